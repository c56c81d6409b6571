"""Templates compiled for a language: what is written into them, what is escaped, and what is left to the request."""

from __future__ import annotations

import flask
import pytest
from jinja2 import DictLoader
from markupsafe import Markup, escape

from webapp import i18n, templating

SPANISH = {"Accept-Language": "es"}


@pytest.fixture
def app() -> flask.Flask:
    made = flask.Flask("webapp")
    made.jinja_environment = templating.Environment
    i18n.install(made)
    return made


def render(app: flask.Flask, source: str, headers: dict[str, str] | None = None, **values: object) -> str:
    """``source`` as a template, in the language of a request with ``headers``."""
    app.jinja_env.loader = DictLoader({"page.html": source})
    templating.install(app)
    with app.test_request_context("/", headers=headers):
        return templating.render("page.html", **values)


@pytest.mark.parametrize(
    ("headers", "said"), [({}, "Articles"), (SPANISH, "Artículos"), ({"Accept-Language": "ko"}, "글")]
)
def test_a_text_is_told_in_the_language_of_the_request(app: flask.Flask, headers: dict[str, str], said: str) -> None:
    assert render(app, '<p>{{ _("Articles") }}</p>', headers) == f"<p>{said}</p>"


def test_a_text_is_part_of_the_compiled_template(app: flask.Flask) -> None:
    templating.install(app)
    spanish = app.extensions["ibid-templates"]["es"]
    assert "Artículos" in spanish.compile('<p>{{ _("Articles") }}</p>', raw=True)


def test_one_language_does_not_keep_the_texts_of_another(app: flask.Flask) -> None:
    source = '{% set said = _("Articles") %}<p title="{{ _("Articles") }}">{{ said }}</p>'
    app.jinja_env.loader = DictLoader({"page.html": source})
    templating.install(app)
    for language, said in (("es", "Artículos"), ("en", "Articles"), ("es", "Artículos")):
        with app.test_request_context("/", headers={"Accept-Language": language}):
            assert templating.render("page.html") == f'<p title="{said}">{said}</p>'


def test_a_text_with_values_escapes_them(app: flask.Flask) -> None:
    shown = render(app, '{{ _("also %(forms)s", forms=forms) }}', SPANISH, forms="<b>")
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown


@pytest.mark.parametrize(
    "value", ["plain", "<script>&\"'", Markup("<b>kept</b>"), 7, 1.5, None, True, i18n.lazy_gettext("<i>")], ids=repr
)
def test_values_are_escaped_as_by_markupsafe(app: flask.Flask, value: object) -> None:
    assert render(app, "{{ value }}", value=value) == str(escape(value))


def test_a_choice_without_an_else_is_nothing(app: flask.Flask) -> None:
    source = "[{{ 'a' if yes }}{{ 'b' if not yes }}]{% for one in [1] if yes %}{{ one }}{% endfor %}"
    assert render(app, source, yes=True) == "[a]1"
    assert render(app, source, yes=False) == "[b]"


def test_what_a_macro_gives_is_not_escaped_again(app: flask.Flask) -> None:
    source = "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}{{ bold(value) }}"
    assert render(app, source, value="<") == "<b>&lt;</b>"

"""In which language the pages speak: English, Spanish or Korean, with dates and numbers in the reader's form.

The language is what ``?hl=`` says, else what a reader chose before (a cookie), else what the browser asks for. Texts
are marked with ``gettext`` and its kin in code and with ``_()`` in templates; ``make messages`` brings the catalogues
in ``translations/`` up to date. Answers for programs are not translated.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import NamedTuple, TypeVarTuple

import flask_babel
from babel import Locale
from babel.numbers import format_decimal
from babel.support import Translations
from flask import Flask, Response, has_request_context, request
from flask_babel.speaklater import LazyString
from markupsafe import Markup

from webapp import params

__all__ = ["LANGUAGES", "gettext", "install", "language", "lazy_gettext", "locale", "ngettext", "number", "switches"]

LANGUAGES = {"en": "English", "es": "Español", "ko": "한국어"}
"""The languages of the interface, each by its own name."""

PARAMETER = "hl"
COOKIE = "ibid_hl"

_TRANSLATIONS = Path(__file__).parent / "translations"
_LOCALES = {"en": Locale("en", "GB"), "es": Locale("es"), "ko": Locale("ko")}
LONGEST = 20_000
"""Bytes of a query string beyond which a link to the same page leaves it out: nothing that is answered is longer."""
_YEAR_SECONDS = 365 * 24 * 3600


Given = TypeVarTuple("Given")


class _Speech(NamedTuple):
    """A language and its catalogue, which a page asks a hundred times: what it was asked once is remembered."""

    language: str
    gettext: Callable[[str], str]
    ngettext: Callable[[str, str, int], str]


_SPEECH: ContextVar[_Speech | None] = ContextVar("speech", default=None)


def install(app: Flask) -> None:
    """Let every request of ``app`` have its language, and remember one that is asked for."""
    app.config.setdefault("BABEL_DEFAULT_LOCALE", "en")
    flask_babel.Babel(app, locale_selector=_select)

    def begin() -> None:
        _SPEECH.set(_speech())

    def end(_: BaseException | None) -> None:
        _SPEECH.set(None)

    def finish(response: Response) -> Response:
        asked = _known(request.args.get(PARAMETER))
        if asked and asked != request.cookies.get(COOKIE):
            response.set_cookie(COOKIE, asked, max_age=_YEAR_SECONDS, httponly=True, samesite="Lax")
        if response.mimetype == "text/html":
            response.headers.add("Vary", "Accept-Language, Cookie")
            response.headers["Content-Language"] = language()
        return response

    app.before_request(begin)
    app.after_request(finish)
    app.teardown_request(end)
    app.jinja_env.globals.update({"_": _told, "gettext": _told, "ngettext": _told_many})
    app.jinja_env.globals.update(language=language, number=number, switches=switches)


def gettext(text: str, /, **values: object) -> str:
    """``text`` in the reader's language, with ``%(name)s`` replaced by ``values``."""
    said = (_SPEECH.get() or _speech()).gettext(text)
    return said % values if values else said


def lazy_gettext(text: str) -> LazyString:
    """As ``gettext``, but told in the language of the request that shows it: for tables made at import."""
    return LazyString(gettext, text)


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """``one`` or ``many`` as ``number`` and the language ask for; ``%(num)s`` is the number itself."""
    return _either(one, many, number) % {"num": number, **values}


def _either(one: str, many: str, number: int) -> str:
    """``one`` or ``many``, with its placeholders: templates fill them themselves, escaping what they put in."""
    return (_SPEECH.get() or _speech()).ngettext(one, many, number)


def language() -> str:
    """The language of the interface: ``en`` where there is no request."""
    return (_SPEECH.get() or _speech()).language


def _speech() -> _Speech:
    return speech(_select() if has_request_context() else "en")


@cache
def speech(code: str) -> _Speech:
    """One of the languages of the interface."""
    catalogue = Translations.load(_TRANSLATIONS, [code])
    return _Speech(code, lru_cache(maxsize=4096)(catalogue.gettext), catalogue.ngettext)


def _told(text: str, /, **values: object) -> Markup:
    """``gettext`` for templates, which escapes what is filled in. Plainer than Jinja's own: a page asks fifty times."""
    said = Markup((_SPEECH.get() or _speech()).gettext(text))  # noqa: S704 - a text of ours
    return said % values if values else said


def _told_many(one: str, many: str, number: int, /, **values: object) -> Markup:
    """``ngettext`` for templates."""
    return Markup(_either(one, many, number)) % {"num": number, **values}  # noqa: S704 - a text of ours


def remembered(told: Callable[[*Given], str]) -> Callable[[*Given], str]:
    """``told``, which says the same whenever a language and what it is given are the same, asked once for each."""

    @lru_cache(maxsize=8192)
    def kept(_: str, /, *given: *Given) -> str:
        return told(*given)

    @wraps(told)
    def telling(*given: *Given) -> str:
        return kept(language(), *given)

    return telling


def locale() -> Locale:
    """By whose customs dates and numbers are written."""
    return _LOCALES[language()]


def number(value: int) -> str:
    """A count as the reader writes it: ``1,412``, ``1412`` or ``12.000``."""
    return str(value) if 0 <= value < 1000 else _decimal(language(), value)


def switches() -> list[tuple[str, str, str]]:
    """For each language of the interface its code, its name, and the address of this very page in it."""
    # A question that is too long to be answered need not be carried along.
    asked = request.args.items(multi=True) if len(request.query_string) <= LONGEST else ()
    here = [(name, value) for name, value in asked if name != PARAMETER]
    return [(code, name, params.address(request.path, [*here, (PARAMETER, code)])) for code, name in LANGUAGES.items()]


@lru_cache(maxsize=4096)
def _decimal(code: str, value: int) -> str:
    return format_decimal(value, locale=_LOCALES[code])


def _select() -> str:
    asked = _known(request.args.get(PARAMETER)) or _known(request.cookies.get(COOKIE))
    return asked or request.accept_languages.best_match(LANGUAGES, "en") or "en"


def _known(code: str | None) -> str | None:
    return code if code in LANGUAGES else None

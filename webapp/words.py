"""What the pages call things, each in the reader's language: facets, kinds, languages, sorts, counts."""

from __future__ import annotations

import re

from babel import Locale

from webapp import dates, i18n
from webapp.i18n import gettext, ngettext, remembered
from webapp.i18n import lazy_gettext as _

_WORD = re.compile(r"[a-z]+[ ,]")

FACET_TITLES = {
    "kind": _("Kind"),
    "year": _("Year"),
    "actor": _("Actor"),
    "outlet": _("Outlet"),
    "work": _("Work cited"),
    "publication": _("Publication"),
    "published": _("Published"),
    "lang": _("Language"),
}
MISSING_WORDS = {
    "kind": _("no kind"),
    "year": _("no year"),
    "actor": _("no known actor"),
    "outlet": _("no known outlet"),
    "work": _("no work cited"),
    "publication": _("publication unknown"),
    "published": _("date unknown"),
    "lang": _("language unknown"),
}
ALL_VALUES = {
    "kind": _("All kinds"),
    "year": _("All years"),
    "actor": _("All actors"),
    "outlet": _("All outlets"),
    "work": _("All works cited"),
    "publication": _("All publications"),
    "published": _("All years of publication"),
    "lang": _("All languages"),
}
SUGGESTED = {
    "actor": _("Actors"),
    "outlet": _("Outlets"),
    "work": _("Works cited"),
    "article": _("Articles"),
}
KINDS = {"paragraph": _("paragraph"), "footnote": _("footnote"), "caption": _("caption")}
TYPES = {"person": _("person"), "organisation": _("organisation"), "state": _("state"), "place": _("place")}
SORTS = {
    "relevance": _("Best match first"),
    "year": _("Earliest year first"),
    "-year": _("Latest year first"),
    "document": _("In reading order"),
}


@remembered
def language_name(code: str) -> str:
    """The name of a language in the reader's own: ``es`` is *Spanish*, *español* or *스페인어*."""
    try:
        return Locale.parse(code).get_display_name(i18n.locale()) or code
    except ValueError:  # babel's UnknownLocaleError is no ValueError
        return code
    except LookupError:
        return code


@remembered
def kind_label(kind: str, label: str) -> str:
    """``paragraph 7`` as the reader's language has it."""
    if kind == "paragraph":
        return gettext("paragraph %(label)s", label=label)
    if kind == "footnote":
        return gettext("footnote %(label)s", label=label)
    return gettext("caption %(label)s", label=label)


def value_label(facet: str, value: str, label: str) -> str:
    """What a page shows for a facet value that the engine labels ``label``."""
    if facet in {"year", "published"}:
        return dates.decade(value)
    if facet == "lang":
        return language_name(value)
    if facet == "kind" and value in KINDS:
        return str(KINDS[value])
    return label or value


def sentence(text: str) -> str:
    """A message as a sentence: with a capital, unless it begins with a name such as ``year=``, and a full stop."""
    capital = text[:1].upper() + text[1:] if _WORD.match(text) else text
    return capital if capital.endswith((".", "!", "?", "…")) else capital + "."


def passages(number: int) -> str:
    """``1 passage``, ``1,412 passages``."""
    return ngettext("%(shown)s passage", "%(shown)s passages", number, shown=i18n.number(number))


def articles(number: int) -> str:
    """``1 article``, ``1,412 articles``."""
    return ngettext("%(shown)s article", "%(shown)s articles", number, shown=i18n.number(number))


def notes(number: int) -> str:
    """``1 note``, ``1,412 notes``."""
    return ngettext("%(shown)s note", "%(shown)s notes", number, shown=i18n.number(number))


def found(passage_count: int, article_count: int) -> str:
    """``412 passages in 37 articles``."""
    return gettext("%(passages)s in %(articles)s", passages=passages(passage_count), articles=articles(article_count))


@remembered
def under(number: int) -> str:
    """What unfolds the notes of a paragraph."""
    return ngettext(
        "%(shown)s note under this paragraph", "%(shown)s notes under this paragraph", number, shown=i18n.number(number)
    )


@remembered
def resting(number: int) -> str:
    """What unfolds the claims of a note."""
    return ngettext(
        "%(shown)s claim rests on this note", "%(shown)s claims rest on this note", number,
        shown=i18n.number(number),
    )  # fmt: skip


@remembered
def shown(number: int, every: int) -> str:
    """``3 of 7 passages``, of those of an article that answer."""
    if number == every:
        return passages(number)
    return ngettext(
        "%(some)s of %(shown)s passage", "%(some)s of %(shown)s passages", every, some=i18n.number(number),
        shown=i18n.number(every),
    )  # fmt: skip


@remembered
def all_of_article(number: int) -> str:
    """What leads from some passages of an article to all that answer."""
    return ngettext("Show the %(shown)s passage", "Show all %(shown)s passages", number, shown=i18n.number(number))


def next_passages(number: int) -> str:
    """What leads to the next page of passages."""
    return ngettext("Next passage", "Next %(shown)s passages", number, shown=i18n.number(number))


def next_articles(number: int) -> str:
    """What leads to the next page of articles."""
    return ngettext("Next article", "Next %(shown)s articles", number, shown=i18n.number(number))


def chosen(number: int) -> str:
    """How many filters are chosen."""
    return ngettext("%(shown)s chosen", "%(shown)s chosen", number, shown=i18n.number(number))


def values(number: int) -> str:
    """How many values a facet has."""
    return ngettext("%(shown)s value", "%(shown)s values", number, shown=i18n.number(number))

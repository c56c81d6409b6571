"""What went wrong, told to a reader in their language, with ways on. What programs are told is in ``errors``.

The indexer tells in English what it refuses. The sentences that a reader may meet are known here by their form, so that
they can be told in other languages; one that isn't known is shown as it is, and so is what only concerns the keeper of
the library.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from flask_babel.speaklater import LazyString

from indexer import MAX_QUERY_CHARS, IbidError, LibraryError, NotFoundError, ParameterError, Query, QueryError
from webapp import params, present, words
from webapp.i18n import gettext, number
from webapp.i18n import lazy_gettext as _

FIRST_WORDS: Final = 12
"""As many words of a question that is too long are offered instead of it."""
MOST_SHOWN: Final = 80
"""Characters of a wrong value that are shown."""

_TITLES: Final = {
    400: _("This can’t be answered as it stands"),
    404: _("Nothing has this address"),
    405: _("This address can only be read"),
    500: _("Something went wrong here"),
    503: _("The library can’t be read now"),
}
_TEXTS: Final = {
    404: _("There is no page here. Perhaps the link was cut, or the article is no longer in the library."),
    405: _("Pages can be asked for, but nothing can be sent to this one."),
    500: _("Something went wrong here, not with your question. It has been recorded."),
    503: _("This page works as soon as the library is there; nothing needs to be restarted."),
}
_YEARS: Final = _("a year (1967), a range (1960..1969) or a decade (196X)")
_EXPECTED: Final = {
    "year": _YEARS,
    "published": _YEARS,
    "kind": _("paragraph, footnote or caption"),
    "size": _("a whole number from 1 to 100"),
    "sort": _("relevance, year, -year or document"),
    "cursor": _("what a link to a next page holds, unchanged"),
    "variants": _("0 or 1"),
    "missing": _("the name of a facet"),
    "exclude": _("a facet and a value, such as year:1967"),
}
_FORMS: Final[Sequence[tuple[re.Pattern[str], LazyString]]] = [
    (re.compile(form), said)
    for form, said in (
        ("there is no word to search for in this query", _("There is no word to search for in this query.")),
        ("this quotation (?:has no end|mark is not closed)", _("This quotation has no end.")),
        ("this bracket is never closed", _("This bracket is never closed.")),
        ("this bracket closes nothing", _("This bracket closes nothing.")),
        ("there is nothing in these brackets", _("There is nothing in these brackets.")),
        ("OR needs a word on each side", _("OR needs a word on each side.")),
        ("(?P<what>.+) needs a word right after it", _("%(what)s needs a word right after it.")),
        ("(?P<what>.+) needs a word after it", _("%(what)s needs a word after it.")),
        ("brackets and signs nest deeper than (?P<most>.+)", _("Brackets and signs nest deeper than %(most)s.")),
        ("the query has more than (?P<most>.+) words", _("The query has more than %(most)s words.")),
        ("(?P<what>.+) stands for more than (?P<most>.+) words",
         _("%(what)s stands for more than %(most)s words: add letters.")),
        ("answering took more than (?P<most>.+) seconds and was stopped",
         _("Answering took more than %(most)s seconds and was stopped: ask for fewer or longer words.")),
    )
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a page of trouble says: ``keeper`` is for who keeps the library, ``ways`` pair texts with addresses."""

    status: int
    title: str
    text: str
    keeper: str
    ways: tuple[tuple[str, str], ...]


def told(message: str) -> str:
    """A message of the indexer about a query, in the reader's language."""
    for form, said in _FORMS:
        if match := form.fullmatch(message):
            return str(said) % match.groupdict()
    return words.sentence(message)


def of(status: int, error: Exception | None, path: str, left: Query) -> Trouble:
    """The page for ``error``, or for a status alone; ``left`` is what remains of the question."""
    known = status if status in _TITLES else 500 if status >= 500 else 400
    text = str(_TEXTS.get(known, ""))
    keeper = ""
    if isinstance(error, ParameterError):
        text = _parameter(error)
    elif isinstance(error, QueryError):
        text = told(error.message)
    elif isinstance(error, LibraryError):
        keeper = " ".join(words.sentence(part) for part in (error.message, error.cure) if part)
    return Trouble(status, str(_TITLES[known]), text, keeper, tuple(_ways(known, error, path, left)))


def _parameter(error: ParameterError) -> str:
    if _is_too_long(error):
        return gettext(
            "The question has %(count)s characters; at most %(most)s are read.",
            count=number(len(error.value)), most=number(MAX_QUERY_CHARS),
        )  # fmt: skip
    value = " ".join(error.value.split())
    shown = f"{value[:MOST_SHOWN]}…" if len(value) > MOST_SHOWN else value
    if error.name in _EXPECTED:
        return gettext(
            "“%(value)s” is not understood as %(name)s: that takes %(expected)s.",
            value=shown, name=error.name, expected=_EXPECTED[error.name],
        )  # fmt: skip
    return gettext("“%(value)s” is not understood as %(name)s.", value=shown, name=error.name)


def _is_too_long(error: ParameterError) -> bool:
    return error.name == "q" and len(error.value) > MAX_QUERY_CHARS


def _ways(status: int, error: Exception | None, path: str, left: Query) -> list[tuple[str, str]]:
    here = params.link(present.SEARCH_PAGE, left)
    if status == 503:
        return [(gettext("Try again"), here)]
    ways = [(gettext("Go on with what is left of the question"), here)] if here != "/" else []
    if isinstance(error, ParameterError) and _is_too_long(error):
        few = " ".join(error.value.split()[:FIRST_WORDS])[:200]
        way = params.link(present.SEARCH_PAGE, left.asking(few))
        ways.append((gettext("Search for its first words: %(words)s", words=few), way))
    ways = ways or [(gettext("Go to the front page"), "/")]
    if status == 404:
        ways += _near(error, path)
    return ways


def _near(error: Exception | None, path: str) -> list[tuple[str, str]]:
    """A search for the words of an address that is none, and the list of what there is."""
    text = " ".join(re.findall(r"[^\W_]+", unquote(path.rpartition("/")[2])))[:100]
    listed = [(gettext("The list of all articles"), "/articles")]
    if not text or (error is not None and not isinstance(error, (NotFoundError, IbidError))):
        return listed
    return [(gettext("Search for “%(words)s”", words=text), params.link(present.SEARCH_PAGE, Query.of(text))), *listed]

"""Where nothing was found: other searches that do find something, each with how much that is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from indexer import Engine, Page, Query, QueryError
from webapp import params, words
from webapp.i18n import gettext
from webapp.search.chips import Chip

MOST_TRIED: Final = 24
"""Searches tried for one page of help: each takes about a millisecond."""
MOST_WORDS: Final = 8
"""A query of more words is not taken apart."""

_QUOTES = re.compile('["“”„«»]')
_JOINED = re.compile(r"[\"“”„«»()]|\b(?:OR|NOT)\b")


@dataclass(frozen=True, slots=True)
class Way:
    """Another search: what it is, where it is, and what it finds."""

    text: str
    href: str
    said: str


def ways(query: Query, page: Page, chips: Sequence[Chip], engine: Engine, surface: str) -> tuple[Way, ...]:
    """The searches near ``query`` that find something: respelt, with other forms of names, with less asked."""
    found: list[Way] = []
    tried: set[Query] = {query}
    for text, other in _candidates(query, page, chips):
        asked = replace(other, cursor=None)
        if asked in tried or len(tried) > MOST_TRIED:
            continue
        tried.add(asked)
        if passages := _count(asked, engine):
            found.append(Way(text, params.link(surface, asked), words.passages(passages)))
    return tuple(found)


def _count(query: Query, engine: Engine) -> int:
    try:
        return engine.find(replace(query, size=1)).passages
    except QueryError:  # a word of the query that can't stand alone
        return 0


def _candidates(query: Query, page: Page, chips: Sequence[Chip]) -> Iterator[tuple[str, Query]]:
    for text in page.suggestions:
        yield gettext("spelt %(query)s", query=text), query.asking(text)
    if query.q and not query.variants:
        yield gettext("with the other forms of names"), replace(query, variants=True)
    for chip in chips:
        yield gettext("without %(facet)s: %(value)s", facet=chip.title, value=chip.text), chip.without
    if len(chips) > 1:
        yield gettext("without any filter"), query.without_filters()
    yield from _shorter(query)
    for text in page.suggestions if chips else ():
        yield gettext("spelt %(query)s, without any filter", query=text), query.asking(text).without_filters()
    for word, other in _without_a_word(query) if chips else ():
        yield gettext("without the word %(word)s, without any filter", word=word), other.without_filters()


def _shorter(query: Query) -> Iterator[tuple[str, Query]]:
    """The query with its phrases as words, or without one of its words."""
    if _QUOTES.search(query.q):
        yield gettext("without the quotation marks"), query.asking(_QUOTES.sub(" ", query.q))
    for word, other in _without_a_word(query):
        yield gettext("without the word %(word)s", word=word), other


def _without_a_word(query: Query) -> Iterator[tuple[str, Query]]:
    terms = query.q.split()
    if not 1 < len(terms) <= MOST_WORDS or _JOINED.search(query.q):
        return
    for number, term in enumerate(terms):
        yield term, query.asking(" ".join([*terms[:number], *terms[number + 1 :]]))

"""Titles that talk names for short: *Harker (“Kitchen,” 219)*, *Wage book, entries for 1891*, “Envoys” alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.citations.known.fitting import fits, is_exact
from indexer.citations.known.known_papers import Said
from indexer.citations.known.known_words import NUMBERS, Title, field_of, paged, part
from indexer.citations.model import Citation, CitationField
from indexer.citations.short.leaning import CIT
from indexer.citations.short.leaning_eastern import KO_OPCIT
from indexer.citations.short.located import PAGE
from indexer.prefilter import Prefiltered

_VOLUME = r"(?:(?:vol|t|v)\.\s(?:\d{1,2}|[IVX]{1,5}),\s)?"
_PLACE = rf"{_VOLUME}(?:{paged('a')}|{part('b')}|(?P<c>{NUMBERS})|(?P<ko>{PAGE})(?:쪽|면))"
# “(“Kitchen,” 219)”, “(Kitchen Papers, p. 219)”, “(op. cit., 12)”, (앞의 글, 117쪽)
_BRACKET = Prefiltered(
    rf"\((?:(?:in|en)\s)?(?:(?P<cit>{CIT}|ib[ií]d(?:em|\.)?|{KO_OPCIT})|[“\"‘'«「『]?(?P<title>[^()“”«»\"「」『』;]{{2,80}}?)[,.]?[”\"’'»」』]?)"
    rf"(?:[,:]?\s{_PLACE}[^()]{{0,40}}|(?(cit)|(?!)))\)"
)
# What follows a title and is no page: “, vol. 3”, “, leg. 3”, “, entries for 1891”, “, passim”, “, 제3권”
ITEM = re.compile(
    r",?[”\"’'»」』]?,\s(?:(?:art\.\s|op\.\s)?cit\.|(?:vols?|t|leg|fols?|ff?|exp|carp|no|núm|n)\.\s|(?:tomo|volume|legajo|caja|box|folder|carpeta|expediente|entry|entries|entrada|"
    r"cuaderno|notebook|reel|rollo|item|file|sheet|hoja)\s|pássim|passim|제\s?\d{1,3}\s?(?:권|책|호)|상자\s|inside\s)"
)
# “, 15 and 22 April 1975”, “, May 3, 1967”: the days of a diary or an account book.
DATED = re.compile(
    r",?[”\"’'»」』]?,\s(?:\d{1,2}\s(?:(?:and|y|to|al)\s\d{1,2}\s)?(?:de\s)?)?[^\W\d_]{3,10}\s(?:\d{1,2},\s)?(?:del?\s)?(?:1[89]|20)\d\d(?!\w)"
)
# “there is nothing of it in ‘Envoys’”
_FIRST_WORD = Prefiltered(
    r"(?<!\w)(?:in|see|from|of|by|cf\.|en|véase|ver|de|según)\s[‘“«\"](?P<title>[^\W\d_a-z][^\W\d_]{3,30})[,.]?[’”»\"](?![\w’])"
)
_SENTENCE = 160
_NEAR_NAMES = 3


def in_brackets(
    text: str, start: int, end: int, names: Sequence[re.Match[str]], fulls: Sequence[Citation]
) -> Iterator[Said]:
    """*of which Harker speaks (“Kitchen,” 219)*: a title or *op. cit.* in brackets, behind its author."""
    for found in _BRACKET.finditer(text, start, end):
        places = [field_of(text, "locator", found.span(name)) for name in ("a", "b", "c", "ko") if found[name]]
        before = [one for one in names if found.start() - _SENTENCE < one.start("name") < found.start()]
        authors = [field_of(text, "author", one.span("name")) for one in reversed(before[-_NEAR_NAMES:])]
        if found["cit"]:
            if authors:
                yield Said(authors[0].start, found.end(), (authors[0], *places), "opcit")
            continue
        title = field_of(text, "title", found.span("title"))
        if title.value[:1].islower():
            continue
        for author in authors:
            if any(fits(_short(author, title), full) for full in fulls):
                yield Said(author.start, found.end(), (author, title, *places))
                break
        else:
            if any(is_exact(_short(title), full) for full in fulls):
                yield Said(found.start("title"), found.end(), (title, *places))


def first_words(text: str, start: int, end: int, titles: Sequence[Title]) -> Iterator[Said]:
    """The first word of one title of the article, in quotes, where talk leads to it: “Envoys”."""
    for found in _FIRST_WORD.finditer(text, start, end):
        if sum(title[:1] == (found["title"],) for title in titles) == 1:
            yield Said(found.start("title") - 1, found.end(), (field_of(text, "title", found.span("title")),))


def _short(*fields: CitationField) -> Citation:
    return Citation(0, 0, "short", "unknown", fields)

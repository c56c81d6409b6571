"""Titles that talk names for short: *Harker (“Kitchen,” 219)*, *Wage book, entries for 1891*, “Envoys” alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.citations.known.fitting import fits, has_author, is_exact
from indexer.citations.known.known_papers import Said
from indexer.citations.known.known_words import NUMBERS, Title, field_of, paged, part
from indexer.citations.model import Citation, CitationField
from indexer.citations.short.leaning import CIT
from indexer.citations.short.leaning_eastern import KO_OPCIT
from indexer.citations.short.located import PAGE
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_VOLUME = r"(?:(?:vol|t|v)\.\s(?:\d{1,2}|[IVX]{1,5}),\s)?"
_BARE = rf"(?P<c>(?:\d{{1,2}}:)?{NUMBERS})(?!\s(?:[A-Z]|de\s))"
_PLACE = rf"{_VOLUME}(?:{paged('a')}|{part('b')}|{_BARE}|(?P<ko>{PAGE})(?:쪽|면))"
# “(“Kitchen,” 219)”, “(Kitchen Papers, p. 219)”, “(op. cit., 12)”, (앞의 글, 117쪽)
_BRACKET = Prefiltered(
    rf"\((?:(?:in|en)\s)?(?:(?P<cit>{CIT}|[Ii]b[ií]d(?:em|\.)?|{KO_OPCIT})|[“\"‘'«「『]?(?P<title>[^()“”«»\"「」『』;]{{2,80}}?)[,.]?[”\"’'»」』]?)"
    rf"(?:[,:]?\s{_PLACE}[^()]{{0,40}}|(?(cit)(?:,\s[^()]{{1,40}})?|(?!)))\)"
)
# What follows a title and is no page: “, vol. 3”, “, leg. 3”, “, entries for 1891”, “, passim”, “, 제3권”
ITEM = lazy(
    r",?[”\"’'»」』]?,\s(?:(?:art\.\s|op\.\s)?cit\.|(?:vols?|t|leg|fols?|ff?|exp|carp|no|núm|n)\.\s|(?:tomo|volume|legajo|caja|box|folder|carpeta|expediente|entry|entries|entrada|"
    r"cuaderno|notebook|reel|rollo|item|file|sheet|hoja)\s|pássim|passim|제\s?\d{1,3}\s?(?:권|책|호)|상자\s|inside\s)"
)
# “, 15 and 22 April 1975”, “, May 3, 1967”: the days of a diary or an account book.
DATED = lazy(
    r",?[”\"’'»」』]?,\s(?:\d{1,2}\s(?:(?:and|y|to|al)\s\d{1,2}\s)?(?:de\s)?)?[^\W\d_]{3,10}\s(?:\d{1,2},\s)?(?:del?\s)?(?:1[89]|20)\d\d(?!\w)"
)
# “there is nothing of it in ‘Envoys’”
_FIRST_WORD = Prefiltered(
    r"(?<!\w)(?:in|see|from|of|by|cf\.|en|véase|ver|de|según)\s[‘“«\"](?P<title>[^\W\d_a-z][^\W\d_]{3,30})[,.]?[’”»\"](?![\w’])"
)
_SENTENCE = 160
_NEAR_NAMES = 3
_ADJOINING = (0, 1)


def in_brackets(
    text: str, start: int, end: int, names: Sequence[re.Match[str]], fulls: Sequence[Citation]
) -> Iterator[Said]:
    """*of which Harker speaks (“Kitchen,” 219)*: a title or *op. cit.* in brackets, behind its author."""
    for found in _BRACKET.finditer(text, start, end):
        places = [field_of(text, "locator", found.span(name)) for name in ("a", "b", "c", "ko") if found[name]]
        before = [one for one in names if found.start() - _SENTENCE < one.start("name") < found.start()]
        authors = [field_of(text, "author", one.span("name")) for one in reversed(before[-_NEAR_NAMES:])]
        if found["cit"]:
            said = _leaning(found, authors, places, fulls)
        else:
            said = _signed_within(text, found, names, places, fulls) or _titled(text, found, authors, places, fulls)
        if said:
            yield said


def _leaning(
    found: re.Match[str], authors: Sequence[CitationField], places: Sequence[CitationField], fulls: Sequence[Citation]
) -> Said | None:
    """*Harker says so (op. cit., 12)*; *Harker (ibid., 12)*, but *“Harker,” it says (ibid., 12)* by itself."""
    is_ibid = found["cit"][:1] in "iI"
    named = (one for one in authors if not is_ibid or found.start() - one.end in _ADJOINING)
    by = next((one for one in named if any(has_author(full, one.value) for full in fulls)), None)
    if by:
        return Said(by.start, found.end(), (by, *places), "opcit")
    return Said(found.start("cit"), found.end() - 1, tuple(places), "ibid") if is_ibid else None


def _signed_within(
    text: str,
    found: re.Match[str],
    names: Sequence[re.Match[str]],
    places: Sequence[CitationField],
    fulls: Sequence[Citation],
) -> Said | None:
    """*(Harker, Kitchen 219)*: with the author in the brackets, too."""
    start, end = found.span("title")
    author = next((field_of(text, "author", one.span("name")) for one in names if one.start("name") == start), None)
    if author is None or author.end >= end or not text.startswith(", ", author.end):
        return None
    title = field_of(text, "title", (author.end + 2, end))
    known = any(fits(_short(author, title), full) for full in fulls)
    return Said(start, found.end() - 1, (author, title, *places)) if known else None


def _titled(
    text: str,
    found: re.Match[str],
    authors: Sequence[CitationField],
    places: Sequence[CitationField],
    fulls: Sequence[Citation],
) -> Said | None:
    title = field_of(text, "title", found.span("title"))
    if title.value[:1].islower():
        return None
    for author in authors:
        if any(fits(_short(author, title), full) for full in fulls):
            return Said(author.start, found.end(), (author, title, *places))
    exact = any(is_exact(_short(title), full) for full in fulls)
    return Said(title.start, found.end(), (title, *places)) if exact else None


def first_words(text: str, start: int, end: int, titles: Sequence[Title]) -> Iterator[Said]:
    """The first word of one title of the article, in quotes, where talk leads to it: “Envoys”."""
    for found in _FIRST_WORD.finditer(text, start, end):
        if sum(title[:1] == (found["title"],) for title in titles) == 1:
            yield Said(found.start("title") - 1, found.end(), (field_of(text, "title", found.span("title")),))


def _short(*fields: CitationField) -> Citation:
    return Citation(0, 0, "short", "unknown", fields)

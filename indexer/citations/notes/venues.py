"""Does a sentence tell where the work before it appeared: in which periodical, gazette or town, or at which school?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from indexer.citations.names.persons import Span, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.laws import GAZETTE, LAW
from indexer.citations.parts.container_names import ELIDED, is_romanised
from indexer.patterns import lazy, match_by_end

LONGEST_HEAD = 160
"""How many characters of the sentence before are looked at, from its end."""
DAY = (
    r"(?:\d{1,2}\s(?:de\s)?[^\W\d_]{3,10}\s(?:de\s)?(?:1[5-9]|20)\d\d|[A-Z][a-z]{2,8}\s\d{1,2},\s(?:1[5-9]|20)\d\d|"
    r"(?:1[5-9]|20)\d\d년(?:\s\d{1,2}월(?:\s\d{1,2}일)?)?)"
)


def is_placed(text: str, before: Span, now: Span, after: Span | None, slanted: Mapping[int, int]) -> bool:
    """*“Salt Is Up”. The Salt Times. Lima, 3 May 1967*: a periodical behind a title in quotes, or its town."""
    near = max(before[0], before[1] - LONGEST_HEAD)
    if _is_town_issue(text, now):
        return _PERIODICAL_LAST.search(text, near, before[1]) is not None
    if after is None or not _is_town_issue(text, after) or not _QUOTE_LAST.search(text, near, before[1]):
        return False
    start, end = trim(text, *now, " .")
    named = start in slanted or (has_capitals(text[start:end]) and not w.SAYS.search(text, start, end))
    return named and _PERIODICAL.fullmatch(text, start, end) is not None


_QUOTE_LAST = lazy(r"[”\"»’]\.$|\.[”\"»’]$")
_PERIODICAL = lazy(rf"{w.NOT_SMALL}[^.,;:()“”«»\"\d]{{1,80}}")
_PERIODICAL_LAST = lazy(rf"(?:[”\"»’]\.|\.[”\"»’])\s{_PERIODICAL.pattern}\.$")
# “Lima, 3 de mayo de 1967”, “Lima, Nº 62, abril de 1998”, “Lima, año 3, n. 62”, “Lima, May 3, 1967”
_ISSUE = lazy(
    rf",\s(?:{w.NUMBER_SIGN}\d|(?:[Vv]ol|[Tt])\.\s[\dIVXL]|[Aa]ño\s[\dIVXL]|"
    r"(?:\d{1,2}(?:º|°|er)?\s(?:de\s)?[^\W\d_]{3,10}|[^\W\d_]{3,10}\s\d{1,2},|[^\W\d_]{3,10}(?:\s?[-–/]\s?[^\W\d_]{3,10})?)\s(?:del?\s)?(?:1[5-9]|20)\d\d)"
)
_TOWN_ISSUE = lazy(
    rf"\s*{w.NOT_SMALL}[^\W\d_]+(?:\s(?:(?:de|del|la|las|los)\s){{0,2}}[^\W\d_]+){{0,3}}(?:\s\([^()\d]{{2,30}}\))?{_ISSUE.pattern}"
)


def _is_town_issue(text: str, part: Span) -> bool:
    return match_by_end(_TOWN_ISSUE, _ISSUE, text, *part) is not None


def is_thesis(text: str, now: Span) -> bool:
    """*Ruiz, Ana: La sal. Trabajo de grado, Universidad de Utopía, 1996*: of what sort the work is, and its school."""
    start, _ = trim(text, *now)
    found = w.THESIS.match(text, start, now[1]) if text[start : start + 1].isupper() else None
    return found is not None and _SCHOOL_NEXT.match(text, found.end()) is not None


_SCHOOL_NEXT = lazy(rf"[.,]\s{w.NOT_SMALL}")


def is_school(text: str, before: Span, now: Span) -> bool:
    """*Ruiz, Ana: La sal. Tesis doctoral. Lima, Universidad de Utopía, 1996*: the school in a sentence of its own."""
    last = _SENTENCE_LAST.search(text, max(before[0], before[1] - LONGEST_HEAD), before[1])
    told = w.THESIS.match(text, last.end(), before[1]) if last and _SCHOOL.match(text, *now) else None
    return told is not None and told.end() + 1 >= before[1]


_SENTENCE_LAST = lazy(r"[.!?”»\"]\s(?=[^.!?”»\"]{4,80}\.$)")
_SCHOOL = lazy(
    rf"\s*(?:{w.NOT_SMALL}[^.,:;()“”«»\d]{{1,60}}[,:]\s)?{w.NOT_SMALL}[^.:;()“”«»\d]{{3,100}},\s(?:[^\W\d_]{{3,10}}\s(?:de\s)?)?(?:1[5-9]|20)\d\d"
)


def is_gazetted(text: str, before: Span, now: Span) -> bool:
    """*Ley N.° 71, Ley de la Sal. El Faro, 3 de mayo de 1967*: where a law was printed, and when."""
    start = trim(text, *before)[0]
    if w.LEGAL.match(text, start, before[1]) and _GAZETTE.match(text, *now):
        return True
    return LAW.match(text, start, before[1]) is not None and _NAMED_GAZETTE.match(text, *now) is not None


_GAZETTE = lazy(
    r"\s*[^\W\d_a-z][^,.;()\d]{2,60},\s(?:\d{1,2}\s(?:de\s)?[^\W\d_]{3,10}\s(?:del?\s)?|[^\W\d_a-z][a-z]{2,8}\s\d{1,2},\s)(?:1[5-9]|20)\d\d"
)
_NAMED_GAZETTE = lazy(rf"\s*{GAZETTE},?\s(?:{w.NUMBER_SIGN})?\d")


def is_container(text: str, span: Span) -> bool:
    """Whether a sentence after a title in quotes goes on with where it appeared: few words, a number, no talk."""
    stretch = text[span[0] : min(span[1], span[0] + 220)].strip()
    first = stretch.split(",")[0].split("(")[0]
    words = [word for word in re.split(r"[\s,]+", re.split(r"\d", first, maxsplit=1)[0]) if word]
    if not words or len(words) > 9 or not _ITEM.search(stretch):
        return False
    return has_capitals(" ".join(words)) or (words[0][0].isupper() and is_romanised(" ".join(words)))


_ITEM = lazy(r"\d|(?:vol|no|núm|t)\.|\(\d{4}|(?:19|20|18)\d\d")


def is_eastern_imprint(text: str, span: Span) -> bool:
    """“…”. 석사학위논문, 없는대학교; 〈…〉. 없는영화사: of which school, or who made it, in a sentence of its own.

    “….” 없는신문, 2014년 8월 9일, 3면: or where and when it appeared.
    """
    start, end = trim(text, *span, " .\n")
    if w.THESIS.match(text, start, end) or _EASTERN_ISSUE.fullmatch(text, start, end):
        return True
    return _EASTERN_NAME.fullmatch(text, start, end) is not None and not text.endswith("다", start, end)


_EASTERN_NAME = lazy(r"[가-힣一-鿿]{2,12}(?:\s[가-힣一-鿿]{2,10})?")
_EASTERN_ISSUE = lazy(rf"{_EASTERN_NAME.pattern},\s{DAY}(?:\s?자)?(?:,\s\d{{1,3}}[면쪽])?")


def has_capitals(words: str) -> bool:
    """Whether all words begin with capitals, but for the small ones that names have between them."""
    return all(
        word[0].isupper() or word.casefold() in _SMALL or not word[0].isalpha() or ELIDED.match(word)
        for word in words.split()
    )


_SMALL = frozenset(
    ["of", "the", "and", "de", "la", "del", "y", "in", "for", "on", "en", "el", "los", "las", "&", "to", "vol.", "no."]
)

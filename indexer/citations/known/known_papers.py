"""Papers and interviews that talk names by what they are: *the letter of 4 May*, *the letter in note 8*.

Each function finds one such way in a stretch of talk and gives the place and the fields of each short form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from indexer.citations.known.known_words import field_of
from indexer.citations.model import Citation, CitationField, Form, WorkKind
from indexer.citations.notes import words as w
from indexer.citations.parts.kinds import LEANT_NOUNS, PAPER_NOUNS
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_DAYED: frozenset[WorkKind] = frozenset({"archival", "interview", "document", "statement", "unknown"})
_DAY = lazy(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Said:
    """A short form found in talk, ``text[start:end]``."""

    start: int
    end: int
    fields: tuple[CitationField, ...]
    form: Form = "short"


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an article's papers and interviews as talk would say them, with one pattern for all of them."""

    dates: dict[str, tuple[str, ...]]
    iso: frozenset[str]
    """The days in EDTF."""

    def pattern_for(self, talk: str) -> re.Pattern[str] | None:
        """The pattern, if the talk has one of the days: it takes as long to compile as ten notes to read."""
        return _pattern(tuple(self.dates)) if any(said in talk for said in self.dates) else None


def days_of(fulls: Iterable[Citation]) -> Days | None:
    """The days on which the papers and interviews were written or held; None where none has a day."""
    dates: dict[str, tuple[str, ...]] = {}
    for one in fulls:
        day = _DAY.fullmatch(one.first("date")) if one.kind in _DAYED else None
        for said in _sayings(int(day[2]), int(day[3])) if day else ():
            dates[said] = tuple(dict.fromkeys((*dates.get(said, ()), one.first("date"))))
    if not dates:
        return None
    return Days(dates, frozenset(day for days in dates.values() for day in days))


def _sayings(month: int, day: int) -> Iterator[str]:
    if 1 <= month <= len(w.ENGLISH_MONTHS):
        english, spanish = w.ENGLISH_MONTHS[month - 1], w.SPANISH_MONTHS[month - 1]
        yield from (f"{english} {day}", f"{day} {english}", f"{day} de {spanish}", f"{month}월 {day}일")


@lru_cache(maxsize=16)
def _pattern(said: tuple[str, ...]) -> re.Pattern[str]:
    """*the letter … of 4 May 1968*; *the 4 May letter*; 1968년 5월 4일자 편지."""
    days = "|".join(sorted(map(re.escape, said), key=lambda said: (-len(said), said)))
    return re.compile(
        rf"(?:(?:[Tt]he|[Ll]a|[Ee]l|[Tt]his|[Tt]hat)\s)?(?<!\w)(?P<a>(?i:{PAPER_NOUNS}))(?:\s[^\W\d_][\w’'-]*){{0,5}}?,?\s"
        rf"(?:(?:of|from|dated|on|for|del?|fechad[oa]\sel)\s(?:the\s)?|(?<=,\s))(?P<day_a>{days})(?:,?\s(?:del?\s)?(?P<year_a>\d{{4}}))?(?!\d)"
        rf"|(?:[Tt]he\s)?(?<!\w)(?P<day_b>{days})(?:,?\s(?P<year_b>\d{{4}}))?\s(?P<b>(?i:{PAPER_NOUNS}))(?!\w)"
        rf"|(?:(?P<year_c>\d{{4}})년\s)?(?P<day_c>{days})(?:자|의|에\s?[가-힣]{{1,6}})?\s?(?:[가-힣]{{1,8}}\s)?(?P<c>{PAPER_NOUNS})"
    )


def of_days(text: str, start: int, end: int, days: Days) -> Iterator[Said]:
    """*the letter of 4 May 1968*: by the day of a paper that is cited in full."""
    pattern = days.pattern_for(text[start:end])
    for found in pattern.finditer(text, start, end) if pattern else ():
        way = next(name for name in "abc" if found[f"day_{name}"])
        year = found[f"year_{way}"] or ""
        dates = [date for date in days.dates[found[f"day_{way}"]] if date.startswith(year)]
        if len(dates) == 1:
            date = CitationField("date", dates[0], *found.span(f"day_{way}"))
            yield Said(found.start(), found.end(), (field_of(text, "genre", found.span(way)), date))


_CITED = lazy(
    rf"(?:(?:[Tt]he|[Ll]a|[Ee]l|[Dd]ich[oa])\s)?(?<!\w)(?P<genre>(?i:{LEANT_NOUNS}))(?:"
    r"\s(?:ya\s|antes\s|arriba\s)?citad[oa](?:\s(?:arriba|antes|más\sarriba))?(?!\s(?:en|por)\s|,?\s(?:supra,?\s)?(?:en\sla\s)?(?:nota|n\.)\s?\d)|,\scit\.(?!\w)|"
    r"\s(?:already\s|just\s)?(?:cited|quoted|mentioned)\s(?:above|earlier|before)|\s(?:already|just)\s(?:cited|quoted))"
    rf"|앞(?:서|에서)\s(?:인용한|든|언급한|본|말한)\s(?P<korean>{PAPER_NOUNS})"
)


def cited_above(text: str, start: int, end: int) -> Iterator[Said]:
    """*(entrevista citada)*, *the letter cited above*: the last of its kind."""
    for found in _CITED.finditer(text, start, end):
        yield Said(
            found.start(), found.end(), (field_of(text, "genre", found.span(found.lastgroup or "genre")),), "ibid"
        )


# “la citada carta de”, “Carta cit. de”; “Carta de Soto al rector, cit.”
PAPER_OF = lazy(
    rf"(?:(?:[Tt]he|[Ll]a|[Ee]l)\s)?(?P<cited>citad[oa]\s|(?:said|same)\s)?(?<!\w)(?P<paper>(?i:{LEANT_NOUNS}))\s"
    r"(?P<after>(?:cit\.|citad[oa])\s)?(?:of|from|by|del?)\s"
)
CITED_AFTER = lazy(r"(?:\s(?:to|a|al)\s[^,;.]{2,40})?,\s(?:loc\.\s|ya\s)?(?:cit\.|citad[oa]|cited\sabove)")


_NOTED_THINGS = (
    r"source|series|book|article|essay|study|thesis|film|map|fuente|serie|libro|obra|artículo|ensayo|estudio|tesis|trabajo|"
    r"película|mapa|crónica|reportaje"
)
_DRAWN = "도면|도판|지도|표|사진|그림|통계|목록|명단"
_A_NOTE = (
    r"(?:(?i:(?:foot|end)?notes?|n\.|nota)\s(?P<a>\d{1,4})(?!\w|[-–])"
    r"|(?P<f>previous|preceding|foregoing|last)\s(?:foot)?note(?!\w)|nota\s(?P<g>anterior|precedente|previa)(?!\w))"
)
# Of what ``_NOTED`` finds a part, which is sooner seen missing than all that may stand before it.
_A_NOTE_AT_ALL = lazy(r"not[ea]|n\.\s\d|주", re.IGNORECASE)
_NOTED = Prefiltered(
    rf"(?:(?:[Tt]he|[Ll]a|[Ee]l)\s)?(?<!\w)(?:(?i:{PAPER_NOUNS})|{_NOTED_THINGS})"
    r"(?:(?:\s[^\W\d_][\w’'-]*){0,3}?\s(?:cited|quoted|given|citad[oa])|\s(?:es|is)\s(?:el|la|the\sone)\scitad[oa])?"
    rf"\s(?:in|of|from|at|under|de|en)\s(?:the\s|la\s)?{_A_NOTE}"
    rf"|(?:(?:[Tt]he|[Ll]a|[Ee]l)\s)?(?<!\w)(?i:{PAPER_NOUNS})\s(?:cited|citad[oa])\s\((?:note|nota|nn?\.)\s(?P<h>\d{{1,4}})\)"
    r"|(?:[^\W\d_]+\s(?:es\s|is\s)?)?(?:(?:el|la|the\sone)\s)?(?:cited|quoted|given|mentioned|citad[oa]s?|mencionad[oa]s?)\s(?:in|en)\s(?:(?:the|la)\s)?"
    r"(?:(?P<b>previous|preceding|foregoing|last)\s(?:foot)?note|nota\s(?P<c>anterior|precedente|previa))"
    rf"|(?:앞|위)의?\s?(?P<e>각주|주)의\s?(?:{PAPER_NOUNS}|책|글)"
    rf"|(?<![가-힣])(?:각주|주)\s?(?P<d>\d{{1,4}})(?:의|에서?\s(?:든|인용한|언급한|본))\s(?:{PAPER_NOUNS}|책|글|논문|자료|{_DRAWN})"
)


_NOTES = Prefiltered(
    r"(?<!\w)(?i:notes|notas|nn\.|각주|주)\s(?P<a>\d{1,4})(?:,\s(?P<b>\d{1,4}))?(?:\s(?:and|y|&|to|a)\s|[·,–과와-]\s?)(?P<c>\d{1,4})(?![^\W가-힣]|[-–])"
)


def noted(text: str, start: int, end: int) -> Iterator[Said]:
    """*the letter in note 6*; *see notes 1 and 3*; *el cable es el citado en la nota anterior*."""
    for several in _NOTES.finditer(text, start, end):
        for label in (name for name in "abc" if several[name]):
            yield Said(*several.span(label), (field_of(text, "note", several.span(label)),), "note")
    for found in _NOTED.finditer(text, start, end) if _A_NOTE_AT_ALL.search(text, start, end) else ():
        label = next(name for name in "abcdefgh" if found[name])
        yield Said(found.start(), found.end(), (field_of(text, "note", found.span(label)),), "note")

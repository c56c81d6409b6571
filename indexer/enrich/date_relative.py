"""Which date is “the same year”? One told before it in the same passage, where only one can be meant.

A pointer is resolved from the nearest date before it if that is of a single year, stands in no brackets that end
before the pointer (an imprint, a person's years), is at most two sentences away, and its own sentence tells of no
other year, unless the pointer stands in that sentence too. A month or day without a year must moreover lie after the
date that lends the year, in the sentence of that date or the next one. All else is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from indexer.enrich.date_pointers import MONTHS, NUMBERS, SEASONS, Pointer, Pointers, Unit
from indexer.enrich.date_pointers_english import ENGLISH_POINTERS
from indexer.enrich.date_pointers_korean import KOREAN_POINTERS
from indexer.enrich.date_pointers_spanish import SPANISH_POINTERS
from indexer.enrich.date_rules import day, month, season
from indexer.folding import fold
from indexer.model import FoundDate
from indexer.sentences import sentence_spans

_ASCII_POINTERS = (*ENGLISH_POINTERS, *SPANISH_POINTERS)  # Spanish with an ñ or í has other letters too
_POINTERS = (*_ASCII_POINTERS, *KOREAN_POINTERS)
_ROUND_HEAD = 40
_YEAR = re.compile(r"\d{4}")
_SINGLE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
# Numbers of days are exact up to two weeks, of months within a year, of years if they aren't round.
_MOST = {Unit.DAY: 14, Unit.MONTH: 11, Unit.YEAR: 99}
# “Two days later, on January 23, 1968”: said in full at once.
_APPOSITION = re.compile(r",?\s?\(?(?:(?:on|in|el|en|that\sis,|namely)\s)?")
_ASIDE = re.compile(r"[,—–]?\s?[(—–]?\s?(?:only\s|just\s|es\sdecir,\s|o\ssea,\s|that\sis,\s|apenas\s)?")
_FARTHEST, _FARTHEST_ELLIPSIS = 2, 1  # sentences
_MOST_DATES, _REACH = 20, 1000  # how many dates, and how far back in characters, are looked at
_BRACKETS = re.compile(r"[()\[\]]")
# Days that come round every year, or are the name of something.
_RECURRING = re.compile(
    r"\b(?:every|each|annual|annually|usually|always|cada|todos\slos|birthday|anniversary|aniversario|holiday|feast|day\sof|día\sdel?|"
    r"movement|movimiento|brigade|brigada|battalion|batallón|avenida|calle|plaza|universidad|cumpleaños|"
    r"years\s(?:ago|before))\b|매년|해마다|기념|생일|명절|운동",
    re.IGNORECASE,
)
_NEARBY = 40
_EARLIEST, _LATEST = 1000, 2100


@dataclass(frozen=True, slots=True)
class _Origin:
    """The date that a pointer points from; the parts that it does not tell are None."""

    year: int
    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A passage with the dates known so far and its sentences' beginnings."""

    text: str
    known: list[FoundDate]
    begins: Sequence[int]

    def sentence(self, offset: int) -> int:
        """The number of the sentence in which an offset lies."""
        return bisect_right(self.begins, offset)


def inferred(text: str, dates: Sequence[FoundDate]) -> list[FoundDate]:
    """The dates that a passage points to from the given ones, in order of appearance."""
    pointing = _pointing(text, dates) if dates else []
    if not pointing:
        return []
    reading = _Reading(text, list(dates), [start for start, _ in sentence_spans(text)])
    found = []
    for pointer, match in pointing:
        resolved = _resolved(reading, pointer, match)
        if resolved:
            found.append(resolved)
            insort(reading.known, resolved)
    return found


def _pointing(text: str, dates: Sequence[FoundDate]) -> list[tuple[Pointer, re.Match[str]]]:
    """The pointers in a text behind its first date, leftmost-longest, none over a date."""
    start = dates[0].end
    folded = text[start:].casefold()
    found = [
        (*match.span(_group(match)), pointer, match)
        for pointers in (_POINTERS if not folded.isascii() else _ASCII_POINTERS)
        if any(map(folded.__contains__, pointers.roots))
        for pointer, match in _matches(pointers, text, start, folded, dates)
    ]
    found.sort(key=lambda one: (one[0], -one[1]))
    chosen: list[tuple[Pointer, re.Match[str]]] = []
    last = 0
    for begin, end, pointer, match in found:
        if begin >= last and not _touches(text, begin, end, dates) and not _is_told(text, begin, pointer, dates):
            chosen.append((pointer, match))
            last = end
    return chosen


def _matches(
    pointers: Pointers, text: str, start: int, folded: str, dates: Sequence[FoundDate]
) -> Iterator[tuple[Pointer, re.Match[str]]]:
    asked = [each for each in pointers.pointers if not each.glance or any(map(folded.__contains__, each.glance))]
    if not asked:
        return
    last = start
    for head in pointers.head.finditer(text, start):
        if not _covered(head.start(), dates):
            begin, end = max(last, head.start() - _ROUND_HEAD), min(len(text), head.end() + _ROUND_HEAD)
            for pointer in asked:
                for match in pointer.pattern.finditer(text, begin, end):
                    yield pointer, match
                    last = max(last, match.end())


def _covered(offset: int, dates: Sequence[FoundDate]) -> bool:
    at = bisect_right(dates, offset, key=lambda date: date.start) - 1
    return at >= 0 and offset < dates[at].end


def _touches(text: str, start: int, end: int, dates: Sequence[FoundDate]) -> bool:
    """Whether one of the dates lies over ``text[start:end]``, or stands right behind it to say the same."""
    after = bisect_left(dates, start, key=lambda date: date.start)
    if after and start < dates[after - 1].end:
        return True
    if after == len(dates):
        return False
    return dates[after].start < end or bool(_APPOSITION.fullmatch(text, end, dates[after].start))


def _is_told(text: str, start: int, pointer: Pointer, dates: Sequence[FoundDate]) -> bool:
    """Whether a pointer away from a date stands right behind its own: “in 1974, seven years later, he …”."""
    before = bisect_left(dates, start, key=lambda date: date.start)
    away = pointer.shift != 0 or "n" in pointer.pattern.groupindex
    return bool(before and away and _ASIDE.fullmatch(text, dates[before - 1].end, start))


def _group(match: re.Match[str]) -> str | int:
    return "date" if "date" in match.re.groupindex else 0


def _resolved(reading: _Reading, pointer: Pointer, match: re.Match[str]) -> FoundDate | None:
    start, end = match.span(_group(match))
    left_out = pointer.unit in (Unit.ELLIPSIS, Unit.BARE_DAY)
    origin = _origin(reading, start, pointer, match)
    if origin is None or (left_out and _recurring(reading.text, start, end)):
        return None
    edtf = _pointed(pointer, match, origin)
    if edtf is None or not _EARLIEST <= int(edtf[:4]) <= _LATEST:
        return None
    return FoundDate(start, end, edtf, pointer.name, inferred=True)


def _origin(reading: _Reading, offset: int, pointer: Pointer, match: re.Match[str]) -> _Origin | None:
    """The date that a pointer at ``offset`` points from; None where more than one could be meant."""
    farthest = _FARTHEST_ELLIPSIS if pointer.unit in (Unit.ELLIPSIS, Unit.BARE_DAY) else _FARTHEST
    last = bisect_left(reading.known, offset, key=lambda date: date.start)
    near = [each for each in reading.known[max(0, last - _MOST_DATES) : last] if each.end >= offset - _REACH]
    before = [each for each in near if not _bracketed(reading.text, each, offset)]
    if not before:
        return None
    nearest = before[-1]
    here, there = reading.sentence(offset), reading.sentence(nearest.start)
    origin = _last_year(nearest) if pointer.unit is Unit.LAST_YEAR else _single(nearest)
    if origin is None or here - there > farthest:
        return None
    again = pointer.unit is Unit.ELLIPSIS and origin.month is not None and _month(match.groupdict()) == origin.month
    if here != there and not again:  # a day of the very month just told is of its year, whatever else was told
        others = [_single(each) for each in before if reading.sentence(each.start) == there]
        if any(other is None or other.year != origin.year for other in others):
            return None
    return origin


def _last_year(found: FoundDate) -> _Origin | None:
    """The year that ends a range of years."""
    ends = found.edtf.split("/")
    return _Origin(int(ends[1]), None, None) if len(ends) == 2 and all(map(_YEAR.fullmatch, ends)) else None


def _bracketed(text: str, found: FoundDate, offset: int) -> bool:
    """Whether a date stands in brackets that close before an offset."""
    bracket = _BRACKETS.search(text, found.end, offset)
    return bool(bracket and bracket[0] in ")]")


def _single(found: FoundDate) -> _Origin | None:
    """The parts of a date of one year; of days or months of one year, those of the last."""
    ends = [_SINGLE.fullmatch(end) for end in found.edtf.split("/")]
    first, last = ends[0], ends[-1]
    if not first or not last or first[1] != last[1]:
        return None
    return _Origin(
        int(last[1]), int(last[2]) if last[2] and last[2] < "13" else None, int(last[3]) if last[3] else None
    )


def _recurring(text: str, start: int, end: int) -> bool:
    return bool(_RECURRING.search(text, max(0, start - _NEARBY), min(len(text), end + _NEARBY)))


def _pointed(pointer: Pointer, match: re.Match[str], origin: _Origin) -> str | None:
    groups = match.groupdict()
    shift = pointer.shift
    if said := groups.get("n") or groups.get("native"):
        number = int(said) if said.isdecimal() else NUMBERS[said.casefold()]
        round_number = pointer.unit is Unit.YEAR and number >= 10 and number % 5 == 0
        if number > _MOST[pointer.unit] or round_number:
            return None
        shift = -number if groups.get("earlier") else number
    month_said, day_said = _month(groups), groups.get("d") or groups.get("d2")
    if groups.get("exact") and origin.month and origin.day:
        day_said = str(origin.day)
        month_said = origin.month if pointer.unit is Unit.YEAR else None
    match pointer.unit:
        case Unit.YEAR | Unit.LAST_YEAR:
            return _in_year(origin.year + shift, month_said, day_said, groups.get("s"))
        case Unit.MONTH:
            return _months_on(origin, shift, day_said)
        case Unit.DAY:
            return _days_on(origin, shift)
        case Unit.NEXT:
            return _next(origin, shift, month_said, groups.get("s"))
        case Unit.ELLIPSIS:
            return _ellipsis(origin, month_said, day_said)
        case Unit.BARE_DAY:
            return _ellipsis(origin, origin.month, day_said)


def _month(groups: dict[str, str | None]) -> int | None:
    said = groups.get("m") or groups.get("m2")
    if said is None:
        return None
    return int(said) if said.isdecimal() else MONTHS[fold(said)]


def _in_year(year: int, month_said: int | None, day_said: str | None, season_said: str | None) -> str | None:
    if season_said:
        return season(year, SEASONS[season_said])
    if month_said is None:
        return f"{year:04}"
    return day(year, month_said, day_said) if day_said else month(year, month_said)


def _months_on(origin: _Origin, shift: int, day_said: str | None) -> str | None:
    if origin.month is None:
        return None
    years, index = divmod(origin.month - 1 + shift, 12)
    return _in_year(origin.year + years, index + 1, day_said, None)


def _days_on(origin: _Origin, shift: int) -> str | None:
    if origin.month is None or origin.day is None:
        return None
    try:
        return (date(origin.year, origin.month, origin.day) + timedelta(days=shift)).isoformat()
    except (ValueError, OverflowError):
        return None


def _next(origin: _Origin, shift: int, month_said: int | None, season_said: str | None) -> str | None:
    """The first month or season of a name after a date, or the last before; for a bare year, in the year beside it."""
    if month_said:
        within = origin.month is not None and (month_said - origin.month) * shift > 0
        return month(origin.year if within else origin.year + shift, month_said)
    if season_said and origin.month is None:
        return season(origin.year + shift, SEASONS[season_said])
    return None  # whether autumn comes after October depends on the hemisphere


def _ellipsis(origin: _Origin, month_said: int | None, day_said: str | None) -> str | None:
    """A month or day of the origin's year, if it is not before the origin."""
    if month_said is None:
        return None
    lent = (origin.month or 0, origin.day or 0) if day_said else (origin.month or 0, 0)
    if (month_said, int(day_said or 0)) < lent:
        return None
    return _in_year(origin.year, month_said, day_said, None)

"""Where does a pointer lead? From May 1967, “two years later” to 1969 and “the following March” to March 1968."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from indexer.enrich.date_pointers import DAY_WORDS, KOREAN_TENS, MONTHS, NUMBERS, SEASONS, TENS, Pointer, Unit
from indexer.enrich.date_rules import day, month, season
from indexer.folding import fold
from indexer.model import FoundDate
from indexer.patterns import lazy

_YEAR = lazy(r"\d{4}")
_SINGLE = lazy(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
# Numbers of days are exact up to two weeks, of months within a year, of years if they aren't round; ten are exact, as
# gold articles by two hands have them.
_MOST = {Unit.DAY: 14, Unit.MONTH: 11, Unit.YEAR: 99}

_Said = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Origin:
    """The date that a pointer points from; the parts that it does not tell are None."""

    year: int
    month: int | None
    day: int | None


def single(found: FoundDate) -> Origin | None:
    """The parts of a date of one year; of days or months of one year, those of the last; of an open range its end."""
    ends = [_SINGLE.fullmatch(end) for end in found.edtf.removeprefix("../").removesuffix("/..").split("/")]
    first, last = ends[0], ends[-1]
    if not first or not last or first[1] != last[1]:
        return None
    return Origin(int(last[1]), int(last[2]) if last[2] and last[2] < "13" else None, int(last[3]) if last[3] else None)


def last_year(found: FoundDate) -> Origin | None:
    """The year that ends a range of years."""
    ends = found.edtf.split("/")
    return Origin(int(ends[1]), None, None) if len(ends) == 2 and all(map(_YEAR.fullmatch, ends)) else None


def month_said(said: _Said) -> int | None:
    """The month that an expression names."""
    name = said.get("m") or said.get("m2")
    if name is None:
        return None
    return int(name) if name.isdecimal() else MONTHS[fold(name)]


def pointed(pointer: Pointer, said: _Said, origin: Origin, told: frozenset[int] = frozenset()) -> str | None:
    """The EDTF of what an expression with the groups ``said`` points to; None where it says nothing sure.

    ``told`` are months that the text told before, all of the year of the origin: of these one may go back.
    """
    shift = pointer.shift
    if (number := _number(said)) is not None:
        round_number = pointer.unit is Unit.YEAR and number > 10 and number % 5 == 0
        if number > _MOST[pointer.unit] or round_number:
            return None
        shift = -number if said.get("earlier") else number
    named, numbered = month_said(said), _day_said(said)
    if said.get("exact") and origin.month and origin.day:
        numbered = str(origin.day)
        named = origin.month if pointer.unit is Unit.YEAR else None
    return _reached(pointer.unit, shift, named, numbered, said.get("s"), origin, told)


def _reached(
    unit: Unit,
    shift: int,
    named: int | None,
    numbered: str | None,
    season_said: str | None,
    origin: Origin,
    told: frozenset[int],
) -> str | None:
    match unit:
        case Unit.YEAR | Unit.LAST_YEAR:
            return _in_year(origin.year + shift, named, numbered, season_said)
        case Unit.MONTH:
            return _months_on(origin, shift, numbered)
        case Unit.DAY:
            return _days_on(origin, shift)
        case Unit.NEXT:
            return _next(origin, shift, named, season_said)
        case Unit.ELLIPSIS:
            return _ellipsis(origin, named, numbered, told)
        case Unit.BARE_DAY:
            return _ellipsis(origin, origin.month, numbered)
        case Unit.DECADE:
            return f"{origin.year // 10}X"
        case Unit.SAME:
            return _in_year(origin.year, origin.month, str(origin.day) if origin.day else None, None)


def _number(said: _Said) -> int | None:
    number = said.get("n") or said.get("native")
    if not number:
        return None
    word = fold(said.get("tens") or "")
    tens = TENS.get(word) or KOREAN_TENS.get(word, 0)
    return tens + (int(number) if number.isdecimal() else NUMBERS[number.casefold()])


def _day_said(said: _Said) -> str | None:
    word = said.get("dw")
    return str(DAY_WORDS[word]) if word else said.get("d") or said.get("d2")


def _in_year(year: int, named: int | None, numbered: str | None, season_said: str | None) -> str | None:
    if season_said:
        return season(year, SEASONS[season_said])
    if named is None:
        return f"{year:04}"
    return day(year, named, numbered) if numbered else month(year, named)


def _months_on(origin: Origin, shift: int, numbered: str | None) -> str | None:
    if origin.month is None:
        return None
    years, index = divmod(origin.month - 1 + shift, 12)
    return _in_year(origin.year + years, index + 1, numbered, None)


def _days_on(origin: Origin, shift: int) -> str | None:
    if origin.month is None or origin.day is None:
        return None
    try:
        return (date(origin.year, origin.month, origin.day) + timedelta(days=shift)).isoformat()
    except (ValueError, OverflowError):
        return None


def _next(origin: Origin, shift: int, named: int | None, season_said: str | None) -> str | None:
    """The first month or season of a name after a date, or the last before; for a bare year, in the year beside it."""
    if named:
        within = origin.month is not None and (named - origin.month) * shift > 0
        return month(origin.year if within else origin.year + shift, named)
    if season_said and origin.month is None:
        return season(origin.year + shift, SEASONS[season_said])
    return None  # whether autumn comes after October depends on the hemisphere


def _ellipsis(
    origin: Origin, named: int | None, numbered: str | None, told: frozenset[int] = frozenset()
) -> str | None:
    """A month or day of the origin's year, if it is not before the origin, or is in a month that was told."""
    if named is None:
        return None
    lent = (origin.month or 0, origin.day or 0) if numbered else (origin.month or 0, 0)
    if (named, int(numbered or 0)) < lent and (named not in told or numbered):
        return None
    return _in_year(origin.year, named, numbered, None)

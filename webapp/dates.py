"""EDTF dates (ISO 8601-2) as a reader writes them, and as the year filter that finds them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from webapp import i18n
from webapp.i18n import gettext, remembered

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_DECADE = re.compile(r"\d{3}X")
_CENTURY = re.compile(r"\d{2}XX")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def published(edtf: str | None) -> str:
    """A date of publication, or that there is none."""
    return spoken(edtf) if edtf else gettext("date unknown")


def decade(value: str) -> str:
    """A facet value of a year facet as a reader writes it: ``196X`` as 1960s, ``1960..1969`` as 1960–1969."""
    return value if value.isdecimal() else _decade(value)


@lru_cache(maxsize=8192)
def year_filter(edtf: str) -> str | None:
    """The value of the year filter that finds a passage with this date, if one does."""
    start, slash, end = edtf.partition("/")
    first, last = _filter(start), _filter(end) if slash else None
    if first and last and first.isdecimal() and last.isdecimal() and first < last:
        return f"{first}..{last}"
    return first or last


def first_day(edtf: str) -> str | None:
    """The first day of a date or range in ISO 8601: ``1967-05`` gives 1967-05-01; a season, an open start nothing."""
    match = _DATE.fullmatch(edtf.partition("/")[0].rstrip("?~%"))
    if not match:
        return None
    try:
        return date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)).isoformat()
    except ValueError:
        return None


@remembered
def _decade(value: str) -> str:
    return gettext("%(decade)ss", decade=f"{value[:3]}0") if _DECADE.fullmatch(value) else value.replace("..", "–")


@remembered
def spoken(edtf: str) -> str:
    """``1967-05-11`` as 11 May 1967, ``1969/1974`` as 1969–1974, ``196X`` as 1960s; what is none of ours, as it is."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _one(edtf)
    if start in {"", ".."}:
        return gettext("until %(date)s", date=_one(end)) if end else edtf
    if end in {"", ".."}:
        return gettext("%(date)s onwards", date=_one(start))
    return f"{_one(start)}–{_one(end)}"


def _one(edtf: str) -> str:
    bare, sign = (edtf[:-1], edtf[-1:]) if edtf.endswith(("?", "~", "%")) else (edtf, "")
    match sign:
        case "?":
            return gettext("perhaps %(date)s", date=_plain(bare))
        case "~":
            return gettext("about %(date)s", date=_plain(bare))
        case "%":
            return gettext("perhaps about %(date)s", date=_plain(bare))
    return _plain(bare)


def _plain(edtf: str) -> str:
    if _DECADE.fullmatch(edtf):
        return decade(edtf)
    if _CENTURY.fullmatch(edtf):
        return _century(int(edtf[:2]) + 1)
    match = _DATE.fullmatch(edtf)
    if not match or match["year"] == "0000":
        return edtf
    year, month, day = match["year"], match["month"], match["day"]
    if not month:
        return year
    if month in {"21", "22", "23", "24"} and not day:
        return _season(month, year)
    try:
        found = date(int(year), int(month), int(day or 1))
    except ValueError:
        return edtf
    return format_date(found, "long", i18n.locale()) if day else format_skeleton("yMMMM", found, locale=i18n.locale())


def _season(month: str, year: str) -> str:
    return {
        "21": gettext("spring %(year)s", year=year),
        "22": gettext("summer %(year)s", year=year),
        "23": gettext("autumn %(year)s", year=year),
        "24": gettext("winter %(year)s", year=year),
    }[month]


def _century(number: int) -> str:
    """The nineteenth century as *19th century*, *siglo XIX*, *19세기*."""
    return gettext("%(ordinal)s century", ordinal=_ordinal(number))


def _ordinal(number: int) -> str:
    match i18n.language():
        case "es":
            return _roman(number)
        case "ko":
            return str(number)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(0 if number in {11, 12, 13} else number % 10, "th")
    return f"{number}{ending}"


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        found += sign * (number // value)
        number %= value
    return found


def _filter(edtf: str) -> str | None:
    bare = edtf.rstrip("?~%")
    if _DECADE.fullmatch(bare):
        return bare
    match = _DATE.fullmatch(bare)
    return match["year"] if match else None

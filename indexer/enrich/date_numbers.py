"""Dates in figures alone: ISO and other numeric dates, ranges of years, single years."""

from __future__ import annotations

import re

from indexer.enrich.date_rules import (
    DASH,
    ENDS,
    FIGURES,
    SHORT_YEAR,
    YEAR,
    Family,
    Hint,
    Join,
    Rule,
    day,
    join,
    month,
    rule,
    span,
)
from indexer.patterns import lazy

_Match = re.Match[str]

# A bare number below this is a page or a count more often than a year; words that make it a year lower the bar.
_EARLIEST = 1500
_YEAR_WORD = lazy(
    r"(?<!\w)(?:in|since|until|by|before|after|from|between|year|"
    r"en|desde|hasta|entre|hacia|año|antes\sde|despu[ée]s\sde)\s$",
    re.IGNORECASE,
)
_TIME = r"(?:[T\s]\d\d:?\d\d[\d:.,]*\s?(?:Z|[+-]\d\d:?\d\d)?)?"


def _year(found: _Match) -> str | None:
    if int(found["y"]) >= _EARLIEST or _YEAR_WORD.search(found.string, max(0, found.start() - 12), found.start()):
        return found["y"]
    return None


def _years(found: _Match) -> str | None:
    return span(found["y"], found["last"]) if _year(found) else None


def _short_years(found: _Match) -> str | None:
    """1959–70, 1967–8; with a hyphen, 1967-05 is a month where it can't be a range (2010-12 is one: 2010 to 2012)."""
    year, last = found["y"], found["last"]
    years = span(year, year[: -len(last)] + last)
    if found["dash"] == "/":  # 1966/67 is a season or a volume; further apart, it is a fraction or a code
        return years if int(year) + 1 == int(year[: -len(last)] + last) else None
    if years and _year(found):
        return years
    return month(year, last) if found["dash"] == "-" and len(last) == 2 else None


def _day_month(found: _Match) -> str | None:
    """11/5/1967: day or month first? Where the numbers don't tell, only the year is sure; before dots it is the day."""
    first, second, year = int(found["a"]), int(found["b"]), found["y"]
    if int(year) < _EARLIEST:
        return None  # DY 30/IV A 2/20/1153
    dotted = found["dash"] == "." and day(year, second, first)
    days = {dotted} if dotted else {day(year, second, first), day(year, first, second)} - {None}
    return days.pop() if len(days) == 1 else year if days else None


def _short_day(found: _Match) -> str | None:
    """7/9/81: a day of the twentieth century, save behind what makes it a code: AWM95, 6/1/56."""
    if _CODED.search(found.string, max(0, found.start() - 12), found.start()):
        return None
    first, second, year = int(found["a"]), _roman(found["b"]) or int(found["b"]), f"19{found['y']}"
    days = {day(year, second, first), None if found["b"].isalpha() else day(year, first, second)} - {None}
    return days.pop() if len(days) == 1 else year if days else None


_CODED = lazy(r"[A-Z]\w*\d\w*,\s$|\b[A-Z]{2,}\s$|\d\s$")
_EASTERN = lazy("[가-힣一-鿿]")
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


def _roman(numeral: str) -> int:
    return _ROMAN.index(numeral.upper()) + 1 if numeral.upper() in _ROMAN else 0


def _korean_month(found: _Match) -> str | None:
    text, start, end = found.string, found.start(), found.end()
    bracketed = text[max(0, start - 1) : start] == "(" and text[end : end + 1] == ")"
    eastern = _EASTERN.search(text) if bracketed else _EASTERN.search(text, max(0, start - 30), start)
    return month(found["y"], found["m"]) if eastern else None


# What begins with a year and goes on with a sign, what begins with a day, and a year alone: three families, each tried
# only where its figures can begin.
_YEAR_FIRST: tuple[Rule, ...] = (
    rule(
        "day",
        rf"{FIGURES}(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d){_TIME}(?!\w)(?!-\d)",
        lambda found: day(found["y"], found["m"], found["d"]),
    ),
    rule(  # 1967. 5. 11. as in Korea, 1967/05/11
        "day",
        rf"{FIGURES}(?P<y>{YEAR})(?:\.\s?(?P<m>\d{{1,2}})\.\s?(?P<d>\d{{1,2}})|/(?P<m2>\d\d)/(?P<d2>\d\d))(?![\d/a-zA-Z])",
        lambda found: day(found["y"], found["m"] or found["m2"], found["d"] or found["d2"]),
    ),
    rule(  # 『력사과학』 1967.5, a month where Hangul or Hanja stands before it; “Salt 15 (1967. 5)” in a Korean note
        "month",
        rf"{FIGURES}(?P<y>{YEAR})\.\s?(?P<m>\d{{1,2}})(?=\.?(?:[)\],;]|$|\s[^\d\s]))",
        _korean_month,
    ),
    rule("range", rf"{FIGURES}(?P<y>{YEAR})(?:{DASH}|/)(?P<last>{YEAR}){ENDS}", _years),
    rule("range", rf"{FIGURES}(?P<y>{YEAR})(?P<dash>[-‐‑–—/])(?P<last>\d{{1,2}}){ENDS}", _short_years),
    rule("doubtful year", rf"{FIGURES}(?P<y>{YEAR})(?=\?\])", lambda found: f"{found['y']}?"),
)
_DAY_FIRST: tuple[Rule, ...] = (
    rule("day", rf"{FIGURES}(?P<a>\d{{1,2}})(?P<dash>[./-])(?P<b>\d{{1,2}})(?P=dash)(?P<y>{YEAR}){ENDS}", _day_month),
    rule(  # 11.V.1967, as archives of the East and of Latin America write
        "day",
        rf"{FIGURES}(?P<d>\d{{1,2}})(?P<dash>[./-])\s?(?P<m>[IVX]{{1,4}})(?P=dash)\s?(?P<y>{YEAR}){ENDS}",
        lambda found: day(found["y"], _roman(found["m"]), found["d"]),
    ),
    rule(  # 7/9/81, 11-V-67: to the left as free as only a day is, for of two figures alone codes are made, too
        "day",
        rf"{FIGURES}(?<![^\s(\[])(?P<a>\d{{1,2}})(?P<dash>[/-])(?P<b>\d{{1,2}}|[IVX]{{1,4}})(?P=dash)(?P<y>{SHORT_YEAR}){ENDS}",
        _short_day,
    ),
)
# 『소금의 길』, 목포, 2011은: of an imprint, before what a Korean sentence puts behind it.
_SAID_ON = r"(?<=,\s\d{4})(?=(?:이다|이며|이고|에서|으로|[은는이가을를에의과와도로])(?!\w))"
# “Ruiz (2010b: 97)”, “Ruiz, A. 2010a. Salt”, 변하늘, 2010a 「물의 값」: the letter tells two works of one year apart.
_LETTERED = (
    r"(?=[a-f](?:[):;]|,\s(?:pp?\.\s)?\d|[.,]\s[“\"‘'«『「]?[^\W\d_a-z]|\s[「『《〈]))|(?<=,\s\d{4})(?=[a-f]\s[가-힣])"
)
_ALONE = rule("year", rf"{FIGURES}(?P<y>{YEAR})(?:{ENDS}|{_SAID_ON}|{_LETTERED})", _year)

NUMBERS = (
    Family(Hint(), _YEAR_FIRST, lazy(rf"{FIGURES}{YEAR}(?=(?:{DASH}|/|\.\s?)\d|\?\])", re.IGNORECASE), figures=True),
    Family(Hint(), _DAY_FIRST, lazy(rf"{FIGURES}\d{{1,2}}(?=[./-]\s?[\dIVX])", re.IGNORECASE), figures=True),
    Family(Hint(), (_ALONE,), figures=True),
)

# Years in two figures after an apostrophe, in the twentieth century: in ’68, since ’59.
_SHORT = rule(
    "year",
    rf"(?<!\w)(?:in|since|by|until|of|from|before|after|en\sel|del|desde\sel)\s(?P<date>['’‘](?P<y>{SHORT_YEAR}))(?![\w-])",
    lambda found: f"19{found['y']}",
)
SHORT_YEARS = Family(Hint(marks=(" '", " ’", " ‘")), (_SHORT,))

DASHED: Join = join(DASH)

"""Years counted from elsewhere: Juche 56, 주체56(1967)년, 단기 4283년.

Juche 1 is 1912, the year of Kim Il Sung's birth; the Dangun era, in official use in the South from 1948 to 1961, began
in 2333 BC. Where the common year stands in brackets beside the other, it is the one that counts.
"""

from __future__ import annotations

import re

from indexer.enrich.date_rules import DASH, YEAR, Family, Hint, Rule, day, month, rule, span

_Match = re.Match[str]

_BEFORE_JUCHE = 1911
_BEFORE_DANGUN = -2333
_LAST_JUCHE = 130

_JUCHE = r"(?:juche|chuch['’]?e|zuche|juché)(?:\syear)?\s(?P<n>\d{1,3})"
_COMMON = rf"(?:\s?\((?P<y>{YEAR})\))"
_ENDS = r"(?![\w.,:/–—-]?\d)(?!\w)"
_ENGLISH_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTH_DAY = rf"(?P<m>{_ENGLISH_MONTHS})\s(?P<d>\d{{1,2}})(?:,|\sof)?\s"

ERA = r"(?:(?:주체|主體|主体)\s?(?P<juche>\d{1,3})|(?:단기|檀紀)\s?(?P<dangun>4[23]\d\d))"


def common_year(found: _Match) -> str | None:
    """The year of a match of ``ERA`` and perhaps of the group ``y``, in our era."""
    if found["y"]:
        return found["y"]
    return _juche(found["juche"]) if found["juche"] else str(int(found["dangun"]) + _BEFORE_DANGUN)


def _juche(number: str) -> str | None:
    return str(int(number) + _BEFORE_JUCHE) if 1 <= int(number) <= _LAST_JUCHE else None


def _year(found: _Match) -> str | None:
    return found["y"] or _juche(found["n"])


def _day(found: _Match) -> str | None:
    year = _year(found)
    number = _ENGLISH_MONTHS.split("|").index(found["m"].casefold()) + 1
    return day(year, number, found["d"]) if year else None


def _month(found: _Match) -> str | None:
    year = _year(found)
    return month(year, _ENGLISH_MONTHS.split("|").index(found["m"].casefold()) + 1) if year else None


_RULES: tuple[Rule, ...] = (
    rule("Juche year", rf"(?<!\w){_JUCHE}(?:{_COMMON}|{_ENDS})", _year),
    rule("Juche year", rf"(?<!\w)(?P<y>{YEAR})\s\({_JUCHE}\)", _year),
    rule("day", rf"(?<!\w){_MONTH_DAY}{_JUCHE}(?:{_COMMON}|{_ENDS})", _day),
    rule("month", rf"(?<!\w)(?P<m>{_ENGLISH_MONTHS}),?\s{_JUCHE}(?:{_COMMON}|{_ENDS})", _month),
    rule(
        "range",
        rf"(?<!\w){_JUCHE}{DASH}(?P<last>\d{{1,3}})(?!\w)",
        lambda found: span(_juche(found["n"]), _juche(found["last"])),
    ),
)

ERAS = Family(Hint(marks=("juch", "chuch", "zuche")), _RULES)

"""Dates in Korean: 1967년 5월 11일, 1969년부터 1974년까지, 1960년대."""

from __future__ import annotations

import re

from indexer.enrich.date_rules import DASH, YEAR, Family, Hint, Join, Rule, day, join, month, rule, span

_Match = re.Match[str]

_START = r"(?<![\d.,])"
_Y = rf"(?P<y>{YEAR})\)?\s?년"  # the bracket is that of 주체56(1967)년
_M = r"(?P<m1>\d{1,2})\s?월"
_D = r"(?P<d1>\d{1,2})\s?일"
_TO = rf"(?:\s?(?:부터|에서)\s?|{DASH})"
# 1960년대 is a decade; 1500년간, 1500여년 and 1500년 동안 are spans of time.
_YEAR_ENDS = r"(?!대|간|여|\s동안)"


def _year(found: _Match) -> str | None:
    if int(found["y"]) % 1000 == 0 and found["y"] != "2000":
        return None  # “1000년” is a thousand years
    return found["y"] + ("~" if found["about"] else "")


def _days(found: _Match) -> str | None:
    groups = found.groupdict()
    first = day(found["y"], found["m1"], found["d1"])
    return span(first, day(found["y"], groups.get("m2") or found["m1"], found["d2"]))


def _years(found: _Match) -> str | None:
    last = found["last"]
    return span(found["y"], last if len(last) == 4 else found["y"][:2] + last)


def _decades(found: _Match) -> str | None:
    first = found["a"]
    return span(f"{first}X", f"{found['century'] or first[:2]}{found['b']}X")


_RULES: tuple[Rule, ...] = (
    rule(rf"{_START}{_Y}\s?{_M}\s?{_D}(?!간)", lambda found: day(found["y"], found["m1"], found["d1"])),
    rule(rf"{_START}{_Y}\s?{_M}\s?(?P<d1>\d{{1,2}})\s?일?{_TO}(?P<d2>\d{{1,2}})\s?일", _days),
    rule(rf"{_START}{_Y}\s?{_M}\s?{_D}{_TO}(?P<m2>\d{{1,2}})\s?월\s?(?P<d2>\d{{1,2}})\s?일", _days),
    rule(rf"{_START}{_Y}\s?{_M}", lambda found: month(found["y"], found["m1"])),
    rule(
        rf"{_START}{_Y}\s?(?P<m1>\d{{1,2}})\s?월?{_TO}(?P<m2>\d{{1,2}})\s?월(?!\s?\d)",
        lambda found: span(month(found["y"], found["m1"]), month(found["y"], found["m2"])),
    ),
    rule(rf"{_START}{_Y}{_YEAR_ENDS}(?P<about>\s?(?:경|무렵|쯤))?", _year),
    rule(rf"{_START}(?P<y>{YEAR})\s?년?{DASH}(?P<last>{YEAR}|\d\d)\s?년{_YEAR_ENDS}", _years),
    rule(rf"{_START}(?P<a>(?:1[5-9]|20)\d)0\s?년대", lambda found: f"{found['a']}X"),
    rule(rf"{_START}(?P<a>[2-9])0\s?년대", lambda found: f"19{found['a']}X"),
    rule(rf"{_START}(?P<a>(?:1[5-9]|20)\d)0(?:년대)?(?:{DASH}|[·,]\s?)(?P<century>\d\d)?(?P<b>\d)0\s?년대", _decades),
)

KOREAN = Family(Hint(marks=("년",)), _RULES)

KOREAN_JOINS: tuple[Join, ...] = (
    join(r"\s?부터\s?"),
    join(r"\s?에서\s?", after=r"\s?(?:까지|사이)"),
    join(r"\s?[과와]\s?", after=r"\s?사이"),
)

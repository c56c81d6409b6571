"""Dates in Korean: 1967년 5월 11일, 주체56(1967)년, 1969년부터 1974년까지, 1967년 봄, 1960년대, 20세기."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.enrich.date_eras import ERA, common_year
from indexer.enrich.date_rules import (
    DASH,
    YEAR,
    Family,
    Hint,
    Join,
    ListRule,
    Rule,
    day,
    join,
    list_rule,
    month,
    rule,
    season,
    span,
)

_Match = re.Match[str]

_START = r"(?<![\d.,])"
# A year of ours, or of another era with or without ours in brackets. The bracket alone is that of 주체56(1967)년.
_REIGNED = rf"{ERA}(?=\s?(?:\({YEAR}\)\s?)?[년年])(?:\s?[년年])?(?:\s?\((?P<y>{YEAR})년?\))?(?:\s?[년年])?"
_Y = rf"(?:{_REIGNED}|(?P<plain>{YEAR})\)?\s?[년年])"
_M = r"(?P<m1>\d{1,2})\s?[월月]"
_D = r"(?P<d1>\d{1,2})\s?[일日]"
_TO = rf"(?:\s?(?:부터|에서)\s?|{DASH})"
# 1960년대 is a decade; 1500년간, 1500여년 and 1500년 동안 are spans of time.
_YEAR_ENDS = r"(?!대|간|여|\s동안|\s전(?![반쟁후])|\s만에)"
_SEASONS = ("봄", "여름", "가을", "겨울")
# Years in two figures are of the twentieth century beside a month, and after the name of no reign.
_NO_ERA = r"(?<![\w.,’'])" + "".join(
    rf"(?<!{era}\s)"
    for era in ("주체", "단기", "쇼와", "소화", "메이지", "명치", "광서", "고종", "민국", "昭和", "明治")
)
_FIRST_CENTURY, _LAST_CENTURY = 11, 21


def _y(found: _Match) -> str | None:
    return found["plain"] or common_year(found)


def _year(found: _Match) -> str | None:
    year = _y(found)
    if found["plain"] and int(found["plain"]) % 1000 == 0 and year != "2000":
        return None  # “1000년” is a thousand years
    return f"{year}~" if year and found["about"] else year


def _short_year(found: _Match) -> str | None:
    """A year in two figures after one in four, whose century it shares; an earlier one is a number of years."""
    return f"{found['y'][:2]}{found['short']}" if found["short"] > found["y"][2:] else None


def _day(found: _Match) -> str | None:
    year = _y(found)
    return day(year, found["m1"], found["d1"]) if year else None


def _month(found: _Match) -> str | None:
    year = _y(found)
    return month(year, found["m1"]) if year else None


def _days(found: _Match) -> str | None:
    year, groups = _y(found), found.groupdict()
    if not year:
        return None
    return span(day(year, found["m1"], found["d1"]), day(year, groups.get("m2") or found["m1"], found["d2"]))


def _months(found: _Match) -> str | None:
    year = _y(found)
    return span(month(year, found["m1"]), month(year, found["m2"])) if year else None


def _years(found: _Match) -> str | None:
    last = found["last"]
    return span(found["y"], last if len(last) == 4 else found["y"][:2] + last)


def _season(found: _Match) -> str | None:
    year = _y(found)
    return season(year, _SEASONS.index(found["s"])) if year else None


def _decades(found: _Match) -> str | None:
    first = found["a"] if len(found["a"]) == 3 else f"19{found['a']}"
    return span(f"{first}X", f"{found['century'] or first[:2]}{found['b']}X")


def _century(number: str) -> str | None:
    return f"{int(number) - 1}XX" if _FIRST_CENTURY <= int(number) <= _LAST_CENTURY else None


_RULES: tuple[Rule, ...] = (
    rule("day", rf"{_START}{_Y}\s?{_M}\s?{_D}(?!간)", _day),
    rule(
        "range of days", rf"{_START}{_Y}\s?{_M}\s?(?P<d1>\d{{1,2}})\s?[일日]?자?{_TO}(?P<d2>\d{{1,2}})\s?[일日]", _days
    ),
    rule(
        "range of days",
        rf"{_START}{_Y}\s?{_M}\s?{_D}자?{_TO}(?P<m2>\d{{1,2}})\s?[월月]\s?(?P<d2>\d{{1,2}})\s?[일日]",
        _days,
    ),
    rule("month", rf"{_START}{_Y}\s?{_M}(?!간)", _month),
    rule(
        "range of months",
        rf"{_START}{_Y}\s?(?P<m1>\d{{1,2}})\s?[월月]?[호號号]?{_TO}(?P<m2>\d{{1,2}})\s?[월月](?!\s?\d)",
        _months,
    ),
    rule(
        "season",
        rf"{_START}{_Y}(?:도|\s?중)?\s?(?:초|늦은?|이른|한)?\s?(?P<s>{'|'.join(_SEASONS)})(?!날의)",
        _season,
    ),
    rule("year", rf"{_START}{_Y}{_YEAR_ENDS}(?P<about>\s?(?:경|무렵|쯤|즈음|전후))?", _year),
    rule(  # 1967년과 68년, 1966년부터 68년까지
        "year",
        rf"{_START}(?P<y>{YEAR})\s?년?(?:\s?[과와,·]\s?|\s?(?:부터|에서|이나|및)\s)(?P<date>(?P<short>\d\d)\s?년){_YEAR_ENDS}",
        _short_year,
    ),
    rule(
        "month",
        rf"{_NO_ERA}(?P<date>(?P<short>[3-9]\d)\s?년\s?{_M})(?!\s?\d)(?!간)",
        lambda found: month(f"19{found['short']}", found["m1"]),
    ),
    rule(
        "day",
        rf"{_NO_ERA}(?P<date>(?P<short>[3-9]\d)\s?년\s?{_M}\s?{_D})(?!간)",
        lambda found: day(f"19{found['short']}", found["m1"], found["d1"]),
    ),
    rule("range", rf"{_START}(?P<y>{YEAR})\s?년?{DASH}(?P<last>{YEAR}|\d\d)\s?년{_YEAR_ENDS}", _years),
    rule("decade", rf"{_START}(?P<a>(?:1[5-9]|20)\d)0\s?년대", lambda found: f"{found['a']}X"),
    rule("decade", rf"{_START}(?P<a>[2-9])0\s?년대", lambda found: f"19{found['a']}X"),
    rule(
        "range of decades",
        rf"{_START}(?P<a>(?:(?:1[5-9]|20)\d|[2-9]))0?(?<=0)(?:년대)?(?:{DASH}|[·,]\s?|(?:부터|에서)\s)"
        rf"(?P<century>\d\d)?(?P<b>\d)0\s?년대",
        _decades,
    ),
    rule("century", rf"{_START}(?P<a>\d\d)\s?세기(?!\s?(?:동안|만에))", lambda found: _century(found["a"])),
    rule(
        "range of centuries",
        rf"{_START}(?P<a>\d\d)(?:\s?세기)?{DASH}(?P<b>\d\d)\s?세기",
        lambda found: span(_century(found["a"]), _century(found["b"])),
    ),
)


def _list_of_days(found: _Match) -> Iterator[tuple[int, int, str | None]]:
    yield *found.span("date"), _day(found)
    year = _y(found)
    if year:
        yield *found.span("also"), day(year, found["m2"] or found["m1"], found["d2"])


def _list_of_months(found: _Match) -> Iterator[tuple[int, int, str | None]]:
    yield *found.span("date"), _month(found)
    year = _y(found)
    if year:
        yield *found.span("also"), month(year, found["m2"])


_ALSO = r"(?:\s?[과와,·]\s?|\s및\s|\s?그리고\s)"
_LISTS: tuple[ListRule, ...] = (
    list_rule(
        rf"{_START}(?P<date>{_Y}\s?{_M}\s?{_D})자?{_ALSO}(?P<also>(?:(?P<m2>\d{{1,2}})\s?월\s?)?(?P<d2>\d{{1,2}})\s?일)(?!간)",
        _list_of_days,
    ),
    list_rule(
        rf"{_START}(?P<date>{_Y}\s?{_M}){_ALSO}(?P<also>(?P<m2>\d{{1,2}})\s?월)(?!\s?\d)(?!간)",
        _list_of_months,
    ),
)

KOREAN = Family(Hint(marks=("년", "年", "세기")), _RULES, lists=_LISTS)

_PART = r"(?:\s?(?:초|중|말|초반|중반|후반|전반|중엽|하순|중순|상순|초순)(?:\s?경)?)?"
KOREAN_JOINS: tuple[Join, ...] = (
    join(rf"{_PART}\s?부터\s?"),
    join(rf"{_PART}\s?에서\s?", after=rf"{_PART}\s?(?:까지|사이)"),
    join(r"\s?에서\s?", after=r"\s?(?:까지|사이)"),
    join(r"\s?[과와]\s?", after=r"\s?사이"),
    join(
        r"에\s(?:창설|설립|조직|창간|설치|창립|결성|개설)(?:되여|되어|돼|하여|해)\s",
        after=r"에\s(?:해산|폐지|해체|폐간|폐쇄|폐관)",
    ),
)

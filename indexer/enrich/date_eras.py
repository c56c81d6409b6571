"""Years counted from elsewhere: Juche 56, 주체56(1967)년, 단기 4283년, 光武 9년, 昭和 12年.

Juche 1 is 1912, the year of Kim Il Sung's birth; the Dangun era, in official use in the South from 1948 to 1961, began
in 2333 BC. Reigns count from the year of accession, or from the year after it. Where the common year stands in
brackets beside the other, it is the one that counts.
"""

from __future__ import annotations

import re

from indexer.enrich.date_rules import DASH, YEAR, Family, Hint, Rule, day, month, rule, span

_Match = re.Match[str]

_BEFORE_JUCHE = 1911
_BEFORE_DANGUN = -2333
_LAST_JUCHE = 130
_LONGEST_REIGN = 64

_JUCHE = r"(?:juche|chuch['’]?e|zuche|juché)(?:\syear)?\s(?P<n>\d{1,3})"
_COMMON = rf"(?:\s?\((?P<y>{YEAR})\))"
_ENDS = r"(?![\w.,:/–—-]?\d)(?!\w)"
_ENGLISH_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTH_DAY = rf"(?P<m>{_ENGLISH_MONTHS})\s(?P<d>\d{{1,2}})(?:,|\sof)?\s"

# The year before the first of each reign, by the name of its era in Hangul and in Hanja; “민국” only beside ours.
_REIGNS = {
    "개국": 1391, "開國": 1391, "고종": 1863, "高宗": 1863, "건양": 1895, "建陽": 1895, "광무": 1896, "光武": 1896,
    "융희": 1906, "隆熙": 1906, "메이지": 1867, "명치": 1867, "明治": 1867, "다이쇼": 1911, "대정": 1911, "大正": 1911,
    "쇼와": 1925, "소화": 1925, "昭和": 1925, "광서": 1874, "光緖": 1874, "光緒": 1874, "동치": 1861, "同治": 1861,
    "선통": 1908, "宣統": 1908,
}  # fmt: skip
_REPUBLIC = rf"(?:중화민국|中華民國|민국|民國)\s?\d{{1,2}}(?=\s?[년年]?\s?\({YEAR}\))"
REIGN_NAMES = tuple(_REIGNS)

ERA = (
    r"(?:(?:주체|主體|主体)\s?(?P<juche>\d{1,3})|(?:단기|檀紀)\s?(?P<dangun>4[23]\d\d)|"
    rf"(?P<reign>{'|'.join(_REIGNS)})\s?(?P<reigned>\d{{1,3}}|元|원)|{_REPUBLIC})"
)


def common_year(found: _Match) -> str | None:
    """The year of a match of ``ERA`` and perhaps of the group ``y``, in our era."""
    if found["y"]:
        return found["y"]
    if found["reign"]:
        return _reigned(found["reign"], found["reigned"])
    return _juche(found["juche"]) if found["juche"] else str(int(found["dangun"]) + _BEFORE_DANGUN)


def _reigned(era: str, number: str) -> str | None:
    """The year of a reign in our era; None after more years than anybody reigned."""
    count = int(number) if number.isdecimal() else 1
    return str(_REIGNS[era] + count) if 1 <= count <= _LONGEST_REIGN or era in ("개국", "開國") else None


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

"""Dates in languages that write day, month and year with words between them: rules made of a table of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from indexer.enrich.date_rules import (
    ALONE,
    DASH,
    DAY_START,
    ENDS,
    WORD,
    YEAR,
    Family,
    Join,
    ListRule,
    Rule,
    day,
    hint,
    join,
    list_rule,
    month,
    rule,
    season,
    span,
)
from indexer.enrich.date_words import Words
from indexer.folding import fold
from indexer.patterns import lazy

_Match = re.Match[str]

# Years in two figures are of the twentieth century, and are taken after an apostrophe only: May ’68, the summer of ’69.
_SHORT_YEAR = r"['’‘](?P<short>[3-9]\d)(?![\w-])"
_FIGURES = lazy(r"\d+")
# A page may follow behind a colon, 21 nov 1959:14: no hour does behind a year.
_PAGED_ENDS = r"(?![\w%°º])(?![.,/–—‐‑-]\d)"
_AFTER_BRACKET = r"(?<=[(\[])"
_NUMBERED = lazy(rf"(?<![\w/.,-])\d{{1,5}}/(?={YEAR},?\s\w)")
_HOURED = lazy(r"(?<!\w)\d{6}[A-Z](?=\s[^\W\d_])")
_BRACKETED = lazy(rf"{_AFTER_BRACKET}{YEAR}[a-z]?,\s", re.IGNORECASE)
_NO_FRACTION = "".join(rf"(?<!\b{word}\s)" for word in ["last", "first", "middle", "one", "two", "final", "latter"])
# Seasons of politics, which are none of the year.
_NO_SEASON = r"(?<!arab\s)(?<!prague\s)(?<!beijing\s)(?<!nuclear\s)(?<!croatian\s)(?<!de\spraga\s)"


def western(words: Words) -> tuple[Family, ...]:
    """The rules of one language for dates in which the month or the season is a word, and years said to be about."""
    calendar = _Calendar(words)
    named = hint(*words.months, *words.beside_day)
    return (
        Family(named, calendar.days_first(), DAY_START, calendar.lists_of_days(), figures=True),
        Family(named, calendar.years_first(), _BRACKETED),
        Family(named, calendar.numbered(), _NUMBERED),
        Family(named, calendar.with_hours(), _HOURED),
        Family(named, calendar.months_first(), calendar.starts, calendar.lists_of_months()),
        Family(hint(*words.days), calendar.days_in_words()),
        Family(hint(*words.seasons), _seasons(words)),
        Family(hint(re.sub(r"\(\?<=[^)]*\)", "", words.circa)), _circa(words)),
    )


def western_joins(words: Words) -> tuple[Join, ...]:
    """What makes a range of two dates in one language."""
    filler = rf"(?:(?:{words.filler})[\s-]){{0,5}}"
    return tuple(
        join(rf"\s(?:{within})\s{filler}", before=rf"(?:{before})\s{filler}" if before else "")
        for before, within in words.openings
    )


def named_months(words: Words) -> Mapping[str, int]:
    """The number of each folded name of a month."""
    return {name: number for pattern, number in _pairs(words) for name in _spellings(pattern)}


class _Calendar:
    """The rules for days and months. Groups are named by letter and place: d1, m1, d2, m2, and y for the year."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._numbers = named_months(words)
        self.starts = lazy(rf"(?<!\w)(?:{'|'.join(self._numbers)})(?!\w)", re.IGNORECASE)
        self._of = rf"(?:\s{{1,2}}(?:(?:{words.of})\s)?|[-/])"
        self._to = rf"(?:{DASH}|/|\s(?:{words.to})\s|\s(?P<both>{words.both})\s)"
        self._year = rf"(?:,?\s{{1,2}}(?:(?:{words.of})\s)?|[-/])(?P<y>{YEAR}){_PAGED_ENDS}"
        self._also = (
            rf",?\s(?:(?:{words.both}|or|o|as\swell\sas)\s)(?:again\s|then\s|luego\s|otra\svez\s|de\snuevo\s)?"
            r"(?:(?:on\s)?the\s|on\s|el\s|in\s|en\s|de\s)?"
        )
        self._named = "|".join(words.months)
        figures = rf"\d{{1,2}}(?:{words.ordinal})?(?!\w)"
        self._several = rf"(?P<days>{figures}(?:,\s(?:el\s)?{figures}){{0,5}})"

    def days_first(self) -> tuple[Rule, ...]:
        """11 May 1967, 3–5 May 1967, 30 May to 2 June 1967."""
        d1, d2, m1, m2, of, to = self._day(1), self._day(2), self._month(1), self._month(2), self._of, self._to
        return (
            rule("day", rf"{ALONE}{d1}{of}{m1}{self._year}", self._one_day),
            rule("range of days", rf"{ALONE}{d1}{to}{d2}{of}{m1}{self._year}", self._days),
            rule("range of days", rf"{ALONE}{d1}{of}{m1}{to}(?:the\s)?{d2}{of}{m2}{self._year}", self._days),
        )

    def years_first(self) -> tuple[Rule, ...]:
        """(1967, May 11), (1967, 11 de mayo), (1967, May): in brackets, as in lists of references."""
        year, ends = rf"{_AFTER_BRACKET}(?P<y>{YEAR})[a-z]?,\s", r"(?=[)\]])"
        d1, d2, m1 = self._day(1), self._day(2), self._month(1)
        return (
            rule("day", rf"{year}{d1}{self._of}{m1}{ends}", self._one_day),
            rule("day", rf"{year}{m1}\s{d1}{ends}", self._one_day),
            rule("range of days", rf"{year}{m1}\s{d1}{self._to}{d2}{ends}", self._days),
            rule("range of days", rf"{year}{d1}{self._to}{d2}{self._of}{m1}{ends}", self._days),
            rule("month", rf"{year}{m1}{ends}", self._one_month),
        )

    def numbered(self) -> tuple[Rule, ...]:
        """Ley 93/1962, de 24 de diciembre: the year is that of the number."""
        d1, m1 = self._day(1), self._month(1)
        lead = rf"\d{{1,5}}/(?P<y>{YEAR}),?\s(?:{self._words.of})\s"
        return (rule("day", rf"{lead}(?P<date>{d1}{self._of}{m1})(?![\w/-])(?!,?\s(?:de\s)?{YEAR})", self._one_day),)

    def with_hours(self) -> tuple[Rule, ...]:
        """041130Z May 1967: day, hour and minute of a military message in one number."""
        return (
            rule("day", rf"{ALONE}(?P<d1>[0-3]\d)[0-2]\d[0-5]\d[A-Z]\s{self._month(1)}{self._year}", self._one_day),
        )

    def months_first(self) -> tuple[Rule, ...]:
        """May 11, 1967, May 3–5, 1967, May 30 to June 2, 1967, May 1967, May–June 1967, May ’68."""
        d1, d2, m1, m2, to = self._day(1), self._day(2), self._month(1), self._month(2), self._to
        month = rf"(?P<m1>{self._named})\.?"
        return (
            rule("day", rf"{m1}\s(?:the\s)?{d1}{self._year}", self._one_day),
            rule("range of days", rf"{m1}\s{d1}{to}{d2}{self._year}", self._days),
            rule("range of days", rf"{m1}\s{d1}{to}{m2}\s{d2}{self._year}", self._days),
            rule("month", rf"{month}{self._year}", self._one_month),
            rule("range of months", rf"{m1}{to}{m2}{self._year}", self._months),
            rule("month", rf"{month}\s(?:(?:{self._words.of})\s)?{_SHORT_YEAR}", self._short_month),
        )

    def days_in_words(self) -> tuple[Rule, ...]:
        """The fourth of July 1976, July the fourth, 1976; el primero de mayo de 1967."""
        said = rf"(?<!\w){_NO_FRACTION}(?P<d1>{'|'.join(self._words.days)})(?!\w)"
        return (
            rule("day", rf"{said}{self._of}{self._month(1)}{self._year}", self._one_day),
            rule("day", rf"(?<!\w){self._month(1)}\s(?:the\s)?{said}{self._year}", self._one_day),
        )

    def lists_of_days(self) -> tuple[ListRule, ...]:
        """3, 5 and 17 August 1967; 3 August and 2 September 1967."""
        d1, d2, m1, m2, of, also = self._day(1), self._day(2), self._month(1), self._month(2), self._of, self._also
        return (
            list_rule(rf"{ALONE}{self._several}{also}(?P<last>{d1}{of}{m1}{self._year})", self._list_of_days),
            list_rule(rf"{ALONE}(?P<also>{d2}{of}{m2}){also}(?P<last>{d1}{of}{m1}{self._year})", self._two_days),
        )

    def lists_of_months(self) -> tuple[ListRule, ...]:
        """August 3 and 17, 1967; August 3 and September 2, 1967; March, June and August 1967."""
        d1, d2, m1, m2, also, named = (
            self._day(1),
            self._day(2),
            self._month(1),
            self._month(2),
            self._also,
            self._named,
        )
        return (
            list_rule(rf"{m1}\s{self._several}{also}(?P<last>{d1}{self._year})", self._list_of_days),
            list_rule(rf"(?P<also>{m2}\s{d2}){also}(?P<last>{m1}\s{d1}{self._year})", self._two_days),
            list_rule(
                rf"(?P<months>(?:{named})(?:,\s(?:{named})){{0,5}}){also}(?P<last>(?P<m1>{named})\.?{self._year})",
                self._list_of_months,
            ),
        )

    def _list_of_days(self, found: _Match) -> Iterable[tuple[int, int, str | None]]:
        number = self._number(found, "m1")
        for each in _FIGURES.finditer(found["days"]):
            yield *_within(found, "days", each), day(found["y"], number, each[0])
        yield *found.span("last"), self._on(found, "d1", "m1")

    def _two_days(self, found: _Match) -> Iterable[tuple[int, int, str | None]]:
        yield *found.span("also"), self._on(found, "d2", "m2")
        yield *found.span("last"), self._on(found, "d1", "m1")

    def _list_of_months(self, found: _Match) -> Iterable[tuple[int, int, str | None]]:
        for each in WORD.finditer(found["months"]):
            yield *_within(found, "months", each), month(found["y"], self._numbers[fold(each[0])])
        yield *found.span("last"), month(found["y"], self._number(found, "m1"))

    def _day(self, place: int) -> str:
        return rf"(?P<d{place}>\d{{1,2}})(?:{self._words.ordinal})?(?!\w)"

    def _month(self, place: int) -> str:
        names = "|".join((*self._words.months, *self._words.beside_day))
        return rf"(?P<m{place}>{names})\.?"

    def _number(self, found: _Match, group: str) -> int:
        return self._numbers[fold(found[group])]  # not lower(): case-insensitive “i” matches a dotless one too

    def _day_number(self, found: _Match, group: str) -> int:
        figures = _FIGURES.match(found[group])
        if figures:
            return int(figures[0])
        said = fold(found[group])
        return next(number for word, number in self._words.days.items() if re.fullmatch(word, said))

    def _on(self, found: _Match, day_group: str, month_group: str) -> str | None:
        return day(found["y"], self._number(found, month_group), self._day_number(found, day_group))

    def _one_day(self, found: _Match) -> str | None:
        return self._on(found, "d1", "m1")

    def _days(self, found: _Match) -> str | None:
        first = self._on(found, "d1", "m1")
        last = self._on(found, "d2", "m2" if "m2" in found.re.groupindex else "m1")
        if found["both"] and not _between(found) and self._day_number(found, "d1") + 1 != self._day_number(found, "d2"):
            return None  # “3 and 17 May 1967” are two days, not the days from one to the other
        return span(first, last)

    def _one_month(self, found: _Match) -> str | None:
        return month(found["y"], self._number(found, "m1"))

    def _short_month(self, found: _Match) -> str | None:
        return month(f"19{found['short']}", self._number(found, "m1"))

    def _months(self, found: _Match) -> str | None:
        first, last = self._number(found, "m1"), self._number(found, "m2")
        if found["both"] and first + 1 != last and not _between(found):
            return None
        return span(month(found["y"], first), month(found["y"], last))


_BETWEEN = lazy(r"\b(?:between|entre)\s(?:el\s|the\s)?$", re.IGNORECASE)


def _within(found: _Match, group: str, each: _Match) -> tuple[int, int]:
    """Where a match within the text of a group stands in the whole text."""
    return found.start(group) + each.start(), found.start(group) + each.end()


def _between(found: _Match) -> bool:
    return bool(_BETWEEN.search(found.string, max(0, found.start() - 14), found.start()))


def _seasons(words: Words) -> tuple[Rule, ...]:
    """Spring 1967, the spring of 1967, spring–summer 1967; the winter of 1950–51 is no more than its years."""
    names = [lazy(pattern, re.IGNORECASE) for pattern in words.seasons]
    one = "|".join(words.seasons)
    year = rf"(?:\s(?:boreal|austral))?,?\s{{1,2}}(?:(?:{words.of})\s)?(?:(?P<y>{YEAR}){ENDS}|{_SHORT_YEAR})"
    to = rf"(?:{DASH}|/|\s(?:{words.to}|{words.both})\s)(?:the\s|el\s|la\s)?"

    def number(said: str) -> int:
        return next(at for at, name in enumerate(names) if name.fullmatch(said))

    def read(found: _Match) -> str:
        last = season(found["y"] or f"19{found['short']}", number(found["s"]))
        first = found["first"]
        return (span(season(last[:4], number(first)), last) if first else None) or last

    return (
        rule("season", rf"(?<!\w){_NO_SEASON}(?:(?P<first>{one}){to})?(?P<s>{one}){year}(?!{DASH}\d)", read),
        rule(
            "years of a season",
            rf"(?<!\w)(?:{one})s?\s(?:(?:{words.of})\s)?(?P<y>{YEAR})[-–/](?P<last>{YEAR}|\d\d){ENDS}",
            lambda found: span(found["y"], found["y"][: 4 - len(found["last"])] + found["last"]),
        ),
        rule("year", rf"(?<!\w)(?:{one})s?\s(?:{words.of})\s{_SHORT_YEAR}", lambda found: f"19{found['short']}"),
    )


def _circa(words: Words) -> tuple[Rule, ...]:
    about = rf"(?<!\w)(?:{words.circa})\s?(?:the\syear\s|el\saño\s|early\s|mid-?|late\s)?(?P<y>{YEAR})"
    return (
        rule("about a year", rf"{about}{ENDS}", lambda found: f"{found['y']}~"),
        rule(
            "years from about one",
            rf"{about}{DASH}(?P<last>{YEAR}|\d\d){ENDS}",
            lambda found: span(f"{found['y']}~", found["y"][: 4 - len(found["last"])] + found["last"]),
        ),
    )


def _pairs(words: Words) -> Iterable[tuple[str, int]]:
    return (*words.months.items(), *words.beside_day.items())


def _spellings(pattern: str) -> Iterable[str]:
    """The names in a pattern of alternatives, without its marks for case."""
    return pattern.removeprefix("(?-i:").removesuffix(")").casefold().split("|")

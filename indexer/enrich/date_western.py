"""Dates in languages that write day, month and year with words between them: rules made of a table of words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexer.enrich.date_rules import (
    ALONE,
    DASH,
    ENDS,
    FIGURES,
    YEAR,
    Family,
    Join,
    Rule,
    day,
    hint,
    join,
    month,
    rule,
    span,
)
from indexer.enrich.date_words import Words
from indexer.folding import fold

_Match = re.Match[str]

# Decades in words or two figures are those of the twentieth century, unless they lean on a decade before them.
_CENTURY = "19"
# Not “the 1900s”, which are a century as often as a decade, but “the 2000s”.
_DECADE = r"(?:1[5-9][1-9]|20\d)0"
_CENTURY_OF_DECADE = re.compile(r"\d\d(?=\d0)")
_LONGEST_DECADE = 40  # “la década de los años cincuenta”


def western(words: Words) -> tuple[Family, ...]:
    """The rules of one language: dates in which the month is a word, years said to be about, decades."""
    return (
        Family(hint(*words.months, *words.beside_day), _Calendar(words).rules()),
        Family(hint(*words.tens, words.decade_words, "s"), _decades(words)),  # s: that of “1960s”, a word by itself
        Family(hint(words.circa), (_circa(words),)),
    )


def western_joins(words: Words) -> tuple[Join, ...]:
    """What makes a range of two dates in one language."""
    filler = rf"(?:(?:{words.filler})[\s-]){{0,4}}"
    return tuple(
        join(rf"\s(?:{within})\s{filler}", before=rf"(?:{before})\s{filler}" if before else "")
        for before, within in words.openings
    )


class _Calendar:
    """The rules for days and months. Groups are named by letter and place: d1, m1, d2, m2, and y for the year."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._numbers = {name: number for pattern, number in _pairs(words) for name in _spellings(pattern)}

    def rules(self) -> tuple[Rule, ...]:
        words = self._words
        d1, d2, m1, m2 = self._day(1), self._day(2), self._month(1), self._month(2)
        of = rf"(?:\s{{1,2}}(?:(?:{words.of})\s)?|-)"
        to = rf"(?:{DASH}|/|\s(?:{words.to})\s|\s(?P<both>{words.both})\s)"
        year = rf"(?:,?\s{{1,2}}(?:(?:{words.of})\s)?|-)(?P<y>{YEAR}){ENDS}"
        named = "|".join(words.months)
        # Looking ahead for a first letter is only for speed, as in FIGURES.
        days = rf"(?=[\d{words.first[0]}]){ALONE}"
        months = rf"(?=[{''.join(sorted({name[0] for name in self._numbers}))}])(?<!\w)"
        return (
            rule(rf"{days}{d1}{of}{m1}{year}", self._one_day),
            rule(rf"{months}{m1}\s{d1}{year}", self._one_day),
            rule(rf"{days}{d1}{to}{d2}{of}{m1}{year}", self._days),
            rule(rf"{months}{m1}\s{d1}{to}{d2}{year}", self._days),
            rule(rf"{days}{d1}{of}{m1}{to}{d2}{of}{m2}{year}", self._days),
            rule(rf"{months}{m1}\s{d1}{to}{m2}\s{d2}{year}", self._days),
            rule(rf"{months}(?P<m1>{named})\.?{year}", self._one_month),
            rule(rf"{months}{m1}{to}{m2}{year}", self._months),
        )

    def _day(self, place: int) -> str:
        return rf"(?:(?P<d{place}>\d{{1,2}})(?:{self._words.ordinal})?|{self._words.first})(?!\w)"

    def _month(self, place: int) -> str:
        names = "|".join((*self._words.months, *self._words.beside_day))
        return rf"(?P<m{place}>{names})\.?"

    def _number(self, found: _Match, group: str) -> int:
        return self._numbers[fold(found[group])]  # not lower(): case-insensitive “i” matches a dotless one too

    def _on(self, found: _Match, day_group: str, month_group: str) -> str | None:
        return day(found["y"], self._number(found, month_group), found[day_group] or 1)  # no figures: the first

    def _one_day(self, found: _Match) -> str | None:
        return self._on(found, "d1", "m1")

    def _days(self, found: _Match) -> str | None:
        first = self._on(found, "d1", "m1")
        last = self._on(found, "d2", "m2" if "m2" in found.re.groupindex else "m1")
        if found["both"] and int(found["d1"] or 1) + 1 != int(found["d2"] or 1):
            return None  # “3 and 17 May 1967” are two days, not the days from one to the other
        return span(first, last)

    def _one_month(self, found: _Match) -> str | None:
        return month(found["y"], self._number(found, "m1"))

    def _months(self, found: _Match) -> str | None:
        first, last = self._number(found, "m1"), self._number(found, "m2")
        if found["both"] and first + 1 != last:
            return None
        return span(month(found["y"], first), month(found["y"], last))


def _circa(words: Words) -> Rule:
    return rule(rf"(?<!\w)(?:{words.circa})\s?(?P<y>{YEAR}){ENDS}", lambda found: f"{found['y']}~")


def _decades(words: Words) -> tuple[Rule, ...]:
    """The 1960s, the ’60s, the sixties; la década de 1960, los años 60, los años sesenta; and a second that leans."""
    tens, plural = "|".join(words.tens), words.plural
    short = rf"(?P<tens>[2-9])0{plural}|(?P<word>{tens})"
    whole = rf"{_DECADE}['’]?s|{words.decade}(?:(?:{_DECADE}|['’]?[2-9]0){plural}|{tens})"
    before = re.compile(rf"(?<!\w)(?:{whole})$", re.IGNORECASE)

    def read(found: _Match) -> str:
        return f"{_CENTURY}{found['tens'] or words.tens[fold(found['word'])]}X"

    def lean(found: _Match) -> str | None:
        """“los años sesenta y setenta”, “the 1870s and 80s”: a decade only after another, whose century it takes."""
        other = before.search(found.string, max(0, found.start() - _LONGEST_DECADE), found.start())
        if not other:
            return None
        century = _CENTURY_OF_DECADE.search(other[0])
        return (century[0] if century else _CENTURY) + read(found)[2:]

    return (
        rule(rf"{FIGURES}(?P<date>{_DECADE}['’]?s)(?!\w)", _full_decade),
        rule(rf"(?<!\w){words.decade}(?P<date>{_DECADE}{plural}){ENDS}", _full_decade),
        rule(rf"(?<!\w){words.decade}['’]?(?P<date>{short})(?!\w)", read),
        rule(r"(?<!\w)['’‘](?P<date>(?P<tens>[2-9])0s)(?!\w)", lambda found: f"{_CENTURY}{found['tens']}X"),
        rule(rf"(?:\s(?:{words.both})\s(?:the\s|los\s)?|{DASH})['’]?(?P<date>{short})(?!\w)", lean),
    )


def _full_decade(found: _Match) -> str:
    return f"{found['date'][:3]}X"


def _pairs(words: Words) -> Iterable[tuple[str, int]]:
    return (*words.months.items(), *words.beside_day.items())


def _spellings(pattern: str) -> Iterable[str]:
    """The names in a pattern of alternatives, without its marks for case."""
    return pattern.removeprefix("(?-i:").removesuffix(")").casefold().split("|")

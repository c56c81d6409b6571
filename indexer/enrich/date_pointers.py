"""What does an expression like “two years later” say? How far, in which unit, and to which month or day there.

Only what counts from a time *told* is a pointer. What counts from the day of writing (this summer, last year, 올해) is
none, for that day is not in the paragraph; nor is what names its own measure (“two years after the war”).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import chain

from indexer.enrich.date_western import named_months
from indexer.enrich.date_words import ENGLISH, SPANISH
from indexer.patterns import lazy
from indexer.stretches import Stretches


class Unit(Enum):
    """What is counted.

    ``NEXT``: a month or season is the first of its name after the date that is pointed from, or the last before it.
    ``ELLIPSIS``: nothing is counted, a month or day just leaves its year out. ``BARE_DAY``: a day leaves out its month,
    too. ``LAST_YEAR``: the year that ends the range of years told before. ``DECADE``: the ten years in which that date
    lies. ``SAME``: the date itself, as exact as it was told.
    """

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    NEXT = "next"
    ELLIPSIS = "ellipsis"
    BARE_DAY = "bare day"
    LAST_YEAR = "last year"
    DECADE = "decade"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Pointer:
    """An expression that points ``shift`` units from a date before it, or as many as its group ``n`` says.

    Of the groups, ``n`` is a number, ``tens`` what comes before it (*forty*-two), ``native`` one with its unit,
    ``earlier`` turns the direction, ``then`` says that the last date told is meant, ``m``, ``d`` (in words ``dw``) and
    ``s`` are the month, day and season within what is pointed to, ``exact`` says that years or months are counted to
    the day, ``date`` is the part that is the date.
    One of ``glance`` stands in every casefolded text that has the expression; none means any.
    """

    name: str
    unit: Unit
    shift: int
    glance: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Pointers:
    """Pointers that stand in no casefolded text without one of ``roots``, and only round a match of ``head``.

    Where there are ``names``, one of them stands casefolded in any such match.
    """

    roots: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    head: re.Pattern[str]
    names: tuple[str, ...] = ()


class Roots:
    """Tells which of the roots and glances of some pointers stand in a casefolded text, by one look for all of them."""

    def __init__(self, several: Iterable[Pointers]) -> None:
        told = (
            (*one.roots, *one.names, *(glance for each in one.pointers for glance in each.glance)) for one in several
        )
        self.stretches = tuple(dict.fromkeys(chain.from_iterable(told)))
        self._finder = Stretches(self.stretches)

    def seen(self, folded: str) -> set[str]:
        """Those that stand in a text."""
        return {self.stretches[number] for number, _, _ in self._finder.found(folded)}


def pointer(name: str, unit: Unit, shift: int, glance: str, pattern: str) -> Pointer:
    """A pointer from a pattern in which case counts; ``glance`` gives alternatives parted by ``|``."""
    return Pointer(name, unit, shift, tuple(each for each in glance.split("|") if each), lazy(pattern))


NUMBERS: Mapping[str, int] = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30,
    "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
    "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "veinte": 20, "treinta": 30,
    "한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
    "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9, "십": 10,
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9, "열흘": 10,
    "열하루": 11, "열이틀": 12, "열사흘": 13, "열나흘": 14,
}  # fmt: skip
ENGLISH_MONTHS = {name: n for name, n in named_months(ENGLISH).items() if len(name) > 3 or name == "may"}
SPANISH_MONTHS = {name: n for name, n in named_months(SPANISH).items() if len(name) > 4 or name in ("mayo", "enero")}
MONTHS: Mapping[str, int] = ENGLISH_MONTHS | SPANISH_MONTHS
SEASONS: Mapping[str, int] = {
    word: number
    for seasons in (ENGLISH.seasons, SPANISH.seasons, ("봄", "여름", "가을", "겨울"))
    for number, pattern in enumerate(seasons)
    for word in pattern.split("|")
}

TENS: Mapping[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip
KOREAN_TENS: Mapping[str, int] = {
    "열": 10, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
DAY_WORDS: Mapping[str, int] = {
    word.replace(r"[\s-]", joint): number for word, number in ENGLISH.days.items() for joint in (" ", "-")
}

# No word stands joined before a number: “forty-two years later” is not two, nor is “a year and two months later”.
NUMBER = (
    rf"(?<![\w-])(?:(?P<tens>{'|'.join(TENS)})(?:-|\sy\s|\s))?"
    rf"(?P<n>\d{{1,2}}|{'|'.join(sorted((word for word in NUMBERS if word.isascii()), key=len, reverse=True))})"
)
_INEXACT = (
    "some half about around almost nearly over than least every next last past first barely roughly "
    "unos unas casi más menos cada primeros últimos"
)
# What stands before a number makes it inexact, or turns it into something else: “a year and two months later”.
_COUNTED_BEFORE = ("year and", "years and", "months and", "month and", "año y", "años y", "mes y", "meses y")
INEXACT = lazy(rf"(?<!\w)(?:{'|'.join((*_INEXACT.split(), *_COUNTED_BEFORE))})\s$".replace(" ", r"\s"), re.IGNORECASE)
LONGEST_INEXACT = 12
STOP = r"(?=[,.;:)—]|$)"

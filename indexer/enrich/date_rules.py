"""What the date grammars share: a rule, the shapes of years and dashes, and how numbers become EDTF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Generic, TypeVar

from indexer.engine import kernels
from indexer.patterns import lazy
from indexer.stretches import Stretches

# White space between the parts is bounded everywhere: with \s* the time would grow with the square of a long gap.
YEAR = r"(?:1\d{3}|20\d\d|2100)"
SHORT_YEAR = r"[3-9]\d"
"""A year of the twentieth century in two figures; below 30 the century is a guess."""
DASH = r"\s?[-‐‑–—~∼〜～]\s?"
# A number that stands alone to the left: no part of a word, of a longer number, of a price, a path or a code (A-1967).
ALONE = r"(?<![\w$€£¥₩#§/+=@])(?<!\d[.,:–—‐‑-])(?<!\b[a-z]-)(?<![$€£¥₩#§]\s)"
# The same for a number: looking ahead first fails fastest, which saves a third of the time of all rules.
FIGURES = rf"(?=\d){ALONE}"
# … and to the right.
ENDS = r"(?![\w%°º])(?![.,:/–—‐‑-]\d)"
DAY_START = lazy(rf"(?=\d){ALONE}\d{{1,2}}(?!\d)", re.IGNORECASE)
WORD = lazy(r"[^\W\d_]+")
_STANDS_ALONE = lazy(ALONE, re.IGNORECASE)
_MARKUP = lazy(r"\(\?[-i]*:|\\[a-z]")  # of patterns: what opens groups, and what stands for white space


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape of dates in text, by name, and what a match says in EDTF; None when it is no date after all.

    ``date`` is the group that holds the date: the one of that name where there is one, else the whole match.
    """

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], str | None]
    date: str | int = 0


@dataclass(frozen=True, slots=True)
class ListRule:
    """A shape of several dates that share a month or a year: each with its own place, as ``(start, end, EDTF)``."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Iterable[tuple[int, int, str | None]]]


@dataclass(frozen=True, slots=True)
class Hint:
    """What a text must hold for rules to find something in it: one of some words or of some stretches; or nothing.

    Words are whole runs of letters, casefolded. Most texts are spared most rules so: a set costs less than a pattern.
    """

    words: frozenset[str] = frozenset()
    marks: tuple[str, ...] = ()


T = TypeVar("T")


class Hints:
    """The words and the stretches of all hints, each hint under a bit: a text is looked through once for all."""

    def __init__(self) -> None:
        self.asked: list[Hint] = []
        self._known: tuple[dict[str, int], bytes, Stretches, list[int]] | None = None

    def add(self, hints: Iterable[Hint]) -> int:
        """The number of the bit of the first of these hints; those of the others follow."""
        first = len(self.asked)
        self.asked += hints
        self._known = None
        return first

    def words_in(self, text: str) -> int:
        """The bits of the hints of which a casefolded text has a word."""
        words, table, *_ = self._known or self._learn()
        return kernels.bits_of_words(text, words, table)

    def marks_in(self, text: str) -> list[tuple[int, int, int]]:
        """Where stretches of hints stand in a casefolded text: their bits, where they begin and end; by their ends."""
        *_, stretches, bits = self._known or self._learn()
        return [(bits[number], start, end) for number, start, end in stretches.found(text)]

    def _learn(self) -> tuple[dict[str, int], bytes, Stretches, list[int]]:
        words, marks = _bits_by([one.words for one in self.asked]), _bits_by([one.marks for one in self.asked])
        self._known = words, kernels.beginnings(words), Stretches(marks), list(marks.values())
        return self._known


def _bits_by(needs: Iterable[Iterable[str]]) -> dict[str, int]:
    """Of each string those that need it, as bits."""
    found: dict[str, int] = {}
    for number, strings in enumerate(needs):
        for string in strings:
            found[string] = found.get(string, 0) | 1 << number
    return found


HINTS = Hints()
"""Those of all families of rules and of all shields."""


class Hinted(Generic[T]):
    """Things with a hint each, of which those are given that may find something."""

    def __init__(self, things: Iterable[tuple[Hint, T]]) -> None:
        pairs = list(things)
        self.things = [thing for _, thing in pairs]
        self._always = sum(1 << n for n, (hint, _) in enumerate(pairs) if not (hint.words or hint.marks))
        self._first = HINTS.add([hint for hint, _ in pairs])
        self._all = (1 << len(pairs)) - 1
        self._chosen: dict[int, list[T]] = {}  # by their bits, as far as they were asked for together

    def given(self, hints: int) -> list[T]:
        """Those whose hint is given by a text that gives these, in their order."""
        bits = self._always | hints >> self._first & self._all
        chosen = self._chosen.get(bits)
        if chosen is None:
            if len(self._chosen) > _MOST_CHOICES:
                self._chosen.clear()
            chosen = self._chosen[bits] = [thing for n, thing in enumerate(self.things) if bits >> n & 1]
        return chosen


_MOST_CHOICES = 4096


@dataclass(frozen=True, slots=True)
class Family:
    """Rules with one hint. With ``starts``, each is tried only where a match of that begins: all their matches do.

    ``figures`` says that these begin where figures stand alone, of which a window knows the places.
    """

    hint: Hint
    rules: tuple[Rule, ...]
    starts: re.Pattern[str] | None = None
    lists: tuple[ListRule, ...] = ()
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Join:
    """How two dates make one range: what stands before the first, between them, and after the second."""

    between: re.Pattern[str]
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


@lru_cache(maxsize=512)
def figures(text: str) -> Sequence[tuple[int, int]]:
    """Where the runs of figures in a text are; remembered of all passages of usual articles, which are asked thrice."""
    return kernels.figures(text)


@lru_cache(maxsize=8)
def casefolded(text: str) -> str:
    """The text casefolded; of the last texts it is remembered, since several readings of one begin with it."""
    return kernels.casefolded(text)


def without_case(text: str) -> str:
    """Casefolded as patterns see it in which case does not count: for them the dotless i is an i."""
    folded = casefolded(text)
    return folded if folded.isascii() else folded.replace("ı", "i").replace("i̇", "i")


def standing_alone(text: str, figures: Iterable[int]) -> list[int]:
    """Those runs of figures, by where they begin, that stand alone to the left; each holds one such place at most."""
    return [at for at in figures if _STANDS_ALONE.match(text, at)]


def hint(*patterns: str, marks: tuple[str, ...] = ()) -> Hint:
    """The hint of patterns of alternatives: the first word of each."""
    alternatives = (WORD.search(_MARKUP.sub(" ", each)) for pattern in patterns for each in pattern.split("|"))
    return Hint(frozenset(word[0].casefold() for word in alternatives if word), marks)


def rule(name: str, pattern: str, read: Callable[[re.Match[str]], str | None]) -> Rule:
    """A rule from a pattern in which case doesn't count."""
    return Rule(name, lazy(pattern, re.IGNORECASE), read, "date" if "(?P<date>" in pattern else 0)


def list_rule(pattern: str, read: Callable[[re.Match[str]], Iterable[tuple[int, int, str | None]]]) -> ListRule:
    """A rule for lists from a pattern in which case doesn't count."""
    return ListRule(lazy(pattern, re.IGNORECASE), read)


def join(between: str, *, before: str = "", after: str = "") -> Join:
    """A join from patterns: ``before`` ends where the first date starts, ``after`` starts where the second ends."""
    return Join(
        lazy(between, re.IGNORECASE),
        lazy(rf"(?<!\w)(?:{before})$", re.IGNORECASE) if before else None,
        lazy(after, re.IGNORECASE) if after else None,
    )


def day(year: str | int, month: str | int, day_of_month: str | int) -> str | None:
    """``1967-05-11``; None where the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day_of_month)).isoformat()
    except ValueError:
        return None


def month(year: str | int, month_of_year: str | int) -> str | None:
    """``1967-05``; None where the year has no such month."""
    return f"{int(year):04}-{int(month_of_year):02}" if 1 <= int(month_of_year) <= 12 else None


def season(year: str | int, number: int) -> str:
    """``1967-21`` for the spring of 1967 (number 0), ``-22`` for its summer, and so on: EDTF, level 1."""
    return f"{int(year):04}-{21 + number}"


def span(first: str | None, last: str | None) -> str | None:
    """``1969/1974``; None where one end is missing or the ends are in the wrong order.

    As strings, EDTF dates of four-figure years compare as the dates do: ``1967`` < ``1967-05``, ``196X`` < ``197X``.
    """
    return f"{first}/{last}" if first and last and first < last else None

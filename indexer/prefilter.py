"""Which patterns needn't be searched for in a text? Those that match only round literals of which it holds none.

A pattern of many alternatives is tried at every place of a text, which takes a tenth of a microsecond or two a place,
and most texts hold nothing that it could find. So each such pattern is asked, once, for literals of which one stands in
whatever it matches (``required``); one automaton finds those of all patterns in one pass over a text, and a pattern is
tried only where one of its own was found. Answers are those of the pattern alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from string import ascii_lowercase
from typing import Any, Final

import ahocorasick

_Literals = frozenset[str]

_MOST_STRINGS: Final = 120  # of a part that stands for a few strings only; beyond, it is a class as others are
_MOST_LITERALS: Final = 400
_ALL: Final = -1
# White space and figures that ``plain`` doesn't know: a text with one of them is taken to hold anything.
_ODD: Final = re.compile(r"[^\S ]|[^\D0-9]")
_AS_ONE: Final = str.maketrans("123456789", "000000000")
_REMEMBERED: Final = 512  # texts of which it is known what they hold: those of a few articles, and pieces
# How often a character stands at a place of prose, roughly: only which of two sets of literals is rarer rests on it.
_RARE: Final = 0.002
_CHANCES: Final = {" ": 0.16} | dict.fromkeys(ascii_lowercase, 0.06) | dict.fromkeys(",.0-", 0.03)


class Prefiltered:
    """A pattern with the methods of ``re.Pattern``, which look first for what it needs; compiled when that is found."""

    __slots__ = ("_bit", "_compiled", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Raises ``ValueError`` for a pattern that can match where none of a few literals stands."""
        self.pattern = pattern
        self.flags = flags
        self._bit = _needles.add(required(pattern, flags))
        self._compiled: re.Pattern[str] | None = None

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As ``re.Pattern.search``."""
        return (self._compiled or self._compile()).search(text, start, end) if _held(text) & self._bit else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As ``re.Pattern.match``."""
        return (self._compiled or self._compile()).match(text, start, end) if _held(text) & self._bit else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As ``re.Pattern.fullmatch``."""
        return (self._compiled or self._compile()).fullmatch(text, start, end) if _held(text) & self._bit else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``."""
        return (self._compiled or self._compile()).finditer(text, start, end) if _held(text) & self._bit else iter(())

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As ``re.Pattern.sub``."""
        return (self._compiled or self._compile()).sub(by, text) if _held(text) & self._bit else text

    def _compile(self) -> re.Pattern[str]:
        self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled


AnyPattern = re.Pattern[str] | Prefiltered


class _Needles:
    """The literals of all patterns, and one automaton that finds them, made when it is wanted."""

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._patterns = 0
        self._automaton: Any = None

    def add(self, literals: _Literals) -> int:
        """The bit under which a pattern with these literals is told."""
        bit = 1 << self._patterns
        self._patterns += 1
        for literal in literals:
            self._bits[literal] = self._bits.get(literal, 0) | bit
        self._automaton = None
        _held.cache_clear()
        return bit

    def held(self, text: str) -> int:
        """The bits of the patterns of which a text holds a literal."""
        automaton = self._automaton or self._made()
        bits = 0
        for _, found in automaton.iter(plain(text)):
            bits |= found
        return bits

    def _made(self) -> Any:
        automaton = ahocorasick.Automaton()
        for literal, bits in self._bits.items():
            automaton.add_word(literal, bits)
        automaton.make_automaton()
        self._automaton = automaton
        return automaton


_needles = _Needles()


@lru_cache(maxsize=_REMEMBERED)
def _held(text: str) -> int:
    return _ALL if _ODD.search(text) else _needles.held(text)


def plain(text: str) -> str:
    """A text without case, in which any figure is a 0 and any white space a space: so literals are looked for in it.

    What a pattern takes for the same, in which case does not count, is the same: for it, the dotless i is an i.
    """
    folded = text.casefold()
    if not folded.isascii():
        folded = folded.replace("ı", "i").replace("i̇", "i")
    return folded.translate(_AS_ONE)


# --- what a pattern needs -------------------------------------------------------------------------------------------


def required(pattern: str, flags: int = 0) -> _Literals:
    """Literals, without case, of which one at least stands in every text in which a pattern matches.

    Found in the pattern as ``re`` parses it, as RE2 finds the literals of its ``FilteredRE2``. Raises ``ValueError``
    where there are none.
    """
    found = _needed(parser.parse(pattern, flags))
    if found is None:
        raise ValueError(f"it can match without any literal: {pattern}")
    return found


def _needed(parsed: Any) -> _Literals | None:
    """The rarest set of literals of which a match of a sequence holds one; None where there is none."""
    sets: list[_Literals] = []
    run: _Literals = frozenset({""})
    for code, told in parsed:
        strings = _strings(code, told)
        together = _joined(run, strings) if strings is not None else None
        if together is not None:
            run = together
            continue
        begun = _joined(run, first) if (first := _first(code, told)) is not None else None
        sets.append(run if begun is None else begun)
        run = frozenset({""})
        if strings is not None:
            run = strings
        elif (inner := _inner(code, told)) is not None:
            sets.append(inner)
    sets.append(run)
    usable = [one for one in sets if "" not in one and len(one) <= _MOST_LITERALS]
    return min(usable, key=_frequency, default=None)


def _inner(code: Any, told: Any) -> _Literals | None:
    """What a part needs that stands for more than a few strings."""
    if code is op.SUBPATTERN:
        return _needed(told[-1])
    if code is op.ATOMIC_GROUP:
        return _needed(told)
    if code is op.ASSERT:
        return _needed(told[1])
    if code is op.BRANCH:
        each = [_needed(one) for one in told[1]]
        return None if None in each else frozenset().union(*(one for one in each if one))
    if code in _REPEATS and told[0]:
        return _needed(told[2])
    return None


def _first(code: Any, told: Any) -> _Literals | None:
    """The strings with which a part begins that stands once or more."""
    return _all_strings(told[2]) if code in _REPEATS and told[0] else None


_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_CATEGORIES = {op.CATEGORY_SPACE: " ", op.CATEGORY_DIGIT: "0"}
_NOTHING: _Literals = frozenset({""})


def _strings(code: Any, told: Any) -> _Literals | None:
    """The strings, without case, that a part can match, if these are few; None if not."""
    if code is op.LITERAL:
        return frozenset({plain(chr(told))})
    if code in (op.AT, op.ASSERT, op.ASSERT_NOT):  # what must stand there, too, is told by ``_inner``, if by anything
        return _NOTHING if code is not op.ASSERT else None
    if code is op.IN:
        return _members(told)
    if code is op.SUBPATTERN:
        return _all_strings(told[-1])
    if code is op.BRANCH:
        return _either([_all_strings(one) for one in told[1]])
    if code in _REPEATS and told[:2] == (0, 1):
        return _either([_NOTHING, _all_strings(told[2])])
    if code in _REPEATS and told[:2] == (1, 1):
        return _all_strings(told[2])
    return None


def _members(told: Any) -> _Literals | None:
    """The characters of a class that lists them."""
    found: set[str] = set()
    for code, member in told:
        if code is op.LITERAL:
            found.add(plain(chr(member)))
        elif code is op.CATEGORY and member in _CATEGORIES:
            found.add(_CATEGORIES[member])
        elif code is op.RANGE and member[1] - member[0] < _MOST_STRINGS:
            found.update(plain(chr(char)) for char in range(member[0], member[1] + 1))
        else:
            return None
    return frozenset(found) if len(found) <= _MOST_STRINGS else None


def _all_strings(parsed: Any) -> _Literals | None:
    found: _Literals | None = _NOTHING
    for code, told in parsed:
        strings = _strings(code, told)
        found = _joined(found, strings) if found is not None and strings is not None else None
    return found


def _either(sets: list[_Literals | None]) -> _Literals | None:
    known = [one for one in sets if one is not None]
    together = frozenset[str]().union(*known)
    return together if len(known) == len(sets) and len(together) <= _MOST_STRINGS else None


def _joined(first: _Literals, then: _Literals) -> _Literals | None:
    if len(first) * len(then) > _MOST_STRINGS:
        return None
    return frozenset(a + b for a, b in product(first, then))


def _frequency(literals: _Literals) -> float:
    """How often one of some literals stands at a place of prose."""
    return sum(_chance(literal) for literal in literals)


def _chance(literal: str) -> float:
    chance = 1.0
    for char in literal:
        chance *= _CHANCES.get(char, _RARE)
    return chance

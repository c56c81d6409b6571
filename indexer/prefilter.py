"""Which patterns needn't be searched for in a text? Those that match only round literals of which it holds none.

A pattern of many alternatives is tried at every place of a text, which takes a tenth of a microsecond or two a place,
and most texts hold nothing that it could find. So each such pattern is asked, once, for literals of which one stands in
whatever it matches (``literals``); one automaton finds those of all patterns in one pass over a text, and a pattern is
tried only where one of its own was found, and, if they stand near the beginning of a match, only at the places from
which they can be reached. Answers are those of the pattern alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

from indexer.engine import kernels
from indexer.literals import required
from indexer.stretches import Stretches

_ALL: Final = -1
_REMEMBERED: Final = 512  # texts of which it is known what they hold: those of a few articles, and pieces
_LAST: Final = 16
_MANY: Final = 40  # literals, and at least as many alternatives: of fewer, places aren't worth looking for
_MOST_PLACES: Final = 24  # from which one literal may be reached: beyond, it is quicker to try them all


class Prefiltered:
    """A pattern with the methods of ``re.Pattern``, which look first for what it needs; compiled when that is found."""

    __slots__ = ("_compiled", "_places", "bit", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Raises ``ValueError`` for a pattern that can match where none of a few literals stands."""
        self.pattern = pattern
        self.flags = flags
        places = required(pattern, flags)
        self.bit = _needles.add(places)
        near = all(last - first < _MOST_PLACES for first, last in places.values())
        self._places = places if near and len(places) >= _MANY else None
        self._compiled: re.Pattern[str] | None = None

    def may_match(self, text: str) -> bool:
        """Whether a text holds a literal of the pattern: where it holds none, nothing in it matches."""
        return bool(_held(text) & self.bit)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As ``re.Pattern.search``."""
        if not _held(text) & self.bit:
            return None
        compiled = self._compiled or self._compile()
        begins = self._begins(text) if self._places else None
        if begins is None:
            return compiled.search(text, start, end)
        return next(_tried(compiled, begins, text, start, end), None)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As ``re.Pattern.match``."""
        return (self._compiled or self._compile()).match(text, start, end) if _held(text) & self.bit else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As ``re.Pattern.fullmatch``."""
        return (self._compiled or self._compile()).fullmatch(text, start, end) if _held(text) & self.bit else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``."""
        if not _held(text) & self.bit:
            return iter(())
        compiled = self._compiled or self._compile()
        begins = self._begins(text) if self._places else None
        return compiled.finditer(text, start, end) if begins is None else _tried(compiled, begins, text, start, end)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As ``re.Pattern.sub``."""
        return (self._compiled or self._compile()).sub(by, text) if _held(text) & self.bit else text

    def _begins(self, text: str) -> list[int] | None:
        """Where matches may begin in a text, in order; None for anywhere."""
        hits, aligned = _hits(text)
        if hits is None or not aligned or self._places is None:
            return None
        found: set[int] = set()
        for first, bits, literal in hits:
            if bits & self.bit:
                nearest, farthest = self._places[literal]
                found.update(range(max(0, first - farthest), first - nearest + 1))
        return sorted(found)

    def _compile(self) -> re.Pattern[str]:
        self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled


class Several:
    """Prefiltered patterns that are tried one after another: what holds a literal of none is seen at one look."""

    __slots__ = ("_bits",)

    def __init__(self, *patterns: Prefiltered) -> None:
        self._bits = 0
        for one in patterns:
            self._bits |= one.bit

    def may_match(self, text: str) -> bool:
        """Whether a text holds a literal of one of them."""
        return bool(_held(text) & self._bits)


AnyPattern = re.Pattern[str] | Prefiltered


def _tried(compiled: re.Pattern[str], begins: list[int], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern, from left to right, none overlapping, that begin at some places."""
    for at in begins:
        if start <= at <= end and (found := compiled.match(text, at, end)):
            yield found
            start = found.end()


_Hit = tuple[int, int, str]
"""Where a literal begins, the bits of the patterns that need it, and it itself."""


class _Needles:
    """The literals of all patterns, and what finds them, made when it is wanted."""

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._patterns = 0
        self._known: tuple[Stretches, list[tuple[int, str]]] | None = None

    def add(self, literals: Iterable[str]) -> int:
        """The bit under which a pattern with these literals is told."""
        bit = 1 << self._patterns
        self._patterns += 1
        for literal in literals:
            self._bits[literal] = self._bits.get(literal, 0) | bit
        self._known = None
        _held.cache_clear()
        _hits.cache_clear()
        return bit

    def hits(self, told: str) -> list[_Hit]:
        """The literals in a plain text."""
        if self._known is None:
            self._known = Stretches(self._bits), [(bits, literal) for literal, bits in self._bits.items()]
        stretches, literals = self._known
        return [(start, *literals[number]) for number, start, _ in stretches.found(told)]


_needles = _Needles()


@lru_cache(maxsize=_REMEMBERED)
def _held(text: str) -> int:
    """The bits of the patterns of which a text holds a literal; all for one of which that can't be told."""
    hits, _ = _hits(text)
    if hits is None:
        return _ALL
    bits = 0
    for _, found, _ in hits:
        bits |= found
    return bits


@lru_cache(maxsize=_LAST)
def _hits(text: str) -> tuple[list[_Hit] | None, bool]:
    """The literals in a text in its plain form, and whether each letter of that stands where it does in the text.

    Folding lengthens some letters, and shortens none but those before one mark. None for a text without such a form.
    """
    told = kernels.plain(text)
    if told is None:
        return None, False
    return _needles.hits(told), len(told) == len(text) and "\u0307" not in text

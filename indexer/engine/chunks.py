"""Many chunks of text, each between white space → their numbers: which were seen before, and which are new?

A chunk is known by 64 bits computed for all chunks of a batch at once: the sum of a random number a byte, times a power
of an odd one that counts the bytes from the start of the chunk. They are looked up in a table as large as four times
the chunks, in one of two places. Against a dictionary of strings that is a quarter of the time.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from indexer.engine.segment_file import Array

END: Final = 0xFF
"""Stands around texts: a byte that UTF-8 doesn't have."""
_SPACES: Final = b" \t\n\x0b\x0c\r\x1c\x1d\x1e\x1f"
_OTHER_SPACES: Final = re.compile(
    rb"\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80"
)
"""What ``str.split`` takes for white space besides, in UTF-8."""
_IS_SPACE: Final = np.isin(np.arange(256), [*_SPACES, END])
_SMALLEST: Final = 12
"""A table begins with two to this power of places."""
_ROOM: Final = 4

# Drawn anew in each process, so that nobody can write two chunks that meet. By chance, among a million chunks, any two
# meet once in thirty million libraries.
_BYTES: Final = np.frombuffer(secrets.token_bytes(256 * 8), dtype=np.uint64)
_BASE: Final = secrets.randbits(64) | 1
_SECOND: Final = np.uint64(secrets.randbits(64) | 1)


class _Powers:
    """The powers of ``_BASE`` and of its inverse, modulo 2**64, as many as were asked for."""

    def __init__(self) -> None:
        self.up, self.down = self._made(1)

    def _made(self, count: int) -> tuple[Array, Array]:
        inverse = pow(_BASE, -1, 1 << 64)
        up, down = (np.full(count, base, dtype=np.uint64) for base in (_BASE, inverse))
        up[0] = down[0] = 1
        return np.cumprod(up, dtype=np.uint64), np.cumprod(down, dtype=np.uint64)

    def reach(self, count: int) -> tuple[Array, Array]:
        """The first ``count`` of each, at least."""
        if len(self.up) < count:
            self.up, self.down = self._made(max(count, 2 * len(self.up)))
        return self.up, self.down


_powers: Final = _Powers()


def split(texts: Sequence[str]) -> tuple[bytes, Array, Array, Array]:
    """The texts as bytes, where each of their chunks starts and ends in there, and how many chunks each text has."""
    joined = b"\xff".join([b"", *map(str.encode, texts), b""])
    if not all(map(str.isascii, texts)):
        joined = _OTHER_SPACES.sub(b" ", joined)
    cells = np.frombuffer(joined, dtype=np.uint8)
    space = _IS_SPACE[cells]
    edges = np.flatnonzero(space[1:] != space[:-1])
    starts, ends = edges[0::2] + 1, edges[1::2] + 1
    return joined, starts, ends, np.diff(np.searchsorted(starts, np.flatnonzero(cells == END)))


def _marks(joined: bytes, starts: Array, ends: Array) -> Array:
    """The 64 bits of every chunk."""
    up, down = _powers.reach(len(joined))
    sums = _BYTES[np.frombuffer(joined, dtype=np.uint8)]
    sums *= up[: len(joined)]
    np.cumsum(sums, out=sums)
    marks: Array = sums[ends - 1]
    marks -= sums[starts - 1]
    marks *= down[starts]
    return marks


class ChunkTable:
    """Numbers chunks; ``new`` gives the number of one that wasn't seen before."""

    def __init__(self, new: Callable[[str], int]) -> None:
        self._new = new
        self._rest: dict[int, int] = {}
        self._all_marks: list[Array] = []
        self._all_numbers: list[Array] = []
        self.count = 0
        self._make(_SMALLEST)

    def _make(self, bits: int) -> None:
        """An empty table of so many places, filled with what is known."""
        self._shift = np.uint64(64 - bits)
        self._room = (1 << bits) // _ROOM
        # No chunk has the mark 0, but by chance.
        self._marks, self._numbers = np.zeros(1 << bits, dtype=np.uint64), np.zeros(1 << bits, dtype=np.int32)
        self._rest.clear()
        for marks, numbers in zip(self._all_marks, self._all_numbers, strict=True):
            self._insert(marks, numbers)

    def numbers(self, joined: bytes, starts: Array, ends: Array) -> Array:
        """The number of every chunk of what ``split`` gave."""
        marks = _marks(joined, starts, ends)
        places = self._first(marks)
        found = self._numbers[places]
        missing = np.flatnonzero(self._marks[places] != marks)
        if len(missing):
            found[missing] = self._look_further(marks[missing], missing, (joined, starts, ends))
        return found

    def _look_further(self, marks: Array, chunks: Array, texts: tuple[bytes, Array, Array]) -> Array:
        places = self._second(marks)
        found = self._numbers[places]
        missing = np.flatnonzero(self._marks[places] != marks)
        if not len(missing):
            return found
        wanted, firsts, again = np.unique(marks[missing], return_index=True, return_inverse=True)
        # In the order of the texts, not of the marks, which are other ones in the next process.
        order = np.argsort(firsts, kind="stable")
        numbers = np.zeros(len(wanted), dtype=np.int32)
        numbers[order] = self._numbered(wanted[order], chunks[missing[firsts[order]]], texts)
        found[missing] = numbers[again]
        return found

    def _numbered(self, marks: Array, chunks: Array, texts: tuple[bytes, Array, Array]) -> Array:
        """The numbers of chunks that the table doesn't have."""
        joined, starts, ends = texts
        bounds = zip(starts[chunks].tolist(), ends[chunks].tolist(), strict=True)
        known, new = self._rest.get, self._new
        numbers = np.empty(len(marks), dtype=np.int32)
        fresh = []
        for at, (mark, (start, end)) in enumerate(zip(marks.tolist(), bounds, strict=True)):
            number = known(mark)
            if number is None:
                number = new(joined[start:end].decode())
                fresh.append(at)
            numbers[at] = number
        self._keep(marks[fresh], numbers[fresh])
        return numbers

    def _keep(self, marks: Array, numbers: Array) -> None:
        self._all_marks.append(marks)
        self._all_numbers.append(numbers)
        self.count += len(marks)
        if self.count > self._room:
            self._make(int(self.count * _ROOM).bit_length() + 1)
        else:
            self._insert(marks, numbers)

    def _insert(self, marks: Array, numbers: Array) -> None:
        """Put chunks in the first of their places, else in the second, else beside the table."""
        for place_of in (self._first, self._second):
            places = place_of(marks)
            free = self._marks[places] == 0
            self._marks[places[free]] = marks[free]
            there = self._marks[places] == marks  # of several for one place, one is in it
            self._numbers[places[there]] = numbers[there]
            marks, numbers = marks[~there], numbers[~there]
            if not len(marks):
                return
        self._rest.update(zip(marks.tolist(), numbers.tolist(), strict=True))

    def _first(self, marks: Array) -> Array:
        return (marks >> self._shift).astype(np.intp)

    def _second(self, marks: Array) -> Array:
        return (marks * _SECOND >> self._shift).astype(np.intp)

"""Many chunks of text, each between spaces → their numbers: which were seen before, and which are new?

A chunk is known by 64 bits, computed for all chunks of a batch at once: eight bytes of each at a time are mixed into
them, by numbers that are drawn anew in each process. They are looked up in a table as large as four times the chunks,
in one of two places. Against a dictionary of strings that is a fifth of the time.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import numpy as np

from indexer.engine.segment_file import Array

SPACE: Final = b" "
"""Stands between chunks, and around texts. Other white space may stand in a chunk: its tokens are the same for that."""
_WORD: Final = 8
"""So many bytes of a chunk are mixed at once."""
_LONG: Final = 8 * _WORD
"""Longer chunks, of languages without spaces, are looked at one by one."""
_SMALLEST: Final = 12
"""A table begins with two to this power of places."""
_ROOM: Final = 4
_UNKNOWN: Final = -(2**31)
"""The number of no chunk."""

# Drawn anew in each process, so that nobody can write two chunks that meet. By chance, among a million chunks, any two
# meet once in thirty million libraries.
_KEY: Final = secrets.token_bytes(16)
_FIRST, _NEXT, _LAST, _SECOND = (np.uint64(secrets.randbits(64) | 1) for _ in range(4))
_MASKS: Final = np.array([(1 << 8 * count) - 1 for count in range(_WORD + 1)], dtype=np.uint64)
"""What is left of a word of which so many bytes belong to the chunk."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts as UTF-8, each between spaces, and how many bytes each has."""

    joined: bytes
    sizes: Array

    @classmethod
    def of(cls, texts: Sequence[str]) -> Texts:
        encoded = [*map(str.encode, texts)]
        sizes = np.fromiter(map(len, encoded), dtype=np.uint32, count=len(encoded))
        return cls(SPACE.join([b"", *encoded, b""]), sizes)


def split(texts: Texts) -> tuple[Array, Array, Array]:
    """Where each chunk of the texts starts and ends in ``joined``, and how many chunks each text has."""
    spaces = np.flatnonzero(np.frombuffer(texts.joined, dtype=np.uint8) == ord(SPACE))
    starts, ends = spaces[:-1] + 1, spaces[1:]
    filled = ends > starts
    if not filled.all():
        starts, ends = starts[filled], ends[filled]
    bounds = np.cumsum(texts.sizes, dtype=np.int64) + np.arange(1, len(texts.sizes) + 1)
    return starts, ends, np.diff(starts.searchsorted(bounds), prepend=0)


def _mixed(marks: Array) -> Array:
    """Each of some 64 bits as other ones, no two as the same, and every bit of them by every bit."""
    marks *= _FIRST
    marks ^= marks >> np.uint64(32)
    marks *= _LAST
    marks ^= marks >> np.uint64(29)
    return marks


def _words(cells: Array, starts: Array, left: Array) -> Array:
    """The next eight bytes of chunks from ``starts``, of which ``left`` bytes are left, as numbers of 64 bits."""
    at, shift = starts >> 3, ((starts & 7) << 3).astype(np.uint64)
    words: Array = cells[at] >> shift
    words |= cells[at + 1] << np.uint64(1) << (np.uint64(63) - shift)
    words &= _MASKS[np.minimum(left, _WORD)]
    return words


def _marks(joined: bytes, starts: Array, ends: Array) -> Array:
    """The 64 bits of every chunk."""
    cells = np.frombuffer(joined + bytes(2 * _WORD - len(joined) % _WORD), dtype="<u8")
    sizes = ends - starts
    marks = _mixed(_words(cells, starts, sizes) ^ sizes.astype(np.uint64) * _NEXT)
    chunks = np.flatnonzero(sizes > _WORD)
    for done in range(_WORD, _LONG, _WORD):
        if not len(chunks):
            return marks
        left = sizes[chunks] - done
        words = _words(cells, starts[chunks] + done, left)
        marks[chunks] = _mixed(marks[chunks] ^ words * _NEXT)
        chunks = chunks[left > _WORD]
    for chunk, start, end in zip(chunks.tolist(), starts[chunks].tolist(), ends[chunks].tolist(), strict=True):
        marks[chunk] = int.from_bytes(blake2b(joined[start:end], digest_size=8, key=_KEY).digest(), "little")
    return marks


class ChunkTable:
    """Numbers chunks; ``new`` gives the numbers of some that weren't seen before."""

    def __init__(self, new: Callable[[Sequence[str]], Sequence[int]]) -> None:
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
        """The number of every chunk that ``split`` found."""
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
        numbers = np.fromiter((self._rest.get(mark, _UNKNOWN) for mark in marks.tolist()), np.int32, len(marks))
        fresh = np.flatnonzero(numbers == _UNKNOWN)
        bounds = zip(starts[chunks[fresh]].tolist(), ends[chunks[fresh]].tolist(), strict=True)
        numbers[fresh] = self._new([joined[start:end].decode() for start, end in bounds])
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

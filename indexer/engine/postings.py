"""Lists of units, a form each: which units have it?

A list is kept as the differences between neighbours, the first being its unit itself, in one byte each where the
greatest of the list fits one, else in two or in four: lists of frequent words take one byte a posting.

    <prefix>.postings            form → postings, from and up to
    <prefix>.units.1, .2, .4     differences of the lists of each width, list after list
    <prefix>.units.at            form → where its list begins in the array of its width, and the width in the last bits

For 200,000 passages, 13.3 million postings, that is 21.6 MB, against 26.5 MB by low halves with the ends of blocks,
and 18.9 MB with the differences that don't fit a byte standing in a list beside them, in which every reader would have
to look. A list of 28,000 units is decoded in 12 µs, by one running sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from indexer.engine import kernels
from indexer.engine.segment_file import Array, SegmentFile
from indexer.engine.spool import Spool

WIDTHS: Final = (1, 2, 4)
"""Bytes a difference; a list has the number of its width in here."""
_WIDTH_BITS: Final = 2
_WIDTH_MASK: Final = (1 << _WIDTH_BITS) - 1
ONE_BY_ONE: Final = 8
"""Ranges of no more forms are read list by list: 2 µs each, where the way for many takes 20 µs to begin with."""


class PostingsWriter:
    """Takes the lists of ascending forms, some forms at a time."""

    def __init__(self, folder: Path | None = None) -> None:
        self._cells = [Spool(f"<u{width}", folder) for width in WIDTHS]
        self._at: list[Array] = []
        self._ends: list[Array] = [np.zeros(1, dtype=np.uint32)]
        self._count = 0

    def add(self, units: Array, counts: Array) -> None:
        """The next forms: how many units each has, and all these units, those of a form ascending without repeats."""
        counts = counts.astype(np.int64)
        ends = np.cumsum(counts)
        starts = (ends - counts)[counts > 0]
        deltas = np.diff(units.astype(np.uint32), prepend=np.uint32(0))
        deltas[starts] = units[starts]
        widths = np.zeros(len(counts), dtype=np.uint8)
        if len(starts):
            greatest = np.maximum.reduceat(deltas, starts)
            widths[counts > 0] = (greatest >> 8 > 0).astype(np.uint8) + (greatest >> 16 > 0)
        at = np.zeros(len(counts), dtype=np.uint64)
        of_cells = np.repeat(widths, counts)
        for number, cells in enumerate(self._cells):
            own = widths == number
            at[own] = len(cells) + np.cumsum(counts[own]) - counts[own]
            cells.append(deltas[of_cells == number])
        if max(map(len, self._cells)) >= 1 << (32 - _WIDTH_BITS):
            raise OverflowError("a segment with so many words can't be indexed")
        self._at.append((at << _WIDTH_BITS | widths).astype(np.uint32))
        self._ends.append((self._count + ends).astype(np.uint32))
        self._count += len(units)

    def arrays(self, prefix: str) -> dict[str, Array | Spool]:
        """The arrays named above."""
        return {
            f"{prefix}.postings": np.concatenate(self._ends),
            f"{prefix}.units.at": np.concatenate(self._at) if self._at else np.zeros(0, dtype=np.uint32),
            **{f"{prefix}.units.{width}": cells for width, cells in zip(WIDTHS, self._cells, strict=True)},
        }


def pack_postings(prefix: str, units: Array, bounds: Array) -> dict[str, Array | Spool]:
    """The arrays of all lists at once; those of form ``n`` are ``units[bounds[n]:bounds[n + 1]]``."""
    writer = PostingsWriter()
    writer.add(units, np.diff(bounds.astype(np.int64)))
    return writer.arrays(prefix)


class PostingLists:
    """Reads what ``PostingsWriter`` made."""

    def __init__(self, file: SegmentFile, prefix: str) -> None:
        # A single number is read from a memory view in a third of the time that an array takes.
        self.bounds: memoryview = file.raw(f"{prefix}.postings").cast("I")
        self._at = file.raw(f"{prefix}.units.at").cast("I")
        self._cells: Sequence[Array] = [file[f"{prefix}.units.{width}"] for width in WIDTHS]

    @property
    def arrays(self) -> tuple[Array, Array, Array, Array, Array]:
        """The differences by width, where the postings of each form begin, and where its differences do."""
        one, two, four = self._cells
        return one, two, four, np.asarray(self.bounds), np.asarray(self._at)

    def __len__(self) -> int:
        """How many postings there are."""
        return int(self.bounds[-1])

    def read(self, low: int, high: int) -> Array:
        """The units of the forms from ``low`` up to ``high``, form after form, ascending within each, as integers."""
        if high - low == 1:
            at = self._at[low]
            start = at >> _WIDTH_BITS
            return kernels.running_sum(
                self._cells[at & _WIDTH_MASK][start : start + self.bounds[high] - self.bounds[low]]
            )
        if high - low <= ONE_BY_ONE:
            return np.concatenate([np.zeros(0, np.intp), *(self.read(form, form + 1) for form in range(low, high))])
        return self._many(low, high)

    def _many(self, low: int, high: int) -> Array:
        at = np.asarray(self._at[low:high])
        ends = np.asarray(self.bounds[low : high + 1]).astype(np.int64) - self.bounds[low]
        counts = np.diff(ends)
        at, counts, firsts = at[counts > 0], counts[counts > 0], ends[:-1][counts > 0]
        widths = (at & _WIDTH_MASK).astype(np.uint8)
        of_cells = np.repeat(widths, counts)
        deltas = np.empty(int(ends[-1]), dtype=np.uint32)
        for number, cells in enumerate(self._cells):
            own = (widths == number).nonzero()[0]
            if len(own):
                start, stop = int(at[own[0]] >> _WIDTH_BITS), int(at[own[-1]] >> _WIDTH_BITS) + int(counts[own[-1]])
                deltas[of_cells == number] = cells[start:stop]
        units = np.cumsum(deltas, dtype=np.uint32)  # wraps round, and so back again
        before = np.concatenate((np.zeros(1, np.uint32), units))[firsts]
        units -= np.repeat(before, counts)
        return units.astype(np.intp)

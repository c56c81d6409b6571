"""Sorted strings in two arrays, found by bisection: lexicons, stems, facet values, article titles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, overload

import numpy as np

from indexer.engine.segment_file import Array, SegmentFile

STEP: Final = 32
SMALL: Final = 1 << 14
"""Up to so many strings are kept as a dictionary, once they are looked into: that takes a tenth of the time."""


def pack_strings(prefix: str, strings: Iterable[bytes]) -> dict[str, Array]:
    """The arrays ``<prefix>.blob`` and ``<prefix>.ends`` of UTF-8 strings in the order given."""
    listed = list(strings)
    ends = np.cumsum(np.fromiter(map(len, listed), dtype=np.int64, count=len(listed)))
    offsets = np.concatenate(([0], ends)).astype(np.uint32)
    return {f"{prefix}.blob": np.frombuffer(b"".join(listed), dtype=np.uint8), f"{prefix}.ends": offsets}


class Strings(Sequence[bytes]):
    """UTF-8 strings over a segment file. The order of their bytes is that of their code points."""

    def __init__(self, file: SegmentFile, prefix: str) -> None:
        # Memory views, because reading one number from them costs a third of what a numpy scalar does.
        self._blob = file.raw(f"{prefix}.blob")
        self._ends = file.raw(f"{prefix}.ends").cast("I")
        self.offsets = file[f"{prefix}.ends"]
        self._small = len(self) <= SMALL

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, number: int) -> bytes: ...
    @overload
    def __getitem__(self, number: slice) -> list[bytes]: ...
    def __getitem__(self, number: int | slice) -> bytes | list[bytes]:
        if isinstance(number, slice):
            start, stop, _ = number.indices(len(self))
            bounds = self._ends[start : stop + 1].tolist() if stop > start else []
            return [bytes(self._blob[low:high]) for low, high in pairwise(bounds)]
        return bytes(self._blob[self._ends[number] : self._ends[number + 1]])

    def find(self, string: bytes) -> int:
        """The number of a string, or -1; the strings must be sorted, as for ``with_prefix``."""
        if self._small:
            return self._numbers.get(string, -1)
        block = bisect_right(self._signposts, string) - 1
        if block < 0 or not string:
            return 0 if not string and len(self) and not self[0] else -1
        low = block * STEP
        bounds = self._ends[low : low + STEP + 1].tolist()
        start = bounds[0]
        window = bytes(self._blob[start : bounds[-1]])
        at = window.find(string)
        while at >= 0:  # what is found may be a part of a string, or lie across two
            place = bisect_right(bounds, start + at) - 1
            if bounds[place] == start + at and bounds[place + 1] == start + at + len(string):
                return low + place
            at = window.find(string, at + 1)
        return -1

    @cached_property
    def _numbers(self) -> dict[bytes, int]:
        return {string: number for number, string in enumerate(self[:])}

    def with_prefix(self, prefix: bytes) -> tuple[int, int]:
        """The numbers, from and up to, of the strings that begin with ``prefix``."""
        # No UTF-8 string has the byte 0xff.
        return self._place(prefix), self._place(prefix + b"\xff")

    def _place(self, string: bytes) -> int:
        """How many strings come before ``string``."""
        block = bisect_left(self._signposts, string)
        low = max(block - 1, 0) * STEP
        return bisect_left(self, string, low, min(block * STEP, len(self)))

    @cached_property
    def _signposts(self) -> list[bytes]:
        """Every ``STEP``-th string, as a list: that is bisected far faster than strings that are cut out one by one."""
        return [self[number] for number in range(0, len(self), STEP)]

    def texts(self) -> list[str]:
        """All of them, as text."""
        return [string.decode() for string in self[:]]

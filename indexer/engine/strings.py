"""Sorted strings in two arrays, found by bisection: lexicons, stems, facet values, article titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, overload

import numpy as np

from indexer.engine import kernels
from indexer.engine.patience import Patience
from indexer.engine.segment_file import Array, SegmentFile

SMALL: Final = 1 << 14
"""Up to so many strings are kept as a dictionary, once they are looked into often: that takes a tenth of the time."""


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
        self._cells, self.offsets = file[f"{prefix}.blob"], file[f"{prefix}.ends"]
        self._small = len(self) <= SMALL
        self._patience = Patience()

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, number: int) -> bytes: ...
    @overload
    def __getitem__(self, number: slice) -> list[bytes]: ...
    def __getitem__(self, number: int | slice) -> bytes | list[bytes]:
        if isinstance(number, slice):
            start, stop, _ = number.indices(len(self))
            if stop <= start:
                return []
            bounds = self._ends[start : stop + 1].tolist()
            first = bounds[0]
            blob = bytes(self._blob[first : bounds[-1]])  # whose pieces cost a third of those of a view
            return [blob[low - first : high - first] for low, high in pairwise(bounds)]
        return bytes(self._blob[self._ends[number] : self._ends[number + 1]])

    def find(self, string: bytes) -> int:
        """The number of a string, or -1; the strings must be sorted, as for ``with_prefix``."""
        if self._small and not self._patience.lasts():
            return self._numbers.get(string, -1)
        return kernels.find(self._cells, self.offsets, string)

    @cached_property
    def _numbers(self) -> dict[bytes, int]:
        return {string: number for number, string in enumerate(self[:])}

    def with_prefix(self, prefix: bytes) -> tuple[int, int]:
        """The numbers, from and up to, of the strings that begin with ``prefix``."""
        # No UTF-8 string has the byte 0xff.
        return self._place(prefix), self._place(prefix + b"\xff")

    def with_ending(self, order: Array, ending: bytes) -> tuple[int, int]:
        """From where up to where in an ``order`` of their numbers by letters backwards those stand that end so."""
        return kernels.with_ending(self._cells, self.offsets, order, ending)

    def of_length(self, low: int, high: int, length: int, order: Array | None = None) -> list[str]:
        """Of the strings from ``low`` up to ``high``, in an ``order`` of their numbers if there is one, those of
        ``length`` letters, and of one more or less."""
        return kernels.of_length(self._cells, self.offsets, order, low, high, length)

    def _place(self, string: bytes) -> int:
        """How many strings come before ``string``."""
        return kernels.place_of(self._cells, self.offsets, string)

    def text(self, number: int) -> str:
        """One of them, as text."""
        return self[number].decode()

    def texts(self) -> list[str]:
        """All of them, as text."""
        blob = bytes(self._blob)
        if blob.isascii():  # then the bounds of the bytes are those of the letters
            every = blob.decode()
            return [every[low:high] for low, high in pairwise(self._ends.tolist())]
        return [string.decode() for string in self[:]]

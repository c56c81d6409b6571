"""Numbers that nearly always fit one byte, or half of one: the rare greater ones stand in a list beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np

from indexer.engine import kernels
from indexer.engine.segment_file import Array, SegmentFile
from indexer.engine.spool import Spool

ESCAPE: Final = 255
HALF_ESCAPE: Final = 15
_BYTE: Final = 255


def narrowest(values: Array) -> Array:
    """The same numbers in the narrowest of uint8, uint16 and uint32."""
    top = int(values.max()) if len(values) else 0
    return values.astype(np.uint8 if top < 1 << 8 else np.uint16 if top < 1 << 16 else np.uint32)


class NarrowWriter:
    """Makes ``<prefix>`` in bytes; where one is ``ESCAPE``, place and value are in ``<prefix>.at`` and ``.is``."""

    escape: int = ESCAPE

    def __init__(self, folder: Path | None = None) -> None:
        self._cells = Spool(np.uint8, folder)
        self._at: list[Array] = []
        self._is: list[Array] = []
        self._count = 0

    def add(self, values: Array) -> None:
        """The next values."""
        wide = np.flatnonzero(values >= self.escape)
        self._put(np.minimum(values, self.escape).astype(np.uint8))
        self._at.append((wide + self._count).astype(np.uint32))
        self._is.append(values[wide].astype(np.uint32))
        self._count += len(values)

    def _put(self, cells: Array) -> None:
        self._cells.append(cells)

    def arrays(self, prefix: str) -> Mapping[str, Array | Spool]:
        nothing = np.zeros(0, dtype=np.uint32)
        return {
            prefix: self._cells,
            f"{prefix}.at": np.concatenate([nothing, *self._at]),
            f"{prefix}.is": np.concatenate([nothing, *self._is]),
        }


class HalvesWriter(NarrowWriter):
    """The same with two numbers to a byte, the first in the low half, and ``HALF_ESCAPE``."""

    escape = HALF_ESCAPE

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(folder)
        self._odd = np.zeros(0, dtype=np.uint8)

    def _put(self, cells: Array) -> None:
        whole = np.concatenate((self._odd, cells))
        even = len(whole) // 2 * 2
        self._cells.append(whole[0:even:2] | whole[1:even:2] << 4)
        self._odd = whole[even:]

    def arrays(self, prefix: str) -> Mapping[str, Array | Spool]:
        self._cells.append(self._odd)
        self._odd = self._odd[:0]
        return super().arrays(prefix)


def pack_narrow(prefix: str, values: Array) -> Mapping[str, Array | Spool]:
    """The arrays of all values at once, a byte each."""
    writer = NarrowWriter()
    writer.add(values)
    return writer.arrays(prefix)


def pack_halves(prefix: str, values: Array) -> Mapping[str, Array | Spool]:
    """The arrays of all values at once, half a byte each."""
    writer = HalvesWriter()
    writer.add(values)
    return writer.arrays(prefix)


class Narrow:
    """Reads what ``NarrowWriter`` made."""

    def __init__(self, file: SegmentFile, prefix: str) -> None:
        self._cells = file[prefix]
        self._at = file[f"{prefix}.at"]
        self._at_cells = file.raw(f"{prefix}.at").cast("I")
        self._is = file[f"{prefix}.is"]

    @property
    def arrays(self) -> tuple[Array, Array, Array]:
        """The bytes, the places of those that are ``ESCAPE``, and their values."""
        return self._cells, self._at, self._is

    def read(self, low: int, high: int) -> Array:
        """The values from ``low`` up to ``high``: in bytes where all fit one, else as uint32."""
        values: Array = self._cells[low:high]
        if not len(self._at):
            return values
        first = bisect_left(self._at_cells, low)  # which takes a third of the time of numpy's
        last = bisect_left(self._at_cells, high, lo=first)
        if first == last:
            return values
        escaped = self._is[first:last]
        wide: Array = values.astype(np.uint8 if escaped.max() <= _BYTE else np.uint32)
        wide[self._at[first:last].astype(np.int64) - low] = escaped
        return wide

    def take(self, places: Array) -> Array:
        """The values at ``places``, in that order."""
        values: Array = self._cells[places]
        if not len(self._at):
            return values
        escaped = (values == ESCAPE).nonzero()[0]
        if len(escaped):
            values = values.astype(np.uint32)
            values[escaped] = self._is[np.searchsorted(self._at, places[escaped])]
        return values


class Halves(Narrow):
    """Reads what ``HalvesWriter`` made."""

    def read(self, low: int, high: int) -> Array:
        return kernels.read_halves(self._cells, self._at, self._is, low, high)

"""Numbers that nearly always fit one byte: the rare greater ones stand in a list beside them."""

from __future__ import annotations

from typing import Final

import numpy as np

from indexer.engine.segment_file import Array, SegmentFile

ESCAPE: Final = 255


def pack_narrow(prefix: str, values: Array) -> dict[str, Array]:
    """``<prefix>`` in bytes, and where a byte is ``ESCAPE`` its place and value in ``<prefix>.at`` and ``.is``."""
    wide = np.flatnonzero(values >= ESCAPE)
    return {
        prefix: np.minimum(values, ESCAPE).astype(np.uint8),
        f"{prefix}.at": wide.astype(np.uint32),
        f"{prefix}.is": values[wide].astype(np.uint32),
    }


class Narrow:
    """Reads what ``pack_narrow`` made."""

    def __init__(self, file: SegmentFile, prefix: str) -> None:
        self._bytes = file[prefix]
        self._at = file[f"{prefix}.at"]
        self._is = file[f"{prefix}.is"]

    def __len__(self) -> int:
        return len(self._bytes)

    def read(self, low: int, high: int) -> Array:
        """The values from ``low`` up to ``high``: a view where all fit a byte, else a copy as uint32."""
        values = self._bytes[low:high]
        if not len(self._at):
            return values
        first, last = np.searchsorted(self._at, [low, high])
        if first == last:
            return values
        wide: Array = values.astype(np.uint32)
        wide[self._at[first:last].astype(np.int64) - low] = self._is[first:last]
        return wide

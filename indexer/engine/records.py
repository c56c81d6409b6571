"""Stored records: JSON texts in compressed blocks, of which one hit reads one."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from indexer.engine.segment_file import Array, SegmentFile
from indexer.errors import LibraryDamagedError

BLOCK_CHARS: Final = 4_000
"""A block is closed at this many characters: reading a hit inflates no more than that, about 25 µs."""
LEVEL: Final = 3
"""zlib's level."""


class RecordWriter:
    """Takes records one after the other; ``arrays`` gives them as arrays. A record holds no newline."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._firsts: list[int] = []
        self._open: list[str] = []
        self._chars = 0
        self.count = 0

    def add(self, record: str) -> None:
        if not self._open:
            self._firsts.append(self.count)
        self._open.append(record)
        self._chars += len(record)
        self.count += 1
        if self._chars >= BLOCK_CHARS:
            self._close()

    def extend(self, records: Iterable[str]) -> None:
        for record in records:
            self.add(record)

    def add_block(self, block: bytes, count: int) -> None:
        """Take over a whole block of another segment as it is."""
        self._close()
        self._firsts.append(self.count)
        self._blocks.append(block)
        self.count += count

    def _close(self) -> None:
        if self._open:
            self._blocks.append(zlib.compress("\n".join(self._open).encode(), LEVEL))
            self._open.clear()
            self._chars = 0

    def arrays(self, prefix: str) -> dict[str, Array]:
        self._close()
        sizes = np.fromiter(map(len, self._blocks), dtype=np.int64, count=len(self._blocks))
        return {
            f"{prefix}.blocks": np.frombuffer(b"".join(self._blocks), dtype=np.uint8),
            f"{prefix}.ends": np.concatenate(([0], np.cumsum(sizes))).astype(np.uint64),
            f"{prefix}.firsts": np.array([*self._firsts, self.count], dtype=np.uint32),
        }


class Records:
    """Reads what ``RecordWriter`` wrote."""

    def __init__(self, file: SegmentFile, prefix: str) -> None:
        self._name = f"{file.name}: {prefix}"
        self._blocks = file.raw(f"{prefix}.blocks")
        self._ends = file[f"{prefix}.ends"]
        self._firsts = file[f"{prefix}.firsts"]

    def __len__(self) -> int:
        return int(self._firsts[-1])

    def __getitem__(self, number: int) -> str:
        block = int(np.searchsorted(self._firsts, number, side="right")) - 1
        return self.block(block)[number - int(self._firsts[block])]

    def read(self, low: int, high: int) -> list[str]:
        """The records from ``low`` up to ``high``, each block inflated once."""
        if low >= high:
            return []
        block = int(np.searchsorted(self._firsts, low, side="right")) - 1
        base, found = int(self._firsts[block]), list[str]()
        while len(found) < high - base:
            found += self.block(block)
            block += 1
        return found[low - base : high - base]

    def block(self, number: int) -> Sequence[str]:
        try:
            return zlib.decompress(self.packed(number)).decode().split("\n")
        except (zlib.error, UnicodeDecodeError) as error:
            raise LibraryDamagedError(f"{self._name} can't be read: {error}", cure="see: ibid check") from error

    def packed(self, number: int) -> memoryview:
        """A block as it is stored."""
        return self._blocks[int(self._ends[number]) : int(self._ends[number + 1])]

    def bounds(self) -> list[int]:
        """The number of the first record of each block, and the count of all."""
        firsts: list[int] = self._firsts.tolist()
        return firsts

"""Stored records: JSON texts in compressed blocks, of which one hit reads one.

    <prefix>.blocks       Zstandard frames, block after block      <prefix>.ends     where each ends
    <prefix>.dictionary   what the frames were made with, or none  <prefix>.firsts   first record of each; count of all

A dictionary of the words and names that these records share makes small blocks as small as great ones: 200,000 passages
take 51 MB in blocks of 3,000 characters, against 69 MB without one and 67 MB by zlib.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import zstandard

from indexer.engine.segment_file import Array, SegmentFile
from indexer.engine.spool import Spool
from indexer.errors import LibraryDamagedError

BLOCK_BYTES: Final = 3_000
"""A block is closed at this many bytes: reading a hit inflates no more than that, about 7 µs."""
LEVEL: Final = 3
"""Zstandard's level; 5 takes twice the time for 3 % less."""
DICTIONARY_BYTES: Final = 112_640
"""Zstandard's own default; 256 kB would save 4 % more, and be copied into every segment."""
TRAINED_ON: Final = 3_000_000
"""A dictionary is made when there are so many bytes of records, of them; fewer do without."""


class RecordWriter:
    """Takes records one after the other; ``arrays`` gives them as arrays. A record holds no newline.

    With ``dictionary`` blocks are compressed by it from the first on, else by one of their own when there are enough.
    """

    def __init__(self, dictionary: bytes = b"", folder: Path | None = None) -> None:
        self._blocks = Spool(np.uint8, folder)
        self._ends: list[int] = [0]
        self._firsts: list[int] = []
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0
        self._open: list[bytes] = []
        self._open_bytes = 0
        self.count = 0
        self.dictionary = dictionary
        self._compressor = _compressor(dictionary) if dictionary else None

    def add(self, record: bytes) -> None:
        if not self._open:
            self._firsts.append(self.count)
        self._open.append(record)
        self._open_bytes += len(record)
        self.count += 1
        if self._open_bytes >= BLOCK_BYTES:
            self._close()

    def extend(self, records: Iterable[bytes]) -> None:
        for record in records:
            self.add(record)

    def add_block(self, packed: bytes | memoryview, count: int) -> None:
        """Take over a whole block of a segment that has this very dictionary."""
        self._close()
        self._compress()
        self._firsts.append(self.count)
        self._put(packed)
        self.count += count

    def _close(self) -> None:
        """End a block. Until there is a dictionary, blocks wait for one."""
        if not self._open:
            return
        block = b"\n".join(self._open)
        self._open.clear()
        self._open_bytes = 0
        if self._compressor:
            self._put(self._compressor.compress(block))
            return
        self._waiting.append(block)
        self._waiting_bytes += len(block)
        if self._waiting_bytes >= TRAINED_ON:
            self.dictionary = zstandard.train_dictionary(DICTIONARY_BYTES, [*self._waiting]).as_bytes()
            self._compress()

    def _compress(self) -> None:
        """Compress what waits, by the dictionary if there is one; the end of waiting."""
        self._compressor = self._compressor or _compressor(self.dictionary)
        for block in self._waiting:
            self._put(self._compressor.compress(block))
        self._waiting.clear()

    def _put(self, packed: bytes | memoryview) -> None:
        self._blocks.write(packed)
        self._ends.append(self._blocks.nbytes)

    def arrays(self, prefix: str) -> dict[str, Array | Spool]:
        self._close()
        self._compress()
        return {
            f"{prefix}.blocks": self._blocks,
            f"{prefix}.dictionary": np.frombuffer(self.dictionary, dtype=np.uint8),
            f"{prefix}.ends": np.array(self._ends, dtype=np.uint64),
            f"{prefix}.firsts": np.array([*self._firsts, self.count], dtype=np.uint32),
        }


def _compressor(dictionary: bytes) -> zstandard.ZstdCompressor:
    # The segment has checksums of its own, and a frame says its length or reading would have to guess.
    known = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    return zstandard.ZstdCompressor(level=LEVEL, dict_data=known, write_checksum=False, write_dict_id=False)


class Records:
    """Reads what ``RecordWriter`` wrote; threads may meet in it."""

    def __init__(self, file: SegmentFile, prefix: str) -> None:
        self._file, self._name = file, f"{file.name}: {prefix}"
        self._blocks = file.raw(f"{prefix}.blocks")
        self._ends = file.raw(f"{prefix}.ends").cast("Q")
        self._firsts = file[f"{prefix}.firsts"]
        self.dictionary = bytes(file.raw(f"{prefix}.dictionary"))
        self._known = zstandard.ZstdCompressionDict(self.dictionary) if self.dictionary else None
        # A decompressor serves one thread at a time: each takes one from here, or makes one, and puts it back.
        self._idle: list[zstandard.ZstdDecompressor] = []

    def __len__(self) -> int:
        return int(self._firsts[-1])

    def __getitem__(self, number: int) -> bytes:
        block = self._block_of(number)
        return self.block(block)[number - int(self._firsts[block])]

    def read(self, low: int, high: int) -> list[bytes]:
        """The records from ``low`` up to ``high``, each block inflated once."""
        if low >= high:
            return []
        block = self._block_of(low)
        base, found = int(self._firsts[block]), list[bytes]()
        while len(found) < high - base:
            found += self.block(block)
            block += 1
        return found[low - base : high - base]

    def _block_of(self, number: int) -> int:
        return int(np.searchsorted(self._firsts, number, side="right")) - 1

    def block(self, number: int) -> Sequence[bytes]:
        try:
            decompressor = self._idle.pop()
        except IndexError:
            decompressor = zstandard.ZstdDecompressor(dict_data=self._known)
        try:
            records = decompressor.decompress(self.packed(number)).split(b"\n")
        except (zstandard.ZstdError, MemoryError) as error:
            raise LibraryDamagedError(f"{self._name} can't be read: {error}", cure="see: ibid check") from error
        self._idle.append(decompressor)
        return records

    def packed(self, number: int) -> memoryview:
        """A block as it is stored."""
        return self._blocks[self._ends[number] : self._ends[number + 1]]

    def forget(self) -> None:
        """See ``SegmentFile.forget``."""
        self._file.forget()

    def bounds(self) -> list[int]:
        """The number of the first record of each block, and the count of all."""
        firsts: list[int] = self._firsts.tolist()
        return firsts

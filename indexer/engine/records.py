"""Stored records: JSON texts in compressed blocks, of which one hit reads one.

    <prefix>.blocks       Zstandard frames, block after block      <prefix>.ends     where each ends
    <prefix>.dictionary   what the frames were made with, or none  <prefix>.firsts   first record of each; count of all

A dictionary of the words and names that these records share makes small blocks nearly as small as great ones: 200,000
passages take 51 MB in blocks of 3,000 characters, against 69 MB without one and 67 MB by zlib, 54 MB in those of 1,000,
of which ten hits inflate a third as much, and 56 MB in those of 600, of which they inflate a quarter as much.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import zstandard

from indexer.engine import kernels
from indexer.engine.segment_file import Array, SegmentFile
from indexer.engine.spool import Spool
from indexer.errors import LibraryDamagedError

if TYPE_CHECKING:  # a search compresses nothing
    from concurrent.futures import Executor, Future

BLOCK_BYTES: Final = 600
"""A block is closed at this many bytes: reading a hit inflates about 1,000 then, a third less than of 1,000."""
LEVEL: Final = 3
"""Zstandard's level; 5 takes twice the time for 3 % less."""
DICTIONARY_BYTES: Final = 112_640
"""Zstandard's own default; 256 kB would save 4 % more, and be copied into every segment."""
TRAINED_ON: Final = 3_000_000
"""A dictionary is made when there are so many bytes of records, of them; fewer do without."""
TOGETHER: Final = 1_000_000
"""Blocks are compressed when they are so many bytes together."""
UNDER_WAY: Final = 3
"""Not more batches than this wait to be compressed by another thread."""


class RecordWriter:
    """Takes records one after the other; ``arrays`` gives them as arrays. A record holds no newline.

    With ``dictionary`` blocks are compressed by it from the first on, else by one of their own when there are enough.
    They are compressed in ``pool``, which must have one thread, where there is one.
    """

    def __init__(self, dictionary: bytes = b"", folder: Path | None = None, pool: Executor | None = None) -> None:
        self._blocks = Spool(np.uint8, folder)
        self._ends: list[int] = [0]
        self._firsts: list[int] = []
        self._open: list[bytes] = []
        self._open_bytes = 0
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0
        self._packer = _Packer(dictionary)
        self._at_once = TOGETHER if dictionary else TRAINED_ON
        self._pool = pool
        self._packed: deque[Future[list[bytes]]] = deque()
        self.count = 0

    @property
    def dictionary(self) -> bytes:
        """What blocks are compressed by."""
        return self._packer.dictionary

    def add(self, record: bytes) -> None:
        self.extend((record,))

    def extend(self, records: Iterable[bytes]) -> None:
        for record in records:
            if not self._open:
                self._firsts.append(self.count)
            self._open.append(record)
            self._open_bytes += len(record)
            self.count += 1
            if self._open_bytes >= BLOCK_BYTES:
                self._close()

    def add_block(self, packed: bytes | memoryview, count: int) -> None:
        """Take over a whole block of a segment that has this very dictionary."""
        self._close()
        self._finish()
        self._firsts.append(self.count)
        self._put((packed,))
        self.count += count

    def _close(self) -> None:
        """End a block. They are compressed many together, the first when there are enough to make a dictionary of."""
        if not self._open:
            return
        self._waiting.append(b"\n".join(self._open))
        self._waiting_bytes += self._open_bytes
        self._open.clear()
        self._open_bytes = 0
        if self._waiting_bytes >= self._at_once:
            self._compress()
            self._at_once = TOGETHER

    def _compress(self) -> None:
        """Have compressed what waits, and take what is done; never are more than some batches under way."""
        blocks, train = self._waiting, self._at_once == TRAINED_ON
        self._waiting, self._waiting_bytes = [], 0
        if self._pool is None:
            self._put(self._packer.pack(blocks, train=train))
            return
        self._packed.append(self._pool.submit(self._packer.pack, blocks, train=train))
        while len(self._packed) > UNDER_WAY:
            self._put(self._packed.popleft().result())

    def _finish(self) -> None:
        """Wait for all that is under way, and compress what is left."""
        while self._packed:
            self._put(self._packed.popleft().result())
        if self._waiting:
            self._put(self._packer.pack(self._waiting, train=False))
            self._waiting, self._waiting_bytes = [], 0

    def _put(self, packed: Sequence[bytes | memoryview]) -> None:
        """Add these blocks, all at once: they are small, and a write is not."""
        self._ends.extend(accumulate(map(len, packed), initial=self._ends.pop()))
        self._blocks.write(b"".join(packed))

    def arrays(self, prefix: str) -> dict[str, Array | Spool]:
        self._close()
        self._finish()
        return {
            f"{prefix}.blocks": self._blocks,
            f"{prefix}.dictionary": np.frombuffer(self.dictionary, dtype=np.uint8),
            f"{prefix}.ends": np.array(self._ends, dtype=np.uint64),
            f"{prefix}.firsts": np.array([*self._firsts, self.count], dtype=np.uint32),
        }


class _Packer:
    """Compresses blocks, by a dictionary that it was given or has made; for one thread at a time."""

    def __init__(self, dictionary: bytes) -> None:
        self.dictionary = dictionary
        self._compressor: zstandard.ZstdCompressor | None = None

    def pack(self, blocks: list[bytes], *, train: bool) -> list[bytes]:
        """Each block as a frame; ``train`` makes the dictionary of these blocks."""
        if train:
            self.dictionary = zstandard.train_dictionary(DICTIONARY_BYTES, [*blocks]).as_bytes()
        if self._compressor is None:
            known = zstandard.ZstdCompressionDict(self.dictionary) if self.dictionary else None
            # The segment has checksums of its own; that a frame says its length is the default.
            self._compressor = zstandard.ZstdCompressor(
                level=LEVEL, dict_data=known, write_checksum=False, write_dict_id=False
            )
        if not all(blocks):  # of one empty record, which the other way refuses
            return [self._compressor.compress(block) for block in blocks]
        # One call for all: between two, a thread may wait 5 ms until the other lets it go on.
        frames = self._compressor.multi_compress_to_buffer([*blocks])
        return [frames[number].tobytes() for number in range(len(frames))]


class Records:
    """Reads what ``RecordWriter`` wrote; threads may meet in it."""

    def __init__(self, file: SegmentFile, prefix: str) -> None:
        self._file, self._name = file, f"{file.name}: {prefix}"
        self._blocks = file.raw(f"{prefix}.blocks")
        self._ends = file.raw(f"{prefix}.ends").cast("Q")
        self._firsts = file.raw(f"{prefix}.firsts").cast("I")  # a cell of a view is read in a third of the time
        self._stored = file[f"{prefix}.blocks"], file[f"{prefix}.firsts"], file[f"{prefix}.ends"]
        self.dictionary = bytes(file.raw(f"{prefix}.dictionary"))
        self._known = zstandard.ZstdCompressionDict(self.dictionary) if self.dictionary else None
        # A decompressor serves one thread at a time: each takes one from here, or makes one, and puts it back.
        self._idle: list[zstandard.ZstdDecompressor] = []

    def __len__(self) -> int:
        return self._firsts[-1]

    def __getitem__(self, number: int) -> bytes:
        block = self._block_of(number)
        return self.block(block)[number - self._firsts[block]]

    def cells(self, numbers: list[int], first: int) -> list[tuple[Any, Any]]:
        """Of each of some records, which are arrays in JSON, the cells ``first`` and ``first + 1``; no more is read."""
        decompressor = self._decompressor()
        inflate, cells = decompressor.decompress, kernels.cells
        try:
            found = [cells(inflate(block), line, first) for block, line in kernels.packed(*self._stored, numbers)]
        except (zstandard.ZstdError, MemoryError) as error:
            raise self._damaged(error) from error
        self._idle.append(decompressor)
        return found

    def read(self, low: int, high: int) -> list[bytes]:
        """The records from ``low`` up to ``high``, each block inflated once."""
        if low >= high:
            return []
        block = self._block_of(low)
        base, found = self._firsts[block], list[bytes]()
        while len(found) < high - base:
            found += self.block(block)
            block += 1
        return found[low - base : high - base]

    def _block_of(self, number: int) -> int:
        return bisect_right(self._firsts, number) - 1

    def block(self, number: int) -> Sequence[bytes]:
        """The records of a block; raises ``LibraryDamagedError`` where it can't be inflated."""
        decompressor = self._decompressor()
        try:
            inflated = decompressor.decompress(self.packed(number))
        except (zstandard.ZstdError, MemoryError) as error:
            raise self._damaged(error) from error
        self._idle.append(decompressor)
        return inflated.split(b"\n")

    def _decompressor(self) -> zstandard.ZstdDecompressor:
        """One for this thread alone, to be put back when nothing went wrong."""
        try:
            return self._idle.pop()
        except IndexError:
            return zstandard.ZstdDecompressor(dict_data=self._known)

    def _damaged(self, error: Exception) -> LibraryDamagedError:
        return LibraryDamagedError(f"{self._name} can't be read: {error}", cure="see: ibid check")

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

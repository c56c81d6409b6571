"""The file of one segment: named arrays behind a table, read by mapping the file; nothing in it is unpickled.

    header   64 bytes: magic, format version, length and checksum of the table, length of the whole file
    table    JSON: name → [dtype, shape, offset from the start of the file, bytes, checksum]
    arrays   each begins at a multiple of 64 bytes, little-endian

Checksums are XXH3's of 64 bits: 9 GB a second, where CRC-32 takes 3 and SHA-256 one. Opening checks the header, the
table and the length, which tells a truncated file at once; ``damage`` reads everything.
"""

from __future__ import annotations

import json
import mmap
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt
from xxhash import xxh3_64_intdigest

from indexer.engine.spool import CHUNK, Pieces
from indexer.errors import LibraryDamagedError

Array = npt.NDArray[Any]

MAGIC: Final = b"IBIDSEGM"
SEGMENT_FORMAT: Final = 3
ALIGNMENT: Final = 64
LINE_ENDS: Final = ",\n"
_HEADER: Final = struct.Struct("<8sIIQQ")
_DTYPES: Final = frozenset({"|u1", "<u2", "<u4", "<u8", "<i2", "<i4", "<i8", "<f8", "|i1"})


def gaps(bounds: Array | memoryview) -> npt.NDArray[np.int64]:
    """From ascending bounds how much lies between each two."""
    numbers = np.asarray(bounds).astype(np.int64)
    return numbers[1:] - numbers[:-1]


class Sink(Protocol):
    """Where a file is written to."""

    def write(self, data: bytes | memoryview, /) -> object: ...


def write_arrays(sink: Sink, arrays: Mapping[str, Array | Pieces]) -> None:
    """Write named arrays as one segment file, in the order given."""
    packed = {n: np.ascontiguousarray(a) if isinstance(a, np.ndarray) else a for n, a in arrays.items()}
    # Offsets depend on the table's length and it on them: written with a fixed width, its length is known before.
    sums = {n: xxh3_64_intdigest(_bytes(a)) if isinstance(a, np.ndarray) else a.checksum for n, a in packed.items()}
    table = _table(packed, sums, 0)
    start = _aligned(ALIGNMENT + len(table))
    table = _table(packed, sums, start)
    length = start + sum(_aligned(array.nbytes) for array in packed.values())
    header = _HEADER.pack(MAGIC, SEGMENT_FORMAT, len(table), xxh3_64_intdigest(table), length)
    sink.write(header.ljust(ALIGNMENT, b"\0"))
    sink.write(table.ljust(start - ALIGNMENT, b"\0"))
    for array in packed.values():
        for piece in [_bytes(array)] if isinstance(array, np.ndarray) else array.chunks():
            sink.write(piece)
        sink.write(b"\0" * (_aligned(array.nbytes) - array.nbytes))


def _bytes(array: Array) -> memoryview:
    return array.data.cast("B") if array.nbytes else memoryview(b"")


def _table(arrays: Mapping[str, Array | Pieces], sums: Mapping[str, int], start: int) -> bytes:
    lines = []
    at = start
    for name, array in arrays.items():
        # Names and types are plain ASCII. Digits are padded with spaces, which JSON allows between values.
        shape = ", ".join(map(str, array.shape))
        lines.append(f'"{name}": ["{array.dtype.str}", [{shape}], {at:>12}, {array.nbytes}, {sums[name]}]')
        at += _aligned(array.nbytes)
    return f"{{{LINE_ENDS.join(lines)}}}".encode()


def _aligned(size: int) -> int:
    return -(-size // ALIGNMENT) * ALIGNMENT


class SegmentFile:
    """The arrays of one file, by name; ``name`` is for messages. Raises ``LibraryDamagedError``."""

    def __init__(self, data: bytes | memoryview, name: str) -> None:
        self.name = name
        self._data = memoryview(data)
        self._entries = self._read_table()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __iter__(self) -> Any:
        return iter(self._entries)

    def __getitem__(self, name: str) -> Array:
        """The array of this name: a read-only view of the file, not a copy."""
        dtype, shape, offset, size, _ = self._entries[name]
        return np.frombuffer(self._data[offset : offset + size], dtype=dtype).reshape(shape)

    def raw(self, name: str) -> memoryview:
        """The bytes of an array, as a view of the file."""
        _, _, offset, size, _ = self._entries[name]
        return self._data[offset : offset + size]

    def waiting(self, name: str) -> Waiting:
        """The array of this name, to be written to another file without being held as a whole."""
        dtype, shape, _, _, checksum = self._entries[name]
        return Waiting(np.dtype(dtype), shape, checksum, self.raw(name), self)

    def forget(self) -> None:
        """Let go of the memory through which a mapped file was read so far: whoever reads on maps it again."""
        if isinstance(self._data.obj, mmap.mmap):
            self._data.obj.madvise(mmap.MADV_DONTNEED)

    def damage(self) -> list[str]:
        """The arrays whose bytes differ from their checksums, a sentence each."""
        return [
            f"{self.name}: {name} differs from its checksum"
            for name, (_, _, offset, size, checksum) in self._entries.items()
            if xxh3_64_intdigest(self._data[offset : offset + size]) != checksum
        ]

    def _read_table(self) -> dict[str, tuple[str, tuple[int, ...], int, int, int]]:
        if len(self._data) < ALIGNMENT:
            raise self._damaged(f"has {len(self._data)} bytes, too few for a segment")
        magic, version, table_length, table_sum, length = _HEADER.unpack_from(self._data)
        if magic != MAGIC or version != SEGMENT_FORMAT:
            raise self._damaged(f"is no segment of format {SEGMENT_FORMAT}")
        if length != len(self._data):
            raise self._damaged(f"has {len(self._data)} bytes, not {length}")
        table = bytes(self._data[ALIGNMENT : ALIGNMENT + table_length])
        if xxh3_64_intdigest(table) != table_sum:
            raise self._damaged("has a table that differs from its checksum")
        return {name: self._entry(*entry) for name, entry in json.loads(table).items()}

    def _entry(
        self, dtype: str, shape: list[int], offset: int, size: int, checksum: int
    ) -> tuple[str, tuple[int, ...], int, int, int]:
        if dtype not in _DTYPES or offset + size > len(self._data):
            raise self._damaged("has an array that can't be")
        return dtype, tuple(shape), offset, size, checksum

    def _damaged(self, what: str) -> LibraryDamagedError:
        return LibraryDamagedError(f"{self.name} {what}", cure="rebuild: ibid index --full")


@dataclass(frozen=True, slots=True)
class Waiting:
    """An array of a mapped file, as ``write_arrays`` takes it; the file is let go of as it is read."""

    dtype: np.dtype[Any]
    shape: tuple[int, ...]
    checksum: int
    data: memoryview
    file: SegmentFile

    @property
    def nbytes(self) -> int:
        return self.data.nbytes

    def chunks(self) -> Iterator[bytes]:
        for at in range(0, self.nbytes, CHUNK):
            yield bytes(self.data[at : at + CHUNK])
            self.file.forget()

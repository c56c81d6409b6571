"""An array that grows longer than memory should hold: where are its numbers until they are written to a segment?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Protocol
from weakref import finalize

import numpy as np
import numpy.typing as npt
from xxhash import xxh3_64

IN_MEMORY: Final = 4 << 20
"""So many bytes of an array are kept in memory; of more, all stand in a file without a name, which dies with us."""
CHUNK: Final = 1 << 20


class Pieces(Protocol):
    """An array that is written to a segment without being held in memory as a whole."""

    @property
    def dtype(self) -> np.dtype[Any]: ...
    @property
    def shape(self) -> tuple[int, ...]: ...
    @property
    def nbytes(self) -> int: ...
    @property
    def checksum(self) -> int:
        """See ``segment_file``."""
        ...

    def chunks(self) -> Iterator[bytes]:
        """All of it from the start, in pieces."""
        ...


class Spool:
    """Numbers of one type, put in one after the other; ``folder`` is for the file, ``None`` keeps all in memory."""

    def __init__(self, dtype: npt.DTypeLike, folder: Path | None = None) -> None:
        from tempfile import SpooledTemporaryFile  # noqa: PLC0415 - a search makes none, and need not load it

        self.dtype: np.dtype[Any] = np.dtype(dtype)
        self.nbytes = 0
        self._sum = xxh3_64()
        limit = IN_MEMORY if folder else 0  # 0 is for no limit
        self._file = SpooledTemporaryFile(max_size=limit, dir=str(folder) if folder else None)  # noqa: SIM115 - closed with us
        finalize(self, self._file.close)

    def __len__(self) -> int:
        return self.nbytes // self.dtype.itemsize

    @property
    def shape(self) -> tuple[int]:
        return (len(self),)

    @property
    def checksum(self) -> int:
        """That of all so far; see ``segment_file``."""
        return self._sum.intdigest()

    def append(self, numbers: npt.NDArray[Any]) -> None:
        """More numbers, which must fit the type."""
        self.write(np.ascontiguousarray(numbers, dtype=self.dtype).data)

    def write(self, data: bytes | memoryview) -> None:
        """The same as bytes."""
        view = memoryview(data).cast("B") if len(data) else memoryview(b"")
        self._sum.update(view)
        self.nbytes += len(view)
        self._file.write(view)

    def chunks(self) -> Iterator[bytes]:
        """All of it from the start, in pieces."""
        self._file.seek(0)
        while chunk := self._file.read(CHUNK):
            yield chunk

    def array(self) -> npt.NDArray[Any]:
        """All of it in memory."""
        return np.frombuffer(b"".join(self.chunks()), dtype=self.dtype)

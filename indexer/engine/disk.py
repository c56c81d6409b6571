"""Files that must be whole and on the disk, and what the operating system refuses as errors of the library."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from xxhash import xxh3_128

from indexer.errors import LibraryError, LibraryWriteError

_PIECE: Final = 1 << 18
"""So many bytes of a file are read at once: they stay in the cache until they are looked at."""


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def file_checksum(path: Path) -> str:
    """The XXH3 of 128 bits of a file, in hexadecimal: a tenth of the time of a SHA-256.

    It tells what a disk or a copy did to a file, not what somebody did who knows how to write another with the same.
    """
    found = xxh3_128()
    with path.open("rb", buffering=0) as file:
        buffer = memoryview(bytearray(_PIECE))
        while size := file.readinto(buffer):
            found.update(buffer[:size])
    return found.hexdigest()


def write_durably(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def put(path: Path, data: bytes) -> None:
    """Write a file aside and put it in place of what had its name: a reader sees the one or the other, whole."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        write_durably(aside, data)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def write_errors(folder: Path) -> Iterator[None]:
    """Turn what the operating system refuses into a ``LibraryWriteError`` that says so."""
    try:
        yield
    except OSError as error:
        raise LibraryWriteError(
            f"the library at {folder} can't be written: {error.strerror or error}",
            cure="the last generation is untouched; free space or mend permissions, then run again",
        ) from error


@contextmanager
def read_errors(folder: Path) -> Iterator[None]:
    """Turn what the operating system refuses into a ``LibraryError`` that says so."""
    try:
        yield
    except OSError as error:
        raise LibraryError(
            f"the library at {folder} can't be read: {error.strerror or error}", cure="mend its permissions"
        ) from error

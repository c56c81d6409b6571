"""A library folder: generations side by side, one of them current, published by one rename.

    library/
      IBID                   says that this folder is a library, and of which format
      CURRENT                the name of the current generation and the SHA-256 of its manifest
      lock                   held (flock) by the run that writes; the kernel lets go of it when that run dies
      generations/000007/    never changed once published: the index files, state.json and
        manifest.json        versions, counts, and the size and SHA-256 of every other file

A new generation starts as hard links to the files of the last one, is completed in a folder of its own, fsynced, and
becomes visible when CURRENT is replaced. Whatever stops a run before that leaves the last generation as it was.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from indexer.errors import (
    LibraryDamagedError,
    LibraryError,
    LibraryLockedError,
    LibraryMissingError,
    LibraryOutdatedError,
    LibraryWriteError,
    NotALibraryError,
)

FORMAT: Final = 1
MARKER: Final = "IBID"
KEPT_GENERATIONS: Final = 3
"""The current one, and the last ones for those who still page through them or want to go back."""


@dataclass(frozen=True, slots=True)
class Generation:
    """A published generation: its folder and what its manifest says."""

    name: str
    folder: Path
    versions: Mapping[str, str]
    files: Mapping[str, tuple[int, str]]


class Store:
    """The folder of one library; ``versions`` are those of the running program, compared on opening."""

    def __init__(self, folder: Path, versions: Mapping[str, str]) -> None:
        self.folder = folder
        self.versions = dict(versions)

    # --- reading ---

    def pointer(self) -> str:
        """The content of CURRENT, which changes whenever a generation is published; raises ``LibraryError``."""
        if not self.folder.exists():
            raise LibraryMissingError(f"there is no library at {self.folder}", cure="make one with: ibid index")
        if not (self.folder / MARKER).is_file():
            if self._looks_empty():
                raise LibraryMissingError(f"{self.folder} is empty", cure="make a library with: ibid index")
            raise NotALibraryError(f"{self.folder} is not an Ibid library", cure="name another folder with --library")
        try:
            return (self.folder / "CURRENT").read_text(encoding="utf-8")
        except FileNotFoundError:
            if any(self._generations()):
                raise self._damaged("CURRENT is missing") from None
            raise LibraryMissingError(f"{self.folder} holds no generation yet", cure="run: ibid index") from None
        except (OSError, UnicodeDecodeError) as error:
            raise self._damaged(f"CURRENT can't be read: {error}") from error

    def current(self, *, any_version: bool = False) -> Generation:
        """The current generation, its files there and of the right size; raises ``LibraryError``.

        With ``any_version`` one made by other versions of the program is returned too.
        """
        name, _, digest = self.pointer().strip().partition(" ")
        return self._generation(self.folder / "generations" / name, digest, any_version=any_version)

    def earlier(self, name: str) -> Generation | None:
        """A generation that is still kept, by its name; ``None`` when it is gone."""
        folder = self.folder / "generations" / name.partition("-")[0]
        if folder not in self._generations():
            return None
        try:
            generation = self._generation(folder, digest=None, any_version=False)
        except LibraryError:
            return None
        return generation if generation.name == name else None

    def _generation(self, folder: Path, digest: str | None, *, any_version: bool) -> Generation:
        manifest = self._manifest(folder, digest)
        generation = Generation(
            name=manifest["generation"],
            folder=folder,
            versions=manifest["versions"],
            files={path: (entry["size"], entry["sha256"]) for path, entry in manifest["files"].items()},
        )
        if not any_version:
            self._check_versions(generation)
        for path, (size, _) in generation.files.items():
            self._check_size(folder / path, size)
        return generation

    def damage(self) -> list[str]:
        """What differs from the checksums of the current generation, file by file; raises ``LibraryError``."""
        generation = self.current()
        return [
            f"{generation.folder / path}: differs from its checksum"
            for path, (_, digest) in generation.files.items()
            if file_digest(generation.folder / path) != digest
        ]

    def state_files(self, name: str) -> list[Path]:
        """The files of this name in all generations there are, the newest first."""
        return [path / name for path in reversed(self._generations()) if (path / name).is_file()]

    def _manifest(self, folder: Path, digest: str | None) -> dict[str, Any]:
        path = folder / "manifest.json"
        try:
            data = path.read_bytes()
        except OSError as error:
            raise self._damaged(f"{path} can't be read: {error.strerror}") from error
        if digest is not None and hashlib.sha256(data).hexdigest() != digest:
            raise self._damaged(f"{path} differs from the checksum in CURRENT")
        manifest: dict[str, Any] = json.loads(data)
        return manifest

    def _check_versions(self, generation: Generation) -> None:
        for what, version in self.versions.items():
            made = generation.versions.get(what)
            if made != version:
                raise LibraryOutdatedError(
                    f"the library at {self.folder} was made with {what} version {made}, this is {version}",
                    cure="rebuild it with: ibid index --full",
                )

    def _check_size(self, path: Path, size: int) -> None:
        try:
            found = path.stat().st_size
        except OSError as error:
            raise self._damaged(f"{path} can't be read: {error.strerror}") from error
        if found != size:
            raise self._damaged(f"{path} has {found} bytes, not {size}")

    def _damaged(self, what: str) -> LibraryDamagedError:
        return LibraryDamagedError(
            f"the library at {self.folder} is damaged: {what}", cure="rebuild: ibid index --full"
        )

    def _looks_empty(self) -> bool:
        try:
            return next(self.folder.iterdir(), None) is None
        except OSError:
            return False

    def _generations(self) -> list[Path]:
        folder = self.folder / "generations"
        return sorted(path for path in folder.iterdir() if path.name.isdigit()) if folder.is_dir() else []

    # --- writing ---

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the library for writing, making its folder if need be; raises ``LibraryError``."""
        with _write_errors(self.folder):
            self._claim()
            handle = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            self._lock(handle)
            yield
        finally:
            os.close(handle)

    def _claim(self) -> None:
        marker = self.folder / MARKER
        if marker.is_file():
            return
        if self.folder.exists() and not (self.folder.is_dir() and self._looks_empty()):
            raise NotALibraryError(f"{self.folder} is not an Ibid library", cure="name another folder with --library")
        (self.folder / "generations").mkdir(parents=True, exist_ok=True)
        _write_durably(marker, json.dumps({"ibid library": FORMAT}).encode() + b"\n")
        _sync_folder(self.folder)

    def _lock(self, handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 40, 0).decode("ascii", "replace").strip() or "unknown"
            raise LibraryLockedError(
                f"another run (process {holder}) is writing to {self.folder}", cure="wait until it is done"
            ) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)

    @contextmanager
    def next_generation(self, *, anew: bool) -> Iterator[Path]:
        """A folder to complete into the next generation, to be called while ``writing``; ``publish`` makes it visible.

        It holds the files of the current generation unless ``anew``. Left without publishing, it is removed.
        """
        self._sweep()
        folder = self.folder / "generations" / f"{self._next_number():06d}.tmp"
        try:
            with _write_errors(self.folder):
                folder.mkdir(parents=True)
                if not anew:
                    current = self.current()
                    for name in current.files:
                        os.link(current.folder / name, folder / name)
                yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def publish(self, folder: Path, *, unchanged: Mapping[str, str], counts: Mapping[str, int]) -> str:
        """Make the completed ``folder`` the current generation, and return its name.

        ``unchanged`` gives the digests of files known from the last generation, so that only new ones are read.
        """
        with _write_errors(self.folder):
            number = folder.name.removesuffix(".tmp")
            files = {
                path.name: {"size": path.stat().st_size, "sha256": unchanged.get(path.name) or file_digest(path)}
                for path in sorted(folder.iterdir())
            }
            digest = hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()
            name = f"{number}-{digest[:12]}"
            manifest = {"generation": name, "versions": self.versions, "counts": dict(counts), "files": files}
            data = json.dumps(manifest, indent=1).encode()
            _write_durably(folder / "manifest.json", data)
            for path in files:
                if path not in unchanged:
                    _sync_file(folder / path)
            _sync_folder(folder)
            folder.rename(folder.with_suffix(""))
            _sync_folder(folder.parent)
            self._point_to(number, hashlib.sha256(data).hexdigest())
        self._prune()
        return name

    def _point_to(self, number: str, digest: str) -> None:
        temporary = self.folder / "CURRENT.tmp"
        _write_durably(temporary, f"{number} {digest}\n".encode())
        temporary.replace(self.folder / "CURRENT")
        _sync_folder(self.folder)

    def _next_number(self) -> int:
        return max((int(path.name) for path in self._generations()), default=0) + 1

    def _sweep(self) -> None:
        """Remove what a run left that died before it published."""
        folder = self.folder / "generations"
        for path in folder.glob("*.tmp") if folder.is_dir() else ():
            shutil.rmtree(path, ignore_errors=True)

    def _prune(self) -> None:
        """Remove generations older than the kept ones; open readers keep the files they hold."""
        current = self.pointer().partition(" ")[0]
        older = [path for path in self._generations() if path.name <= current]
        newer = [path for path in self._generations() if path.name > current]  # renamed but never pointed to
        for path in [*older[:-KEPT_GENERATIONS], *newer]:
            shutil.rmtree(path, ignore_errors=True)


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_durably(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _write_errors(folder: Path) -> Iterator[None]:
    """Turn what the operating system refuses into a ``LibraryWriteError`` that says so."""
    try:
        yield
    except OSError as error:
        raise LibraryWriteError(
            f"the library at {folder} can't be written: {error.strerror or error}",
            cure="the last generation is untouched; free space or mend permissions, then run again",
        ) from error

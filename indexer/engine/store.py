"""A library folder: generations side by side, one of them current, published by one rename.

    library/
      IBID                   says that this folder is a library, and of which format
      CURRENT                the name of the current generation and the SHA-256 of its manifest
      lock                   held (flock) by the run that writes; the kernel lets go of it when that run dies
      report.json            what the last run did with every document
      generations/000007/    never changed once published: the index files, state.json and
        manifest.json        versions, counts, and the size and checksum of every other file

A new generation starts as hard links to the files of the last one, is completed in a folder of its own, fsynced, and
becomes visible when CURRENT is replaced. Whatever stops a run before that leaves the last generation as it was, and
the next run removes what it left. CURRENT.tmp is written before the new generation gets its name, so that a folder
with generations, CURRENT.tmp and no CURRENT is one whose very first run was stopped, not one that lost its CURRENT.
Going back is going on: a new generation of the files of the one before, published in the same way.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from indexer.analysis import other_setting
from indexer.engine.disk import file_checksum, read_errors, sync_file, sync_folder, write_durably, write_errors
from indexer.engine.generation import Generation, flaw_in, listed, name_of, number_of
from indexer.errors import (
    LibraryDamagedError,
    LibraryError,
    LibraryLockedError,
    LibraryMissingError,
    LibraryOutdatedError,
    NotALibraryError,
)

FORMAT: Final = 5
MARKER: Final = "IBID"
POINTER: Final = "CURRENT"
NEXT_POINTER: Final = "CURRENT.tmp"
GENERATIONS: Final = "generations"
LOCK: Final = "lock"
REPORT: Final = "report.json"
KEPT_GENERATIONS: Final = 3
"""The current one, and the last ones for those who still page through them or want to go back."""

_NAMES = frozenset({MARKER, POINTER, NEXT_POINTER, GENERATIONS, LOCK, REPORT})
_POINTED = re.compile(r"([0-9]{6,}) ([0-9a-f]{64})\n")


class Store:
    """The folder of one library; ``versions`` are those of the running program, compared on opening."""

    def __init__(self, folder: Path, versions: Mapping[str, str]) -> None:
        self.folder = folder
        self.versions = dict(versions)
        self._pointer = os.fspath(folder / POINTER)
        self._seen: tuple[tuple[int, ...], str] | None = None
        self._checked: set[tuple[str, tuple[int, str]]] = set()

    # --- reading ---

    def pointer(self) -> str:
        """The content of CURRENT, which changes whenever a generation is published; raises ``LibraryError``.

        Every search asks. What was read is given again as long as the file is the same one: a generation is published
        by putting another in its place.
        """
        try:
            found = os.stat(self._pointer)  # noqa: PTH116 - a tenth of the time
        except OSError:
            return self._read_pointer()  # which says what is wrong
        stamp = found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
        if self._seen is None or self._seen[0] != stamp:
            self._seen = stamp, self._read_pointer()
        return self._seen[1]

    def _read_pointer(self) -> str:
        with read_errors(self.folder):
            try:
                return Path(self._pointer).read_bytes().decode()
            except (FileNotFoundError, NotADirectoryError):
                self._check_place()
                if self._generations() and not (self.folder / NEXT_POINTER).exists():
                    raise self._damaged(f"{POINTER} is missing") from None
                raise LibraryMissingError(f"{self.folder} holds no generation yet", cure="run: ibid index") from None
            except UnicodeDecodeError:
                raise self._damaged(f"{POINTER} names no generation") from None

    def _check_place(self) -> None:
        if (self.folder / MARKER).is_file():
            return
        if not self.folder.exists():
            raise LibraryMissingError(f"there is no library at {self.folder}", cure="make one with: ibid index")
        self._check_contents()

    def _check_contents(self) -> None:
        """Without its marker, a folder can be a library, or become one, only while nothing else is in it."""
        if not self.folder.is_dir() or {path.name for path in self.folder.iterdir()} - _NAMES:
            raise NotALibraryError(f"{self.folder} is not an Ibid library", cure="name another folder with --library")

    def current(self) -> Generation:
        """The current generation, its files there and of the right size; raises ``LibraryError``."""
        generation = self._pointed_to()
        for path in generation.files:
            if flaw := flaw_in(generation, path, with_digest=False):
                raise self._damaged(flaw)
        return generation

    def check(self, generation: Generation, paths: Iterable[str] | None = None) -> None:
        """Raise ``LibraryDamagedError`` if a file differs from its checksum: a wrong byte must not make a wrong answer.

        It reads all files, 1 ms some six megabytes; what a generation shares with one that was checked is not
        read again. ``paths`` are those of its files that are to be checked, else all.
        """
        for path in generation.files if paths is None else paths:
            content = generation.files[path]
            if (path, content) not in self._checked:
                if flaw := flaw_in(generation, path):
                    raise self._damaged(flaw)
                self._checked.add((path, content))

    def damage(self) -> list[str]:
        """What differs from the checksums of the current generation, file by file; raises ``LibraryError``."""
        generation = self._pointed_to()
        return [flaw for path in generation.files if (flaw := flaw_in(generation, path))]

    def earlier(self, name: str) -> Generation | None:
        """A generation that is still kept, by its name; ``None`` when it is gone."""
        folder = self.folder / GENERATIONS / name.partition("-")[0]
        if folder not in self._generations():
            return None
        try:
            generation = self._generation(folder, digest=None)
        except LibraryError:
            return None
        return generation if generation.name == name else None

    def kept(self) -> list[Generation]:
        """The generations that can be opened, the newest first, which is the current one; raises ``LibraryError``."""
        current = self._pointed_to()
        found = [current]
        for folder in reversed(self._generations()):
            if number_of(folder) < int(current.folder.name):
                with suppress(LibraryError):  # of another version, or damaged
                    found.append(self._generation(folder, digest=None))
        return found

    def before(self) -> Generation:
        """The generation before the current one, whole; raises ``LibraryError`` when there is none or it is damaged."""
        current = int(self._pointed()[0])
        folders = [folder for folder in self._generations() if number_of(folder) < current]
        if not folders:
            raise LibraryError(
                f"the library at {self.folder} holds no earlier generation", cure="there is nothing to go back to"
            )
        try:
            generation = self._generation(folders[-1], digest=None)
            if generation.name != name_of(folders[-1].name, listed(generation.files)):  # no pointer vouches for it
                raise self._damaged(f"the manifest of generation {generation.name} isn't what was written")
            self.check(generation)
        except (LibraryOutdatedError, LibraryDamagedError) as error:
            raise LibraryError(
                f"the generation before this one can't be gone back to: {error.message}",
                cure="the current one is untouched; correct the documents instead, then run: ibid index",
            ) from error
        return generation

    def _pointed_to(self) -> Generation:
        number, digest = self._pointed()
        return self._generation(self.folder / GENERATIONS / number, digest)

    def _pointed(self) -> tuple[str, str]:
        """The name of the current generation's folder, and the digest of its manifest."""
        with read_errors(self.folder):
            self._check_place()
        pointed = _POINTED.fullmatch(self.pointer())
        if pointed is None:
            raise self._damaged(f"{POINTER} names no generation")
        return pointed[1], pointed[2]

    def _generation(self, folder: Path, digest: str | None) -> Generation:
        path = folder / "manifest.json"
        manifest = self._manifest(path, digest)
        try:
            self._check_versions(manifest["versions"])
            return Generation(
                name=manifest["generation"],
                folder=folder,
                versions=manifest["versions"],
                files={name: (entry["size"], entry["xxh3"]) for name, entry in manifest["files"].items()},
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise self._damaged(f"{path} is no manifest") from error

    def state_files(self, name: str) -> list[Path]:
        """The files of this name in all generations there are, the newest first."""
        return [path / name for path in reversed(self._generations()) if (path / name).is_file()]

    def _manifest(self, path: Path, digest: str | None) -> Any:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise self._damaged(f"{path} can't be read: {error.strerror}") from error
        if digest is not None and hashlib.sha256(data).hexdigest() != digest:
            raise self._damaged(f"{path} differs from the checksum in {POINTER}")
        try:
            return json.loads(data)
        except ValueError as error:
            raise self._damaged(f"{path} is no manifest") from error

    def _check_versions(self, made_with: Mapping[str, str]) -> None:
        for what, version in self.versions.items():
            made = made_with.get(what)
            if made != version:
                if what == "analyser" and (other := other_setting(str(made), version)):
                    raise LibraryOutdatedError(f"the library at {self.folder} {other[0]}", cure=other[1])
                raise LibraryOutdatedError(
                    f"the library at {self.folder} was made with {what} version {made}, this is {version}",
                    cure="rebuild it with: ibid index --full",
                )

    def _damaged(self, what: str) -> LibraryDamagedError:
        return LibraryDamagedError(
            f"the library at {self.folder} is damaged: {what}", cure="rebuild: ibid index --full"
        )

    def _generations(self) -> list[Path]:
        """The folders of all published generations, and of one that a run was about to publish; the newest last."""
        folder = self.folder / GENERATIONS
        found = (path for path in folder.iterdir() if path.name.isdecimal()) if folder.is_dir() else ()
        return sorted(found, key=number_of)

    # --- writing ---

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the library for writing, making its folder if need be; raises ``LibraryError``."""
        with write_errors(self.folder):
            self._claim()
            handle = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            with write_errors(self.folder):
                self._lock(handle)
            yield
        finally:
            os.close(handle)

    def _claim(self) -> None:
        """Make the folder a library, unless it holds something else."""
        if (self.folder / MARKER).is_file():
            return
        if self.folder.exists():
            self._check_contents()
        self.folder.mkdir(parents=True, exist_ok=True)
        write_durably(self.folder / MARKER, json.dumps({"ibid library": FORMAT}).encode() + b"\n")
        sync_folder(self.folder)

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
    def next_generation(self, *, anew: bool, of: Generation | None = None) -> Iterator[Path]:
        """A folder to complete into the next generation, to be called while ``writing``; ``publish`` makes it visible.

        It holds the files of the current generation, or of another one, unless ``anew``. Left without publishing, it
        is removed.
        """
        self._sweep()
        try:
            with write_errors(self.folder):
                folder = self.folder / GENERATIONS / f"{self._next_number():06d}.tmp"
                folder.mkdir(parents=True)
                if not anew:
                    start = of or self.current()
                    for name in start.files:
                        os.link(start.folder / name, folder / name)
                yield folder
        finally:
            self._sweep()

    def publish(self, folder: Path, *, unchanged: Mapping[str, str], counts: Mapping[str, int]) -> str:
        """Make the completed ``folder`` the current generation, and return its name.

        ``unchanged`` gives the digests of files known from the last generation, so that only new ones are read.
        """
        with write_errors(self.folder):
            number = folder.name.removesuffix(".tmp")
            files = {
                path.name: {"size": path.stat().st_size, "xxh3": unchanged.get(path.name) or file_checksum(path)}
                for path in sorted(folder.iterdir())
            }
            name = name_of(number, files)
            manifest = {"generation": name, "versions": self.versions, "counts": dict(counts), "files": files}
            data = json.dumps(manifest, indent=1).encode()
            write_durably(folder / "manifest.json", data)
            for path in files:
                if path not in unchanged:
                    sync_file(folder / path)
            sync_folder(folder)
            write_durably(self.folder / NEXT_POINTER, f"{number} {hashlib.sha256(data).hexdigest()}\n".encode())
            folder.rename(folder.with_suffix(""))
            sync_folder(folder.parent)
            (self.folder / NEXT_POINTER).replace(self.folder / POINTER)
            sync_folder(self.folder)
        self._prune()
        return name

    def _next_number(self) -> int:
        return max(map(number_of, self._generations()), default=0) + 1

    def _sweep(self) -> None:
        """Remove what a run left that died before it published."""
        for path in [*(self.folder / GENERATIONS).glob("*.tmp"), *self._unpublished()]:
            shutil.rmtree(path, ignore_errors=True)
        with suppress(OSError):
            (self.folder / NEXT_POINTER).unlink()  # last: it tells that a generation without CURRENT is no damage

    def _unpublished(self) -> list[Path]:
        """Generations that got their name and then were never pointed to; none where CURRENT can't be trusted."""
        try:
            current = int(self._pointed()[0])
        except LibraryMissingError:
            current = 0
        except LibraryError:
            return []
        return [path for path in self._generations() if number_of(path) > current]

    def _prune(self) -> None:
        """Remove generations older than the kept ones; open readers keep the files they hold."""
        for path in self._generations()[:-KEPT_GENERATIONS]:
            shutil.rmtree(path, ignore_errors=True)

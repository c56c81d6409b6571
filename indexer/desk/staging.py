"""Which documents were uploaded and wait to be published? Untrusted files, checked by name and size, and put aside.

Nothing of them is opened here. What is accepted lies whole in the desk's folder; a look ahead reads it from there, and
publishing moves it into the documents' folder, one file at a time and each in one step.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import time
from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Final

from indexer.desk.places import Places
from indexer.engine.disk import file_digest, put, sync_folder, write_errors
from indexer.errors import NotFoundError, UploadError
from indexer.folding import nfc
from indexer.model import LibraryState
from indexer.overlay import Overlay
from indexer.reading import SUFFIXES, largest, suffix_of
from indexer.scan import NO_DOCUMENTS
from indexer.settings import ACTORS, AUTHORITY, CATALOGUE, OUTLETS, documents_path

UPLOAD_FILES: Final = 200
"""How many files may be sent at once."""
UPLOAD_BYTES: Final = 256_000_000
"""How many bytes may be sent at once: some four of the largest documents that are read."""
STAGED_FILES: Final = 2_000
STAGED_BYTES: Final = 2 << 30
LONGEST_NAME: Final = 160
"""In bytes: file systems hold 255, and what is set aside gets a longer name."""
TABLES: Final = {CATALOGUE: CATALOGUE, ACTORS: f"{AUTHORITY}/{ACTORS}", OUTLETS: f"{AUTHORITY}/{OUTLETS}"}
"""The tables that may be uploaded, and where they go in an indexed folder."""

_HOME: Final = ".folder"
_CHUNK: Final = 1 << 20
_COMING: Final = ".coming"
_ABANDONED: Final = 24 * 3600.0
_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff<>:"|?*\ud800-\udfff]+')


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """A place for documents: ``below`` the indexed folder ``root``, empty for the folder itself."""

    root: str
    below: str = ""

    @property
    def folder(self) -> str:
        return f"{self.root}/{self.below}" if self.below else self.root


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that waits: ``path`` below the indexed folder ``root``, ``size`` in bytes, whether it replaces another."""

    root: str
    path: str
    size: int
    replaces: bool

    @property
    def key(self) -> str:
        """A short name for it, for forms."""
        return hashlib.sha256(f"{self.root}\0{self.path}".encode()).hexdigest()[:20]


def targets(state: LibraryState) -> list[Target]:
    """Where documents may go: the folders that a library was built from, and those below that have documents."""
    roots = [root for root in state.roots if Path(root).is_dir()]
    if not state.roots:
        return [Target(str(documents_path().resolve()))]
    below = {(source.root, str(PurePosixPath(source.path).parent)) for source in state.sources}
    folders = sorted(Target(root, folder) for root, folder in below if root in roots and folder != ".")
    return [place for root in roots for place in (Target(root), *(one for one in folders if one.root == root))]


class Staging:
    """The files that wait in one desk."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def files(self) -> list[Staged]:
        """All files that wait, in order."""
        return [
            Staged(root, path, file.stat().st_size, (Path(root) / path).exists())
            for root, home in self._homes()
            for path, file in sorted(_below(home))
        ]

    def overlay(self) -> Overlay:
        """The files that wait, laid over the folders where they are to go."""
        return Overlay(tuple((Path(root), home) for root, home in self._homes()))

    def key(self, generation: str) -> str:
        """A digest of what waits and of the library that it waits for: another when either changes."""
        found = hashlib.sha256(generation.encode())
        for root, home in self._homes():
            for path, file in sorted(_below(home)):
                told = file.stat()
                found.update(f"\0{root}\0{path}\0{told.st_size}\0{told.st_mtime_ns}".encode())
        return found.hexdigest()[:24]

    def add(self, target: Target, name: str, stream: IO[bytes], taken: Container[str] = ()) -> Staged:
        """Take an uploaded file in, under a safe form of its name; raises ``UploadError`` and ``LibraryWriteError``.

        A file of the same name that waits already is replaced, unless its path is among those that were ``taken`` just
        now: two of one name that are sent together are a mistake.
        """
        safe = safe_name(name)
        root = Path(target.root)
        path = TABLES.get(safe) or (f"{target.below}/{safe}" if target.below else safe)
        if path in taken:
            raise UploadError(f"two documents are called {safe}", cure="rename one of them; the first was taken")
        self._refuse_place(root / path, safe)
        self._refuse_many(target.root, path, safe)
        home = self._places.staged_for(target.root)
        file = home / path
        self._places.make(home, file.parent)
        _sweep(file.parent)
        with write_errors(self._places.folder):
            put(home / _HOME, target.root.encode())
            coming = file.parent / f".{secrets.token_hex(8)}{_COMING}"
            try:
                self._receive(stream, coming, safe)
                if (root / path).is_file() and file_digest(root / path) == file_digest(coming):
                    raise UploadError(
                        f"{safe} is the same as the document in the folder", cure="there is nothing to publish of it"
                    )
                coming.replace(file)
                sync_folder(file.parent)
            finally:
                coming.unlink(missing_ok=True)
        return Staged(target.root, path, file.stat().st_size, (root / path).exists())

    def discard(self, key: str) -> Staged:
        """Let go of a file that waits; raises ``NotFoundError`` where none has this key."""
        for one in self.files():
            if one.key == key:
                self.path(one).unlink(missing_ok=True)
                return one
        raise NotFoundError("no such document waits", cure="it may have been published or discarded meanwhile")

    def path(self, one: Staged) -> Path:
        """Where a file waits."""
        return self._places.staged_for(one.root) / one.path

    def _homes(self) -> Iterator[tuple[str, Path]]:
        """The folders for which something waits, and where."""
        homes = self._places.staged.iterdir() if self._places.staged.is_dir() else ()
        named = [(home / _HOME, home) for home in homes]
        yield from sorted((mark.read_text(encoding="utf-8"), home) for mark, home in named if mark.is_file())

    def _refuse_place(self, place: Path, name: str) -> None:
        if place.is_symlink() or (place.exists() and not place.is_file()):
            raise UploadError(
                f"{name} can't be put in place: in the folder this is the name of a link or a folder",
                cure="rename the document, or remove what is there",
            )

    def _refuse_many(self, root: str, path: str, name: str) -> None:
        others = [one for one in self.files() if (one.root, one.path) != (root, path)]
        if len(others) >= STAGED_FILES or sum(one.size for one in others) >= STAGED_BYTES:
            raise UploadError(
                f"{name} finds no room: {len(others)} documents wait already",
                cure="publish or discard those first",
                too_large=True,
            )

    @staticmethod
    def _receive(stream: IO[bytes], file: Path, name: str) -> None:
        """Write a stream to a file and on to the disk, unless it is empty or too long."""
        limit, size = largest(name), 0
        with file.open("wb") as out:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > limit:
                    raise UploadError(
                        f"{name} has more than the {limit:,} bytes that are read of such a document",
                        cure="split it, or save it without pictures",
                        too_large=True,
                    )
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        if not size:
            raise UploadError(f"{name} is empty", cure="send it again, or leave it out")


def safe_name(name: str) -> str:
    """The last part of a file's name, in letters that every system takes; raises ``UploadError`` for no document."""
    last = nfc(re.split(r"[/\\]", name)[-1])
    safe = " ".join(_UNSAFE.sub(" ", last).split()).lstrip(". ").rstrip(". ")
    shown = safe or repr(name[:60])
    if safe in TABLES:
        return safe
    if not safe or suffix_of(safe) not in SUFFIXES or safe.lower() in SUFFIXES:
        raise UploadError(
            f"{shown} is no document that can be read", cure=f"save it as one of {', '.join(sorted(SUFFIXES))}"
        )
    if PurePosixPath(safe).stem.lower() in NO_DOCUMENTS:
        raise UploadError(f"{shown} is a name that is passed over", cure="rename it, if it is an article")
    if len(safe.encode()) > LONGEST_NAME:
        raise UploadError(f"the name {shown[:40]}… is too long", cure=f"shorten it to {LONGEST_NAME} bytes")
    return safe


def _below(home: Path) -> Iterator[tuple[str, Path]]:
    for file in home.rglob("*"):
        if file.is_file() and not file.name.startswith("."):
            yield file.relative_to(home).as_posix(), file


def _sweep(folder: Path) -> None:
    """Remove what uploads left that were cut off by the end of the server."""
    for left in folder.glob(f".*{_COMING}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()

"""What lies in a folder: documents, and what is passed over and why. Nothing is opened here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from indexer.folding import nfc
from indexer.reading import SUFFIXES, suffix_of
from indexer.settings import AUTHORITY, CATALOGUE

NO_DOCUMENTS = frozenset({"readme", "license", "licence"})


@dataclass(slots=True)
class Scan:
    """The documents of a folder by their path below it (posix, NFC), in order.

    ``skipped`` tells what was passed over, ``unreadable`` what couldn't be looked into: both map a path to the reason.
    Documents below an unreadable folder may be there all the same.
    """

    root: Path
    files: dict[str, Path] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    unreadable: dict[str, str] = field(default_factory=dict)

    def hidden_from(self, path: str) -> bool:
        """Whether ``path`` lies in a part of the folder that couldn't be looked into."""
        return any(folder == "." or path.startswith(f"{folder}/") for folder in self.unreadable)


def full_path(root: str, path: str) -> str:
    """Where the document ``path`` of an indexed folder is, which may be a single file."""
    return root if PurePath(root).name == path else f"{root}/{path}"


def scan(root: Path) -> Scan:
    """Look through a folder, or at a single file."""
    found = Scan(root)
    if root.is_file():
        found.files[root.name] = root
        return found
    for path, entry in _walk(root, found):
        _sort(found, path, entry)
    found.files = dict(sorted(found.files.items()))
    return found


def _walk(root: Path, found: Scan) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every entry that isn't hidden, with its path below ``root``; folders are entered, links to them are not."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            path = _printable(nfc(folder.relative_to(root).as_posix()))
            found.unreadable[path] = f"this folder can't be read: {error.strerror}"
            continue
        for entry in listed:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if not (folder == root and entry.name == AUTHORITY):
                    waiting.append(Path(entry.path))
            else:
                yield nfc(Path(entry.path).relative_to(root).as_posix()), entry


def _sort(found: Scan, path: str, entry: os.DirEntry[str]) -> None:
    full = Path(entry.path)
    if path == CATALOGUE or full.stem.lower() in NO_DOCUMENTS:
        return
    reason = _unfit(found.root, full, entry)
    if path in found.files:
        reason = f"{path} is there twice, its letters composed in two ways; rename or remove one of them"
    if reason:
        found.skipped[_printable(path)] = reason
    else:
        found.files[path] = full


def _unfit(root: Path, path: Path, entry: os.DirEntry[str]) -> str:
    """Why an entry is not read; empty when it is a document."""
    if not is_utf8(path):
        return "its name is not UTF-8; rename it to have it read"
    if entry.is_symlink():
        target = Path(os.path.realpath(path))  # not Path.resolve, which raises RuntimeError for a link to itself
        if not target.is_relative_to(os.path.realpath(root)):
            return "a link that leads out of the folder; copy the file here to have it read"
        if not os.path.exists(target):  # noqa: PTH110 - Path.exists raises where a folder on the way is closed
            return "a link that leads nowhere; remove it, or put the file here"
        return "a link to another place in the folder, which is read where it is"
    if not entry.is_file(follow_symlinks=False):
        return "not a regular file"
    if suffix_of(path.name) not in SUFFIXES:
        return f"no reader for {path.suffix or 'files without a suffix'}; readable are {', '.join(sorted(SUFFIXES))}"
    return ""


def is_utf8(path: Path) -> bool:
    """Whether a path is one in UTF-8; Python shows other bytes in it as lone surrogates, which no library can hold."""
    return not any("\ud800" <= char <= "\udfff" for char in str(path))


def _printable(path: str) -> str:
    return path.encode(errors="backslashreplace").decode()

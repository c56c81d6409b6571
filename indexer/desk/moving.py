"""How do documents get from the desk into their folder, and back? One at a time, each in one step, and nothing is lost.

What is about to be moved is written down first (record.json). A file that is replaced is kept beside that record, so a
publishing can be taken back: what it put there waits again, and what it replaced stands in its place again.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from indexer.desk.places import Places, read_json
from indexer.desk.staging import Staging
from indexer.engine.disk import file_digest, sync_file, sync_folder, write_errors

RECORD: Final = "record.json"
WITHDRAWN: Final = "withdrawn.json"
_ASIDE: Final = ".ibid-moving"

Told = Callable[[int, int, str], None]
"""Called before each file with how many are done, how many there are, and its path."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A file that a publishing put into an indexed folder: its digest, and whether it replaced another."""

    root: str
    path: str
    digest: str
    replaced: bool


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What became of a publishing's documents: full paths of those that wait again, and of those left where they are.

    One is left when it is no longer what was published, or when another of its name waits.
    """

    waiting: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def move_in(places: Places, told: Told) -> None:
    """Move all that waits into its folders. Raises ``LibraryWriteError``.

    Whatever stops it, each document is in one of both places, whole, and doing it again goes on.
    """
    staging = Staging(places)
    waiting = staging.files()
    record = places.published / f"{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{secrets.token_hex(4)}"
    places.make(record)
    files = [Moved(one.root, one.path, file_digest(staging.path(one)), one.replaces) for one in waiting]
    _write_record(places, record, files, "")
    with write_errors(places.folder):
        for done, (one, file) in enumerate(zip(waiting, files, strict=True)):
            told(done, len(files), one.path)
            goal = Path(one.root) / one.path
            if file.replaced and goal.is_file():
                _put_there(goal, _kept(places, record, file))
            _put_there(staging.path(one), goal)
            staging.path(one).unlink()


def published_as(places: Places, generation: str) -> None:
    """Note the generation that holds all that was moved in and not published; raises ``LibraryWriteError``."""
    for record in _records_of(places, ""):
        _write_record(places, record, _files(record), generation)


def can_withdraw(places: Places, generation: str) -> tuple[Moved, ...]:
    """What the publishing of this generation moved in; empty where it is none of the desk's, or was taken back."""
    return tuple(file for record in _records_of(places, generation) for file in _files(record))


def withdraw(places: Places, generation: str) -> Withdrawal:
    """Let the documents that came with a generation wait again, and put back those that they replaced.

    Raises ``LibraryWriteError``; done again, it goes on.
    """
    waiting: list[str] = []
    left: list[str] = []
    with write_errors(places.folder):
        for record in _records_of(places, generation):
            for file in _files(record):
                (waiting if _take_back(places, record, file) else left).append(f"{file.root}/{file.path}")
            (record / RECORD).replace(record / WITHDRAWN)
            sync_folder(record)
    return Withdrawal(tuple(waiting), tuple(left))


def _take_back(places: Places, record: Path, file: Moved) -> bool:
    """Take one document back; whether it was there, and had room to wait in."""
    here, there = Path(file.root) / file.path, places.staged_for(file.root) / file.path
    with suppress(OSError):
        if there.is_file() and file_digest(there) == file.digest:  # a run before was stopped right after this
            _remove_or_restore(places, record, file, here)
            return True
        if there.exists() or file_digest(here) != file.digest:
            return False
        places.make(there.parent)
        (places.staged_for(file.root) / ".folder").write_text(file.root, encoding="utf-8")
        _put_there(here, there)
        _remove_or_restore(places, record, file, here)
        return True
    return False


def _remove_or_restore(places: Places, record: Path, file: Moved, here: Path) -> None:
    kept = _kept(places, record, file)
    if kept.is_file():
        _put_there(kept, here)
        kept.unlink()
    elif here.is_file() and file_digest(here) == file.digest:
        here.unlink()
        sync_folder(here.parent)


def _kept(places: Places, record: Path, file: Moved) -> Path:
    """Where the file is kept that another one replaced."""
    return record / places.staged_for(file.root).name / file.path


def _put_there(source: Path, goal: Path) -> None:
    """Give a file a second place, in one step, whatever was there: as a link where it can be, else as a copy."""
    goal.parent.mkdir(parents=True, exist_ok=True)
    for left in goal.parent.glob(f".*{_ASIDE}"):  # by a job that was killed
        left.unlink(missing_ok=True)
    aside = goal.parent / f".{secrets.token_hex(8)}{_ASIDE}"
    try:
        try:
            os.link(source, aside)
        except OSError as error:
            if error.errno not in {errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK}:
                raise
            shutil.copyfile(source, aside)
            sync_file(aside)
        aside.replace(goal)
    finally:
        aside.unlink(missing_ok=True)
    sync_folder(goal.parent)


def _write_record(places: Places, record: Path, files: Sequence[Moved], generation: str) -> None:
    places.write(record / RECORD, {"generation": generation, "files": [asdict(file) for file in files]})


def _files(record: Path) -> list[Moved]:
    body = read_json(record / RECORD) or {}
    return [Moved(**fields) for fields in body.get("files", ())]


def _records_of(places: Places, generation: str) -> list[Path]:
    """The folders of the records of a generation, the newest first."""
    records = sorted(places.published.glob(f"*/{RECORD}"), reverse=True)
    return [path.parent for path in records if (read_json(path) or {}).get("generation") == generation]

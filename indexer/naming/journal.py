"""The edits of an authority folder, the last of which can be taken back: ``.names-journal.jsonl`` beside the files.

An edit is noted before the file is replaced, as the rows that it takes out and puts in. One that was noted and never
done, since the program was stopped between, is seen by the file and dropped.
"""

from __future__ import annotations

import codecs
import difflib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from indexer.engine.disk import sync_folder, write_durably
from indexer.errors import IbidError
from indexer.naming.table import Table

JOURNAL: Final = ".names-journal.jsonl"
KEPT: Final = 100
"""Edits that can be taken back, one after the other."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Rows in the place of others, ``at`` rows from the beginning of the file before the edit and after."""

    at: int
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit of the file ``file``, in words, and what it did."""

    what: str
    file: str
    hunks: tuple[Hunk, ...]


def make_edit(what: str, file: str, before: Table, after: Table) -> Edit:
    """The edit that makes one table of the other."""
    old, new = [row.raw for row in before.rows], [row.raw for row in after.rows]
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    hunks = [
        Hunk(start, tuple(old[first:last]), tuple(new[start:end]))
        for tag, first, last, start, end in matcher.get_opcodes()
        if tag != "equal"
    ]
    return Edit(what, file, tuple(hunks))


def last_edit(folder: Path) -> Edit | None:
    """The edit that would be taken back."""
    edits = _read(folder)
    return edits[-1] if edits else None


def apply(folder: Path, edit: Edit, before: Table, after: Table) -> None:
    """Note the edit, then replace the file; raises ``IbidError`` when it can't be, or was changed meanwhile."""
    _write(folder, [*_read(folder), edit][-KEPT:])
    replace_file(folder / edit.file, before, after)


def undone(folder: Path, edit: Edit, table: Table) -> Table | None:
    """The table without an edit; ``None`` when the edit was never done.

    Raises ``IbidError`` where the rows were changed since.
    """
    rows = [row.raw for row in table.rows]
    before = _taken_back(rows, edit)
    if before is None:
        if _done_again(rows, edit):
            return None
        raise IbidError(
            f"the rows of the last edit ({edit.what}) were changed since", cure=f"mend {folder / edit.file} by hand"
        )
    mark = codecs.BOM_UTF8 if table.bom else b""
    return Table.parse(mark + "".join(before).encode(), table.name)


def forget(folder: Path) -> None:
    """Drop the last edit from the journal."""
    _write(folder, _read(folder)[:-1])


def replace_file(path: Path, before: Table, after: Table) -> None:
    """Replace a file at once, if it still is what it was when it was read."""
    try:
        if path.exists() and path.read_bytes() != before.data:
            raise IbidError(f"{path} was changed meanwhile; nothing was done", cure="run the command again")
        _replace(path, after.data)
    except OSError as error:
        raise IbidError(f"{path} can't be written: {error.strerror or error}") from error


def _taken_back(rows: Sequence[str], edit: Edit) -> list[str] | None:
    """The rows before an edit, which may have moved by rows that were added or removed elsewhere since."""
    found = list(rows)
    for hunk in reversed(edit.hunks):
        place = _find(found, hunk)
        if place is None:
            return None
        found[place : place + len(hunk.new)] = hunk.old
    return found


def _find(rows: Sequence[str], hunk: Hunk) -> int | None:
    size = len(hunk.new)
    places = [at for at in range(len(rows) - size + 1) if tuple(rows[at : at + size]) == hunk.new]
    if size == 0:  # rows that were taken out come back where they were, unless they are there again
        return min(hunk.at, len(rows)) if not set(hunk.old) & set(rows) else None
    if hunk.at in places:
        return hunk.at
    return places[0] if len(places) == 1 else None


def _done_again(rows: Sequence[str], edit: Edit) -> bool:
    """Whether the rows are those before the edit."""
    return all(set(hunk.old) <= set(rows) and not set(hunk.new) - set(hunk.old) & set(rows) for hunk in edit.hunks)


def _read(folder: Path) -> list[Edit]:
    path = folder / JOURNAL
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        return [_edit(json.loads(line)) for line in lines if line]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IbidError(f"{path} can't be read", cure="remove it; earlier edits then can't be undone") from error


def _edit(fields: dict[str, object]) -> Edit:
    hunks = fields["hunks"]
    if not isinstance(hunks, list):
        raise TypeError
    return Edit(
        str(fields["what"]),
        Path(str(fields["file"])).name,
        tuple(Hunk(int(hunk["at"]), tuple(hunk["old"]), tuple(hunk["new"])) for hunk in hunks),
    )


def _write(folder: Path, edits: Sequence[Edit]) -> None:
    text = "".join(json.dumps(asdict(edit), ensure_ascii=False) + "\n" for edit in edits)
    try:
        _replace(folder / JOURNAL, text.encode())
    except OSError as error:
        raise IbidError(f"{folder / JOURNAL} can't be written: {error.strerror or error}") from error


def _replace(path: Path, data: bytes) -> None:
    aside = path.with_name(f".{path.name.lstrip('.')}.tmp")
    write_durably(aside, data)
    if path.exists():
        aside.chmod(path.stat().st_mode & 0o777)
    os.replace(aside, path)  # noqa: PTH105 - beside write_durably and sync_folder
    sync_folder(path.parent)

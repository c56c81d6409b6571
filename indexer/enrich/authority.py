"""Authority files: the librarian's CSV of actors or outlets, read into records and laid over one another."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import StringIO

from indexer.errors import TableError
from indexer.folding import fold, nfc
from indexer.model import Record
from indexer.patterns import lazy

_COLUMNS = ("id", "label", "type", "variants", "wikidata", "note")
_REQUIRED = ("id", "label")
# An id stands in URLs and in filters such as ``exclude=actor:kim-il-sung``, where a space, comma or colon would cut it.
_ID = lazy(r"[\w.-]+")

_Row = dict[str, str]


def load_records(data: bytes, name: str) -> tuple[tuple[Record, ...], tuple[str, ...]]:
    """The records of an authority file and what is wrong with single rows, which are then left out.

    ``name`` is the file's name for messages. Raises TableError when the file as a whole can't be understood.
    """
    records: dict[str, Record] = {}
    problems: list[str] = []
    for line, row in _rows(_decode(data, name), name):
        trouble = _trouble(row, records)
        if trouble:
            problems.append(f"{name}, line {line}: {trouble}")
        else:
            records[row["id"]] = _record(row)
    return tuple(records.values()), tuple(problems)


def overlay(base: tuple[Record, ...], over: tuple[Record, ...]) -> tuple[Record, ...]:
    """The records of ``base`` with those of ``over`` laid over them: same id, replaced in place; new id, at the end."""
    return tuple(({record.id: record for record in base} | {record.id: record for record in over}).values())


def _decode(data: bytes, name: str) -> str:
    try:
        return nfc(data.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TableError(f"{name}, line {line}: not UTF-8 text", cure="save it as “CSV UTF-8”") from error


def _rows(text: str, name: str) -> Iterator[tuple[int, _Row]]:
    """Each row that holds anything and is no comment (``#``), with the line of the file on which it ends."""
    # newline="" leaves line ends to csv, which then keeps those inside quotes.
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    header: list[str] = []
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if not any(stripped) or stripped[0].startswith("#"):
                continue
            if not header:
                header = _header(stripped, name, reader.line_num)
            elif len(stripped) > len(header):
                raise TableError(
                    f"{name}, line {reader.line_num}: {len(stripped)} cells under {len(header)} columns",
                    cure="put a cell that holds a comma in double quotes",
                )
            else:
                yield reader.line_num, dict.fromkeys(_COLUMNS, "") | dict(zip(header, stripped, strict=False))
    except csv.Error as error:
        raise TableError(f"{name}, line {reader.line_num}: not valid CSV: {error}") from error
    if not header:
        raise TableError(f"{name}: empty", cure=f"the first line must name the columns {','.join(_COLUMNS)}")


def _header(cells: list[str], name: str, line: int) -> list[str]:
    header = [cell.casefold() for cell in cells]
    missing = [column for column in _REQUIRED if column not in header]
    if missing:
        raise TableError(
            f"{name}, line {line}: no column {' and '.join(missing)}",
            cure=f"the first line must read {','.join(_COLUMNS)}, separated by commas",
        )
    if len(set(header)) < len(header):
        raise TableError(f"{name}, line {line}: two columns have one name")
    return header


def _trouble(row: _Row, known: dict[str, Record]) -> str:
    """Why a row can't be used; empty when it can."""
    if not row["id"]:
        return "no id"
    if not _ID.fullmatch(row["id"]):
        return f"the id “{row['id']}” may hold only letters, digits, “-”, “_” and “.”"
    if row["id"] in known:
        return f"the id “{row['id']}” was given before; the first record stands"
    if not any(char.isalnum() for char in fold(row["label"])):
        return f"“{row['id']}” has no label"
    return ""


def _record(row: _Row) -> Record:
    variants = dict.fromkeys(form.strip() for form in row["variants"].split("|"))
    forms = tuple(form for form in variants if form and form != row["label"])
    return Record(row["id"], row["label"], row["type"], forms, row["wikidata"], row["note"])

"""An authority file as the librarian wrote it: rows that can be changed while every other byte stays as it is."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from indexer.enrich.authority import load_records
from indexer.errors import TableError
from indexer.model import Record

_RAW_CELL = re.compile(r'[ \t]*"(?:[^"]|"")*"[ \t]*|[^,"\r\n]*')
_ENDING = re.compile(r"\r\n|\n|\r|$")
_MUST_QUOTE = re.compile(r'[",\r\n]|^\s|\s$')


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file, line end included, and its cells. Blank lines and comments are rows too."""

    raw: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of an authority file in order; ``name`` is what messages call it."""

    name: str
    rows: tuple[Row, ...]
    bom: bool = False

    @classmethod
    def parse(cls, data: bytes, name: str) -> Table:
        """Read a file; raises ``TableError`` for any problem, for an edit needs to know what every row says."""
        _, problems = load_records(data, name)
        if problems:
            raise TableError(problems[0], cure="mend the file first; nothing was changed")
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
        lines = list(io.StringIO(text, newline=""))
        reader = csv.reader(iter(lines), strict=True)
        rows, start = [], 0
        for cells in reader:
            rows.append(Row("".join(lines[start : reader.line_num]), tuple(cells)))
            start = reader.line_num
        return cls(name, tuple(rows), data.startswith(codecs.BOM_UTF8))

    @classmethod
    def empty(cls, name: str) -> Table:
        """A file that isn't there yet."""
        return cls.parse(b"id,label,type,variants,wikidata,note\n", name)

    @property
    def data(self) -> bytes:
        """The file."""
        return (codecs.BOM_UTF8 if self.bom else b"") + "".join(row.raw for row in self.rows).encode()

    @property
    def records(self) -> tuple[Record, ...]:
        """What the file says."""
        return load_records(self.data, self.name)[0]

    def changed(self, record: str, cells: Mapping[str, str]) -> Table:
        """The table with some cells of a record's row replaced."""
        place = self._place(record)
        row = self.rows[place]
        for column, value in cells.items():
            row = _with_cell(row, self._columns.index(column), value)
        return replace(self, rows=(*self.rows[:place], row, *self.rows[place + 1 :]))

    def without(self, record: str) -> Table:
        """The table without a record's row."""
        place = self._place(record)
        return replace(self, rows=(*self.rows[:place], *self.rows[place + 1 :]))

    def with_record(self, cells: Mapping[str, str]) -> Table:
        """The table with a new row: where it belongs if the ids are in order, else at the end."""
        written = [_quoted(cells.get(column, "")) for column in self._columns]
        end = next((ending[0] for row in self.rows if (ending := _ENDING.search(row.raw)) and ending[0]), "\n")
        row = Row(",".join(written) + end, tuple(cells.get(column, "") for column in self._columns))
        place = self._place_of_new(cells["id"])
        before = list(self.rows[:place])
        if before and not before[-1].raw.endswith(("\n", "\r")):
            before[-1] = replace(before[-1], raw=before[-1].raw + end)
        return replace(self, rows=(*before, row, *self.rows[place:]))

    @property
    def _header(self) -> int:
        return next(place for place, row in enumerate(self.rows) if not _is_silent(row))

    @property
    def _columns(self) -> list[str]:
        return [cell.strip().casefold() for cell in self.rows[self._header].cells]

    def _ids(self) -> list[tuple[int, str]]:
        column = self._columns.index("id")
        rows = list(enumerate(self.rows))[self._header + 1 :]
        return [(place, row.cells[column].strip()) for place, row in rows if not _is_silent(row)]

    def _place(self, record: str) -> int:
        return next(place for place, name in self._ids() if name == record)

    def _place_of_new(self, record: str) -> int:
        known = self._ids()
        names = [name for _, name in known]
        if names == sorted(names):
            return next((place for place, name in known if name > record), len(self.rows))
        return len(self.rows)


def _is_silent(row: Row) -> bool:
    """Whether a row is blank or a comment."""
    return not any(cell.strip() for cell in row.cells) or row.cells[0].lstrip().startswith("#")


def _with_cell(row: Row, column: int, value: str) -> Row:
    """A row with one cell replaced, quoted if it was or must be, the other cells as they were written."""
    body, end = _body(row.raw)
    raw = _raw_cells(body)
    if len(raw) != len(row.cells):
        raw = [_quoted(cell) for cell in row.cells]
    cells = [*row.cells, *[""] * (column + 1 - len(row.cells))]
    raw += [""] * (column + 1 - len(raw))
    raw[column] = _quoted(value, always=raw[column].lstrip().startswith('"'))
    cells[column] = value
    return Row(",".join(raw) + end, tuple(cells))


def _body(raw: str) -> tuple[str, str]:
    body = raw.rstrip("\r\n")
    return body, raw[len(body) :]


def _raw_cells(body: str) -> list[str]:
    cells, place = list[str](), 0
    while found := _RAW_CELL.match(body, place):
        cells.append(found[0])
        place = found.end() + 1
        if found.end() >= len(body) or body[found.end()] != ",":
            break
    return cells


def _quoted(value: str, *, always: bool = False) -> str:
    return '"' + value.replace('"', '""') + '"' if always or _MUST_QUOTE.search(value) else value

"""``catalogue.csv``: what the librarian knows of each document, which corrects and completes what the reader found."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from indexer.errors import DocumentError, TableError
from indexer.folding import nfc, slug
from indexer.model import Metadata
from indexer.reading.dates import is_edtf, published_date
from indexer.reading.encoding import decode, tidy

COLUMNS = ("file", "identifier", "title", "creator", "publisher", "date", "language", "source", "rights")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The rows by the path of their file below the catalogue's folder (posix, NFC).

    ``raw`` holds each row as one stable text, for fingerprints: it changes when, and only when, the row does.
    ``lines`` are the numbers of their lines, ``columns`` those of the table, parted by ``delimiter``.
    """

    rows: Mapping[str, Metadata] = field(default_factory=lambda: MappingProxyType({}))
    raw: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    columns: tuple[str, ...] = ()
    delimiter: str = ","


def load_catalogue(data: bytes, name: str) -> Catalogue:
    """Read a catalogue. ``name`` is what messages call it.

    Raises TableError when the table as a whole can't be trusted; what is wrong with one row is a problem.
    """
    try:
        text, problems = decode(data)
    except DocumentError as error:
        raise TableError(f"{name}: {error.message}", cure=error.cure) from error
    found = [f"{name}: {problem}" for problem in problems]
    rows: dict[str, Metadata] = {}
    raw: dict[str, str] = {}
    lines: dict[str, int] = {}
    for line, row in _rows(text, name, found):
        where = f"{name}, line {line}"
        path = normal_path(row.get("file", ""))
        if not path:
            found.append(f"{where}: no file below this folder is named ({row.get('file', '')!r}); the row is left out")
        elif path in rows:
            found.append(f"{where}: {path} has a row already; this one is left out")
        else:
            rows[path] = _metadata(row, where, found)
            raw[path] = json.dumps(row, ensure_ascii=False, sort_keys=True)
            lines[path] = line
    return Catalogue(
        MappingProxyType(rows),
        MappingProxyType(raw),
        tuple(found),
        MappingProxyType(lines),
        _columns(text),
        _delimiter(text),
    )


def _columns(text: str) -> tuple[str, ...]:
    """The names of a table's columns, as its first line with something in it has them."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    return tuple(cell.strip().lower() for cell in next((row for row in rows if any(cell.strip() for cell in row)), []))


def normal_path(path: str) -> str:
    """A relative path with ``/``, in NFC, without ``.`` parts; empty when it leads out of its folder."""
    written = nfc(path.strip()).replace("\\", "/")
    if not written or written.startswith("/") or re.match(r"[A-Za-z]:", written):
        return ""
    normal = posixpath.normpath(written)
    return "" if normal == "." or normal.split("/")[0] == ".." else normal


def _rows(text: str, name: str, found: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The line number and the non-empty known cells of every row."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    header: list[str] | None = None
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if header is None:
                    header = _header(cells, name, found)
                else:
                    yield start, _row(cells, header, f"{name}, line {start}")
            start = reader.line_num + 1
    except csv.Error as error:
        raise TableError(
            f"{name}, line {start}: the row can't be read ({error})", cure="look for a quotation mark that isn't closed"
        ) from error
    if header is None:
        raise TableError(f"{name}: the table is empty", cure=f"its first line must be: {','.join(COLUMNS)}")


def _delimiter(text: str) -> str:
    """Comma, or what spreadsheets in Spain and Latin America write instead; the header says which."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _header(cells: Sequence[str], name: str, found: list[str]) -> list[str]:
    columns = [cell.strip().lower() for cell in cells]
    if "file" not in columns:
        raise TableError(f"{name}: no column is named “file”", cure=f"the first line must be: {','.join(COLUMNS)}")
    doubles = sorted({column for column in columns if column and columns.count(column) > 1})
    if doubles:
        raise TableError(f"{name}: two columns are named “{doubles[0]}”", cure="rename or remove one of them")
    unknown = [column for column in columns if column and column not in COLUMNS]
    if unknown:
        found.append(f"{name}: unknown column(s), left out: {', '.join(unknown)}")
    return columns


def _row(cells: Sequence[str], header: Sequence[str], where: str) -> dict[str, str]:
    if any(cell.strip() for cell in cells[len(header) :]):
        raise TableError(
            f"{where}: {len(cells)} fields under {len(header)} columns",
            cure="put quotation marks around a field that holds the separator",
        )
    pairs = zip(header, cells, strict=False)  # a short row says nothing in the columns it lacks
    return {column: value for column, cell in pairs if column in COLUMNS and (value := tidy(cell))}


def _metadata(row: Mapping[str, str], where: str, found: list[str]) -> Metadata:
    creators = (tidy(creator) for creator in re.split(r"[|;]", row.get("creator", "")))
    return Metadata(
        identifier=_identifier(row.get("identifier", ""), where, found),
        title=row.get("title"),
        authors=tuple(dict.fromkeys(filter(None, creators))),
        publication=row.get("publisher"),
        published=_date(row.get("date", ""), where, found),
        language=_language(row.get("language", ""), where, found),
        source=row.get("source"),
        rights=row.get("rights"),
    )


def _identifier(written: str, where: str, found: list[str]) -> str | None:
    if not written:
        return None
    identifier = slug(written)
    if identifier != written:
        found.append(f"{where}: the identifier “{written}” was changed to “{identifier}”, which a link can hold")
    return identifier


def _date(written: str, where: str, found: list[str]) -> str | None:
    if not written or is_edtf(written):
        return written or None
    if spelled := published_date(written):
        return spelled
    found.append(f"{where}: “{written}” is not a date (write 1967, 1967-05 or 1967-05-11); the date is left unknown")
    return None


def _language(written: str, where: str, found: list[str]) -> str | None:
    code = written.lower().replace("_", "-")
    if not code or _LANGUAGE.fullmatch(code):
        return code or None
    found.append(f"{where}: “{written}” is not a language code (en, es, ko); the language is left unknown")
    return None

"""Passages as rows: CSV for spreadsheets, JSON Lines for programs, in pieces that can be sent one by one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from indexer import Hit
from webapp import present
from webapp.params import TableFormat
from webapp.shapes import HitBody

MEDIA_TYPES: Final[Mapping[TableFormat, str]] = {"csv": "text/csv", "jsonl": "application/x-ndjson"}

COLUMNS: Final = (
    "id", "kind", "label", "article", "title", "authors", "publication", "published", "section", "text", "lang",
    "dates", "years", "actors", "outlets", "works", "notes", "anchored_in", "url", "generation",
)  # fmt: skip
"""The columns of a CSV file; a cell with several values parts them by `` | ``."""

_BYTE_ORDER_MARK: Final = "\ufeff"  # without it a spreadsheet takes Hangul for something else
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")

Row = tuple[Hit, str, str]
"""A passage, its permalink, and the generation of the library that gave it."""


def write(rows: Iterable[Row], form: TableFormat) -> Iterator[str]:
    """``rows`` as a file in ``form``."""
    return _csv(rows) if form == "csv" else _lines(rows)


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    """A hit of the API a line, with ``url`` in full and the library's ``generation``."""
    for hit, url, generation in rows:
        yield present.dump({**present.hit_body(hit), "url": url, "generation": generation})


def _csv(rows: Iterable[Row]) -> Iterator[str]:
    yield _BYTE_ORDER_MARK + _line(COLUMNS)
    for hit, url, generation in rows:
        cells = _cells(present.hit_body(hit), url, generation)
        yield _line(_harmless(cells[column]) for column in COLUMNS)


def _cells(body: HitBody, url: str, generation: str) -> dict[str, str]:
    article = body["article"]
    publication = article["publication"]
    return {
        "id": body["id"],
        "kind": body["kind"],
        "label": body["label"],
        "article": article["id"],
        "title": article["title"],
        "authors": _joined(article["authors"]),
        "publication": publication["label"] if publication else "",
        "published": article["published"] or "",
        "section": body["section"],
        "text": body["text"],
        "lang": body["lang"] or "",
        "dates": _joined(body["dates"]),
        "years": _joined(map(str, body["years"])),
        "actors": _joined(actor["label"] for actor in body["actors"]),
        "outlets": _joined(f"{outlet['label']} ({outlet['via']})" for outlet in body["outlets"]),
        "works": _joined(work["label"] for work in body["works"]),
        "notes": _joined(body["notes"]),
        "anchored_in": _joined(body["anchored_in"]),
        "url": url,
        "generation": generation,
    }


def _joined(values: Iterable[str]) -> str:
    return " | ".join(values)


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: documents are not to be trusted (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()

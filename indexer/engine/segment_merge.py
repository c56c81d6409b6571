"""Several segments → one without the articles that are gone, by whole arrays; and when that is worth it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np

from indexer.engine.columns import ARTICLE_FACETS, ROW_FACETS, Array, Bools
from indexer.engine.facet_table import FacetTable, pack_facets
from indexer.engine.inverted_merge import FieldPart, merge_field
from indexer.engine.narrow import narrowest
from indexer.engine.records import Records, RecordWriter
from indexer.engine.row_sets import mask_of
from indexer.engine.segment import Segment
from indexer.engine.segment_build import MAX_ROWS, row_arrays, text_arrays
from indexer.engine.segment_file import gaps
from indexer.engine.spool import Spool

FAN_IN: Final = 6
"""So many segments of about one size become one: a query pays some 50 µs a segment, a row is rewritten log6 times."""
SMALLEST: Final = 256
"""Segments of fewer rows count as of one size."""
SMALL_BLOCK: Final = 800
"""A block of records that is smaller, in bytes, is put together with others instead of copied."""


def merges(live_rows: Sequence[int], all_rows: Sequence[int]) -> list[list[int]]:
    """Which segments to merge, by their numbers: those of one size when they are many, and one that is half dead."""
    by_size: dict[int, list[int]] = {}
    for number, live in enumerate(live_rows):
        by_size.setdefault(int(math.log(max(live, SMALLEST) / SMALLEST, FAN_IN)), []).append(number)
    chosen: list[list[int]] = []
    for numbers in by_size.values():
        group: list[int] = []
        for number in numbers:
            if sum(live_rows[other] for other in (*group, number)) <= MAX_ROWS:
                group.append(number)
        if len(group) >= FAN_IN:
            chosen.append(group)
    taken = {number for group in chosen for number in group}
    halves = (number for number, live in enumerate(live_rows) if 2 * live < all_rows[number])
    return chosen + [[number] for number in halves if number not in taken]


class _Part:
    """One of the segments: which of its rows, articles and headings stay, and what number each gets."""

    def __init__(self, segment: Segment, rows: int, articles: int, sections: int) -> None:
        data = self.data = segment.data
        kept = np.ones(data.articles, dtype=np.bool_)
        kept[list(segment.gone)] = False
        alive = kept[data.article_of]
        sections_kept = mask_of([data.section_of[alive]], data.field("section").unit_count)
        self.kept = {"article": kept, "row": alive, "section": sections_kept}
        self.firsts = {"article": articles, "row": rows, "section": sections}
        self.numbers = {what: np.cumsum(mask) - 1 + self.firsts[what] for what, mask in self.kept.items()}
        self.next_numbers = tuple(
            self.firsts[what] + int(self.kept[what].sum()) for what in ("row", "article", "section")
        )


UNITS: Final = {"text": "row", "section": "section", "title": "article", "author": "article", "cites": "row"}


def merge(segments: Sequence[Segment], folder: Path | None) -> dict[str, Array | Spool]:
    """The arrays of one segment with all that is left of several, in their order; ``folder`` is for what is long."""
    parts: list[_Part] = []
    counts: tuple[int, ...] = (0, 0, 0)
    for segment in segments:
        if segment.live_articles:
            parts.append(_Part(segment, *counts))
            counts = parts[-1].next_numbers
    arrays: dict[str, Array | Spool] = {}
    for field, what in UNITS.items():
        found = [FieldPart(part.data.file, field, part.firsts[what], part.kept[what]) for part in parts]
        arrays |= merge_field(field, found, folder)
    arrays["lengths"] = narrowest(_column(parts, lambda part: part.data.lengths))
    arrays |= _merged_rows(parts)
    for table, facets, what in (("rows", ROW_FACETS, "row"), ("of_articles", ARTICLE_FACETS, "article")):
        units = sum(int(part.kept[what].sum()) for part in parts)
        arrays |= pack_facets(table, units, {facet: _merged_facet(facet, what, parts) for facet in facets})
    labels: dict[str, str] = {}
    for part in parts:
        labels |= part.data.publications
    names, titles = _merged_names(parts)
    values = sorted(value for value in _values("publication", "article", parts))
    arrays |= text_arrays(names, titles, [labels[value] for value in values])
    for prefix, what in (
        ("article_records", "article"),
        ("source_records", "article"),
        ("work_records", "article"),
        ("records", "row"),
    ):
        records = [(getattr(part.data, prefix), part.kept[what]) for part in parts]
        arrays |= _merged_records(records, folder).arrays(prefix)
    return arrays


def _column(parts: Sequence[_Part], column: Callable[[_Part], Array]) -> Array:
    return np.concatenate([column(part)[part.kept["row"]] for part in parts])


def _merged_rows(parts: Sequence[_Part]) -> dict[str, Array]:
    sizes = np.concatenate([gaps(part.data.starts)[part.kept["article"]] for part in parts])
    years = [_column(parts, lambda part: part.data.first_year), _column(parts, lambda part: part.data.last_year)]
    return row_arrays(
        _column(parts, lambda part: part.data.ids),
        np.concatenate(([0], np.cumsum(sizes))).astype(np.uint32),
        np.concatenate([part.numbers["section"][part.data.section_of][part.kept["row"]] for part in parts]),
        _column(parts, lambda part: part.data.file["kinds"]),
        _column(parts, lambda part: part.data.file["numbers"]),
        np.stack(years, axis=1),
    )


def _merged_facet(facet: str, what: str, parts: Sequence[_Part]) -> tuple[list[str], Array, Array]:
    values = sorted(_values(facet, what, parts))
    places = {value: number for number, value in enumerate(values)}
    units, numbers = [], []
    for part in parts:
        own, cell_units, cell_numbers = _facet(part, facet).columns(facet)
        kept = part.kept[what][cell_units]
        renumbered = np.array([places.get(value, 0) for value in own], dtype=np.int64)
        units.append(part.numbers[what][cell_units[kept]])
        numbers.append(renumbered[cell_numbers[kept]])
    return values, np.concatenate(units), np.concatenate(numbers)


def _facet(part: _Part, facet: str) -> FacetTable:
    return part.data.table(facet)


def _values(facet: str, what: str, parts: Iterable[_Part]) -> set[str]:
    """The values of a facet that anything still has."""
    found: set[str] = set()
    for part in parts:
        own, units, numbers = _facet(part, facet).columns(facet)
        found.update(own[number] for number in np.unique(numbers[part.kept[what][units]]).tolist())
    return found


def _merged_names(parts: Iterable[_Part]) -> tuple[list[bytes], list[bytes]]:
    names, titles = [], []
    for part in parts:
        for number in np.flatnonzero(part.kept["article"]).tolist():
            names.append(part.data.article_ids[number].encode())
            titles.append(part.data.titles[number].encode())
    return names, titles


def _merged_records(parts: Sequence[tuple[Records, Bools]], folder: Path | None) -> RecordWriter:
    """The records that are kept, by the dictionary of the part that has most of them."""
    greatest = max((records for records, _ in parts), key=len)
    writer = RecordWriter(greatest.dictionary, folder)
    for records, kept in parts:
        same = records.dictionary == writer.dictionary != b""
        for block, (low, high) in enumerate(pairwise(records.bounds())):
            packed = records.packed(block)
            if same and len(packed) >= SMALL_BLOCK and kept[low:high].all():
                writer.add_block(packed, high - low)
            elif kept[low:high].any():
                found = zip(records.block(block), kept[low:high].tolist(), strict=True)
                writer.extend(record for record, keep in found if keep)
        records.forget()
    return writer

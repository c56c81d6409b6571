"""Filters and counts over the columns: each facet counted under the query and all *other* filters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Protocol

import numpy as np

from indexer.engine.columns import ARTICLE_FACETS, Array, Bools, Ints
from indexer.engine.facet_table import FacetTable
from indexer.engine.row_sets import difference, mask_of
from indexer.engine.segment import Segment
from indexer.engine.segment_file import gaps
from indexer.folding import fold
from indexer.model import Facet, FacetValue
from indexer.query import FACETS, YEAR_FACETS, Query, parse_year

FACET_LIMIT: Final = 50
"""The most values listed of a facet; those chosen or excluded are listed besides."""
YEAR_LIMIT: Final = 300
"""The same for years, which are listed in order of time, each decade before its years."""

LANGUAGES: Final = {"en": "English", "es": "Spanish", "ko": "Korean"}


class Counted(Protocol):
    """What counting asks of a generation."""

    @property
    def segments(self) -> Sequence[Segment]: ...

    def facet_values(self, facet: str) -> tuple[list[tuple[str, str]], list[Array]]:
        """All values of a facet with their labels, by label; and for each segment the place of every value it has."""
        ...


def filter_masks(query: Query, segment: Segment) -> dict[str, Bools]:
    """For every facet that the query filters by, the rows of a segment that pass it, deleted ones among them.

    Chosen values and ``missing`` of one facet are ORed; excluded values are taken away from that.
    """
    masks = {}
    for facet in FACETS:
        chosen, excluded = query.values(facet), query.excluded(facet)
        missing = facet in query.missing
        if not (chosen or excluded or missing):
            continue
        if chosen or missing:
            mask = _rows_having(segment, facet, chosen, missing=missing)
        else:
            mask = np.ones(segment.rows, dtype=np.bool_)
        if excluded:
            mask &= ~_rows_having(segment, facet, excluded)
        masks[facet] = mask
    return masks


def passing(rows: Array, masks: Iterable[Bools]) -> Array:
    """Those of ``rows`` that all masks let pass."""
    kept = list(masks)
    return rows[np.logical_and.reduce(kept)[rows]] if kept else rows


def _rows_having(segment: Segment, facet: str, wanted: Iterable[str], *, missing: bool = False) -> Bools:
    table = segment.data.table(facet)
    units = table.having(facet, _numbers(facet, table, wanted))
    mask = mask_of([*units, table.missing(facet)] if missing else units, table.units)
    return mask[segment.data.article_of] if facet in ARTICLE_FACETS else mask


def _numbers(facet: str, table: FacetTable, wanted: Iterable[str]) -> list[int]:
    """The numbers of the values that the filter values ``wanted`` stand for."""
    values = table.values[facet]
    if facet not in YEAR_FACETS:
        return [number for value in wanted if (number := values.find(value.encode())) >= 0]
    ranges = [parse_year(value, facet=facet) for value in wanted]
    return [number for number, value in enumerate(values.texts()) if any(span.accepts(value) for span in ranges)]


def count_facets(
    query: Query,
    found: Sequence[Array],
    masks: Sequence[Mapping[str, Bools]],
    library: Counted,
    labels: Mapping[str, Mapping[str, str]],
) -> dict[str, Facet]:
    """All facets of an answer. ``found`` are each segment's rows of the query text alone, ``masks`` its filters."""
    counters: dict[str, _Counter] = {}
    filtered = set(masks[0]) if masks else set()
    counted = {}
    for facet in FACETS:
        own = facet if facet in filtered else ""
        if own not in counters:
            under = [
                passing(rows, (mask for name, mask in by_facet.items() if name != own))
                for rows, by_facet in zip(found, masks, strict=True)
            ]
            counters[own] = _Counter(library, under, own)
        counted[facet] = _facet(query, facet, counters[own], labels.get(facet, {}))
    return counted


class _Counter:
    """Counts over one set of rows a segment; ``only`` names the one facet that will be asked for, if it is one."""

    def __init__(self, library: Counted, rows: Sequence[Array], only: str) -> None:
        self._library = library
        self._rows = rows
        self._only = only
        self._counts: dict[bool, list[Array]] = {}

    def count(self, facet: str) -> tuple[list[tuple[str, str]], Array, int]:
        """The values of a facet with their labels, how many rows have each, and how many have none."""
        values, places = self._library.facet_values(facet)
        totals, missing = np.zeros(len(values), dtype=np.int64), 0
        for segment, counts, place in zip(self._library.segments, self._by_ordinal(facet), places, strict=True):
            without, held = segment.data.table(facet).split(facet, counts)
            missing += without
            totals[place] += held
        return values, totals, missing

    def rows_having(self, facet: str, value: str) -> int:
        """How many rows have what a filter value stands for."""
        pairs = zip(self._library.segments, self._rows, strict=True)
        return sum(int(np.count_nonzero(_rows_having(segment, facet, [value])[rows])) for segment, rows in pairs)

    def _by_ordinal(self, facet: str) -> list[Array]:
        by_article = facet in ARTICLE_FACETS
        if by_article not in self._counts:
            count = _article_counts if by_article else self._row_counts
            pairs = zip(self._library.segments, self._rows, strict=True)
            self._counts[by_article] = [count(segment, rows) for segment, rows in pairs]
        return self._counts[by_article]

    def _row_counts(self, segment: Segment, rows: Array) -> Array:
        """Above half of all rows it is cheaper to count the others and subtract."""
        table = segment.data.facets
        if 2 * len(rows) <= segment.live_rows:
            return table.counts(rows, self._only)
        others = difference(segment.alive_rows, rows, segment.rows) if len(rows) < segment.live_rows else rows[:0]
        return segment.facet_totals - table.counts(others, self._only)


def _article_counts(segment: Segment, rows: Array) -> Array:
    return segment.data.article_facets.weighted(rows_by_article(segment, rows))


def rows_by_article(segment: Segment, rows: Array) -> Ints:
    """How many of ``rows`` each article of the segment has."""
    if len(rows) == segment.rows:
        return gaps(segment.data.starts)
    return np.bincount(segment.data.article_of[rows], minlength=segment.data.articles)


def _facet(query: Query, facet: str, counter: _Counter, labels: Mapping[str, str]) -> Facet:
    names, counts, missing = counter.count(facet)
    chosen, excluded = query.values(facet), query.excluded(facet)
    kept = np.flatnonzero(counts)
    # The values come by label, and a stable sort leaves them so where counts are equal.
    by_count = kept[np.argsort(-counts[kept], kind="stable")]
    limit = YEAR_LIMIT if facet in YEAR_FACETS else FACET_LIMIT
    listed = by_count[:limit].tolist()
    if not (chosen or excluded):
        values = [
            FacetValue(names[number][0], names[number][1], count)
            for number, count in zip(listed, counts[listed].tolist(), strict=True)
        ]
        others: list[str] = []
    else:
        asked = dict.fromkeys((*chosen, *excluded))
        listed += [number for number in by_count[limit:].tolist() if names[number][0] in asked]
        values = [
            FacetValue(value, label, int(counts[number]), value in chosen, value in excluded)
            for number in listed
            for value, label in (names[number],)
        ]
        others = [value for value in asked if value not in {value.value for value in values}]
        for value in others:
            label, count = facet_label(facet, value, labels), counter.rows_having(facet, value)
            values.append(FacetValue(value, label, count, value in chosen, value in excluded))
        values.sort(key=lambda v: (-v.count, fold(v.label), v.value))
    return Facet(
        facet,
        tuple(sorted(values, key=_time_key) if facet in YEAR_FACETS else values),
        missing=missing,
        missing_selected=facet in query.missing,
        truncated=len(values) < len(kept) + len(others),
    )


def _time_key(value: FacetValue) -> tuple[str, int, str]:
    """Decades before their years, ranges before the years they begin with."""
    text = value.value
    return (text[:3], 0, text) if text.endswith("X") else (text[:4], 1 if ".." in text else 2, text)


def facet_label(facet: str, value: str, labels: Mapping[str, str]) -> str:
    """What a person reads for a facet value."""
    if facet in YEAR_FACETS:
        return f"{value[:-1]}0s" if value.endswith("X") else value.replace("..", "–")
    if facet == "lang":
        return LANGUAGES.get(value, value)
    return labels.get(value, value)

"""Filters and counts over the columns: each facet counted under the query and all *other* filters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import repeat
from typing import Final, NamedTuple, Protocol

import numpy as np

from indexer.engine import kernels
from indexer.engine.columns import ARTICLE_FACETS, Array, Bools
from indexer.engine.facet_table import FacetTable
from indexer.engine.row_sets import at
from indexer.engine.segment import RowSet, Segment
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

    def facet_values(self, facet: str) -> FacetValues:
        """All values of a facet. Works are too many to label them all: each has its id for a label."""
        ...

    @property
    def works(self) -> Labels: ...


class Labels(Protocol):
    """Gives the label of a work."""

    def label(self, work: str) -> str: ...


class FacetValues(NamedTuple):
    """The values of a facet in a generation, in order of time or of their labels.

    ``places`` tells for each segment where the values that it has stand in ``ids`` and ``labels``, ``order`` the other
    way round where there is one segment.
    """

    ids: list[str]
    labels: list[str]
    places: list[Array]
    order: Array


def filter_masks(query: Query, segment: Segment) -> dict[str, Bools]:
    """For every facet that the query filters by, the rows of a segment that pass it, deleted ones among them.

    Chosen values and ``missing`` of one facet are ORed; excluded values are taken away from that. What a passage must
    have also is under ``also``, for it holds whichever facet is counted.
    """
    masks = {}
    if query.also:
        masks["also"] = np.logical_and.reduce([_rows_having(segment, facet, [value]) for facet, value in query.also])
    asked = {*query.missing, *(facet for facet, _ in (*query.filters, *query.exclude))}
    for facet in FACETS:
        if facet not in asked:
            continue
        chosen, excluded = query.values(facet), query.excluded(facet)
        missing = facet in query.missing
        if chosen or missing:
            mask = _rows_having(segment, facet, chosen, missing=missing)
        else:
            mask = np.ones(segment.rows, dtype=np.bool_)
        if excluded:
            mask &= ~_rows_having(segment, facet, excluded)
        masks[facet] = mask
    return masks


def _rows_having(segment: Segment, facet: str, wanted: Iterable[str], *, missing: bool = False) -> Bools:
    table = segment.data.table(facet)
    units = table.having(facet, _numbers(facet, table, wanted))
    mask = kernels.marked([*units, table.missing(facet)] if missing else units, table.units)
    return mask[segment.data.article_of] if facet in ARTICLE_FACETS else mask


def _numbers(facet: str, table: FacetTable, wanted: Iterable[str]) -> list[int]:
    """The numbers of the values that the filter values ``wanted`` stand for, ascending."""
    if facet not in YEAR_FACETS:
        values = table.values[facet]
        return sorted(number for value in wanted if (number := values.find(value.encode())) >= 0)
    firsts, lasts = table.spans(facet)
    found: set[int] = set()
    for value in wanted:
        span = parse_year(value, facet=facet)
        within = range(bisect_left(lasts, span.first), bisect_right(lasts, span.last))
        found.update(number for number in within if firsts[number] >= span.first)
    return sorted(found)


def count_facets(
    query: Query,
    found: Sequence[RowSet],
    matched: Sequence[RowSet],
    masks: Sequence[Mapping[str, Bools]],
    library: Counted,
    labels: Mapping[str, Mapping[str, str]],
) -> dict[str, Facet]:
    """All facets of an answer.

    ``found`` are each segment's rows of the query text alone, ``masks`` its filters, ``matched`` what passes them all.
    """
    counters = {"": _Counter(library, matched)}
    filtered = set(masks[0]) if masks else set()
    counted = {}
    for facet in FACETS:
        own = facet if facet in filtered else ""
        if own not in counters:
            under = [
                rows.passing(mask for name, mask in by_facet.items() if name != own)
                for rows, by_facet in zip(found, masks, strict=True)
            ]
            counters[own] = _Counter(library, under)
        limit = YEAR_LIMIT if facet in YEAR_FACETS else FACET_LIMIT
        counted[facet] = _facet(query, facet, counters[own], labels.get(facet, {}), limit)
    works = counted["work"]
    named = tuple(value._replace(label=library.works.label(value.value)) for value in works.values)
    return {**counted, "work": replace(works, values=named)}


def whole_facet(
    facet: str,
    query: Query,
    found: Sequence[RowSet],
    masks: Sequence[Mapping[str, Bools]],
    library: Counted,
    labels: Mapping[str, Mapping[str, str]],
) -> Facet:
    """One facet as ``count_facets`` has it, with all of its values."""
    under = [
        rows.passing(mask for name, mask in by_facet.items() if name != facet)
        for rows, by_facet in zip(found, masks, strict=True)
    ]
    counted = _facet(query, facet, _Counter(library, under), labels.get(facet, {}), limit=None)
    if facet != "work":
        return counted
    named = tuple(value._replace(label=library.works.label(value.value)) for value in counted.values)
    return replace(counted, values=named)


class _Counter:
    """Counts over one set of rows a segment."""

    def __init__(self, library: Counted, rows: Sequence[RowSet]) -> None:
        self._library = library
        self._rows = rows
        self._counts: dict[bool, list[Array]] = {}

    def count(self, facet: str) -> tuple[FacetValues, Array, int]:
        """The values of a facet with their labels, how many rows have each, and how many have none."""
        values = self._library.facet_values(facet)
        if len(values.places) == 1:  # as after every build
            missing, held = self._library.segments[0].data.table(facet).split(facet, self._by_ordinal(facet)[0])
            return values, held[values.order], missing
        totals, missing = np.zeros(len(values.ids), dtype=np.int64), 0
        for segment, counts, place in zip(self._library.segments, self._by_ordinal(facet), values.places, strict=True):
            without, held = segment.data.table(facet).split(facet, counts)
            missing += without
            totals[place] += held
        return values, totals, missing

    def rows_having(self, facet: str, value: str) -> int:
        """How many rows have what a filter value stands for."""
        return sum(
            int(np.count_nonzero(at(_rows_having(found.segment, facet, [value]), found.rows))) for found in self._rows
        )

    def _by_ordinal(self, facet: str) -> list[Array]:
        by_article = facet in ARTICLE_FACETS
        if by_article not in self._counts:
            count = _article_counts if by_article else self._row_counts
            self._counts[by_article] = [count(rows) for rows in self._rows]
        return self._counts[by_article]

    def _row_counts(self, found: RowSet) -> Array:
        """Above half of all rows it is cheaper to count the others and subtract."""
        table = found.segment.data.facets
        if found.others is None:
            return table.counts(found.rows)
        totals = found.segment.facet_totals
        return totals - table.counts(found.others) if len(found.others) else totals


class Tally(NamedTuple):
    """A facet counted over some rows: its values, how many rows have each, how many have none."""

    known: FacetValues
    counts: Array
    missing: int


def tally(rows: Sequence[RowSet], facets: Iterable[str], library: Counted) -> dict[str, Tally]:
    """The facets counted over just these rows, all values of them."""
    counter = _Counter(library, rows)
    return {facet: Tally(*counter.count(facet)) for facet in facets}


def most(facet: str, tallied: Tally, limit: int | None) -> Array:
    """The numbers of the values with the highest counts, as they are shown; of years all."""
    return _most(facet, tallied.counts, None if facet in YEAR_FACETS else limit)[0]


def values_of(facet: str, tallied: Tally, numbers: Array, library: Counted) -> tuple[FacetValue, ...]:
    """The numbered values with their labels and counts, none of them chosen."""
    values = _listed(tallied.known, tallied.counts, numbers)
    if facet == "work":
        return tuple(value._replace(label=library.works.label(value.value)) for value in values)
    return values


def having(rows: Sequence[RowSet], facet: str, value: str) -> list[RowSet]:
    """Those of the rows that have a value of a facet."""
    return [found.passing([_rows_having(found.segment, facet, [value])]) for found in rows]


def _article_counts(found: RowSet) -> Array:
    return found.segment.data.article_facets.weighted(found.by_article)


_VALUE: Final = partial(tuple.__new__, FacetValue)
"""As ``FacetValue._make``, which takes twice the time, and there are hundreds of values in an answer."""


def _facet(query: Query, facet: str, counter: _Counter, labels: Mapping[str, str], limit: int | None) -> Facet:
    """``limit`` is how many values are listed, ``None`` for all."""
    known, counts, missing = counter.count(facet)
    chosen, excluded = query.values(facet), query.excluded(facet)
    if not (chosen or excluded):
        numbers, kept = _most(facet, counts, limit)
        values = _listed(known, counts, numbers)
        return Facet(facet, values, missing, facet in query.missing, len(values) < kept)
    asked = dict.fromkeys((*chosen, *excluded))
    listed, kept = kernels.most(counts, len(counts) or 1)
    numbers = listed[:limit]
    beyond = [number for number in listed[len(numbers) :].tolist() if known.ids[number] in asked]
    numbers = np.append(numbers, np.array(beyond, dtype=numbers.dtype))
    if facet in YEAR_FACETS:
        numbers.sort()
    found = list(_listed(known, counts, numbers))
    others = set(asked)
    for place, one in enumerate(found):
        if one.value in asked:
            others.remove(one.value)
            found[place] = one._replace(selected=one.value in chosen, excluded=one.value in excluded)
    if others:
        for value in others:
            label, count = facet_label(facet, value, labels), counter.rows_having(facet, value)
            found.append(FacetValue(value, label, count, value in chosen, value in excluded))
        found.sort(key=lambda v: time_key(v.value) if facet in YEAR_FACETS else (-v.count, fold(v.label), v.value))
    return Facet(facet, tuple(found), missing, facet in query.missing, len(found) < kept + len(others))


def _most(facet: str, counts: Array, limit: int | None) -> tuple[Array, int]:
    """The numbers of the values with the highest counts, in the order in which they are shown, and how many values
    have any. Values come by label, and stay so where counts are equal; years stand in order of time."""
    numbers, kept = kernels.most(counts, limit or len(counts) or 1)
    return np.sort(numbers) if facet in YEAR_FACETS else numbers, kept


def _listed(known: FacetValues, counts: Array, listed: Array) -> tuple[FacetValue, ...]:
    numbers = listed.tolist()
    ids, labelled = map(known.ids.__getitem__, numbers), map(known.labels.__getitem__, numbers)
    return tuple(map(_VALUE, zip(ids, labelled, counts[listed].tolist(), repeat(False), repeat(False))))


def time_key(value: str) -> tuple[str, int, str]:
    """Orders the values of a year facet: decades before their years, ranges before the years they begin with."""
    return (value[:3], 0, value) if value.endswith("X") else (value[:4], 1 if ".." in value else 2, value)


def facet_label(facet: str, value: str, labels: Mapping[str, str]) -> str:
    """What a person reads for a facet value."""
    if facet in YEAR_FACETS:
        return f"{value[:-1]}0s" if value.endswith("X") else value.replace("..", "–")
    if facet == "lang":
        return LANGUAGES.get(value, value)
    return labels.get(value, value)

"""Filters and counts over the columns: each facet counted under the query and all *other* filters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from indexer.engine.columns import Bools, Columns, FacetColumn
from indexer.folding import fold
from indexer.model import Facet, FacetValue
from indexer.query import FACETS, YEAR_FACETS, Query, parse_year

FACET_LIMIT: Final = 50
"""The most values listed of a facet; those chosen or excluded are listed besides."""
YEAR_LIMIT: Final = 300
"""The same for years, which are listed in order of time, each decade before its years."""

LANGUAGES: Final = {"en": "English", "es": "Spanish", "ko": "Korean"}


def filter_masks(query: Query, columns: Columns) -> dict[str, Bools]:
    """For every facet that the query filters by, the rows that pass it.

    Chosen values and ``missing`` of one facet are ORed; excluded values are taken away from that.
    """
    masks = {}
    for facet in FACETS:
        column = columns.facets[facet]
        chosen, excluded = query.values(facet), query.excluded(facet)
        missing = facet in query.missing
        if not (chosen or excluded or missing):
            continue
        mask = column.having(_numbers(facet, column, chosen)) if chosen or missing else columns.alive.copy()
        if missing:
            mask |= ~column.present
        if excluded:
            mask &= ~column.having(_numbers(facet, column, excluded))
        masks[facet] = mask & columns.alive
    return masks


def count_facets(
    query: Query, matched: Bools, masks: Mapping[str, Bools], columns: Columns, labels: Mapping[str, Mapping[str, str]]
) -> dict[str, Facet]:
    """All facets of an answer; ``matched`` are the rows of the query text alone, ``masks`` those of its filters."""
    return {
        facet: _count(query, facet, _under_others(facet, matched, masks), columns.facets[facet], labels.get(facet, {}))
        for facet in FACETS
    }


def _under_others(facet: str, matched: Bools, masks: Mapping[str, Bools]) -> Bools:
    others = [mask for name, mask in masks.items() if name != facet]
    return np.logical_and.reduce([matched, *others]) if others else matched


def _numbers(facet: str, column: FacetColumn, wanted: Iterable[str]) -> list[int]:
    """The numbers of the values that the filter values ``wanted`` stand for."""
    if facet not in YEAR_FACETS:
        return [number for number, value in enumerate(column.values) if value in set(wanted)]
    ranges = [parse_year(value, facet=facet) for value in wanted]
    return [number for number, value in enumerate(column.values) if any(span.accepts(value) for span in ranges)]


def _count(query: Query, facet: str, rows: Bools, column: FacetColumn, labels: Mapping[str, str]) -> Facet:
    counts = dict(zip(column.values, column.counts(rows).tolist(), strict=True))
    chosen, excluded = query.values(facet), query.excluded(facet)
    kept = [value for value, count in counts.items() if count]
    values = [
        FacetValue(value, facet_label(facet, value, labels), counts.get(value, 0), value in chosen, value in excluded)
        for value in kept
    ]
    for value in dict.fromkeys((*chosen, *excluded)):
        if not counts.get(value):
            count = int(np.count_nonzero(rows & column.having(_numbers(facet, column, [value]))))
            label = facet_label(facet, value, labels)
            values.append(FacetValue(value, label, count, value in chosen, value in excluded))
    listed = _cut(facet, values)
    return Facet(
        facet,
        tuple(listed),
        missing=int(np.count_nonzero(rows & ~column.present)),
        missing_selected=facet in query.missing,
        truncated=len(listed) < len(values),
    )


def _cut(facet: str, values: list[FacetValue]) -> list[FacetValue]:
    """The values to list, in order: those of the highest counts, and every one chosen or excluded."""
    by_count = sorted(values, key=lambda v: (-v.count, fold(v.label), v.value))
    limit = YEAR_LIMIT if facet in YEAR_FACETS else FACET_LIMIT
    listed = [value for rank, value in enumerate(by_count) if rank < limit or value.selected or value.excluded]
    return sorted(listed, key=_time_key) if facet in YEAR_FACETS else listed


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

"""What else is in the passages that answer a query, and what stands together in them? By whole arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from indexer.engine import codec, searching
from indexer.engine.facets import having, most, tally, values_of
from indexer.engine.searching import Snapshot
from indexer.model import Crossed, Facet, Via
from indexer.query import Query


def counts(query: Query, facets: Iterable[str], snapshot: Snapshot, limit: int | None) -> dict[str, Facet]:
    """See ``Engine.counts``."""
    found = {}
    for facet, tallied in tally(searching.matching(query, snapshot), facets, snapshot).items():
        numbers = most(facet, tallied, limit)
        values = values_of(facet, tallied, numbers, snapshot)
        there = int((tallied.counts > 0).sum())
        found[facet] = Facet(facet, values, tallied.missing, truncated=len(values) < there)
    return found


def crossed(query: Query, rows: str, columns: str, snapshot: Snapshot, limit: int) -> Crossed:
    """See ``Engine.crossed``: one count of all columns for each row, over the passages that have its value."""
    matched = searching.matching(query, snapshot)
    tallied = tally(matched, {rows, columns}, snapshot)
    down, across = most(rows, tallied[rows], limit), most(columns, tallied[columns], limit)
    values = values_of(rows, tallied[rows], down, snapshot)
    lines = (
        tally(having(matched, rows, value.value), [columns], snapshot)[columns].counts[across].tolist()
        for value in values
    )
    return Crossed(
        rows=values,
        columns=values_of(columns, tallied[columns], across, snapshot),
        counts=tuple(map(tuple, lines)),
        rows_cut=len(down) < int((tallied[rows].counts > 0).sum()),
        columns_cut=len(across) < int((tallied[columns].counts > 0).sum()),
    )


def ways(outlet: str, snapshot: Snapshot) -> Mapping[Via, int]:
    """See ``Engine.ways``. No column holds them, so that the records of all passages that have the outlet are read."""
    return Counter(_ways(outlet, snapshot))


def _ways(outlet: str, snapshot: Snapshot) -> Iterator[Via]:
    for found in searching.matching(Query.of(filters={"outlet": [outlet]}), snapshot):
        for row in found.rows.tolist():
            yield from (via for name, via in codec.outlets_of(found.segment.data.records[row]) if name == outlet)

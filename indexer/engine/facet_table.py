"""Facet values of a segment's rows or articles, both ways: unit → values for counting, value → units for filtering.

Every value of every facet of the table has one *ordinal*; so has “no value” of each facet, and 0 is no cell at all.
``cells`` is one padded matrix of ordinals, a line a unit and some columns a facet, so that all facets of an answer are
counted by one gather and one ``np.bincount``: 1.7–2.7 ns a cell, where compressed rows took 2.7 times and a bitmap a
value 4 times as long (engine-notes). What doesn't fit the columns stands in ``more``.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from indexer.engine.segment_file import Array, SegmentFile, gaps
from indexer.engine.strings import Strings, pack_strings

OVERFLOW_SHARE: Final = 0.03
"""Columns are as many as leave at most this share of the units with values outside of them."""


class FacetWriter:
    """Collects the values of one facet, unit by unit."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._flat = array("I")
        self._counts = array("I")

    def add(self, values: Sequence[str]) -> None:
        """The values of the next unit, perhaps with repeats."""
        numbers = self._numbers
        if len(values) < 2:  # as nearly all have: no need to look for repeats
            self._flat.extend([numbers.setdefault(value, len(numbers)) for value in values])
            self._counts.append(len(values))
            return
        before = len(self._flat)
        self._flat.extend([numbers.setdefault(value, len(numbers)) for value in dict.fromkeys(values)])
        self._counts.append(len(self._flat) - before)

    def finish(self) -> tuple[list[str], Array, Array]:
        """The sorted values, and for every cell its unit and the number of its value."""
        values = sorted(self._numbers)
        ranks = np.empty(len(values), dtype=np.int64)
        ranks[[self._numbers[value] for value in values]] = np.arange(len(values))
        units = np.repeat(np.arange(len(self._counts)), np.array(self._counts, dtype=np.int64))
        return values, units, ranks[np.array(self._flat, dtype=np.int64)]


def pack_facets(table: str, units: int, columns: Mapping[str, tuple[list[str], Array, Array]]) -> dict[str, Array]:
    """The arrays of a table; ``columns`` gives of each facet its sorted values, and unit and value number a cell."""
    base = 1
    cells: list[Array] = []
    more: list[tuple[Array, Array]] = []
    every: list[tuple[Array, Array]] = []
    arrays: dict[str, Array] = {}
    widths = []
    for facet, (values, cell_units, numbers) in columns.items():
        held = np.bincount(cell_units, minlength=units)
        without = np.flatnonzero(held == 0)
        ordinals = numbers + base + 1
        width = _width(held)
        place = np.arange(len(cell_units)) - (np.cumsum(held) - held)[cell_units]
        matrix = np.zeros((units, width), dtype=np.int64)
        fits = place < width
        matrix[cell_units[fits], place[fits]] = ordinals[fits]
        matrix[without, 0] = base
        cells.append(matrix)
        more.append((cell_units[~fits], ordinals[~fits]))
        every += [(without, np.full(len(without), base)), (cell_units, ordinals)]
        arrays |= pack_strings(f"{table}.{facet}", (value.encode() for value in values))
        widths.append(width)
        base += 1 + len(values)
    by_units, by_ordinals = (np.concatenate(parts) for parts in zip(*every, strict=True))
    order = np.lexsort((by_units, by_ordinals))
    totals = np.bincount(by_ordinals, minlength=base)
    narrow = np.uint16 if base <= 1 << 16 else np.uint32
    more_units, more_ordinals = (np.concatenate(parts) for parts in zip(*more, strict=True))
    by_row = np.argsort(more_units, kind="stable")
    return {
        **arrays,
        f"{table}.widths": np.array(widths, dtype=np.uint32),
        f"{table}.cells": np.concatenate(cells, axis=1).astype(narrow),
        f"{table}.more.units": more_units[by_row].astype(np.uint32),
        f"{table}.more.cells": more_ordinals[by_row].astype(np.uint32),
        f"{table}.by.ends": np.concatenate(([0], np.cumsum(totals))).astype(np.uint32),
        f"{table}.by.units": by_units[order].astype(np.uint16 if units <= 1 << 16 else np.uint32),
    }


def _width(held: Array) -> int:
    """How many columns a facet gets whose units hold so many values."""
    share = np.cumsum(np.bincount(held, minlength=1)[::-1])[::-1]  # share[k]: units of k values or more
    return max(1, int(np.count_nonzero(share[1:] > OVERFLOW_SHARE * len(held))))


class FacetTable:
    """Reads what ``pack_facets`` made of ``facets``, in their order."""

    def __init__(self, file: SegmentFile, table: str, facets: Sequence[str]) -> None:
        self.values = {facet: Strings(file, f"{table}.{facet}") for facet in facets}
        self.facets = tuple(facets)
        self._cells = file[f"{table}.cells"]
        self._more_units = file[f"{table}.more.units"]
        self._more_cells = file[f"{table}.more.cells"]
        self._ends = file.raw(f"{table}.by.ends").cast("I")
        self._by_units = file[f"{table}.by.units"]
        self._widths = file[f"{table}.widths"].tolist()
        self._bases = self._first_ordinals()
        ends = np.cumsum(self._widths).tolist()
        self._columns = {f: slice(end - w, end) for f, end, w in zip(facets, ends, self._widths, strict=True)}

    def _first_ordinals(self) -> dict[str, int]:
        bases, base = {}, 1
        for facet in self.facets:
            bases[facet] = base
            base += 1 + len(self.values[facet])
        return bases

    @property
    def units(self) -> int:
        return len(self._cells)

    @cached_property
    def ordinals(self) -> int:
        """How many ordinals there are."""
        return len(self._ends) - 1

    @cached_property
    def totals(self) -> npt.NDArray[np.int64]:
        """The counts over all units."""
        counts = gaps(self._ends)
        counts.flags.writeable = False
        return counts

    def counts(self, units: Array, only: str = "") -> npt.NDArray[np.int64]:
        """By ordinal, how many of the ``units`` (each named once) have it; of the facet ``only``, where it is given."""
        cells = self._cells[:, self._columns[only]][units] if only in self._columns else self._cells.take(units, axis=0)
        found = np.bincount(cells.reshape(-1), minlength=self.ordinals)
        if len(self._more_units):
            mask = np.zeros(self.units, dtype=np.bool_)
            mask[units] = True
            found += np.bincount(self._more_cells[mask[self._more_units]], minlength=self.ordinals)
        return found

    def weighted(self, weights: Array) -> npt.NDArray[np.int64]:
        """By ordinal, the sum of the ``weights`` of the units that have it; a weight a unit."""
        repeated = np.repeat(weights, self._cells.shape[1])
        found = np.bincount(self._cells.reshape(-1), weights=repeated, minlength=self.ordinals)
        if len(self._more_units):
            found += np.bincount(self._more_cells, weights=weights[self._more_units], minlength=self.ordinals)
        return np.rint(found).astype(np.int64)

    def split(self, facet: str, counts: Array) -> tuple[int, Array]:
        """Of counts by ordinal those of one facet: how many have no value, and the counts by number of value."""
        base = self._bases[facet]
        return int(counts[base]), counts[base + 1 : base + 1 + len(self.values[facet])]

    def missing(self, facet: str) -> Array:
        """The units without a value of ``facet``."""
        return self._units_of(self._bases[facet])

    def having(self, facet: str, numbers: Iterable[int]) -> list[Array]:
        """For every numbered value of ``facet`` the units that have it."""
        return [self._units_of(self._bases[facet] + 1 + number) for number in numbers]

    def _units_of(self, ordinal: int) -> Array:
        return self._by_units[self._ends[ordinal] : self._ends[ordinal + 1]]

    def columns(self, facet: str) -> tuple[list[str], Array, Array]:
        """What ``pack_facets`` was given of ``facet``."""
        base, values = self._bases[facet], self.values[facet].texts()
        ends = np.frombuffer(self._ends, dtype=np.uint32)[base + 1 : base + 2 + len(values)].astype(np.int64)
        units = self._by_units[int(ends[0]) : int(ends[-1])].astype(np.int64)
        numbers = np.repeat(np.arange(len(values)), np.diff(ends))
        order = np.argsort(units, kind="stable")
        return values, units[order], numbers[order]

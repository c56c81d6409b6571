"""Facet values of a segment's rows or articles, both ways: unit → values for counting, value → units for filtering.

Every value of every facet of the table has one *ordinal*, and so has “no value” of each facet. ``cells`` is one matrix
of ordinals, a line a unit, so that all facets of an answer are counted by one gather and one ``np.bincount``: about
1.3 ns a cell, where compressed rows took twice, and a bitmap a value 4 times as long. What doesn't fit a line stands
in ``more``. For the most frequent ordinals, of which most units have several, a line has one cell: the *profile* of the
unit, which is counted like an ordinal beyond the last. Lines are filled up with further ones, another in each column:
with one for all, each count would wait for the one before it, and counting took half as long again.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import count
from typing import Final

import numpy as np
import numpy.typing as npt

from indexer.engine import kernels
from indexer.engine.row_sets import neighbours
from indexer.engine.segment_file import Array, SegmentFile, gaps
from indexer.engine.strings import Strings, pack_strings
from indexer.query import parse_year

OVERFLOW_SHARE: Final = 0.03
"""Lines are as long as leaves at most this share of the units with values outside of them."""


MOST_FREQUENT: Final = (16, 12, 8, 4, 0)
MAX_PROFILES: Final = 1_024
"""Profiles are of as many of the most frequent ordinals as give at most so many profiles."""


AT_ONCE: Final = 1_000_000
"""So many cells are counted at a time."""


class FacetWriter:
    """Collects the values of one facet, unit by unit."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str | int, int] = defaultdict(count().__next__)
        self._flat = array("I")
        self._counts = array("I")

    def extend(self, values: Iterable[str | int], counts: Iterable[int]) -> None:
        """The values of the next units, one after the other, and how many each unit has, perhaps with repeats."""
        self._flat.extend(map(self._numbers.__getitem__, values))
        self._counts.extend(counts)

    def finish(self) -> tuple[list[str], Array, Array]:
        """The sorted values, and for every cell its unit and the number of its value, without repeats, ascending."""
        numbers = {str(value): number for value, number in self._numbers.items()}
        values = sorted(numbers)
        ranks = np.empty(len(values), dtype=np.int64)
        ranks[[numbers[value] for value in values]] = np.arange(len(values))
        units = np.repeat(np.arange(len(self._counts)), np.array(self._counts, dtype=np.int64))
        cells = units << 32 | ranks[np.array(self._flat, dtype=np.int64)]
        cells.sort()  # np.unique looks each up in a table, which takes ten times as long
        cells = cells[np.flatnonzero(np.diff(cells, prepend=-1))]
        return values, (cells >> 32).astype(np.uint32), cells.astype(np.uint32)


def pack_facets(table: str, units: int, columns: Mapping[str, tuple[list[str], Array, Array]]) -> dict[str, Array]:
    """The arrays of a table; ``columns`` gives of each facet its sorted values, and unit and value number a cell."""
    arrays: dict[str, Array] = {}
    listed: list[Array] = []
    totals: list[Array] = [np.zeros(1, dtype=np.int64)]
    for facet, (values, cell_units, numbers) in columns.items():
        without = np.flatnonzero(np.bincount(cell_units, minlength=units) == 0)
        # Sorted many times faster than pairs.
        cells = numbers.astype(np.uint64) << np.uint64(32) | cell_units.astype(np.uint64)
        cells.sort()
        listed += [without.astype(np.uint32), cells.astype(np.uint32)]
        totals += [np.array([len(without)]), np.bincount(numbers, minlength=len(values))]
        arrays |= pack_strings(f"{table}.{facet}", (value.encode() for value in values))
    of_units, ends = np.concatenate(listed), np.cumsum(np.concatenate(totals))
    listed.clear()
    return {
        **arrays,
        **_lines(table, units, of_units, ends),
        f"{table}.by.ends": ends.astype(np.uint32),
        f"{table}.by.units": of_units.astype(np.uint16 if units <= 1 << 16 else np.uint32),
    }


def _lines(table: str, units: int, of_units: Array, ends: Array) -> dict[str, Array]:
    """The matrix of ordinals, and what doesn't fit its lines.

    ``of_units`` are the units of each ordinal, ascending, one ordinal after the other, ``ends`` says where each begins.
    """
    totals = np.diff(ends)
    held = np.zeros(units, dtype=np.int64)
    for low in range(0, len(of_units), AT_ONCE):
        held += np.bincount(of_units[low : low + AT_ONCE], minlength=units)
    frequent, profiles, of_unit = _profiles(units, of_units, ends)
    held -= np.bitwise_count(profiles)[of_unit]
    listed = np.ones(len(totals), dtype=np.bool_)
    listed[frequent] = False
    rare = of_units[np.repeat(listed, totals)].astype(np.uint64)  # most cells are frequent: what is left is small
    rare <<= np.uint64(32)
    rare |= np.repeat(np.flatnonzero(listed), totals[listed]).astype(np.uint64)
    rare.sort()
    of_rare, ordinals = (rare >> np.uint64(32)).astype(np.uint32), rare.astype(np.uint32)
    width = 1 + _width(held)
    beyond = len(totals) + len(profiles)
    narrow = np.uint16 if beyond + width <= 1 << 16 else np.uint32
    cells = np.tile(np.arange(beyond, beyond + width, dtype=narrow), (units, 1))
    cells[:, 0] = len(totals) + of_unit
    place = 1 + np.arange(len(rare)) - (np.cumsum(held) - held)[of_rare]
    fits = place < width
    cells[of_rare[fits], place[fits]] = ordinals[fits]
    return {
        f"{table}.frequent": frequent,
        f"{table}.profiles": profiles,
        f"{table}.cells": cells,
        f"{table}.more.units": of_rare[~fits],
        f"{table}.more.cells": ordinals[~fits],
    }


def _profiles(units: int, of_units: Array, ends: Array) -> tuple[Array, Array, Array]:
    """The most frequent ordinals, the profiles (a bit for each of them), and the number of each unit's profile."""
    by_frequency = np.argsort(-np.diff(ends), kind="stable")
    sums = np.zeros(units, dtype=np.uint32)
    for bit, ordinal in enumerate(by_frequency[: MOST_FREQUENT[0]].tolist()):
        sums[of_units[ends[ordinal] : ends[ordinal + 1]]] |= np.uint32(1 << bit)
    for most in MOST_FREQUENT:
        profiles, of_unit = np.unique(sums & np.uint32((1 << most) - 1), return_inverse=True)
        if len(profiles) <= MAX_PROFILES:
            break
    return by_frequency[:most].astype(np.uint32), profiles, of_unit


def _width(held: Array) -> int:
    """How many cells a line gets where units hold so many values."""
    share = np.cumsum(np.bincount(held, minlength=1)[::-1])[::-1]  # share[k]: units of k values or more
    return max(1, int(np.count_nonzero(share[1:] > OVERFLOW_SHARE * len(held))))


class FacetTable:
    """Reads what ``pack_facets`` made of ``facets``, in their order."""

    def __init__(self, file: SegmentFile, table: str, facets: Sequence[str]) -> None:
        self.values = {facet: Strings(file, f"{table}.{facet}") for facet in facets}
        self.facets = tuple(facets)
        self._texts: dict[str, list[str]] = {}
        self._spans: dict[str, tuple[list[int], list[int]]] = {}
        self._cells = file[f"{table}.cells"]
        self._more_units = file[f"{table}.more.units"]
        self._more_cells = file[f"{table}.more.cells"]
        self._ends = file.raw(f"{table}.by.ends").cast("I")
        self._by_units = file[f"{table}.by.units"]
        self._frequent, self._profiles = file[f"{table}.frequent"], file[f"{table}.profiles"]
        self._bases = self._first_ordinals()

    def texts(self, facet: str) -> list[str]:
        """The values of a facet, sorted."""
        found = self._texts.get(facet)
        if found is None:
            found = self._texts[facet] = self.values[facet].texts()
        return found

    def spans(self, facet: str) -> tuple[list[int], list[int]]:
        """The first and the last year that each value of a year facet stands for. The last ones ascend, for the values
        are sorted: 1959 is followed by 195X."""
        found = self._spans.get(facet)
        if found is None:
            ranges = [parse_year(value, facet=facet) for value in self.texts(facet)]
            found = self._spans[facet] = [span.first for span in ranges], [span.last for span in ranges]
        return found

    def _first_ordinals(self) -> dict[str, int]:
        bases, base = {}, 0
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

    def counts(self, units: Array) -> npt.NDArray[np.int64]:
        """By ordinal, how many of the ``units`` (each named once) have it."""
        return kernels.count_values(*self._lines, units)

    def weighted(self, weights: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """By ordinal, the sum of the ``weights``, which are by unit, of the units that have it."""
        return kernels.weigh_values(*self._lines, weights)

    @property
    def _lines(self) -> tuple[Array, Array, Array, Array, Array, int]:
        return self._cells, self._more_units, self._more_cells, self._frequent, self._profiles, self.ordinals

    def split(self, facet: str, counts: Array) -> tuple[int, Array]:
        """Of counts by ordinal those of one facet: how many have no value, and the counts by number of value."""
        base = self._bases[facet]
        return int(counts[base]), counts[base + 1 : base + 1 + len(self.values[facet])]

    def missing(self, facet: str) -> Array:
        """The units without a value of ``facet``."""
        base = self._bases[facet]
        return self._by_units[self._ends[base] : self._ends[base + 1]]

    def having(self, facet: str, numbers: Iterable[int]) -> list[Array]:
        """The units that have any of the ascending numbered values of ``facet``, by runs of neighbours among these."""
        base, found = self._bases[facet] + 1, list[Array]()
        for low, high in neighbours(numbers):
            found.append(self._by_units[self._ends[base + low] : self._ends[base + high]])
        return found

    def columns(self, facet: str) -> tuple[list[str], Array, Array]:
        """What ``pack_facets`` was given of ``facet``."""
        base, values = self._bases[facet], self.values[facet].texts()
        ends = np.frombuffer(self._ends, dtype=np.uint32)[base + 1 : base + 2 + len(values)].astype(np.int64)
        units = self._by_units[int(ends[0]) : int(ends[-1])].astype(np.int64)
        numbers = np.repeat(np.arange(len(values)), np.diff(ends))
        order = np.argsort(units, kind="stable")
        return values, units[order], numbers[order]

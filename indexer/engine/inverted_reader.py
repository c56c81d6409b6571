"""Reading the inverted index of a field: terms → postings and occurrences, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np

from indexer.engine.columns import Bools, Floats
from indexer.engine.narrow import Halves, Narrow
from indexer.engine.postings import ONE_BY_ONE, PostingLists
from indexer.engine.row_sets import SEARCH_BELOW, Rows, at, intersection, mask_of, spread
from indexer.engine.segment_file import Array, SegmentFile
from indexer.engine.terms import Run, Terms

FEW: Final = 32
"""Where a match has fewer than one in so many units, they are sorted instead of counted in an array of all units."""

STRIDE: Final = 1 << 32
"""More than any position, so that no phrase reaches into the next unit."""


@dataclass(frozen=True, slots=True)
class Part:
    """What was read of a run: its postings in any language, and the places of those in the run's (``None``: all)."""

    run: Run
    units: Array
    tf: Array
    kept: Array | None

    def postings(self) -> tuple[Array, Array]:
        """The units and frequencies in the language of the run."""
        return (self.units, self.tf) if self.kept is None else (at(self.units, self.kept), at(self.tf, self.kept))


@dataclass(frozen=True, slots=True)
class Postings:
    """Units without repeats, and how often each has what was asked for; of a word, its parts.

    ``dense`` is the same by unit, 0 where there is none: made on the way where units come of several lists.
    """

    units: Array
    tf: Array
    parts: tuple[Part, ...] = ()
    ascending: bool = True
    dense: Array | None = None

    @property
    def rows(self) -> Rows:
        """The units as a set."""
        return Rows(self.units, self.ascending)

    def kept(self, mask: Bools) -> Postings:
        """Those of the units for which a mask is set."""
        return Postings(self.units.compress(mask), self.tf.compress(mask), self.parts, self.ascending, self.dense)


NOTHING: Final = Postings(np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.uint8))


class Inverted:
    """One field of one segment."""

    def __init__(self, file: SegmentFile, field: str) -> None:
        self.terms = Terms(file, field)
        self._lists = PostingLists(file, field)
        self._postings = self._lists.bounds
        self._tf = Halves(file, f"{field}.tf")
        self._places = file.raw(f"{field}.places").cast("I")
        self._positions = Narrow(file, f"{field}.positions")
        self.langs = file[f"{field}.langs"]
        # Texts that share a unit may share positions, and then a sum of frequencies counts one place twice.
        self._shared = field in ("author", "cites")

    @property
    def unit_count(self) -> int:
        return len(self.langs)

    # --- matches ---

    def match(self, slots: Sequence[Sequence[str]], known: Known | None = None) -> Postings:
        """The units in which terms of all slots stand side by side, and how often; a slot is any of its terms.

        ``known`` keeps what is read for the next matches of the same query.
        """
        known = {} if known is None else known
        runs = []
        for terms in slots:
            if self.terms.has_none(terms) or not (found := self.terms.runs(terms)):
                return NOTHING
            runs.append(found)
        return self.postings(runs[0], known) if len(runs) == 1 else self._phrase(runs, known)

    def _phrase(self, slots: Sequence[Sequence[Run]], known: Known) -> Postings:
        """Places are looked at only in the units that have all slots; the rarest slot is the first to narrow them."""
        rarest_first = sorted(range(len(slots)), key=lambda slot: self._size(slots[slot]))
        found: dict[int, Postings] = {}
        units: Rows | None = None
        for slot in rarest_first:
            found[slot] = self.postings(slots[slot], known)
            units = found[slot].rows if units is None else intersection(units, found[slot].rows, self.unit_count)
            if not len(units):
                return NOTHING
        within = None if units is None else units.rows if units.ascending else np.sort(units.rows)
        starts: Array | None = None
        for slot, postings in found.items():
            places = self.occurrences(postings.parts, within) - slot
            starts = places if starts is None else _common(starts, places)
        return NOTHING if starts is None else counted(starts)

    def nearness(self, one: Postings, other: Postings, units: Array, window: int) -> tuple[Array, Floats]:
        """The units, among ascending ``units``, where two words stand at most ``window`` apart, and the sum of
        1 / distance.

        Of all places of both in their order, each is compared with the next.
        """
        places = [self.occurrences(word.parts, units) << 1 for word in (one, other)]
        merged = np.concatenate((places[0], places[1] | 1))
        merged.sort(kind="stable")
        places_of = merged >> 1
        distances = places_of[1:] - places_of[:-1]
        near = ((distances <= window) & (distances > 0) & ((merged[1:] ^ merged[:-1]) & 1 == 1)).nonzero()[0]
        if not len(near):
            return NOTHING.units, np.zeros(0)
        found = merged[near] >> 33
        firsts = _firsts(found)
        return found[firsts], np.add.reduceat(1.0 / distances[near], firsts)

    def _size(self, runs: Sequence[Run]) -> int:
        return sum(self._postings[run.high] - self._postings[run.low] for run in runs)

    # --- postings ---

    def parts(self, runs: Sequence[Run], known: Known | None = None) -> tuple[Part, ...]:
        """Each run, read; a short one form by form, for the list of one form is in order."""
        known = {} if known is None else known
        single = (
            (run,) if run.single or run.high - run.low > ONE_BY_ONE else [Run(n, n + 1, run.lang) for n in
                                                                        range(run.low, run.high)]
            for run in runs
        )  # fmt: skip
        return tuple(self._part(run, known) for run in chain.from_iterable(single))

    def _part(self, run: Run, known: Known) -> Part:
        key = run.low, run.high, run.lang
        part = known.get(key)
        if part is None:
            units = self._lists.read(run.low, run.high)
            tf = self._tf.read(self._postings[run.low], self._postings[run.high])
            kept = None if run.lang is None else (at(self.langs, units) == run.lang).nonzero()[0]
            part = known[key] = Part(run, units, tf, kept)
        return part

    def postings(self, runs: Sequence[Run], known: Known | None = None) -> Postings:
        """The units that have any of the forms, and at how many positions; see ``Terms.runs``."""
        parts = self.parts(runs, known)
        if self._shared and (len(parts) > 1 or (parts and not parts[0].run.single)):
            return counted(self.occurrences(parts), parts)
        if len(parts) == 1 and parts[0].kept is None and parts[0].run.single:  # as most are
            return Postings(parts[0].units, parts[0].tf, parts)
        read = [(part.run, *found) for part in parts if len((found := part.postings())[0])]
        if not read:
            return NOTHING
        if len(read) == 1 and read[0][0].single:
            return Postings(read[0][1], read[0][2], parts)
        if sum(len(units) for _, units, _ in read) * FEW < self.unit_count:
            return Postings(*_sorted_sum(read), parts)
        return self._summed(read, parts)

    def _summed(self, read: Sequence[_Read], parts: tuple[Part, ...]) -> Postings:
        """All as one, the frequencies of a unit added up. The units stay list after list, for all but those of many
        forms: to find what is set in an array of all units takes as long as everything else here."""
        most = sum(int(tf.max()) * (run.high - run.low) for run, _, tf in read)
        totals: Array = np.zeros(self.unit_count, dtype=np.uint8 if most < 1 << 8 else np.uint32)
        if not all(run.single for run, _, _ in read):
            for _, units, tf in read:
                np.add.at(totals, units, tf)
            found = (totals != 0).nonzero()[0]
            return Postings(found, totals[found], parts, dense=totals)
        lists: list[Array] = []
        for _, units, tf in read:
            before = at(totals, units) if lists else None
            if before is None or not before.any():
                lists.append(units)
                totals[units] = tf
            else:
                lists.append(units.compress(before == 0))
                totals[units] = before + tf
        joined = np.concatenate(lists)
        return Postings(joined, at(totals, joined), parts, ascending=len(lists) == 1, dense=totals)

    # --- occurrences ---

    def occurrences(self, parts: Sequence[Part], within: Array | None = None) -> Array:
        """All places of the forms as sorted ``unit * STRIDE + position``; ``within`` are ascending units to look in."""
        found = [self._places_of(part, within) for part in parts]
        if len(found) == 1:
            return found[0]
        return self._merged(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)

    def _merged(self, occurrences: Array) -> Array:
        """Sorted. No place has two forms, but where texts share a unit."""
        occurrences.sort(kind="stable")  # which is fast on what is sorted in parts
        return occurrences[_firsts(occurrences)] if self._shared else occurrences

    def _places_of(self, part: Part, within: Array | None) -> Array:
        chosen = self._chosen(part, within)
        units, first = at(part.units, chosen), self._places[part.run.low]
        if part.tf.max(initial=0) == 1:  # each form stands once in each unit
            found = units * STRIDE + self._positions.take(chosen + first)
        else:
            counts = at(part.tf, chosen).astype(np.int64)
            starts = _sums_before(part.tf, chosen) + first
            found = (units * STRIDE).repeat(counts) + self._positions.take(spread(starts, counts))
        return found if part.run.single else self._merged(found)

    def _chosen(self, part: Part, within: Array | None) -> Array:
        """Which postings of a part are in its language and in the units ``within``."""
        if within is None:
            return np.arange(len(part.units)) if part.kept is None else part.kept
        if part.run.single and len(within) * SEARCH_BELOW < len(part.units):
            places = part.units.searchsorted(within)
            found = places.compress(part.units.take(places, mode="clip") == within)
        else:
            found = at(mask_of([within], self.unit_count), part.units).nonzero()[0]
        if part.kept is None:
            return found
        return found.compress(at(self.langs, at(part.units, found)) == part.run.lang)


Known = dict[tuple[int, int, int | None], Part]
"""What was read for a query, by run."""
_Read = tuple[Run, Array, Array]


def _sorted_sum(parts: Sequence[_Read]) -> tuple[Array, Array]:
    """All parts as one; for few units."""
    found = np.concatenate([units for _, units, _ in parts])
    tf = np.concatenate([tf for _, _, tf in parts])
    order = found.argsort(kind="stable")
    ordered = found[order]
    firsts = _firsts(ordered)
    return ordered[firsts], np.add.reduceat(tf[order], firsts, dtype=np.uint32)


def _sums_before(tf: Array, places: Array) -> Array:
    """The sum of all before each of the ascending ``places``."""
    if not len(places) or len(places) * SEARCH_BELOW > len(tf):
        ends = tf.cumsum(dtype=np.int64)
        return at(ends, places) - at(tf, places)
    sums = np.add.reduceat(tf, places, dtype=np.int64)
    sums[1:] = sums[:-1].cumsum()
    sums[0] = 0
    sums += tf[: places[0]].sum(dtype=np.int64)
    found: Array = sums
    return found


def counted(occurrences: Array, parts: tuple[Part, ...] = ()) -> Postings:
    """How many of the sorted occurrences each unit has."""
    units = occurrences // STRIDE
    firsts = _firsts(units)
    tf = np.empty(len(firsts), dtype=np.intp)
    np.subtract(firsts[1:], firsts[:-1], out=tf[:-1])
    tf[-1:] = len(units) - firsts[-1:]
    return Postings(units[firsts], tf.astype(np.uint8 if tf.max(initial=0) < 1 << 8 else np.uint32), parts)


def _firsts(ascending: Array) -> Array:
    """Where each value stands first."""
    new = np.empty(len(ascending), dtype=np.bool_)
    new[:1] = True
    np.not_equal(ascending[1:], ascending[:-1], out=new[1:])
    return new.nonzero()[0]


def _common(one: Array, other: Array) -> Array:
    """What stands in both of two sorted arrays."""
    if not (len(one) and len(other)):
        return one[:0]
    small, great = (one, other) if len(one) <= len(other) else (other, one)
    return small.compress(great.take(great.searchsorted(small), mode="clip") == small)

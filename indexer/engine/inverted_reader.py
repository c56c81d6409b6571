"""Reading the inverted index of a field: terms → postings and occurrences, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial, reduce
from typing import Final, NamedTuple

import numpy as np

from indexer.engine import kernels
from indexer.engine.columns import LANGS, Bools, Floats
from indexer.engine.kernels.one_pass_by_numpy import Packed, Runs
from indexer.engine.narrow import Halves, Narrow
from indexer.engine.postings import ONE_BY_ONE, PostingLists
from indexer.engine.row_sets import at, firsts, mask_of, spread
from indexer.engine.segment_file import Array, SegmentFile
from indexer.engine.terms import RUN, Run, Terms


class Part(NamedTuple):
    """What was read of a run: its postings in any language, and the places of those in the run's (``None``: all)."""

    run: Run
    units: Array
    tf: Array
    kept: Array | None


class Postings(NamedTuple):
    """Ascending units without repeats, and how often each has what was asked for; of a word, its parts."""

    units: Array
    tf: Array
    parts: tuple[Part, ...] = ()

    @property
    def found(self) -> int:
        """How many units have it."""
        return len(self.units)

    def lists(self, rows: Array) -> bool:
        """Whether its units are ``rows``."""
        return self.units is rows

    def kept(self, mask: Bools) -> Postings:
        """Those of the units for which a mask is set."""
        return Postings(self.units.compress(mask), self.tf.compress(mask), self.parts)


class Merged:
    """The postings of a word of several forms, of a field of ``size`` units: by unit, and in a list once that is asked
    for. A word that is only looked for in the units of another needs no list."""

    def __init__(self, parts: tuple[Part, ...], size: int) -> None:
        self.parts = parts
        self._size = size
        self.by_unit, self.found = kernels.summed_densely([part[1:] for part in parts], size)
        """How often each unit of the field has the word, and how many have it."""

    @cached_property
    def _listed(self) -> tuple[Array, Array]:
        units, tf = kernels.summed([part[1:] for part in self.parts], self._size)
        return units, tf

    @property
    def units(self) -> Array:
        """See ``Postings``."""
        return self._listed[0]

    @property
    def tf(self) -> Array:
        """See ``Postings``."""
        return self._listed[1]

    def lists(self, rows: Array) -> bool:
        """Whether its list was asked for, and is ``rows``."""
        return "_listed" in self.__dict__ and self.units is rows


Found = Postings | Merged
"""What was found of a word or a phrase."""
# As their ``_make``, which takes several times as long.
_PART: Final = partial(tuple.__new__, Part)
_POSTINGS: Final = partial(tuple.__new__, Postings)
LISTED_BELOW: Final = 20
"""Where a word has so many times fewer postings than there are units, its lists are merged, at 2 ns a posting; else
they are added up by unit, at 1 ns, and 10 µs for 200,000 units."""
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

    @cached_property
    def packed(self) -> Packed:
        """The field as it is stored."""
        lists, places = self._lists.arrays, np.asarray(self._places)
        spoken = np.stack([np.packbits(self.langs == lang, bitorder="little") for lang in range(len(LANGS))])
        return (*lists, places, self._tf.arrays, self._positions.arrays, spoken, self.unit_count)

    def count(self, runs: Runs, alive: Bools | None) -> int | None:
        """How many units have any of the forms, of those that are alive; ``None`` for very many forms."""
        if alive is None:
            if not runs:
                return 0
            if len(runs) == 1 and runs[0][1] - runs[0][0] == 1 and runs[0][2] is None:  # as of most words
                return self._postings[runs[0][1]] - self._postings[runs[0][0]]
        return kernels.count_any(self.packed, runs, alive)

    # --- matches ---

    def match_in_others(self, slots: Sequence[Sequence[str]], known: Known) -> Found:
        """As ``match``, of what is going to be looked for in the units of something else."""
        if len(slots) > 1 or self._shared or self.terms.has_none(slots[0]):
            return self.match(slots, known)
        runs = self.terms.runs(slots[0])
        if self._size(runs) * LISTED_BELOW < self.unit_count:
            return self.postings(runs, known)
        parts = self.parts(runs, known)
        return self.postings(runs, known) if _is_list(parts) else Merged(parts, self.unit_count)

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
        if not self._shared and all(len(runs) == 1 and runs[0].single and runs[0].lang is None for runs in slots):
            read = [self._part(runs[0], known) for runs in slots]
            told = [(n, part.units, part.tf, self._places[part.run.low]) for n, part in enumerate(read)]
            return Postings(*kernels.phrases(told, *self._positions.arrays))
        rarest_first = sorted(range(len(slots)), key=lambda slot: self._size(slots[slot]))
        found: dict[int, Postings] = {}
        units: Array | None = None
        for slot in rarest_first:
            found[slot] = self.postings(slots[slot], known)
            units = found[slot].units if units is None else kernels.intersection(units, found[slot].units)
            if not len(units):
                return NOTHING
        starts: Array | None = None
        for slot, postings in found.items():
            places = self.occurrences(postings.parts, units) - slot
            starts = places if starts is None else kernels.common(starts, places)
        return NOTHING if starts is None else Postings(*kernels.counted(starts))

    def nearness(self, one: Found, other: Found, units: Array, window: int) -> tuple[Array, Floats]:
        """The units, among ascending ``units``, where two words stand at most ``window`` apart, and the sum of
        1 / distance."""
        return kernels.nearness(self.occurrences(one.parts, units), self.occurrences(other.parts, units), window)

    def _size(self, runs: Sequence[Run]) -> int:
        return sum(self._postings[run.high] - self._postings[run.low] for run in runs)

    # --- postings ---

    def parts(self, runs: Sequence[Run], known: Known | None = None) -> tuple[Part, ...]:
        """Each run, read; a short one form by form, for the list of one form is in order."""
        known = {} if known is None else known
        parts: list[Part] = []
        for run in runs:
            low, high, lang = run
            if 1 < high - low <= ONE_BY_ONE:
                parts += [self._part(RUN((form, form + 1, lang)), known) for form in range(low, high)]
            else:
                parts.append(self._part(run, known))
        return tuple(parts)

    def _part(self, run: Run, known: Known) -> Part:
        part = known.get(run)
        if part is None:
            low, high, lang = run
            units = self._lists.read(low, high)
            tf = self._tf.read(self._postings[low], self._postings[high])
            kept = None if lang is None else kernels.speaking(units, self.langs, lang)
            part = known[run] = _PART((run, units, tf, None if kept is None or len(kept) == len(units) else kept))
        return part

    def postings(self, runs: Sequence[Run], known: Known | None = None) -> Postings:
        """The units that have any of the forms, and at how many positions; see ``Terms.runs``."""
        parts = self.parts(runs, known)
        if _is_list(parts):  # as most are
            return _POSTINGS((parts[0].units, parts[0].tf, parts))
        if not parts:
            return NOTHING
        if self._shared:
            return Postings(*kernels.counted(self.occurrences(parts)), parts)
        summed = kernels.summed
        for run in runs:
            if run.high - run.low > ONE_BY_ONE:  # these were read together
                summed = kernels.summed_in_any_order
        return _POSTINGS((*summed([part[1:] for part in parts], len(self.langs)), parts))

    # --- occurrences ---

    def occurrences(self, parts: Sequence[Part], within: Array | None = None) -> Array:
        """All occurrences of the forms, ascending; ``within`` are ascending units to look in. See ``kernels``."""
        found = [self._occurrences(part, within) for part in parts]
        if not found:
            return np.zeros(0, dtype=np.int64)
        if self._shared:  # then one place may have two forms
            every = np.sort(np.concatenate(found))
            return every[firsts(every)]
        return reduce(kernels.merged, found)

    def _occurrences(self, part: Part, within: Array | None) -> Array:
        low = part.run.low
        if part.run.single:
            return kernels.occurrences(
                part.units, part.tf, within, self._places[low], *self._positions.arrays, self.langs,
                -1 if part.run.lang is None else part.run.lang,
            )  # fmt: skip
        chosen = np.arange(len(part.units)) if part.kept is None else part.kept
        if within is not None:
            chosen = chosen.compress(at(mask_of([within], self.unit_count), at(part.units, chosen)))
        counts, ends = at(part.tf, chosen).astype(np.int64), part.tf.cumsum(dtype=np.int64)
        starts = at(ends, chosen) - counts + self._places[low]
        found = (at(part.units, chosen) * kernels.STRIDE).repeat(counts) + self._positions.take(spread(starts, counts))
        found.sort(kind="stable")  # which is fast on what is sorted in parts
        return found


def _is_list(parts: Sequence[Part]) -> bool:
    """Whether the units of parts stand in order without repeats as they were read."""
    return len(parts) == 1 and parts[0].kept is None and parts[0].run.single


Known = dict[Run, Part]
"""What was read for a query, by run."""

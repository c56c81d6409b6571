"""Reading the inverted index of a field: terms → postings and occurrences, as arrays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from indexer import analysis
from indexer.analysis import STEM_MARK
from indexer.engine.columns import LANGS, Bools, Floats
from indexer.engine.narrow import Halves, Narrow
from indexer.engine.postings import PostingLists
from indexer.engine.row_sets import contains, intersection, mask_of, spread
from indexer.engine.segment_file import Array, SegmentFile
from indexer.engine.strings import Strings

MANY_TERMS: Final = 16
"""From here on the lexicon is read once between the first term and the last instead of searched for each."""

FEW: Final = 32
"""Where a match has fewer than one in so many units, they are sorted instead of counted in an array of all units."""

STRIDE: Final = 1 << 32
"""More than any position, so that no phrase reaches into the next unit."""


@dataclass(frozen=True, slots=True)
class Run:
    """Forms from ``low`` up to ``high``, in units whose language is ``lang`` (all where it is ``None``)."""

    low: int
    high: int
    lang: int | None

    @property
    def single(self) -> bool:
        """Whether it is one form, whose units stand in order without repeats."""
        return self.high - self.low == 1


@dataclass(frozen=True, slots=True)
class Part:
    """What was read of a run: its postings in any language, and the places of those in the run's (``None``: all)."""

    run: Run
    units: Array
    tf: Array
    kept: Array | None

    def postings(self) -> tuple[Array, Array]:
        """The units and frequencies in the language of the run."""
        return (self.units, self.tf) if self.kept is None else (self.units[self.kept], self.tf[self.kept])


@dataclass(frozen=True, slots=True)
class Postings:
    """Units in ascending order without repeats, and how often each has what was asked for; of a word, its parts."""

    units: Array
    tf: Array
    parts: tuple[Part, ...] = ()


NOTHING: Final = Postings(np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.uint8))


class Inverted:
    """One field of one segment.

    A form that stands in a segment both as a word and as a pair of characters (half-width kana fold to full-width ones)
    is found by its stem in either: the only place where we find more than the analyser says.
    """

    def __init__(self, file: SegmentFile, field: str) -> None:
        self.forms = Strings(file, f"{field}.forms")
        self._reversed = file.raw(f"{field}.reversed").cast("I")
        self._lists = PostingLists(file, field)
        self._postings = self._lists.bounds
        self._tf = Halves(file, f"{field}.tf")
        self._places = file.raw(f"{field}.places").cast("I")
        self._positions = Narrow(file, f"{field}.positions")
        self.langs = file[f"{field}.langs"]
        self._stems = [Strings(file, f"{field}.stems.{lang}") for lang in LANGS]
        self._groups = [file.raw(f"{field}.groups.{lang}").cast("I") for lang in LANGS]
        self._members = [file.raw(f"{field}.members.{lang}").cast("I") for lang in LANGS]
        # Texts that share a unit may share positions, and then a sum of frequencies counts one place twice.
        self._shared = field in ("author", "cites")

    @property
    def unit_count(self) -> int:
        return len(self.langs)

    # --- matches ---

    def match(self, slots: Sequence[Sequence[str]]) -> Postings:
        """The units in which terms of all slots stand side by side, and how often; a slot is any of its terms."""
        runs = []
        for terms in slots:
            found = self.runs(terms)
            if not found:
                return NOTHING
            runs.append(found)
        return self.postings(runs[0]) if len(runs) == 1 else self._phrase(runs)

    def _phrase(self, slots: Sequence[Sequence[Run]]) -> Postings:
        """Places are looked at only in the units that have all slots; the rarest slot is the first to narrow them."""
        rarest_first = sorted(range(len(slots)), key=lambda at: self._size(slots[at]))
        found: dict[int, Postings] = {}
        units: Array | None = None
        for at in rarest_first:
            found[at] = self.postings(slots[at])
            units = found[at].units if units is None else intersection(units, found[at].units, self.unit_count)
            if not len(units):
                return NOTHING
        within = None if units is None else mask_of([units], self.unit_count)
        starts: Array | None = None
        for at, postings in found.items():
            places = self.occurrences(postings.parts, within) - at
            starts = places if starts is None else _common(starts, places)
        return NOTHING if starts is None else counted(starts)

    def nearness(self, one: Postings, other: Postings, units: Array, window: int) -> tuple[Array, Floats]:
        """The units, among ``units``, where two words stand at most ``window`` apart, and the sum of 1 / distance.

        Of all places of both in their order, each is compared with the next.
        """
        within = mask_of([units], self.unit_count)
        places = [self.occurrences(word.parts, within) << 1 for word in (one, other)]
        merged = np.concatenate((places[0], places[1] | 1))
        merged.sort(kind="stable")
        distances = (merged[1:] >> 1) - (merged[:-1] >> 1)
        near = ((distances <= window) & (distances > 0) & ((merged[1:] ^ merged[:-1]) & 1 == 1)).nonzero()[0]
        if not len(near):
            return NOTHING.units, np.zeros(0)
        found = merged[near] >> 33
        firsts = _firsts(found)
        return found[firsts], np.add.reduceat(1.0 / distances[near], firsts)

    def _size(self, runs: Sequence[Run]) -> int:
        return sum(self._postings[run.high] - self._postings[run.low] for run in runs)

    # --- postings ---

    def parts(self, runs: Sequence[Run]) -> tuple[Part, ...]:
        """Each run, read."""
        return tuple(map(self._part, runs))

    def _part(self, run: Run) -> Part:
        units = self._lists.read(run.low, run.high)
        tf = self._tf.read(self._postings[run.low], self._postings[run.high])
        return Part(run, units, tf, None if run.lang is None else (self.langs[units] == run.lang).nonzero()[0])

    def postings(self, runs: Sequence[Run]) -> Postings:
        """The units that have any of the forms, and at how many positions; see ``runs``."""
        parts = self.parts(runs)
        if self._shared and (len(runs) > 1 or (runs and not runs[0].single)):
            return counted(self.occurrences(parts), parts)
        read = [(part.run, *found) for part in parts if len((found := part.postings())[0])]
        if not read:
            return NOTHING
        if len(read) == 1 and read[0][0].single:
            units, tf = read[0][1:]
        elif sum(len(units) for _, units, _ in read) * FEW < self.unit_count:
            units, tf = _sorted_sum(read)
        else:
            units, tf = self._summed(read)
        return Postings(units, tf, parts)

    def _summed(self, parts: Sequence[_Read]) -> tuple[Array, Array]:
        """All parts as one, the frequencies of a unit added up."""
        most = sum(int(tf.max()) * (run.high - run.low) for run, _, tf in parts)
        totals: Array = np.zeros(self.unit_count, dtype=np.uint8 if most < 1 << 8 else np.uint32)
        for run, units, tf in parts:
            if run.single:
                totals[units] = totals[units] + tf
            else:
                np.add.at(totals, units, tf)
        # A mask of bytes is read for what is set in it several times faster than the totals themselves.
        found = (totals != 0).nonzero()[0]
        return found, totals[found]

    # --- occurrences ---

    def occurrences(self, parts: Sequence[Part], within: Bools | None = None) -> Array:
        """All places of the forms as sorted ``unit * STRIDE + position``; ``within`` masks the units to look in."""
        found = [self._places_of(part, within) for part in parts]
        if len(found) == 1:
            return found[0]
        return self._merged(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)

    def _merged(self, occurrences: Array) -> Array:
        """Sorted. No place has two forms, but where texts share a unit."""
        occurrences.sort(kind="stable")  # which is fast on what is sorted in parts
        return occurrences[_firsts(occurrences)] if self._shared else occurrences

    def _places_of(self, part: Part, within: Bools | None) -> Array:
        chosen = np.arange(len(part.units)) if part.kept is None else part.kept
        if within is not None:
            chosen = within[part.units].nonzero()[0] if part.kept is None else chosen[within[part.units[chosen]]]
        counts = part.tf[chosen].astype(np.int64)
        ends = part.tf.cumsum(dtype=np.int64)[chosen] + self._places[part.run.low]
        positions = self._positions.take(spread(ends - counts, counts))
        found = (part.units[chosen] * STRIDE).repeat(counts) + positions
        return found if part.run.single else self._merged(found)

    @cached_property
    def _spoken(self) -> tuple[int, ...]:
        """The languages of its units."""
        return tuple(np.bincount(self.langs, minlength=len(LANGS)).nonzero()[0].tolist())

    # --- terms ---

    def runs(self, terms: Sequence[str]) -> list[Run]:
        """The forms that terms stand for, marked stems included.

        What is meant whatever the language of the unit is one run, for asking the units costs more than all else.
        """
        forms = [term for term in terms if not term.startswith(STEM_MARK)]
        stems = [term[len(STEM_MARK) :] for term in terms if term.startswith(STEM_MARK)]
        always = set(self._numbers(forms)) if forms else set[int]()
        if not stems:
            return [Run(low, high, None) for low, high in _joined(sorted(always))]
        by_lang = {lang: {n for stem in stems for n in self._with_stem(stem, lang)} for lang in self._spoken}
        if by_lang:
            always |= set.intersection(*by_lang.values())
        runs = [Run(low, high, None) for low, high in _joined(sorted(always))]
        for lang, numbers in by_lang.items():
            runs += [Run(low, high, lang) for low, high in _joined(sorted(numbers - always))]
        return runs

    def _with_stem(self, stem: str, lang: int) -> Sequence[int]:
        """The forms that have a stem in a language; those that are their own and only one are not listed."""
        spelt = stem.encode()
        at = self._stems[lang].find(spelt)
        if at >= 0:
            groups = self._groups[lang]
            found: list[int] = self._members[lang][groups[at] : groups[at + 1]].tolist()
            return found
        if not stem.isascii() or analysis.stem(stem, LANGS[lang]) != STEM_MARK + stem:
            return ()
        number = self.forms.find(spelt)
        return (number,) if number >= 0 else ()

    def _numbers(self, forms: Sequence[str]) -> list[int]:
        if len(forms) < MANY_TERMS:
            return sorted({number for form in forms if (number := self.forms.find(form.encode())) >= 0})
        wanted = {form.encode() for form in forms}
        low, high = self.forms.with_prefix(_common_prefix(forms).encode())
        if high - low > 8 * len(wanted):
            return sorted(number for form in wanted if (number := self.forms.find(form)) >= 0)
        return [number for number, form in enumerate(self.forms[low:high], low) if form in wanted]

    def with_prefix(self, prefix: str, limit: int) -> list[str]:
        low, high = self.forms.with_prefix(prefix.encode())
        return [form.decode() for form in self.forms[low : min(high, low + limit)]]

    def near(self, form: str) -> Iterator[str]:
        """Forms that may be one edit from ``form``: an edit leaves one half of a word as it is, or swaps its middle."""
        half = len(form) // 2
        low, high = self.forms.with_prefix(form[:half].encode())
        yield from self._of_length(np.arange(low, high), form)
        backwards = form[half:][::-1]
        low = bisect_left(self._reversed, backwards, key=self._backwards)
        high = bisect_left(self._reversed, backwards + "\U0010ffff", lo=low, key=self._backwards)
        yield from self._of_length(np.array(self._reversed[low:high].tolist(), dtype=np.int64), form)
        swapped = f"{form[: half - 1]}{form[half : half + 1]}{form[half - 1 : half]}{form[half + 1 :]}"
        if half and self.forms.find(swapped.encode()) >= 0:
            yield swapped

    def _backwards(self, number: int) -> str:
        return self.forms[number].decode()[::-1]

    def _of_length(self, numbers: Array, form: str) -> Iterator[str]:
        """Of the numbered forms those whose length may fit; in bytes, of which one character has at most four."""
        sizes = self.forms.offsets[numbers + 1] - self.forms.offsets[numbers]
        fitting = numbers[np.abs(sizes.astype(np.int64) - len(form.encode())) <= 4]
        for number in fitting.tolist():
            other = self.forms[number].decode()
            if abs(len(other) - len(form)) <= 1:
                yield other

    # --- the whole, for Whoosh ---

    def stems(self) -> set[str]:
        """The stems that any passage has, unmarked."""
        listed = {stem.decode() for strings in self._stems for stem in strings[:]}
        return listed | {form for form in self.forms.texts() if self.runs([STEM_MARK + form])}


_Read = tuple[Run, Array, Array]


def _sorted_sum(parts: Sequence[_Read]) -> tuple[Array, Array]:
    """All parts as one; for few units."""
    found = np.concatenate([units for _, units, _ in parts])
    tf = np.concatenate([tf for _, _, tf in parts])
    order = found.argsort(kind="stable")
    ordered = found[order]
    firsts = _firsts(ordered)
    return ordered[firsts], np.add.reduceat(tf[order], firsts, dtype=np.uint32)


def counted(occurrences: Array, parts: tuple[Part, ...] = ()) -> Postings:
    """How many of the sorted occurrences each unit has."""
    units = occurrences // STRIDE
    firsts = _firsts(units)
    ends = np.concatenate((firsts[1:], [len(units)]))
    return Postings(units[firsts], ends[: len(firsts)] - firsts, parts)


def _firsts(ascending: Array) -> Array:
    """Where each value stands first."""
    new = np.empty(len(ascending), dtype=np.bool_)
    new[:1] = True
    np.not_equal(ascending[1:], ascending[:-1], out=new[1:])
    return new.nonzero()[0]


def _common(one: Array, other: Array) -> Array:
    """What stands in both of two sorted arrays."""
    small, great = (one, other) if len(one) <= len(other) else (other, one)
    return small[contains(great, small)]


def _joined(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending numbers as runs, from and up to."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return runs


def _common_prefix(forms: Sequence[str]) -> str:
    """What all the forms begin with: what the first and the last of them do."""
    first, last = min(forms), max(forms)
    at = next((at for at, char in enumerate(first) if last[at : at + 1] != char), len(first))
    return first[:at]

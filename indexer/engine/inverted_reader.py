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
from indexer.engine.inverted import LANGS
from indexer.engine.narrow import Halves, Narrow
from indexer.engine.postings import PostingLists
from indexer.engine.row_sets import mask_of
from indexer.engine.segment_file import Array, SegmentFile
from indexer.engine.strings import Strings

MANY_TERMS: Final = 16
"""From here on the lexicon is read once between the first term and the last instead of searched for each."""


FEW: Final = 32
"""Where a match has fewer than one in so many units, they are sorted instead of counted in an array of all units."""

STRIDE: Final = 1 << 32
"""More than any position, so that no phrase reaches into the next unit."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Units in ascending order without repeats, and how often each has what was asked for."""

    units: Array
    tf: Array


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


NOTHING: Final = Postings(np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.uint8))


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
        self._shared = field == "author"

    @property
    def unit_count(self) -> int:
        return len(self.langs)

    # --- postings ---

    def postings(self, runs: Sequence[Run]) -> Postings:
        """The units that have any of the forms, and at how many positions; see ``runs``."""
        if not runs:
            return NOTHING
        if self._shared and (len(runs) > 1 or not runs[0].single):
            return self.counted(self.occurrences(runs))
        parts = [(run.single, part) for run in runs if len((part := self._run_postings(run)).units)]
        if not parts:
            return NOTHING
        if len(parts) == 1 and parts[0][0]:
            return parts[0][1]
        return self._summed([part for _, part in parts])

    def _summed(self, parts: Sequence[Postings]) -> Postings:
        """All parts as one, the frequencies of a unit added up."""
        units = np.concatenate([part.units for part in parts])
        tf = np.concatenate([part.tf for part in parts])
        if len(units) * FEW < self.unit_count:
            found, places = np.unique(units, return_inverse=True)
            return Postings(found, np.bincount(places, weights=tf))
        # A mask of bytes is read for what is set in it ten times faster than the totals themselves.
        found = np.flatnonzero(mask_of([units], self.unit_count))
        return Postings(found, np.bincount(units, weights=tf)[found])

    def _run_postings(self, run: Run) -> Postings:
        low, high = self._postings[run.low], self._postings[run.high]
        units, tf = self._lists.read(run.low, run.high), self._tf.read(low, high)
        if run.lang is None or self._one_lang == run.lang:
            return Postings(units, tf)
        kept = self.langs[units] == run.lang
        return Postings(units[kept], tf[kept])

    # --- occurrences ---

    def occurrences(self, runs: Sequence[Run], within: Array | None = None) -> Array:
        """All places of the forms as sorted ``unit * STRIDE + position``; ``within`` masks the units to look in."""
        parts = [self._run_occurrences(run, within) for run in runs]
        if len(parts) == 1:
            return parts[0]
        return np.unique(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int64)

    def _run_occurrences(self, run: Run, within: Array | None) -> Array:
        low, high = self._postings[run.low], self._postings[run.high]
        tf = self._tf.read(low, high)
        units = np.repeat(self._lists.read(run.low, run.high), tf)
        positions = self._positions.read(self._places[run.low], self._places[run.high])
        keep = None if within is None else within[units]
        if run.lang is not None and self._one_lang != run.lang:
            own = self.langs[units] == run.lang
            keep = own if keep is None else keep & own
        if keep is not None:
            units, positions = units[keep], positions[keep]
        found = units.astype(np.int64) * STRIDE + positions
        return found if run.high - run.low == 1 else np.unique(found)

    def counted(self, occurrences: Array) -> Postings:
        """How many of the occurrences each unit has."""
        units, counts = np.unique(occurrences // STRIDE, return_counts=True)
        return Postings(units, counts)

    @cached_property
    def _one_lang(self) -> int | None:
        """The language of all units, if they have one."""
        counts = np.bincount(self.langs, minlength=len(LANGS))
        there = np.flatnonzero(counts)
        return int(there[0]) if len(there) == 1 else None

    # --- terms ---

    def runs(self, terms: Sequence[str]) -> list[Run]:
        """The forms that terms stand for, marked stems included."""
        forms = [term for term in terms if not term.startswith(STEM_MARK)]
        stems = [term[len(STEM_MARK) :] for term in terms if term.startswith(STEM_MARK)]
        runs = [Run(low, high, None) for low, high in _joined(self._numbers(forms))]
        for lang in range(len(LANGS)) if stems else ():
            numbers = sorted({number for stem in stems for number in self._with_stem(stem, lang)})
            runs += [Run(low, high, lang) for low, high in _joined(numbers)]
        return runs

    def _with_stem(self, stem: str, lang: int) -> Sequence[int]:
        """The forms that have a stem in a language; those that are their own and only one are not listed."""
        if self._one_lang not in (None, lang):
            return ()
        at = self._stems[lang].find(stem.encode())
        if at >= 0:
            groups = self._groups[lang]
            found: list[int] = self._members[lang][groups[at] : groups[at + 1]].tolist()
            return found
        number = self.forms.find(stem.encode()) if stem.isascii() else -1
        return (number,) if number >= 0 and analysis.stem(stem, LANGS[lang]) == STEM_MARK + stem else ()

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

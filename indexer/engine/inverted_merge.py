"""One field of several parts, segments or the runs of a build, as one: form by form, in memory that is bounded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Protocol

import numpy as np

from indexer.engine.columns import LANGS, Array, Bools
from indexer.engine.inverted import derived
from indexer.engine.narrow import Halves, HalvesWriter, Narrow, NarrowWriter
from indexer.engine.postings import PostingLists, PostingsWriter
from indexer.engine.segment_file import SegmentFile, gaps
from indexer.engine.spool import Spool
from indexer.engine.strings import Strings, pack_strings

AT_ONCE: Final = 1_000_000
"""About so many occurrences are put together at a time, in some 60 MB; of one form, all."""


class Part(Protocol):
    """Some units of a field: ``postings`` and ``occurrences`` are counted by form, ``langs`` are of all units."""

    file: SegmentFile
    langs: Array
    postings: Array
    occurrences: Array

    def read(self, low: int, high: int) -> tuple[Array, Array, Array, Array]:
        """Of the forms from ``low`` up to ``high``: units by their new numbers, languages of each form, tf, positions.

        The languages of a form are those of its units, the bit ``1 << n`` for the language ``n``.
        """
        ...


class FieldPart:
    """A field of one segment; ``kept`` says which of its units stay, all where it is ``None``.

    ``first`` is the number that the first of them gets.
    """

    def __init__(self, file: SegmentFile, field: str, first: int, kept: Bools | None = None) -> None:
        self.file = file
        self.forms = Strings(file, f"{field}.forms")
        self.kept = None if kept is None or kept.all() else kept
        self.langs = file[f"{field}.langs"] if self.kept is None else file[f"{field}.langs"][self.kept]
        self.pairs = file[f"{field}.pairs"]
        self._all_langs = file[f"{field}.langs"]
        self._first = np.uint32(first)
        self._numbers = None if self.kept is None else (np.cumsum(self.kept) + (first - 1)).astype(np.uint32)
        self._lists = PostingLists(file, field)
        self._tf = Halves(file, f"{field}.tf")
        self._places = file[f"{field}.places"]
        self._positions = Narrow(file, f"{field}.positions")
        self._bounds = np.asarray(self._lists.bounds)
        self.postings = gaps(self._bounds).astype(np.uint32)
        self.occurrences = gaps(self._places).astype(np.uint32)
        if self.kept is not None:
            self._count()

    def _count(self) -> None:
        """Leave what is gone out of the numbers of postings and occurrences, form by form."""
        for low, high in stretches(self.occurrences.copy()):
            forms, units, tf, _ = self._whole(low, high)
            alive = self._alive(units)
            count = high - low
            self.postings[low:high] = np.bincount(forms[alive], minlength=count)
            self.occurrences[low:high] = np.bincount(forms[alive], weights=tf[alive], minlength=count)

    def _alive(self, units: Array) -> Bools:
        alive: Bools = np.ones(len(units), dtype=np.bool_) if self.kept is None else self.kept[units]
        return alive

    def _whole(self, low: int, high: int) -> tuple[Array, Array, Array, Array]:
        start, stop = int(self._bounds[low]), int(self._bounds[high])
        forms = np.repeat(np.arange(high - low), gaps(self._bounds[low : high + 1]))
        positions = self._positions.read(int(self._places[low]), int(self._places[high]))
        return forms, self._lists.read(low, high), self._tf.read(start, stop), positions

    def read(self, low: int, high: int) -> tuple[Array, Array, Array, Array]:
        """What stays of the forms from ``low`` up to ``high``; see ``Part``."""
        forms, units, tf, positions = self._whole(low, high)
        if self._numbers is None:
            return units + self._first, self._held(high - low, forms, units), tf, positions
        alive = self._alive(units)
        units = units[alive]
        return (
            self._numbers[units],
            self._held(high - low, forms[alive], units),
            tf[alive],
            positions[np.repeat(alive, tf)],
        )

    def _held(self, count: int, forms: Array, units: Array) -> Array:
        """Of ``count`` forms, by their postings, the languages."""
        held = np.zeros(count, dtype=np.uint8)
        langs = self._all_langs[units]
        for lang in range(len(LANGS)):
            held[forms[langs == lang]] |= np.uint8(1 << lang)
        return held


def stretches(occurrences: Array) -> Iterator[tuple[int, int]]:
    """Ranges of forms, from and up to, of about ``AT_ONCE`` occurrences each; all forms are in one of them."""
    ends = np.cumsum(occurrences)
    low = 0
    while low < len(ends):
        done = int(ends[low - 1]) if low else 0
        high = max(low + 1, int(np.searchsorted(ends, done + AT_ONCE, side="right")))
        yield low, high
        low = high


def merge_field(field: str, parts: Sequence[FieldPart], folder: Path | None) -> dict[str, Array | Spool]:
    """The arrays of the field in the segment that they make; what is long waits in a file in ``folder``."""
    forms, places, pairs = _lexicon(parts)
    return join_parts(field, [form.decode() for form in forms], pairs, parts, places, folder)


def join_parts(
    field: str,
    forms: Sequence[str],
    pairs: Array,
    parts: Sequence[Part],
    numbers: Sequence[tuple[Array, Array]],
    folder: Path | None,
) -> dict[str, Array | Spool]:
    """The same of parts whose forms were compared: ``forms`` are all, sorted, ``pairs`` the numbers of the pairs.

    ``numbers`` says of every part which of its forms have postings, and the number of each among all.
    """
    postings, occurrences = (np.zeros(len(forms), dtype=np.int64) for _ in range(2))
    for part, (there, own) in zip(parts, numbers, strict=True):
        postings[own] += part.postings[there]
        occurrences[own] += part.occurrences[there]
    held = np.zeros(len(forms), dtype=np.uint8)
    lists, tfs, positions = PostingsWriter(folder), HalvesWriter(folder), NarrowWriter(folder)
    for low, high in stretches(occurrences):
        units = np.empty(int(postings[low:high].sum()), dtype=np.uint32)
        tf = np.empty(len(units), dtype=np.uint32)
        places = np.empty(int(occurrences[low:high].sum()), dtype=np.uint32)
        unit_ends, place_ends = (_Ends(counts[low:high]) for counts in (postings, occurrences))
        for part, (there, own) in zip(parts, numbers, strict=True):
            first, last = np.searchsorted(own, np.array((low, high), dtype=np.uint32)).tolist()
            if first == last:
                continue
            inside, new = there[first:last], own[first:last]
            found, langs, found_tf, found_places = part.read(int(inside[0]), int(inside[-1]) + 1)
            cells = unit_ends.take(new - low, part.postings[inside])
            units[cells], tf[cells] = found, found_tf
            places[place_ends.take(new - low, part.occurrences[inside])] = found_places
            held[new] |= langs[inside - inside[0]]
            part.file.forget()
        lists.add(units, postings[low:high])
        tfs.add(tf)
        positions.add(places)
    held_in = (held >> np.arange(len(LANGS), dtype=np.uint8)[:, np.newaxis] & 1).astype(np.bool_)
    return {
        **pack_strings(f"{field}.forms", (form.encode() for form in forms)),
        f"{field}.pairs": pairs,
        **lists.arrays(field),
        **tfs.arrays(f"{field}.tf"),
        f"{field}.places": np.concatenate(([0], np.cumsum(occurrences))).astype(np.uint32),
        **positions.arrays(f"{field}.positions"),
        f"{field}.langs": np.concatenate([part.langs for part in parts]),
        **derived(field, forms, pairs, held_in),
    }


class _Ends:
    """How far the cells of each of some forms are filled."""

    def __init__(self, counts: Array) -> None:
        self._filled = np.cumsum(counts) - counts

    def take(self, forms: Array, counts: Array) -> Array:
        """The next cells of these forms, so many of each, one form after the other."""
        counts = counts.astype(np.int64)
        before = np.cumsum(counts) - counts
        cells = np.repeat(self._filled[forms] - before, counts)
        cells += np.arange(len(cells))
        self._filled[forms] += counts
        return cells


def _lexicon(parts: Sequence[FieldPart]) -> tuple[list[bytes], list[tuple[Array, Array]], Array]:
    """All forms that stay, sorted; for each part which of its forms they are, and their new numbers; the pairs."""
    known: dict[bytes, int] = {}
    found: list[tuple[Array, Array]] = []
    words: list[Array] = []
    for part in parts:
        there = np.flatnonzero(part.postings).astype(np.uint32)
        forms = part.forms[:]
        numbers = [known.setdefault(forms[number], len(known)) for number in there.tolist()]
        found.append((there, np.array(numbers, dtype=np.uint32)))
        words.append(found[-1][1][~np.isin(there, part.pairs)])
    listed = sorted(known)
    ranks = np.empty(len(listed), dtype=np.uint32)
    ranks[[known[form] for form in listed]] = np.arange(len(listed))
    paired = np.ones(len(listed), dtype=np.bool_)
    for numbers_of_words in words:
        paired[ranks[numbers_of_words]] = False
    return listed, [(there, ranks[own]) for there, own in found], np.flatnonzero(paired).astype(np.uint32)

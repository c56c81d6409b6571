"""The texts of a build, a million words at a time: sorted by form, put aside, and joined when all forms are known.

A run knows forms by the numbers that they got as they came; in which order they are sorted is known at the end. What a
run gives of a stretch of forms is therefore gathered, form by form.
"""

from __future__ import annotations

import io
import mmap
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile

import numpy as np

from indexer.engine.columns import Array
from indexer.engine.inverted import ends_of, key_bits
from indexer.engine.inverted_merge import join_parts
from indexer.engine.narrow import narrowest
from indexer.engine.row_sets import spread
from indexer.engine.segment_file import SegmentFile, write_arrays
from indexer.engine.spool import Spool
from indexer.engine.tokenise import Listed


def put_aside(arrays: Mapping[str, Array | Spool], folder: Path | None) -> SegmentFile:
    """The arrays, to be read from a file in ``folder`` without a name, which dies with us; ``None`` is for memory."""
    if folder is None:
        memory = io.BytesIO()
        write_arrays(memory, arrays)
        return SegmentFile(memory.getvalue(), "in memory")
    with TemporaryFile(dir=folder) as file:
        write_arrays(file, arrays)
        file.flush()
        return SegmentFile(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)), "put aside")


class Run:
    """The occurrences of some units, ``langs`` their languages; ``first`` is the number that the first of them gets.

    Once it was told the ``ranks`` of all forms, it is a ``inverted_merge.Part``, its forms ascending by rank.
    """

    def __init__(self, listed: Listed, langs: Array, first: int, folder: Path | None) -> None:
        self.langs = langs
        self._first = np.uint32(first)
        self.file = put_aside(_sorted(listed, langs), folder)

    def order(self, ranks: Array) -> Array:
        """Arrange the forms by the ranks of all; gives those of its own, ascending."""
        own: Array = ranks[self.file["forms"]]
        order = np.argsort(own)
        self.postings, self.occurrences = (self.file[name][order] for name in ("postings", "occurrences"))
        self._held = self.file["held"][order]
        # As narrow as they may be: all runs hold these at once, and there are as many of them as millions of words.
        self._posting_starts, self._token_starts = (
            ends_of(self.file[name])[:-1].astype(np.uint32)[order] for name in ("postings", "occurrences")
        )
        self.file.forget()
        return own[order]

    def read(self, low: int, high: int) -> tuple[Array, Array, Array, Array]:
        """Of the forms from ``low`` up to ``high``: units, the languages of each form as bits, tf, positions."""
        postings = _spread(self._posting_starts[low:high], self.postings[low:high])
        occurrences = _spread(self._token_starts[low:high], self.occurrences[low:high])
        units = self.file["units"][postings] + self._first
        return units, self._held[low:high], self.file["tf"][postings], self.file["positions"][occurrences]


def _spread(starts: Array, counts: Array) -> Array:
    """``row_sets.spread`` of numbers without a sign."""
    return spread(starts.astype(np.int64), counts.astype(np.int64))


def _keys(listed: Listed, units: int) -> tuple[Array, int, int]:
    """What ``inverted.sorted_keys`` makes, of units that have one text each."""
    forms = int(listed.forms.max()) + 1 if len(listed.forms) else 0
    longest = int(listed.counts.max()) if len(listed.counts) else 0
    unit_bits, position_bits = key_bits(forms, units, longest)
    keys = listed.forms.astype(np.uint64)
    keys <<= np.uint64(unit_bits + position_bits)
    # Within a text, unit and position count up by one: so they do from text to text but for what each begins with.
    starts = np.cumsum(listed.counts) - listed.counts
    rest = np.repeat((listed.units.astype(np.int64) << position_bits) - starts, listed.counts)
    rest += np.arange(len(rest))
    keys |= rest.view(np.uint64)
    keys.sort()
    return keys, unit_bits, position_bits


def _sorted(listed: Listed, langs: Array) -> dict[str, Array | Spool]:
    """The arrays of a run: postings and occurrences form by form, and how many of them each form has."""
    keys, unit_bits, position_bits = _keys(listed, len(langs))
    postings = keys >> np.uint64(position_bits)
    starts = _changes(postings)
    postings = postings[starts]
    units = narrowest(postings & np.uint64((1 << unit_bits) - 1))
    postings >>= np.uint64(unit_bits)
    firsts = _changes(postings)
    bits = np.left_shift(np.uint8(1), langs, dtype=np.uint8)[units]
    return {
        "forms": postings[firsts].astype(np.uint32),
        "postings": np.diff(firsts, append=len(units)).astype(np.uint32),
        "occurrences": np.diff(starts[firsts], append=len(keys)).astype(np.uint32),
        "held": np.bitwise_or.reduceat(bits, firsts) if len(firsts) else bits,
        "units": units,
        "tf": narrowest(np.diff(starts, append=len(keys))),
        "positions": narrowest(keys & np.uint64((1 << position_bits) - 1)),
    }


def _changes(numbers: Array) -> Array:
    """Where another number begins, the first among them."""
    changes: Array = np.flatnonzero(
        np.concatenate((np.ones(min(1, len(numbers)), np.bool_), numbers[1:] != numbers[:-1]))
    )
    return changes


def join_runs(
    field: str, forms: Sequence[str], pairs: Sequence[int], runs: Sequence[Run], folder: Path | None
) -> dict[str, Array | Spool]:
    """The arrays of the field that the runs make; ``forms`` are those of all by number, ``pairs`` those of pairs."""
    there = np.zeros(len(forms), dtype=np.bool_)
    for run in runs:
        there[run.file["forms"]] = True
    numbers = np.array(sorted(np.flatnonzero(there).tolist(), key=forms.__getitem__), dtype=np.uint32)
    ranks = np.zeros(len(forms), dtype=np.uint32)
    ranks[numbers] = np.arange(len(numbers), dtype=np.uint32)
    there[:] = False
    there[list(pairs)] = True
    own = [run.order(ranks) for run in runs]
    places = [(np.arange(len(ranked), dtype=np.uint32), ranked) for ranked in own]
    listed = [forms[number] for number in numbers.tolist()]
    return join_parts(field, listed, np.flatnonzero(there[numbers]).astype(np.uint32), runs, places, folder)

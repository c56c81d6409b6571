"""Texts in bulk → numbers of forms: what ``analysis.tokens`` says, an array at a time.

No token reaches across white space, so a text's tokens are those of its chunks between white space, and of a chunk seen
before the number is looked up, for many at once (``chunks``): 80 words in 5 microseconds, against 320 by token objects.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from indexer.analysis import EDGES, MAX_FORM_CHARS, POSSESSIVES, forms
from indexer.engine.chunks import ChunkTable, Texts, split
from indexer.engine.row_sets import spread
from indexer.engine.segment_file import Array

BATCH_CHARS: Final = 200_000
"""Texts are read when they have so many characters: some 10 MB meanwhile, most of which stays in the cache."""
MOST_CHUNKS: Final = 500_000
"""When more chunks than this are known, they are forgotten: knowing them takes 40 MB."""
_CHARS_A_TOKEN: Final = 6


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens of a field, one a cell of each array: its form, its unit, its position in the text."""

    forms: Array
    units: Array
    positions: Array


@dataclass(frozen=True, slots=True)
class Listed:
    """All tokens of a field, text after text: the form of each; of each text its unit and how many tokens it has."""

    forms: Array
    units: Array
    counts: Array


class _Forms:
    """Numbers forms. A chunk gets the number of its form when it is one token, else ``-1 -`` that of its list."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.paired: set[int] = set()
        self.listed = array("i")
        """The forms of the lists, list after list."""
        self.ends = array("q", [0])
        """Where each list begins in there, and at last where all end."""

    def of_chunks(self, chunks: Sequence[str]) -> list[int]:
        """The number of each; by far the most chunks are one word of ASCII."""
        known, paired = self.numbers, self.paired
        found = []
        for chunk in chunks:
            core = chunk.strip(EDGES)
            if core.endswith(POSSESSIVES):
                core = core[:-2]
            if core.isascii() and core.isalnum():
                number = known.setdefault(core.lower()[:MAX_FORM_CHARS], len(known))
                if paired:
                    paired.discard(number)
            else:
                number = self._of_many(chunk)
            found.append(number)
        return found

    def _of_many(self, chunk: str) -> int:
        found = [self._number(form, paired=paired) for form, paired in forms(chunk)]
        if len(found) == 1:
            return found[0]
        self.listed.extend(found)
        self.ends.append(len(self.listed))
        return 1 - len(self.ends)

    def _number(self, form: str, *, paired: bool) -> int:
        number = self.numbers.setdefault(form, fresh := len(self.numbers))
        if paired and number == fresh:
            self.paired.add(number)
        elif not paired:
            self.paired.discard(number)
        return number


class FieldTexts:
    """Collects the texts of one field. ``add`` gives each a new unit; ``extend`` puts one more into the last unit."""

    def __init__(self) -> None:
        self._forms = _Forms()
        self._chunks = ChunkTable(self._forms.of_chunks)
        self._waiting: list[str] = []
        self._waiting_chars = 0
        self._found: list[Array] = []
        self._counts: list[Array] = []
        self._tokens = 0
        self._units = array("I")
        self.units = 0

    def __len__(self) -> int:
        """About how many tokens there are."""
        return self._tokens + self._waiting_chars // _CHARS_A_TOKEN

    def add(self, text: str) -> None:
        self.units += 1
        self.extend(text)

    def add_all(self, texts: Sequence[str]) -> None:
        """A unit each."""
        for text in texts:
            self.add(text)

    def read(self, texts: Texts) -> None:
        """The same at once, of texts that are bytes already."""
        if self._waiting:
            self._read()
        self._units.extend(range(self.units, self.units + len(texts.sizes)))
        self.units += len(texts.sizes)
        self._number(texts)

    def add_lists(self, lists: Sequence[Sequence[str]]) -> None:
        """A unit each, of all texts of a list."""
        for number, texts in enumerate(lists, self.units):
            if texts:
                self._units.extend([number] * len(texts))
                self._waiting.extend(texts)
                self._waiting_chars += sum(map(len, texts))
        self.units += len(lists)
        if self._waiting_chars >= BATCH_CHARS:
            self._read()

    def extend(self, text: str) -> None:
        """One more text of the last unit; its positions begin at 0 too."""
        self._units.append(self.units - 1)
        self._waiting.append(text)
        self._waiting_chars += len(text)
        if self._waiting_chars >= BATCH_CHARS:
            self._read()

    def _read(self) -> None:
        """Number the chunks of the texts that wait."""
        self._number(Texts.of(self._waiting))
        self._waiting.clear()
        self._waiting_chars = 0

    def _number(self, texts: Texts) -> None:
        starts, ends, counts = split(texts)
        self._found.append(self._chunks.numbers(texts.joined, starts, ends))
        self._counts.append(counts)
        self._tokens += len(starts)

    @property
    def forms(self) -> list[str]:
        """The forms by their numbers."""
        return list(self._forms.numbers)

    @property
    def paired(self) -> list[int]:
        """The numbers of the forms that are pairs of characters and no words, and so have no stem."""
        return sorted(self._forms.paired)

    def take(self) -> Tokens:
        """All tokens since the last time, their units counted from that on; the numbers of forms go on being used."""
        listed = self.take_lists()
        counts = listed.counts
        # A token's position is how far it is from the first of its text.
        positions = np.arange(len(listed.forms), dtype=np.uint32)
        positions -= np.repeat((np.cumsum(counts) - counts).astype(np.uint32), counts)
        return Tokens(listed.forms, np.repeat(listed.units, counts), positions)

    def take_lists(self) -> Listed:
        """The same, text after text."""
        if self._waiting:
            self._read()
        found = np.concatenate([np.zeros(0, dtype=np.int32), *self._found])
        counts = np.concatenate([np.zeros(0, dtype=np.int64), *self._counts])
        units = np.array(self._units, dtype=np.uint32)
        self._found, self._counts, self._units, self._tokens, self.units = [], [], array("I"), 0, 0
        if self._chunks.count > MOST_CHUNKS:
            self._chunks = ChunkTable(self._forms.of_chunks)
        if len(found) and found.min() < 0:
            found, counts = self._expanded(found, counts)
        return Listed(found, units, counts)

    def _expanded(self, found: Array, counts: Array) -> tuple[Array, Array]:
        """With the lists of forms in place of their numbers; and how many tokens each text has then."""
        flat, bounds = (np.asarray(numbers) for numbers in (self._forms.listed, self._forms.ends))
        at = np.flatnonzero(found < 0)
        which = -1 - found[at]
        starts, sizes = bounds[which], bounds[which + 1] - bounds[which]
        repeats = np.ones(len(found), dtype=np.int64)
        repeats[at] = sizes
        expanded = np.repeat(found, repeats)
        before = np.cumsum(sizes - 1) - (sizes - 1)  # by how much the lists before each have moved it on
        expanded[spread(at + before, sizes)] = flat[spread(starts, sizes)]
        ends = np.concatenate(([0], np.cumsum(repeats)))[np.concatenate(([0], np.cumsum(counts)))]
        return expanded, np.diff(ends)

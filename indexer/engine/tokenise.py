"""Texts in bulk → numbers of forms: what ``analysis.tokens`` says, an array at a time.

No token reaches across white space, so a text's tokens are those of its chunks between white space, and a chunk seen
before costs one look into a dictionary. That makes 80 words a few microseconds, against 320 by token objects.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Final

import numpy as np

from indexer.analysis import MAX_FORM_CHARS, tokens
from indexer.engine.segment_file import Array

_EDGES: Final = ".,;:!?()[]\"“”‘’'«»—–…-/"
"""What may stand around a word without being part of a token or joining it to another."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens of a field, one a cell of each array: its form, its unit, its position in the text."""

    forms: Array
    units: Array
    positions: Array


class _Chunks(dict[str, int]):
    """Chunk → number of its form when it is one token, else ``-1 -`` the number of its list of forms."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: dict[str, int] = {}
        self.stemmed: set[int] = set()
        self.lists: list[tuple[int, ...]] = []

    def __missing__(self, chunk: str) -> int:
        core = chunk.strip(_EDGES)
        if core.isalnum() and core.isascii():
            number = self._number(core.lower()[:MAX_FORM_CHARS], paired=False)
        else:
            forms = tuple(self._number(token.form, paired=token.paired) for token in tokens(chunk))
            number = forms[0] if len(forms) == 1 else -1 - len(self.lists)
            if number < 0:
                self.lists.append(forms)
        self[chunk] = number
        return number

    def _number(self, form: str, *, paired: bool) -> int:
        number = self.numbers.setdefault(form, len(self.numbers))
        if not paired:
            self.stemmed.add(number)
        return number


class FieldTexts:
    """Collects the texts of one field. ``add`` gives each a new unit; ``extend`` puts one more into the last unit."""

    def __init__(self) -> None:
        self._chunks = _Chunks()
        self._found = array("i")
        self._counts: list[int] = []
        self._units: list[int] = []
        self.units = 0

    def __len__(self) -> int:
        """About how many tokens there are."""
        return len(self._found)

    def add(self, text: str) -> None:
        self.units += 1
        self.extend(text)

    def extend(self, text: str) -> None:
        """One more text of the last unit; its positions begin at 0 too."""
        found = [*map(self._chunks.__getitem__, text.split())]
        self._found.extend(found)
        self._counts.append(len(found))
        self._units.append(self.units - 1)

    @property
    def forms(self) -> list[str]:
        """The forms by their numbers."""
        return list(self._chunks.numbers)

    @property
    def stemmed(self) -> list[int]:
        """The numbers of the forms that are words: a pair of characters has no stem."""
        return sorted(self._chunks.stemmed)

    def take(self) -> Tokens:
        """All tokens since the last time, their units counted from that on; the numbers of forms go on being used."""
        tokens = self.tokens()
        self._found, self._counts, self._units, self.units = array("i"), [], [], 0
        return tokens

    def tokens(self) -> Tokens:
        found = np.frombuffer(self._found, dtype=np.int32) if self._found else np.zeros(0, np.int32)
        texts = np.repeat(np.arange(len(self._counts), dtype=np.uint32), self._counts)
        if len(found) and found.min() < 0:
            found, texts = self._expanded(found, texts)
        starts = np.searchsorted(texts, np.arange(len(self._counts)))
        positions = np.arange(len(found), dtype=np.uint32)
        positions -= starts.astype(np.uint32)[texts]
        return Tokens(found, np.array(self._units, dtype=np.uint32)[texts], positions)

    def _expanded(self, found: Array, texts: Array) -> tuple[Array, Array]:
        """With the lists of forms in place of their numbers."""
        lists = self._chunks.lists
        sizes = np.fromiter(map(len, lists), dtype=np.int64, count=len(lists))
        flat = np.fromiter((form for forms in lists for form in forms), dtype=np.int32, count=int(sizes.sum()))
        starts = np.cumsum(sizes) - sizes
        many = found < 0
        which = -1 - found[many]
        repeats = np.ones(len(found), dtype=np.int64)
        repeats[many] = sizes[which]
        firsts = np.zeros(len(found), dtype=np.int64)
        firsts[many] = starts[which]
        within = np.arange(int(repeats.sum())) - np.repeat(np.cumsum(repeats) - repeats, repeats)
        source = np.repeat(firsts, repeats) + within
        from_list = np.repeat(many, repeats)
        expanded = np.repeat(found, repeats)
        expanded[from_list] = flat[source[from_list]]
        return expanded, np.repeat(texts, repeats)

"""What the models that label tokens have in common: rows of numbers for features, and a linear chain over labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np

from indexer.citations.learnt.chains import Floats
from indexer.citations.learnt.packed import Numbers, Packed

Told = Sequence[Sequence[str]]
"""The features of each token of a note."""


class Model(Protocol):
    """A model: of the rows of a token's features, summed, it makes scores of labels."""

    @property
    def vocabulary(self) -> Sequence[str]:
        """The features that it knows."""

    @property
    def weights(self) -> Floats:
        """A row of zeros for what it doesn't know, and then one for each of them, [1 + features, numbers]."""

    @property
    def transitions(self) -> Floats:
        """Scores of labels behind labels, [before, label]."""

    @property
    def first(self) -> Floats:
        """Scores of labels at the beginning of a note."""

    def scores(self, summed: Floats, packed: Packed) -> Floats:
        """[tokens, numbers], tokens in packed order → scores of labels, [tokens, labels]."""


class Features:
    """The features that models know: each is looked up once for all of them."""

    def __init__(self, models: Sequence[Model]) -> None:
        self._numbers: dict[str, int] = {}
        for model in models:
            for feature in model.vocabulary:
                self._numbers.setdefault(feature, len(self._numbers) + 1)
        self._tables = [(self._rows(model.vocabulary), model.weights) for model in models]

    def _rows(self, vocabulary: Sequence[str]) -> Numbers:
        """Of each feature by number, its row in a model's table: the first where the model doesn't know it."""
        rows = np.zeros(len(self._numbers) + 1, np.intp)
        rows[[self._numbers[feature] for feature in vocabulary]] = range(1, len(vocabulary) + 1)
        return rows

    def sums(self, notes: Sequence[Told], order: Numbers) -> Iterator[Floats]:
        """For each model the sums of the rows of each token's features, [tokens, numbers], tokens in this order."""
        number_of = self._numbers.get
        counts = np.array([len(token) for note in notes for token in note])
        numbers = np.zeros((len(counts), counts.max()), np.intp)
        numbers[np.arange(counts.max()) < counts[:, None]] = [
            number_of(each, 0) for note in notes for token in note for each in token
        ]
        numbers = numbers[order].T
        for rows, table in self._tables:
            summed: Floats = np.zeros((len(order), table.shape[1]), np.float32)
            for row in rows[numbers]:
                summed += table[row]
            yield summed

"""A linear-chain conditional random field (Lafferty, McCallum & Pereira, 2001) that CRFsuite taught, read with NumPy.

``tests.quality.training`` makes the files of those that come with Ibid: ``vocabulary`` [features], ``labels``,
``weights`` of labels by features [features, labels] and of ``transitions`` [before, label].
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from indexer.citations.learnt.chains import Floats
from indexer.citations.learnt.packed import Packed

HERE: Final = Path(__file__).parent
BY_NOTES: Final = HERE / "notes.npz"
"""The field that was told of notes alone."""
BY_RULES: Final = HERE / "rules.npz"
"""The field that was also told what rules had read of notes that nobody had made rules for yet."""


class RandomField:
    """A field in a file; ``labels`` are those by which its scores shall stand, its own among them.

    ValueError if they lack one of its own.
    """

    def __init__(self, path: Path, labels: Sequence[str]) -> None:
        with np.load(path, allow_pickle=False) as kept:
            self.vocabulary: list[str] = kept["vocabulary"].tolist()
            own = [labels.index(label) for label in kept["labels"].tolist()]
            self.weights: Floats = np.zeros((1 + len(self.vocabulary), len(labels)), np.float32)
            self.weights[1:, own] = kept["weights"]
            self.transitions: Floats = np.full((len(labels), len(labels)), -np.inf, np.float32)
            self.transitions[np.ix_(own, own)] = kept["transitions"]
        self.first: Floats = np.full(len(labels), -np.inf, np.float32)  # it can't be a label that it doesn't know
        self.first[own] = 0

    def scores(self, summed: Floats, _: Packed) -> Floats:
        """The sums of weights are the scores."""
        return summed

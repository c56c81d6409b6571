"""Linear chains over labels: scores of the labels of each token → how probable each is, whatever the others are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.citations.learnt.packed import Packed

Floats = NDArray[np.float32]
Chances = NDArray[np.float64]


class Chains:
    """Chains over the same labels, each with its ``transitions`` [before, label] and its scores of ``first`` labels.

    Scores are to be added; what is impossible has −∞.
    """

    def __init__(self, transitions: Sequence[Floats], first: Sequence[Floats]) -> None:
        steps = np.exp(np.stack(transitions).astype(np.float64))
        begins = np.exp(np.stack(first).astype(np.float64))[:, None]
        # Backwards it is the same, from label to label before, but that any label may be the last.
        self._steps: Chances = np.concatenate([steps, steps.transpose(0, 2, 1)])
        self._begins: Chances = np.concatenate([begins, np.ones_like(begins)])

    def chances(self, scores: Floats, packed: Packed) -> Chances:
        """Scores of labels, [chains, tokens, labels] → how probable each label is over all paths, in the same shape.

        Tokens stand in packed order. (Forward-backward: Baum, 1972.)
        """
        here = np.exp((scores - scores.max(axis=-1, keepdims=True)).astype(np.float64))
        both = np.concatenate([here, here[:, packed.mirrored]])
        told = np.empty_like(both)  # what the tokens before say of the labels of each, then what those behind say
        message = np.repeat(self._begins, packed.steps[0].stop, axis=1)
        for step in packed.steps:
            told[:, step] = message[:, : step.stop - step.start]
            message = _shares(told[:, step] * both[:, step]) @ self._steps
        before, behind = told[: len(here)], told[len(here) :, packed.mirrored]
        return _shares(before * here * behind)


def _shares(values: Chances) -> Chances:
    """Rows that sum to 1."""
    shares: Chances = values / values.sum(axis=-1, keepdims=True)
    return shares

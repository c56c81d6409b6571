"""A small neural network that says how probable each label of each token is, read with NumPy alone.

The features of a token are summed vectors; a memory runs over the note in either direction (long short-term memory:
Hochreiter & Schmidhuber, 1997), and a linear chain stands over both (a conditional random field: Lafferty, McCallum &
Pereira, 2001; the three together: Huang, Xu & Yu, 2015). ``tests.quality.network_training`` makes ``network.npz``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from indexer.citations.learnt.decoding import may_follow
from indexer.citations.learnt.labels import TALK

BY_NETWORK: Final = Path(__file__).parent / "network.npz"
"""The network that was told of notes, and of what rules had read of them."""
EPSILON: Final = 1e-5
"""Added to variances, of which none shall be 0."""
_HALF: Final = np.float32(0.5)

Floats = NDArray[np.float32]
Chances = NDArray[np.float64]


class Memory:
    """A long short-term memory of one direction: at each token it tells what it has kept of those before."""

    def __init__(self, of_input: Floats, of_told: Floats, bias: Floats) -> None:
        self._input = of_input
        self._told = of_told
        self._bias = bias

    def along(self, tokens: Floats) -> Floats:
        """[tokens, inputs] → what it tells at each, [tokens, width]."""
        width = len(self._told)
        gates = tokens @ self._input + self._bias
        states = np.empty((len(tokens), width), np.float32)
        told = cell = np.zeros(width, np.float32)
        for number in range(len(tokens)):
            gate = gates[number] + told @ self._told
            enter, keep, tell = _sigmoid(gate[: 3 * width]).reshape(3, width)
            cell = keep * cell + enter * np.tanh(gate[3 * width :])
            told = states[number] = tell * np.tanh(cell)
        return states


class Chain:
    """A linear chain over labels: ``transitions[before, label]`` and ``first[label]`` are scores to be added."""

    def __init__(self, labels: Sequence[str], transitions: Floats, first: Floats) -> None:
        follows = np.array([[may_follow(before, label) for label in labels] for before in labels])
        begins = np.array([may_follow(TALK, label) for label in labels])
        self._transitions: Chances = np.exp(transitions.astype(np.float64)) * follows
        self._first: Chances = np.exp(first.astype(np.float64)) * begins

    def chances(self, scores: Floats) -> Chances:
        """Scores of labels, [tokens, labels] → how probable each is over all paths (forward-backward, Baum, 1972)."""
        here = np.exp((scores - scores.max(axis=1, keepdims=True)).astype(np.float64))
        before, behind = np.empty_like(here), np.ones_like(here)
        before[0] = _shares(self._first * here[0])
        for number in range(1, len(here)):
            before[number] = _shares((before[number - 1] @ self._transitions) * here[number])
        for number in range(len(here) - 2, -1, -1):
            behind[number] = _shares(self._transitions @ (behind[number + 1] * here[number + 1]))
        return _shares(before * behind)


class Network:
    """A network in a file that ``tests.quality.network_training`` wrote; it keeps no state, so any threads share it."""

    def __init__(self, path: Path = BY_NETWORK) -> None:
        with np.load(path, allow_pickle=False) as kept:
            weights = {name: kept[name].astype(np.float32) for name in kept.files if kept[name].dtype.kind == "f"}
            self._numbers = {feature: number for number, feature in enumerate(kept["vocabulary"].tolist())}
            self._labels: list[str] = kept["labels"].tolist()
        self._features, self._offset = weights["features"], weights["offset"]
        self._forward, self._backward = (
            Memory(weights[f"{way}_input"], weights[f"{way}_hidden"], weights[f"{way}_bias"])
            for way in ("forward", "backward")
        )
        self._scale, self._shift = weights["scale"], weights["shift"]
        self._to_labels, self._label_bias = weights["to_labels"], weights["label_bias"]
        self._chain = Chain(self._labels, weights["transitions"], weights["first"])

    def probabilities(self, told: Sequence[Sequence[str]]) -> list[dict[str, float]]:
        """How probable each label of each token is, by what is told of the tokens; it ignores what it doesn't know."""
        if not told:
            return []
        chances = self._chain.chances(self._scores(told))
        return [dict(zip(self._labels, each, strict=True)) for each in chances.tolist()]

    def _scores(self, told: Sequence[Sequence[str]]) -> Floats:
        """The score of each label of each token, [tokens, labels]."""
        tokens = np.stack([self._summed(each) for each in told]) + self._offset
        states = np.concatenate([self._forward.along(tokens), self._backward.along(tokens[::-1])[::-1]], axis=1)
        scores: Floats = (_normalised(states) * self._scale + self._shift) @ self._to_labels + self._label_bias
        return scores

    def _summed(self, told: Sequence[str]) -> Floats:
        known = [self._numbers[feature] for feature in told if feature in self._numbers]
        summed: Floats = self._features[known].sum(axis=0)
        return summed


def _sigmoid(values: Floats) -> Floats:
    """1 / (1 + e⁻ˣ), by a function that doesn't overflow."""
    shares: Floats = _HALF * np.tanh(_HALF * values) + _HALF
    return shares


def _normalised(values: Floats) -> Floats:
    """Each row with mean 0 and variance 1 (layer normalisation: Ba, Kiros & Hinton, 2016)."""
    values = values - values.mean(axis=1, keepdims=True)
    normal: Floats = values / np.sqrt((values**2).mean(axis=1, keepdims=True) + EPSILON)
    return normal


def _shares(values: Chances) -> Chances:
    """Rows that sum to 1."""
    shares: Chances = values / values.sum(axis=-1, keepdims=True)
    return shares

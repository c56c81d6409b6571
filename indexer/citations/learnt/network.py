"""A small neural network that says how probable each label of each token is, read with NumPy alone.

The features of a token are summed vectors; a memory runs over the note in either direction (long short-term memory:
Hochreiter & Schmidhuber, 1997), and a linear chain stands over both (a conditional random field: Lafferty, McCallum &
Pereira, 2001; the three together: Huang, Xu & Yu, 2015). ``tests.quality.network_training`` makes its files.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np

from indexer.citations.learnt.chains import Floats
from indexer.citations.learnt.decoding import following
from indexer.citations.learnt.labels import TALK
from indexer.citations.learnt.packed import Packed

BY_NETWORKS: Final = tuple(Path(__file__).parent / f"network{number}.npz" for number in (1, 2))
"""The networks that were told of notes and what rules had read of them, the second also of these without italics."""
EPSILON: Final = 1e-5
"""Added to variances, of which none shall be 0."""
_HALF: Final = np.float32(0.5)
_WAYS: Final = ("forward", "backward")


class Network:
    """A network in a file that ``tests.quality.network_training`` wrote."""

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as file:
            kept = dict(file)  # which unpacks an array whenever it is asked for it
        weights = {name: values.astype(np.float32) for name, values in kept.items() if values.dtype.kind == "f"}
        self.vocabulary: list[str] = kept["vocabulary"].tolist()
        self.labels: tuple[str, ...] = tuple(kept["labels"].tolist())
        self.weights: Floats = np.pad(weights["features"], ((1, 0), (0, 0)))
        self._offset = weights["offset"]
        self._input, self._hidden, self._bias = (
            _halved(np.stack([weights[f"{way}_{name}"] for way in _WAYS])) for name in ("input", "hidden", "bias")
        )
        self._scale, self._shift = weights["scale"], weights["shift"]
        self._to_labels, self._label_bias = weights["to_labels"], weights["label_bias"]
        may_follow = following(self.labels)
        self.transitions: Floats = np.where(may_follow, weights["transitions"], -np.inf)
        self.first: Floats = np.where(may_follow[self.labels.index(TALK)], weights["first"], -np.inf)

    def scores(self, summed: Floats, packed: Packed) -> Floats:
        """The sums of the vectors of features, [tokens, inputs] → scores of labels, [tokens, labels]."""
        tokens = summed + self._offset
        forward, backward = self._remembered(np.stack([tokens, tokens[packed.mirrored]]), packed)
        states = np.concatenate([forward, backward[packed.mirrored]], axis=1)
        scores: Floats = (_normalised(states) * self._scale + self._shift) @ self._to_labels + self._label_bias
        return scores

    def _remembered(self, tokens: Floats, packed: Packed) -> Floats:
        """What the memories tell at each token of those before it, [ways, tokens, inputs] → [ways, tokens, width]."""
        width = self._hidden.shape[1]
        inputs = tokens @ self._input + self._bias[:, None]
        states = np.empty((*inputs.shape[:2], width), np.float32)
        told = cell = np.zeros((len(inputs), packed.steps[0].stop, width), np.float32)
        for step in packed.steps:
            going_on = step.stop - step.start
            values = np.tanh(told[:, :going_on] @ self._hidden + inputs[:, step])
            gates = _HALF * values[..., : 3 * width] + _HALF
            enter, keep, tell = (gates[..., at : at + width] for at in range(0, 3 * width, width))
            cell = keep * cell[:, :going_on] + enter * values[..., 3 * width :]
            told = states[:, step] = tell * np.tanh(cell)
        return states


def _halved(weights: Floats) -> Floats:
    """The weights with those of gates halved, as 1 / (1 + e⁻ˣ) is ½ tanh(½ x) + ½: one function for all of a step."""
    gates = 3 * weights.shape[-1] // 4
    return np.concatenate([_HALF * weights[..., :gates], weights[..., gates:]], axis=-1)


def _normalised(values: Floats) -> Floats:
    """Each row with mean 0 and variance 1 (layer normalisation: Ba, Kiros & Hinton, 2016)."""
    values = values - values.mean(axis=1, keepdims=True)
    normal: Floats = values / np.sqrt((values**2).mean(axis=1, keepdims=True) + EPSILON)
    return normal

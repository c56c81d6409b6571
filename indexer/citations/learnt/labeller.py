"""The models that label tokens, loaded when they are first asked, and what they say together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from indexer.citations.learnt.chains import Chains, Chances
from indexer.citations.learnt.decoding import likeliest
from indexer.citations.learnt.labels import Stretch, stretches
from indexer.citations.learnt.model import Features, Model, Told
from indexer.citations.learnt.network import BY_NETWORKS, Network
from indexer.citations.learnt.packed import Packed, batches
from indexer.citations.learnt.rules_said import Habits, Said


class Labeller:
    """Reads notes by models of the same labels; any threads may share it.

    They err in different places, so the mean of what they say errs less (ensembles: Hansen & Salamon, 1990).
    """

    def __init__(self, models: Sequence[Model], labels: Sequence[str]) -> None:
        self._models = models
        self._labels = tuple(labels)
        self._features = Features(models)
        self._chains = Chains([one.transitions for one in models], [one.first for one in models])

    def stretches(self, notes: Sequence[Said], habits: Habits) -> list[list[Stretch]]:
        """The citations of each of some notes as the models see them, ``habits`` those of their article."""
        found: list[list[Stretch]] = [[] for _ in notes]
        for batch in batches([len(note.labels) for note in notes]):
            labelled = self.labelled([notes[number].told(habits) for number in batch])
            for number, labels in zip(batch, labelled, strict=True):
                found[number] = list(stretches(notes[number].view.tokens, labels))
        return found

    def labelled(self, notes: Sequence[Told]) -> list[list[tuple[str, float]]]:
        """The labels of the tokens of each note, each with its probability; the longest note comes first."""
        packed = Packed([len(note) for note in notes])
        chances = self.probabilities(notes, packed)
        numbers = likeliest(chances, self._labels, packed)
        unpacked = np.argsort(packed.order)
        sure = chances[unpacked, numbers[unpacked]].tolist()
        each = zip((self._labels[number] for number in numbers[unpacked]), sure, strict=True)
        return [[next(each) for _ in note] for note in notes]

    def probabilities(self, notes: Sequence[Told], packed: Packed) -> Chances:
        """How probable each label of each token is, [tokens, labels], tokens in packed order."""
        sums = self._features.sums(notes, packed.order)
        scores = [model.scores(summed, packed) for model, summed in zip(self._models, sums, strict=True)]
        mean: Chances = self._chains.chances(np.stack(scores), packed).mean(axis=0)
        return mean


@lru_cache(maxsize=1)
def labeller() -> Labeller:
    """The labeller with the models that come with Ibid."""
    networks = [Network(path) for path in BY_NETWORKS]
    return Labeller(networks, networks[0].labels)

"""The three models that label tokens, loaded when they are first asked, and what they say together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Final

import pycrfsuite

from indexer.citations.learnt.decoding import Probabilities, likeliest, mean
from indexer.citations.learnt.labels import Stretch, stretches
from indexer.citations.learnt.network import BY_NETWORK, Network
from indexer.citations.learnt.rules_said import Habits, Said

HERE: Final = Path(__file__).parent
BY_NOTES: Final = HERE / "notes.crfsuite"
"""The model that was told of notes alone."""
BY_RULES: Final = HERE / "rules.crfsuite"
"""The model that was also told what rules had read of notes that nobody had made rules for yet."""


class Model:
    """A model in a file that CRFsuite wrote; any threads may share it."""

    def __init__(self, path: Path) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))
        self._labels = self._tagger.labels()
        self._one_note = Lock()

    def probabilities(self, told: Sequence[Sequence[str]]) -> list[Probabilities]:
        """How probable each label of each token is, by what is told of the tokens."""
        with self._one_note:  # a tagger keeps the note that it was last given, and is asked about that
            self._tagger.set(told)
            marginal = self._tagger.marginal
            return [{label: marginal(label, number) for label in self._labels} for number in range(len(told))]


class Labeller:
    """Reads notes by two conditional random fields and a network: they err in different places, so the mean errs less.

    The network's word counts for half, as much as that of both others.
    """

    def __init__(self, by_notes: Path = BY_NOTES, by_rules: Path = BY_RULES, by_network: Path = BY_NETWORK) -> None:
        self._by_notes = Model(by_notes)
        self._by_rules = Model(by_rules)
        self._by_network = Network(by_network)

    def stretches(self, note: Said, habits: Habits) -> list[Stretch]:
        """The citations of a note as the models see them, ``habits`` those of its article."""
        if not note.labels:
            return []
        told = note.told(habits)
        chains = mean(self._by_notes.probabilities(note.view.features()), self._by_rules.probabilities(told))
        probabilities = mean(chains, self._by_network.probabilities(told))
        labels = likeliest(probabilities)
        sure = [(label, chances[label]) for label, chances in zip(labels, probabilities, strict=True)]
        return list(stretches(note.view.tokens, sure))


@lru_cache(maxsize=1)
def labeller() -> Labeller:
    """The labeller with the models that come with Ibid."""
    return Labeller()

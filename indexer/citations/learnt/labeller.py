"""The model that labels tokens, loaded when it is first asked."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Final

import pycrfsuite

from indexer.citations.learnt.labels import Stretch, stretches
from indexer.citations.learnt.tokens import features, tokens_of
from indexer.citations.notes.note import Note

MODEL: Final = Path(__file__).with_name("model.crfsuite")


class Labeller:
    """Reads notes by a model in a file that CRFsuite wrote; any threads may share it."""

    def __init__(self, path: Path = MODEL) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))
        self._one_note = Lock()

    def stretches(self, note: Note) -> list[Stretch]:
        """The citations of a note as the model sees them."""
        tokens = tokens_of(note.text)
        if not tokens:
            return []
        told = features(note, tokens)
        with self._one_note:  # a tagger keeps the note that it was last given, and is asked about that
            labels = self._tagger.tag(told)
            sure = [(label, self._tagger.marginal(label, at)) for at, label in enumerate(labels)]
        return list(stretches(tokens, sure))


@lru_cache(maxsize=1)
def labeller() -> Labeller:
    """The labeller with the model that comes with Ibid."""
    return Labeller()

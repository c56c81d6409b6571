"""How probable each label of each token is → the likeliest labels that fit together."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from indexer.citations.learnt.chains import Chances
from indexer.citations.learnt.labels import FIRST, LEANS, TALK
from indexer.citations.learnt.packed import Numbers, Packed

LEAST: Final = 0.002
"""Labels that are less probable are no choice."""
_BEGINS: Final = "B-"
_GOES_ON: Final = "I-"


def likeliest(chances: Chances, labels: tuple[str, ...], packed: Packed) -> Numbers:
    """The labels with the greatest product of probabilities among those that may follow each other (Viterbi, 1967).

    ``chances`` [tokens, labels], tokens in packed order → [tokens], numbers of labels.
    """
    talk = labels.index(TALK)
    scores = np.where(chances > LEAST, np.log(np.maximum(chances, LEAST)), -np.inf)
    scores[:, talk] = np.log(np.maximum(chances[:, talk], LEAST))  # which may follow anything
    fits = np.where(following(labels).T, 0.0, -np.inf)  # [label, before]
    came_from = np.empty(chances.shape, np.intp)
    reached = np.full((packed.steps[0].stop, len(labels)), -np.inf)
    reached[:, talk] = 0
    for step in packed.steps:
        paths = reached[: step.stop - step.start, None] + fits
        came_from[step] = paths.argmax(axis=-1)
        reached = paths.max(axis=-1) + scores[step]
        scores[step] = reached
    return _traced(scores, came_from, packed)


def _traced(reached: Chances, came_from: Numbers, packed: Packed) -> Numbers:
    """The labels of the best path of each note, from its last token back to its first."""
    found = np.empty(len(reached), np.intp)
    label = np.empty(packed.steps[0].stop, np.intp)
    going_on = 0
    for step in reversed(packed.steps):
        count = step.stop - step.start
        label[going_on:count] = reached[step][going_on:].argmax(axis=-1)  # of notes that end here
        found[step] = label[:count]
        label[:count] = came_from[step][np.arange(count), label[:count]]
        going_on = count
    return found


@cache
def following(labels: tuple[str, ...]) -> NDArray[np.bool_]:
    """Which label may stand behind which, [before, label]."""
    return np.array([[may_follow(before, label) for label in labels] for before in labels])


@cache
def may_follow(before: str, label: str) -> bool:
    """Whether a label may stand behind another: a citation begins with its first token, a part with its own."""
    code = label.removesuffix(FIRST).removeprefix(LEANS)
    if label.endswith(FIRST):
        return not code.startswith(_GOES_ON)
    if label == TALK:
        return True
    if before == TALK or before.startswith(LEANS) != label.startswith(LEANS):
        return False
    if not code.startswith(_GOES_ON):
        return True
    part = before.removesuffix(FIRST).removeprefix(LEANS)
    return part[:2] in (_BEGINS, _GOES_ON) and part[2:] == code[2:]

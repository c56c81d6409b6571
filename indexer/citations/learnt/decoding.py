"""How probable each label of each token is → the likeliest labels that fit together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import log
from typing import Final

from indexer.citations.learnt.labels import FIRST, LEANS, TALK

LEAST: Final = 0.002
"""Labels that are less probable are no choice."""
_BEGINS: Final = "B-"
_GOES_ON: Final = "I-"

Probabilities = Mapping[str, float]
"""Of one token: how probable each label is; their sum is 1."""


def mean(some: Sequence[Probabilities], others: Sequence[Probabilities]) -> list[Probabilities]:
    """The mean of what two say of the same tokens; a label that one doesn't know is impossible to it."""
    return [
        {label: (one.get(label, 0.0) + other.get(label, 0.0)) / 2 for label in one.keys() | other.keys()}
        for one, other in zip(some, others, strict=True)
    ]


def likeliest(tokens: Sequence[Probabilities]) -> list[str]:
    """The labels with the greatest product of probabilities among those that may follow each other (Viterbi, 1967)."""
    if not tokens:
        return []
    scores = {TALK: 0.0}
    steps: list[dict[str, str]] = []
    for probabilities in tokens:
        choices = {label: chance for label, chance in probabilities.items() if chance > LEAST}
        choices.setdefault(TALK, LEAST)  # which may follow anything
        reached: dict[str, float] = {}
        came_from: dict[str, str] = {}
        for label, chance in choices.items():
            before = [(score, each) for each, score in scores.items() if may_follow(each, label)]
            if before:
                score, came_from[label] = max(before)
                reached[label] = score + log(chance)
        scores = reached
        steps.append(came_from)
    labels = [max(scores, key=lambda label: (scores[label], label))]
    for came_from in reversed(steps[1:]):
        labels.append(came_from[labels[-1]])
    return labels[::-1]


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

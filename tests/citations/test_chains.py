"""Chains over labels, and notes read together: both say what slower ways say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.citations.learnt.chains import Chains, Chances, Floats
from indexer.citations.learnt.labeller import Labeller
from indexer.citations.learnt.packed import Packed, batches

LABELS = ("B-AU", "T", "X")
STATES = {
    ("w=salt", "X"): 1.5, ("w=salt", "T"): -0.5, ("first", "B-AU"): 2.25, ("last", "X"): -1.75, ("last", "B-AU"): 0.5,
    ("d2=T:32", "T"): 3.0,
}  # fmt: skip
STEPS = {("B-AU", "X"): 1.25, ("X", "X"): -0.75, ("T", "B-AU"): 0.5, ("X", "T"): -2.0}
NOTES = [
    [["first"], ["w=salt", "w=mora"], [], ["d2=T:32"], ["w=salt", "last"]],
    [["first", "w=salt"], [], ["last"]],
    [["first", "last"]],
]


class Field:
    """A model of weights alone: those of features are scores of labels, as they are added up (``Model``)."""

    def __init__(self) -> None:
        self.vocabulary = sorted({feature for feature, _ in STATES})
        self.weights: Floats = np.zeros((1 + len(self.vocabulary), len(LABELS)), np.float32)
        for (feature, label), weight in STATES.items():
            self.weights[1 + self.vocabulary.index(feature), LABELS.index(label)] = weight
        self.transitions: Floats = np.array([[STEPS.get((b, a), 0.0) for a in LABELS] for b in LABELS], np.float32)
        self.first: Floats = np.zeros(len(LABELS), np.float32)

    def scores(self, summed: Floats, _: Packed) -> Floats:
        return summed


def probabilities(notes: Sequence[Sequence[Sequence[str]]]) -> Chances:
    packed = Packed([len(note) for note in notes])
    chances = Labeller([Field()], LABELS).probabilities(notes, packed)
    return chances[np.argsort(packed.order)]


def by_all_paths(told: Sequence[Sequence[str]]) -> Chances:
    """The probability of each label of each token by going along each path of labels, weight by weight."""
    sums = np.zeros((len(told), len(LABELS)))
    for path in product(LABELS, repeat=len(told)):
        weights = [
            STATES.get((feature, label), 0.0) for each, label in zip(told, path, strict=True) for feature in each
        ]
        weights += [STEPS.get(step, 0.0) for step in pairwise(path)]
        sums[range(len(path)), [LABELS.index(label) for label in path]] += exp(sum(weights))
    chances: Chances = sums / sums.sum(axis=1, keepdims=True)
    return chances


def test_chances_agree_with_all_paths() -> None:
    found = probabilities(NOTES)
    assert found == pytest.approx(np.concatenate([by_all_paths(told) for told in NOTES]), rel=1e-5)


def test_the_mean_of_two_has_the_labels_of_both() -> None:
    """One can't tell T from X, the other knows nothing of X: what is impossible to it counts as 0."""
    impossible = -np.inf
    steps = np.zeros((2, 3, 3), np.float32)
    first = np.array([[impossible, 0, 0], [0, 0, impossible]], np.float32)
    scores = np.zeros((2, 1, 3), np.float32)
    found = Chains(list(steps), list(first)).chances(scores, Packed([1]))
    assert found[:, 0].tolist() == [[0, 0.5, 0.5], [0.5, 0.5, 0]]


# --- notes read together ----------------------------------------------------------------------------------------------

LENGTHS = st.lists(st.integers(1, 12), min_size=1, max_size=8).map(lambda some: sorted(some, reverse=True))


@given(LENGTHS)
def test_packed_tokens_are_those_of_all_notes_place_by_place(lengths: list[int]) -> None:
    packed = Packed(lengths)
    starts = [sum(lengths[:number]) for number in range(len(lengths))]
    steps = [
        [start + place for start, length in zip(starts, lengths, strict=True) if place < length]
        for place in range(lengths[0])
    ]
    assert [packed.order[step].tolist() for step in packed.steps] == steps
    ends = {start + place: start + length - 1 - place for start, length in zip(starts, lengths, strict=True)
            for place in range(length)}  # fmt: skip
    assert packed.order[packed.mirrored].tolist() == [ends[number] for number in packed.order.tolist()]


@given(st.lists(st.integers(0, 30), max_size=12), st.integers(1, 60))
def test_batches_have_each_note_once_and_no_more_tokens_than_they_may(lengths: list[int], most: int) -> None:
    found = list(batches(lengths, most))
    numbers = [number for batch in found for number in batch]
    assert sorted(numbers) == [number for number, length in enumerate(lengths) if length]
    assert [lengths[number] for number in numbers] == sorted(filter(None, lengths), reverse=True)
    assert all(len(batch) == 1 or sum(lengths[number] for number in batch) <= most for batch in found)
    for batch, (first, *_) in pairwise(found):
        assert sum(lengths[number] for number in (*batch, first)) > most

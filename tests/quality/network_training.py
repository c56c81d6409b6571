"""``make labeller``: teaches the networks that label tokens by the open gold set.

It needs JAX and SciPy, which nothing else does: ``make labeller`` installs them. Each takes minutes on two cores. One
is taught by notes as they are written, the other also by what rules read of them without their italics.

The lessons are those of ``tests.quality.training``: on notes alone, and on what rules had read of them. Of the variants
of a note one is drawn an epoch, and what the network is told is dropped at random (dropout: Srivastava et al., 2014):
it shall rely neither on rules nor on words that it knows by heart.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import cos, pi, sqrt
from pathlib import Path
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from indexer.citations.learnt.decoding import may_follow
from indexer.citations.learnt.labels import TALK
from indexer.citations.learnt.network import BY_NETWORKS, EPSILON
from tests.quality.training import Lesson, keep_record, open_lessons

SEED: Final = 1
EPOCHS: Final = 16
AVERAGED: Final = 3
"""The weights are the mean of those after each of so many last epochs (Polyak & Juditsky, 1992)."""
WIDTH: Final = 192
"""How many numbers stand for a token, and of how many each direction's memory is."""
BATCH_TOKENS: Final = 1600
LENGTHS: Final = (16, 32, 48, 64, 96, 160)
"""Notes are padded to these lengths: each is compiled once."""
_LONGER: Final = 64

RATE: Final = 2e-3
LEAST_RATE: Final = 0.05
"""The share of the rate that is left at the end."""
WARM_UP: Final = 100
DECAY: Final = 1e-4
MOMENTUM: Final = 0.9
SQUARES: Final = 0.98

DROPPED_INPUT: Final = 0.15
DROPPED: Final = 0.25
DROPPED_FEATURES: Final = 0.05
DROPPED_RULES: Final = 0.35
DROPPED_HABITS: Final = 0.3
DROPPED_ITALICS: Final = 0.15
DROPPED_WORDS: Final = 0.2
DROPPED_ENDINGS: Final = 0.5
"""Of the words that are dropped so many lose their beginnings and endings, too."""
SMOOTHING: Final = 0.02
TOKENWISE: Final = 0.1
"""The weight of the loss of each token by itself beside that of the path."""
FORBIDDEN: Final = -30.0
"""Added to the score of what may not follow: annotations have some of it, where a part stands within another."""

RULES_PREFERRED: Final = 3
"""A variant with what rules read is drawn as often as so many without."""
LEAST_NOTES: Final = 2
"""What fewer notes tell is unknown to the network; of words:"""
LEAST_NOTES_OF_WORD: Final = 3

_BY_RULES = re.compile(r"r(?:[rnkls]|-?\d)?=")
_BY_HABITS = re.compile(r"d\d=")

Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]
Weights = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A lesson in numbers: features in order of tokens, the token of each, and the label of each token."""

    features: Numbers
    tokens: Numbers
    labels: Numbers

    @property
    def padded(self) -> int:
        """The length to which it is padded."""
        count = len(self.labels)
        return next((length for length in LENGTHS if count <= length), -(-count // _LONGER) * _LONGER)


def variants(by_notes: Sequence[Lesson], by_rules: Sequence[Lesson]) -> list[list[Lesson]]:
    """The lessons of each note, among which one is drawn; empty ones teach nothing."""
    found: dict[tuple[str, tuple[str, ...]], list[Lesson]] = defaultdict(list)
    for lessons, times in ((by_notes, 1), (by_rules, RULES_PREFERRED)):
        for lesson in lessons:
            if lesson.labels:
                found[lesson.text, tuple(lesson.labels)] += [lesson] * times
    return list(found.values())


def vocabulary_of(notes: Sequence[Sequence[Lesson]]) -> list[str]:
    """The features that are told of enough notes, sorted."""
    known: Counter[str] = Counter()
    for note in notes:
        known.update({each for lesson in note for told in lesson.told for each in told})
    return sorted(
        each
        for each, count in known.items()
        if count >= (LEAST_NOTES_OF_WORD if each.startswith("w=") else LEAST_NOTES)
    )


def encoded(lesson: Lesson, features: Mapping[str, int], labels: Mapping[str, int]) -> Encoded:
    known = [(features[each], number) for number, told in enumerate(lesson.told) for each in told if each in features]
    pairs = np.array(known, np.int32).reshape(-1, 2)
    return Encoded(pairs[:, 0], pairs[:, 1], np.array([labels[label] for label in lesson.labels], np.int32))


# --- batches --------------------------------------------------------------------------------------------------------


class Dropper:
    """Drops at random some of what is told of a note: in all of it what rules, habits or italics tell, and words."""

    def __init__(self, vocabulary: Sequence[str], chance: np.random.Generator) -> None:
        self._chance = chance
        self._in_whole_notes = (
            (self._those(vocabulary, _BY_RULES), DROPPED_RULES),
            (self._those(vocabulary, _BY_HABITS), DROPPED_HABITS),
            (self._those(vocabulary, re.compile("it$")), DROPPED_ITALICS),
        )
        self._words = self._those(vocabulary, re.compile("w="))
        self._endings = self._those(vocabulary, re.compile("[xyz]="))

    @staticmethod
    def _those(vocabulary: Sequence[str], pattern: re.Pattern[str]) -> NDArray[np.bool_]:
        return np.array([pattern.match(each) is not None for each in vocabulary])

    def kept(self, lesson: Encoded) -> NDArray[np.bool_]:
        """Which of its features a lesson keeps this time."""
        features, chance = lesson.features, self._chance
        kept = chance.random(len(features)) >= DROPPED_FEATURES
        for those, share in self._in_whole_notes:
            if chance.random() < share:
                kept &= ~those[features]
        words = chance.random(len(lesson.labels)) < DROPPED_WORDS
        endings = words & (chance.random(len(lesson.labels)) < DROPPED_ENDINGS)
        kept &= ~(self._words[features] & words[lesson.tokens])
        kept &= ~(self._endings[features] & endings[lesson.tokens])
        return kept


@dataclass(frozen=True, slots=True)
class Batch:
    """Notes padded to one length: ``told`` is [notes × length, features], ``labels`` and ``mask`` [notes, length]."""

    told: csr_matrix
    labels: Numbers
    mask: Floats


def batches(
    lessons: Sequence[Encoded], count: int, kept: Callable[[Encoded], NDArray[np.bool_]], chance: np.random.Generator
) -> Iterator[Batch]:
    """The lessons in batches of notes of like length, in a random order; there are ``count`` features."""
    by_length: dict[int, list[Encoded]] = defaultdict(list)
    for number in chance.permutation(len(lessons)):
        by_length[lessons[number].padded].append(lessons[number])
    parts = [
        (some[at : at + _notes_of(length)], length)
        for length, some in by_length.items()
        for at in range(0, len(some), _notes_of(length))
    ]
    for number in chance.permutation(len(parts)):
        some, length = parts[number]
        yield _batch(some, length, count, kept)


def _notes_of(length: int) -> int:
    return max(1, BATCH_TOKENS // length)


def _batch(some: Sequence[Encoded], length: int, count: int, kept: Callable[[Encoded], NDArray[np.bool_]]) -> Batch:
    notes = _notes_of(length)
    labels = np.zeros((notes, length), np.int32)
    mask = np.zeros((notes, length), np.float32)
    rows, columns = [], []
    for row, lesson in enumerate(some):
        labels[row, : len(lesson.labels)] = lesson.labels
        mask[row, : len(lesson.labels)] = 1
        keep = kept(lesson)
        rows.append(lesson.tokens[keep] + row * length)
        columns.append(lesson.features[keep])
    at = np.concatenate(rows), np.concatenate(columns)
    told = csr_matrix((np.ones(len(at[0]), np.float32), at), shape=(notes * length, count))
    return Batch(told, labels, mask)


# --- the network ----------------------------------------------------------------------------------------------------


def first_weights(features: int, labels: int, chance: np.random.Generator) -> Weights:
    """Random weights, the deviation of each by the number of its inputs (Glorot & Bengio, 2010)."""

    def random(*shape: int, scale: float = 1.0) -> Floats:
        values: Floats = (chance.standard_normal(shape) * scale / np.sqrt(shape[0])).astype(np.float32)
        return values

    weights = {
        "features": (chance.standard_normal((features, WIDTH)) / 4).astype(np.float32),
        "offset": np.zeros(WIDTH, np.float32),
        "scale": np.ones(2 * WIDTH, np.float32),
        "shift": np.zeros(2 * WIDTH, np.float32),
        "to_labels": random(2 * WIDTH, labels, scale=0.5),
        "label_bias": np.zeros(labels, np.float32),
        "transitions": np.zeros((labels, labels), np.float32),
        "first": np.zeros(labels, np.float32),
    }
    for way in ("forward", "backward"):
        weights[f"{way}_input"] = random(WIDTH, 4 * WIDTH)
        weights[f"{way}_hidden"] = random(WIDTH, 4 * WIDTH)
        bias = np.zeros(4 * WIDTH, np.float32)
        bias[WIDTH : 2 * WIDTH] = 1  # to remember at first (Jozefowicz, Zaremba & Sutskever, 2015)
        weights[f"{way}_bias"] = bias
    return weights


def penalties(labels: Sequence[str]) -> tuple[Floats, Floats]:
    """What is added to the scores of transitions, and of first labels."""
    pairs = [[0.0 if may_follow(before, label) else FORBIDDEN for label in labels] for before in labels]
    first = [0.0 if may_follow(TALK, label) else FORBIDDEN for label in labels]
    return np.array(pairs, np.float32), np.array(first, np.float32)


def _dropped(key: Any, values: Any, share: float, *, all_along: bool = False) -> Any:
    shape = (values.shape[0], 1, values.shape[2]) if all_along else values.shape
    return values * jax.random.bernoulli(key, 1 - share, shape) / (1 - share)


def _states(weights: Any, way: str, tokens: Any, mask: Any) -> Any:
    """What a memory of one direction tells at each token, [notes, length, width]; see ``Network``."""

    def step(memory: Any, each: Any) -> Any:
        told, cell = memory
        gates, there = each
        enter, keep, tell, new = jnp.split(gates + told @ weights[f"{way}_hidden"], 4, -1)
        cell = (jax.nn.sigmoid(keep) * cell + jax.nn.sigmoid(enter) * jnp.tanh(new)) * there
        told = jax.nn.sigmoid(tell) * jnp.tanh(cell) * there
        return (told, cell), told

    gates = tokens @ weights[f"{way}_input"] + weights[f"{way}_bias"]
    nothing = jnp.zeros((tokens.shape[0], tokens.shape[2]))
    along = gates.transpose(1, 0, 2), mask.transpose(1, 0, 2)
    _, told = jax.lax.scan(step, (nothing, nothing), along, reverse=way == "backward")
    return told.transpose(1, 0, 2)


def _scores(weights: Any, summed: Any, mask: Any, key: Any) -> Any:
    """The score of each label of each token, [notes, length, labels], with some of the network dropped."""
    keys = jax.random.split(key, 3)
    there = mask[..., None]
    tokens = _dropped(keys[0], (summed + weights["offset"]) * there, DROPPED_INPUT)
    states = jnp.concatenate([_states(weights, way, tokens, there) for way in ("forward", "backward")], -1)
    states = _dropped(keys[1], states, DROPPED, all_along=True)
    states = states - states.mean(-1, keepdims=True)
    states = states * jax.lax.rsqrt((states**2).mean(-1, keepdims=True) + EPSILON)
    states = _dropped(keys[2], states * weights["scale"] + weights["shift"], DROPPED)
    return states @ weights["to_labels"] + weights["label_bias"]


def _all_paths(scores: Any, mask: Any, transitions: Any, first: Any) -> Any:
    """The logarithm of the sum over all paths of labels, of each note."""

    def step(sums: Any, each: Any) -> Any:
        here, there = each
        longer = jax.nn.logsumexp(sums[:, :, None] + transitions, 1) + here
        return jnp.where(there[:, None] > 0, longer, sums), None

    sums, _ = jax.lax.scan(step, scores[:, 0] + first, (scores[:, 1:].transpose(1, 0, 2), mask[:, 1:].T))
    return jax.nn.logsumexp(sums, -1)


def _loss(penalty: tuple[Floats, Floats], weights: Any, summed: Any, labels: Any, mask: Any, key: Any) -> Any:
    """How improbable the annotated path is, a token, and a little of how improbable each of its labels is."""
    scores = _scores(weights, summed, mask, key)
    transitions, first = weights["transitions"] + penalty[0], weights["first"] + penalty[1]
    of_labels = jnp.take_along_axis(scores, labels[..., None], -1)[..., 0]
    path = (of_labels * mask).sum(-1) + first[labels[:, 0]]
    path += (transitions[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]).sum(-1)
    # A row of padding alone has its first label's score in both sums: it must not count.
    by_path = ((_all_paths(scores, mask, transitions, first) - path) * mask[:, 0]).sum()
    chances = jax.nn.log_softmax(scores)
    right = jnp.take_along_axis(chances, labels[..., None], -1)[..., 0]
    by_token = -(((1 - SMOOTHING) * right + SMOOTHING * chances.mean(-1)) * mask).sum()
    return (by_path + TOKENWISE * by_token) / mask.sum()


# --- teaching -------------------------------------------------------------------------------------------------------


class Adam:
    """Changes weights by their gradients (Kingma & Ba, 2015), with decay apart (Loshchilov & Hutter, 2019)."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._mean = {name: np.zeros_like(values) for name, values in weights.items()}
        self._square = {name: np.zeros_like(values) for name, values in weights.items()}
        self._steps = 0

    def step(self, gradients: Weights, progress: float) -> None:
        """``progress`` is the part of the lessons that is done, from 0 to 1."""
        self._steps += 1
        norm = sqrt(sum(float((gradient**2).sum()) for gradient in gradients.values()))
        rate = RATE * min(1.0, self._steps / WARM_UP)
        rate *= LEAST_RATE + (1 - LEAST_RATE) * (1 + cos(pi * progress)) / 2
        for name, gradient in gradients.items():
            self._change(name, gradient * min(1.0, 1 / norm), rate)

    def _change(self, name: str, gradient: Floats, rate: float) -> None:
        values, mean, square = self._weights[name], self._mean[name], self._square[name]
        mean += (1 - MOMENTUM) * (gradient - mean)
        square += (1 - SQUARES) * (gradient**2 - square)
        if values.ndim > 1:
            values *= 1 - rate * DECAY
        far = np.sqrt(square / (1 - SQUARES**self._steps)) + 1e-8
        values -= (rate / (1 - MOMENTUM**self._steps)) * mean / far


def taught(notes: Sequence[Sequence[Encoded]], vocabulary: Sequence[str], labels: Sequence[str]) -> Weights:
    """The weights that these notes teach; an epoch takes up to a minute."""
    chance = np.random.default_rng(SEED)
    key = jax.random.PRNGKey(SEED)
    weights = first_weights(len(vocabulary), len(labels), chance)
    adam = Adam(weights)
    kept = Dropper(vocabulary, chance).kept
    gradients_of = jax.jit(jax.value_and_grad(partial(_loss, penalties(labels)), (0, 1)))
    total: Weights = {name: np.zeros_like(values) for name, values in weights.items()}
    for epoch in range(EPOCHS):
        drawn = [note[int(chance.integers(len(note)))] for note in notes]
        loss, done = 0.0, 0
        for batch in batches(drawn, len(vocabulary), kept, chance):
            key, now = jax.random.split(key)
            summed = (batch.told @ weights["features"]).reshape(*batch.mask.shape, WIDTH)
            small = {name: values for name, values in weights.items() if name != "features"}
            value, (found, of_sums) = gradients_of(small, summed, batch.labels, batch.mask, now)
            gradients = {name: np.asarray(values) for name, values in found.items()}
            gradients["features"] = batch.told.T @ np.asarray(of_sums).reshape(-1, WIDTH)
            tokens = int(batch.mask.sum())
            done += tokens
            loss += float(value) * tokens
            adam.step(gradients, (epoch + done / sum(len(one.labels) for one in drawn)) / EPOCHS)
        print(f"epoch {epoch + 1}: loss {loss / done:.3f} a token", flush=True)
        if epoch >= EPOCHS - AVERAGED:
            for name, values in weights.items():
                total[name] += values / AVERAGED
    return total


def teach(notes: Sequence[Sequence[Lesson]], path: Path) -> None:
    """Write the network that the lessons of these notes teach."""
    vocabulary = vocabulary_of(notes)
    labels = sorted({label for note in notes for lesson in note for label in lesson.labels} | {TALK})
    numbers = {each: number for number, each in enumerate(vocabulary)}
    label_numbers = {label: number for number, label in enumerate(labels)}
    print(f"{len(notes):,} notes, {len(vocabulary):,} features, {len(labels)} labels", flush=True)
    weights = taught([[encoded(one, numbers, label_numbers) for one in note] for note in notes], vocabulary, labels)
    kept: dict[str, Any] = {name: values.astype(np.float16) for name, values in weights.items()}
    kept |= {"vocabulary": np.array(vocabulary), "labels": np.array(labels)}
    np.savez_compressed(path, **kept)
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def main() -> int:
    lessons = open_lessons()
    by_notes, on_rules, on_plain = lessons
    for path, told in zip(BY_NETWORKS, (on_rules, [*on_rules, *on_plain]), strict=True):
        teach(variants(by_notes, told), path)
    keep_record(lessons)
    return 0


if __name__ == "__main__":
    sys.exit(main())

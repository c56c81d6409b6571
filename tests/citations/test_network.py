"""The network that labels tokens: what it says of notes, and that it says the same by slower ways."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from itertools import pairwise, product
from math import exp
from pathlib import Path

import numpy as np
import pytest

from indexer.citations.learnt.chains import Chances
from indexer.citations.learnt.decoding import may_follow
from indexer.citations.learnt.labeller import Labeller
from indexer.citations.learnt.labels import TALK
from indexer.citations.learnt.network import BY_NETWORKS, Network
from indexer.citations.learnt.packed import Packed
from indexer.citations.learnt.rules_said import Habits, Said
from indexer.citations.learnt.tokens import View
from indexer.citations.parse import note_of

PLAIN = "Jane Hartwell, The Salt Road (New York: Norton, 1967), 12."
TALE = "Mules were cheap in those years, and nobody who had walked the road would have called it short."
LABELS = ["B-TI", "B-TI^", "I-TI", "X", TALK]
FEATURES = ["first", "last", "w=salt"]
WIDTH = 2


def alone(network: Network) -> Labeller:
    """A labeller with a network and no other model."""
    return Labeller([network], network.labels)


@lru_cache(maxsize=2)
def of_ibid(number: int = 0) -> Labeller:
    return alone(Network(BY_NETWORKS[number]))


def probabilities(labeller: Labeller, told: list[list[str]]) -> Chances:
    """[tokens, labels] of one note."""
    return labeller.probabilities([told], Packed([len(told)]))


def told_of(text: str) -> list[list[str]]:
    note = Said(View(note_of(text)), ())
    return note.told(Habits([note]))


def read(text: str, number: int = 0) -> list[tuple[str, list[tuple[str, str]]]]:
    """The citations that a network sees in a text: the words of each, and its parts with theirs."""
    note = Said(View(note_of(text)), ())
    (found,) = of_ibid(number).stretches([note], Habits([note]))
    return [(text[one.start : one.end], [(name, text[start:end]) for name, start, end in one.parts]) for one in found]


@pytest.mark.parametrize("number", range(len(BY_NETWORKS)))
def test_a_plain_note_is_read(number: int) -> None:
    ((words, parts),) = read(PLAIN, number)
    assert PLAIN.startswith(words)
    assert dict(parts) == {
        "author": "Jane Hartwell",
        "title": "The Salt Road",
        "place": "New York",
        "publisher": "Norton",
        "date": "1967",
        "locator": "12",
    }


def test_talk_cites_nothing() -> None:
    assert read(TALE) == []


@pytest.mark.parametrize("text", [PLAIN, TALE, "Ibid.", "12"])
def test_the_probabilities_of_each_token_sum_to_one(text: str) -> None:
    told = told_of(text)
    chances = probabilities(of_ibid(), told)
    assert len(chances) == len(told)
    assert chances.min() >= 0
    assert chances.sum(axis=1) == pytest.approx(1)


def test_an_empty_note_has_no_labels() -> None:
    assert read("") == []


def test_features_that_the_network_does_not_know_are_ignored() -> None:
    told = told_of(PLAIN)
    more = [[*each, "w=xyzzyxyzzy", "no such feature"] for each in told]
    assert probabilities(of_ibid(), more) == pytest.approx(probabilities(of_ibid(), told))
    assert len(probabilities(of_ibid(), [["no such feature"], []])) == 2


def test_threads_share_a_network() -> None:
    notes = [told_of(text) for text in (PLAIN, TALE)] * 10
    one_by_one = [probabilities(of_ibid(), told) for told in notes]
    with ThreadPoolExecutor(max_workers=2) as pool:
        for found, expected in zip(pool.map(partial(probabilities, of_ibid()), notes), one_by_one, strict=True):
            assert np.array_equal(found, expected)


def test_many_notes_are_read_at_once_as_each_by_itself() -> None:
    notes = sorted(map(told_of, (PLAIN, TALE, "Ibid.", "12", f"{PLAIN} {TALE}", "Ibid., 4.")), key=len, reverse=True)
    packed = Packed([len(told) for told in notes])
    together = np.empty_like(chances := of_ibid().probabilities(notes, packed))
    together[packed.order] = chances
    assert together == pytest.approx(np.concatenate([probabilities(of_ibid(), told) for told in notes]), abs=1e-6)
    by_itself = [of_ibid().labelled([told])[0] for told in notes]
    for some, others in zip(of_ibid().labelled(notes), by_itself, strict=True):
        assert [label for label, _ in some] == [label for label, _ in others]
        assert [sure for _, sure in some] == pytest.approx([sure for _, sure in others], abs=1e-6)


def small_network(path: Path, *, of_tokens: float) -> dict[str, np.ndarray]:
    """Writes a network with random weights, which scores labels by tokens so far apart; its arrays."""
    chance = np.random.default_rng(3)
    shapes = {
        "features": (len(FEATURES), WIDTH), "offset": (WIDTH,), "scale": (2 * WIDTH,), "shift": (2 * WIDTH,),
        "to_labels": (2 * WIDTH, len(LABELS)), "label_bias": (len(LABELS),),
        "transitions": (len(LABELS), len(LABELS)), "first": (len(LABELS),),
    }  # fmt: skip
    for way in ("forward", "backward"):
        shapes |= {f"{way}_input": (WIDTH, 4 * WIDTH), f"{way}_hidden": (WIDTH, 4 * WIDTH), f"{way}_bias": (4 * WIDTH,)}
    arrays = {name: chance.standard_normal(shape).astype(np.float16) for name, shape in shapes.items()}
    arrays["to_labels"] *= np.float16(of_tokens)
    np.savez(path, vocabulary=np.array(FEATURES), labels=np.array(LABELS), **arrays)  # type: ignore[arg-type]
    return arrays


def by_all_paths(scores: np.ndarray, arrays: dict[str, np.ndarray]) -> Chances:
    """The probabilities of labels, [tokens, labels], by going along each path of labels that fit together."""
    sums = np.zeros(scores.shape)
    for path in product(range(len(LABELS)), repeat=len(scores)):
        labels = [LABELS[number] for number in path]
        if all(may_follow(before, label) for before, label in pairwise([TALK, *labels])):
            score = float(arrays["first"][path[0]]) + sum(
                float(row[label]) for row, label in zip(scores, path, strict=True)
            )
            score += sum(float(arrays["transitions"][step]) for step in pairwise(path))
            sums[range(len(path)), path] += exp(score)
    chances: Chances = sums / sums.sum(axis=1, keepdims=True)
    return chances


def test_forward_and_backward_agree_with_all_paths(tmp_path: Path) -> None:
    path = tmp_path / "small.npz"
    arrays = small_network(path, of_tokens=0)  # so each token scores labels by the bias alone
    expected = by_all_paths(np.tile(arrays["label_bias"], (5, 1)), arrays)
    found = probabilities(alone(Network(path)), [["first"], ["w=salt"], [], ["w=salt", "last"], ["last"]])
    assert found == pytest.approx(expected, rel=1e-5)


def sigmoid(value: float) -> float:
    return 1 / (1 + exp(-value))


def by_hand(told: list[list[str]], arrays: dict[str, np.ndarray]) -> np.ndarray:
    """The scores of labels, number by number, as the sources write them."""
    weights = {name: each.astype(float) for name, each in arrays.items()}
    tokens = [
        weights["offset"] + sum(weights["features"][FEATURES.index(each)] for each in told if each in FEATURES)
        for told in told
    ]
    both = []
    for way, order in (("forward", range(len(told))), ("backward", reversed(range(len(told))))):
        state, cell = np.zeros(WIDTH), np.zeros(WIDTH)
        states = {}
        for at in order:
            gates = tokens[at] @ weights[f"{way}_input"] + state @ weights[f"{way}_hidden"] + weights[f"{way}_bias"]
            enter, keep, tell = ([sigmoid(x) for x in gates[n * WIDTH : (n + 1) * WIDTH]] for n in range(3))
            cell = np.array(keep) * cell + np.array(enter) * np.tanh(gates[3 * WIDTH :])
            state = states[at] = np.array(tell) * np.tanh(cell)
        both.append(states)
    rows = []
    for at in range(len(told)):
        row = np.array([*both[0][at], *both[1][at]])
        normal = (row - row.mean()) / np.sqrt(row.var() + 1e-5)
        rows.append((normal * weights["scale"] + weights["shift"]) @ weights["to_labels"] + weights["label_bias"])
    return np.array(rows)


def test_the_whole_network_agrees_with_its_formulas(tmp_path: Path) -> None:
    path = tmp_path / "small.npz"
    arrays = small_network(path, of_tokens=1)
    told = [["first", "w=salt"], ["unknown"], ["w=salt"], ["last"]]
    expected = by_all_paths(by_hand(told, arrays), arrays)
    assert probabilities(alone(Network(path)), told) == pytest.approx(expected, rel=1e-3)

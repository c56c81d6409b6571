"""The network that labels tokens: what it says of notes, and that it says the same by slower ways."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import pairwise, product
from math import exp
from pathlib import Path

import numpy as np
import pytest

from indexer.citations.learnt.decoding import likeliest, may_follow
from indexer.citations.learnt.labels import TALK, stretches
from indexer.citations.learnt.network import Network
from indexer.citations.learnt.rules_said import Habits, Said
from indexer.citations.learnt.tokens import View
from indexer.citations.parse import note_of

PLAIN = "Jane Hartwell, The Salt Road (New York: Norton, 1967), 12."
TALE = "Mules were cheap in those years, and nobody who had walked the road would have called it short."
LABELS = ["B-TI", "B-TI^", "I-TI", "X", TALK]
FEATURES = ["first", "last", "w=salt"]
WIDTH = 2


@lru_cache(maxsize=1)
def of_ibid() -> Network:
    return Network()


def told_of(text: str) -> list[list[str]]:
    note = Said(View(note_of(text)), ())
    return note.told(Habits([note]))


def read(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The citations that the network sees in a text: the words of each, and its parts with theirs."""
    chances = of_ibid().probabilities(told_of(text))
    labels = likeliest(chances)
    sure = [(label, each[label]) for label, each in zip(labels, chances, strict=True)]
    found = stretches(View(note_of(text)).tokens, sure)
    return [(text[one.start : one.end], [(name, text[start:end]) for name, start, end in one.parts]) for one in found]


def test_a_plain_note_is_read() -> None:
    ((words, parts),) = read(PLAIN)
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
    chances = of_ibid().probabilities(told)
    assert len(chances) == len(told)
    for each in chances:
        assert min(each.values()) >= 0
        assert sum(each.values()) == pytest.approx(1)


def test_an_empty_note_has_no_probabilities() -> None:
    assert of_ibid().probabilities([]) == []


def test_features_that_the_network_does_not_know_are_ignored() -> None:
    told = told_of(PLAIN)
    more = [[*each, "w=xyzzyxyzzy", "no such feature"] for each in told]
    assert of_ibid().probabilities(more) == of_ibid().probabilities(told)
    assert len(of_ibid().probabilities([["no such feature"], []])) == 2


def test_threads_share_a_network() -> None:
    notes = [told_of(text) for text in (PLAIN, TALE)] * 10
    one_by_one = [of_ibid().probabilities(told) for told in notes]
    with ThreadPoolExecutor(max_workers=2) as pool:
        assert list(pool.map(of_ibid().probabilities, notes)) == one_by_one


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


def by_all_paths(scores: np.ndarray, arrays: dict[str, np.ndarray]) -> list[dict[str, float]]:
    """The probabilities of labels, [tokens, labels], by going along each path of labels that fit together."""
    sums = [dict.fromkeys(LABELS, 0.0) for _ in scores]
    for path in product(range(len(LABELS)), repeat=len(scores)):
        labels = [LABELS[number] for number in path]
        if all(may_follow(before, label) for before, label in pairwise([TALK, *labels])):
            score = float(arrays["first"][path[0]]) + sum(
                float(row[label]) for row, label in zip(scores, path, strict=True)
            )
            score += sum(float(arrays["transitions"][step]) for step in pairwise(path))
            for at, label in enumerate(labels):
                sums[at][label] += exp(score)
    return [{label: one / sum(each.values()) for label, one in each.items()} for each in sums]


def test_forward_and_backward_agree_with_all_paths(tmp_path: Path) -> None:
    path = tmp_path / "small.npz"
    arrays = small_network(path, of_tokens=0)  # so each token scores labels by the bias alone
    expected = by_all_paths(np.tile(arrays["label_bias"], (5, 1)), arrays)
    found = Network(path).probabilities([["first"], ["w=salt"], [], ["w=salt", "last"], ["last"]])
    for each, wanted in zip(found, expected, strict=True):
        assert each == pytest.approx(wanted, rel=1e-5)


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
    for each, wanted in zip(Network(path).probabilities(told), expected, strict=True):
        assert each == pytest.approx(wanted, rel=1e-3)

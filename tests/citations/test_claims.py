"""Which sentence a note's call makes a claim of."""

from __future__ import annotations

import pytest

from indexer.citations.claims import find_claims
from indexer.model import Call

TEXT = "The envoys flew. Their host promised rifles, and kept his word. Nobody wrote of it."
FIRST, SECOND, THIRD = (0, 16), (17, 63), (64, 83)


@pytest.mark.parametrize(
    ("offsets", "spans"),
    [
        ([16], [FIRST]),
        ([17], [FIRST]),
        ([5], [FIRST]),
        ([43], [SECOND]),
        ([63], [SECOND]),
        ([83], [THIRD]),
        ([0], [FIRST]),
        ([16, 83], [FIRST, THIRD]),
        ([43, 63], [SECOND]),
        ([], []),
    ],
)
def test_the_sentence_of_a_call(offsets: list[int], spans: list[tuple[int, int]]) -> None:
    calls = [Call(offset, str(n), f"a/n{n}") for n, offset in enumerate(offsets, 1)]
    found = find_claims(TEXT, calls, {}, {})
    assert [(claim.start, claim.end) for claim in found] == spans


def test_a_claim_carries_what_its_notes_cite_each_once() -> None:
    calls = [Call(43, "1", "a/n1"), Call(63, "2", "a/n2"), Call(63, "3", None)]
    works = {"a/n1": ("salt", "smoke"), "a/n2": ("salt",)}
    (claim,) = find_claims(TEXT, calls, works, {"a/n2": ("granma",)})
    assert (claim.notes, claim.works, claim.outlets) == (("a/n1", "a/n2"), ("salt", "smoke"), ("granma",))


def test_a_text_without_a_sentence_is_one_claim() -> None:
    (claim,) = find_claims("rifles", [Call(6, "1", "a/n1")], {}, {})
    assert (claim.start, claim.end) == (0, 6)

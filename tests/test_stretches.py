"""Stretches of letters are found wherever they stand, whatever stands beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.stretches import Stretches

_LETTERS = st.text("ab 한é𐐀’", min_size=1, max_size=4)


def slowly(stretches: list[str], text: str) -> set[tuple[int, int, int]]:
    """The twin: each looked for at every place."""
    return {
        (number, start, start + len(stretch))
        for number, stretch in enumerate(stretches)
        for start in range(len(text))
        if text.startswith(stretch, start)
    }


@given(st.lists(_LETTERS, unique=True, max_size=200), st.text("ab 한é𐐀’", max_size=40))
def test_all_are_found_that_stand_in_a_text(stretches: list[str], text: str) -> None:
    found = Stretches(stretches).found(text)
    assert set(found) == slowly(stretches, text)
    assert len(found) == len(set(found))
    assert [end for *_, end in found] == sorted(end for *_, end in found)


@pytest.mark.parametrize("text", ["\ud800ab", "ab\udc00", "\ud800\ud800ab"])
def test_half_a_surrogate_pair_is_a_letter_as_others_are(text: str) -> None:
    assert set(Stretches(["ab"]).found(text)) == slowly(["ab"], text)


def test_an_empty_stretch_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        Stretches(["a", ""])

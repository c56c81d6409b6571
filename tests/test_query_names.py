"""Names in a query: words with which no name begins are not looked at further, and nothing is missed by that."""

from __future__ import annotations

import re
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from indexer.engine import names
from indexer.model import Record, Vocabulary

VOCABULARY = Vocabulary(
    actors=(
        Record("kim", "Kim Il Sung", "person", ("Kim Il-song", "김일성", "Il Sung Kim")),
        Record("us", "US", "state", ("United States", "U.S.A.")),
        Record("gen", "Gen. O'Donnell", "person", ("Ó Dónaill",)),
    ),
    outlets=(Record("rodong", "Rodong Sinmun", "newspaper", ("로동신문", "Il")),),
)
FINDER = names.QueryNames(VOCABULARY)
WORDS = st.sampled_from(
    ["kim", "Kim", "il", "sung", "SUNG", "song", "us", "united", "states", "a", "rodong", "sinmun", "kims", "김일성",
     "Il-song", "usa", "u", "s", "gen", "Gen.", "o'donnell", "odonnell", "Ó", "dónaill", "donaill", "1967", ""]
)  # fmt: skip


@given(st.lists(WORDS, max_size=6).map(" ".join))
def test_nothing_is_passed_over(text: str) -> None:
    with mock.patch.object(names, "_PLAIN", re.compile("(?!)")):
        every = FINDER.find(text)
    assert FINDER.find(text) == every


def test_a_name_is_found_with_its_other_forms() -> None:
    assert [(start, end) for start, end, _ in FINDER.find("about kim il sung")] == [(6, 17)]
    assert FINDER.find("about rifles") == []

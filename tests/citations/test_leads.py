"""Where talk leads up to a name: what is looked for from its space is what stands behind one."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from indexer.citations.names import leads

_BEHIND_A_SPACE = re.compile(rf"(?<=\s){leads._WORDS}|{leads._COLON}")  # noqa: SLF001 - it is made of the same words
TALK = st.lists(
    st.sampled_from(
        ["in", "in the", "by", "view of", "those in", "digo a", "Ruiz", "the", "la de", ":", "x:", "소금", ""]
    ),
    max_size=9,
)


@given(TALK.map(" ".join), st.integers(0, 40))
def test_leads_are_those_behind_a_space(text: str, end: int) -> None:
    end = min(end, len(text))
    for start in range(end + 1):
        assert list(leads.leads(text, start, end)) == [one.span() for one in _BEHIND_A_SPACE.finditer(text, start, end)]

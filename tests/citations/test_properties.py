"""Whatever stands in a note: no exception, fields that are stretches of its text, and an end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.citations.known.resolve import resolve
from indexer.citations.model import NoteCitations
from indexer.citations.notes.shape import groups_of
from indexer.citations.parse import MAX_CHARS, MAX_CITATIONS, parse
from indexer.citations.works import work_of
from tests.citations import notes_english, notes_korean, notes_spanish

TEXTS = [case.text for module in (notes_english, notes_spanish, notes_korean) for case in module.NOTES]
SPLINTERS = [
    "(", ")", "“", "”", "‘", "’", "『", "』", "[", "]", ", ", "; ", ". ", ": ", "See ", "Ibid. ", "1967", "“Salt,” ",
    "(B: C, 1999)", "가나 ", "Ruiz, ", "Ana Ruiz ", "and ", "vol. ", "p. 3", "op. cit. ", "in ", "Box 3, ", "É", "—",
    "https://a.b/c ", ", ed. ", "with ", "Compare ", "Interview with ", "Telegram from ", "위의 책", "supra note 3",
    "\u0301", "\x00",
]  # fmt: skip
notes = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(SPLINTERS), max_size=40).map("".join),
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3).map(" ".join),
    st.tuples(st.sampled_from(TEXTS), st.integers(0, 60), st.sampled_from(SPLINTERS)).map(
        lambda made: made[0][: made[1]] + made[2] + made[0][made[1] :]
    ),
)


@settings(max_examples=300)
@example("P.0BOX0")
@given(notes)
def test_fields_are_stretches_of_the_text(text: str) -> None:
    reading = parse(text)
    spans = [(one.start, one.end) for one in reading.citations]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    for one in reading.citations:
        for field in one.fields:
            assert 0 <= field.start < field.end <= len(text)
            assert field.name in ("date", "accessed") or text[field.start : field.end] == field.value
            assert field.value.strip()
    assert all(text[start:end].strip() for start, end in reading.remarks)
    assert parse(text) == reading


def test_a_blank_between_names_is_no_name() -> None:
    reading = parse("Ana Ruiz and \xa0, “Salt Road,” Journal 12 (1967): 3.")
    assert [one.first("title") for one in reading.citations] == ["Salt Road"]


@settings(max_examples=150)
@example(["0,RESOLUTION 0(C)“0UESTION:O0:0O0E0”NO0", "“0UESTION:O0:0O0E0”NO0"])
@given(st.lists(notes, max_size=6))
def test_resolving_keeps_the_full_citations_and_invents_none(texts: list[str]) -> None:
    read = [NoteCitations(f"a/n{n}", str(n), text, parse(text).citations) for n, text in enumerate(texts)]
    for note, citations in zip(read, resolve(read), strict=True):
        by_start = {one.start: one for one in citations}
        for one in note.citations:
            if one.form == "full":
                kept = by_start[one.start]
                # A paper, of which an earlier note tells more; what is printed is cited in full however often it is.
                printed = any(one.first(name) for name in ("container", "publisher", "url", "doi"))
                assert kept.form == "full" or (kept.refers_to is not None and not printed)
        assert {one.start for one in citations} <= {one.start for one in note.citations}
        for one in citations:
            assert one.form == "full" or bool(one.refers_to) != bool(one.problem)
            assert (work_of(one) is None) == (one.work is None)


@given(st.text(alphabet="“”‘’\"'()[]『』「」a ,.", max_size=120))
def test_groups_lie_side_by_side_and_begin_and_end_with_their_signs(text: str) -> None:
    groups = groups_of(text)
    assert all(before.end <= after.start for before, after in pairwise(groups))
    assert all(text[group.start] == group.sign and group.end - group.start >= 2 for group in groups)


@pytest.mark.parametrize("splinter", SPLINTERS)
def test_a_long_note_of_one_splinter_is_read_to_the_end(splinter: str) -> None:
    """With a step that looks at all of the rest again and again, one of these would take minutes."""
    assert len(parse(splinter * (2 * MAX_CHARS // len(splinter))).citations) <= MAX_CITATIONS + 60

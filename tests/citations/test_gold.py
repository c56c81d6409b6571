"""References of which the document itself says what their parts are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from indexer.citations.cite import cite
from indexer.citations.model import Citation
from indexer.model import Kind, Mark, Passage

BARE = "Young Benjamin Rice Harvest Songs Morning Hill 2004"
WHOLE = ("citation", "article", BARE)


Told = tuple[str, str, str]


def note(number: int, text: str, told: Sequence[Told] = ()) -> Passage:
    """A note; ``told`` are its marks: their kind, their value and the text that they stand at."""
    marks = tuple(
        Mark(start, start + len(part), kind, value)  # type: ignore[arg-type]
        for kind, value, part in told
        for start in [text.index(part)]
    )
    return Passage(f"a/n{number}", "a", Kind.FOOTNOTE, number, str(number), "", number, text, marks=marks)


def read(text: str, *told: Told) -> list[Citation]:
    """The citations of a note."""
    return list(cite([note(1, text, told)], {}).citations["a/n1"])


def fields(one: Citation) -> list[tuple[str, str]]:
    return [(field.name, field.value) for field in one.fields]


def test_parts_that_are_named_are_taken_as_they_are() -> None:
    told = [WHOLE, ("cited", "author", "Young Benjamin"), ("cited", "title", "Rice Harvest Songs"),
            ("cited", "container", "Morning Hill"), ("cited", "date", "2004")]  # fmt: skip
    (one,) = read(BARE, *told)
    assert (one.form, one.kind, one.start, one.end) == ("full", "article", 0, len(BARE))
    assert fields(one) == [("author", "Young Benjamin"), ("title", "Rice Harvest Songs"),
                           ("container", "Morning Hill"), ("date", "2004")]  # fmt: skip


def test_what_is_named_wins_over_what_is_read_and_the_rest_stays() -> None:
    text = "See Moe Taylor, “Rice”, Hills 12 (May 2019): 300–309; and Jo Park, Mules (Lima: Sur, 1999)."
    told = [("citation", "newspaper", text[4:52]), ("cited", "author", "Taylor"), ("cited", "title", "Rice"),
            ("cited", "date", "2019"), ("cited", "pages", "300"), ("cited", "pages", "309")]  # fmt: skip
    first, second = read(text, *told)
    assert fields(first) == [
        ("signal", "See"), ("author", "Taylor"), ("title", "Rice"), ("container", "Hills"), ("volume", "12"),
        ("date", "2019-05"), ("pages", "300–309"),
    ]  # fmt: skip
    assert first.kind == "newspaper"
    assert ("publisher", "Sur") in fields(second)


def test_a_date_is_the_one_that_the_document_gives() -> None:
    told = [WHOLE, ("cited", "title", "Rice Harvest Songs"), ("cited", "date", "2004"), ("date", "2004-03", "2004")]
    (one,) = read(BARE, *told)
    assert one.first("date") == "2004-03"


@pytest.mark.parametrize(
    "told",
    [
        pytest.param([("cited", "author", "Young Benjamin")], id="an author alone"),
        pytest.param([("cited", "author", "Young"), ("cited", "title", "Rice Harvest Songs")], id="it may lean"),
        pytest.param(
            [("cited", "title", "Rice"), ("cited", "title", "Songs"), ("cited", "date", "2004")], id="two works"
        ),
    ],
)
def test_what_does_not_tell_of_one_work_in_full_is_left_as_it_was_read(told: list[Told]) -> None:
    assert read(BARE, WHOLE, *told) == read(BARE)


def test_of_a_citation_within_another_only_the_inner_one_is_told() -> None:
    text = "Ana Ruiz, The Salt Road (Lima: Sur, 1999); Jo Park, Mules (Lima: Norte, 1988)."
    inner = text[text.index("Jo Park") :]
    told = [
        ("citation", "book", text),
        ("citation", "thesis", inner),
        ("cited", "title", "Mules"),
        ("cited", "date", "1988"),
    ]
    kinds = {one.first("title"): one.kind for one in read(text, *told)}
    assert kinds["Mules"] == "thesis"
    assert kinds["The Salt Road"] == "book"
    assert ("publisher", "Sur") in [field for one in read(text, *told) for field in fields(one)]


def test_a_work_that_is_told_is_known_where_talk_names_it() -> None:
    told = [
        WHOLE,
        ("cited", "author", "Young Benjamin"),
        ("cited", "title", "Rice Harvest Songs"),
        ("cited", "date", "2004"),
    ]
    notes = [note(1, BARE, told), note(2, "The songs are told in Rice Harvest Songs (p. 40).")]
    (short,) = cite(notes, {}).citations["a/n2"]
    assert (short.form, short.refers_to, short.first("locator")) == ("short", "a/n1", "40")


def test_no_later_reader_gainsays_what_is_told() -> None:
    text = "Moe Taylor, “Rice in the Andes”, May 2019."
    told = [("citation", "unknown", text), ("cited", "author", "Rice in the Andes"), ("cited", "title", "Moe Taylor"),
            ("cited", "date", "May 2019")]  # fmt: skip
    (one,) = read(text, *told)
    assert (one.first("author"), one.first("title")) == ("Rice in the Andes", "Moe Taylor")

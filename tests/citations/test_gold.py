"""References of which the document itself says what their parts are."""

from __future__ import annotations

import pytest

from indexer.citations.cite import cite
from indexer.citations.model import Citation
from indexer.model import Kind, Mark, Passage

BARE = "Young Benjamin Rice Harvest Songs Morning Hill 2004"
WHOLE = ("citation", "article", BARE)


def read(text: str, *told: tuple[str, str, str]) -> list[Citation]:
    """The citations of a note; ``told`` are the marks: their kind, their value and the text that they stand at."""
    marks = tuple(
        Mark(start, start + len(part), kind, value)  # type: ignore[arg-type]
        for kind, value, part in told
        for start in [text.index(part)]
    )
    note = Passage("a/n1", "a", Kind.FOOTNOTE, 1, "1", "", 0, text, marks=marks)
    return list(cite([note], {}).citations["a/n1"])


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
def test_what_does_not_tell_of_one_work_in_full_is_left_as_it_was_read(told: list[tuple[str, str, str]]) -> None:
    assert read(BARE, WHOLE, *told) == read(BARE)

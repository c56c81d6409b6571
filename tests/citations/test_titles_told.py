"""A title has the years that it treats, where no italics tell it."""

from __future__ import annotations

import pytest

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.parse import note_of
from indexer.citations.titles import with_years_treated

YEARS = "Ana Ruiz, Salt and Roads, 1959–1970, Nowhere Press, Lima, 1999, p. 45"


def cited(text: str, *told: tuple[FieldName, str, str]) -> Citation:
    """A citation of all of a text; each field has a value, and the words of it that tell it."""
    fields = [CitationField(name, value, at := text.index(words), at + len(words)) for name, value, words in told]
    return Citation(0, len(text), "full", "book", tuple(sorted(fields, key=lambda field: field.start)))


@pytest.mark.parametrize(
    ("text", "told", "title", "date"),
    [
        pytest.param(YEARS, "1959/1970", "Salt and Roads, 1959–1970", "1999", id="years-for-its-date"),
        pytest.param(YEARS, "1999", "Salt and Roads, 1959–1970", "1999", id="years-left-over"),
        pytest.param(
            "Ana Ruiz, Salt and Roads (1936-1948), Nowhere Press, Lima, 1999", "1936/1948",
            "Salt and Roads (1936-1948)", "1999", id="in-brackets",
        ),
        pytest.param(
            "Ana Ruiz, Salt and Roads, 1959–1970, Nowhere Press; Lima, 1999", "1959/1970",
            "Salt and Roads", "1959/1970", id="another-citation-begins",
        ),
        pytest.param(
            "Ana Ruiz, Salt and Roads, 1959–1970, Nowhere Press", "1959/1970",
            "Salt and Roads", "1959/1970", id="nothing-else-dates-it",
        ),
        pytest.param(
            "Ana Ruiz, Salt and Roads (1936-1948 and later), Nowhere Press, 1999", "1999",
            "Salt and Roads", "1999", id="bracket-goes-on",
        ),
    ],
)  # fmt: skip
def test_years_treated(text: str, told: str, title: str, date: str) -> None:
    words = {"1959/1970": "1959–1970", "1936/1948": "1936-1948"}.get(told, told)
    one = cited(
        text,
        ("title", "Salt and Roads", "Salt and Roads"),
        ("date", told, words),
        ("publisher", "Nowhere Press", "Nowhere Press"),
    )
    found = with_years_treated(note_of(text), one)
    assert (found.values("title"), found.values("date")) == ((title,), (date,))
    assert [field.start for field in found.fields] == sorted(field.start for field in found.fields)


def test_papers_keep_their_years() -> None:
    text = "Port Office, Wage book, 1959–1970, Salt Archive, box 3, seen in 1999"
    one = cited(
        text,
        ("title", "Wage book", "Wage book"),
        ("date", "1959/1970", "1959–1970"),
        ("archive", "Salt Archive", "Salt Archive"),
    )
    assert with_years_treated(note_of(text), one) == one

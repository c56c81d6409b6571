"""A title ends before town and day, and has the years that it treats, where no italics tell it."""

from __future__ import annotations

import pytest

from indexer.citations.model import Citation, CitationField, FieldName, NoteCitations
from indexer.citations.parse import note_of
from indexer.citations.settling import with_parts_settled
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


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Salt: final report, Lima, July 2004", "Salt: final report"),
        ("Salt: final report, Arenal, July 2004", "Salt: final report, Arenal, July 2004"),
        ("Letters from Lima, July 2004 and later", "Letters from Lima, July 2004 and later"),
    ],
)
def test_a_title_ends_before_town_and_day(title: str, wanted: str) -> None:
    text = f"Salt Commission, {title}, p. 90"
    one = cited(text, ("title", title, title), ("author", "Salt Commission", "Salt Commission"))
    (note,) = with_parts_settled([NoteCitations("n1", "1", text, (one,))], [note_of(text)])
    assert note.citations[0].values("title") == (wanted,)

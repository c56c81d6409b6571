"""What stands as the author of a citation is called what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.citations.authors import settled_author, with_given_name
from indexer.citations.model import Citation, CitationField, FieldName, NoteCitations, WorkKind
from indexer.citations.parse import note_of, parse
from indexer.citations.settling import with_parts_settled


def settled(text: str, value: str, *others: CitationField, kind: WorkKind = "archival") -> list[tuple[FieldName, str]]:
    start = text.index(value)
    field = CitationField("author", value, start, start + len(value))
    one = Citation(0, len(text), "full", kind, (field, *others))
    return [(each.name, each.value) for each in settled_author(note_of(text), one, field)]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        pytest.param("Mrs. Ana Ruiz", "Ana Ruiz", id="honour"),
        pytest.param("L. Paz, S.J.", "L. Paz", id="order"),
        pytest.param("Kim, S.J.", "Kim, S.J.", id="initials"),
        pytest.param("Ana Ruiz", "Ana Ruiz", id="name"),
        pytest.param("Don Baker", "Don Baker", id="given-name"),
        pytest.param("Para Utopía, Ana Ruiz", "Ana Ruiz", id="topic"),
        pytest.param("Para Utopía, La sal", "Para Utopía, La sal", id="no-topic"),
    ],
)
def test_an_author_is_a_name(value: str, wanted: str) -> None:
    assert settled(f"{value}, Salt, 1967", value) == [("author", wanted)]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        pytest.param("Archivo de la Sal", "archive", id="archive"),
        pytest.param("Salt Standards Act", "title", id="act"),
        pytest.param("회의록", "genre", id="genre"),
        pytest.param("Lima", "place", id="town"),
    ],
)
def test_what_is_none_is_called_what_it_is(value: str, name: FieldName) -> None:
    text = f"{value}, 1967"
    assert settled(text, value) == [(name, value)]
    told = CitationField(name, "told already", 0, 4)
    assert settled(text, value, told) == []


def test_an_agency_printed_what_it_signs() -> None:
    text = "Yonhap, “Salt,” 5 May 2017"
    field = CitationField("author", "Yonhap", 0, 6)
    one = Citation(0, len(text), "full", "newspaper", (field,))
    agency = note_of(text, [(0, 6, "agency")])
    assert [each.name for each in settled_author(agency, one, field)] == ["container"]
    printed = replace(one, fields=(field, CitationField("container", "The Nowhere Times", 8, 9)))
    assert [each.name for each in settled_author(agency, printed, field)] == ["author"]


def test_an_archive_may_have_made_a_book() -> None:
    assert settled("Archivo de la Sal, Guía, 1967", "Archivo de la Sal", kind="book") == [
        ("author", "Archivo de la Sal")
    ]


def test_nobody_is_no_author() -> None:
    assert settled("Anon., Salt, 1967", "Anon.") == []


@pytest.mark.parametrize(
    ("text", "value", "wanted"),
    [
        pytest.param(
            "Comisión Económica para Mora y el Caribe (CEMC) (2009). Salt",
            "Caribe (CEMC)",
            "Comisión Económica para Mora y el Caribe (CEMC)",
            id="body",
        ),
        pytest.param("Ana Ruiz y Luis Paz (2009). Salt", "Luis Paz", "Luis Paz", id="persons"),
    ],
)
def test_a_body_has_all_of_its_name(text: str, value: str, wanted: str) -> None:
    assert settled(text, value) == [("author", wanted)]


@pytest.mark.parametrize(
    ("text", "name", "value", "wanted"),
    [
        pytest.param("Mora Paz, Luis (2017). Salt", "place", "Luis", "Mora Paz, Luis", id="place"),
        pytest.param("Mora Paz, Luis et al. (2017). Salt", "title", "Luis et al.", "Mora Paz, Luis", id="et-al"),
        pytest.param("Mora Paz, Lima (2017). Salt", "place", "Lima", "Mora Paz", id="town"),
    ],
)
def test_a_given_name_belongs_to_its_author(text: str, name: FieldName, value: str, wanted: str) -> None:
    start = text.index(value)
    fields = (CitationField("author", "Mora Paz", 0, 8), CitationField(name, value, start, start + len(value)))
    found = with_given_name(note_of(text), Citation(0, len(text), "full", "book", fields))
    assert found.values("author") == (wanted,)
    assert (found.first(name) == "") is (wanted != "Mora Paz")


def test_settling_gives_an_author_the_given_name() -> None:
    text = "Mora Paz, Luis (2017). Salt"
    fields = (CitationField("author", "Mora Paz", 0, 8), CitationField("place", "Luis", 10, 14))
    one = Citation(0, len(text), "full", "book", fields)
    (note,) = with_parts_settled([NoteCitations("n1", "1", text, (one,))], [note_of(text)])
    assert note.citations[0].values("author") == ("Mora Paz, Luis",)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        pytest.param(
            "Observatorio Agrario y Productivo (2013). Boletín de sal. Lima: Ninguna, p. 1.",
            ("Observatorio Agrario y Productivo",),
            id="adjective",
        ),
        pytest.param(
            "Observatorio Agrario y Ana Mora (2013). Boletín de sal. Lima: Ninguna, p. 1.",
            ("Observatorio Agrario", "Ana Mora"),
            id="person",
        ),
    ],
)
def test_an_adjective_goes_on_with_the_name_of_a_body(text: str, authors: tuple[str, ...]) -> None:
    (one,) = parse(text).citations
    assert one.values("author") == authors

"""What stands as the author of a citation is called what it is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from indexer.citations.authors import (
    settled_author,
    with_author_of_two_titles,
    with_family_name,
    with_given_name,
    with_joint_body,
)
from indexer.citations.model import Citation, CitationField, FieldName, NoteCitations, WorkKind
from indexer.citations.notes.note import Outlet
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
        pytest.param("Ana Ruiz’s", "Ana Ruiz", id="possessive"),
        pytest.param("Sal’s", "Sal’s", id="house"),
        pytest.param("Ana Ruiz, Note", "Ana Ruiz", id="note"),
        pytest.param("E.g. A. Ruiz", "A. Ruiz", id="for-example"),
        pytest.param("Only Ana Ruiz", "Ana Ruiz", id="only"),
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
        pytest.param("창립 선언문", "genre", id="declaration"),
        pytest.param("소금사료관", "archive", id="eastern-archive"),
        pytest.param("Salt History Archive", "archive", id="archive-last"),
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


@pytest.mark.parametrize(
    ("text", "name", "outlet", "wanted"),
    [
        ("KBS, 〈소금〉, 2014", "KBS", (0, 3, "broadcaster"), "KBS"),
        ("The Economist, “Salt,” 27 October 2012", "Economist", (0, 13, "newspaper"), "The Economist"),
    ],
)
def test_an_outlet_that_signs_is_where_it_stood(text: str, name: str, outlet: Outlet, wanted: str) -> None:
    start = text.index(name)
    field = CitationField("author", name, start, start + len(name))
    one = Citation(0, len(text), "full", "newspaper", (field,))
    assert settled_author(note_of(text, [outlet]), one, field) == [CitationField("container", wanted, *outlet[:2])]
    press = replace(one, fields=(field, CitationField("publisher", "Salt Press", len(text), len(text) + 9)))
    assert settled_author(note_of(text, [outlet]), press, field) == [field]
    archive = (outlet[0], outlet[1], "archive")
    assert settled_author(note_of(text, [archive]), one, field) == [field]


@pytest.mark.parametrize(("second", "wanted"), [("기상청", "publisher"), ("강밖", "author")])
def test_a_body_that_prints_its_own_work(second: str, wanted: FieldName) -> None:
    text = f"기상청, 『관측 백년』, {second}, 2005"
    told: list[tuple[FieldName, str, int]] = [
        ("author", "기상청", 0),
        ("title", "관측 백년", 6),
        ("author", second, 14),
    ]
    fields = tuple(CitationField(name, value, start, start + len(value)) for name, value, start in told)
    found = settled_author(note_of(text), Citation(0, len(text), "full", "book", fields), fields[-1])
    assert [(each.name, each.value) for each in found] == [(wanted, second)]
    assert settled_author(note_of(text), Citation(0, len(text), "full", "book", fields), fields[0]) == [fields[0]]


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("Sigo a Ruiz Mora, Ana María, Sal, Lima", "Ana María", "Ruiz Mora, Ana María"),
        ("Lo mismo en Puebla: Ruiz, Ana, “Sal”", "Ana", "Ruiz, Ana"),
        ("Según dice, Ana Ruiz, Sal, Lima", "Ana Ruiz", "Ana Ruiz"),
        ("Lo dice, Ana, Sal, Lima", "Ana", "Ana"),
    ],
)
def test_a_family_name_before_a_given_one(text: str, name: str, wanted: str) -> None:
    start = text.index(name)
    one = Citation(start, len(text), "full", "book", (CitationField("author", name, start, start + len(name)),))
    assert with_family_name(note_of(text), one).values("author") == (wanted,)


def test_a_name_that_says_something_else_is_no_family_name() -> None:
    text = "Callao, Ana, Sal"
    fields = CitationField("place", "Callao", 0, 6), CitationField("author", "Ana", 8, 11)
    one = Citation(0, len(text), "full", "book", fields)
    assert with_family_name(note_of(text), one) == one


@pytest.mark.parametrize(
    ("text", "first", "name"),
    [
        ("Salt Corporation, Report of the Directors, 1901", "Salt Corporation", "author"),
        ("Ana Ruiz. Report of the Directors, 1901", "Ana Ruiz", "author"),
        ("“Salt Corporation,” Report of the Directors, 1901", "Salt Corporation", "title"),
        ("My sum, Report of the Directors, 1901", "My sum", "title"),
        ("Salt Labor Law, Report of the Directors, 1901", "Salt Labor Law", "title"),
        ("Salt Corporation, in the year of the great ice, Report of the Directors", "Salt Corporation", "title"),
    ],
)
def test_the_first_of_two_titles_may_be_who_wrote_the_second(text: str, first: str, name: FieldName) -> None:
    told = [(first, text.index(first)), ("Report of the Directors", text.index("Report of"))]
    fields = tuple(CitationField("title", value, start, start + len(value)) for value, start in told)
    found = with_author_of_two_titles(note_of(text), Citation(0, len(text), "full", "document", fields))
    assert [each.name for each in found.fields] == [name, "title"]


def test_a_town_is_nothing_that_somebody_wrote() -> None:
    text = "Ana Ruiz, Lima, 1967"
    fields = CitationField("title", "Ana Ruiz", 0, 8), CitationField("title", "Lima", 10, 14)
    one = Citation(0, len(text), "full", "document", fields)
    assert with_author_of_two_titles(note_of(text), one) == one


def test_initials_of_two_letters() -> None:
    assert settled("See Ph. M. Ruiz, Salt, 1967", "M. Ruiz") == [("author", "Ph. M. Ruiz")]
    assert settled("See Graph. M. Ruiz, Salt, 1967", "M. Ruiz") == [("author", "M. Ruiz")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("OSCE/ODIHR, Salt, 2001", ("OSCE/ODIHR",)),
        ("Ruiz/Paz, Salt, 2001", ("Ruiz", "Paz")),
        ("ILO, WHO, Salt", ("ILO", "WHO")),
    ],
)
def test_a_body_with_a_stroke_in_its_name(text: str, wanted: tuple[str, ...]) -> None:
    names = list(re.finditer(r"\w+", text[: text.index(", Salt")]))
    fields = tuple(CitationField("author", name[0], *name.span()) for name in names)
    assert with_joint_body(note_of(text), Citation(0, len(text), "full", "book", fields)).values("author") == wanted

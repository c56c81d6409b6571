"""What a document says of its own text wins over what enrichment would find there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.enrich.dates import FoundDate
from indexer.enrich.enricher import Enricher
from indexer.enrich.gold import marked_dates
from indexer.model import Article, ArticleSummary, Kind, Mark, MarkKind, Passage, Record, Vocabulary
from tests.reading import article

ENRICHER = Enricher(
    Vocabulary(
        actors=(
            Record("kim-il-sung", "Kim Il Sung", "person", ("김일성",), "Q41117"),
            Record("university", "Kim Il Sung University", "organisation"),
            Record("kim-a", "Kim Chol", "person"),
            Record("kim-b", "Kim Chol the elder", "person", ("Kim Chol",)),
            Record("santiago", "Santiago", "place"),
            Record("santiago-party", "Santiago", "organisation"),
            Record("korea", "Korea", "state"),
        )
    )
)


def enriched(text: str, *marks: tuple[str, MarkKind, str]) -> Passage:
    """The passage of this text in which these stretches are marked."""
    made = tuple(Mark(text.index(part), text.index(part) + len(part), kind, value) for part, kind, value in marks)
    passage = Passage("a/p1", "a", Kind.PARAGRAPH, 1, "1", "", 0, text, marks=made)
    return ENRICHER.enrich(Article(ArticleSummary("a", "A"), (), (passage,))).passages[0]


def actors(text: str, *marks: tuple[str, MarkKind, str]) -> list[str]:
    return [actor.id for actor in enriched(text, *marks).actors]


@pytest.mark.parametrize("value", ["kim-b", "#kim-b", "actors.xml#kim-b", "viaf:1 #kim-b"])
def test_an_authority_id_settles_an_ambiguous_name(value: str) -> None:
    assert actors("Kim Chol came.") == []
    assert actors("Kim Chol came.", ("Kim Chol", "person", value)) == ["kim-b"]


@pytest.mark.parametrize(
    "value", ["Q41117", "https://www.wikidata.org/wiki/Q41117", "http://www.wikidata.org/entity/Q41117", "wd:Q41117"]
)
def test_a_wikidata_item_is_known_by_the_authority(value: str) -> None:
    assert actors("The Premier came.", ("The Premier", "person", value)) == ["kim-il-sung"]


def test_an_id_that_nobody_knows_leaves_the_text_to_speak() -> None:
    assert actors("김일성 came.", ("김일성", "person", "pers0012")) == ["kim-il-sung"]
    assert actors("Kim Chol came.", ("Kim Chol", "person", "pers0012")) == []


def test_an_id_wins_over_what_the_text_says() -> None:
    assert actors("Kim Il Sung came, the younger.", ("Kim Il Sung", "person", "kim-a")) == ["kim-a"]


def test_the_kind_of_a_mark_settles_a_name_of_two_kinds() -> None:
    assert actors("In Santiago.") == []
    assert actors("In Santiago.", ("Santiago", "place", "")) == ["santiago"]
    assert actors("In Santiago.", ("Santiago", "organisation", "")) == ["santiago-party"]
    assert actors("In Santiago.", ("Santiago", "name", "")) == []


def test_a_state_is_a_place_and_an_organisation() -> None:
    assert actors("In Korea.", ("Korea", "place", "")) == ["korea"]
    assert actors("Korea said.", ("Korea", "organisation", "")) == ["korea"]
    assert actors("Korea came.", ("Korea", "person", "")) == []


def test_within_a_mark_only_its_kind_is_found() -> None:
    assert actors("The Kim Il Sung Institute.", ("Kim Il Sung Institute", "organisation", "")) == []
    assert actors("President Kim Il Sung.", ("President Kim Il Sung", "person", "")) == ["kim-il-sung"]
    assert actors("Kim Il Sung came.", ("Kim", "name", "")) == ["kim-il-sung"]


def test_the_longer_of_two_marks_that_are_resolved_stands() -> None:
    text = "At Kim Il Sung University."
    marks: tuple[tuple[str, MarkKind, str], ...] = (
        ("Kim Il Sung University", "organisation", ""),
        ("Kim Il Sung", "person", ""),
    )
    assert actors(text, *marks) == ["university"]


def test_names_beside_the_marks_are_found_as_ever_and_in_order() -> None:
    assert actors("Korea, the Premier, Kim Il Sung University.", ("the Premier", "person", "kim-il-sung")) == [
        "korea", "kim-il-sung", "university",
    ]  # fmt: skip


def test_a_marked_date_stands_in_place_of_what_is_read_there() -> None:
    text = "On May 11, 1967 and in 1970 and that summer."
    assert enriched(text).dates == ("1967-05-11", "1970", "1970-22")
    found = enriched(text, ("May 11, 1967", "date", "1976-05-11"), ("that summer", "date", "1971-06/1971-08"))
    assert found.dates == ("1976-05-11", "1970", "1971-06/1971-08")
    assert found.years == (1970, 1971, 1976)


def test_a_date_marked_in_part_takes_the_place_of_the_whole() -> None:
    assert enriched("From 1967 to 1970.", ("1967", "date", "1966")).dates == ("1966",)


@pytest.mark.parametrize(
    ("edtf", "years"), [("1967?/1969?", (1967, 1968, 1969)), ("1967/..", (1967,)), ("1967~", (1967,))]
)
def test_the_dates_that_editions_write_have_their_years(edtf: str, years: tuple[int, ...]) -> None:
    assert enriched("Then it was.", ("Then", "date", edtf)).years == years


def test_of_dates_within_dates_the_outer_stands_and_an_empty_one_says_nothing() -> None:
    marks = (Mark(0, 9, "date", "1967"), Mark(3, 6, "date", "1968"), Mark(12, 15, "date", ""))
    assert marked_dates([FoundDate(12, 15, "1970")], marks) == (FoundDate(0, 9, "1967"), FoundDate(12, 15, "1970"))


def test_marks_come_from_the_document_and_are_used_up() -> None:
    made = article(
        "a.xml",
        b"<TEI><text><body><p>The <persName key='kim-b'>envoy</persName> came <date when='1967'>then</date>.</p></body>"
        b"</text></TEI>",
    )
    assert made.passages[0].marks == (Mark(4, 9, "person", "kim-b"), Mark(15, 19, "date", "1967"))
    passage = ENRICHER.enrich(made).passages[0]
    assert ([actor.id for actor in passage.actors], passage.dates, passage.marks) == (["kim-b"], ("1967",), ())
    again = ENRICHER.enrich(replace(made, passages=(passage,)))
    assert again.passages[0].actors == ()

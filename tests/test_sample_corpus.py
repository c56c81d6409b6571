"""What holds for ``documents/``, the corpus that comes with Ibid: its README and its catalogue tell the truth."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from indexer import open_library
from indexer.build import build
from indexer.engine.protocol import Engine
from indexer.model import Article, Kind, Passage
from indexer.query import Query
from tests import sample_pdf
from tests.binary_samples import SAMPLES
from tests.conftest import DOCUMENTS

# Paragraphs, footnotes, captions, sections.
SHAPES = {
    "argentina-embassy-1973": (9, 8, 0, 3),
    "books-for-caracas": (15, 9, 1, 4),
    "brazil-embassy-in-pyongyang": (10, 0, 0, 0),
    "che-en-pyongyang": (7, 9, 1, 3),
    "chile-allende-and-pyongyang": (11, 10, 0, 4),
    "colombia-battalion-korea": (11, 7, 0, 0),
    "cuba-y-corea-fusiles-y-azucar": (10, 9, 1, 4),
    "foreign-languages-press": (11, 11, 0, 5),
    "guests-of-the-drill-ground": (6, 7, 1, 3),
    "guevara-in-pyongyang-1960": (7, 7, 1, 4),
    "guyana-burnham-and-the-mass-games": (10, 7, 0, 4),
    "kapsan-purge-and-pueblo-crisis": (12, 12, 1, 4),
    "korea-and-the-non-aligned": (11, 10, 0, 4),
    "lameda-poet-in-pyongyang": (12, 11, 1, 4),
    "mexico-68-y-las-dos-coreas": (8, 7, 1, 7),
    "mexico-mar-in-pyongyang": (13, 11, 1, 4),
    "nicaragua-and-pyongyang": (11, 9, 1, 4),
    "peru-y-corea-anos-ochenta": (11, 10, 1, 4),
    "rodong-sinmun-venezuela": (5, 7, 0, 2),
    "sanctions-after-2006": (9, 9, 0, 4),
    "tricontinental-havana-1966": (12, 13, 0, 4),
    "venezuela-embassy-pyongyang": (10, 10, 1, 3),
}
PROBLEMS = {
    "foreign-languages-press": (
        "call 12 in foreign-languages-press/p11 has no note",
        "note 11 (foreign-languages-press/n11) is not called in the text",
    )
}
LANGUAGES = {
    "che-en-pyongyang": "es",
    "cuba-y-corea-fusiles-y-azucar": "es",
    "mexico-68-y-las-dos-coreas": "es",
    "peru-y-corea-anos-ochenta": "es",
    "rodong-sinmun-venezuela": "ko",
}
# What the catalogue leaves open and the document tells.
FOUND = {
    "argentina-embassy-1973": ("Sample Quarterly", "2025-05"),
    "books-for-caracas": ("Sample Quarterly", "2025-02-11"),
    "che-en-pyongyang": ("", "2025-02-04"),
    "guests-of-the-drill-ground": ("Ibid Samples", "2025-01-28"),
    "guevara-in-pyongyang-1960": ("Sample Quarterly", "2025-03"),
    "mexico-68-y-las-dos-coreas": ("Cuadernos de muestra", "2025-06-12"),
    "brazil-embassy-in-pyongyang": ("Ibid Samples", "2025-02-03"),
    "nicaragua-and-pyongyang": ("Ibid Samples", "2024-07-19"),
}

every_article = pytest.mark.parametrize("name", SHAPES)


@pytest.fixture
def catalogue() -> dict[str, dict[str, str]]:
    """The rows by identifier."""
    with (DOCUMENTS / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        return {row["identifier"]: row for row in csv.DictReader(file)}


def passages(library: Engine) -> list[Passage]:
    return [passage for summary in library.articles() for passage in library.article(summary.id).passages]


def shape(article: Article) -> tuple[int, int, int, int]:
    kinds = Counter(passage.kind for passage in article.passages)
    return kinds[Kind.PARAGRAPH], kinds[Kind.FOOTNOTE], kinds[Kind.CAPTION], len(article.sections)


def ids(library: Engine, **filters: str) -> set[str]:
    page = library.search(Query.of(filters={facet: [value] for facet, value in filters.items()}, size=100))
    assert page.next is None
    return {hit.passage.id for hit in page.hits}


def test_there_are_twenty_two_articles_with_their_notes(sample_library: Engine) -> None:
    assert sorted(summary.id for summary in sample_library.articles()) == sorted(SHAPES)
    assert sum(summary.notes for summary in sample_library.articles()) == 193
    assert sample_library.info().passages == sum(sum(counts[:3]) for counts in SHAPES.values()) == 426


def test_nothing_is_wrong_but_what_is_so_on_purpose() -> None:
    engine = open_library(None)
    report = build(engine, [DOCUMENTS])
    engine.close()
    assert report.problems == ()
    assert {outcome.status.value for outcome in report.outcomes} == {"added"}
    assert {outcome.article: outcome.remarks for outcome in report.outcomes if outcome.remarks} == PROBLEMS


@every_article
def test_an_article_has_its_passages_and_sections(sample_library: Engine, name: str) -> None:
    article = sample_library.article(name)
    assert shape(article) == SHAPES[name]
    assert article.problems == PROBLEMS.get(name, ())
    assert article.summary.notes == SHAPES[name][1]


@every_article
def test_passages_are_counted_by_kind_in_reading_order(sample_library: Engine, name: str) -> None:
    article = sample_library.article(name)
    assert [passage.position for passage in article.passages] == list(range(len(article.passages)))
    for kind in Kind:
        own = [passage for passage in article.passages if passage.kind is kind]
        assert [passage.id for passage in own] == [f"{name}/{kind.letter}{n}" for n in range(1, len(own) + 1)]


@every_article
def test_every_note_is_anchored_in_a_paragraph(sample_library: Engine, name: str) -> None:
    article = sample_library.article(name)
    loose = [p.id for p in article.passages if p.kind is Kind.FOOTNOTE and not p.anchored_in]
    assert loose == (["foreign-languages-press/n11"] if name == "foreign-languages-press" else [])
    calls = {passage.id: passage.notes for passage in article.passages}
    for passage in article.passages:
        assert all(passage.id in calls[caller] for caller in passage.anchored_in)
        assert all(call.note or call.marker == "12" for call in passage.calls)
        assert all(0 <= call.offset <= len(passage.text) for call in passage.calls)


@every_article
def test_the_catalogue_is_followed(sample_library: Engine, catalogue: dict[str, dict[str, str]], name: str) -> None:
    row, summary = catalogue[name], sample_library.article(name).summary
    assert summary.title == row["title"]
    assert "|".join(summary.authors) == row["creator"] or not row["creator"]
    assert summary.published == (row["date"] or FOUND.get(name, ("", None))[1])
    assert summary.lang == (row["language"] or "en") == LANGUAGES.get(name, "en")
    assert (summary.source or "") == row["source"]
    assert summary.rights == "Apache-2.0"
    publication = summary.publication.label if summary.publication else ""
    assert publication == (row["publisher"] or FOUND.get(name, ("Ibid Samples", ""))[0])


@pytest.mark.parametrize("name", SAMPLES)
def test_an_archive_is_what_its_source_makes(name: str) -> None:
    """If not, ``python -m tests.binary_samples`` writes it anew."""
    assert (DOCUMENTS / name).read_bytes() == SAMPLES[name]()


def test_notes_of_a_word_file_a_book_and_markdown(sample_library: Engine) -> None:
    endnote = sample_library.passage("che-en-pyongyang/n2").passage
    assert (endnote.label, endnote.anchored_in) == ("i", ("che-en-pyongyang/p1",))
    assert sample_library.passage("guests-of-the-drill-ground/n2").passage.anchored_in == (
        "guests-of-the-drill-ground/p1",
        "guests-of-the-drill-ground/p6",
    )
    inline = sample_library.passage("books-for-caracas/n4").passage
    assert (inline.text[:9], inline.anchored_in) == ("B. C. Koh", ("books-for-caracas/p3",))
    assert "Corea compró todo" not in sample_library.passage("che-en-pyongyang/p2").passage.text


def test_a_note_called_twice_has_two_anchors(sample_library: Engine) -> None:
    note = sample_library.passage("nicaragua-and-pyongyang/n3").passage
    assert note.anchored_in == ("nicaragua-and-pyongyang/p3", "nicaragua-and-pyongyang/p10")


def test_a_note_of_two_paragraphs_is_one_passage(sample_library: Engine) -> None:
    labels = [p.label for p in sample_library.article("sanctions-after-2006").passages if p.kind is Kind.FOOTNOTE]
    assert labels == [str(number) for number in range(1, 10)]


def test_languages(sample_library: Engine) -> None:
    counts = Counter(passage.lang for passage in passages(sample_library))
    assert set(counts) == {"en", "es", "ko"}
    assert sample_library.passage("cuba-y-corea-fusiles-y-azucar/n4").passage.lang == "ko"
    assert sample_library.passage("cuba-y-corea-fusiles-y-azucar/p4").passage.lang == "es"
    paragraphs = [p for p in sample_library.article("rodong-sinmun-venezuela").passages if p.kind is Kind.PARAGRAPH]
    assert {passage.lang for passage in paragraphs} == {"ko"}


@pytest.mark.parametrize(
    ("passage", "outlets"),
    [
        ("lameda-poet-in-pyongyang/n4", {"rodong-sinmun": "citation"}),
        ("lameda-poet-in-pyongyang/p5", {"rodong-sinmun": "text", "columbia-university-press": "note"}),
        ("rodong-sinmun-venezuela/n2", {"rodong-sinmun": "citation"}),
        ("rodong-sinmun-venezuela/p2", {"rodong-sinmun": "note"}),
        ("cuba-y-corea-fusiles-y-azucar/p7", {"granma": "note"}),
    ],
)
def test_outlets_and_how_a_passage_draws_on_them(sample_library: Engine, passage: str, outlets: dict[str, str]) -> None:
    assert {outlet.id: outlet.via for outlet in sample_library.passage(passage).passage.outlets} == outlets


@pytest.mark.parametrize(
    ("filters", "some"),
    [
        pytest.param(
            {"actor": "kim-il-sung", "kind": "footnote"},
            {"rodong-sinmun-venezuela/n2", "lameda-poet-in-pyongyang/n4", "lameda-poet-in-pyongyang/n5"},
            id="an actor in Hangul and in Latin letters",
        ),
        pytest.param(
            {"actor": "nicolae-ceausescu"}, {"lameda-poet-in-pyongyang/p9"}, id="an actor whose name has accents"
        ),
        pytest.param({"year": "1971"}, {"lameda-poet-in-pyongyang/p8"}, id="a year within a range"),
        pytest.param(
            {"year": "1967", "outlet": "rodong-sinmun"},
            {"rodong-sinmun-venezuela/p2", "lameda-poet-in-pyongyang/p5", "lameda-poet-in-pyongyang/n4"},
            id="what rests on one newspaper of one year",
        ),
        pytest.param({"year": "196X", "lang": "es"}, {"cuba-y-corea-fusiles-y-azucar/p3"}, id="a decade in Spanish"),
    ],
)
def test_facets_find_their_passages(sample_library: Engine, filters: dict[str, str], some: set[str]) -> None:
    assert some <= ids(sample_library, **filters)


def test_a_decade_is_not_its_years(sample_library: Engine) -> None:
    passage = sample_library.passage("cuba-y-corea-fusiles-y-azucar/p7").passage
    assert (passage.decades, passage.years) == (("198X",), ())


def test_the_university_is_not_the_man(sample_library: Engine) -> None:
    actors = {actor.id for actor in sample_library.passage("rodong-sinmun-venezuela/n6").passage.actors}
    assert "kim-il-sung-university" in actors
    assert "kim-il-sung" not in actors


def test_every_name_is_of_one_record_alone(sample_library: Engine) -> None:
    vocabulary = sample_library.state().vocabulary
    for records in (vocabulary.actors, vocabulary.outlets):
        assert len({record.id for record in records}) == len(records)
        assert all(record.label and record.type for record in records)


def test_what_an_edition_marks_is_found_though_its_words_do_not_say_it(sample_library: Engine) -> None:
    passage = sample_library.passage("guevara-in-pyongyang-1960/p3").passage
    assert "Premier" in passage.text
    assert "Kim" not in passage.text
    assert "kim-il-sung" in {actor.id for actor in passage.actors}
    assert passage.dates == ("1960-12", "1960-12-05?/1960-12-07?")


def test_the_pdf_is_what_its_text_makes() -> None:
    assert sample_pdf.PATH.read_bytes() == sample_pdf.made()

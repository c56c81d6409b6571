"""The facts that must hold for the two real articles, which are not ours to keep in the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.article import make_article
from indexer.model import Article, Kind, Publication
from indexer.reading import read

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
EMBASSY = "000_6f97f76bbf8ab1b4"
LEGION = "004_0ff353a10bd38cea"


def article(identifier: str) -> Article:
    path = CORPUS / f"{identifier}.txt"
    if not path.is_file():
        pytest.skip(f"the real articles are not here: {path}")
    raw = read(path.name, path.read_bytes())
    return make_article(raw, identifier=identifier, metadata=raw.metadata)


def counts(read_article: Article) -> dict[Kind, int]:
    return {kind: sum(passage.kind is kind for passage in read_article.passages) for kind in Kind}


@pytest.mark.parametrize(
    ("identifier", "paragraphs", "footnotes", "captions", "headings"),
    [
        pytest.param(EMBASSY, 16, 12, 1, 4, id="embassy"),
        pytest.param(LEGION, 19, 0, 0, 0, id="legion"),
    ],
)
def test_the_parts_are_counted(identifier: str, paragraphs: int, footnotes: int, captions: int, headings: int) -> None:
    found = article(identifier)
    assert counts(found) == {Kind.PARAGRAPH: paragraphs, Kind.FOOTNOTE: footnotes, Kind.CAPTION: captions}
    assert len(found.sections) == headings
    assert (found.summary.passages, found.summary.notes) == (paragraphs + footnotes + captions, footnotes)
    assert found.problems == ()


@pytest.mark.parametrize("identifier", [pytest.param(EMBASSY, id="embassy"), pytest.param(LEGION, id="legion")])
def test_the_title_is_the_first_line(identifier: str) -> None:
    found = article(identifier)
    first = (CORPUS / f"{identifier}.txt").read_text(encoding="utf-8").splitlines()[0]
    assert found.summary.title == first


@pytest.mark.parametrize(
    ("opening", "labels"),
    [
        pytest.param("In 1967", ["2", "3"], id="in-1967"),
        pytest.param("In 1976", ["9", "10", "11", "12"], id="in-1976"),
    ],
)
def test_notes_are_anchored_where_they_are_called(opening: str, labels: list[str]) -> None:
    found = article(EMBASSY)
    paragraph = next(passage for passage in found.passages if passage.text.startswith(opening))
    assert paragraph.notes == tuple(f"{EMBASSY}/n{label}" for label in labels)
    for note in found.passages:
        assert (paragraph.id in note.anchored_in) == (note.kind is Kind.FOOTNOTE and note.label in labels)


def test_every_note_has_one_anchor_and_no_section() -> None:
    notes = [passage for passage in article(EMBASSY).passages if passage.kind is Kind.FOOTNOTE]
    assert [len(note.anchored_in) for note in notes] == [1] * 12
    assert {note.section for note in notes} == {""}


def test_the_foot_of_the_site_names_the_publication_and_is_no_passage() -> None:
    found = article(EMBASSY)
    assert found.summary.publication == Publication("38-north", "38 North")
    assert found.summary.published is None
    last_lines = (CORPUS / f"{EMBASSY}.txt").read_text(encoding="utf-8").rstrip().splitlines()[-4:]
    assert not [passage.id for passage in found.passages for line in last_lines if line.strip() in passage.text]


def test_the_list_at_the_foot_gives_the_date_and_is_no_passage() -> None:
    found = article(LEGION)
    assert found.summary.published == "2025-10-14"
    assert found.summary.publication is None
    assert not [passage.id for passage in found.passages if passage.text.startswith("- ")]


@pytest.mark.parametrize("identifier", [pytest.param(EMBASSY, id="embassy"), pytest.param(LEGION, id="legion")])
def test_no_marker_is_left_in_the_text_and_every_text_is_in_the_document(identifier: str) -> None:
    found = article(identifier)
    document = "".join((CORPUS / f"{identifier}.txt").read_text(encoding="utf-8").split())
    for passage in found.passages:
        assert "[" not in passage.text
        ends = [call.offset for call in passage.calls]
        for start, end in zip([0, *ends], [*ends, len(passage.text)], strict=True):
            assert "".join(passage.text[start:end].split()) in document

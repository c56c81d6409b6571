"""The outlets on which passages draw, and how each came to be there."""

from __future__ import annotations

import pytest

from indexer.citations.model import Citation, CitationField, WorkKind
from indexer.enrich.cited_names import cited_ids
from indexer.enrich.mentions import Mention
from indexer.enrich.outlets import draw_outlets
from indexer.model import Kind, OutletRef, Passage, Record

RECORDS = {each.id: each for each in (Record("sinmun", "Rodong Sinmun", ""), Record("granma", "Granma", ""))}


def passage(name: str, kind: Kind = Kind.PARAGRAPH, notes: tuple[str, ...] = ()) -> Passage:
    return Passage(name, "a", kind, 1, "1", "", 0, "", notes=notes)


def drawn(*passages: Passage, **named: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    """``named`` gives what stands in each text: in a footnote, within its citations."""
    cited = {one.id: named.get(one.id, ()) for one in passages if one.kind is Kind.FOOTNOTE}
    outlets = draw_outlets(passages, named, cited, RECORDS)
    return {name: [(outlet.id, outlet.via) for outlet in found] for name, found in outlets.items()}


def test_paragraphs_and_captions_name_and_footnotes_cite() -> None:
    passages = passage("p1"), passage("c1", Kind.CAPTION), passage("n1", Kind.FOOTNOTE)
    assert drawn(*passages, p1=("sinmun",), c1=("sinmun",), n1=("sinmun",)) == {
        "p1": [("sinmun", "text")],
        "c1": [("sinmun", "text")],
        "n1": [("sinmun", "citation")],
    }


def test_what_a_note_cites_flows_to_the_passage_that_calls_it() -> None:
    passages = passage("p1", notes=("n1", "n2")), passage("n1", Kind.FOOTNOTE), passage("n2", Kind.FOOTNOTE)
    found = drawn(*passages, n1=("sinmun",), n2=("granma", "sinmun"))
    assert found["p1"] == [("sinmun", "note"), ("granma", "note")]


def test_what_a_note_only_talks_of_is_named_in_it_and_flows_no_further() -> None:
    passages = passage("p1", notes=("n1",)), passage("n1", Kind.FOOTNOTE)
    outlets = draw_outlets(passages, {"n1": ("granma", "sinmun")}, {"n1": ("granma",)}, RECORDS)
    assert [(one.id, one.via) for one in outlets["n1"]] == [("granma", "citation"), ("sinmun", "text")]
    assert [(one.id, one.via) for one in outlets["p1"]] == [("granma", "note")]


def test_named_in_the_text_wins_over_cited_by_a_note() -> None:
    passages = passage("p1", notes=("n1",)), passage("n1", Kind.FOOTNOTE)
    assert drawn(*passages, p1=("granma",), n1=("sinmun", "granma"))["p1"] == [("granma", "text"), ("sinmun", "note")]


def test_cited_by_a_note_wins_over_cited_by_a_note_of_it_which_flows_no_further() -> None:
    passages = (
        passage("p1", notes=("n1",)),
        passage("n1", Kind.FOOTNOTE, notes=("n2",)),
        passage("n2", Kind.FOOTNOTE, notes=("n1",)),
    )
    assert drawn(*passages, n1=("granma",), n2=("granma", "sinmun")) == {
        "p1": [("granma", "note")],
        "n1": [("granma", "citation"), ("sinmun", "note")],
        "n2": [("granma", "citation"), ("sinmun", "citation")],
    }


def test_a_passage_without_outlets_has_none() -> None:
    assert drawn(passage("p1", notes=("elsewhere",))) == {"p1": []}


def test_each_carries_the_label_of_its_record() -> None:
    assert draw_outlets([passage("p1")], {"p1": ("sinmun",)}, {}, RECORDS)["p1"] == (
        OutletRef("sinmun", "Rodong Sinmun", "text"),
    )


@pytest.mark.parametrize(
    ("text", "cited", "outlet", "is_cited"),
    [
        pytest.param("The Salt Mirror, 3 May 1967.", "Salt Mirror, 3 May 1967", "The Salt Mirror", True, id="article"),
        pytest.param("KBS 1TV <들판 수첩> ‘물’, 2009년.", "들판 수첩> ‘물’, 2009년", "KBS", True, id="broadcaster"),
        pytest.param("“물,” 5983철, 없는사료관.", "“물,” 5983철", "없는사료관", True, id="keeper"),
        pytest.param("Mirror, 3 May 1967, with a cable of EFE.", "Mirror, 3 May 1967", "EFE", False, id="talk-behind"),
        pytest.param("EFE had it first: Mirror, 3 May 1967.", "Mirror, 3 May 1967", "EFE", False, id="talk-before"),
    ],
)
def test_what_stands_beside_a_citation_may_belong_to_it(text: str, cited: str, outlet: str, is_cited: bool) -> None:
    start = text.index(cited)
    one = Citation(start, start + len(cited), "full", "newspaper")
    at = text.index(outlet)
    mention = Mention("outlet", "some", at, at + len(outlet), outlet, "label")
    assert cited_ids([mention], [one], text) == (("some",) if is_cited else ())


@pytest.mark.parametrize(
    ("title", "is_cited"),
    [
        pytest.param("Ana Ruiz to Radio Salt", False, id="letter"),
        pytest.param("Radio Salt, 20 h", True, id="broadcast"),
    ],
)
def test_between_whom_a_letter_went_is_no_source(title: str, is_cited: bool) -> None:
    kind: WorkKind = "archival"
    text = f"{title}, 3 May 1967, box 3."
    one = Citation(0, len(text) - 1, "full", kind, (CitationField("title", title, 0, len(title)),))
    at = text.index("Radio Salt")
    mention = Mention("outlet", "salt", at, at + 10, "Radio Salt", "label")
    assert cited_ids([mention], [one], text) == (("salt",) if is_cited else ())

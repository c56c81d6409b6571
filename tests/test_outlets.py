"""The outlets on which passages draw, and how each came to be there."""

from __future__ import annotations

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

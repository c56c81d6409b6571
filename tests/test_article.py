"""What a reader found becomes an article: ids, sections, links both ways, and what the librarian is told."""

from __future__ import annotations

import pytest

from indexer.article import complete, make_article
from indexer.errors import DocumentError
from indexer.model import Article, Block, Call, Metadata, Publication, RawCall, RawDocument, Role, Section


def par(text: str, *calls: tuple[int, str]) -> Block:
    return Block(Role.PARAGRAPH, text, tuple(RawCall(offset, key, key) for offset, key in calls))


def note(key: str, text: str, *calls: tuple[int, str]) -> Block:
    return Block(Role.NOTE, text, tuple(RawCall(offset, c, c) for offset, c in calls), key=key, label=key)


def heading(text: str, level: int = 1) -> Block:
    return Block(Role.HEADING, text, level=level)


def caption(text: str) -> Block:
    return Block(Role.CAPTION, text)


def article(*blocks: Block, metadata: Metadata = Metadata(), problems: tuple[str, ...] = ()) -> Article:  # noqa: B008
    return make_article(RawDocument(metadata, blocks, problems), identifier="a", metadata=metadata)


SMALL = (
    Block(Role.TITLE, "T"),
    caption("The boat."),
    par("Before.", (7, "1")),
    heading("One"),
    par("First.", (6, "2"), (6, "1"), (6, "2")),
    heading("Two", 2),
    caption("The port."),
    par("Last."),
    note("1", "Park."),
    note("2", "Ibid.", (5, "1")),
)


def test_ids_count_from_1_within_their_kind_in_reading_order() -> None:
    ids = [passage.id for passage in article(*SMALL).passages]
    assert ids == ["a/c1", "a/p1", "a/p2", "a/c2", "a/p3", "a/n1", "a/n2"]
    assert [passage.position for passage in article(*SMALL).passages] == list(range(7))


def test_a_label_is_the_notes_own_sign_or_else_the_number() -> None:
    found = article(par("Text."), Block(Role.NOTE, "Park.", key="x", label="*"), Block(Role.NOTE, "Ibid.", key="y"))
    assert [passage.label for passage in found.passages] == ["1", "*", "2"]


def test_passages_stand_in_sections_and_notes_in_none() -> None:
    assert [passage.section for passage in article(*SMALL).passages] == ["", "", "One", "Two", "Two", "", ""]
    assert article(*SMALL).sections == (Section("One", 1, 2), Section("Two", 2, 3))


def test_a_heading_with_nothing_under_it_at_the_end_is_no_section() -> None:
    found = article(heading("One"), heading("Under", 2), par("Text."), heading("Leftover"), note("1", "Park."))
    assert [section.title for section in found.sections] == ["One", "Under"]


def test_headings_may_repeat() -> None:
    found = article(heading("One"), par("A."), heading("One"), par("B."))
    assert found.sections == (Section("One", 1, 0), Section("One", 1, 1))


def test_calls_and_notes_know_each_other() -> None:
    passages = {passage.id: passage for passage in article(*SMALL).passages}
    assert passages["a/p2"].calls == (Call(6, "2", "a/n2"), Call(6, "1", "a/n1"), Call(6, "2", "a/n2"))
    assert passages["a/p2"].notes == ("a/n2", "a/n1")
    assert passages["a/n1"].anchored_in == ("a/p1", "a/p2", "a/n2")
    assert passages["a/n2"].notes == ("a/n1",)


def test_the_summary_counts_and_falls_back_to_the_id() -> None:
    summary = article(*SMALL).summary
    assert (summary.id, summary.title, summary.passages, summary.notes) == ("a", "a", 7, 2)
    assert (summary.publication, summary.published) == (None, None)


def test_the_summary_carries_the_metadata() -> None:
    metadata = Metadata(
        title="T",
        authors=("Ana",),
        publication="The Old Harbour",
        published="2021",
        language="en",
        source="s",
        rights="r",
    )
    summary = article(par("Text."), metadata=metadata).summary
    assert summary.publication == Publication("the-old-harbour", "The Old Harbour")
    assert (summary.title, summary.authors, summary.published) == ("T", ("Ana",), "2021")
    assert (summary.lang, summary.source, summary.rights) == ("en", "s", "r")


def test_an_article_in_good_order_has_no_problems() -> None:
    assert article(*SMALL).problems == ()


@pytest.mark.parametrize(
    ("blocks", "problem"),
    [
        pytest.param((par("A."), note("4", "P.")), "note 4 (a/n1) is not called in the text", id="uncalled-note"),
        pytest.param((par("A.", (2, "7")),), "call 7 in a/p1 has no note", id="call-without-note"),
        pytest.param(
            (heading("One"), Block(Role.HEADING, "Two", (RawCall(3, "7", "7"),)), par("A.")),
            "call 7 in “Two” has no note",
            id="call-in-a-heading-without-note",
        ),
        pytest.param(
            (par("A.", (2, "3")), note("3", "P."), note("3", "Q.")),
            "2 notes are labelled 3: a/n1, a/n2",
            id="two-notes-with-one-label",
        ),
        pytest.param((par("A."), note("2", "")), "note 2 has no text and was left out", id="label-without-text"),
    ],
)
def test_problems_name_the_label_and_the_passage(blocks: tuple[Block, ...], problem: str) -> None:
    assert problem in article(*blocks).problems


def test_of_two_notes_with_one_key_the_first_answers() -> None:
    found = article(par("A.", (2, "3")), note("3", "P."), note("3", "Q."))
    assert found.passages[0].notes == ("a/n1",)


def test_several_notes_may_be_marked_with_a_star() -> None:
    star = [Block(Role.NOTE, "P.", key=key, label="*") for key in "xy"]
    assert not [problem for problem in article(par("A."), *star).problems if "labelled" in problem]


def test_a_note_called_from_the_title_counts_as_called() -> None:
    title = Block(Role.TITLE, "T", (RawCall(1, "1", "1"),))
    assert article(title, par("A."), note("1", "P.")).problems == ()


def test_the_readers_problems_come_first() -> None:
    assert article(par("A.", (2, "1")), problems=("odd",)).problems == ("odd", "call 1 in a/p1 has no note")


@pytest.mark.parametrize(
    "blocks",
    [pytest.param((), id="nothing"), pytest.param((Block(Role.TITLE, "T"), heading("H")), id="title-and-heading")],
)
def test_an_article_without_a_passage_is_refused(blocks: tuple[Block, ...]) -> None:
    with pytest.raises(DocumentError, match="no paragraph"):
        article(*blocks)


def test_the_catalogue_wins_where_it_says_something() -> None:
    found = Metadata(title="found", authors=("F",), language="en")
    catalogued = Metadata(identifier="id", title="right", published="1967")
    assert complete(found, catalogued) == Metadata(
        identifier="id", title="right", authors=("F",), published="1967", language="en"
    )
    assert complete(found, None) is found

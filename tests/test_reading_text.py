"""Plain text as people paste it: what becomes a title, a heading, a paragraph, a caption, a note, and what goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Block, RawDocument, Role
from indexer.reading import read
from indexer.reading.calls import Seed, cut, mark, slot


def doc(text: str) -> RawDocument:
    return read("article.txt", text.encode())


def texts(raw: RawDocument, role: Role) -> list[str]:
    return [block.text for block in raw.blocks if block.role is role]


def notes(raw: RawDocument) -> dict[str, str]:
    return {block.label: block.text for block in raw.blocks if block.role is Role.NOTE}


def calls(block: Block) -> list[tuple[int, str, str]]:
    return [(call.offset, call.marker, call.target) for call in block.calls]


LONG = "The delegation stayed for nine days, saw three factories, and was received twice by the minister of trade."

# --- layout ---------------------------------------------------------------------------------------------------------


def test_paragraphs_parted_by_blank_lines() -> None:
    raw = doc(f"A Title\n\n{LONG}\n\nHe left.\n")
    assert raw.metadata.title == "A Title"
    assert texts(raw, Role.PARAGRAPH) == [LONG, "He left."]


def test_one_paragraph_a_line_without_blank_lines() -> None:
    raw = doc(f"A Title\n{LONG}\nHe left.\n{LONG}\n")
    assert texts(raw, Role.PARAGRAPH) == [LONG, "He left.", LONG]


def test_hard_wrapped_paragraphs_are_joined() -> None:
    raw = doc(
        "A Title\n\n"
        "The delegation stayed for nine days in the capital, and saw three\n"
        "factories and a school of music before it was received by the\n"
        "minister.\n\n"
        "Nothing was signed. The anti-\n"
        "colonial front had hoped for more, as the letters of that spring do\n"
        "show.\n"
    )
    assert texts(raw, Role.PARAGRAPH) == [
        "The delegation stayed for nine days in the capital, and saw three factories and a school of music before it"
        " was received by the minister.",
        "Nothing was signed. The anti-colonial front had hoped for more, as the letters of that spring do show.",
    ]


def test_in_wrapped_text_an_indent_opens_a_paragraph() -> None:
    raw = doc(
        "A Title\n\n"
        "    The delegation stayed for nine days in the capital and it saw\n"
        "three factories in the north and a school of music in the town.\n"
        "    Nothing at all was signed on the day before they left for the\n"
        "airport.\n"
    )
    assert len(texts(raw, Role.PARAGRAPH)) == 2


def test_in_wrapped_text_without_blank_lines_a_short_line_ends_a_paragraph() -> None:
    raw = doc(
        "A Title\n"
        "The delegation stayed for nine days in the capital, and saw three\n"
        "factories.\n"
        "Nothing at all was signed on the day before they left again for the\n"
        "airport, and nobody on either side of the table seemed surprised by\n"
        "that.\n"
    )
    assert [text[-10:] for text in texts(raw, Role.PARAGRAPH)] == ["factories.", "d by that."]


def test_white_space_is_folded() -> None:
    assert texts(doc("T\n\nA\u00a0 b\t c.\n"), Role.PARAGRAPH) == ["A b c."]


def test_a_first_line_as_long_as_a_paragraph_is_no_title() -> None:
    raw = doc(f"{LONG} {LONG} {LONG}\n\nHe left.\n")
    assert raw.metadata.title is None
    assert len(texts(raw, Role.PARAGRAPH)) == 2
    assert raw.problems == ("no title: the first line is a paragraph",)


def test_byline_and_date_under_the_title_are_metadata() -> None:
    raw = doc(f"A Title\n\nBy Ana Ruiz and J. R. Park\n\nMarch 3, 2021\n\n{LONG}\n")
    assert raw.metadata.authors == ("Ana Ruiz", "J. R. Park")
    assert raw.metadata.published == "2021-03-03"
    assert texts(raw, Role.PARAGRAPH) == [LONG]


# --- headings and captions ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "heading", "level"),
    [
        pytest.param("First Contacts", "First Contacts", 1, id="short-line"),
        pytest.param("What Came of It?", "What Came of It?", 1, id="question"),
        pytest.param("THE LONG WAY HOME", "THE LONG WAY HOME", 1, id="capitals"),
        pytest.param("### A Deeper One", "A Deeper One", 2, id="markdown"),
        pytest.param("1. Introduction", "1. Introduction", 1, id="numbered"),
        pytest.param("2.3 Sources and Methods", "2.3 Sources and Methods", 2, id="numbered-twice"),
        pytest.param("무장투쟁의 시기", "무장투쟁의 시기", 1, id="korean"),
    ],
)
def test_headings(line: str, heading: str, level: int) -> None:
    raw = doc(f"T\n\n{LONG}\n\n{line}\n\n{LONG}\n")
    assert [(b.text, b.level) for b in raw.blocks if b.role is Role.HEADING] == [(heading, level)]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("He left.", id="a-sentence"),
        pytest.param("The following were present:", id="a-lead-in"),
        pytest.param("“We shall be back”", id="a-quotation"),
        pytest.param("- rice and tractors", id="a-list-item"),
        pytest.param("and then nothing", id="lower-case"),
    ],
)
def test_short_lines_that_are_no_headings(line: str) -> None:
    raw = doc(f"T\n\n{LONG}\n\n{line}\n\n{LONG}\n")
    assert texts(raw, Role.PARAGRAPH) == [LONG, line, LONG]


def test_a_heading_needs_something_to_head() -> None:
    assert texts(doc(f"T\n\n{LONG}\n\nLima, in the spring\n"), Role.HEADING) == []


def test_headings_where_a_line_is_a_paragraph() -> None:
    raw = doc(f"T\n{LONG}\nFirst Contacts\n{LONG}\n{LONG}\n")
    assert texts(raw, Role.HEADING) == ["First Contacts"]


@pytest.mark.parametrize(
    "caption",
    [
        pytest.param("The new embassy, May 2019. Source: Radio Caracas.", id="english"),
        pytest.param("La embajada nueva, mayo de 2019. Fuente: Radio Caracas.", id="spanish"),
        pytest.param("새 대사관, 2019년 5월. 출처: 조선중앙통신", id="korean"),
        pytest.param("Photo: the authors", id="photo"),
        pytest.param("The harbour at dawn (Photo: the authors)", id="in-parentheses"),
    ],
)
def test_captions(caption: str) -> None:
    raw = doc(f"T\n\n{caption}\n\n{LONG}\n")
    assert texts(raw, Role.CAPTION) == [caption]


def test_a_paragraph_that_speaks_of_a_source_is_no_caption() -> None:
    assert texts(doc("T\n\nHe named his source: a driver of the embassy.\n"), Role.CAPTION) == []


# --- notes ----------------------------------------------------------------------------------------------------------

ONE_TWO = {"1": "Park, Letters, 12.", "2": "Ibid., 14."}


@pytest.mark.parametrize(
    "foot",
    [
        pytest.param(
            "  1. [1]\n\n    Park, Letters, 12.\n\n  2. [2]\n\n    Ibid., 14.\n", id="label-over-indented-text"
        ),
        pytest.param("[1] Park, Letters, 12.\n[2] Ibid., 14.\n", id="brackets-at-the-foot"),
        pytest.param("[1] Park, Letters, 12.\n\n[2] Ibid., 14.\n", id="brackets-with-blank-lines"),
        pytest.param("[^1]: Park, Letters, 12.\n[^2]: Ibid., 14.\n", id="markdown"),
        pytest.param("¹ Park, Letters, 12.\n² Ibid., 14.\n", id="superscripts"),
        pytest.param("1. Park, Letters, 12.\n2. Ibid., 14.\n", id="points-at-the-foot"),
        pytest.param("Notes\n\n1. Park, Letters, 12.\n2. Ibid., 14.\n", id="points-under-a-heading"),
        pytest.param("NOTES:\n\n1) Park, Letters, 12.\n\n2) Ibid., 14.\n", id="parentheses-under-a-heading"),
        pytest.param("References\n1 Park, Letters, 12.\n2 Ibid., 14.\n", id="bare-numbers-under-a-heading"),
        pytest.param("Notas al pie\n\n1. Park, Letters, 12.\n2. Ibid., 14.\n", id="spanish"),
        pytest.param("각주\n\n1. Park, Letters, 12.\n2. Ibid., 14.\n", id="korean"),
        pytest.param("## Endnotes\n\n1. Park,\n   Letters, 12.\n2. Ibid., 14.\n", id="wrapped-with-hanging-indent"),
        pytest.param("Notes\n\n[1]\nPark, Letters, 12.\n\n[2]\nIbid., 14.\n", id="label-over-text-without-indent"),
    ],
)
def test_note_lists(foot: str) -> None:
    raw = doc(f"T\n\n{LONG}[1]\n\nHe left.[2]\n\n{foot}")
    assert notes(raw) == ONE_TWO
    assert texts(raw, Role.PARAGRAPH) == [LONG, "He left."]
    assert texts(raw, Role.HEADING) == []


def test_further_paragraphs_of_a_note_join_it() -> None:
    raw = doc(f"T\n\n{LONG}[1] [2]\n\nNotes\n\n1. Park, 12.\n\nThe letter is not dated.\n\n2. Ibid.\n")
    assert notes(raw) == {"1": "Park, 12. The letter is not dated.", "2": "Ibid."}


def test_a_page_number_that_begins_a_wrapped_line_is_no_label() -> None:
    raw = doc(
        f"T\n\n{LONG}[1]\n\nHe left the town.[2]\n\nNotes\n\n"
        "1. Park, Letters from the Capital of an Unknown Country, pages\n112. See also the appendix.\n2. Ibid.\n"
    )
    assert list(notes(raw)) == ["1", "2"]
    assert notes(raw)["1"].endswith("pages 112. See also the appendix.")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"T\n\n{LONG}\n\n1. Rice came first.\n2. Tractors came later.\n", id="list-at-the-foot-uncalled"),
        pytest.param(f"T\n\n1. Rice[1] came.\n2. Tractors came.\n\n{LONG}\n", id="list-in-the-middle"),
        pytest.param("T\n\n[1] Rice came first.\n\n[2] Tractors came later.\n", id="numbered-paragraphs"),
    ],
)
def test_a_numbered_list_is_not_taken_for_notes(body: str) -> None:
    assert notes(doc(body)) == {}


def test_two_lists_under_two_headings() -> None:
    raw = doc(f"T\n\n{LONG}[1]\n\nNotes\n1. Park, no date\nReferences\n1. Ruiz, Letters.\n")
    assert [block.text for block in raw.blocks if block.role is Role.NOTE] == ["Park, no date", "Ruiz, Letters."]


def test_what_follows_the_notes_is_text_again() -> None:
    raw = doc(f"T\n\n{LONG}[1]\n\nNotes\n\n1. Park, 12.\n\nAbout the Author\n\n{LONG}\n")
    assert notes(raw) == {"1": "Park, 12."}
    assert texts(raw, Role.HEADING) == ["About the Author"]


# --- calls ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read_as", "found"),
    [
        pytest.param("He left.[1]", "He left.", [(8, "1", "1")], id="after-the-stop"),
        pytest.param("He left[1].", "He left.", [(7, "1", "1")], id="before-the-stop"),
        pytest.param("He left [1].", "He left.", [(7, "1", "1")], id="with-a-space-before"),
        pytest.param("He [1] left.", "He left.", [(2, "1", "1")], id="between-spaces"),
        pytest.param("Los Andes[1] and more.", "Los Andes and more.", [(9, "1", "1")], id="inside"),
        pytest.param("He left.[1][2]", "He left.", [(8, "1", "1"), (8, "2", "2")], id="two"),
        pytest.param("He left.[1, 2]", "He left.", [(8, "1", "1"), (8, "2", "2")], id="two-in-one"),
        pytest.param("He left.[1–3]", "He left.", [(8, n, n) for n in "123"], id="a-range"),
        pytest.param("He left.¹", "He left.", [(8, "1", "1")], id="superscript"),
        pytest.param("In 1967² he left.", "In 1967 he left.", [(7, "2", "2")], id="superscript-after-a-year"),
        pytest.param("그는 떠났다.1) 돌아왔다.", "그는 떠났다. 돌아왔다.", [(7, "1", "1")], id="korean-parenthesis"),
        pytest.param("He left.[7]", "He left.", [(8, "7", "7")], id="a-call-without-a-note"),
        pytest.param("He left [sic] in [1994].", "He left [sic] in [1994].", [], id="brackets-that-call-nothing"),
        pytest.param("All [19] of them left.", "All [19] of them left.", [], id="an-insertion"),
        pytest.param("Over 20 km² of rice.", "Over 20 km² of rice.", [], id="a-measure"),
        pytest.param("Some 10² men.", "Some 10² men.", [], id="a-power"),
        pytest.param("As shown (그림2) here.", "As shown (그림2) here.", [], id="a-figure-in-parentheses"),
    ],
)
def test_calls_are_cut_out_and_remembered(written: str, read_as: str, found: list[tuple[int, str, str]]) -> None:
    raw = doc(f"T\n\n{written}\n\nNotes\n\n1. Park.\n2. Kim.\n3. Ruiz.\n")
    block = next(block for block in raw.blocks if block.role is Role.PARAGRAPH)
    assert (block.text, calls(block)) == (read_as, found)


@pytest.mark.parametrize("around", ["[{}]", "({})", "[ {} ]", "( {} )"])
def test_brackets_round_a_marker_go_with_it(around: str) -> None:
    text, found = cut(f"He left {around.format(slot(0))}.", [Seed("1", "1")])
    assert (text, [(call.offset, call.marker) for call in found]) == ("He left.", [(7, "1")])


def test_without_notes_raised_digits_are_text() -> None:
    assert texts(doc(f"T\n\nSo be it.²\n\n{LONG}\n"), Role.PARAGRAPH)[0] == "So be it.²"


def test_a_note_may_refer_to_another_in_its_text() -> None:
    raw = doc(f"T\n\n{LONG}[1][2]\n\nNotes\n\n1. Park.\n2. See [1] above.\n")
    assert notes(raw)["2"] == "See [1] above."


# --- furniture ------------------------------------------------------------------------------------------------------


def test_the_site_at_the_foot_goes_and_names_the_publication() -> None:
    raw = doc(
        f"T\n\n{LONG}[1]\n\n  1. [1]\n\n    Park, 12.\n"
        "Stay informed about our latest\nmaps, letters & talks:\nI'm interested in...\nThe Harbour: Notes from Two Seas"
    )
    assert notes(raw) == {"1": "Park, 12."}
    assert texts(raw, Role.PARAGRAPH) == [LONG]
    assert raw.metadata.publication == "The Harbour"


@pytest.mark.parametrize(
    ("foot", "publication"),
    [
        pytest.param("Share this article\nThe Harbour", "The Harbour", id="bare-name"),
        pytest.param("© 2021 The Harbour. All rights reserved.", "The Harbour", id="rights"),
        pytest.param("Compartir en Facebook\nSíguenos\nEl Puerto: crónicas", "El Puerto", id="spanish"),
        pytest.param("Share Tweet Print", None, id="buttons"),
        pytest.param("Related articles\nA Winter in Lima\nThe Second Boat", None, id="a-list-of-titles-names-no-site"),
        pytest.param("관련 기사\n구독하기", None, id="korean"),
    ],
)
def test_furniture_at_the_foot(foot: str, publication: str | None) -> None:
    raw = doc(f"T\n\n{LONG}\n\n{foot}\n")
    assert texts(raw, Role.PARAGRAPH) == [LONG]
    assert raw.metadata.publication == publication


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param("- The “Two” Harbours’ War - October 14, 2025", id="as-written"),
        pytest.param('• The "Two" Harbours\' War – 14 October 2025', id="straight-quotes"),
        pytest.param("The “Two” Harbours’ War | 14 de octubre de 2025", id="spanish-date-without-bullet"),
        pytest.param("- The “Two” Harbours’ War (2025-10-14)", id="iso"),
    ],
)
def test_an_entry_that_repeats_the_title_gives_the_date(entry: str) -> None:
    raw = doc(f"The “Two” Harbours’ War\n\n{LONG}\n{LONG}\n{entry}\n- A Winter in Lima - May 2, 2024\n")
    assert raw.metadata.published == "2025-10-14"
    assert texts(raw, Role.PARAGRAPH) == [LONG, LONG]


def test_entries_of_other_articles_give_no_date() -> None:
    raw = doc(f"T\n\n{LONG}\n- A Winter in Lima - May 2, 2024\n- A Summer There - May 2, 2023\n")
    assert raw.metadata.published is None
    assert texts(raw, Role.PARAGRAPH) == [LONG]


@pytest.mark.parametrize(
    "last",
    [
        pytest.param("He left.", id="short"),
        pytest.param("The share of the harbour in this trade was never large, and it fell.", id="with-a-button-word"),
        pytest.param("Share of the blame: none", id="begun-with-a-button-word"),
        pytest.param("Related men were arrested too.", id="begun-like-a-list"),
        pytest.param("- rice, tractors, paper - all of it late", id="a-list-item-without-date"),
    ],
)
def test_a_real_last_paragraph_is_never_eaten(last: str) -> None:
    assert texts(doc(f"T\n\n{LONG}\n\n{last}\n"), Role.PARAGRAPH)[-1] == last


def test_text_after_a_box_keeps_the_box_rather_than_lose_the_text() -> None:
    raw = doc(f"T\n\n{LONG}\n\nSubscribe to our newsletter\n\n{LONG}\n")
    assert texts(raw, Role.PARAGRAPH)[-1] == LONG


# --- properties -----------------------------------------------------------------------------------------------------

WORDS = st.text(alphabet="abcdefgh ABC.,[]()123¹²\u00a0é김일성-:", min_size=1, max_size=80)


@given(st.lists(WORDS, min_size=2, max_size=12), st.sampled_from(["\n", "\n\n"]))
def test_every_passage_occurs_in_its_document(lines: list[str], separator: str) -> None:
    text = separator.join(["Title", "A paragraph.", *lines])
    raw = doc(text)
    flat = "".join(text.split())
    for block in raw.blocks:
        for part in _parts(block):
            assert "".join(part.split()) in flat
        assert block.text == " ".join(block.text.split())
        assert all(0 <= call.offset <= len(block.text) for call in block.calls)


def _parts(block: Block) -> list[str]:
    """The stretches of a block's text between its calls."""
    ends = [call.offset for call in block.calls]
    return [block.text[start:end] for start, end in zip([0, *ends], [*ends, len(block.text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        pytest.param("대표단은 공장을 방문하였다.1)", ["1"], id="at the end"),
        pytest.param("대표단(세 명)은 공장을 방문하였다.2) 그리고", ["2"], id="behind a parenthesis of words"),
        pytest.param("대표단(세 명)은 공장을 (그림3) 방문하였다.", [], id="within a parenthesis"),
        pytest.param("대표단은 공장을 방문하였다.7)", [], id="no such note"),
    ],
)
def test_korean_calls_are_closed_by_a_parenthesis(text: str, called: list[str]) -> None:
    assert [seed.target for seed in mark(text, {"1", "2", "3"})[1]] == called
    assert mark(text, {"1", "2", "3"}, strict=True) == (text, []), "in the text of a note it is read"

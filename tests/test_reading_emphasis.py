"""Italics: in every format that has them they are marks of the text as it is in the end, and change nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.enrich.enricher import Enricher
from indexer.model import Block, RawDocument, Role, Vocabulary
from indexer.reading import read
from indexer.reading.emphasis import aligned, joined, within
from tests.book import epub
from tests.pdfs import Text, pdf, width
from tests.reading import article, notes
from tests.test_reading_jats import document
from tests.test_reading_tei import tei
from tests.test_reading_warc import Archive
from tests.word import call, docx, note, p, run, styles

ITALIC = "<w:i/>"


def italics(block: Block) -> list[str]:
    return [block.text[mark.start : mark.end] for mark in block.marks if mark.kind == "emphasis"]


def last(raw: RawDocument) -> Block:
    return raw.blocks[-1]


def page(note_text: str) -> RawDocument:
    body = (
        '<p>The mule stood still.<a href="#n1" id="r1">1</a></p>'
        f'<ol class="footnotes"><li id="n1">{note_text} <a href="#r1">↩</a></li></ol>'
    )
    return read("a.html", f"<html><head><title>A</title></head><body>{body}</body></html>".encode())


# --- pages ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "found"),
    [
        pytest.param("Ruiz, <em>Salt Road</em>, 12.", ["Salt Road"], id="em"),
        pytest.param("Ruiz, <i> Salt\n Road, </i>12.", ["Salt Road,"], id="space-within-goes-out"),
        pytest.param("Ruiz, <cite>Salt</cite>; Paz, <i>Mules</i>.", ["Salt", "Mules"], id="two"),
        pytest.param("Ruiz, <i>Salt</i> <i>Road</i>, 12.", ["Salt Road"], id="run-together"),
        pytest.param("Ruiz, <i>Salt</i>, <i>Road</i>, 12.", ["Salt", "Road"], id="not-across-a-comma"),
        pytest.param("Ruiz, <span class='italic'>Salt</span>.", ["Salt"], id="class"),
        pytest.param("Ruiz, <span style='font-style: oblique'>Salt</span>.", ["Salt"], id="style"),
        pytest.param(
            "<i>On <span style='font-style:normal'>Salt</span> Roads</i>", ["On", "Roads"], id="upright-within"
        ),
        pytest.param("Ruiz, <i>Cafe&#x301;s</i>, <i>Salt</i>.", ["Cafés", "Salt"], id="composed"),
        pytest.param("Ruiz, <i></i><i> </i>12.", [], id="nothing"),
        pytest.param("<i>Salt<br>Road</i>", ["Salt Road"], id="line-break"),
        pytest.param("<p>Ruiz, <i>Salt</i>.</p><p>And <i>Mules</i>.</p>", ["Salt", "Mules"], id="paragraphs"),
        pytest.param("<em>Ruiz, <p>Salt.</p><p>And</p> Mules</em>.", ["Ruiz, Salt. And Mules"], id="round-paragraphs"),
        pytest.param("Salt.<br><br>Of <i>Salt.</i><br><br>Salt.", ["Salt."], id="the-second-of-the-same"),
    ],
)
def test_italics_of_a_page(written: str, found: list[str]) -> None:
    assert italics(last(page(written))) == found


def test_calls_and_labels_are_out_of_the_text_before_its_italics_are_told() -> None:
    body = """<p>The <i>Mule</i>[1] of <em>Salt [2] Road</em> [3].</p><h3>Notes</h3>
    <p>1. Ruiz, <i>Salt</i>.</p><p>2. <i>Mules</i>, 4.</p><p>3. Paz.</p>"""
    raw = read("a.html", f"<html><head><title>A</title></head><body>{body}</body></html>".encode())
    assert raw.blocks[-4].text == "The Mule of Salt Road."
    assert [italics(block) for block in raw.blocks[-4:]] == [["Mule", "Salt Road"], ["Salt"], ["Mules"], []]


# --- other formats --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("a[^1]\n\n[^1]: Ruiz, *Salt Road*, 12.", ["Salt Road"], id="star"),
        pytest.param(
            "a[^1]\n\n[^1]: Ruiz, _Salt_, <i>Mules</i>, <cite>Oxen</cite>.", ["Salt", "Mules", "Oxen"], id="html"
        ),
        pytest.param("a^[Ruiz, *Salt*, 12.]", ["Salt"], id="inline-note"),
        pytest.param(
            "a[^1]\n\n[^1]: Ruiz, **Salt**, ***Mules***.\n\n    On *Oxen*.", ["Mules", "Oxen"], id="paragraphs"
        ),
        pytest.param("a[^1]\n\n[^1]: Ruiz, <i>Salt</p>.", ["Salt."], id="never-closed"),
    ],
)
def test_italics_of_markdown(text: str, found: list[str]) -> None:
    assert italics(last(read("a.md", f"# Title\n\n{text}\n".encode()))) == found


def test_italics_of_word_files_by_runs_and_by_their_styles() -> None:
    title = '<w:style w:type="character" w:styleId="Title2"><w:name w:val="t"/><w:rPr><w:i/></w:rPr></w:style>'
    body = p("Ruiz, ", run("Salt", ITALIC), run(" Road", ITALIC), ", ",
             run("Mules", '<w:rStyle w:val="Title2"/>'), ", ", run("4", '<w:i w:val="0"/>'))  # fmt: skip
    raw = read("a.docx", docx(p("He left.", call(1)), footnotes=note(1, body), word__styles=styles(more=title)))
    assert notes(raw) == [("1", "Ruiz, Salt Road, Mules, 4")]
    assert italics(last(raw)) == ["Salt Road", "Mules"]


def test_upright_runs_and_styles_of_word_files() -> None:
    def style(name: str, slant: str) -> str:
        return (
            f'<w:style w:type="character" w:styleId="{name}"><w:name w:val="{name}"/><w:rPr>{slant}</w:rPr></w:style>'
        )

    body = p(run("Ruiz", '<w:rStyle w:val="Upright"/>'), " ", run("Salt", '<w:rStyle w:val="Slanted"/>'), " ",
             run("Mules", '<w:rStyle w:val="Slanted"/><w:i w:val="0"/>'))  # fmt: skip
    known = style("Upright", '<w:i w:val="0"/>') + style("Slanted", "<w:i/>")
    raw = read("a.docx", docx(p("He left.", call(1)), footnotes=note(1, body), word__styles=styles(more=known)))
    assert last(raw).text == "Ruiz Salt Mules"
    assert italics(last(raw)) == ["Salt"]


def test_italics_of_a_book() -> None:
    body = (
        '<p>He left.<a href="#n" id="r">1</a></p><aside id="n" epub:type="footnote"><p>1 Ruiz, <i>Salt</i>.</p></aside>'
    )
    assert italics(last(read("a.epub", epub({"one.xhtml": body})))) == ["Salt"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        pytest.param('Ruiz, <hi rend="italic">Salt</hi>, <hi rend="bold">4</hi>', ["Salt"], id="hi"),
        pytest.param('<emph>Salt</emph>, <hi rendition="#i">Mules</hi>', ["Salt", "Mules"], id="emph"),
        pytest.param('<bibl><title level="a">On Salt</title>, <title>Mules</title></bibl>', ["Mules"], id="title"),
        pytest.param(
            '<hi rend="italic">Salt and <hi rend="italic">more</hi> salt</hi>', ["Salt and more salt"], id="nested"
        ),
        pytest.param('<title><persName key="p">Ana</persName> Ruiz</title>, 4', ["Ana Ruiz"], id="name-within"),
    ],
)
def test_italics_of_tei(written: str, found: list[str]) -> None:
    raw = tei(f'<p>He left.<note place="foot">Paz, {written}.</note></p>')
    assert italics(last(raw)) == found


def test_names_that_an_edition_marks_stay_beside_its_italics() -> None:
    raw = tei('<p><hi rend="italic">Said <persName key="p">Ana</persName></hi>, <date when="1967">then</date>.</p>')
    marks = [(last(raw).text[mark.start : mark.end], mark.kind) for mark in last(raw).marks]
    assert marks == [("Said Ana", "emphasis"), ("Ana", "person"), ("then", "date")]


def test_italics_of_jats() -> None:
    styled = "<styled-content style='font-style: italic'>Late</styled-content>"
    citation = (
        "<mixed-citation>Ruiz A. Salt. <source>Mule Review</source>. <italic>Extra</italic>. "
        f"{styled} <styled-content style='small-caps'>Paz</styled-content>.</mixed-citation>"
    )
    back = f"<ref-list><ref id='B1'>{citation}</ref></ref-list>"
    raw = read("a.nxml", document("<p>He left <italic>soon</italic>.<xref rid='B1'>1</xref></p>", back))
    assert [italics(block) for block in raw.blocks[-2:]] == [["soon"], ["Mule Review", "Extra", "Late"]]


def test_italics_of_a_web_archive() -> None:
    saved = Archive().add(
        "https://a.example/", "<h1>A</h1><p>The mule <i>stood</i> still, and so did all the others.</p>"
    )
    assert italics(last(read("a.warc", saved.data))) == ["stood"]


def test_italics_of_a_pdf_by_the_names_of_its_fonts() -> None:
    def line(y: float, *pieces: tuple[str, bool], size: float = 11) -> list[Text]:
        x, found = 72.0, []
        for text, slanted in pieces:
            found.append(Text(x, y, text, size, italic=slanted))
            x += width(text, size)
        return found

    body = [
        each
        for number in range(12)
        for each in line(100 + 14.0 * number, ("The mule stood on the road to the sea and did not move at all", False))
    ]
    raw = read("a.pdf", pdf([[*body, *line(268, ("and ", False), ("salt", True), (" was dear.", False))]]))
    assert italics(last(raw)) == ["salt"]


def test_pasted_text_has_none() -> None:
    assert all(block.marks == () for block in read("a.txt", b"Title\n\nRuiz wrote *Salt Road* that year.\n").blocks)


# --- what becomes of them -------------------------------------------------------------------------------------------


def test_they_are_used_up_by_enrichment_and_leave_the_authority_alone() -> None:
    read_ = article("a.md", b"# T\n\nHe left.[^1]\n\n[^1]: Ana Ruiz, *Salt Road* (Lima: Verso, 2004), 12.\n")
    assert any(passage.marks for passage in read_.passages)
    enriched = Enricher(Vocabulary((), ())).enrich(read_)
    assert all(passage.marks == () for passage in enriched.passages)
    plain = article("a.txt", b"T\n\nHe left.[1]\n\nNotes\n\n[1] Ana Ruiz, Salt Road (Lima: Verso, 2004), 12.\n")
    assert enriched.basis == Enricher(Vocabulary((), ())).enrich(plain).basis


# --- the alignment --------------------------------------------------------------------------------------------------

_WORDS = st.lists(st.text("abé. (", min_size=1, max_size=4), min_size=1, max_size=8)


@given(_WORDS, st.data())
def test_a_stretch_keeps_its_letters_whatever_is_taken_out(words: list[str], data: st.DataObject) -> None:
    text = "  \n".join(words)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    slotted = f"{text[:start]}\ufdd01\ufdd1{text[start:end]}\ufdd02\ufdd1{text[end:]}"
    shift = len("\ufdd01\ufdd1")
    final = " ".join(text.split())
    found = aligned(slotted, final, ((start + shift, end + shift),))
    assert " ".join(final[first:last] for first, last in found).split() == text[start:end].split()


def test_joining_and_cutting() -> None:
    assert joined([("", ()), ("ab", ((0, 1),)), ("cd", ((1, 2),))]) == ("ab cd", ((0, 1), (4, 5)))
    assert within(((0, 3), (5, 9)), 2, 7) == ((0, 1), (3, 5))


def test_no_role_but_the_text_has_a_say() -> None:
    raw = read("a.md", b"# *Salt*\n\nThe mule *stood*.\n")
    assert [(block.role, block.text) for block in raw.blocks] == [
        (Role.TITLE, "Salt"), (Role.PARAGRAPH, "The mule stood."),
    ]  # fmt: skip

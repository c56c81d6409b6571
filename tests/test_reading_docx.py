"""Word files: notes with their calls, what a reader of the document sees and nothing else, metadata, bad files."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from indexer.article import make_article
from indexer.errors import DocumentError
from indexer.model import Article, Metadata, RawDocument, Role
from indexer.reading import read
from tests.word import call, core, docx, note, p, packed, parts, run, styles


def word(body: str, **more: str) -> RawDocument:
    return read("a.docx", docx(body, **more))


def article(body: str, **more: str) -> Article:
    raw = word(body, **more)
    return make_article(raw, identifier="a", metadata=raw.metadata)


def texts(raw: RawDocument, role: Role = Role.PARAGRAPH) -> list[str]:
    return [block.text for block in raw.blocks if block.role is role]


def notes(raw: RawDocument) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in raw.blocks if block.role is Role.NOTE]


def before_calls(raw: RawDocument) -> list[tuple[str, str, str]]:
    """Every call: the text before it, its marker, and the note that it reaches."""
    reached = {block.key: block.text for block in raw.blocks if block.role is Role.NOTE}
    return [
        (block.text[: call.offset], call.marker, reached.get(call.target, "nowhere"))
        for block in raw.blocks
        for call in block.calls
    ]


# --- notes ----------------------------------------------------------------------------------------------------------


def test_footnotes_and_endnotes_with_the_signs_that_word_shows() -> None:
    raw = word(
        p("He left.", call(1), " He returned.", call(1, "endnote"), call(2)),
        footnotes=note(2, "Ibid.") + note(1, "Park, 12.", "A second paragraph."),
        endnotes=note(1, "At the end.", kind="endnote"),
    )
    assert before_calls(raw) == [
        ("He left.", "1", "Park, 12. A second paragraph."),
        ("He left. He returned.", "i", "At the end."),
        ("He left. He returned.", "2", "Ibid."),
    ]
    assert notes(raw) == [("1", "Park, 12. A second paragraph."), ("i", "At the end."), ("2", "Ibid.")]


@pytest.mark.parametrize(
    ("format_", "third"),
    [("decimal", "3"), ("upperRoman", "III"), ("lowerLetter", "c"), ("chicago", "‡"), ("ganada", "다"), ("odd", "3")],
)
def test_the_form_of_the_numbers_is_that_of_the_document(format_: str, third: str) -> None:
    raw = word(
        p("a", call(1), "b", call(2), "c", call(3)),
        footnotes="".join(note(number, "C.") for number in (1, 2, 3)),
        section=f'<w:footnotePr><w:numFmt w:val="{format_}"/></w:footnotePr>',
    )
    assert notes(raw)[2][0] == third


def test_a_sign_of_the_authors_own() -> None:
    reference = '<w:footnoteReference w:customMarkFollows="1" w:id="1"/>'
    raw = word(
        p("Thanks", f"<w:r>{reference}<w:t>**</w:t></w:r>", " to all.", call(2)),
        footnotes=note(1, "** To Ana.") + note(2, "Park."),
    )
    assert texts(raw) == ["Thanks to all."]
    assert before_calls(raw) == [("Thanks", "**", "To Ana."), ("Thanks to all.", "1", "Park.")]


def test_a_note_called_twice_is_one_note() -> None:
    raw = word(p("a", call(1), " b", call(2), " c", call(1), "."), footnotes=note(1, "C.") + note(2, "D."))
    assert before_calls(raw) == [("a", "1", "C."), ("a b", "2", "D."), ("a b c", "1", "C.")]
    assert notes(raw) == [("1", "C."), ("2", "D.")]


def test_a_call_without_a_note_is_a_problem() -> None:
    found = article(p("He left.", call(1), " He stayed.", call(7)), footnotes=note(1, "C."))
    assert "call 2 in a/p1 has no note" in found.problems
    assert found.passages[0].text == "He left. He stayed."


def test_notes_that_call_in_a_circle_are_read_once() -> None:
    raw = word(
        p("a", call(1), "b", call(2)),
        footnotes=note(1, p("C.", call(1), call(2))) + note(2, p("D.", call(1), call(2))),
    )
    assert notes(raw) == [("1", "C."), ("2", "D.")]
    assert before_calls(raw) == [("a", "1", "C."), ("ab", "2", "D."), ("C.", "2", "D.")]


RAISED = '<w:vertAlign w:val="superscript"/>'


def test_notes_in_a_list_are_told_as_in_a_page() -> None:
    raw = word(
        p(
            "He left.",
            run("1", '<w:vertAlign w:val="superscript"/>'),
            " It has 3 km",
            run("2", '<w:vertAlign w:val="superscript"/>'),
        )
        + p("Notes", style="Heading1")
        + p("1. Park, 12.")
    )
    assert notes(raw) == [("1", "Park, 12.")]
    assert [marker for _, marker, _ in before_calls(raw)][:1] == ["1"]


def test_what_looks_like_a_call_is_text_where_word_has_notes() -> None:
    raw = word(p("See a[1] and", call(1), " more[2]."), footnotes=note(1, "C."))
    assert texts(raw) == ["See a[1] and more[2]."]
    assert len(before_calls(raw)) == 1


def test_a_list_of_works_is_not_taken_for_notes_where_word_has_notes() -> None:
    raw = word(
        p("He left.", call(1)) + p("References", style="Heading1") + p("1. Park, History of rifles and of sugar."),
        footnotes=note(1, "C."),
    )
    assert notes(raw) == [("1", "C.")]
    assert texts(raw)[-1] == "1. Park, History of rifles and of sugar."


# --- what a reader of the document sees -----------------------------------------------------------------------------

BOX = f"<w:txbxContent>{p('In a box.')}</w:txbxContent>"
NEW_BOX = f"<w:drawing><wp:inline><wps:txbx>{BOX}</wps:txbx></wp:inline></w:drawing>"
OLD_BOX = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
CHOICE = f"<mc:Choice>{NEW_BOX}</mc:Choice>"
BOTH = f"<mc:AlternateContent>{CHOICE}<mc:Fallback>{OLD_BOX}</mc:Fallback></mc:AlternateContent>"
ONE = f"<mc:AlternateContent>{CHOICE}</mc:AlternateContent>"
MOVED = p("a", f"<w:moveFrom>{run('b')}</w:moveFrom>") + p(f"<w:moveTo>{run('b')}</w:moveTo>")
RUBY = f"<w:r><w:ruby><w:rt>{run('x')}</w:rt><w:rubyBase>{run('金')}</w:rubyBase></w:ruby></w:r>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(p("a", "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>", "c"), ["ac"], id="deleted"),
        pytest.param(p("a", "<w:del><w:r><w:t>b</w:t></w:r></w:del>", "c"), ["ac"], id="deleted-as-text"),
        pytest.param(p("a", f"<w:ins>{run('b')}</w:ins>"), ["ab"], id="inserted"),
        pytest.param(MOVED, ["a", "b"], id="moved"),
        pytest.param(p("a", properties="<w:rPr><w:del/></w:rPr>") + p("b"), ["ab"], id="deleted-mark"),
        pytest.param(p("a", run("b", "<w:vanish/>")), ["a"], id="hidden"),
        pytest.param(p("a", run("b", '<w:vanish w:val="0"/>')), ["ab"], id="not-hidden"),
        pytest.param(p("a", '<w:r><w:commentReference w:id="1"/></w:r>', "b"), ["ab"], id="comment"),
        pytest.param(p("a", "<w:r><w:br/></w:r>", "b"), ["a b"], id="line-break"),
        pytest.param(p("a", "<w:r><w:tab/></w:r>", "b"), ["a b"], id="tab"),
        pytest.param(p("a", f"<w:r>{BOTH}</w:r>", " b"), ["a b", "In a box."], id="box-in-two-versions"),
        pytest.param(p("a", f"<w:r>{ONE}</w:r>"), ["a", "In a box."], id="box-in-the-new-version"),
        pytest.param(p("a", f"<w:r>{NEW_BOX}</w:r>"), ["a", "In a box."], id="box-without-versions"),
        pytest.param(p("a", f"<w:r>{OLD_BOX}</w:r>"), ["a", "In a box."], id="box-in-the-old-version"),
        pytest.param(p("a ", f'<w:fldSimple w:instr="SEQ">{run("1")}</w:fldSimple>'), ["a 1"], id="field"),
        pytest.param(p(f'<w:hyperlink r:id="gone">{run("a")}</w:hyperlink>'), ["a"], id="link-to-nowhere"),
        pytest.param(p(RUBY), ["金"], id="ruby"),
        pytest.param(p("a ", "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>"), ["a x+y"], id="formula"),
        pytest.param(p("a", '<w:r><w:sym w:font="X"/></w:r>'), ["a"], id="symbol-without-character"),
        pytest.param(p("co\u00adope\u200bration"), ["cooperation"], id="invisible"),
        pytest.param(f"<w:sdt><w:sdtContent>{p('a')}</w:sdtContent></w:sdt>", ["a"], id="content-control"),
        pytest.param(
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
            f"<w:sdtContent>{p('One 1')}</w:sdtContent></w:sdt>" + p("a"),
            ["a"],
            id="table-of-contents",
        ),
        pytest.param(p("One\t1", style="TOC1") + p("a"), ["a"], id="line-of-contents"),
        pytest.param(
            f"<w:tbl><w:tr><w:tc>{p('5')}</w:tc><w:tc>{p('He left it.')}</w:tc></w:tr>"
            f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('He took it back.')}</w:tc></w:tr></w:tbl>",
            ["He left it."],
            id="table",
        ),
    ],
)  # fmt: skip
def test_what_is_text(body: str, expected: list[str]) -> None:
    assert texts(word(body + p("The end."))) == [*expected, "The end."]


def test_a_deleted_call_calls_nothing() -> None:
    raw = word(p("a", f"<w:del>{call(1)}</w:del>", " b", call(2)), footnotes=note(1, "C.") + note(2, "D."))
    assert notes(raw) == [("1", "D.")]


def test_headings_are_told_by_style_by_what_it_is_based_on_and_by_outline() -> None:
    own = (
        '<w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="Kapitel"/><w:basedOn w:val="Heading2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="L"/><w:basedOn w:val="Loop"/></w:style>'
    )
    raw = word(
        p("A", style="Heading1") + p("x") + p("B", style="Cap") + p("y")
        + p("C", properties='<w:outlineLvl w:val="0"/>') + p("z", style="Loop")
        + p("D", style="Heading1", properties='<w:outlineLvl w:val="9"/>'),
        word__styles=styles(more=own),
        docProps__core=core(title="T"),
    )  # fmt: skip
    headings = [(block.text, block.level) for block in raw.blocks if block.role is Role.HEADING]
    assert headings == [("A", 1), ("B", 2), ("C", 1), ("D", 1)]
    assert texts(raw) == ["x", "y", "z"]


def test_captions_by_style_and_by_what_they_say() -> None:
    raw = word(p("a") + p("Map 1. Carora", style="Caption") + p("The camp. Source: desk."))
    assert texts(raw, Role.CAPTION) == ["Map 1. Carora", "The camp. Source: desk."]


def test_decomposed_letters_are_composed_and_offsets_count_them_so() -> None:
    decomposed = unicodedata.normalize("NFD", "김일성이 떠났다. Alí volvió.")
    raw = word(p(decomposed, call(1)), footnotes=note(1, unicodedata.normalize("NFD", "『로동신문』, Núñez.")))
    assert before_calls(raw) == [("김일성이 떠났다. Alí volvió.", "1", "『로동신문』, Núñez.")]


def test_the_strict_form_of_the_format() -> None:
    made = parts(p("He left.", call(1)), footnotes=note(1, "C."))
    strict = {
        name: text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, text in made.items()
    }
    assert before_calls(read("a.docx", packed(strict))) == [("He left.", "1", "C.")]


# --- title and metadata ---------------------------------------------------------------------------------------------


def test_title_authors_and_date_by_style() -> None:
    raw = word(
        p("Rifles", call(1), style="Title") + p("A history", style="Subtitle") + p("Ana Ruiz; Luis Paz", style="Author")
        + p("18 de marzo de 2024", style="Date") + p("Text."),
        footnotes=note(1, "Thanks."),
        docProps__core=core(title="Draft", creator="User"),
    )  # fmt: skip
    assert raw.metadata == Metadata(title="Rifles: A history", authors=("Ana Ruiz", "Luis Paz"), published="2024-03-18")
    assert texts(raw) == ["Text."]
    assert before_calls(raw) == [("Rifles", "1", "Thanks.")]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"title": "T", "creator": "Ana;Luis"}, Metadata(title="T", authors=("Ana", "Luis")), id="both"),
        pytest.param({"title": "Microsoft Word - x.doc", "creator": "Windows User"}, Metadata(), id="placeholders"),
        pytest.param({"language": "es-VE", "identifier": "x1"}, Metadata(language="es", identifier="x1"), id="others"),
    ],
)  # fmt: skip
def test_properties_of_the_file_without_the_dates_of_the_file(fields: dict[str, str], expected: Metadata) -> None:
    assert word(p("Text."), docProps__core=core(**fields)).metadata == expected


def test_properties_that_an_office_added() -> None:
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property name="Publication"><vt:lpwstr>Sample Quarterly</vt:lpwstr></property>'
        '<property name="Date published"><vt:lpwstr>2024-03</vt:lpwstr></property></Properties>'
    )
    metadata = word(p("Text."), docProps__custom=custom).metadata
    assert (metadata.publication, metadata.published) == ("Sample Quarterly", "2024-03")


def test_the_title_is_else_the_first_heading_or_said_to_be_missing() -> None:
    assert word(p("T", style="Heading1") + p("Text.")).metadata.title == "T"
    raw = word(p("Text."))
    assert (raw.metadata.title, len(raw.problems)) == (None, 1)


# --- bad files ------------------------------------------------------------------------------------------------------

PLAIN = parts(p("He left.", call(1)), footnotes=note(1, "C."))
WHOLE = packed(PLAIN)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
LOL = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/hostname">]>'


def with_document(text: str) -> bytes:
    return packed({**PLAIN, "word/document.xml": text})


@pytest.mark.parametrize(
    ("data", "named"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"just words", "no ZIP archive", id="text"),
        pytest.param(b"%PDF-1.7\n", "it is a PDF", id="pdf"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password", id="password"),
        pytest.param(OLE, "an old Word file", id="old"),
        pytest.param(WHOLE[: len(WHOLE) // 2], "the Word file is damaged", id="cut-off"),
        pytest.param(packed({"a.txt": "x"}), "no Word document in it", id="another-archive"),
        pytest.param(with_document("<w:document"), "word/document.xml, line 1", id="broken-xml"),
        pytest.param(with_document(""), "document.xml is empty", id="empty-part"),
        pytest.param(with_document(f"{LOL}<d>&c;</d>"), "makes its entity “c” of other entities", id="entity-bomb"),
        pytest.param(with_document(f"{OUTSIDE}<d>&c;</d>"), "in another file", id="outside"),
        pytest.param(with_document("<d>" * 2_000 + "</d>" * 2_000), "nested more than", id="deep"),
        pytest.param(with_document("<d/>"), "don't fit together|no text", id="other-xml"),
        pytest.param(packed({**PLAIN, "word/media/x": bytes(50_000_000)}), "packed more than 500 to 1", id="bomb"),
        pytest.param(packed({f"{number}": "" for number in range(10_001)}), "10,001 files", id="many-members"),
        pytest.param(docx(""), "no text in the Word file", id="no-text"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, named: str) -> None:
    with pytest.raises(DocumentError, match=named) as caught:
        read("a.docx", data)
    assert caught.value.cure


def test_a_document_larger_than_we_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.reading.docx._MOST_XML", 2_000)
    with pytest.raises(DocumentError, match="MB of XML"):
        word(p("word " * 1_000))


def test_names_that_climb_out_of_the_archive_harm_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    target = 'Target="word/document.xml"'
    climbing = {
        **PLAIN,
        "../../x": "out",
        "/etc/x": "out",
        "_rels/.rels": PLAIN["_rels/.rels"].replace(target, 'Target="../../../etc/hostname"'),
    }
    assert texts(read("a.docx", packed(climbing))) == ["He left."]
    assert list(tmp_path.iterdir()) == []


def test_a_style_map_within_the_document_is_not_followed() -> None:
    mapped = packed({**PLAIN, "mammoth/style-map": "p => !"})
    assert texts(read("a.docx", mapped)) == ["He left."]

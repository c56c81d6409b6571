"""EPUB: notes by the book's own types and by links, pages in order, metadata of the package, bad files."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from indexer.article import make_article
from indexer.errors import DocumentError
from indexer.model import Article, Metadata, RawDocument, Role
from indexer.reading import read
from tests.book import epub, members, page
from tests.word import packed


def book(*bodies: str, **more: object) -> RawDocument:
    return read("a.epub", epub({f"c{number}.xhtml": body for number, body in enumerate(bodies, start=1)}, **more))


def article(*bodies: str) -> Article:
    raw = book(*bodies)
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


CALL = '<a epub:type="noteref" href="#n1">1</a>'

# --- notes that are typed -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f'<p>He left.{CALL}</p><aside epub:type="footnote" id="n1"><p>Park, 12.</p></aside>', id="aside"),
        pytest.param(f'<p>He left.{CALL}</p><p epub:type="endnote" id="n1">Park, 12.</p>', id="endnote"),
        pytest.param(f'<p>He left.{CALL}</p><div epub:type="rearnote" id="n1">1. Park, 12.</div>', id="rearnote"),
        pytest.param(
            '<p>He left.<a role="doc-noteref" href="#n1">1</a></p><aside role="doc-footnote" id="n1">Park, 12.</aside>',
            id="roles",
        ),
        pytest.param(
            '<p>He left.<sup epub:type="noteref"><a href="#n1">[1]</a></sup></p><aside epub:type="footnote" id="n1">'
            '<p><a epub:type="backlink" href="#r1">back to the text</a> Park, 12.</p></aside>',
            id="backlink",
        ),
        pytest.param(
            f'<p>He left.<b id="r1">{CALL}</b></p><aside epub:type="footnote" id="n1">'
            '<p><a epub:type="noteref" href="#r1">1</a> Park, 12.</p></aside>',
            id="way-back-typed-as-a-call",
        ),
        pytest.param(
            f'<p>He left.{CALL}</p><aside epub:type="footnote"><p id="n1">Park, 12.</p></aside>', id="name-inside"
        ),
        pytest.param(f'<p>He left.{CALL}</p><ol><li id="n1">Park, 12.</li></ol>', id="only-the-call-is-typed"),
        pytest.param(f'<aside epub:type="footnote" id="n1">Park, 12.</aside><p>He left.{CALL}</p>', id="note-first"),
    ],
)
def test_a_typed_note_and_its_call(body: str) -> None:
    raw = book(f"<h1>One</h1>{body}")
    assert before_calls(raw) == [("He left.", "1", "Park, 12.")]
    assert notes(raw) == [("1", "Park, 12.")]
    assert texts(raw) == ["He left."]


def test_notes_in_another_file_of_the_book() -> None:
    raw = book(
        '<p>He left.<a epub:type="noteref" href="c2.xhtml#n1">1</a></p>',
        '<section epub:type="endnotes"><h2>Notes</h2><ol><li epub:type="endnote" id="n1"><p>Park.</p><p>More.</p>'
        '<a role="doc-backlink" href="c1.xhtml#r1">↩</a></li></ol></section>',
    )
    assert before_calls(raw) == [("He left.", "1", "Park. More.")]
    assert texts(raw, Role.HEADING) == []


def test_names_are_those_of_their_file() -> None:
    note = '<aside epub:type="footnote" id="n1">{}</aside>'
    raw = book(f"<p>One.{CALL}</p>{note.format('First.')}", f"<p>Two.{CALL}</p>{note.format('Second.')}")
    assert before_calls(raw) == [("One.", "1", "First."), ("Two.", "1", "Second.")]


def test_notes_in_a_file_outside_of_the_spine() -> None:
    raw = book(
        '<p>He left.<a epub:type="noteref" href="c2.xhtml#n1">1</a></p>',
        '<p>Not to be read in order.</p><aside epub:type="footnote" id="n1">Park.</aside>',
        "<p>Nobody leads here.</p>",
        spine='<itemref idref="i0"/>',
    )
    assert before_calls(raw) == [("He left.", "1", "Park.")]
    assert texts(raw) == ["He left."]


def test_words_that_lead_to_a_note_stay() -> None:
    raw = book(
        '<p>See <a epub:type="noteref" href="#n1">the note</a>.</p><aside epub:type="footnote" id="n1">Park.</aside>'
    )
    assert texts(raw) == ["See the note."]
    assert before_calls(raw) == [("See the note", "*", "Park.")]


def test_a_box_that_holds_several_notes() -> None:
    raw = book(
        f'<p>One.{CALL} Two.<a epub:type="noteref" href="#n2">2</a></p>'
        '<aside epub:type="footnote"><p id="n1">First.</p><p id="n2">Second.</p></aside>'
    )
    assert before_calls(raw) == [("One.", "1", "First."), ("One. Two.", "2", "Second.")]


def test_what_the_book_types_wins_over_what_looks_like_notes() -> None:
    body = f'<p>He left.{CALL} See [2] and 10<sup>2</sup>.</p><aside epub:type="footnote" id="n1">Park.</aside>'
    raw = book(f"{body}<h2>References</h2><ol><li>A long list of works.</li><li>It is no list of notes.</li></ol>")
    assert notes(raw) == [("1", "Park.")]
    assert "A long list of works." in texts(raw)
    assert texts(raw)[0] == "He left. See [2] and 102."


def test_a_typed_note_that_nobody_calls_and_a_call_that_leads_nowhere_are_problems() -> None:
    found = article(
        f'<p>He left.{CALL} He stayed.<a epub:type="noteref" href="#gone">7</a></p>'
        '<aside epub:type="footnote" id="n1">C.</aside><aside epub:type="footnote" id="n2">D.</aside>'
    )
    assert found.problems == ("call 7 in a/p1 has no note", "note page0-n2 (a/n2) is not called in the text")


@pytest.mark.parametrize("typed", ['epub:type="footnote"', 'class="footnote"'])
def test_notes_that_call_each_other_and_themselves(typed: str) -> None:
    link = '<a epub:type="noteref" href="#n{0}">{0}</a>'
    raw = book(
        f"<p>He left.{link.format(1)} Again.{link.format(2)}</p>"
        f'<p {typed} id="n1">First.{link.format(1)}{link.format(2)}</p>'
        f'<p {typed} id="n2">Second.{link.format(2)}{link.format(1)}</p>'
    )
    assert [key for key, _ in notes(raw)] == ["1", "2"]
    assert before_calls(raw)[:2] == [("He left.", "1", notes(raw)[0][1]), ("He left. Again.", "2", notes(raw)[1][1])]


# --- notes that are not typed ---------------------------------------------------------------------------------------


def test_an_older_book_links_both_ways() -> None:
    raw = book(
        '<p>He left.<a id="r1" href="c2.xhtml#n1"><sup>1</sup></a> Or.<a id="r2" href="c2.xhtml#n2">2</a></p>',
        '<h2>Notes</h2><p id="n1"><a href="c1.xhtml#r1">1.</a> Park.</p>'
        '<p id="n2"><a href="c1.xhtml#r2">2.</a> Kim.</p>',
    )
    assert before_calls(raw) == [("He left.", "1", "Park."), ("He left. Or.", "2", "Kim.")]


def test_a_book_without_links_has_its_notes_told_as_plain_text() -> None:
    raw = book("<p>He left.[1] He came.[2]</p>", "<h2>Notes</h2><p>1. Park.</p><p>2. Kim.</p>")
    assert before_calls(raw) == [("He left.", "1", "Park."), ("He left. He came.", "2", "Kim.")]


# --- what is read ---------------------------------------------------------------------------------------------------


def test_pages_are_read_in_the_order_of_the_spine() -> None:
    raw = book("<p>One.</p>", "<p>Two.</p>", "<p>Three.</p>", spine='<itemref idref="i2"/><itemref idref="i0"/>')
    assert texts(raw) == ["Three.", "One."]


@pytest.mark.parametrize(
    "apart",
    [
        pytest.param('<nav epub:type="toc"><ol><li><a href="c1.xhtml">A chapter of it.</a></li></ol></nav>', id="nav"),
        pytest.param('<section epub:type="cover"><p>The cover of the book.</p></section>', id="cover"),
        pytest.param('<section epub:type="titlepage"><p>The book of the title.</p></section>', id="title-page"),
        pytest.param('<div role="doc-index"><p>Arms, see rifles.</p></div>', id="index"),
        pytest.param(page("<p>The contents.</p>", attributes='epub:type="toc"'), id="a-whole-page"),
        pytest.param("<h1>Rifles</h1><p>Ana Ruiz</p>", id="title-and-author"),
        pytest.param("<script>x()</script><style>p {}</style>", id="script"),
    ],
)  # fmt: skip
def test_what_is_no_text_of_the_book(apart: str) -> None:
    assert texts(book(apart, "<p>He left.</p>")) == ["He left."]


def test_the_page_of_navigation_and_those_that_the_guide_names_are_left_out() -> None:
    raw = book(
        "<p>Cover.</p>", "<p>Contents.</p>", "<p>He left.</p>",
        properties={"c2.xhtml": "nav"},
        guide='<guide><reference type="cover" href="c1.xhtml"/><reference type="toc" href="c3.xhtml#toc"/></guide>',
    )  # fmt: skip
    assert texts(raw) == ["He left."]


def test_page_numbers_go_and_words_stay_together() -> None:
    assert texts(book('<p>He re<span epub:type="pagebreak">12</span>turned.</p>')) == ["He returned."]


def test_headings_captions_and_cells() -> None:
    raw = book(
        "<h1>One</h1><p>a</p><h2>Two</h2><figure><img alt='x'/><figcaption>A map.</figcaption></figure>"
        "<table><tr><td>5</td><td>He left it.</td></tr></table>"
    )
    assert [(block.text, block.level) for block in raw.blocks if block.role is Role.HEADING] == [("One", 1), ("Two", 2)]
    assert texts(raw, Role.CAPTION) == ["A map."]
    assert texts(raw) == ["a", "He left it."]


def test_letters_by_their_names_and_decomposed() -> None:
    decomposed = unicodedata.normalize("NFD", "김일성이 떠났다.")
    raw = book(
        f'<p>Al&iacute;&nbsp;&amp; {decomposed}{CALL}</p><aside epub:type="footnote" id="n1">Núñez&hellip;</aside>'
    )
    assert before_calls(raw) == [("Alí & 김일성이 떠났다.", "1", "Núñez…")]
    assert raw.problems == ()


def test_a_page_that_breaks_the_rules_is_read_all_the_same_and_said() -> None:
    raw = book("<p>He left.<br><p>He stayed.", "<p>Whole.</p>")
    assert texts(raw) == ["He left.", "He stayed.", "Whole."]
    assert len(raw.problems) == 1
    assert "c1.xhtml, line 1" in raw.problems[0]


def test_a_page_that_is_missing_is_said() -> None:
    made = members({"c1.xhtml": "<p>One.</p>", "c2.xhtml": "<p>Two.</p>"})
    del made["OPS/c2.xhtml"]
    raw = read("a.epub", packed(made))
    assert texts(raw) == ["One."]
    assert raw.problems == ("OPS/c2.xhtml is named in the book but not in it",)


# --- metadata -------------------------------------------------------------------------------------------------------


def test_what_the_package_says_of_the_book() -> None:
    raw = book(
        "<p>Text.</p>",
        metadata=(
            '<dc:title id="t2">And sugar</dc:title><meta refines="#t2" property="title-type">subtitle</meta>'
            '<dc:title id="t1">Rifles</dc:title><meta refines="#t1" property="title-type">main</meta>'
            '<dc:creator>Ana Ruiz</dc:creator><dc:creator id="e">An Editor</dc:creator>'
            '<meta refines="#e" property="role">edt</meta><dc:creator>박지수</dc:creator>'
            "<dc:language>es-VE</dc:language><dc:date>2024-03-18T00:00:00Z</dc:date>"
            "<dc:publisher>Sample Press</dc:publisher>"
            '<dc:rights>Apache-2.0</dc:rights><dc:identifier id="id">urn:x:1</dc:identifier>'
            "<dc:source>https://samples.example/rifles</dc:source>"
        ),
    )
    assert raw.metadata == Metadata(
        identifier="urn:x:1",
        title="Rifles: And sugar",
        authors=("Ana Ruiz", "박지수"),
        publication="Sample Press",
        published="2024-03-18",
        language="es",
        source="https://samples.example/rifles",
        rights="Apache-2.0",
    )


BY = '<dc:creator opf:role="{}">{}</dc:creator>'
ON = '<dc:date opf:event="{}">{}</dc:date>'
SERIES = '<meta property="belongs-to-collection">Q</meta>'


@pytest.mark.parametrize(
    ("metadata", "field", "value"),
    [
        pytest.param(f"{BY.format('trl', 'T')}{BY.format('aut', 'A')}", "authors", ("A",), id="roles-of-epub-2"),
        pytest.param(BY.format("edt", "E"), "authors", ("E",), id="an-editor-alone"),
        pytest.param(ON.format("modification", "2024") + ON.format("publication", "2020"), "published", "2020",
                     id="events-of-epub-2"),
        pytest.param("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", "published", None, id="calibre's-unknown-date"),
        pytest.param(f"{SERIES}<dc:publisher>P</dc:publisher>", "publication", "Q", id="collection"),
        pytest.param("<dc:title> </dc:title>", "title", None, id="empty-title"),
    ],
)  # fmt: skip
def test_what_packages_say_in_other_ways(metadata: str, field: str, value: object) -> None:
    assert getattr(book("<p>Text.</p>", metadata=metadata).metadata, field) == value


# --- bad files ------------------------------------------------------------------------------------------------------

PLAIN = members({"c1.xhtml": "<p>He left.</p>"})
WHOLE = packed(PLAIN)


def encryption(method: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
        f'<e:EncryptedData><e:EncryptionMethod Algorithm="{method}"/><e:CipherData>'
        '<e:CipherReference URI="OPS/c1.xhtml"/></e:CipherData></e:EncryptedData></encryption>'
    )


AES = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
LOL = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("data", "named"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"just words", "no ZIP archive", id="text"),
        pytest.param(WHOLE[: len(WHOLE) // 2], "the EPUB file is damaged", id="cut-off"),
        pytest.param(packed({"a.txt": "x"}), "no package file", id="another-archive"),
        pytest.param(packed({**PLAIN, "META-INF/encryption.xml": AES}), r"protected against copying \(DRM\)", id="drm"),
        pytest.param(packed({**PLAIN, "OPS/book.opf": "<package"}), "OPS/book.opf, line 1", id="broken-package"),
        pytest.param(packed({**PLAIN, "OPS/book.opf": f"{LOL}<p>&c;</p>"}), "entity “c” of other", id="entity-bomb"),
        pytest.param(packed({**PLAIN, "OPS/x.png": bytes(50_000_000)}), "packed more than 500 to 1", id="bomb"),
        pytest.param(epub({"c1.xhtml": "<img src='x.png' alt=''/>"}), "only pictures or nothing", id="only-pictures"),
        pytest.param(epub({"c1.xhtml": ""}), "only pictures or nothing", id="no-text"),
        pytest.param(epub({}), "only pictures or nothing", id="no-pages"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, named: str) -> None:
    with pytest.raises(DocumentError, match=named) as caught:
        read("a.epub", data)
    assert caught.value.cure


def test_scrambled_fonts_do_not_matter() -> None:
    scrambled = encryption("http://www.idpf.org/2008/embedding").replace("OPS/c1.xhtml", "OPS/f.otf")
    assert texts(read("a.epub", packed({**PLAIN, "META-INF/encryption.xml": scrambled}))) == ["He left."]


def test_an_entity_bomb_in_a_page_does_not_go_off() -> None:
    bomb = f"<?xml version='1.0'?>{LOL}<html><body><p>A word: &c;.</p></body></html>"
    raw = book(bomb)
    assert texts(raw) == ["A word: &c;."]
    assert "entity “c”" in raw.problems[0]


def test_pages_larger_than_we_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.reading.epub_pages._MOST_BYTES", 1_000)
    with pytest.raises(DocumentError, match="MB, or"):
        book("<p>word</p>" * 200)


def test_pages_of_more_tags_than_we_read_are_refused() -> None:
    with pytest.raises(DocumentError, match="400,000 tags"):
        book("<p>word</p>" * 210_000)


def test_ten_thousand_notes_are_read() -> None:
    # Were any step to grow with the square of their number, this would not come to an end.
    pair = '<p>x<a epub:type="noteref" href="#n{0}">{0}</a></p><aside epub:type="footnote" id="n{0}">N.</aside>'
    raw = book("".join(pair.format(number) for number in range(1, 10_001)))
    assert len(before_calls(raw)) == 10_000


@pytest.mark.parametrize("name", ["../../../etc/hostname", "/etc/hostname", "file:///etc/hostname", "%2e%2e/%2e%2e/x"])
def test_names_that_climb_out_of_the_archive_harm_nobody(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = members(
        {name: "<p>Outside.</p>", "c1.xhtml": f"<p>He left.<a epub:type='noteref' href='{name}#n'>1</a></p>"}
    )
    made["../../../etc/hostname"] = page("<p>Climbed.</p>")
    raw = read("a.epub", packed(made))
    assert "He left." in texts(raw)
    assert "Climbed." not in texts(raw)
    assert [call.marker for block in raw.blocks for call in block.calls] == ["1"]
    assert list(tmp_path.iterdir()) == []

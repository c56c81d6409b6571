"""Web pages: notes paired with their calls, the main text without its surroundings, and what a page says of itself."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Block, RawDocument, Role
from indexer.reading import read
from indexer.reading.words import words


def page(body: str, head: str = "") -> RawDocument:
    return read("page.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def texts(raw: RawDocument, role: Role) -> list[str]:
    return [block.text for block in raw.blocks if block.role is role]


def notes(raw: RawDocument) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in raw.blocks if block.role is Role.NOTE]


def called(raw: RawDocument) -> list[tuple[int, str, str]]:
    """Every call of a paragraph: offset, marker, and the text of the note that it reaches."""
    reached = {block.key: block.text for block in raw.blocks if block.role is Role.NOTE}
    return [
        (call.offset, call.marker, reached.get(call.target, "nowhere"))
        for block in raw.blocks
        if block.role is Role.PARAGRAPH
        for call in block.calls
    ]


LONG = "The delegation stayed for nine days, saw three factories, and was received twice by the minister of trade."

# --- notes ----------------------------------------------------------------------------------------------------------

WORDPRESS = """
<p>He left.<a href="#_ftn1" name="_ftnref1">[1]</a> He returned.<a href="#_ftn2" name="_ftnref2">[2]</a></p>
<hr><p><a href="#_ftnref1" name="_ftn1">[1]</a> Park, 12.</p><p><a href="#_ftnref2" name="_ftn2">[2]</a> Ibid.</p>"""
PANDOC = """
<p>He left.<a href="#fn1" id="fnref1" role="doc-noteref"><sup>1</sup></a> He returned.<a href="#fn2" id="fnref2"
><sup>2</sup></a></p><section class="footnotes" role="doc-endnotes"><hr><ol>
<li id="fn1"><p>Park, 12.<a href="#fnref1" role="doc-backlink">↩︎</a></p></li>
<li id="fn2"><p>Ibid.<a href="#fnref2">↩</a></p></li></ol></section>"""
WIKI = """
<p>He left.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup> He
returned.<sup id="cite_ref-2" class="reference"><a href="#cite_note-2">[2]</a></sup></p>
<div class="mw-heading"><h2>References</h2></div><div class="reflist"><ol class="references">
<li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span>
<span>Park, 12.</span></li>
<li id="cite_note-2"><span class="mw-cite-backlink">^ <a href="#cite_ref-2"><sup>a</sup></a></span> <span>Ibid.</span>
</li></ol></div>"""
WORD = """
<p>He left.<a href="#_edn1" name="_ednref1"><span class="MsoEndnoteReference"><sup>[1]</sup></span></a> He
returned.<a href="#_edn2" name="_ednref2"><sup>[2]</sup></a></p><div><hr>
<div id="edn1"><p class="MsoEndnoteText"><a href="#_ednref1" name="_edn1"><sup>[1]</sup></a> Park,</p><p>12.</p></div>
<div id="edn2"><p class="MsoEndnoteText"><a href="#_ednref2" name="_edn2"><sup>[2]</sup></a> Ibid.</p></div></div>"""
ONE_WAY = """
<p>He left.<sup><a href="#n1">1</a></sup> He returned.<sup><a href="#n2">2</a></sup></p>
<h3>Notes</h3><ol><li id="n1">Park, 12.</li><li id="n2">Ibid.</li></ol>"""
NO_LINKS = """
<p>He left.<sup>1</sup> He returned.<sup>2</sup></p><h2>Notas</h2><ol><li>Park, 12.</li><li>Ibid.</li></ol>"""
BRACKETS_ONLY = """
<p>He left.[1] He returned.[2]</p><p>Notes</p><p>[1] Park, 12.</p><p>[2] Ibid.</p>"""
BARE = """
<p>He left.[1] He returned.[2]</p><p>It was the end of it.</p><p>[1] Park, 12.</p><p>[2] Ibid.</p>"""
BESIDE = """
<p>He left.<a href="#n1" id="r1">1</a> He returned.<a href="#n2" id="r2">2</a></p>
<aside role="doc-footnote" id="n1"><p>1. Park, 12. <a href="#r1">↑</a></p></aside>
<aside role="doc-footnote" id="n2"><p>2. Ibid. <a href="#r2">↑</a></p></aside>"""
TABLE = """
<p>He left.<a href="#n1" name="r1">1</a> He returned.<a href="#n2" name="r2">2</a></p><table>
<tr><td><a name="n1" href="#r1">1</a></td><td>Park, 12.</td></tr>
<tr><td><a name="n2" href="#r2">2</a></td><td>Ibid.</td></tr></table>"""
TERMS = """
<p>He left.<a href="#n1" name="r1">1</a> He returned.<a href="#n2" name="r2">2</a></p><dl>
<dd id="n1"><a href="#r1">1</a> Park, 12.</dd><dd id="n2"><a href="#r2">2</a> Ibid.</dd></dl>"""


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(WORDPRESS, id="wordpress"),
        pytest.param(PANDOC, id="pandoc"),
        pytest.param(WIKI, id="wiki"),
        pytest.param(WORD, id="word"),
        pytest.param(ONE_WAY, id="links-one-way"),
        pytest.param(NO_LINKS, id="raised-digits-without-links"),
        pytest.param(BRACKETS_ONLY, id="paragraphs-under-a-heading"),
        pytest.param(BARE, id="paragraphs-like-all-others"),
        pytest.param(BESIDE, id="notes-beside-their-paragraph"),
        pytest.param(TABLE, id="table"),
        pytest.param(TERMS, id="definition-list"),
    ],
)
def test_notes_and_their_calls(body: str) -> None:
    raw = page(f"<main><h1>T</h1><p>{LONG}</p>{body}</main>")
    assert notes(raw) == [("1", "Park, 12."), ("2", "Ibid.")]
    assert called(raw) == [(8, "1", "Park, 12."), (21, "2", "Ibid.")]
    assert "He left. He returned." in texts(raw, Role.PARAGRAPH)
    assert texts(raw, Role.HEADING) == []


def test_notes_outside_of_the_main_text_are_not_lost() -> None:
    raw = page(
        f'<main><p>{LONG}<a href="#n1" id="r1">1</a></p></main>'
        '<footer><div class="notes"><p id="n1"><a href="#r1">1</a> Park, 12.</p></div></footer>'
    )
    assert called(raw) == [(len(LONG), "1", "Park, 12.")]


def test_one_note_may_be_called_twice() -> None:
    raw = page(
        f'<p>{LONG}<a href="#n1" id="r1">1</a></p><p>He left.<a href="#n1" id="r2">1</a></p>'
        '<ol><li id="n1">Park, 12. <a href="#r1">↩</a> <a href="#r2">↩2</a></li></ol>'
    )
    assert [marker for _, marker, reached in called(raw) if reached == "Park, 12."] == ["1", "1"]


def test_a_note_of_several_paragraphs_and_a_list_is_one_note() -> None:
    raw = page(
        f'<p>{LONG}<a href="#n1" id="r1">1</a></p><ol class="footnotes"><li id="n1"><p>First.</p><p>Second.</p>'
        '<ul><li>One</li><li>Two</li></ul><a href="#r1">back to text</a></li></ol>'
    )
    assert notes(raw) == [("1", "First. Second. One Two")]


def test_paragraphs_between_two_notes_belong_to_the_first() -> None:
    raw = page(
        f'<p>{LONG}<a href="#n1" name="r1">[1]</a><a href="#n2" name="r2">[2]</a></p>'
        '<p><a href="#r1" name="n1">[1]</a> First.</p><p>Second.</p><p><a href="#r2" name="n2">[2]</a> Ibid.</p>'
    )
    assert notes(raw) == [("1", "First. Second."), ("2", "Ibid.")]


def test_several_calls_in_one_raised_group_leave_no_comma() -> None:
    raw = page(
        '<p>He left <sup>[<a href="#n1" id="r1">1</a>, <a href="#n2" id="r2">2</a>]</sup>.</p>'
        '<ol><li id="n1"><a href="#r1">^</a> Park.</li><li id="n2"><a href="#r2">^</a> Ibid.</li></ol>'
    )
    assert texts(raw, Role.PARAGRAPH) == ["He left."]
    assert called(raw) == [(7, "1", "Park."), (7, "2", "Ibid.")]


def test_the_address_of_the_page_itself_in_a_link_is_no_other_page() -> None:
    here = "https://harbour.example/a"
    raw = page(
        f'<p>{LONG}<a href="{here}#n1" id="r1">1</a></p><p id="n1"><a href="{here}#r1">1</a> Park.</p>',
        head=f'<link rel="canonical" href="{here}">',
    )
    assert called(raw) == [(len(LONG), "1", "Park.")]


def test_a_call_whose_note_is_missing_stays_a_call() -> None:
    raw = page(f'<p>{LONG}<sup><a href="#fn9">9</a></sup></p>')
    assert called(raw) == [(len(LONG), "9", "nowhere")]


def test_a_note_without_a_link_among_linked_ones_is_a_note() -> None:
    raw = page(
        f'<p>{LONG}<a href="#n1" id="r1">1</a></p><ol><li id="n1">Park. <a href="#r1">↩</a></li><li>Ibid.</li></ol>'
    )
    assert notes(raw) == [("1", "Park."), ("2", "Ibid.")]


def test_a_reference_to_a_note_inside_a_sentence_is_read() -> None:
    raw = page(
        f'<p>{LONG}<a href="#n1" id="r1">1</a> and <a href="#n2" id="r2">2</a></p><ol class="footnotes">'
        '<li id="n1">See <a href="#n2">note 2</a>. <a href="#r1">↩</a></li>'
        '<li id="n2">Ibid. <a href="#r2">↩</a></li></ol>'
    )
    assert notes(raw)[0] == ("1", "See note 2.")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            '<p id="t1"><a href="#s1">1</a></p><h2 id="s1"><a href="#t1">One</a></h2>', id="table-of-contents"
        ),
        pytest.param(
            f'<p>{LONG} <a href="#n1" id="r1">More below</a></p><p id="n1"><a href="#r1">1</a> Up there.</p>',
            id="the-way-back-of-a-link-in-words",
        ),
        pytest.param('<p>See <a href="#map">the map</a>.</p><p id="map">The map.</p>', id="a-link-in-words"),
        pytest.param('<p>See page <a href="other.html#n1">1</a>.</p><p id="n1">Text.</p>', id="another-page"),
    ],
)
def test_links_that_call_no_note(body: str) -> None:
    assert notes(page(f"<p>{LONG}</p>{body}<p>{LONG}</p>")) == []


def test_a_bibliography_without_labels_is_text() -> None:
    raw = page(f"<p>{LONG}</p><h2>References</h2><ul><li>Park, Letters.</li></ul>")
    assert notes(raw) == []
    assert texts(raw, Role.PARAGRAPH) == [LONG, "Park, Letters."]


# --- the main text --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "around",
    [
        pytest.param("<nav><ul><li>Home</li></ul></nav>{}<footer><p>Imprint</p></footer>", id="elements"),
        pytest.param('<div id="sidebar"><p>Recent</p></div>{}', id="sidebar"),
        pytest.param('{}<div class="share-buttons"><p>Tell others</p></div>', id="share"),
        pytest.param('{}<div class="related"><h3>Related</h3><ul><li>A Winter</li></ul></div>', id="related"),
        pytest.param('{}<aside><p>Buy our book</p></aside><script>var p = "x"</script>', id="aside-and-script"),
        pytest.param('<form action="/">{}<button>Go</button></form>', id="a-form-around-the-page"),
        pytest.param('{}<p style="display: none">Hidden</p><p hidden>Hidden</p>', id="hidden"),
        pytest.param('<div class="entry-meta">Posted in Letters</div>{}', id="a-line-about-the-article"),
        pytest.param("{}<h3>Share this:</h3><ul><li>Facebook</li><li>Print</li></ul>", id="furniture-told-by-words"),
        pytest.param("{}<!-- <p>Comment</p> -->", id="comment"),
    ],
)
def test_what_surrounds_the_article_is_no_part_of_it(around: str) -> None:
    raw = page(around.format(f"<h1>T</h1><p>{LONG}</p><p>{LONG}</p>"))
    assert texts(raw, Role.PARAGRAPH) == [LONG, LONG]
    assert texts(raw, Role.HEADING) == []


def test_an_element_that_says_it_is_the_article_is_believed() -> None:
    raw = page(f"<p>Welcome to these pages.</p><main><p>{LONG}</p></main><p>Come again.</p>")
    assert texts(raw, Role.PARAGRAPH) == [LONG]


def test_an_element_that_says_so_with_a_part_of_the_text_is_not() -> None:
    raw = page(f'<p>{LONG}</p><div class="post-content"><p>{LONG}</p></div>')
    assert texts(raw, Role.PARAGRAPH) == [LONG, LONG]


def test_of_several_articles_the_one_with_the_text_is_read() -> None:
    teaser = "<article><h2>Another</h2><p>Read on.</p></article>"
    raw = page(f"<div><article><p>{LONG}</p><p>{LONG}</p></article>{teaser}</div>")
    assert texts(raw, Role.PARAGRAPH) == [LONG, LONG]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            "<h2>One</h2><p>A text.</p><h3>Two</h3><p>B text.</p>",
            [("heading", "One", 1), ("paragraph", "A text.", 0), ("heading", "Two", 2), ("paragraph", "B text.", 0)],
            id="headings-begin-at-level-1",
        ),
        pytest.param(
            "<div>A text.<br><br>B text.<br>Still B.</div>", ["A text.", "B text. Still B."], id="line-breaks"
        ),
        pytest.param("A text.<p>B text.</p>C text.", ["A text.", "B text.", "C text."], id="text-outside-of-blocks"),
        pytest.param("<ul><li>A text.<ul><li>B</li></ul></li></ul>", ["A text.", "B"], id="nested-list"),
        pytest.param("<blockquote><p>A text.</p></blockquote>", ["A text."], id="quotation"),
        pytest.param("<pre>A text.\n  B\n\nC text.</pre>", ["A text. B", "C text."], id="preformatted"),
        pytest.param("<table><tr><td>A sentence.</td><td>1967</td></tr></table>", ["A sentence."], id="texty-cells"),
        pytest.param(
            "<figure><img><figcaption>The boat.</figcaption></figure><p>A text.</p>",
            [("caption", "The boat.", 0), ("paragraph", "A text.", 0)],
            id="figure",
        ),
        pytest.param("<p>The boat. Source: Park.</p>", [("caption", "The boat. Source: Park.", 0)], id="source-line"),
        pytest.param(
            "<p><strong>One</strong></p><p><b>A</b> text.</p>",
            [("heading", "One", 1), ("paragraph", "A text.", 0)],
            id="bold-line-as-heading",
        ),
        pytest.param("<p>A&nbsp;&shy;te\nxt.</p><p> </p>", ["A te xt."], id="white-space"),
        pytest.param("<p>un<em>bro</em>ken <b>w</b>ord</p>", ["unbroken word"], id="inline-elements"),
    ],
)
def test_blocks(body: str, blocks: list[str | tuple[str, str, int]]) -> None:
    expected = [block if isinstance(block, tuple) else ("paragraph", block, 0) for block in blocks]
    assert [(block.role.value, block.text, block.level) for block in page(body).blocks] == expected


def test_the_heading_that_repeats_the_title_is_the_title() -> None:
    raw = page(
        f"<h1>The “Two” Harbours</h1><p>{LONG}</p>",
        head='<meta property="og:title" content="The &quot;Two&quot; Harbours">',
    )
    assert (raw.blocks[0].role, raw.blocks[0].text) == (Role.TITLE, 'The "Two" Harbours')
    assert texts(raw, Role.HEADING) == []


def test_lines_that_repeat_the_metadata_are_no_passages() -> None:
    raw = page(
        f'<h1>T</h1><p>By Ana Ruiz</p><p><time datetime="2021-03-03">March 3, 2021</time></p><p>{LONG}</p>',
        head='<meta name="author" content="Ana Ruiz">',
    )
    assert texts(raw, Role.PARAGRAPH) == [LONG]
    assert (raw.metadata.authors, raw.metadata.published) == (("Ana Ruiz",), "2021-03-03")


# --- metadata -------------------------------------------------------------------------------------------------------


def meta(**named: str) -> str:
    """A <meta> tag; og_title stands for og:title, dc_date for DC.date."""
    tags = []
    for name, content in named.items():
        prefix, _, rest = name.partition("_")
        if prefix in ("og", "article"):
            tags.append(f'<meta property="{prefix}:{rest}" content="{content}">')
        else:
            tags.append(f'<meta name="{f"DC.{rest}" if prefix == "dc" else name}" content="{content}">')
    return "".join(tags)


def ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


ARTICLE = {
    "@type": ["NewsArticle"],
    "headline": "The Boat",
    "author": [{"@type": "Person", "name": "Ana Ruiz"}, "J. Park"],
    "publisher": {"name": "The Harbour"},
    "datePublished": "2021-03-03T08:00:00+09:00",
    "inLanguage": "es-VE",
}


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        pytest.param(meta(citation_title="A") + meta(og_title="B"), "title", "A", id="citation-title-first"),
        pytest.param("<title>The Boat | The Harbour</title>", "title", "The Boat", id="title-without-site"),
        pytest.param(
            "<title>The Boat – The Harbour</title>" + meta(og_site_name="The Harbour"),
            "title", "The Boat", id="title-without-known-site",
        ),
        pytest.param(meta(citation_author="A") + meta(citation_author="B"), "authors", ("A", "B"), id="two-authors"),
        pytest.param(meta(dc_creator="A") + meta(author="B"), "authors", ("A",), id="creator-before-author"),
        pytest.param(meta(article_author="https://x.example/a"), "authors", (), id="an-address-is-no-name"),
        pytest.param(meta(og_site_name="The Harbour"), "publication", "The Harbour", id="site-name"),
        pytest.param(meta(dc_publisher="The Harbour"), "publication", "The Harbour", id="publisher"),
        pytest.param(meta(citation_date="2021/3/3"), "published", "2021-03-03", id="date-with-slashes"),
        pytest.param(meta(article_published_time="2021-03-03T08:00Z"), "published", "2021-03-03", id="date-with-time"),
        pytest.param(meta(dc_date="2021-03"), "published", "2021-03", id="month"),
        pytest.param(meta(dc_date="soon"), "published", None, id="no-date"),
        pytest.param(meta(dc_language="KO"), "language", "ko", id="language"),
        pytest.param(meta(og_locale="es_VE"), "language", "es", id="locale"),
        pytest.param('<link rel="canonical" href="https://x.example/a">', "source", "https://x.example/a", id="s1"),
        pytest.param('<link rel="canonical" href="/a">', "source", None, id="an-address-without-a-host"),
        pytest.param(meta(dc_rights="CC BY 4.0"), "rights", "CC BY 4.0", id="r1"),
        pytest.param('<link rel="license" href="https://x.example/l">', "rights", "https://x.example/l", id="r2"),
        pytest.param(ld(ARTICLE), "title", "The Boat", id="json-ld-title"),
        pytest.param(ld([{"@graph": [{"@type": "WebPage"}, ARTICLE]}]), "published", "2021-03-03", id="json-ld-graph"),
        pytest.param(ld(ARTICLE), "authors", ("Ana Ruiz", "J. Park"), id="json-ld-authors"),
        pytest.param(ld(ARTICLE), "publication", "The Harbour", id="json-ld-publisher"),
        pytest.param(ld(ARTICLE), "published", "2021-03-03", id="json-ld-date"),
        pytest.param(ld(ARTICLE), "language", "es", id="json-ld-language"),
    ],
)  # fmt: skip
def test_metadata(head: str, field: str, value: object) -> None:
    assert getattr(page(f"<p>{LONG}</p>", head).metadata, field) == value


def test_the_language_of_the_root_element() -> None:
    raw = read("a.html", f'<html lang="en-GB"><body><p>{LONG}</p></body></html>'.encode())
    assert raw.metadata.language == "en"


@pytest.mark.parametrize(
    "script",
    [
        pytest.param('{"@type": "Article",', id="cut-off"),
        pytest.param("[" * 100_000, id="nested-too-deep"),
    ],
)
def test_broken_json_ld_is_a_problem_and_no_error(script: str) -> None:
    raw = page(f"<p>{LONG}</p>", f'<script type="application/ld+json">{script}</script>')
    assert "JSON-LD" in raw.problems[0]
    assert texts(raw, Role.PARAGRAPH) == [LONG]


def test_odd_json_ld_is_passed_over() -> None:
    odd = {"@type": "Article", "headline": 7, "author": {"name": None}, "publisher": [], "datePublished": {}}
    assert page(f"<p>{LONG}</p>", ld([odd, None, "x", 3])).metadata.title is None


# --- encodings and XHTML --------------------------------------------------------------------------------------------


def test_the_charset_that_the_page_declares() -> None:
    head = '<meta http-equiv="Content-Type" content="text/html; charset=euc-kr">'
    html = f"<html><head>{head}</head><body><p>평양에서 온 편지.</p>"
    assert texts(read("a.htm", html.encode("cp949")), Role.PARAGRAPH) == ["평양에서 온 편지."]


def test_xhtml_is_read_by_the_html_parser() -> None:
    xhtml = (
        '<?xml version="1.0" encoding="windows-1252"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Señal</title></head><body><p>{LONG}</p><br/></body></html>'
    )
    raw = read("a.xhtml", xhtml.encode("cp1252"))
    assert raw.metadata.title == "Señal"
    assert texts(raw, Role.PARAGRAPH) == [LONG]


# --- properties -----------------------------------------------------------------------------------------------------

MARKUP = "<p> </p> <div> </div> <br> <b> </b> <h2> </h2> <li> <ol> </ol> <sup> </sup> </a> <blockquote> <td>"
TAGS = st.sampled_from([*sorted(words(MARKUP)), '<a href="#n1" id="r1">', '<a href="#r1" id="n1">'])
WORDS = st.sampled_from(["rice", "김일성", "in 1967", ".", " ", "boat\u00a0", "1", "[2]", "Notes"])


@given(st.lists(TAGS | WORDS, max_size=30))
def test_every_passage_occurs_in_its_page(pieces: list[str]) -> None:
    body = "".join(pieces)
    raw = page(f"<p>{LONG}</p>{body}")
    shown = "".join("".join(piece for piece in [f"{LONG}", *pieces] if not piece.startswith("<")).split())
    for block in raw.blocks:
        for part in _parts(block):
            assert "".join(part.split()) in shown


def _parts(block: Block) -> list[str]:
    """The stretches of a block's text between its calls."""
    ends = [call.offset for call in block.calls]
    return [block.text[start:end] for start, end in zip([0, *ends], [*ends, len(block.text)], strict=True)]

"""JATS: footnotes and references as notes, sections, figures and tables, the front's metadata."""

from __future__ import annotations

import unicodedata

import pytest

from indexer.errors import DocumentError
from indexer.model import Metadata, RawDocument, Role
from indexer.reading import read
from tests.reading import article, bodies, headings, marked, notes, texts

FRONT = "<front><article-meta><title-group><article-title>A Visit</article-title></title-group></article-meta></front>"


def jats(body: str, back: str = "", front: str = FRONT, attributes: str = "") -> RawDocument:
    return read("a.nxml", document(body, back, front, attributes))


def document(body: str, back: str = "", front: str = FRONT, attributes: str = "") -> bytes:
    doctype = '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.3//EN" "JATS-journalpublishing1-3.dtd">'
    parts = f"{front}<body>{body}</body><back>{back}</back>"
    return f'{doctype}<article xmlns:xlink="http://www.w3.org/1999/xlink"{attributes}>{parts}</article>'.encode()


def test_footnotes_are_called_by_their_xrefs() -> None:
    raw = jats(
        "<p>They met.<xref ref-type='fn' rid='fn1'><sup>1</sup></xref> Twice<sup>[<xref rid='fn2'>2</xref>,"
        "<xref ref-type='fn' rid='fn3'>*</xref>]</sup>.</p>",
        "<fn-group><title>Notes</title><fn id='fn1'><label>1</label><p>Park.</p><p>Lee.</p></fn>"
        "<fn id='fn2'><p>Choi.</p></fn><fn id='fn3' symbol='*'><p>Han.</p></fn></fn-group>",
    )
    assert bodies(raw) == ["They met.[1] Twice[2][*]."]
    assert notes(raw) == [("1", "Park. Lee."), ("2", "Choi."), ("*", "Han.")]
    assert headings(raw) == []


def test_a_footnote_in_the_text_is_called_where_it_stands() -> None:
    raw = jats("<p>They met<fn><p>Park.</p></fn>, and <xref ref-type='fn'><fn id='f'><label>b</label><p>Lee.</p></fn>"
               "</xref> left.</p>")  # fmt: skip
    assert bodies(raw) == ["They met[1], and[b] left."]
    assert notes(raw) == [("1", "Park."), ("b", "Lee.")]


def test_a_footnote_that_belongs_to_no_sentence_is_a_paragraph() -> None:
    data = document(
        "<p>x.</p>", "<fn-group><title>Interests</title><fn fn-type='conflict'><p>None.</p></fn></fn-group>"
    )
    assert [(p.section, p.text) for p in article("a.nxml", data).passages] == [("", "x."), ("Interests", "None.")]
    assert article("a.nxml", data).problems == ()


REFS = (
    "<ref-list><title>References</title>{}</ref-list>".format(
        "".join(
            f"<ref id='B{n}'><label>{n}.</label><mixed-citation>Lee, <source>Part {n}</source>.</mixed-citation></ref>"
            for n in range(1, 6)
        )
    )
)  # fmt: skip


def test_references_cited_by_number_are_notes_altogether() -> None:
    raw = jats("<p>So it was [<xref ref-type='bibr' rid='B1'>1</xref>, <xref ref-type='bibr' rid='B3'>3</xref>–"
               "<xref ref-type='bibr' rid='B5'>5</xref>].</p>", REFS)  # fmt: skip
    assert bodies(raw) == ["So it was[1][3][4][5]."]
    assert notes(raw)[1] == ("2", "Lee, Part 2.")
    assert len(notes(raw)) == 5


def test_references_cited_by_author_and_year_are_notes_where_they_are_cited() -> None:
    refs = REFS.replace("<label>", "<!--").replace("</label>", "-->")
    raw = jats("<p>So (<xref ref-type='bibr' rid='B2'>Lee 2002</xref>).<fn><p>A note.</p></fn></p>", refs)
    assert bodies(raw) == ["So (Lee 2002[2]).[1]", "References", "Lee, Part 1.", "Lee, Part 3.", "Lee, Part 4.",
                           "Lee, Part 5."]  # fmt: skip
    assert notes(raw) == [("1", "A note."), ("", "Lee, Part 2.")]
    made = article("a.nxml", document("<p>So (<xref rid='B2'>Lee 2002</xref>).</p>", refs))
    assert made.problems == ()


def test_references_and_footnotes_of_one_number_are_told_apart() -> None:
    back = f"<fn-group><fn id='f'><label>1</label><p>A note.</p></fn></fn-group>{REFS}"
    raw = jats("<p>So<xref rid='f'>1</xref> it was (<xref rid='B1'>Lee 2001</xref>).</p>", back)
    assert bodies(raw)[0] == "So[1] it was (Lee 2001[[1]])."
    assert [label for label, _ in notes(raw)] == ["1", "[1]"]


def reference(*parts: str, sort: str = "journal") -> RawDocument:
    citation = f"<element-citation publication-type='{sort}'>{''.join(parts)}</element-citation>"
    return jats("<p>x<xref rid='B1'>1</xref>.</p>", f"<ref-list><ref id='B1'>{citation}</ref></ref-list>")


def named(family: str, given: str, attributes: str = "") -> str:
    return f"<name{attributes}><surname>{family}</surname><given-names>{given}</given-names></name>"


PEOPLE = (
    f"<person-group person-group-type='author'>{named('Taylor', 'Moe')}{named('Young', 'Benjamin R.')}</person-group>"
)
EDITOR = f"<person-group person-group-type='editor'>{named('Cho', 'M.')}</person-group>"
EASTERN = named("Kim", "Chol Su", ' name-style="eastern"')
PRESS = "<publisher-loc>Seoul</publisher-loc><publisher-name>Hanul</publisher-name>"


@pytest.mark.parametrize(
    ("sort", "parts", "text"),
    [
        pytest.param(
            "journal",
            f"{PEOPLE}<article-title>Rice</article-title><source>Korea Today</source><year>2019</year>"
            "<volume>12</volume><issue>3</issue><fpage>3</fpage><lpage>9</lpage>",
            "Moe Taylor, Benjamin R. Young, “Rice”, Korea Today 12, no. 3 (2019): 3–9.",
            id="article",
        ),
        pytest.param(
            "book",
            f"{PEOPLE}<chapter-title>Rice?</chapter-title>{EDITOR}<source>Hills</source><edition>2nd ed.</edition>"
            f"{PRESS}<year>2001</year><fpage>13</fpage><lpage>13</lpage>",
            "Moe Taylor, Benjamin R. Young, “Rice?”, in Hills, ed. M. Cho, 2nd ed. (Seoul: Hanul, 2001), 13.",
            id="chapter",
        ),
        pytest.param(
            "book", f"{EDITOR}<source>Hills</source>{PRESS}<year>2001</year>",
            "M. Cho (ed.), Hills (Seoul: Hanul, 2001).", id="edited book",
        ),
        pytest.param(
            "newspaper",
            "<article-title>A road</article-title><source>Granma</source><year>1978</year><month>May</month>"
            "<day>3</day>",
            "“A road”, Granma, 3 May 1978.", id="newspaper",
        ),
        pytest.param(
            "web",
            "<collab>Ministry of Trade</collab><source>Figures</source><ext-link>https://example.org/a</ext-link>"
            "<date-in-citation content-type='access-date'><year>2020</year><month>June</month></date-in-citation>",
            "Ministry of Trade, Figures, https://example.org/a, accessed June 2020.", id="page",
        ),
        pytest.param(
            "journal",
            f"{named('김', '철수')}{EASTERN}<etal/><article-title>쌀</article-title>"
            "<source>역사비평</source><year>2003</year><month>7</month><page-range>1-4</page-range>"
            "<pub-id pub-id-type='doi'>10.1/a</pub-id><pub-id pub-id-type='pmid'>12</pub-id>",
            "김철수, Kim Chol Su, et al., “쌀”, 역사비평, 2003-07, 1-4, PMID 12, doi: 10.1/a.", id="eastern names",
        ),
    ],
)  # fmt: skip
def test_a_reference_told_by_its_parts_is_written_out_as_a_citation(sort: str, parts: str, text: str) -> None:
    assert notes(reference(parts, sort=sort)) == [("1", text)]


def test_a_reference_says_what_its_parts_are() -> None:
    raw = reference(PEOPLE, EDITOR, "<article-title>Rice</article-title><source>Korea Today</source>",
                    "<year iso-8601-date='2019-05'>May 2019</year>")  # fmt: skip
    assert marked(raw.blocks[-1])[1:] == [
        ("Moe Taylor", "cited", "author"),
        ("Benjamin R. Young", "cited", "author"),
        ("Rice", "cited", "title"),
        ("Korea Today", "cited", "container"),
        ("Korea Today", "emphasis", ""),
        ("May 2019", "date", "2019-05"),
        ("May 2019", "cited", "date"),
        ("M. Cho", "cited", "editor"),
    ]
    assert marked(raw.blocks[-1])[0] == (raw.blocks[-1].text, "citation", "article")


def test_a_reference_that_has_words_between_its_parts_keeps_them() -> None:
    assert notes(reference("See <source>Hills</source>, passim.")) == [("1", "See Hills, passim.")]


def test_of_one_reference_given_in_two_ways_the_one_with_its_words_is_read() -> None:
    both = (
        "<citation-alternatives><element-citation><source>Hills</source></element-citation>"
        f"<mixed-citation>{named('Lee', 'K')}. Hills. 2001.</mixed-citation></citation-alternatives>"
    )
    raw = jats("<p>x<xref rid='B1'>1</xref>.</p>", f"<ref-list><ref id='B1'>{both}</ref></ref-list>")
    assert notes(raw) == [("1", "K Lee. Hills. 2001.")]


def test_sections_are_levels_and_the_abstract_is_one() -> None:
    abstracts = (
        "<abstract><p>In short.</p></abstract>"
        "<trans-abstract xml:lang='es'><title>Resumen</title><p>En breve.</p></trans-abstract>"
    )
    raw = jats(
        "<sec><label>1</label><title>One</title><p>x.</p><sec><title>Deep</title><p>y.</p></sec></sec>",
        "<ack><title>Thanks</title><p>To all.</p></ack>",
        FRONT.replace("</article-meta>", f"{abstracts}</article-meta>"),
    )
    assert headings(raw) == [(1, "Abstract"), (1, "Resumen"), (1, "One"), (2, "Deep"), (1, "Thanks")]
    assert texts(raw) == ["In short.", "En breve.", "x.", "y.", "To all."]


def test_figures_and_tables_have_captions_and_cells_only_where_they_speak() -> None:
    raw = jats(
        "<p>Before <fig><label>Figure 1</label><caption><title>The ship</title><p>Photo: Lee.</p></caption><graphic/>"
        "</fig> after.</p><table-wrap><label>Table 1</label><caption><p>Rifles</p></caption><table><tr><td>12</td>"
        "<td>They came by way of Cuba, it is said.</td></tr></table></table-wrap>"
    )
    assert [(block.role, block.text) for block in raw.blocks[1:]] == [
        (Role.PARAGRAPH, "Before after."),
        (Role.CAPTION, "Figure 1. The ship. Photo: Lee."),
        (Role.CAPTION, "Table 1. Rifles"),
        (Role.PARAGRAPH, "They came by way of Cuba, it is said."),
    ]


def test_the_title_is_whole_and_its_note_is_called() -> None:
    front = (
        "<front><article-meta><title-group><article-title>A Visit<xref ref-type='fn' rid='t'>*</xref></article-title>"
        "<subtitle>Rifles and Rice</subtitle></title-group></article-meta></front>"
    )
    data = document("<p>x.</p>", "<fn-group><fn id='t'><label>*</label><p>I thank all.</p></fn></fn-group>", front)
    assert article("a.nxml", data).summary.title == "A Visit: Rifles and Rice"
    assert article("a.nxml", data).problems == ()


def test_named_content_and_dates_are_marked() -> None:
    raw = jats(
        "<p>The <named-content content-type='person' xlink:href='https://www.wikidata.org/wiki/Q41117'>Premier"
        "</named-content> came on <named-content iso-8601-date='1967-05-11'>that day</named-content>.</p>"
    )
    assert marked(raw.blocks[1]) == [
        ("Premier", "person", "https://www.wikidata.org/wiki/Q41117"),
        ("that day", "date", "1967-05-11"),
    ]


def test_the_front_gives_the_metadata() -> None:
    front = """<front><journal-meta><journal-title-group><journal-title>Revista de Historia</journal-title>
      </journal-title-group><publisher><publisher-name>U</publisher-name></publisher></journal-meta><article-meta>
      <article-id pub-id-type="doi">10.9999/x.1</article-id>
      <title-group><article-title>Un <italic>viaje</italic></article-title></title-group>
      <contrib-group><contrib contrib-type="author"><name><surname>Núñez</surname><given-names>Ana</given-names></name>
      </contrib><contrib contrib-type="author"><name-alternatives><name name-style="eastern"><surname>Kim</surname>
      <given-names>Chol-su</given-names></name><name><surname>김</surname></name></name-alternatives></contrib>
      <contrib contrib-type="editor"><name><surname>Ed</surname></name></contrib></contrib-group>
      <pub-date pub-type="collection"><year>2018</year></pub-date>
      <pub-date date-type="pub"><day>03</day><month>5</month><year>2019</year></pub-date>
      <permissions><copyright-statement>© 2019</copyright-statement>
      <license xlink:href="https://creativecommons.org/licenses/by/4.0/"><license-p>CC BY</license-p></license>
      </permissions></article-meta></front>"""
    assert jats("<p>Texto.</p>", front=front, attributes=' xml:lang="es"').metadata == Metadata(
        title="Un viaje",
        authors=("Ana Núñez", "Kim Chol-su"),
        publication="Revista de Historia",
        published="2019-05-03",
        language="es",
        source="https://doi.org/10.9999/x.1",
        rights="https://creativecommons.org/licenses/by/4.0/",
    )


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ("<pub-date><year>2019</year></pub-date>", "2019"),
        ("<pub-date><month>11</month><year>2019</year></pub-date>", "2019-11"),
        ("<pub-date><month>mayo</month><year>2019</year></pub-date>", "2019-05"),
        ("<pub-date iso-8601-date='2019-05-03'><year>2019</year></pub-date>", "2019-05-03"),
        ("<pub-date><season>Spring</season><year>2019</year></pub-date>", "2019"),
        ("<pub-date><day>41</day><month>5</month><year>2019</year></pub-date>", None),
        ("<pub-date/>", None),
    ],
)
def test_the_date_of_publication(date: str, edtf: str | None) -> None:
    front = f"<front><article-meta>{date}</article-meta></front>"
    assert jats("<p>x.</p>", front=front).metadata.published == edtf


def test_decomposed_hangul_is_composed() -> None:
    raw = jats(unicodedata.normalize("NFD", "<p>김일성동지께서<fn><p>『로동신문』</p></fn> 말씀하시였다.</p>"))
    assert bodies(raw) == ["김일성동지께서[1] 말씀하시였다."]
    assert notes(raw) == [("1", "『로동신문』")]


def test_translations_are_named_and_not_read() -> None:
    data = document("<p>x.</p>").replace(
        b"</article>",
        b"<sub-article article-type='translation' xml:lang='en'><body><p>y<fn><p>z</p></fn></p></body></sub-article>"
        b"</article>",
    )
    raw = read("a.xml", data)
    assert bodies(raw) == ["x."]
    assert raw.problems[0].startswith("it also holds translation (en), not read; save each")


def test_metadata_alone_are_refused() -> None:
    with pytest.raises(DocumentError, match="only the metadata"):
        read("a.xml", f"<article>{FRONT}</article>".encode())

"""TEI: notes wherever they stand, calls at their place, names and dates as the edition marks them, the header."""

from __future__ import annotations

import unicodedata

import pytest

from indexer.errors import DocumentError
from indexer.model import Metadata, RawDocument, Role
from indexer.reading import read
from tests.reading import article, bodies, called, headings, marked, notes, texts

HEADER = "<teiHeader><fileDesc><titleStmt><title>A Visit</title></titleStmt></fileDesc></teiHeader>"


def tei(body: str, back: str = "", header: str = HEADER, namespace: str = "http://www.tei-c.org/ns/1.0") -> RawDocument:
    space = f' xmlns="{namespace}"' if namespace else ""
    text = f"<text><body>{body}</body>{f'<back>{back}</back>' if back else ''}</text>"
    return read("a.xml", f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI{space}>{header}{text}</TEI>'.encode())


@pytest.mark.parametrize("namespace", ["http://www.tei-c.org/ns/1.0", "", "http://www.tei-c.org/ns/0"])
def test_a_note_in_its_place_is_called_there(namespace: str) -> None:
    raw = tei("<p>They met <note>Park, 12.</note>, twice<note n='*'><p>Lee.</p> <p>Choi.</p></note>.</p>",
              namespace=namespace)  # fmt: skip
    assert bodies(raw) == ["They met[1], twice[*]."]
    assert notes(raw) == [("1", "Park, 12."), ("*", "Lee. Choi.")]
    assert raw.metadata.title == texts(raw, Role.TITLE)[0] == "A Visit"


@pytest.mark.parametrize(
    "back",
    [
        pytest.param("<div type='notes'><head>Notes</head><note xml:id='n7' n='7'>Park.</note></div>", id="note"),
        pytest.param("<noteGrp><note xml:id='n7' n='7'><p>Park.</p></note></noteGrp>", id="group"),
        pytest.param("<div><head>Notes</head><list><item xml:id='n7'>Park.</item></list></div>", id="item"),
        pytest.param("<div type='endnotes'><p xml:id='n7' n='7'>Park.</p></div>", id="paragraph"),
        pytest.param("<note id='n7'><label>7</label> Park.</note>", id="p4"),
    ],
)
@pytest.mark.parametrize("call", ["<ref target='#n7'>7</ref>", "<ref target='#n7'><hi rend='sup'>[7]</hi></ref>"])
def test_a_note_in_the_back_is_called_by_what_points_at_it(back: str, call: str) -> None:
    raw = tei(f"<p>They met.{call} Then they left.</p>", back)
    assert bodies(raw) == ["They met.[7] Then they left."]
    assert notes(raw) == [("7", "Park.")]
    assert article("a.xml", b"<TEI><text><body><p>x</p></body></text></TEI>").problems == (
        "this TEI document has no teiHeader",
    )


def test_ptr_anchor_and_a_note_that_points_at_its_place() -> None:
    raw = tei(
        "<p>One<ptr target='#n1 #n2'/>. Two<anchor xml:id='here'/>.</p>",
        "<note xml:id='n1' n='1'>A.</note><note xml:id='n2' n='2'>B.</note><note target='#here' n='3'>C.</note>",
    )
    assert bodies(raw) == ["One[1][2]. Two[3]."]
    assert [text for _, text in notes(raw)] == ["A.", "B.", "C."]


def test_words_that_point_at_a_note_stay_and_backlinks_go() -> None:
    raw = tei(
        "<p xml:id='p1'>As <ref target='#n1'>the first note</ref> says<ref target='#n1'>1</ref>.</p>",
        "<note xml:id='n1'>See <ref target='#n2'>note 2</ref>. <ref target='#p1'>↩</ref></note>"
        "<note xml:id='n2'>Loop<ref target='#n1'>1</ref>, self<ref target='#n2'>2</ref>.</note>",
    )
    assert bodies(raw) == ["As the first note[1] says[1]."]
    assert [called(block) for block in raw.blocks if block.role is Role.NOTE] == ["See note 2.", "Loop[1], self2."]


def test_a_work_that_the_text_points_at_is_a_note() -> None:
    works = (
        "<listBibl><head>Works</head><bibl xml:id='b1'>Lee, <title>Rifles</title>.</bibl>"
        "<bibl xml:id='b2'>Choi, <title>Rice</title>.</bibl></listBibl>"
    )
    raw = tei("<p>So it was (<ref target='#b1'>Lee 2005</ref>).<note>A note.</note></p>", works)
    assert bodies(raw) == ["So it was (Lee 2005[2]).[1]", "Works", "Choi, Rice."]
    assert notes(raw) == [("1", "A note."), ("", "Lee, Rifles.")]


def test_a_numbered_list_of_works_is_notes_altogether_and_ranges_are_spelled_out() -> None:
    works = "".join(
        f"<biblStruct xml:id='b{n}'><analytic><author><persName><forename>J</forename><surname>Lee</surname></persName>"
        f"</author><title>Part {n}</title></analytic><monogr><imprint><date when='200{n}'/></imprint></monogr>"
        "</biblStruct>"
        for n in range(1, 6)
    )
    pointers = "[<ref type='bibr' target='#b1'>1</ref>–<ref type='bibr' target='#b3'>3</ref>]"
    raw = tei(f"<p>So it was {pointers}.</p>", f"<div type='references'><listBibl>{works}</listBibl></div>")
    assert bodies(raw) == ["So it was[1][2][3]."]
    assert [call.target for call in raw.blocks[1].calls] == ["b1", "b2", "b3"]
    assert notes(raw)[1] == ("2", "J Lee, Part 2, 2002.")
    assert len(notes(raw)) == 5


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            "<analytic><title>Rice</title><author>J Lee</author></analytic><monogr><title>Hills</title>"
            "<author>M Cho</author><imprint><date>2001</date></imprint></monogr>",
            ["author J Lee", "title Rice", "container Hills", "editor M Cho", "date 2001"], id="a part of a book",
        ),
        pytest.param(
            "<monogr><title>Hills</title><author>J Lee</author><imprint><date>2001</date></imprint></monogr>"
            "<series><title>Asia</title></series>",
            ["author J Lee", "title Hills", "series Asia", "date 2001"], id="a series",
        ),
    ],
)  # fmt: skip
def test_what_the_place_in_a_reference_tells_of_a_part_is_not_lost(parts: str, expected: list[str]) -> None:
    work = f"<div><listBibl><biblStruct xml:id='b'>{parts}</biblStruct></listBibl></div>"
    raw = tei("<p>So it was [<ref target='#b'>1</ref>].</p>", work)
    assert [f"{value} {text}" for text, kind, value in marked(raw.blocks[-1]) if kind == "cited"] == expected


def test_a_reference_told_by_its_parts_is_written_out_and_says_what_they_are() -> None:
    who = "<{0}><persName><surname>{2}</surname><forename>{1}</forename></persName></{0}>"
    work = (
        f"<biblStruct xml:id='b'><analytic><title level='a'>Rice</title>{who.format('author', 'J', 'Lee')}</analytic>"
        f"<monogr><title level='m'>Hills</title>{who.format('editor', 'M', 'Cho')}<imprint><publisher>Hanul</publisher>"
        "<pubPlace>Seoul</pubPlace><date when='2001'/><biblScope unit='page' from='3' to='9'/></imprint></monogr>"
        "</biblStruct>"
    )
    raw = tei("<p>So it was [<ref target='#b'>1</ref>].</p>", f"<div><listBibl>{work}</listBibl></div>")
    text = "J Lee, “Rice”, in Hills, ed. M Cho (Seoul: Hanul, 2001), 3–9."
    assert notes(raw) == [("1", text)]
    said = [mark for mark in marked(raw.blocks[-1]) if mark[1] not in ("emphasis", "person")]
    assert said == [
        (text, "citation", "chapter"), ("J Lee", "cited", "author"), ("Rice", "cited", "title"),
        ("Hills", "cited", "container"), ("M Cho", "cited", "editor"), ("Seoul", "cited", "place"),
        ("Hanul", "cited", "publisher"), ("2001", "date", "2001"), ("2001", "cited", "date"), ("3–9", "cited", "pages"),
    ]  # fmt: skip


def test_headings_have_the_depth_of_their_divisions() -> None:
    raw = tei("<div1><head>One</head><p>x.</p><div2><head>Deep</head><p>y.</p></div2></div1><div1><head>Two</head>"
              "<p>z.</p></div1>")  # fmt: skip
    assert headings(raw) == [(1, "One"), (2, "Deep"), (1, "Two")]


def test_a_figure_is_a_caption_after_the_paragraph_it_stands_in() -> None:
    raw = tei("<p>Before <figure><head>Fig. 1</head><figDesc>A ship<note>Lee.</note></figDesc></figure> after.</p>")
    assert bodies(raw) == ["Before after.", "Fig. 1. A ship[1]"]
    assert texts(raw, Role.CAPTION) == ["Fig. 1. A ship"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        pytest.param("a wo-<lb break='no'/>rd", "a word", id="broken-word"),
        pytest.param("a<lb/>line", "a line", id="line-break"),
        pytest.param("<choice><sic>teh</sic><corr>the</corr></choice> end", "the end", id="correction"),
        pytest.param("<choice><abbr>Gen.</abbr><expan>General</expan></choice> Kim", "General Kim", id="expansion"),
        pytest.param("not <del>struck</del> out <fw>12</fw>", "not out", id="struck-out"),
        pytest.param("a <gap reason='illegible'/> word", "a […] word", id="gap"),
        pytest.param("<lg><l>One line</l><l>and two</l></lg>", "One line and two", id="verse"),
        pytest.param("he said <quote>no</quote>.", "he said no.", id="quotation"),
        pytest.param("see <ptr target='https://a.example/x'/>", "see https://a.example/x", id="address"),
    ],
)
def test_a_transcription_is_read_as_its_editor_reads_it(written: str, read_as: str) -> None:
    assert bodies(tei(f"<p>{written}</p>")) == [read_as]


def test_names_and_dates_are_marked_where_they_stand() -> None:
    raw = tei(
        "<p>On <date when='1967-05-11'>that day</date><note>N.</note> <persName key='kim-il-sung'> the  Premier"
        "</persName> and <orgName ref='#faln'>the front<note>M.</note></orgName> in <placeName>Pyongyang</placeName>; "
        "<rs type='person' ref='#lameda'>the poet</rs>, <date>a day</date>.</p>"
    )
    assert bodies(raw) == ["On that day[1] the Premier and the front[2] in Pyongyang; the poet, a day."]
    assert marked(raw.blocks[1]) == [
        ("that day", "date", "1967-05-11"),
        ("the Premier", "person", "kim-il-sung"),
        ("the front", "organisation", "#faln"),
        ("Pyongyang", "place", ""),
        ("the poet", "person", "#lameda"),
    ]


def test_decomposed_hangul_is_composed_and_offsets_are_those_of_the_composed() -> None:
    body = "<p>일천구백육십칠년 <persName>김일성</persName>동지께서<note n='1'>『로동신문』</note> 말씀하시였다.</p>"
    raw = tei(unicodedata.normalize("NFD", body))
    assert bodies(raw) == ["일천구백육십칠년 김일성동지께서[1] 말씀하시였다."]
    assert marked(raw.blocks[1]) == [("김일성", "person", "")]


@pytest.mark.parametrize(
    ("attributes", "edtf"),
    [
        ("when='1967-05-11'", "1967-05-11"),
        ("when='1967-05-11T10:00:00'", "1967-05-11"),
        ("when='1967' cert='low'", "1967?"),
        ("when='1967' precision='low'", "1967~"),
        ("from='1967' to='1970-05'", "1967/1970-05"),
        ("from='1967'", "1967/.."),
        ("to='1967'", "../1967"),
        ("notBefore='1967' notAfter='1969'", "1967?/1969?"),
        ("notBefore='1967' notAfter='1967'", "1967"),
        ("when-iso='1967-05'", "1967-05"),
        ("value='1967'", "1967"),
        ("when='--05-11'", None),
        ("when='1967-13-40'", None),
        ("when='soon'", None),
    ],
)
def test_dates_become_edtf(attributes: str, edtf: str | None) -> None:
    found = marked(tei(f"<p>It was <date {attributes}>then</date>.</p>").blocks[1])
    assert found == ([("then", "date", edtf)] if edtf else [])


def test_the_header_gives_the_metadata_and_the_journal_comes_before_the_archive() -> None:
    header = """<teiHeader xml:lang="en"><fileDesc>
      <titleStmt><title type="sub">A Note</title><title type="main">Un  viaje a Corea</title>
        <author><persName><forename>Ana</forename> <surname>Núñez</surname></persName>
          <affiliation>U</affiliation></author>
        <author>김철수</author></titleStmt>
      <publicationStmt><publisher>The Archive</publisher><date when="2021-01-02"/>
        <availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY</licence></availability>
        <idno type="DOI">10.9999/x.1</idno></publicationStmt>
      <sourceDesc><biblStruct><analytic><title level="a">Un viaje</title></analytic><monogr>
        <title level="j">Revista de Historia</title><imprint><date>mayo de 2019</date></imprint></monogr></biblStruct>
      </sourceDesc></fileDesc>
      <profileDesc><langUsage><language ident="ko" usage="5"/><language ident="es-VE" usage="95"/></langUsage>
      </profileDesc></teiHeader>"""
    assert tei("<p>Texto.</p>", header=header).metadata == Metadata(
        title="Un viaje a Corea",
        authors=("Ana Núñez", "김철수"),
        publication="Revista de Historia",
        published="2019-05",
        language="es",
        source="https://doi.org/10.9999/x.1",
        rights="https://creativecommons.org/licenses/by/4.0/",
    )


def test_an_edition_without_a_journal_appeared_where_it_was_published() -> None:
    header = (
        "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><publisher>The Archive"
        "</publisher><date when='2021'/></publicationStmt><sourceDesc><p>Born digital.</p></sourceDesc></fileDesc>"
        "</teiHeader>"
    )
    metadata = tei("<p>x.</p>", header=header).metadata
    assert (metadata.publication, metadata.published) == ("The Archive", "2021")


@pytest.mark.parametrize(
    ("data", "named"),
    [
        pytest.param(b"<TEI><teiHeader/></TEI>", "has no text", id="header-only"),
        pytest.param(b"<teiCorpus><TEI/></teiCorpus>", "teiCorpus", id="corpus"),
        pytest.param(b"<TEI><text><body/></text></TEI>", "no paragraph", id="empty-body"),
    ],
)
def test_tei_without_a_text_is_refused(data: bytes, named: str) -> None:
    with pytest.raises(DocumentError, match=named) as caught:
        article("a.xml", data)
    assert caught.value.cure

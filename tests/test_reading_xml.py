"""XML that is broken, hostile or of another kind: refused with the place, the reason and the cure."""

from __future__ import annotations

import contextlib
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.errors import DocumentError
from indexer.reading import read
from indexer.reading.xml import MAX_DEPTH, parse_xml
from tests.mutations import broken
from tests.reading import article, bodies

BOMB = "<!DOCTYPE a [<!ENTITY a 'lol'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
PAGE = "<TEI><text><body><p>{}</p></body></text></TEI>"


@pytest.mark.parametrize(
    ("data", "named"),
    [
        pytest.param(
            "<TEI>\n<text>\n<p>x</text></TEI>", "line 3: it is not well-formed XML: .*p line 3 and text", id="tags"
        ),
        pytest.param("<TEI><text>&nbsp;</text></TEI>", "line 1: entity 'nbsp' not defined", id="undeclared"),
        pytest.param("<!DOCTYPE TEI SYSTEM 'x'><TEI>&wsfr;</TEI>", "“wsfr” that it doesn't declare", id="unknown"),
        pytest.param(f"{BOMB}]>{PAGE.format('&i;')}", r"entities \(b, c, d, .* grow without bound", id="bomb"),
        pytest.param(
            f"<!DOCTYPE a [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>{PAGE.format('&b;')}", "“b” of other", id="nested"
        ),
        pytest.param(f"{BOMB}]><TEI n='&i;'/>", "grow without bound", id="bomb-in-an-attribute"),
        pytest.param(
            f"<!DOCTYPE a [<!ENTITY a '{'x' * 900}'>]>{PAGE.format('&a;' * 200)}", "“a” too often", id="quadratic"
        ),
        pytest.param(
            f"<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>{PAGE.format('&a;')}",
            "“a” in another file",
            id="external",
        ),
        pytest.param("<p>" * 5_000 + "</p>" * 5_000, "more than 256 deep", id="deep"),
        pytest.param("", "empty", id="nothing"),
        pytest.param(" \n", "empty", id="white-space"),
        pytest.param("<TEI>", "not well-formed", id="cut-off"),
        pytest.param("not XML at all", "line 1: it is not well-formed", id="text"),
        pytest.param("<book xmlns='http://docbook.org/ns/docbook'/>", "root element is book.*TEI.*JATS", id="docbook"),
        pytest.param("<article><info/><section/></article>", "root element is article", id="docbook-article"),
        pytest.param("<html xmlns='http://www.w3.org/1999/xhtml'/>", r"\.xhtml", id="page"),
        pytest.param("<pmc-articleset><article/></pmc-articleset>", "a file of its own", id="set"),
    ],
)
def test_bad_xml_is_named_with_its_cure(data: str, named: str) -> None:
    with pytest.raises(DocumentError, match=named) as caught:
        read("a.xml", data.encode())
    assert caught.value.cure


def test_a_bomb_is_refused_without_its_memory() -> None:
    data = f"{BOMB}]>{PAGE.format('&i;')}".encode()
    tracemalloc.start()
    with contextlib.suppress(DocumentError):
        read("a.xml", data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * 2**20


def test_nothing_is_fetched_for_a_document_type_and_known_entities_are_their_characters() -> None:
    data = '<!DOCTYPE TEI PUBLIC "-//x" "http://127.0.0.1:9/x.dtd" [<!ENTITY city "평양">]>'
    assert bodies(
        read("a.xml", (data + PAGE.format("&Ntilde;u&ntilde;o in &city;&mdash;<hi>x</hi>&nbsp;y")).encode())
    ) == ["Ñuño in 평양—x y"]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "euc-kr", "iso-8859-1"])
def test_the_declared_encoding_is_followed(charset: str) -> None:
    text = "Núñez" if charset == "iso-8859-1" else "김일성"
    data = f'<?xml version="1.0" encoding="{charset}"?>{PAGE.format(text)}'.encode(charset)
    assert bodies(read("a.tei", data)) == [text]


def test_what_is_nested_as_deep_as_may_be_is_read() -> None:
    around = MAX_DEPTH - 5
    data = PAGE.format("<hi>" * around + "x" + "</hi>" * around)
    assert bodies(read("a.xml", data.encode())) == ["x"]
    with pytest.raises(DocumentError, match="deep"):
        parse_xml(b"<a>" * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1), "it")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<note n='1'>x</note>" * 20_000, id="notes"),
        pytest.param("<ref target='#a'>1</ref>" * 20_000 + "<note xml:id='a'>x</note>", id="calls"),
        pytest.param("x <persName> <date when='1967'> y</date> </persName>" * 3_000, id="marks"),
        pytest.param("<hi><persName> </persName> </hi>" * 20_000 + "x", id="empty-marks"),
        pytest.param("<hi>x</hi>" * 20_000, id="elements"),
    ],
)
def test_hostile_xml_is_read(body: str) -> None:
    # Were any step to grow with the square of the input, this would not come to an end.
    assert read("a.xml", PAGE.format(body).encode()).blocks


SEEDS = [
    PAGE.format("They met<note n='1'>Park.</note> on <date when='1967'>that day</date>, <persName>김일성</persName>."),
    "<TEI><text><body><div><head>H</head><p>x<ref target='#n'>1</ref></p></div></body><back><note xml:id='n'>y</note>"
    "<listBibl><bibl xml:id='b'>z</bibl></listBibl></back></text></TEI>",
    "<!DOCTYPE article [<!ENTITY a 'b'>]><article><front><article-meta><title-group><article-title>T</article-title>"
    "</title-group></article-meta></front><body><sec><title>H</title><p>x<xref ref-type='fn' rid='f1'>1</xref> "
    "[<xref rid='b1'>1</xref>-<xref rid='b2'>2</xref>]&a;</p></sec></body><back><fn-group><fn id='f1'><label>1</label>"
    "<p>y</p></fn></fn-group><ref-list><ref id='b1'><mixed-citation>z</mixed-citation></ref><ref id='b2'>"
    "<element-citation><year>1967</year></element-citation></ref></ref-list></back></article>",
]


# Whole elements, so that what is broken is mostly still well-formed.
PIECES = (
    "<note/>", "<note xml:id='n'>x</note>", "<ref target='#n #b'>1</ref>", "<xref rid='f1 b2'>1</xref>",
    "<fn><p/></fn>", "<persName> </persName>", "<date when='1'>김</date>", "<fig><label>x</label></fig>", "<title/>",
    "<head>x</head>", "<table><cell>x</cell></table>", "<listBibl><bibl xml:id='n'/></listBibl>", "<lb break='no'/>",
    "\u0301", "&amp;",
)  # fmt: skip


@given(st.sampled_from(SEEDS).flatmap(lambda seed: broken(seed.encode(), [piece.encode() for piece in PIECES])))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_xml_is_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(DocumentError):
        made = article("a.xml", data)
        for passage in made.passages:
            assert passage.text
            assert all(0 <= call.offset <= len(passage.text) for call in passage.calls)
            assert all(0 <= mark.start < mark.end <= len(passage.text) for mark in passage.marks)

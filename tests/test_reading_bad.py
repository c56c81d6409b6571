"""Bad input: each gets a clear answer that names what is wrong, and nothing but a DocumentError comes out."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.article import make_article
from indexer.errors import DocumentError
from indexer.model import Role
from indexer.reading import MAX_DOCUMENT_BYTES, MAX_PASSAGE_CHARS, SUFFIXES, read

LONG = b"The delegation stayed for nine days, saw three factories, and was received twice by the minister."


@pytest.mark.parametrize(
    ("name", "data", "named"),
    [
        pytest.param("a.txt", b"", "empty", id="empty"),
        pytest.param("a.txt", b" \n\t\r\n\xef\xbb\xbf"[::-1], "letters|empty", id="odd-white-space"),
        pytest.param("a.txt", b"\xef\xbb\xbf \n\n", "empty", id="a-mark-and-white-space"),
        pytest.param("a.html", b"\n", "empty", id="empty-page"),
        pytest.param("a.html", b"<html><body><script>x()</script></body></html>", "no text", id="page-without-text"),
        pytest.param("a.txt", b"%PDF-1.7\n%\xe2\xe3", "PDF", id="pdf-as-text"),
        pytest.param("a.html", b"\n%PDF-1.7\n", "PDF", id="pdf-as-page"),
        pytest.param("a.txt", b"PK\x03\x04\x14\x00", r"Word.*name it \.docx or \.epub", id="word-as-text"),
        pytest.param("a.txt", b"\x89PNG\r\n\x1a\n", "PNG", id="picture-as-text"),
        pytest.param("a.txt", b"some \x00\x01\x02\x00 bytes" * 9, "binary", id="binary-as-text"),
        pytest.param("a.txt", b"\x81\x8d\x8f\x90\x9d \x81\x8d", "letters can't be read", id="undecodable"),
        pytest.param("a.txt", b"A title and no more\n", None, id="a-title-alone"),
        pytest.param("a.odt", b"x", r"\.odt", id="another-type"),
        pytest.param("README", b"x", "unknown", id="no-suffix"),
        pytest.param("a.txt", b"word " * (MAX_PASSAGE_CHARS // 5 + 1), "one paragraph of", id="a-line-too-long"),
        pytest.param("a.txt", b"T\n" + b"word word\n" * (MAX_PASSAGE_CHARS // 10 + 1), "one paragraph", id="wrapped"),
        pytest.param("a.html", b"<p>" + b"word " * (MAX_PASSAGE_CHARS // 5 + 1), "one paragraph of", id="paragraph"),
        pytest.param("a.txt", b"x" * (MAX_DOCUMENT_BYTES + 1), "the limit is", id="too-large"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_cure(name: str, data: bytes, named: str | None) -> None:
    with pytest.raises(DocumentError, match=named) as caught:
        make_article(raw := read(name, data), identifier="a", metadata=raw.metadata)
    assert caught.value.cure


def test_a_file_of_one_line_of_50_mb_is_refused() -> None:
    data = b"word " * 10_000_000
    with pytest.raises(DocumentError, match="50,000,000 bytes"):
        read("a.txt", data)


def test_the_suffix_is_told_whatever_its_case() -> None:
    assert read("A.TXT", b"T\n\nText.\n").metadata.title == "T"
    texts = {".txt", ".text", ".html", ".htm", ".xhtml", ".md", ".markdown"}
    assert texts | {".docx", ".epub", ".xml", ".tei", ".nxml", ".pdf"} <= SUFFIXES


@pytest.mark.parametrize(
    "nest",
    [
        pytest.param(b"<div>", id="div"),
        pytest.param(b"<div class='references meta'>", id="div-with-telling-classes"),
        pytest.param(b"<sup><b>", id="inline"),
        pytest.param(b"<blockquote><p>x", id="text-at-every-depth"),
    ],
)
def test_html_nested_10_000_deep_is_read(nest: bytes) -> None:
    raw = read("a.html", b"<html><body>" + nest * 10_000 + b"<p>" + LONG + b"</p></body></html>")
    assert raw.blocks[-1].text == LONG.decode()


def test_an_entity_bomb_does_not_go_off() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    raw = read("a.xhtml", bomb + b"<html><body><p>" + LONG + b" &b;</p></body></html>")
    assert [block.text for block in raw.blocks] == [LONG.decode() + " &b;"]


def test_an_external_entity_is_not_fetched() -> None:
    outside = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    assert [block.text for block in read("a.xhtml", outside + b"<p>A word: &x;</p>").blocks] == ["A word: &x;"]


def test_characters_that_stand_for_calls_inside_cannot_be_smuggled_in() -> None:
    raw = read("a.html", b"<p>A &#xFDD0;7&#xFDD1; word.</p>")
    assert [(block.text, block.calls) for block in raw.blocks] == [("A 7 word.", ())]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.txt", b"T\n\n" + LONG + b"[1]\n\n  1. [1]\n\n  2. [2]\n", id="text"),
        pytest.param("a.html", b"<p>" + LONG + b"[1]</p><h2>Notes</h2><ol><li></li><li> </li></ol>", id="page"),
    ],
)
def test_a_note_list_without_text_is_reported(name: str, data: bytes) -> None:
    raw = read(name, data)
    article = make_article(raw, identifier="a", metadata=raw.metadata)
    assert [passage.id for passage in article.passages] == ["a/p1"]
    assert article.problems == (
        "note 1 has no text and was left out",
        "note 2 has no text and was left out",
        "call 1 in a/p1 has no note",
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"T\n" + b"[1] x.\n" * 50_000, id="labels"),
        pytest.param(b"T\nx.[1]\n" + b"Notes\n1. x.\n" * 25_000, id="lists"),
        pytest.param(b"T\n" + b"x: y - a - b.\n" * 50_000, id="furniture-like"),
        pytest.param(b"T\n\n" + b"[1,2," * 19_000, id="brackets"),
        pytest.param(b"T\n\n" + b".]" * 49_000 + b"x", id="closing-brackets"),
        pytest.param(b"T\n\n# " + b" #" * 49_000 + b"x", id="markdown"),
    ],
)
def test_hostile_text_is_read(data: bytes) -> None:
    # Were any step to grow with the square of the input, this would not come to an end.
    assert read("a.txt", data).blocks


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<div id=top>" + b"<p>x<a href='#top'>1</a></p>" * 10_000, id="links-to-one-place"),
        pytest.param(b"<p>x<a href='#end'>1</a></p>" * 5_000 + b"<div id=end>" + b"<p>y" * 5_000, id="links-forward"),
        pytest.param(b"<p>Notes</p>" * 3_000 + b"<p>1. x</p>" * 3_000, id="headings-of-notes"),
        pytest.param(b"<ol class=footnotes><li>1. x" * 2_000, id="lists-in-lists"),
        pytest.param(b"<!DOCTYPE html [" * 20_000 + b"<p>x.", id="document-types"),
    ],
)
def test_hostile_html_is_read(body: bytes) -> None:
    assert read("a.html", b"<html><body><p>" + LONG + b"</p>" + body).blocks


SEEDS = [
    ("a.txt", "T\n\nHe left.[1] 그는 떠났다.²\n\nNotas\n\n1. Núñez, 12.\n² 김일성.\nShare\nName: words\n".encode()),
    ("a.txt", "T\n\nHe left.[1] 그는 떠났다.\n\n주\n\n1) 편지, 12.\n".encode("cp949")),
    ("a.txt", "T\r\n\r\nIt’s said.¹\r\n\r\n¹ Park.\r\n".encode("utf-16")),
    (
        "a.html",
        '<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>T</title><script type="application/ld+json">'
        '{"@type":"Article","author":{"name":"A"}}</script></head><body><main><h1>T</h1><p>Él se fue.'
        '<a href="#n1" id="r1">1</a><sup>2</sup></p><ol class="footnotes">'
        '<li id="n1">Park. <a href="#r1">↩</a></li></ol></main>'.encode(),
    ),
]
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), st.binary(max_size=4)), max_size=8)


@given(st.sampled_from(SEEDS), EDITS)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_bytes_are_read_or_refused(seed: tuple[str, bytes], edits: list[tuple[float, int, bytes]]) -> None:
    name, data = seed
    for place, removed, inserted in edits:
        at = int(place * len(data))
        data = data[:at] + inserted + data[at + removed :]
    with contextlib.suppress(DocumentError):
        raw = read(name, data)
        article = make_article(raw, identifier="a", metadata=raw.metadata)
        assert all(passage.text for passage in article.passages)
        assert all(0 <= call.offset <= len(p.text) for p in article.passages for call in p.calls)
        assert {block.role for block in raw.blocks} <= set(Role)


@given(st.sampled_from(sorted(SUFFIXES)), st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes) -> None:
    with contextlib.suppress(DocumentError):
        assert read(f"a{suffix}", data).blocks

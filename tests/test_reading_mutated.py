"""Files with bytes changed, cut or put in: read or refused by each reader, with nothing but our own error."""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Mapping

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.article import make_article
from indexer.errors import DocumentError
from indexer.model import Role
from indexer.reading import read
from tests.book import members
from tests.word import call, core, note, p, packed, parts, run

WORD: Mapping[str, str] = parts(
    p("Rifles", style="Title")
    + p("He left.", call(1), " 그는 떠났다.", call(2), call(1, "endnote"))
    + p("Part", style="Heading1")
    + p("a", f"<w:del>{run('b')}</w:del>", f'<w:hyperlink w:anchor="x">{run("c")}</w:hyperlink>')
    + f"<w:tbl><w:tr><w:tc>{p('He left it.')}</w:tc></w:tr></w:tbl>",
    footnotes=note(1, "Park, 12.") + note(2, "Núñez."),
    endnotes=note(1, "End.", kind="endnote"),
    docProps__core=core(title="T", creator="Ana Ruiz"),
)
BOOK: Mapping[str, str | bytes] = members(
    {
        "c1.xhtml": '<h1>One</h1><p>He left.<a epub:type="noteref" href="c2.xhtml#n1">1</a> 그.<a href="#n2">2</a></p>'
        '<aside epub:type="footnote" id="n2">Park.</aside><table><tr><td>He left it.</td></tr></table>',
        "c2.xhtml": '<ol epub:type="endnotes"><li id="n1">Núñez.<a href="c1.xhtml#r1">↩</a></li></ol>',
    },
    guide='<guide><reference type="cover" href="c3.xhtml"/></guide>',
)
MARKDOWN = (
    "---\ntitle: Rifles\nauthor: [Ana Ruiz]\ndate: 2024-03\n---\n\n# One\n\nHe left.[^1] 그는 떠났다.^[Núñez.]\n\n"
    "| a | b |\n|---|---|\n| 1[^2] | c |\n\n> quote\n\n- list\n\n[^1]: Park.\n\n    More.\n[^2]: Kim.[^1]\n"
).encode()
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 4), st.binary(max_size=4)), min_size=1, max_size=6)
CUT = st.floats(0, 1)
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def edited(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for place, removed, inserted in edits:
        at = int(place * len(data))
        data = data[:at] + inserted + data[at + removed :]
    return data


def check(name: str, data: bytes) -> None:
    with contextlib.suppress(DocumentError):
        raw = read(name, data)
        for block in raw.blocks:
            assert block.role in Role
            assert unicodedata.is_normalized("NFC", block.text)
            assert all(0 <= call.offset <= len(block.text) for call in block.calls)
        article = make_article(raw, identifier="a", metadata=raw.metadata)
        assert all(passage.text for passage in article.passages)


@given(st.sampled_from(sorted(WORD)), EDITS)
@SETTINGS
def test_a_word_file_with_a_part_edited(name: str, edits: list[tuple[float, int, bytes]]) -> None:
    check("a.docx", packed({**WORD, name: edited(WORD[name].encode(), edits)}))


@given(st.sampled_from(sorted(BOOK)), EDITS)
@SETTINGS
def test_a_book_with_a_member_edited(name: str, edits: list[tuple[float, int, bytes]]) -> None:
    content = BOOK[name]
    data = content if isinstance(content, bytes) else content.encode()
    check("a.epub", packed({**BOOK, name: edited(data, edits)}))


@given(st.sampled_from(["a.docx", "a.epub"]), EDITS)
@SETTINGS
def test_an_archive_edited(name: str, edits: list[tuple[float, int, bytes]]) -> None:
    check(name, edited(packed(WORD if name == "a.docx" else BOOK), edits))


@given(st.sampled_from(["a.docx", "a.epub", "a.md"]), CUT)
@SETTINGS
def test_a_file_cut_off(name: str, share: float) -> None:
    data = {"a.docx": packed(WORD), "a.epub": packed(BOOK), "a.md": MARKDOWN}[name]
    check(name, data[: int(share * len(data))])


@given(EDITS)
@SETTINGS
def test_markdown_edited(edits: list[tuple[float, int, bytes]]) -> None:
    check("a.md", edited(MARKDOWN, edits))

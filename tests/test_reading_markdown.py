"""Markdown: footnotes with their calls, front matter, and what of its markup is text."""

from __future__ import annotations

import contextlib
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.article import make_article
from indexer.errors import DocumentError
from indexer.model import Article, Metadata, RawDocument, Role
from indexer.reading import read


def markdown(text: str) -> RawDocument:
    return read("a.md", text.encode())


def article(text: str) -> Article:
    raw = markdown(text)
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


@pytest.mark.parametrize("suffix", [".md", ".markdown", ".MD"])
def test_a_note_and_its_call(suffix: str) -> None:
    raw = read(f"a{suffix}", b"# Title\n\nHe left.[^1] He returned.\n\n[^1]: Park, *History*, 12.\n")
    assert texts(raw) == ["He left. He returned."]
    assert notes(raw) == [("1", "Park, History, 12.")]
    assert before_calls(raw) == [("He left.", "1", "Park, History, 12.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a[^7] b[^3]\n\n[^3]: C.\n[^7]: D.\n", [("7", "D."), ("3", "C.")], id="numbers-are-the-authors"),
        pytest.param("a[^x] b[^3]\n\n[^3]: C.\n[^x]: D.\n", [("1", "D."), ("2", "C.")], id="words-are-numbered"),
        pytest.param("a[^1] b^[Granma, *12*.]\n\n[^1]: C.\n", [("1", "C."), ("2", "Granma, 12.")], id="inline"),
        pytest.param("a^[One.] b^[Two.]\n", [("1", "One."), ("2", "Two.")], id="inline-alone"),
        pytest.param("a[^1] b[^1]\n\n[^1]: C.\n", [("1", "C.")], id="called-twice"),
        pytest.param("a[^1]\n\n[^1]: C.\n[^2]: D.\n", [("1", "C."), ("2", "D.")], id="not-called"),
        pytest.param("a[^1]\n\n[^1]: C.\n\n    D.\n\n    - E\n", [("1", "C. D. E")], id="several-paragraphs"),
        pytest.param("a[^1]\n\n[^1]: C\n  lazily.\n\nb\n", [("1", "C lazily.")], id="wrapped"),
        pytest.param("> a[^1]\n>\n> [^1]: C.\n", [("1", "C.")], id="in-a-quote"),
        pytest.param("a[^1]\n\n[^1]:\n    ```\n    code\n    ```\n", [("1", "code")], id="code-in-a-note"),
        pytest.param("a[^주1]\n\n[^주1]: 『로동신문』.\n", [("1", "『로동신문』.")], id="korean-label"),
    ],
)
def test_notes_and_what_they_show(text: str, expected: list[tuple[str, str]]) -> None:
    assert notes(markdown(text)) == expected


def test_a_note_calls_another_and_itself() -> None:
    raw = markdown("a[^1]\n\n[^1]: C.[^2]\n[^2]: D.[^1][^2]\n")
    assert before_calls(raw) == [("a", "1", "C."), ("C.", "2", "D."), ("D.", "1", "C."), ("D.", "2", "D.")]


def test_an_inline_note_within_an_inline_note() -> None:
    raw = markdown("a^[B^[C] d]\n")
    assert before_calls(raw) == [("a", "1", "B d"), ("B", "2", "C")]


@pytest.mark.parametrize(
    "place",
    [
        "# H{}\n\np\n",
        "> q{}\n",
        "- i{}\n",
        "| h{} |\n|---|\n| c |\n",
        "| h |\n|---|\n| 5{} |\n",
        "*e{}*\n",
        "[l{}](u)\n",
    ],
)
def test_a_call_is_found_wherever_it_stands(place: str) -> None:
    raw = markdown(f"First.\n\n{place.format('[^1]')}\n\n[^1]: C.\n")
    assert [marker for _, marker, _ in before_calls(raw)] == ["1"]


def test_the_call_of_a_title_is_kept() -> None:
    found = article("# Rifles[^1]\n\nText.\n\n[^1]: Thanks.\n")
    assert found.summary.title == "Rifles"
    assert found.problems == ()


def test_a_call_of_an_undefined_note_is_a_problem() -> None:
    found = article("# T\n\nHe left.[^1] He stayed.[^park]\n\n[^1]: C.\n")
    assert found.problems == ("call park in a/p1 has no note",)
    assert found.passages[0].text == "He left. He stayed."


def test_two_notes_of_one_label_are_a_problem() -> None:
    assert "2 notes are labelled 1: a/n1, a/n2" in article("# T\n\na[^1]\n\n[^1]: C.\n[^1]: D.\n").problems


def test_what_is_no_call_stays_as_it_is() -> None:
    raw = markdown("Match `[^1]` and a[1] and [^x y] or \\[^1].[^1]\n\n[^1]: C.\n")
    assert texts(raw) == ["Match [^1] and a[1] and [^x y] or [^1]."]
    assert len(before_calls(raw)) == 1


def test_without_markdown_notes_plain_ones_are_found() -> None:
    raw = markdown(
        "# T\n\nHe left.[1] It is 3 km<sup>2</sup>.<sup>2</sup>\n\n1. first\n2. second\n\n## Notes\n\n1. C.\n2. D.\n"
    )
    assert notes(raw) == [("1", "C."), ("2", "D.")]
    assert texts(raw) == ["He left. It is 3 km².", "first", "second"]
    assert [(offset, marker) for offset, marker, _ in before_calls(raw)] == [("He left.", "1"), (texts(raw)[0], "2")]


# --- text -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("one\ntwo\n", ["one two"], id="soft-break"),
        pytest.param("one  \ntwo\\\nthree\n", ["one two three"], id="hard-breaks"),
        pytest.param("- one\n- two\n\n  more\n", ["one", "two", "more"], id="list"),
        pytest.param("> one\n>\n> > two\n", ["one", "two"], id="quotes"),
        pytest.param("```py\nx = 1\n\ny\n```\n", ["x = 1 y"], id="fence"),
        pytest.param("a **b** _c_ ~~d~~ `e` <http://f.g> [h](i)\n", ["a b c d e http://f.g h"], id="inline-markup"),
        pytest.param("a <b>b</b><br>c <i onclick='x()'>d</i> <!-- e -->\n", ["a b c d"], id="html-in-a-line"),
        pytest.param("a <script>alert(1)</script>b <head> c\n", ["a b c"], id="script-in-a-line"),
        pytest.param("<div>\n<p>a</p><p>b</p>\n<script>x()</script></div>\n", ["a", "b"], id="html-block"),
        pytest.param("<div align='center'>\n\na\n\n</div>\n", ["a"], id="html-around"),
        pytest.param("a &amp; b &copy; &#x1F600;\n", ["a & b © 😀"], id="entities"),
        pytest.param("a\u00adb c\u200bd e&shy;f\n", ["ab cd ef"], id="invisible"),
        pytest.param("| a | b |\n|---|---|\n| 3 | He left it. |\n", ["He left it."], id="table"),
        pytest.param("before ![alt](x.png) after\n", ["before after"], id="picture-in-a-line"),
        pytest.param("a\n\n---\n\nb\n", ["a", "b"], id="rule"),
    ],
)
def test_what_of_the_markup_is_text(text: str, expected: list[str]) -> None:
    assert texts(markdown(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("![A map of *Carora*.](x.png)\n", ["A map of Carora."], id="picture-alone"),
        pytest.param('![](x.png "Drawn in 2024")\n', ["Drawn in 2024"], id="by-its-title"),
        pytest.param("[![A map](x.png)](y)\n", ["A map"], id="in-a-link"),
        pytest.param("![x.png](x.png)\n", [], id="a-file-name-is-none"),
        pytest.param("![](x.png)\n\n*A map. Source: desk.*\n", ["A map. Source: desk."], id="below"),
        pytest.param("![A map](x.png)\n![A coast](y.png)\n", ["A map", "A coast"], id="two"),
    ],
)
def test_captions(text: str, expected: list[str]) -> None:
    assert texts(markdown(f"Text.\n\n{text}"), Role.CAPTION) == expected


def test_headings_have_levels_from_one() -> None:
    raw = markdown("# T\n\n## A\n\np\n\n#### B\n\np\n\nC\n---\n\np\n")
    assert [(block.text, block.level) for block in raw.blocks if block.role is Role.HEADING] == [
        ("A", 1),
        ("B", 2),
        ("C", 1),
    ]


@pytest.mark.parametrize(
    ("text", "title", "headings"),
    [
        pytest.param("# T\n\np\n", "T", [], id="first-heading"),
        pytest.param("p\n\n# T\n\np\n", "T", [], id="the-only-one"),
        pytest.param("# T\n\n# A\n\np\n", "T", ["A"], id="sections-as-high"),
        pytest.param("p\n\n# A\n\np\n\n# B\n\np\n", None, ["A", "B"], id="none"),
        pytest.param("---\ntitle: T\n---\n\n# T\n\n# A\n\np\n", "T", ["A"], id="repeated"),
        pytest.param("---\ntitle: T\n---\n\n# A\n\np\n", "T", ["A"], id="front-matter"),
        pytest.param("## A\n\np\n", None, ["A"], id="no-heading-of-the-first-level"),
    ],
)
def test_the_title(text: str, title: str | None, headings: list[str]) -> None:
    raw = markdown(text)
    assert (raw.metadata.title, texts(raw, Role.HEADING)) == (title, headings)
    assert any("no title" in problem for problem in raw.problems) == (title is None)


def test_decomposed_letters_are_composed_and_offsets_count_them_so() -> None:
    text = "# 제목\n\n김일성이 떠났다.[^1] Alí volvió.[^2]\n\n[^1]: 『로동신문』.\n[^2]: Núñez.\n"
    raw = read("a.md", unicodedata.normalize("NFD", text).encode())
    assert raw.blocks == markdown(text).blocks
    assert before_calls(raw) == [
        ("김일성이 떠났다.", "1", "『로동신문』."),
        ("김일성이 떠났다. Alí volvió.", "2", "Núñez."),
    ]


# --- front matter ---------------------------------------------------------------------------------------------------


def front(text: str) -> tuple[Metadata, tuple[str, ...]]:
    raw = markdown(f"---\n{text}\n---\n\n# T\n\np\n")
    return raw.metadata, raw.problems


def test_front_matter_tells_everything() -> None:
    metadata, problems = front(
        "title: 'Rifles: a history'\nsubtitle: And more\n"
        "author: [Ana Ruiz, {name: Luis Paz}, {given: 지수, family: 박}]\n"
        "date: 2024-03-18\nlang: es-VE\njournal: Sample Quarterly\nurl: https://samples.example/a\n"
        "rights: Apache-2.0\ndoi: 10.5555/12345678\ntags: [x, y]\ndraft: no"
    )
    assert problems == ()
    assert metadata == Metadata(
        identifier="10.5555/12345678",
        title="Rifles: a history: And more",
        authors=("Ana Ruiz", "Luis Paz", "지수 박"),
        publication="Sample Quarterly",
        published="2024-03-18",
        language="es",
        source="https://samples.example/a",
        rights="Apache-2.0",
    )


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        pytest.param("Author: Ana Ruiz; Luis Paz", "authors", ("Ana Ruiz", "Luis Paz"), id="parted-by-semicolons"),
        pytest.param("authors:\n  - Ana Ruiz\n  - Ana Ruiz", "authors", ("Ana Ruiz",), id="twice"),
        pytest.param("date: 18 de marzo de 2024", "published", "2024-03-18", id="spanish-date"),
        pytest.param("date: 2024년 3월 18일", "published", "2024-03-18", id="korean-date"),
        pytest.param("date: 2023~", "published", "2023~", id="edtf"),
        pytest.param("date: 2024-03-18T10:00:00Z", "published", "2024-03-18", id="with-a-time"),
        pytest.param("Container_Title: 38 North", "publication", "38 North", id="case-and-underscore"),
        pytest.param("publisher: P\npublication: Q", "publication", "Q", id="publication-before-publisher"),
        pytest.param("source: Archive, box 4", "source", "Archive, box 4", id="source"),
        pytest.param("link: /2024/a", "source", None, id="a-path-is-no-source"),
        pytest.param("language: no", "language", "no", id="norwegian-is-not-false"),
        pytest.param("title: 1967", "title", "1967", id="a-number-is-text"),
        pytest.param("title: T\u0301\u200b  x", "title", "T\u0301 x", id="tidied"),
    ],
)
def test_front_matter_as_people_write_it(text: str, field: str, value: object) -> None:
    metadata, problems = front(text)
    assert getattr(metadata, field) == value
    assert problems == ()


BOMB = "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("title: 'open", "the front matter can't be read", id="not-yaml"),
        pytest.param("a: b: c", "line 1: mapping values are not allowed", id="says-the-line"),
        pytest.param(BOMB, "line 2 has an alias", id="bomb"),
        pytest.param("a: " + "[" * 50, "nested more than 8 deep", id="deep"),
        pytest.param("a: " + "x" * 70_000, "the limit is", id="long"),
        pytest.param("just words", "holds no fields", id="a-text"),
        pytest.param("? [a, b]\n: c", "unhashable", id="a-list-as-name"),
        pytest.param("a: !!python/object/apply:os.system ['true']", None, id="a-tag-does-nothing"),
        pytest.param('a: "\\UFFFFFFFF"', "can't be read", id="no-such-character"),
        pytest.param("date: soon", "the date “soon” is not understood", id="no-date"),
        pytest.param("lang: Castellano viejo", "the language “Castellano viejo”", id="no-language"),
    ],
)
def test_bad_front_matter_costs_nothing_but_itself(text: str, named: str | None) -> None:
    raw = markdown(f"---\n{text}\n---\n\n# T\n\np\n")
    assert (raw.metadata.title, texts(raw)) == ("T", ["p"])
    assert len(raw.problems) == (named is not None)
    assert named is None or named in raw.problems[0]


def test_front_matter_that_is_not_closed_is_said() -> None:
    assert "not closed" in markdown("---\ntitle: T\n\nText.\n").problems[0]


# --- bad input ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("---\ntitle: T\n---\n", "no text", id="front-matter-alone"),
        pytest.param("<!-- c -->\n", "no text", id="a-comment"),
        pytest.param("![^1" * 20_000, "square brackets are open", id="open-brackets"),
        pytest.param("^[" * 20_000 + "]" * 20_000, "square brackets are open", id="nested-notes"),
        pytest.param("|a" * 210_000, "lines, cells and brackets", id="cells"),
        pytest.param("word " * 25_000, "one paragraph of", id="long-paragraph"),
        pytest.param("x" * 5_000_000, "the limit is 4,194,304", id="large"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, named: str) -> None:
    with pytest.raises(DocumentError, match=named) as caught:
        markdown(text)
    assert caught.value.cure


def test_what_lies_too_deep_is_left_out_and_said() -> None:
    raw = markdown("Text.\n\n" + ">" * 5_000 + "deep\n")
    assert texts(raw) == ["Text."]
    assert "what is nested more than 100 deep was left out" in raw.problems


PARTS = st.sampled_from(
    ["[^1]", "[^1]: ", "[^", "^[", "]", "[", "\n", "\n\n", "    ", "> ", "- ", "1. ", "# ", "|", "---", "```", "<b>",
     "</p>", "<!--", "*", "`", "\\", "&amp;", "&#xFDD0;", "![", "](", ")", "김일성", "\u1100\u1161", "é", "e\u0301",
     " ", "a", "title: "]
)  # fmt: skip


@given(st.lists(PARTS, max_size=60).map("".join))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_markdown_is_read_or_refused_and_offsets_fit(text: str) -> None:
    with contextlib.suppress(DocumentError):
        raw = markdown(text)
        for block in raw.blocks:
            assert unicodedata.is_normalized("NFC", block.text)
            assert block.text == " ".join(block.text.split())
            assert "\ufdd0" not in block.text
            assert all(0 <= call.offset <= len(block.text) for call in block.calls)
        calls = sum(len(block.calls) for block in raw.blocks)
        assert calls <= text.count("[")


@given(st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8), min_size=1, max_size=8))
@settings(max_examples=100, deadline=None)
def test_each_call_stands_behind_its_word(words: list[str]) -> None:
    # A word that the call stands behind, with a stop, so that no mark of Markdown is made of them.
    sentence = " ".join(f"x{word}.[^{number}]" for number, word in enumerate(words, start=1))
    defined = "".join(f"[^{number}]: Note x{word}.\n" for number, word in enumerate(words, start=1))
    raw = markdown(f"{sentence}\n\n{defined}")
    for (before, marker, note), word in zip(before_calls(raw), words, strict=True):
        shown = unicodedata.normalize("NFC", f"x{word}.")
        assert before.endswith(shown)
        assert note == f"Note {shown}"
        assert words[int(marker) - 1] == word

"""Text becomes HTML by escaping alone: nothing of it is lost, nothing of it is markup."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from webapp import markup

texts = st.text(st.sampled_from("ab <>&\"'김\n"), max_size=40) | st.text(max_size=40)
offsets = st.integers(-3, 45)
marks = st.lists(st.tuples(offsets, offsets), max_size=6)
INSERT = Markup("<sup>1</sup>")


def marked_places(html: str) -> list[bool]:
    """For each character of the text that ``html`` shows, whether it is marked."""
    places, inside = [], False
    for piece in re.split(r"(</?mark>)", html):
        if piece in {"<mark>", "</mark>"}:
            inside = piece == "<mark>"
        else:
            places += [inside] * len(unescape(piece))
    return places


@given(texts, marks)
def test_without_its_tags_it_is_the_text(text: str, ranges: list[tuple[int, int]]) -> None:
    html = markup.marked(text, ranges)
    assert unescape(re.sub("</?mark>", "", html)) == text
    assert not set("<>") & set(re.sub("</?mark>", "", html))


@given(st.text(st.sampled_from("ab <>'김"), max_size=40), marks)
def test_exactly_the_given_places_are_marked(text: str, ranges: list[tuple[int, int]]) -> None:
    wanted = [any(start <= at < end for start, end in ranges) for at in range(len(text))]
    assert marked_places(markup.marked(text, ranges)) == wanted


@given(texts, marks, st.lists(offsets, max_size=4))
def test_inserts_change_nothing_else(text: str, ranges: list[tuple[int, int]], places: list[int]) -> None:
    html = markup.marked(text, ranges, [(at, INSERT) for at in places])
    assert html.count(INSERT) == len(places)
    joined = html.replace(INSERT, "").replace("</mark><mark>", "")
    assert joined == markup.marked(text, ranges)


def test_an_insert_stands_where_it_was_put() -> None:
    assert markup.marked("one two", [(0, 7)], [(3, INSERT)]) == "<mark>one</mark><sup>1</sup><mark> two</mark>"
    assert markup.marked("one", (), [(3, INSERT), (3, Markup("<i></i>"))]) == "one<sup>1</sup><i></i>"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        pytest.param("a <mark>b</mark> &lt;", "a <mark>b</mark> &lt;", id="safe"),
        pytest.param("<b>a</b>", "&lt;b&gt;a&lt;/b&gt;", id="another tag"),
        pytest.param("<mark onclick=x>a</mark>", "&lt;mark onclick=x&gt;a&lt;/mark&gt;", id="an attribute"),
        pytest.param("<mark>a", "&lt;mark&gt;a", id="not closed"),
    ],
)
def test_a_snippet_is_markup_only_when_nothing_but_mark_is_in_it(html: str, shown: str) -> None:
    assert markup.snippet(html) == shown


def span(start: int, end: int, name: str) -> markup.Span:
    opened = Markup("<{}>").format(name)
    return markup.Span(start, end, Markup('<{} id="x{}">').format(name, start), Markup("</{}>").format(name), opened)


spans = st.lists(st.tuples(offsets, offsets), max_size=5)


@given(texts, st.lists(spans, max_size=4), st.lists(offsets, max_size=3), st.integers(0, 2))
def test_what_is_woven_nests_and_loses_nothing(
    text: str, layers: list[list[tuple[int, int]]], places: list[int], within: int
) -> None:
    named = [[span(start, end, f"e{depth}") for start, end in layer] for depth, layer in enumerate(layers)]
    html = markup.woven(text, named, [(at, INSERT) for at in places], within=within)
    assert html.count(INSERT) == len(places)
    assert unescape(re.sub(r"<[^>]*>", "", html.replace(INSERT, ""))) == text
    opened: list[str] = []
    for closing, name in re.findall(r"<(/?)(\w+)[^>]*>", html.replace(INSERT, "")):
        if closing:
            assert opened.pop() == name
        else:
            assert all(other < name for other in opened), "a layer stands within those before it alone"
            opened.append(name)
    assert not opened
    ids = re.findall(r'<(\w+) id="(x-?\d+)"', html)
    assert len(ids) == len(set(ids)), "what may stand once stands once"


@pytest.mark.parametrize(
    ("layers", "within", "html"),
    [
        pytest.param(
            [[span(0, 7, "p")], [span(4, 7, "a")]], 1, '<p id="x0">one<u></u> <a id="x4">two</a></p>', id="beside"
        ),
        pytest.param([[span(0, 7, "p")]], 0, '<p id="x0">one</p><u></u><p> two</p>', id="outside"),
        pytest.param([[span(0, 3, "p")]], 1, '<p id="x0">one<u></u></p> two', id="at the end"),
        pytest.param(
            [[span(0, 3, "p"), span(3, 7, "p")]], 1, '<p id="x0">one<u></u></p><p id="x3"> two</p>', id="of the first"
        ),
        pytest.param([[span(0, 5, "a"), span(4, 7, "a")]], 1, '<a id="x0">one<u></u> t</a>wo', id="the first of two"),
        pytest.param([[span(0, 5, "a")], [span(2, 7, "b")]], 0,
                     '<a id="x0">on<b id="x2">e</b></a><u></u><a><b> t</b></a><b>wo</b>', id="crossing"),
    ],
)  # fmt: skip
def test_where_an_insert_stands(layers: list[list[markup.Span]], within: int, html: str) -> None:
    assert markup.woven("one two", layers, [(3, Markup("<u></u>"))], within=within) == html

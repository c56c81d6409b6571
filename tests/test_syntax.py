"""The query language: what is read as what, and what is said about a query that can't be read."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.errors import QuerySyntaxError
from indexer.syntax import MAX_DEPTH, MAX_WORDS, And, Leaf, Node, Not, Or, _Parser, parse
from tests import strategies


def text(word: str, field: str = "text") -> Leaf:
    return Leaf("text", word, field)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        pytest.param("rifle", text("rifle"), id="a word"),
        pytest.param("a b", And((text("a"), text("b"))), id="words are ANDed"),
        pytest.param("a AND b", And((text("a"), text("b"))), id="AND may be written"),
        pytest.param("AND", text("AND"), id="AND alone is a word"),
        pytest.param('"a b"', Leaf("phrase", "a b"), id="a phrase"),
        pytest.param("“a b” «c»", And((Leaf("phrase", "a b"), Leaf("phrase", "c"))), id="curly quotes, guillemets"),
        pytest.param("a b OR c", Or((And((text("a"), text("b"))), text("c"))), id="AND binds before OR"),
        pytest.param("a (b OR c)", And((text("a"), Or((text("b"), text("c"))))), id="brackets"),
        pytest.param("-a", Not(text("a")), id="minus"),
        pytest.param("NOT a b", And((Not(text("a")), text("b"))), id="NOT takes one thing"),
        pytest.param("a -(b c)", And((text("a"), Not(And((text("b"), text("c")))))), id="minus before brackets"),
        pytest.param("Il-sung 1959-1970", And((text("Il-sung"), text("1959-1970"))), id="a hyphen inside is text"),
        pytest.param("a - b", And((text("a"), text("b"))), id="a lone dash is passed over"),
        pytest.param("venez*", Leaf("prefix", "venez"), id="a prefix"),
        pytest.param("lameda~", Leaf("fuzzy", "lameda"), id="a fuzzy word"),
        pytest.param("* ~ a", text("a"), id="lone signs are passed over"),
        pytest.param("title:peace", text("peace", "title"), id="a field"),
        pytest.param('author:"ana ruiz"', Leaf("phrase", "ana ruiz", "author"), id="a field of a phrase"),
        pytest.param(
            "section:(a OR -b)", Or((text("a", "section"), Not(text("b", "section")))), id="a field of a group"
        ),
        pytest.param("http://x.org a:b", And((text("http://x.org"), text("a:b"))), id="other colons are text"),
        pytest.param("or not", And((text("or"), text("not"))), id="small letters are words"),
        pytest.param("  ", None, id="blank"),
    ],
)
def test_parses(query: str, tree: Node | None) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "position", "suggestion"),
    [
        pytest.param('poet "open end', 5, 'poet "open end"', id="a quotation without end"),
        pytest.param("(poet", 0, "(poet)", id="a bracket never closed"),
        pytest.param("poet)", 4, "poet", id="a bracket that closes nothing"),
        pytest.param("OR poet", 0, "poet", id="OR without a left side"),
        pytest.param("poet OR", 5, "poet", id="OR without a right side"),
        pytest.param("a OR OR b", 2, "a OR b", id="OR twice"),
        pytest.param("poet NOT", 5, "poet", id="NOT without a word"),
        pytest.param("poet ()", 5, "poet", id="empty brackets"),
        pytest.param("title: peace", 0, "title:peace", id="a field apart from its word"),
        pytest.param("poet title:", 5, "poet", id="a field without a word"),
        pytest.param('((a OR) "b', 4, '((a ) "b")', id="several troubles: the first is named, all are mended"),
        pytest.param("…", 0, "", id="no word at all"),
    ],
)
def test_what_cannot_be_parsed_is_named_and_mended(query: str, position: int, suggestion: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse(query)
    assert (caught.value.position, caught.value.suggestion) == (position, suggestion)


def test_nesting_has_a_bound() -> None:
    parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH)
    with pytest.raises(QuerySyntaxError, match="nest"):
        parse("(" * 900 + "a" + ")" * 900)


def test_length_has_a_bound() -> None:
    with pytest.raises(QuerySyntaxError, match="more than 200 words") as caught:
        parse("a " * 900)
    assert len(caught.value.suggestion.split()) == 200


_SCRAPS = st.sampled_from(
    ['"', "(", ")", "OR", "NOT", "AND", "-", "title:", "*", "~", " ", "a", "핵", "Il-sung", "“", ":"]
)


@given(st.one_of(st.text(), st.lists(_SCRAPS).map("".join), st.lists(_SCRAPS).map(" ".join)))
def test_any_text_parses_or_has_a_suggestion_that_does(query: str) -> None:
    error = None
    try:
        parse(query)
    except QuerySyntaxError as caught:
        error = caught
    if error is not None:
        assert 0 <= error.position <= len(query)
        parse(error.suggestion)


@given(strategies.query_texts())
def test_what_the_strategies_draw_parses(query: str) -> None:
    assert parse(query) is not None


PLAIN = st.sampled_from(["rifle", "Kim", "1967", "a1", "or", "and", "NOTE"])


@given(st.lists(PLAIN, min_size=1, max_size=MAX_WORDS), st.sampled_from([" ", "  "]))
def test_plain_words_are_read_as_the_parser_reads_them(words: list[str], between: str) -> None:
    assert parse(between.join(words)) == _Parser(between.join(words)).query()


SIGNED = st.sampled_from(["rifle", "-Kim", "1967*", "-a1~", "OR", "a*", "x", "*", "-", '"rifle Kim"', '"OR"'])


@given(st.lists(SIGNED, min_size=1, max_size=6), st.sampled_from([" ", "  "]), st.sampled_from(["{}", "({})", "({}"]))
@example(["a", "OR", "OR", "x"], " ", "{}")
@example(["x", "OR", "-a", "b*", "OR", "c~"], " ", "({})")
@example(['"OR"'], "", "{}")
def test_signs_are_read_as_the_parser_reads_them(words: list[str], between: str, around: str) -> None:
    text = around.format(between.join(words))
    try:
        expected = _Parser(text).query()
    except Exception:  # noqa: BLE001 - whatever it says is wrong
        with pytest.raises(QuerySyntaxError):
            parse(text)
    else:
        if expected is not None:
            assert parse(text) == expected


def test_plain_words_have_the_same_bound() -> None:
    with pytest.raises(QuerySyntaxError, match="more than"):
        parse(" ".join(["a"] * (MAX_WORDS + 1)))

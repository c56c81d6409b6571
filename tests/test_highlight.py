"""What is marked in a passage, and the piece of it that is shown."""

from __future__ import annotations

import html
import re
import string
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.analysis import STEM_MARK, stem, token_terms, tokens
from indexer.engine.kernels.by_python import cut, window
from indexer.folding import nfc
from indexer.highlight import SNIPPET_CHARS, Highlighter, make_snippet
from indexer.model import Highlight
from indexer.plan import Match, Slot, make_plan, positive_matches
from indexer.sentences import sentence_spans
from indexer.syntax import parse
from tests import strategies

SHORT = "Alí Lameda was a poet. Lameda’s rifles were words, and Alí Lameda knew."


def marked(query: str, text: str, lang: str = "en") -> list[str]:
    spans = Highlighter(make_plan(parse(query))[0]).spans(text, lang)
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("rifle", ["rifles"], id="another form of the word"),
        pytest.param('"ali lameda"', ["Alí Lameda", "Alí Lameda"], id="a phrase whole"),
        pytest.param("lameda", ["Lameda", "Lameda", "Lameda"], id="a possessive without its s"),
        pytest.param("poet -rifle", ["poet"], id="what is excluded is not marked"),
        pytest.param("poet OR zebra", ["poet"], id="either side"),
        pytest.param("title:poet", [], id="another field is not marked"),
        pytest.param('"ali lameda" lameda', ["Alí Lameda", "Lameda", "Alí Lameda"], id="overlaps are one mark"),
    ],
)
def test_marks(query: str, expected: list[str]) -> None:
    assert marked(query, SHORT) == expected


def test_a_korean_name_is_marked_without_its_particles() -> None:
    assert marked("김일성", "수령 김일성동지께서 만나셨다", "ko") == ["김일성"]


@given(strategies.query_texts(), strategies.texts, st.sampled_from(["en", "es", "ko"]))
def test_marks_lie_on_word_bounds_in_order_and_apart(query: str, text: str, lang: str) -> None:
    text = nfc(text)
    spans = Highlighter(make_plan(parse(query))[0]).spans(text, lang)
    starts = {token.start for token in tokens(text)}
    ends = {token.end for token in tokens(text)}
    assert all(span.start in starts and span.end in ends for span in spans)
    assert all(before.end < after.start for before, after in pairwise(spans))
    for span in spans:
        for edge in (span.start, span.end):
            around = text[max(edge - 1, 0) : edge + 1]
            assert not re.fullmatch(r"[A-Za-zÀ-ÿ]{2}", around)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        pytest.param("die", "Dying, they lied; the dead die.", ["Dying", "die"], id="y for i"),
        pytest.param("kg", "Rice: 1,000kg, 20 kg.", ["kg", "kg"], id="behind a figure"),
        pytest.param("o'neill", "O’Neill, O'Neill’s", ["O’Neill", "O'Neill"], id="an apostrophe second"),
        pytest.param("1234", "1,234 or 1234", ["1,234", "1234"], id="a comma second"),
        pytest.param("eluard", "“Éluard,” he wrote.", ["Éluard"], id="an accent first"),
        pytest.param("perez", "(Pérez)", ["Pérez"], id="an accent second"),
        pytest.param("soviet", "anti-Soviet", ["Soviet"], id="behind a hyphen"),
        pytest.param("a", "A b a", ["A", "a"], id="a word of one letter"),
        pytest.param('"rice from wonsan"', "Rice from\u3000Wonsan", ["Rice from\u3000Wonsan"], id="another space"),
    ],
)
def test_words_are_found_wherever_they_begin(query: str, text: str, expected: list[str]) -> None:
    assert marked(query, text) == expected


def naively_marked(query: str, text: str, lang: str) -> list[tuple[int, int]]:
    """The stretches that any match covers, by a search from every word of the text."""
    words = list(tokens(text))
    terms = [set(token_terms(word, lang)) for word in words]
    covered: set[tuple[int, int]] = set()
    for match in positive_matches(make_plan(parse(query))[0]):
        for at in range(len(words) - len(match.slots) + 1 if match.field == "text" else 0):
            if all(terms[at + number] & set(slot.terms) for number, slot in enumerate(match.slots)):
                covered.add((words[at].start, words[at + len(match.slots) - 1].end))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(covered):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


@given(strategies.query_texts(), strategies.texts, st.sampled_from(["en", "es", "ko"]))
def test_marks_are_those_of_a_search_from_every_word(query: str, text: str, lang: str) -> None:
    text = nfc(text)
    spans = Highlighter(make_plan(parse(query))[0]).spans(text, lang)
    assert [(span.start, span.end) for span in spans] == naively_marked(query, text, lang)


def test_more_slots_than_a_number_of_the_machine_has_bits() -> None:
    query = " OR ".join([*(f'"word {number}"' for number in range(40)), '"old poets wrote"', "zebra"])
    text = "Word 39 of the old poets; old poets wrote “word 7” of zebras."
    assert marked(query, text) == ["Word 39", "old poets wrote", "word 7", "zebras"]
    assert naively_marked(query, text, "en")[1:] == [(26, 41), (43, 49), (54, 60)]


@given(st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=12), st.sampled_from(["en", "es"]))
@example("dying", "en")
@example("y", "es")
def test_stems_keep_the_first_two_letters_of_a_word_but_for_an_y(form: str, lang: str) -> None:
    stemmed = stem(form, lang).removeprefix(STEM_MARK)
    assert form.startswith(stemmed[:2]) or (stemmed[:2], form[:2]) == (f"{form[0]}i", f"{form[0]}y")


# --- snippets -------------------------------------------------------------------------------------------------------

LONG = " ".join(f"This is the plain sentence number {number} of many." for number in range(30))


def test_a_short_passage_is_shown_whole() -> None:
    assert make_snippet("Old poets & new.", [Highlight(4, 9)]) == "Old <mark>poets</mark> &amp; new."


def test_a_long_passage_is_cut_at_sentences_round_its_marks() -> None:
    at = LONG.index("number 17")
    snippet = make_snippet(LONG, [Highlight(at, at + 9)])
    assert "<mark>number 17</mark>" in snippet
    assert snippet.startswith("… This is")
    assert snippet.endswith("of many. …")


def test_a_passage_without_marks_shows_its_beginning() -> None:
    snippet = make_snippet(LONG, [])
    assert snippet.startswith("This is the plain sentence number 0")
    assert snippet.endswith(" …")


def test_one_endless_sentence_is_cut_at_words() -> None:
    text = "word " * 200 + "poet " + "word " * 200
    at = text.index("poet")
    snippet = make_snippet(text, [Highlight(at, at + 4)])
    assert "<mark>poet</mark>" in snippet
    assert len(snippet) < SNIPPET_CHARS + 40
    assert set(re.sub(r"</?mark>|…", "", snippet).split()) == {"word", "poet"}


ODD = st.text(st.sampled_from("aZé9ﬁ’'-–./,()“ß김핵 \n"), max_size=14)


@given(ODD.map(nfc))
def test_every_token_of_the_analyser_is_marked(read: str) -> None:
    """Texts are read by chunks that are remembered, single words of ASCII by a shorter way: no token is lost by it."""
    for token in tokens(read):
        spans = Highlighter(Match("text", (Slot((token.form,)),))).spans(read, "en")
        own = [(each.start, each.end) for each in tokens(read) if each.form == token.form]
        marked_at = {at for span in spans for at in range(span.start, span.end)}
        assert marked_at == {at for start, end in own for at in range(start, end)}


@given(st.text(), st.data())
def test_a_snippet_is_safe_and_a_piece_of_the_passage(text: str, data: st.DataObject) -> None:
    text = nfc(text * data.draw(st.integers(1, 40)))
    found = list(tokens(text))
    some = data.draw(st.lists(st.sampled_from(found), unique_by=lambda token: token.start)) if found else []
    plain = sorted((token for token in some if not token.paired), key=lambda token: token.start)
    snippet = make_snippet(text, [Highlight(token.start, token.end) for token in plain])
    bare = re.sub(r"</?mark>", "", snippet)
    assert not re.search(r"[<>]", bare)
    shown = html.unescape(bare).removeprefix("… ").removesuffix(" …")
    assert shown in text or shown.strip() in text
    if plain:
        assert "<mark>" in snippet


# --- sentences ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("He came. She left.", ["He came.", "She left."], id="full stops"),
        pytest.param("Dr. Ruiz met J. R. Núñez. Both sat.", ["Dr. Ruiz met J. R. Núñez.", "Both sat."], id="initials"),
        pytest.param("See vol. II of it. “Yes.” He went.", ["See vol. II of it.", "“Yes.”", "He went."], id="quotes"),
        pytest.param("¿Vino? ¡Sí! Luego.", ["¿Vino?", "¡Sí!", "Luego."], id="Spanish"),
        pytest.param("만나셨다. 대표단은 떠났다.", ["만나셨다.", "대표단은 떠났다."], id="Korean"),
        pytest.param("It cost 3.5 million then.", ["It cost 3.5 million then."], id="a decimal"),
        pytest.param("no end", ["no end"], id="no full stop"),
        pytest.param("", [], id="empty"),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def _every_window(text: str, marks: tuple[Highlight, ...], size: int) -> tuple[int, int]:
    """The slow twin of the window of a snippet: each run of sentences is looked at, its marks counted one by one."""
    if len(text) <= size:
        return 0, len(text)
    spans = sentence_spans(text)
    best, most = (0, 0), -1
    for first, (start, own_end) in enumerate(spans):
        end = max([own_end, *(last for _, last in spans[first:] if last - start <= size)])
        span = cut(text, start, end, marks, size) if end - start > size else (start, end)
        held = sum(span[0] <= mark.start and mark.end <= span[1] for mark in marks)
        if held > most:
            best, most = span, held
    return best


@given(
    st.lists(st.sampled_from(["Ab", "cd.", "Ef?", "gh", "i.", "Longerwordhere", "x" * 30]), max_size=60).map(" ".join),
    st.lists(st.tuples(st.integers(1, 40), st.integers(1, 25)), max_size=8),
    st.sampled_from([5, 20, 60, 240]),
)
def test_the_window_is_that_of_most_marks(text: str, steps: list[tuple[int, int]], size: int) -> None:
    marks, at = [], 0
    for gap, length in steps:
        if at + gap + length <= len(text):
            marks.append(Highlight(at + gap, at + gap + length))
            at += gap + length
    assert window(text, tuple(marks), size) == _every_window(text, tuple(marks), size)

"""The labeller that has learnt: what its model was taught, what labels mean, and what it adds to what rules read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.citations.cite import cite
from indexer.citations.learnt import reading
from indexer.citations.learnt.decoding import may_follow
from indexer.citations.learnt.labeller import labeller as of_ibid
from indexer.citations.learnt.labels import PARTS, Part, Stretch, labels_of, stretches
from indexer.citations.learnt.packed import batches
from indexer.citations.learnt.reading import with_learnt
from indexer.citations.learnt.rules_said import Habits, Said
from indexer.citations.learnt.tokens import View, tokens_of
from indexer.citations.model import Citation, CitationField, FieldName, NoteCitations
from indexer.citations.notes.note import Note
from indexer.citations.parse import note_of, parse
from indexer.enrich.enricher import Enricher
from indexer.model import Kind, Passage
from tests.quality.blind import BLIND, PLAIN, digest, load_blind, read_blind, read_plain
from tests.quality.locating import located
from tests.quality.pasted import has_italics
from tests.quality.program import vocabulary
from tests.quality.source import fresh_ids, held_ids, load_lessons, load_sources
from tests.quality.training import TRAINED, Lessons, open_lessons, record_of

# Rules don't know to read the second of these; the labeller is told where it stands.
TALK = "Mules were cheap; the rest is in the ledger (Ruiz 1967), Mora: Salt and Smoke / Verso / Lima 2004 / p. 12."


def stretch_of(text: str, words: str, leans: bool, **parts: str) -> Stretch:
    start = text.index(words)
    found: list[Part] = [(name, text.index(part, start), text.index(part, start) + len(part))  # type: ignore[misc]
                         for name, part in parts.items()]  # fmt: skip
    return Stretch(start, start + len(words), leans, found, {start: 0.9})


def footnote(id_: str, text: str) -> Passage:
    return Passage(id_, "a", Kind.FOOTNOTE, 1, "1", "", 0, text)


def learnt(
    text: str, *told: Stretch, read: Sequence[Citation] | None = None, note: Note | None = None
) -> Sequence[Citation]:
    """What is read in a note where the labeller sees just these stretches, besides what rules (``read``) have read."""
    cited = NoteCitations("a/n1", "1", text, tuple(parse(text).citations if read is None else read))
    with mock.patch.object(reading, "labeller") as labeller:
        labeller().stretches.return_value = [list(told)]
        (found,) = with_learnt([cited], [note or note_of(text)])
    return found.citations


# --- tokens and labels ------------------------------------------------------------------------------------------------

TEXTS = st.text(
    st.sampled_from("Ruiz, A. “Salt” (Lima: Verso, 2004), pp. 12–14; 김철수, 『소금』 3쪽. Д. 44 ‘’«»/'’"), max_size=80
)


@given(TEXTS)
def test_tokens_are_all_but_white_space(text: str) -> None:
    tokens = tokens_of(text)
    covered = [text[start:end] for start, end in tokens]
    assert "".join(covered) == "".join(text.split())
    assert View(Note(text)).tokens == tokens
    assert len(View(Note(text)).features()) == len(tokens)


@given(st.data())
def test_labels_say_what_they_are_made_of(data: st.DataObject) -> None:
    tokens = [(number * 2, number * 2 + 1) for number in range(30)]
    cuts = data.draw(st.lists(st.integers(0, 30), unique=True, max_size=8).map(sorted))
    cited = []
    for first, last in pairwise(cuts):
        if not data.draw(st.booleans()):
            continue
        inner = data.draw(st.lists(st.integers(first, last), unique=True, max_size=6).map(sorted))
        parts: list[Part] = [
            (data.draw(st.sampled_from(sorted(PARTS))), 2 * low, 2 * high - 1)
            for low, high in zip(inner[::2], inner[1::2], strict=False)
        ]
        cited.append(Stretch(2 * first, 2 * last - 1, data.draw(st.booleans()), parts))
    labels = labels_of(tokens, cited)
    read = list(stretches(tokens, [(label, 1.0) for label in labels]))
    assert [(one.start, one.end, one.leans, one.parts) for one in read] == [
        (one.start, one.end, one.leans, one.parts) for one in cited
    ]


def test_what_lies_within_another_part_is_a_part_as_well_behind_which_that_begins_anew() -> None:
    tokens = [(number, number + 1) for number in range(4)]
    whole: list[Part] = [("date", 1, 2), ("title", 0, 3)]
    assert labels_of(tokens, [Stretch(0, 3, False, whole)]) == ["B-TI^", "B-DA", "B-TI", "T"]


def test_a_word_that_a_citation_cuts_is_talk() -> None:
    assert labels_of([(0, 4), (5, 9)], [Stretch(0, 7, True, [("author", 0, 7)])]) == ["S:B-AU^", "T"]


def test_labels_that_do_not_fit_together_are_read_all_the_same() -> None:
    labels = ["B-AU^", "I-TI", "I-TI", "S:B-AU", "S:X"]  # a part within which nothing began, a form that begins unsaid
    read = stretches([(number, number + 1) for number in range(5)], [(label, 1.0) for label in labels])
    assert [(one.start, one.end, one.leans, one.parts) for one in read] == [
        (0, 3, False, [("author", 0, 1), ("title", 1, 3)]),
        (3, 5, True, [("author", 3, 4)]),
    ]


NAMED = "Ruiz, “Salt,” El Faro, 3 May 1967; 李某, 물의 값(2004)."


def told_of(word: str) -> set[str]:
    """What the labeller is told of a word of a note with a newspaper in italics."""
    start = NAMED.index("El Faro")
    faro = (start, start + len("El Faro"))
    view = View(note_of(NAMED, [(*faro, "newspaper")], None, [faro]))
    return set(view.features()[view.words.index(word)])


def test_what_the_labeller_is_told_of_a_word() -> None:
    assert told_of("Faro") == {
        "w=faro", "s=Aa", "x=aro", "it", "out=newspaper", "sp", "pp=”", "pd=2", "np=,", "nd=1", "nw=9",
        "shapes=s=Aa|s=Aa",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("word", "told"),
    [
        pytest.param("Ruiz", {"first", "near", "nosp", "np=,", "nd=1", "nw=“"}, id="first"),
        pytest.param("“", {"near", "q=“", "sp", "pp=,"}, id="third"),
        pytest.param("May", {"month", "date=10", "pd=2"}, id="month"),
        pytest.param("1967", {"s=9", "date=10", "w=1967"}, id="day"),
        pytest.param("2004", {"date=4", "q=(", "s=9"}, id="year-in-brackets"),
        pytest.param("李某", {"s=C", "w=李某", "pd=1"}, id="hanja"),
        pytest.param("물의", {"s=H", "w=물의", "y=물의"}, id="hangul"),
        pytest.param(".", {"last", "w=."}, id="last"),
    ],
)
def test_the_labeller_is_told(word: str, told: set[str]) -> None:
    assert told <= told_of(word)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("편도영", {"y=편도", "z=편"}), ("편도영의", {"y=편도", "z=편"}), ("값", set()), ("Harkerian", {"y=hark"}),
        ("Ruiz", set()), ("1967년", set()), ("12345", set()),
    ],
)  # fmt: skip
def test_the_labeller_is_told_how_a_word_begins(word: str, told: set[str]) -> None:
    (features,) = View(note_of(word)).features()[:1]
    assert {each for each in features if each.startswith(("y=", "z="))} == told


def test_words_behind_the_first_three_are_not_near() -> None:
    assert "near" not in told_of("Salt")
    assert not told_of("Salt") & {"month", "it", "last", "first", "out=newspaper", "sp"}


def test_hangul_and_hanja_are_words_of_their_own() -> None:
    assert [*map("물水a’s,1".__getitem__, (slice(*one) for one in tokens_of("물水a’s,1")))] == [
        "물",
        "水",
        "a’s",
        ",",
        "1",
    ]


def seen_in(text: str, *read: Citation) -> list[Stretch]:
    """What the labeller of Ibid sees in a note by itself of which rules have read this."""
    said = Said(View(note_of(text)), read)
    (found,) = of_ibid().stretches([said], Habits([said]))
    return found


def test_the_model_of_ibid_reads_a_plain_note() -> None:
    text = "It snowed; see Ana Ruiz, “Salt,” Mule Review 12 (1967): 3–9."
    (one,) = seen_in(text)
    assert text[one.start : one.end] == "Ana Ruiz, “Salt,” Mule Review 12 (1967): 3–9"
    assert {name: text[start:end] for name, start, end in one.parts} == {
        "author": "Ana Ruiz", "title": "Salt", "container": "Mule Review", "volume": "12", "date": "1967",
        "pages": "3–9",
    }  # fmt: skip
    assert len(one.sure) == len(tokens_of(text[one.start : one.end]))
    assert len(set(one.sure.values())) > 1
    assert all(0 < sure < 1 for sure in one.sure.values())
    assert seen_in("") == []


# --- what is read ----------------------------------------------------------------------------------------------------


def test_a_stretch_that_rules_do_not_know_is_cited_by_its_parts() -> None:
    parts = {
        "author": "Mora", "title": "Salt and Smoke", "date": "2004", "publisher": "Verso", "place": "Lima",
        "locator": "12",
    }  # fmt: skip
    told = stretch_of(TALK, TALK[TALK.index("Mora") : -1], leans=False, **parts)
    assert not any(one.first("title") == "Salt and Smoke" for one in learnt(TALK))
    (one,) = (one for one in learnt(TALK, told) if one.first("title"))
    assert one.form == "full"
    assert one.kind == "book"
    assert {field.name: field.value for field in one.fields} == parts


def test_rules_read_what_is_recognised_before_its_parts_are_believed() -> None:
    text = (
        "So she swore 12 times, 3 May, in 4: by the saints Luis Paz, Mules (Lima: Verso, 2006), 14 and more, 5, 6, 7."
    )
    cited = "Luis Paz, Mules (Lima: Verso, 2006), 14"
    with mock.patch.object(reading, "remarks", return_value=[(0, len(text))]):
        bare = NoteCitations("a/n1", "1", text, ())
        with mock.patch.object(reading, "labeller") as labeller:
            labeller().stretches.return_value = [[stretch_of(text, cited, leans=False, author="Luis", title="Paz")]]
            ((one,),) = (found.citations for found in with_learnt([bare], [note_of(text)]))
    assert (one.values("author"), one.first("title"), one.first("locator")) == (("Luis Paz",), "Mules", "14")


@pytest.mark.parametrize(
    ("kind", "named", "asked"),
    [
        pytest.param("book", ("author", "title", "place", "date"), False, id="whole"),
        pytest.param("newspaper", ("title", "container", "date"), False, id="unsigned"),
        pytest.param("archival", ("title", "archive", "date"), False, id="paper"),
        pytest.param("book", ("title", "place", "date"), True, id="by-nobody"),
        pytest.param("book", ("author", "title", "date"), True, id="nowhere"),
        pytest.param("book", ("author", "place", "date"), True, id="no-title"),
        pytest.param("book", ("author", "title", "place"), True, id="no-date"),
    ],
)
def test_citations_that_lack_something_are_labelled(
    kind: Literal["book", "newspaper", "archival"], named: Sequence[FieldName], asked: bool
) -> None:
    text = "Mora, Salt, Lima, 1967"
    fields = tuple(CitationField(name, "Salt", 6, 10) for name in named)
    for form, is_asked in (("full", asked), ("short", False)):
        one = Citation(0, len(text), form, kind, fields)  # type: ignore[arg-type]
        with mock.patch.object(reading, "labeller") as labeller:
            labeller().stretches.return_value = [[]]
            labeller.reset_mock()
            with_learnt([NoteCitations("a/n1", "1", text, (one,))], [note_of(text)])
        assert labeller.called is is_asked


def test_a_part_is_as_sure_as_its_least_sure_word_and_those_beside_it() -> None:
    sure = {0: 0.99, 4: 0.8, 6: 0.97, 11: 0.95, 16: 0.6, 18: 0.98}
    one = Stretch(0, 20, False, [], sure)
    assert one.certainty_of(("author", 0, 4)) == 0.8
    assert one.certainty_of(("title", 6, 16)) == 0.6
    assert one.certainty_of(("title", 11, 12)) == 0.6
    assert one.certainty_of(("place", 18, 20)) == 0.6


@pytest.mark.parametrize(
    ("text", "parts", "fields"),
    [
        pytest.param(
            "Mora: Salt / 3 May 1967 / 4",
            {"title": "Salt", "date": "May 1967"},
            {"date": "1967-05-03"},
            id="all-of-a-day",
        ),
        pytest.param(
            "Mora: Salt / printed in fifty / 4",
            {"title": "Salt", "date": "fifty", "place": "4"},
            {"date": ""},
            id="no-date",
        ),
        pytest.param("Mora: Salt // 1967.3 // 4", {"title": "Salt", "date": "1967"}, {"date": "1967"}, id="year"),
        pytest.param(
            "Mora: “Salt and Smoke” / 4",
            {"title": "Salt and", "place": "4"},
            {"title": "Salt and Smoke"},
            id="most-of-the-quotes",
        ),
        pytest.param(
            "Mora: “Salt and Smoke” / 4", {"title": "and", "place": "4"}, {"title": "and"}, id="little-of-the-quotes"
        ),
        pytest.param(
            "Box 12: Salt / Lima / 4",
            {"author": "Box 12", "title": "Salt", "place": "Lima"},
            {"author": "", "title": "Salt"},
            id="no-author-has-figures",
        ),
        pytest.param(
            "Mora: Salt / (Lima: Verso) / 4",
            {"title": "Salt", "place": "(Lima", "publisher": "Verso)"},
            {"place": "Lima", "publisher": "Verso"},
            id="half-a-bracket",
        ),
        pytest.param(
            "Mora: Salt / Lima (Utopia) / 4",
            {"title": "Salt", "place": "Lima (Utopia)"},
            {"place": "Lima (Utopia)"},
            id="a-whole-bracket",
        ),
        pytest.param("Mora: Salt, / Lima / 4", {"title": "Salt, ", "place": "Lima"}, {"title": "Salt"}, id="comma"),
        pytest.param(
            "Mora: Salt / Salt House / 4",
            {"archive": "Salt House", "locator": "4"},
            {"archive": "Salt House", "locator": "4"},
            id="an-archive-names-it",
        ),
    ],
)
def test_a_part_is_a_field(text: str, parts: dict[str, str], fields: dict[str, str]) -> None:
    (one,) = learnt(text, stretch_of(text, text, leans=False, **parts), read=())
    assert {name: one.first(name) for name in fields} == fields  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(Stretch(0, 18, False, [("title", 0, 18)], {0: 0.9}), id="one-part-alone"),
        pytest.param(
            Stretch(0, 18, False, [("date", 0, 5), ("place", 6, 18)], {0: 0.9}), id="nothing-that-names-a-work"
        ),
        pytest.param(Stretch(0, 18, False, [("title", 0, 5), ("place", 6, 18)], {0: 0.4, 6: 0.5}), id="unsure"),
        pytest.param(Stretch(0, 18, True, [], {0: 0.9}), id="leans-on-nothing"),
    ],
)
def test_what_is_no_citation_is_left_as_talk(told: Stretch) -> None:
    assert learnt("Mules, smoke, salt; (3) and 4: forty, 12.", told) == ()


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        pytest.param("Salt laws / 1906 / 1909 / 1912", 0, id="list-of-years"),
        pytest.param("Salt laws / 1906 / 1909 / twelve", 1, id="two-years"),
        pytest.param("The law was salt / 1906 / nine / twelve", 0, id="sentence"),
        pytest.param("“The law was salt” / 1906 / nine / twelve", 1, id="quoted-sentence"),
    ],
)
def test_a_sentence_and_a_list_of_years_are_talk(words: str, cited: int) -> None:
    title, *dates = words.split(" / ")
    told = stretch_of(words, words, leans=False, title=title.strip("“”"))
    told.parts += [("date", words.index(date), words.index(date) + len(date)) for date in dates]
    assert len(learnt(f"{words}; 3: 4.", told, read=())) == cited


def test_what_is_likelier_than_not_is_cited() -> None:
    told = Stretch(0, 18, False, [("title", 0, 5), ("place", 6, 18)], {0: 0.6})
    assert len(learnt("Mules, smoke, salt; (3) and 4: forty, 12.", told)) == 1


def test_authors_are_told_apart() -> None:
    text = "Mora, Eva, and Luis Paz: Salt / Lima / 4"
    told = stretch_of(text, text, leans=False, author="Mora, Eva, and Luis Paz", title="Salt")
    assert [one.values("author") for one in learnt(text, told, read=())] == [("Mora, Eva", "Luis Paz")]


def test_a_title_in_italics_is_seen_whole() -> None:
    text = "Mora: Salt and Smoke / Lima / 4"
    start = text.index("Salt")
    told = stretch_of(text, text, leans=False, title="Salt and", place="Lima")
    (one,) = learnt(text, told, read=(), note=note_of(text, (), None, [(start, start + len("Salt and Smoke"))]))
    assert one.first("title") == "Salt and Smoke"


def test_citations_stand_in_order_in_the_words_of_the_note() -> None:
    text = "Mora： Salt， Smoke / Lima / 4: 5, 6; so she said; Ana Ruiz, The Salt Road (Lima: Verso, 2004), 12."
    told = stretch_of(text, text[: text.index(": 5")], leans=False, title="Salt， Smoke", place="Lima")
    assert [one.first("title") for one in learnt(text, told)] == ["Salt， Smoke", "The Salt Road"]


def test_what_leans_is_not_read_as_a_citation_in_full() -> None:
    text = "So she swore (3, 4): Luis Paz, Mules (Lima: Verso, 2006), 14"
    cited = text[text.index("Luis") :]
    told = stretch_of(text, cited, leans=True, author="Luis Paz", title="Mules", locator="14")
    (one,) = learnt(text, told, read=())
    assert (one.form, one.tentative, one.first("title"), one.first("date")) == ("short", True, "Mules", "")


@pytest.mark.parametrize(
    ("talk", "dense"),
    [
        pytest.param("Mora / Salt / 4", True, id="few-words-with-signs"),
        pytest.param("Mora Salt Lima 1967.", True, id="with-the-sign-that-ends-them"),
        pytest.param("Mora Salt Lima 1967", False, id="few-words-with-a-year"),
        pytest.param("Nobody, it is said, has weighed the salt of us all, ever", False, id="prose"),
        pytest.param("She came in 1917, in 1920 and in 1922, en 1949", False, id="years-of-prose"),
        pytest.param("Mora 1917, 1920 and 1922, 1949", True, id="years-that-may-be-cited"),
        pytest.param(
            f"Nobody has {'ever ' * 12}weighed it; Mora / Salt / 4, of {'the ' * 12}port", True, id="dense-amid-prose"
        ),
        pytest.param(f"Nobody; has {'ever ' * 12}weighed: it, {'ever ' * 12}of the (port", False, id="far-apart"),
    ],
)
def test_signs_close_together_are_labelled(talk: str, dense: bool) -> None:
    with mock.patch.object(reading, "labeller") as labeller:
        labeller().stretches.return_value = [[]]
        labeller.reset_mock()
        with_learnt([NoteCitations("a/n1", "1", talk, ())], [note_of(talk)])
    assert labeller.called is dense


def test_prose_is_not_labelled() -> None:
    text = "She came in 1967, when the mules were still cheap, and left the port for good after the war of that winter."
    with mock.patch.object(reading, "labeller", side_effect=AssertionError):
        bare = NoteCitations("a/n1", "1", text, ())
        assert with_learnt([bare], [note_of(text)]) == [bare]


@pytest.mark.parametrize(("plain", "asked"), [pytest.param(4, 5, id="a-fifth"), pytest.param(5, 1, id="a-sixth")])
def test_an_article_that_cites_in_unknown_ways_is_labelled_as_a_whole(plain: int, asked: int) -> None:
    texts = [*["She came in 1967, when the mules were cheap."] * plain, "Mora / Salt / 4"]
    notes = [NoteCitations(f"a/n{number}", str(number), text, ()) for number, text in enumerate(texts, 1)]
    with mock.patch.object(reading, "labeller") as labeller:
        labeller().stretches.side_effect = lambda said, _: [[] for _ in said]
        assert with_learnt(notes, [note_of(text) for text in texts]) == notes
        (((said, _), _),) = labeller().stretches.call_args_list
    assert [one.view.note.text for one in said] == texts[-asked:]


def test_a_form_that_leans_counts_only_where_its_work_is_known() -> None:
    full = footnote("a/n1", "Ana Ruiz, The Salt Road (Lima: Verso, 2004), 12.")
    text = "Forty mules // Ruiz – 40 // so too, 12: 3; she swore."
    leaning = footnote("a/n2", text)
    told = stretch_of(text, "Ruiz – 40", leans=True, author="Ruiz", locator="40")
    with mock.patch.object(reading, "labeller") as labeller:
        labeller().stretches.side_effect = lambda said, _: [
            [told] if one.view.words[0] == "Forty" else [] for one in said
        ]
        (one,) = cite([full, leaning], {}).citations["a/n2"]
        assert cite([leaning], {}).citations["a/n2"] == ()
    assert (one.refers_to, one.first("locator")) == ("a/n1", "40")


def test_a_short_name_follows_its_work_when_the_labeller_corrects_that() -> None:
    text = "없는 상점, 1968~1984 「외상 장부」, 없는자료실 소장. 이하 「장부」로 줄이고 쪽수만 적는다."
    full, leaning = footnote("a/n1", text), footnote("a/n2", "「장부」, 14쪽.")
    told = stretch_of(text, "없는 상점, 1968~1984 「외상 장부」, 없는자료실 소장", leans=False, author="없는 상점")
    with mock.patch.object(reading, "labeller") as labeller:
        labeller().stretches.side_effect = lambda said, _: [
            [told] if one.view.words[0] == "없는" else [] for one in said
        ]
        found = cite([full, leaning], {}).citations
    assert found["a/n1"][0].first("author") == "없는 상점"
    assert [(one.refers_to, one.first("locator")) for one in found["a/n2"]] == [("a/n1", "14")]


def test_notes_of_an_article_are_read_together_as_each_by_itself() -> None:
    texts = ["Ibid.", "", TALK, "Ruiz, “Salt,” 4.", f"{TALK} {TALK}", "Mules were cheap."] * 20
    notes = [Said(View(note_of(text)), ()) for text in texts]
    assert len(list(batches([len(note.labels) for note in notes]))) > 1
    habits = Habits(notes)
    together = of_ibid().stretches(notes, habits)
    for some, note in zip(together, notes, strict=True):
        (others,) = of_ibid().stretches([note], habits)
        for one, other in zip(some, others, strict=True):
            assert (one.start, one.end, one.leans, one.parts) == (other.start, other.end, other.leans, other.parts)
            assert one.sure == pytest.approx(other.sure, abs=1e-5)
    assert [bool(together[number]) for number in (0, 1, 2, 4, 5)] == [True, False, True, True, False]


def test_threads_share_a_labeller() -> None:
    texts = [TALK, "Ibid.", "It snowed; see Ana Ruiz, “Salt,” Mule Review 12 (1967): 3–9.", "Salt. " * 40] * 4
    one_by_one = [seen_in(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(seen_in, texts)) == one_by_one
    assert any(one_by_one)


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_any_note_is_read_to_its_end(texts: Sequence[str]) -> None:
    notes = [footnote(f"a/n{number}", text) for number, text in enumerate(texts, 1)]
    for note in notes:
        for one in cite(notes, {}).citations[note.id]:
            assert 0 <= one.start <= one.end <= len(note.text)
            assert all(0 <= field.start <= field.end <= len(note.text) for field in one.fields)


# --- what the model was taught ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def all_lessons() -> Lessons:
    """Half a minute to make, and more than a gigabyte, which isn't kept for the tests of other modules."""
    return open_lessons()


def test_the_models_were_taught_by_the_open_documents_as_they_are(all_lessons: Lessons) -> None:
    record = json.loads(TRAINED.read_text(encoding="utf-8"))
    now = record_of(all_lessons)
    assert record == now, "teach them anew: make labeller"


def test_no_held_note_is_a_lesson(all_lessons: Lessons) -> None:
    taught = {lesson.text for lessons in all_lessons for lesson in lessons}
    held = [source for source in load_sources() if source.id in held_ids()]
    assert held
    assert not any(note_of(block.text).text in taught for source in held for block in source.notes if block.cites)


def test_no_note_of_a_fresh_article_is_a_lesson(all_lessons: Lessons) -> None:
    taught = {lesson.text for lessons in all_lessons for lesson in lessons}
    fresh = [source for source in load_sources() if source.id in fresh_ids()]
    texts = [note_of(block.text).text for source in fresh for block in source.notes if block.cites]
    assert sum(text in taught for text in texts) <= len(texts) / 50  # a bare Ibid. is the same everywhere


@pytest.mark.parametrize("path", [BLIND, PLAIN])
def test_what_rules_read_is_kept_of_open_articles_alone_and_in_the_bounds_of_their_notes(path: Path) -> None:
    sources = {source.id: source for source in load_sources()}
    kept = load_blind(path)
    assert kept
    assert not kept.keys() & held_ids()
    for name, notes in kept.items():
        texts = {digest(block.text): block.text for block in sources[name].notes}
        assert len(notes.keys() & texts.keys()) >= 0.9 * len(texts), name  # of a note whose text was mended it is void
        for text in notes.keys() & texts.keys():
            assert all(0 <= one.start < one.end <= len(texts[text]) for one in notes[text])


def test_what_is_kept_is_what_rules_read_before_the_labeller_is_asked() -> None:
    source = next(source for source in load_sources() if source.id == "two-prisoners")
    with mock.patch.object(reading, "labeller", side_effect=AssertionError):
        found = read_blind(source, Enricher(vocabulary()))
    assert found.keys() == {digest(block.text) for block in source.notes}
    assert any(cited for cited in found.values())


def test_what_rules_read_without_italics_is_kept_of_all_lessons_that_have_some() -> None:
    lessons = {source.id for source in load_lessons() if has_italics(source)}
    assert load_blind(PLAIN).keys() == lessons, "keep it anew: python -m tests.quality.blind --plain"


def test_without_italics_rules_read_otherwise() -> None:
    source = next(source for source in load_sources() if source.id == "el-profesor-sohn")
    enricher = Enricher(vocabulary())
    plain, slanted = read_plain(source, enricher), read_blind(source, enricher)
    assert plain.keys() == slanted.keys()
    assert plain != slanted


def test_annotations_are_found_again_in_their_note() -> None:
    text = "See Ana Ruiz, “Salt,” Mule Review 12 (1967): 3–9, at 4; and Paz, “Smoke,” 12."
    cites: list[dict[str, Any]] = [
        {"kind": "article", "author": ["Ana Ruiz"], "title": "Salt", "container": "Mule Review", "volume": "12",
         "date": "1967", "pages": "3–9", "locator": "4"},
        {"short": "Paz, “Smoke,” 12", "same": "1", "locator": "12"},
    ]  # fmt: skip
    paz = {"author": ["Luis Paz"], "title": "Smoke without Fire"}
    full, short = located(note_of(text), cites, {"1": [paz]})
    assert {name: text[start:end] for name, start, end in full.parts} == {
        "title": "Salt", "author": "Ana Ruiz", "container": "Mule Review", "date": "1967", "volume": "12",
        "pages": "3–9", "locator": "4",
    }  # fmt: skip
    assert text[full.start : full.end] == "Ana Ruiz, “Salt,” Mule Review 12 (1967): 3–9, at 4"
    assert {name: text[start:end] for name, start, end in short.parts} == {
        "locator": "12", "author": "Paz", "title": "Smoke",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cite", "parts"),
    [  # a body as author and as press; an author named in a collection’s title; a title within its author’s name
        ("기상청, 『관측 백년』, 기상청, 2005.", {"author": ["기상청"], "title": "관측 백년", "publisher": "기상청"},
         [("author", 0), ("title", 6), ("publisher", 14)]),
        ("기상청 편, 『백년』, 기상청, 2005.",
         {"author": ["?기상청"], "editor": "?기상청", "title": "백년", "publisher": "기상청"},
         [("author", 0), ("title", 8), ("publisher", 13)]),
        ("백석, 「연기」, 『백석전집』 3, 2003.", {"author": ["백석"], "title": "연기", "container": "백석전집"},
         [("author", 0), ("title", 5), ("container", 11)]),
        ("소금시편찬회, 『소금시』, 2001.", {"author": ["소금시편찬회"], "title": "소금시"},
         [("author", 0), ("title", 9)]),
        ("Salt Papers, box 9, file 3.", {"container": "?Salt Papers", "archive": "Salt Papers, box 9"},
         [("archive", 0)]),
        ("Salt Papers, box 9, file 3.", {"container": "Salt Papers", "archive": "Salt Papers, box 9"},
         [("container", 0), ("archive", 0)]),
    ],
)  # fmt: skip
def test_where_the_parts_of_a_citation_stand(text: str, cite: dict[str, Any], parts: list[tuple[str, int]]) -> None:
    (one,) = located(note_of(text), [cite], {})
    assert sorted(((name, start) for name, start, _ in one.parts), key=lambda part: part[1]) == parts


def test_nothing_of_a_citation_stands_in_an_earlier_one() -> None:
    text = "Ana Ruiz, Salt, Lima, 1967. Her Smoke, Quito, 1969, is better."
    cites = [{"author": ["Ana Ruiz"], "title": "Salt"}, {"author": ["?Ana Ruiz"], "title": "Smoke", "place": "Quito"}]
    salt, smoke = located(note_of(text), cites, {})
    assert (text[salt.start : salt.end], text[smoke.start : smoke.end]) == ("Ana Ruiz, Salt", "Smoke, Quito")


@pytest.mark.parametrize(
    ("text", "cites", "ends"),
    [  # a letter whose writer is named again, a book whose press prints the next one, too; a form that leans behind it
        (
            "Ruiz to Paz, 5 May 1967. See Ana Ruiz, Salt, Lima.",
            [
                {"author": ["?Ruiz"], "title": "Ruiz to Paz", "date": "1967-05-05"},
                {"author": ["Ana Ruiz"], "title": "Salt"},
            ],
            ["1967", "Salt"],
        ),
        (
            "Ana Ruiz, Salt, Lima, 1967; Luis Paz, Ice, Lima, Arenal.",
            [{"title": "Salt", "date": "1967", "publisher": "?Arenal"}, {"title": "Ice", "publisher": "Arenal"}],
            ["1967", "Arenal"],
        ),
        (
            "Ana Ruiz, Salt, Lima, 1967; Paz, Ice, 12.",
            [{"title": "Salt", "date": "1967", "locator": "12"}, {"short": "Paz, Ice, 12", "why": "unknown"}],
            ["1967", "12"],
        ),
    ],
)
def test_a_citation_ends_where_the_next_one_begins(text: str, cites: list[dict[str, Any]], ends: list[str]) -> None:
    stretches = list(located(note_of(text), cites, {}))
    assert [text[: one.end].endswith(end) for one, end in zip(stretches, ends, strict=True)] == [True, True]
    assert stretches[0].end <= stretches[1].start


def test_annotated_parts_may_follow_each_other() -> None:
    text = "AHM, Actas de Cabildo, vol. 5, f. 3."
    cite = {"container": "Actas de Cabildo", "archive": "AHM, Actas de Cabildo, vol. 5"}
    labels = labels_of(tokens_of(text), located(note_of(text), [cite], {}))
    assert all(may_follow(before, label) for before, label in pairwise(labels))


@pytest.mark.parametrize(
    ("text", "cite", "short", "parts"),
    [
        ("Paz, “Smoke,” 12.", {"short": "Paz, Smoke, 12"}, "Paz, “Smoke,” 12", {"author": "Paz", "title": "Smoke"}),
        ("Contrast Paz, “Smoke.”", {"short": "Paz, Smoke"}, "Paz, “Smoke.”", {"author": "Paz", "title": "Smoke"}),
        ("「연기」 3권은 다르다.", {"short": "연기 3권", "same": "2"}, "「연기」 3권", {"title": "연기"}),
        ("한보름의 책 참조.", {"short": "한보름의 책", "same": "2"}, "한보름의 책", {"author": "한보름"}),
        ("IRB, “Report of 9 May,” 2.", {"short": "IRB, “Report of 9 May,” 2", "same": "3"}, "IRB, “Report of 9 May,” 2",
         {"author": "IRB", "title": "Report of 9 May"}),
        ("IRB, The Report, 2.", {"short": "IRB, The Report, 2", "same": "3"}, "IRB, The Report, 2",
         {"author": "IRB", "title": "The Report"}),
        ("Paz, “Smoke Papers,” 12.", {"short": "Paz, “Smoke Papers,” 12"}, "Paz, “Smoke Papers,” 12",
         {"author": "Paz", "title": "Smoke Papers"}),
        ("細川, 前揭書, 3頁.", {"short": "細川, 前揭書, 3頁", "same": "4"}, "細川, 前揭書, 3頁", {"author": "細川"}),
        ("Ruiz, Salt Tax, p. 9.", {"short": "Ruiz, Salt Tax, p. 9", "why": "nothing by a Ruiz"}, "Ruiz, Salt Tax, p. 9",
         {"author": "Ruiz", "title": "Salt Tax", "locator": "9"}),
        ("Ibid., p. 9.", {"short": "Ibid., p. 9", "why": "two works"}, "Ibid., p. 9", {"locator": "9"}),
    ],
)  # fmt: skip
def test_a_short_form_is_found_by_its_words(text: str, cite: dict[str, Any], short: str, parts: dict[str, str]) -> None:
    cites = {
        "1": [{"author": ["Luis Paz"], "title": "Smoke without Fire"}],
        "2": [{"author": ["한보름"], "title": "연기의 집"}],
        "3": [{"author": ["Immigration and Refugee Board of Canada"], "title": "The Report of the 9th of May"}],
        "4": [{"author": ["細川嘉六"], "title": "植民史"}],
    }
    (one,) = located(note_of(text), [{"same": "1", **cite}], cites)
    assert text[one.start : one.end] == short
    assert {name: text[start:end] for name, start, end in one.parts} == parts


def test_an_archive_is_found_without_the_bracket_that_names_its_letters() -> None:
    text = "Minutes, The National Archives" + " " * 16 + ", MAF 250/9."
    cite = {"title": "Minutes", "archive": "The National Archives (hereafter TNA), MAF 250/9"}
    (one,) = located(note_of(text), [cite], {})
    assert text[one.start : one.end] == text.rstrip(".")


@given(st.text("ab  ,\n", max_size=60), st.integers(0, 59), st.integers(0, 59))
def test_words_are_counted_by_their_spaces(text: str, one: int, other: int) -> None:
    start, end = sorted((one, other))
    stretch = text[start:end].strip()
    first = text.find(stretch, start)
    close = reading._are_close(text, first, first + len(stretch))  # noqa: SLF001
    assert close == (len(stretch.split()) <= reading.WINDOW)

"""The labeller that has learnt: what its model was taught, what labels mean, and what it adds to what rules read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from time import sleep
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.citations.cite import cite
from indexer.citations.learnt import reading
from indexer.citations.learnt.labeller import Labeller
from indexer.citations.learnt.labels import PARTS, Part, Stretch, labels_of, stretches
from indexer.citations.learnt.reading import with_learnt
from indexer.citations.learnt.tokens import features, tokens_of
from indexer.citations.model import Citation, CitationField, NoteCitations
from indexer.citations.notes.note import Note
from indexer.citations.parse import note_of, parse
from indexer.model import Kind, Passage
from tests.quality.source import held_ids, load_sources
from tests.quality.training import TRAINED, digest_of, located, open_lessons

# Rules don't know to read the second of these; the labeller is told where it stands.
TALK = "Mules were cheap; the rest is in the ledger (Ruiz 1967), Mora: Salt and Smoke / Verso / Lima 2004 / p. 12."


def stretch_of(text: str, words: str, leans: bool, **parts: str) -> Stretch:
    start = text.index(words)
    found: list[Part] = [(name, text.index(part, start), text.index(part, start) + len(part))  # type: ignore[misc]
                         for name, part in parts.items()]  # fmt: skip
    return Stretch(start, start + len(words), leans, found, [0.9])


def footnote(id_: str, text: str) -> Passage:
    return Passage(id_, "a", Kind.FOOTNOTE, 1, "1", "", 0, text)


def learnt(text: str, *told: Stretch) -> Sequence[Citation]:
    """What is read in a note where the labeller sees just these stretches."""
    cited = NoteCitations("a/n1", "1", text, parse(text).citations)
    with mock.patch.object(reading, "labeller") as labeller:
        labeller().stretches.return_value = list(told)
        return with_learnt(cited, note_of(text)).citations


# --- tokens and labels ------------------------------------------------------------------------------------------------

TEXTS = st.text(
    st.sampled_from("Ruiz, A. “Salt” (Lima: Verso, 2004), pp. 12–14; 김철수, 『소금』 3쪽. Д. 44 ‘’«»/'’"), max_size=80
)


@given(TEXTS)
def test_tokens_are_all_but_white_space(text: str) -> None:
    tokens = tokens_of(text)
    covered = [text[start:end] for start, end in tokens]
    assert "".join(covered) == "".join(text.split())
    assert len(features(Note(text), tokens)) == len(tokens)


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
            labeller().stretches.return_value = [stretch_of(text, cited, leans=False, author="Luis", title="Paz")]
            (one,) = with_learnt(bare, note_of(text)).citations
    assert (one.values("author"), one.first("title"), one.first("locator")) == (("Luis Paz",), "Mules", "14")


def test_what_rules_have_read_stays_as_it_is() -> None:
    text = "Ana Ruiz, The Salt Road (Lima: Verso, 2004), 12, has it; so (she says; 1967: 3) had we, 4, 5."
    before = learnt(text)
    assert before
    assert learnt(text, stretch_of(text, "Ana Ruiz, The", leans=False, author="Ana", title="Ruiz")) == before


@pytest.mark.parametrize("date", ["3 May 1967", ""])
def test_a_citation_cut_short_gets_the_parts_that_it_lacks(date: str) -> None:
    text = f"Mora, “Salt,” which the guild, “of all guilds,” printed (in haste), Lima, {date}, p. 4; so they say."
    start = text.index("Salt")
    title = CitationField("title", "Salt", start, start + 4)
    cut = Citation(start, start + 4, "full", "article", (title,))
    told = stretch_of(text, text[: text.index(";")], leans=False, author="Mora", title="guild", date=date, place="Salt")
    with mock.patch.object(reading, "labeller") as labeller:
        labeller().stretches.return_value = [told]
        (one,) = with_learnt(NoteCitations("a/n1", "1", text, (cut,)), note_of(text)).citations
    # its own title stays, and no part is put where it has one
    assert [(field.name, field.value) for field in one.fields] == [
        ("author", "Mora"), ("title", "Salt"), *([("date", "1967-05-03")] if date else []),
    ]  # fmt: skip
    assert (one.start, one.end) == (0, text.index(", p. 4") if date else start + 4)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(Stretch(0, 18, False, [("title", 0, 18)], [0.9]), id="one-part-alone"),
        pytest.param(Stretch(0, 18, False, [("date", 0, 5), ("place", 6, 18)], [0.9]), id="nothing-that-names-a-work"),
        pytest.param(Stretch(0, 18, False, [("title", 0, 5), ("place", 6, 18)], [0.4, 0.5]), id="unsure"),
        pytest.param(Stretch(0, 18, True, [], [0.9]), id="leans-on-nothing"),
    ],
)
def test_what_is_no_citation_is_left_as_talk(told: Stretch) -> None:
    assert learnt("Mules, smoke, salt; (3) and 4: forty, 12.", told) == ()


def test_prose_is_not_labelled() -> None:
    text = "She came in 1967, when the mules were still cheap, and left the port for good after the war of that winter."
    with mock.patch.object(reading, "labeller", side_effect=AssertionError):
        assert with_learnt(NoteCitations("a/n1", "1", text, ()), note_of(text)).citations == ()


def test_a_form_that_leans_counts_only_where_its_work_is_known() -> None:
    full = footnote("a/n1", "Ana Ruiz, The Salt Road (Lima: Verso, 2004), 12.")
    text = "Forty mules // Ruiz – 40 // so too, 12: 3; she swore."
    leaning = footnote("a/n2", text)
    told = stretch_of(text, "Ruiz – 40", leans=True, author="Ruiz", locator="40")
    with mock.patch.object(reading, "labeller") as labeller:
        labeller().stretches.return_value = [told]
        (one,) = cite([full, leaning], {}).citations["a/n2"]
        assert cite([leaning], {}).citations["a/n2"] == ()
    assert (one.refers_to, one.first("locator")) == ("a/n1", "40")


def test_threads_are_told_of_their_own_notes() -> None:
    """A tagger keeps the last note that it was given: another one's, if two are read at once."""

    class Tagger:
        def tag(self, told: Sequence[object]) -> list[str]:
            self.given = len(told)
            sleep(0.002)
            return ["T"] * len(told)

        def marginal(self, label: str, at: int) -> float:
            if at >= self.given:
                raise ValueError("no such token")
            return 1.0

    shared = Labeller()
    shared._tagger = Tagger()  # noqa: SLF001 - which the real one does too seldom to be seen
    notes = [Note("Salt. " * size) for size in (1, 40) * 8]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(shared.stretches, notes)) == [[]] * len(notes)


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_any_note_is_read_to_its_end(texts: Sequence[str]) -> None:
    notes = [footnote(f"a/n{number}", text) for number, text in enumerate(texts, 1)]
    for note in notes:
        for one in cite(notes, {}).citations[note.id]:
            assert 0 <= one.start <= one.end <= len(note.text)
            assert all(0 <= field.start <= field.end <= len(note.text) for field in one.fields)


# --- what the model was taught ----------------------------------------------------------------------------------------


def test_the_model_was_taught_by_the_open_documents_as_they_are() -> None:
    lessons = open_lessons()
    record = json.loads(TRAINED.read_text(encoding="utf-8"))
    assert record == {"notes": len(lessons), "digest": digest_of(lessons)}, "teach it anew: make labeller"


def test_no_held_note_is_a_lesson() -> None:
    taught = {lesson.text for lesson in open_lessons()}
    held = [source for source in load_sources() if source.id in held_ids()]
    assert held
    assert not any(note_of(block.text).text in taught for source in held for block in source.notes if block.cites)


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

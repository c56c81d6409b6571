"""Which work a form that leans means, by what its words have in common with the citations of works."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from indexer.citations.known.by_words import WordsOfWorks, by_words
from indexer.citations.known.known import reread
from indexer.citations.known.resolve import resolve
from indexer.citations.known.said_words import words_of
from indexer.citations.learnt.antecedents import NONE, WEIGHTS, CitedWorks, Mention, Ranker, read_in, with_ranked
from indexer.citations.learnt.likeness import Leaning
from indexer.citations.model import Citation, CitationField, FieldName, NoteCitations
from indexer.citations.names.hangul_sounds import sounds_of_hangul, sounds_of_latin
from indexer.citations.parse import parse

ROAD = "Jane Hartwell, The Salt Road (New York: Norton, 1967), 12."
CABLES = "Luis Mora, Cables en Seúl (Lima: Arenal, 1990), 40 (en adelante CES)."
DIARY = "변하늘, 『물의 값』(서울: 없는출판, 2009), 12쪽."


def notes_of(*texts: str) -> list[NoteCitations]:
    return reread(
        [NoteCitations(f"a#n{n}", str(n), text, parse(text).citations) for n, text in enumerate(texts, start=1)]
    )


def form(text: str, words: str, **fields: str) -> Citation:
    """A form that leans, at these words of a text, which rules have left tentative."""
    start = text.index(words)
    told = [
        CitationField(name, value, text.index(value, start), text.index(value, start) + len(value))  # type: ignore[arg-type]
        for name, value in fields.items()
    ]
    return Citation(start, start + len(words), "short", "unknown", tuple(told), tentative=True)


def ranked(texts: Sequence[str], words: str, **fields: str) -> Citation | None:
    """What the form at ``words``, in the last of the texts, means; None if it is left out."""
    notes = notes_of(*texts[:-1])
    one = form(texts[-1], words, **fields)
    notes.append(NoteCitations(f"a#n{len(texts)}", str(len(texts)), texts[-1], (one,)))
    *_, found = with_ranked(notes, [*resolve(notes[:-1]), ()])
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("As Hartwell’s road book says, 14.", "Hartwell’s road book", 0),
        ("Mora, Cables en Seúl, cit., 44.", "Mora, Cables en Seúl, cit., 44", 1),
        ("변하늘의 책 80쪽.", "변하늘의 책 80쪽", 2),
        ("MORA, Luis Cables…, op. cit., p. 141.", "MORA, Luis Cables…, op. cit., p. 141", 1),
    ],
)
def test_words_tell_which_work_is_meant(text: str, words: str, meant: int) -> None:
    found = ranked([ROAD, CABLES, DIARY, text], words)
    assert found is not None
    assert found.refers_to == f"a#n{meant + 1}"
    assert (found.tentative, found.problem) == (False, "")


def test_words_of_no_work_are_left_out() -> None:
    assert ranked([ROAD, CABLES, "Prices fell in March, 4."], "Prices fell in March, 4") is None


def test_a_work_that_was_told_stands_before_what_leans_on_it() -> None:
    notes = notes_of(ROAD, CABLES)
    talk = "As Hartwell’s road book says, 14. Ibid., 15."
    book = form(talk, "Hartwell’s road book")
    same = replace(
        form(talk, "Ibid., 15", locator="15"), form="ibid", tentative=False, problem="note 2 cites two works"
    )
    notes.append(NoteCitations("a#n3", "3", talk, (book, same)))
    *_, found = with_ranked(notes, [*resolve(notes[:2]), (same,)])
    assert [one.refers_to for one in found] == ["a#n1", "a#n1"]


def test_what_rules_resolved_stays() -> None:
    notes = notes_of(ROAD, CABLES, "Hartwell, Salt Road, 14.", "Ibid., 15.", "Mora, Cables, 2.")
    assert with_ranked(notes, resolve(notes)) == resolve(notes)


def test_a_name_that_a_note_introduced_is_ranked_no_more() -> None:
    papers = (
        "「소금 협정」(조약 제31호, 1955.5.31), 제3조; 『소금관계자료집』 2(없는출판, 2009), 15쪽(이하 『소금자료』)."
    )
    notes = notes_of(ROAD, papers, "『소금자료』 2, 40쪽.")
    (found,) = with_ranked(notes, resolve(notes))[-1]
    assert found.work == resolve(notes)[-1][0].work == "소금관계자료집-2009"


def test_without_forms_that_lean_nothing_is_asked() -> None:
    notes = notes_of(ROAD, CABLES)
    assert with_ranked(notes, resolve(notes)) == resolve(notes)
    assert with_ranked([], []) == []


def test_an_article_that_cites_nothing_in_full_has_no_work_to_mean() -> None:
    notes = notes_of("Hartwell, Salt Road, 14.")
    assert with_ranked(notes, resolve(notes)) == resolve(notes)


# --- choosing -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "weight", "chosen"),
    [
        pytest.param(NONE, 0.1, 1, id="likelier-than-none-of-them"),
        pytest.param(NONE, -0.1, NONE, id="none-of-them"),
        pytest.param(0, 0.1, 0, id="rules-unless-another-is-surer"),
        pytest.param(0, 1.0, 1, id="another-is-surer"),
        pytest.param(0, -1.0, NONE, id="surely-none"),
    ],
)
def test_the_work_of_the_rules_stays_unless_another_is_surer(rules: int, weight: float, chosen: int) -> None:
    mention = Mention(rules, [{"unlikely": 1.0}, {"likely": 1.0}], {"none": 1.0})
    assert Ranker({"unlikely": -20.0, "likely": weight}).chosen(mention) == chosen


def test_chances_sum_to_one() -> None:
    mention = Mention(NONE, [{"a": 1.0}, {"a": 0.5}], {"b": 1.0})
    chances = Ranker({"a": 2.0, "b": 900.0}).chances(mention)
    assert sum(chances) == pytest.approx(1)
    assert max(chances) == chances[-1]


# --- what is told of a form ----------------------------------------------------------------------------------------


def features(text: str, words: str, *fulls: str) -> list[dict[str, float]]:
    notes = notes_of(*fulls)
    one = form(text, words)
    notes.append(NoteCitations("a#n9", "9", text, (one,)))
    before = [[found.work for found in each] for each in resolve(notes[:-1])]
    return [dict(each) for each in CitedWorks(notes).mention(len(fulls), one, None, [*before, []]).of_each]


def test_a_name_that_was_introduced_is_told() -> None:
    road, cables = features("CES, 44.", "CES, 44", ROAD, CABLES)
    assert (road.get("introduced"), cables.get("introduced")) == (None, 1.0)
    assert cables["acronym"] == 1.0


def test_the_number_of_a_note_and_a_year_are_told() -> None:
    road, cables = features("the book of 1990 (note 2)", "the book of 1990 (note 2)", ROAD, CABLES)
    assert (road["other note"], cables["note"]) == (1.0, 1.0)
    assert (road["other year"], cables["year"]) == (1.0, 1.0)


def test_names_that_a_work_has_not_speak_against_it() -> None:
    road, cables = features("Mora on Petrov, 4", "Mora on Petrov, 4", ROAD, CABLES)
    assert road["missed elsewhere"] == pytest.approx(1 / 3)  # Mora wrote another
    assert road["missed"] == cables["missed"] == pytest.approx(1 / 3)  # Petrov none


def test_a_place_within_a_work_and_words_that_lean_tell_none() -> None:
    text = "Ibid., also Kelly, 44 B."
    one = form(text, "Ibid., also Kelly, 44 B", locator="44 B")
    leaning = Leaning(one, NoteCitations("n", "1", text, (one,)))
    assert [said.written for said in leaning.words] == ["Kelly"]
    assert leaning.same


def test_who_stands_before_a_form_speaks_for_a_work() -> None:
    road, cables = features("Mora. Op. cit., 44", "Op. cit., 44", ROAD, CABLES)
    assert (road.get("ahead"), cables.get("ahead")) == (None, 1.0)


def test_the_number_of_a_note_right_behind_a_form_is_told() -> None:
    _, cables = features("the book cited (nota 2) says so", "the book cited", ROAD, CABLES)
    assert cables["note"] == 1.0


@pytest.mark.parametrize(
    ("page", "told"), [("31", "within pages"), ("44", "within pages"), ("45", "beyond pages"), ("3", "beyond pages")]
)
def test_a_page_lies_within_a_paper_or_beyond_it(page: str, told: str) -> None:
    text = f"Vale, {page}."
    paper = "Ana Vale, “The Mills,” Salt Review 4 (1971): 30–44."
    notes = notes_of(paper)
    one = form(text, text[:-1], locator=page)
    notes.append(NoteCitations("a#n9", "9", text, (one,)))
    (found,) = CitedWorks(notes).mention(1, one, None, [["w"], []]).of_each
    assert {name for name in found if name.endswith("pages")} == {told, f"s|{told}"}


def test_pages_may_be_told_by_their_last_figures() -> None:
    paper = "Ana Vale, “The Mills,” Salt Review 4 (1971): 112–18."
    one = form("Vale, 118.", "Vale, 118", locator="118")
    notes = [*notes_of(paper), NoteCitations("a#n9", "9", "Vale, 118.", (one,))]
    (found,) = CitedWorks(notes).mention(1, one, None, [["w"], []]).of_each
    assert found["within pages"] == 1.0


def test_initials_are_those_of_a_title_without_its_article() -> None:
    (road,) = features("SR, 44.", "SR, 44", "Jane Hartwell, The Salt Road (New York: Norton, 1967), 12.")
    assert road["acronym"] == 1.0


def test_initials_may_be_the_first_of_a_title() -> None:
    (long,) = features("TP, 44.", "TP, 44", "Luis Mora, Tercera Posición de la Sal (Lima: Arenal, 1990), 40.")
    assert (long.get("acronym"), long["begins as acronym"]) == (None, 1.0)


def test_a_foreign_name_is_known_by_how_it_sounds() -> None:
    found = features(
        "커크우드의 글 560쪽", "커크우드의 글 560쪽", "Meghan Kirkwood, Salt (Lima: Arenal, 1990), 4.", ROAD
    )
    assert [told.get("sounds") for told in found] == [1.0, None]


def test_a_shelf_mark_is_told() -> None:
    found = features(
        "WO 281/890, f. 3", "WO 281/890, f. 3", "Diary, 3 May 1952, National Archives, Kew, WO 281/890.", ROAD
    )
    assert [told.get("number") for told in found] == [1.0, None]


def test_of_a_run_of_hanja_any_part_is_a_word() -> None:
    (found,) = features(
        "위의 『木浦報告』, 37쪽", "위의 『木浦報告』, 37쪽", "『勸業木浦報告』, 서울: 없는출판, 1907, 1쪽."
    )
    assert found["share all"] == 1.0


@pytest.mark.parametrize(
    ("hangul", "latin", "same"),
    [
        ("커크우드", "Kirkwood", True), ("쿨리발리", "Coulibaly", True), ("바그너", "Wagner", True),
        ("폴", "Paul", True), ("가르시아", "García", True), ("커밍스", "Cumings", True),
        ("하바나", "Madrid", False), ("폴", "Kirkwood", False),
    ],
)  # fmt: skip
def test_consonants_tell_how_a_name_sounds(hangul: str, latin: str, same: bool) -> None:
    assert (sounds_of_hangul(hangul) in sounds_of_latin(latin)) is same


@pytest.mark.parametrize(
    ("word", "among", "is_in"),
    [("변하늘의", "변하늘", True), ("Mora", "morales", False), ("물", "물의", False)],
)
def test_a_korean_word_is_known_without_its_particle(word: str, among: str, is_in: bool) -> None:
    (said,) = words_of(word)
    assert said.is_in({among}) is is_in


def test_what_rules_left_out_is_read_in() -> None:
    text = "See Mora on it; Ruiz, 4."
    mora, ruiz = form(text, "Mora on it"), form(text, "Ruiz, 4")
    note = NoteCitations("n", "1", text, (mora, ruiz))
    assert read_in(note, [ruiz]) == [(mora, None), (ruiz, ruiz)]
    assert read_in(note, []) == [(mora, None), (ruiz, None)]


def test_the_weights_of_ibid_are_numbers() -> None:
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert kept["alone most alike"] > kept["missed elsewhere"]
    assert all(isinstance(weight, float) for weight in kept.values())


# --- forms of any words of a work -----------------------------------------------------------------------------------


def forms_in(talk: str, *fulls: str) -> list[str]:
    works = WordsOfWorks(one for note in notes_of(*fulls) for one in note.citations)
    return [talk[one.start : one.end] for one in by_words(talk, 0, len(talk), works)]


STRUGGLE = "수차노동조합, 『수차 투쟁 자료집』, 서울: 없는출판, 1990, 5쪽."
ISLE = "안회남, 「섬」, 『없는천지』 제1권 제1호, 1946, 33~52쪽."


@pytest.mark.parametrize(
    ("talk", "found"),
    [
        pytest.param("임금은 자료집 22쪽에 있다", ["자료집 22쪽"], id="korean"),
        pytest.param("「섬」, 35면을 보라", ["섬」, 35면"], id="one-syllable-in-quotes"),
        pytest.param("섬, 35면을 보라", [], id="one-syllable"),
        pytest.param("as in Cables, p. 44, which says so", ["Cables, p. 44"], id="title"),
        pytest.param("CS, p. 44, says so", ["CS, p. 44"], id="initials"),
        pytest.param("as Mora (cf. 1990: 101) says", ["Mora (cf. 1990: 101)"], id="year"),
        pytest.param("as Mora (cf. 1991: 101) says", [], id="another-year"),
        pytest.param("as Vale, Cables, p. 44, says", [], id="of-somebody-else"),
        pytest.param("as Copper Cables, p. 44, says", [], id="more-than-the-work"),
        pytest.param("cables of copper, p. 44", [], id="no-name"),
        pytest.param("값은 앞의 투쟁 자료집에 있다", ["앞의 투쟁 자료집"], id="foregoing"),
        pytest.param("값은 앞의 소금 자료집에 있다", [], id="foregoing-of-another"),
    ],
)
def test_talk_names_a_work_by_any_of_its_words(talk: str, found: list[str]) -> None:
    assert forms_in(talk, CABLES, STRUGGLE, ISLE) == found


def test_words_of_many_works_name_none() -> None:
    many = [f"Luis {name}, Cables {name} (Lima: Arenal, 1990), 40." for name in ("Mora", "Vale", "Paz", "Soto")]
    assert forms_in("as in Cables, p. 44", *many[:3]) == ["Cables, p. 44"]
    assert forms_in("as in Cables, p. 44", *many) == []


def test_without_works_no_word_names_one() -> None:
    assert forms_in("as in Cables, p. 44") == []


def test_what_leans_by_rules_is_no_work_of_its_own() -> None:
    notes = notes_of(ROAD, CABLES)
    again = replace(notes[1].citations[0], form="short")
    assert len(CitedWorks(notes).candidates) == 2
    (left,) = CitedWorks(notes, [notes[0].citations, (again,)]).candidates
    assert left.work == CitedWorks(notes[:1]).candidates[0].work


def test_another_day_of_a_diary_isn_t_ranked_as_its_own_work() -> None:
    text = "Tuttle, Diary, 6 April 1953."
    told: tuple[tuple[FieldName, str, str], ...] = (
        ("author", "Tuttle", "Tuttle"), ("title", "Diary", "Diary"), ("date", "1953-04-06", "6 April 1953"),
    )  # fmt: skip
    fields = (CitationField(name, value, at := text.index(words), at + len(words)) for name, value, words in told)
    day = NoteCitations("a#n2", "2", text, (Citation(0, len(text) - 1, "full", "archival", tuple(fields)),))
    whole = notes_of("Rosa Tuttle, Diary, 1951–1953, Tuttle Papers, box 1, Archive of Utopia.")
    notes = [*whole, day, NoteCitations("a#n3", "3", "Ibid.", parse("Ibid.").citations)]
    (diary,), *again = with_ranked(notes, resolve(notes))
    assert [found.work for (found,) in again] == [diary.work, diary.work]

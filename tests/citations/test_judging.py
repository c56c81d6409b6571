"""Rules and labeller together: what each token is told, which labels fit together, and whose word counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product
from math import prod
from typing import Literal
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.citations.learnt import labeller as labeller_module
from indexer.citations.learnt.chains import Chances, Floats
from indexer.citations.learnt.decoding import LEAST, likeliest, may_follow
from indexer.citations.learnt.fields import fields_of
from indexer.citations.learnt.judging import judged
from indexer.citations.learnt.labeller import Labeller
from indexer.citations.learnt.labeller import labeller as of_ibid
from indexer.citations.learnt.labels import Part, Stretch, labels_of, stretches
from indexer.citations.learnt.network import BY_NETWORKS, Network
from indexer.citations.learnt.packed import Packed
from indexer.citations.learnt.rules_said import Habits, Said
from indexer.citations.learnt.tokens import View
from indexer.citations.model import Citation, CitationField, FieldName, Form
from indexer.citations.parse import note_of

# --- labels that fit together -----------------------------------------------------------------------------------------

LABELS = ("T", "B-AU^", "B-AU", "I-AU", "I-TI", "X", "X^", "S:B-AU^", "S:I-AU")


@pytest.mark.parametrize(
    ("before", "label", "may"),
    [
        pytest.param("T", "B-AU^", True, id="a-citation-begins"),
        pytest.param("X", "S:B-AU^", True, id="behind-another"),
        pytest.param("T", "B-AU", False, id="not-begun"),
        pytest.param("T", "I-AU^", False, id="begun-within-a-part"),
        pytest.param("B-AU^", "I-AU", True, id="a-part-goes-on"),
        pytest.param("X", "I-AU", False, id="no-part-to-go-on"),
        pytest.param("B-TI", "I-AU", False, id="another-part"),
        pytest.param("S:B-AU^", "I-AU", False, id="leans-no-more"),
        pytest.param("S:B-AU^", "S:I-AU", True, id="leans-still"),
        pytest.param("I-AU", "B-AU", True, id="a-second-author"),
        pytest.param("S:X", "T", True, id="talk-again"),
    ],
)
def test_labels_that_may_follow_each_other(before: str, label: str, may: bool) -> None:
    assert may_follow(before, label) is may


CHANCES = st.lists(st.integers(1, 60), min_size=len(LABELS), max_size=len(LABELS))


@given(st.lists(CHANCES, min_size=1, max_size=3))
def test_the_likeliest_labels_are_those_of_all_that_fit(drawn: list[list[int]]) -> None:
    tokens = np.array(drawn) / 1000 + LEAST

    def fits(labels: Sequence[str]) -> bool:
        return all(may_follow(before, label) for before, label in zip(("T", *labels), labels, strict=False))

    def chance(labels: Sequence[str]) -> float:
        return prod(float(each[LABELS.index(label)]) for each, label in zip(tokens, labels, strict=True))

    best = max(chance(labels) for labels in product(LABELS, repeat=len(tokens)) if fits(labels))
    (found,) = labelled(tokens)
    assert fits(found)
    assert chance(found) == pytest.approx(best)


def labelled(*notes: Chances) -> list[list[str]]:
    """The likeliest labels of notes, the longest first, by the probabilities of each, [tokens, labels]."""
    packed = Packed([len(note) for note in notes])
    numbers = np.empty(len(packed.order), np.intp)
    numbers[packed.order] = likeliest(np.concatenate(notes)[packed.order], LABELS, packed)
    each = (LABELS[number] for number in numbers)
    return [[next(each) for _ in note] for note in notes]


@given(st.lists(st.lists(CHANCES, min_size=1, max_size=6), min_size=1, max_size=5))
def test_the_labels_of_a_note_are_the_same_whatever_others_are_read_with_it(drawn: list[list[list[int]]]) -> None:
    notes = sorted((np.array(each) / 1000 for each in drawn), key=len, reverse=True)
    assert labelled(*notes) == [one for note in notes for one in labelled(note)]


def test_what_fits_nowhere_is_talk() -> None:
    chances = np.zeros((1, len(LABELS)))
    chances[0, LABELS.index("I-AU")] = 0.9
    chances[0, LABELS.index("T")] = 0.0005
    assert labelled(chances) == [["T"]]


def test_a_label_that_is_too_improbable_is_no_choice() -> None:
    chances = np.full((1, len(LABELS)), LEAST)
    assert labelled(chances) == [["T"]]
    chances[0, LABELS.index("X^")] = LEAST + 0.001
    assert labelled(chances) == [["X^"]]


class Fixed:
    """A model that knows no feature and finds the same labels of each token but the first equally probable."""

    vocabulary = ()
    weights: Floats = np.zeros((1, 1), np.float32)
    transitions: Floats = np.zeros((len(LABELS), len(LABELS)), np.float32)
    first: Floats = np.zeros(len(LABELS), np.float32)

    def __init__(self, sure: float) -> None:
        self._sure = sure

    def scores(self, summed: Floats, _: Packed) -> Floats:
        chances = np.full((len(summed), len(LABELS)), 1e-9)
        chances[:, LABELS.index("T")] = self._sure
        chances[:, LABELS.index("X")] = 1 - self._sure
        chances[0] = 1e-9
        chances[0, LABELS.index("B-AU^")] = self._sure
        chances[0, LABELS.index("T")] = 1 - self._sure
        scores: Floats = np.log(chances).astype(np.float32)
        return scores


def test_each_model_has_the_same_say() -> None:
    text = "Mora, Salt, 4."
    one = Said(View(note_of(text)), ())
    reader = Labeller([Fixed(0.9), Fixed(0.5), Fixed(0.8), Fixed(0.6)], LABELS)
    ((found,),) = reader.stretches([one], Habits([one]))
    assert found.sure == {0: pytest.approx((0.9 + 0.5 + 0.8 + 0.6) / 4)}


def test_the_labeller_of_ibid_has_networks_that_differ() -> None:
    with mock.patch.object(labeller_module, "Labeller") as made:
        of_ibid.__wrapped__()
    ((models, labels), _) = made.call_args
    assert [type(one) for one in models] == [Network] * len(BY_NETWORKS)
    assert all(one.labels == labels for one in models)
    for one, other in combinations(models, 2):
        assert not np.array_equal(one.first, other.first)  # taught otherwise


# --- what a token is told of rules ------------------------------------------------------------------------------------


def cited(text: str, form: Form = "full", **parts: str) -> Citation:
    fields = [
        CitationField(name, value, text.index(value), text.index(value) + len(value))  # type: ignore[arg-type]
        for name, value in parts.items()
    ]
    fields.sort(key=lambda field: field.start)
    return Citation(fields[0].start, max(field.end for field in fields), form, "book", tuple(fields))


SALT = "See Mora, Salt (Lima, 1967), 4."


def said(text: str, *read: Citation) -> Said:
    return Said(View(note_of(text)), read)


def test_a_token_is_told_what_rules_made_of_it_and_of_those_beside_it() -> None:
    one = said(SALT, cited(SALT, author="Mora", title="Salt", place="Lima", date="1967"))
    told = dict(zip(one.view.words, one.features(), strict=True))
    assert set(told["Salt"]) == {
        "r=B-TI", "rr=X|B-TI", "rn=B-TI|X", "rk=B-TI|book", "rl=B-TI|COPU", "rs=B-TI|s=Aa",
        "r-2=B-AU^", "r-1=X", "r1=X", "r2=B-PL",
    }  # fmt: skip
    assert {"r=T", "rr=none|T", "rk=T|-", "rl=T|", "r-1=none", "r1=B-AU^"} <= set(told["See"])


@pytest.mark.parametrize(("tentative", "lacks"), [(True, "t"), (False, "S")])
def test_of_a_form_that_leans_it_is_told_whether_rules_were_sure(tentative: bool, lacks: str) -> None:
    short = Citation(4, 8, "short", "unknown", (CitationField("author", "Mora", 4, 8),), tentative=tentative)
    told = said(SALT, short).features()[1]
    assert {"r=S:B-AU^", f"rl=S:B-AU^|{lacks}"} <= set(told)


def test_a_token_is_told_what_rules_read_in_like_places_of_other_notes() -> None:
    texts = [f"{name}, Salt, 4." for name in ("Mora", "Ruiz", "Paz")]
    notes = [said(text, cited(text, author=text.split(",")[0], title="Salt")) for text in texts[:2]]
    unread = said(texts[2])
    told = Habits([*notes, unread]).features(unread)[2]
    assert {"d2=B-TI", "d2=B-TI:32"} <= set(told)  # “Salt” is a title in both others
    assert "d0=B-TI" in told  # as is what stands between two commas


def test_what_rules_read_in_a_note_tells_it_nothing_of_itself() -> None:
    one = said(SALT, cited(SALT, author="Mora", title="Salt"))
    assert Habits([one]).features(one) == [[] for _ in one.labels]


def test_talk_says_nothing_of_a_word() -> None:
    talk, note = said("Salt is dear"), said("Mora, Salt")
    assert not any(told.startswith("d2=") for each in Habits([talk, note]).features(note) for told in each)


# --- whose word counts ------------------------------------------------------------------------------------------------

TEXT = "Mora, Salt. Lima, Arenal, 1967, 4; Ruiz, Smoke, Quito, Verso, 1970."
MORA = TEXT[: TEXT.index(";")]


def seen(
    words: str, *parts: tuple[FieldName, str], sure: float = 0.9, leans: bool = False, text: str = TEXT
) -> Stretch:
    start = text.index(words)
    found: list[Part] = [(name, at := text.index(part, start), at + len(part)) for name, part in parts]
    return Stretch(start, start + len(words), leans, found, dict.fromkeys(range(start, start + len(words)), sure))


def told(read: Sequence[Citation], *stretches: Stretch) -> list[list[tuple[str, str]]]:
    note = note_of(TEXT)
    return [[(field.name, field.value) for field in one.fields] for one in judged(note, read, stretches)]


@pytest.mark.parametrize(
    ("sure", "fields"),
    [
        pytest.param(
            0.55,
            [("author", "Mora"), ("title", "Salt"), ("place", "Lima"), ("publisher", "Arenal"), ("date", "1967")],
            id="likelier-right",
        ),
        pytest.param(0.45, [("title", "Mora, Salt"), ("author", "Lima"), ("publisher", "Arenal")], id="unsure"),
    ],
)
def test_how_sure_the_labeller_must_be_of_a_part(sure: float, fields: list[tuple[str, str]]) -> None:
    read = cited(TEXT, title="Mora, Salt", author="Lima", publisher="Arenal")
    parts: list[tuple[FieldName, str]] = [
        ("author", "Mora"), ("title", "Salt"), ("place", "Lima"), ("publisher", "Arenal"), ("date", "1967"),
    ]  # fmt: skip
    assert told([read], seen(MORA, *parts, sure=sure)) == [fields]


@pytest.mark.parametrize(("sure", "kept"), [(0.55, False), (0.45, True)])
def test_a_part_is_taken_away_where_the_labeller_holds_that_it_is_none(sure: float, kept: bool) -> None:
    read = cited(TEXT, author="Mora", title="Salt", locator="4")
    found = told([read], seen(MORA, ("author", "Mora"), ("title", "Salt"), sure=sure))
    assert found == [[("author", "Mora"), ("title", "Salt"), *([("locator", "4")] if kept else [])]]


def test_a_part_is_not_taken_away_for_a_piece_of_it() -> None:
    read = cited(TEXT, author="Mora", title="Salt. Lima, Arenal")
    fields = [("author", "Mora"), ("title", "Salt. Lima, Arenal")]
    assert told([read], seen(MORA, ("author", "Mora"), ("place", "Arenal"), sure=0.45)) == [fields]
    # but where the labeller knows the title otherwise it is
    assert told([read], seen(MORA, ("author", "Mora"), ("title", "Salt"), ("place", "Arenal"))) == [
        [("author", "Mora"), ("title", "Salt"), ("place", "Arenal")]
    ]


@pytest.mark.parametrize(
    ("read", "archive"),
    [
        pytest.param({"archive": "AHM", "box": "5"}, "AHM", id="in-pieces"),
        pytest.param({"archive": "AHM, Cabil"}, "AHM, Cabildo, caja 5", id="cut-off"),
        pytest.param({"archive": "Cabildo", "box": "5"}, "AHM, Cabildo, caja 5", id="without-its-beginning"),
        pytest.param({}, "AHM, Cabildo, caja 5", id="unread"),
    ],
)
def test_an_archive_stays_in_the_pieces_in_which_rules_read_it(read: dict[str, str], archive: str) -> None:
    text = "«Sal», AHM, Cabildo, caja 5."
    one = cited(text, "full", title="Sal", **read)
    stretch = seen(text[:-1], ("title", "Sal"), ("archive", "AHM, Cabildo, caja 5"), text=text)
    (found,) = judged(note_of(text), [one], [stretch])
    assert found.first("archive") == archive


@pytest.mark.parametrize(
    ("name", "count"), [("21st Salt Squadron", 1), ("Salt Games 1936", 0), ("121st Salt Group 9", 0)]
)
def test_an_author_has_no_figures_but_an_ordinal(name: str, count: int) -> None:
    text = f"{name}, “Unit History,” May 1951"
    assert len(fields_of(note_of(text), ("author", 0, len(name)))) == count


def test_persons_that_rules_have_not_named_are_added() -> None:
    read = cited(TEXT, author="Mora", title="Smoke")
    found = told([read], seen(TEXT[:-1], ("author", "Mora"), ("author", "Arenal"), ("title", "Smoke")))
    assert [value for name, value in found[0] if name == "author"] == ["Mora", "Arenal"]


@pytest.mark.parametrize("name", ["author", "editor"])
def test_who_edited_is_left_to_the_rules(name: Literal["author", "editor"]) -> None:
    read = cited(TEXT, editor="Mora", title="Salt")
    assert told([read], seen(MORA, (name, "Mora"), ("title", "Salt"))) == [[("editor", "Mora"), ("title", "Salt")]]


def test_how_a_date_is_told_is_left_to_the_rules() -> None:
    read = Citation(0, 30, "full", "book", (CitationField("date", "1966/1967", 26, 30),))
    assert told([read], seen(MORA, ("date", "1967"))) == [[("date", "1966/1967")]]


def test_a_scrap_does_not_cut_a_citation_in_two() -> None:
    read = cited(TEXT, author="Mora", title="Salt", place="Lima")
    scrap, rest = seen("Mora", ("author", "Mora")), seen("Salt. Lima", ("title", "Salt"), ("place", "Lima"))
    assert told([read], scrap, rest) == [[("author", "Mora"), ("title", "Salt"), ("place", "Lima")]]


@pytest.mark.parametrize(("sure", "many"), [(0.75, 2), (0.65, 1)])
def test_two_that_could_each_be_one_cut_a_citation(sure: float, many: int) -> None:
    read = cited(TEXT, author="Mora", title="Salt", publisher="Verso", date="1970")
    first = seen(MORA, ("author", "Mora"), ("title", "Salt"), ("date", "1967"), sure=sure)
    second = seen(TEXT[TEXT.index("Ruiz") : -1], ("author", "Ruiz"), ("title", "Smoke"), ("date", "1970"), sure=sure)
    found = told([read], first, second)
    assert len(found) == many
    assert found[0][:2] == [("author", "Mora"), ("title", "Salt")]
    assert (("author", "Ruiz") in found[-1]) is (many == 2)


def test_two_are_put_together_unless_each_has_a_title_of_its_own() -> None:
    author, title = cited(TEXT, author="Mora"), cited(TEXT, title="Salt", place="Lima")
    whole = seen(MORA, ("author", "Mora"), ("title", "Salt"), ("place", "Lima"))
    assert told([author, title], whole) == [[("author", "Mora"), ("title", "Salt"), ("place", "Lima")]]
    salt, smoke = cited(TEXT, title="Salt"), cited(TEXT, title="Smoke")
    both = seen(TEXT[:-1], ("title", "Salt"), ("title", "Smoke"))
    assert told([salt, smoke], both) == [[("title", "Salt")], [("title", "Smoke")]]


def test_what_rules_took_for_a_short_form_is_one_in_full_where_the_labeller_sees_it() -> None:
    short = cited(TEXT, "short", author="Ruiz", title="Smoke")
    full = seen(TEXT[TEXT.index("Ruiz") : -1], ("author", "Ruiz"), ("title", "Smoke"), ("date", "1970"))
    note = note_of(TEXT)
    (one,) = judged(note, [short], [full])
    assert (one.form, one.first("date")) == ("full", "1970")
    assert judged(note, [short], [seen("Ruiz, Smoke", ("author", "Ruiz"), leans=True, sure=0.45)]) == [short]


def test_a_form_that_leans_has_the_names_of_which_the_labeller_is_sure() -> None:
    note = note_of("See, against Mora, Ruiz, Smoke Road, 4.")
    read = cited(note.text, "short", author="Mora", title="Ruiz", locator="4")
    stretch = seen("Ruiz, Smoke Road, 4", ("author", "Ruiz"), ("title", "Smoke Road"), leans=True, text=note.text)
    (one,) = judged(note, [read], [stretch])
    assert {field.name: field.value for field in one.fields} == {
        "author": "Ruiz",
        "title": "Smoke Road",
        "locator": "4",
    }
    assert note.text[one.start : one.end].endswith("Ruiz, Smoke Road, 4")


def test_a_form_that_leans_begins_where_the_labeller_sees_it() -> None:
    note = note_of("The sheep were Luis Mora’s, and his suit is in Ruiz, art. cit., 4.")
    read = cited(note.text, "opcit", author="Luis Mora", title="Ruiz", locator="4")
    stretch = seen("Ruiz, art. cit., 4", ("author", "Ruiz"), leans=True, text=note.text)
    (one,) = judged(note, [read], [stretch])
    assert [(field.name, field.value) for field in one.fields] == [("author", "Ruiz"), ("locator", "4")]
    assert note.text[one.start : one.end] == "Ruiz, art. cit., 4"


def test_a_form_without_names_begins_where_the_labeller_sees_it() -> None:
    note = note_of("The pine: ABC (n. 7), p. 4.")
    read = cited(note.text, "note", note="7", locator="4")
    (one,) = judged(note, [read], [seen("ABC (n. 7), p. 4", ("locator", "4"), leans=True, text=note.text)])
    assert note.text[one.start : one.end].startswith("ABC (n. 7")


def test_a_citation_has_no_signal_of_another_that_stands_in_between() -> None:
    text = "quoted by Allen, Salt, 168, and by Ana Mora, Smoke (Lima: Arenal, 1967)."
    read = cited(text, signal="quoted by", author="Ana Mora", title="Smoke", date="1967")
    read = replace(read, start=text.index("Ana Mora"))  # as rules read it, with what leads to it far off
    allen = seen("Allen, Salt, 168", ("author", "Allen"), ("title", "Salt"), ("locator", "168"), leans=True, text=text)
    mora = seen("Ana Mora, Smoke (Lima: Arenal, 1967)", ("author", "Ana Mora"), ("title", "Smoke"), text=text)
    short, full = judged(note_of(text), [read], [allen, mora])
    assert (short.form, full.form) == ("short", "full")
    assert text[full.start :].startswith("Ana Mora")
    assert not full.first("signal")


def test_a_form_that_leans_by_a_number_keeps_it() -> None:
    note = note_of("황나래 1차 구술.")
    read = cited(note.text, "short", document="황나래 1차 구술")
    stretch = seen("황나래 1차 구술", ("author", "황나래"), ("title", "1차 구술"), leans=True, text=note.text)
    assert judged(note, [read], [stretch]) == [read]


@pytest.mark.parametrize("lost", ["volume", "pages"])
def test_where_a_case_is_reported_is_left_to_the_rules(lost: FieldName) -> None:
    text = "Ruiz v. Salt Board, 410 Lima 113 (1973)."
    read = cited(text, title="Ruiz v. Salt Board", volume="410", container="Lima", pages="113", date="1973")
    told: list[tuple[FieldName, str]] = [(field.name, text[field.start : field.end]) for field in read.fields]
    (one,) = judged(note_of(text), [read], [seen(text[:-2], *(part for part in told if part[0] != lost), text=text)])
    assert one.values(lost) == read.values(lost)


@pytest.mark.parametrize(("title", "kept"), [("Ruiz v. Salt Board", True), ("Salt Board", False)])
def test_the_container_of_a_law_report_is_left_to_the_rules(title: str, kept: bool) -> None:
    text = f"{title}, 410 Lima 113 (1973)."
    read = cited(text, title=title, volume="410", container="Lima", pages="113", date="1973")
    parts: list[tuple[FieldName, str]] = [("title", title), ("volume", "410"), ("pages", "113"), ("date", "1973")]
    (one,) = judged(note_of(text), [read], [seen(text[:-2], *parts, text=text)])
    assert one.values("container") == (("Lima",) if kept else ())


def test_two_editors_whom_the_labeller_has_seen_as_one_are_two() -> None:
    text = "Salt, ed. Ana Ruiz and Luis Mora (Lima: Arenal, 1967)."
    read = cited(text, title="Salt", place="Lima", publisher="Arenal", date="1967")
    parts: list[tuple[FieldName, str]] = [
        ("title", "Salt"), ("editor", "Ana Ruiz and Luis Mora"), ("place", "Lima"), ("publisher", "Arenal"),
        ("date", "1967"),
    ]  # fmt: skip
    (one,) = judged(note_of(text), [read], [seen(text[:-2], *parts, text=text)])
    assert one.values("editor") == ("Ana Ruiz", "Luis Mora")


def test_an_author_of_whom_the_labeller_is_not_sure_is_none_of_what_it_alone_has_seen() -> None:
    text = "Norte Cables in Seoul, Arenal, 1967, and so on for years."
    stretch = seen(
        text[: text.index(", and")], ("author", "Norte"), ("title", "Cables in Seoul"), ("date", "1967"), text=text
    )
    for sure, authors in ((0.9, ("Norte",)), (0.4, ())):
        stretch.sure.update(dict.fromkeys(range(len("Norte")), sure))
        (one,) = judged(note_of(text), [], [stretch])
        assert one.values("author") == authors


def test_what_the_labeller_does_not_see_stays() -> None:
    read = [cited(TEXT, author="Ruiz", title="Smoke")]
    assert judged(note_of(TEXT), read, []) == read


def test_stretches_come_from_the_labels_that_rules_gave() -> None:
    one = said(SALT, cited(SALT, author="Mora", title="Salt"))
    (found,) = stretches(one.view.tokens, [(label, 1.0) for label in one.labels])
    assert [(name, SALT[start:end]) for name, start, end in found.parts] == [("author", "Mora"), ("title", "Salt")]
    assert one.labels == labels_of(one.view.tokens, [found])


@pytest.mark.parametrize(
    ("read", "parts", "name", "wanted"),
    [
        pytest.param(
            {"publisher": "Ministerio de Sal, Agua y Luz"}, ["Ministerio de Sal", "Agua y Luz"], "publisher",
            "Ministerio de Sal, Agua y Luz", id="press-cut-up",
        ),
        pytest.param({"container": "Zeitschrift für Salz"}, ["Zeitschrift für"], "container", "Zeitschrift für Salz",
                     id="ends-in-a-small-word"),
        pytest.param({"container": "SaltPrize.org"}, ["SaltPrize"], "container", "SaltPrize.org", id="ends-in-a-word"),
        pytest.param({"container": "Salt Review, Lima"}, ["Salt Review"], "container", "Salt Review", id="shorter"),
        pytest.param({"author": "MEDINA VIDAL, María"}, ["MEDINA VIDAL"], "author", "MEDINA VIDAL, María",
                     id="given-name-cut-off"),
        pytest.param({"author": "CIA, Rpt"}, ["CIA"], "author", "CIA", id="letters-are-no-surname"),
    ],
)  # fmt: skip
def test_a_name_that_the_labeller_cuts_is_left_to_the_rules(
    read: dict[str, str], parts: list[str], name: FieldName, wanted: str
) -> None:
    ((field, value),) = read.items()
    text = f"{value}, Water, 1967."
    stretch = seen(text[:-1], *((name, part) for part in parts), ("title", "Water"), ("date", "1967"), text=text)
    (one,) = judged(note_of(text), [cited(text, "full", **{"title": "Water", "date": "1967", field: value})], [stretch])
    assert one.values(name) == (wanted,)


def test_a_press_in_brackets_with_its_year_is_left_to_the_rules() -> None:
    text = "Ana Ruiz, Salt (OUP 1967) 24."
    read = cited(text, author="Ana Ruiz", title="Salt", publisher="OUP", date="1967")
    parts: list[tuple[FieldName, str]] = [("author", "Ana Ruiz"), ("title", "Salt"), ("date", "1967")]
    (one,) = judged(note_of(text), [read], [seen(text[:-1], *parts, text=text)])
    assert one.values("publisher") == ("OUP",)


def test_newspapers_of_two_citations_are_not_put_together() -> None:
    text = "El Faro, 3 May 1967; La Sal, 4 May 1967."
    read = [cited("El Faro, 3 May 1967", container="El Faro", date="3 May 1967")]
    start = text.index("La Sal")
    second = [CitationField("container", "La Sal", start, start + 6)]
    read.append(Citation(start, len(text) - 1, "full", "newspaper", tuple(second)))
    both: list[tuple[FieldName, str]] = [("container", "El Faro"), ("date", "3 May 1967"), ("container", "La Sal")]
    found = judged(note_of(text), read, [seen(text[:-1], *both, text=text)])
    assert [one.first("container") for one in found] == ["El Faro", "La Sal"]


def test_a_form_that_leans_is_kept_where_rules_took_more_for_it() -> None:
    text = "Salt Board. Salt by Year. Quito: SB, s. p. So Luis Paz, op. cit., 120."
    full = cited("Salt Board. Salt by Year", author="Salt Board", title="Salt by Year")
    start = text.index("SB")
    wrong = Citation(start, len(text) - 1, "opcit", "unknown", (CitationField("author", "SB", start, start + 2),))
    first: list[tuple[FieldName, str]] = [("author", "Salt Board"), ("title", "Salt by Year"), ("publisher", "SB")]
    leaning: list[tuple[FieldName, str]] = [("author", "Luis Paz"), ("locator", "120")]
    stretches = [
        seen("Salt Board. Salt by Year. Quito: SB, s. p", *first, text=text),
        seen("Luis Paz, op. cit., 120", *leaning, text=text, leans=True),
    ]
    found = judged(note_of(text), [full, wrong], stretches)
    assert [(one.form, one.first("author")) for one in found] == [("full", "Salt Board"), ("opcit", "Luis Paz")]

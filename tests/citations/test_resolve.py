"""What the short forms of an article mean, and why some can't be told."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import cast
from unittest import mock

import pytest

from indexer.citations import cite as citing
from indexer.citations.known.fulls import fulls_of
from indexer.citations.known.known import reread
from indexer.citations.known.resolve import resolve
from indexer.citations.model import Citation, CitationField, FieldName, NoteCitations, WorkKind
from indexer.citations.parse import parse
from indexer.model import Kind, Passage

SALT = "Ana Ruiz, The Salt Road: A History (Utopia: Nowhere Press, 2004), 5."
SMOKE = "Ana Ruiz, The Smoke Road (Utopia: Nowhere Press, 2006), 8."
PAZ_SMOKE = SMOKE.replace("Ana Ruiz", "Luis Paz")
OCHOA = SALT.replace("Ana Ruiz", "Fernando Pineda Ochoa")
BAIK = SALT.replace("Ana Ruiz", "Baik Bong")
PAZ = "Luis Paz, “Salt Again,” Invented Review 5, no. 2 (1999): 8-12."
NEWS = "“조선의 소금,” Rodong Sinmun, May 12, 1967, 1."
THESIS = "Ana Ruiz, “Salt and Smoke” (PhD diss., University of Utopia, 2001), 7."
GUNS = "Eva Mora, Salt, Smoke, and Sugar (Utopia: Nowhere Press, 2004), 5."
NEWS_ITEM = "“Envoys Eat Salt,” The Nowhere Times, May 12, 1967, 1."
LETTER = "Ana Ruiz to Luis Paz, 4 May 1968, Paz Papers, box 2, Library of Utopia."
OTHER_LETTER = LETTER.replace("4 May", "9 June")
TELEGRAM = "Embassy of Utopia in Lima to Ministry of Salt, telegram no. 76.041, 12 March 1967, Archive of Salt."
TALK_WITH = "Interview with Eva Mora, Lima, 14 June 1999."
REPORT = "Salt Board, Report on Salt (Utopia: Nowhere Press, 2001), 7."
ROADS = "Report of the Salt and Roads Commission of Utopia (Lima: Juta, 1998), p. 367."
CAMINOS = "Informe de la Comisión de Sal y Caminos (Lima: Juta, 1998), p. 367."
ZEPH = "Interview with ‘Old Zeph’, Lima, 14 March 2011."
HARKER = "University of Salt, Carriers’ Archives, Box 14, A.B. Harker to P.K. Rowe, Lima, 19 July 1967."
KOREAN = "홍길동, 『소금의 길』 (서울: 없는출판사, 1999), 23쪽."
KOREAN_ARTICLE = "성춘향, 「소금의 역사」, 『없는학보』 12권 3호 (2001), 45-67쪽."


def resolved(*texts: str) -> list[tuple[Citation, ...]]:
    notes = [NoteCitations(f"a/n{n}", str(n), text, parse(text).citations) for n, text in enumerate(texts, 1)]
    return resolve(reread(notes))


def in_full(number: int, text: str, kind: WorkKind = "archival", **told: str) -> NoteCitations:
    """A note that is taken for one citation in full; each field has the words of it that tell it."""
    values = {"9 November 1961": "1961-11-09", "10 November 1961": "1961-11-10", "1951–1953": "1951/1953"}
    values |= {"9 May 1953": "1953-05-09", "6 April 1953": "1953-04-06"}
    fields = (
        CitationField(cast("FieldName", name), values.get(words, words), at := text.index(words), at + len(words))
        for name, words in told.items()
    )
    one = Citation(0, len(text), "full", kind, tuple(sorted(fields, key=lambda field: field.start)))
    return NoteCitations(f"a/n{number}", str(number), text, (one,))


MEANT = [
    pytest.param([SALT, "Ibid., 9."], "a/n1", "9", id="ibid"),
    pytest.param([SALT, "Ibid.", "Ibid., 10."], "a/n1", "10", id="ibid-of-ibid"),
    pytest.param(
        [
            "RUIZ PAZ, A., Gente de sal, tesis doctoral, Universidad de Utopía, 1974, p. 3 (en adelante, RUIZ, Gente).",
            "La frase la tomó de RUIZ, Gente, p. 140, según confesión propia.",
        ],
        "a/n1", "140", id="abbreviated-with-a-comma",
    ),
    pytest.param([ROADS, SALT, "SRC Report, p. 3."], "a/n1", "3", id="letters-in-a-title"),
    pytest.param([CAMINOS, SALT, "Informe CSC, p. 3."], "a/n1", "3", id="letters-in-a-spanish-title"),
    pytest.param([ZEPH, SALT, "Interview with ‘Old Zeph’."], "a/n1", "", id="talk-with-who-goes-by"),
    pytest.param([HARKER, SALT, "Harker to Rowe, 19 July 1967."], "a/n1", "", id="letter-behind-its-archive"),
    pytest.param([SALT, PAZ, "Ruiz, 12."], "a/n1", "12", id="author-and-page"),
    pytest.param([SALT, PAZ, "Ruiz, The Salt Road, 12."], "a/n1", "12", id="author-and-title"),
    pytest.param([SALT, PAZ, "Ruiz, Salt Road."], "a/n1", "", id="title-without-article"),
    pytest.param([SALT, SMOKE, "Ruiz, The Smoke Road, 12."], "a/n2", "12", id="title-tells-two-apart"),
    pytest.param([SALT, PAZ, "Ruiz, op. cit., 3."], "a/n1", "3", id="op-cit"),
    pytest.param([SALT, PAZ, "Ruiz, ob. cit., p. 3."], "a/n1", "3", id="ob-cit"),
    pytest.param([SALT, PAZ, "Ruiz, loc. cit."], "a/n1", "", id="loc-cit"),
    pytest.param([PAZ, SALT, "Paz, “Salt Again,” 9."], "a/n1", "9", id="short-article"),
    pytest.param([SALT, "Ídem, p. 7."], "a/n1", "7", id="idem"),
    pytest.param([SALT, PAZ, "See note 1 above."], "a/n1", "", id="note-number"),
    pytest.param([SALT, f"{PAZ[:-1]}; {SMOKE}", "Paz, supra note 2, at 9."], "a/n2", "9", id="supra-with-author"),
    pytest.param([SALT, "Ruiz, 12.", SMOKE], "a/n1", "12", id="before-rather-than-after"),
    pytest.param(["Ruiz, 12.", SALT], "a/n2", "12", id="cited-in-full-later"),
    pytest.param([SALT, f"{PAZ[:-1]}; ibid., 11."], "a/n2", "11", id="ibid-in-its-note"),
    pytest.param([SALT, "Report on Salt, supra note 3, 12.", REPORT], "a/n3", "12", id="title-of-a-later-note"),
    pytest.param([SALT, f"{PAZ} Not in Ruiz, ibíd., nor in Mora, Salt 5."], "a/n1", "", id="ibid-of-its-author"),
    pytest.param([KOREAN, "위의 책, 24쪽."], "a/n1", "24", id="위의-책"),
    pytest.param([KOREAN, KOREAN_ARTICLE, "홍길동, 앞의 책, 30쪽."], "a/n1", "30", id="앞의-책"),
    pytest.param([KOREAN, KOREAN_ARTICLE, "앞의 책, 30쪽."], "a/n1", "30", id="앞의-책-without-a-name"),
    pytest.param([KOREAN, KOREAN_ARTICLE, "성춘향, 앞의 글, 50쪽."], "a/n2", "50", id="앞의-글"),
    pytest.param([KOREAN, "같은 책, 25쪽."], "a/n1", "25", id="같은-책"),
    pytest.param([KOREAN, "홍길동, 30쪽."], "a/n1", "30", id="이름과-쪽"),
    pytest.param([NEWS, PAZ, "“조선의 소금.” It is shortened here."], "a/n1", "", id="title-alone"),
    pytest.param([OCHOA, PAZ, "Pineda Ochoa, op. cit."], "a/n1", "", id="two-family-names"),
    pytest.param([BAIK, PAZ, "Baik, The Salt Road, 3."], "a/n1", "3", id="korean-order"),
    pytest.param([SALT, PAZ_SMOKE, "Compare Ruiz with Paz, The Smoke Road."], "a/n1", "", id="name-after-compare"),
    pytest.param([SALT, PAZ, "The list is in Ruiz, 12, and nowhere else."], "a/n1", "12", id="in-talk"),
    pytest.param([SALT, PAZ, "A like list in Paz, “Salt Again,” 9."], "a/n2", "9", id="title-in-talk"),
    pytest.param([SALT, PAZ, "It is missing from the book of Ruiz, op. cit., 3."], "a/n1", "3", id="op-cit-in-talk"),
    pytest.param([SALT, PAZ, "Salt Road, 12."], "a/n1", "12", id="title-taken-for-a-name"),
    pytest.param([SALT, PAZ, "“Salt Again,” 9."], "a/n2", "9", id="title-and-page"),
    pytest.param([SALT, PAZ, "Ruiz 12."], "a/n1", "12", id="no-comma"),
    pytest.param([SALT, PAZ, "Ruiz’s Salt Road, 12."], "a/n1", "12", id="possessive"),
    pytest.param([SALT, PAZ, "Ruiz (as in n. 1), 12."], "a/n1", "12", id="note-in-brackets"),
    pytest.param([SALT, PAZ, "Ruiz, ibid., 12."], "a/n1", "12", id="ibid-with-a-name"),
    # --- in the midst of talk, by the works of the article ---
    pytest.param([SALT, PAZ, "Ruiz again, at 12."], "a/n1", "12", id="again"),
    pytest.param([SALT, PAZ, "Ruiz (12) gives another weight."], "a/n1", "12", id="page-in-brackets"),
    pytest.param([SALT, PAZ, "The weight is Ruiz’s (p. 12)."], "a/n1", "12", id="his"),
    pytest.param([SALT, PAZ, "Paz puts it at ten; Ruiz, at twelve (p. 12)."], "a/n1", "12", id="far"),
    pytest.param([SALT, PAZ, "I follow Ruiz here (p. 12)."], "a/n1", "12", id="follow"),
    pytest.param([SALT, PAZ, "See chapter 3 of Ruiz’s book."], "a/n1", "chapter 3", id="chapter-of"),
    pytest.param([SALT, PAZ, "Ruiz 12, and nobody else."], "a/n1", "12", id="page-alone"),
    pytest.param([SALT, PAZ, "On the tolls see Ruiz."], "a/n1", "", id="see"),
    pytest.param([SALT, PAZ, "So Ruiz’s study, p. 12, which counts otherwise."], "a/n1", "12", id="his-study"),
    pytest.param([SALT, THESIS, "The list is from Ruiz’s thesis, p. 12."], "a/n2", "12", id="kind-tells-two-apart"),
    pytest.param([SALT, THESIS, "La lista viene de la tesis de Ruiz, p. 12."], "a/n2", "12", id="la-tesis-de"),
    pytest.param([GUNS, PAZ, "Salt, Smoke, and Sugar, 44."], "a/n1", "44", id="title-with-commas"),
    pytest.param([NEWS_ITEM, PAZ, "“Envoys Eat Salt.”"], "a/n1", "", id="title-in-quotes-alone"),
    pytest.param([LETTER, PAZ, "Ruiz to Paz, 4 May 1968."], "a/n1", "", id="letter"),
    pytest.param([LETTER, PAZ, "A. Ruiz to L. Paz, 4 May 1968."], "a/n1", "", id="letter-by-initials"),
    pytest.param([LETTER, OTHER_LETTER, PAZ, "Ruiz to Paz, 9 June 1968."], "a/n2", "", id="letter-by-its-date"),
    pytest.param([LETTER, PAZ, "The letter is quoted in note 1."], "a/n1", "", id="quoted-in-note"),
    pytest.param([LETTER, PAZ, "Ruiz’s letter of 4 May (note 1)."], "a/n1", "", id="note-in-brackets-behind"),
    pytest.param([TELEGRAM, PAZ, "Telegram 76.041, as above."], "a/n1", "", id="number-of-a-telegram"),
    pytest.param([TALK_WITH, PAZ, "Interview with Mora."], "a/n1", "", id="interview"),
    pytest.param([TALK_WITH, PAZ, "Mora, interview."], "a/n1", "", id="interview-behind"),
    pytest.param([TALK_WITH, LETTER, PAZ, "La misma entrevista."], "a/n1", "", id="the-last-of-its-kind"),
    pytest.param([SALT, PAZ, "Compare Paz, 8.", "Idem, “Salt Again,” 9."], "a/n2", "9", id="idem-with-a-title"),
    pytest.param([SALT, PAZ, "Unlike Ruiz, 12, I take it to be May."], "a/n1", "12", id="word-before-a-name"),
    pytest.param([SALT, PAZ, "Whether Ruiz, 12, is right may be doubted."], "a/n1", "12", id="whether"),
    pytest.param([SALT, PAZ, "Paz, 8. The price is from Ruiz (12)."], "a/n1", "12", id="bracket-at-the-end"),
    pytest.param([SALT, PAZ, "It is not in Ruiz, Salt Road, where one looks for it."], "a/n1", "", id="not-in"),
    pytest.param([SALT, PAZ, "Ruiz, n. 12."], "a/n1", "12", id="note-of-her-book"),
    pytest.param([SALT, PAZ, "Ruiz, 12n."], "a/n1", "12n", id="page-and-its-note"),
    pytest.param([SALT, PAZ, "Según Ruiz (p. 12), eran diez."], "a/n1", "12", id="según"),
    pytest.param([SALT, PAZ, "Ruiz da otra cifra (p. 12)."], "a/n1", "12", id="da-otra"),
    pytest.param([SALT, PAZ, "Así lo cuenta Ruiz en la página 12 de su libro."], "a/n1", "12", id="en-la-página"),
    pytest.param([SALT, PAZ, "Para el contexto, Paz, 8; para las cifras, Ruiz, 12."], "a/n1", "12", id="para"),
    pytest.param([KOREAN, KOREAN_ARTICLE, "홍길동의 책, 51쪽 참조."], "a/n1", "51", id="이름의-책"),
    pytest.param([KOREAN, KOREAN_ARTICLE, "홍길동은 이를 달리 본다(52쪽)."], "a/n1", "52", id="이름과-괄호"),
    pytest.param([KOREAN, KOREAN_ARTICLE, "홍길동에 따르면(52쪽) 마흔 명이다."], "a/n1", "52", id="에-따르면"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "note", "locator"), MEANT)
def test_a_short_form_means(texts: list[str], note: str, locator: str) -> None:
    notes = resolved(*texts)
    leaning = [one for citations in notes for one in citations if one.form != "full"]
    full = {f"a/n{number}": citations[0].work for number, citations in enumerate(notes, 1) if citations}
    assert leaning
    assert leaning[-1 if "Compare" not in texts[-1] else 0].refers_to == note
    assert {one.work for one in leaning[-1:]} <= set(full.values())
    assert not any(one.problem for one in leaning)
    assert leaning[-1].first("locator") == locator


def test_a_volume_is_kept_before_any_place() -> None:
    for place, locator in (("chap. 3", "chap. 3"), ("12", "12"), ("0:12:05", "0:12:05"), ("¶ 8", "¶ 8")):
        one = resolved(SALT, f"Ibid., vol. 2, {place}.")[1][0]
        assert (one.first("volume"), one.first("locator")) == ("2", locator)


UNRESOLVED = [
    pytest.param(["Ibid."], "no note stands before it", id="first"),
    pytest.param([f"{SALT[:-1]}; {PAZ}", "Ibid., 3."], "ambiguous: note 1 cites 2 works", id="several"),
    pytest.param(["Nothing to see in this one.", "Ibid."], "note 1 cites no work", id="talk"),
    pytest.param([PAZ, "Ruiz, 12."], "no citation in full of Ruiz in this article", id="unknown-author"),
    pytest.param([SALT, SMOKE, PAZ, "Ruiz, 12."],
                 "ambiguous: 2 works fit Ruiz: Ana Ruiz, The Salt Road (2004); Ana Ruiz, The Smoke Road (2006)",
                 id="two-works"),
    pytest.param([SALT, "See note 7 above."], "there is no note 7", id="no-such-note"),
    pytest.param([ROADS, "RSD Report, 3."], "no citation in full of RSD Report in this article", id="other-letters"),
    pytest.param([SALT, SMOKE, PAZ, "The list is in Ruiz, 12."],
                 "ambiguous: 2 works fit Ruiz: Ana Ruiz, The Salt Road (2004); Ana Ruiz, The Smoke Road (2006)",
                 id="two-works-in-talk"),
    pytest.param(["Ruiz, 12.", "Ibid."], "note 1 could not be resolved itself", id="leans-on-what-leans"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "reason"), UNRESOLVED)
def test_what_cannot_be_told_says_why(texts: list[str], reason: str) -> None:
    one = resolved(*texts)[-1][0]
    assert (one.refers_to, one.problem) == (None, reason)


def test_ibid_after_two_citations_of_one_work_is_clear() -> None:
    notes = resolved(SALT, f"{SALT[:-1]}; Ruiz, 9.", "Ibid., 11.")
    assert notes[2][0].refers_to == "a/n1"


def test_talk_that_only_looks_like_a_short_form_is_none() -> None:
    assert resolved(SALT, "Seoul, the capital.", "Paz, Salt.", "It lies in Seoul, 12 miles off.")[1:] == [
        (),
        (),
        (),
    ]


def test_talk_of_an_author_without_a_place_is_no_citation() -> None:
    said = ("Ruiz counted 12 loads.", "Ruiz and Paz both give forty.", "In Salt Road the loads are wet.")
    assert resolved(SALT, PAZ, *said)[2:] == [(), (), ()]


def test_several_works_in_the_talk_of_one_note() -> None:
    notes = resolved(SALT, PAZ_SMOKE, "Ruiz 12, Paz 8.", "See Ruiz and Paz.", "Ruiz, 12, citing Paz, 8.")
    assert [[one.refers_to for one in citations] for citations in notes[2:]] == [["a/n1", "a/n2"]] * 3


def test_a_note_named_beside_its_work_is_counted_once() -> None:
    notes = resolved(NEWS_ITEM, PAZ, "“Envoys Eat Salt,” as cited in note 1.")
    assert [one.refers_to for one in notes[2]] == ["a/n1"]


def test_the_same_newspaper_and_the_same_day() -> None:
    notes = resolved("Granma, 3 May 1967, 1.", "The same newspaper, 4 May 1967, 2.", "El Nacional, misma fecha, 3.")
    assert [one.work for citations in notes for one in citations] == [
        "granma-1967-05-03",
        "granma-1967-05-04",
        "el-nacional-1967-05-04",
    ]


@pytest.mark.parametrize(
    ("kind", "kept", "said", "wanted"),
    [
        ("archival", "archive", "same box", ("archive", "Salt")),
        ("archival", "container", "la misma carpeta", ("archive", "Salt")),
        ("newspaper", "container", "same box", ("container", "same box")),
        ("newspaper", "container", "ibid.", ("container", "Salt")),
    ],
)
def test_the_same_box_is_one_of_an_archive(kind: WorkKind, kept: FieldName, said: str, wanted: tuple[str, str]) -> None:
    before = Citation(0, 4, "full", kind, (CitationField(kept, "Salt", 0, 4),))
    fields = CitationField("title", "Ice", 0, 3), CitationField("container", said, 5, 5 + len(said))
    one = Citation(0, 5 + len(said), "full", "unknown", fields)
    notes = [NoteCitations(name, name, "", (each,)) for name, each in (("n1", before), ("n2", one))]
    place = [*fulls_of(notes)][1].citation.fields[1]
    assert (place.name, place.value) == wanted


def test_a_title_that_is_nowhere_cited_in_full_still_names_its_work() -> None:
    full = resolved(SALT)[0][0]
    short = resolved("Ruiz, The Salt Road, 20.")[0][0]
    assert short.problem
    assert short.work == full.work


def test_the_same_author_is_given_his_name() -> None:
    notes = resolved(f"{SALT[:-1]}, and the same author’s The Smoke Road (Utopia: Nowhere Press, 2006).")
    assert [one.work for one in notes[0]] == ["ruiz-salt-road", "ruiz-smoke-road"]
    assert notes[0][1].values("author") == ("Ana Ruiz",)


def test_two_works_of_one_author_and_a_year() -> None:
    assert resolved(SALT, SMOKE, "Ruiz 2006, 4.")[2][0].refers_to == "a/n2"


PRESS_FIRST = ("Ana Ruiz, Salt (Nowhere Books, Lima, 1981), 5.", "Luis Paz, Smoke (Deep Press, Paris, 1986), 6.")
PLACE_FIRST = ("Ana Ruiz, Salt (Lima, Nowhere Books, 1981), 5.", "Luis Paz, Smoke (Paris, Deep Press, 1986), 6.")


@pytest.mark.parametrize(
    ("before", "publisher"),
    [
        pytest.param(PRESS_FIRST, "Millstone", id="press-first"),
        pytest.param(PLACE_FIRST, "Arenal", id="place-first"),
        pytest.param((PRESS_FIRST[0], PLACE_FIRST[0], PRESS_FIRST[1]), "Arenal", id="either"),
        pytest.param(PRESS_FIRST[:1], "Arenal", id="one-is-no-habit"),
    ],
)
def test_the_order_of_other_imprints_tells_a_press_from_a_town(before: tuple[str, ...], publisher: str) -> None:
    last = resolved(*before, "Eva Mora, Mules (Millstone, Arenal, 1985), 7.")[-1][0]
    assert last.values("publisher") == (publisher,)
    assert {*last.values("publisher"), *last.values("place")} == {"Millstone", "Arenal"}


def test_letters_alone_are_no_town() -> None:
    last = resolved(*PRESS_FIRST, "Eva Mora, Mules (Millstone, RPDU, 1985), 7.")[-1][0]
    assert last.values("place") == ("Millstone",)


PRESSES_ALONE = ("Ana Ruiz, Salt (Nowhere Books, 1981), 5.", "Luis Paz, Smoke (Deep Press, 1986), 6.")
TOWN_ALONE = "Ana Luna, Dust (Lima, 1986), 6."


@pytest.mark.parametrize(
    ("before", "told"),
    [
        pytest.param(PRESSES_ALONE, "publisher", id="presses-alone"),
        pytest.param((*PRESSES_ALONE, TOWN_ALONE), "place", id="a-town-alone"),
        pytest.param(PRESSES_ALONE[:1], "place", id="one-is-no-habit"),
    ],
)
def test_a_name_alone_is_a_press_where_presses_stand_alone(before: tuple[str, ...], told: FieldName) -> None:
    last = resolved(*before, "Eva Mora, Mules (Millstone, 1985), 7.")[-1][0]
    assert last.values(told) == ("Millstone",)


FIRM, TOWNED = "Eva Mora, Mules (Little, Millstone, 1985), 7.", "Eva Mora, Mules (Arenal, Deep Press, 1985), 7."


@pytest.mark.parametrize(
    ("notes", "press"),
    [
        pytest.param((*PRESSES_ALONE, "Ana Luna, Dust (Alba, 1986), 6.", FIRM), "Little, Millstone", id="firm"),
        pytest.param((*PRESSES_ALONE, "Ana Luna, Dust (Alba, 1986), 6.", TOWNED), "Deep Press", id="press-of-a-town"),
        pytest.param((*PRESSES_ALONE, TOWN_ALONE, FIRM), "Millstone", id="a-town-elsewhere"),
        pytest.param((*PRESSES_ALONE, TOWNED, FIRM), "Millstone", id="as-often-two-names"),
    ],
)
def test_two_names_are_a_firm_where_presses_stand_alone(notes: tuple[str, ...], press: str) -> None:
    assert resolved(*notes)[-1][0].values("publisher") == (press,)


def test_what_names_nobody_of_the_article_is_talk_unless_somebody_else_saw_it() -> None:
    text = "Vale, Harbours."
    fields = CitationField("author", "Vale", 0, 4), CitationField("title", "Harbours", 6, 14)
    short = Citation(0, 14, "short", "unknown", fields, tentative=True)
    notes = [NoteCitations("n1", "1", SALT, parse(SALT).citations), NoteCitations("n2", "2", text, (short,))]
    assert reread(notes)[1].citations == ()
    assert reread(notes, {short})[1].citations == (short,)


def test_forms_that_lean_are_kept_until_their_words_have_been_looked_at() -> None:
    asked: list[object] = []

    def seen(notes: Sequence[NoteCitations], kept: Container[Citation] = ()) -> list[NoteCitations]:
        asked.append(kept)
        return reread(notes, kept)

    note = Passage("n1", "a", Kind.FOOTNOTE, 1, "1", "", 0, f"{SALT} Ruiz, Salt Road, 9.")
    changed = [NoteCitations("n1", "1", note.text, parse(note.text).citations[:1] + parse("Ruiz, Salt, 9.").citations)]
    with mock.patch.object(citing, "reread", seen), mock.patch.object(citing, "with_learnt", return_value=changed):
        citing.cite([note], {})
    shorts = {one for one in changed[0].citations if one.form != "full"}
    assert asked == [(), shorts]


@pytest.mark.parametrize(
    ("title", "date", "note"),
    [
        ("Lim to the Salt Board", "9 November 1961", "a/n1"),
        ("Lim to the Salt Board", "10 November 1961", None),
        ("Lim to the Mill Board", "9 November 1961", None),
        ("Board to Lim", "9 November 1961", None),
    ],
)
def test_a_letter_of_the_same_day_is_told_by_its_correspondents(title: str, date: str, note: str | None) -> None:
    letter = "Sora Lim to the Salt Board, 9 November 1961, Archive of Utopia, box 4"
    whole = in_full(1, letter, title="Sora Lim to the Salt Board", date="9 November 1961", archive="Archive of Utopia")
    again = in_full(2, f"{title}, {date}", "document", title=title, date=date)
    ((found,),) = resolve([whole, again])[1:]
    assert found.refers_to == note


def test_an_interview_is_told_by_who_gave_it_in_its_title() -> None:
    talk = in_full(1, "황나래와의 인터뷰, 없는읍", "interview", title="황나래와의 인터뷰")
    book = in_full(2, "황나래, 『물의 값』, 돌다리", "book", author="황나래", title="물의 값", publisher="돌다리")
    text = "황나래, 앞의 인터뷰."
    again = NoteCitations("a/n3", "3", text, parse(text).citations)
    ((found,),) = resolve([talk, book, again])[2:]
    assert found.refers_to == "a/n1"


DIARY = "Rosa Tuttle, Diary, 1951–1953, Tuttle Papers, Archive of Utopia"


@pytest.mark.parametrize("kind", ["archival", "book"])
def test_days_of_a_diary_are_no_papers_of_their_own(kind: WorkKind) -> None:
    whole = in_full(1, DIARY, kind, author="Rosa Tuttle", title="Diary", date="1951–1953", publisher="Tuttle Papers")
    days = [
        in_full(number, f"Tuttle, Diary, {day}", author="Tuttle", title="Diary", date=day)
        for number, day in ((2, "9 May 1953"), (3, "6 April 1953"))
    ]
    assert [found.refers_to for (found,) in resolve([whole, *days])[1:]] == ["a/n1", "a/n1"]


@pytest.mark.parametrize(("mark", "title", "note"), [("SAL-0914", "SAL-0914", "a/n1"), ("4b", "Salt 14b", None)])
def test_a_mark_within_a_title_is_long_enough_to_name_it(mark: str, title: str, note: str | None) -> None:
    whole = in_full(
        1, f"Vale, {title}: the salt, Archive of Utopia", title=f"{title}: the salt", archive="Archive of Utopia"
    )
    field = CitationField("document", mark, 0, len(mark))
    form = NoteCitations(
        "a/n2", "2", f"{mark}.", (Citation(0, len(mark), "short", "unknown", (field,), tentative=True),)
    )
    assert [one.refers_to for one in resolve([whole, form])[1]] == ([note] if note else [])


@pytest.mark.parametrize("name", ["idem", "Íd.", "The same"])
def test_a_citation_in_full_by_the_same_is_by_the_author_before(name: str) -> None:
    """A labeller sees an author in *idem*, where rules would have seen what it says."""
    text = f"Ana Ruiz, Salt Road (Lima: Arenal, 1990); {name}, Smoke Road (Lima: Arenal, 1997)."
    first, second = text.split(";")
    fulls = [
        Citation(text.index(part), text.index(part) + len(part), "full", "book", tuple(
            CitationField(field, value, text.index(value), text.index(value) + len(value))
            for field, value in cast("Iterable[tuple[FieldName, str]]", (("author", author), ("title", title)))
        ))
        for part, author, title in ((first, "Ana Ruiz", "Salt Road"), (second, name, "Smoke Road"))
    ]  # fmt: skip
    notes = [NoteCitations("a#n1", "1", text, tuple(fulls))]
    ((_, other),) = resolve(notes)
    assert (other.values("author"), other.work) == (("Ana Ruiz",), "ruiz-smoke-road")

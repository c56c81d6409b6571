"""Enrichment of whole articles: what every passage ends up with."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.enrich.cited_names import settle
from indexer.enrich.enricher import Enricher
from indexer.enrich.mentions import Mention, Reading
from indexer.model import ActorRef, Article, ArticleSummary, Kind, Passage, Publication, Record, Vocabulary

VOCABULARY = Vocabulary(
    actors=(
        Record("kim-il-sung", "Kim Il Sung", "person", ("Kim Il-sung", "김일성", "金日成")),
        Record("university", "Kim Il Sung University", "organisation", ("김일성종합대학교",)),
        Record("korea", "Korea", "place"),
        Record("press-office", "Korea Times Press Office", "organisation"),
        Record("ceausescu", "Nicolae Ceauşescu", "person", ("Ceausescu",)),
        Record("lameda", "Alí Lameda", "person", ("Lameda",)),
        Record("amnesty", "Amnesty International", "organisation"),
        Record("kim-a", "Kim Chol", "person"),
        Record("kim-b", "Kim Chol the elder", "person", ("Kim Chol",)),
    ),
    outlets=(
        Record("rodong-sinmun", "Rodong Sinmun", "newspaper", ("로동신문",)),
        Record("korea-times", "Korea Times", "newspaper"),
        Record("38-north", "38 North", "website"),
        Record("amnesty-reports", "Amnesty International", "publisher"),
    ),
)
ENRICHER = Enricher(VOCABULARY)


def article(*texts: str, notes: tuple[str, ...] = (), lang: str | None = None, publication: str = "") -> Article:
    """An article whose first paragraph calls all of the notes."""
    names = tuple(f"a/n{number}" for number in range(1, len(notes) + 1))
    paragraphs = [
        Passage(f"a/p{number}", "a", Kind.PARAGRAPH, number, str(number), "", number - 1, text)
        for number, text in enumerate(texts, start=1)
    ]
    paragraphs[0] = replace(paragraphs[0], notes=names)
    footnotes = [
        Passage(name, "a", Kind.FOOTNOTE, number, str(number), "", len(texts) + number - 1, text)
        for number, (name, text) in enumerate(zip(names, notes, strict=True), start=1)
    ]
    found = Publication("found", publication) if publication else None
    return Article(ArticleSummary("a", "A", publication=found, lang=lang), (), (*paragraphs, *footnotes))


def passage(text: str) -> Passage:
    return ENRICHER.enrich(article(text)).passages[0]


def test_dates_once_each_in_order_with_years_and_decades() -> None:
    found = passage("In the 1980s, as from 1967 to 1969 and in May 1967; from 1967 to 1969.")
    assert found.dates == ("198X", "1967/1969", "1967-05")
    assert found.years == (1967, 1968, 1969)
    assert found.decades == ("196X", "198X")


def test_a_decade_is_no_year_and_a_range_is_each_of_its_years() -> None:
    assert passage("It goes back to the 1960s.").years == ()
    assert 1971 in passage("From 1969 to 1974 nothing moved.").years


def test_the_date_of_publication_is_no_date_of_a_passage() -> None:
    published = article("Nothing is said of time.")
    published = replace(published, summary=replace(published.summary, published="2025-10-14"))
    assert ENRICHER.enrich(published).passages[0].dates == ()


def test_actors_once_each_in_order_of_appearance_whatever_the_spelling() -> None:
    found = passage("Ali Lameda wrote of Kim Il-sung; Ceausescu asked 김일성동지 (Kim Il Sung) for Lameda.")
    assert found.actors == (
        ActorRef("lameda", "Alí Lameda", "person"),
        ActorRef("kim-il-sung", "Kim Il Sung", "person"),
        ActorRef("ceausescu", "Nicolae Ceauşescu", "person"),
    )


@pytest.mark.parametrize("text", ["김일성종합대학교에서 진행", "at Kim Il Sung University"])
def test_a_university_is_not_the_man_it_is_named_after(text: str) -> None:
    assert [actor.id for actor in passage(text).actors] == ["university"]


def test_a_name_within_an_outlet_s_name_is_no_actor() -> None:
    assert passage("The Korea Times said so.").actors == ()
    assert [actor.id for actor in passage("The Korea Times of Korea said so.").actors] == ["korea"]


def test_an_outlet_s_name_within_an_actor_s_name_is_no_outlet() -> None:
    found = passage("The Korea Times Press Office said so.")
    assert ([actor.id for actor in found.actors], found.outlets) == (["press-office"], ())


def test_one_name_may_be_an_actor_and_an_outlet() -> None:
    found = passage("Amnesty International said so.")
    assert ([actor.id for actor in found.actors], [outlet.id for outlet in found.outlets]) == (
        ["amnesty"],
        ["amnesty-reports"],
    )


def test_an_ambiguous_name_is_neither_and_is_reported_with_both() -> None:
    assert passage("Kim Chol came.").actors == ()
    assert [actor.id for actor in passage("Kim Chol the elder came.").actors] == ["kim-b"]
    assert ENRICHER.problems == ("“Kim Chol” is a form of kim-a and of kim-b: a passage that has it gets neither",)


def test_outlets_named_cited_and_by_note() -> None:
    enriched = ENRICHER.enrich(
        article("They met.", "As the Rodong Sinmun said.", notes=("“만나셨다,” Rodong Sinmun, May 11, 1967, 1.",))
    )
    vias = {each.id: [(outlet.id, outlet.via) for outlet in each.outlets] for each in enriched.passages}
    assert vias == {
        "a/p1": [("rodong-sinmun", "note")],
        "a/p2": [("rodong-sinmun", "text")],
        "a/n1": [("rodong-sinmun", "citation")],
    }


def test_an_outlet_that_a_note_only_talks_of_is_no_source_of_the_paragraph() -> None:
    notes = ("“만나셨다,” Korea Times, May 11, 1967, 1. The visit is not mentioned in Rodong Sinmun.",)
    enriched = ENRICHER.enrich(article("They met.", notes=notes))
    assert [(one.id, one.via) for one in enriched.passages[1].outlets] == [
        ("korea-times", "citation"),
        ("rodong-sinmun", "text"),
    ]
    assert [(one.id, one.via) for one in enriched.passages[0].outlets] == [("korea-times", "note")]


def test_the_only_source_of_a_note_counts_as_cited_though_it_is_only_told() -> None:
    enriched = ENRICHER.enrich(article("They met.", notes=("The column appeared in Korea Times on 14 August 2013.",)))
    assert [[(one.id, one.via) for one in each.outlets] for each in enriched.passages] == [
        [("korea-times", "note")],
        [("korea-times", "citation")],
    ]


CITING = Enricher(
    Vocabulary(
        actors=(
            Record("ana-ruiz", "Ana Ruiz", "person"),
            Record("lima", "Lima", "place"),
            Record("utopia", "Utopia", "state"),
        ),
        outlets=(),
    )
)


def test_the_author_of_a_work_cited_for_short_is_named() -> None:
    other = "Ana Young Ruiz, The Salt Road (Utopia: Nowhere Press, 2004), 5"
    full = f"{other}; Ana Ruiz, The Smoke Road (Utopia: Nowhere Press, 2006)."
    enriched = CITING.enrich(article("They met.", notes=(full, "Ruiz, Smoke Road, 9.", "Paz, 9.")))
    assert [[actor.id for actor in each.actors] for each in enriched.passages[1:]] == [["ana-ruiz"], ["ana-ruiz"], []]


def test_an_author_of_the_same_surname_is_somebody_else() -> None:
    full = "Park, S. y M. Urrea (2005), “Peras y sal”, Revista de la Sal, N° 58, págs. 3-9."
    citing = Enricher(Vocabulary(actors=(Record("park", "Park Chung-hee", "person"),), outlets=()))
    enriched = citing.enrich(article("Park Chung-hee spoke.", notes=(full, "Park y Urrea (2005), pág. 31.")))
    assert [[actor.id for actor in each.actors] for each in enriched.passages[1:]] == [[], []]


STRANGERS = Enricher(
    Vocabulary(
        actors=(
            Record("marshal", "Josip Salt Marshal", "person", ("Marshal",)),
            Record("borge", "Tomás Borge", "person", ("Borge", "또마스 보르헤")),
            Record("lankov", "Andrei Lankov", "person", ("란코프",)),
            Record("israel", "Israel", "state"),
            Record("lima", "Lima", "place"),
        ),
        outlets=(),
    )
)


@pytest.mark.parametrize(
    ("text", "notes", "ids"),
    [
        pytest.param(
            "Marshal Parillo los leyó, y Marshal calló.",
            ("Marshal Parillo, Hilario (2008). «Yo leía», entrevista, p. 3.", "Ruiz y Marshal Parillo (2008: 15)."),
            [[], [], []],
            id="first-of-two-surnames",
        ),
        pytest.param(
            "They met.",
            ("Borge, C. y Villalobos, V. (1994). *Talamanca*. San José: EUNED.", "Véase Borge y Villalobos (1994)."),
            [[], [], []],
            id="other-initials",
        ),
        pytest.param(
            "Tomás Borge spoke.",
            ("Borge, C. y Villalobos, V. (1994). *Talamanca*. San José: EUNED.",),
            [["borge"], []],
            id="other-initials-beside-the-one-known",
        ),
        pytest.param(
            "They met.",
            ("Borge, T. (1989). *La paciente impaciencia*. Managua: Vanguardia.",),
            [[], ["borge"]],
            id="his-initial",
        ),
        pytest.param(
            "They met.",
            ("Borge, Tomaso. *La paciente impaciencia*. Managua: Vanguardia, 1989.",),
            [[], ["borge"]],
            id="his-given-name-spelled-otherwise",
        ),
        pytest.param(
            "They met.",
            ("Comandante Borge, “Salt,” El Humo, 3 May 1967, 2.",),
            [[], ["borge"]],
            id="a-title-is-no-name",
        ),
        pytest.param(
            "란코프는 썼다.",
            ("안드레이 란코프, 『소금』 (서울: 아무개, 1995), 20쪽.",),
            [["lankov"], ["lankov"]],
            id="a-script-in-which-the-authority-has-one-form",
        ),
        pytest.param(
            "Israel Peña wrote; Israel did not.",
            ("Israel Peña, “Anoche”, El Sol, 23 December 1966, 2.",),
            [["israel"], []],
            id="state-as-a-given-name",
        ),
        pytest.param(
            "They met in Lima.",
            ("Lima, Pedro (1990): El humo. Quito: Nadie, p. 5.",),
            [["lima"], []],
            id="town-as-a-surname",
        ),
        pytest.param(
            "They met.",
            ("Embassy of Israel, “Salt,” 3 May 1967, Archive of Utopia, box 3.",),
            [[], ["israel"]],
            id="a-body-is-no-person",
        ),
    ],
)
def test_a_part_of_the_name_of_an_author_is_nobody(text: str, notes: tuple[str, ...], ids: list[list[str]]) -> None:
    enriched = STRANGERS.enrich(article(text, notes=notes))
    assert [[actor.id for actor in each.actors] for each in enriched.passages] == ids


@pytest.mark.parametrize(
    ("note", "fields", "places"),
    [
        pytest.param("Lima-Observateur, 3 May 1967.", {"container": "Lima-Observateur"}, [], id="of-its-name"),
        pytest.param(
            "Lima Delegation to the United Nations.",
            {"container": "Lima Delegation to the United Nations"},
            ["lima"],
            id="of-a-body",
        ),
        pytest.param(
            "Mutilada: Lima, Imprenta de Paz, 1804.", {"publisher": "Imprenta de Paz"}, [], id="before-a-press"
        ),
        pytest.param(
            "Las minas de Lima, Salt Books, 1804.", {"publisher": "Salt Books"}, ["lima"], id="end-of-a-title"
        ),
        pytest.param("Naval Command, Lima.", {"archive": "Naval Command, Lima"}, [], id="behind-an-archive"),
        pytest.param("Lima Command, Salt.", {"archive": "Lima Command, Salt"}, ["lima"], id="of-an-archive"),
        pytest.param("Ojo, Lima, 3 May 1967.", {"container": "Ojo", "date": "3 May 1967"}, [], id="town"),
        pytest.param("Ojo, Lima (26 sep. 1932).", {"container": "Ojo", "date": "26 sep. 1932"}, [], id="bracket"),
        pytest.param("Ojo, de Lima, 3 May 1967.", {"container": "Ojo", "date": "3 May 1967"}, [], id="de"),
        pytest.param(
            "Agencia de Noticias, Lima, 3 May 1967.",
            {"container": "Agencia de Noticias", "date": "3 May 1967"},
            ["lima"],
            id="dateline-of-an-agency",
        ),
        pytest.param(
            "Ojo, ‘To Lima’, 3 May 1967.",
            {"container": "Ojo", "title": "To Lima", "date": "3 May 1967"},
            ["lima"],
            id="title",
        ),
        pytest.param(
            "Ojo, on what was said on its way to Lima, 3 May 1967.",
            {"container": "Ojo", "date": "3 May 1967"},
            ["lima"],
            id="talk",
        ),
    ],
)
def test_the_town_of_a_newspaper_or_an_archive_is_no_actor(
    note: str, fields: dict[FieldName, str], places: list[str]
) -> None:
    start = note.index("Lima")
    reading = Reading({"a/n1": [Mention("actor", "lima", start, start + len("Lima"), "Lima", "label")]})
    told = tuple(
        CitationField(name, value, note.index(value), note.index(value) + len(value)) for name, value in fields.items()
    )
    cited = {"a/n1": (Citation(0, len(note), "full", "newspaper", told),)}
    lima = Record("lima", "Lima", "place")
    settle(reading, cited, {"lima": lima}, article("They met.", notes=(note,)).passages)
    assert [one.id for one in reading.mentions["a/n1"]] == places


def test_a_town_in_the_name_of_a_newspaper_that_notes_cite_is_no_actor_in_the_text() -> None:
    told = article(
        "The Lima Carrier was read in Lima.", "The Lima Carrier.", notes=("“Salt,” The Lima Carrier, 3 May 1967, 2.",)
    )
    assert [[actor.id for actor in each.actors] for each in CITING.enrich(told).passages] == [["lima"], [], []]


def test_a_surname_in_a_work_cited_for_short_that_nothing_cites_in_full_is_nobody_the_text_names() -> None:
    told = article("Ana Ruiz wrote. Ruiz left.", notes=("Ruiz, op. cit., p. 33.", "As Ruiz said."))
    assert [[actor.id for actor in each.actors] for each in CITING.enrich(told).passages] == [
        ["ana-ruiz"],
        [],
        ["ana-ruiz"],
    ]


@pytest.mark.parametrize(
    ("note", "places"),
    [
        pytest.param("Ticket no. 1965/12, private collection, Lima.", [], id="kept"),
        pytest.param("“Salt,” El Comercio, Lima, 3 May 1967, 2.", [], id="of-a-newspaper"),
        pytest.param("“Salt,” The Carrier (Lima), 3 May 1967, 2.", [], id="of-a-newspaper-in-brackets"),
        pytest.param("“Salt in Lima,” The Carrier (Lima), 3 May 1967.", ["lima"], id="in-the-title-as-well"),
        pytest.param("Interview with Eva Mora, Lima, 3 May 2015.", ["lima"], id="interview"),
        pytest.param("The road from Lima was closed.", ["lima"], id="talk"),
        pytest.param(
            "Carta de Eva Mora a Luis Paz, Lima, 3 de mayo de 1967, Archivo del Puerto, caja 4.", ["lima"], id="letter"
        ),
        pytest.param("“Salt,” El Faro (Lima), 3 May 1967, 2.", [], id="in-brackets-behind-a-newspaper"),
        pytest.param("Eva Mora, The Salt Road (Quito: Lima Books, 2004), 12.", [], id="in-the-name-of-a-press"),
        pytest.param("Eva Mora, Salt (Quito: El Colegio de Utopia, 2004), 12.", [], id="state-of-a-press"),
        pytest.param("Eva Mora, Salt (Quito: Embassy of Utopia, 2004), 12.", ["utopia"], id="state-of-an-embassy"),
        pytest.param(
            "Eva Mora to Luis Paz, 3 May 1967, National Archives of Utopia, box 4.", [], id="state-of-an-archive"
        ),
        pytest.param(
            "Eva Mora to Luis Paz, 3 May 1967, Archives of the Ministry of Salt of Utopia, box 4.",
            ["utopia"],
            id="state-of-a-ministry",
        ),
        pytest.param("“Ley de Sal”, Gaceta Oficial, n.º 19.057, Lima, 3 de mayo de 1967.", [], id="of-a-gazette"),
        pytest.param("“Ley de Sal”, Gaceta Oficial, Lima, n.º 19.057, 3 de mayo de 1967.", [], id="before-an-issue"),
        pytest.param("Interview with Eva Mora of the Institute of Salt, Lima, 3 May 2015.", ["lima"], id="institute"),
        pytest.param("“Acta”, Quito, 3 may. 1967. AGN, Lima, Sección Sal, t. 3, f. 9.", [], id="letters-and-a-section"),
        pytest.param("Ruiz v. Salt Board, 410 Lima 113, 116 (1973).", [], id="law-reports"),
        pytest.param("Lima v. Salt Board, 410 Sal. 113, 116 (1973).", ["lima"], id="party-of-a-case"),
        pytest.param("Eva Mora, Salt, 12 Lima L. Rev. 45 (1973).", ["lima"], id="in-the-name-of-a-journal"),
        pytest.param(
            "«Acta», 3 de mayo de 1967, Centro de Documentación de la Sal, Lima.", [], id="documentation-centre"
        ),
    ],
)
def test_where_a_source_appeared_or_is_kept_is_no_actor(note: str, places: list[str]) -> None:
    enriched = CITING.enrich(article("They met.", notes=(note,)))
    assert [actor.id for actor in enriched.passages[1].actors] == places


@pytest.mark.parametrize(
    ("found", "publication"),
    [
        pytest.param("38 North", Publication("38-north", "38 North"), id="label"),
        pytest.param("38 NORTH", Publication("38-north", "38 North"), id="other-case"),
        pytest.param("38 North: News on North Korea", Publication("38-north", "38 North"), id="subtitle"),
        pytest.param("Some Weekly", Publication("found", "Some Weekly"), id="not-in-the-authority"),
    ],
)
def test_the_publication_becomes_the_outlet_of_that_name(found: str, publication: Publication) -> None:
    assert ENRICHER.enrich(article("Text.", publication=found)).summary.publication == publication


def test_an_article_without_publication_stays_so() -> None:
    assert ENRICHER.enrich(article("Text.")).summary.publication is None


SPANISH = "La delegación permaneció tres semanas y visitó varias fábricas."
ENGLISH = "The delegation stayed for three weeks and visited several factories."


def test_the_article_has_the_language_of_most_of_its_passages_and_the_unsure_follow_it() -> None:
    enriched = ENRICHER.enrich(article(SPANISH, SPANISH, ENGLISH, notes=("Taylor, 112.", "만나셨다")))
    assert enriched.summary.lang == "es"
    assert [each.lang for each in enriched.passages] == ["es", "es", "en", "es", "ko"]


def test_metadata_give_the_language_before_the_passages_do() -> None:
    enriched = ENRICHER.enrich(article(SPANISH, "Taylor, 112.", lang="en-US"))
    assert enriched.summary.lang == "en"
    assert [each.lang for each in enriched.passages] == ["es", "en"]


def test_an_article_in_a_language_beyond_ours_keeps_it_in_its_passages() -> None:
    french = "La poésie de la liberté dans les montagnes."
    assert [each.lang for each in ENRICHER.enrich(article(french, lang="fr")).passages] == ["fr"]


def test_an_article_that_tells_nothing_has_no_language() -> None:
    enriched = ENRICHER.enrich(article("112."))
    assert enriched.summary.lang is None
    assert enriched.passages[0].lang is None


def test_all_else_stays_as_it_was() -> None:
    plain = article("In 1967.", notes=("Kim Il Sung",))
    enriched = ENRICHER.enrich(plain)
    assert [(each.id, each.text, each.notes) for each in enriched.passages] == [
        (each.id, each.text, each.notes) for each in plain.passages
    ]
    assert ENRICHER.enrich(enriched) == enriched


CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the real articles are not part of the repository")
def test_the_notes_of_the_real_article() -> None:
    """The notes as lines of the file, so that this doesn't depend on how articles are split."""
    text = (CORPUS / "000_6f97f76bbf8ab1b4.txt").read_text(encoding="utf-8")
    notes = re.findall(r"^ +\d+\. \[\d+\]\n\n +(.+)$", text, re.MULTILINE)
    found = ENRICHER.enrich(article("Text.", notes=tuple(notes))).passages[1:]

    def having(actor: str) -> list[int]:
        return [each.number for each in found if actor in {ref.id for ref in each.actors}]

    assert [each.number for each in found if each.outlets] == [2, 4, 5, 6, 9, 10, 11, 12]
    assert having("kim-il-sung") == [2, 4, 7, 10, 11]
    assert having("university") == [12]
    assert [each.number for each in found if 1967 in each.years] == [1, 2, 7]  # note 1 cites a thesis on 1959–1970

"""Citations in whole articles: what passages, claims and outlets come to, in enrichment and in a library."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer import Engine, Query
from indexer.engine.whoosh_memory import MemoryEngine
from indexer.enrich.enricher import Enricher
from indexer.errors import NotFoundError
from indexer.model import Article, ArticleSummary, Call, Kind, Passage, Record, Vocabulary
from tests import samples

VOCABULARY = Vocabulary(outlets=(Record("rodong-sinmun", "Rodong Sinmun", "newspaper", ("로동신문",)),))
SALT = "Ana Ruiz, The Salt Road: A History (Utopia: Nowhere Press, 2004), 5."
NEWS = "“조선의 소금,” Rodong Sinmun, May 12, 1967, 1."


def article(name: str, *notes: str) -> Article:
    """An article of one paragraph with a sentence a note, each with its call behind the full stop."""
    text = " ".join(f"Sentence number {number} of it." for number in range(1, len(notes) + 1))
    ends = [at + 1 for at, char in enumerate(text) if char == "."]
    names = tuple(f"{name}/n{number}" for number in range(1, len(notes) + 1))
    calls = tuple(Call(end, str(n), note) for n, (end, note) in enumerate(zip(ends, names, strict=True), 1))
    paragraph = Passage(f"{name}/p1", name, Kind.PARAGRAPH, 1, "1", "", 0, text, calls=calls, notes=names)
    footnotes = [
        Passage(note, name, Kind.FOOTNOTE, number, str(number), "", number, said, anchored_in=(paragraph.id,))
        for number, (note, said) in enumerate(zip(names, notes, strict=True), 1)
    ]
    made = Article(ArticleSummary(name, name, passages=len(notes) + 1, notes=len(notes)), (), (paragraph, *footnotes))
    return Enricher(VOCABULARY).enrich(made)


def test_works_flow_from_a_note_to_the_paragraph_that_calls_it() -> None:
    paragraph, first, second = article("a", SALT, NEWS).passages
    assert [(work.id, work.via) for work in first.works] == [("ruiz-salt-road", "citation")]
    assert [(work.id, work.via) for work in second.works] == [("조선의-소금-1967", "citation")]
    assert [(work.id, work.via) for work in paragraph.works] == [
        ("ruiz-salt-road", "note"),
        ("조선의-소금-1967", "note"),
    ]
    assert paragraph.works[0].label == "Ana Ruiz, The Salt Road (2004)"
    assert paragraph.citations == ()


def test_a_short_name_means_a_work_of_which_the_labeller_has_told_more() -> None:
    """Its author, whom no rule saw, changes the id of the work that the note had introduced."""
    book = (
        "변씨 상점, 1968~1984 「물레 장부」, 없는교민회 이민자료실 소장. 이하 「장부」로 줄이고 권수와 쪽수만 적는다."
    )
    _, first, second = article("a", book, "「장부」 9권, 88쪽.").passages
    assert [work.id for work in second.works] == [work.id for work in first.works]


def test_a_claim_is_the_sentence_before_the_call() -> None:
    paragraph = article("a", SALT, NEWS).passages[0]
    first, second = paragraph.claims
    assert paragraph.text[first.start : first.end] == "Sentence number 1 of it."
    assert (first.notes, first.works, first.outlets) == (("a/n1",), ("ruiz-salt-road",), ())
    assert (second.works, second.outlets) == (("조선의-소금-1967",), ("rodong-sinmun",))


def test_ibid_draws_on_the_outlet_that_it_leans_on() -> None:
    paragraph, _, ibid = article("a", NEWS, "Ibid., 3.").passages
    assert [(outlet.id, outlet.via) for outlet in ibid.outlets] == [("rodong-sinmun", "citation")]
    assert paragraph.claims[1].outlets == ("rodong-sinmun",)


def test_the_outlet_of_a_citation_is_the_one_found_by_name() -> None:
    note = article("a", "“조선의 소금,” 로동신문, 1967.5.12.").passages[1]
    assert (note.citations[0].kind, note.citations[0].first("container")) == ("newspaper", "로동신문")
    assert [(outlet.id, outlet.via) for outlet in note.outlets] == [("rodong-sinmun", "citation")]


@pytest.fixture
def library() -> Engine:
    engine = MemoryEngine()
    engine.apply(samples.changes([article("a", SALT, "Ibid., 9."), article("b", NEWS)]))
    return engine


def found(engine: Engine, q: str = "", **filters: list[str]) -> set[str]:
    return {hit.passage.id for hit in engine.search(Query.of(q, filters, size=100)).hits}


@pytest.mark.parametrize(
    ("q", "ids"),
    [
        ("cites:ruiz", {"a/p1", "a/n1", "a/n2"}),
        ('cites:"salt road"', {"a/p1", "a/n1", "a/n2"}),
        ("cites:histor*", {"a/p1", "a/n1", "a/n2"}),
        ("cites:소금", {"b/p1", "b/n1"}),
        ("cites:ruiz number", {"a/p1"}),
        ("ruiz", {"a/n1"}),
        ("cites:paz", set()),
    ],
)
def test_searching_for_what_is_cited(library: Engine, q: str, ids: set[str]) -> None:
    assert found(library, q) == ids


def test_the_facet_of_works(library: Engine) -> None:
    page = library.search(Query.of())
    values = [(value.value, value.label, value.count) for value in page.facets["work"].values]
    assert values == [
        ("ruiz-salt-road", "Ana Ruiz, The Salt Road (2004)", 3),
        ("조선의-소금-1967", "조선의 소금, Rodong Sinmun (1967)", 2),
    ]
    assert found(library, work=["ruiz-salt-road"]) == {"a/p1", "a/n1", "a/n2"}
    assert library.search(Query.of(exclude=[("work", "ruiz-salt-road")])).passages == 2
    assert library.search(Query.of(missing=["work"])).passages == 0


def test_works_are_one_across_articles_and_commits(library: Engine) -> None:
    library.apply(samples.changes([article("c", "Ruiz, Ana. The Salt Road. Utopia: Nowhere Press, 2004.")]))
    (work,) = library.works("ruiz salt")
    assert (work.id, work.passages) == ("ruiz-salt-road", 5)
    assert library.work(work.id).first("title") == "The Salt Road: A History"
    library.apply(samples.changes([], removed=["a"]))
    assert [(one.id, one.passages) for one in library.works()] == [("ruiz-salt-road", 2), ("조선의-소금-1967", 2)]
    assert library.work("ruiz-salt-road").first("title") == "The Salt Road"
    library.apply(samples.changes([], removed=["c"]))
    with pytest.raises(NotFoundError):
        library.work("ruiz-salt-road")


def test_a_list_says_nothing_of_articles_that_are_gone() -> None:
    engine = MemoryEngine()
    undated = "Ana Ruiz, The Salt Road (Utopia: Nowhere Press, n.d.)."
    engine.apply(samples.changes([article("a", SALT), article("b", undated, NEWS, NEWS)]))
    assert engine.works("ruiz")[0].label == "Ana Ruiz, The Salt Road (2004)"
    engine.apply(samples.changes([], removed=["a"]))
    assert [(one.label, one.passages) for one in engine.works("ruiz")] == [("Ana Ruiz, The Salt Road", 2)]
    assert engine.search(Query.of()).facets["work"].values[-1].label == "Ana Ruiz, The Salt Road"


def test_what_is_stored_comes_back(library: Engine) -> None:
    first = article("a", SALT, "Ibid., 9.")
    assert library.article("a") == replace(first, unresolved=(), basis="")


@pytest.mark.parametrize(
    ("note", "via"),
    [
        pytest.param("Ana Ruiz to Rodong Sinmun, 3 May 1967, Salt Archive, box 3.", "text", id="a-correspondent"),
        pytest.param("Ana Ruiz to Luis Paz, Rodong Sinmun, 3 May 1967, 4.", "citation", id="a-letter-printed-there"),
        pytest.param("Ana Ruiz, “Salt,” Rodong Sinmun, 3 May 1967.", "citation", id="an-article"),
    ],
)
def test_who_got_a_letter_is_no_source(note: str, via: str) -> None:
    assert [(outlet.id, outlet.via) for outlet in article("a", note).passages[1].outlets] == [("rodong-sinmun", via)]

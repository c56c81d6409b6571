"""What every engine must do: subclass ``EngineContract`` and give it an ``engine`` fixture with an empty engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from indexer.engine.protocol import Engine
from indexer.errors import NotFoundError, ParameterError, QueryError, QuerySyntaxError
from indexer.model import ActorRef, Article, ArticleSummary, Changes, Kind, Page, Passage
from indexer.query import FACETS, Query
from tests import samples

Ask = Callable[..., Page]


def ids(page: Page) -> list[str]:
    return [hit.passage.id for hit in page.hits]


def counts(page: Page, facet: str) -> Mapping[str, int]:
    return {value.value: value.count for value in page.facets[facet].values}


class EngineContract:
    """The tests; each starts from the sample library of ``tests.samples``."""

    @pytest.fixture
    def library(self, engine: Engine) -> Engine:
        engine.apply(samples.changes(samples.articles()))
        return engine

    @pytest.fixture
    def ask(self, library: Engine) -> Ask:
        def ask(q: str = "", **parameters: object) -> Page:
            return library.search(Query.of(q, **parameters))  # type: ignore[arg-type]

        return ask

    # --- what matches ---

    @pytest.mark.parametrize(
        ("q", "expected"),
        [
            pytest.param("rifles", {"visit/p1", "visit/p2"}, id="a word finds its other forms"),
            pytest.param('"rifles"', {"visit/p1"}, id="a quoted word is exact"),
            pytest.param('"kim il sung"', {"visit/p1", "prison/p2"}, id="a phrase crosses hyphens"),
            pytest.param('"sung il kim"', set(), id="a phrase has an order"),
            pytest.param("poet release", {"prison/p2"}, id="words are ANDed"),
            pytest.param("release OR fusiles", {"prison/p2", "carta/p2"}, id="OR"),
            pytest.param("poet -release", {"prison/c1", "carta/p2"}, id="minus"),
            pytest.param("poet NOT release", {"prison/c1", "carta/p2"}, id="NOT"),
            pytest.param("poet (1974 OR release)", {"prison/c1", "prison/p2"}, id="brackets"),
            pytest.param("CEAUSESCU", {"prison/p2"}, id="case and accents fold"),
            pytest.param("revolucion", {"carta/p2"}, id="an accent may be left out"),
            pytest.param("relation", {"prison/p1", "visit/p2"}, id="an English stem"),
            pytest.param("relación", {"carta/p1"}, id="a Spanish stem"),
            pytest.param("rel*", {"carta/p1", "prison/p1", "prison/p2", "visit/p2"}, id="prefix"),
            pytest.param("rifel~", {"visit/p2"}, id="one edit: neighbours change places"),
            pytest.param("rifels~", {"visit/p1"}, id="one edit finds forms, not stems"),
            pytest.param("rile~", {"visit/p2"}, id="one edit: a letter left out"),
            pytest.param("김일성", {"visit/n1", "visit/p1", "prison/p2"}, id="a name in any script"),
            pytest.param("대표", {"visit/n1"}, id="a Korean word inside a longer one"),
            pytest.param("만", {"visit/n1"}, id="one Korean syllable"),
            pytest.param('"대표단을 만나"', {"visit/n1"}, id="a Korean phrase"),
            pytest.param('"대표 만나"', set(), id="a Korean phrase is exact inside"),
            pytest.param("nodong sinmun", {"visit/n1", "prison/c1"}, id="an outlet by another spelling"),
            pytest.param("title:carta", {"carta/p1", "carta/p2"}, id="title:"),
            pytest.param("section:visit", {"visit/p2"}, id="section:"),
            pytest.param('author:"ana ruiz" rifle', {"visit/p1", "visit/p2"}, id="author:"),
            pytest.param("poet title:visit", set(), id="a field restricts its own word alone"),
            pytest.param("-poet", {"carta/p1", "prison/p1", "visit/p1", "visit/p2", "visit/n1", "visit/n2"}, id="not"),
            pytest.param("poet’s", {"prison/c1", "prison/p2", "carta/p2"}, id="a possessive is its word"),
            pytest.param("zeppelin", set(), id="nothing"),
        ],
    )
    def test_finds(self, ask: Ask, q: str, expected: set[str]) -> None:
        page = ask(q)
        assert set(ids(page)) == expected
        assert page.passages == len(expected)
        assert page.articles == len({passage.partition("/")[0] for passage in expected})

    def test_an_empty_query_finds_all_in_document_order(self, ask: Ask) -> None:
        assert ids(ask()) == [
            "visit/p1", "visit/p2", "visit/n1", "visit/n2", "carta/p1", "carta/p2",
            "prison/c1", "prison/p1", "prison/p2",
        ]  # fmt: skip

    # --- by article ---

    def test_an_answer_by_article(self, library: Engine) -> None:
        page = library.grouped(Query.of(sort="document"), each=1)
        assert [(group.article.id, group.passages) for group in page.groups] == [
            ("visit", 4), ("carta", 2), ("prison", 3),
        ]  # fmt: skip
        assert ids(page) == ["visit/p1", "carta/p1", "prison/c1"]
        assert (page.passages, page.articles) == (9, 3)
        assert page.facets == library.search(Query.of()).facets

    def test_an_article_stands_where_its_best_passage_would(self, library: Engine) -> None:
        passages = library.search(Query.of("poet"))
        page = library.grouped(Query.of("poet"))
        assert [group.article.id for group in page.groups] == list(
            dict.fromkeys(hit.article.id for hit in passages.hits)
        )
        assert {hit.passage.id: hit.score for hit in page.hits} == {hit.passage.id: hit.score for hit in passages.hits}

    def test_an_opened_article_shows_all_that_answers(self, library: Engine) -> None:
        page = library.grouped(Query.of(sort="document"), each=1, opened=["prison"])
        assert ids(page) == ["visit/p1", "carta/p1", "prison/c1", "prison/p1", "prison/p2"]

    def test_articles_are_paged(self, library: Engine) -> None:
        first = library.grouped(Query.of(size=2))
        second = library.grouped(Query.of(size=2, cursor=first.next))
        assert [group.article.id for group in (*first.groups, *second.groups)] == ["visit", "carta", "prison"]
        assert second.next is None

    def test_a_cursor_of_passages_is_none_of_articles(self, library: Engine) -> None:
        passages, groups = library.search(Query.of(size=1)).next, library.grouped(Query.of(size=1)).next
        with pytest.raises(ParameterError):
            library.grouped(Query.of(size=1, cursor=passages))
        with pytest.raises(ParameterError):
            library.search(Query.of(size=1, cursor=groups))

    def test_one_facet_has_all_of_its_values(self, library: Engine) -> None:
        query = Query.of("", {"kind": ["footnote"]}, exclude=[("year", "1971")])
        for name, facet in library.search(query).facets.items():
            assert library.facet(query, name) == facet  # the sample is smaller than any limit

    def test_one_facet_has_even_the_values_that_an_answer_cuts(self, engine: Engine) -> None:
        summary, text = ArticleSummary("many", "Many", passages=60), "One of many."
        passages = tuple(
            Passage(
                f"many/p{n}", "many", Kind.PARAGRAPH, n, str(n), "", n - 1, text, actors=(ActorRef(f"a{n}", "", ""),)
            )
            for n in range(1, 61)
        )
        engine.apply(samples.changes([Article(summary, (), passages)]))
        cut, whole = engine.search(Query.of()).facets["actor"], engine.facet(Query.of(), "actor")
        assert (len(cut.values), cut.truncated) == (50, True)
        assert (len(whole.values), whole.truncated) == (60, False)

    def test_variants_are_told_and_can_be_left_out(self, ask: Ask) -> None:
        page = ask("kim il sung")
        assert [(found.term, found.added) for found in page.variants] == [
            ("kim il sung", ("김일성", "Kim Il-song", "金日成"))
        ]
        alone = ask("kim il sung", variants=False)
        assert set(ids(alone)) == {"visit/p1", "prison/p2"}
        assert alone.variants == ()

    def test_a_quoted_name_is_exact(self, ask: Ask) -> None:
        assert ask('"김일성"').variants == ()
        assert set(ids(ask('"김일성"'))) == {"visit/n1"}

    def test_scores_fall_and_a_rarer_word_counts_more(self, ask: Ask) -> None:
        page = ask("rifles OR caracas")
        scores = [hit.score for hit in page.hits]
        assert scores == sorted(scores, reverse=True)
        assert ids(page)[0] == "visit/p1"
        assert all(score > 0 for score in scores)

    # --- filters and facets ---

    @pytest.mark.parametrize(
        ("parameters", "expected"),
        [
            pytest.param({"filters": {"year": ["1971"]}}, {"prison/p1"}, id="a year within a range"),
            pytest.param({"filters": {"year": ["196X"]}}, {"visit/p1", "visit/p2", "visit/n1", "prison/p1"},
                         id="a decade"),
            pytest.param({"filters": {"year": ["1960..1969"]}}, {"visit/p1", "visit/p2", "visit/n1", "prison/p1"},
                         id="a range covers a decade"),
            pytest.param({"filters": {"year": ["1965..1968"]}}, {"visit/p1", "visit/n1"}, id="part of a decade"),
            pytest.param({"filters": {"year": ["1967", "1974"]}},
                         {"visit/p1", "visit/n1", "prison/p1", "prison/c1", "carta/p1"}, id="values are ORed"),
            pytest.param({"filters": {"year": ["1967"], "kind": ["footnote"]}}, {"visit/n1"}, id="facets are ANDed"),
            pytest.param({"filters": {"actor": ["kim-il-sung"]}}, {"visit/p1", "visit/n1", "prison/p2"}, id="actor"),
            pytest.param({"filters": {"outlet": ["rodong-sinmun"]}}, {"visit/p1", "visit/n1", "prison/c1"},
                         id="outlet"),
            pytest.param({"filters": {"publication": ["north-review"], "kind": ["paragraph"]}},
                         {"visit/p1", "visit/p2"}, id="publication"),
            pytest.param({"filters": {"published": ["2021"]}}, {"carta/p1", "carta/p2"}, id="published"),
            pytest.param({"filters": {"lang": ["ko", "es"]}}, {"visit/n1", "carta/p1", "carta/p2"}, id="lang"),
            pytest.param({"missing": ["year"]}, {"visit/n2", "prison/p2", "carta/p2"}, id="missing"),
            pytest.param({"missing": ["year"], "filters": {"year": ["1967"]}},
                         {"visit/p1", "visit/n1", "visit/n2", "prison/p2", "carta/p2"}, id="missing or a value"),
            pytest.param({"exclude": [("actor", "kim-il-sung"), ("kind", "footnote")]},
                         {"visit/p2", "prison/c1", "prison/p1", "carta/p1", "carta/p2"}, id="exclude"),
            pytest.param({"also": [("year", "1970"), ("year", "1974")]}, {"prison/p1"}, id="also, of one facet"),
            pytest.param({"also": [("actor", "kim-il-sung")], "filters": {"kind": ["footnote"]}}, {"visit/n1"},
                         id="also, of another"),
            pytest.param({"also": [("publication", "north-review"), ("actor", "nobody")]}, set(), id="also nothing"),
            pytest.param({"filters": {"actor": ["nobody"]}}, set(), id="a value that nothing has"),
        ],
    )  # fmt: skip
    def test_filters(self, ask: Ask, parameters: dict[str, object], expected: set[str]) -> None:
        assert set(ids(ask(**parameters))) == expected

    def test_a_facet_is_counted_under_all_other_filters(self, ask: Ask) -> None:
        page = ask(filters={"kind": ["footnote"], "lang": ["en"]})
        assert counts(page, "kind") == {"paragraph": 4, "footnote": 1, "caption": 1}
        assert counts(page, "lang") == {"en": 1, "ko": 1}
        assert counts(page, "year") == {}

    def test_what_must_be_there_also_holds_for_its_own_facet(self, ask: Ask) -> None:
        assert counts(ask(also=[("kind", "footnote")]), "kind") == {"footnote": 2}

    def test_every_facet_is_there_with_its_missing(self, ask: Ask) -> None:
        page = ask("poet")
        assert tuple(page.facets) == FACETS
        assert page.facets["year"].missing == 2
        assert page.facets["kind"].missing == 0

    def test_a_chosen_value_stays_listed_at_zero(self, ask: Ask) -> None:
        page = ask("rifles", filters={"actor": ["ali-lameda"], "year": ["1900..1910"]})
        lameda = next(value for value in page.facets["actor"].values if value.value == "ali-lameda")
        assert (lameda.label, lameda.count, lameda.selected) == ("Alí Lameda", 0, True)
        assert counts(page, "year") == {"1900..1910": 0}

    def test_a_chosen_range_says_how_many_it_has(self, ask: Ask) -> None:
        assert counts(ask(filters={"year": ["1969..1974"]}), "year")["1969..1974"] == 3

    def test_years_stand_in_order_of_time(self, ask: Ask) -> None:
        labels = [value.label for value in ask().facets["year"].values]
        assert labels == ["1960s", "1967", "1969", "1970s", "1970", "1971", "1972", "1973", "1974"]

    def test_other_values_stand_by_count(self, ask: Ask) -> None:
        assert [(value.label, value.count) for value in ask().facets["kind"].values] == [
            ("paragraph", 6), ("footnote", 2), ("caption", 1),
        ]  # fmt: skip

    def test_an_excluded_value_stays_listed(self, ask: Ask) -> None:
        values = ask(exclude=[("kind", "footnote")]).facets["kind"].values
        assert [(value.value, value.count, value.excluded) for value in values] == [
            ("paragraph", 6, False), ("footnote", 2, True), ("caption", 1, False),
        ]  # fmt: skip

    # --- what stands together ---

    def test_counts_are_of_the_answer_alone(self, library: Engine) -> None:
        found = library.counts(Query.of(filters={"actor": ["kim-il-sung"]}), ["actor", "outlet", "kind", "publication"])
        told = {name: [(v.value, v.label, v.count) for v in facet.values] for name, facet in found.items()}
        assert told == {
            "actor": [("kim-il-sung", "Kim Il Sung", 3)],
            "outlet": [("rodong-sinmun", "Rodong Sinmun", 2)],
            "kind": [("paragraph", "paragraph", 2), ("footnote", "footnote", 1)],
            "publication": [("north-review", "North Review", 2)],
        }
        assert (found["outlet"].missing, found["publication"].missing) == (1, 1)

    def test_counts_are_cut_at_the_limit_and_say_so(self, library: Engine) -> None:
        found = library.counts(Query.of(), ["kind", "year"], limit=2)
        assert [v.value for v in found["kind"].values] == ["paragraph", "footnote"]
        assert found["kind"].truncated
        assert len(found["year"].values) == 9
        assert not found["year"].truncated
        assert not library.counts(Query.of(), ["kind"])["kind"].truncated

    def test_a_work_is_counted_under_its_label(self, library: Engine) -> None:
        (value,) = library.counts(Query.of(filters={"year": ["1967"]}), ["work"])["work"].values
        assert (value.value, value.label, value.count) == (*samples.RECEIVED, 2)

    def test_two_facets_are_crossed(self, library: Engine) -> None:
        found = library.crossed(Query.of(), "actor", "year", limit=10)
        assert [(v.value, v.count) for v in found.rows] == [("kim-il-sung", 3), ("ali-lameda", 1)]
        years = [v.value for v in found.columns]
        assert years == ["196X", "1967", "1969", "197X", "1970", "1971", "1972", "1973", "1974"]
        cells = {
            (row.value, year): count
            for row, line in zip(found.rows, found.counts, strict=True)
            for year, count in zip(years, line, strict=True)
            if count
        }
        assert cells["kim-il-sung", "1967"] == 2
        assert ("kim-il-sung", "1974") not in cells
        assert (found.rows_cut, found.columns_cut) == (False, False)

    def test_a_facet_is_crossed_with_itself(self, library: Engine) -> None:
        found = library.crossed(Query.of("poet OR rifles"), "kind", "kind", limit=1)
        assert [v.value for v in found.rows] == [v.value for v in found.columns] == ["paragraph"]
        assert found.counts == ((found.rows[0].count,),)
        assert (found.rows_cut, found.columns_cut) == (True, True)

    def test_crossing_counts_what_a_search_for_both_finds(self, library: Engine) -> None:
        found = library.crossed(Query.of(), "publication", "lang", limit=10)
        for row, line in zip(found.rows, found.counts, strict=True):
            for column, count in zip(found.columns, line, strict=True):
                both = Query.of(filters={"publication": [row.value], "lang": [column.value]})
                assert library.find(both).passages == count

    def test_nothing_is_crossed_with_nothing(self, library: Engine) -> None:
        found = library.crossed(Query.of("zeppelin"), "actor", "year", limit=10)
        assert (found.rows, found.columns, found.counts) == ((), (), ())

    def test_the_ways_to_an_outlet(self, library: Engine) -> None:
        assert dict(library.ways("rodong-sinmun")) == {"note": 1, "citation": 1, "text": 1}
        assert dict(library.ways("nothing")) == {}
        library.apply(samples.changes([], removed=["prison"]))
        assert dict(library.ways("rodong-sinmun")) == {"note": 1, "citation": 1}

    def test_what_cannot_be_parsed_cannot_be_counted(self, library: Engine) -> None:
        with pytest.raises(QuerySyntaxError):
            library.counts(Query.of('poet "open'), ["kind"])
        with pytest.raises(QuerySyntaxError):
            library.crossed(Query.of('poet "open'), "kind", "year", limit=1)

    # --- order and pages ---

    @pytest.mark.parametrize("sort", ["relevance", "year", "-year", "document"])
    def test_pages_follow_one_another_without_gap_or_repeat(self, ask: Ask, sort: str) -> None:
        whole = ids(ask("poet OR 1974 OR rifle", sort=sort))
        seen: list[str] = []
        cursor = None
        while True:
            page = ask("poet OR 1974 OR rifle", sort=sort, size=2, cursor=cursor)
            seen += ids(page)
            cursor = page.next
            if cursor is None:
                break
        assert seen == whole

    def test_sorting_by_year_puts_the_undated_last(self, ask: Ask) -> None:
        years = [hit.passage.years[:1] for hit in ask(sort="year").hits]
        assert years == [(), (1967,), (1967,), (1969,), (1974,), (1974,), (), (), ()]  # the first is the 1960s
        assert ids(ask(sort="-year"))[-3:] == ["visit/n2", "carta/p2", "prison/p2"]

    def test_a_cursor_stays_right_while_the_library_changes(self, library: Engine) -> None:
        query = Query.of("poet OR rifle OR fusiles", size=2)
        first = library.search(query)
        library.apply(samples.changes([_article("aaa", "rifle " * 3), _article("zzz", "A poet and nothing else.")]))
        rest = library.search(replace(query, size=20, cursor=first.next))
        assert not set(ids(first)) & set(ids(rest))
        assert {"visit/p1", "visit/p2", "prison/c1", "prison/p2", "carta/p2"} <= {*ids(first), *ids(rest)}

    def test_a_cursor_of_a_forgotten_generation_goes_on_near_its_mark(self, library: Engine) -> None:
        query = Query.of(size=4)
        first = library.search(query)
        for number in range(6):
            library.apply(samples.changes([_article(f"z{number}", "Something else.")]))
        assert ids(library.search(replace(query, cursor=first.next)))[0] == "carta/p1"

    def test_a_cursor_outlives_its_passage(self, library: Engine) -> None:
        query = Query.of(size=5)
        first = library.search(query)
        library.apply(samples.changes([], removed=[first.hits[-1].passage.article]))
        assert ids(library.search(replace(query, cursor=first.next))) == ["prison/c1", "prison/p1", "prison/p2"]

    def test_a_cursor_of_another_query_is_refused(self, ask: Ask) -> None:
        cursor = ask("poet", size=1).next
        with pytest.raises(ParameterError, match="cursor"):
            ask("rifle", cursor=cursor)

    @pytest.mark.parametrize("cursor", ["x", "####", "W10", "bnVsbA"])
    def test_a_cursor_that_is_none_is_refused(self, ask: Ask, cursor: str) -> None:
        with pytest.raises(ParameterError, match="cursor"):
            ask(cursor=cursor)

    # --- what is shown ---

    def test_a_phrase_is_marked_whole(self, ask: Ask) -> None:
        hit = ask('"kim il sung"', filters={"kind": ["paragraph"]}, sort="document").hits[0]
        assert [hit.passage.text[mark.start : mark.end] for mark in hit.highlights] == ["Kim Il Sung"]
        assert "<mark>Kim Il Sung</mark>" in hit.snippet

    def test_a_korean_name_is_marked_without_its_particles(self, ask: Ask) -> None:
        hit = ask("kim il sung", filters={"kind": ["footnote"]}).hits[0]
        assert [hit.passage.text[mark.start : mark.end] for mark in hit.highlights] == ["김일성"]

    def test_suggestions_when_nothing_is_found(self, ask: Ask) -> None:
        assert ask("ceausesku").suggestions == ("ceausescu",)
        assert ask("poet").suggestions == ()
        assert ask("xylophone").suggestions == ()

    def test_a_hit_is_the_passage_as_it_was_given(self, ask: Ask) -> None:
        by_id = {passage.id: passage for article in samples.articles() for passage in article.passages}
        for hit in ask().hits:
            assert hit.passage == by_id[hit.passage.id]
            assert hit.article.id == hit.passage.article

    def test_articles_and_passages_by_id(self, library: Engine) -> None:
        for article in samples.articles():
            assert library.article(article.id) == article
        assert [summary.title for summary in library.articles()] == [
            "A visit to Pyongyang", "Carta de Caracas", "The poet’s prison",
        ]  # fmt: skip
        assert library.passage("visit/n1").passage.anchored_in == ("visit/p1",)
        assert list(library.passages(["visit/n1", "visit/n9"])) == ["visit/n1"]

    def test_ids_that_are_none(self, library: Engine) -> None:
        with pytest.raises(NotFoundError, match="visit/p9"):
            library.passage("visit/p9")
        with pytest.raises(NotFoundError, match="nobody"):
            library.article("nobody")

    def test_highlights_of_a_whole_article(self, library: Engine) -> None:
        passages = library.article("prison").passages
        marks = library.highlights(Query.of("poet"), passages)
        assert {name: len(spans) for name, spans in marks.items()} == {"prison/c1": 1, "prison/p1": 0, "prison/p2": 1}

    # --- errors ---

    def test_a_query_that_cannot_be_parsed_says_where(self, ask: Ask) -> None:
        with pytest.raises(QuerySyntaxError) as caught:
            ask('poet "open')
        assert (caught.value.position, caught.value.suggestion) == (5, 'poet "open"')

    def test_a_prefix_that_stands_for_too_much(self, library: Engine) -> None:
        words = " ".join(f"q{number:04d}" for number in range(2001))
        library.apply(samples.changes([_article("many", words)]))
        with pytest.raises(QueryError, match="q\\*"):
            library.search(Query.of("q*"))
        assert library.search(Query.of("q00*")).passages == 1

    # --- changes ---

    def test_an_empty_library_answers(self, engine: Engine) -> None:
        engine.apply(Changes(roots=("/documents",)))
        page = engine.search(Query.of("poet"))
        assert (page.passages, page.articles, page.hits, page.next) == (0, 0, (), None)
        assert page.facets["year"].values == ()

    def test_changes_are_seen(self, library: Engine) -> None:
        before = library.info()
        changed = replace(samples.articles()[1], passages=(_passage("prison", "Only zeppelins."),))
        after = library.apply(samples.changes([changed, _article("fresh", "A fresh zeppelin.")], removed=["carta"]))
        assert after.generation != before.generation
        assert (after.articles, after.passages) == (3, 6)
        assert set(ids(library.search(Query.of("zeppelin")))) == {"prison/p1", "fresh/p1"}
        assert library.search(Query.of("poet")).passages == 0
        assert library.info() == after

    def test_no_change_is_no_new_generation(self, library: Engine) -> None:
        before = library.info()
        assert library.apply(samples.changes([])) == before

    def test_a_change_that_fails_leaves_all_as_it_was(self, library: Engine) -> None:
        before = library.info()

        def breaking() -> object:
            yield samples.source(samples.articles()[0]), samples.articles()[0]
            raise RuntimeError("the reader broke")

        with pytest.raises(RuntimeError, match="the reader broke"):
            library.apply(Changes(breaking(), ("carta",), ("/documents",), samples.VOCABULARY))  # type: ignore[arg-type]
        assert library.info() == before
        assert library.search(Query.of("fusiles")).passages == 1
        library.apply(samples.changes([], removed=["carta"]))
        assert library.search(Query.of("fusiles")).passages == 0

    def test_the_state_tells_what_it_was_made_from(self, library: Engine) -> None:
        state = library.state()
        assert state.roots == ("/documents",)
        assert [source.path for source in state.sources] == ["carta.txt", "prison.txt", "visit.txt"]
        assert state.vocabulary == samples.VOCABULARY

    def test_anew_forgets_what_was(self, library: Engine) -> None:
        library.apply(replace(samples.changes([_article("fresh", "One.")]), anew=True))
        assert [summary.id for summary in library.articles()] == ["fresh"]

    def test_it_is_sound(self, library: Engine) -> None:
        assert library.verify() == ()


def _passage(article: str, text: str) -> Passage:

    return Passage(f"{article}/p1", article, Kind.PARAGRAPH, 1, "1", "", 0, text, "en")


def _article(name: str, text: str) -> Article:

    return Article(ArticleSummary(name, name, passages=1), (), (_passage(name, text),))

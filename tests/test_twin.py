"""The engine and its slow twin agree on hits, scores, order, totals and every facet count."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer import Article, Engine, Page, Query, open_library
from indexer.query import FACETS, MAX_SIZE
from tests import samples, strategies
from tests.grouped import grouped
from tests.naive import NaiveEngine

Commits = list[tuple[list[Article], list[str]]]
MANY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def fill(engine: Engine, commits: Commits) -> None:
    for added, removed in commits:
        engine.apply(samples.changes(added, removed, strategies.VOCABULARY))


def pages(engine: Engine, query: Query, limit: int = 30) -> list[Page]:
    """All pages of an answer, one after the other."""
    found = [engine.search(query)]
    while found[-1].next and len(found) < limit:
        found.append(engine.search(replace(query, cursor=found[-1].next)))
    return found


@MANY
@given(strategies.commits(), st.lists(strategies.queries(), min_size=1, max_size=4))
def test_both_answer_alike(commits: Commits, queries: list[Query]) -> None:
    engine, twin = open_library(None), NaiveEngine()
    fill(engine, commits)
    fill(twin, commits)
    for query in queries:
        ours, theirs = pages(engine, query), pages(twin, query)
        for page, expected in zip(ours, theirs, strict=True):
            assert (page.passages, page.articles) == (expected.passages, expected.articles)
            assert page.facets == expected.facets
            assert page.variants == expected.variants
            assert page.suggestions == expected.suggestions
            scores = {hit.passage.id: hit.score for hit in page.hits}
            assert scores == pytest.approx({hit.passage.id: hit.score for hit in expected.hits})
            assert [hit.snippet for hit in page.hits] == [hit.snippet for hit in expected.hits]
        found = engine.find(query, facets=True, snippets=True)
        assert found == replace(twin.find(query, facets=True, snippets=True), library=engine.info())
        assert engine.find(query, facets=True) == replace(found, snippets=())
        assert engine.find(query) == replace(engine.find(query, facets=True), facets={})
        assert replace(engine.search(query, facets=False), took_ms=0.0) == replace(ours[0], facets={}, took_ms=0.0)
    engine.close()


@MANY
@given(strategies.commits(), strategies.commits(), strategies.queries())
def test_paging_through_changes_repeats_nothing_and_passes_nothing_over(
    before: Commits, meanwhile: Commits, query: Query
) -> None:
    engine = open_library(None)
    fill(engine, before)
    at_first = {hit.passage.id for page in pages(engine, query) for hit in page.hits}
    page = engine.search(query)
    shown = [hit.passage.id for hit in page.hits]
    throughout = set(at_first)
    changes = iter(meanwhile[:2])  # as many generations as are kept
    while page.next:
        if change := next(changes, None):
            fill(engine, [change])
            throughout &= {hit.passage.id for found in pages(engine, query) for hit in found.hits}
        page = engine.search(replace(query, cursor=page.next))
        shown += [hit.passage.id for hit in page.hits]
    assert len(shown) == len(set(shown))
    assert throughout <= set(shown)
    engine.close()


@MANY
@given(strategies.commits(), strategies.queries(), st.sampled_from(FACETS), st.sampled_from(FACETS), st.integers(1, 4))
def test_both_count_and_cross_alike(commits: Commits, query: Query, rows: str, columns: str, limit: int) -> None:
    engine, twin = open_library(None), NaiveEngine()
    fill(engine, commits)
    fill(twin, commits)
    for most in (None, limit):
        assert engine.counts(query, FACETS, limit=most) == twin.counts(query, FACETS, limit=most)
    assert engine.crossed(query, rows, columns, limit=limit) == twin.crossed(query, rows, columns, limit=limit)
    for outlet in engine.counts(Query.of(), ["outlet"])["outlet"].values:
        ways = engine.ways(outlet.value)
        assert ways == twin.ways(outlet.value)
        assert sum(ways.values()) == outlet.count
    engine.close()


@MANY
@given(strategies.commits(), strategies.queries())
def test_facet_counts_are_what_a_recount_gives(commits: Commits, query: Query) -> None:
    """Choosing a listed value alone finds as many passages as its count said."""
    engine = open_library(None)
    fill(engine, commits)
    for name, facet in engine.search(query).facets.items():
        alone = Query.of(
            query.q,
            {other: query.values(other) for other, _ in query.filters if other != name},
            missing=[other for other in query.missing if other != name],
            also=query.also,
            exclude=[(other, value) for other, value in query.exclude if other != name],
            variants=query.variants,
        )
        for value in facet.values:
            assert engine.search(alone.toggled(name, value.value)).passages == value.count
        assert engine.search(alone.toggled_missing(name)).passages == facet.missing
    engine.close()


@MANY
@given(strategies.commits(), strategies.queries(), st.integers(1, 4), st.sets(st.sampled_from(["a0", "a1", "a2"])))
def test_answers_by_article_are_those_by_passage_sorted_into_articles(
    commits: Commits, query: Query, each: int, opened: set[str]
) -> None:
    engine = open_library(None)
    fill(engine, commits)
    while True:
        ours = engine.grouped(query, each=each, opened=opened)
        expected = grouped(engine.search, replace(query, cursor=None, size=MAX_SIZE), each, opened)
        shown = [group.article.id for group in ours.groups]
        assert ours.groups == tuple(group for group in expected.groups if group.article.id in shown)
        assert ours.hits == tuple(hit for hit in expected.hits if hit.article.id in shown)
        assert replace(ours, groups=(), hits=(), next=None, took_ms=0) == replace(
            expected, groups=(), hits=(), next=None, took_ms=0
        )
        if ours.next is None:
            break
        query = replace(query, cursor=ours.next)
    engine.close()


@MANY
@given(strategies.commits(), strategies.commits(), strategies.queries())
def test_paging_by_article_through_changes_repeats_nothing_and_passes_nothing_over(
    before: Commits, meanwhile: Commits, query: Query
) -> None:
    engine = open_library(None)
    fill(engine, before)

    def answering() -> set[str]:
        return {hit.article.id for page in pages(engine, query) for hit in page.hits}

    throughout = answering()
    page = engine.grouped(query)
    shown = [group.article.id for group in page.groups]
    changes = iter(meanwhile[:2])  # as many generations as are kept
    while page.next:
        if change := next(changes, None):
            fill(engine, [change])
            throughout &= answering()
        page = engine.grouped(replace(query, cursor=page.next))
        shown += [group.article.id for group in page.groups]
    assert len(shown) == len(set(shown))
    assert throughout <= set(shown)
    engine.close()


@MANY
@given(strategies.commits(), strategies.queries())
def test_a_whole_facet_is_what_a_recount_gives(commits: Commits, query: Query) -> None:
    engine, twin = open_library(None), NaiveEngine()
    fill(engine, commits)
    fill(twin, commits)
    for name in FACETS:
        assert engine.facet(query, name) == twin.facet(query, name)
    engine.close()

"""Answering a query from one generation: plan, execute, filter, count, order, show. No engine's own types here."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

import numpy as np

from indexer import syntax
from indexer.analysis import Token, tokens
from indexer.engine.columns import Array, Bools
from indexer.engine.execute import Execution
from indexer.engine.facets import Counted, count_facets, filter_masks, passing, rows_by_article
from indexer.engine.limits import Deadline
from indexer.engine.paging import Ordered, Ranking, page_rows, sort_values
from indexer.folding import nfc
from indexer.highlight import Highlighter, make_snippet
from indexer.model import ArticleSummary, Expansion, Highlight, Hit, LibraryInfo, Page, Passage
from indexer.plan import Lexicon, Names, Plan, make_plan, resolve
from indexer.query import Query

MAX_SUGGESTIONS = 3


class Snapshot(Ordered, Counted, Lexicon, Protocol):
    """One generation of a library, open for reading. Rows are numbered through all its segments."""

    @property
    def info(self) -> LibraryInfo: ...

    @property
    def names(self) -> Names: ...

    @property
    def bases(self) -> Sequence[int]:
        """The number of each segment's first row."""
        ...

    @property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """For a facet, what a person reads for its values."""
        ...

    def passage_at(self, row: int) -> Passage: ...

    def summary_at(self, row: int) -> ArticleSummary:
        """The article of a row."""
        ...

    def summary(self, article_id: str) -> ArticleSummary: ...

    def frequency(self, form: str) -> int:
        """In how many passages the text has ``form``."""
        ...


S = TypeVar("S", bound=Snapshot)


def search(query: Query, snapshot: S, earlier: Callable[[str], S | None]) -> Page:
    """One page of the answer; raises ``QueryError``. ``earlier`` opens generations that a cursor may come from."""
    began = time.perf_counter()
    deadline = Deadline()
    answer = _answer(query, snapshot, deadline)
    rows, cursor = page_rows(query, answer.ranking, lambda name: _past(query, earlier(name), deadline))
    any_found = any(len(found) for found in answer.found)
    page = Page(
        passages=len(answer.ranking.rows),
        articles=answer.articles,
        hits=_hits(answer, rows, snapshot),
        facets=count_facets(query, answer.found, answer.masks, snapshot, snapshot.labels),
        library=snapshot.info,
        variants=answer.expansions,
        suggestions=() if any_found else tuple(suggestions(query.q, snapshot)),
        next=cursor,
    )
    return replace(page, took_ms=round((time.perf_counter() - began) * 1000, 3))


@dataclass(frozen=True, slots=True)
class _Answer(Generic[S]):
    """What one generation answers. ``found`` are each segment's rows by the text alone, ``masks`` its filters."""

    execution: Execution
    expansions: tuple[Expansion, ...]
    found: Sequence[Array]
    masks: Sequence[Mapping[str, Bools]]
    articles: int
    by_relevance: bool
    ranking: Ranking[S]


def _answer(query: Query, snapshot: S, deadline: Deadline) -> _Answer[S]:
    plan, expansions = plan_of(query, snapshot)
    execution = Execution(plan, snapshot.segments, deadline)
    found, masks, matched, values, articles = [], [], [], [], 0
    by_relevance = query.sort == "relevance"
    for number, (base, segment) in enumerate(zip(snapshot.bases, snapshot.segments, strict=True)):
        found.append(execution.rows(number))
        masks.append(filter_masks(query, segment))
        rows = passing(found[-1], masks[-1].values())
        values.append(-execution.scores(number, rows) if by_relevance else sort_values(query, segment, rows))
        matched.append(rows + base)
        articles += int(np.count_nonzero(rows_by_article(segment, rows)))
    every = np.concatenate([np.zeros(0, dtype=np.int64), *matched])
    ranking = Ranking(snapshot.info.generation, snapshot, every, np.concatenate([np.zeros(0), *values]))
    return _Answer(execution, expansions, found, masks, articles, by_relevance, ranking)


def _past(query: Query, snapshot: S | None, deadline: Deadline) -> Ranking[S] | None:
    return _answer(query, snapshot, deadline).ranking if snapshot else None


def plan_of(query: Query, snapshot: Snapshot) -> tuple[Plan, tuple[Expansion, ...]]:
    """The resolved plan of a query's text, and the name forms added to it."""
    plan, expansions = make_plan(syntax.parse(query.q), snapshot.names if query.variants else None)
    return resolve(plan, snapshot), expansions


def highlights(query: Query, passages: Iterable[Passage], snapshot: Snapshot) -> dict[str, tuple[Highlight, ...]]:
    """What the query marks in each passage, by passage id; raises ``QueryError``."""
    highlighter = Highlighter(plan_of(query, snapshot)[0])
    return {passage.id: highlighter.spans(passage.text, passage.lang) for passage in passages}


def bare_hit(passage: Passage, snapshot: Snapshot) -> Hit:
    """A passage as a hit that no query found."""
    return Hit(passage, snapshot.summary(passage.article), 0.0, (), make_snippet(passage.text, ()))


def _hits(answer: _Answer[S], rows: Sequence[int], snapshot: S) -> tuple[Hit, ...]:
    highlighter = Highlighter(answer.execution.plan)
    return tuple(_hit(row, _score(answer, row, snapshot.bases), highlighter, snapshot) for row in rows)


def _score(answer: _Answer[S], row: int, bases: Sequence[int]) -> float:
    if answer.by_relevance:
        return -float(answer.ranking.values[np.searchsorted(answer.ranking.rows, row)])
    number = bisect_right(bases, row) - 1
    return float(answer.execution.scores(number, np.array([row - bases[number]]))[0])


def _hit(row: int, score: float, highlighter: Highlighter, snapshot: Snapshot) -> Hit:
    passage = snapshot.passage_at(row)
    marks = highlighter.spans(passage.text, passage.lang)
    return Hit(passage, snapshot.summary_at(row), score, marks, make_snippet(passage.text, marks))


# --- spelling -------------------------------------------------------------------------------------------------------


def suggestions(text: str, snapshot: Snapshot) -> list[str]:
    """Query texts that differ from one that found nothing by one edit a word, the likeliest first.

    A word that the library has is left alone; of the words near another one, the most frequent stand in for it.
    """
    text = nfc(text)
    choices = [(token, _nearest(token, snapshot)) for token in tokens(text) if not token.paired]
    misspelt = [(token, near) for token, near in choices if near]
    proposals = [_replaced(text, [(token, near[min(rank, len(near) - 1)]) for token, near in misspelt])
                 for rank in range(MAX_SUGGESTIONS)]  # fmt: skip
    return [proposal for proposal in dict.fromkeys(proposals) if proposal != text]


def _nearest(token: Token, snapshot: Snapshot) -> list[str]:
    if len(token.form) < 3 or token.form in {"and", "or", "not"} or snapshot.frequency(token.form):
        return []
    frequencies = {form: snapshot.frequency(form) for form in snapshot.within_one_edit("text", token.form)}
    near = [form for form, frequency in frequencies.items() if frequency]
    return sorted(near, key=lambda form: (-frequencies[form], form))[:MAX_SUGGESTIONS]


def _replaced(text: str, words: Iterable[tuple[Token, str]]) -> str:
    for token, form in sorted(words, key=lambda pair: -pair[0].start):
        text = text[: token.start] + form + text[token.end :]
    return text

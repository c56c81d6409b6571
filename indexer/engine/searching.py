"""Answering a query from one generation: plan, execute, filter, count, order, show. No engine's own types here."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from indexer import syntax
from indexer.analysis import Token, tokens
from indexer.engine.columns import Bools, Floats
from indexer.engine.execute import Occurrences, run
from indexer.engine.facets import count_facets, filter_masks
from indexer.engine.paging import Ranking, page_rows, sort_values
from indexer.folding import nfc
from indexer.highlight import Highlighter, make_snippet
from indexer.model import ArticleSummary, Expansion, Highlight, Hit, LibraryInfo, Page, Passage
from indexer.plan import Lexicon, Names, Plan, make_plan, resolve
from indexer.query import Query

MAX_SUGGESTIONS = 3


class Snapshot(Occurrences, Lexicon, Protocol):
    """One generation of a library, open for reading."""

    @property
    def info(self) -> LibraryInfo: ...

    @property
    def names(self) -> Names: ...

    @property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """For a facet, what a person reads for its values."""
        ...

    def passage_at(self, row: int) -> Passage: ...

    def summary(self, article_id: str) -> ArticleSummary: ...

    def frequency(self, form: str) -> int:
        """In how many passages the text has ``form``."""
        ...


Earlier = Callable[[str], Snapshot | None]
"""Opens an earlier generation by name, if it is still there."""


def search(query: Query, snapshot: Snapshot, earlier: Earlier) -> Page:
    """One page of the answer; raises ``QueryError``. ``earlier`` opens generations that a cursor may come from."""
    began = time.perf_counter()
    answer = _answer(query, snapshot)
    rows, cursor = page_rows(query, answer.ranking, lambda generation: _past(query, earlier(generation)))
    highlighter = Highlighter(answer.plan)
    page = Page(
        passages=int(np.count_nonzero(answer.ranking.matched)),
        articles=snapshot.columns.article_count(answer.ranking.matched),
        hits=tuple(_hit(row, float(answer.scores[row]), highlighter, snapshot) for row in rows),
        facets=count_facets(query, answer.found, answer.masks, snapshot.columns, snapshot.labels),
        library=snapshot.info,
        variants=answer.expansions,
        suggestions=() if answer.found.any() else tuple(suggestions(query.q, snapshot)),
        next=cursor,
    )
    return replace(page, took_ms=round((time.perf_counter() - began) * 1000, 3))


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one generation answers: ``found`` by the text alone, ``ranking`` under the filters too."""

    plan: Plan
    expansions: tuple[Expansion, ...]
    found: Bools
    scores: Floats
    masks: Mapping[str, Bools]
    ranking: Ranking


def _answer(query: Query, snapshot: Snapshot) -> _Answer:
    columns = snapshot.columns
    plan, expansions = plan_of(query, snapshot)
    found, scores = run(plan, snapshot)
    masks = filter_masks(query, columns)
    matched = np.logical_and.reduce([found, *masks.values()])
    ranking = Ranking(snapshot.info.generation, columns, matched, sort_values(query, scores, columns))
    return _Answer(plan, expansions, found, scores, masks, ranking)


def _past(query: Query, snapshot: Snapshot | None) -> Ranking | None:
    return _answer(query, snapshot).ranking if snapshot else None


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


def _hit(row: int, score: float, highlighter: Highlighter, snapshot: Snapshot) -> Hit:
    passage = snapshot.passage_at(row)
    marks = highlighter.spans(passage.text, passage.lang)
    return Hit(passage, snapshot.summary(passage.article), score, marks, make_snippet(passage.text, marks))


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

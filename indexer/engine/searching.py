"""Answering a query from one generation: plan, execute, filter, count, order, show. No engine's own types here."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

import numpy as np

from indexer import syntax
from indexer.analysis import Token, tokens
from indexer.engine.best import best_rows
from indexer.engine.columns import Array, Bools, Floats
from indexer.engine.execute import Execution, Statistics
from indexer.engine.facets import Counted, count_facets, filter_masks, whole_facet
from indexer.engine.limits import Deadline
from indexer.engine.one_pass import answer_in_one_pass
from indexer.engine.paging import Ordered, Ranking, page_rows, sort_values
from indexer.engine.segment import RowSet
from indexer.folding import nfc
from indexer.highlight import Highlighter, make_snippet
from indexer.model import ArticleSummary, Expansion, Facet, Found, Highlight, Hit, LibraryInfo, Page, Passage
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

    @property
    def statistics(self) -> Statistics: ...

    def leading(self, found: Sequence[tuple[Array, Floats]], weight: float, count: int) -> list[int]:
        """The first ``count`` of some rows, told by segment as they are numbered there, by their scores times
        ``weight``; of equal ones those first in document order."""
        ...

    def ids_at(self, rows: list[int]) -> list[str]:
        """The ids of the rows' passages."""
        ...

    def texts_at(self, rows: list[int]) -> list[tuple[str, str | None]]:
        """The text of each row's passage, and its language."""
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


def search(query: Query, snapshot: S, earlier: Callable[[str], S | None], *, facets: bool = True) -> Page:
    """One page of the answer; raises ``QueryError``. ``earlier`` opens generations that a cursor may come from.

    Without ``facets`` there are none: counting them takes most of the time of an answer.
    """
    began = time.perf_counter()
    deadline = Deadline()
    answer = answer_of(query, snapshot, deadline, plan_of(query, snapshot, deadline))
    page, cursor = _page(answer, earlier)
    hits = hits_of(answer, page, snapshot)
    return Page(
        passages=answer.passages,
        articles=answer.articles,
        hits=hits,
        facets=facets_of(answer, snapshot) if facets else {},
        library=snapshot.info,
        variants=answer.expansions,
        suggestions=() if any(map(len, answer.found)) else tuple(suggestions(query.q, snapshot)),
        next=cursor(),
        took_ms=round((time.perf_counter() - began) * 1000, 3),
    )


def find(
    query: Query,
    snapshot: S,
    earlier: Callable[[str], S | None],
    *,
    facets: bool = False,
    snippets: bool = False,
) -> Found:
    """As ``search``, for whoever asks how much there is and which: no passage is read, but for its snippet."""
    deadline = Deadline()
    plan, _ = planned = plan_of(query, snapshot, deadline)
    counted: dict[str, Facet] = {}
    if not facets and (best := _first(query, plan, snapshot, deadline)):
        passages, rows = best
    else:
        answer = answer_of(query, snapshot, deadline, planned)
        rows = [row for row, _ in _page(answer, earlier)[0]]
        passages, counted = answer.passages, facets_of(answer, snapshot) if facets else {}
    return Found(
        passages=passages,
        ids=tuple(snapshot.ids_at(rows)),
        facets=counted,
        library=snapshot.info,
        snippets=_snippets(plan, rows, snapshot, deadline) if snippets else (),
    )


def facet(query: Query, name: str, snapshot: S) -> Facet:
    """One facet of the answer with all of its values; raises ``QueryError``."""
    answer = answer_of(query, snapshot, Deadline())
    return whole_facet(name, query, answer.found, answer.masks, snapshot, snapshot.labels)


@dataclass(frozen=True, slots=True)
class Answer(Generic[S]):
    """What one generation answers. ``found`` are each segment's rows by the text alone, ``masks`` its filters,
    ``matched`` what passes them."""

    query: Query
    deadline: Deadline
    execution: Execution
    expansions: tuple[Expansion, ...]
    found: Sequence[RowSet]
    masks: Sequence[Mapping[str, Bools]]
    matched: Sequence[RowSet]
    ranking: Ranking[S]

    @property
    def passages(self) -> int:
        return sum([len(found.rows) for found in self.matched])

    @property
    def articles(self) -> int:
        return sum(rows.articles for rows in self.matched)


_Planned = tuple[Plan, tuple[Expansion, ...]]
"""What ``plan_of`` gives."""


def _page(
    answer: Answer[S], earlier: Callable[[str], S | None]
) -> tuple[list[tuple[int, float]], Callable[[], str | None]]:
    """The rows of the page with what they were sorted by, and what makes the cursor of the next page."""
    query, deadline = answer.query, answer.deadline
    return page_rows(query, answer.ranking, lambda name: _past(query, earlier(name), deadline))


def answer_of(query: Query, snapshot: S, deadline: Deadline, planned: _Planned | None = None) -> Answer[S]:
    """What a generation answers; ``planned`` is what ``plan_of`` gives, where that is known."""
    plan, expansions = planned or plan_of(query, snapshot, deadline)
    execution = Execution(plan, snapshot.segments, snapshot.statistics, deadline)
    found = [RowSet(segment, execution.rows(number)) for number, segment in enumerate(snapshot.segments)]
    masks: list[dict[str, Bools]] = [{}] * len(found)
    matched = found
    if _is_filtered(query):
        masks = [filter_masks(query, segment) for segment in snapshot.segments]
        matched = [rows.passing(by_facet.values()) for rows, by_facet in zip(found, masks, strict=True)]
    ranking = _ranking(query, snapshot, execution, matched)
    return Answer(query, deadline, execution, expansions, found, masks, matched, ranking)


def _is_filtered(query: Query) -> bool:
    return bool(query.filters or query.missing or query.also or query.exclude)


def _first(query: Query, plan: Plan, snapshot: S, deadline: Deadline) -> tuple[int, list[int]] | None:
    """How many rows match, and the rows of a first page by relevance, in order; ``None`` where it takes an ``Answer``
    to tell."""
    if query.sort != "relevance" or query.cursor:
        return None
    filtered = _is_filtered(query)
    found = answer_in_one_pass(
        plan, snapshot.segments, snapshot.statistics,
        lambda segment: list(filter_masks(query, segment).values()) if filtered else [], query.size, deadline,
    )  # fmt: skip
    if found is None:
        return None
    best, weight = found
    total = sum([matching for matching, _, _ in best])
    return total, snapshot.leading([chosen[1:] for chosen in best], weight, query.size)


def matching(query: Query, snapshot: S) -> Sequence[RowSet]:
    """Each segment's rows that answer a query; raises ``QueryError``. Nothing is scored."""
    return answer_of(replace(query, sort="document", cursor=None), snapshot, Deadline()).matched


def _ranking(query: Query, snapshot: S, execution: Execution, matched: Sequence[RowSet]) -> Ranking[S]:
    """What the place of each row depends on, smallest first; of a first page, of those alone that may be on it."""
    generation = snapshot.info.generation
    if query.sort == "relevance" and not query.cursor:
        every, every_score = [], []
        for number, (base, found) in enumerate(zip(snapshot.bases, matched, strict=True)):
            own, scores = best_rows(execution, number, found.rows, query.size)
            every.append(own + base if base else own)
            every_score.append(-scores)
        values = _joined(every_score, np.float64)
        others = sum([len(found.rows) for found in matched]) - len(values)
        return Ranking(generation, snapshot, _joined(every, np.intp), values, others)
    every = [rows.rows + base if base else rows.rows
             for base, rows in zip(snapshot.bases, matched, strict=True)]  # fmt: skip
    kept = None if query.sort == "document" else _joined(list(_values(query, execution, matched)), np.float64)
    return Ranking(generation, snapshot, _joined(every, np.intp), kept)


def _values(query: Query, execution: Execution, matched: Sequence[RowSet]) -> Iterator[Floats]:
    """By segment what the place of each row depends on, smallest first; ties stand in document order."""
    for number, rows in enumerate(matched):
        if query.sort == "relevance":
            yield np.negative(scores := execution.scores(number, rows.rows), out=scores)
        else:
            yield sort_values(query, rows)


def _joined(parts: Sequence[Array], kind: type[np.generic]) -> Array:
    return parts[0] if len(parts) == 1 else np.concatenate([np.zeros(0, dtype=kind), *parts])


def _past(query: Query, snapshot: S | None, deadline: Deadline) -> Ranking[S] | None:
    return answer_of(query, snapshot, deadline).ranking if snapshot else None


def facets_of(answer: Answer[S], snapshot: S) -> dict[str, Facet]:
    counted = count_facets(answer.query, answer.found, answer.matched, answer.masks, snapshot, snapshot.labels)
    answer.deadline.check()
    return counted


def plan_of(query: Query, snapshot: Snapshot, deadline: Deadline) -> tuple[Plan, tuple[Expansion, ...]]:
    """The resolved plan of a query's text, and the name forms added to it."""
    plan, expansions = make_plan(syntax.parse(query.q), snapshot.names if query.variants else None)
    return resolve(plan, snapshot, deadline.check), expansions


def highlights(query: Query, passages: Iterable[Passage], snapshot: Snapshot) -> dict[str, tuple[Highlight, ...]]:
    """What the query marks in each passage, by passage id; raises ``QueryError``."""
    deadline = Deadline()
    highlighter = Highlighter(plan_of(query, snapshot, deadline)[0])
    marked = {}
    for passage in passages:
        deadline.check()
        marked[passage.id] = highlighter.spans(passage.text, passage.lang)
    return marked


def bare_hit(passage: Passage, snapshot: Snapshot) -> Hit:
    """A passage as a hit that no query found."""
    return Hit(passage, snapshot.summary(passage.article), 0.0, (), make_snippet(passage.text, ()))


def _snippets(plan: Plan, rows: list[int], snapshot: Snapshot, deadline: Deadline) -> tuple[str, ...]:
    deadline.check()
    return Highlighter(plan).snippets(snapshot.texts_at(rows))


def hits_of(answer: Answer[S], page: Sequence[tuple[int, float]], snapshot: S) -> tuple[Hit, ...]:
    highlighter = Highlighter(answer.execution.plan)
    scores = [-value for _, value in page]
    if answer.query.sort != "relevance":
        scores = [_score(answer.execution, row, snapshot.bases) for row, _ in page]
    hits = []
    for (row, _), score in zip(page, scores, strict=True):
        answer.deadline.check()
        hits.append(_hit(row, score, highlighter, snapshot))
    return tuple(hits)


def _score(execution: Execution, row: int, bases: Sequence[int]) -> float:
    number = bisect_right(bases, row) - 1
    return float(execution.scores(number, np.array([row - bases[number]]))[0])


def _hit(row: int, score: float, highlighter: Highlighter, snapshot: S) -> Hit:
    passage = snapshot.passage_at(row)
    marks = highlighter.spans(passage.text, passage.lang)
    return Hit(passage, snapshot.summary_at(row), score, marks, make_snippet(passage.text, marks))


# --- spelling -------------------------------------------------------------------------------------------------------


def suggestions(text: str, snapshot: Snapshot) -> list[str]:
    """Query texts that differ from one that found nothing by one edit a word, the likeliest first.

    A word that the library has is left alone; of the words near another one, the most frequent stand in for it.
    """
    text = nfc(text)
    choices = [(token, _nearest(token, snapshot)) for token in tokens(text) if not _is_korean(token)]
    misspelt = [(token, near) for token, near in choices if near]
    proposals = [_replaced(text, [(token, near[min(rank, len(near) - 1)]) for token, near in misspelt])
                 for rank in range(MAX_SUGGESTIONS)]  # fmt: skip
    return [proposal for proposal in dict.fromkeys(proposals) if proposal != text]


def _is_korean(token: Token) -> bool:
    """Whether it is Korean (or another pair of characters): the form of such a word isn't what one would type."""
    return token.paired or "가" <= token.form[0] <= "힣"


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

"""An answer by article: each article once, where the best of its passages would stand, with the first few of them.

The row that stands for an article is its first in the order of the answer. Those rows are a ranking of their own, which
is paged as any other; but what an earlier page has shown are articles, whichever of their passages stood for them then.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final, Generic, Literal, TypeVar

import numpy as np

from indexer.engine import searching
from indexer.engine.columns import Array, Bools, Floats
from indexer.engine.limits import Deadline
from indexer.engine.paging import Cursor, Mark, Ranking, decode, encode, question, sort_values
from indexer.engine.searching import Answer, Snapshot
from indexer.model import Group, Page
from indexer.query import MAX_SIZE, Query

S = TypeVar("S", bound=Snapshot)

_ASKED: Final = "\nby article"
"""What sets the question of a grouped answer apart from that for passages: a cursor of one is none of the other."""
_SIDES: Final[tuple[Literal["left"], Literal["right"]]] = ("left", "right")


@dataclass(frozen=True, slots=True)
class _Grouped(Generic[S]):
    """The rows that stand for articles; and for each row that answers its article, its value, and the row itself.

    Articles are numbered through all segments. All rows are ascending, so that those of an article stand together.
    """

    best: Ranking[S]
    best_articles: Array
    rows: Array
    values: Floats | None
    articles: Array


def grouped(
    query: Query, snapshot: S, earlier: Callable[[str], S | None], each: int, opened: Collection[str] = ()
) -> Page:
    """See ``Engine.grouped``."""
    began = time.perf_counter()
    deadline = Deadline()
    answer = searching.answer_of(query, snapshot, deadline)
    found = _group(answer, snapshot)
    marks: tuple[Mark, ...] = ()
    best = found.best
    if query.cursor:
        seen, marks = _seen(query, found, snapshot, earlier, deadline)
        best = best.without(seen)
    leading = best.first(query.size)
    shown, groups = _shown(leading, found, snapshot, each, opened)
    more = len(best.rows) > len(leading)
    cursor = Cursor(question(_asked(query)), (*marks, best.mark(*leading[-1]))) if more and leading else None
    return Page(
        passages=answer.passages,
        articles=answer.articles,
        hits=searching.hits_of(answer, shown, snapshot),
        facets=searching.facets_of(answer, snapshot),
        library=snapshot.info,
        variants=answer.expansions,
        suggestions=() if any(map(len, answer.found)) else tuple(searching.suggestions(query.q, snapshot)),
        next=encode(cursor) if cursor else None,
        took_ms=round((time.perf_counter() - began) * 1000, 3),
        groups=groups,
    )


def _asked(query: Query) -> Query:
    return replace(query, q=query.q + _ASKED)


def _group(answer: Answer[S], snapshot: S) -> _Grouped[S]:
    """All rows that answer, and of each article the first in order."""
    rows, values, articles = _all_rows(answer, snapshot)
    starts = np.concatenate((np.ones(min(1, len(rows)), dtype=np.bool_), articles[1:] != articles[:-1])).nonzero()[0]
    if values is None or not len(starts):
        best = rows[starts]
    else:
        # Of equal values the first row is the first in order: rows of an article stand in reading order.
        least = np.minimum.reduceat(values, starts)
        lengths = np.diff(np.append(starts, len(rows)))
        at = (values == least.repeat(lengths)).nonzero()[0]
        best = rows[at[np.unique(articles[at], return_index=True)[1]]]
    places = np.searchsorted(rows, best)
    ranking = Ranking(snapshot.info.generation, snapshot, best, None if values is None else values[places])
    return _Grouped(ranking, articles[places], rows, values, articles)


def _all_rows(answer: Answer[S], snapshot: S) -> tuple[Array, Floats | None, Array]:
    """All rows that answer, ascending; what the place of each depends on, smallest first; and their articles."""
    rows, values, articles, articles_before = [], [], [], 0
    for number, (base, matched) in enumerate(zip(snapshot.bases, answer.matched, strict=True)):
        own, segment = matched.rows, snapshot.segments[number]
        rows.append((own + base).astype(np.intp))
        articles.append(segment.data.article_of[own].astype(np.intp) + articles_before)
        articles_before += segment.data.articles
        if answer.query.sort == "relevance":
            values.append(-answer.execution.scores(number, own))
        elif answer.query.sort != "document":
            values.append(sort_values(answer.query, matched))
    kept = None if answer.query.sort == "document" else _joined(values, np.float64)
    return _joined(rows, np.intp), kept, _joined(articles, np.intp)


def _joined(parts: Sequence[Array], kind: type[np.generic]) -> Array:
    return np.concatenate([np.zeros(0, dtype=kind), *parts])


def _shown(
    leading: Sequence[tuple[int, float]], found: _Grouped[S], snapshot: S, each: int, opened: Collection[str]
) -> tuple[list[tuple[int, float]], tuple[Group, ...]]:
    """The rows of a page of articles with their values, and the articles."""
    shown: list[tuple[int, float]] = []
    groups = []
    for row, _ in leading:
        at = int(np.searchsorted(found.rows, row))
        first, last = (int(np.searchsorted(found.articles, found.articles[at], side)) for side in _SIDES)
        summary = snapshot.summary_at(row)
        own = Ranking(
            found.best.generation, snapshot, found.rows[first:last],
            None if found.values is None else found.values[first:last],
        )  # fmt: skip
        shown += own.first(MAX_SIZE if summary.id in opened else each)
        groups.append(Group(summary, last - first))
    return shown, tuple(groups)


def _seen(
    query: Query, found: _Grouped[S], snapshot: S, earlier: Callable[[str], S | None], deadline: Deadline
) -> tuple[Bools, tuple[Mark, ...]]:
    """Which articles earlier pages showed, and the marks of past generations that say so (see ``paging``)."""
    cursor = decode(_asked(query))
    seen = np.zeros(len(found.best.rows), dtype=np.bool_)
    kept = []
    for mark in cursor.marks:
        if mark.generation == found.best.generation:
            seen |= found.best.until(mark)
        elif (past := earlier(mark.generation)) is not None:
            then = _group(searching.answer_of(query, past, deadline), past)
            shown = {_article(past, row) for row in then.best.rows[then.best.until(mark)].tolist()}
            seen |= np.array([_article(snapshot, row) in shown for row in found.best.rows.tolist()], dtype=np.bool_)
            kept.append(mark)
    if not kept and all(mark.generation != found.best.generation for mark in cursor.marks):
        seen = found.best.until(cursor.marks[-1])
    return seen, tuple(kept)


def _article(snapshot: Snapshot, row: int) -> str:
    return snapshot.ids_at([row])[0].rpartition("/")[0]

"""Order and cursors: every page goes on where the last one ended, whatever the library became meanwhile.

A cursor marks the last passage shown and the generation that showed it. As long as that generation is kept, the pages
before are known exactly: what stood up to the mark in *its* order was seen, and the next page is the current order
without it. So nothing is shown twice, and nothing that was there all along is passed over, though every score may have
changed. Of a generation that is gone only the mark remains, and the next page begins where the marked passage, or one
of its values, would stand now.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from indexer.engine.columns import Bools, Columns, Floats, Ints, OrderKey
from indexer.errors import ParameterError
from indexer.query import Query


@dataclass(frozen=True, slots=True)
class Mark:
    """The last passage that a generation showed: its id, its sort value, its key in document order."""

    generation: str
    passage: str
    value: float
    key: OrderKey


@dataclass(frozen=True, slots=True)
class Cursor:
    """The question that is paged through, and a mark for every generation that showed a page of it."""

    question: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The answer of one generation: which rows match, and the number that the place of each depends on."""

    generation: str
    columns: Columns
    matched: Bools
    values: Floats

    def until(self, mark: Mark) -> Bools:
        """The matching rows up to a mark, whose passage may have moved or gone since."""
        row = self.columns.row_of.get(mark.passage)
        if row is not None and self.matched[row]:
            value, rank = float(self.values[row]), float(self.columns.ranks[row])
        else:
            value, rank = mark.value, self.columns.place(mark.key)
        before: Bools = (self.values < value) | ((self.values == value) & (self.columns.ranks <= rank))
        return before & self.matched

    def rows_of(self, other: Ranking, rows: Bools) -> Bools:
        """The rows here of the passages that are ``rows`` in another generation."""
        found = np.zeros(self.columns.rows, dtype=np.bool_)
        ids = (other.columns.ids[row] for row in np.flatnonzero(rows))
        found[[self.columns.row_of[name] for name in ids if name in self.columns.row_of]] = True
        return found

    def mark(self, row: int) -> Mark:
        columns = self.columns
        return Mark(self.generation, columns.ids[row], float(self.values[row]), columns.order_key(row))


Past = Callable[[str], Ranking | None]
"""The answer that a generation gives to the same query, if it is still there."""


def sort_values(query: Query, scores: Floats, columns: Columns) -> Floats:
    """For every row the number that its place depends on, smallest first; ties stand in document order."""
    match query.sort:
        case "relevance":
            return -scores
        case "year":
            return np.nan_to_num(columns.first_year, nan=np.inf)
        case "-year":
            return np.nan_to_num(-columns.last_year, nan=np.inf)
        case _:
            return np.zeros(columns.rows)


def page_rows(query: Query, ranking: Ranking, past: Past) -> tuple[list[int], str | None]:
    """The rows of the page that ``query`` asks for, in order, and the cursor of the next page if there is one."""
    seen, marks = _seen(decode(query), ranking, past) if query.cursor else (np.zeros_like(ranking.matched), ())
    rows: Ints = np.flatnonzero(ranking.matched & ~seen)
    ordered = rows[np.lexsort((ranking.columns.ranks[rows], ranking.values[rows]))]
    page = [int(row) for row in ordered[: query.size]]
    if len(ordered) <= query.size:
        return page, None
    return page, encode(Cursor(question(query), (*marks, ranking.mark(page[-1]))))


def _seen(cursor: Cursor, ranking: Ranking, past: Past) -> tuple[Bools, tuple[Mark, ...]]:
    """The rows that earlier pages showed, and the marks of past generations that say so."""
    seen = np.zeros_like(ranking.matched)
    kept = []
    for mark in cursor.marks:
        if mark.generation == ranking.generation:
            seen |= ranking.until(mark)
        elif (then := past(mark.generation)) is not None:
            seen |= ranking.rows_of(then, then.until(mark))
            kept.append(mark)
    if not kept and all(mark.generation != ranking.generation for mark in cursor.marks):
        seen = ranking.until(cursor.marks[-1])
    return seen, tuple(kept)


# --- cursors as text ------------------------------------------------------------------------------------------------


def question(query: Query) -> str:
    """A short fingerprint of what is asked; size and cursor are no part of it."""
    parts = repr((query.q, query.filters, query.missing, query.exclude, query.sort, query.variants))
    return hashlib.sha256(parts.encode()).hexdigest()[:12]


def encode(cursor: Cursor) -> str:
    """The cursor as URL-safe text."""
    marks = [[m.generation, m.passage, m.value if math.isfinite(m.value) else None, *m.key] for m in cursor.marks]
    packed = json.dumps([cursor.question, marks], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def decode(query: Query) -> Cursor:
    """The cursor of ``query``; raises ``ParameterError`` when it isn't one, or is another question's."""
    text = query.cursor or ""
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        asked, marks = json.loads(packed)
        cursor = Cursor(str(asked), tuple(_mark(*parts) for parts in marks))
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise ParameterError("cursor", text, "the cursor of an earlier answer, unchanged") from None
    if cursor.question != question(query) or not cursor.marks:
        raise ParameterError("cursor", text, "a cursor of this same query; leave it out to begin anew")
    return cursor


def _mark(generation: object, passage: object, value: object, title: object, article: object, position: object) -> Mark:
    number = math.inf if value is None else float(str(value))
    return Mark(str(generation), str(passage), number, (str(title), str(article), int(str(position))))

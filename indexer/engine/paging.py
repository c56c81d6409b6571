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
from dataclasses import dataclass, replace
from typing import Final, Generic, Protocol, Self, TypeVar

import numpy as np

from indexer.engine import kernels
from indexer.engine.columns import Array, Bools, Floats, Ints, OrderKey
from indexer.engine.row_sets import contains
from indexer.engine.segment import RowSet
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


class Ordered(Protocol):
    """What ordering asks of a generation, whose rows are numbered through all its segments."""

    def order(self, rows: Array) -> Ints:
        """The place of each row in document order, as an even number."""
        ...

    def among(self, rows: Array) -> Ints:
        """Numbers that are in order as the rows are in document order, and tell nothing of other rows."""
        ...

    def first(self, rows: Array, count: int) -> Array:
        """The first ``count`` of ascending ``rows`` in document order, in that order."""
        ...

    def place(self, key: OrderKey) -> int:
        """Where a passage with this order key would stand among them: just before the first greater key."""
        ...

    def row(self, passage_id: str) -> int:
        """The row of a passage, or -1."""
        ...

    def rows_from(self, other: Self, rows: Array) -> Array:
        """The rows here of the passages that are ``rows`` in another generation, as far as they are here."""
        ...

    def key_of(self, row: int) -> tuple[str, OrderKey]:
        """The id of a row's passage, and its key in document order: title, article, position."""
        ...


Library = TypeVar("Library", bound=Ordered)

FEW: Final = 24
"""No more rows than this are sorted without a look at which of them are first."""


@dataclass(frozen=True, slots=True)
class Ranking(Generic[Library]):
    """The answer of one generation: which rows match, ascending, and the number that the place of each depends on.

    ``values`` is ``None`` where none is asked for but document order. ``others`` tells how many rows match besides that
    are left out: for a first page, those that can't be on it.
    """

    generation: str
    library: Library
    rows: Array
    values: Floats | None
    others: int = 0

    def until(self, mark: Mark) -> Bools:
        """Which of the matching rows stand up to a mark, whose passage may have moved or gone since."""
        values = np.zeros(len(self.rows)) if self.values is None else self.values
        row = self.library.row(mark.passage)
        at = int(np.searchsorted(self.rows, row)) if row >= 0 else len(self.rows)
        if at < len(self.rows) and self.rows[at] == row:
            value, place = float(values[at]), int(self.library.order(self.rows[at : at + 1])[0])
        else:
            value, place = mark.value, self.library.place(mark.key)
        before: Bools = values < value
        ties = (values == value).nonzero()[0]
        before[ties] = self.library.order(self.rows[ties]) <= place
        return before

    def first(self, count: int) -> list[tuple[int, float]]:
        """The first ``count`` rows in order, with their values."""
        if self.values is None:
            return [(row, 0.0) for row in self.library.first(self.rows, count).tolist()]
        rows, values = self._nearest(self.values, count)
        if len(rows) > max(FEW, count):
            rows, values = self._without_last(rows, values, count)
        ranked = sorted(zip(values.tolist(), self.library.among(rows).tolist(), rows.tolist(), strict=True))
        return [(row, value) for value, _, row in ranked[:count]]

    def _nearest(self, values: Floats, count: int) -> tuple[Array, Floats]:
        """The rows that may be among the first ``count``, and their values."""
        if len(values) <= max(FEW, count):
            return self.rows, values
        least = kernels.reached(-values, count)
        chosen = kernels.reaching(-values, least)
        return self.rows.take(chosen), values.take(chosen)

    def _without_last(self, rows: Array, values: Floats, count: int) -> tuple[Array, Floats]:
        """The first ``count`` of rows of which all but the first few have the greatest of their values."""
        last: Bools = values == values.max()
        better = rows[~last]
        first = self.library.first(rows[last], count - len(better))
        kept = np.sort(np.concatenate([better, first]))
        return kept, values.take(rows.searchsorted(kept))

    def without(self, seen: Bools) -> Ranking[Library]:
        return replace(self, rows=self.rows[~seen], values=None if self.values is None else self.values[~seen])

    def mark(self, row: int, value: float) -> Mark:
        passage, key = self.library.key_of(row)
        return Mark(self.generation, passage, value, key)


def sort_values(query: Query, rows: RowSet) -> Floats:
    """The number that the place of each row depends on when sorted by year, smallest first."""
    data = rows.segment.data
    if query.sort == "year":
        return data.first_year[rows.rows].astype(np.float64)
    return -data.last_year[rows.rows].astype(np.float64)


def page_rows(
    query: Query, ranking: Ranking[Library], past: Callable[[str], Ranking[Library] | None]
) -> tuple[list[tuple[int, float]], Callable[[], str | None]]:
    """The rows of the page that ``query`` asks for, in order, with their values; and what makes the next page's cursor.

    ``past`` gives the answer of an earlier generation to the same query, if that is still there.
    """
    marks: tuple[Mark, ...] = ()
    if query.cursor:
        seen, marks = _seen(decode(query), ranking, past)
        ranking = ranking.without(seen)
    page = ranking.first(query.size)

    def cursor() -> str | None:
        if len(ranking.rows) + ranking.others <= query.size:
            return None
        return encode(Cursor(question(query), (*marks, ranking.mark(*page[-1]))))

    return page, cursor


def _seen(
    cursor: Cursor, ranking: Ranking[Library], past: Callable[[str], Ranking[Library] | None]
) -> tuple[Bools, tuple[Mark, ...]]:
    """Which rows earlier pages showed, and the marks of past generations that say so."""
    seen = np.zeros(len(ranking.rows), dtype=np.bool_)
    kept = []
    for mark in cursor.marks:
        if mark.generation == ranking.generation:
            seen |= ranking.until(mark)
        elif (then := past(mark.generation)) is not None:
            shown = ranking.library.rows_from(then.library, then.rows[then.until(mark)])
            seen |= contains(np.sort(shown), ranking.rows)
            kept.append(mark)
    if not kept and all(mark.generation != ranking.generation for mark in cursor.marks):
        seen = ranking.until(cursor.marks[-1])
    return seen, tuple(kept)


# --- cursors as text ------------------------------------------------------------------------------------------------


def question(query: Query) -> str:
    """A short fingerprint of what is asked; size and cursor are no part of it."""
    parts = repr((query.q, query.filters, query.missing, query.also, query.exclude, query.sort, query.variants))
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

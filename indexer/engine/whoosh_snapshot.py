"""One generation of a library, open for reading: segments, authority names, and how its rows are numbered."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from indexer.analysis import STEM_MARK
from indexer.engine import codec, kernels
from indexer.engine.cited_works import CitedWorks
from indexer.engine.columns import Array, Floats, Ints, OrderKey
from indexer.engine.execute import Statistics
from indexer.engine.facets import FacetValues, facet_label, time_key
from indexer.engine.names import QueryNames
from indexer.engine.patience import Patience
from indexer.engine.row_sets import at, contains
from indexer.engine.segment import RowSet, Segment
from indexer.errors import NotFoundError
from indexer.folding import fold
from indexer.model import Article, ArticleSummary, LibraryInfo, LibraryState, Passage
from indexer.plan import Names
from indexer.query import YEAR_FACETS

ARTICLE_SHIFT = 34
"""A place in document order: the article's, then the row's in its segment, doubled to leave room between rows."""
_MANY_ROWS = 1000
"""Rows whose articles are put in order by themselves, which takes a millisecond: in 200,000 passages all take ten."""


class _Order(NamedTuple):
    """All articles in document order."""

    keys: list[tuple[str, str]]
    """Their titles and ids, ascending."""
    places: list[Ints]
    """For each segment the place of each of its articles."""
    articles: list[tuple[int, int]]
    """The segment of each, and its number there."""


class WhooshSnapshot:
    """What ``searching`` asks of a generation (see ``searching.Snapshot``).

    All arrays are read-only. What is computed is computed when first asked for, without a lock: threads that meet in it
    do the same work and find the same.
    """

    def __init__(self, segments: Sequence[Segment], state: LibraryState, names: Names | None = None) -> None:
        self.segments = tuple(segments)
        self.info: LibraryInfo = state.info
        self.bare_state = state
        """The state without its sources, which are read when asked for."""
        self.bases = [0, *accumulate(segment.rows for segment in segments)][: len(segments)]
        self._names = names
        self._values: dict[str, FacetValues] = {}
        self._patience = Patience()

    @property
    def names(self) -> Names:
        if self._names is None:
            self._names = QueryNames(self.bare_state.vocabulary)
        return self._names

    def names_for(self, state: LibraryState) -> Names | None:
        """The names, if they are made and ``state`` has the same vocabulary."""
        return self._names if state.vocabulary == self.bare_state.vocabulary else None

    def prepare(self) -> None:
        """Make what every query needs, before the first one asks."""
        _ = self.names, self.labels, self.statistics

    def damage(self) -> list[str]:
        """What differs from the checksums of its segments."""
        return [flaw for segment in self.segments for flaw in segment.data.file.damage()]

    @cached_property
    def state(self) -> LibraryState:
        sources = [
            codec.unpack_source(segment.data.source_records[number])
            for segment in self.segments
            for number in range(segment.data.articles)
            if number not in segment.gone
        ]
        ordered = tuple(sorted(sources, key=lambda source: (source.root, source.path)))
        state = self.bare_state
        return replace(state, sources=ordered)

    @cached_property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        vocabulary = self.bare_state.vocabulary
        publications: dict[str, str] = {}
        for segment in self.segments:
            publications |= segment.publications
        return {
            "actor": {record.id: record.label for record in vocabulary.actors},
            "outlet": {record.id: record.label for record in vocabulary.outlets},
            "publication": publications,
        }

    @cached_property
    def works(self) -> CitedWorks:
        return CitedWorks(self.segments)

    # --- terms ---

    @cached_property
    def statistics(self) -> Statistics:
        return Statistics(self.segments)

    def frequency(self, form: str) -> int:
        found = 0
        for segment in self.segments:
            rows = segment.data.field("text").match([[form]]).units
            found += len(rows) if segment.alive is None else int(segment.alive[rows].sum())
        return found

    def with_prefix(self, field: str, prefix: str, limit: int) -> list[str]:
        found = {form for s in self.segments for form in s.data.field(field).terms.with_prefix(prefix, limit)}
        return sorted(found)[:limit]

    def within_one_edit(self, field: str, form: str) -> list[str]:
        near = {other for segment in self.segments for other in segment.data.field(field).terms.near(form)}
        return sorted(other for other in near if _one_edit(form, other) and not other.startswith(STEM_MARK))

    # --- facet values ---

    def facet_values(self, facet: str) -> FacetValues:
        found = self._values.get(facet)
        if found is None:
            own = [segment.data.table(facet).texts(facet) for segment in self.segments]
            labels = {} if facet == "work" else self.labels.get(facet, {})
            every = {value: facet_label(facet, value, labels) for texts in own for value in texts}
            key = time_key if facet in YEAR_FACETS else lambda value: (fold(every[value]), value)
            ids = sorted(every, key=key)
            place = {value: number for number, value in enumerate(ids)}
            places = [np.array([place[value] for value in texts], dtype=np.int64) for texts in own]
            order = np.concatenate(places).argsort() if places else np.zeros(0, dtype=np.intp)
            found = self._values[facet] = FacetValues(ids, [every[value] for value in ids], places, order)
        return found

    # --- rows ---

    def _located(self, row: int) -> tuple[Segment, int]:
        number = bisect_right(self.bases, row) - 1
        return self.segments[number], row - self.bases[number]

    def row(self, passage_id: str) -> int:
        for base, segment in zip(self.bases, self.segments, strict=True):
            row = segment.data.row(passage_id)
            if row >= 0 and segment.is_alive(row) and segment.data.passage(row).id == passage_id:
                return base + row
        return -1

    def ids_at(self, rows: list[int]) -> list[str]:
        if len(self.segments) == 1:
            return self.segments[0].data.ids_of(rows)
        naming, bases = [segment.data.id for segment in self.segments], self.bases
        return [naming[number := bisect_right(bases, row) - 1](row - bases[number]) for row in rows]

    def texts_at(self, rows: list[int]) -> list[tuple[str, str | None]]:
        if len(self.segments) == 1:
            return self.segments[0].data.texts(rows)
        located = map(self._located, rows)
        return [text for segment, own in located for text in segment.data.texts([own])]

    def passage_at(self, row: int) -> Passage:
        segment, own = self._located(row)
        return segment.data.passage(own)

    def passage(self, passage_id: str) -> Passage:
        """The passage of this id; raises ``NotFoundError``."""
        row = self.row(passage_id)
        if row < 0:
            raise NotFoundError(f"there is no passage {passage_id!r}")
        return self.passage_at(row)

    def rows_from(self, other: WhooshSnapshot, rows: Array) -> Array:
        found = []
        segments = {id(segment.data): number for number, segment in enumerate(self.segments)}
        for _, segment, own in other.split(rows):
            number = segments.get(id(segment.data))
            there = np.zeros(len(own), dtype=np.bool_)
            if number is not None:
                alive = self.segments[number].alive
                there = np.ones(len(own), dtype=np.bool_) if alive is None else alive[own]
                found.append(own[there] + self.bases[number])
            found += self._with_ids(segment.data.ids[own[~there]])
        return np.concatenate(found) if found else rows[:0]

    def _with_ids(self, ids: Array) -> Iterator[Array]:
        """The rows whose passage ids have these fingerprints, by segment."""
        for base, segment in zip(self.bases, self.segments, strict=True):
            known, rows = segment.data.sorted_ids
            if len(known) and len(ids):
                there = ids[contains(known, ids)]
                own = rows[np.searchsorted(known, there)].astype(np.int64)
                yield (own if segment.alive is None else own[segment.alive[own]]) + base

    def split(self, rows: Array) -> Iterator[tuple[int, Segment, Array]]:
        """Ascending rows by segment, numbered within it; segments without any are left out."""
        bounds = [*np.searchsorted(rows, self.bases).tolist(), len(rows)]
        for number, (base, segment) in enumerate(zip(self.bases, self.segments, strict=True)):
            low, high = bounds[number], bounds[number + 1]
            if low < high:
                yield base, segment, rows[low:high] - base if base else rows[low:high]

    # --- document order ---

    @cached_property
    def _order(self) -> _Order:
        keyed = [
            ((title, name), number, own)
            for number, segment in enumerate(self.segments)
            for own, (title, name) in enumerate(zip(segment.data.titles, segment.data.article_ids, strict=True))
            if own not in segment.gone
        ]
        keyed.sort()
        articles = [(number, own) for _, number, own in keyed]
        return _Order([key for key, _, _ in keyed], self._numbered(articles), articles)

    def order(self, rows: Array) -> Ints:
        return self._placed(rows, self._order.places)

    def among(self, rows: Array) -> Ints:
        if not self._is_early(len(rows)):
            return self.order(rows)
        found = [rows[:0]] * len(self.segments)
        for number, own in self._by_segment(np.sort(rows)):
            found[number] = own
        return self._placed(rows, self._places_among(found))

    def _is_early(self, rows: int) -> bool:
        """Whether it is soonest to put only the articles of so many rows in order."""
        return rows <= _MANY_ROWS and self._patience.lasts()

    def _places_among(self, found: Sequence[Array]) -> list[Ints]:
        """For each segment the place of each of its articles, among those that the rows found there have."""
        named = sorted(
            (segment.data.article_key(article), number, article)
            for number, (segment, rows) in enumerate(zip(self.segments, found, strict=True))
            for article in set(segment.data.article_of[rows].tolist())
        )
        return self._numbered((number, article) for _, number, article in named)

    def _numbered(self, articles: Iterable[tuple[int, int]]) -> list[Ints]:
        """For each segment the place of each of its articles in this order of them, told by segment and number."""
        places = [np.zeros(segment.data.articles, dtype=np.int64) for segment in self.segments]
        for place, (number, article) in enumerate(articles):
            places[number][article] = place
        return places

    def _by_segment(self, rows: Array) -> Iterator[tuple[int, Array]]:
        """The number of each segment that has some of ascending rows, and their numbers in it."""
        numbers = {id(segment): number for number, segment in enumerate(self.segments)}
        return ((numbers[id(segment)], own) for _, segment, own in self.split(rows))

    def _placed(self, rows: Array, places: Sequence[Ints]) -> Ints:
        """The place of each row, by that of each article of each segment."""
        if len(self.segments) == 1:
            return at(places[0], at(self.segments[0].data.article_of, rows)) << ARTICLE_SHIFT | rows << 1
        if not np.all(rows[1:] >= rows[:-1]):
            up = np.argsort(rows)
            found = np.empty(len(rows), dtype=np.int64)
            found[up] = self._placed(rows[up], places)
            return found
        parts = [
            (places[number][self.segments[number].data.article_of[own]] << ARTICLE_SHIFT) | (own << 1)
            for number, own in self._by_segment(rows)
        ]
        return np.concatenate([np.zeros(0, dtype=np.int64), *parts])

    def first(self, rows: Array, count: int) -> Array:
        if len(rows) == self._live_rows:
            return self._first_of_all(count)
        parts = []
        for number, own in self._by_segment(rows):
            chosen, order = RowSet(self.segments[number], own).first(self._order.places[number], count)
            parts.append(((order << ARTICLE_SHIFT) | (chosen << 1), chosen + self.bases[number]))
        if not parts:
            return rows[:0]
        keys, found = (np.concatenate(each) for each in zip(*parts, strict=True))
        return found[np.argsort(keys)[:count]]

    @cached_property
    def _live_rows(self) -> int:
        return sum(segment.live_rows for segment in self.segments)

    def _first_of_all(self, count: int) -> Array:
        """The first ``count`` of all living rows."""
        found: list[int] = []
        for number, article in self._order.articles:
            if len(found) >= count:
                break
            base = self.bases[number]
            found += [base + row for row in self.segments[number].article_rows(article)]
        return np.array(found[:count], dtype=np.intp)

    def key_of(self, row: int) -> tuple[str, OrderKey]:
        segment, own = self._located(row)
        return segment.data.id(own), segment.data.order_key(own)

    def place(self, key: OrderKey) -> int:
        keys = self._order.keys
        number = bisect_left(keys, key[:2])
        if number == len(keys) or keys[number] != key[:2]:
            return (number << ARTICLE_SHIFT) - 1
        segment, article = self._article(key[1])
        rows = segment.article_rows(article)
        before = rows[: key[2] + 1]
        return (number << ARTICLE_SHIFT) + (2 * before[-1] + 1 if before else -1)

    def leading(self, found: Sequence[tuple[Array, Floats]], weight: float, count: int) -> list[int]:
        own = [rows for rows, _ in found]
        places = self._places_among(own) if self._is_early(sum(map(len, own))) else self._order.places
        parts = [
            (base, rows, scores, segment.data.article_of, by_article)
            for base, segment, by_article, (rows, scores) in zip(self.bases, self.segments, places, found, strict=True)
        ]
        return kernels.leading(parts, weight, count)

    # --- articles ---

    def _article(self, article_id: str) -> tuple[Segment, int]:
        for segment in self.segments:
            number = segment.data.article_numbers.get(article_id)
            if number is not None and number not in segment.gone:
                return segment, number
        raise NotFoundError(f"there is no article {article_id!r}")

    def summary_at(self, row: int) -> ArticleSummary:
        """The article of a row."""
        segment, own = self._located(row)
        return segment.data.summary(int(segment.data.article_of[own]))

    def summary(self, article_id: str) -> ArticleSummary:
        segment, number = self._article(article_id)
        return segment.data.summary(number)

    def summaries(self) -> list[ArticleSummary]:
        """All articles, in document order."""
        return [self.summary(name) for _, name in self._order.keys]

    def article(self, article_id: str) -> Article:
        """The whole article; raises ``NotFoundError``."""
        segment, number = self._article(article_id)
        rows = segment.article_rows(number)
        passages = map(codec.unpack_passage, segment.data.records.read(rows.start, rows.stop))
        article = codec.unpack_article(segment.data.article_records[number], list(passages))
        return replace(article, works=codec.unpack_works(segment.data.work_records[number]))


def _one_edit(one: str, other: str) -> bool:
    """Whether two words are one insertion, deletion, substitution or exchange of neighbours apart, or equal."""
    if len(one) > len(other):
        one, other = other, one
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        return len(other) - len(one) == 1 and one[start:] == other[start + 1 :]
    swapped = one[start + 1 : start + 2] + one[start : start + 1] + one[start + 2 :]
    return one[start + 1 :] == other[start + 1 :] or swapped == other[start:]

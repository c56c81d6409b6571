"""One segment, open for reading: its columns, its inverted fields, its records, and which articles of it are gone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Final

import numpy as np

from indexer.engine import codec, kernels
from indexer.engine.columns import ARTICLE_FACETS, KINDS, ROW_FACETS, Array, Bools, OrderKey, fingerprint
from indexer.engine.facet_table import FacetTable
from indexer.engine.inverted_reader import Inverted
from indexer.engine.records import Records
from indexer.engine.row_sets import at, spread
from indexer.engine.segment_file import SegmentFile
from indexer.engine.strings import Strings
from indexer.errors import LibraryDamagedError
from indexer.model import ArticleSummary, Passage

_LETTERS: Final = [kind.letter for kind in KINDS]


def weighed_lengths(lengths: Array) -> Array:
    """As ``uint16``, which the kernels take: a passage of more words is weighed as one of so many."""
    longest = kernels.LENGTHS - 1
    return lengths if lengths.dtype == np.uint16 else np.minimum(lengths.astype(np.int64), longest).astype(np.uint16)


def ascending_bounds(file: SegmentFile, name: str) -> Array:
    """Where units begin, as places; raises ``LibraryDamagedError`` where they don't ascend, as the kernels expect."""
    bounds: Array = file[name].astype(np.intp)
    if (bounds[1:] < bounds[:-1]).any():
        raise LibraryDamagedError(f"{file.name}: {name} don't ascend", cure="rebuild: ibid index --full")
    return bounds


class SegmentData:
    """What the file says, whatever was deleted since: shared by all generations that have this segment.

    Parts are made when they are first asked for. Everything is read-only, so threads may meet in it: two of them may
    make the same part, and either will do.
    """

    def __init__(self, file: SegmentFile) -> None:
        self.file = file
        self.ids = file["ids"]
        self.starts = file["starts"]
        self.rows = len(self.ids)
        self.articles = len(self.starts) - 1
        self.article_of = file["article_of"]
        self.section_of = file["section_of"]
        self.lengths = weighed_lengths(file["lengths"])
        self.first_year, self.last_year = file["first_year"], file["last_year"]
        self._fields: dict[str, Inverted] = {}
        self.summary = lru_cache(4096)(self._summary)
        # A page's last passage is asked for again by its cursor, and a mark's by the page after.
        self.passage = lru_cache(64)(self._passage)

    def field(self, name: str) -> Inverted:
        found = self._fields.get(name)
        if found is None:
            found = self._fields[name] = Inverted(self.file, name)
        return found

    def units_of_rows(self, field: str) -> Array:
        """Row → unit of ``section``, ``title`` or ``author``."""
        return self.section_of if field == "section" else self.article_of

    def unit_bounds(self, field: str) -> Array | None:
        """The first row of each unit of a field, and at last the count of rows; ``None`` where each row is its own."""
        if field in ("text", "cites"):
            return None
        return self.section_bounds if field == "section" else self.article_bounds

    @cached_property
    def shortest(self) -> int:
        """How many tokens the shortest passage has; 0 where there is no passage."""
        return int(self.lengths.min()) if self.rows else 0

    @cached_property
    def article_bounds(self) -> Array:
        return ascending_bounds(self.file, "starts")

    @cached_property
    def all_articles(self) -> tuple[Array, Array, Array]:
        """The numbers of the articles that have rows, and where their rows begin and end."""
        bounds = self.article_bounds
        numbers = (bounds[1:] > bounds[:-1]).nonzero()[0]
        return numbers, bounds[numbers], bounds[numbers + 1]

    @cached_property
    def section_bounds(self) -> Array:
        return ascending_bounds(self.file, "section_starts")

    @cached_property
    def facets(self) -> FacetTable:
        return FacetTable(self.file, "rows", ROW_FACETS)

    @cached_property
    def article_facets(self) -> FacetTable:
        return FacetTable(self.file, "of_articles", ARTICLE_FACETS)

    def table(self, facet: str) -> FacetTable:
        return self.facets if facet in ROW_FACETS else self.article_facets

    @cached_property
    def publications(self) -> dict[str, str]:
        """Id → label."""
        labels = Strings(self.file, "publications").texts()
        return dict(zip(self.article_facets.values["publication"].texts(), labels, strict=True))

    @cached_property
    def total_length(self) -> int:
        return int(self.file["lengths"].sum(dtype=np.int64))

    @cached_property
    def article_ids(self) -> list[str]:
        return Strings(self.file, "article_ids").texts()

    @cached_property
    def article_numbers(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.article_ids)}

    @cached_property
    def titles(self) -> list[str]:
        """The folded titles of the articles."""
        return Strings(self.file, "article_titles").texts()

    @cached_property
    def _named(self) -> tuple[Strings, Strings]:
        """Titles and ids of the articles, for whoever asks for few."""
        return Strings(self.file, "article_titles"), Strings(self.file, "article_ids")

    def article_key(self, article: int) -> tuple[str, str]:
        """What the place of an article in document order depends on: title, id."""
        titles, names = self._named
        return titles.text(article), names.text(article)

    def order_key(self, row: int) -> OrderKey:
        """What the place of a row's passage in document order depends on: title, article, position."""
        article = int(self.article_of[row])
        return *self.article_key(article), row - int(self.starts[article])

    @cached_property
    def sorted_ids(self) -> tuple[Array, Array]:
        """The fingerprints of the passage ids, ascending, and the row of each."""
        order = self.file["ids.order"]
        return self.ids[order], order

    @cached_property
    def records(self) -> Records:
        return Records(self.file, "records")

    @cached_property
    def article_records(self) -> Records:
        return Records(self.file, "article_records")

    @cached_property
    def source_records(self) -> Records:
        return Records(self.file, "source_records")

    @cached_property
    def _naming(self) -> tuple[Array, Array, Array]:
        """By row the number of its article, of its kind, and its own number."""
        return self.article_of, self.file["kinds"], self.file["numbers"]

    def id(self, row: int) -> str:
        """The id of a row's passage."""
        return self.ids_of([row])[0]

    def ids_of(self, rows: list[int]) -> list[str]:
        """The ids of the passages of rows."""
        return kernels.ids(self.article_ids, _LETTERS, *self._naming, rows)

    @cached_property
    def work_records(self) -> Records:
        """The works that each article cites."""
        return Records(self.file, "work_records")

    def _passage(self, row: int) -> Passage:
        return codec.unpack_passage(self.records[row])

    def texts(self, rows: list[int]) -> list[tuple[str, str | None]]:
        """The text of each row's passage, and its language."""
        return self.records.cells(rows, codec.TEXT)

    def _summary(self, article: int) -> ArticleSummary:
        return codec.unpack_summary(self.article_records[article])

    def row(self, passage_id: str) -> int:
        """The row of a passage, or -1."""
        ids, rows = self.sorted_ids
        wanted = np.uint64(fingerprint(passage_id))
        at = int(np.searchsorted(ids, wanted))
        if at == len(ids) or ids[at] != wanted:
            return -1
        return int(rows[at])

    @cached_property
    def every_row(self) -> Array:
        rows = np.arange(self.rows)
        rows.flags.writeable = False
        return rows


class Segment:
    """A segment as one generation sees it: ``gone`` are the numbers of the articles deleted since it was written."""

    def __init__(self, data: SegmentData, gone: Iterable[int] = ()) -> None:
        self.data = data
        self.gone = frozenset(gone)
        self.rows = data.rows
        self._gone_numbers = np.array(sorted(self.gone), dtype=np.int64)
        starts = data.starts.astype(np.int64)
        dead = (starts[self._gone_numbers + 1] - starts[self._gone_numbers]).sum() if self.gone else 0
        self.live_rows = data.rows - int(dead)
        self.live_articles = data.articles - len(self.gone)

    @cached_property
    def alive(self) -> Bools | None:
        """Which rows are there; ``None`` for all."""
        if not self.gone:
            return None
        dead = np.zeros(self.data.articles, dtype=np.bool_)
        dead[self._gone_numbers] = True
        return ~dead[self.data.article_of]

    @cached_property
    def alive_rows(self) -> Array:
        return self.data.every_row if self.alive is None else self.alive.nonzero()[0]

    @cached_property
    def live_sizes(self) -> Array:
        """How many rows each article has, 0 where it is gone."""
        sizes = np.diff(self.data.article_bounds)
        sizes[self._gone_numbers] = 0
        return sizes

    @cached_property
    def total_length(self) -> int:
        """Tokens of all rows that are there."""
        if self.alive is None:
            return self.data.total_length
        return int(self.data.lengths[self.alive].sum(dtype=np.int64))

    @cached_property
    def facet_totals(self) -> Array:
        """Counts by ordinal over all rows that are there."""
        if self.alive is None:
            return self.data.facets.totals
        return self.data.facets.totals - self.data.facets.counts((~self.alive).nonzero()[0])

    @cached_property
    def publications(self) -> dict[str, str]:
        """Id → label of the publications of the articles that are there."""
        if not self.gone:
            return self.data.publications
        table = self.data.article_facets
        there = np.setdiff1d(np.arange(self.data.articles), self._gone_numbers)
        held = table.split("publication", table.counts(there))[1].tolist()
        return {name: label for (name, label), count in zip(self.data.publications.items(), held, strict=True) if count}

    def is_alive(self, row: int) -> bool:
        return self.alive is None or bool(self.alive[row])

    def article_rows(self, article: int) -> range:
        return range(int(self.data.starts[article]), int(self.data.starts[article + 1]))


class RowSet:
    """Some living rows of a segment, ascending, and the articles that they lie in."""

    def __init__(self, segment: Segment, rows: Array) -> None:
        self.segment = segment
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    def passing(self, masks: Iterable[Bools]) -> RowSet:
        """Those that all masks let pass."""
        rows = self.rows
        for mask in masks:
            rows = kernels.passing(mask, rows)
        return self if rows is self.rows else RowSet(self.segment, rows)

    @cached_property
    def others(self) -> Array | None:
        """The living rows that are not among them, where these are the fewer."""
        if 2 * len(self) <= self.segment.live_rows:
            return None
        if len(self) == self.segment.live_rows:
            return self.rows[:0]
        return kernels.difference(self.segment.alive_rows, self.rows)

    @cached_property
    def articles(self) -> int:
        """How many articles they lie in."""
        return int(np.count_nonzero(self.by_article))

    @cached_property
    def by_article(self) -> Array:
        """How many of the rows each article has."""
        owners, articles = self.segment.data.article_of, self.segment.data.articles
        if self.others is None:
            return kernels.count_owners(owners, self.rows, articles)
        sizes = self.segment.live_sizes
        return sizes - kernels.count_owners(owners, self.others, articles) if len(self.others) else sizes

    def first(self, places: Array, count: int) -> tuple[Array, Array]:
        """At least ``count`` rows, of the articles that come first by ``places``; and the places of the articles."""
        data, rows = self.segment.data, self.rows
        if len(self) == data.rows:
            numbers, starts, ends = data.all_articles
        else:
            owners = at(data.article_of, rows)
            starts = (owners[1:] != owners[:-1]).nonzero()[0] + 1
            starts = np.concatenate((np.zeros(min(1, len(owners)), dtype=np.intp), starts))
            numbers, ends = at(owners, starts).astype(np.intp), np.append(starts[1:], len(rows))
        order = places[numbers]
        # Every article has a row, so that no more articles are needed.
        chosen = np.argpartition(order, count - 1)[:count] if count < len(order) else np.arange(len(order))
        lengths = np.minimum(ends[chosen] - starts[chosen], count)
        return rows[spread(starts[chosen], lengths)], order[chosen].repeat(lengths)

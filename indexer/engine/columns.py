"""The columns of one generation: what sorting, filtering and counting read, as whole arrays.

A *row* is a passage's number within the generation, 0 to ``rows`` - 1; rows that hold no passage (deleted ones, an
engine's own records) are not ``alive``. Every array is indexed by row unless it says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indexer.folding import fold
from indexer.model import ArticleSummary, Passage
from indexer.query import FACETS

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
OrderKey = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Row:
    """What the columns keep of one passage; ``facets`` has the values of every facet that has any."""

    id: str
    article: str
    position: int
    length: int
    facets: Mapping[str, tuple[str, ...]]


def make_row(passage: Passage, article: ArticleSummary, length: int) -> Row:
    """The row of a passage; ``length`` counts the tokens of its text."""
    return Row(passage.id, passage.article, passage.position, length, facet_values(passage, article))


def facet_values(passage: Passage, article: ArticleSummary) -> dict[str, tuple[str, ...]]:
    """The values of every facet under which a passage is counted, without repeats."""
    published = article.published[:4] if article.published else ""
    values: dict[str, tuple[str, ...]] = {
        "kind": (passage.kind.value,),
        "year": (*(str(year) for year in passage.years), *passage.decades),
        "actor": tuple(actor.id for actor in passage.actors),
        "outlet": tuple(outlet.id for outlet in passage.outlets),
        "publication": (article.publication.id,) if article.publication else (),
        "published": (published,) if published.isdigit() else (),
        "lang": (passage.lang,) if passage.lang else (),
    }
    return {facet: tuple(dict.fromkeys(found)) for facet, found in values.items() if found}


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """The values of one facet: cell ``i`` says that row ``cell_rows[i]`` has value ``values[cell_values[i]]``."""

    values: tuple[str, ...]
    cell_rows: Ints
    cell_values: Ints
    present: Bools

    def counts(self, rows: Bools) -> Ints:
        """How many of ``rows`` have each value, by value number."""
        chosen = self.cell_values[rows[self.cell_rows]]
        return np.bincount(chosen, minlength=len(self.values)).astype(np.int64)

    def having(self, numbers: Iterable[int]) -> Bools:
        """The rows that have any of the numbered values."""
        wanted = np.zeros(len(self.values), dtype=np.bool_)
        wanted[list(numbers)] = True
        rows = np.zeros(len(self.present), dtype=np.bool_)
        rows[self.cell_rows[wanted[self.cell_values]]] = True
        return rows


class Columns:
    """All columns of a generation; made once when it is opened, then only read."""

    def __init__(self, rows: Sequence[Row | None], articles: Mapping[str, ArticleSummary]) -> None:
        self.rows = len(rows)
        self.alive: Bools = np.array([row is not None for row in rows], dtype=np.bool_)
        self.ids: list[str] = [row.id if row else "" for row in rows]
        self.row_of: dict[str, int] = {row.id: number for number, row in enumerate(rows) if row}
        self.lengths: Floats = np.array([row.length if row else 0 for row in rows], dtype=np.float64)
        self.facets: dict[str, FacetColumn] = {facet: _facet_column(facet, rows) for facet in FACETS}
        self._number_articles(rows)
        self._rank(rows, articles)
        self._date()

    @property
    def passages(self) -> int:
        return int(self.alive.sum())

    def article_count(self, rows: Bools) -> int:
        """How many articles ``rows`` belong to."""
        return int(np.count_nonzero(np.bincount(self.article_numbers[rows], minlength=1)))

    def place(self, key: OrderKey) -> float:
        """Where a passage with this order key would stand among ``ranks``: just before the first greater key."""
        low, high = 0, len(self._order_keys)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._order_keys[middle] <= key else (low, middle)
        return low - 0.5

    def order_key(self, row: int) -> OrderKey:
        """The key that puts a passage in its place in document order: title, article, position."""
        return self._order_keys[int(self.ranks[row])]

    def rows_of(self, article_id: str) -> list[int]:
        """The rows of an article's passages, in reading order."""
        return self._rows_of.get(article_id, [])

    def _number_articles(self, rows: Sequence[Row | None]) -> None:
        numbers: dict[str, int] = {}
        self.article_numbers: Ints = np.array(
            [numbers.setdefault(row.article, len(numbers)) if row else 0 for row in rows], dtype=np.int64
        )

    def _rank(self, rows: Sequence[Row | None], articles: Mapping[str, ArticleSummary]) -> None:
        """Document order: articles by title, passages as they stand; ``ranks`` numbers it from 0."""
        titles = {name: fold(article.title) for name, article in articles.items()}
        keyed = sorted(
            ((titles.get(row.article, ""), row.article, row.position), number) for number, row in enumerate(rows) if row
        )
        self._order_keys: list[OrderKey] = [key for key, _ in keyed]
        self.ranks: Ints = np.zeros(self.rows, dtype=np.int64)
        self.ranks[[number for _, number in keyed]] = np.arange(len(keyed))
        self._rows_of: dict[str, list[int]] = {}
        for (_, article, _), number in keyed:
            self._rows_of.setdefault(article, []).append(number)

    def _date(self) -> None:
        """First and last year of each passage for sorting by year: of its years, else of its decades; NaN without."""
        self.first_year: Floats = np.full(self.rows, np.nan)
        self.last_year: Floats = np.full(self.rows, np.nan)
        column = self.facets["year"]
        spans = np.array([_span(value) for value in column.values], dtype=np.float64).reshape(-1, 2)
        decade = np.array([value.endswith("X") for value in column.values], dtype=np.bool_)
        for cells in (decade[column.cell_values], ~decade[column.cell_values]):  # years overrule decades
            rows, values = column.cell_rows[cells], column.cell_values[cells]
            first, last = np.full(self.rows, np.inf), np.full(self.rows, -np.inf)
            np.minimum.at(first, rows, spans[values, 0])
            np.maximum.at(last, rows, spans[values, 1])
            known = np.isfinite(first)
            self.first_year[known], self.last_year[known] = first[known], last[known]


def _span(value: str) -> tuple[int, int]:
    return (int(value[:-1]) * 10, int(value[:-1]) * 10 + 9) if value.endswith("X") else (int(value), int(value))


def _facet_column(facet: str, rows: Sequence[Row | None]) -> FacetColumn:
    numbers: dict[str, int] = {}
    cell_rows: list[int] = []
    cell_values: list[int] = []
    for number, row in enumerate(rows):
        for value in row.facets.get(facet, ()) if row else ():
            cell_rows.append(number)
            cell_values.append(numbers.setdefault(value, len(numbers)))
    present = np.zeros(len(rows), dtype=np.bool_)
    present[cell_rows] = True
    return FacetColumn(
        tuple(numbers), np.array(cell_rows, dtype=np.int64), np.array(cell_values, dtype=np.int64), present
    )

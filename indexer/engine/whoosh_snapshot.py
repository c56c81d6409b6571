"""One generation of a library, read through Whoosh."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from threading import RLock
from typing import Any

import numpy as np
from whoosh.reading import IndexReader

from indexer.analysis import STEM_MARK
from indexer.engine import codec
from indexer.engine.columns import Columns, Ints
from indexer.engine.execute import POSITION_BITS
from indexer.engine.names import QueryNames
from indexer.errors import NotFoundError
from indexer.folding import fold
from indexer.model import Article, ArticleSummary, LibraryInfo, LibraryState, Passage
from indexer.plan import Names

CACHED_TERMS = 4096


def transpositions(form: str) -> set[str]:
    """The words that differ from ``form`` by two neighbouring letters that changed places."""
    return {f"{form[:at]}{form[at + 1]}{form[at]}{form[at + 2 :]}" for at in range(len(form) - 1)}


class WhooshSnapshot:
    """What ``searching`` asks of a generation (see ``searching.Snapshot``), from a Whoosh reader.

    Whoosh's readers share file positions, so every call into one is made under a lock.
    """

    def __init__(self, reader: IndexReader, state: LibraryState) -> None:
        self._reader = reader
        self._lock = RLock()
        self.state = state
        self.info: LibraryInfo = state.info
        self._articles: dict[str, str] = {}
        self._summaries: dict[str, ArticleSummary] = {}
        self.columns = self._read_columns()
        self.names: Names = QueryNames(state.vocabulary)
        self.labels: Mapping[str, Mapping[str, str]] = self._labels()
        # Bound to this instance, so that a generation's terms go with it.
        self.occurrences = lru_cache(CACHED_TERMS)(self._occurrences)

    def close(self) -> None:
        with self._lock:
            self._reader.close()

    # --- terms ---

    def _occurrences(self, field: str, term: str) -> Ints:
        packed: list[int] = []
        with self._lock:
            if (field, term.encode()) not in self._reader:
                return np.zeros(0, dtype=np.int64)
            matcher = self._reader.postings(field, term.encode())
            while matcher.is_active():
                base = matcher.id() << POSITION_BITS
                packed += [base | position for position in matcher.value_as("positions")]
                matcher.next()
        return np.sort(np.array(packed, dtype=np.int64))

    def frequency(self, form: str) -> int:
        return len(np.unique(self.occurrences("text", form) >> POSITION_BITS))

    def with_prefix(self, field: str, prefix: str, limit: int) -> list[str]:
        found: list[str] = []
        with self._lock:
            for term in self._reader.expand_prefix(field, prefix):
                found.append(term.decode())
                if len(found) == limit:
                    break
        return found

    def within_one_edit(self, field: str, form: str) -> list[str]:
        with self._lock:
            found = set(self._reader.terms_within(field, form, maxdist=1))
            # Whoosh's automaton counts two letters that changed places as two edits.
            found |= {term for term in transpositions(form) if (field, term.encode()) in self._reader}
        return sorted(term for term in found if not term.startswith(STEM_MARK))

    # --- records ---

    def passage_at(self, row: int) -> Passage:
        return codec.unpack_passage(self._record(row))

    def passage(self, passage_id: str) -> Passage:
        """The passage of this id; raises ``NotFoundError``."""
        row = self.columns.row_of.get(passage_id)
        if row is None:
            raise NotFoundError(f"there is no passage {passage_id!r}")
        return self.passage_at(row)

    def summary(self, article_id: str) -> ArticleSummary:
        return self._summaries[article_id]

    def summaries(self) -> list[ArticleSummary]:
        """All articles, in document order."""
        return sorted(self._summaries.values(), key=lambda summary: (fold(summary.title), summary.id))

    def article(self, article_id: str) -> Article:
        """The whole article; raises ``NotFoundError``."""
        record = self._articles.get(article_id)
        if record is None:
            raise NotFoundError(f"there is no article {article_id!r}")
        return codec.unpack_article(record, [self.passage_at(row) for row in self.columns.rows_of(article_id)])

    def _record(self, row: int) -> str:
        with self._lock:
            record: str = self._reader.stored_fields(row)["record"]
        return record

    # --- opening ---

    def _read_columns(self) -> Columns:
        """The columns, and on the way the articles: their documents are those without a row."""
        packed: Any = self._reader.column_reader("row") if self._reader.has_column("row") else None
        rows = []
        alive = set(self._reader.all_doc_ids())
        for number in range(self._reader.doc_count_all()):
            data: bytes = packed[number] if packed is not None and number in alive else b""
            rows.append(codec.unpack_row(data.decode()) if data else None)
            if number in alive and not data:
                record = self._record(number)
                article = codec.unpack_article(record)
                self._articles[article.id], self._summaries[article.id] = record, article.summary
        return Columns(rows, self._summaries)

    def _labels(self) -> dict[str, dict[str, str]]:
        vocabulary = self.state.vocabulary
        outlets = {record.id: record.label for record in vocabulary.outlets}
        publications = [article.publication for article in self._summaries.values() if article.publication]
        return {
            "actor": {record.id: record.label for record in vocabulary.actors},
            "outlet": outlets,
            "publication": {publication.id: publication.label for publication in publications},
        }

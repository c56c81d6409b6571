"""The reading half of every engine: questions are answered by whatever generation is current."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from indexer.citations.model import ListedWork, Work
from indexer.engine import crossing, grouping, searching
from indexer.engine.whoosh_snapshot import WhooshSnapshot
from indexer.errors import NotFoundError
from indexer.model import (
    Article,
    ArticleSummary,
    Crossed,
    Facet,
    Found,
    Highlight,
    Hit,
    LibraryInfo,
    LibraryState,
    Page,
    Passage,
    Via,
)
from indexer.query import Query


class ReadingEngine:
    """The reading half of the protocol, over whatever snapshot is current."""

    def snapshot(self) -> WhooshSnapshot:
        """The current generation, open; raises ``LibraryError``."""
        raise NotImplementedError

    def earlier(self, generation: str) -> WhooshSnapshot | None:
        """An earlier generation, if it is still kept."""
        raise NotImplementedError

    def search(self, query: Query, *, facets: bool = True) -> Page:
        return searching.search(query, self.snapshot(), self.earlier, facets=facets)

    def find(self, query: Query, *, facets: bool = False, snippets: bool = False) -> Found:
        return searching.find(query, self.snapshot(), self.earlier, facets=facets, snippets=snippets)

    def grouped(self, query: Query, *, each: int = 3, opened: Collection[str] = ()) -> Page:
        return grouping.grouped(query, self.snapshot(), self.earlier, each, opened)

    def facet(self, query: Query, facet: str) -> Facet:
        return searching.facet(query, facet, self.snapshot())

    def counts(self, query: Query, facets: Iterable[str], *, limit: int | None = None) -> Mapping[str, Facet]:
        return crossing.counts(query, facets, self.snapshot(), limit)

    def crossed(self, query: Query, rows: str, columns: str, *, limit: int) -> Crossed:
        return crossing.crossed(query, rows, columns, self.snapshot(), limit)

    def ways(self, outlet: str) -> Mapping[Via, int]:
        return crossing.ways(outlet, self.snapshot())

    def article(self, article_id: str) -> Article:
        return self.snapshot().article(article_id)

    def articles(self) -> Sequence[ArticleSummary]:
        return self.snapshot().summaries()

    def passage(self, passage_id: str) -> Hit:
        snapshot = self.snapshot()
        return searching.bare_hit(snapshot.passage(passage_id), snapshot)

    def passages(self, passage_ids: Iterable[str]) -> Mapping[str, Passage]:
        snapshot = self.snapshot()
        rows = {name: snapshot.row(name) for name in passage_ids}
        return {name: snapshot.passage_at(row) for name, row in rows.items() if row >= 0}

    def highlights(self, query: Query, passages: Iterable[Passage]) -> Mapping[str, tuple[Highlight, ...]]:
        return searching.highlights(query, passages, self.snapshot())

    def works(self, words: str = "") -> Sequence[ListedWork]:
        return self.snapshot().works.listed(words)

    def work(self, work_id: str) -> Work:
        found = self.snapshot().works.work(work_id)
        if found is None:
            raise NotFoundError(f"there is no work {work_id!r}")
        return found

    def info(self) -> LibraryInfo:
        return self.snapshot().info

    def state(self) -> LibraryState:
        return self.snapshot().state

    def recall(self) -> LibraryState:
        return self.state()

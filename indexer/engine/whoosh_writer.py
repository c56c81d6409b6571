"""Segments under Whoosh's table of contents: the commit that makes the next generation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex, clean_files

from indexer.engine.segment import Segment
from indexer.engine.segment_build import SegmentBuilder
from indexer.engine.segment_file import Array, write_arrays
from indexer.engine.segment_merge import merge, merges
from indexer.engine.spool import Pieces
from indexer.engine.whoosh_codec import IbidSegment
from indexer.engine.whoosh_index import OpenSegments
from indexer.model import Article, Source


class IndexWriter:
    """Changes an index; nothing of it is seen before ``commit``."""

    def __init__(self, index: FileIndex, opened: OpenSegments) -> None:
        self._storage, self._name = index.storage, index.indexname
        toc = TOC.read(self._storage, self._name)
        self._schema, self._generation = toc.schema, toc.generation
        self._segments: list[IbidSegment] = [segment.copy() for segment in toc.segments]
        self._open = opened
        self._folder = Path(self._storage.folder) if isinstance(self._storage, FileStorage) else None
        self._builder = SegmentBuilder(self._folder)
        self._building: set[str] = set()

    @property
    def passages(self) -> int:
        return sum(segment.live_rows for segment in self._segments) + self._builder.rows

    @property
    def articles(self) -> int:
        return sum(segment.live_articles for segment in self._segments) + self._builder.articles

    def add(self, source: Source, article: Article) -> None:
        """Add an article, in place of one of the same id."""
        self.remove(article.id)
        if not self._builder.has_room(article):
            self._flush()
        self._builder.add(source, article)
        self._building.add(article.id)

    def remove(self, article_id: str) -> bool:
        """Whether there was such an article."""
        if article_id in self._building:
            self._flush()
        for segment in self._segments:
            data = self._open(segment)
            number = data.article_numbers.get(article_id)
            if number is not None and number not in segment.gone:
                segment.gone[number] = int(data.starts[number]), int(data.starts[number + 1])
                return True
        return False

    def commit(self) -> None:
        self._flush()
        self._segments = [segment for segment in self._segments if segment.live_articles]
        while groups := merges([s.live_rows for s in self._segments], [s.rows for s in self._segments]):
            self._merge(groups)
        TOC(self._schema, self._segments, self._generation + 1).write(self._storage, self._name)
        clean_files(self._storage, self._name, self._generation + 1, self._segments)

    def _flush(self) -> None:
        if self._builder.articles:
            self._segments.append(self._write(self._builder.arrays(), self._builder.rows, self._builder.articles))
            self._builder = SegmentBuilder(self._folder)
            self._building.clear()

    def _merge(self, groups: Iterable[list[int]]) -> None:
        merged = set()
        made = []
        for group in groups:
            chosen = [self._segments[number] for number in group]
            arrays = merge([Segment(self._open(segment), segment.gone) for segment in chosen], self._folder)
            rows, articles = sum(s.live_rows for s in chosen), sum(s.live_articles for s in chosen)
            made.append(self._write(arrays, rows, articles))
            merged.update(group)
        kept = [segment for number, segment in enumerate(self._segments) if number not in merged]
        self._segments = [*kept, *made]

    def _write(self, arrays: Mapping[str, Array | Pieces], rows: int, articles: int) -> IbidSegment:
        segment = IbidSegment(self._name, rows, articles)
        file = self._storage.create_file(segment.file_name)
        try:
            write_arrays(file, arrays)
        finally:
            file.close()
        return segment

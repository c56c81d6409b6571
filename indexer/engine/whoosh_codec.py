"""A Whoosh codec over our segments: the table of contents lists them, and Whoosh's own searchers can read them.

These come by ``whoosh_reading``, which our own executor never needs: it is imported for them alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from whoosh.codec.base import Codec, PerDocumentReader, TermsReader
from whoosh.codec.base import Segment as WhooshSegment

from indexer.engine.segment import Segment, SegmentData
from indexer.engine.segment_file import SegmentFile


class IbidSegment(WhooshSegment):
    """What the table of contents says of a segment: its name, its rows, and the articles of it that are gone.

    The table is a pickle, so this class is to stay importable from here. Its fields are plain numbers and texts.
    """

    def __init__(self, indexname: str, rows: int, articles: int) -> None:
        super().__init__(indexname)  # type: ignore[no-untyped-call]
        self.rows = rows
        self.articles = articles
        self.gone: dict[int, tuple[int, int]] = {}
        """Number of the article → its rows, from and up to."""

    @property
    def file_name(self) -> str:
        return f"{self.indexname}_{self.segid}{self.COMPOUND_EXT}"

    def copy(self) -> IbidSegment:
        """The same, to be changed for the next generation."""
        other = IbidSegment(self.indexname, self.rows, self.articles)
        other.segid, other.gone = self.segid, dict(self.gone)
        return other

    @property
    def live_rows(self) -> int:
        return self.rows - self.deleted_count()

    @property
    def live_articles(self) -> int:
        return self.articles - len(self.gone)

    def codec(self) -> IbidCodec:
        return IbidCodec()

    def doc_count_all(self) -> int:
        return self.rows

    def deleted_count(self) -> int:
        return sum(end - start for start, end in self.gone.values())

    def deleted_docs(self) -> Iterator[int]:
        return chain.from_iterable(range(start, end) for start, end in self.gone.values())

    def is_deleted(self, docnum: int) -> bool:
        return any(start <= docnum < end for start, end in self.gone.values())

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        raise NotImplementedError("passages go with their articles")

    def should_assemble(self) -> bool:
        return False


class IbidCodec(Codec):
    """Reads; what writes is ``whoosh_writer.IndexWriter``."""

    length_stats = False

    def terms_reader(self, storage: Any, segment: IbidSegment) -> TermsReader:
        from indexer.engine.whoosh_reading import IbidTermsReader  # noqa: PLC0415 - a search need not load it

        return IbidTermsReader(_open(storage, segment))

    def per_document_reader(self, storage: Any, segment: IbidSegment) -> PerDocumentReader:
        from indexer.engine.whoosh_reading import IbidPerDocumentReader  # noqa: PLC0415 - as above

        return IbidPerDocumentReader(_open(storage, segment))

    def per_document_writer(self, storage: Any, segment: Any) -> Any:
        raise NotImplementedError

    def field_writer(self, storage: Any, segment: Any) -> Any:
        raise NotImplementedError

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:
        raise NotImplementedError

    def postings_reader(self, *_: Any, **__: Any) -> Any:
        raise NotImplementedError

    def new_segment(self, storage: Any, indexname: str) -> Any:
        raise NotImplementedError


def _open(storage: Any, segment: IbidSegment) -> Segment:
    with storage.open_file(segment.file_name) as file:
        content = bytes(file.read(storage.file_length(segment.file_name)))
    return Segment(SegmentData(SegmentFile(content, segment.file_name)), segment.gone)

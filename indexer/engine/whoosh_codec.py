"""Our segments under Whoosh's table of contents."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from whoosh.codec.base import Codec
from whoosh.codec.base import Segment as WhooshSegment


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

    def codec(self) -> Codec:
        raise NotImplementedError

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

"""What has a reader of the article read before this? A note stands beside the place where it is first called."""

from __future__ import annotations

from indexer.model import Article, Kind

Place = tuple[int, int, int, int]


class ReadingOrder:
    """Places in an article: of two, the lesser comes first."""

    def __init__(self, article: Article) -> None:
        self._notes: dict[str, tuple[int, int]] = {}
        self._positions = {passage.id: (passage.position, passage.kind) for passage in article.passages}
        for passage in article.passages:
            called = [(call.note, call.offset) for call in passage.calls if call.note]
            for note, offset in (*called, *((note, len(passage.text)) for note in passage.notes)):
                self._notes.setdefault(note, (passage.position, offset))

    def place(self, passage: str, offset: int) -> Place:
        """The place of an offset in a passage; a note that nothing calls stands where it is."""
        position, kind = self._positions[passage]
        if kind is Kind.FOOTNOTE and passage in self._notes:
            return (*self._notes[passage], position, offset)
        return position, offset, len(self._positions), 0

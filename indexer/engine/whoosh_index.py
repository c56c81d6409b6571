"""Segments under Whoosh's table of contents: opening those of a generation."""

from __future__ import annotations

import mmap
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC

from indexer.engine.segment import Segment, SegmentData
from indexer.engine.segment_file import SegmentFile
from indexer.engine.whoosh_codec import IbidSegment
from indexer.engine.whoosh_snapshot import WhooshSnapshot
from indexer.model import LibraryState
from indexer.plan import Names

DEFAULT_NAME: Final = "MAIN"
"""What Whoosh calls an index that was given no name."""


class OpenSegments:
    """Opens the segments of a storage, each once; those of ``known`` snapshots are open already."""

    def __init__(self, storage: FileStorage | RamStorage, known: Iterable[WhooshSnapshot] = ()) -> None:
        self._storage = storage
        self._data = {segment.data.file.name: segment.data for snapshot in known for segment in snapshot.segments}

    def __call__(self, segment: IbidSegment) -> SegmentData:
        name = segment.file_name
        if name not in self._data:
            self._data[name] = SegmentData(SegmentFile(self._content(name), name))
        return self._data[name]

    def _content(self, name: str) -> bytes | memoryview:
        if isinstance(self._storage, RamStorage):
            content: bytes = self._storage.files[name]
            return content
        with Path(self._storage.folder, name).open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def open_snapshot(
    storage: FileStorage | RamStorage, state: LibraryState, opened: OpenSegments, names: Names | None = None
) -> WhooshSnapshot:
    """The generation whose table of contents is in ``storage``."""
    table = TOC.read(storage, DEFAULT_NAME)
    return WhooshSnapshot([Segment(opened(segment), segment.gone) for segment in table.segments], state, names)

"""A library in memory, for tests and trials."""

from __future__ import annotations

from collections import deque
from threading import Lock

from whoosh.filedb.filestore import RamStorage

from indexer.engine.reading_engine import ReadingEngine
from indexer.engine.store import KEPT_GENERATIONS
from indexer.engine.whoosh_changes import EMPTY, with_generation, write_changes
from indexer.engine.whoosh_index import OpenSegments, open_snapshot
from indexer.engine.whoosh_schema import make_schema
from indexer.engine.whoosh_snapshot import WhooshSnapshot
from indexer.model import Changes, LibraryInfo


class MemoryEngine(ReadingEngine):
    """A library that goes with the process."""

    def __init__(self) -> None:
        self.index = RamStorage().create_index(make_schema())
        self._writing = Lock()
        self._snapshot = WhooshSnapshot((), EMPTY)
        self._earlier: deque[WhooshSnapshot] = deque(maxlen=KEPT_GENERATIONS - 1)
        self._generations = 0
        self._published: dict[str, float] = {}

    def snapshot(self) -> WhooshSnapshot:
        return self._snapshot

    def earlier(self, generation: str) -> WhooshSnapshot | None:
        return next((past for past in list(self._earlier) if past.info.generation == generation), None)

    def apply(self, changes: Changes) -> LibraryInfo:
        with self._writing:
            target = RamStorage().create_index(make_schema()) if changes.anew else self.index
            before = self._snapshot
            opened = OpenSegments(target.storage, () if changes.anew else [before])
            state, touched = write_changes(target, opened, changes, EMPTY if changes.anew else before.bare_state)
            if touched:
                self.index = target
                self._generations += 1
                state = with_generation(state, f"memory-{self._generations}")
                self._earlier.append(before)
                self._snapshot = open_snapshot(target.storage, state, opened, before.names_for(state))
            return self._snapshot.info

    def verify(self) -> tuple[str, ...]:
        return tuple(self._snapshot.damage())

    def close(self) -> None:
        self._snapshot = WhooshSnapshot((), EMPTY)
        self._earlier.clear()

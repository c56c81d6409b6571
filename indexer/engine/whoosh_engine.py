"""The embedded engine: a library on disk or in memory, indexed by Whoosh."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock

import whoosh
from whoosh import index
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from indexer.analysis import ANALYSER_VERSION
from indexer.engine import codec, searching
from indexer.engine.store import FORMAT, KEPT_GENERATIONS, Generation, Store
from indexer.engine.whoosh_schema import SCHEMA_VERSION, article_document, make_schema, passage_document
from indexer.engine.whoosh_snapshot import WhooshSnapshot
from indexer.errors import LibraryDamagedError, LibraryError, LibraryMissingError, LibraryOutdatedError
from indexer.model import (
    Article,
    ArticleSummary,
    Changes,
    Highlight,
    Hit,
    LibraryInfo,
    LibraryState,
    Page,
    Passage,
)
from indexer.query import Query

VERSIONS: Mapping[str, str] = {
    "format": str(FORMAT),
    "schema": SCHEMA_VERSION,
    "analyser": ANALYSER_VERSION,
    "whoosh": ".".join(map(str, whoosh.__version__)),
}
STATE_FILE = "state.json"
EMPTY = LibraryState(LibraryInfo(generation="empty", passages=0, articles=0))


class _Reading:
    """The reading half of the protocol, over whatever snapshot is current."""

    def snapshot(self) -> WhooshSnapshot:
        """The current generation, open; raises ``LibraryError``."""
        raise NotImplementedError

    def earlier(self, generation: str) -> WhooshSnapshot | None:
        """An earlier generation, if it is still kept."""
        raise NotImplementedError

    def search(self, query: Query) -> Page:
        return searching.search(query, self.snapshot(), self.earlier)

    def article(self, article_id: str) -> Article:
        return self.snapshot().article(article_id)

    def articles(self) -> Sequence[ArticleSummary]:
        return self.snapshot().summaries()

    def passage(self, passage_id: str) -> Hit:
        snapshot = self.snapshot()
        return searching.bare_hit(snapshot.passage(passage_id), snapshot)

    def passages(self, passage_ids: Iterable[str]) -> Mapping[str, Passage]:
        snapshot = self.snapshot()
        return {name: snapshot.passage(name) for name in passage_ids if name in snapshot.columns.row_of}

    def highlights(self, query: Query, passages: Iterable[Passage]) -> Mapping[str, tuple[Highlight, ...]]:
        return searching.highlights(query, passages, self.snapshot())

    def info(self) -> LibraryInfo:
        return self.snapshot().info

    def state(self) -> LibraryState:
        return self.snapshot().state

    def recall(self) -> LibraryState:
        return self.state()


class MemoryEngine(_Reading):
    """A library in memory, for tests and trials; it goes with the process."""

    def __init__(self) -> None:
        self._index = RamStorage().create_index(make_schema())
        self._writing = Lock()
        self._snapshot = WhooshSnapshot(self._index.reader(), EMPTY)
        self._earlier: deque[WhooshSnapshot] = deque(maxlen=KEPT_GENERATIONS - 1)
        self._generations = 0

    def snapshot(self) -> WhooshSnapshot:
        return self._snapshot

    def earlier(self, generation: str) -> WhooshSnapshot | None:
        return next((past for past in list(self._earlier) if past.info.generation == generation), None)

    def apply(self, changes: Changes) -> LibraryInfo:
        with self._writing:
            if changes.anew:
                self._index = RamStorage().create_index(make_schema())
            state, touched = _write(self._index, changes, EMPTY if changes.anew else self._snapshot.state)
            if touched:
                self._generations += 1
                state = _with_generation(state, f"memory-{self._generations}")
                self._earlier.append(self._snapshot)
                self._snapshot = WhooshSnapshot(self._index.reader(), state)
            return self._snapshot.info

    def verify(self) -> tuple[str, ...]:
        return ()

    def close(self) -> None:
        self._snapshot.close()


class WhooshEngine(_Reading):
    """A library in a folder (see ``store``). A generation that another process publishes is picked up by itself."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder, VERSIONS)
        self._opening = Lock()
        self._pointer = ""
        self._snapshot: WhooshSnapshot | None = None
        self._earlier: deque[WhooshSnapshot] = deque(maxlen=KEPT_GENERATIONS - 1)

    def snapshot(self) -> WhooshSnapshot:
        """The current generation; where it can't be read, the one that is open goes on answering."""
        try:
            return self._current()
        except LibraryError:
            if self._snapshot is None:
                raise
            return self._snapshot

    def _current(self) -> WhooshSnapshot:
        pointer = self._store.pointer()
        if self._snapshot is None or pointer != self._pointer:
            with self._opening:
                if self._snapshot is None or pointer != self._pointer:
                    opened = self._open(self._store.current())
                    if self._snapshot is not None:
                        self._earlier.append(self._snapshot)
                    self._snapshot, self._pointer = opened, pointer
        return self._snapshot

    def earlier(self, generation: str) -> WhooshSnapshot | None:
        with self._opening:
            for snapshot in self._earlier:
                if snapshot.info.generation == generation:
                    return snapshot
            kept = self._store.earlier(generation)
            if kept is None:
                return None
            try:
                self._earlier.append(self._open(kept))
            except LibraryError:  # damaged, or removed while it was opened
                return None
            return self._earlier[-1]

    def _open(self, generation: Generation) -> WhooshSnapshot:
        self._store.check(generation)
        try:
            state = codec.unpack_state((generation.folder / STATE_FILE).read_text(encoding="utf-8"))
            state = _with_generation(state, generation.name)
            reader = FileStorage(str(generation.folder), readonly=True).open_index().reader()
            return WhooshSnapshot(reader, state)
        except OSError as error:
            raise LibraryError(
                f"the library at {self._store.folder} can't be read: {error.strerror or error}"
            ) from error
        except Exception as error:  # whatever a file that was written wrong makes Whoosh or a decoder raise
            message = f"generation {generation.name} of {self._store.folder} can't be read: {error}"
            raise LibraryDamagedError(message, cure="rebuild: ibid index --full") from error

    def apply(self, changes: Changes) -> LibraryInfo:
        with self._store.writing():
            before = self._state_before(changes)
            with self._store.next_generation(anew=before is None) as folder:
                target = index.open_dir(str(folder)) if before else index.create_in(str(folder), make_schema())
                state, touched = _write(target, changes, before or EMPTY)
                target.close()
                if touched or not before:
                    self._publish(folder, state, anew=before is None)
        return self.info()

    def _state_before(self, changes: Changes) -> LibraryState | None:
        """The state that the changes start from; ``None`` when the index is made anew."""
        if changes.anew:
            return None
        try:
            return self.state()
        except LibraryMissingError:
            return None

    def _publish(self, folder: Path, state: LibraryState, *, anew: bool) -> None:
        for leftover in folder.glob("*_WRITELOCK"):
            leftover.unlink()
        # Written aside and renamed: the name may be a link to the last generation's own file.
        (folder / "state.tmp").write_text(codec.pack_state(state), encoding="utf-8")
        (folder / "state.tmp").replace(folder / STATE_FILE)
        known = {} if anew else {name: digest for name, (_, digest) in self._store.current().files.items()}
        known.pop(STATE_FILE, None)
        counts = {"passages": state.info.passages, "articles": state.info.articles}
        self._store.publish(folder, unchanged=known, counts=counts)

    def recall(self) -> LibraryState:
        """The state of the library, or what is left of it when it is damaged or of another version."""
        try:
            return self.state()
        except LibraryMissingError:
            return EMPTY
        except (LibraryOutdatedError, LibraryDamagedError):
            return self._salvage()

    def _salvage(self) -> LibraryState:
        """The folders of the newest generation whose state can be read; nothing else of it is trusted."""
        for path in self._store.state_files(STATE_FILE):
            try:
                roots = codec.unpack_state(path.read_text(encoding="utf-8")).roots
            except (OSError, ValueError, KeyError, TypeError):
                continue
            return replace(EMPTY, roots=roots)
        return EMPTY

    def verify(self) -> tuple[str, ...]:
        return tuple(self._store.damage())

    def close(self) -> None:
        opened = [*self._earlier, *([self._snapshot] if self._snapshot else [])]
        self._earlier.clear()
        self._snapshot = None
        for snapshot in opened:
            snapshot.close()


# --- writing --------------------------------------------------------------------------------------------------------


def _write(target: FileIndex, changes: Changes, before: LibraryState) -> tuple[LibraryState, bool]:
    """Put the changes into a Whoosh index; gives the new state, and whether anything is other than before."""
    sources = {source.article: source for source in before.sources}
    with _committing(target) as writer:
        added = 0
        for source, article in changes.added:
            if article.id in sources:
                writer.delete_by_term("article", article.id)
            sources[article.id] = source
            writer.add_document(**article_document(article))
            for passage in article.passages:
                writer.add_document(**passage_document(passage, article))
            added += 1
        gone = [name for name in changes.removed if sources.pop(name, None)]
        for name in gone:
            writer.delete_by_term("article", name)
    state = LibraryState(
        info=LibraryInfo("", sum(source.passages for source in sources.values()), len(sources)),
        roots=changes.roots,
        sources=tuple(sorted(sources.values(), key=lambda source: (source.root, source.path))),
        vocabulary=changes.vocabulary,
    )
    same = (state.roots, state.vocabulary) == (before.roots, before.vocabulary)
    return state, bool(added or gone or not same)


@contextmanager
def _committing(target: FileIndex) -> Iterator[SegmentWriter]:
    """A Whoosh writer that commits when all went well, and else leaves the index as it was."""
    writer = SegmentWriter(target)
    try:
        yield writer
    except BaseException:
        writer.cancel()
        raise
    writer.commit()


def _with_generation(state: LibraryState, name: str) -> LibraryState:
    return replace(state, info=replace(state.info, generation=name))

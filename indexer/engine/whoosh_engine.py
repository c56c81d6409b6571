"""The embedded engine: a library on disk or in memory, indexed by Whoosh."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread

import whoosh
from whoosh import index
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import FileIndex

from indexer.analysis import ANALYSER_VERSION, analyser_version
from indexer.citations.model import ListedWork, Work
from indexer.engine import codec, crossing, grouping, searching
from indexer.engine.memory import keep_freed_memory
from indexer.engine.store import FORMAT, KEPT_GENERATIONS, Generation, Store
from indexer.engine.whoosh_codec import IbidSegment
from indexer.engine.whoosh_index import OpenSegments, open_snapshot
from indexer.engine.whoosh_schema import SCHEMA_VERSION, make_schema
from indexer.engine.whoosh_snapshot import WhooshSnapshot
from indexer.errors import LibraryDamagedError, LibraryError, LibraryMissingError, LibraryOutdatedError, NotFoundError
from indexer.model import (
    Article,
    ArticleSummary,
    Changes,
    Crossed,
    Facet,
    Found,
    Highlight,
    Hit,
    Kept,
    LibraryInfo,
    LibraryState,
    Page,
    Passage,
    Via,
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


class MemoryEngine(_Reading):
    """A library in memory, for tests and trials; it goes with the process."""

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
            state, touched = _write(target, opened, changes, EMPTY if changes.anew else before.bare_state)
            if touched:
                self.index = target
                self._generations += 1
                state = _with_generation(state, f"memory-{self._generations}")
                self._earlier.append(before)
                self._snapshot = open_snapshot(target.storage, state, opened, before.names_for(state))
            return self._snapshot.info

    def verify(self) -> tuple[str, ...]:
        return tuple(self._snapshot.damage())

    def close(self) -> None:
        self._snapshot = WhooshSnapshot((), EMPTY)
        self._earlier.clear()


class _Check(Thread):
    """Compares a generation with its checksums, beside whatever else is done: hashing doesn't hold the interpreter."""

    def __init__(self, store: Store, generation: Generation) -> None:
        super().__init__(daemon=True)
        self._store, self._generation = store, generation
        self._flaw: LibraryError | None = None
        self.start()

    def run(self) -> None:
        try:
            self._store.check(self._generation)
        except LibraryError as error:
            self._flaw = error

    def join(self, timeout: float | None = None) -> None:
        """Wait for the end, and raise what was found."""
        super().join(timeout)
        if self._flaw is not None:
            raise self._flaw


class WhooshEngine(_Reading):
    """A library in a folder (see ``store``). A generation that another process publishes is picked up by itself."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder, {**VERSIONS, "analyser": analyser_version(VERSIONS["analyser"])})
        self._opening = Lock()
        self._states = codec.StateReader()
        self._snapshot: WhooshSnapshot | None = None
        self._pointer = ""
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

    def _known(self) -> list[WhooshSnapshot]:
        """The snapshots that are open, whose segments need not be opened again."""
        return [*self._earlier, *([self._snapshot] if self._snapshot else [])]

    def _open(self, generation: Generation) -> WhooshSnapshot:
        """A generation whose every byte is what was written; large files are read through while it is opened."""
        small = [path for path in generation.files if not path.endswith(IbidSegment.COMPOUND_EXT)]
        self._store.check(generation, small)  # the table of contents among them, which is a pickle
        checking = _Check(self._store, generation)
        keep_freed_memory()
        try:
            snapshot = self._snapshot_of(generation)
            snapshot.prepare()
        finally:
            checking.join()  # and what it found comes before whatever opening a damaged file did
        return snapshot

    def _snapshot_of(self, generation: Generation) -> WhooshSnapshot:
        try:
            state = self._states.read((generation.folder / STATE_FILE).read_text(encoding="utf-8"))
            state = _with_generation(state, generation.name)
            storage = FileStorage(str(generation.folder), readonly=True)
            names = self._snapshot.names_for(state) if self._snapshot else None
            return open_snapshot(storage, state, OpenSegments(storage, self._known()), names)
        except LibraryError:
            raise
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
                opened = OpenSegments(FileStorage(str(folder)), self._known() if before else ())
                state, touched = _write(target, opened, changes, before or EMPTY)
                target.close()
                if touched or not before:
                    self._publish(folder, state, known=self._store.current() if before else None)
        return self.info()

    def _state_before(self, changes: Changes) -> LibraryState | None:
        """The state that the changes start from, without sources; ``None`` when the index is made anew."""
        if changes.anew:
            return None
        try:
            return self.snapshot().bare_state
        except LibraryMissingError:
            return None

    def _publish(self, folder: Path, state: LibraryState, *, known: Generation | None) -> None:
        """Publish ``folder``; ``known`` is the generation whose files it started from."""
        # Written aside and renamed: the name may be a link to the last generation's own file.
        (folder / "state.tmp").write_text(codec.pack_state(state), encoding="utf-8")
        (folder / "state.tmp").replace(folder / STATE_FILE)
        digests = {name: digest for name, (_, digest) in known.files.items()} if known else {}
        digests.pop(STATE_FILE, None)
        counts = {"passages": state.info.passages, "articles": state.info.articles}
        self._store.publish(folder, unchanged=digests, counts=counts)

    def history(self) -> Sequence[Kept]:
        """The generations that are kept and can be read, the newest first; raises ``LibraryError``."""
        return [kept for generation in self._store.kept() if (kept := _kept(generation))]

    def previous(self) -> LibraryState:
        """What the generation before the current one was made from; raises ``LibraryError`` when there is none."""
        return self._snapshot_of(self._store.before()).state

    def roll_back(self) -> LibraryInfo:
        """Publish a new generation of what the one before the current one holds; raises ``LibraryError``."""
        with self._store.writing():
            before = self._store.before()
            state = replace(_with_generation(self._snapshot_of(before).bare_state, ""), restores=before.name)
            with self._store.next_generation(anew=False, of=before) as folder:
                self._publish(folder, state, known=before)
        return self.info()

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
        damage = self._store.damage()
        # The segments' own checksums besides: the manifest's are of what was written, wrong or not.
        return tuple(damage) or tuple(self.snapshot().damage())

    def close(self) -> None:
        self._earlier.clear()
        self._snapshot = None


# --- writing --------------------------------------------------------------------------------------------------------


def _write(
    target: FileIndex, opened: OpenSegments, changes: Changes, before: LibraryState
) -> tuple[LibraryState, bool]:
    """Put the changes into an index; gives the new state, and whether anything is other than before."""
    from indexer.engine.whoosh_writer import IndexWriter  # noqa: PLC0415 - a search need not load it

    writer = IndexWriter(target, opened)
    added = 0
    for source, article in changes.added:
        writer.add(source, article)
        added += 1
    gone = [name for name in changes.removed if writer.remove(name)]
    state = LibraryState(
        info=LibraryInfo("", writer.passages, writer.articles),
        roots=changes.roots,
        vocabulary=changes.vocabulary,
        vocabularies=tuple(changes.vocabularies),
    )
    same = (state.roots, state.vocabulary) == (before.roots, before.vocabulary)
    touched = bool(added or gone or not same)
    if touched:
        writer.commit()
    return state, touched


def _kept(generation: Generation) -> Kept | None:
    """What is told of a generation that is kept; ``None`` when its state can't be read, or it has just been removed."""
    try:
        state = codec.unpack_state((generation.folder / STATE_FILE).read_text(encoding="utf-8"))
        published = (generation.folder / "manifest.json").stat().st_mtime
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Kept(replace(state.info, generation=generation.name), published, state.restores)


def _with_generation(state: LibraryState, name: str) -> LibraryState:
    return replace(state, info=replace(state.info, generation=name))

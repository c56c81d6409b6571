"""The embedded engine: a library on disk, indexed by Whoosh."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread

import whoosh
from whoosh import index
from whoosh.filedb.filestore import FileStorage

from indexer.analysis import ANALYSER_VERSION, analyser_version
from indexer.engine import codec
from indexer.engine.generation import Generation
from indexer.engine.memory import keep_freed_memory
from indexer.engine.reading_engine import ReadingEngine
from indexer.engine.store import FORMAT, KEPT_GENERATIONS, Store
from indexer.engine.whoosh_changes import EMPTY, with_generation, write_changes
from indexer.engine.whoosh_codec import IbidSegment
from indexer.engine.whoosh_index import OpenSegments, open_snapshot
from indexer.engine.whoosh_schema import SCHEMA_VERSION, make_schema
from indexer.engine.whoosh_snapshot import WhooshSnapshot
from indexer.errors import LibraryDamagedError, LibraryError, LibraryMissingError, LibraryOutdatedError
from indexer.model import (
    Changes,
    Kept,
    LibraryInfo,
    LibraryState,
)

VERSIONS: Mapping[str, str] = {
    "format": str(FORMAT),
    "schema": SCHEMA_VERSION,
    "analyser": ANALYSER_VERSION,
    "whoosh": ".".join(map(str, whoosh.__version__)),
}
STATE_FILE = "state.json"


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


class WhooshEngine(ReadingEngine):
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
            state = with_generation(state, generation.name)
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
                state, touched = write_changes(target, opened, changes, before or EMPTY)
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
            state = replace(with_generation(self._snapshot_of(before).bare_state, ""), restores=before.name)
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


def _kept(generation: Generation) -> Kept | None:
    """What is told of a generation that is kept; ``None`` when its state can't be read, or it has just been removed."""
    try:
        state = codec.unpack_state((generation.folder / STATE_FILE).read_text(encoding="utf-8"))
        published = (generation.folder / "manifest.json").stat().st_mtime
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Kept(replace(state.info, generation=generation.name), published, state.restores)

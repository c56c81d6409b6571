"""Documents → library: read what is new or changed, let go of what is gone, commit once, report on all of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.article import complete, make_article
from indexer.engine.protocol import Engine
from indexer.errors import DocumentError, LibraryDamagedError, LibraryMissingError, LibraryOutdatedError
from indexer.folder import Document, Folder, lay_over, load_vocabulary, open_folder
from indexer.model import Article, Changes, LibraryInfo, LibraryState, Source
from indexer.reading import MAX_DOCUMENT_BYTES, read
from indexer.report import Outcome, Report, Status
from indexer.settings import AUTHORITY, authority_path

Progress = Callable[[int, int, str], None]
"""Called before each document with how many are done, how many there are, and its path."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. ``authority`` replaces the usual authority folder; ``forget`` names folders to drop.

    ``full`` reads every document again and makes the index anew; ``dry_run`` reports what would be done.
    """

    authority: Path | None = None
    forget: tuple[Path, ...] = ()
    full: bool = False
    dry_run: bool = False


def build(
    engine: Engine, paths: Sequence[Path], options: Options | None = None, progress: Progress | None = None
) -> Report:
    """Bring ``paths`` up to date, which the library then remembers; without any, all folders that it remembers.

    Raises ``LibraryError`` when the library can't be read or written. A document that can't be read is reported and
    the others go on; if the library has an earlier version of it, that one is kept.
    """
    options = options or Options()
    state, anew = _state(engine, full=options.full)
    work = _Build(state, options, progress or (lambda *_: None))
    changes = replace(work.changes([path.resolve() for path in paths]), anew=anew)
    library = _count(state, changes) if options.dry_run else engine.apply(changes)
    return work.report(library)


def _state(engine: Engine, *, full: bool) -> tuple[LibraryState, bool]:
    """What the library was made from, and whether its index has to be made anew."""
    try:
        state = engine.state()
        return (engine.recall(), True) if full and engine.verify() else (state, False)
    except LibraryMissingError:
        return engine.recall(), True
    except (LibraryOutdatedError, LibraryDamagedError):
        if full:
            return engine.recall(), True
        raise


def _count(state: LibraryState, changes: Changes) -> LibraryInfo:
    """What the library would hold after the changes, which are read for it and then let go."""
    passages = {source.article: source.passages for source in state.sources}
    passages |= {source.article: source.passages for source, _ in changes.added}
    for name in changes.removed:
        passages.pop(name, None)
    return replace(state.info, passages=sum(passages.values()), articles=len(passages))


class _Build:
    """One run: what it knows before, and what it notes on the way."""

    def __init__(self, state: LibraryState, options: Options, progress: Progress) -> None:
        self.state = state
        self.options = options
        self.progress = progress
        self.outcomes: list[Outcome] = []
        self.problems: list[str] = []
        self.known = {(source.root, source.path): source for source in state.sources}
        self.owners: dict[str, str] = {}  # article id → the document that has it in this run
        self.outgrown: list[str] = []  # ids that documents had before and don't have now

    def changes(self, paths: Sequence[Path]) -> Changes:
        """What is to be done; documents are read only as the engine asks for them."""
        base, problems = load_vocabulary(self.options.authority or authority_path())
        self.problems += problems
        forgotten = [str(path.resolve()) for path in self.options.forget]
        roots = [Path(root) for root in self.state.roots if root not in forgotten]
        roots = list(dict.fromkeys([*roots, *paths]))
        folders = [open_folder(root, base) for root in (paths or roots)]
        vocabulary = base
        for root in roots:
            vocabulary = lay_over(vocabulary, load_vocabulary(root / AUTHORITY)[0])
        return Changes(
            added=self._read_all(folders),
            removed=self._gone(folders, forgotten),
            roots=tuple(map(str, roots)),
            vocabulary=vocabulary,
        )

    def report(self, library: LibraryInfo) -> Report:
        ordered = sorted(self.outcomes, key=lambda outcome: (outcome.folder, outcome.path))
        return Report(tuple(ordered), tuple(dict.fromkeys(self.problems)), library, self.options.dry_run)

    # --- reading ---

    def _read_all(self, folders: Sequence[Folder]) -> Iterator[tuple[Source, Article]]:
        work = [(folder, document) for folder in folders for document in folder.documents()]
        for folder in folders:
            self.problems += folder.problems
            self._note_unread(folder)
        doubles = self._claim(work)
        for done, (folder, document) in enumerate(work):
            self.progress(done, len(work), document.path)
            if (root_path := (str(folder.root), document.path)) in doubles:
                self._fail(root_path, f"{doubles[root_path]}; it is not read: give one of them another identifier")
            elif read_now := self._read(folder, document):
                yield read_now
        self.progress(len(work), len(work), "")

    def _note_unread(self, folder: Folder) -> None:
        root = str(folder.root)
        for path, reason in folder.scan.skipped.items():
            self.outcomes.append(Outcome(root, path, Status.SKIPPED, remarks=(reason,)))
        for path, reason in folder.scan.unreadable.items():
            remark = f"{reason}; what the library has of it is kept (to drop a folder: --forget)"
            self.outcomes.append(Outcome(root, path, Status.FAILED, remarks=(remark,)))

    def _claim(self, work: Sequence[tuple[Folder, Document]]) -> dict[tuple[str, str], str]:
        """Give each id to the first document that has it, and say of every other whose it is."""
        chosen = {folder.root for folder, _ in work}
        owners = {
            source.article: f"{source.root}/{source.path}"
            for source in self.state.sources
            if Path(source.root) not in chosen and source.root in self.state.roots
        }
        doubles = {}
        for folder, document in work:
            place = f"{folder.root}/{document.path}"
            owner = owners.setdefault(document.identifier, place)
            if owner != place:
                doubles[str(folder.root), document.path] = f"its id “{document.identifier}” is that of {owner} too"
                self.problems.append(f"two documents have the id “{document.identifier}”: {owner} and {place}")
        self.owners = owners
        return doubles

    def _read(self, folder: Folder, document: Document) -> tuple[Source, Article] | None:
        """A document's article, if it has to be read and can be."""
        place = (str(folder.root), document.path)
        before = self.known.get(place)
        try:
            data = _load(document.file)
            digest = hashlib.sha256(data).hexdigest()
            fingerprint = folder.fingerprint(document, digest)
            if before and before.fingerprint == fingerprint and not self.options.full:
                self._note(place, Status.UNCHANGED, before)
                return None
            article = _make(folder, document, data)
        except DocumentError as error:
            self._fail(place, str(error))
        except OSError as error:
            self._fail(place, f"it can't be read: {error.strerror or error}")
        except Exception as error:  # noqa: BLE001 - the per-document boundary: one document never stops a build
            self._fail(place, f"reading it failed unexpectedly: {type(error).__name__}: {error}")
        else:
            source = Source(*place, article.id, digest, fingerprint, len(article.passages))
            if before and before.article != article.id:
                self.outgrown.append(before.article)
            self._note(place, Status.CHANGED if before else Status.ADDED, source, article)
            return source, article
        return None

    def _note(self, place: tuple[str, str], status: Status, source: Source, article: Article | None = None) -> None:
        notes = article.summary.notes if article else None
        remarks = article.problems if article else ()
        self.outcomes.append(Outcome(*place, status, source.article, source.passages, notes, remarks))

    def _fail(self, place: tuple[str, str], reason: str) -> None:
        before = self.known.get(place)
        kept = ("the library keeps the version it read before",) if before else ()
        self.outcomes.append(Outcome(*place, Status.FAILED, before.article if before else "", remarks=(reason, *kept)))

    # --- removing ---

    def _gone(self, folders: Sequence[Folder], forgotten: Sequence[str]) -> Iterator[str]:
        """The articles whose documents are gone, known once all others are read."""
        scans = {str(folder.root): folder.scan for folder in folders}
        for (root, path), source in self.known.items():
            scan = scans.get(root)
            gone = root in forgotten or (scan is not None and path not in scan.files and not scan.hidden_from(path))
            if gone:
                self.outcomes.append(Outcome(root, path, Status.REMOVED, source.article))
            if (gone or source.article in self.outgrown) and source.article not in self.owners:
                yield source.article


def _load(file: Path) -> bytes:
    size = file.stat().st_size
    if size > MAX_DOCUMENT_BYTES:
        limit = MAX_DOCUMENT_BYTES // 2**20
        raise DocumentError(f"it has {size // 2**20} MB, more than the {limit} MB that are read", cure="split it")
    return file.read_bytes()


def _make(folder: Folder, document: Document, data: bytes) -> Article:
    raw = read(document.path, data)
    metadata = complete(raw.metadata, folder.catalogue.rows.get(document.path))
    return folder.enricher.enrich(make_article(raw, identifier=document.identifier, metadata=metadata))

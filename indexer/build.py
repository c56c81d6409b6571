"""Documents → library: read what is new or changed, let go of what is gone, commit once, report on all of it."""

from __future__ import annotations

from collections.abc import Callable, Container, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from indexer.engine.protocol import Engine
from indexer.errors import (
    DocumentError,
    IbidError,
    LibraryDamagedError,
    LibraryLockedError,
    LibraryMissingError,
    LibraryOutdatedError,
    LibraryWriteError,
)
from indexer.folder import Document, Folder, Freshness, Tables, lay_over, load_tables, open_folder
from indexer.making import Made, Task, digest_of, load
from indexer.model import Article, Changes, LibraryInfo, LibraryState, Source, Vocabulary
from indexer.overlay import NOTHING, Overlay
from indexer.pool import make_all
from indexer.report import Outcome, Report, Status
from indexer.scan import Scan, full_path, is_utf8
from indexer.settings import AUTHORITY, CATALOGUE, authority_path
from indexer.workers import Workers

_MEND = "the document isn't to blame, and the library is untouched; mend this, then run again"

_TOUCHED = frozenset({Status.ADDED, Status.CHANGED, Status.REMOVED})

Progress = Callable[[int, int, str], None]
"""Called before each document with how many are done, how many there are, and its path."""

Watch = Callable[[Article], None]
"""Called with each article that was read, before the engine has it."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. ``authority`` replaces the usual authority folder; ``forget`` names folders to drop.

    ``full`` reads every document again and makes the index anew; ``dry_run`` reports what would be done. ``workers``
    are the processes that read, if there is enough to read; what comes of it is the same for any number of them.
    ``overlay`` has files looked for elsewhere, to see what would come of them; it needs ``dry_run``.
    """

    authority: Path | None = None
    forget: tuple[Path, ...] = ()
    full: bool = False
    dry_run: bool = False
    workers: Workers = field(default_factory=Workers)
    overlay: Overlay = NOTHING


def build(
    engine: Engine,
    paths: Sequence[Path],
    options: Options | None = None,
    progress: Progress | None = None,
    watch: Watch | None = None,
) -> Report:
    """Bring ``paths`` up to date, which the library then remembers; without any, all folders that it remembers.

    Raises ``LibraryError`` when the library can't be read or written, ``IbidError`` for a folder around another.
    A document that can't be read is reported and
    the others go on; if the library has an earlier version of it, that one is kept.
    """
    options = options or Options()
    if options.overlay.laid and not options.dry_run:
        raise ValueError("a library is built from the documents themselves")
    state, anew = _state(engine, full=options.full)
    work = _Build(state, options, progress or (lambda *_: None), watch or (lambda _: None), engine.article)
    changes = work.changes([path.resolve() for path in paths])
    with closing(_if_current(engine, state, changes.added)) as added:  # whatever happens, no process stays behind
        changes = replace(changes, added=added, anew=anew)
        library = _count(state, changes) if options.dry_run else engine.apply(changes)
    return work.report(library)


def _if_current(
    engine: Engine, state: LibraryState, added: Iterable[tuple[Source, Article]]
) -> Generator[tuple[Source, Article], None, None]:
    """The articles, unless another run has changed the library since ``state``; asked when the engine has locked it."""
    if engine.recall().info != state.info:
        raise LibraryLockedError("another run has just changed the library", cure="run this one again")
    yield from added


def _state(engine: Engine, *, full: bool) -> tuple[LibraryState, bool]:
    """What the library was made from, and whether its index has to be made anew: then only its folders count."""
    try:
        state = engine.state()
        anew = full and bool(engine.verify())
    except LibraryMissingError:
        state, anew = engine.recall(), True
    except (LibraryOutdatedError, LibraryDamagedError):
        if not full:
            raise
        state, anew = engine.recall(), True
    return (replace(state, sources=()) if anew else state), anew


def _count(state: LibraryState, changes: Changes) -> LibraryInfo:
    """What the library would hold after the changes, which are read for it and then let go."""
    passages = {source.article: source.passages for source in state.sources}
    passages |= {source.article: source.passages for source, _ in changes.added}
    for name in changes.removed:
        passages.pop(name, None)
    return replace(state.info, passages=sum(passages.values()), articles=len(passages))


class _Build:
    """One run: what it knows before, and what it notes on the way."""

    def __init__(
        self, state: LibraryState, options: Options, progress: Progress, watch: Watch, article: Callable[[str], Article]
    ) -> None:
        """``article`` gives one that the library has."""
        self.state = state
        self.options = options
        self.progress = progress
        self.watch = watch
        self.article = article
        self.forgotten = [str(path.resolve()) for path in options.forget]
        self.scans: dict[str, Scan] = {}  # of the folders that are read in this run
        self.outcomes: list[Outcome] = []
        self.problems = [f"{root} is no folder of this library" for root in self.forgotten if root not in state.roots]
        self.known = {(source.root, source.path): source for source in state.sources}
        self.outgrown: list[str] = []  # ids that documents had before and don't have now
        self.held: dict[str, tuple[str, str]] = {}  # article id → the document whose article the library then has

    def changes(self, paths: Sequence[Path]) -> Changes:
        """What is to be done; documents are read only as the engine asks for them."""
        overlay = self.options.overlay
        base = load_tables(self.options.authority or authority_path(), overlay)
        self.problems += base.problems
        remembered = [Path(root) for root in self.state.roots if root not in self.forgotten]
        chosen = _outermost(paths, remembered)
        roots = list(dict.fromkeys([*remembered, *chosen]))
        folders = [open_folder(root, base, overlay) for root in (chosen or roots)]
        self.scans = {str(folder.root): folder.scan for folder in folders}
        return Changes(
            added=self._read_all(folders),
            removed=self._gone(),
            roots=tuple(map(str, roots)),
            vocabulary=self._vocabulary([base, *(load_tables(root / AUTHORITY, overlay) for root in roots)]),
            vocabularies=self._vocabularies(folders, set(map(str, roots))),
        )

    def _vocabularies(self, folders: Sequence[Folder], roots: Container[str]) -> Iterator[tuple[str, str]]:
        """Of each folder the vocabulary with which all of its articles agree, if any; known once all are read."""
        failed = {outcome.folder for outcome in self.outcomes if outcome.status is Status.FAILED}
        agreed = {root: digest for root, digest in self.state.vocabularies if root in roots}
        for folder in folders:
            agreed.pop(root := str(folder.root), None)
            if root not in failed and not folder.broken:
                agreed[root] = folder.vocabulary_digest
        yield from agreed.items()

    def _vocabulary(self, tables: Sequence[Tables]) -> Vocabulary:
        """All tables laid over each other; where one can't be read, what the library knew stays under the rest."""
        vocabulary = self.state.vocabulary if any(table.broken for table in tables) else Vocabulary()
        for table in tables:
            vocabulary = lay_over(vocabulary, table.vocabulary)
        return vocabulary

    def report(self, library: LibraryInfo) -> Report:
        ordered = sorted(map(self._with_fate, self.outcomes), key=lambda outcome: (outcome.folder, outcome.path))
        problems = dict.fromkeys([*self._about_rollback(), *self.problems])
        return Report(tuple(ordered), tuple(problems), library, self.options.dry_run)

    def _about_rollback(self) -> Iterator[str]:
        """A run after a rollback takes up again what that took away: it must not go unnoticed."""
        if self.state.restores and any(outcome.status in _TOUCHED for outcome in self.outcomes):
            yield (
                f"the library had been rolled back to what generation {self.state.restores} held; the documents that "
                "differ from it are taken up again (to keep one out, move it away or correct it)"
            )

    def _with_fate(self, outcome: Outcome) -> Outcome:
        """Of a document that failed, whether the library keeps what it had of it: known when all are read."""
        if outcome.status is not Status.FAILED or not outcome.article:
            return outcome
        holder = self.held.get(outcome.article)
        fate = "its id is another document's now" if holder else "the library keeps the version it read before"
        return replace(outcome, remarks=(*outcome.remarks, fate))

    # --- reading ---

    def _read_all(self, folders: Sequence[Folder]) -> Iterator[tuple[Source, Article]]:
        work = [(folder, self._known_by(folder, one)) for folder in folders for one in folder.documents()]
        for folder in folders:
            self.problems += folder.problems
            self._note_unread(folder)
        doubles = self._claim(work)
        tasks = (self._task(folders, folder, document, doubles) for folder, document in work)
        with closing(make_all(tasks, folders, self.options.workers)) as results:
            for done, (folder, document) in enumerate(work):
                self.progress(done, len(work), document.path)
                made = next(results)
                if made is not None and (read_now := self._take(folder, document, made)):
                    self.watch(read_now[1])
                    yield read_now
        self.progress(len(work), len(work), "")

    def _known_by(self, folder: Folder, document: Document) -> Document:
        """The document under the id that it has in the library, where the folder's tables can't say otherwise."""
        before = self.known.get((str(folder.root), document.path))
        return replace(document, identifier=before.article) if folder.broken and before else document

    def _note_unread(self, folder: Folder) -> None:
        root = str(folder.root)
        for path, reason in folder.scan.skipped.items():
            self.outcomes.append(Outcome(root, path, Status.SKIPPED, remarks=(reason,)))
        for path, reason in folder.scan.unreadable.items():
            remark = f"{reason}; what the library has of it is kept (to drop a folder: --forget)"
            self.outcomes.append(Outcome(root, path, Status.FAILED, remarks=(remark,)))

    def _claim(self, work: Sequence[tuple[Folder, Document]]) -> dict[tuple[str, str], str]:
        """Give each id to the first document that has it, and say of every other whose it is."""
        owners = {
            source.article: full_path(source.root, source.path)
            for source in self.state.sources
            if self._is_kept_unseen(source)
        }
        doubles = {}
        for folder, document in work:
            place = full_path(str(folder.root), document.path)
            owner = owners.setdefault(document.identifier, place)
            if owner != place:
                doubles[str(folder.root), document.path] = (
                    f"its id “{document.identifier}” is that of {owner} too; "
                    f"it is not read: give one of them another identifier in {CATALOGUE}"
                )
                self.problems.append(f"two documents have the id “{document.identifier}”: {owner} and {place}")
        return doubles

    def _task(
        self, folders: Sequence[Folder], folder: Folder, document: Document, doubles: Mapping[tuple[str, str], str]
    ) -> Task | None:
        """What is to be read, if anything is; else it is noted why not."""
        place = (str(folder.root), document.path)
        if place in doubles:
            self._fail(place, doubles[place])
        elif (before := self.known.get(place)) and (folder.broken or self._is_unchanged(folder, document, before)):
            self._note(place, Status.UNCHANGED, before)
        else:
            row = folder.catalogue.rows.get(document.path)
            return Task(folders.index(folder), document.path, document.file, document.identifier, row)
        return None

    def _is_unchanged(self, folder: Folder, document: Document, before: Source) -> bool:
        """Whether a document has its article already; one that can't be read is left to the reader, who says why."""
        if self.options.full:
            return False
        try:
            digest = digest_of(load(document.file))
        except (DocumentError, OSError):
            return False
        match folder.compare(document, digest, before.fingerprint):
            case Freshness.SAME:
                return True
            case Freshness.OTHER_VOCABULARY:
                known = dict(self.state.vocabularies).get(before.root) == folder.vocabulary_digest
                return known or folder.has_basis(self.article(before.article), before.fingerprint)
            case _:
                return False

    def _take(self, folder: Folder, document: Document, made: Made) -> tuple[Source, Article] | None:
        """Note what came of a document; its article, if there is one."""
        place = (str(folder.root), document.path)
        if made.trouble:
            raise LibraryWriteError(f"the run stopped at {full_path(*place)}: {made.trouble}", cure=_MEND)
        if made.article is None:
            self._fail(place, made.failure)
            return None
        fingerprint = folder.fingerprint(document, made.digest, made.article.basis)
        source = Source(*place, made.article.id, made.digest, fingerprint, len(made.article.passages))
        before = self.known.get(place)
        if before and before.article != made.article.id:
            self.outgrown.append(before.article)
        self._note(place, Status.CHANGED if before else Status.ADDED, source, made.article)
        return source, made.article

    def _note(self, place: tuple[str, str], status: Status, source: Source, article: Article | None = None) -> None:
        self.held[source.article] = place
        notes = article.summary.notes if article else None
        remarks, open_names = (article.problems, article.unresolved) if article else ((), ())
        self.outcomes.append(Outcome(*place, status, source.article, source.passages, notes, remarks, open_names))

    def _fail(self, place: tuple[str, str], reason: str) -> None:
        before = self.known.get(place)
        self.outcomes.append(Outcome(*place, Status.FAILED, before.article if before else "", remarks=(reason,)))

    # --- removing ---

    def _gone(self) -> Iterator[str]:
        """The articles whose documents are gone, known once all others are read."""
        for (root, path), source in self.known.items():
            gone = not self._is_kept_unseen(source) and (root in self.forgotten or path not in self.scans[root].files)
            if gone:
                self.outcomes.append(Outcome(root, path, Status.REMOVED, source.article))
            if (gone or source.article in self.outgrown) and source.article not in self.held:
                yield source.article

    def _is_kept_unseen(self, source: Source) -> bool:
        """Whether an article stays though its document isn't looked for in this run, or can't be."""
        scan = self.scans.get(source.root)
        return source.root not in self.forgotten and (scan is None or scan.hidden_from(source.path))


def _outermost(paths: Sequence[Path], remembered: Sequence[Path]) -> list[Path]:
    """The folders to read: for a path within one that is remembered or named too, that one.

    Raises ``IbidError`` for one around a remembered folder, whose documents would be there twice.
    """
    for path in paths:
        if not is_utf8(path):
            raise IbidError(f"the name of {str(path)!r} is not UTF-8", cure="rename the folder")
        for root in remembered:
            if path in root.parents:
                raise IbidError(
                    f"{path} holds {root}, which the library has as a folder of its own",
                    cure=f"drop that one in the same run: --forget {root}",
                )
    known = [*remembered, *paths]
    around = (min((root for root in known if path.is_relative_to(root)), key=_depth) for path in paths)
    return list(dict.fromkeys(around))


def _depth(path: Path) -> int:
    return len(path.parts)

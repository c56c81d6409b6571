"""What of a library needs a librarian's eye? Every article is read once more, and the names that no authority has."""

from __future__ import annotations

import csv
import io
import re
import shlex
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from indexer.build import Progress
from indexer.catalogue import COLUMNS, Catalogue, load_catalogue
from indexer.desk.lines import Lines
from indexer.desk.values import MOST_LISTED, Finding, Findings, Matter, UnknownName
from indexer.engine.protocol import Engine
from indexer.enrich.mentions import Reading
from indexer.enrich.name_reader import NameReader
from indexer.errors import NotFoundError, TableError
from indexer.model import Article, Kind, LibraryState, Passage, Source
from indexer.naming.candidates import Collector
from indexer.naming.proposals import SAME, Proposal, propose
from indexer.scan import full_path
from indexer.settings import CATALOGUE, DEFAULT_LIBRARY, OUTLETS

LEAST: Final = 2
"""A name is listed when it occurs so often, as by ``ibid names candidates``."""
NAMES: Final = 200
"""How many unknown names are listed: looking for what each resembles takes longest."""
_TRIES: Final = 3
_SHOWN: Final = 160
_AROUND_CALL: Final = 30
_WHEN: Final = "2024-03-18"
# What ``article`` remarks of notes and calls is found here anew, with its place.
_TOLD_ELSEWHERE: Final = re.compile(
    r"call .* has no note|note .* is not called in the text|\d+ notes are labelled .*", re.DOTALL
)


def survey(engine: Engine, library: Path, progress: Progress) -> Findings:
    """Look through all articles of one generation; when the library changes meanwhile, once more from the start.

    ``library`` is its folder, for the commands that are proposed. Raises ``LibraryError``.
    """
    for _ in range(_TRIES):
        state = engine.state()
        try:
            found = _Survey(state, library)
            for done, source in enumerate(state.sources):
                progress(done, len(state.sources), source.path)
                found.add(engine.article(source.article), source)
        except NotFoundError:  # another generation hasn't this article
            continue
        if engine.info() == state.info:
            break
    return found.findings(progress)


@dataclass(slots=True)
class _Document:
    """A document and its lines, which are read when asked for."""

    path: str
    read: Lines | None = None

    def line(self, text: str, *, last: bool = False) -> int:
        self.read = self.read or Lines(Path(self.path))
        return self.read.of(text, last=last)


@dataclass(slots=True)
class _Survey:
    """What is found on the way through one generation."""

    state: LibraryState
    library: Path
    found: list[Finding] = field(default_factory=list)
    totals: Counter[str] = field(default_factory=Counter)
    catalogues: dict[str, _Table] = field(default_factory=dict)
    reader: NameReader = field(init=False)
    collector: Collector = field(init=False)

    def __post_init__(self) -> None:
        self.reader = NameReader(self.state.vocabulary)
        table = self.reader.table
        self.collector = Collector(None, {*table.actor_names, *table.outlet_names})

    def add(self, article: Article, source: Source) -> None:
        """Look at one article."""
        reading = self.reader.read(article)
        self.collector.add(article, reading)
        document = _Document(full_path(source.root, source.path))
        for one in self._all(article, source, document, reading):
            self.totals[one.matter.value] += 1
            if self.totals[one.matter.value] <= MOST_LISTED:
                self.found.append(one)

    def _all(self, article: Article, source: Source, document: _Document, reading: Reading) -> Iterator[Finding]:
        yield from _notes(article, document)
        yield from _calls(article, document)
        yield from self._metadata(article, source, document)
        yield from _open_names(article, document, reading)
        for problem in article.problems:
            if not _TOLD_ELSEWHERE.fullmatch(problem):
                yield _finding(Matter.REMARK, article, document, text=problem)

    def _metadata(self, article: Article, source: Source, document: _Document) -> Iterator[Finding]:
        """What the catalogue could complete: the date, the title."""
        matters = [] if article.summary.published else [(Matter.UNDATED, "date", _WHEN)]
        if article.summary.title == article.id:
            matters.append((Matter.UNTITLED, "title", "…"))
        if matters:
            table = self.catalogues.setdefault(source.root, _Table(Path(source.root)))
            for matter, column, example in matters:
                cure = table.cure(source.path, column, example)
                yield replace(_finding(matter, article, document), table=cure[0], line=cure[1], row=cure[2])

    def findings(self, progress: Progress) -> Findings:
        candidates = self.collector.candidates(LEAST)
        progress(len(self.state.sources), len(self.state.sources), "")
        proposals = propose(candidates, self.state.vocabulary, NAMES)
        return Findings(
            generation=self.state.info.generation,
            made=time.time(),
            findings=tuple(sorted(self.found, key=lambda one: (one.matter, one.title))),
            totals=tuple(sorted(self.totals.items())),
            names=tuple(_unknown(one, self.library) for one in proposals),
            names_total=len(candidates),
        )


# --- notes and calls ------------------------------------------------------------------------------------------------


def _notes(article: Article, document: _Document) -> Iterator[Finding]:
    notes = [passage for passage in article.passages if passage.kind is Kind.FOOTNOTE]
    labels = Counter(note.label for note in notes if note.label.isalnum())
    for note in notes:
        matters = [(Matter.ORPHAN_NOTE, not note.anchored_in), (Matter.DOUBLE_NOTE, labels[note.label] > 1)]
        for matter in (matter for matter, holds in matters if holds):
            line = document.line(note.text, last=True)
            yield replace(_of_passage(matter, article, document, note), label=note.label, line=line)


def _calls(article: Article, document: _Document) -> Iterator[Finding]:
    for passage in article.passages:
        for call in passage.calls:
            if call.note is None:
                before = passage.text[max(0, call.offset - _AROUND_CALL) : call.offset]
                found = _of_passage(Matter.LOST_CALL, article, document, passage, around=call.offset)
                yield replace(found, label=call.marker, line=document.line(before or passage.text))


def _open_names(article: Article, document: _Document, reading: Reading) -> Iterator[Finding]:
    for name, count in sorted(reading.unresolved.items()):
        passage = next((one for one in article.passages if name in one.text), None)
        if passage is None:
            yield _finding(Matter.OPEN_NAME, article, document, label=name, count=count)
        else:
            found = _of_passage(Matter.OPEN_NAME, article, document, passage, around=passage.text.index(name))
            yield replace(found, label=name, count=count)


def _of_passage(matter: Matter, article: Article, document: _Document, passage: Passage, *, around: int = 0) -> Finding:
    start = max(0, around - _SHOWN // 2) if len(passage.text) > _SHOWN else 0
    shown = passage.text[start : start + _SHOWN].strip()
    text = ("…" if start else "") + shown + ("…" if start + _SHOWN < len(passage.text) else "")
    return _finding(matter, article, document, passage=passage.id, text=text)


def _finding(
    matter: Matter, article: Article, document: _Document, *, passage: str = "", label: str = "", text: str = "",
    count: int = 1,
) -> Finding:  # fmt: skip
    title = article.summary.title
    return Finding(matter, article.id, title, document.path, passage=passage, label=label, text=text, count=count)


# --- the catalogue --------------------------------------------------------------------------------------------------


class _Table:
    """The catalogue of a folder: where a document has its row, or which one it needs."""

    def __init__(self, root: Path) -> None:
        self.file = (root if root.is_dir() else root.parent) / CATALOGUE

    @cached_property
    def catalogue(self) -> Catalogue:
        try:
            return load_catalogue(self.file.read_bytes(), str(self.file))
        except (OSError, TableError):
            return Catalogue()

    def cure(self, path: str, column: str, example: str) -> tuple[str, int, str]:
        """The catalogue, the line of the document's row in it, and if there is none the row to be added."""
        if line := self.catalogue.lines.get(path, 0):
            return str(self.file), line, ""
        return str(self.file), 0, self._row({"file": path, column: example})

    def _row(self, cells: Mapping[str, str]) -> str:
        columns = self.catalogue.columns or COLUMNS
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.catalogue.delimiter, lineterminator="")
        writer.writerow([cells.get(column, "") for column in columns])
        return out.getvalue()


# --- names ----------------------------------------------------------------------------------------------------------


def _unknown(one: Proposal, library: Path) -> UnknownName:
    found = one.candidate
    return UnknownName(
        label=found.label,
        count=found.count,
        articles=len(found.articles),
        contexts=tuple(found.contexts),
        near=tuple((near.form, near.record or "") for near in one.near),
        command=command_for(one, library),
    )


def command_for(one: Proposal, library: Path) -> str:
    """The command that would add a name: to the record that it all but spells, else as a record of its own."""
    forms = list(one.candidate.spellings)
    record = next((near.record for near in one.near if near.record and near.likeness >= SAME), None)
    if record:
        words = [record, *(word for form in forms for word in ("--variant", form))]
    else:
        words = [one.record.id, "--label", one.record.label, "--type", one.record.type]
        words += [word for form in one.record.variants for word in ("--variant", form)]
        words += ["--outlet"] if one.file == OUTLETS else []
    where = [] if library == DEFAULT_LIBRARY.absolute() else ["--library", str(library)]
    return shlex.join(["ibid", "names", "add", *words, *where])

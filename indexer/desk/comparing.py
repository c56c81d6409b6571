"""What would publishing change? A dry run over the documents and what waits, beside what the library has."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from indexer.build import Options, Progress, build
from indexer.desk.staging import Staging
from indexer.desk.values import MOST_LISTED, Difference, DocumentChange, ValueChange
from indexer.engine.protocol import Engine
from indexer.errors import LibraryMissingError
from indexer.model import Article, LibraryState, Passage
from indexer.query import Query
from indexer.report import Outcome, Status
from indexer.scan import full_path
from indexer.settings import documents_path
from indexer.workers import Workers

_SHOWN: Final = frozenset({Status.ADDED, Status.CHANGED, Status.REMOVED, Status.FAILED})

_Values = Counter[tuple[str, str]]
"""Passages by facet and value."""


def compare(engine: Engine, staging: Staging, workers: Workers, progress: Progress) -> Difference:
    """What a run would change now, were all that waits in its place. Raises ``LibraryError`` and ``IbidError``."""
    state = _state(engine)
    paths = folders(state, staging)
    seen = _Seen()
    options = Options(dry_run=True, workers=workers, overlay=staging.overlay())
    key = staging.key(state.info.generation)
    report = build(engine, paths, options, progress, seen.take)
    before = {(source.root, source.path): source.article for source in state.sources}
    shown = sorted(
        (outcome for outcome in report.outcomes if outcome.status in _SHOWN),
        key=lambda one: one.status is not Status.FAILED,  # what is wrong comes first
    )
    old = _Seen()
    for outcome in shown:
        if outcome.status is not Status.FAILED and (name := before.get((outcome.folder, outcome.path))):
            old.take(engine.article(name))
    staged = {(one.root, one.path) for one in staging.files()}
    documents = [_document(one, before, old, seen, staged) for one in shown]
    values = _changes(engine, old, seen)
    return Difference(
        key=key,
        made=time.time(),
        before=state.info,
        after=report.library,
        unchanged=report.counts[Status.UNCHANGED.value],
        documents=tuple(documents[:MOST_LISTED]),
        documents_total=len(documents),
        values=tuple(values[:MOST_LISTED]),
        values_total=len(values),
        problems=report.problems,
    )


def folders(state: LibraryState, staging: Staging) -> list[Path]:
    """The folders of a run: none for all that the library remembers, else those, too, for which something waits.

    The usual one when there is none yet.
    """
    known = [Path(root) for root in state.roots]
    new = [root for root, _ in staging.overlay().laid if root not in known]
    if not known and not new:
        return [documents_path().resolve()]
    return [*known, *new] if new else []


def _state(engine: Engine) -> LibraryState:
    try:
        return engine.state()
    except LibraryMissingError:
        return engine.recall()


class _Seen:
    """What is to be known of many articles, without keeping them."""

    def __init__(self) -> None:
        self.counts: dict[str, tuple[int, int, str]] = {}
        self.values: _Values = Counter()
        self.labels: dict[tuple[str, str], str] = {}

    def take(self, article: Article) -> None:
        summary = article.summary
        self.counts[summary.id] = summary.passages, summary.notes, summary.title
        for passage in article.passages:
            for facet, name, label in set(_values(passage)):
                self.values[facet, name] += 1
                self.labels.setdefault((facet, name), label)


def _values(passage: Passage) -> Iterable[tuple[str, str, str]]:
    yield from (("actor", one.id, one.label) for one in passage.actors)
    yield from (("outlet", one.id, one.label) for one in passage.outlets)
    yield from (("work", one.id, one.label) for one in passage.works)


def _document(
    outcome: Outcome, before: dict[tuple[str, str], str], old: _Seen, new: _Seen, staged: set[tuple[str, str]]
) -> DocumentChange:
    place = (outcome.folder, outcome.path)
    was = old.counts.get(before.get(place, ""), (0, 0, ""))
    gone = outcome.status in {Status.REMOVED, Status.FAILED}
    now = (0, 0, "") if gone else new.counts.get(outcome.article, (0, 0, ""))
    return DocumentChange(
        path=full_path(*place),
        status=outcome.status.value,
        article=before.get(place, "") if gone else outcome.article,
        title=now[2] or was[2],
        passages_before=was[0],
        passages_after=now[0],
        notes_before=was[1],
        notes_after=now[1],
        staged=place in staged,
        remarks=outcome.remarks,
    )


def _changes(engine: Engine, old: _Seen, new: _Seen) -> list[ValueChange]:
    """The values of which there would be more or fewer passages, those first of which most change."""
    moved = [key for key in old.values | new.values if old.values[key] != new.values[key]]
    moved.sort(key=lambda key: (-abs(new.values[key] - old.values[key]), key))
    return [
        ValueChange(
            *key,
            new.labels.get(key) or old.labels[key],
            # Of those that aren't listed the library isn't asked.
            now := _passages(engine, *key) if number < MOST_LISTED else old.values[key],
            now - old.values[key] + new.values[key],
        )
        for number, key in enumerate(moved)
    ]


def _passages(engine: Engine, facet: str, value: str) -> int:
    try:
        return engine.find(Query.of(size=1, filters={facet: [value]})).passages
    except LibraryMissingError:
        return 0

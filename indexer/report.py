"""What a run did with every document, for people and for programs."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from indexer.engine.disk import put, write_errors
from indexer.engine.store import REPORT
from indexer.model import LibraryInfo


class Status(StrEnum):
    """What became of a document."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document, and everything that was noticed about it, a sentence each.

    ``path`` lies below ``folder``. ``notes`` is unknown (``None``) for a document that wasn't read this time.
    ``unresolved`` counts, in one that was, the names that stay open since two may be meant.
    """

    folder: str
    path: str
    status: Status
    article: str = ""
    passages: int = 0
    notes: int | None = None
    remarks: tuple[str, ...] = ()
    unresolved: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did. ``problems`` concern catalogues, authorities and folders rather than one document."""

    outcomes: tuple[Outcome, ...]
    problems: tuple[str, ...]
    library: LibraryInfo
    dry_run: bool = False

    @property
    def counts(self) -> Mapping[str, int]:
        """How many documents had each status."""
        counted = Counter(outcome.status.value for outcome in self.outcomes)
        return {status.value: counted[status.value] for status in Status}

    @property
    def failed(self) -> bool:
        """Whether any document failed."""
        return any(outcome.status is Status.FAILED for outcome in self.outcomes)

    @property
    def unresolved(self) -> Mapping[str, int]:
        """How often each name stayed open in the documents that were read, the most frequent first."""
        counted: Counter[str] = Counter()
        for outcome in self.outcomes:
            counted.update(dict(outcome.unresolved))
        return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))

    def as_json(self) -> dict[str, object]:
        """The report as plain values."""
        return {
            "counts": self.counts,
            "documents": [{**asdict(outcome), "unresolved": dict(outcome.unresolved)} for outcome in self.outcomes],
            "problems": list(self.problems),
            "unresolved": self.unresolved,
            "library": asdict(self.library),
            "dry_run": self.dry_run,
        }

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Report:
        """The report of these plain values; raises ``KeyError``, ``TypeError`` or ``ValueError`` for others."""
        return cls(
            tuple(_outcome(fields) for fields in body["documents"]),
            tuple(map(str, body["problems"])),
            LibraryInfo(**body["library"]),
            bool(body["dry_run"]),
        )


def _outcome(fields: Mapping[str, Any]) -> Outcome:
    kept = {**fields, "status": Status(fields["status"]), "remarks": tuple(fields["remarks"])}
    return Outcome(**{**kept, "unresolved": tuple(dict(fields["unresolved"]).items())})


# --- the last one ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LastRun:
    """The report of the last run that was no dry run, and when that ended, in seconds since 1970 (UTC)."""

    report: Report
    ended: float


def keep_report(library: Path, report: Report) -> None:
    """Keep the report of a run in the library's folder, in place of that of the run before; raises ``LibraryError``."""
    body = {"ended": time.time(), **report.as_json()}
    with write_errors(library):
        put(library / REPORT, json.dumps(body, ensure_ascii=False).encode())


def last_run(library: Path) -> LastRun | None:
    """The report that is kept in a library's folder; ``None`` where there is none, or none that can be read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        body = json.loads((library / REPORT).read_bytes())
        return LastRun(Report.from_json(body), float(body["ended"]))
    return None

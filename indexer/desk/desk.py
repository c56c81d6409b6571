"""The desk of one library, as its pages and whoever else works there see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

from indexer.desk import jobs, moving, staging
from indexer.desk.places import Places, read_json
from indexer.desk.values import Difference, Findings, Job, Task
from indexer.reading import SUFFIXES
from indexer.report import LastRun, last_run
from indexer.settings import CATALOGUE

ACCEPTED: Final = tuple(sorted((*SUFFIXES, ".csv")))
"""The suffixes of what may be uploaded: documents, and the tables that go with them."""

WITH_DOCUMENTS: Final = "with-documents"
"""The option of a rollback that takes the documents of the desk's last publishing back, too."""

Value = TypeVar("Value")


class Desk:
    """What stands beside the library in the folder ``library``. Every call looks anew, so all may share it."""

    def __init__(self, library: Path) -> None:
        self.places = Places.of(library)
        self.staging = staging.Staging(self.places)

    # --- jobs ---

    def job(self, task: Task) -> Job | None:
        """How the last job of this kind stands (a survey, or one that may change things); ``None`` without any."""
        return jobs.job(self.places, task)

    def start(self, task: Task, options: Sequence[str] = ()) -> Job:
        """Start a job in a process of its own; raises ``BusyError``, ``LibraryWriteError``."""
        return jobs.start(self.places, task, options)

    # --- what jobs have found ---

    def difference(self) -> Difference | None:
        """What publishing would change, as last looked up; for which state of things its ``key`` tells."""
        return _value(Difference.from_json, self.places.difference)

    def findings(self) -> Findings | None:
        """What needs a librarian's eye, as last looked up; of which generation it tells."""
        return _value(Findings.from_json, self.places.findings)

    def last_run(self) -> LastRun | None:
        """What the last run did, whoever started it."""
        return last_run(self.places.library)

    def withdrawable(self, generation: str) -> tuple[moving.Moved, ...]:
        """The documents that came with this generation through the desk, and would wait again after a rollback."""
        return moving.can_withdraw(self.places, generation)

    def catalogue(self, root: str) -> bytes | None:
        """The catalogue of an indexed folder: the one that waits, else the one in place; ``None`` without any."""
        file = self.staging.overlay().file(Path(root) / CATALOGUE)
        return file.read_bytes() if file.is_file() else None


def _value(read: Callable[[Any], Value], file: Path) -> Value | None:
    body = read_json(file)
    try:
        return read(body) if body else None
    except (KeyError, TypeError, ValueError):  # written by another version
        return None

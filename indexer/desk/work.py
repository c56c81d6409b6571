"""The process of one job: ``python -m indexer.desk.work LIBRARY TASK [OPTION]``. It tells how it stands in a file.

What Ibid refuses on purpose ends the job as failed, with its reason. Anything else is a fault of the program: it goes
to standard error, and the job is known to have stopped.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from indexer import settings
from indexer.build import Options, build
from indexer.desk.comparing import compare, folders
from indexer.desk.desk import WITH_DOCUMENTS
from indexer.desk.jobs import file_of, job
from indexer.desk.moving import move_in, published_as, withdraw
from indexer.desk.places import Places
from indexer.desk.staging import Staging
from indexer.desk.survey import survey
from indexer.desk.values import Job, Stand, Task
from indexer.engine.opening import open_library
from indexer.engine.rolling import roll_back
from indexer.engine.store import Store
from indexer.errors import IbidError
from indexer.report import keep_report
from indexer.workers import Workers

_OFTEN: Final = 0.2  # seconds between two tellings: a page asks once a second
_NICE: Final = 10  # those who read the pages come first


def main() -> None:
    """Do the job that the command line names."""
    library, task, *options = sys.argv[1:]
    os.nice(_NICE)
    run(Places.of(Path(library)), Task(task), *options)


def run(places: Places, task: Task, *options: str) -> None:
    """Do a job and tell how it ended; only what is no ``IbidError`` gets out of here."""
    teller = Teller(places, task)
    try:
        teller.end(Stand.DONE, **_DO[task](places, teller, *options))
    except IbidError as error:
        teller.end(Stand.FAILED, error=error.message, cure=error.cure)


@dataclass(slots=True)
class Teller:
    """Tells in a file how a job stands, not more often than somebody would look."""

    places: Places
    task: Task
    phase: str = ""
    _told: float = field(default=-_OFTEN, init=False)
    _job: Job = field(init=False)

    def __post_init__(self) -> None:
        begun = job(self.places, self.task)
        started = begun.started if begun and begun.stand is Stand.RUNNING else time.time()
        self._job = Job(self.task, Stand.RUNNING, started)

    def __call__(self, done: int, total: int, path: str) -> None:
        now = time.monotonic()
        if now - self._told >= _OFTEN or self._job.phase != self.phase or done == total:
            self._told = now
            self._job = replace(self._job, phase=self.phase, done=done, total=total, path=path)
            self.places.write(file_of(self.places, self.task), self._job.as_json())

    def enter(self, phase: str) -> Teller:
        """Go on with another phase; gives what is to be called as it goes on."""
        self.phase = phase
        self(0, 0, "")
        return self

    def reading(self, done: int, total: int, path: str) -> None:
        """As a call, for a build: when all is read it is written."""
        self.phase = "reading" if path else "writing"
        self(done, total, path)

    def end(self, stand: Stand, **fields: Any) -> None:
        self._job = replace(self._job, stand=stand, ended=time.time(), path="", **fields)
        self.places.write(file_of(self.places, self.task), self._job.as_json())


def _workers() -> Workers:
    return Workers(settings.jobs(), settings.document_seconds())


def _compare(places: Places, teller: Teller) -> Mapping[str, Any]:
    with closing(open_library(places.library)) as engine:
        found = compare(engine, Staging(places), _workers(), teller.enter("reading"))
    places.write(places.difference, found.as_json())
    return {}


def _publish(places: Places, teller: Teller) -> Mapping[str, Any]:
    """Move in what waits, then build; not begun while another run writes, so that nothing stays half done."""
    with closing(open_library(places.library)) as engine:
        paths = folders(engine.recall(), Staging(places))
        with Store(places.library, {}).writing():
            move_in(places, teller.enter("moving"))
        teller.enter("reading")
        report = build(engine, paths, Options(workers=_workers()), teller.reading)
    published_as(places, report.library.generation)
    keep_report(places.library, report)
    return {"generation": report.library.generation}


def _roll_back(places: Places, teller: Teller, option: str = "") -> Mapping[str, Any]:
    with closing(open_library(places.library)) as engine:
        before = engine.recall().info.generation
    teller.enter("writing")
    generation = roll_back(places.library).generation
    if option != WITH_DOCUMENTS:
        return {"generation": generation}
    taken = withdraw(places, before)
    return {"generation": generation, "waiting": taken.waiting, "left": taken.left}


def _survey(places: Places, teller: Teller) -> Mapping[str, Any]:
    with closing(open_library(places.library)) as engine:
        found = survey(engine, places.library, teller.enter("looking"))
    places.write(places.findings, found.as_json())
    return {"generation": found.generation}


_DO: Final[Mapping[Task, Callable[..., Mapping[str, Any]]]] = {
    Task.COMPARE: _compare,
    Task.PUBLISH: _publish,
    Task.ROLL_BACK: _roll_back,
    Task.SURVEY: _survey,
}


if __name__ == "__main__":
    main()

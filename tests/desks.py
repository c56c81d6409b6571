"""A desk beside a small library, and short ways to use it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from indexer.desk import jobs, work
from indexer.desk.desk import Desk
from indexer.desk.places import Places
from indexer.desk.staging import Staged, Target
from indexer.desk.values import Job, Task


def stage(desk: Desk, documents: Path, files: Mapping[str, str | bytes], below: str = "") -> list[Staged]:
    """Upload files that are to go into a folder."""
    target = Target(str(documents), below)
    return [
        desk.staging.add(target, name, io.BytesIO(content.encode() if isinstance(content, str) else content))
        for name, content in files.items()
    ]


def waiting(desk: Desk) -> dict[str, bool]:
    """The paths of what waits, and whether each replaces a document."""
    return {one.path: one.replaces for one in desk.staging.files()}


def do(desk: Desk, task: Task, *options: str) -> Job:
    """Do a job in this process, and tell how it ended."""
    work.run(desk.places, task, *options)
    done = desk.job(task)
    assert done is not None
    return done


def at_once(places: Places, task: Task, handle: int, options: tuple[str, ...] | list[str]) -> None:
    """What stands for starting a process in tests: the job is done when the start returns, under its lock."""
    work.run(places, task, *options)


LAUNCH = jobs._launch  # noqa: SLF001 - so that a test can start a process after all

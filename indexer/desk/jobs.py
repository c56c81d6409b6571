"""How does a long job run while pages are served? In a process of its own, one of a kind at a time, told of in a file.

The process holds a lock (flock) from its first instant to its last: the one who starts it takes the lock and hands it
over. So a second job is refused at once, whoever asks, and a job that died without a word is known by its free lock.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from indexer.desk.places import Places, read_json
from indexer.desk.values import Job, Stand, Task
from indexer.engine.disk import write_errors
from indexer.errors import BusyError, LibraryWriteError
from indexer.settings import TOKEN_VARIABLE

_TRIES: Final = 1_000  # one who only looks whether the lock is free holds it for some microseconds


def file_of(places: Places, task: Task) -> Path:
    """Where it stands how a job of this kind does: a survey changes nothing, and may run beside the others."""
    return places.folder / ("survey.json" if task is Task.SURVEY else "work.json")


def job(places: Places, task: Task) -> Job | None:
    """The last job of this kind and how it stands; ``None`` when there was none."""
    file = file_of(places, task)
    try:
        found = Job.from_json(read_json(file))
    except (KeyError, TypeError, ValueError):
        return None
    if found.stand is Stand.RUNNING and not _is_held(file.with_suffix(".lock")):
        with suppress(KeyError, TypeError, ValueError):  # it may have ended between the two looks
            found = Job.from_json(read_json(file))
        if found.stand is Stand.RUNNING:
            return replace(found, stand=Stand.STOPPED)
    return found


def start(places: Places, task: Task, options: Sequence[str] = ()) -> Job:
    """Start a job; raises ``BusyError`` while another one is at work, ``LibraryWriteError`` when it can't be started.

    ``options`` are those of ``work``.
    """
    places.make()
    file = file_of(places, task)
    with write_errors(places.folder):
        handle = os.open(file.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _take(places, task, handle)
        begun = Job(task, Stand.RUNNING, time.time())
        places.write(file, begun.as_json())
        _launch(places, task, handle, options)
    finally:
        os.close(handle)
    return begun


def _take(places: Places, task: Task, handle: int) -> None:
    for _ in range(_TRIES):
        with suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        running = job(places, task)
        if running and running.stand is Stand.RUNNING:
            raise BusyError("another job is at work here, and one works at a time", cure="wait until it is done")
    raise BusyError("another job is at work here", cure="wait until it is done")


def _launch(places: Places, task: Task, handle: int, options: Sequence[str]) -> None:
    """Start the process. It has the lock, but neither the token nor the terminal's interrupts."""
    command = [sys.executable, "-m", "indexer.desk.work", str(places.library), task.value, *options]
    environment = {name: value for name, value in os.environ.items() if name != TOKEN_VARIABLE}
    try:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=(handle,), env=environment,
            start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise LibraryWriteError(
            f"no process can be started: {error.strerror}", cure="nothing was done; free memory, then try again"
        ) from error
    threading.Thread(target=process.wait, daemon=True).start()  # so that nothing of it stays behind


def _is_held(lock: Path) -> bool:
    try:
        handle = os.open(lock, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False

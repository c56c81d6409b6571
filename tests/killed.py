"""Killing a build, or whatever else writes, at each step that it takes in the library's folder, each in a copy.

A step is what changes a file or a folder there. Python's audit events tell of it before it happens; the process then
kills itself as ``kill -9`` would. One process is forked for each instant, so that Ibid is imported only once.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from indexer import open_library
from indexer.build import build

STEPS: Final = {"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "shutil.rmtree"}


Run = Callable[[Path], object]
"""What writes to the library in a folder."""


def building(documents: Path) -> Run:
    """A build of ``documents``."""
    return lambda library: build(open_library(library), [documents])


def instants(run: Run, origin: Path, copy: Path) -> int:
    """How many steps ``run`` takes in a copy of the library."""
    reading, writing = os.pipe()
    child = _run_in_fork(run, origin, copy, report_to=writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        steps = len(pipe.read())
    assert os.waitpid(child, 0)[1] == 0
    return steps


def killed_at(instant: int, run: Run, origin: Path, copy: Path) -> None:
    """Do ``run`` in a copy of ``origin`` in a process that is killed before this step."""
    child = _run_in_fork(run, origin, copy, last=instant)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


def _run_in_fork(run: Run, origin: Path, copy: Path, *, last: int | None = None, report_to: int | None = None) -> int:
    if origin.exists():
        shutil.copytree(origin, copy)
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        sys.addaudithook(_Killer(str(copy), last, report_to))
        run(copy)
        status = 0
    finally:
        os._exit(status)


class _Killer:
    """Counts the steps below a folder, and kills the process before the one that is the last."""

    def __init__(self, folder: str, last: int | None, report_to: int | None) -> None:
        self._folder = folder
        self._last = last
        self._report_to = report_to
        self._steps = 0

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not _is_step(event, arguments) or not str(arguments[0]).startswith(self._folder):
            return
        if self._steps == self._last:
            os.kill(os.getpid(), signal.SIGKILL)
        self._steps += 1
        if self._report_to is not None:
            os.write(self._report_to, b".")


def _is_step(event: str, arguments: tuple[object, ...]) -> bool:
    if event != "open":
        return event in STEPS
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))

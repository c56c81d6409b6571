"""How is a process that reads documents started, told, heard and ended, and what does its end say?

``worker`` is what runs in it, ``pool`` what uses several.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, Final, cast

from indexer.errors import LibraryWriteError
from indexer.making import Made
from indexer.settings import DEFAULT_SECONDS, SECONDS_VARIABLE, without_blas
from indexer.worker import READY, receive, receive_frame, send_frame

_START: Final = "import sys; sys.path[:] = sys.argv[1:]; from indexer.worker import main; main()"
_LAST_BREATH: Final = 5  # seconds in which a process that has closed its output should have ended


@dataclass(frozen=True, slots=True)
class Workers:
    """How many processes read documents, and how many seconds one document may take."""

    jobs: int = 1
    seconds: float = DEFAULT_SECONDS


class Stopped(Exception):  # noqa: N818 - no error: the run doesn't need the worker any more
    """The pool is being closed."""


class Worker:
    """A process that reads documents, by the same Python, which finds the same modules.

    In a group of its own, for an interrupt at the terminal is for the process that started it, which then ends it.
    """

    def __init__(self) -> None:
        """Start it; raises ``OSError``."""
        self._process = subprocess.Popen(  # noqa: S603 - our own words, no shell
            [sys.executable, "-c", _START, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            process_group=0,
            env=without_blas(),
        )
        self._to, self._from = cast("BinaryIO", self._process.stdin), cast("BinaryIO", self._process.stdout)

    def prepare(self, order: bytes) -> None:
        """Tell it how to work, and wait until it can; raises ``LibraryWriteError`` when it can't."""
        self.tell(order)
        if receive(self._from) != READY:
            raise LibraryWriteError(
                "a process that should read documents ended before it was ready",
                cure="the library is untouched; run again, with --jobs 1 if need be",
            )

    def tell(self, frame: bytes) -> None:
        """Send a pickled value. That the process has died is noticed when it is to be heard."""
        with suppress(OSError):
            send_frame(self._to, frame)

    def hear(self) -> bytes | None:
        """Its next answer, pickled; ``None`` when it has died."""
        return receive_frame(self._from)

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> int:
        """Wait for its end, which is brought about unless it is near; gives the status, negative for a signal."""
        with suppress(OSError):
            self._to.close()
        try:
            status = self._process.wait(_LAST_BREATH)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        self._from.close()
        return status


def too_slow(status: int, seconds: float) -> Made | None:
    """What came of a document whose process was ended by its own alarm, as the status of that tells."""
    if status != -signal.SIGALRM:
        return None
    limit = f"reading it took more than {seconds:g} seconds and was stopped"
    return Made(failure=f"{limit} (split it or save it as plain text, or allow more: ${SECONDS_VARIABLE})")


def deadly(status: int) -> Made:
    """What came of a document whose process died of something else, and again when it read nothing else."""
    how = f"by {_signal_name(-status)}" if status < 0 else f"with status {status}"
    ended = f"the process that read it was ended {how}, twice"
    return Made(failure=f"{ended} (see whether memory is short; else save it as plain text)")


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"

"""A process that makes the field ``text`` of a segment, beside the one that takes articles: how it is told, and does.

It is told texts over a pipe, many at once, as bytes, and writes the arrays into a file without a name that both have
open. Both halves of the work take the interpreter most of their time, so that a thread would gain little. When the
process that started it dies, it ends, and nothing is left of it.
"""

from __future__ import annotations

import errno
import fcntl
import json
import mmap
import os
import signal
import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from queue import Queue
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, BinaryIO, Final, cast
from weakref import finalize

import numpy as np

from indexer.engine.chunks import Texts
from indexer.engine.memory import share_freed_memory
from indexer.engine.segment_file import SegmentFile, Waiting, write_arrays
from indexer.engine.text_field import TextField
from indexer.errors import LibraryWriteError
from indexer.settings import without_blas

_START: Final = (
    "import sys; file, folder, *sys.path[:] = sys.argv[1:]; "
    "from indexer.engine.text_process import main; main(int(file), folder)"
)
_HEAD: Final = struct.Struct("<II")
"""Bytes of the texts and how many there are; none for the end."""
_AHEAD: Final = 8
"""So many batches may wait to be told, some 400 kB each."""
_PIPE_BYTES: Final = 1 << 20
_SET_PIPE_SIZE: Final[int | None] = getattr(fcntl, "F_SETPIPE_SZ", None)
"""Linux has it."""

_Frame = bytes | None


class TextProcess:
    """A process that makes the field; used as ``TextField``. Raises ``OSError`` when it can't be started."""

    def __init__(self, folder: Path) -> None:
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - closed with us
        self.process = subprocess.Popen(  # noqa: S603 - our own words, no shell
            [sys.executable, "-c", _START, str(self._file.fileno()), str(folder), *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=[self._file.fileno()],
            process_group=0,
            env=without_blas(),
        )
        self._frames: Queue[_Frame] = Queue(_AHEAD)
        self._sender = Thread(target=_send, args=(self._frames, self.process.stdin), daemon=True)
        self._sender.start()
        self._end = finalize(self, _ended, self.process, self._frames, self._sender, self._file)

    def add(self, texts: Texts, langs: bytes) -> None:
        """The next texts, and the language of stemming of each; waits while the process has enough to do."""
        head = _HEAD.pack(len(texts.joined), len(texts.sizes))
        self._frames.put(b"".join((head, texts.joined, texts.sizes.tobytes(), langs)))

    def arrays(self) -> dict[str, Waiting]:
        """The field, and ``lengths``; raises ``OSError`` or ``LibraryWriteError`` when it could not be made."""
        self._frames.put(_HEAD.pack(0, 0))
        answer = cast("BinaryIO", self.process.stdout).read()
        status = self.process.wait()
        if trouble := json.loads(answer or "{}"):
            raise OSError(trouble["errno"], trouble["what"])
        if status:
            raise LibraryWriteError(
                f"the process that indexed the texts ended with status {status}",
                cure="the library is untouched; see whether memory is short, then run again",
            )
        mapped = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        file = SegmentFile(memoryview(mapped), "from beside")
        self._end()
        return {name: file.waiting(name) for name in file}


def _send(frames: Queue[_Frame], to: IO[bytes]) -> None:
    """Tell the process what is put into ``frames``. When it has died, that is noticed by whoever waits for its end."""
    if _SET_PIPE_SIZE is not None:
        with suppress(OSError):
            fcntl.fcntl(to, _SET_PIPE_SIZE, _PIPE_BYTES)
    dead = False
    while (frame := frames.get()) is not None:
        if not dead:
            try:
                to.write(frame)
                to.flush()
            except OSError:
                dead = True


def _ended(process: subprocess.Popen[bytes], frames: Queue[_Frame], sender: Thread, file: IO[bytes]) -> None:
    """Let go of a process, whatever it is doing."""
    process.kill()
    process.wait()
    frames.put(None)
    sender.join()
    for stream in (process.stdin, process.stdout, file):
        with suppress(OSError):
            cast("IO[bytes]", stream).close()


# --- the process itself ---------------------------------------------------------------------------------------------


def main(file: int, folder: str) -> None:
    """Serve the process that started this one: texts from standard input to arrays in an open ``file``."""
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints must not break into the answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one ends it
    share_freed_memory()
    try:
        _serve(sys.stdin.buffer, file, Path(folder))
    except OSError as error:
        json.dump({"errno": error.errno or errno.EIO, "what": error.strerror or str(error)}, answer)
    except (MemoryError, OverflowError) as error:
        json.dump({"errno": errno.ENOMEM, "what": str(error) or "memory is short"}, answer)
    answer.close()


def _serve(told: BinaryIO, file: int, folder: Path) -> None:
    with ThreadPoolExecutor(1, thread_name_prefix="ibid-segment") as pool, os.fdopen(file, "wb") as to:
        field = TextField(folder, pool)
        while True:
            head = told.read(_HEAD.size)
            if len(head) < _HEAD.size:
                return  # nobody waits any more
            size, count = _HEAD.unpack(head)
            if not count:
                break
            joined, sizes, langs = told.read(size), told.read(4 * count), told.read(count)
            if len(langs) < count:
                return
            field.add(Texts(joined, np.frombuffer(sizes, dtype=np.uint32)), langs)
        write_arrays(to, field.arrays())

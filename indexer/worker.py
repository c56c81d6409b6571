"""The other end of ``workers``: a process that makes articles of the documents it is told of.

It goes on until nobody tells it more. It is told over standard input and answers over what was its standard output,
pickled values behind their lengths. A document that takes longer than allowed ends the process, by the alarm of the
system, whatever the document keeps busy, a loop in C too, and also when nobody waits any more: so nothing stays behind
when a run is killed.
"""

from __future__ import annotations

import gc
import os
import signal
import struct
import sys
from typing import Any, BinaryIO, Final

from indexer.making import make_maker
from indexer.packing import pack, unpack

_LENGTH: Final = struct.Struct("<Q")
_LET_BE: Final = 20_000
"""So many objects are let be until the collector looks through them: an article makes hundreds in circles, at most."""
READY: Final = "ready"
"""What a worker says first."""


def main() -> None:
    """Serve the process that started this one."""
    told = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints must not break into the answers
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one ends it
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    seconds, vocabularies = receive(told)
    maker = make_maker(vocabularies)
    gc.freeze()  # what is loaded by now stays: the collector needn't walk through it again and again
    gc.set_threshold(_LET_BE)
    send(answers, READY)
    while (task := receive(told)) is not None:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        made = maker.make(task)
        signal.setitimer(signal.ITIMER_REAL, 0)
        send(answers, made)


def send(stream: BinaryIO, value: object) -> None:
    """Write a value; raises ``OSError`` when nobody reads any more."""
    send_frame(stream, pack(value))


def send_frame(stream: BinaryIO, frame: bytes) -> None:
    """Write a pickled value; raises ``OSError`` when nobody reads any more."""
    stream.write(_LENGTH.pack(len(frame)))
    stream.write(frame)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """The next value, ``None`` at the end."""
    frame = receive_frame(stream)
    return None if frame is None else unpack(frame)


def receive_frame(stream: BinaryIO) -> bytes | None:
    """The next value, pickled; ``None`` at the end, even if that is amidst a value."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    frame = stream.read(length)
    return frame if len(frame) == length else None

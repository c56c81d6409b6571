"""How do several processes read documents? Each is attended by a thread, and what they make comes in order.

A document that kills its process, or takes longer than it may, fails alone: those that wait behind it are read by a new
process. What is read and not yet asked for is bounded, in documents and in bytes.

Processes of our own rather than ``concurrent.futures``: there, one that dies breaks the pool and every document in it,
and none can be stopped. Started anew rather than forked, whatever threads the program has, and without importing its
main module once more, as ``multiprocessing`` does.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, count
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Final

from indexer.errors import LibraryWriteError
from indexer.folder import Folder
from indexer.making import Made, Maker, Task
from indexer.model import Vocabulary
from indexer.packing import pack, unpack
from indexer.workers import Stopped, Worker, Workers, deadly, too_slow

# A worker takes a second to start, in which this process reads some 2 MB; a document costs about what 4 kB of it cost.
_WORTH_WORKERS: Final = 2 << 20
_DOCUMENT: Final = 4 << 10
# While the engine writes a segment, for seconds, nobody takes up what is made: so much may lie ready for each worker.
_AHEAD_DOCUMENTS: Final = 256
_AHEAD_BYTES: Final = 4 << 20
# A worker is told of a few documents at once, for it takes a while until its thread hears of an answer; but of no more
# than the smallest pipe holds, or both ends could wait for each other to read.
_TOLD: Final = 4
_TOLD_BYTES: Final = 4096

_NOBODY: Final = -1  # the number under which a thread says that it can't go on

_Job = tuple[int, bytes]
"""The number of a document and its task, pickled."""
_Answer = tuple[int, bytes | Made | Exception]
"""The number of a document and what came of it, pickled or not."""


def make_all(
    tasks: Iterable[Task | None], folders: Sequence[Folder], workers: Workers
) -> Generator[Made | None, None, None]:
    """What comes of each task, in their order, ``None`` of ``None``; in this process if no worker is worth its start.

    Raises ``LibraryWriteError`` when no process can be started.
    """
    waiting = iter(tasks)
    first, enough = _beginning(waiting) if workers.jobs > 1 and sys.executable else ([], False)
    # In all documents furniture is looked for when the first is handed over, while the workers start.
    told = (task and _with_furniture(task, folders[task.folder]) for task in chain(first, waiting))
    if enough:
        pool = Pool([folder.vocabulary for folder in folders], workers)
        try:
            yield from pool.make(told)
        finally:
            pool.close()
    else:
        maker = Maker([folder.enricher for folder in folders])
        yield from (maker.make(task) if task else None for task in told)


def _with_furniture(task: Task, folder: Folder) -> Task:
    """The task with the lines that other documents have, too."""
    furniture = folder.furniture.of(task.path)
    return replace(task, furniture=furniture) if furniture else task


def _beginning(tasks: Iterator[Task | None]) -> tuple[list[Task | None], bool]:
    """The first tasks, and whether they are worth starting workers; if not, they are all there are."""
    first: list[Task | None] = []
    found = weight = 0
    for task in tasks:
        first.append(task)
        found += task is not None
        weight += task.size + _DOCUMENT if task else 0
        if weight >= _WORTH_WORKERS and found > 1:
            return first, True
    return first, False


class Pool:
    """Worker processes, each with a thread here that tells it of documents and hears its answers."""

    def __init__(self, vocabularies: Sequence[Vocabulary], workers: Workers) -> None:
        self._order = pack((workers.seconds, tuple(vocabularies)))
        self._size = workers.jobs
        self.seconds = workers.seconds
        self.jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self.answers: SimpleQueue[_Answer] = SimpleQueue()
        self._ready: dict[int, bytes | Made | None] = {}
        self._running: set[Worker] = set()
        self._changing = Lock()
        self._closed = False
        self._threads = [Thread(target=_Attendant(self).run, daemon=True) for _ in range(workers.jobs)]

    def make(self, tasks: Iterable[Task | None]) -> Iterator[Made | None]:
        """What comes of each task, in order; to be called once. Raises ``LibraryWriteError``."""
        for thread in self._threads:
            thread.start()
        waiting = enumerate(tasks)
        sizes: deque[int] = deque()  # of the documents that were handed over and not yet yielded
        for number in count():
            self._hand_over(waiting, sizes)
            if not sizes:
                return
            yield self._answer(number)
            sizes.popleft()

    def _hand_over(self, waiting: Iterator[tuple[int, Task | None]], sizes: deque[int]) -> None:
        """Hand over as many documents as may lie ready, one at least."""
        most, most_bytes = _AHEAD_DOCUMENTS * self._size, _AHEAD_BYTES * self._size
        ahead = sum(sizes)
        while not sizes or (len(sizes) < most and ahead < most_bytes):
            item = next(waiting, None)
            if item is None:
                return
            number, task = item
            if task is None:
                self._ready[number] = None
            else:
                self.jobs.put((number, pack(task)))
            sizes.append(task.size if task else 0)
            ahead += sizes[-1]

    def _answer(self, number: int) -> Made | None:
        while number not in self._ready:
            told, answer = self.answers.get()
            if isinstance(answer, Exception):
                raise answer
            self._ready[told] = answer
        found = self._ready.pop(number)
        return unpack(found) if isinstance(found, bytes) else found

    def close(self) -> None:
        """End all processes and threads; what they are doing is lost."""
        with self._changing:
            self._closed = True
            for worker in self._running:
                worker.kill()
        for _ in self._threads:
            self.jobs.put(None)
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()

    # --- for the threads --------------------------------------------------------------------------------------------

    def start(self) -> Worker:
        """A new worker, ready; raises ``LibraryWriteError`` when there can't be one, ``Stopped`` once it is closed."""
        with self._changing:
            if self._closed:
                raise Stopped
            worker = Worker()
            self._running.add(worker)
        try:
            worker.prepare(self._order)
        except LibraryWriteError:
            self.end(worker)
            if self._closed:
                raise Stopped from None
            raise
        return worker

    def end(self, worker: Worker) -> int:
        """Let go of a worker that has died, or is to; gives its exit status, a signal as a negative number."""
        with self._changing:
            self._running.discard(worker)
        status = worker.end()
        if self._closed:
            raise Stopped
        return status


class _Attendant:
    """What one thread does: it keeps one worker busy, and puts another in its place when it dies."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._told: deque[_Job] = deque()  # what the worker was told of and hasn't answered
        self._held: _Job | None = None  # the next, for which there was no room

    def run(self) -> None:
        try:
            worker = self._pool.start()
            while True:
                self._tell(worker)
                frame = worker.hear()
                if frame is not None:
                    self._pool.answers.put((self._told.popleft()[0], frame))
                else:
                    worker = self._after_death(worker)
        except Stopped:
            pass
        except Exception as error:  # noqa: BLE001 - raised again in the thread that waits for answers
            self._pool.answers.put((_NOBODY, error))

    def _tell(self, worker: Worker) -> None:
        """Tell the worker of what there is, one document at least."""
        while len(self._told) < _TOLD:
            if self._held is None:
                try:
                    self._held = self._pool.jobs.get(block=not self._told)
                except Empty:
                    return
            if self._held is None:
                self._pool.end(worker)
                raise Stopped
            if self._told and sum(len(task) for _, task in (*self._told, self._held)) > _TOLD_BYTES:
                return
            worker.tell(self._held[1])
            self._told.append(self._held)
            self._held = None

    def _after_death(self, worker: Worker) -> Worker:
        """Another worker, told of what the dead one was told of; but first it reads what that one died of, alone."""
        status = self._pool.end(worker)
        number, task = self._told.popleft()
        worker = self._pool.start()
        answer: bytes | Made | None = too_slow(status, self._pool.seconds)
        if answer is None:
            worker.tell(task)
            answer = worker.hear()
        if answer is None:
            status = self._pool.end(worker)
            answer = too_slow(status, self._pool.seconds) or deadly(status)
            worker = self._pool.start()
        self._pool.answers.put((number, answer))
        for _, waiting in self._told:
            worker.tell(waiting)
        return worker

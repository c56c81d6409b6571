"""Where are the texts of a segment indexed: here, or, when there are many, by a process beside this one?"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Final

from indexer.engine.chunks import Texts
from indexer.engine.segment_file import Array
from indexer.engine.spool import Pieces
from indexer.engine.text_field import TextField
from indexer.engine.text_process import TextProcess
from indexer.settings import cores

BATCH_CHARS: Final = 400_000
"""Texts are handed on when they have so many characters: some 20 MB while they are read."""
WORTH_A_PROCESS: Final = 4 << 20
"""A process takes some 0.3 s of processor time to start, in which 4 MB of text are indexed."""


class TextWriter:
    """Takes texts, a unit each; ``arrays`` gives the field that they make, the same wherever they were indexed.

    ``folder`` is for what is long; without one, all of it stays in memory and in this process. See ``TextField`` for
    ``pool``.
    """

    def __init__(self, folder: Path | None, pool: Executor) -> None:
        self._folder = folder
        self._field: TextField | TextProcess = TextField(folder, pool)
        self._may_start = folder is not None and bool(sys.executable) and cores() > 1
        self._texts: list[str] = []
        self._langs = bytearray()
        self._chars = 0
        self._held: list[tuple[Texts, bytes]] = []
        self._held_bytes = 0

    def add(self, texts: Sequence[str], langs: Sequence[int]) -> None:
        """The next texts, and the language of stemming of each."""
        self._texts.extend(texts)
        self._langs.extend(langs)
        self._chars += sum(map(len, texts))
        if self._chars >= BATCH_CHARS:
            self._hand_on()

    def _hand_on(self) -> None:
        """Give away what is there; it is held until there is enough for a process, if there may be one."""
        texts = Texts.of(self._texts)
        self._held.append((texts, bytes(self._langs)))
        self._held_bytes += len(texts.joined)
        self._texts, self._langs, self._chars = [], bytearray(), 0
        if self._may_start and self._held_bytes >= WORTH_A_PROCESS:
            self._start()
        if not self._may_start:
            self._let_go()

    def _start(self) -> None:
        self._may_start = False
        if self._folder is not None:
            try:
                self._field = TextProcess(self._folder)
            except OSError:
                return  # it is done here then

    def _let_go(self) -> None:
        for texts, langs in self._held:
            self._field.add(texts, langs)
        self._held.clear()

    def arrays(self) -> Mapping[str, Array | Pieces]:
        """See ``TextField``."""
        self._hand_on()
        self._let_go()
        return self._field.arrays()

"""The texts of a segment → the arrays of its field ``text``, and how long each is: run by run when there are many."""

from __future__ import annotations

from array import array
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Final

import numpy as np

from indexer.engine.chunks import Texts
from indexer.engine.inverted import derived, invert
from indexer.engine.narrow import narrowest
from indexer.engine.runs import Run, join_runs
from indexer.engine.segment_file import Array
from indexer.engine.spool import Spool
from indexer.engine.tokenise import FieldTexts

FIELD: Final = "text"
RUN_TOKENS: Final = 1_000_000
"""After about so many tokens those of the texts are sorted and put aside, to be joined when all are there."""


class TextField:
    """Takes texts, a unit each; ``arrays`` gives the field that they make. What is long waits in files in ``folder``.

    Runs are sorted in ``pool``, which must have one thread.
    """

    def __init__(self, folder: Path | None, pool: Executor) -> None:
        self._folder, self._pool = folder, pool
        self._texts = FieldTexts()
        self._langs = array("B")
        self._lengths: list[Array] = []
        self._runs: list[Future[Run]] = []

    def add(self, texts: Texts, langs: bytes) -> None:
        """The next texts, and the language of stemming of each."""
        self._texts.read(texts)
        self._langs.frombytes(langs)
        if len(self._texts) >= RUN_TOKENS:
            self._end_run()

    def _end_run(self) -> None:
        """Have the texts so far sorted and put aside, and begin anew."""
        if self._runs:
            self._runs[-1].result()  # one is enough to hold in memory beside the texts that come
        first = sum(map(len, self._lengths))
        listed = self._texts.take_lists()
        self._lengths.append(listed.counts)
        self._runs.append(self._pool.submit(Run, listed, self._taken_langs(), first, self._folder))

    def _taken_langs(self) -> Array:
        """The languages of the units that came since the last time."""
        langs, self._langs = np.array(self._langs, dtype=np.uint8), array("B")
        return langs

    def arrays(self) -> dict[str, Array | Spool]:
        """The field, and ``lengths``: the tokens of each text. It isn't used after."""
        if self._runs:
            self._end_run()
        arrays = self._joined() if self._runs else self._whole()
        return {**arrays, "lengths": narrowest(np.concatenate(self._lengths))}

    def _joined(self) -> dict[str, Array | Spool]:
        forms, pairs = self._texts.forms, self._texts.paired
        self._texts = FieldTexts()  # lets go of what it knows: a hundred megabytes
        return join_runs(FIELD, forms, pairs, [run.result() for run in self._runs], self._folder)

    def _whole(self) -> dict[str, Array | Spool]:
        tokens, langs = self._texts.take(), self._taken_langs()
        self._lengths.append(np.bincount(tokens.units, minlength=len(langs)))
        found, forms, held_in = invert(FIELD, self._texts.forms, self._texts.paired, tokens, langs)
        return {**found, **derived(FIELD, forms, np.asarray(found[f"{FIELD}.pairs"]), held_in)}

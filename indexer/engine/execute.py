"""Plan → matching rows and their scores, by whole arrays.

Scores are BM25 (Robertson & Zaragoza, *The Probabilistic Relevance Framework*, 2009, eq. 3.15) with the inverse
document frequency of Lucene, ln(1 + (N - n + 0.5) / (n + 0.5)), which is never negative. A phrase counts as one term
with the frequencies of the whole phrase. The words of the query that stand in a passage's heading or in the title of
its article add to its score, but don't make it a match: what is marked in the passage is why it was found.
"""

from __future__ import annotations

from typing import Final, Protocol

import numpy as np

from indexer.engine.columns import Bools, Columns, Floats, Ints
from indexer.plan import And, Everything, Match, Not, Or, Plan, Slot

K1: Final = 1.2
B: Final = 0.75
FIELD_BOOSTS: Final = {"section": 0.4, "title": 0.2}
"""What a word in the heading or the title adds, against 1 in the text. Not tuned yet: a relevance set is to choose."""

POSITION_BITS: Final = 21
"""An occurrence is one integer, ``row << POSITION_BITS | position``: passages of up to two million tokens."""


class Occurrences(Protocol):
    """Where terms stand, and the columns of the same generation."""

    @property
    def columns(self) -> Columns: ...

    def occurrences(self, field: str, term: str) -> Ints:
        """All occurrences of a term in living rows, ascending; see ``POSITION_BITS``."""
        ...


def run(plan: Plan, index: Occurrences) -> tuple[Bools, Floats]:
    """The rows that match a resolved plan, and the score of every row (0 where it doesn't match)."""
    rows, scores = _Executor(index).run(plan)
    return rows, np.where(rows, scores, 0.0)


class _Executor:
    def __init__(self, index: Occurrences) -> None:
        self.index = index
        self.columns = index.columns
        self.alive = self.columns.alive
        self.passages = self.columns.passages
        lengths = self.columns.lengths
        mean = float(lengths[self.alive].mean()) if self.passages else 1.0
        self.norms: Floats = K1 * (1 - B + B * lengths / (mean or 1.0))

    def run(self, plan: Plan) -> tuple[Bools, Floats]:
        match plan:
            case Match():
                return self._match(plan)
            case And(children):
                parts = [self.run(child) for child in children]
                return np.logical_and.reduce([rows for rows, _ in parts]), sum_scores(parts)
            case Or(children):
                parts = [self.run(child) for child in children]
                return np.logical_or.reduce([rows for rows, _ in parts]), sum_scores(parts)
            case Not(child):
                rows, scores = self.run(child)
                return self.alive & ~rows, np.zeros_like(scores)
            case Everything():
                return self.alive, np.zeros(self.columns.rows)

    def _match(self, match: Match) -> tuple[Bools, Floats]:
        frequencies = self._frequencies(match.field, match.slots)
        rows = frequencies > 0
        found = int(np.count_nonzero(rows))
        idf = float(np.log1p((self.passages - found + 0.5) / (found + 0.5)))
        scores = idf * frequencies * (K1 + 1) / (frequencies + self.norms)
        if match.field == "text":
            for field, boost in FIELD_BOOSTS.items():
                scores += boost * idf * (self._frequencies(field, match.slots) > 0)
        return rows, scores

    def _frequencies(self, field: str, slots: tuple[Slot, ...]) -> Floats:
        """How often the slots stand side by side in ``field``, for every row."""
        starts = self._occurrences(field, slots[0])
        for offset, slot in enumerate(slots[1:], start=1):
            starts = np.intersect1d(starts, self._occurrences(field, slot) - offset, assume_unique=True)
        rows = starts >> POSITION_BITS
        return np.bincount(rows, minlength=self.columns.rows).astype(np.float64)

    def _occurrences(self, field: str, slot: Slot) -> Ints:
        found = [self.index.occurrences(field, term) for term in slot.terms]
        if len(found) == 1:
            return found[0]
        return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def sum_scores(parts: list[tuple[Bools, Floats]]) -> Floats:
    """The scores of several parts, each counted only where that part matches."""
    total: Floats = np.sum([np.where(rows, scores, 0.0) for rows, scores in parts], axis=0)
    return total

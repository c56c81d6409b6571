"""Plan → matching rows and their scores, segment by segment and by whole arrays.

Scores are BM25 (Robertson & Zaragoza, *The Probabilistic Relevance Framework*, 2009, eq. 3.15) with the inverse
document frequency of Lucene, ln(1 + (N - n + 0.5) / (n + 0.5)), which is never negative. A phrase counts as one term
with the frequencies of the whole phrase. The words of the query that stand in a passage's heading or in the title of
its article add to its score, but don't make it a match: what is marked in the passage is why it was found.

N, n and the mean length are those of the whole generation, deletions left out: first every match is looked up in every
segment, then scores are computed, and only for rows that pass the filters.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from indexer.engine.columns import Array, Floats
from indexer.engine.inverted_reader import NOTHING, Inverted, Postings
from indexer.engine.limits import Deadline
from indexer.engine.row_sets import contains, difference, intersection, mask_of, union
from indexer.engine.segment import Segment
from indexer.plan import And, Everything, Match, Not, Or, Plan, Slot

K1: Final = 1.2
B: Final = 0.75
FIELD_BOOSTS: Final = {"section": 0.4, "title": 0.2}
"""What a word in the heading or the title adds, against 1 in the text. Not tuned yet: a relevance set is to choose."""


class Execution:
    """One plan, looked up in all segments of a generation."""

    def __init__(self, plan: Plan, segments: Sequence[Segment], deadline: Deadline) -> None:
        self.plan = plan
        self.segments = segments
        self._deadline = deadline
        matches = list(dict.fromkeys(_matches(plan)))
        self._found = [{match: self._look_up(match, segment) for match in matches} for segment in segments]
        self._passages = sum(segment.live_rows for segment in segments)
        mean = sum(segment.total_length for segment in segments) / self._passages if self._passages else 1.0
        self._mean_length = mean or 1.0
        self._idf = {match: self._inverse_frequency(match) for match in matches}

    def _inverse_frequency(self, match: Match) -> float:
        found = sum(len(segment[match].units) for segment in self._found)
        return math.log1p((self._passages - found + 0.5) / (found + 0.5))

    def _look_up(self, match: Match, segment: Segment) -> Postings:
        """The living rows that have a match, and how often."""
        self._deadline.check()
        data = segment.data
        field = data.field(match.field)
        found = slot_postings(field, match.slots)
        units = data.units_of_rows(match.field)
        if units is not None and len(found.units):
            dense = np.zeros(field.unit_count, dtype=np.int64)
            dense[found.units] = found.tf
            by_row = dense[units]
            rows = np.flatnonzero(by_row)
            found = Postings(rows, by_row[rows])
        if segment.alive is not None and len(found.units):
            kept = segment.alive[found.units]
            found = Postings(found.units[kept], found.tf[kept])
        return Postings(found.units.astype(np.intp), found.tf)

    # --- matching ---

    def rows(self, number: int) -> Array:
        """The rows of segment ``number`` that match, ascending."""
        return self._rows(self.plan, number)

    def _rows(self, plan: Plan, number: int) -> Array:
        self._deadline.check()
        segment = self.segments[number]
        match plan:
            case Match():
                return self._found[number][plan].units
            case And(children):
                return self._all_of(children, number)
            case Or(children):
                return union([self._rows(child, number) for child in children], segment.rows)
            case Not(child):
                return difference(segment.alive_rows, self._rows(child, number), segment.rows)
            case Everything():
                return segment.alive_rows

    def _all_of(self, children: Sequence[Plan], number: int) -> Array:
        segment = self.segments[number]
        wanted = [self._rows(child, number) for child in children if not isinstance(child, Not)]
        rows, *rest = sorted(wanted, key=len) if wanted else [segment.alive_rows]
        for other in rest:
            rows = intersection(rows, other, segment.rows)
        for child in children:
            if isinstance(child, Not) and len(rows):
                rows = difference(rows, self._rows(child.child, number), segment.rows)
        return rows

    # --- scoring ---

    def scores(self, number: int, rows: Array) -> Floats:
        """The scores of matching ``rows`` of segment ``number``."""
        lengths = self.segments[number].data.lengths[rows]
        norms = K1 * (1 - B + B * lengths / self._mean_length)
        scores = self._score(self.plan, number, rows, norms)
        return np.zeros(len(rows)) if scores is None else scores

    def _score(self, plan: Plan, number: int, rows: Array, norms: Floats, *, certain: bool = True) -> Floats | None:
        """``None`` for nothing but zeros. ``certain`` says that all ``rows`` are known to match the plan."""
        self._deadline.check()
        match plan:
            case Match():
                return self._bm25(plan, number, rows, norms)
            case And(children):
                total = self._sum([self._score(child, number, rows, norms, certain=certain) for child in children])
                if total is not None and not certain:
                    total *= contains(self._rows(plan, number), rows)
                return total
            case Or(children):
                return self._sum([self._score(child, number, rows, norms, certain=False) for child in children])
            case _:
                return None

    @staticmethod
    def _sum(parts: Sequence[Floats | None]) -> Floats | None:
        known = [part for part in parts if part is not None]
        if not known:
            return None
        total = known[0]
        for part in known[1:]:
            total = total + part
        return total

    def _bm25(self, match: Match, number: int, rows: Array, norms: Floats) -> Floats:
        segment, idf = self.segments[number], self._idf[match]
        tf = _frequencies(self._found[number][match], rows, segment.rows)
        scores: Floats = idf * tf * (K1 + 1) / (tf + norms)
        if match.field != "text":
            return scores
        for field, boost in FIELD_BOOSTS.items():
            inverted = segment.data.field(field)
            found = slot_postings(inverted, match.slots)
            units = segment.data.units_of_rows(field)
            if len(found.units) and units is not None:
                having = mask_of([found.units], inverted.unit_count)[units[rows]]
                scores += (boost * idf) * (having & (tf > 0))
        return scores


def _matches(plan: Plan) -> Iterator[Match]:
    match plan:
        case Match():
            yield plan
        case And(children) | Or(children):
            for child in children:
                yield from _matches(child)
        case Not(child):
            yield from _matches(child)
        case Everything():
            return


def _frequencies(found: Postings, rows: Array, count: int) -> Floats:
    """How often each of ``rows`` has what was found, 0 where it hasn't."""
    if len(found.units) == len(rows) and (found.units is rows or np.array_equal(found.units, rows)):
        return found.tf.astype(np.float64)
    dense = np.zeros(count, dtype=found.tf.dtype)
    dense[found.units] = found.tf
    return dense[rows].astype(np.float64)


def slot_postings(field: Inverted, slots: Sequence[Slot]) -> Postings:
    """The units in which the slots stand side by side, and how often."""
    runs = [field.runs(slot.terms) for slot in slots]
    parts = [field.postings(slot) for slot in runs]
    if len(parts) == 1:
        return parts[0]
    within = mask_of([parts[0].units], field.unit_count)
    for part in parts[1:]:
        within &= mask_of([part.units], field.unit_count)
    if not within.any():
        return NOTHING
    starts = field.occurrences(runs[0], within)
    for offset, slot in enumerate(runs[1:], start=1):
        starts = np.intersect1d(starts, field.occurrences(slot, within) - offset, assume_unique=True)
    return field.counted(starts)

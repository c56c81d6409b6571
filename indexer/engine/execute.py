"""Plan → matching rows and their scores, segment by segment and by whole arrays.

Scores are BM25 (Robertson & Zaragoza, *The Probabilistic Relevance Framework*, 2009, eq. 3.15) with the inverse
document frequency of Lucene, ln(1 + (N - n + 0.5) / (n + 0.5)), which is never negative, raised to ``IDF_POWER``. A
phrase counts as one term with the frequencies of the whole phrase. Two words that were asked for one after the other
count for more where they stand near each other, in either order (after Rasolofo & Savoy, *Term Proximity Scoring for
Keyword-Based Retrieval Systems*, 2003): each time that they do so with nothing of the two between them adds
1 / distance to a frequency that is weighed as that of a word, with the lesser idf of the two. The words of the query
that stand in a passage's heading or in the title of its article add to its score, but don't make it a match: what is
marked in the passage is why it was found.

N, n and the mean length are those of the whole generation, deletions left out: first every match is looked up in every
segment, then scores are computed, and only for rows that pass the filters.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from indexer.engine.columns import Array, Floats
from indexer.engine.inverted_reader import Postings
from indexer.engine.limits import Deadline
from indexer.engine.row_sets import contains, difference, intersection, mask_of, spread, union
from indexer.engine.segment import Segment
from indexer.plan import And, Everything, Match, Not, Or, Plan, all_matches, near_pairs

K1: Final = 1.2
B: Final = 0.75
IDF_POWER: Final = 1.5
"""Rare words count for more than in plain BM25, and no list of stop words is needed: chosen on CACM, with what follows
(``python -m benchmarks.relevance --sweep``)."""
NEAR: Final = 4
"""Up to so many positions apart two words stand near each other."""
NEAR_BOOST: Final = 1.0
"""What standing side by side adds, against 1 for a word."""
FIELD_BOOSTS: Final = {"section": 0.4, "title": 0.2}
"""What a word in the heading or the title adds, against 1 in the text. Not tuned yet: a relevance set is to choose."""

SEARCH_BELOW: Final = 16
"""Where so many times fewer rows are asked for than were found, each is searched for."""


class Statistics:
    """What BM25 asks of a generation: N, the mean length, and by segment the norm of every row.

    The norm, ``K1 * (1 - B + B * length / mean)``, is what a frequency is weighed against.
    """

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.passages = sum(segment.live_rows for segment in segments)
        total = sum(segment.total_length for segment in segments)
        self._mean_length = total / self.passages if total else 1.0
        self._segments = segments
        self._norms: dict[int, Floats] = {}

    def norms(self, number: int) -> Floats:
        """The norms of the rows of segment ``number``."""
        found = self._norms.get(number)
        if found is None:
            lengths = self._segments[number].data.lengths
            found = self._norms[number] = K1 * (1 - B + B / self._mean_length * lengths)
        return found

    def inverse_frequency(self, found: int) -> float:
        """Of what ``found`` passages have."""
        return float(math.log1p((self.passages - found + 0.5) / (found + 0.5)) ** IDF_POWER)


class Execution:
    """One plan, looked up in all segments of a generation."""

    def __init__(self, plan: Plan, segments: Sequence[Segment], statistics: Statistics, deadline: Deadline) -> None:
        self.plan = plan
        self.segments = segments
        self._statistics = statistics
        self._deadline = deadline
        # By identity: to hash a match, terms and all, takes longer than to look a rare word up in its field.
        matches = list(all_matches(plan))
        self._found = [{id(match): self._look_up(match, segment) for match in matches} for segment in segments]
        totals = {id(match): sum(len(found[id(match)].units) for found in self._found) for match in matches}
        self._idf = {match: statistics.inverse_frequency(total) for match, total in totals.items()}

    def _look_up(self, match: Match, segment: Segment) -> Postings:
        """The living rows that have a match, and how often."""
        self._deadline.check()
        data = segment.data
        found = data.field(match.field).match([slot.terms for slot in match.slots])
        bounds = data.unit_bounds(match.field)
        if bounds is not None and len(found.units):
            counts = bounds[found.units + 1] - bounds[found.units]
            found = Postings(spread(bounds[found.units], counts), found.tf.repeat(counts))
        if segment.alive is not None and len(found.units):
            kept = segment.alive[found.units]
            found = Postings(found.units[kept], found.tf[kept], found.parts)
        return found

    # --- matching ---

    def rows(self, number: int) -> Array:
        """The rows of segment ``number`` that match, ascending."""
        return self._rows(self.plan, number)

    def _rows(self, plan: Plan, number: int) -> Array:
        self._deadline.check()
        segment = self.segments[number]
        match plan:
            case Match():
                return self._found[number][id(plan)].units
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
        if not len(rows):
            return np.zeros(0)
        norms = self._statistics.norms(number)
        norms = norms if len(rows) == len(norms) else norms[rows]
        scores = self._score(self.plan, number, rows, norms)
        return np.zeros(len(rows)) if scores is None else scores

    def _score(self, plan: Plan, number: int, rows: Array, norms: Floats, *, certain: bool = True) -> Floats | None:
        """``None`` for nothing but zeros. ``certain`` says that all ``rows`` are known to match the plan."""
        self._deadline.check()
        match plan:
            case Match():
                return self._bm25(plan, number, rows, norms, certain=certain)
            case And(children):
                total = _sum([self._score(child, number, rows, norms, certain=certain) for child in children])
                if total is not None:
                    self._add_nearness(total, children, number, rows, norms, certain=certain)
                    if not certain:
                        total *= contains(self._rows(plan, number), rows)
                return total
            case Or(children):
                total = _sum([self._score(child, number, rows, norms, certain=False) for child in children])
                if total is not None:
                    self._add_nearness(total, children, number, rows, norms, certain=False)
                return total
            case _:
                return None

    def _bm25(self, match: Match, number: int, rows: Array, norms: Floats, *, certain: bool) -> Floats | None:
        segment, found, idf = self.segments[number], self._found[number][id(match)], self._idf[id(match)]
        if not len(found.units):
            return None
        tf = found.tf if certain and len(found.units) == len(rows) else _frequencies(found, rows, segment.rows)
        scores: Floats = tf + norms
        np.divide(tf, scores, out=scores)
        scores *= idf * (K1 + 1)
        if match.field == "text":
            for field, boost in FIELD_BOOSTS.items():
                places = _having(match, field, segment, rows)
                if len(places):
                    scores[places] += boost * idf if certain else boost * idf * (tf[places] > 0)
        return scores

    def _add_nearness(
        self, scores: Floats, children: Sequence[Plan], number: int, rows: Array, norms: Floats, *, certain: bool
    ) -> None:
        segment = self.segments[number]
        field = segment.data.field("text")
        for one, other in near_pairs(children):
            both = rows
            if not certain:
                for match in (one, other):
                    both = intersection(both, self._found[number][id(match)].units, segment.rows)
            if not len(both):
                continue
            self._deadline.check()
            words = self._found[number]
            units, nearness = field.nearness(words[id(one)], words[id(other)], both, NEAR)
            places = rows.searchsorted(units)
            weight = NEAR_BOOST * min(self._idf[id(one)], self._idf[id(other)]) * (K1 + 1)
            scores[places] += weight * nearness / (nearness + norms[places])


def _sum(parts: Sequence[Floats | None]) -> Floats | None:
    total: Floats | None = None
    for part in parts:
        if total is None:
            total = part
        elif part is not None:
            total += part
    return total


def _frequencies(found: Postings, rows: Array, count: int) -> Array:
    """How often each of ``rows`` has what was found, 0 where it hasn't."""
    if len(rows) * SEARCH_BELOW < len(found.units):
        at = found.units.searchsorted(rows)
        at[at == len(found.units)] = 0
        tf: Array = found.tf[at]
        tf *= found.units[at] == rows
        return tf
    dense = np.zeros(count, dtype=found.tf.dtype)
    dense[found.units] = found.tf
    return dense[rows]


def _having(match: Match, field: str, segment: Segment, rows: Array) -> Array:
    """The places in ``rows`` of those whose heading or title has the words of a match."""
    data = segment.data
    units = data.field(field).match([slot.terms for slot in match.slots]).units
    bounds = data.unit_bounds(field)
    if bounds is None or not len(units):
        return units
    if len(units) * SEARCH_BELOW > len(rows):  # then every row is looked at, instead of every heading
        owners = data.units_of_rows(field)[rows]
        return mask_of([units], len(bounds) - 1)[owners].nonzero()[0]
    lows, highs = rows.searchsorted(bounds[units]), rows.searchsorted(bounds[units + 1])
    return spread(lows, highs - lows)

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

from indexer.engine.columns import Array, Bools, Floats
from indexer.engine.inverted_reader import Known, Postings
from indexer.engine.limits import Deadline
from indexer.engine.row_sets import SEARCH_BELOW, Rows, at, difference, held, intersection, mask_of, spread, union
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
        self._rough: dict[int, Array] = {}

    def norms(self, number: int) -> Floats:
        """The norms of the rows of segment ``number``."""
        found = self._norms.get(number)
        if found is None:
            lengths = self._segments[number].data.lengths
            found = self._norms[number] = K1 * (1 - B + B / self._mean_length * lengths)
        return found

    def rough_norms(self, number: int) -> Array:
        """The same in single precision, for bounds."""
        found = self._rough.get(number)
        if found is None:
            found = self._rough[number] = self.norms(number).astype(np.float32)
        return found

    def inverse_frequency(self, found: int) -> float:
        """Of what ``found`` passages have."""
        return float(math.log1p((self.passages - found + 0.5) / (found + 0.5)) ** IDF_POWER)


class Execution:
    """One plan, looked up in all segments of a generation."""

    def __init__(self, plan: Plan, segments: Sequence[Segment], statistics: Statistics, deadline: Deadline) -> None:
        self.plan = plan
        self.segments = segments
        self.statistics = statistics
        self._deadline = deadline
        # By identity: to hash a match, terms and all, takes longer than to look a rare word up in its field.
        matches = list(all_matches(plan))
        self._found = [self._look_up_all(matches, segment) for segment in segments]
        totals = {id(match): sum(len(found[id(match)].units) for found in self._found) for match in matches}
        self._idf = {match: statistics.inverse_frequency(total) for match, total in totals.items()}
        self._dense: list[dict[int, Array]] = [{} for _ in segments]
        self._named: list[dict[tuple[int, str], Array]] = [{} for _ in segments]
        self._rows_of: list[dict[int, Rows]] = [{} for _ in segments]

    def _look_up_all(self, matches: Sequence[Match], segment: Segment) -> dict[int, Postings]:
        known: dict[str, Known] = {}
        return {id(match): self._look_up(match, segment, known.setdefault(match.field, {})) for match in matches}

    def _look_up(self, match: Match, segment: Segment, known: Known) -> Postings:
        """The living rows that have a match, and how often."""
        self._deadline.check()
        data = segment.data
        found = data.field(match.field).match([slot.terms for slot in match.slots], known)
        bounds = data.unit_bounds(match.field)
        if bounds is not None and len(found.units):
            counts = bounds[found.units + 1] - bounds[found.units]
            found = Postings(spread(bounds[found.units], counts), found.tf.repeat(counts), ascending=found.ascending)
        if segment.alive is not None and len(found.units):
            found = found.kept(at(segment.alive, found.units))
        return found

    # --- matching ---

    def rows(self, number: int) -> Rows:
        """The rows of segment ``number`` that match."""
        return self._rows(self.plan, number)

    def _rows(self, plan: Plan, number: int) -> Rows:
        known = self._rows_of[number]
        found = known.get(id(plan))
        if found is None:
            found = known[id(plan)] = self._matching(plan, number)
        return found

    def _matching(self, plan: Plan, number: int) -> Rows:
        self._deadline.check()
        segment = self.segments[number]
        match plan:
            case Match():
                return self._found[number][id(plan)].rows
            case And(children):
                return self._all_of(children, number)
            case Or(children):
                return union([self._rows(child, number) for child in children], segment.rows)
            case Not(child):
                return self._without(Rows(segment.alive_rows), child, number)
            case Everything():
                return Rows(segment.alive_rows)

    def _all_of(self, children: Sequence[Plan], number: int) -> Rows:
        segment = self.segments[number]
        wanted = sorted(
            ((self._rows(child, number), child) for child in children if not isinstance(child, Not)),
            key=lambda found: len(found[0]),
        )
        rows = wanted[0][0] if wanted else Rows(segment.alive_rows)
        for other, child in wanted[1:]:
            if isinstance(child, Match):
                rows = rows.kept(self.frequencies(child, number, rows.rows) != 0)
            else:
                rows = intersection(rows, other, segment.rows)
        for unwanted in children:
            if isinstance(unwanted, Not) and len(rows):
                rows = self._without(rows, unwanted.child, number)
        return rows

    def _without(self, rows: Rows, unwanted: Plan, number: int) -> Rows:
        return difference(rows, self._rows(unwanted, number), self.segments[number].rows)

    def holds(self, plan: Plan, number: int, rows: Array) -> Bools:
        """Which of ``rows`` of segment ``number`` match a part of the plan."""
        return held(self._rows(plan, number), rows, self.segments[number].rows)

    def frequencies(self, match: Match, number: int, rows: Array) -> Array:
        """How often each of ``rows`` of segment ``number`` has a match, 0 where it hasn't."""
        found = self._found[number][id(match)]
        if found.units is rows:
            return found.tf
        dense = found.dense if found.dense is not None else self._dense[number].get(id(match))
        if dense is None:
            if found.ascending and len(rows) * SEARCH_BELOW < len(found.units):
                places = found.units.searchsorted(rows)
                tf: Array = found.tf.take(places, mode="clip")
                tf *= found.units.take(places, mode="clip") == rows
                return tf
            dense = self._dense[number][id(match)] = np.zeros(self.segments[number].rows, dtype=found.tf.dtype)
            dense[found.units] = found.tf
        return at(dense, rows)

    def count(self, match: Match, number: int) -> int:
        """How many rows of segment ``number`` have a match."""
        return len(self._found[number][id(match)].units)

    def inverse_frequency(self, match: Match) -> float:
        """The idf of a match of the plan."""
        return self._idf[id(match)]

    # --- scoring ---

    def scores(self, number: int, rows: Array) -> Floats:
        """The scores of ascending matching ``rows`` of segment ``number``."""
        if not len(rows):
            return np.zeros(0)
        norms = self.statistics.norms(number)
        norms = norms if len(rows) == len(norms) else at(norms, rows)
        scores = self._score(self.plan, number, rows, norms)
        return np.zeros(len(rows)) if scores is None else scores

    def _score(self, plan: Plan, number: int, rows: Array, norms: Floats, *, certain: bool = True) -> Floats | None:
        """``None`` for nothing but zeros. ``certain`` says that all ``rows`` are known to match the plan."""
        self._deadline.check()
        match plan:
            case Match():
                return self._bm25(plan, number, rows, norms, certain=certain)
            case And(children):
                total = added([self._score(child, number, rows, norms, certain=certain) for child in children])
                if total is not None:
                    self._add_nearness(total, children, number, rows, norms, certain=certain)
                    if not certain:
                        total *= self.holds(plan, number, rows)
                return total
            case Or(children):
                total = added([self._score(child, number, rows, norms, certain=False) for child in children])
                if total is not None:
                    self._add_nearness(total, children, number, rows, norms, certain=False)
                return total
            case _:
                return None

    def _bm25(self, match: Match, number: int, rows: Array, norms: Floats, *, certain: bool) -> Floats | None:
        idf = self._idf[id(match)]
        if not self.count(match, number):
            return None
        tf = self.frequencies(match, number, rows)
        scores: Floats = tf + norms
        np.divide(tf, scores, out=scores)
        scores *= idf * (K1 + 1)
        if match.field == "text":
            for field, boost in FIELD_BOOSTS.items():
                if len(self.units_naming(match, field, number)):
                    places = self._naming(match, field, number, rows)
                    scores[places] += boost * idf if certain else boost * idf * (tf[places] > 0)
        return scores

    def units_naming(self, match: Match, field: str, number: int) -> Array:
        """The headings or titles of segment ``number`` that have the words of a match, ascending."""
        known = self._named[number]
        found = known.get((id(match), field))
        if found is None:
            postings = self.segments[number].data.field(field).match([slot.terms for slot in match.slots])
            found = known[id(match), field] = postings.units if postings.ascending else np.sort(postings.units)
        return found

    def _naming(self, match: Match, field: str, number: int, rows: Array) -> Array:
        """The places in ascending ``rows`` of those whose heading or title has the words of a match."""
        units, data = self.units_naming(match, field, number), self.segments[number].data
        bounds = data.unit_bounds(field)
        if bounds is None:
            return units
        if len(units) * SEARCH_BELOW > len(rows):  # then every row is looked at, instead of every heading
            owners = at(data.units_of_rows(field), rows)
            return at(mask_of([units], len(bounds) - 1), owners).nonzero()[0]
        lows, highs = rows.searchsorted(bounds[units]), rows.searchsorted(bounds[units + 1])
        return spread(lows, highs - lows)

    def _add_nearness(
        self, scores: Floats, children: Sequence[Plan], number: int, rows: Array, norms: Floats, *, certain: bool
    ) -> None:
        field = self.segments[number].data.field("text")
        for one, other in near_pairs(children):
            both = rows
            if not certain:
                for match in (one, other):
                    both = both.compress(self.frequencies(match, number, both) != 0)
            if not len(both):
                continue
            self._deadline.check()
            words = self._found[number]
            units, nearness = field.nearness(words[id(one)], words[id(other)], both, NEAR)
            places = rows.searchsorted(units)
            weight = self.weight_of_nearness(one, other)
            scores[places] += weight * nearness / (nearness + norms[places])

    def weight_of_nearness(self, one: Match, other: Match) -> float:
        """What nearness is weighed by: as a word with the lesser idf of the two."""
        return NEAR_BOOST * min(self._idf[id(one)], self._idf[id(other)]) * (K1 + 1)


def added(parts: Sequence[Array | None]) -> Array | None:
    """The sum of arrays that may be missing; it takes the place of the first."""
    total: Array | None = None
    for part in parts:
        if total is None:
            total = part
        elif part is not None:
            total += part
    return total

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
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from indexer.engine import kernels
from indexer.engine.columns import Array, Floats
from indexer.engine.inverted_reader import Found, Known, Merged, Postings
from indexer.engine.limits import Deadline
from indexer.engine.row_sets import at, spread
from indexer.engine.segment import Segment
from indexer.engine.word_groups import groups_of
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
MOST_WORDS: Final = 32
"""The bounds of more words aren't found in one pass."""
SLACK: Final = 1e-12
"""More than what adding in another order may change in a sum of 200 words."""
FIELD_BOOSTS: Final = {"section": 0.4, "title": 0.2}
"""What a word in the heading or the title adds, against 1 in the text. Not tuned yet: a relevance set is to choose."""


class Statistics:
    """What BM25 asks of a generation: N, the mean length, and what a frequency is weighed against.

    That is the norm, ``K1 * (1 - B + B * length / mean)``; ``norms`` has it by length.
    """

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.passages = sum(segment.live_rows for segment in segments)
        total = sum(segment.total_length for segment in segments)
        mean = total / self.passages if total else 1.0
        self.norms: Floats = K1 * (1 - B + B / mean * np.arange(kernels.LENGTHS, dtype=np.float64))

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
        matches = all_matches(plan)
        self._joined = _joined(plan)
        self._found = [self._look_up_all(matches, segment) for segment in segments]
        self._idf: dict[int, float] = {}
        for match in matches:
            total = sum([found[id(match)].found for found in self._found])
            self._idf[id(match)] = statistics.inverse_frequency(total)
        self._groups = groups_of(plan)
        self._pairs = near_pairs(plan.children) if isinstance(plan, And | Or) else []
        self._words: list[Match] = []
        self._every_pair: list[tuple[Match, Match]] = []
        for group in self._groups or ():
            self._words += group.words
            self._every_pair += group.pairs
        self._every_pair += self._pairs
        self.has_nearness = bool(self._every_pair) if self._groups is not None else _has_near_pairs(plan)
        """Whether scores depend on where words stand."""
        # By the number of the segment, what was made of its rows so far.
        self._dense: dict[int, dict[int, Array]] = defaultdict(dict)
        self._last: dict[int, dict[int, tuple[Array, Array]]] = defaultdict(dict)
        self._named: dict[int, dict[tuple[int, str], Array]] = defaultdict(dict)
        self._rows_of: dict[int, dict[int, Array]] = defaultdict(dict)

    def _look_up_all(self, matches: Sequence[Match], segment: Segment) -> dict[int, Found]:
        known: dict[str, Known] = {}
        return {id(match): self._look_up(match, segment, known.setdefault(match.field, {})) for match in matches}

    def _look_up(self, match: Match, segment: Segment, known: Known) -> Found:
        """The living rows that have a match, and how often."""
        self._deadline.check()
        data = segment.data
        if id(match) in self._joined and segment.alive is None:
            return data.field(match.field).match_in_others([slot.terms for slot in match.slots], known)
        found = data.field(match.field).match([slot.terms for slot in match.slots], known)
        bounds = data.unit_bounds(match.field)
        if bounds is not None and len(found.units):
            counts = bounds[found.units + 1] - bounds[found.units]
            found = Postings(spread(bounds[found.units], counts), found.tf.repeat(counts))
        if segment.alive is not None and len(found.units):
            found = found.kept(at(segment.alive, found.units))
        return found

    # --- matching ---

    def rows(self, number: int) -> Array:
        """The rows of segment ``number`` that match, ascending."""
        return self._rows(self.plan, number)

    def _rows(self, plan: Plan, number: int) -> Array:
        known = self._rows_of[number]
        found = known.get(id(plan))
        if found is None:
            found = known[id(plan)] = self._matching(plan, number)
        return found

    def _matching(self, plan: Plan, number: int) -> Array:
        self._deadline.check()
        segment = self.segments[number]
        match plan:
            case Match():
                return self._found[number][id(plan)].units
            case And(children):
                return self._all_of(children, number)
            case Or(children):
                filled = [rows for child in children if len(rows := self._rows(child, number))]
                return filled[0] if len(filled) == 1 else kernels.union(filled, segment.rows)
            case Not(child):
                return self._without(segment.alive_rows, child, number)
            case Everything():
                return segment.alive_rows

    def _all_of(self, children: Sequence[Plan], number: int) -> Array:
        wanted = [(self._breadth(child, number), child) for child in children if not isinstance(child, Not)]
        wanted.sort(key=lambda found: found[0])
        rows = self._rows(wanted[0][1], number) if wanted else self.segments[number].alive_rows
        for _, child in wanted[1:]:
            if isinstance(child, Match):
                dense = self._dense_of(child, number, len(rows))
                rows = (kernels.having(rows, self.frequencies(child, number, rows)) if dense is None
                        else kernels.filled(rows, dense))  # fmt: skip
            else:
                rows = kernels.intersection(rows, self._rows(child, number))
        for unwanted in children:
            if isinstance(unwanted, Not) and len(rows):
                rows = self._without(rows, unwanted.child, number)
        return rows

    def _breadth(self, plan: Plan, number: int) -> int:
        """How many rows match a part of the plan."""
        return self.count(plan, number) if isinstance(plan, Match) else len(self._rows(plan, number))

    def _without(self, rows: Array, unwanted: Plan, number: int) -> Array:
        return kernels.difference(rows, self._rows(unwanted, number))

    def frequencies(self, match: Match, number: int, rows: Array) -> Array:
        """How often each of ascending ``rows`` of segment ``number`` has a match, 0 where it hasn't."""
        found = self._found[number][id(match)]
        if found.lists(rows):
            return found.tf
        last = self._last[number].get(id(match))
        if last is None or last[0] is not rows:
            last = self._last[number][id(match)] = rows, self._frequencies(match, number, found, rows)
        return last[1]

    def _frequencies(self, match: Match, number: int, found: Found, rows: Array) -> Array:
        dense = self._dense_of(match, number, len(rows))
        return kernels.sought(found.units, found.tf, rows) if dense is None else kernels.gathered(dense, rows)

    def _cells(self, match: Match, number: int, rows: Array) -> tuple[Array, bool]:
        """The frequencies by place in ``rows``, or those of all rows of the segment; and whether it is these."""
        if self._found[number][id(match)].lists(rows) or self._last_rows(match, number) is rows:
            return self.frequencies(match, number, rows), False
        dense = self._dense_of(match, number, len(rows))
        return (self.frequencies(match, number, rows), False) if dense is None else (dense, True)

    def _last_rows(self, match: Match, number: int) -> Array | None:
        last = self._last[number].get(id(match))
        return last[0] if last else None

    def _dense_of(self, match: Match, number: int, asked: int) -> Array | None:
        """The frequencies by row of the segment; ``None`` where so few rows are asked for that they are sought."""
        dense = self._dense[number].get(id(match))
        if dense is None:
            found = self._found[number][id(match)]
            if isinstance(found, Merged):
                return found.by_unit
            if asked * kernels.SEARCH_BELOW < len(found.units):
                return None
            dense = kernels.dense(found.units, found.tf, self.segments[number].rows)
            self._dense[number][id(match)] = dense
        return dense

    def count(self, match: Match, number: int) -> int:
        """How many rows of segment ``number`` have a match."""
        return self._found[number][id(match)].found

    # --- scoring ---

    def scores(self, number: int, rows: Array) -> Floats:
        """The scores of ascending matching ``rows`` of segment ``number``."""
        scores = self.of_words(number, rows)
        return self.with_nearness(number, rows, scores) if self.has_nearness else scores

    def of_words(self, number: int, rows: Array) -> Floats:
        """What the words, each by itself, make of the scores; an array of its own."""
        scores = self._sum(self.plan, number, rows, self._weighed) if len(rows) else None
        return np.zeros(len(rows)) if scores is None else scores

    def bounded(self, number: int, rows: Array, count: int) -> tuple[Array, Floats, Floats] | None:
        """Those of at least ``count`` matching rows that may be among the first, what they score at least, and at most.

        ``None`` for a plan that isn't just some words and groups of words, or of which a heading or title has any: then
        what ``of_words`` and ``most_with_nearness`` say of all rows is needed.
        """
        words = self._words
        if not 0 < len(words) <= MOST_WORDS or self._any_named(words, number):
            return None
        data, norms = self.segments[number].data, self.statistics.norms
        if len(words) == 1:
            weight = self._idf[id(words[0])] * (K1 + 1)
            tf = self.frequencies(words[0], number, rows)
            places, scores = kernels.foremost(rows, tf, data.lengths, norms, weight, count, data.shortest)
            return rows.take(places), scores, scores
        numbers = {id(word): place for place, word in enumerate(words)}
        told = [(*self._cells(word, number, rows), self._idf[id(word)] * (K1 + 1)) for word in words]
        groups = [(len(group.words), group.whole) for group in self._groups or ()]
        pairs = [(numbers[id(one)], numbers[id(other)], self._weight_of_nearness(one, other))
                 for one, other in self._every_pair]  # fmt: skip
        places, lower, upper = kernels.bounded(rows, told, groups, pairs, data.lengths, norms, SLACK, count)
        return rows.take(places), lower, upper

    def _any_named(self, words: Sequence[Match], number: int) -> bool:
        """Whether any heading or title of segment ``number`` has any of the words."""
        terms: list[str] = []
        for word in words:
            if word.field == "text":
                for slot in word.slots:
                    terms += slot.terms
        for field in FIELD_BOOSTS:
            if self.segments[number].data.field(field).terms.has_none(terms):  # as most often
                continue
            if any(len(self._units_naming(word, field, number)) for word in words if word.field == "text"):
                return True
        return False

    def with_nearness(self, number: int, rows: Array, scores: Floats) -> Floats:
        """The scores, of what the words make of them; where words stand takes longest to find out."""
        if self._groups is not None and len(rows):
            return scores + self._added_nearness(number, rows)
        nearness = self._sum(self.plan, number, rows, None, self._nearness) if len(rows) else None
        return scores if nearness is None else scores + nearness

    def most_with_nearness(self, number: int, rows: Array, scores: Floats) -> Floats:
        """At least the scores, as ``with_nearness``, without looking where words stand."""
        most = self._sum(self.plan, number, rows, None, self._most_nearness)
        return scores if most is None else scores + most

    def _sum(
        self, plan: Plan, number: int, rows: Array, of_word: _OfWord | None, of_pair: _OfPair | None = None,
        *, certain: bool = True,
    ) -> Floats | None:  # fmt: skip
        """The sum of what words or pairs of words are worth; ``None`` for nothing but zeros. ``certain`` says that all
        ``rows`` are known to match the plan."""
        self._deadline.check()
        if isinstance(plan, Match):
            return of_word(plan, number, rows) if of_word else None
        if not isinstance(plan, And | Or):
            return None
        certain = certain and isinstance(plan, And)
        parts = [self._sum(child, number, rows, of_word, of_pair, certain=certain) for child in plan.children]
        if of_pair:
            parts += [of_pair(one, other, number, rows) for one, other in near_pairs(plan.children)]
        total = added(parts)
        if total is not None and not certain and isinstance(plan, And):
            total *= kernels.held(self._rows(plan, number), rows)
        return total

    def _weighed(self, match: Match, number: int, rows: Array) -> Floats | None:
        """BM25 of a word or a phrase, and what it adds that heading or title have it, too."""
        if not self.count(match, number):
            return None
        idf, data = self._idf[id(match)], self.segments[number].data
        tf = self.frequencies(match, number, rows)
        scores = kernels.weighed(rows, tf, data.lengths, self.statistics.norms, idf * (K1 + 1))
        if match.field == "text":
            for field, boost in FIELD_BOOSTS.items():
                units = self._units_naming(match, field, number)
                if len(units):
                    owners, size = data.units_of_rows(field), data.field(field).unit_count
                    kernels.add_named(scores, tf, rows, owners, units, size, boost * idf)
        return scores

    def _units_naming(self, match: Match, field: str, number: int) -> Array:
        """The headings or titles of segment ``number`` that have the words of a match, ascending."""
        known = self._named[number]
        found = known.get((id(match), field))
        if found is None:
            postings = self.segments[number].data.field(field).match([slot.terms for slot in match.slots])
            found = known[id(match), field] = postings.units
        return found

    def _most_nearness(self, one: Match, other: Match, number: int, rows: Array) -> Floats:
        a, b = (self.frequencies(word, number, rows) for word in (one, other))
        lengths, weight = self.segments[number].data.lengths, self._weight_of_nearness(one, other)
        return kernels.nearest(rows, a, b, lengths, self.statistics.norms, weight)

    def _nearness(self, one: Match, other: Match, number: int, rows: Array) -> Floats | None:
        self._deadline.check()
        data, words = self.segments[number].data, self._found[number]
        units, nearness = data.field("text").nearness(words[id(one)], words[id(other)], rows, NEAR)
        if not len(units):
            return None
        norms = at(self.statistics.norms, at(data.lengths, units))
        found = np.zeros(len(rows))
        found[rows.searchsorted(units)] = self._weight_of_nearness(one, other) * nearness / (nearness + norms)
        return found

    def _added_nearness(self, number: int, rows: Array) -> Floats:
        """What the nearness of all pairs adds, of some words and groups of words."""
        added = np.zeros(len(rows))
        for group in self._groups or ():
            if group.pairs:
                own = added if not group.whole else np.zeros(len(rows))
                self._add_nearness(own, group.pairs, number, rows)
                if group.whole:
                    added += own * kernels.held(self._rows(group.plan, number), rows)
        self._add_nearness(added, self._pairs, number, rows)
        return added

    def _add_nearness(self, to: Floats, pairs: Sequence[tuple[Match, Match]], number: int, rows: Array) -> None:
        data, found, norms = self.segments[number].data, self._found[number], self.statistics.norms
        for one, other in pairs:
            self._deadline.check()
            units, nearness = data.field("text").nearness(found[id(one)], found[id(other)], rows, NEAR)
            if len(units):
                weight = self._weight_of_nearness(one, other)
                kernels.add_near(to, rows, units, nearness, data.lengths, norms, weight)

    def _weight_of_nearness(self, one: Match, other: Match) -> float:
        """What nearness is weighed by."""
        return weight_of_nearness(self._idf[id(one)], self._idf[id(other)])


def weight_of_nearness(one: float, other: float) -> float:
    """What the nearness of two words is weighed by, of which the idf is told: as a word with the lesser of the two."""
    return NEAR_BOOST * min(one, other) * (K1 + 1)


_OfWord = Callable[[Match, int, Array], Floats | None]
_OfPair = Callable[[Match, Match, int, Array], Floats | None]


def _joined(plan: Plan) -> frozenset[int]:
    """The words, by identity, that are looked for in the rows of others, but for one of them."""
    words = [child for child in plan.children if isinstance(child, Match)] if isinstance(plan, And) else []
    return frozenset(id(word) for word in words if word.field == "text") if len(words) > 1 else frozenset()


def _has_near_pairs(plan: Plan) -> bool:
    if isinstance(plan, And | Or):
        return bool(near_pairs(plan.children)) or any(map(_has_near_pairs, plan.children))
    return False


def added(parts: Sequence[Array | None]) -> Array | None:
    """The sum of arrays that may be missing; it takes the place of the first."""
    total: Array | None = None
    for part in parts:
        if total is None:
            total = part
        elif part is not None:
            total += part
    return total

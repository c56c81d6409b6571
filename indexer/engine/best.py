"""The best rows of an answer without the scores of all: upper bounds first, then the scores of those that may be best.

A bound is the score of a row in single precision, but that any two words that were asked for one after the other are
taken to stand as near each other as their frequencies allow, since where they stand takes longest to find out. Without
that it is a lower bound. Only rows are scored whose upper bound reaches the lower ones of as many as are wanted: no
other can be among the first, not even with the same score. ``Execution.scores`` of all rows is the slow twin.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from indexer.engine.columns import Array, Floats
from indexer.engine.execute import FIELD_BOOSTS, K1, Execution, added
from indexer.engine.row_sets import at, mask_of
from indexer.plan import And, Match, Or, Plan, near_pairs

FEW: Final = 48
"""So many rows are scored without a bound."""
ENOUGH: Final = 400
"""No more rows than this are scored at once; where more may be among the first, those of the highest bounds are."""
FIRST: Final = 64
"""At least so many then."""
SLACK: Final = 5e-5
"""More than what single precision may take from a sum of 200 words."""


def best_rows(execution: Execution, number: int, rows: Array, count: int) -> tuple[Array, Floats]:
    """Those of the matching ``rows`` of segment ``number`` that may be among its first ``count``, ascending, with
    their scores; no other row scores as high as the last of the first ``count``."""
    if len(rows) <= max(FEW, count):
        chosen = np.sort(rows)
        return chosen, execution.scores(number, chosen)
    bounds = _Bounds(execution, number, rows)
    upper = bounds.of(execution.plan)
    if upper is None:  # nothing but zeros
        chosen = np.sort(rows)
        return chosen, np.zeros(len(chosen))
    lower = upper if bounds.nearness is None else upper - bounds.nearness
    least = _reached(lower, count) * (1 - 2 * SLACK)
    chosen = np.sort(rows.compress(upper >= least))
    if len(chosen) <= max(ENOUGH, count):
        return chosen, execution.scores(number, chosen)
    return _in_two_steps(execution, number, rows, upper * (1 + SLACK), count)


def _in_two_steps(execution: Execution, number: int, rows: Array, upper: Array, count: int) -> tuple[Array, Floats]:
    """The scores of the highest bounds tell which others may be among the first."""
    least = _reached(upper, max(FIRST, count))
    chosen = np.sort(rows.compress(upper >= least))
    scores = execution.scores(number, chosen)
    last = float(np.partition(scores, len(scores) - count)[len(scores) - count])
    more = np.sort(rows.compress((upper >= last) & (upper < least)))
    if not len(more):
        return chosen, scores
    every = np.concatenate((chosen, more))
    order = every.argsort(kind="stable")
    return every[order], np.concatenate((scores, execution.scores(number, more)))[order]


def _reached(values: Array, count: int) -> float:
    """A value that at least ``count`` of the values reach, near the greatest such one."""
    columns = len(values) // max(len(values) // (32 * count), 1)
    # The greatest of each of many columns: as many of them as are wanted reach the last of these.
    lines = len(values) // columns
    greatest = values[: lines * columns].reshape(lines, columns).max(axis=0)
    return float(np.partition(greatest, columns - count)[columns - count])


class _Bounds:
    """Upper bounds of the scores of some rows of one segment, in single precision."""

    def __init__(self, execution: Execution, number: int, rows: Array) -> None:
        self._execution, self._number, self._rows = execution, number, rows
        self._norms = at(execution.statistics.rough_norms(number), rows)
        self._frequencies: dict[int, Array] = {}
        self.nearness: Array | None = None
        """What of the bounds is for nearness: without it they are lower bounds."""

    def of(self, plan: Plan, *, certain: bool = True) -> Array | None:
        """The bounds of a part of the plan, an array of its own; ``None`` for nothing but zeros."""
        match plan:
            case Match():
                return self._word(plan)
            case And(children):
                total = self._sum(children, certain=certain)
                if total is not None and not certain:
                    total *= self._execution.holds(plan, self._number, self._rows)
                return total
            case Or(children):
                return self._sum(children, certain=False)
            case _:
                return None

    def _sum(self, children: tuple[Plan, ...], *, certain: bool) -> Array | None:
        total = added([self.of(child, certain=certain) for child in children])
        for one, other in near_pairs(children):
            if total is not None and id(one) in self._frequencies and id(other) in self._frequencies:
                near = self._near(one, other)
                total += near
                self.nearness = near if self.nearness is None else self.nearness + near
        return total

    def _word(self, match: Match) -> Array | None:
        execution, number = self._execution, self._number
        if not execution.count(match, number):
            return None
        tf = execution.frequencies(match, number, self._rows).astype(np.float32)
        self._frequencies[id(match)] = tf
        bounds: Array = tf + self._norms
        np.divide(tf, bounds, out=bounds)
        idf = execution.inverse_frequency(match)
        bounds *= np.float32(idf * (K1 + 1))
        if match.field == "text":
            for field, boost in FIELD_BOOSTS.items():
                units = execution.units_naming(match, field, number)
                if len(units):
                    data = execution.segments[number].data
                    owners = at(data.units_of_rows(field), self._rows)
                    named = at(mask_of([units], data.field(field).unit_count), owners)
                    bounds += np.float32(boost * idf) * (named & (tf > 0))
        return bounds

    def _near(self, one: Match, other: Match) -> Array:
        """What nearness adds at most: of two words that stand n times each, 2 n - 1 neighbours may touch."""
        a, b = self._frequencies[id(one)], self._frequencies[id(other)]
        nearness = np.minimum(a, b)
        nearness *= 2
        nearness -= (a == b) & (a > 0)
        nearness /= nearness + self._norms
        nearness *= np.float32(self._execution.weight_of_nearness(one, other))
        found: Array = nearness
        return found

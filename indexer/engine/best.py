"""The best rows of an answer without all that makes up their scores: where words stand takes longest to find out.

What nearness adds is bounded by the frequencies of the words. Only rows are scored in full whose upper bound reaches
the lower ones of as many as are wanted: no other can be among the first, not even with the same score.
``Execution.scores`` of all rows is the slow twin.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from indexer.engine import kernels
from indexer.engine.columns import Array, Floats
from indexer.engine.execute import SLACK, Execution

FEW: Final = 48
"""So many rows are scored without a bound."""
ENOUGH: Final = 400
"""No more rows than this are scored at once; where more may be among the first, those of the highest bounds are."""
FIRST: Final = 64
"""At least so many then."""


def best_rows(execution: Execution, number: int, rows: Array, count: int) -> tuple[Array, Floats]:
    """Those of the ascending matching ``rows`` of segment ``number`` that may be among its first ``count``, ascending,
    with their scores; no other row scores as high as the last of the first ``count``."""
    if not len(rows):
        return rows, np.zeros(0)
    wanted = len(rows) if len(rows) <= max(FEW, count) else count
    own, lower, upper = execution.bounded(number, rows, wanted) or _bounded(execution, number, rows, wanted)
    if not execution.has_nearness:
        return own, lower
    if len(own) > max(ENOUGH, count) and wanted == count:
        return _in_two_steps(execution, number, own, lower, upper, count)
    return own, execution.with_nearness(number, own, lower)


def _bounded(execution: Execution, number: int, rows: Array, wanted: int) -> tuple[Array, Floats, Floats]:
    """As ``Execution.bounded``, of any plan."""
    lower = execution.of_words(number, rows)
    upper = execution.most_with_nearness(number, rows, lower) * (1 + SLACK) if execution.has_nearness else lower
    chosen = kernels.reaching(upper, kernels.reached(lower, wanted))
    return rows.take(chosen), lower.take(chosen), upper.take(chosen)


def _in_two_steps(
    execution: Execution, number: int, rows: Array, lower: Floats, upper: Floats, count: int
) -> tuple[Array, Floats]:
    """The rows that may be among the first: the scores of the highest bounds tell which others may."""
    bar = kernels.reached(upper, min(max(FIRST, count), len(upper)))
    first = kernels.reaching(upper, bar)
    own = rows.take(first)
    scores = execution.with_nearness(number, own, lower.take(first))
    least = kernels.reached(scores, count)
    if least >= bar:  # none but those
        chosen = kernels.reaching(upper.take(first), least)
        return own.take(chosen), scores.take(chosen)
    chosen = kernels.reaching(upper, least)
    if len(chosen) == len(first):  # the same, then
        return own, scores
    return rows.take(chosen), execution.with_nearness(number, rows.take(chosen), lower.take(chosen))

"""The best rows of an answer without all that makes up their scores: where words stand takes longest to find out.

What nearness adds is bounded by the frequencies of the words. Only rows are scored in full whose upper bound reaches
the lower ones of as many as are wanted: no other can be among the first, not even with the same score.
``Execution.scores`` of all rows is the slow twin.
"""

from __future__ import annotations

from typing import Final

from indexer.engine import kernels
from indexer.engine.columns import Array, Floats
from indexer.engine.execute import Execution

FEW: Final = 48
"""So many rows are scored without a bound."""
ENOUGH: Final = 400
"""No more rows than this are scored at once; where more may be among the first, those of the highest bounds are."""
FIRST: Final = 64
"""At least so many then."""
SLACK: Final = 1e-12
"""More than what adding in another order may change in a sum of 200 words."""


def best_rows(execution: Execution, number: int, rows: Array, count: int) -> tuple[Array, Floats]:
    """Those of the ascending matching ``rows`` of segment ``number`` that may be among its first ``count``, ascending,
    with their scores; no other row scores as high as the last of the first ``count``."""
    if len(rows) <= max(FEW, count):
        return rows, execution.scores(number, rows)
    lower = execution.of_words(number, rows)
    least = kernels.reached(lower, count)
    if not execution.has_nearness:
        chosen = kernels.reaching(lower, least)
        return rows.take(chosen), lower.take(chosen)
    upper = execution.most_with_nearness(number, rows, lower) * (1 + SLACK)
    chosen = kernels.reaching(upper, least)
    if len(chosen) > max(ENOUGH, count):
        chosen = _in_two_steps(execution, number, rows, lower, upper, count)
    own = rows.take(chosen)
    return own, execution.with_nearness(number, own, lower.take(chosen))


def _in_two_steps(execution: Execution, number: int, rows: Array, lower: Floats, upper: Floats, count: int) -> Array:
    """The places of the rows that may be among the first: the scores of the highest bounds tell which others may."""
    first = kernels.reaching(upper, kernels.reached(upper, min(max(FIRST, count), len(upper))))
    scores = execution.with_nearness(number, rows.take(first), lower.take(first))
    return kernels.reaching(upper, kernels.reached(scores, count))

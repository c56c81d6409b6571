"""Places in arrays: which are meant, how often, and where they begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from indexer.engine.columns import Array, Bools


def at(values: Array, places: Array) -> Array:
    """``values[places]`` of places that are known to lie within: in half the time."""
    return values.take(places, mode="wrap") if len(values) else values[places]


def mask_of(sets: Sequence[Array], rows: int) -> Bools:
    """Which of ``rows`` rows are in any of the sets."""
    mask = np.zeros(rows, dtype=np.bool_)
    for found in sets:
        mask[found] = True
    return mask


def contains(rows: Array, wanted: Array) -> Bools:
    """Which of the ``wanted`` rows are in the ascending ``rows``, by search."""
    if not len(rows):
        return np.zeros(len(wanted), dtype=np.bool_)
    places = rows.searchsorted(wanted)
    found: Bools = rows.take(places, mode="clip") == wanted
    return found


def firsts(ascending: Array) -> Array:
    """Where each value stands first."""
    new = np.empty(len(ascending), dtype=np.bool_)
    new[:1] = True
    np.not_equal(ascending[1:], ascending[:-1], out=new[1:])
    return new.nonzero()[0]


def spread(starts: Array, counts: Array) -> Array:
    """``starts[0], starts[0] + 1, …`` as many as ``counts[0]``, then the same of the next start."""
    ends = counts.cumsum()
    total = int(ends[-1]) if len(ends) else 0
    found: Array = (starts - (ends - counts)).repeat(counts) + np.arange(total)
    return found


def neighbours(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Runs of ascending numbers, each from and up to one."""
    low = high = -1
    for number in numbers:
        if number != high:
            if high >= 0:
                yield low, high
            low = number
        high = number + 1
    if high >= 0:
        yield low, high

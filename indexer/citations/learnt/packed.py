"""Tokens of several notes in such an order that a recurrence goes over all notes at once, and none is padded.

All first tokens stand in front, then all second ones, and so on (packed sequences, as PyTorch has them). As the longest
note comes first, those that are still going on at a step are always the first of the step before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

MOST_TOKENS: Final = 2000
"""What notes of a batch have together at most, but for a note that has more: they need 22 MB. Batches of 300 take half
as long again a note, those of 4,000 no less."""

Numbers = NDArray[np.intp]


class Packed:
    """The order of the tokens of notes with these lengths, of which none is 0 and the first is the greatest.

    ``order`` [tokens]: of each token in the new order, its number among those of all notes, one note after another.
    ``mirrored`` [tokens]: the token that stands as far from the other end of its note, both in the new order.
    ``steps``: which tokens in the new order are the first of their notes, which the second, ….
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        sizes = np.array(lengths, np.intp)
        place, note = np.nonzero(np.arange(sizes[0])[:, None] < sizes)
        starts = np.searchsorted(place, np.arange(sizes[0] + 1))
        self.order: Numbers = (sizes.cumsum() - sizes)[note] + place
        self.mirrored: Numbers = starts[sizes[note] - 1 - place] + note
        self.steps = [slice(start, end) for start, end in pairwise(starts.tolist())]


def batches(lengths: Sequence[int], most: int = MOST_TOKENS) -> Iterator[list[int]]:
    """Notes by number, the longest first, so many at once as have no more tokens together; those with none are out."""
    batch: list[int] = []
    tokens = 0
    for number in sorted(range(len(lengths)), key=lambda number: -lengths[number]):
        if batch and tokens + lengths[number] > most:
            yield batch
            batch, tokens = [], 0
        if lengths[number]:
            batch.append(number)
            tokens += lengths[number]
    if batch:
        yield batch

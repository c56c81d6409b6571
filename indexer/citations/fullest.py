"""Which of several records of one work says most? Apart from ``works``, for reading a library needs no more of it."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.citations.model import Work


def fullest(works: Iterable[Work]) -> Work:
    """Of several records of one work that which says most; of equals the first in the order of their fields."""
    return min(works, key=lambda work: (-_weight(work), work.label, work.kind, work.fields))


def _weight(work: Work) -> int:
    """More fields say more, and a title with its subtitle more than one without."""
    return 2 * len({name for name, _ in work.fields}) + 3 * (": " in work.first("title"))

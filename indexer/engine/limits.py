"""How long one query may take."""

from __future__ import annotations

import time
from typing import Final

from indexer.errors import QueryError

MAX_QUERY_SECONDS: Final = 10.0
"""No query of the benchmark takes a hundredth of it; what takes longer would keep others waiting."""


class Deadline:
    """A point in time, looked at between the steps of a query; no step takes long by itself."""

    def __init__(self, seconds: float = MAX_QUERY_SECONDS) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Raise ``QueryError`` when it is past."""
        if time.monotonic() > self._end:
            raise QueryError(
                f"answering took more than {self._seconds:g} seconds and was stopped",
                cure="ask for fewer or longer words, or less wide prefixes",
            )

"""Is it time to make a table that answers sooner? Not for the one query of ``ibid search``: making it takes longer."""

from __future__ import annotations

from typing import Final

TIMES: Final = 64
"""So often is asked without a table: then it is sure that a server asks, and will again."""


class Patience:
    """Counts how often something is asked; threads may share it, for it only matters that it ends."""

    def __init__(self, times: int = TIMES) -> None:
        self._left = times

    def lasts(self) -> bool:
        """Whether to answer once more without a table; each call counts."""
        if self._left <= 0:
            return False
        self._left -= 1
        return True

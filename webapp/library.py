"""The library behind an app, opened when it is first asked for.

An engine looks for its folder at each call, so one that is missing, outdated or being rebuilt now may answer next time.
"""

from __future__ import annotations

import threading
from pathlib import Path

from indexer import Engine, open_library


class Library:
    """Holds the engine of the library at ``path``, or the one it was given. Safe to call from several threads."""

    def __init__(self, path: Path, engine: Engine | None = None) -> None:
        self.path = path
        self._engine = engine
        self._lock = threading.Lock()

    def engine(self) -> Engine:
        """The open engine; raises ``LibraryError`` when there is no library that can be read."""
        with self._lock:
            if self._engine is None:
                self._engine = open_library(self.path)
            return self._engine

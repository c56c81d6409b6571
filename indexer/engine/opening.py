"""Opening a library with the engine that fits."""

from __future__ import annotations

from pathlib import Path

from indexer.engine.protocol import Engine
from indexer.engine.whoosh_engine import WhooshEngine
from indexer.engine.whoosh_memory import MemoryEngine


def open_library(path: Path | str | None) -> Engine:
    """The library in the folder ``path``; ``None`` gives an empty one in memory.

    The folder need not hold a library yet: each call on the engine looks, and raises ``LibraryError`` when it can't.
    """
    return MemoryEngine() if path is None else WhooshEngine(Path(path))

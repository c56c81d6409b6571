"""Where names and dates stand in the articles that were asked for last.

A library stores which names and dates a passage has, not where: reading an article again takes some 10 ms for one of
20 passages. So what was read is kept, for as long as the generation is the same.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Final

from indexer import Article, Engine, Reason, locate

KEPT: Final = 128
"""Articles remembered; one of 20 passages takes about 20 kB."""

Located = Mapping[str, tuple[Reason, ...]]
"""By passage id, where its text names what it has."""


class Places:
    """What was read of the last ``KEPT`` articles. Safe to call from several threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], Located] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, engine: Engine, article: Article, generation: str) -> Located:
        """The places in an article of a generation."""
        key = generation, article.id
        with self._lock:
            if (found := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
                return found
        found = locate(engine, article)
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

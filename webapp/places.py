"""Where names and dates stand in the articles that were asked for last.

A library stores which names and dates a passage has, not where: reading an article again takes some 10 ms for one of
20 passages. So what was read is kept, for as long as the generation is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from indexer import Article, Engine, Reason, locate
from webapp.memo import Memo

KEPT: Final = 128
"""Articles remembered; one of 20 passages takes about 20 kB."""

Located = Mapping[str, tuple[Reason, ...]]
"""By passage id, where its text names what it has."""


class Places:
    """What was read of the last ``KEPT`` articles. Safe to call from several threads."""

    def __init__(self) -> None:
        self._memo = Memo(KEPT)

    def of(self, engine: Engine, article: Article, generation: str) -> Located:
        """The places in an article of a generation."""
        return self._memo.get((generation, article.id), lambda: locate(engine, article))

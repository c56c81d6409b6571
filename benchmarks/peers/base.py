"""What every peer can do, and what it answers.

Modules of peers are imported by processes whose start is measured: they import what they need and no more, and
Ibid's own types for the type checker alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from benchmarks.queries import Ask

if TYPE_CHECKING:
    from indexer.model import Article, Vocabulary

TOP: Final = 10
"""Hits on a page."""
LISTED: Final = 50
"""Values listed of a facet by count; of years, all."""
YEARS_LISTED: Final = 300
SNIPPET_CHARS: Final = 240
COUNTED: Final = ("year", "actor", "outlet")

Counts = Mapping[str, Mapping[str, int]]


class Unsupported(Exception):  # noqa: N818 - no error: an answer that a peer can't give
    """The peer has no such query."""


class Unavailable(Exception):  # noqa: N818 - no error: a peer that isn't here
    """The peer isn't installed; says what to install."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One page: the exact total, the ids of the top ten, counts by facet and value, and snippets with marks.

    ``seconds`` is the time that a peer in a process of its own took, without the way there and back.
    """

    total: int
    ids: tuple[str, ...]
    facets: Counts | None = None
    snippets: tuple[str, ...] | None = None
    seconds: float | None = None


class Peer(Protocol):
    """A search library, tuned as its documentation advises, with the analysis as like ours as it allows."""

    name: str
    version: str
    slow: bool
    """Whether its queries take seconds: then it is asked in the first rounds only."""
    remarks: tuple[str, ...]
    """What it does otherwise than Ibid, or not at all."""
    differs: Mapping[str, str]
    """The cases in which it finds other passages, each with the reason."""

    @property
    def pid(self) -> int:
        """The process that does the work."""
        ...

    def build(self, folder: Path, articles: Iterable[Article], vocabulary: Vocabulary) -> None:
        """Index ``articles`` in an empty folder; returns when all of it is committed."""
        ...

    def settle(self) -> None:
        """Wait for work that goes on after a build, such as merges, and let go of the folder."""
        ...

    def open(self, folder: Path, *, writing: bool = False) -> None:
        """Open an index; ``writing`` prepares for ``add`` where that is a step of its own."""
        ...

    def add(self, article: Article) -> None:
        """Add an article; returns when it is durable and the next search finds it."""
        ...

    def prepare(self, ask: Ask) -> str:
        """The text of a question in the peer's language; not timed. Raises ``Unsupported``."""
        ...

    def search(self, text: str, ask: Ask, *, facets: bool, snippets: bool) -> Answer:
        """Answer from the text on: parsing, matching, top ten, total, and what else is asked for.

        ``ask`` is given for its filters, which reach a peer as values.
        """
        ...

    def forget(self) -> None:
        """Empty whatever cache a question that was never asked before would not hit; not timed."""
        ...

    def close(self) -> None: ...

"""The ways in which a result can be taken away: files of all of it, a feed, the same answer from the API."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from indexer import DEFAULT_SIZE, Query
from webapp import params, present

EXPORT: Final = "/api/v1/export"
FEED: Final = "/feed"
_NAMES: Final = (("csv", "CSV"), ("jsonl", "JSON Lines"), ("bibtex", "BibTeX"), ("ris", "RIS"), ("csl", "CSL-JSON"))


@dataclass(frozen=True, slots=True)
class Takeaway:
    """``files`` pairs the name of each format with its address; ``feed`` and ``api`` are addresses, too."""

    files: tuple[tuple[str, str], ...]
    feed: str
    api: str


def of(query: Query) -> Takeaway:
    """How to take away all that answers ``query``, whatever page of it is looked at."""
    whole = replace(query, size=DEFAULT_SIZE, cursor=None)
    pairs = params.pairs(whole)
    return Takeaway(
        files=tuple((name, params.address(EXPORT, [("format", form), *pairs])) for form, name in _NAMES),
        feed=params.link(FEED, whole),
        api=params.link(present.SEARCH_API, query),
    )

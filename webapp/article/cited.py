"""The works that an article cites, for its page: how often, and in which notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from indexer import Article, Passage, Work
from webapp.entity import entities
from webapp.present import fragment

_HANGUL: Final = re.compile("[\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class Place:
    """A note that cites a work: where it stands on the page, its label, and how often it cites the work."""

    href: str
    label: str
    times: int


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A work with the notes that cite it; ``lang`` is set where its script tells it."""

    label: str
    href: str
    lang: str | None
    times: int
    places: tuple[Place, ...]


def works(article: Article) -> tuple[CitedWork, ...]:
    """The works that an article cites, the most cited first, of equals the one that is cited first."""
    order = {passage.id: passage.position for passage in article.passages}
    citing = _citing(article.passages)
    known = [(work, citing[work.id]) for work in article.works if work.id in citing]
    known.sort(key=lambda pair: (-sum(pair[1].values()), min(order[note] for note in pair[1])))
    labels = {passage.id: passage.label for passage in article.passages}
    return tuple(_work(work, notes.items(), labels) for work, notes in known)


def _citing(passages: Sequence[Passage]) -> dict[str, Counter[str]]:
    """For each work the notes that cite it, in order, and how often each does."""
    found: dict[str, Counter[str]] = {}
    for passage in passages:
        for citation in passage.citations:
            if citation.work:
                found.setdefault(citation.work, Counter())[passage.id] += 1
    return found


def _work(work: Work, notes: Iterable[tuple[str, int]], labels: dict[str, str]) -> CitedWork:
    places = tuple(Place(f"#{fragment(note)}", labels[note], times) for note, times in notes)
    lang = "ko" if _HANGUL.search(work.label) else None
    return CitedWork(
        work.label, entities.url(entities.WORKS, work.id), lang, sum(place.times for place in places), places
    )

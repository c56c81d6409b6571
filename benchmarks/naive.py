"""The counts that are right: every passage looked at for every question, by the plain meaning of the question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.queries import Ask, Case, Reading, holds, passes_actor, passes_decades
from indexer.model import Article, Passage


@dataclass(slots=True)
class Expected:
    """How many passages answer a question, and how many of each year, actor and outlet are among them.

    As everywhere in Ibid, each facet is counted under the text and the filters by *other* facets.
    """

    total: int = 0
    year: Counter[str] = field(default_factory=Counter)
    actor: Counter[str] = field(default_factory=Counter)
    outlet: Counter[str] = field(default_factory=Counter)

    @property
    def facets(self) -> dict[str, Counter[str]]:
        return {"year": self.year, "actor": self.actor, "outlet": self.outlet}

    def take(self, ask: Ask, passage: Passage) -> None:
        """Count a passage whose text answers."""
        actor, decades = passes_actor(ask, passage), passes_decades(ask, passage)
        if actor:
            self.year.update(map(str, passage.years))
        if decades:
            self.actor.update(ref.id for ref in passage.actors)
        if actor and decades:
            self.total += 1
            self.outlet.update(ref.id for ref in passage.outlets)


def expect(asks: Sequence[Ask], articles: Iterable[Article]) -> list[Expected]:
    """What each question has to find in the articles."""
    found = [Expected() for _ in asks]
    for article in articles:
        for passage in article.passages:
            reading = Reading(passage)
            for ask, expected in zip(asks, found, strict=True):
                if holds(ask.node, reading):
                    expected.take(ask, passage)
    return found


def totals(cases: Sequence[Case], articles: Iterable[Article]) -> dict[str, list[int]]:
    """For each case how many passages each of its wordings has to find."""
    asks = [(case.name, ask) for case in cases for ask in case.wordings]
    counts: dict[str, list[int]] = {case.name: [] for case in cases}
    for (name, _), expected in zip(asks, expect([ask for _, ask in asks], articles), strict=True):
        counts[name].append(expected.total)
    return counts

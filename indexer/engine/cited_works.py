"""Which works does a generation cite, how often, and what is known of each? From the records of its articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from indexer.citations.fullest import fullest
from indexer.citations.model import ListedWork, Work
from indexer.engine import codec
from indexer.engine.segment import Segment
from indexer.folding import fold

TOLD_BY: Final = 8
"""A label is that of the fullest record among so many articles of a segment, lest a much cited work be slow to name."""


class CitedWorks:
    """The works of the living articles of some segments. What is computed is computed when first asked for, and kept.

    Threads may meet in it: they do the same work and find the same.
    """

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._labels: dict[str, str] = {}
        self._listed: list[tuple[ListedWork, str]] | None = None

    def label(self, work: str) -> str:
        """What a person reads for a work; its id where nothing cites it."""
        known = self._labels.get(work)
        if known is None:
            found = [one for segment in self._segments for one in islice(_records(segment, work), TOLD_BY)]
            known = self._labels[work] = fullest(found).label if found else work
        return known

    def work(self, work: str) -> Work | None:
        """The fullest record of a work among all articles; None where nothing cites it."""
        found = [one for segment in self._segments for one in _records(segment, work)]
        return fullest(found) if found else None

    def listed(self, words: str = "") -> list[ListedWork]:
        """The works that have all of ``words`` in their authors, titles or label, the most cited first."""
        if self._listed is None:
            self._listed = list(self._list())
        wanted = fold(words).split()
        return [one for one, text in self._listed if all(word in text for word in wanted)]

    def _list(self) -> Iterator[tuple[ListedWork, str]]:
        counts: dict[str, int] = {}
        best: dict[str, Work] = {}
        for segment in self._segments:
            values = segment.data.facets.values["work"].texts()
            held = segment.data.facets.split("work", segment.facet_totals)[1].tolist()
            for value, count in zip(values, held, strict=True):
                if count:
                    counts[value] = counts.get(value, 0) + count
            for number in range(segment.data.articles):
                if number not in segment.gone:
                    for one in codec.unpack_works(segment.data.work_records[number]):
                        best[one.id] = fullest((best[one.id], one)) if one.id in best else one
        for name in sorted(counts, key=lambda name: (-counts[name], name)):
            if (work := best.get(name)) is not None:
                yield ListedWork(name, work.label, work.kind, counts[name]), fold(f"{work.words} {work.label}")


def _records(segment: Segment, work: str) -> Iterator[Work]:
    """What each living article of a segment says of a work."""
    table = segment.data.facets
    number = table.values["work"].find(work.encode())
    if number < 0:
        return
    (rows,) = table.having("work", [number])
    for article in sorted(set(segment.data.article_of[rows].tolist())):  # np.unique would import numpy.ma first
        if article not in segment.gone:
            yield from (one for one in codec.unpack_works(segment.data.work_records[article]) if one.id == work)

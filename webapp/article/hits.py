"""The hits of a search within an article: their numbers on the page, and a map of where they lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from indexer import Highlight, Query
from webapp import words
from webapp.i18n import ngettext
from webapp.shapes import PassageBody

SLOTS: Final = 24
"""Stretches of the map: on a window 640 pixels high each is large enough for a finger."""

BROADEST: Final = 4

Hits = Mapping[str, Sequence[Highlight]]
"""What a search marks in passages, by passage id; passages without are left out."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A stretch of the article, one of ``SLOTS`` of its length, with ``count`` hits from number ``first`` on.

    ``weight`` says how broad its stroke is beside the others, from 1 to ``BROADEST``.
    """

    first: int
    count: int
    text: str
    weight: int


@dataclass(frozen=True, slots=True)
class Marking:
    """What is marked on the page and how often, or why nothing could be; ``back`` leads to the search.

    ``map`` has a tick, or none, for each stretch of the article.
    """

    query: Query
    count: int
    back: str
    notice: str = ""
    map: tuple[Tick | None, ...] = ()


def numbered(order: Sequence[PassageBody], hits: Hits) -> dict[str, int]:
    """The number of the first hit of each passage that has one, counted from 1 in the order of the page."""
    found, number = {}, 1
    for passage in order:
        if here := hits.get(passage["id"]):
            found[passage["id"]] = number
            number += len(here)
    return found


def ticks(order: Sequence[PassageBody], hits: Hits) -> tuple[Tick | None, ...]:
    """The map of an article, the passages of which stand on the page in this order."""
    placed = enumerate(_placed(order, hits), 1)
    groups = {slot: list(members) for slot, members in groupby(placed, key=lambda one: one[1][0])}
    most = max(BROADEST, *map(len, groups.values())) if groups else BROADEST
    found: list[Tick | None] = [None] * SLOTS
    for slot, members in groups.items():
        first, (_, passage) = members[0]
        count = len(members)
        found[slot] = Tick(first, count, _said(count, passage), -(-BROADEST * count // most))
    return tuple(found)


def _placed(order: Sequence[PassageBody], hits: Hits) -> Iterator[tuple[int, PassageBody]]:
    """The slot of every hit, by its place among the characters of the page."""
    whole = sum(len(passage["text"]) for passage in order) or 1
    before = 0
    for passage in order:
        for hit in hits.get(passage["id"], ()):
            yield min((before + hit.start) * SLOTS // whole, SLOTS - 1), passage
        before += len(passage["text"])


def _said(count: int, passage: PassageBody) -> str:
    where = words.kind_label(passage["kind"], passage["label"])
    return ngettext("%(num)s place, in %(where)s", "%(num)s places, the first in %(where)s", count, where=where)

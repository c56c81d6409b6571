"""What is counted and sorted by: the facet values and years of a passage, and the types of the arrays that hold them.

A *row* is a passage's number within a segment. Rows of an article stand together, in reading order.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from indexer.analysis import STEMMERS
from indexer.model import ArticleSummary, Kind, Passage

Array = npt.NDArray[Any]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
OrderKey = tuple[str, str, int]

FIELDS: Final = ("text", "section", "title", "author", "cites")
LANGS: Final = tuple(STEMMERS)
"""The languages of stemming; that of a text is its place in here."""
KINDS: Final = tuple(Kind)
"""The column ``kinds`` holds places in here: a kind of its own comes last, or the format changes."""
KIND_NAMES: Final = tuple(kind.value for kind in KINDS)
"""Their values, which an enumeration gives by a call."""
ROW_FACETS: Final = ("kind", "year", "actor", "outlet", "work", "lang")
ARTICLE_FACETS: Final = ("publication", "published")
"""Facets whose values all passages of an article share: they are kept and counted by article."""

UNDATED: Final = 32_767
"""The year of a passage without one: after all others, in both directions."""


def fingerprint(name: str) -> int:
    """64 bits that stand for a passage id: BLAKE2, so that no two ids of a library ever meet by chance."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")


def facet_values(passage: Passage, article: ArticleSummary) -> dict[str, tuple[str, ...]]:
    """The values of every facet under which a passage is counted, without repeats."""
    values = dict(zip(ROW_FACETS, row_values(passage), strict=True))
    values |= dict(zip(ARTICLE_FACETS, article_values(article), strict=True))
    return {facet: tuple(dict.fromkeys(found)) for facet, found in values.items() if found}


def row_values(passage: Passage) -> tuple[Sequence[str], ...]:
    """The values of each of ``ROW_FACETS``, perhaps with repeats."""
    return (
        (passage.kind.value,),
        (*map(str, passage.years), *passage.decades),
        [actor.id for actor in passage.actors],
        [outlet.id for outlet in passage.outlets],
        [work.id for work in passage.works],
        (passage.lang,) if passage.lang else (),
    )


def row_columns(passages: Sequence[Passage]) -> dict[str, tuple[list[str | int], list[int]]]:
    """What ``row_values`` gives of all these passages, a facet at a time: all values, and how many each passage has.

    Single years are numbers.
    """
    return {
        "kind": ([KIND_NAMES[KINDS.index(p.kind)] for p in passages], [1] * len(passages)),
        "year": (
            [value for p in passages if p.years or p.decades for value in _year_values(p)],
            [len(p.years) + len(p.decades) for p in passages],
        ),
        "actor": ([actor.id for p in passages for actor in p.actors], [len(p.actors) for p in passages]),
        "outlet": ([outlet.id for p in passages for outlet in p.outlets], [len(p.outlets) for p in passages]),
        "work": ([work.id for p in passages for work in p.works], [len(p.works) for p in passages]),
        "lang": ([p.lang for p in passages if p.lang], [1 if p.lang else 0 for p in passages]),
    }


def _year_values(passage: Passage) -> tuple[str | int, ...]:
    return (*passage.years, *passage.decades)


def article_values(article: ArticleSummary) -> tuple[Sequence[str], ...]:
    """The values of each of ``ARTICLE_FACETS``."""
    published = article.published[:4] if article.published else ""
    return (
        (article.publication.id,) if article.publication else (),
        (published,) if published.isdigit() else (),
    )


def year_span(passage: Passage) -> tuple[int, int]:
    """First and last year of a passage for sorting: of its years, else of its decades, else ``UNDATED``."""
    if not (passage.years or passage.decades):
        return UNDATED, -UNDATED
    years = passage.years or [int(decade[:-1]) * 10 + end for decade in passage.decades for end in (0, 9)]
    return _clip(min(years)), _clip(max(years))


def _clip(year: int) -> int:
    return max(-UNDATED + 1, min(UNDATED - 1, year))

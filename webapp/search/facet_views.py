"""Facets as a page shows them beside an answer: the first few values, and a way to all of them.

An answer has hundreds of values; what isn't shown is not rendered, nor has it links.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from indexer import Facet, FacetValue, Query
from webapp import params, present, words
from webapp.drawing.years import Years, histogram, is_calendar
from webapp.i18n import number

SHOWN: Final = 6
"""Values of a facet before "more": what fits beside a few hits."""
UNFOLDED: Final = 30
"""Values of a facet that is unfolded in its place; beyond them its own page is easier to read."""
FACET_PAGE: Final = "/facets"
UNFOLD: Final = "more"
"""The parameter of the search page that names a facet to unfold."""


class Value(NamedTuple):
    """A value, its count in figures: ``href`` chooses it or takes it back, ``leave`` leaves it out or takes it in."""

    label: str
    number: str
    href: str
    leave: str
    selected: bool
    excluded: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet: chosen values first, then the years or the first few values, then how many passages have none.

    ``unfold`` leads to this page with more of its values, ``fold`` with fewer, ``every`` to the page of all.
    """

    name: str
    title: str
    values: tuple[Value, ...]
    years: Years | None
    missing: Value | None
    unfold: str
    fold: str
    every: str
    every_said: str


class FacetShow:
    """Makes views of the facets of one answer to ``query``, with links to ``surface``."""

    def __init__(self, query: Query, surface: str = present.SEARCH_PAGE, unfolded: Collection[str] = ()) -> None:
        self._query = replace(query, cursor=None)
        self._surface, self._unfolded = surface, unfolded
        self._here, self._asked = params.link(surface, query), params.format(self._query)

    def all(self, facets: Mapping[str, Facet]) -> tuple[FacetView, ...]:
        """The facets that have something to choose."""
        return tuple(
            self.one(facet)
            for name, facet in facets.items()
            if facet.values or facet.missing_selected or (facet.missing and name == "year")
        )

    def one(self, facet: Facet) -> FacetView:
        """One facet."""
        toggles = params.Toggles(self._surface, self._query, facet.name)
        unfolded = facet.name in self._unfolded
        limit = UNFOLDED if unfolded else SHOWN
        drawn = histogram(facet, self._query, self._surface) if facet.name == "year" else None
        listed = _ranges(facet, self._query) if drawn else facet.values
        values = [shown(facet.name, value, toggles) for value in first(listed, limit, asked=not toggles.untouched)]
        folded = len(listed) > len(values)
        return FacetView(
            name=facet.name,
            title=str(words.FACET_TITLES[facet.name]),
            values=tuple(values),
            years=drawn,
            missing=self._missing(facet, toggles),
            unfold=params.joined(self._here, f"{UNFOLD}={facet.name}") if folded and not unfolded else "",
            fold=self._here if unfolded else "",
            every=params.joined(_page(facet.name), self._asked) if folded or facet.truncated or drawn else "",
            every_said=str(words.ALL_VALUES[facet.name]),
        )

    def missing(self, facet: Facet) -> Value | None:
        """The passages without a value; of years that is always said."""
        return self._missing(facet, params.Toggles(self._surface, self._query, facet.name))

    def _missing(self, facet: Facet, toggles: params.Toggles) -> Value | None:
        if not (facet.missing or facet.missing_selected or facet.name == "year"):
            return None
        label = str(words.MISSING_WORDS[facet.name])
        return Value(label, number(facet.missing), toggles.missing(), "", facet.missing_selected, excluded=False)


def facet_page(facet: str, query: Query) -> str:
    """The page of all values of a facet under a search."""
    return params.link(_page(facet), replace(query, cursor=None))


def _page(facet: str) -> str:
    return f"{FACET_PAGE}/{facet}"


def shown(facet: str, value: FacetValue, toggles: params.Toggles) -> Value:
    """A value with its links."""
    text, label, count, selected, excluded = value
    said = words.value_label(facet, text, label)
    return Value(said, number(count), toggles.chosen(text), toggles.excluded(text), selected, excluded)


def _ranges(facet: Facet, query: Query) -> Sequence[FacetValue]:
    """The values that a histogram doesn't hold: the ranges that are asked for."""
    if not (query.values(facet.name) or query.excluded(facet.name)):
        return ()
    return [value for value in facet.values if not is_calendar(value.value)]


def first(values: Sequence[FacetValue], limit: int, *, asked: bool = True) -> Sequence[FacetValue]:
    """Chosen values, those left out, then others up to ``limit``; one more rather than a word that there is one.

    ``asked`` is whether any is chosen or left out: most often none is, and there are hundreds.
    """
    if len(values) <= limit + 1:
        limit += 1
    if not asked:
        return values[:limit]
    chosen = [value for value in values if value.selected or value.excluded]
    chosen.sort(key=lambda value: not value.selected)
    others = (value for value in values if not (value.selected or value.excluded))
    return [*chosen, *(value for value, _ in zip(others, range(limit - len(chosen)), strict=False))]

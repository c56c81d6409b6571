"""The chosen filters of a search, each with the search that is left without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indexer import FACETS, Facet, Query
from webapp import params, present, words
from webapp.i18n import gettext
from webapp.search import facet_views

_NAMED = frozenset({"actor", "outlet", "work", "publication"})
"""Facets whose values are ids, that can be wrong; any year is one."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen filter; ``without`` is the search that it leaves, and ``href`` leads there.

    ``known`` is false for a value that nothing in the library has, whatever else is asked.
    """

    facet: str
    title: str
    text: str
    without: Query
    href: str
    value: str = ""
    negative: bool = False
    known: bool = True

    @property
    def every(self) -> str:
        """The page of all values of its facet."""
        return facet_views.facet_page(self.facet, Query.of())


def chips(query: Query, facets: Mapping[str, Facet], surface: str = present.SEARCH_PAGE) -> tuple[Chip, ...]:
    """Every chosen filter, in the order of the facets."""
    return tuple(_chips(query, facets, surface))


def _label(facets: Mapping[str, Facet], facet: str, value: str) -> str:
    values = facets[facet].values if facet in facets else ()
    return next((one.label for one in values if one.value == value), value)


def _chips(query: Query, facets: Mapping[str, Facet], surface: str) -> Iterator[Chip]:
    for facet in FACETS:
        chosen, excluded = query.values(facet), query.excluded(facet)
        title = str(words.FACET_TITLES[facet])
        asked = {*chosen, *excluded}
        listed = facets[facet].values if asked and facet in facets else ()
        found = {value.value: value for value in listed if value.value in asked}
        for value, negative in (*((v, False) for v in chosen), *((v, True) for v in excluded)):
            known = found.get(value)
            label = words.value_label(facet, value, known.label if known else value)
            without = query.toggled_exclude(facet, value) if negative else query.toggled(facet, value)
            yield Chip(
                facet=facet,
                title=title,
                text=gettext("not %(value)s", value=label) if negative else label,
                without=without,
                href=params.link(surface, without),
                value=value,
                negative=negative,
                known=facet not in _NAMED or (known is not None and (known.count > 0 or known.label != value)),
            )
        for value in (value for other, value in query.also if other == facet):
            without = query.toggled_also(facet, value)
            label = words.value_label(facet, value, _label(facets, facet, value))
            text = gettext("also %(value)s", value=label)
            yield Chip(facet, title, text, without, params.link(surface, without), value)
        if facet in query.missing:
            without = query.toggled_missing(facet)
            yield Chip(facet, title, str(words.MISSING_WORDS[facet]), without, params.link(surface, without))

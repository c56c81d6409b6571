"""The page of all values of a facet: looked through by words, by count or from A to Z, so many at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from indexer import YEAR_FACETS, Facet, FacetValue, Query
from webapp import params, present, words
from webapp.i18n import gettext
from webapp.search import facet_views, suggestions
from webapp.search.views import Option

SIZE: Final = 100
"""Values on one page."""
FIND, ORDER, FROM = "find", "order", "from"
BY_COUNT, BY_NAME = "count", "name"
_NUMBER = re.compile(r"[0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class Asked:
    """How the values are looked through: words to find, an order, and the number of the first one shown."""

    find: str = ""
    order: str = ""
    first: int = 0

    @classmethod
    def of(cls, args: params.Args) -> Asked:
        """What parameters say; what can't be is left out, since a list is always a way on."""
        given = {name: value for name, value in args if name in {FIND, ORDER, FROM}}
        order = given.get(ORDER, "")
        first = given.get(FROM, "")
        return cls(
            find=" ".join(given.get(FIND, "").split())[:200],
            order=order if order in {BY_COUNT, BY_NAME} else "",
            first=int(first) if _NUMBER.fullmatch(first) else 0,
        )


@dataclass(frozen=True, slots=True)
class FacetList:
    """A page of the values of a facet."""

    name: str
    title: str
    heading: str
    find: str
    hidden: tuple[tuple[str, str], ...]
    orders: tuple[Option, ...]
    values: tuple[facet_views.Value, ...]
    missing: facet_views.Value | None
    said: str
    previous: str
    next: str
    back: str


def listed(facet: Facet, query: Query, asked: Asked, known: suggestions.Lookups) -> FacetList:
    """The page of ``facet`` that is asked for; ``known`` tells other forms of names, by which they are found too."""
    query = replace(query, cursor=None)
    order = asked.order or (BY_NAME if facet.name in YEAR_FACETS else BY_COUNT)
    found = _found(facet, asked.find, known)
    found.sort(key=_by_name if order == BY_NAME else _by_count)
    first = asked.first if asked.first < len(found) else 0
    toggles = params.Toggles(present.SEARCH_PAGE, query, facet.name)
    return FacetList(
        name=facet.name,
        title=str(words.FACET_TITLES[facet.name]),
        heading=str(words.ALL_VALUES[facet.name]),
        find=asked.find,
        hidden=(*params.pairs(query), *((ORDER, o) for o in [asked.order] if o)),
        orders=_orders(facet.name, query, asked, order),
        values=tuple(facet_views.shown(facet.name, value, toggles) for value in found[first : first + SIZE]),
        missing=facet_views.FacetShow(query).missing(facet) if not asked.find else None,
        said=_said(first, len(found)),
        previous=_page(facet.name, query, replace(asked, first=max(0, first - SIZE))) if first else "",
        next=_page(facet.name, query, replace(asked, first=first + SIZE)) if first + SIZE < len(found) else "",
        back=params.link(present.SEARCH_PAGE, query),
    )


def _found(facet: Facet, find: str, known: suggestions.Lookups) -> list[FacetValue]:
    """The values of which each word begins a word, in their labels or in other forms of a name."""
    asked = suggestions.key(find).split()
    if not asked:
        return list(facet.values)
    forms = known.forms(facet.name)

    def is_meant(value: FacetValue) -> bool:
        label = words.value_label(facet.name, value.value, value.label)
        text = f" {forms.get(value.value) or suggestions.key(label)}"
        return all(f" {word}" in text for word in asked)

    return [value for value in facet.values if is_meant(value)]


def _by_name(value: FacetValue) -> tuple[str, str]:
    return suggestions.key(value.label), value.value


def _by_count(value: FacetValue) -> tuple[int, str, str]:
    return -value.count, *_by_name(value)


def _orders(facet: str, query: Query, asked: Asked, chosen: str) -> tuple[Option, ...]:
    by_name = gettext("In order of time") if facet in YEAR_FACETS else gettext("A–Z")
    texts = {BY_COUNT: gettext("By count"), BY_NAME: by_name}
    return tuple(
        Option(order, text, order == chosen, _page(facet, query, replace(asked, order=order, first=0)))
        for order, text in texts.items()
    )


def _page(facet: str, query: Query, asked: Asked) -> str:
    """The address of a page of the list."""
    own = [(FIND, asked.find), (ORDER, asked.order), (FROM, str(asked.first) if asked.first else "")]
    given = urlencode([pair for pair in own if pair[1]])
    return params.joined(facet_views.facet_page(facet, query), given)


def _said(first: int, number: int) -> str:
    if number <= SIZE:
        return words.values(number)
    last = min(first + SIZE, number)
    return gettext("%(first)s–%(last)s of %(values)s", first=first + 1, last=last, values=words.values(number))

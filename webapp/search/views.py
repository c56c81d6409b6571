"""The search page as values that its template only has to lay out: hits or groups, chips, facets, ways on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from indexer import SORTS, Engine, Expansion, Hit, LibraryInfo, Page, Query
from webapp import params, present, words
from webapp.i18n import gettext
from webapp.search import chips, facet_views, found, takeaway
from webapp.search import ways as ways_on

VIEW: Final = "view"
BY_ARTICLE: Final = "articles"
OPENED: Final = "open"
"""The parameter that names an article of which a grouped page shows all that answers."""
SURFACES: Final = {"": present.SEARCH_PAGE, BY_ARTICLE: f"{present.SEARCH_PAGE}?{VIEW}={BY_ARTICLE}"}
"""The search page in each of its views: by passage, and grouped by article."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a select, or of a row of links."""

    value: str
    text: str
    selected: bool
    href: str = ""


@dataclass(frozen=True, slots=True)
class SearchView:
    """All that the search page shows: ``hits``, or ``groups`` where they are grouped by article."""

    query: Query
    summary: str
    any: bool
    variants: tuple[Expansion, ...]
    exact: str
    inexact: str
    chips: tuple[chips.Chip, ...]
    clear: str
    views: tuple[Option, ...]
    facets: tuple[facet_views.FacetView, ...]
    hits: tuple[found.HitView, ...]
    groups: tuple[found.GroupView, ...]
    next: str
    next_said: str
    first_page: str
    ways: tuple[ways_on.Way, ...]
    library: LibraryInfo
    takeaway: takeaway.Takeaway


def search(page: Page, query: Query, engine: Engine, view: str = "", unfolded: Collection[str] = ()) -> SearchView:
    """The search page for the answer ``page`` to ``query`` in one of its views; ``unfolded`` names long facets."""
    surface = SURFACES[view]
    chosen = chips.chips(query, page.facets, surface)
    show = found.Show(query, engine, page.hits, surface)
    first = replace(query, cursor=None)

    def link(other: Query) -> str:
        return params.link(surface, other)

    return SearchView(
        query=query,
        summary=words.found(page.passages, page.articles) if page.passages else gettext("No passage found"),
        any=bool(page.passages),
        variants=page.variants,
        exact=link(replace(first, variants=False)),
        inexact=link(replace(first, variants=True)),
        chips=chosen,
        clear=link(query.without_filters()),
        views=_views(first, view),
        facets=facet_views.FacetShow(query, surface, unfolded).all(page.facets),
        hits=() if page.groups else tuple(map(show.hit, page.hits)),
        groups=_groups(page, link(query), show),
        next=link(replace(query, cursor=page.next)) if page.next else "",
        next_said=words.next_articles(query.size) if page.groups else words.next_passages(query.size),
        first_page=link(first) if query.cursor else "",
        ways=() if page.passages else ways_on.ways(query, page, chosen, engine, surface),
        library=page.library,
        takeaway=takeaway.of(first if view else query),
    )


def _groups(page: Page, here: str, show: found.Show) -> tuple[found.GroupView, ...]:
    """The articles of a page, each with a link to this page with all of its passages that answer."""
    by_article: dict[str, list[Hit]] = {}
    for hit in page.hits if page.groups else ():
        by_article.setdefault(hit.article.id, []).append(hit)
    return tuple(
        show.group(
            group.article, group.passages, by_article[group.article.id],
            params.joined(here, params.encode([(OPENED, group.article.id)])),
        )
        for group in page.groups
    )  # fmt: skip


def _views(query: Query, view: str) -> tuple[Option, ...]:
    """The ways to look at an answer."""
    texts = {"": gettext("By passage"), BY_ARTICLE: gettext("By article")}
    return tuple(Option(name, text, name == view, params.link(SURFACES[name], query)) for name, text in texts.items())


def sorts(query: Query) -> tuple[Option, ...]:
    """The orders to choose from; the default one has no value, so that it changes with the query text."""
    default = query.default_sort
    rest = [sort for sort in SORTS if sort != default and (query.q or sort != "relevance")]
    return tuple(Option("" if s == default else s, str(words.SORTS[s]), s == query.sort) for s in (default, *rest))


def box(query: Query, view: str = "") -> dict[str, object]:
    """What the search box on every page needs."""
    return {"query": query, "sorts": sorts(query), "hidden": hidden(query, view)}


def hidden(query: Query, view: str = "") -> list[tuple[str, str]]:
    """What a form keeps when a new query text is typed: all but the text, the order and the page."""
    kept = [(n, v) for n, v in params.pairs(replace(query, cursor=None)) if n not in {"q", "sort"}]
    return [*kept, (VIEW, view)] if view else kept


def is_blank(query: Query) -> bool:
    """Whether nothing is asked, so that the front page is the answer."""
    return params.format(replace(query, size=Query().size, variants=True)) == ""

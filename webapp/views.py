"""The search page as values that its template only has to lay out: chips, facets, hits, ways on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from indexer import FACETS, SORTS, Engine, Page, Query
from webapp import about, dates, markup, params, present, takeaway, words, years
from webapp.i18n import gettext
from webapp.shapes import FacetBody, HitBody, PassageBody, SearchBody, ValueBody

SHOWN = 8  # values of a facet before "more": what fits beside a few hits


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen filter; ``href`` leads to the search without it."""

    facet: str
    text: str
    href: str
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Decade:
    """The years of a decade; ``value`` is the decade itself, if the facet lists it."""

    label: str
    value: ValueBody | None
    years: tuple[ValueBody, ...]

    @property
    def open(self) -> bool:
        """Whether one of its years is chosen or left out, so that its list must show."""
        return any(year["selected"] or year["excluded"] for year in self.years)


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet: chosen values first, then either decades or the first few values and the rest."""

    name: str
    title: str
    missing_text: str
    body: FacetBody
    first: tuple[ValueBody, ...]
    rest: tuple[ValueBody, ...]
    decades: tuple[Decade, ...]
    years: years.Years | None = None


@dataclass(frozen=True, slots=True)
class HitView:
    """A hit with what is one click away: its notes, or the passages that it stands under."""

    body: HitBody
    title: str
    snippet: Markup
    href: str
    article_href: str
    published: str
    about: about.About
    notes: tuple[PassageBody, ...]
    anchors: tuple[PassageBody, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a select."""

    value: str
    text: str
    selected: bool


@dataclass(frozen=True, slots=True)
class SearchView:
    """All that the search page shows."""

    query: Query
    body: SearchBody
    summary: str
    chips: tuple[Chip, ...]
    facets: tuple[FacetView, ...]
    hits: tuple[HitView, ...]
    corrections: tuple[tuple[str, str], ...]
    clear: str
    first_page: str
    exact: str
    inexact: str
    takeaway: takeaway.Takeaway


def search(page: Page, query: Query, engine: Engine) -> SearchView:
    """The search page for the answer ``page`` to ``query``; ``engine`` gives the notes of its hits in one call."""
    body = present.search_body(page, query, present.SEARCH_PAGE)
    beside = _beside(body["hits"], engine)
    return SearchView(
        query=query,
        body=body,
        summary=words.found(body["total"]["passages"], body["total"]["articles"]),
        chips=chips(query, body),
        facets=facets(body, query),
        hits=tuple(_hit(hit, query, beside) for hit in body["hits"]),
        corrections=tuple((text, _link(replace(query, q=text, cursor=None))) for text in body["suggestions"]),
        clear=_link(query.without_filters()),
        first_page=_link(replace(query, cursor=None)),
        exact=_link(replace(query, variants=False, cursor=None)),
        inexact=_link(replace(query, variants=True, cursor=None)),
        takeaway=takeaway.of(query),
    )


def facets(body: SearchBody, query: Query) -> tuple[FacetView, ...]:
    """The facets that have something to choose; of years also how many passages have none."""
    return tuple(
        _facet(name, facet, query)
        for name, facet in body["facets"].items()
        if facet["values"] or facet["missing_selected"] or (name == "year" and facet["missing"])
    )


def chips(query: Query, body: SearchBody) -> tuple[Chip, ...]:
    """Every chosen filter, in the order of the facets."""
    labels = {
        (name, v["value"]): words.value_label(name, v["value"], v["label"])
        for name, facet in body["facets"].items()
        for v in facet["values"]
    }

    def label(facet: str, value: str) -> str:
        return labels.get((facet, value)) or words.value_label(facet, value, value)

    found: list[Chip] = []
    for facet in FACETS:
        title = str(words.FACET_TITLES[facet])
        found += [Chip(title, label(facet, v), _link(query.toggled(facet, v))) for v in query.values(facet)]
        found += [
            Chip(title, label(facet, v), _link(query.toggled_exclude(facet, v)), negative=True)
            for v in query.excluded(facet)
        ]
        if facet in query.missing:
            found.append(Chip(title, str(words.MISSING_WORDS[facet]), _link(query.toggled_missing(facet))))
    return tuple(found)


def sorts(query: Query) -> tuple[Option, ...]:
    """The orders to choose from; the default one has no value, so that it changes with the query text."""
    default = query.default_sort
    rest = [sort for sort in SORTS if sort != default and (query.q or sort != "relevance")]
    return tuple(Option("" if s == default else s, str(words.SORTS[s]), s == query.sort) for s in (default, *rest))


def box(query: Query) -> dict[str, object]:
    """What the search box on every page needs."""
    return {"query": query, "sorts": sorts(query), "hidden": hidden(query)}


def hidden(query: Query) -> list[tuple[str, str]]:
    """What a form keeps when a new query text is typed: all but the text, the order and the page."""
    return [(n, v) for n, v in params.pairs(replace(query, cursor=None)) if n not in {"q", "sort"}]


def is_blank(query: Query) -> bool:
    """Whether nothing is asked, so that the front page is the answer."""
    return params.format(replace(query, size=Query().size, variants=True)) == ""


def _link(query: Query) -> str:
    return params.link(present.SEARCH_PAGE, query)


def _facet(name: str, facet: FacetBody, query: Query) -> FacetView:
    values = [_shown(name, value) for value in facet["values"]]
    dated = name in {"year", "published"} and any(v["value"].endswith("X") for v in values)
    listed = [v for v in values if not dated or not years.is_calendar(v["value"])]
    listed.sort(key=lambda v: (not v["selected"], not v["excluded"]))
    cut = max(SHOWN, sum(v["selected"] or v["excluded"] for v in listed))
    cut = len(listed) if len(listed) <= cut + 1 else cut  # "1 more" would take the place of the one
    return FacetView(
        name=name,
        title=str(words.FACET_TITLES[name]),
        missing_text=str(words.MISSING_WORDS[name]),
        body=facet,
        first=tuple(listed[:cut]),
        rest=tuple(listed[cut:]),
        decades=_decades(v for v in values if years.is_calendar(v["value"])) if dated else (),
        years=years.histogram({**facet, "values": values}, query) if name == "year" else None,
    )


def _decades(values: Iterable[ValueBody]) -> tuple[Decade, ...]:
    ordered = sorted(values, key=lambda v: v["value"])
    found = []
    for stem, members in groupby(ordered, key=lambda v: v["value"][:3]):
        listed = list(members)
        whole = next((v for v in listed if v["value"].endswith("X")), None)
        found.append(Decade(dates.decade(f"{stem}X"), whole, tuple(v for v in listed if v is not whole)))
    return tuple(found)


def _shown(facet: str, value: ValueBody) -> ValueBody:
    shown = value.copy()
    shown["label"] = words.value_label(facet, value["value"], value["label"])
    return shown


def _beside(hits: Iterable[HitBody], engine: Engine) -> dict[str, PassageBody]:
    """The notes of all hits and the passages they stand under, by id."""
    wanted = dict.fromkeys(i for hit in hits for i in (*hit["notes"], *hit["anchored_in"]))
    return {i: present.passage_body(p) for i, p in engine.passages(wanted).items()} if wanted else {}


def _hit(hit: HitBody, query: Query, beside: Mapping[str, PassageBody]) -> HitView:
    article, _, place = hit["url"].partition("#")
    carried = params.link(article, query)
    return HitView(
        body=hit,
        title=hit["article"]["title"],
        snippet=markup.snippet(hit["snippet"]),
        href=f"{carried}#{place}",
        article_href=carried,
        published=published(hit["article"]["published"]),
        about=about.of(hit, replace(query, cursor=None), beside),
        notes=tuple(beside[i] for i in hit["notes"] if i in beside),
        anchors=tuple(beside[i] for i in hit["anchored_in"] if i in beside),
    )


def published(edtf: str | None) -> str:
    """A date of publication, or that there is none."""
    return dates.spoken(edtf) if edtf else gettext("date unknown")

"""The page of one name, outlet, work or publication, as values that its template only has to lay out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from indexer import Engine, Facet, NotFoundError, Query, Work
from webapp import markup, params, present, words
from webapp.drawing import years
from webapp.drawing.years import Years
from webapp.entity import entities
from webapp.entity import words as entity_words
from webapp.entity.entities import KINDS, OUTLETS, PUBLICATIONS, WORKS, Entry, Kind
from webapp.i18n import gettext
from webapp.shapes import HitBody, SummaryBody

TOGETHER: Final = 12
"""So many of each kind are named beside one another."""
FIRST: Final = 6
"""So many passages are shown, the earliest that are dated."""
ARTICLES: Final = 50
EXPORTS: Final = (("csl", "CSL-JSON"), ("bibtex", "BibTeX"), ("ris", "RIS"))

_WIKIDATA = re.compile(r"(?:https?://www\.wikidata\.org/(?:wiki|entity)/)?(Q[1-9][0-9]{0,11})")


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of a table: a name, how many passages, the search that shows them, and a page of its own if it has one."""

    label: str
    number: int
    search: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """With whom something occurs: the most frequent of one kind."""

    title: str
    rows: tuple[Figure, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage: where it stands, and what it says; ``claim`` is the stretch that rests on the work of the page."""

    title: str
    place: str
    href: str
    lang: str | None
    snippet: Markup
    claim: str


@dataclass(frozen=True, slots=True)
class Entity:
    """All that the page shows."""

    kind: Kind
    title: str
    entry: Entry
    type: str
    scripts: tuple[tuple[str, str | None, list[str]], ...]
    wikidata: str
    found: str
    search: str
    years: Years | None
    figures: tuple[Figure, ...]
    undated: Figure | None
    together: tuple[Together, ...]
    passages: tuple[Excerpt, ...]
    ways: tuple[tuple[str, int], ...]
    fields: tuple[tuple[str, str], ...]
    exports: tuple[tuple[str, str], ...]
    articles: tuple[SummaryBody, ...]
    api: str
    key: str


def entity(engine: Engine, kind: Kind, name: str) -> Entity:
    """The page of ``name``; raises ``NotFoundError``."""
    one = entities.entry(engine, kind, name)
    query = entities.query_of(kind, one.id)
    first = Query.of(filters={kind.facet: [one.id]}, sort="year", size=FIRST)
    page = engine.search(first, facets=False)
    counted = engine.counts(query, ["year", *KINDS], limit=TOGETHER + 1)
    dates = counted["year"]
    hits = present.search_body(page, first)["hits"]
    return Entity(
        kind=kind,
        title=str(entity_words.TITLES[kind.facet]),
        entry=one,
        type=entity_words.type_name(one.type) if one.type else "",
        scripts=tuple(entity_words.by_script(one.forms[1:])),
        wikidata=_wikidata(one.wikidata),
        found=words.found(page.passages, page.articles),
        search=entities.search_link(kind, one.id),
        years=years.histogram(dates, query, high=9),
        figures=tuple(figures(dates, query)),
        undated=_undated(dates, query),
        together=tuple(_together(counted, kind, one, query)),
        passages=tuple(_excerpt(hit, one.id if kind is WORKS else "") for hit in hits),
        ways=_ways(engine, one.id) if kind is OUTLETS else (),
        fields=_fields(engine, one.id) if kind is WORKS else (),
        exports=_exports(one.id) if kind is WORKS else (),
        articles=_articles(engine, one.id) if kind in (OUTLETS, PUBLICATIONS) else (),
        api="" if kind is PUBLICATIONS else f"/api/v1{entities.url(kind, one.id)}",
        key=f"{kind.facet}:{one.id}",
    )


def figures(dates: Facet, query: Query) -> Iterable[Figure]:
    """The years and decades of a count as lines of a table, each with the search for it."""
    link = years.link_to_years(query)
    for value in dates.values:
        yield Figure(words.value_label("year", value.value, value.label), value.count, link(value.value))


def _undated(dates: Facet, query: Query) -> Figure | None:
    if not dates.missing:
        return None
    text = str(words.MISSING_WORDS["year"])
    return Figure(text, dates.missing, params.link(present.SEARCH_PAGE, query.toggled_missing("year")))


def _together(counted: Mapping[str, Facet], kind: Kind, one: Entry, query: Query) -> Iterable[Together]:
    for other in KINDS.values():
        values = [v for v in counted[other.facet].values if (other, v.value) != (kind, one.id)]
        rows = tuple(
            Figure(v.label, v.count, _both(query, other, v.value), entities.url(other, v.value))
            for v in values[:TOGETHER]
        )
        if rows:
            yield Together(str(entity_words.TITLES[other.facet]), rows, len(values) > TOGETHER)


def _both(query: Query, other: Kind, value: str) -> str:
    """The search for what has both: chosen values of one facet are ORed, so that the second is asked for besides."""
    change = Query.toggled_also if query.values(other.facet) else Query.toggled
    return params.step(present.SEARCH_PAGE, query, change, other.facet, value)


def _excerpt(hit: HitBody, work: str) -> Excerpt:
    claims = [hit["text"][c["start"] : c["end"]] for c in hit["claims"] if work in c["works"]] if work else []
    return Excerpt(
        title=hit["article"]["title"],
        place=words.kind_label(hit["kind"], hit["label"]),
        href=hit["url"],
        lang=hit["lang"],
        snippet=markup.snippet(hit["snippet"]),
        claim=" … ".join(claims),
    )


def _ways(engine: Engine, name: str) -> tuple[tuple[str, int], ...]:
    found = entities.ways(engine, name)
    return tuple((str(entity_words.WAYS[via]), found[via]) for via in ("text", "citation", "note") if found.get(via))


def _fields(engine: Engine, name: str) -> tuple[tuple[str, str], ...]:
    try:
        work: Work = engine.work(name)
    except NotFoundError:  # a generation later than the list
        return ()
    return tuple((str(entity_words.FIELDS.get(field, field)), value) for field, value in work.fields)


def _exports(name: str) -> tuple[tuple[str, str], ...]:
    return tuple((label, f"{present.work_url(name)}?format={form}") for form, label in EXPORTS)


def _articles(engine: Engine, name: str) -> tuple[SummaryBody, ...]:
    found: Sequence[SummaryBody] = [
        present.summary_body(one) for one in engine.articles() if one.publication and one.publication.id == name
    ]
    return tuple(found[:ARTICLES])


def _wikidata(text: str) -> str:
    """The address of the item, for what names one; nothing else that stands in the file becomes a link."""
    match = _WIKIDATA.fullmatch(text.strip())
    return f"https://www.wikidata.org/wiki/{match[1]}" if match else ""


def unknown(kind: Kind) -> str:
    """What to say of an id that isn't there."""
    return {
        "actor": gettext("No name of this library has this address."),
        "outlet": gettext("No outlet of this library has this address."),
        "work": gettext("No work that is cited here has this address."),
    }.get(kind.facet) or gettext("No publication of this library has this address.")

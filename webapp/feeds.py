"""A saved search as an Atom feed (RFC 4287): what a feed reader asks again and again, and shows what is new of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from flask import Blueprint, Response, request
from lxml import etree
from lxml.builder import ElementMaker

from indexer import MAX_SIZE, Engine, Hit, Query
from webapp import dates, headers, params, present, state, words
from webapp.i18n import gettext
from webapp.search.takeaway import FEED

bp = Blueprint("feeds", __name__)

CONTENT_TYPE: Final = "application/atom+xml; charset=utf-8"
ENTRIES: Final = 100
LOOKED_THROUGH: Final = 2_000
"""Passages among which the latest are sought: some twenty answers of the engine, 0.1 s of a large library."""

_ATOM: Final = "http://www.w3.org/2005/Atom"
_E: Final = ElementMaker(namespace=_ATOM, nsmap={None: _ATOM})
_UNDATED: Final = "1970-01-01"  # Atom knows no entry without a date


@bp.get(FEED)
def feed() -> Response:
    """The passages that answer a search, those of the latest articles first, at most ``ENTRIES``."""
    query = params.parse(params.decode(request.query_string), strict=False)
    engine = state.engine()
    generation = engine.info().generation
    document = _document(query, latest(engine, query))
    response = Response(etree.tostring(document, encoding="utf-8", xml_declaration=True), content_type=CONTENT_TYPE)
    return headers.revalidated(response, generation)


def latest(engine: Engine, query: Query) -> list[Hit]:
    """Passages of the articles published last, undated ones after them; within a day in the order of ``query``."""
    found = sorted(_first(engine, query), key=_day, reverse=True)
    return found[:ENTRIES]


def _first(engine: Engine, query: Query) -> Iterator[Hit]:
    query = replace(query, size=MAX_SIZE, cursor=None)
    for _ in range(LOOKED_THROUGH // MAX_SIZE):
        page = engine.search(query, facets=False)
        yield from page.hits
        if page.next is None:
            return
        query = replace(query, cursor=page.next)


def _document(query: Query, hits: list[Hit]) -> etree._Element:
    base = request.host_url.rstrip("/")
    page = base + params.link(present.SEARCH_PAGE, query)
    title = gettext("Ibid: %(search)s", search=query.q or gettext("all passages"))
    return _E.feed(
        _E.id(f"urn:ibid:search:{params.format(query)}"),
        _E.title(_legible(title)),
        _E.updated(_instant(max(map(_day, hits), default=_UNDATED))),
        _E.author(_E.name("Ibid")),
        _E.link(rel="self", type="application/atom+xml", href=base + params.link(FEED, query)),
        _E.link(rel="alternate", type="text/html", href=page),
        *(_entry(hit, base) for hit in hits),
    )


def _entry(hit: Hit, base: str) -> etree._Element:
    passage, article = hit.passage, hit.article
    place = words.kind_label(passage.kind.value, passage.label)
    entry = _E.entry(
        _E.id(f"urn:ibid:passage:{passage.id}"),
        _E.title(_legible(f"{article.title}, {place}")),
        _E.updated(_instant(_day(hit))),
        *(_E.author(_E.name(_legible(author))) for author in article.authors),
        _E.link(rel="alternate", type="text/html", href=base + present.passage_url(passage)),
        _E.content(_legible(hit.snippet), type="html"),
        *(_E.category(term=actor.id, label=_legible(actor.label)) for actor in passage.actors),
    )
    if passage.lang:
        entry.set("{http://www.w3.org/XML/1998/namespace}lang", passage.lang)
    return entry


def _day(hit: Hit) -> str:
    """The first day on which the article may have been published."""
    return dates.first_day(hit.article.published or "") or _UNDATED


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"


def _legible(text: str) -> str:
    """``text`` without the control characters that XML can't hold."""
    return "".join(char for char in text if char >= " " or char in "\t\n")

"""Names and outlets for programs, in the way of works: lists, and each with its first passages."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, request

from indexer import Engine, FacetValue
from webapp import headers, params, present, state
from webapp.entity import entities
from webapp.entity.entities import KINDS, NAMES, OUTLETS, Entry, Kind
from webapp.shapes import CountBody, EntityBody, EntityListBody, LoneEntityBody, TogetherBody

bp = Blueprint("entity_api", __name__)

API = "/api/v1"
TOGETHER = 50
"""So many of each facet are given with something, those with most passages first."""


@bp.get(f"{API}/names")
def names() -> Response:
    """The names that the library knows, those with most passages first; ``q`` asks for words of any form."""
    return _list(NAMES)


@bp.get(f"{API}/names/<path:name>")
def one_name(name: str) -> Response:
    """One name with what it occurs with, its years and its first passages."""
    return _one(NAMES, name)


@bp.get(f"{API}/outlets")
def outlets() -> Response:
    """The outlets that the library knows; as names."""
    return _list(OUTLETS)


@bp.get(f"{API}/outlets/<path:name>")
def outlet(name: str) -> Response:
    """One outlet; as a name, and how passages draw on it."""
    return _one(OUTLETS, name)


def _list(kind: Kind) -> Response:
    words, first, size = params.paged(params.decode(request.query_string))
    engine = state.engine()
    info = engine.info()
    found = entities.find(entities.entries(engine, kind), words)
    more = {"q": words} if words else {}
    following = urlencode({**more, "size": size, "cursor": first + size})
    body: EntityListBody = {
        "library": present.library_body(info),
        "total": len(found),
        "entries": [_body(kind, one) for one in found[first : first + size]],
        "next": f"{API}{kind.path}?{following}" if first + size < len(found) else None,
    }
    return _answer(body, info.generation)


def _one(kind: Kind, name: str) -> Response:
    engine = state.engine()
    info = engine.info()
    one = entities.entry(engine, kind, name)
    query = entities.query_of(kind, one.id)
    page = engine.search(query, facets=False)
    found = present.search_body(page, query)
    body: LoneEntityBody = {
        "library": present.library_body(page.library),
        "entry": _body(kind, one),
        "total": found["total"],
        "ways": {str(way): count for way, count in entities.ways(engine, one.id).items()} if kind is OUTLETS else {},
        "together": _together(engine, kind, one),
        "passages": found["hits"],
        "next": found["next"],
    }
    return _answer(body, info.generation)


def _together(engine: Engine, kind: Kind, one: Entry) -> TogetherBody:
    """What else is in its passages; the years all of them."""
    counted = engine.counts(entities.query_of(kind, one.id), ["year", *KINDS], limit=TOGETHER + 1)

    def others(facet: str) -> list[CountBody]:
        return [_count(v) for v in counted[facet].values if (facet, v.value) != (kind.facet, one.id)][:TOGETHER]

    return {
        "year": [_count(value) for value in counted["year"].values],
        "actor": others("actor"),
        "outlet": others("outlet"),
        "work": others("work"),
        "publication": others("publication"),
    }


def _count(value: FacetValue) -> CountBody:
    return {"value": value.value, "label": value.label, "count": value.count}


def _body(kind: Kind, one: Entry) -> EntityBody:
    return {
        "id": one.id,
        "label": one.label,
        "type": one.type or None,
        "variants": list(one.forms[1:]),
        "wikidata": one.wikidata or None,
        "note": one.note or None,
        "passages": one.number,
        "url": f"{API}{entities.url(kind, one.id)}",
    }


def _answer(body: object, generation: str) -> Response:
    return headers.revalidated(Response(present.dump(body), content_type="application/json"), generation)

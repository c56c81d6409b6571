"""The pages of names, outlets, works and publications: a list of each, a page for each, two of them compared."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, request

from indexer import NotFoundError, Query
from webapp import headers, params, state, templating
from webapp.entity import compare, entities
from webapp.entity import index as entity_index
from webapp.entity import view as entity_view
from webapp.entity.entities import NAMES, OUTLETS, PUBLICATIONS, WORKS, Kind
from webapp.search import views

bp = Blueprint("entities", __name__)


@bp.get("/names")
def names() -> Response:
    """All names."""
    return _index(NAMES)


@bp.get("/names/<path:name>")
def one_name(name: str) -> Response:
    """A person, organisation, state or place."""
    return _entity(NAMES, name)


@bp.get("/outlets")
def outlets() -> Response:
    """All outlets."""
    return _index(OUTLETS)


@bp.get("/outlets/<path:name>")
def outlet(name: str) -> Response:
    """An outlet: who draws on it, and what appeared in it."""
    return _entity(OUTLETS, name)


@bp.get("/works")
def works() -> Response:
    """All works that are cited."""
    return _index(WORKS)


@bp.get("/works/<path:name>")
def work(name: str) -> Response:
    """A work: what cites it, and for which claims."""
    return _entity(WORKS, name)


@bp.get("/publications")
def publications() -> Response:
    """All publications of articles."""
    return _index(PUBLICATIONS)


@bp.get("/publications/<path:name>")
def publication(name: str) -> Response:
    """A publication and its articles."""
    return _entity(PUBLICATIONS, name)


@bp.get("/compare")
def compared() -> Response:
    """Two names, outlets, works or publications side by side over time."""
    engine = state.engine()
    generation = engine.info().generation
    asked = dict(reversed(params.decode(request.query_string)))
    view = compare.compare(engine, asked.get("a", ""), asked.get("b", ""))
    page = templating.render("compare.html", view=view, **views.box(Query.of()))
    return headers.revalidated(make_response(page), generation)


def _index(kind: Kind) -> Response:
    engine = state.engine()
    generation = engine.info().generation
    asked = entity_index.asked(params.decode(request.query_string))
    view = entity_index.index(kind, entities.entries(engine, kind), asked)
    page = templating.render("entities.html", view=view, kinds=entity_index.places(kind), **views.box(Query.of()))
    return headers.revalidated(make_response(page), generation)


def _entity(kind: Kind, name: str) -> Response:
    engine = state.engine()
    generation = engine.info().generation
    try:
        view = entity_view.entity(engine, kind, name)
    except NotFoundError:
        return _unknown(kind, name)
    page = templating.render("entity.html", view=view, **views.box(Query.of()))
    return headers.revalidated(make_response(page), generation)


def _unknown(kind: Kind, name: str) -> Response:
    """Not found, with those whose names are near."""
    near = entities.near(entities.entries(state.engine(), kind), name)
    page = templating.render(
        "unknown.html",
        message=entity_view.unknown(kind),
        near=[(one.label, entities.url(kind, one.id)) for one in near],
        all_of_them=kind.path,
        **views.box(Query.of()),
    )
    response = make_response(page, 404)
    response.headers["Cache-Control"] = "no-store"
    return response

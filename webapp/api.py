"""The JSON API, and what monitors ask."""

from __future__ import annotations

from flask import Blueprint, Response, request

from indexer import Format, LibraryError, LibraryInfo, Query, explain
from webapp import exports, headers, metrics, params, present, state

bp = Blueprint("api", __name__)


@bp.get("/api/v1/search")
def search() -> Response:
    """The passages that answer a search, with facets; parameters as in the design."""
    query = params.parse(params.decode(request.query_string))
    generation = state.engine().info().generation
    page = state.search(query)
    return headers.revalidated(_json(present.search_body(page, query)), generation)


@bp.get("/api/v1/articles")
def articles() -> Response:
    """All articles, by title."""
    engine = state.engine()
    info = engine.info()
    return headers.revalidated(_json(present.articles_body(info, engine.articles())), info.generation)


@bp.get("/api/v1/articles/<article_id>")
def article(article_id: str) -> Response:
    """One article with all its passages; with ``format``, a citation of it and of the works that it cites."""
    engine = state.engine()
    generation = engine.info().generation
    if form := _format():
        return exports.article(engine, article_id, form)
    return headers.revalidated(_json(present.article_body(engine.article(article_id))), generation)


@bp.get("/api/v1/passages/<path:passage_id>")
def passage(passage_id: str) -> Response:
    """One passage with its article; with ``explain=1`` also why it has its actors, outlets and dates.

    With ``format``, a citation of it and of the works that it cites.
    """
    explained = params.switch(params.decode(request.query_string), "explain", default=False)
    engine = state.engine()
    generation = engine.info().generation
    if form := _format():
        return exports.passage(engine, passage_id, form)
    hit = engine.passage(passage_id)
    if explained:
        return headers.revalidated(_json(present.explained_passage_body(hit, explain(engine, passage_id))), generation)
    return headers.revalidated(_json(present.lone_passage_body(hit)), generation)


@bp.get("/api/v1/works")
def works() -> Response:
    """The works that passages cite, the most cited first; ``q`` asks for words of author or title."""
    form, args = params.without_format(params.decode(request.query_string))
    words, first, size = params.paged(args)
    engine = state.engine()
    info = engine.info()
    found = engine.works(words)
    if form:
        return exports.works(engine, found, form)
    return headers.revalidated(_json(present.works_body(info, found, first, size, words)), info.generation)


@bp.get("/api/v1/works/<work_id>")
def work(work_id: str) -> Response:
    """One work with the first passages that cite it; with ``format``, the work alone."""
    engine = state.engine()
    generation = engine.info().generation
    found = engine.work(work_id)
    if form := _format():
        return exports.work(engine, found, form)
    query = Query.of(filters={"work": [found.id]})
    return headers.revalidated(_json(present.work_body(found, state.search(query), query)), generation)


@bp.get("/api/v1/export")
def export() -> Response:
    """All passages that answer a search, or those that ``id`` names, as one file: rows, or citations."""
    form, ids, args = params.export(params.decode(request.query_string))
    if ids:
        return exports.chosen(state.engine(), ids, form)
    return exports.search(state.engine(), params.parse(args), form)


def _format() -> Format | None:
    return params.without_format(params.decode(request.query_string))[0]


@bp.get("/healthz")
def health() -> Response:
    """Whether a library can be read: 200, or 503 as a problem document."""
    info = state.engine().info()
    response = _json({"status": "ok", **present.library_body(info)})
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/metrics")
def prometheus() -> Response:
    """Counters for Prometheus; answers 200 without a library too."""
    response = Response(state.current().metrics.render(_library()), content_type=metrics.CONTENT_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


def _library() -> LibraryInfo | None:
    try:
        return state.engine().info()
    except LibraryError:
        return None


def _json(body: object) -> Response:
    return Response(present.dump(body), content_type="application/json")

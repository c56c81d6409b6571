"""The JSON API, and what monitors ask."""

from __future__ import annotations

from flask import Blueprint, Response, request

from indexer import LibraryError, LibraryInfo, explain
from webapp import headers, metrics, params, present, state

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
    """One article with all its passages."""
    engine = state.engine()
    generation = engine.info().generation
    return headers.revalidated(_json(present.article_body(engine.article(article_id))), generation)


@bp.get("/api/v1/passages/<path:passage_id>")
def passage(passage_id: str) -> Response:
    """One passage with its article; with ``explain=1`` also why it has its actors, outlets and dates."""
    explained = params.switch(params.decode(request.query_string), "explain", default=False)
    engine = state.engine()
    generation = engine.info().generation
    hit = engine.passage(passage_id)
    if explained:
        return headers.revalidated(_json(present.explained_passage_body(hit, explain(engine, passage_id))), generation)
    return headers.revalidated(_json(present.lone_passage_body(hit)), generation)


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

"""The pages of articles: the list of them, one to read, and how to cite a passage of it."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, request

from indexer import MEDIA_TYPES, ParameterError, Query
from webapp import headers, params, present, state, templating
from webapp.article import citing, listing, reading
from webapp.search import views

bp = Blueprint("article_pages", __name__)


@bp.get("/articles")
def articles() -> Response:
    """All articles, or those with some words, in the order that is asked for."""
    ask = listing.asked(params.decode(request.query_string))
    engine = state.engine()
    generation = engine.info().generation
    view = listing.listed(engine.articles(), ask)
    return _page(templating.render("articles.html", view=view, **views.box(Query.of())), generation)


@bp.get("/articles/<article_id>")
def article(article_id: str) -> Response:
    """One article, with what the search it was reached from finds in it marked."""
    args = params.decode(request.query_string)
    engine = state.engine()
    generation = engine.info().generation
    found = engine.article(article_id)
    try:
        query, notice = params.parse(args, strict=False), ""
    except ParameterError as error:
        query, notice = params.mended(args), str(error)
    located = state.current().places.of(engine, found, generation)
    view = reading.article(found, query, engine, located, notice)
    box = views.box(Query.of(query.q, variants=query.variants))
    page = templating.render("article.html", view=view, here=_host() + view.summary["url"], **box)
    return _page(page, generation)


@bp.get("/articles/<article_id>/<name>/cite")
def cite(article_id: str, name: str) -> Response:
    """How to cite a passage; with ``format``, the reference alone, as text that can be copied."""
    form, _ = params.without_format(params.decode(request.query_string))
    engine = state.engine()
    generation = engine.info().generation
    hit = engine.passage(f"{article_id}/{name}")
    if form:
        text = citing.reference(hit, engine, form, generation, _host() + present.passage_url(hit.passage))
        return headers.revalidated(Response(text, content_type=f"{MEDIA_TYPES[form]}; charset=utf-8"), generation)
    view = citing.passage(hit, engine, generation, _host())
    return _page(templating.render("cite.html", view=view, **views.box(Query.of())), generation)


def _host() -> str:
    return request.host_url.rstrip("/")


def _page(html: str, generation: str) -> Response:
    return headers.revalidated(make_response(html), generation)

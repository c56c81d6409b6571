"""The search page, with or without a question, and what every page needs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from flask import Blueprint, Response, current_app, make_response, redirect, request

from indexer import Engine, Query, QuerySyntaxError
from webapp import dates, headers, params, present, state, templating, trouble, words
from webapp.drawing import years
from webapp.i18n import gettext
from webapp.search import examples, facet_views, views
from webapp.shapes import SummaryBody

bp = Blueprint("pages", __name__)

LATEST = 12  # articles on the front page


@bp.get("/")
def search() -> Response:
    """The answer to a search; without a question, the front page."""
    args = params.decode(request.query_string)
    query = params.parse(args, strict=False)
    grouped = (views.VIEW, views.BY_ARTICLE) in args
    engine = state.engine()
    generation = engine.info().generation
    if views.is_blank(query) and not grouped:
        return _page(_front(query, params.values(args, facet_views.UNFOLD)), generation)
    try:
        page = state.grouped(query, params.values(args, views.OPENED)) if grouped else state.search(query)
    except QuerySyntaxError as error:
        return unreadable(query, error)
    shape = views.BY_ARTICLE if grouped else ""
    view = views.search(page, query, engine, shape, params.values(args, facet_views.UNFOLD))
    return _page(templating.render("search.html", view=view, **views.box(query, shape)), generation)


@bp.get("/years")
def between() -> Response:
    """The search for a stretch of years: where the form of the histogram leads, since a form can't write a range."""
    args = params.decode(request.query_string)
    start, end = (next(iter(params.values(args, name)), "").strip() for name in ("from", "to"))
    query = years.between(params.parse(args, strict=False), start, end)
    surface = views.SURFACES[views.BY_ARTICLE if (views.VIEW, views.BY_ARTICLE) in args else ""]
    return make_response(redirect(params.link(surface, query), 303))


@bp.get("/robots.txt")
def robots() -> Response:
    """Articles may be indexed; the endless combinations of filters need not be."""
    return Response("User-agent: *\nDisallow: /api/\nDisallow: /*?\n", content_type="text/plain; charset=utf-8")


@bp.get("/favicon.ico")
def favicon() -> Response:
    """The icon, for those who ask at its customary place."""
    return current_app.send_static_file("favicon.svg")


def _front(query: Query, unfolded: Collection[str]) -> str:
    """The calm page before a question: the box, what there is, where to begin."""
    engine = state.engine()
    answer = state.search(Query.of(size=1))
    generation = answer.library.generation
    latest = state.kept(generation, "latest articles", lambda: _latest(engine))
    return templating.render(
        "front.html",
        library=answer.library,
        facets=facet_views.FacetShow(Query.of(), unfolded=unfolded).all(answer.facets),
        articles=latest,
        examples=state.kept(generation, "examples", lambda: examples.examples(engine)),
        all_shown=len(latest) == answer.library.articles,
        by_year=params.link(present.SEARCH_PAGE, Query.of(sort="year")),
        **views.box(query),
    )


def _latest(engine: Engine) -> list[SummaryBody]:
    """The articles published last, and then those of which no date is known."""
    every = engine.articles()
    dated = sorted((a for a in every if a.published), key=lambda a: a.published or "", reverse=True)
    shown = [*dated, *(a for a in every if not a.published)][:LATEST]
    return [present.summary_body(article) for article in shown]


def unreadable(query: Query, error: QuerySyntaxError) -> Response:
    """The search page for a query text that can't be read: where, why, and what could be meant."""
    at = min(max(error.position, 0), len(query.q))
    repaired = replace(query, q=error.suggestion, cursor=None)
    page = templating.render(
        "unreadable.html",
        message=trouble.told(error.message),
        before=query.q[:at],
        place=query.q[at : at + 1],
        after=query.q[at + 1 :],
        suggestion=error.suggestion,
        repaired=params.link(present.SEARCH_PAGE, repaired),
        **views.box(query),
    )
    response = make_response(page, 400)
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(html: str, generation: str) -> Response:
    return headers.revalidated(make_response(html), generation)


def install_words() -> dict[str, object]:
    """What every template may call."""
    return {"places": _places, "published": dates.published, "words": words}


def _places() -> tuple[tuple[str, str], ...]:
    """The parts of the library that every page leads to: address and name."""
    return (
        ("/articles", gettext("Articles")),
        ("/works", gettext("Works")),
        ("/names", gettext("Names")),
        ("/outlets", gettext("Outlets")),
        ("/picture", gettext("Picture")),
    )

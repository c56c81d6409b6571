"""The picture of the library: the page, and its figures as files."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, request

from indexer import Query, QuerySyntaxError
from webapp import headers, pages, params, picture, state, templating
from webapp.search import views

bp = Blueprint("pictures", __name__)


@bp.get("/picture")
def shown() -> Response:
    """Outlets over time and names together, for the passages that answer a search or for all."""
    query = params.parse(params.decode(request.query_string), strict=False)
    engine = state.engine()
    generation = engine.info().generation
    try:
        view = picture.picture(engine, query)
    except QuerySyntaxError as error:
        return pages.unreadable(query, error)
    page = templating.render("picture.html", view=view, **views.box(Query.of()))
    return headers.revalidated(make_response(page), generation)


@bp.get("/picture.csv")
def file() -> Response:
    """The figures: ``of=names`` for names together, else outlets and years."""
    args = params.decode(request.query_string)
    query = params.parse(args, strict=False)
    of = "names" if ("of", "names") in args else "outlets"
    response = Response(picture.as_csv(state.engine(), query, of), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="ibid-{of}.csv"'
    response.headers["Cache-Control"] = "private, no-store"
    return response

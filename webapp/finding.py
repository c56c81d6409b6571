"""What stands beside a search: suggestions while one types, and the pages of all values of a facet."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, make_response, request

from indexer import FACETS, NotFoundError, ParameterError, Query
from webapp import headers, params, present, state, templating, words
from webapp.i18n import gettext
from webapp.search import facet_lists, suggestions, views

bp = Blueprint("finding", __name__)

MOST_FORMS: Final = 4
"""Other forms of a name shown beside it."""


@bp.get("/suggest")
def suggest() -> Response:
    """What the text typed so far may mean, as JSON; with the filters of a search, links keep them."""
    args = params.decode(request.query_string)
    typed = params.values(args, "q")[-1:] or [""]
    try:
        query = params.parse([pair for pair in args if pair[0] not in {"q", "cursor"}], strict=False)
    except ParameterError:
        query = Query.of()
    engine = state.engine()
    generation = engine.info().generation
    known = state.kept(generation, "lookups", lambda: suggestions.lookups(engine))
    surface = views.SURFACES[views.BY_ARTICLE if (views.VIEW, views.BY_ARTICLE) in args else ""]
    found = [_suggestion(one, query, surface) for one in suggestions.suggest(typed[0], known)]
    response = make_response(present.dump({"q": typed[0], "suggestions": found}))
    response.content_type = "application/json; charset=utf-8"
    return headers.revalidated(response, generation)


def _suggestion(one: suggestions.Suggestion, query: Query, surface: str) -> dict[str, object]:
    """A name leads to the search filtered by it, beside what was typed before; a title to its article."""
    entry = one.entry
    return {
        "sort": entry.sort,
        "group": str(words.SUGGESTED[entry.sort]),
        "id": entry.id,
        "label": entry.label,
        "form": one.form,
        "forms": [form for form in entry.forms if form != one.form][:MOST_FORMS],
        "lang": entry.lang,
        "said": words.passages(entry.passages) if entry.passages else "",
        "url": _href(one, query, surface),
    }


def _href(one: suggestions.Suggestion, query: Query, surface: str) -> str:
    entry = one.entry
    if entry.sort == "article":
        return present.article_url(entry.id)
    return params.step(surface, query.asking(one.rest), _chosen, entry.sort, entry.id)


def _chosen(query: Query, facet: str, value: str) -> Query:
    return query if value in query.values(facet) else query.toggled(facet, value)


@bp.get("/facets/<name>")
def facet(name: str) -> Response:
    """All values of a facet under a search: to be looked through, sorted, chosen and left out."""
    if name not in FACETS:
        raise NotFoundError(gettext("there is no facet %(name)s", name=name))
    args = params.decode(request.query_string)
    query = params.parse(args, strict=False)
    asked = facet_lists.Asked.of(args)
    engine = state.engine()
    generation = engine.info().generation
    found = engine.facet(query, name)
    known = state.kept(generation, "lookups", lambda: suggestions.lookups(engine))
    view = facet_lists.listed(found, query, asked, known)
    page = templating.render("facet.html", view=view, **views.box(query))
    return headers.revalidated(make_response(page), generation)

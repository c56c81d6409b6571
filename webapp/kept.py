"""What a reader keeps in the browser: searches made, and passages and searches marked to come back to.

The page is a frame; the script fills it from the browser's own storage. Nothing of it is sent to the server.
"""

from __future__ import annotations

from flask import Blueprint, Response, make_response

from indexer import Query
from webapp import headers, state, templating
from webapp.search import views

bp = Blueprint("kept", __name__)

KEPT = "/kept"


@bp.get(KEPT)
def kept() -> Response:
    """The frame, and what can be done without a script: every search is a link that a browser can keep itself."""
    page = templating.render("kept.html", **views.box(Query.of()))
    return headers.revalidated(make_response(page), state.engine().info().generation)

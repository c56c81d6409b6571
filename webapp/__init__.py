"""Ibid's web application: the pages, the JSON API and the server. It knows ``indexer`` by its front door alone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from flask import Flask, Response, request
from jinja2 import StrictUndefined

from indexer import Engine
from webapp import api, errors, headers, pages, state
from webapp.library import Library
from webapp.metrics import Metrics
from webapp.present import dump, search_body
from webapp.server import serve

__all__ = ["create_app", "dump", "search_body", "serve"]

DEFAULT_LIBRARY = "var/library"


def create_app(config: Mapping[str, object] | None = None, engine: Engine | None = None) -> Flask:
    """The application over ``engine``, or over the library in the folder ``config["LIBRARY"]``.

    Without either, ``$IBID_LIBRARY`` or ``var/library`` is the folder. It is opened at the first request and tried
    again as long as it can't be, so the app starts without it.
    """
    app = Flask(__name__)
    app.config.update(config or {})
    app.config.setdefault("LIBRARY", os.environ.get("IBID_LIBRARY") or DEFAULT_LIBRARY)
    app.url_map.strict_slashes = False
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(pages.install_words())
    library = Library(Path(str(app.config["LIBRARY"])), engine)
    state.install(app, state.State(library, Metrics(), headers.build_of(Path(__file__).parent)))
    errors.install(app)
    headers.install(app)
    _count_requests(app)
    for blueprint in (pages.bp, api.bp):
        app.register_blueprint(blueprint)
    return app


def _count_requests(app: Flask) -> None:
    """Count every answer by its URL rule; addresses that have none count together."""

    def count(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else "none"
        state.current().metrics.count_request(route, request.method, response.status_code)
        return response

    app.after_request(count)

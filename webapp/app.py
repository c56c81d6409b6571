"""The Flask application: configuration, and one blueprint a concern."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from flask import Flask, Response, request
from jinja2 import StrictUndefined

from indexer import Engine, library_path
from webapp import (
    api,
    article_pages,
    assets,
    compress,
    errors,
    feeds,
    finding,
    headers,
    i18n,
    kept,
    pages,
    pictures,
    state,
    templating,
)
from webapp.desk import install as install_desk
from webapp.entity import api as entity_api
from webapp.entity import pages as entity_pages
from webapp.library import Library
from webapp.metrics import Metrics

BODY_LIMIT = 64 * 1024
"""In bytes. Only the desk takes uploads; any other body is read only to be thrown away."""


def make_app(config: Mapping[str, object] | None = None, engine: Engine | None = None) -> Flask:
    """See ``webapp.create_app``."""
    app = Flask(__name__)
    app.jinja_environment = templating.Environment
    app.config.update(config or {})
    app.config.setdefault("LIBRARY", str(library_path()))
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_CONTENT_LENGTH"] or BODY_LIMIT
    app.url_map.strict_slashes = False
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(pages.install_words())
    library = Library(Path(str(app.config["LIBRARY"])), engine)
    state.install(app, state.State(library, Metrics(), headers.build_of(Path(__file__).parent)))
    errors.install(app)
    compress.install(app)
    headers.install(app)
    i18n.install(app)
    assets.install(app)
    _count_requests(app)
    reading = (pages.bp, finding.bp, article_pages.bp, entity_pages.bp, pictures.bp, kept.bp)
    for blueprint in (*reading, api.bp, entity_api.bp, feeds.bp):
        app.register_blueprint(blueprint)
    install_desk(app)
    templating.install(app)
    return app


def _count_requests(app: Flask) -> None:
    """Count every answer by its URL rule; addresses that have none count together."""

    def count(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else "none"
        state.current().metrics.count_request(route, request.method, response.status_code)
        return response

    app.after_request(count)

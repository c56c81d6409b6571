"""Ibid's web application: the pages, the JSON API and the server. It knows ``indexer`` by its front door alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from indexer import Engine

__all__ = ["create_app"]


def create_app(config: Mapping[str, object] | None = None, engine: Engine | None = None) -> Flask:
    """The application over ``engine``, or over the library in the folder ``config["LIBRARY"]``.

    Without either, ``$IBID_LIBRARY`` or ``var/library`` is the folder. It is opened at the first request and tried
    again as long as it can't be, so the app starts without it.
    """
    # Flask is imported with the first app: ``ibid search`` needs the JSON form alone, and is to start at once.
    from webapp.app import make_app  # noqa: PLC0415

    return make_app(config, engine)

"""What one app holds between requests, and how a request reaches it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import cast

from flask import Flask, current_app

from indexer import Engine, Page, Query
from webapp.library import Library
from webapp.metrics import Metrics
from webapp.places import Places

_KEY = "ibid"


@dataclass(frozen=True, slots=True)
class State:
    """The library, the counters, and ``build``: a hash of the code and templates that make the answers.

    ``places`` remembers where names and dates stand in articles.
    """

    library: Library
    metrics: Metrics
    build: str
    places: Places = field(default_factory=Places)


def install(app: Flask, state: State) -> None:
    """Make ``state`` that of ``app``."""
    app.extensions[_KEY] = state


def current() -> State:
    """The state of the app that answers this request."""
    return cast(State, current_app.extensions[_KEY])


def engine() -> Engine:
    """The open engine; raises ``LibraryError``."""
    return current().library.engine()


def search(query: Query) -> Page:
    """Answer ``query`` and time it; raises ``QueryError`` and ``LibraryError``."""
    started = time.perf_counter()
    page = engine().search(query)
    current().metrics.time_search(time.perf_counter() - started)
    return page

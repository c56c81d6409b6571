"""What one app holds between requests, and how a request reaches it."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field
from typing import TypeVar, cast

from flask import Flask, current_app

from indexer import Engine, Page, Query
from webapp.derived import Derived
from webapp.library import Library
from webapp.memo import Memo
from webapp.metrics import Metrics
from webapp.places import Places

_KEY = "ibid"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class State:
    """The library, the counters, what is kept, and ``build``: a hash of the code and templates that make answers.

    ``derived`` keeps what is made once of a generation, ``memo`` the last answers to dear questions, ``places`` where
    names and dates stand in articles.
    """

    library: Library
    metrics: Metrics
    build: str
    places: Places = field(default_factory=Places)
    derived: Derived = field(default_factory=Derived)
    memo: Memo = field(default_factory=Memo)


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
    return _timed(lambda: engine().search(query))


def grouped(query: Query, opened: Collection[str] = ()) -> Page:
    """As ``search``, by article; see ``Engine.grouped``."""
    return _timed(lambda: engine().grouped(query, opened=opened))


def _timed(answer: Callable[[], Page]) -> Page:
    started = time.perf_counter()
    page = answer()
    current().metrics.time_search(time.perf_counter() - started)
    return page


def kept(generation: str, name: str, make: Callable[[], T]) -> T:
    """What was made once of ``generation`` under ``name``; see ``Derived.get``."""
    return current().derived.get(generation, name, make)


def remembered(key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
    """What was found under ``key``, which must name the generation; see ``Memo.get``."""
    return current().memo.get(key, make)

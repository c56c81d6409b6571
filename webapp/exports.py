"""Citations as files: a work, an article, a passage or a whole result, sent as they are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from flask import Response, request

from indexer import (
    MAX_SIZE,
    MEDIA_TYPES,
    SUFFIXES,
    ArticleSummary,
    Engine,
    Format,
    ListedWork,
    NotFoundError,
    Passage,
    Query,
    Work,
    export_article,
    export_passages,
    export_works,
)
from webapp import present


def work(engine: Engine, found: Work, form: Format) -> Response:
    """One work."""
    generation = engine.info().generation
    return _file(export_works([found], form, generation), form, found.id)


def works(engine: Engine, found: Sequence[ListedWork], form: Format) -> Response:
    """All works of a list."""
    generation = engine.info().generation
    return _file(export_works(_known(engine, (one.id for one in found)), form, generation), form, "works")


def _known(engine: Engine, names: Iterable[str]) -> Iterator[Work]:
    """The works that are still there: the library may change while a long list is sent."""
    for name in names:
        try:
            yield engine.work(name)
        except NotFoundError:
            continue


def article(engine: Engine, article_id: str, form: Format) -> Response:
    """An article and the works that it cites."""
    generation = engine.info().generation
    found = engine.article(article_id)
    return _file(export_article(found, form, generation, _absolute(present.article_url(found.id))), form, found.id)


def passage(engine: Engine, passage_id: str, form: Format) -> Response:
    """A passage as a place in its article, and the works that it cites."""
    generation = engine.info().generation
    hit = engine.passage(passage_id)
    cited = (hit.passage, hit.article, _absolute(present.passage_url(hit.passage)), generation)
    return _file(export_passages([cited], engine.work, form), form, hit.passage.id)


def search(engine: Engine, query: Query, form: Format) -> Response:
    """Every passage that answers a search, whatever page it is on, and the works that they cite, each once."""
    base = request.host_url.rstrip("/")
    cited = _all(engine, replace(query, size=MAX_SIZE, cursor=None), base)
    first = next(cited, None)  # a query that can't be answered is refused before the file begins
    pieces = export_passages(chain([first], cited) if first else (), engine.work, form)
    return _file(pieces, form, "result")


def _all(engine: Engine, query: Query, base: str) -> Iterator[tuple[Passage, ArticleSummary, str, str]]:
    while True:
        page = engine.search(query)
        for hit in page.hits:
            yield hit.passage, hit.article, base + present.passage_url(hit.passage), page.library.generation
        if page.next is None:
            return
        query = replace(query, cursor=page.next)


def _absolute(path: str) -> str:
    return request.host_url.rstrip("/") + path


def _file(pieces: Iterator[str], form: Format, name: str) -> Response:
    response = Response((piece.encode() for piece in pieces), content_type=f"{MEDIA_TYPES[form]}; charset=utf-8")
    plain = "".join(char if char.isascii() and char.isalnum() else "-" for char in name)[:60].strip("-") or "citation"
    response.headers["Content-Disposition"] = f'attachment; filename="{plain}.{SUFFIXES[form]}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response

"""Files to take away: a work, an article, a passage, a choice of passages or a whole result, sent as they are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from flask import Response, request

from indexer import (
    MAX_SIZE,
    MEDIA_TYPES,
    SUFFIXES,
    Engine,
    Format,
    ListedWork,
    NotFoundError,
    Query,
    Work,
    export_article,
    export_passages,
    export_works,
)
from webapp import present, tables
from webapp.params import TableFormat
from webapp.tables import Row


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


def search(engine: Engine, query: Query, form: Format | TableFormat) -> Response:
    """Every passage that answers a search, whatever page it is on; in a bibliography with the works that they cite."""
    rows = _all(engine, replace(query, size=MAX_SIZE, cursor=None))
    first = next(rows, None)  # a query that can't be answered is refused before the file begins
    return _passages(engine, chain([first], rows) if first else (), form, "result")


def chosen(engine: Engine, passage_ids: Sequence[str], form: Format | TableFormat) -> Response:
    """The passages with these ids, in their order; raises ``NotFoundError`` for the first that isn't there."""
    generation = engine.info().generation
    hits = [engine.passage(passage_id) for passage_id in passage_ids]
    rows = [(hit, _absolute(present.passage_url(hit.passage)), generation) for hit in hits]
    return _passages(engine, rows, form, "passages")


def _passages(engine: Engine, rows: Iterable[Row], form: Format | TableFormat, name: str) -> Response:
    if form == "csv" or form == "jsonl":
        return _sent(tables.write(rows, form), tables.MEDIA_TYPES[form], f"{name}.{form}")
    cited = ((hit.passage, hit.article, url, generation) for hit, url, generation in rows)
    return _file(export_passages(cited, engine.work, form), form, name)


def _all(engine: Engine, query: Query) -> Iterator[Row]:
    base = request.host_url.rstrip("/")
    while True:
        page = engine.search(query, facets=False)
        for hit in page.hits:
            yield hit, base + present.passage_url(hit.passage), page.library.generation
        if page.next is None:
            return
        query = replace(query, cursor=page.next)


def _absolute(path: str) -> str:
    return request.host_url.rstrip("/") + path


def _file(pieces: Iterator[str], form: Format, name: str) -> Response:
    plain = "".join(char if char.isascii() and char.isalnum() else "-" for char in name)[:60].strip("-") or "citation"
    return _sent(pieces, MEDIA_TYPES[form], f"{plain}.{SUFFIXES[form]}")


def _sent(pieces: Iterator[str], media_type: str, filename: str) -> Response:
    response = Response((piece.encode() for piece in pieces), content_type=f"{media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response

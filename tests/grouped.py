"""The slow twin of an answer by article: all pages are asked for, and their hits are sorted into articles."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import replace

from indexer.errors import ParameterError
from indexer.model import Group, Hit, Page
from indexer.query import MAX_SIZE, Query


def grouped(search: Callable[[Query], Page], query: Query, each: int = 3, opened: Collection[str] = ()) -> Page:
    """As ``Engine.grouped``, by nothing but ``search``; its cursor lists the articles that were shown."""
    seen = _shown_before(query)
    page = search(replace(query, cursor=None, size=MAX_SIZE))
    by_article: dict[str, list[Hit]] = {}
    for hit in _all_hits(search, page, query):
        by_article.setdefault(hit.article.id, []).append(hit)
    left = [name for name in by_article if name not in seen]
    leading = left[: query.size]
    return replace(
        page,
        hits=tuple(hit for n in leading for hit in by_article[n][: MAX_SIZE if n in opened else each]),
        groups=tuple(Group(by_article[n][0].article, len(by_article[n])) for n in leading),
        next="groups" + json.dumps([*seen, *leading]) if len(left) > query.size else None,
    )


def _all_hits(search: Callable[[Query], Page], page: Page, query: Query) -> list[Hit]:
    hits = list(page.hits)
    while page.next:
        page = search(replace(query, cursor=page.next, size=MAX_SIZE))
        hits += page.hits
    return hits


def _shown_before(query: Query) -> list[str]:
    if query.cursor is None:
        return []
    if not query.cursor.startswith("groups"):
        raise ParameterError("cursor", query.cursor, "the cursor of an earlier answer by article")
    shown: list[str] = json.loads(query.cursor.removeprefix("groups"))
    return shown

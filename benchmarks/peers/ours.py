"""Ibid itself, by its front door: query text in, page out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from benchmarks.peers.base import TOP, Answer
from benchmarks.queries import Ask, Name, Plain, spell
from indexer import Changes, Engine, Query, Source, open_library

if TYPE_CHECKING:
    from indexer.model import Article, Facet, Vocabulary

ROOT = "/generated"
"""The folder that generated articles pretend to come from."""


class _Dialect(Plain):
    def all(self, parts: Iterable[str]) -> str:
        return " ".join(parts)

    def without(self, wanted: str, unwanted: str) -> str:
        return f"{wanted} -{unwanted}"

    def everything(self) -> str:
        return ""


class Ibid:
    """See ``base.Peer``."""

    name = "ibid"
    slow = False
    remarks = (
        "counts all eight facets wherever facets are counted, decades among the years; for a whole page articles, too",
        "indexes word forms and stems, and title, section and author of every passage",
        "with snippets alone it gives ids and snippets, as its peers do; for a whole page it makes whole hits besides: "
        "passages with dates, names, notes and labels, their articles, and the marks of all of the text",
    )
    differs: Mapping[str, str] = MappingProxyType({})

    def __init__(self) -> None:
        self._engine: Engine | None = None
        self._vocabulary: Vocabulary | None = None
        try:
            self.version = version("ibid")
        except PackageNotFoundError:
            self.version = "checkout"

    @property
    def engine(self) -> Engine:
        """The engine of the open library."""
        if self._engine is None:
            raise RuntimeError("no library is open")
        return self._engine

    # --- writing ---

    def build(self, folder: Path, articles: Iterable[Article], vocabulary: Vocabulary) -> None:
        self._engine = open_library(folder)
        self._engine.apply(Changes(_with_sources(articles), (), (ROOT,), vocabulary))

    @property
    def pid(self) -> int:
        return os.getpid()

    def settle(self) -> None:
        self.close()

    def add(self, article: Article) -> None:
        if self._vocabulary is None:
            self._vocabulary = self.engine.state().vocabulary
        self.engine.apply(Changes(_with_sources([article]), (), (ROOT,), self._vocabulary))
        self.engine.info()  # opens the new generation, as the next search would

    # --- reading ---

    def open(self, folder: Path, *, writing: bool = False) -> None:
        self._engine = open_library(folder)
        self._engine.info()
        self._vocabulary = self._engine.state().vocabulary if writing else None

    def prepare(self, ask: Ask) -> str:
        return ask.node.text if isinstance(ask.node, Name) else spell(ask.node, _Dialect())

    def search(self, text: str, ask: Ask, *, facets: bool, snippets: bool) -> Answer:
        if not (snippets and facets):
            found = self.engine.find(_query(text, ask), facets=facets, snippets=snippets)
            counts, marked = _counts(found.facets) if facets else None, found.snippets if snippets else None
            return Answer(found.passages, found.ids, counts, marked)
        page = self.engine.search(_query(text, ask), facets=facets)
        return Answer(
            page.passages,
            tuple(hit.passage.id for hit in page.hits),
            _counts(page.facets) if facets else None,
            tuple(hit.snippet for hit in page.hits),
        )

    def forget(self) -> None:
        """An engine that keeps answers, plans or postings by query empties them in ``forget_queries``."""
        forget: Any = getattr(self.engine, "forget_queries", None)
        if forget is not None:
            forget()

    def close(self) -> None:
        if self._engine is not None:
            self._engine.close()
        self._engine = None


def _query(text: str, ask: Ask) -> Query:
    filters: dict[str, list[str]] = {}
    if ask.actor:
        filters["actor"] = [ask.actor]
    if ask.decades:
        filters["year"] = [f"{decade // 10}X" for decade in ask.decades]
    return Query.of(text, filters, size=TOP)


def _counts(facets: Mapping[str, Facet]) -> dict[str, dict[str, int]]:
    return {name: {value.value: value.count for value in facet.values} for name, facet in facets.items()}


def _with_sources(articles: Iterable[Article]) -> Iterator[tuple[Source, Article]]:
    """Articles with the sources that a build would note."""
    for article in articles:
        yield Source(ROOT, f"{article.id}.txt", article.id, "0" * 64, "1" * 64, len(article.passages)), article

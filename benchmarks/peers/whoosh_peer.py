"""Whoosh as it comes: its own analyser, codec and collectors, facets by ``groupedby``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import whoosh
from whoosh import fields, highlight, index, sorting
from whoosh.analysis.filters import CharsetFilter, LowercaseFilter
from whoosh.analysis.morph import StemFilter
from whoosh.analysis.tokenizers import RegexTokenizer
from whoosh.qparser.default import QueryParser
from whoosh.qparser.plugins import FuzzyTermPlugin
from whoosh.query.compound import And, Or
from whoosh.query.terms import Term
from whoosh.support.charset import accent_map

from benchmarks.peers.base import COUNTED, SNIPPET_CHARS, TOP, Answer
from benchmarks.queries import Ask, Plain, spell

if TYPE_CHECKING:
    from indexer.model import Article, Vocabulary


class _Dialect(Plain):
    def everything(self) -> str:
        return "*:*"


class Whoosh:
    """See ``base.Peer``."""

    name = "whoosh"
    version = ".".join(map(str, whoosh.__version__))
    slow = True
    remarks = (
        "one field of stems; no title, section or author fields; single years are counted, decades not",
        "facets are grouped anew for the whole index at every question, whatever its limit",
        "under filters, one search a facet, for each is counted without its own filter",
    )
    differs: Mapping[str, str] = MappingProxyType({"fuzzy": "two letters exchanged are two edits to Whoosh, one to us"})

    def __init__(self) -> None:
        self._index: Any = None
        self._searcher: Any = None
        self._parser: Any = None

    # --- writing ---

    def build(self, folder: Path, articles: Iterable[Article], vocabulary: Vocabulary) -> None:
        self._index = index.create_in(str(folder), _schema())
        self._put(articles)

    def _put(self, articles: Iterable[Article]) -> None:
        writer = self._index.writer()
        for article in articles:
            for passage in article.passages:
                writer.add_document(
                    id=passage.id,
                    text=passage.text,
                    year=" ".join(map(str, passage.years)),
                    decade=" ".join(passage.decades),
                    actor=" ".join(actor.id for actor in passage.actors),
                    outlet=" ".join(outlet.id for outlet in passage.outlets),
                )
        writer.commit()

    @property
    def pid(self) -> int:
        return os.getpid()

    def settle(self) -> None:
        self._index.close()

    def add(self, article: Article) -> None:
        self._put([article])
        self._searcher = self._searcher.refresh()

    # --- reading ---

    def open(self, folder: Path, *, writing: bool = False) -> None:
        self._index = index.open_dir(str(folder))
        self._searcher = self._index.searcher()
        self._parser = QueryParser("text", self._index.schema)
        self._parser.add_plugin(FuzzyTermPlugin())

    def prepare(self, ask: Ask) -> str:
        return spell(ask.node, _Dialect())

    def search(self, text: str, ask: Ask, *, facets: bool, snippets: bool) -> Answer:
        words = self._parser.parse(text)
        plain = facets and not ask.filtered
        results = self._searcher.search(
            words, limit=TOP, filter=_filter(ask), groupedby=_groupings(COUNTED) if plain else None
        )
        return Answer(
            len(results),
            tuple(hit["id"] for hit in results[:TOP]),  # grouping makes Whoosh collect all, whatever its limit
            self._counts(words, results, ask) if facets else None,
            self._snippets(results) if snippets else None,
        )

    def _counts(self, words: Any, results: Any, ask: Ask) -> dict[str, dict[str, int]]:
        found: dict[str, Any]
        found = self._under_others(words, ask) if ask.filtered else {name: results.groups(name) for name in COUNTED}
        return {name: {v: n for v, n in counts.items() if v is not None} for name, counts in found.items()}

    def _under_others(self, words: Any, ask: Ask) -> dict[str, dict[str, int]]:
        """Each facet under the filters by others."""
        found = {}
        for facet, but in (("year", "decades"), ("actor", "actor"), ("outlet", "")):
            results = self._searcher.search(words, limit=1, filter=_filter(ask, but), groupedby=_groupings((facet,)))
            found[facet] = results.groups(facet)
        return found

    def _snippets(self, results: Any) -> tuple[str, ...]:
        results.fragmenter = highlight.ContextFragmenter(maxchars=SNIPPET_CHARS)
        return tuple(hit.highlights("text", top=1) or hit["text"][:SNIPPET_CHARS] for hit in results[:TOP])

    def forget(self) -> None:
        """Filters are cached by the searcher for its life."""
        self._searcher = self._index.searcher()

    def close(self) -> None:
        if self._searcher is not None:
            self._searcher.close()
            self._index.close()
        self._searcher = self._index = None


def _filter(ask: Ask, but: str = "") -> Any:
    parts: list[Any] = []
    if ask.actor and but != "actor":
        parts.append(Term("actor", ask.actor))
    if ask.decades and but != "decades":
        parts.append(Or([Term("decade", f"{decade // 10}X") for decade in ask.decades]))
    return And(parts) if parts else None


def _groupings(names: Iterable[str]) -> Any:
    facets = sorting.Facets()
    for name in names:
        facets.add_facet(name, sorting.FieldFacet(name, allow_overlap=True, maptype=sorting.Count))
    return facets


def _schema() -> Any:
    words = RegexTokenizer() | LowercaseFilter() | CharsetFilter(accent_map) | StemFilter(lang="en")
    values = {name: fields.KEYWORD(commas=False) for name in (*COUNTED, "decade")}
    return fields.Schema(id=fields.ID(stored=True), text=fields.TEXT(analyzer=words, stored=True), **values)

"""tantivy by tantivy-py: two indexing threads, columnar ("fast") fields for the facets, its own snippet generator."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import tantivy

from benchmarks.peers.base import LISTED, SNIPPET_CHARS, TOP, YEARS_LISTED, Answer, Counts
from benchmarks.queries import Ask, Everything, Fuzzy, Plain, spell

if TYPE_CHECKING:
    from indexer.model import Article, Vocabulary

HEAP: Final = 128_000_000
"""tantivy-py's own default."""
THREADS: Final = 2
_ANALYSER = "english"
# Per-segment lists are not cut, so that counts are exact however many segments there are.
_TERMS = {
    "year": {"terms": {"field": "year", "size": YEARS_LISTED, "segment_size": 10_000}},
    "actor": {"terms": {"field": "actor", "size": LISTED, "segment_size": 10_000}},
    "outlet": {"terms": {"field": "outlet", "size": LISTED, "segment_size": 10_000}},
}
_FILTER_OF = {"actor": "actor", "year": "decades"}  # which filter a facet is counted without


class _Dialect(Plain):
    def prefix(self, text: str) -> str:
        return f"text:/{text}.*/"

    def fuzzy(self, text: str) -> str:
        return text  # that it is fuzzy is an argument of the parser

    def without(self, wanted: str, unwanted: str) -> str:
        return f"(+{wanted} -{unwanted})"


class Tantivy:
    """See ``base.Peer``."""

    name = "tantivy"
    version = str(vars(tantivy)["__version__"]).removeprefix("tantivy v").partition(",")[0]
    slow = False
    remarks = (
        "one field of stems, without the word forms that Ibid indexes besides; no title, section or author fields",
        "every match of a prefix or a fuzzy word scores 1, and its snippets mark none of them",
        "facets are a second pass over the matches (aggregate), which is how tantivy-py offers them; under filters one"
        " pass a facet, for each is counted without its own filter",
        "single years are counted, decades not; Hangul is split at spaces and punctuation only",
    )
    differs: Mapping[str, str] = MappingProxyType({})

    def __init__(self) -> None:
        self._index: Any = None
        self._writer: Any = None
        self._searcher: Any = None

    # --- writing ---

    def build(self, folder: Path, articles: Iterable[Article], vocabulary: Vocabulary) -> None:
        self._index = tantivy.Index(_schema(), path=str(folder))
        self._index.register_tokenizer(_ANALYSER, _analyser())
        self._writer = self._index.writer(HEAP, THREADS)
        self._put(articles)
        self._writer.commit()

    def _put(self, articles: Iterable[Article]) -> None:
        for article in articles:
            for passage in article.passages:
                document = tantivy.Document(
                    id=passage.id,
                    text=passage.text,
                    actor=[actor.id for actor in passage.actors],
                    outlet=[outlet.id for outlet in passage.outlets],
                    year=list(passage.years),
                    decade=[int(decade[:3]) * 10 for decade in passage.decades],
                )
                self._writer.add_document(document)

    @property
    def pid(self) -> int:
        return os.getpid()

    def settle(self) -> None:
        self._writer.wait_merging_threads()
        self._writer = None

    def add(self, article: Article) -> None:
        self._put([article])
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    # --- reading ---

    def open(self, folder: Path, *, writing: bool = False) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._index.register_tokenizer(_ANALYSER, _analyser())
        self._searcher = self._index.searcher()
        if writing:
            self._writer = self._index.writer(HEAP, THREADS)

    def prepare(self, ask: Ask) -> str:
        return spell(ask.node, _Dialect())

    def search(self, text: str, ask: Ask, *, facets: bool, snippets: bool) -> Answer:
        searcher = self._searcher
        words = self._parse(text, ask)
        query = self._filtered(words, ask)
        result = searcher.search(query, TOP)
        documents = [searcher.doc(address) for _, address in result.hits]
        return Answer(
            result.count,
            tuple(document.get_first("id") for document in documents),
            self._count(words, query, ask) if facets else None,
            self._snippets(words, ask, documents) if snippets else None,
        )

    def _parse(self, text: str, ask: Ask) -> Any:
        fuzzy = {"text": (False, 1, True)} if isinstance(ask.node, Fuzzy) else {}
        return self._index.parse_query(
            text, ["text"], fuzzy_fields=fuzzy, conjunction_by_default=True, allow_regexes=True
        )

    def _filtered(self, words: Any, ask: Ask, *, but: str = "") -> Any:
        """The query under its filters, without the one named ``but``."""
        filters = []
        if ask.actor and but != "actor":
            filters.append(tantivy.Query.term_query(self._index.schema, "actor", ask.actor, "basic"))
        if ask.decades and but != "decades":
            filters.append(tantivy.Query.term_set_query(self._index.schema, "decade", list(ask.decades)))
        if not filters:
            return words
        unscored = [tantivy.Query.const_score_query(each, 0.0) for each in filters]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, each) for each in (words, *unscored)])

    def _count(self, words: Any, query: Any, ask: Ask) -> Counts:
        if not ask.filtered:
            return _counts(self._searcher.aggregate(query, _TERMS))
        found: dict[str, dict[str, int]] = {}
        for facet, terms in _TERMS.items():
            others = self._filtered(words, ask, but=_FILTER_OF.get(facet, ""))
            found |= _counts(self._searcher.aggregate(others, {facet: terms}))
        return found

    def _snippets(self, words: Any, ask: Ask, documents: list[Any]) -> tuple[str, ...]:
        if isinstance(ask.node, Everything):  # nothing to mark: the beginning of each text
            return tuple(document.get_first("text")[:SNIPPET_CHARS] for document in documents)
        generator = tantivy.SnippetGenerator.create(self._searcher, words, self._index.schema, "text")
        generator.set_max_num_chars(SNIPPET_CHARS)
        return tuple(generator.snippet_from_doc(document).to_html() for document in documents)

    def forget(self) -> None:
        """tantivy-py keeps nothing by query."""

    def close(self) -> None:
        self._index = self._searcher = self._writer = None


def _counts(answer: dict[str, Any]) -> dict[str, dict[str, int]]:
    return {
        facet: {str(bucket["key"]): bucket["doc_count"] for bucket in found["buckets"]}
        for facet, found in answer.items()
    }


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", stored=True, tokenizer_name=_ANALYSER)
    for facet in ("actor", "outlet"):
        builder.add_text_field(facet, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("year", fast=True)
    builder.add_integer_field("decade", indexed=True)
    return builder.build()


def _analyser() -> Any:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold(), tantivy.Filter.stemmer("english")):
        builder = builder.filter(step)
    return builder.build()

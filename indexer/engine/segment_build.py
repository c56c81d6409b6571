"""Articles → the arrays of a segment, many at once: no object a token, no call a posting."""

from __future__ import annotations

from array import array
from hashlib import blake2b
from typing import Final

import numpy as np

from indexer.analysis import DEFAULT_STEMMER, STEMMERS
from indexer.engine import codec
from indexer.engine.columns import ARTICLE_FACETS, ROW_FACETS, Array, article_values, row_values, year_span
from indexer.engine.facet_table import FacetWriter, pack_facets
from indexer.engine.inverted import LANGS, invert
from indexer.engine.records import RecordWriter
from indexer.engine.segment_file import gaps
from indexer.engine.strings import pack_strings
from indexer.engine.tokenise import FieldTexts
from indexer.folding import fold
from indexer.model import Article, ArticleSummary, Passage, Source

FIELDS: Final = ("text", "section", "title", "author")
MAX_ROWS: Final = 1 << 16
"""A segment has no more rows, so that a row is a uint16 and a mask of all rows, 64 kB, through which sets are joined,
stays in the cache. Only an article of more passages makes a greater segment."""
MAX_TOKENS: Final = 4_000_000
"""Nor, as built, about more tokens than this: a build of 40,000 passages with 3.2 million peaked at 290 MB."""


def fingerprint(name: str) -> int:
    """64 bits that stand for a passage id: BLAKE2, so that no two ids of a library ever meet by chance."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")


def stem_lang(lang: str | None) -> int:
    """The language in which a text of ``lang`` is stemmed, by its number in ``LANGS``."""
    return LANGS.index(lang if lang in STEMMERS else DEFAULT_STEMMER)


class SegmentBuilder:
    """Takes whole articles; ``arrays`` gives the segment that they make."""

    def __init__(self) -> None:
        self.articles = 0
        self.rows = 0
        self._fields = {field: FieldTexts() for field in FIELDS}
        self._langs = {field: array("B") for field in FIELDS}
        self._facets = {facet: FacetWriter() for facet in (*ROW_FACETS, *ARTICLE_FACETS)}
        self._ids: list[int] = []
        self._section_of = array("I")
        self._years = array("h")
        self._starts = [0]
        self._names: list[bytes] = []
        self._titles: list[bytes] = []
        self._labels: dict[str, str] = {}
        self._passages, self._articles, self._sources = RecordWriter(), RecordWriter(), RecordWriter()

    def has_room(self, article: Article) -> bool:
        """Whether the segment stays within its bounds with this article; an empty one takes any."""
        fits = self.rows + len(article.passages) <= MAX_ROWS and len(self._fields["text"]) < MAX_TOKENS
        return fits or not self.articles

    def add(self, source: Source, article: Article) -> None:
        summary, lang = article.summary, stem_lang(article.summary.lang)
        self._add_text("title", summary.title, lang)
        self._add_authors(summary, lang)
        section: str | None = None
        for passage in sorted(article.passages, key=lambda passage: passage.position):
            if passage.section != section:
                section = passage.section
                self._add_text("section", section, lang)
            self._add_passage(passage)
        for facet, values in zip(ARTICLE_FACETS, article_values(summary), strict=True):
            self._facets[facet].add(values)
        if summary.publication:
            self._labels[summary.publication.id] = summary.publication.label
        self._names.append(article.id.encode())
        self._titles.append(fold(summary.title).encode())
        self._articles.add(codec.pack_article(article))
        self._sources.add(codec.pack_source(source))
        self.articles += 1
        self._starts.append(self.rows)

    def _add_passage(self, passage: Passage) -> None:
        self._add_text("text", passage.text, stem_lang(passage.lang))
        for facet, values in zip(ROW_FACETS, row_values(passage), strict=True):
            self._facets[facet].add(values)
        self._section_of.append(self._fields["section"].units - 1)
        self._years.extend(year_span(passage))
        self._ids.append(fingerprint(passage.id))
        self._passages.add(codec.pack_passage(passage))
        self.rows += 1

    def _add_text(self, field: str, text: str, lang: int) -> None:
        self._fields[field].add(text)
        self._langs[field].append(lang)

    def _add_authors(self, summary: ArticleSummary, lang: int) -> None:
        self._add_text("author", "", lang)
        for author in summary.authors:
            self._fields["author"].extend(author)

    def arrays(self) -> dict[str, Array]:
        """The segment; the builder isn't used after."""
        arrays: dict[str, Array] = {}
        for field, texts in self._fields.items():
            tokens = texts.tokens()
            if field == "text":
                arrays["lengths"] = narrowest(np.bincount(tokens.units, minlength=self.rows))
            arrays |= invert(field, texts.forms, texts.stemmed, tokens, np.array(self._langs[field], dtype=np.uint8))
        arrays |= row_arrays(
            np.array(self._ids, dtype=np.uint64),
            np.array(self._starts, dtype=np.uint32),
            np.array(self._section_of, dtype=np.uint32),
            np.array(self._years, dtype=np.int16).reshape(-1, 2),
        )
        finished = {facet: writer.finish() for facet, writer in self._facets.items()}
        arrays |= pack_facets("rows", self.rows, {facet: finished[facet] for facet in ROW_FACETS})
        arrays |= pack_facets("of_articles", self.articles, {facet: finished[facet] for facet in ARTICLE_FACETS})
        labels = [self._labels[value] for value in finished["publication"][0]]
        return {**arrays, **text_arrays(self._names, self._titles, labels), **self._records()}

    def _records(self) -> dict[str, Array]:
        return {
            **self._articles.arrays("article_records"),
            **self._sources.arrays("source_records"),
            **self._passages.arrays("records"),
        }


def row_arrays(ids: Array, starts: Array, section_of: Array, years: Array) -> dict[str, Array]:
    """The columns by row: ``ids`` are fingerprints, ``starts`` the first row of each article and the count of all."""
    rows = len(ids)
    articles = np.repeat(np.arange(len(starts) - 1), gaps(starts))
    return {
        "ids": ids,
        "ids.order": np.argsort(ids, kind="stable").astype(np.uint16 if rows <= MAX_ROWS else np.uint32),
        "starts": starts,
        "article_of": narrowest(articles),
        "section_of": narrowest(section_of),
        "first_year": np.ascontiguousarray(years[:, 0]),
        "last_year": np.ascontiguousarray(years[:, 1]),
    }


def text_arrays(names: list[bytes], titles: list[bytes], labels: list[str]) -> dict[str, Array]:
    """Article ids, folded titles, and the labels of the publications in order of their ids."""
    return {
        **pack_strings("article_ids", names),
        **pack_strings("article_titles", titles),
        **pack_strings("publications", (label.encode() for label in labels)),
    }


def narrowest(values: Array) -> Array:
    """The same numbers in the narrowest of uint8, uint16 and uint32."""
    top = int(values.max()) if len(values) else 0
    return values.astype(np.uint8 if top < 1 << 8 else np.uint16 if top < 1 << 16 else np.uint32)

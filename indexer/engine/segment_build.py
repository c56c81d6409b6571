"""Articles → the arrays of a segment, many at once: no object a token, no call a posting."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np

from indexer.analysis import DEFAULT_STEMMER
from indexer.engine import codec
from indexer.engine.columns import (
    ARTICLE_FACETS,
    FIELDS,
    KINDS,
    LANGS,
    ROW_FACETS,
    Array,
    article_values,
    fingerprint,
    row_columns,
    year_span,
)
from indexer.engine.facet_table import FacetWriter, pack_facets
from indexer.engine.inverted import derived, invert
from indexer.engine.narrow import narrowest
from indexer.engine.records import RecordWriter
from indexer.engine.segment_file import gaps
from indexer.engine.spool import Pieces, Spool
from indexer.engine.strings import pack_strings
from indexer.engine.text_field import FIELD
from indexer.engine.texts import TextWriter
from indexer.engine.tokenise import FieldTexts
from indexer.folding import fold
from indexer.model import Article, ArticleSummary, Passage, Source

MAX_ROWS: Final = 1 << 21
"""A segment has no more rows; only an article of more passages makes a greater one. Few segments make quick queries;
this bounds what a merge writes at once."""
SHORT_FIELDS: Final = tuple(field for field in FIELDS if field != FIELD)
"""All but the texts, which have a writer of their own."""
_LANG_NUMBERS: Final = {lang: number for number, lang in enumerate(LANGS)}


def stem_lang(lang: str | None) -> int:
    """The language in which a text of ``lang`` is stemmed, by its number in ``LANGS``."""
    return _LANG_NUMBERS.get(lang or "", _LANG_NUMBERS[DEFAULT_STEMMER])


class SegmentBuilder:
    """Takes whole articles; ``arrays`` gives the segment that they make. What is long waits in files in ``folder``."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self.articles = 0
        self.rows = 0
        self._fields = {field: FieldTexts() for field in SHORT_FIELDS}
        self._langs = {field: array("B") for field in SHORT_FIELDS}
        self._facets = {facet: FacetWriter() for facet in (*ROW_FACETS, *ARTICLE_FACETS)}
        self._ids = array("Q")
        self._section_of = array("I")
        self._kinds = array("B")
        self._numbers = array("I")
        self._years = array("h")
        self._starts = [0]
        self._names: list[bytes] = []
        self._titles: list[bytes] = []
        self._labels: dict[str, str] = {}
        # Beside the thread that takes articles. It is started when there are batches for it: a few articles make none.
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="ibid-segment")
        self._passages, self._articles, self._sources, self._works = (
            RecordWriter(folder=folder, pool=self._pool) for _ in range(4)
        )
        self._texts = TextWriter(folder, self._pool)

    def has_room(self, article: Article) -> bool:
        """Whether the segment stays within its bounds with this article; an empty one takes any."""
        return self.rows + len(article.passages) <= MAX_ROWS or not self.articles

    def add(self, source: Source, article: Article) -> None:
        summary, lang = article.summary, stem_lang(article.summary.lang)
        self._add_text("title", summary.title, lang)
        self._add_authors(summary, lang)
        words = {work.id: work.words for work in article.works}
        self._add_passages(sorted(article.passages, key=lambda passage: passage.position), lang, words)
        for facet, values in zip(ARTICLE_FACETS, article_values(summary), strict=True):
            self._facets[facet].extend(values, [len(values)])
        if summary.publication:
            self._labels[summary.publication.id] = summary.publication.label
        self._names.append(article.id.encode())
        self._titles.append(fold(summary.title).encode())
        self._articles.add(codec.pack_article(article))
        self._sources.add(codec.pack_source(source))
        self._works.add(codec.pack_works(article.works))
        self.articles += 1
        self._starts.append(self.rows)

    def _add_passages(self, passages: Sequence[Passage], lang: int, words: Mapping[str, str]) -> None:
        """The rows of an article, a column at a time; ``lang`` is for headings, ``words`` are those of its works."""
        section: str | None = None
        for passage in passages:
            if passage.section != section:
                section = passage.section
                self._add_text("section", section, lang)
            self._section_of.append(self._fields["section"].units - 1)
        langs = [stem_lang(passage.lang) for passage in passages]
        self._texts.add([passage.text for passage in passages], langs)
        self._fields["cites"].add_lists(
            [[words.get(work.id, work.label) for work in p.works] if p.works else () for p in passages]
        )
        self._langs["cites"].extend(langs)
        for facet, (values, counts) in row_columns(passages).items():
            self._facets[facet].extend(values, counts)
        self._kinds.extend([KINDS.index(passage.kind) for passage in passages])
        self._numbers.extend([passage.number for passage in passages])
        self._years.extend(chain.from_iterable(map(year_span, passages)))
        self._ids.extend([fingerprint(passage.id) for passage in passages])
        self._passages.extend(map(codec.pack_passage, passages))
        self.rows += len(passages)

    def _add_text(self, field: str, text: str, lang: int) -> None:
        self._fields[field].add(text)
        self._langs[field].append(lang)

    def _add_authors(self, summary: ArticleSummary, lang: int) -> None:
        self._add_text("author", "", lang)
        for author in summary.authors:
            self._fields["author"].extend(author)

    def arrays(self) -> dict[str, Array | Pieces]:
        """The segment; the builder isn't used after."""
        arrays: dict[str, Array | Pieces] = {**self._texts.arrays()}
        for field, texts in self._fields.items():
            tokens, langs = texts.take(), self._langs[field]
            found, forms, held_in = invert(field, texts.forms, texts.paired, tokens, langs)
            arrays |= {**found, **derived(field, forms, np.asarray(found[f"{field}.pairs"]), held_in)}
        arrays |= row_arrays(
            np.array(self._ids, dtype=np.uint64),
            np.array(self._starts, dtype=np.uint32),
            np.array(self._section_of, dtype=np.uint32),
            np.array(self._kinds, dtype=np.uint8),
            np.array(self._numbers, dtype=np.uint32),
            np.array(self._years, dtype=np.int16).reshape(-1, 2),
        )
        finished = {facet: writer.finish() for facet, writer in self._facets.items()}
        arrays |= pack_facets("rows", self.rows, {facet: finished[facet] for facet in ROW_FACETS})
        arrays |= pack_facets("of_articles", self.articles, {facet: finished[facet] for facet in ARTICLE_FACETS})
        labels = [self._labels[value] for value in finished["publication"][0]]
        return {**arrays, **text_arrays(self._names, self._titles, labels), **self._records()}

    def _records(self) -> dict[str, Array | Spool]:
        return {
            **self._articles.arrays("article_records"),
            **self._sources.arrays("source_records"),
            **self._works.arrays("work_records"),
            **self._passages.arrays("records"),
        }


def row_arrays(
    ids: Array, starts: Array, section_of: Array, kinds: Array, numbers: Array, years: Array
) -> dict[str, Array]:
    """The columns by row: ``ids`` are fingerprints, ``starts`` the first row of each article and the count of all.

    With the id of its article, ``kinds`` (places in ``KINDS``) and ``numbers`` make the id of a passage;
    ``section_starts`` are the first row of each section and the count of all.
    """
    rows = len(ids)
    articles = np.repeat(np.arange(len(starts) - 1), gaps(starts))
    return {
        "ids": ids,
        "ids.order": np.argsort(ids, kind="stable").astype(np.uint16 if rows <= 1 << 16 else np.uint32),
        "starts": starts,
        "article_of": narrowest(articles),
        "section_of": narrowest(section_of),
        "section_starts": np.append(np.flatnonzero(np.diff(section_of, prepend=-1)), rows).astype(np.uint32),
        "kinds": kinds.astype(np.uint8),
        "numbers": narrowest(numbers),
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

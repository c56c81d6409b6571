"""The Whoosh schema: one document a passage, one document an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from whoosh import columns, fields, formats

from indexer.analysis import index_terms, tokens
from indexer.engine import codec
from indexer.engine.columns import make_row
from indexer.model import Article, Passage

SCHEMA_VERSION: Final = "1"
"""Changes with the fields below or with what is stored in them; a library of another version needs a rebuild."""

TEXT_FIELDS: Final = ("text", "section", "title", "author")


class TermsField(fields.FieldType):
    """A field that is given its terms with their positions, already analysed.

    Whoosh pickles the schema into its table of contents, so this class is to stay importable from here.
    """

    def __init__(self) -> None:
        self._positions = formats.Positions()
        super().__init__(self._positions, analyzer=None)  # type: ignore[arg-type]

    def index(self, value: Iterable[tuple[str, int]], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:  # type: ignore[override]
        positions: dict[str, list[int]] = defaultdict(list)
        for term, position in value:
            positions[term].append(position)
        for term, places in positions.items():
            yield term.encode(), len(places), float(len(places)), self._positions.encode(places)


def make_schema() -> fields.Schema:
    """``article`` finds all documents of an article, ``row`` is the column of ``columns.Row``s, ``record`` is JSON."""
    return fields.Schema(
        article=fields.ID(),
        row=fields.COLUMN(columns.VarBytesColumn()),
        record=fields.STORED(),
        **{name: TermsField() for name in TEXT_FIELDS},
    )


def passage_document(passage: Passage, article: Article) -> dict[str, Any]:
    """What Whoosh is given of a passage."""
    lang, summary = passage.lang, article.summary
    length = sum(1 for _ in tokens(passage.text))
    return {
        "article": article.id,
        "row": codec.pack_row(make_row(passage, summary, length)).encode(),
        "record": codec.pack_passage(passage),
        "text": list(index_terms(passage.text, lang)),
        "section": list(index_terms(passage.section, summary.lang)),
        "title": list(index_terms(summary.title, summary.lang)),
        "author": [pair for author in summary.authors for pair in index_terms(author, summary.lang)],
    }


def article_document(article: Article) -> dict[str, Any]:
    """What Whoosh is given of an article as a whole; it has no row, so it is never a hit."""
    return {"article": article.id, "record": codec.pack_article(article)}

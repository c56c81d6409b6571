"""The Whoosh schema: a document is a passage; its terms are forms, and stems marked with ``=``."""

from __future__ import annotations

from typing import Final

from whoosh import fields, formats

from indexer.engine.columns import FIELDS

SCHEMA_VERSION: Final = "3"
"""Changes with the fields below or with what a segment holds of them; a library of another version needs a rebuild."""


class TermsField(fields.FieldType):
    """A field of terms with their positions, which our codec reads (``whoosh_codec``).

    Whoosh pickles the schema into its table of contents, so this class is to stay importable from here.
    """

    def __init__(self) -> None:
        super().__init__(formats.Positions(), analyzer=None)  # type: ignore[arg-type]


def make_schema() -> fields.Schema:
    """``record`` is a passage as JSON; the other fields are those of the query language."""
    return fields.Schema(record=fields.STORED(), **{name: TermsField() for name in FIELDS})

"""Which authority records had a say in what an article names? Where these are as before, its names are as before.

A record has a say where one of its forms, or a part of a person's name, stands on word bounds in the article's text, or
where it may be the article's publication. The rest of a vocabulary could be left out with the same result: on that,
which a property test checks for the whole of enrichment, rests that after an edit only what it touches is read again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final

from indexer.enrich.mentions import NameTable, Sort
from indexer.enrich.name_forms import form_key
from indexer.enrich.outlets import publication_forms
from indexer.model import Article, Record, Vocabulary

WHOLE: Final = "*"
"""The basis of an article whose document marks names: identifiers may mean any record, and the library has no marks."""

_LENGTH = 24


class Basis:
    """Tells the basis of articles, read with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, table: NameTable) -> None:
        self._table = table
        listed: list[tuple[Sort, Record]] = [("actor", record) for record in vocabulary.actors]
        listed += [("outlet", record) for record in vocabulary.outlets]
        self._lines = {(sort, record.id): (place, _line(sort, record)) for place, (sort, record) in enumerate(listed)}

    def of(self, article: Article, touched: Iterable[tuple[Sort, str]]) -> str:
        """A digest of the records that had a say in an enriched article; ``touched`` are those its passages name."""
        records = {*touched, *(("outlet", outlet) for outlet in self._publication(article))}
        known = sorted(self._lines[record] for record in records if record in self._lines)
        return hashlib.sha256("\n".join(line for _, line in known).encode()).hexdigest()[:_LENGTH]

    def _publication(self, article: Article) -> Iterator[str]:
        """The outlets that may have decided what the publication is.

        Of one that was identified the library doesn't have the words any more: they began with one of its forms.
        """
        found = article.summary.publication
        if found is None:
            return
        names, outlet = self._table.outlet_names, self._table.outlets.get(found.id)
        if outlet is None:
            for form in publication_forms(found.label):
                if name := names.get(form_key(form)):
                    yield from name.ids
            return
        beginnings = tuple(form_key(form) for form in outlet.forms)
        for key, name in names.items():
            if key.startswith(beginnings):
                yield from name.ids


def _line(sort: Sort, record: Record) -> str:
    return repr((sort, record.id, record.label, record.type, record.variants))

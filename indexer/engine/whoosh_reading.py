"""How Whoosh's own searchers read our segments.

Our executor doesn't come through here. What does is whoever opens a library with Whoosh, and the test that compares our
answers with those of Whoosh's matchers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from typing import Any

import numpy as np
from whoosh.codec.base import FieldCursor, PerDocumentReader, TermsReader
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import TermInfo

from indexer.analysis import STEM_MARK
from indexer.engine.columns import FIELDS
from indexer.engine.kernels import STRIDE
from indexer.engine.segment import Segment


class IbidTermsReader(TermsReader):
    """Terms are forms and marked stems, as UTF-8; documents are rows."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._terms: dict[str, list[bytes]] = {}

    def listed(self, field: str) -> list[bytes]:
        """All terms of a field, sorted."""
        if field not in self._terms:
            inverted = self._segment.data.field(field)
            stems = (
                (STEM_MARK + stem).encode()
                for stem in inverted.terms.stems()
                if self.places(field, (STEM_MARK + stem).encode())
            )
            self._terms[field] = sorted({*inverted.terms.forms[:], *stems})
        return self._terms[field]

    def places(self, field: str, text: bytes) -> dict[int, list[int]]:
        """Row → the positions at which it has a term."""
        data = self._segment.data
        inverted = data.field(field)
        occurrences = inverted.occurrences(inverted.parts(inverted.terms.runs([text.decode()]))).tolist()
        places = {unit: [n % STRIDE for n in found] for unit, found in groupby(occurrences, lambda n: n // STRIDE)}
        if field in ("text", "cites"):
            return places
        units = data.units_of_rows(field)
        by_unit = defaultdict(list)
        for row, unit in enumerate(units.tolist()):
            by_unit[unit].append(row)
        return dict(sorted((row, found) for unit, found in places.items() for row in by_unit[unit]))

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        field, text = term
        return field in FIELDS and bool(self.places(field, text))

    def cursor(self, fieldname: str, fieldobj: Any) -> IbidCursor:
        return IbidCursor(self.listed(fieldname))

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((field, text) for field in sorted(FIELDS) for text in self.listed(field))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        listed = self.listed(fieldname)
        return ((fieldname, text) for text in listed[bisect_left(listed, prefix) :])

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Raises ``KeyError`` for a term that isn't there."""
        places = self.places(fieldname, text)
        if not places:
            raise KeyError((fieldname, text))
        counts = [len(found) for found in places.values()]
        return TermInfo(sum(counts), len(places), 1, 1, max(counts), min(places), max(places))

    def frequency(self, fieldname: str, text: bytes) -> float:
        return float(self.term_info(fieldname, text).weight())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        return int(self.term_info(fieldname, text).doc_frequency())

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        places = self.places(fieldname, text)
        values = [format_.encode(found) for found in places.values()]
        weights = [float(len(found)) for found in places.values()]
        return ListMatcher(list(places), weights, values, format_, scorer, term=(fieldname, text))

    def indexed_field_names(self) -> list[str]:
        return list(FIELDS)


class IbidCursor(FieldCursor):
    """Walks over the sorted terms of a field, as Whoosh's automata do."""

    def __init__(self, terms: list[bytes]) -> None:
        self._terms = terms
        self._at = 0

    def first(self) -> str | None:
        self._at = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        wanted = string if isinstance(string, bytes) else string.encode()
        self._at = bisect_left(self._terms, wanted)
        return self.text()

    def next(self) -> str | None:
        self._at += 1
        return self.text()

    def is_valid(self) -> bool:
        return self._at < len(self._terms)

    def text(self) -> str | None:
        return self._terms[self._at].decode() if self.is_valid() else None

    def term(self) -> bytes | None:
        return self._terms[self._at] if self.is_valid() else None


class IbidPerDocumentReader(PerDocumentReader):
    """Rows as Whoosh's documents."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    @cached_property
    def _deleted(self) -> list[int]:
        alive = self._segment.alive
        return [] if alive is None else np.flatnonzero(~alive).tolist()

    def doc_count(self) -> int:
        return self._segment.live_rows

    def doc_count_all(self) -> int:
        return self._segment.rows

    def has_deletions(self) -> bool:
        return bool(self._deleted)

    def is_deleted(self, docnum: int) -> bool:
        # Whoosh's matcher of NOT looks one document beyond the last.
        return docnum < self._segment.rows and not self._segment.is_alive(docnum)

    def deleted_docs(self) -> Iterator[int]:
        return iter(self._deleted)

    def all_doc_ids(self) -> Iterator[int]:
        return iter(self._segment.alive_rows.tolist())

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return int(self._segment.data.lengths[docnum]) if fieldname == "text" else default

    def field_length(self, fieldname: str) -> int:
        return self._segment.total_length if fieldname == "text" else 0

    def min_field_length(self, fieldname: str) -> int:
        return 0

    def max_field_length(self, fieldname: str) -> int:
        return int(self._segment.data.lengths.max()) if fieldname == "text" and self._segment.rows else 0

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        return {"record": self._segment.data.records[docnum]}

"""A citation in full, made of the fields that are known of it and of what its tail says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from indexer.citations.model import Citation, CitationField, FieldName, WorkKind
from indexer.citations.notes.note import Note
from indexer.citations.parts.tail import Tail
from indexer.patterns import lazy

_OVER = lazy(r"[\s.,)]*(?:$|(?<=,\s)(?:and|y|e)\s[^\W_a-z])")


def make(note: Note, start: int, at: int, end: int, fields: list[CitationField], *need: FieldName) -> Citation | None:
    """The citation from ``start`` whose tail begins at ``at``; None where it tells nothing of what it needs."""
    tail = Tail(note, at, end, fields)
    done = max(tail.read(), at)
    if need and not tail.has(*need):
        return None
    return Citation(start, done, "full", "unknown", in_order(tail.fields))


def dated_by_title(note: Note, one: Citation) -> Citation:
    """그가 파리에 보낸 1855년 2월 17일자 서한: a paper dated by its name alone."""
    title = next(one.all("title"), None)
    if title is None or one.first("date"):
        return one
    told = [date for date in note.dates if title.start <= date.start and date.end <= title.end]
    dates = [CitationField("date", date.edtf, date.start, date.end) for date in told[:2]]
    return replace(one, fields=in_order((*one.fields, *dates))) if len(dates) == 1 else one


def in_order(fields: Iterable[CitationField]) -> tuple[CitationField, ...]:
    """The fields as they stand in the text."""
    return tuple(sorted(fields, key=lambda one: one.start))


def of_kind(one: Citation | None, kind: WorkKind) -> Citation | None:
    """The citation, if there is one, as one of this kind."""
    return replace(one, kind=kind) if one else None


def ends_well(text: str, one: Citation | None, end: int) -> bool:
    """Whether there is a citation, and behind it nothing of the clause, or what is joined to it by *and*."""
    return one is not None and bool(_OVER.match(text, one.end, end))

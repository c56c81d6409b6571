"""What a document says of its own references wins over what we find: JATS and TEI name the parts of a citation.

Its parts take the place of those that the parser read, its sort the place of the parser's. What the document doesn't
name stays as it was read. A reference that names too little to be one in full may lean on another: it is left as read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, cast

from indexer.citations.model import Citation, CitationField, FieldName, NoteCitations, WorkKind
from indexer.citations.notes.note import Note
from indexer.citations.parse import as_written
from indexer.citations.parts.kinds import kind_of
from indexer.model import Mark

_SEVERAL: Final = frozenset({"author", "editor", "translator", "place"})
_TELLING: Final = frozenset({"date", "publisher", "place", "volume", "issue", "pages"})
"""One of these beside a title or what holds it, and a citation tells all by itself."""
_DATES: Final = frozenset({"date", "accessed"})
_APART = 2
"""Characters between the first and the last page, at most."""


def marked_citations(cited: NoteCitations, note: Note, marks: Sequence[Mark]) -> NoteCitations:
    """A note's citations with what its marks say of them; ``note`` is what they were read in."""
    citations = list(cited.citations)
    for mark in marks:
        if mark.kind == "citation" and mark.end <= len(note.text) and (told := _told(note, mark, marks)):
            met = [one for one in citations if one.start < mark.end and mark.start < one.end]
            whole = as_written(_whole(note, mark, told, met), note, cited.text)
            citations = [*(one for one in citations if one not in met), whole]
    if citations == list(cited.citations):
        return cited
    citations.sort(key=lambda one: one.start)
    return NoteCitations(cited.id, cited.label, cited.text, tuple(citations))


def _told(note: Note, citation: Mark, marks: Sequence[Mark]) -> list[CitationField]:
    """The parts of a citation that the marks within it name; none where it isn't one work, told in full."""
    within = [mark for mark in marks if citation.start <= mark.start and mark.end <= citation.end]
    if sum(mark.kind == "citation" for mark in within) > 1:
        return []
    dates = [mark for mark in within if mark.kind == "date" and mark.value]
    fields = list(_joined(note, (_field(note, mark, dates) for mark in within if mark.kind == "cited")))
    names = [field.name for field in fields]
    if any(names.count(name) > 1 for name in set(names) - _SEVERAL):
        return []
    full = {"title", "container"} & set(names) and _TELLING & set(names)
    return fields if full else []


def _field(note: Note, mark: Mark, dates: Iterable[Mark]) -> CitationField | None:
    name = cast(FieldName, mark.value)
    if name not in _DATES:
        return note.field(name, mark.start, mark.end)
    for date in dates:
        if date.start < mark.end and mark.start < date.end:
            return CitationField(name, date.value, date.start, date.end)
    found = next((one for one in note.dates if one.start < mark.end and mark.start < one.end), None)
    if found is not None:
        return CitationField(name, found.edtf, found.start, found.end)
    year = note.date_in(mark.start, mark.end)
    return CitationField(name, year.value, year.start, year.end) if year else None


def _joined(note: Note, fields: Iterable[CitationField | None]) -> Iterator[CitationField]:
    """The fields, with first and last page in one."""
    last: CitationField | None = None
    for field in fields:
        if field is None or field.start >= field.end:
            continue
        if last and last.name == field.name == "pages" and field.start - last.end <= _APART:
            last = note.field("pages", last.start, field.end)
            continue
        if last:
            yield last
        last = field
    if last:
        yield last


def _whole(note: Note, mark: Mark, told: Sequence[CitationField], met: Sequence[Citation]) -> Citation:
    """The citation of a mark: what is told of it, and what was read of it beside that."""
    names = {field.name for field in told}
    read = [
        field
        for one in met
        for field in one.fields
        if field.name not in names and not any(field.start < other.end and other.start < field.end for other in told)
    ]
    fields = tuple(sorted((*told, *read), key=lambda field: (field.start, field.end)))
    start, end = min(mark.start, fields[0].start), max(mark.end, *(field.end for field in fields))
    one = Citation(start, end, "full", "unknown", fields)
    kind = cast(WorkKind, mark.value)
    if kind == "unknown":
        kind = next((other.kind for other in met if other.form == "full"), "unknown")
    quoted = any(group.quoted and group.start >= start and group.end <= end for group in note.groups)
    return Citation(start, end, "full", kind if kind != "unknown" else kind_of(note, one, quoted=quoted), fields)

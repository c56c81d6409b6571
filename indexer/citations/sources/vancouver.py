"""Citations of the medical journals, Vancouver: articles, chapters, books, newspapers, interviews and papers."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.citations.model import Citation, CitationField, FieldName, WorkKind
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.notes.vancouver import PERSON, Sort, Vancouver, vancouver_at, vancouver_spans
from indexer.citations.parts.head import without_stop
from indexer.citations.parts.tail import Tail
from indexer.citations.sources.made import in_order
from indexer.enrich.dates import written_dates
from indexer.patterns import lazy

_KINDS: dict[Sort, WorkKind] = {
    "article": "article", "chapter": "chapter", "newspaper": "newspaper", "talk": "interview", "paper": "archival",
}  # fmt: skip
_TOLD: tuple[FieldName, ...] = (
    "edition", "place", "publisher", "container", "volume", "issue", "pages", "genre", "archive",
)  # fmt: skip
_NAMES = lazy(PERSON)
_YEAR_FIRST = lazy(r"(\d{4})\s([^\W\d_]+)\s(\d{1,2})")  # 1967 May 3
_ONLINE = lazy(r"internet|en\slínea|online|CD-ROM|DVD|(?:homepage|página)[^\[\]]{0,40}|인터넷", re.IGNORECASE)


def read_vancouver(note: Note, start: int, end: int) -> Citation | None:
    """The citation of this style at ``start``, where one of the note's begins."""
    found = vancouver_at(note.text, start, end) if start in vancouver_spans(note.text) else None
    if found is None:
        return None
    groups = {name: value for name, value in found.told.groupdict().items() if value}
    fields = [*_named(note, found, groups), *_titled(note, found, groups)]
    fields += [note.field(name, *found.told.span(name)) for name in _TOLD if name in groups]
    if "medium" in groups and (name := _bracketed(groups["medium"])):
        fields.append(note.field(name, *found.told.span("medium")))
    fields += _dated(note, found, groups)
    tail = Tail(note, found.told.end(), found.end, fields)
    done = max(tail.read(), found.told.end())
    told = [
        replace(one, name="pages") if one.name == "locator" and found.sort == "chapter" else one for one in tail.fields
    ]
    return Citation(start, done, "full", _KINDS.get(found.sort, "unknown"), in_order(told))


def _bracketed(medium: str) -> FieldName | None:
    """What square brackets behind a title tell: what sort of work it is, that it is on line, or its translation."""
    if w.THESIS.match(medium) or w.UNPUBLISHED.match(medium):
        return "genre"
    return None if _ONLINE.fullmatch(medium) else "translation"


def _named(note: Note, found: Vancouver, groups: dict[str, str]) -> list[CitationField]:
    """Authors, or editors where they are called so; a body as it is written."""
    if "body" in groups:
        return [note.field("author", *found.told.span("body"))]
    role: FieldName = "editor" if "role" in groups else "author"
    spans = [(role, found.told.span("names"))] if "names" in groups else []
    spans += [("editor", found.told.span("editors"))] if "editors" in groups else []
    return [note.field(name, *one.span()) for name, span in spans for one in _NAMES.finditer(note.text, *span)]


def _titled(note: Note, found: Vancouver, groups: dict[str, str]) -> list[CitationField]:
    """The title, without the sign of its quotation."""
    if "quoted" in groups:
        return [note.field("title", found.told.start("quoted") + 1, found.told.end("quoted") - 1)]
    if "title" not in groups:
        return []
    return [without_stop(note.field("title", *found.told.span("title")))]


def _dated(note: Note, found: Vancouver, groups: dict[str, str]) -> list[CitationField]:
    """The year, or the day of what appeared on one."""
    if "year" in groups:
        return [CitationField("date", groups["year"], *found.told.span("year"))]
    name = next((one for one in ("day", "dated") if one in groups), None)
    if name is None:
        last = note.date_in(*found.told.span("title")) if found.sort == "paper" else None
        return [last] if last else []
    day = _YEAR_FIRST.sub(r"\3 \2 \1", groups[name])
    days = written_dates(day, note.day_first)
    return [CitationField("date", days[0].edtf, *found.told.span(name))] if len(days) == 1 else []

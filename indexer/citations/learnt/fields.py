"""A part of a note that a labeller has seen → fields of a citation; a stretch that only it has seen → citations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from indexer.citations.learnt.labels import Part, Stretch
from indexer.citations.model import Citation, CitationField
from indexer.citations.names.listed_names import read_names
from indexer.citations.names.persons import Span, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.notes.told import TOLD
from indexer.citations.parse import read_alone
from indexer.citations.parts.kinds import kind_of
from indexer.citations.sources.made import dated_by_title
from indexer.patterns import lazy

_TELLING: Final = frozenset({"title", "container", "archive"})
_NAMING: Final = frozenset({"author", "title"})
LIKELY: Final = 0.5
"""The mean probability of the labels of a stretch that is a citation, and the least of those of a part."""
_MOST_DATES: Final = 2
"""What has more is a list of years in a sentence."""
_ENDS: Final = " \t\n,;:"
# but 21st Salt Squadron is a body
_NAMELESS = lazy(rf"\d(?!\d{{0,3}}(?:st|nd|rd|th)\s)|{w.NO_DATE.pattern}", re.IGNORECASE)


def new_citations(note: Note, stretch: Stretch) -> list[Citation]:
    """The citations of a stretch that rules have not seen: they are first asked again, without the talk round it."""
    text = note.text
    alone = f"{' ' * stretch.start}{text[stretch.start : stretch.end]}{' ' * (len(text) - stretch.end)}"
    read = [one for one in read_alone(replace(note, text=alone)) if (one.form != "full") == stretch.leans]
    if read:
        return [leaning(note, one, stretch) for one in read] if stretch.leans and len(read) == 1 else read
    fields = tuple(field for part in stretch.parts for field in fields_of(note, part))
    if stretch.leans:
        return [Citation(stretch.start, stretch.end, "short", "unknown", fields, tentative=True)] if fields else []
    names = Counter(one.name for one in fields)
    if not names.keys() & {"title", "container", "archive", "author"} or len(names) < 2 or names["date"] > _MOST_DATES:
        return []
    one = Citation(stretch.start, stretch.end, "full", "unknown", fields)
    quoted = _is_quoted(note, one)
    if not quoted and _is_sentence(note, one):
        return []
    kind = kind_of(note, one, quoted=quoted)
    one = replace(one, kind=kind, fields=_without_doubtful_authors(note, stretch, fields))
    return [dated_by_title(note, one) if one.kind == "archival" else one]


def _without_doubtful_authors(
    note: Note, stretch: Stretch, fields: tuple[CitationField, ...]
) -> tuple[CitationField, ...]:
    """The fields without authors whom the labeller doubts, if others are left: an archive, a headline, a town."""
    doubtful = [
        field
        for part in stretch.parts
        if part[0] == "author" and stretch.certainty_of(part) < LIKELY
        for field in fields_of(note, part)
    ]
    kept = tuple(field for field in fields if field not in doubtful)
    return kept if any(field.name in _TELLING for field in kept) else fields


def leaning(note: Note, one: Citation, stretch: Stretch) -> Citation:
    """A form that leans with all the words that the labeller has seen of it, and with the names that it knows."""
    known = one.work or one.first("document")  # the number of a paper, or a name that a note introduced
    if known or not {part[0] for part in stretch.parts} & _NAMING:
        widened = stretch.certainty >= LIKELY and stretch.start < one.start
        return replace(one, start=stretch.start) if widened else one
    parts = [part for part in stretch.parts if part[0] in _NAMING]
    if any(stretch.certainty_of(part) < LIKELY for part in parts):
        return one
    told = [field for part in parts for field in fields_of(note, part)]
    gone = {field for field in one.fields if field.name in _NAMING and stretch.certainty_within([field]) >= LIKELY}
    kept = [field for field in one.fields if field not in gone and not any(meets(field, other) for other in told)]
    if talk := [field for field in kept if field.name in _NAMING and field.end <= stretch.start]:
        kept = [field for field in kept if field not in talk]
        one = replace(one, start=stretch.start)
    fields = sorted((*told, *kept), key=lambda field: field.start)
    return replace(one, start=min(one.start, stretch.start), end=max(one.end, stretch.end), fields=tuple(fields))


def meets(one: CitationField, other: CitationField) -> bool:
    """Whether two fields share a letter."""
    return one.start < other.end and other.start < one.end


def _is_quoted(note: Note, one: Citation) -> bool:
    title = next(one.all("title"), None)
    return title is not None and any(group.quoted and group.start < title.start < group.end for group in note.groups)


def _is_sentence(note: Note, one: Citation) -> bool:
    """Whether what would be the title, with no italics, has a verb as only talk has."""
    title = next(one.all("title"), None)
    if title is None or note.title_end(title.start):
        return False
    return w.SAYS.search(note.text, title.start, title.end) is not None


def _whole_title(note: Note, start: int, end: int) -> Span:
    """All that stands in the quotes or the italics of which a title was seen to be most."""
    enclosed = [(group.start + 1, group.end - 1) for group in note.groups if group.quoted]
    for first, last in (*enclosed, *note.titles):
        if first <= start < last and 2 * (min(end, last) - start) >= last - first:
            return first, last
    return start, end


def fields_of(note: Note, part: Part) -> Sequence[CitationField]:
    """A part as fields, one of each name; a date that can't be read is none, no author has figures or is “n.d.”."""
    name, start, end = part
    if name == "date":
        met = next((date for date in note.dates if date.start < end and start < date.end), None)
        found = CitationField("date", met.edtf, met.start, met.end) if met else note.date_in(start, end)
        return [found] if found else []
    if name == "title":
        start, end = _whole_title(note, start, end)
    start, end = _unenclosed(note.text, *trim(note.text, start, end, _ENDS))
    if start >= end or (name == "author" and _NAMELESS.search(note.text, start, end)):
        return []
    if name == "locator" and TOLD.match(note.text, start):  # DVD, 35 mm
        return []
    names = read_names(note, start, end) if name in ("author", "editor") else None
    if names and name == "editor":
        return [replace(field, name="editor") for field in names.fields]
    return names.fields if names else [note.field(name, start, end)]


def _unenclosed(text: str, start: int, end: int) -> Span:
    """A stretch without a bracket or a quote at its ends of which the other half stands outside."""
    for opening, closing in ("()", "[]", "“”", "«»", "「」", "『』", "《》", "〈〉", "‘’"):
        within = text[start:end]
        if within.startswith(opening) and closing not in within:
            start += 1
        elif within.endswith(closing) and opening not in within:
            end -= 1
    return start, end

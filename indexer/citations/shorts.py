"""*Harmer, Allende’s Chile*; *Bermudez, Terrorism, 20*: an author with a short title, or a name alone."""

from __future__ import annotations

import re

from indexer.citations import words as w
from indexer.citations.authors import comma_parts, take_authors
from indexer.citations.made import DAY
from indexer.citations.model import Citation, CitationField
from indexer.citations.note import Note
from indexer.citations.persons import NAME, is_person, split_names, trim
from indexer.citations.tail import Tail

_OWNER = re.compile(rf"(?P<name>{NAME})[’']s\s(?=[^\W_a-z])")
_ESPECIALLY = re.compile(r"(?:esp\.|especially|particularly|at|aquí|especialmente)\s")
_CIT = re.compile(r"(?:art|ob|op)?\.?\s?cit\.?|citad[oa]", re.IGNORECASE)


def author_and_title(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """*Harmer, Allende’s Chile*; *Bermudez, Terrorism, 20*; after *see* or *compare*, *Pineda Ochoa* alone.

    Tentative, unless a page follows: only the works of the article tell whether it is one.
    """
    text = note.text
    start, last = trim(text, start, end, " ,;:.\t\n")
    parts = comma_parts(note, start, last)
    if not parts or len(text[start:last]) > 240:
        return None
    if len(parts) == 1:
        return _names_alone(note, start, last) if signalled else None
    taken = take_authors(note, start, parts)
    if owner := _OWNER.match(text, *parts[0]):
        taken = [note.field("author", *owner.span("name"))], owner.end()
    if taken is None:
        return None
    fields, title = taken
    title_parts = [(max(first, title), last) for first, last in parts if last > title]
    at = after = title_parts[-1][1]
    tentative = True
    number = next((n for n, part in enumerate(title_parts) if n and _is_locator(text, part)), 0)
    if number:
        cit = number > 1 and _CIT.fullmatch(text, *title_parts[number - 1])
        at, tentative = title_parts[number - 2 if cit else number - 1][1], False
        after = title_parts[number - 1][1]
    if (before := _before_dates(note, title_parts)) != title_parts:  # Notebook 7, 20 January 1982
        if not before:
            return None
        at = after = before[-1][1]
        number = number or 1
    field = note.field("title", title, at)
    if not _is_short_title(note, field):
        return None
    tail = Tail(note, after, end, [*fields, field])
    if number:
        tail.read()
        at = max(at, tail.done)
    return Citation(
        start, at, "short", "unknown", tuple(sorted(tail.fields, key=lambda one: one.start)), tentative=tentative
    )


def _names_alone(note: Note, start: int, end: int) -> Citation | None:
    names = split_names(note.text, start, end)
    if not names or not all(is_person(note.text[slice(*name)]) for name in names):
        return None
    fields = tuple(note.field("author", *name) for name in names)
    return Citation(start, end, "short", "unknown", fields, tentative=True)


def _is_short_title(note: Note, field: CitationField) -> bool:
    if w.URL.match(field.value) or any(date.start <= field.start < date.end for date in note.dates):
        return False
    return not (field.value[:1].islower() or len(field.value.split()) > 14 or field.value[:1].isdigit())


def _before_dates(note: Note, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts before the first that has a day in it."""
    days = (one.start for one in note.dates if len(one.edtf) == DAY)
    first = next((start for start in days if parts[0][0] < start < parts[-1][1]), parts[-1][1])
    return [part for part in parts if part[1] <= first]


def _is_locator(text: str, part: tuple[int, int]) -> bool:
    lead = _ESPECIALLY.match(text, *part)
    start = lead.end() if lead else part[0]
    return bool(w.PAGES.match(text, start, part[1]) or w.OTHER_LOCATOR.match(text, start, part[1]))

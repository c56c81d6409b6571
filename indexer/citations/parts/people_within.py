"""Who is named in the brackets with the facts? 『물의 역사』(변하늘 지음, 남시내 옮김, 돌다리, 2011).

In a role that is told, *(trans. Luis Paz, Verso, 2004)*; without one only where nobody else is known as the author.
"""

from __future__ import annotations

import re

from indexer.citations.model import CitationField, FieldName
from indexer.citations.names.eastern_names import IN_ROLE, eastern_part
from indexer.citations.names.given import GIVEN_NAMES
from indexer.citations.names.persons import is_full_name, split_names, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.imprints import is_publisher

_ROLES: tuple[tuple[FieldName, re.Pattern[str]], ...] = (("translator", w.TRANSLATORS), ("editor", w.EDITORS))
_MOST = 4


def people_within(note: Note, start: int, end: int, *, written: bool) -> tuple[list[CitationField], int]:
    """The people at the head of a stretch, and where the rest begins; ``written`` says that its author is known."""
    fields: list[CitationField] = []
    for _ in range(_MOST):
        found = _eastern(note, start, end) or _western(note, start, end)
        if found is None:
            break
        fields += found[0]
        start = found[1]
    if not (fields or written) and (author := _unnamed(note, start, end)):
        return [author], author.end + 1
    return fields, start


def _eastern(note: Note, start: int, end: int) -> tuple[list[CitationField], int] | None:
    """변하늘·남시내 엮음, 돌다리; 남시내 옮김·돌다리."""
    found = IN_ROLE.match(note.text, start, end) if note.eastern else None
    named = eastern_part(note, trim(note.text, start, found.end("named"))) if found else None
    return (named, found.end()) if found and named else None


def _western(note: Note, start: int, end: int) -> tuple[list[CitationField], int] | None:
    """*trans. Luis Paz, Verso*; *ed. Luis Paz y Eva Luna, Lima: Losada*."""
    start, _ = trim(note.text, start, end)
    for name, pattern in _ROLES:
        found = pattern.match(note.text, start, end)
        comma = note.text.find(",", found.end(), end) if found else -1
        names = split_names(note.text, found.end(), comma) if found and comma > 0 else []
        if names and all(is_full_name(note.text[slice(*one)]) for one in names):
            return [note.field(name, *one) for one in names], comma + 1
    return None


def _unnamed(note: Note, start: int, end: int) -> CitationField | None:
    """*The Salt Road (Ana Ruiz, Verso, 2008)*; not *(Peter Lang, Bern, 2008)*, who printed it."""
    text = note.text
    start, end = trim(text, start, end)
    comma = text.find(", ", start, end)
    rest = text[comma + 2 : end]
    if comma < 0 or text[start:comma].split(maxsplit=1)[0] not in GIVEN_NAMES or is_city(rest) or ":" in rest:
        return None
    name = text[start:comma]
    named = is_full_name(name) and not is_city(name) and not is_publisher(note, (start, comma))
    return note.field("author", start, comma) if named else None

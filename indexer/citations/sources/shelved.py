"""Papers cited from the shelf down: *ASU, Salt Board, inv. no. 12, Ana Ruiz to head office, 9-6-1998*.

Who keeps them stands first, behind its town or not, then their number there, then what they are, and last their day.
"""

from __future__ import annotations

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.names.authors import comma_parts
from indexer.citations.names.persons import Span, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import is_city
from indexer.citations.sources.kept import is_archive
from indexer.citations.sources.made import in_order
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered, Several

_SHELVED: tuple[FieldName, ...] = ("inventory", "box", "folder", "file", "fond")
_NUMBERS = [(name, pattern) for name, pattern in w.ARCHIVE_ITEMS if name in _SHELVED]
_ANY_NUMBER = Several(*(pattern for _, pattern in _NUMBERS))
_ACRONYM = lazy(r"[A-ZÀ-Þ]{2,8}(?:\s[A-Z][A-Za-z]{1,5})?")
# “9-6-1998”, “undated [October 1998]”, “s. f.”: when, in a part of its own
_UNDATED = lazy(
    r"(?:undated|not\sdated|sin\sfecha|n\.\s?d\.|s\.\s?[fd]\.|s/f|z\.\s?d\.|o\.\s?D\.)(?:\s[\[(](?P<guess>[^\[\]()]{4,30})[\])])?"
)
# “III-6644-1”, “12/304”: a number that only its signs tell
_MARK = Prefiltered(r"(?:[A-Z]{1,5}|\d{1,5})(?:[-/]\d{1,6}){1,4}")
_MOST_PARTS, _MOST_KEEPERS, _MOST_WORDS = 14, 4, 16


def read_shelved(note: Note, start: int, end: int) -> Citation | None:
    """The paper at ``start``, if who keeps it and its number there stand before it, and its day behind."""
    parts = comma_parts(note, start, end)[:_MOST_PARTS]
    number = next((n for n, part in enumerate(parts[: _MOST_KEEPERS + 1]) if _numbered(note, part)), 0)
    keepers = _keepers(note, parts[:number]) if number else None
    if keepers is None:
        return None
    shelf: list[CitationField] = []
    while number < len(parts) and (told := _numbered(note, parts[number])):
        shelf.append(told)
        number += 1
    dated = next((n for n, part in enumerate(parts[number:], number) if _is_when(note, part[0], end)), number)
    town = dated > number and is_city(note.text[slice(*parts[dated - 1])])
    if dated - town == number:  # nothing tells what it is
        return None
    title = (parts[number][0], parts[dated - 1 - town][1])
    words = note.text[slice(*title)]
    if len(words.split()) > _MOST_WORDS or w.SAYS.search(words) or any(map(str.isdigit, words)):
        return None
    dates, done = _when(note, parts[dated][0], end)
    fields = [*keepers, *shelf, note.field("title", *title), *dates]
    fields += [note.field("place", *parts[dated - 1])] if town else []
    after = next((part for part in parts[dated + 1 :] if part[0] >= done), None)
    if after and (place := w.OTHER_LOCATOR.match(note.text, *after)):
        fields.append(note.field("locator", *place.span("other")))
        done = place.end()
    return Citation(start, done, "full", "archival", in_order(fields))


def _numbered(note: Note, part: Span) -> CitationField | None:
    """The number of a box or a file, if that is all of a part."""
    for name, pattern in _NUMBERS if _ANY_NUMBER.may_match(note.text) else ():
        if (found := pattern.match(note.text, *part)) and found.end() == trim(note.text, *part, " .")[1]:
            group = next(key for key, value in found.groupdict().items() if value)
            return note.field(name, *found.span(group))
    marked = _MARK.fullmatch(note.text, *part) and not note.date_at(*part)
    return note.field("file", *part) if marked else None


def _keepers(note: Note, parts: list[Span]) -> list[CitationField] | None:
    """The town, the archive, and what of it; None where the first of them is no archive, nor letters for one."""
    text, placed = note.text, len(parts) > 1 and is_city(note.text[slice(*parts[0])])
    keeper = parts[placed] if len(parts) > placed else None
    if keeper is None or not (_ACRONYM.fullmatch(text, *keeper) or is_archive(text, keeper)):
        return None
    fields = [note.field("place", *parts[0])] if placed else []
    return [*fields, note.field("archive", *keeper), *(note.field("series", *one) for one in parts[placed + 1 :])]


def _is_when(note: Note, start: int, end: int) -> bool:
    date = note.date_at(start, end)
    return _UNDATED.match(note.text, start, end) is not None or (
        date is not None and note.text[date.end : date.end + 1] in ("", ",", ".", ")")
    )


def _when(note: Note, start: int, end: int) -> tuple[list[CitationField], int]:
    """The date that stands there, a guess in brackets, too, and where it ends."""
    undated = _UNDATED.match(note.text, start, end)
    date = note.date_at(undated.start("guess") if undated and undated["guess"] else start, end)
    return [date] if date else [], undated.end() if undated else date.end if date else start

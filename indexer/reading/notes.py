"""The notes at the foot of a plain text: where the list begins, where each note ends, and what is left.

A list under a heading (Notes, Notas, 각주 …) is taken at its word. Without a heading a list must earn it: it begins
with 1, stands at the foot, and the plainer its labels are, the more of them the text above must call.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice

from indexer.quickly import quickly_made
from indexer.reading.calls import SUPERSCRIPTS, called_numbers, digits
from indexer.reading.layout import Line, ends_sentence
from indexer.reading.roles import is_note_heading, looks_like_heading


class Form(Enum):
    """How the labels of a list look; one list has one form."""

    BRACKET = re.compile(r"(?:\d{1,3}[.)]\s*)?\[\^?(?P<label>\d{1,3})\](?!\[)[:.]?\s*(?P<rest>.*)")
    POINT = re.compile(r"(?P<label>\d{1,3})[.)](?!\d)\s*(?P<rest>.*)")
    RAISED = re.compile(rf"(?P<label>[{SUPERSCRIPTS}]{{1,3}})[.)]?\s*(?P<rest>.*)")
    BARE = re.compile(r"(?P<label>\d{1,3})\s+(?P<rest>\S.*)")


_UNHEADED = (Form.BRACKET, Form.POINT, Form.RAISED)
# “112. See also” at the start of a wrapped line is a page number. A list may skip a number or two, not a hundred.
_WIDEST_STEP = 3
_LOOK_AHEAD = 6  # lines of one note's further paragraphs before the next label must come
_MOST_CANDIDATES = 20  # each is read to its end, so a file of nothing but “[1]” lines must not try them all
_AFTER_NOTES = 3  # lines (an author's biography) that may follow a list “at the foot”


@quickly_made
@dataclass(frozen=True, slots=True)
class Note:
    """A note as the document has it; the text is empty where only a label stands."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Split:
    """A document parted into the lines of its body and its notes."""

    body: tuple[Line, ...]
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class _Open:
    """A note that is being read."""

    label: str
    indent: int
    parts: list[str] = field(default_factory=list)
    text_indent: int | None = None
    last: str = ""

    def add(self, text: str, indent: int) -> None:
        self.parts.append(text)
        self.last = text
        if self.text_indent is None:
            self.text_indent = indent


def split_notes(lines: Sequence[Line], *, wrapped: bool) -> Split:
    """Part the lines of a document (without its title and furniture) into body and notes."""
    body, notes = list(lines), list[Note]()
    at = 0
    while (start := _next_heading(body, at)) is not None:
        found, end = _region(body, start + 1, _form(body[start + 1], headed=True), wrapped=wrapped)
        notes.extend(found)
        del body[start:end]
        at = start
    return Split(tuple(body), tuple(notes)) if notes else _unheaded(lines, wrapped=wrapped)


def _next_heading(lines: Sequence[Line], at: int) -> int | None:
    """The next heading of notes with a label on the line below it."""
    for index in range(at, len(lines) - 1):
        if is_note_heading(lines[index].text) and _form(lines[index + 1], headed=True):
            return index
    return None


def _unheaded(lines: Sequence[Line], *, wrapped: bool) -> Split:
    for start, form in _candidates(lines):
        notes, end = _region(lines, start, form, wrapped=wrapped)
        if _earned(lines[:start], notes, form, after=len(lines) - end):
            return Split((*lines[:start], *lines[end:]), tuple(notes))
    return Split(tuple(lines))


def _candidates(lines: Sequence[Line]) -> list[tuple[int, Form]]:
    """Where a list could begin: the lines labelled 1 that come last, since a list of notes stands at the foot."""
    ones = (
        (index, form)
        for index in range(len(lines) - 1, 0, -1)
        if (form := _form(lines[index], headed=False)) and _label(lines[index], form) == "1"
    )
    return list(islice(ones, _MOST_CANDIDATES))[::-1]


def _earned(before: Sequence[Line], notes: Sequence[Note], form: Form, *, after: int) -> bool:
    called = called_numbers("\n".join(line.text for line in before))
    known = sum(note.label in called for note in notes)
    if form is Form.POINT:
        return after == 0 and known > 0 and known >= len(notes) / 2
    above = sum(len(line.text) for line in before)
    return after <= _AFTER_NOTES and (known > 0 or above > sum(len(note.text) for note in notes))


def _form(line: Line, *, headed: bool) -> Form | None:
    return next((form for form in (Form if headed else _UNHEADED) if form.value.fullmatch(line.text)), None)


def _label(line: Line, form: Form) -> str | None:
    match = form.value.fullmatch(line.text)
    return digits(match["label"]).lstrip("0") or "0" if match else None


def _region(lines: Sequence[Line], start: int, form: Form | None, *, wrapped: bool) -> tuple[list[Note], int]:
    """The notes of the list that begins at ``start``, and the index of the first line behind it."""
    found: list[_Open] = []
    index = start
    while form is not None and index < len(lines):
        line = lines[index]
        label = _label(line, form)
        if label is not None and _follows(label, found, form):
            found.append(_Open(label, line.indent))
            if rest := form.value.fullmatch(line.text)["rest"]:  # type: ignore[index]
                found[-1].add(rest, line.indent)
        elif not found or not _continues(lines, index, found, form, wrapped=wrapped):
            break
        else:
            found[-1].add(line.text, line.indent)
        index += 1
    return [Note(note.label, " ".join(note.parts)) for note in found], index


def _follows(label: str, found: Sequence[_Open], form: Form) -> bool:
    """Whether a label can be the next: brackets and raised digits always, a plain number only if it counts on."""
    if not found or form in (Form.BRACKET, Form.RAISED):
        return True
    return 0 <= int(label) - int(found[-1].label) <= _WIDEST_STEP


def _continues(lines: Sequence[Line], index: int, found: Sequence[_Open], form: Form, *, wrapped: bool) -> bool:
    """Whether a line without a label belongs to the note above it."""
    line, note = lines[index], found[-1]
    if is_note_heading(line.text):
        return False
    if note.text_indent is None:
        return line.indent > note.indent or all(other.text_indent in (None, other.indent) for other in found)
    if note.text_indent > note.indent or line.indent > note.indent:
        return line.indent >= min(note.text_indent, note.indent + 1) and line.indent > 0
    if line.gap == 0 and (wrapped or not ends_sentence(note.last)):
        return True
    return not looks_like_heading(line.text) and _label_ahead(lines, index, found, form)


def _label_ahead(lines: Sequence[Line], index: int, found: Sequence[_Open], form: Form) -> bool:
    following = str(int(found[-1].label) + 1)
    return any(_label(line, form) == following for line in lines[index + 1 : index + 1 + _LOOK_AHEAD])

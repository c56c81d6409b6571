"""The notes at the foot of a PDF's pages, told by smaller type and by the sign before them.

A note that goes on at the foot of the next page is put together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from indexer.reading.calls import digits
from indexer.reading.layout import ends_sentence
from indexer.reading.pdf_lines import Line, Span

_SMALL = 0.94  # of the size of the text: notes are a point smaller at least
_WIDE_GAP = 1.35  # of the distance of lines: what parts a quotation from the notes below it
_WIDEST_STEP = 3  # of plain numbers, as in pasted text: “112. See also” at the start of a line is a page
_SIGN = r"\d{1,3}|[*†‡§¶#]{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}"
_RAISED = re.compile(rf"\s*[\[(]?({_SIGN})[\])]?[.,]?\s*")
_PLAIN = re.compile(r"\s*(?:\[(\d{1,3})\]|(\d{1,3})[.)]|(\d{1,3})(?=\s)|([*†‡§¶]{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))\s*(?=\S)")


@dataclass(slots=True)
class FootNote:
    """A note, its lines without its sign, the page on which it begins, and whether its sign is raised."""

    label: str
    page: int
    lines: list[Line] = field(default_factory=list)
    key: str = ""
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines of a document, parted into those of the text and the notes."""

    body: tuple[Line, ...]
    notes: tuple[FootNote, ...]

    def keys(self) -> Mapping[tuple[int, str], str]:
        """The key of the note by page and sign; page 0 stands for wherever the sign is the only one of its kind."""
        found = {(note.page, note.label): note.key for note in reversed(self.notes)}
        labels = [note.label for note in self.notes]
        return found | {(0, note.label): note.key for note in self.notes if labels.count(note.label) == 1}


def part_notes(lines: Sequence[Line], size: float) -> Parted:
    """Part the lines, which are in reading order; ``size`` is that of the text."""
    notes: list[FootNote] = []
    body: list[Line] = []
    for _, group in groupby(lines, key=lambda line: (line.page, line.column)):
        column = list(group)
        start = _zone(column, size, notes)
        body += column[:start]
        body += _take(column[start:], notes)
    counted: dict[str, int] = {}
    for note in notes:
        counted[note.label] = counted.get(note.label, 0) + 1
        note.key = note.label if counted[note.label] == 1 else f"{note.label} ({counted[note.label]})"
    return Parted(tuple(body), tuple(notes))


def _zone(column: Sequence[Line], size: float, notes: Sequence[FootNote]) -> int:
    """Where the notes at the foot of a column begin; its length where there are none."""
    start = len(column)
    while start and column[start - 1].size <= _SMALL * size:
        start -= 1
    raised = next(
        (i for i, line in enumerate(column[:start]) if raised_label(line) and line.size <= 1.02 * size), start
    )
    if raised < start and all(line.size <= 1.02 * size for line in column[raised:]):
        return raised
    if start == len(column):
        return start
    first = next((i for i in range(start, len(column)) if _label(column[i], notes)), len(column))
    goes_on = _goes_on(column[start:], notes)
    if first == len(column):
        return start if goes_on else first
    return first - _above(column[start : first + 1]) if goes_on else first


def _goes_on(zone: Sequence[Line], notes: Sequence[FootNote]) -> bool:
    """Whether small lines without a sign may be the rest of the last note: of its size, and it on the column before."""
    if not notes or not notes[-1].lines:
        return False
    last = notes[-1].lines[-1]
    near = (zone[0].page, zone[0].column) > (last.page, last.column) and zone[0].page - last.page <= 1
    open_end = not ends_sentence(last.words) or zone[0].text[:1].islower()
    return near and open_end and abs(zone[-1].size - last.size) <= 0.05 * last.size


def _above(lines: Sequence[Line]) -> int:
    """How many of the lines before the last belong to it and not to what a wide gap parts from it."""
    steps = [below.y - above.y for above, below in pairwise(lines)]
    usual = min(steps, default=0.0)
    count = 0
    for step in reversed(steps):
        if step > _WIDE_GAP * usual:
            break
        count += 1
    return count


def _take(zone: Sequence[Line], notes: list[FootNote]) -> Iterator[Line]:
    """Add the lines of a zone to the notes; what belongs to none is text."""
    continued = bool(zone) and _goes_on(zone, notes)
    taken = False
    for line in zone:
        if label := _label(line, notes):
            notes.append(FootNote(label, line.page, [_without_label(line)], raised=bool(raised_label(line))))
            taken = True
        elif taken or continued:
            notes[-1].lines.append(line)
        else:
            yield line


def raised_label(line: Line) -> str:
    """The raised sign with which a line begins, if words follow; else empty."""
    first = line.spans[0]
    match = _RAISED.fullmatch(first.text) if first.raised and len(line.spans) > 1 else None
    return match[1] if match else ""


def _label(line: Line, notes: Sequence[FootNote]) -> str:
    if label := raised_label(line):
        return digits(label)
    match = _PLAIN.match(line.text) if not line.spans[0].raised else None
    if match is None:
        return ""
    label = digits(next(group for group in match.groups() if group))
    before = next((note for note in reversed(notes) if note.label.isdecimal()), None)
    if label.isdecimal() and before and before.raised and not match[4]:
        return ""  # “p. | 3. See also”: in a document with raised signs, a plain number begins no note
    if not label.isdecimal() or label == "1" or match[4]:
        return label
    last = next((note.label for note in reversed(notes) if note.label.isdecimal()), "")
    return label if not last or 0 < int(label) - int(last) <= _WIDEST_STEP else ""


def _begun(span: Span) -> Span:
    """The first span of a line, without the space before it."""
    return Span(span.text.lstrip(), italics=span.cut(len(span.text) - len(span.text.lstrip())).italics)


def _without_label(line: Line) -> Line:
    if raised_label(line):
        return replace(line, spans=(_begun(line.spans[1]), *line.spans[2:]))
    match = _PLAIN.match(line.text)
    rest = match.end() if match else 0
    spans = []
    for span in line.spans:
        cut = min(rest, len(span.text))
        rest -= cut
        spans.append(span.cut(cut))
    return replace(line, spans=tuple(span for span in spans if span.text) or (Span(""),))

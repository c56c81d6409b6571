"""The gold documents as PDF: running heads, page numbers, raised calls, small notes at the foot, hyphenated lines."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from indexer.model import Kind
from tests.quality.source import Run, Source, SourceBlock

_WIDTH, _HEIGHT = 420.0, 595.0  # A5
_TOP, _BOTTOM, _SIDE, _GUTTER = 536.0, 58.0, 48.0, 18.0
_REGULAR, _ITALIC, _BOLD = "Times-Roman", "Times-Italic", "Times-Bold"
_SPLIT = re.compile(r"(?<=[aeiou])(?=[bcdfglmnprst][aeiou])")
_LEAST = 3  # letters that stay together on either side of a hyphen


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in pieces of one style each: text, font, size as a share of the line's, rise as a share of the size."""

    pieces: tuple[tuple[str, str, float, float], ...]

    def width(self, size: float) -> float:
        return sum(_string_width(text, font, size * share) for text, font, share, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line ready to be set: its words, size, leading, indent, and the notes called in it."""

    words: tuple[_Word, ...]
    size: float
    leading: float
    indent: float = 0.0
    calls: tuple[str, ...] = ()


def _string_width(text: str, font: str, size: float) -> float:
    return float(stringWidth(text, font, size))


def pdf(source: Source) -> bytes:
    """The article on A5 in Times, in one column or in two.

    ValueError where it has letters that Times has not: they would be printed as black squares.
    """
    said = "".join(run.text for block in source.blocks for run in block.runs)
    if unset := sorted({char for char in said if not char.encode("cp1252", "ignore")}):
        raise ValueError(f"{source.id}: PDF has no letters for {''.join(unset)[:20]}; give another format")
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(_WIDTH, _HEIGHT), pageCompression=0, invariant=1)
    canvas.setTitle(source.title)
    canvas.setAuthor(source.author)
    columns = 2 if source.layout == "two-columns" else 1
    _Press(canvas, source, columns).run()
    canvas.save()
    return held.getvalue()


class _Press:
    """Sets one document; ``canvas`` is reportlab's, which has no types."""

    def __init__(self, canvas: object, source: Source, columns: int) -> None:
        self._canvas = canvas
        self._source = source
        self._columns = columns
        self._measure = (_WIDTH - 2 * _SIDE - _GUTTER * (columns - 1)) / columns
        self._notes = {note.label: tuple(self._note(note)) for note in source.notes}

    def run(self) -> None:
        lines = [line for block in self._source.body for line in self._block(block)]
        page, column, top = 1, 0, self._head()
        while lines:
            taken, notes = self._fill(lines, top - _BOTTOM)
            self._set(taken, notes, column, top)
            lines = lines[len(taken) :]
            column += 1
            if column == self._columns and lines:
                self._furniture(page)
                self._canvas.showPage()  # type: ignore[attr-defined]
                page, column, top = page + 1, 0, _TOP
        self._furniture(page)
        self._canvas.showPage()  # type: ignore[attr-defined]

    def _fill(self, lines: Sequence[_Line], room: float) -> tuple[list[_Line], list[_Line]]:
        """As many lines as fit, with the notes called in them."""
        taken: list[_Line] = []
        notes: list[_Line] = []
        used = 10.0  # for the rule above the notes
        for line in lines:
            called = [each for label in line.calls for each in self._notes[label]]
            need = line.leading + sum(each.leading for each in called)
            if used + need > room and taken:
                break
            taken.append(line)
            notes += called
            used += need
        return taken, notes

    def _set(self, lines: Sequence[_Line], notes: Sequence[_Line], column: int, top: float) -> None:
        left = _SIDE + column * (self._measure + _GUTTER)
        y = top
        for line in lines:
            y -= line.leading
            self._draw(line, left, y)
        y = _BOTTOM + sum(note.leading for note in notes)
        if notes:
            self._canvas.line(left, y + 4, left + 72, y + 4)  # type: ignore[attr-defined]
        for note in notes:
            y -= note.leading
            self._draw(note, left, y)

    def _draw(self, line: _Line, left: float, y: float) -> None:
        x = left + line.indent
        text = self._canvas.beginText()  # type: ignore[attr-defined]
        text.setTextOrigin(x, y)
        for number, word in enumerate(line.words):
            for piece, font, share, rise in word.pieces:
                text.setFont(font, line.size * share)
                text.setRise(line.size * rise)
                text.textOut(piece)
            if number + 1 < len(line.words):
                text.setRise(0)
                text.setFont(_REGULAR, line.size)
                text.textOut(" ")
        self._canvas.drawText(text)  # type: ignore[attr-defined]

    def _head(self) -> float:
        """Sets the title over both columns and gives where the text begins."""
        y = _TOP - 10
        for line in _lines((Run(self._source.title),), 18, 22, _WIDTH - 2 * _SIDE, font=_BOLD):
            self._draw(line, _SIDE, y)
            y -= line.leading
        self._draw(_Line((_Word(((self._source.author, _ITALIC, 1.0, 0.0),)),), 12, 16), _SIDE, y)
        return y - 20

    def _furniture(self, page: int) -> None:
        canvas = self._canvas
        canvas.setFont(_REGULAR, 9)  # type: ignore[attr-defined]
        if page > 1:
            head = self._source.author if page % 2 == 0 else self._source.title
            canvas.drawCentredString(_WIDTH / 2, _HEIGHT - 40, head)  # type: ignore[attr-defined]
        canvas.drawCentredString(_WIDTH / 2, 32, str(40 + page))  # type: ignore[attr-defined]

    def _block(self, block: SourceBlock) -> Iterator[_Line]:
        assert block.kind is not Kind.CAPTION, "the PDF layouts have no captions"
        if block.kind is None:
            yield _Line((), 12, 10)
            yield from _lines(block.runs, 13, 20, self._measure, font=_BOLD)
        else:
            yield from _lines(block.runs, 12, 19, self._measure, indent=14)

    def _note(self, note: SourceBlock) -> Iterator[_Line]:
        label = Run(call=note.label)
        yield from _lines((label, *note.runs), 9.5, 12.5, self._measure, own=note.label)


def _lines(
    runs: Sequence[Run], size: float, leading: float, measure: float, *, font: str = _REGULAR, indent: float = 0.0,
    own: str = "",
) -> Iterator[_Line]:  # fmt: skip
    """The runs broken into lines; ``indent`` is that of the first, ``own`` the label of the note that this is."""
    space = _string_width(" ", _REGULAR, size)
    words: list[_Word] = []
    calls: list[str] = []
    room = measure - indent
    for word, called in _words(runs, font):
        if words and word.width(size) > room:
            head, rest = _hyphenated(word, room, size)
            words += [head] if head else []
            yield _Line(tuple(words), size, leading, indent, tuple(calls))
            words, calls, room, indent = [], [], measure, 0.0
            word = rest  # noqa: PLW2901
        words.append(word)
        room -= word.width(size) + space
        calls += [label for label in called if label != own]
    if words:
        yield _Line(tuple(words), size, leading, indent, tuple(calls))


def _words(runs: Sequence[Run], font: str) -> Iterator[tuple[_Word, list[str]]]:
    pieces: list[tuple[str, str, float, float]] = []
    calls: list[str] = []
    for run in runs:
        if run.call:
            pieces.append((run.call, _REGULAR, 0.6, 0.35))
            calls.append(run.call)
            continue
        style = _ITALIC if run.italic else font
        first, *rest = run.text.split(" ")
        if first:
            pieces.append((first, style, 1.0, 0.0))
        for text in rest:
            if pieces:
                yield _Word(tuple(pieces)), calls
            pieces, calls = ([(text, style, 1.0, 0.0)] if text else []), []
    if pieces:
        yield _Word(tuple(pieces)), calls


def _hyphenated(word: _Word, room: float, size: float) -> tuple[_Word | None, _Word]:
    """The part of a plain word that fits before a hyphen, if there is one, and what is left of it."""
    text, font, share, rise = word.pieces[0]
    if len(word.pieces) == 1 and text.isascii() and text.isalpha() and text.islower():
        for match in reversed(list(_SPLIT.finditer(text))):
            at = match.start()
            head = _Word(((f"{text[:at]}-", font, share, rise),))
            if at >= _LEAST and len(text) - at >= _LEAST and head.width(size) <= room:
                return head, _Word(((text[at:], font, share, rise),))
    return None, word

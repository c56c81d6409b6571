"""Articles typeset as journals do it, into pages of ``pdfs.Text``: notes at the foot, running heads, columns.

Just enough of a typesetter that a PDF can be written from its text: ragged lines, words parted by hyphens where a line
would be too short, notes that go on at the foot of the next page, indented paragraphs. In a paragraph ``{3}`` calls
note 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.pdfs import HEIGHT, WIDTH, Text, width

_CALL = re.compile(r"\{([^}]+)\}")
_SHORTEST = 0.86  # of the measure: a line that would be shorter takes a part of the next word
_FIRST, _LAST = 2, 3  # letters that stay on either side of a hyphen


@dataclass(frozen=True, slots=True)
class Style:
    """How a document is set; lengths in points. ``head`` stands over every page but the first, with its number."""

    size: float = 11
    note_size: float = 9
    columns: int = 1
    head: str = ""
    margin: float = 72
    gutter: float = 20
    indent: float = 14
    page_numbers: bool = True

    @property
    def measure(self) -> float:
        return (WIDTH - 2 * self.margin - (self.columns - 1) * self.gutter) / self.columns


@dataclass(slots=True)
class _Line:
    words: list[str]
    x: float
    size: float
    bold: bool = False
    gap: float = 0  # before it
    calls: list[str] = field(default_factory=list)


def typeset(
    title: str, blocks: Sequence[str], notes: Mapping[str, str], style: Style, under: Sequence[str] = ()
) -> list[list[Text]]:
    """The pages of an article. A block that begins with ``# `` is a heading; ``under`` are lines below the title."""
    setting = _Setting(
        style, {label: _lines(f"{{{label}}} {text}", style, style.note_size) for label, text in notes.items()}
    )
    for line in _lines(title, style, style.size * 1.6, bold=True, whole=True):
        setting.across(line)
    for text in under:
        setting.across(_Line([text], 0, style.size, gap=4))
    setting.start()
    for block in blocks:
        if block.startswith("# "):
            setting.add(_Line([block[2:]], 0, style.size, bold=True, gap=style.size))
        else:
            for line in _lines(block, style, style.size, indent=style.indent):
                setting.add(line)
    return setting.finish()


def _lines(
    text: str, style: Style, size: float, *, indent: float = 0, bold: bool = False, whole: bool = False
) -> list[_Line]:
    measure = WIDTH - 2 * style.margin if whole else style.measure
    line = _Line([], indent, size, bold)
    lines = [line]
    waiting = text.split()
    while waiting:
        word = waiting.pop(0)
        room = measure - line.x - width(" ".join([*map(_shown, line.words), ""]), size)
        if width(_shown(word), size) <= room:
            line.words.append(word)
        else:
            if room > (1 - _SHORTEST) * measure and (parts := _parted(word, room, size)):
                line.words.append(parts[0])
                word = parts[1]
            line = _Line([], 0, size, bold)
            lines.append(line)
            waiting.insert(0, word)
    for line in lines:
        line.calls = [label for word in line.words for label in _CALL.findall(word)]
    return lines


def _shown(word: str) -> str:
    return _CALL.sub(r"\1", word)


def _parted(word: str, room: float, size: float) -> tuple[str, str] | None:
    if "{" in word or not word.isalpha():
        return None
    for cut in range(len(word) - _LAST, _FIRST - 1, -1):
        if width(f"{word[:cut]}-", size) <= room:
            return f"{word[:cut]}-", word[cut:]
    return None


@dataclass(slots=True)
class _Setting:
    style: Style
    notes: Mapping[str, list[_Line]]
    pages: list[list[Text]] = field(default_factory=lambda: [[]])
    top: float = 72
    y: float = 72
    column: int = 0
    foot: list[_Line] = field(default_factory=list)  # the lines of notes of this column
    rest: list[_Line] = field(default_factory=list)  # those that go on in the next

    def across(self, line: _Line) -> None:
        self.y += line.gap + line.size * 1.25
        self._show(line, self.style.margin, self.y)

    def start(self) -> None:
        self.y += self.style.size
        self.top = self.y

    def add(self, line: _Line) -> None:
        """Put a line of the text, and the notes that it calls, as far as there is room for them."""
        called = [each for label in line.calls for each in self.notes.get(label, [])]
        at_least = _height(called[:1])
        if self.y + line.gap + line.size * 1.25 + _height(self.foot) + at_least > HEIGHT - self.style.margin:
            self._turn()
        self.y += line.gap + line.size * 1.25
        self._show(line, self._left(), self.y)
        for each in called:
            full = self.y + _height([*self.foot, each]) > HEIGHT - self.style.margin
            (self.rest if full or self.rest else self.foot).append(each)

    def finish(self) -> list[list[Text]]:
        while self.rest:
            self._turn()
        self._end_column()
        self._furnish()
        return self.pages

    def _left(self) -> float:
        return self.style.margin + self.column * (self.style.measure + self.style.gutter)

    def _turn(self) -> None:
        self._end_column()
        self.column += 1
        if self.column == self.style.columns:
            self._furnish()
            self.pages.append([])
            self.column, self.top = 0, self.style.margin
        self.y = self.top
        self.foot, self.rest = self.rest, []

    def _end_column(self) -> None:
        y = HEIGHT - self.style.margin - _height(self.foot) + 6
        for line in self.foot:
            y += line.size * 1.2
            self._show(line, self._left(), y)
        self.foot = []

    def _furnish(self) -> None:
        number = len(self.pages)
        if self.style.head and number > 1:
            self.pages[-1].append(Text(self.style.margin, 45, self.style.head, 8.5))
        if self.style.page_numbers:
            self.pages[-1].append(Text(WIDTH / 2, HEIGHT - 36, str(number), 9))

    def _show(self, line: _Line, left: float, y: float) -> None:
        self.pages[-1].extend(_pieces(line, left + line.x, y))


def _height(lines: Sequence[_Line]) -> float:
    return sum(line.size * 1.2 for line in lines) + (12 if lines else 0)


def _pieces(line: _Line, x: float, y: float) -> Iterator[Text]:
    """The line as texts, its calls raised."""
    for number, part in enumerate(_CALL.split(" ".join(line.words))):
        size = line.size if number % 2 == 0 else line.size * 0.62
        if part:
            yield Text(x, y if number % 2 == 0 else y - 0.35 * line.size, part, round(size, 1), line.bold)
            x += width(part, size)

"""The lines of a PDF's text → paragraphs, headings and captions, by indents, distances, sizes and weights."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from indexer.model import Role
from indexer.reading.dates import published_date
from indexer.reading.layout import ends_sentence
from indexer.reading.pdf_lines import Line
from indexer.reading.pdf_size import text_size
from indexer.reading.roles import is_caption, is_figure, looks_like_heading

_INDENT = 0.8  # of the size
_GAP = 1.3  # of the usual distance of lines
_LEADING, _ENOUGH = 1.35, 5  # of the size, where fewer lines than these stand together to measure it
_OTHER_SIZE = 0.06
_LARGER = 1.08  # of the size of the text: a heading's, when it isn't bold
_SHORT = 0.25  # of the width of a column: how much shorter a ragged line is that only a paragraph's end explains
_JUSTIFIED = 0.5  # of the lines end at the right edge: then a line that is shorter by two letters ends a paragraph
_INDENTED = 2  # lines: one may be a quotation
_DATE_WORDS = 5  # 14 de octubre de 2025
_BYLINES = 2  # lines under a title, before its date
_HEADING_LINES = 3
_LABELLED = re.compile(r"\s*(?:\[?\d{1,3}[\].)](?!\d)|[-–—•*·▪◦]\s)")
_LONGEST_CAPTION = 500


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, and what they are; ``level`` counts the looks of headings from 1."""

    lines: list[Line]
    role: Role = Role.PARAGRAPH
    level: int = 0

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines)


@dataclass(frozen=True, slots=True)
class Look:
    """How the text is set: its size, the distance of its lines by size, whether justified, whether paragraphs are
    indented, and whether so many are that a short line within one, as in a narrow column, parts nothing."""

    size: float
    leading: Mapping[float, float] = field(default_factory=dict)
    justified: bool = False
    indented: bool = False
    by_indents: bool = False


def look(lines: Sequence[Line]) -> Look:
    """The look of most of the text."""
    size = text_size(lines)
    steps: dict[float, list[float]] = {}
    for above, below in pairwise(lines):
        if _adjoin(above, below) and above.size == below.size and 0 < below.y - above.y < 3 * above.size:
            steps.setdefault(above.size, []).append(below.y - above.y)
    body = [line for line in lines if line.size == size]
    full = sum(line.x1 > line.right - 0.3 * size for line in body)
    leading = {each: median(found) if len(found) >= _ENOUGH else each * _LEADING for each, found in steps.items()}
    starts = sum(
        _adjoin(above, below) and above.x0 - above.left < _INDENT * size <= below.x0 - below.left
        for above, below in pairwise(body)
    )
    justified = full > _JUSTIFIED * len(body)
    plain = sum(
        _adjoin(above, below) and _is_short(above, justified=justified) and below.x0 - below.left < _INDENT * size
        for above, below in pairwise(body)
    )
    return Look(size, leading, justified, starts >= _INDENTED, starts >= _INDENTED and starts > plain)


def paragraphs(lines: Sequence[Line], seen: Look) -> list[Paragraph]:
    """The paragraphs of the text in reading order; the title is the first block of the largest type on page 1."""
    found: list[Paragraph] = []
    for line in lines:
        if found and _belongs(found[-1], line, seen):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line]))
    for paragraph in found:
        paragraph.role = _role(paragraph, seen)
    _find_title(found, seen)
    _level(found)
    return list(_rejoined(found, seen))


def _adjoin(above: Line, below: Line) -> bool:
    return (above.page, above.column) == (below.page, below.column)


def _belongs(paragraph: Paragraph, line: Line, seen: Look) -> bool:
    """Whether a line goes on with a paragraph."""
    last = paragraph.lines[-1]
    if abs(line.size - last.size) > _OTHER_SIZE * last.size or line.bold != last.bold:
        return False
    if line.page == 1 and len(paragraph.lines) <= _BYLINES and (_is_date(last.text) or _is_date(line.text)):
        return False  # the date under a title
    if _LABELLED.match(line.text) and ends_sentence(last.words) and line.x0 - line.left <= last.x0 - last.left:
        return False
    if _adjoin(last, line):
        leading = seen.leading.get(line.size, _LEADING * line.size)
        if line.y - last.y > _GAP * leading:
            return False
    elif last.size > _LARGER * seen.size or (ends_sentence(last.words) and not seen.indented):
        return False
    return not _begins(paragraph, line, seen)


def _is_date(text: str) -> bool:
    """Whether a line is a date and nothing else; “1969 in Havana” begins with a year only."""
    words = text.split()
    return (
        0 < len(words) <= _DATE_WORDS
        and not text.rstrip().endswith(".")
        and not (len(words) > 1 and words[0].isdigit() and len(words[0]) == 4)
        and (published_date(" ".join(words)) is not None)
    )


def _begins(paragraph: Paragraph, line: Line, seen: Look) -> bool:
    """Whether a line begins a paragraph by its indent, or the line before it ended one by its length."""
    last = paragraph.lines[-1]
    indent, before = line.x0 - line.left, last.x0 - last.left
    hanging = len(paragraph.lines) == 1 and bool(_LABELLED.match(last.text))
    if indent > before + _INDENT * line.size and not hanging:
        return True
    if (
        before > indent + _INDENT * line.size
        and len(paragraph.lines) > 1
        and not _LABELLED.match(paragraph.lines[0].text)
    ):
        return True
    return not seen.by_indents and _is_short(last, justified=seen.justified)


def _is_short(line: Line, *, justified: bool) -> bool:
    """Whether a line ends a sentence so far from the edge that it may end a paragraph."""
    room = 2 * line.size if justified else _SHORT * (line.right - line.left)
    return ends_sentence(line.words) and line.x1 < line.right - room


def _role(paragraph: Paragraph, seen: Look) -> Role:
    first, text = paragraph.lines[0], paragraph.text
    small_or_labelled = is_figure(text) and len(text) <= _LONGEST_CAPTION
    if is_caption(text) or (small_or_labelled and (first.size < seen.size or len(paragraph.lines) <= 4)):
        return Role.CAPTION
    large = first.size >= _LARGER * seen.size
    stands_out = large or first.bold or (text.isupper() and len(text) > 3)
    if stands_out and len(paragraph.lines) <= _HEADING_LINES and looks_like_heading(text.rstrip("-\u00ad")):
        return Role.HEADING
    return Role.PARAGRAPH


def _find_title(found: Sequence[Paragraph], seen: Look) -> None:
    """The largest type on the first page with words in it, if it is much larger than the text or stands first."""
    top = [each for each in found if each.lines[0].page == found[0].lines[0].page] if found else []
    until = next((n for n, each in enumerate(top) if len(each.text) > 300), len(top))
    large = [
        each
        for each in top[: until + 1]
        if each.lines[0].size >= _LARGER * seen.size and any(map(str.isalpha, each.text))
    ]
    if not large:
        large = [each for each in top[:1] if each.role is Role.HEADING]
    if large:
        title = max(large, key=lambda each: each.lines[0].size)
        title.role = Role.TITLE


def _level(found: Sequence[Paragraph]) -> None:
    """Number the looks of headings: the larger above the smaller, bold above plain, capitals above small letters."""
    headings = [each for each in found if each.role is Role.HEADING]
    looks = {_style(each) for each in headings}
    order = {style: number for number, style in enumerate(sorted(looks, reverse=True), start=1)}
    for heading in headings:
        heading.level = min(order[_style(heading)], 6)


def _style(paragraph: Paragraph) -> tuple[float, bool, bool]:
    first = paragraph.lines[0]
    return round(first.size), first.bold, paragraph.text.isupper()


def _rejoined(found: Sequence[Paragraph], seen: Look) -> Iterator[Paragraph]:
    """The paragraphs with those put together again that a caption or a heading across the columns parted."""
    waiting: Paragraph | None = None
    between: list[Paragraph] = []
    for paragraph in found:
        if paragraph.role is Role.CAPTION and waiting is not None:
            between.append(paragraph)
            continue
        if waiting is not None and paragraph.role is Role.PARAGRAPH and between and _goes_on(waiting, paragraph, seen):
            waiting.lines += paragraph.lines
            yield waiting
            yield from between
            waiting, between = None, []
            continue
        if waiting is not None:
            yield waiting
        yield from between
        waiting, between = paragraph, []
    if waiting is not None:
        yield waiting
    yield from between


def _goes_on(above: Paragraph, below: Paragraph, seen: Look) -> bool:
    last, first = above.lines[-1], below.lines[0]
    alike = above.role is Role.PARAGRAPH and abs(last.size - first.size) <= _OTHER_SIZE * last.size
    return alike and not ends_sentence(last.words) and not _begins(above, first, seen)

"""The runs of a page → its lines in the order in which they are read: columns found, raised signs told from words.

Lines are made by baselines, and a page is taken for one of two columns when an upright gap keeps most lines apart on
either side of its middle. What crosses the gap (a title, a wide figure's caption) parts the columns above and below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from indexer.reading.emphasis import Spans, moved, within
from indexer.reading.pdf_pages import Page, Run

_SAME_LINE = 0.35  # of the size: baselines nearer than this are one
_WORD_GAP = 0.12  # of the size: a wider gap is a space, where the file has none
_SEGMENT_GAP = 1.3  # of the size: words of one line are nearer, columns and cells are not
_RAISED = 0.85  # of the line's size: at most as large is what may be a raised sign
_LIFTED = 0.12  # of the line's size: how far at least a raised sign stands above the baseline
_HIGHEST = 0.75
_MIDDLE = (0.35, 0.65)  # of the page's width, in which the gap between two columns lies
_COLUMN_LINES = 6
_CROSSING_SHARE = 0.35
_TOUCHING = 0.8  # of the size of the words
_MOST_NEAR = 200  # runs within a square of 20 points that are looked at: no page of text has as many
_NEXT_LINE = 1.6  # of the size: how far below a line the next of the same block is at most
_STRETCH, _TALLEST = 20.0, 200.0  # points
_STEP = 4.0  # points between the places at which a gap is looked for


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a line; ``raised`` marks what stands above the baseline in smaller type."""

    text: str
    raised: bool = False
    italics: Spans = ()

    def cut(self, start: int) -> Span:
        """The span without what stands before this place in it."""
        return replace(self, text=self.text[start:], italics=within(self.italics, start, len(self.text)))


@dataclass(frozen=True, slots=True)
class Line:
    """One line in one column.

    ``column`` counts the columns of a page in reading order, ``slot`` says which of them it is: 0 of one, 1 left,
    2 right, 3 across. ``left`` and ``right`` are the edges of the column.
    """

    spans: tuple[Span, ...]
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    page: int
    column: int = 0
    slot: int = 0
    left: float = 0.0
    right: float = 0.0

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def words(self) -> str:
        """The text without raised signs, by which it is told whether a sentence ends."""
        return "".join(span.text for span in self.spans if not span.raised).rstrip()


def page_lines(pages: Sequence[Page]) -> list[list[Line]]:
    """The lines of each page in reading order; columns are numbered within the page, their edges not yet known."""
    parts = [_parts(page, number) for number, page in enumerate(pages, start=1)]
    gaps = [_gap(segments, page.width) for segments, page in zip(parts, pages, strict=True)]
    found = [gap for gap in gaps if gap is not None]
    usual = median(found) if found else None
    gaps = [_gap_as_before(segments, usual) if gap is None else gap for segments, gap in zip(parts, gaps, strict=True)]
    return [
        _joined(segments) if gap is None else list(_by_columns(segments, gap))
        for segments, gap in zip(parts, gaps, strict=True)
    ]


def _parts(page: Page, number: int) -> list[Line]:
    """The pieces of lines of a page that wide gaps part."""
    lines = (_line(runs, number) for runs in _segments(_baselines(page.runs)))
    return [line for line in lines if line.text.strip()]


def with_edges(lines: Sequence[Line]) -> list[Line]:
    """The lines with the edges of their columns: the places where most of its lines begin, and where the widest end."""
    starts: dict[tuple[int, int], Counter[int]] = {}
    ends: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        starts.setdefault(_side(line), Counter())[round(line.x0)] += 1
        ends.setdefault(_side(line), []).append(line.x1)
    left = {side: _commonest(counts) for side, counts in starts.items()}
    right = {side: sorted(values)[int(0.9 * (len(values) - 1))] for side, values in ends.items()}
    return [replace(line, left=left[_side(line)], right=right[_side(line)]) for line in lines]


def _side(line: Line) -> tuple[int, int]:
    """Left and right pages have other margins."""
    return line.page % 2, line.slot


def _commonest(starts: Counter[int]) -> float:
    return min(starts, key=lambda x: (-starts[x] - starts[x - 1] - starts[x + 1], x))


def _baselines(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs of each baseline from left to right, raised signs with the words that they touch."""
    rows: list[list[Run]] = []
    at: dict[int, list[list[Run]]] = {}  # the rows by the stretches of height that they touch
    beside: dict[tuple[int, int], list[tuple[Run, list[Run]]]] = {}  # runs with their rows, by place
    for run in sorted(runs, key=lambda run: (-run.size, run.y)):
        stretch = int(run.y / _STRETCH)
        row = _touched(run, beside) or next((row for row in at.get(stretch, ()) if _on_line(row[0], run)), None)
        if row is None:
            row = []
            rows.append(row)
            reach = min(run.size, _TALLEST)
            for each in range(int((run.y - reach) / _STRETCH), int((run.y + reach) / _STRETCH) + 1):
                at.setdefault(each, []).append(row)
        row.append(run)
        for x in {int(run.x0 / _STRETCH), int(run.x1 / _STRETCH)}:
            beside.setdefault((stretch, x), []).append((run, row))
    rows.sort(key=lambda row: row[0].y)
    return [sorted(row, key=lambda run: run.x0) for row in rows]


def _on_line(main: Run, run: Run) -> bool:
    """Whether a run stands on the baseline of a row; much smaller type must stand on it exactly."""
    near = _SAME_LINE * run.size if run.size > _RAISED * main.size else 0.1 * main.size
    return abs(main.y - run.y) <= near


def _touched(run: Run, beside: Mapping[tuple[int, int], list[tuple[Run, list[Run]]]]) -> list[Run] | None:
    """The row of the words that a raised (or lowered) run touches, if it is one."""
    best: tuple[float, list[Run]] | None = None
    for stretch in range(int(run.y / _STRETCH) - 1, int(run.y / _STRETCH) + 2):
        for x in range(int(run.x0 / _STRETCH) - 1, int(run.x1 / _STRETCH) + 2):
            for other, row in beside.get((stretch, x), ())[:_MOST_NEAR]:
                gap = max(other.x0 - run.x1, run.x0 - other.x1, 0.0)
                lift = other.y - run.y
                raised = run.size <= _RAISED * other.size and -0.3 * other.size <= lift <= _HIGHEST * other.size
                if raised and gap <= _TOUCHING * other.size and (best is None or gap < best[0]):
                    best = gap, row
    return best[1] if best else None


def _segments(rows: Iterable[Sequence[Run]]) -> Iterator[list[Run]]:
    """The rows parted where a gap is too wide for one between words."""
    for row in rows:
        segment: list[Run] = []
        for run in row:
            if segment and run.x0 - max(each.x1 for each in segment[-3:]) > _SEGMENT_GAP * max(
                run.size, segment[-1].size
            ):
                yield segment
                segment = []
            segment.append(run)
        yield segment


def _line(runs: Sequence[Run], page: int) -> Line:
    sizes: Counter[float] = Counter()
    bold = letters = 0
    for run in runs:
        sizes[run.size] += len(run.text)
        letters += len(run.text)
        bold += len(run.text) if run.bold else 0
    size = max(sizes, key=lambda size: (sizes[size], size))
    base = median(run.y for run in runs if run.size == size)
    spans: list[Span] = []
    for index, run in enumerate(runs):
        raised = run.size <= _RAISED * size and _LIFTED * size <= base - run.y <= _HIGHEST * size
        text = run.text.lstrip() if index == 0 else run.text
        gap = index > 0 and run.x0 - runs[index - 1].x1 > _WORD_GAP * size
        if gap and not raised and not text.startswith(" ") and not spans[-1].text.endswith(" "):
            text = f" {text}"
        by = len(text) - len(run.text)
        italics = within(moved(run.italics, by), 0, len(text)) if run.italics else ()
        if spans and spans[-1].raised == raised:
            more = moved(italics, len(spans[-1].text))
            spans[-1] = Span(spans[-1].text + text, raised, (*spans[-1].italics, *more))
        else:
            spans.append(Span(text, raised, italics))
    return Line(tuple(spans), runs[0].x0, max(run.x1 for run in runs), base, size, 2 * bold > letters, page)


def _gap(segments: Sequence[Line], width: float) -> float | None:
    """Where the middle of the gap between two columns is; None on a page of one."""
    best, places = 0, list[float]()
    place = _MIDDLE[0] * width
    while place <= _MIDDLE[1] * width:
        left = sum(line.x1 <= place for line in segments)
        right = sum(line.x0 >= place for line in segments)
        crossing = len(segments) - left - right
        score = min(left, right) - crossing
        if min(left, right) >= _COLUMN_LINES and crossing <= _CROSSING_SHARE * len(segments) and score >= max(best, 1):
            places = [*(places if score == best else ()), place]
            best = score
        place += _STEP
    return median(places) if places else None


def _gap_as_before(segments: Sequence[Line], usual: float | None) -> float | None:
    """The gap of other pages, if little crosses it on this one: on the last, a column may have a line or two."""
    if usual is None or not any(line.x0 >= usual for line in segments):
        return None
    crossing = sum(line.x0 < usual < line.x1 for line in segments)
    return usual if crossing <= _CROSSING_SHARE * len(segments) else None


def _by_columns(segments: Sequence[Line], gap: float) -> Iterator[Line]:
    """Left column, then right, between each two lines that cross the gap."""
    sides: tuple[list[Line], list[Line]] = ([], [])
    column = 0
    across: Line | None = None
    lines = _joined(segments, gap)
    for number, line in enumerate(lines):
        if _side_of(line, gap) == 0 or (across and _ends(across, line, lines[number + 1 : number + 2])):
            if across is None:
                yield from _emptied(sides, column)
                column += 2
            yield replace(line, column=column, slot=3)
            across = line
        else:
            column += across is not None
            across = None
            sides[line.x0 >= gap].append(line)
    yield from _emptied(sides, column)


def _ends(across: Line, line: Line, following: Sequence[Line]) -> bool:
    """Whether a short line is the last of a title or an abstract that stands across the columns above it."""
    alike = abs(line.size - across.size) <= 0.03 * across.size and line.bold == across.bold
    alone = all(abs(other.y - line.y) > _SAME_LINE * line.size for other in following)
    return alike and alone and line.y - across.y < _NEXT_LINE * line.size


def _emptied(sides: tuple[list[Line], list[Line]], column: int) -> Iterator[Line]:
    for number, side in enumerate(sides):
        yield from (replace(line, column=column + number, slot=number + 1) for line in side)
        side.clear()


def _joined(segments: Sequence[Line], gap: float | None = None) -> list[Line]:
    """The segments with those of one baseline put together again, save across the gap between columns."""
    lines: list[Line] = []
    latest: dict[int, int] = {}  # where the last line of each side of the gap is
    for segment in sorted(segments, key=lambda line: (line.y, line.x0)):
        side = _side_of(segment, gap)
        at = latest.get(side)
        last = lines[at] if at is not None else None
        if at is None or last is None or abs(last.y - segment.y) > _SAME_LINE * min(last.size, segment.size):
            latest[side] = len(lines)
            lines.append(segment)
        else:
            first, second = sorted((last, segment), key=lambda line: line.x0)
            main = max(last, segment, key=lambda line: len(line.text))
            spans = (*first.spans, Span(" "), *second.spans)
            lines[at] = replace(main, spans=spans, x0=first.x0, x1=max(last.x1, segment.x1))
    return lines


def _side_of(line: Line, gap: float | None) -> int:
    if gap is None:
        return 0
    return 0 if line.x0 < gap < line.x1 else 1 if line.x0 < gap else 2

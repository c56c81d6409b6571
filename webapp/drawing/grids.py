"""Charts of many lines: small bars over time for each of several things, and a matrix of what stands together.

The names stand beside the drawing as a list, whose lines are as high as those of the drawing (``LINE`` letters), so
that both stay legible at any width.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import sqrt
from typing import Final, NamedTuple

from markupsafe import Markup

from webapp.drawing.charts import ACROSS, PLOT, Mark, Scale, Tick, height

LINE: Final = 2
"""The height of a line in letters."""
ROOM: Final = 85
"""The share of a line, in hundredths, that its highest bar takes."""
FEWER: Final = 5
"""Of the words above a matrix each fifth stays where there is no room for all."""
LEAST_SIDE: Final = 2
"""The side of the smallest square of a matrix, of the ten of a cell."""


class Cell(NamedTuple):
    """What stands for ``number`` things in a line and a column of a matrix, both counted from 0."""

    line: int
    column: int
    number: int
    text: str
    href: str


def strips(
    lines: Sequence[Sequence[Mark]], scale: Scale, ticks: Iterable[Tick], *, name: str, title: str, summary: str
) -> Markup:
    """Bars over one time axis, a line for each series; each line has a scale of its own."""
    bars = "".join([_strip(line, place, scale.start) for place, line in enumerate(lines)])
    wide, high = ACROSS * max(1, scale.end - scale.start), PLOT * max(1, len(lines))
    rules = "".join([f'<path class="line" d="M0 {PLOT * (place + 1)}h{wide}"/>' for place in range(len(lines))])
    return _grid("strips", rules + bars, (wide, high), len(lines), _heads(ticks, scale), name, title, summary)


def matrix(cells: Sequence[Cell], size: int, heads: Sequence[str], *, name: str, title: str, summary: str) -> Markup:
    """Squares whose area is in proportion to how often two things stand together; ``size`` lines and columns."""
    highest = max((cell.number for cell in cells), default=0)
    squares = "".join([_square(cell, highest) for cell in cells if cell.number])
    wide = ACROSS * max(1, size)
    rules = "".join([f'<path class="line" d="M0 {ACROSS * (place + 1)}h{wide}"/>' for place in range(size)])
    scale = Scale(0, max(1, size))
    words = "".join(
        [
            _head(text, scale.share(place + 0.5), "head" if place % FEWER == FEWER - 1 else "head minor")
            for place, text in enumerate(heads)
        ]
    )
    return _grid("matrix", rules + squares, (wide, wide), size, words, name, title, summary)


def side(number: int, highest: int) -> int:
    """The side of a square, of the ten of a cell: its area is in proportion, and it is seen when it is there."""
    return max(LEAST_SIDE, round((ACROSS - 1) * sqrt(number / highest))) if number > 0 else 0


def _strip(line: Sequence[Mark], place: int, origin: int) -> str:
    highest = max((mark.number for mark in line), default=0)
    top, foot = PLOT * place, PLOT * (place + 1)
    found = []
    for start, end, number, text, href, _ in line:
        if number:
            left, wide, tall = ACROSS * (start - origin), end - start, height(number, highest) * ROOM // 100
            found.append(
                f'<a href="{escape(href)}"><title>{escape(text)}</title>'
                f'<path d="M{left} {top}h{ACROSS * wide}v{PLOT}H{left}z"/>'
                f'<path d="M{left + wide} {foot}h{(ACROSS - 2) * wide}v-{max(1, tall)}H{left + wide}z"/></a>'
            )
    return "".join(found)


def _square(cell: Cell, highest: int) -> str:
    line, column, number, text, href = cell
    left, top, wide = ACROSS * column, ACROSS * line, side(number, highest)
    inset = (ACROSS - wide) / 2
    return (
        f'<a href="{escape(href)}"><title>{escape(text)}</title>'
        f'<path d="M{left} {top}h{ACROSS}v{ACROSS}H{left}z"/>'
        f'<path d="M{left + inset:g} {top + inset:g}h{wide}v{wide}h-{wide}z"/></a>'
    )


def _heads(ticks: Iterable[Tick], scale: Scale) -> str:
    return "".join([_head(tick.text, scale.share(tick.at), "tick") for tick in ticks])


def _head(text: str, x: str, style: str) -> str:
    return f'<text class="{style}" x="{x}" y="1em">{escape(text)}</text>'


def _grid(
    kind: str, marks: str, box: tuple[int, int], lines: int, words: str, name: str, title: str, summary: str
) -> Markup:
    return Markup(  # noqa: S704 - every text in it is escaped here or where its piece is made
        f'<svg class="chart grid {kind}" role="group" aria-labelledby="{name}-title" aria-describedby="{name}-desc" '
        f'height="{LINE * lines + LINE}em">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(summary)}</desc>{words}'
        f'<svg class="plot" y="{LINE}em" height="{LINE * lines}em" viewBox="0 0 {box[0]} {box[1]}" '
        f'preserveAspectRatio="none">{marks}</svg></svg>'
    )

"""Charts as SVG that the server writes: every mark is a link, every figure stands in a table beside it.

A chart is as wide as its place. Its texts keep their size, for only the plot is stretched: a drawing of its own with a
``viewBox`` in which ``ACROSS`` units across are one unit of the scale (a year, say), and ``PLOT`` units down are its
height. How marks look is the style sheet's business. All is whole numbers, put together as text: a page has hundreds of
marks, and none of them may cost it more than some microseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import chain
from typing import Final, NamedTuple

from markupsafe import Markup

ACROSS: Final = 10
PLOT: Final = 100
LEAST: Final = 2
"""The height of the smallest mark: a count of one is seen beside one of thousands."""
TICKS: Final = 7
"""At most so many words under an axis: what fits beside one another in a narrow column."""
STEPS: Final = (10, 20, 50, 100, 200, 500, 1000, 2000)
"""Years from one tick to the next."""


class Mark(NamedTuple):
    """What stands for ``number`` things over the stretch from ``start`` up to, not including, ``end``.

    ``text`` says it in words; ``href`` leads to what it stands for; ``state`` is a class of the style sheet.
    """

    start: int
    end: int
    number: int
    text: str
    href: str
    state: str = ""


class Tick(NamedTuple):
    """A word under the axis, which may be a link."""

    at: int
    text: str
    href: str = ""
    title: str = ""


class Scale(NamedTuple):
    """An axis from ``start`` up to, not including, ``end``."""

    start: int
    end: int

    def share(self, at: float) -> str:
        """How far along the axis a place lies, in per cent."""
        return f"{100 * (at - self.start) / max(1, self.end - self.start):.4g}%"


def columns(
    marks: Sequence[Mark],
    scale: Scale,
    ticks: Iterable[Tick],
    *,
    name: str,
    title: str,
    summary: str,
    top: str = "",
    high: int = 5,
) -> Markup:
    """One series of upright bars on a time axis, gaps to scale. ``top`` says how much the highest bar stands for.

    The plot is ``high`` letters high. ``name`` begins the ids of its parts, and must be the only one of its kind on a
    page.
    """
    highest = max((mark.number for mark in marks), default=0)
    bars = "".join([_column(mark, scale.start, highest) for mark in marks if mark.number])
    state = " has-chosen" if any(mark.state for mark in marks) else ""
    return Markup(  # noqa: S704 - every text in it is escaped here or where its piece is made
        f'<svg class="chart bars{state}" role="group" aria-labelledby="{name}-title" aria-describedby="{name}-desc" '
        f'data-first="{scale.start}" data-last="{scale.end - 1}" height="{high + 3.4}em">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(summary)}</desc>'
        f'<text class="top" y="1em" aria-hidden="true">{escape(top)}</text>'
        f"{_plot(bars, scale, high)}{_axis(ticks, scale, f'{high + 3}em')}</svg>"
    )


def mirrored(
    series: tuple[Sequence[Mark], Sequence[Mark]],
    scale: Scale,
    ticks: Iterable[Tick],
    *,
    name: str,
    title: str,
    summary: str,
    labels: tuple[str, str],
) -> Markup:
    """Two series back to back on one time axis and one scale: the first above the line, the second below it."""
    highest = max((mark.number for mark in chain(*series)), default=0)
    bars = "".join(
        [_column(mark, scale.start, highest) for mark in series[0] if mark.number]
        + [_hanging(mark, scale.start, highest) for mark in series[1] if mark.number]
    )
    wide = ACROSS * max(1, scale.end - scale.start)
    return Markup(  # noqa: S704 - every text in it is escaped here or where its piece is made
        f'<svg class="chart mirrored" role="group" aria-labelledby="{name}-title" aria-describedby="{name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(summary)}</desc>'
        f'<text class="top" y="1em" aria-hidden="true">{escape(labels[0])}</text>'
        f'<svg class="plot" y="1.5em" height="14em" viewBox="0 0 {wide} {2 * PLOT}" preserveAspectRatio="none">'
        f'{bars}<path class="line" d="M0 {PLOT}h{wide}"/></svg>'
        f'<text class="top" y="16.5em" aria-hidden="true">{escape(labels[1])}</text>'
        f"{_axis(ticks, scale, '18.2em')}</svg>"
    )


def height(number: int, highest: int) -> int:
    """How high in a plot a mark for ``number`` stands where ``highest`` fills it: in proportion, seen when there."""
    return max(LEAST, round(PLOT * number / highest)) if number > 0 else 0


def tick_step(scale: Scale) -> int:
    """Years from tick to tick, so that there are at most ``TICKS``."""
    return next((step for step in STEPS if (scale.end - scale.start) / step <= TICKS), STEPS[-1])


def tick_places(scale: Scale) -> range:
    """The years under which ticks stand: multiples of the step."""
    step = tick_step(scale)
    return range(-(-scale.start // step) * step, scale.end, step)


def _column(mark: Mark, origin: int, highest: int) -> str:
    """A link over the whole height, to be met more easily, and the bar in it, a tenth narrower on each side."""
    start, end, number, text, href, state = mark
    wide = end - start
    left, tall = ACROSS * (start - origin), height(number, highest)
    classes = f' class="{state}"' if state else ""
    return (
        f'<a href="{escape(href)}"{classes}><title>{escape(text)}</title>'
        f'<path d="M{left} 0h{ACROSS * wide}v{PLOT}H{left}z"/>'
        f'<path d="M{left + wide} {PLOT}h{(ACROSS - 2) * wide}v-{tall}H{left + wide}z"/></a>'
    )


def _hanging(mark: Mark, origin: int, highest: int) -> str:
    """As ``_column``, from the line of a mirrored chart downwards."""
    start, end, number, text, href, _ = mark
    wide, left = end - start, ACROSS * (start - origin)
    return (
        f'<a href="{escape(href)}" class="second"><title>{escape(text)}</title>'
        f'<path d="M{left} {PLOT}h{ACROSS * wide}v{PLOT}H{left}z"/>'
        f'<path d="M{left + wide} {PLOT}h{(ACROSS - 2) * wide}v{height(number, highest)}H{left + wide}z"/></a>'
    )


def _plot(marks: str, scale: Scale, high: int) -> str:
    box = f"0 0 {ACROSS * max(1, scale.end - scale.start)} {PLOT}"
    return f'<svg class="plot" y="1.4em" height="{high}em" viewBox="{box}" preserveAspectRatio="none">{marks}</svg>'


def _axis(ticks: Iterable[Tick], scale: Scale, y: str) -> str:
    return "".join([_tick(tick, scale.share(tick.at), y) for tick in ticks])


def _tick(tick: Tick, x: str, y: str) -> str:
    text = f'<text class="tick" x="{x}" y="{y}">{escape(tick.text)}</text>'
    if not tick.href:
        return text
    return f'<a href="{escape(tick.href)}"><title>{escape(tick.title or tick.text)}</title>{text}</a>'

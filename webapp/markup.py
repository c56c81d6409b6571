"""Plain text as HTML that is safe by construction: every piece of it is escaped here, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_OPEN, _CLOSE = Markup("<mark>"), Markup("</mark>")


@dataclass(frozen=True, slots=True)
class Span:
    """An element round ``text[start:end]``.

    Where other elements cut it, each later piece begins with ``again``: the opening tag without what may stand only
    once on a page, such as an id.
    """

    start: int
    end: int
    open: Markup
    close: Markup
    again: Markup


Insert = tuple[int, Markup]
"""HTML that stands before the character at an offset."""


def marked(text: str, marks: Iterable[tuple[int, int]] = (), inserts: Sequence[Insert] = ()) -> Markup:
    """``text`` with the code-point ranges ``marks`` in ``<mark>`` and each of ``inserts`` at its offset.

    Marks may overlap, touch or reach beyond the text; inserts at one offset keep their order. Without its tags and
    inserts the result is the escaped text, whatever the ranges.
    """
    spans = [Span(start, end, _OPEN, _CLOSE, _OPEN) for start, end in _merged(marks, len(text))]
    return woven(text, [spans], inserts)


def woven(text: str, layers: Sequence[Sequence[Span]], inserts: Sequence[Insert] = (), *, within: int = 0) -> Markup:
    """``text`` with the elements of ``layers``, those of the first outermost, and ``inserts`` at their offsets.

    Elements are closed and opened again where they would cross, so that they always nest. Of two spans of one layer
    that share a character the later is left out. An insert stands inside the spans of the first ``within`` layers, at
    the end of one rather than at the beginning of the next, and outside all others.
    """
    chosen = [list(_apart(layer, len(text))) for layer in layers]
    placed = sorted(((min(max(at, 0), len(text)), html) for at, html in inserts), key=lambda pair: pair[0])
    edges = (edge for layer in chosen for span in layer for edge in (span.start, span.end))
    cuts = sorted({0, len(text), *edges, *(at for at, _ in placed)})
    around = [_cover(layer, cuts) for layer in chosen]
    before: dict[int, list[Markup]] = {}
    for at, html in placed:
        before.setdefault(at, []).append(html)
    return Markup().join(_written(_pieces(text, cuts, around, before, within)))


_Covers = list[Span | None]
"""For each cut the span of a layer that covers what follows, if one does."""
_Piece = tuple[list[Span], Markup]
"""Text or an insert, and the elements that it stands in, outermost first."""


def _pieces(
    text: str, cuts: Sequence[int], around: Sequence[_Covers], before: dict[int, list[Markup]], within: int
) -> Iterator[_Piece]:
    for number, (at, end) in enumerate(zip(cuts, [*cuts[1:], len(text)], strict=True)):
        for html in before.get(at, ()):
            ended = [layer[number - 1] if number else None for layer in around[:within]]
            inside = [last or layer[number] for last, layer in zip(ended, around, strict=False)]
            yield [span for span in inside if span], html
        if at < end:
            yield [span for layer in around if (span := layer[number])], escape(text[at:end])


def _written(pieces: Iterable[_Piece]) -> Iterator[Markup]:
    """The pieces with the tags between them: as few as will do."""
    opened: list[Span] = []
    seen: set[int] = set()
    for inside, html in (*pieces, ([], Markup())):
        shared = 0
        while shared < min(len(opened), len(inside)) and opened[shared] is inside[shared]:
            shared += 1
        for span in reversed(opened[shared:]):
            yield span.close
        for span in inside[shared:]:
            yield span.again if id(span) in seen else span.open
            seen.add(id(span))
        opened = inside
        yield html


def _apart(layer: Iterable[Span], length: int) -> Iterator[Span]:
    """The spans that lie within the text and share no character with one before them."""
    last = 0
    for span in sorted(layer, key=lambda one: (one.start, -one.end)):
        if last <= span.start < span.end <= length:
            yield span
            last = span.end


def _cover(layer: Sequence[Span], cuts: Sequence[int]) -> _Covers:
    """The span that covers the text from each cut to the next, and none after the last."""
    found: _Covers = []
    waiting = iter(layer)
    span = next(waiting, None)
    for at in cuts:
        while span and span.end <= at:
            span = next(waiting, None)
        found.append(span if span and span.start <= at else None)
    return found


def web_address(source: str | None) -> str | None:
    """``source`` if a browser may follow it: http and https only."""
    try:
        parts = urlsplit(source or "")
    except ValueError:
        return None
    return source if parts.scheme in {"http", "https"} and parts.netloc else None


def snippet(html: str) -> Markup:
    """An engine's snippet for a page: trusted when ``<mark>`` is its only markup, escaped whole when it is not."""
    rest = html.replace("<mark>", "").replace("</mark>", "")
    if "<" in rest or ">" in rest or html.count("<mark>") != html.count("</mark>"):
        return escape(html)
    return Markup(html)  # noqa: S704 - checked above: no other tag can be in it


def _merged(ranges: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The same places as ranges that are in order, apart, not empty and within the text."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((max(s, 0), min(e, length)) for s, e in ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        elif start < end:
            merged.append((start, end))
    return merged

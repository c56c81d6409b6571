"""Plain text as HTML that is safe by construction: every piece of it is escaped here, once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

_MARK = Markup("<mark>{}</mark>")


def marked(text: str, marks: Iterable[tuple[int, int]] = (), inserts: Sequence[tuple[int, Markup]] = ()) -> Markup:
    """``text`` with the code-point ranges ``marks`` in ``<mark>`` and each of ``inserts`` at its offset.

    Marks may overlap, touch or reach beyond the text; inserts at one offset keep their order. Without its tags and
    inserts the result is the escaped text, whatever the ranges.
    """
    ranges = _merged(marks, len(text))
    placed = sorted(((min(max(at, 0), len(text)), html) for at, html in inserts), key=lambda pair: pair[0])
    cuts = sorted({0, len(text), *(edge for pair in ranges for edge in pair), *(at for at, _ in placed)})
    starts = {at for first, last in ranges for at in cuts if first <= at < last}
    pieces: list[Markup] = []
    waiting = iter([*placed, (len(text) + 1, Markup())])
    offset, html = next(waiting)
    for at, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        while offset <= at:
            pieces.append(html)
            offset, html = next(waiting)
        if at < end:
            pieces.append(_MARK.format(text[at:end]) if at in starts else escape(text[at:end]))
    return Markup().join(pieces)


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

"""Pictures of pages: kept small, compared with room for what no eye sees, and their difference drawn."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

COLOURS = 128
"""To how many colours an approved picture is reduced: a page of text needs few, and the file is some 50 kB."""
FAINT = 48
"""How far a pixel may be off in its worst channel, of 255. Measured on our pages: drawn twice they are the same to the
last bit, and reduction to ``COLOURS`` puts no pixel off by more than 41."""
DOTS = 40
"""How many pixels may be off by more than that. One letter for another, the least that a reader sees, is 58 or more."""
CELL = 24
"""Differences are told and drawn in squares of so many pixels, joined where they touch."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two pictures differ: the share of pixels (0 to 1) and boxes (left, top, right, bottom) in pixels."""

    share: float
    boxes: tuple[tuple[int, int, int, int], ...]

    def __str__(self) -> str:
        areas = "; ".join(f"x {x0}–{x1}, y {y0}–{y1}" for x0, y0, x1, y1 in self.boxes)
        return f"{self.share:.2%} of the picture differs: {areas}"


def opened(png: bytes | Path) -> Image.Image:
    """A picture in plain RGB."""
    return Image.open(BytesIO(png) if isinstance(png, bytes) else png).convert("RGB")


def save(picture: Image.Image, path: Path) -> None:
    """Write ``picture`` as it is kept: few colours, no dithering."""
    path.parent.mkdir(exist_ok=True)
    reduced = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    reduced.save(path, optimize=True)


def compare(approved: Image.Image, now: Image.Image) -> Difference | None:
    """How ``now`` differs from ``approved``; None when nobody would see it. Pictures of two sizes differ as a whole."""
    if approved.size != now.size:
        return Difference(1.0, ((0, 0, *now.size),))
    off = _off(approved, now)
    dots = off.histogram()[255]
    return Difference(dots / (off.width * off.height), _boxes(off)) if dots > DOTS else None


def drawn(approved: Image.Image, now: Image.Image, difference: Difference) -> Image.Image:
    """Three pictures side by side: what was approved, what is there now, and that again, pale, with red boxes."""
    pale = Image.blend(now, Image.new("RGB", now.size, "white"), 0.6)
    if approved.size == now.size:
        pale.paste((200, 0, 0), mask=_off(approved, now))
    draw = ImageDraw.Draw(pale)
    for box in difference.boxes:
        draw.rectangle(box, outline=(200, 0, 0), width=2)
    gap = 12
    parts = (approved, now, pale)
    size = (sum(part.width for part in parts) + gap * 2, max(part.height for part in parts))
    sheet, left = Image.new("RGB", size, (120, 120, 120)), 0
    for part in parts:
        sheet.paste(part, (left, 0))
        left += part.width + gap
    return sheet


def _off(one: Image.Image, other: Image.Image) -> Image.Image:
    """255 where the two differ by more than ``FAINT`` in a channel, else 0."""
    red, green, blue = ImageChops.difference(one, other).split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return worst.point([0] * (FAINT + 1) + [255] * (255 - FAINT))


def _boxes(off: Image.Image) -> tuple[tuple[int, int, int, int], ...]:
    """The squares with a difference, joined where they touch, from the top down."""
    found: list[tuple[int, int, int, int]] = []
    for top in range(0, off.height, CELL):
        for left in range(0, off.width, CELL):
            box = (left, top, min(left + CELL, off.width), min(top + CELL, off.height))
            if off.crop(box).getbbox():
                found = _joined(found, box)
    return tuple(sorted(found, key=lambda box: (box[1], box[0])))


def _joined(boxes: list[tuple[int, int, int, int]], box: tuple[int, int, int, int]) -> list[tuple[int, int, int, int]]:
    """``boxes`` with ``box``, which has swallowed all that it touches."""
    touching = [b for b in boxes if b[0] <= box[2] and box[0] <= b[2] and b[1] <= box[3] and box[1] <= b[3]]
    if not touching:
        return [*boxes, box]
    parts = [*touching, box]
    whole = (min(b[0] for b in parts), min(b[1] for b in parts), max(b[2] for b in parts), max(b[3] for b in parts))
    return _joined([b for b in boxes if b not in touching], whole)

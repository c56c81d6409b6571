"""The shape of a generated article: paragraphs and captions, then notes, and which paragraph calls which note."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from benchmarks.drawing import Dice
from indexer.model import Kind

# Deciles of the words drawn; with the names, dates and query words put in, a passage has 80 words on average.
_PARAGRAPH_WORDS = (22, 40, 51, 60, 67, 75, 84, 94, 109, 135, 195)
_NOTE_WORDS = (4, 9, 13, 16, 19, 22, 26, 31, 37, 48, 80)
_CAPTION_WORDS = (6, 10, 14, 18, 24)
_PARAGRAPHS, _NOTES = (20, 60), (0, 20)
_A_CAPTION_EVERY = 60  # paragraphs
_PARAGRAPHS_A_SECTION = 7
_LANGUAGES, _LANGUAGE_BOUNDS = ("en", "es", "ko"), (0.92, 0.98, 1.0)
_FOREIGN_NOTE = 0.06  # how many notes quote a source in Korean


@dataclass(frozen=True, slots=True)
class Layout:
    """The passages of an article before they have words, in reading order.

    ``lengths`` counts their words; ``starts`` are the places at which sections begin; ``calls`` names for a
    paragraph's place the places of its notes.
    """

    lang: str
    kinds: tuple[Kind, ...]
    langs: tuple[str, ...]
    lengths: tuple[int, ...]
    starts: tuple[int, ...]
    calls: dict[int, tuple[int, ...]]

    def section_of(self, place: int) -> int:
        """The number of the section in which a passage stands, -1 before the first and for notes."""
        if self.kinds[place] is Kind.FOOTNOTE:
            return -1
        return sum(start <= place for start in self.starts) - 1


def make_layout(dice: Dice, paragraphs: int | None = None, notes: int | None = None) -> Layout:
    """About 40 paragraphs and 10 notes, or as many as told (then without captions)."""
    told = paragraphs is not None
    paragraphs = dice.between(*_PARAGRAPHS) if paragraphs is None else paragraphs
    notes = dice.between(*_NOTES) if notes is None else notes
    captioned = dice.roll(paragraphs) * _A_CAPTION_EVERY < (0 if told else 1)
    body = [kind for has in captioned.tolist() for kind in ((Kind.CAPTION,) if has else ()) + (Kind.PARAGRAPH,)]
    kinds = (*body, *(Kind.FOOTNOTE,) * notes)
    lang = _LANGUAGES[int(np.searchsorted(_LANGUAGE_BOUNDS, dice.one(), side="right"))]
    foreign = dice.roll(len(kinds)) < _FOREIGN_NOTE
    langs = ["ko" if far and kind is Kind.FOOTNOTE else lang for far, kind in zip(foreign, kinds, strict=True)]
    starts = range(1, len(body), _PARAGRAPHS_A_SECTION)
    return Layout(lang, kinds, tuple(langs), _lengths(dice, kinds), tuple(starts), _calls(dice, kinds, notes))


def _lengths(dice: Dice, kinds: tuple[Kind, ...]) -> tuple[int, ...]:
    deciles = {Kind.PARAGRAPH: _PARAGRAPH_WORDS, Kind.FOOTNOTE: _NOTE_WORDS, Kind.CAPTION: _CAPTION_WORDS}
    rolled = dice.roll(len(kinds)).tolist()
    return tuple(_quantile(deciles[kind], at) for kind, at in zip(kinds, rolled, strict=True))


def _quantile(points: tuple[int, ...], at: float) -> int:
    """The length that a share ``at`` of all lengths stays below, between evenly spaced ``points``."""
    whole, part = divmod(at * (len(points) - 1), 1)
    low, high = points[int(whole)], points[int(whole) + 1]
    return int(low + (high - low) * part)


def _calls(dice: Dice, kinds: tuple[Kind, ...], notes: int) -> dict[int, tuple[int, ...]]:
    """Notes are called in their order, each by one paragraph."""
    paragraphs = [place for place, kind in enumerate(kinds) if kind is Kind.PARAGRAPH]
    steps = list(accumulate(dice.roll(notes + 1).tolist()))
    calls: dict[int, tuple[int, ...]] = {}
    for number, step in enumerate(steps[:-1]):
        place = paragraphs[int(step / steps[-1] * len(paragraphs))]
        calls[place] = (*calls.get(place, ()), len(kinds) - notes + number)
    return calls

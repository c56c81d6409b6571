"""Where in a text may a date stand? Round figures, and round the few words with which there may be one all the same.

Most of a text is plain prose. Only the windows round such seeds are read by the grammars, and in each window only with
the rules of which the window holds a word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from indexer.enrich.date_eras import REIGN_NAMES
from indexer.enrich.date_rules import HINTS, Hint, figures, without_case
from indexer.patterns import lazy
from indexer.quickly import quickly_made

Span = tuple[int, int]
_BEFORE, _AFTER = 90, 60  # no date with the words that decide on it reaches further from its seed
# Stretches of which one stands in every date without figures, as seen at a glance in a casefolded text.
_GLANCE = ("ties", "enta", "treinta", "veinte", "centur", "siglo", "s. x", "eighteen", "nineteen", "cientos",
           "천구백", "천팔백", *REIGN_NAMES)  # fmt: skip
_GLANCED = 1 << HINTS.add([Hint(marks=_GLANCE)])
_WORDS = (
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ties|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|"
    r"centur|siglos?\b|s\.\sx|eighteen|nineteen|mil\s(?:ocho|nove)cientos|천구백|천팔백|"
    rf"(?:{'|'.join(REIGN_NAMES)})(?=\s?\d[년年\s(])"
)
_LOWER_WORDS, _ANY_WORDS = lazy(_WORDS), lazy(_WORDS, re.IGNORECASE)


@quickly_made
@dataclass(frozen=True, slots=True)
class Window:
    """``text[start:end]``, whole words of it, with the bits of the ``HINTS`` that it gives.

    ``figures`` are where the runs of figures in it begin.
    """

    text: str
    start: int
    end: int
    hints: int
    figures: Sequence[int]


def windows(text: str) -> Iterator[Window]:
    """The windows of a text, in order, none overlapping; in time linear in the text."""
    runs = figures(text)
    seeds: Iterable[Span] = [(start, end) for start, end in runs if end - start > 1]
    folded = without_case(text)
    marks = HINTS.marks_in(folded)
    if any(bits & _GLANCED for bits, _, _ in marks):
        words = _LOWER_WORDS.finditer(folded) if len(folded) == len(text) else _ANY_WORDS.finditer(text)
        seeds = sorted((*seeds, *(found.span() for found in words)))
    aligned = len(folded) == len(text) and "\u0307" not in text  # that an i loses
    for start, end in _merged(text, seeds):
        if aligned:
            hints = HINTS.words_in(folded[start:end]) | _given(marks, start, end)
        else:
            part = without_case(text[start:end])
            hints = HINTS.words_in(part) | _given(HINTS.marks_in(part), 0, len(part))
        inside = [first for first, _ in runs if start <= first < end]
        yield Window(text, start, end, hints, inside)


def _given(marks: Sequence[tuple[int, int, int]], start: int, end: int) -> int:
    """The bits of the marks that lie within a stretch."""
    given = 0
    for bits, first, last in marks[bisect_right(marks, start, key=itemgetter(2)) :]:
        if last > end:
            break
        if first >= start:
            given |= bits
    return given


def _merged(text: str, seeds: Iterable[Span]) -> Iterator[Span]:
    start, end = -1, 0
    for first, last in seeds:
        right = last + _AFTER
        if start >= 0 and right <= end:
            continue
        left = first - _BEFORE
        # Windows that no space parts are one, so no text is looked through twice.
        left = text.rfind(" ", end, left) + 1 if left > end else 0
        if start < 0:
            start = left
        elif left > 0:
            yield start, end
            start = left
        right = text.find(" ", right)
        end = right if right >= 0 else len(text)
    if start >= 0:
        yield start, end

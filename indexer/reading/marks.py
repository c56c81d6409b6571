"""What a document itself says of a stretch of its text (this is a date, that a person), kept as offsets.

While text is gathered, a mark is two noncharacters around its stretch, as a call is a slot (see ``calls.py``); when the
text is whole they are taken out again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.folding import nfc
from indexer.model import Mark, MarkKind, RawCall
from indexer.reading.calls import Seed, cut

OPEN, CLOSE = "\ufdd2", "\ufdd3"
_ENDS = re.compile(f"[{OPEN}{CLOSE}]")
_PARTS = re.compile(f"([{OPEN}{CLOSE}])")
_SLOT = re.compile("\ufdd0\\d+\ufdd1")
_SLOTS = "(?:\ufdd0\\d+\ufdd1)+"
# White space and calls belong outside of a mark, so that its stretch begins and ends with a word.
_LEADING = re.compile(rf"({OPEN}+)(\s+|{_SLOTS})")
_TRAILING = re.compile(rf"(\s+|{_SLOTS})({CLOSE}+)")
_NESTED = 4  # marks within marks that each begin or end with white space; a deeper one keeps a space too many


@dataclass(frozen=True, slots=True)
class Said:
    """What a mark says: see ``Mark``."""

    kind: MarkKind
    value: str


def finish(text: str, seeds: Sequence[Seed], said: Sequence[Said]) -> tuple[str, tuple[RawCall, ...], tuple[Mark, ...]]:
    """The text with its slots and marks taken out, its calls, and its marks.

    ``said`` are the marks in the order in which they open; they are nested, never crossed.
    """
    text, said = _without_empty(text, said)
    if not said:
        return *cut(text, seeds), ()
    for _ in range(_NESTED):
        text = _TRAILING.sub(r"\2\1", _LEADING.sub(r"\2\1", text))
    marked, calls = cut(text, seeds)
    places = [match.start() for match in _ENDS.finditer(marked)]
    plain = _ENDS.sub("", marked)
    shift = _Shift(plain, places)
    marks = tuple(_marks(marked, said, shift))
    return shift.final, tuple(replace(call, offset=shift(call.offset)) for call in calls), marks


def _without_empty(text: str, said: Sequence[Said]) -> tuple[str, list[Said]]:
    """The text without marks around nothing, and what the others say."""
    parts = _PARTS.split(text)
    kept = dict(enumerate(said))
    waiting: list[tuple[int, int, bool]] = []  # part, mark, whether there is text in it
    marks = iter(range(len(said)))
    for number, part in enumerate(parts):
        if part == OPEN:
            waiting.append((number, next(marks), False))
        elif part == CLOSE and waiting:
            start, mark, full = waiting.pop()
            if not full:
                parts[start] = parts[number] = ""
                del kept[mark]
            elif waiting:
                waiting[-1] = (*waiting[-1][:2], True)
        elif waiting and _SLOT.sub("", part).strip():
            waiting[-1] = (*waiting[-1][:2], True)
    return "".join(parts), list(kept.values())


class _Shift:
    """Offsets in a text with the ends of marks in it → offsets in the text without them, in NFC."""

    def __init__(self, plain: str, places: Sequence[int]) -> None:
        self._plain, self._places = plain, places
        self.final = nfc(plain)

    def __call__(self, offset: int) -> int:
        before = offset - bisect_left(self._places, offset)
        return before if self.final == self._plain else min(len(nfc(self._plain[:before])), len(self.final))


def _marks(marked: str, said: Sequence[Said], shift: _Shift) -> list[Mark]:
    waiting: list[tuple[int, Said]] = []
    found = []
    opened = iter(said)
    for match in _ENDS.finditer(marked):
        if match[0] == OPEN:
            waiting.append((shift(match.start()), next(opened)))
        elif waiting:
            start, what = waiting.pop()
            end = shift(match.start())
            if start < end:
                found.append(Mark(start, end, what.kind, what.value))
    return sorted(found, key=lambda mark: (mark.start, -mark.end))

"""Where a document sets its text in italics: stretches while its text is put together, marks when it is whole.

Italics are told beside the text and never within it, so that nothing that reads the text reads it otherwise for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from indexer.folding import nfc
from indexer.model import Mark

Spans = tuple[tuple[int, int], ...]
"""Stretches of a text, in order, none of them within or across another."""

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # round the number of a slot, see ``calls.py``


def marks(text: str, final: str, spans: Spans) -> tuple[Mark, ...]:
    """The stretches of a gathered text as marks of the final one (see ``aligned``)."""
    return tuple(Mark(start, end, "emphasis") for start, end in aligned(text, final, spans)) if spans else ()


def aligned(text: str, final: str, spans: Spans) -> Spans:
    """The stretches of a text as stretches of what became of it: with single spaces, slots and signs taken out, in NFC.

    One that holds no letter of the final text is left out; those that nothing but white space parts are one.
    """
    if not spans or text == final:
        return _tidied(final, spans)
    composed = nfc(text) if nfc(final) == final else text
    if composed != text:
        spans = tuple((len(nfc(text[:start])), len(nfc(text[:end]))) for start, end in spans)
    places = _places(composed, final, [bound for span in spans for bound in span])
    return _tidied(final, [(places[start], places[end]) for start, end in spans])


def _places(text: str, final: str, bounds: Sequence[int]) -> dict[int, int]:
    """How many characters of the final text come from before each of these places; bounds are in order."""
    found: dict[int, int] = {}
    at = here = 0
    size = len(final)
    for bound in bounds:
        while at < bound and here < size:
            char = text[at]
            if char == _OPEN:
                at = text.index(_CLOSE, at) + 1
                continue
            if char == final[here] or (char.isspace() and final[here] == " "):
                here += 1
            at += 1
        found[bound] = here
    return found


def _tidied(text: str, spans: Iterable[tuple[int, int]]) -> Spans:
    """The stretches without white space at their ends, those put together that nothing else parts."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        last = first + len(text[first:end].rstrip())
        if first >= last:
            continue
        if found and not text[found[-1][1] : first].strip():
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return tuple(found)


def joined(texts: Iterable[tuple[str, Spans]]) -> tuple[str, Spans]:
    """Texts put together with spaces between them, the empty ones left out."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for text, italics in texts:
        if text:
            spans += moved(italics, at)
            parts.append(text)
            at += len(text) + 1
    return " ".join(parts), tuple(spans)


def moved(spans: Spans, by: int) -> Spans:
    """The stretches as they are when their text stands ``by`` characters further on."""
    return tuple((start + by, end + by) for start, end in spans)


def within(spans: Spans, start: int, end: int) -> Spans:
    """The stretches as they are in ``text[start:end]``."""
    return tuple(
        (max(first, start) - start, min(last, end) - start) for first, last in spans if first < end and start < last
    )


class Gathered:
    """The parts of a text that is being gathered, with the places between them where italics begin and end."""

    def __init__(self, *, italic: bool = False) -> None:
        self.parts: list[str] = []
        self.italic = italic
        self._bounds: list[int] = [0] if italic else []

    def turn(self, *, italic: bool) -> None:
        """What is gathered from here on is in italics, or isn't."""
        if italic != self.italic:
            self.italic = italic
            self._bounds.append(len(self.parts))

    def spans(self) -> Spans:
        """The stretches of ``"".join(parts)`` in italics."""
        if not self._bounds:
            return ()
        bounds = [*self._bounds, *([len(self.parts)] if self.italic else [])]
        lengths: list[int] = [0]
        for part in self.parts:
            lengths.append(lengths[-1] + len(part))
        places = [lengths[bound] for bound in bounds]
        return tuple((start, end) for start, end in list(pairwise(places))[::2] if start < end)

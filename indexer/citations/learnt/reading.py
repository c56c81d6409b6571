"""What a note cites by rules and labeller together.

Rules and labeller err in different places. So the labeller, which knows what rules have read, is asked where they are
likely to be at fault: where they left words that look like a citation, and where a citation lacks what one in full has.
``judging`` says whose word counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from indexer.citations.learnt.judging import judged
from indexer.citations.learnt.labeller import labeller
from indexer.citations.learnt.labels import Stretch
from indexer.citations.learnt.rules_said import Habits, Said
from indexer.citations.learnt.tokens import View
from indexer.citations.model import Citation, NoteCitations
from indexer.citations.notes.note import Note
from indexer.citations.parse import as_written, remarks
from indexer.citations.sources.undated import is_year_of_talk
from indexer.enrich.date_rules import figures
from indexer.patterns import lazy

WINDOW: Final = 10
DENSE: Final = 4
"""Talk of which no ``WINDOW`` words have so many signs and numbers cites nothing: prose has two or three, and to label
a note takes longer than to read it by rules."""
_LEAST: Final = 2
"""Nor does a text, however short, that has fewer."""
UNKNOWN: Final = 0.2
"""An article of which so many notes are asked about cites in ways that rules don't know: it is asked about all."""
_UNSIGNED: Final = frozenset({"newspaper", "archival"})
_SIGN = lazy(r"[^\w\s'’]")


def with_learnt(cited: Sequence[NoteCitations], as_read: Sequence[Note]) -> list[NoteCitations]:
    """What the notes of an article cite by rules and labeller; ``as_read`` are the notes as rules have read them."""
    asked = [_is_asked(note, read) for note, read in zip(cited, as_read, strict=True)]
    if not any(asked):
        return list(cited)
    if sum(asked) >= UNKNOWN * len(asked):
        asked = [True] * len(asked)
    said = [Said(View(read), note.citations) for note, read in zip(cited, as_read, strict=True)]
    numbers = [number for number, is_asked in enumerate(asked) if is_asked]
    asked_about = [said[number] for number in numbers]
    seen = labeller().stretches(asked_about, Habits(said, asked_about))
    told = dict(zip(numbers, seen, strict=True))
    return [
        _judged(note, read, told[number]) if number in told else note
        for number, (note, read) in enumerate(zip(cited, as_read, strict=True))
    ]


def _is_asked(cited: NoteCitations, read: Note) -> bool:
    talk = remarks(read.text, cited.citations)
    return any(_may_cite(read.text[start : end + 1]) for start, end in talk) or any(map(_is_wanting, cited.citations))


def _judged(cited: NoteCitations, note: Note, seen: Sequence[Stretch]) -> NoteCitations:
    found = judged(note, cited.citations, seen)
    known = set(cited.citations)
    if known == set(found):
        return cited
    return replace(cited, citations=tuple(one if one in known else as_written(one, note, cited.text) for one in found))


def _is_wanting(one: Citation) -> bool:
    """Whether a citation in full lacks what such a one has: a title, a date, who published or keeps it, an author."""
    if one.form != "full":
        return False
    named = {field.name for field in one.fields}
    if not ({"title", "date"} <= named and named & {"container", "publisher", "archive", "place"}):
        return True
    return "author" not in named and one.kind not in _UNSIGNED


def _may_cite(text: str) -> bool:
    """Whether signs and numbers stand as close together somewhere in a text as they do in citations.

    No sign is a year of talk, with which prose tells when something was (``undated``).
    """
    signs = [found.start() for found in _SIGN.finditer(text)]
    numbers = [start for start, _ in figures(text) if not is_year_of_talk(text, start, 0, len(text))]
    signs = sorted((*signs, *numbers))
    if len(signs) >= DENSE:
        first_and_last = zip(signs, signs[DENSE - 1 :], strict=False)
        return any(_are_close(text, first, last + 1) for first, last in first_and_last)
    words = len(text.split()) if len(signs) >= _LEAST else WINDOW + 1
    return words <= WINDOW and len(signs) >= DENSE * words / WINDOW


def _are_close(text: str, start: int, end: int) -> bool:
    """Whether a stretch has no more than ``WINDOW`` words, which mostly its spaces tell."""
    if text.count(" ", start, end) >= WINDOW and "  " not in text:
        return False
    return len(text[start:end].split()) <= WINDOW

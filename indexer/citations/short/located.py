"""A form that leans on another citation, with the names in it and the page, chapter or volume behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.citations.model import CitationField, Form
from indexer.citations.names.persons import split_names
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.kinds import LEANT_NOUNS
from indexer.citations.parts.pinpoints import PLACE
from indexer.patterns import lazy

_LEAST_NAMED = 3
_GENRE_FIRST = lazy(rf"(?P<genre>(?i:{LEANT_NOUNS}))\s(?:(?:with|by|con|de|a)\s)?(?=[^\W\d_a-z])")
# “supra note 3, at 12 & n.4”
_LAWYERS = lazy(rf"{PLACE}(?=\s*(?:[.,;()]|$))")
# “Ibid. at 12 has the mules”, “Mora (n 9) 83 thinks it right”: a number that can be nothing but a page
_IN_TALK = lazy(r"\d{1,4}(?:[-–]\d{1,4})?(?=\s[a-z])")
VOLUME = r"(?:[IVX]{1,5}(?:[/.]\d{1,2})?|\d{1,2}/\d{1,2})"
"""A volume that doesn’t call itself one: *II/2*, *IV*, *3/1*."""
PAGE = r"\d{1,4}(?:[-–~]\d{1,4})?"
"""A page, or the first and the last of several, without a word for them."""
_BARE_VOLUME = lazy(rf"(?P<volume>{VOLUME})[,:]\s(?=(?:(?:pp?|págs?)\.\s)?\d)")
_LOCATOR_GAP = lazy(r"\.?,?\s?(?:(?:at|en(?:\sla)?|in|here|aquí|especially|especialmente|esp\.)\s)?:?\s?")


@dataclass(frozen=True, slots=True)
class Leaning:
    """A form that leans: where it ends, what it is, and its fields."""

    end: int
    form: Form
    fields: tuple[CitationField, ...]


def fields_of(note: Note, found: re.Match[str]) -> tuple[CitationField, ...]:
    """What the groups of a match say: ``author``, ``cited``, ``named`` are names, ``quoted`` and ``short`` titles."""
    groups = found.groupdict()
    fields = []
    for group in ("author", "cited", "named"):
        if groups.get(group):
            start, end = found.span(group)
            if genre := _GENRE_FIRST.match(note.text, start, end):  # Interview Ruiz (n. 3)
                fields.append(note.field("genre", *genre.span("genre")))
                start = genre.end()
            fields += [_named(note, *name) for name in split_names(note.text, start, end)]
    if groups.get("quoted"):
        fields.append(note.field("title", found.start("quoted") + 1, found.end("quoted") - 1))
    if groups.get("short"):
        fields.append(note.field("title", *found.span("short")))
    return tuple(fields)


def _named(note: Note, start: int, end: int) -> CitationField:
    """An author; of 홍길동의, and of 젤러의 right before a form, the name without its particle."""
    long = end - start > _LEAST_NAMED - note.text.startswith(" ", end)
    return note.field("author", start, end - (long and note.text[end - 1] == "의"))


def is_dated(note: Note, start: int, end: int) -> bool:
    """Whether a date reaches into a stretch, so that its figures are no page: *Ruiz, 3 May 1967*."""
    return any(date.start < end and start < date.end for date in note.dates)


def located(note: Note, at: int, end: int, form: Form, fields: tuple[CitationField, ...]) -> Leaning:
    """The form with the page, chapter or volume that follows it."""
    text = note.text
    done = at + (text[at : at + 1] == "." and at < end)
    told = fields
    gap = _LOCATOR_GAP.match(text, at, end)
    start = gap.end() if gap else at
    if found := w.VOLUME.match(text, start, end):
        told = (*fields, note.field("volume", *found.span("ko" if found["ko"] else "volume")))
        done, gap = found.end(), _LOCATOR_GAP.match(text, found.end(), end)
        start = gap.end() if gap else found.end()
    elif found := _BARE_VOLUME.match(text, start, end):
        told, start = (*fields, note.field("volume", *found.span("volume"))), found.end()
    if heard := w.TIMECODE.match(text, start, end):  # Ibid., 12:00
        return Leaning(heard.end(), form, (*told, note.field("locator", *heard.span())))
    if (marked := w.MARK.match(text, start, end)) and not is_dated(note, *marked.span()):  # ibid., 1.69.203
        return Leaning(marked.end(), form, (*told, note.field("locator", *marked.span())))
    if found := w.PAGES.match(text, start, end):
        group = next(name for name in ("pp", "ko", "bare") if found[name])
        if not (group == "bare" and w.YEAR.fullmatch(found["bare"])):
            return Leaning(found.end(), form, (*told, note.field("locator", *found.span(group))))
    if found := _LAWYERS.match(text, start, end):
        return Leaning(found.end(), form, (*told, note.field("locator", *found.span())))
    if found := w.OTHER_LOCATOR.match(text, start, end):
        return Leaning(found.end(), form, (*told, note.field("locator", *found.span("other"))))
    led = gap is not None and (gap[0].endswith("at ") or (gap[0] == " " and text[at - 1] == ")"))
    if led and (found := _IN_TALK.match(text, start, end)):
        return Leaning(found.end(), form, (*told, note.field("locator", *found.span())))
    return Leaning(done, form, told)

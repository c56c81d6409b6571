"""A note's number behind what it points to: *Interview with Paz, cited in note 11*; *Telegram 6 (see note 3 above)*.

The parser reads both by themselves: a citation in full that lacks its date, and the number of a note that cites several
works. Together they say which of them is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from indexer.citations.model import Citation, CitationField, NoteCitations
from indexer.citations.parts.kinds import LEANT_NOUN
from indexer.citations.short.leaning import CIT
from indexer.folding import fold
from indexer.patterns import lazy

_SIGNALS = (
    r"(?:cit\.,?\s|(?:as|see|cited|quoted|given|given\sabove|above|used)\s(?:in\s)?"
    r"|(?:ya\s)?citad[oa]s?,?\s(?:ya\s)?(?:arriba\s)?(?:en\s)?(?:la\s)?|v[eé]ase\s(?:la\s)?|cf\.\s|supra,?\s)"
)
_POINTER = lazy(
    rf"(?P<open>,\s|\s\()(?P<signal>{_SIGNALS})?(?:(?:n|nn|fn|ref)\.?|notes?|nota)\s"
    r"(?P<label>\d{1,3})(?!\d|[-–]\d)(?:\s(?:above|below|supra))?\)?",
    re.IGNORECASE,
)
_CITED = lazy(rf",?\s\(?(?:ya\scitad[oa]s?|{CIT}|already\scited|cited\sabove)\)?")
_GAP = lazy(rf"[\s,(]*(?:{_SIGNALS})?[\s(]*", re.IGNORECASE)
_OPENED = lazy(rf"[\s,(]+(?:{_SIGNALS})?(?:the\s|la\s)?$", re.IGNORECASE)
_CLAUSE = lazy(r"[.;:(]\s|[;:(]")
_WORD = lazy(r"[^\W_]{3,}")
_ACRONYM = lazy(r"(?<!\w)[A-ZÁÉÍÓÚÑ]{2,6},?\s$")
_LONGEST_CLAUSE: Final = 90
_COMPLETE: Final = frozenset({"container", "publisher", "archive", "place", "url"})
_PLACES: Final = frozenset({"locator", "pages"})


def with_pointers(notes: Sequence[NoteCitations]) -> list[NoteCitations]:
    """The notes of an article, in which the number of a note has the words before it, and what it points to leans."""
    by_label = {note.label: note for note in reversed(notes)}
    return [_pointed(note, by_label) for note in notes]


def _pointed(note: NoteCitations, by_label: dict[str, NoteCitations]) -> NoteCitations:
    found: list[Citation] = []
    for one in note.citations:
        before = found[-1] if found else None
        if before is not None and one.form == "note" and one.start < before.end:
            continue
        if one.form == "note" and not _names(one):
            if before is not None and _points(before) and _GAP.fullmatch(note.text, before.end, one.start):
                found[-1] = _joined(before, one)
                continue
            found.append(_widened(note, one, before.end if before else 0, by_label))
        else:
            found.append(_leant(note, one))
    return note if tuple(found) == note.citations else replace(note, citations=tuple(found))


def _names(one: Citation) -> bool:
    return any(field.name in ("author", "title", "container", "archive") for field in one.fields)


def _points(one: Citation) -> bool:
    """Whether a citation may be but the head of a pointer: it lacks what one in full has."""
    named = {field.name for field in one.fields}
    if one.form == "full":  # a chapter in a book of another note has no date, either
        return not (named & _COMPLETE and named & {"date", "title"})
    nameless = not named - _PLACES or LEANT_NOUN.fullmatch(one.first("title"))  # of others words tell enough
    return one.form == "short" and bool(nameless)


def _joined(head: Citation, pointer: Citation) -> Citation:
    fields = (*head.fields, *pointer.fields)
    return Citation(head.start, max(head.end, pointer.end), "note", "unknown", fields)


def _leant(note: NoteCitations, one: Citation) -> Citation:
    """A citation with the number of the note right behind it, or with the words that say that it was cited before."""
    if one.form not in ("full", "short") or not _points(one):
        return one
    named = max([field.end for field in one.fields if field.name not in _PLACES], default=one.end)
    within = _POINTER.search(note.text, one.start, one.end)  # the judgment (n 1) 171
    for at in (named, one.end, *([within.start()] if within else [])):
        if one.form == "full" and (cited := _CITED.match(note.text, at)):
            return replace(one, end=max(one.end, cited.end()), form="opcit", kind="unknown")
        found = _POINTER.match(note.text, at)
        if found is not None and (
            found["signal"] or "(" in found["open"] or not any(field.name in _PLACES for field in one.fields)
        ):
            number = CitationField("note", found["label"], *found.span("label"))  # p. 45, n. 6 is a note of the page
            fields = (*(field for field in one.fields if field.end <= number.start), number)
            fields = (*fields, *(field for field in one.fields if field.start >= number.end))
            return Citation(one.start, max(one.end, found.end()), "note", "unknown", fields)
    return one


def _widened(note: NoteCitations, one: Citation, start: int, by_label: dict[str, NoteCitations]) -> Citation:
    """The number of a note from the first word before it that the note in question has, too."""
    meant = by_label.get(one.first("note"))
    if meant is None or meant is note:
        return one
    if acronym := _ACRONYM.search(note.text, start, one.start):  # AAR (n. 7)
        return replace(one, start=acronym.start())
    if len(meant.citations) < 2:
        return one
    first, end = max(start, one.start - _LONGEST_CLAUSE), one.start
    if opened := _OPENED.search(note.text, first, end):
        end = opened.start()
    for cut in _CLAUSE.finditer(note.text, first, end):
        first = cut.end()
    words = {fold(word) for word in _WORD.findall(meant.text)}
    shared = (word.start() for word in _WORD.finditer(note.text, first, end) if fold(word[0]) in words)
    return replace(one, start=next(shared, one.start))

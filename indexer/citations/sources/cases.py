"""Cases, with the year of their report or their day, as they are cited in Britain and where its law came to.

*State v Ruiz [1967] 2 AC 123, 125*; *Ruiz v Salt Board (1967) 26 WIR 41 (CA) [3] (Mora J)*; *Paz v. Salt Commission,
3 May 1967*. OSCOLA: Oxford University Standard for Citation of Legal Authorities, section 2.1.
"""

from __future__ import annotations

import re

from indexer.citations.model import Citation, CitationField
from indexer.citations.notes.note import Note
from indexer.citations.sources.made import ends_well, make, of_kind

_VERSUS = re.compile(r"\sv\.?\s")
_PARTY = r"[^\W\d_a-z][\w.’'&()\s-]{1,80}"
_TITLED = re.compile(rf"(?P<title>{_PARTY}?\sv\.?\s{_PARTY}?)(?=,|\s[\[(](?:1[5-9]|20)\d\d[\])])")
# “[1967] 2 AC 123”, “(1967) 26 WIR 41”, “[2004] UKHL 12”
_REPORT = re.compile(
    r",?\s[\[(](?P<year>(?:1[5-9]|20)\d\d)[\])]\s(?:\d{1,3}\s)?[A-Z][A-Za-z.]*(?:\s[A-Z][A-Za-z.()]*){0,3}\s\d{1,5}"
)
_COURT = re.compile(r"\s\([A-Z][^()\d]{1,60}\)")
_PLACE = re.compile(r",?\s(?P<place>\[\d{1,4}\](?:[-–]\[\d{1,4}\])?|\d{1,5}(?:[-–]\d{1,5})?)(?=[\s.,;)]|$)")
_FARTHEST = 120


def read_case(note: Note, start: int, end: int) -> Citation | None:
    """A case: two parties with *v* between them."""
    text = note.text
    found = _TITLED.match(text, start, end) if _VERSUS.search(text, start, min(end, start + _FARTHEST)) else None
    if found is None:
        return None
    fields, at = [note.field("title", *found.span("title"))], found.end()
    while report := _REPORT.match(text, at, end):
        if at == found.end():
            fields.append(CitationField("date", report["year"], *report.span("year")))
        at = report.end()
    if at > found.end():
        court = _COURT.match(text, at, end)
        at = court.end() if court else at
        if place := _PLACE.match(text, at, end):
            fields.append(note.field("locator", *place.span("place")))
            at = place.end()
        judge = _COURT.match(text, at, end)
        return Citation(start, judge.end() if judge else at, "full", "document", tuple(fields))
    one = make(note, start, at, end, fields, "date")
    return of_kind(one, "document") if ends_well(text, one, end) else None

"""Interviews and conversations, whoever is named first: *Interview with Ana Ruiz, Lima, 1999*."""

from __future__ import annotations

import re

from indexer.citations.model import Citation
from indexer.citations.names.authors import comma_parts, is_body
from indexer.citations.names.inverted import is_turned
from indexer.citations.names.persons import Span, is_full_name, is_person, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.sources.made import make, of_kind

_INTERVIEW = re.compile(
    r"(?:(?:personal|telephone|author[’']s)\s)?(?:interview|conversation|testimony)|"
    r"(?:entrevista|conversación|testimonio)(?:\s(?:personal|telefónica|grabad[oa]|inédit[oa]|oral))?",
    re.IGNORECASE,
)
_LEAST_TURNED = 2
_BY = re.compile(r"\s(?:by|por)\s(?=[^\W_a-z])|\s(?:al\sautor|a\sla\sautora|to\s(?:the\s)?author)(?=,|$)")
_DESCRIPTION = re.compile(r"(?!(?:and|y|e|with|con|in|en|at|on)\s)[a-zà-ÿ][\w’-]*(?:\s[\w’-]+){0,7}")


def read_interview(note: Note, start: int, end: int) -> Citation | None:
    """*Interview with Ana Ruiz, Lima, 3 May 1968*; *Ana Ruiz, interview by …*."""
    text = note.text
    parts = comma_parts(note, start, end)
    turned = len(parts) > _LEAST_TURNED and is_turned(text[parts[0][0] : parts[1][1]])
    if turned and (w.INTERVIEW.match(text, *parts[2]) or _INTERVIEW.fullmatch(text, *parts[2])):
        parts = [(parts[0][0], parts[1][1]), *parts[2:]]  # Ruiz, Ana, personal communication
    for number, part in enumerate(parts[:2]):
        alone = _INTERVIEW.fullmatch(text, *part) if number or len(parts) > 2 else None
        found = w.INTERVIEW.match(text, *part) or alone
        if found and found.end() == part[1] and len(parts) > 2:
            alone = found  # personal communication, Ana Ruiz, 3 July 2008
        if not found:
            continue
        who, at = (parts[0], part[1]) if number else _talked_with(text, parts, found, alone=found is alone)
        fields = [note.field("genre", part[0], found.end())]
        bracket = text.find(" (", *who)  # Ana Ruiz (clerk)
        who = (who[0], bracket) if bracket > who[0] else who
        if who[0] < who[1]:
            fields.append(note.field("author", *who))
        described = next((one for one in parts[number + 1 : number + 2] if one[0] >= at), None)
        if described and _DESCRIPTION.fullmatch(text, *described):
            at = described[1]  # Ana Ruiz, former clerk, Lima
        elif described and text[described[0]].islower():  # conducted in Lima on 3 May 1999
            at = next((one.start for one in note.dates if described[0] < one.start < described[1]), at)
        return of_kind(make(note, start, at, end, fields), "interview")
    return None


def _talked_with(text: str, parts: list[Span], found: re.Match[str], *, alone: bool) -> tuple[Span, int]:
    """Who was talked with, and where the name ends: in the same part as *interview*, else in the next."""
    first, last = parts[0][0], parts[0][1]
    if alone and is_full_name(text[slice(*parts[1])]):
        return parts[1], parts[1][1]  # Interview, Ana Ruiz, Lima
    by = _BY.search(text, found.end(), last)
    who = trim(text, w.past_honours(text, found.end(), last), by.start() if by else last)
    named = is_person(text[slice(*who)]) or is_body(text[slice(*who)])
    return (who if named else (first, first)), last

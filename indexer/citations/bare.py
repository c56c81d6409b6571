"""Citations without a title in quotes and without brackets: which reader knows them? Books with commas, and links."""

from __future__ import annotations

import re

from indexer.citations import words as w
from indexer.citations.authors import comma_parts, is_body, take_authors
from indexer.citations.issues import read_issue, read_untitled
from indexer.citations.kept import read_kept
from indexer.citations.made import make
from indexer.citations.model import Citation, CitationField
from indexer.citations.note import Note
from indexer.citations.papers import (
    read_dated_letter,
    read_interview,
    read_legal,
    read_paper,
    read_statement,
    read_symbol,
    read_treaty,
)
from indexer.citations.persons import NAME, is_full_name, is_person, split_names, trim

# “Armstrong, C. K. (2013)”, the beginning of a reference in the author–date style.
APA_HEAD = re.compile(
    rf"{NAME},\s(?:[^\W\d_]\.[\s-]?){{1,4}}(?:(?:,|,?\s(?:&|and|y))\s{NAME},\s(?:[^\W\d_]\.\s?){{1,4}})*"
)
_INVERTED_HEAD = re.compile(
    rf"(?P<names>{NAME},\s[^\W\d_][\w’'-]+(?:\s[^\W\d_][\w’'-]+)?(?:\s[^\W\d_]\.)*(?:,?\s(?:and|"
    rf"y)\s{NAME})?)(?:\.\s|(?<=\.)\s)(?P<title>(?=[^\W_])[^“\"]{{3,300}}?)[.,]\s"
    r"(?=(?:\d\w*\sed\.\s)?[^\W\d_][\w’'‘ .,-]{1,60}:\s[^:;]{2,90},\s(?:1[5-9]|20)\d\d)"
)


# *Ana Ruiz. The Salt Road. Utopia: Nowhere Press, 2004*, and the same with a comma after the name.
_PLAIN_HEAD = re.compile(
    rf"(?P<names>{NAME}(?:,?\s(?:and|y|e)\s{NAME})?)[.,:]\s(?P<title>(?=[^\W_])[^“\".;]{{3,300}}?)\.\s"
    r"(?=(?:\d\w*\sed\.\s)?[^\W\d_][\w’'‘ .,-]{1,60}:\s[^:;]{2,90},\s(?:1[5-9]|20)\d\d)"
)


_YEAR_PART = re.compile(
    r"(?:c\.\s?)?((?:1[5-9]|20)\d\d)(?:[-–]\d{2,4})?(?:\s\([^()]{2,30}\))?\.?"
    r"|s\.\s?[fa]\.|s/f|n\.\s?d\."
)


def read_bare(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """The citation without a core at ``start``, if there is one."""
    for read in (
        _inverted,
        read_interview,
        read_dated_letter,
        read_paper,
        read_symbol,
        read_kept,
        read_legal,
        read_treaty,
        read_statement,
        _commas,
        read_untitled,
        read_issue,
        _link,
    ):
        if one := read(note, start, end, signalled):
            return one
    return None


def _inverted(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """*Armstrong, Charles K. Tyranny of the Weak. Ithaca: Cornell University Press, 2013.*"""
    found = _INVERTED_HEAD.match(note.text, start, end)
    plain = None if found else _PLAIN_HEAD.match(note.text, start, end)
    if plain and all(is_full_name(note.text[slice(*one)]) for one in split_names(note.text, *plain.span("names"))):
        found = plain
    if not found:
        return None
    fields = [note.field("author", *span) for span in split_names(note.text, *found.span("names"))]
    fields.append(note.field("title", *found.span("title")))
    return make(note, start, found.end("title"), end, fields, "date")


def _commas(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """*Rodríguez, La influencia de los Estados Unidos, Medellín, La Carreta, 2006, p. 45.*"""
    text = note.text
    parts = comma_parts(note, start, end)
    year = next((n for n, part in enumerate(parts) if n >= 2 and _YEAR_PART.fullmatch(text[slice(*part)])), 0)
    if not year:
        return None
    taken = take_authors(note, start, parts)
    if taken is None:
        return None
    fields, title = taken
    first = next(n for n, part in enumerate(parts) if part[0] >= title)
    told = _told_between(note, parts[first:year])
    if told is None:
        return None
    need = () if w.NO_DATE.match(text, *parts[year]) else ("date",)
    return make(note, start, parts[year][0], end, [*fields, *told], *need)


def _told_between(note: Note, between: list[tuple[int, int]]) -> list[CitationField] | None:
    """The title of a book and what is told of it before its year, between commas."""
    if len(between) < 2:
        return None
    text = note.text
    facts, titled = _school(note, between) or _publisher(note, between)
    for name, pattern in (("", w.VOLUMES), ("volume", w.VOLUME), ("edition", w.EDITION)):
        told = next((n for n, part in enumerate(titled) if n and pattern.match(text, *part)), 0)
        if told:
            facts += [note.field(name, *titled[told])] if name else []  # type: ignore[arg-type]
            titled = titled[:told]
    if not titled or not facts or text[titled[0][0]].islower():
        return None
    return [note.field("title", titled[0][0], titled[-1][1]), *facts]


_Told = tuple[list[CitationField], list[tuple[int, int]]]


def _school(note: Note, between: list[tuple[int, int]]) -> _Told | None:
    """*M.A. thesis, University of Utopia*."""
    thesis = next((n for n, part in enumerate(between) if n and w.THESIS.fullmatch(note.text, *part)), 0)
    if not thesis:
        return None
    schools = [note.field("publisher", *part) for part in between[thesis + 1 : thesis + 2]]
    return [note.field("genre", *between[thesis]), *schools], between[:thesis]


def _publisher(note: Note, between: list[tuple[int, int]]) -> _Told:
    """*Medellín, La Carreta*; *Medellín: La Carreta*; either alone."""
    text = note.text
    places = between[1:]
    last = places[-1]
    colon = text.find(":", *last)
    if colon > 0:
        return [note.field("place", last[0], colon), note.field("publisher", colon + 1, last[1])], between[:-1]
    if len(places) >= 2 and _is_place(text[slice(*places[-2])]):
        return [note.field("place", *places[-2]), note.field("publisher", *last)], between[:-2]
    if not (_is_place(text[slice(*last)]) or w.PUBLISHER.search(text, *last)):
        return [], []
    return [note.field("publisher" if w.PUBLISHER.search(text, *last) else "place", *last)], between[:-1]


def _is_place(text: str) -> bool:
    return len(text.split()) <= 4 and (is_person(text) or ("가" <= text[:1] <= "힣" and len(text) <= 10))


def _link(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """A link, with what stands before it, as far as that can be a title."""
    found = w.URL.search(note.text, start, end) or w.DOI.search(note.text, start, end)
    if not found:
        return None
    text = note.text
    first, last = trim(text, start, found.start(), " ,;:<\t\n")
    parts = comma_parts(note, first, last) if first < last else []
    fields: list[CitationField] = []
    at = found.start() - (text[found.start() - 1 : found.start()] == "<")
    begin = at
    if (
        parts
        and len(text[first:last].split()) <= 30
        and (is_body(text[slice(*parts[0])]) or signalled or (len(parts) == 1 and not _talks(text[first:last])))
    ):
        begin = start
        taken = take_authors(note, first, parts) if len(parts) > 1 else None
        if taken:
            fields, title = taken
            after = next(part for part in parts if part[0] >= title)
            fields = [*fields, note.field("title", *after)]
            at = after[1]
        else:
            fields = [note.field("title", *parts[0])]
            at = parts[0][1]
    return make(note, begin, at, end, fields, "url", "doi")


def _talks(text: str) -> bool:
    return text[:1].islower() or sum(word[0].islower() for word in text.split()) > len(text.split()) / 2

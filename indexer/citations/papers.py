"""Interviews, letters and telegrams, documents with a symbol or a number, statements, without quotation marks."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.citations import words as w
from indexer.citations.authors import comma_parts, is_body
from indexer.citations.made import DAY, ends_well, make, of_kind
from indexer.citations.model import Citation, CitationField
from indexer.citations.note import Note
from indexer.citations.persons import NAME, is_full_name, is_person, trim

_INTERVIEW = re.compile(r"interview|entrevista|conversation|conversación|testimonio|testimony", re.IGNORECASE)
_TO_AUTHOR = re.compile(rf"{NAME}\s(?:to\s(?:the\s)?author|al\sautor|a\sla\sautora)")
_ACRONYM = re.compile(r"[A-Z]{3,7}")
_KOREAN_PAPER = re.compile(
    r"[가-힣·\s]{2,60}(?:보낸|발신|의|한)?\s(?:편지|서한|전보|전문|보고서|공문|비망록|회담록|일기)"
)


# 황진이와의 면담, 황진이 인터뷰
_KOREAN_TALK = re.compile(
    r"(?P<who>[가-힣]{2,8}?(?:\s[가-힣]{2,8}){0,2}?)(?:와의|과의|와|과|의)?\s(?P<genre>(?:전화\s)?(?:면담|인터뷰|대담))"
)
_KOREAN_NAME = re.compile(r"[가-힣]{2,6}(?:\s[가-힣]{2,8}){1,3}|[가-힣]{3}")


_KEPT = frozenset({"archive", "fond", "inventory", "box", "folder", "file", "document"})


def read_interview(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    text = note.text
    parts = comma_parts(note, start, end)
    for number, part in enumerate(parts[:2]):
        found = w.INTERVIEW.match(text, *part) or (_INTERVIEW.fullmatch(text, *part) if number else None)
        if not found:
            if not number and (talked := _KOREAN_TALK.fullmatch(text, *part)) and len(parts) > 1:
                fields = [note.field("author", *talked.span("who")), note.field("genre", *talked.span("genre"))]
                return of_kind(make(note, start, part[1], end, fields, "date"), "interview")
            continue
        fields = [note.field("genre", part[0], found.end())]
        at = part[1]
        if number == 0:
            who = trim(text, w.past_honours(text, found.end(), part[1]), part[1])
            if who[0] >= who[1] and len(parts) > 2 and _KOREAN_NAME.fullmatch(text, *parts[1]):
                who, at = parts[1], parts[1][1]
            if not is_person(text[slice(*who)]) and not is_body(text[slice(*who)]):
                who = (who[0], who[0])
        else:
            who = parts[0]
        if who[0] < who[1]:
            fields.append(note.field("author", *who))
        return of_kind(make(note, start, at, end, fields), "interview")
    return None


def read_paper(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """A telegram, a letter, a file: something kept in an archive, with a date or a place there."""
    text = note.text
    parts = comma_parts(note, start, end)
    if not parts:
        return None
    first = parts[0]
    if w.PAPER_TITLE.match(text, *first) or w.PAPER.match(text, *first):
        last = _before_date(note, first)
        if w.PAPER.fullmatch(text, *first) and len(parts) > 1 and _is_office(note, parts[1]):
            last = (first[0], _before_date(note, parts[1])[1])  # Report, Embassy of … to …
        one = make(note, start, last[1], end, [note.field("title", *last)], "date", "archive", "fond", "document")
        return of_kind(one, "newspaper" if one and _is_printed(note, one) else "archival")
    if told := _letter(note, start, first, end):
        return told
    if len(parts) > 1 and is_body(text[slice(*first)]) and w.PAPER.match(text, *parts[1]):
        fields = [note.field("author", *first), note.field("title", *_before_date(note, parts[1]))]
        return of_kind(make(note, start, fields[1].end, end, fields, "date", "archive", "fond"), "archival")
    if w.ARCHIVE.search(text, start, min(end, start + 300)) or any(
        p.search(text, start, end) for n, p in w.ARCHIVE_ITEMS[:4] if n != "inventory" and n != "fond"
    ):
        one = make(note, start, start, end, [])
        if one and len(_KEPT & {field.name for field in one.fields}) >= 2:
            if one.fields[0].name == "container" and _ACRONYM.fullmatch(one.fields[0].value):
                one = replace(one, fields=(replace(one.fields[0], name="archive"), *one.fields[1:]))
            elif one.fields[0].name == "container" and not one.first("title"):  # Ana Ruiz to Luis Paz
                one = replace(one, fields=(replace(one.fields[0], name="title"), *one.fields[1:]))
            return of_kind(one, "archival")
    return None


def read_symbol(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """*UN Doc. A/C.1/PV.1957, 14 November 1973*; *Panel of Experts, Second Report, S/2014/147*: known by its symbol."""
    text = note.text
    if found := _UN_DOCUMENT.match(text, start, end):
        one = make(note, start, found.end(), end, [note.field("document", *found.span("symbol"))])
        return of_kind(one, "document") if one and ends_well(text, one, end) else None
    parts = comma_parts(note, start, end)[:_MOST_BEFORE]
    number = next((n for n, part in enumerate(parts) if n and _SYMBOL.fullmatch(text, *trim(text, *part, " ."))), 0)
    if not number or not all(is_body(text[slice(*part)]) or _PART.fullmatch(text, *part) for part in parts[:number]):
        return None
    titled = parts[1 if number > 1 else 0 : number]
    fields = [note.field("author", *parts[0])] if number > 1 else []
    fields += [note.field("title", titled[0][0], titled[-1][1]), note.field("document", *parts[number])]
    one = make(note, start, parts[number][1], end, fields)
    return of_kind(one, "document") if one and ends_well(text, one, end) else None


_PART = re.compile(r"(?:part|series|no\.|parte|serie)\s[\dIVX]{1,4}")
_SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[\w()-]{1,16}(?:\.\d{1,6})*){1,6}")
_UN_DOCUMENT = re.compile(
    rf"(?:(?:(?:the\s)?(?:U\.?N\.?|United\sNations|ONU|Naciones\sUnidas)\s)?(?:[Dd]oc(?:ument(?:o)?|\.)?|유엔\s?문서)\s)?(?P<symbol>{_SYMBOL.pattern})(?=[,.;)\s]|$)"
)
_MOST_BEFORE = 6


def _letter(note: Note, start: int, first: tuple[int, int], end: int) -> Citation | None:
    """*Ana Ruiz to the author, 3 May 1999*; *Ana Ruiz to Luis Paz, 4 May 1968*; 홍길동이 성춘향에게 보낸 편지."""
    told = _TO_AUTHOR.fullmatch(note.text, *first) or _KOREAN_PAPER.fullmatch(note.text, *first)
    full = None if told else _TO_SOMEBODY.fullmatch(note.text, *first)
    if not told and not (full and _is_sender(full["a"]) and (full["office"] or _is_sender(full["b"]))):
        return None
    one = make(note, start, first[1], end, [note.field("title", *first)], "date", "archive")
    if one and not told and len(one.first("date")) < DAY:
        return None
    return of_kind(one, "archival")


def _is_sender(name: str) -> bool:
    return is_full_name(name) or (is_body(name) and len(name.split()) > 1)


# *Ana Ruiz to Luis Paz*, *Embassy of Utopia to the Ministry*: both by their full names, lest it be a short form.
_TO_SOMEBODY = re.compile(
    r"(?P<a>[^\W\d_a-z][^,;:“”«»\d]{2,60}?)\s(?:to|a|al)\s(?:(?P<office>(?:the|la|el|los)\s)|(?=[^\W_a-z]))(?P<b>[^,;:“”«»\d]{3,60})"
)


def _is_printed(note: Note, one: Citation) -> bool:
    """*Letter to the editor, The Times, 3 May 1990*."""
    outlet = next(one.all("container"), None)
    known = note.outlet_at(outlet.start, outlet.end) if outlet else None
    return outlet is not None and (
        (known is not None and known[2] == "newspaper") or bool(w.OUTLET_NAME.fullmatch(outlet.value))
    )


def _is_office(note: Note, part: tuple[int, int]) -> bool:
    return is_body(note.text[slice(*part)]) and not any(date.start <= part[0] < date.end for date in note.dates)


def _before_date(note: Note, part: tuple[int, int]) -> tuple[int, int]:
    date = next((one for one in note.dates if part[0] < one.start < part[1] and note.text[one.start - 1] != "("), None)
    return trim(note.text, part[0], date.start) if date else part


def read_legal(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """*United Nations Security Council, resolution 1718 (2006), October 14, 2006.*"""
    text = note.text
    parts = comma_parts(note, start, end)
    for number, part in enumerate(parts[:2]):
        found = w.LEGAL.search(text, part[0], min(part[1], part[0] + 80))
        if not found or (
            found.end() < part[1] - 1
            and not note.text[found.end() : part[1]].strip().startswith("(")
            and found.end() < part[1] - 40
        ):
            continue
        before = trim(text, part[0], found.start())
        fields: list[CitationField] = []
        if number == 1 and is_body(text[slice(*parts[0])]) and before[0] >= before[1]:
            fields.append(note.field("author", *parts[0]))
        elif before[0] < before[1]:
            if not is_body(text[slice(*before)]):
                continue
            fields.append(note.field("author", *before))
        elif number:
            continue
        last = found.end()
        fields.append(note.field("title", found.start(), last))
        if (year := re.search(r"\((\d{4})\)$", found[0])) and text[last : last + 1] in (",", ".", "", ";", " "):
            one = make(note, start, last, end, fields)
            if one and not one.first("date"):
                at = found.start() + year.start(1)
                one = Citation(
                    one.start, one.end, one.form, one.kind, (*one.fields, CitationField("date", year[1], at, at + 4))
                )
            return of_kind(one, "document") if ends_well(text, one, end) else None
        one = make(note, start, last, end, fields)
        return of_kind(one, "document") if ends_well(text, one, end) else None
    return None


def read_statement(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    text = note.text
    parts = comma_parts(note, start, end)
    if not parts:
        return None
    found = w.STATEMENT.search(text, parts[0][0], min(parts[0][1], parts[0][0] + 60))
    fields: list[CitationField] = []
    if (found and found.start() == parts[0][0]) or (
        found and (is_body(text[parts[0][0] : found.start()].strip()) or not text[parts[0][0]].isascii())
    ):
        fields.append(note.field("title", *_before_date(note, parts[0])))
    elif (
        len(parts) > 1
        and (found := w.STATEMENT.match(text, *parts[1]))
        and (is_person(text[slice(*parts[0])]) or is_body(text[slice(*parts[0])]))
    ):
        fields += [note.field("author", *parts[0]), note.field("title", *_before_date(note, parts[1]))]
    else:
        return None
    one = make(note, start, fields[-1].end, end, fields, "date", "url", "container")
    return (
        of_kind(one, "statement")
        if one and (one.first("date") or one.first("url")) and ends_well(text, one, end)
        else None
    )

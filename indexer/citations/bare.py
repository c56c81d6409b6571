"""Citations without a title in quotes and without brackets: documents, interviews, issues, books with commas alone."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.citations import words as w
from indexer.citations.heads import comma_parts, is_body, take_authors
from indexer.citations.kept import read_kept
from indexer.citations.model import Citation, CitationField, WorkKind
from indexer.citations.note import Note
from indexer.citations.persons import NAME, is_full_name, is_person, split_names, trim
from indexer.citations.tail import Tail

SAME_DAY = re.compile(
    r",\s(?:(?:the|of|del?|el|la)\s){0,2}(?P<date>same\s(?:day|date|issue)|misma\s(?:fecha|edición)|mismo\s(?:día|número)|같은\s(?:날|호))(?=[\s.,;)]|$)"
)

# “Armstrong, C. K. (2013)”, the beginning of a reference in the author–date style.
APA_HEAD = re.compile(
    rf"{NAME},\s(?:[^\W\d_]\.[\s-]?){{1,4}}(?:(?:,|,?\s(?:&|and|y))\s{NAME},\s(?:[^\W\d_]\.\s?){{1,4}})*"
)
_INVERTED_HEAD = re.compile(
    rf"(?P<names>{NAME},\s[^\W\d_][\w’'-]+(?:\s[^\W\d_][\w’'-]+)?(?:\s[^\W\d_]\.)*(?:,?\s(?:and|"
    rf"y)\s{NAME})?)(?:\.\s|(?<=\.)\s)(?P<title>(?=[^\W_])[^“\"]{{3,300}}?)[.,]\s"
    r"(?=(?:\d\w*\sed\.\s)?[^\W\d_][\w’'‘ .,-]{1,60}:\s[^:;]{2,90},\s(?:1[5-9]|20)\d\d)"
)
_OWNER = re.compile(rf"(?P<name>{NAME})[’']s\s(?=[^\W_a-z])")
_ESPECIALLY = re.compile(r"(?:esp\.|especially|particularly|at|aquí|especialmente)\s")
_CIT = re.compile(r"(?:art|ob|op)?\.?\s?cit\.?|citad[oa]", re.IGNORECASE)
_INTERVIEW = re.compile(r"interview|entrevista|conversation|conversación|testimonio|testimony", re.IGNORECASE)
_TO_AUTHOR = re.compile(rf"{NAME}\s(?:to\s(?:the\s)?author|al\sautor|a\sla\sautora)")
_ACRONYM = re.compile(r"[A-Z]{3,7}")
_KOREAN_PAPER = re.compile(
    r"[가-힣·\s]{2,60}(?:보낸|발신|의|한)?\s(?:편지|서한|전보|전문|보고서|공문|비망록|회담록|일기)"
)
_KOREAN_NAME = re.compile(r"[가-힣]{2,6}(?:\s[가-힣]{2,8}){1,3}|[가-힣]{3}")
# *Ana Ruiz. The Salt Road. Utopia: Nowhere Press, 2004*, and the same with a comma after the name.
_PLAIN_HEAD = re.compile(
    rf"(?P<names>{NAME}(?:,?\s(?:and|y|e)\s{NAME})?)[.,:]\s(?P<title>(?=[^\W_])[^“\".;]{{3,300}}?)\.\s"
    r"(?=(?:\d\w*\sed\.\s)?[^\W\d_][\w’'‘ .,-]{1,60}:\s[^:;]{2,90},\s(?:1[5-9]|20)\d\d)"
)
_SMALL_IN_NAME = frozenset(["of", "the", "de", "la", "el", "los", "las", "y", "and", "&", "del"])
_KEPT = frozenset({"archive", "fond", "inventory", "box", "folder", "file", "document"})
_YEAR_PART = re.compile(r"(?:c\.\s?)?((?:1[5-9]|20)\d\d)(?:[-–]\d{2,4})?\.?")


def read_bare(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """The citation without a core at ``start``, if there is one."""
    for read in (
        _inverted,
        _interview,
        _paper,
        _symbol,
        read_kept,
        _legal,
        _statement,
        _commas,
        _untitled,
        _issue,
        _link,
    ):
        if one := read(note, start, end, signalled):
            return one
    return None


def _make(note: Note, start: int, at: int, end: int, fields: list[CitationField], *need: str) -> Citation | None:
    tail = Tail(note, at, end, fields)
    done = max(tail.read(), at)
    if need and not tail.has(*need):  # type: ignore[arg-type]
        return None
    return Citation(start, done, "full", "unknown", tuple(sorted(tail.fields, key=lambda one: one.start)))


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
    return _make(note, start, found.end("title"), end, fields, "date")


def _interview(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    text = note.text
    parts = comma_parts(note, start, end)
    for number, part in enumerate(parts[:2]):
        found = w.INTERVIEW.match(text, *part) or (_INTERVIEW.fullmatch(text, *part) if number else None)
        if not found:
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
        return _of_kind(_make(note, start, at, end, fields), "interview")
    return None


def _of_kind(one: Citation | None, kind: WorkKind) -> Citation | None:
    return replace(one, kind=kind) if one else None


def _paper(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
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
        one = _make(note, start, last[1], end, [note.field("title", *last)], "date", "archive", "fond", "document")
        return _of_kind(one, "newspaper" if one and _is_printed(note, one) else "archival")
    if told := _letter(note, start, first, end):
        return told
    if len(parts) > 1 and is_body(text[slice(*first)]) and w.PAPER.match(text, *parts[1]):
        fields = [note.field("author", *first), note.field("title", *_before_date(note, parts[1]))]
        return _of_kind(_make(note, start, fields[1].end, end, fields, "date", "archive", "fond"), "archival")
    if w.ARCHIVE.search(text, start, min(end, start + 300)) or any(
        p.search(text, start, end) for n, p in w.ARCHIVE_ITEMS[:4] if n != "inventory" and n != "fond"
    ):
        one = _make(note, start, start, end, [])
        if one and len(_KEPT & {field.name for field in one.fields}) >= 2:
            if one.fields[0].name == "container" and _ACRONYM.fullmatch(one.fields[0].value):
                one = replace(one, fields=(replace(one.fields[0], name="archive"), *one.fields[1:]))
            elif one.fields[0].name == "container" and not one.first("title"):  # Ana Ruiz to Luis Paz
                one = replace(one, fields=(replace(one.fields[0], name="title"), *one.fields[1:]))
            return _of_kind(one, "archival")
    return None


def _symbol(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """*UN Doc. A/C.1/PV.1957, 14 November 1973*: a document known by its symbol alone."""
    found = _UN_DOCUMENT.match(note.text, start, end)
    if not found:
        return None
    one = _make(note, start, found.end(), end, [note.field("document", *found.span("symbol"))])
    return _of_kind(one, "document") if one and _ends_well(note.text, one, end) else None


_UN_DOCUMENT = re.compile(r"(?:U\.?N\.?\s)?[Dd]oc(?:ument|\.)?\s(?P<symbol>[A-Z]{1,5}(?:/[\w.()-]+)+[\w)])")


def _letter(note: Note, start: int, first: tuple[int, int], end: int) -> Citation | None:
    """*Ana Ruiz to the author, 3 May 1999*; 홍길동이 성춘향에게 보낸 편지."""
    if not (_TO_AUTHOR.fullmatch(note.text, *first) or _KOREAN_PAPER.fullmatch(note.text, *first)):
        return None
    return _of_kind(_make(note, start, first[1], end, [note.field("title", *first)], "date", "archive"), "archival")


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


def _legal(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
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
            one = _make(note, start, last, end, fields)
            if one and not one.first("date"):
                at = found.start() + year.start(1)
                one = Citation(
                    one.start, one.end, one.form, one.kind, (*one.fields, CitationField("date", year[1], at, at + 4))
                )
            return _of_kind(one, "document") if _ends_well(text, one, end) else None
        one = _make(note, start, last, end, fields)
        return _of_kind(one, "document") if _ends_well(text, one, end) else None
    return None


def _ends_well(text: str, one: Citation | None, end: int) -> bool:
    return one is not None and not text[one.end : end].strip(" .,)")


def _statement(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
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
    one = _make(note, start, fields[-1].end, end, fields, "date", "url", "container")
    return (
        _of_kind(one, "statement")
        if one and (one.first("date") or one.first("url")) and _ends_well(text, one, end)
        else None
    )


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
    return _make(note, start, parts[year][0], end, [*fields, *told], "date")


def _told_between(note: Note, between: list[tuple[int, int]]) -> list[CitationField] | None:
    """The title of a book and what is told of it before its year, between commas."""
    if len(between) < 2:
        return None
    text = note.text
    facts, titled = _school(note, between) or _publisher(note, between)
    edition = next((n for n, part in enumerate(titled) if n and w.EDITION.fullmatch(text[slice(*part)])), 0)
    if edition:
        facts.append(note.field("edition", *titled[edition]))
        titled = titled[:edition]
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


def _issue(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """*Rodong Sinmun, May 11, 1967, 1.*: an issue of a newspaper, known as one by the authority or its name."""
    text = note.text
    tail = Tail(note, start, end)
    name = tail.name_end(start)
    if name <= start:
        return None
    if (same := SAME_DAY.match(text, name, end)) and is_body(text[start:name]):
        fields = (note.field("container", start, name),)
        return _of_kind(Citation(start, same.end(), "full", "unknown", fields), "newspaper")
    known = note.outlet_at(start, name)
    told = bool(
        w.OUTLET_NAME.fullmatch(text, start, name)
        or w.NEWSPAPER.search(text, start, name)
        or w.PERIODICAL.search(text, start, name)
    )
    if not known and any(word[0].islower() and word not in _SMALL_IN_NAME for word in text[start:name].split()):
        return None
    if known and known[0] > start + 4:
        return None
    if told and not known and is_full_name(text[start:name]) and not w.NEWSPAPER.search(text, start, name):
        told = False
    if text[name : name + 1] not in ",( " or (
        text[name : name + 1] == " " and not (note.date_at(name + 1, end) or w.BARE_VOLUME.match(text, name + 1, end))
    ):
        return None
    one = _make(note, start, name, end, [note.field("container", start, name)], "date", "url")
    if one is None or not (_ends_well(text, one, end) or (one.first("pages") and text[one.end] == ",")):
        return None
    if not known and not told and not (one.first("pages") and is_body(text[start:name].partition(" (")[0])):
        return None  # Lima, 3 May 1967
    day = one.first("date")
    if len(day) >= 7 and one.first("pages") and one.kind == "unknown" and not one.first("volume"):
        one = replace(one, kind="newspaper") if not known else one
    return one if len(day) >= 7 or one.first("volume") or one.first("issue") or one.first("url") else None


def next_issue(note: Note, start: int, end: int, before: Citation | None) -> Citation | None:
    """*May 4, 1967, 2*, after an issue of a newspaper: the next one; *the same newspaper, May 4, 1967*."""
    text = note.text
    if same := SAME_OUTLET.match(text, start, end):
        outlet, at = note.field("container", *same.span("outlet")), same.end()
    elif before is not None and before.kind == "newspaper" and before.first("container"):
        outlet, at = next(before.all("container")), start
    else:
        return None
    date = note.date_at(at, end)
    if date is None or len(date.value) < _DAY:
        return None
    one = _make(note, at, at, end, [outlet], "date")
    if one is None or not (_ends_well(text, one, end) or one.first("pages")):
        return None
    return replace(one, start=start if at > start else date.start, kind="newspaper")


SAME_OUTLET = re.compile(
    r"(?P<outlet>(?:the\s)?same\s(?:news)?paper|(?:el|la)\smism[oa]\s(?:diario|periódico|revista|órgano)|(?:같은|위의?)\s?(?:신문|잡지))"
    r"(?:,\s|\s(?:of|for|del?|en)\s|\s)(?=\w)",
    re.IGNORECASE,
)
_DAY = len("1967-05-04")


def _untitled(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """*Editorial, The Times, 3 May 1990*; *Ana Ruiz, The Times, 3 May 1990*."""
    before = _before_issue(note, start, end)
    one = _issue(note, _past_in(note.text, before.end + 1), end, signalled) if before else None
    return replace(one, start=start, fields=(before, *one.fields)) if one and before else None


_NO_TITLE = re.compile(
    r"(?:(?:untitled|unsigned)\s)?(?:editorial|leader|advertisement|cartoon|notice|obituary|photograph|report|column|announcement|"
    r"anuncio|aviso|caricatura|fotografía|nota|columna|사설|광고|만평|사진)(?=,\s)",
    re.IGNORECASE,
)


def _before_issue(note: Note, start: int, end: int) -> CitationField | None:
    """What stands before a newspaper in the place of a title: *Editorial, The Times*; *Ana Ruiz, The Times*."""
    if genre := _NO_TITLE.match(note.text, start, end):
        return note.field("genre", *genre.span())
    comma = note.text.find(",", start, end)
    name = note.text[start:comma] if comma > 0 else ""
    if not name or not is_full_name(name) or note.outlet_at(start, comma) or w.NEWSPAPER.search(name):
        return None
    at = _past_in(note.text, comma + 1)
    known = note.outlet_at(at, end)
    if (known and known[0] == at) or w.OUTLET_NAME.match(note.text, at, end):
        return CitationField("author", name, start, comma)
    return None


def _past_in(text: str, at: int) -> int:
    """Past *in the*, before the name of a newspaper."""
    found = re.compile(r"\s?,?\s?(?:(?:in|en)\s)?(?:the\s(?=[^\W_a-z]))?").match(text, at)
    return found.end() if found else at


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
    return _make(note, begin, at, end, fields, "url", "doi")


def _talks(text: str) -> bool:
    return text[:1].islower() or sum(word[0].islower() for word in text.split()) > len(text.split()) / 2


# --- short forms ----------------------------------------------------------------------------------------------------


def author_and_title(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """*Harmer, Allende’s Chile*; *Bermudez, Terrorism, 20*; after *see* or *compare*, *Pineda Ochoa* alone.

    Tentative, unless a page follows: only the works of the article tell whether it is one.
    """
    text = note.text
    start, last = trim(text, start, end, " ,;:.\t\n")
    parts = comma_parts(note, start, last)
    if not parts or len(text[start:last]) > 240:
        return None
    if len(parts) == 1:
        return _names_alone(note, start, last) if signalled else None
    taken = take_authors(note, start, parts)
    if owner := _OWNER.match(text, *parts[0]):
        taken = [note.field("author", *owner.span("name"))], owner.end()
    if taken is None:
        return None
    fields, title = taken
    title_parts = [(max(first, title), last) for first, last in parts if last > title]
    at = after = title_parts[-1][1]
    tentative = True
    number = next((n for n, part in enumerate(title_parts) if n and _is_locator(text, part)), 0)
    if number:
        cit = number > 1 and _CIT.fullmatch(text, *title_parts[number - 1])
        at, tentative = title_parts[number - 2 if cit else number - 1][1], False
        after = title_parts[number - 1][1]
    if (before := _before_dates(note, title_parts)) != title_parts:  # Notebook 7, 20 January 1982
        if not before:
            return None
        at = after = before[-1][1]
        number = number or 1
    field = note.field("title", title, at)
    if not _is_short_title(note, field):
        return None
    tail = Tail(note, after, end, [*fields, field])
    if number:
        tail.read()
        at = max(at, tail.done)
    return Citation(
        start, at, "short", "unknown", tuple(sorted(tail.fields, key=lambda one: one.start)), tentative=tentative
    )


def _names_alone(note: Note, start: int, end: int) -> Citation | None:
    names = split_names(note.text, start, end)
    if not names or not all(is_person(note.text[slice(*name)]) for name in names):
        return None
    fields = tuple(note.field("author", *name) for name in names)
    return Citation(start, end, "short", "unknown", fields, tentative=True)


def _is_short_title(note: Note, field: CitationField) -> bool:
    if w.URL.match(field.value) or any(date.start <= field.start < date.end for date in note.dates):
        return False
    return not (field.value[:1].islower() or len(field.value.split()) > 14 or field.value[:1].isdigit())


def _before_dates(note: Note, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts before the first that has a day in it."""
    days = (one.start for one in note.dates if len(one.edtf) == _DAY)
    first = next((start for start in days if parts[0][0] < start < parts[-1][1]), parts[-1][1])
    return [part for part in parts if part[1] <= first]


def _is_locator(text: str, part: tuple[int, int]) -> bool:
    lead = _ESPECIALLY.match(text, *part)
    start = lead.end() if lead else part[0]
    return bool(w.PAGES.match(text, start, part[1]) or w.OTHER_LOCATOR.match(text, start, part[1]))

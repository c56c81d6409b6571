"""*Harmer, Allende’s Chile*; *Bermudez, Terrorism, 20*: an author with a short title, or a name alone."""

from __future__ import annotations

import re

from indexer.citations.model import Citation, CitationField
from indexer.citations.names.authors import comma_parts, take_authors
from indexer.citations.names.persons import NAME, Span, is_person, split_names, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.facts import DAY
from indexer.citations.parts.tail import Tail
from indexer.citations.short.leaning_eastern import is_eastern_form
from indexer.citations.short.located import VOLUME
from indexer.patterns import lazy, match_by_end
from indexer.prefilter import AnyPattern, Prefiltered

_OWNS = lazy(r"[’']s\s(?=[^\W_a-z])")
_OWNER = lazy(rf"(?P<name>{NAME}){_OWNS.pattern}")
_TURNED = Prefiltered(
    rf"(?:[^\W\d_]?[a-zà-ÿ]{{2,12}}\s(?:a|de|en|por|in|to|by)\s)?(?P<name>{NAME},\s(?:[^\W\d_]\.[\s-]?){{1,3}}):\s(?=[^\W\d_a-zà-öø-ÿ]|[“‘«\"])"
)
_ESPECIALLY = lazy(r"(?:esp\.|especially|particularly|at|aquí|especialmente)\s")
# “: 40”, “(40)”; “2: 40” of a work in volumes
_COLON_PAGE = Prefiltered(
    r"(?:\s(?=\d{1,2}:\s?\d)|:\s?|\s\((?:pp?\.\s|págs?\.\s)?)(?P<page>(?:\d{1,2}:\s?)?\d{1,4}(?:\s?[-–~]\s?\d{1,4})?)(?:\)|(?<=\d))$"
)
_ITEMS: list[AnyPattern] = [
    w.VOLUME,
    lazy(r"[IVXL]{1,6}$"),
    *(pattern for name, pattern in w.ARCHIVE_ITEMS if name in ("box", "folder", "inventory")),
]
_VOLUME_ALONE = lazy(VOLUME)
_PAPER_LAST = lazy(rf"(?:^|\s)(?:{w.PAPER.pattern})$", re.IGNORECASE)
_EASTERN_TALK = lazy(r"[가-힣](?:[은는이가을를도에]|에서)\s")
_LONGEST = 240
_CIT = lazy(r"(?:art|ob|op|ed)?\.?\s?cit\.?|citad[oa]", re.IGNORECASE)
_COLON = Prefiltered(
    rf"(?P<name>{NAME}(?:\s(?:y|e|and|&)\s{NAME})?)(?:\s\((?:eds?|comps?|coords?|dirs?)\.\))?:\s(?=[^\W_a-zà-öø-ÿ]|[“‘«\"])"
)


def author_and_title(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """*Harmer, Allende’s Chile*; *Bermudez, Terrorism, 20*; after *see* or *compare*, *Pineda Ochoa* alone.

    Tentative, unless a page follows: only the works of the article tell whether it is one.
    """
    text = note.text
    start, last = trim(text, start, end, " ,;:.\t\n")
    if len(text[start:last]) > _LONGEST:
        return None
    if (page := _COLON_PAGE.search(text, start, last)) and not w.YEAR.fullmatch(page["page"]):
        return _with_page(note, start, page)
    if turned := _TURNED.match(text, start, last):  # Cita a Ruiz, A.: Salt Road…, p. 12
        return _with_title(note, start, end, [note.field("author", *turned.span("name"))],
                           comma_parts(note, turned.end(), last))  # fmt: skip
    parts = _parts(note, start, last)
    if len(parts) < 2:
        return _names_alone(note, start, last) if parts and signalled else None
    if w.PAPER.fullmatch(text, *parts[0]):  # Msg, Ana Ruiz to Luis Paz, 3 May 1967
        return None
    taken = take_authors(note, start, parts)
    owner = match_by_end(_OWNER, _OWNS, text, *parts[0])
    if owner and not owner["name"].startswith(("The ", "A ", "Hansard")):
        taken = [note.field("author", *owner.span("name"))], owner.end()
    if taken is None or w.ARCHIVE.search(taken[0][0].value):
        return None
    fields, title = taken
    return _with_title(note, start, end, fields, [(max(first, title), last) for first, last in parts if last > title])


def _parts(note: Note, start: int, end: int) -> list[Span]:
    """The stretches between commas; a colon behind the first name parts as they do: *Ruiz: Salt Road, 12*."""
    parts = comma_parts(note, start, end)
    colon = _COLON.match(note.text, *parts[0]) if parts else None
    if colon and (is_city(colon["name"]) or w.PUBLISHER.search(note.text, colon.end(), parts[0][1])):
        return parts  # Lima: Verso
    return [colon.span("name"), (colon.end(), parts[0][1]), *parts[1:]] if colon else parts


def _with_title(note: Note, start: int, end: int, fields: list[CitationField], parts: list[Span]) -> Citation | None:
    """The short form whose title is the first of these parts, or several, up to its page, volume or day."""
    ends = _title_ends(note, parts)
    if ends is None:
        return None
    last, after, located, tentative = ends
    field = note.field("title", parts[0][0], last)
    if not _is_short_title(note, field):
        return None
    tail = Tail(note, after, end, [*fields, field])
    if located:
        tail.read()
        last = max(last, tail.done)
    found = tuple(sorted(tail.fields, key=lambda one: one.start))
    if tail.has("archive") and tail.has("date"):  # Ministry of Salt, Note no. 71, 3 May …, Archive
        if len(fields) == 1 and _PAPER_LAST.search(fields[0].value):  # Cabinet Minute, Decision No. 244
            whole = note.field("title", fields[0].start, field.end)
            found = (whole, *(one for one in found if one not in (fields[0], field)))
        return Citation(start, last, "full", "archival", found)
    return Citation(max(start, fields[0].start), last, "short", "unknown", found, tentative=tentative)


def _title_ends(note: Note, parts: list[Span]) -> tuple[int, int, bool, bool] | None:
    """Where the title ends and what follows it begins, whether that is a place in it, whether all is tentative."""
    text = note.text
    parts = _before_talk(note, parts)
    last = after = parts[-1][1]
    page = next((n for n, part in enumerate(parts) if n and _is_locator(text, part)), 0)
    item = next((n for n, part in enumerate(parts) if n and _is_item(text, part)), 0)
    located, tentative = bool(page or item), True
    if item and (not page or item < page):  # Ward, Notebook, vol. 3
        last = after = parts[item - 1][1]
    elif page:
        cit = page > 1 and _CIT.fullmatch(text, *parts[page - 1])
        last, after, tentative = parts[page - 2 if cit else page - 1][1], parts[page - 1][1], False
    if (before := _before_dates(note, parts)) != parts:  # Notebook 7, 20 January 1982
        if not before:
            return None
        last = after = before[-1][1]
        located = True
    return last, after, located, tentative


def _before_talk(note: Note, parts: list[Span]) -> list[Span]:
    """The parts before talk of the work: *Ruiz, Salt Road, is too early*; behind italics anything but a place in it."""
    text, slanted = note.text, note.title_end(parts[0][0]) == parts[0][1]
    talks = next((n for n, one in enumerate(parts) if n and w.SAYS.match(text, *one)), len(parts))
    if slanted and len(parts) > 1 and text[parts[1][0]].islower():
        told = _is_locator(text, parts[1]) or _is_item(text, parts[1]) or _CIT.match(text, *parts[1])
        talks = talks if told else 1
    return parts[:talks]


def _with_page(note: Note, start: int, page: re.Match[str]) -> Citation | None:
    """*Ruiz: 12*; *Ruiz, Salt Road: 12*; *Ruiz, Salt Road (12)*."""
    parts = comma_parts(note, start, page.start())
    named = author_and_title(note, start, page.start(), True) if parts else None
    if named is None or named.first("locator"):
        return None
    locator = note.field("locator", *page.span("page"))
    return Citation(start, page.end(), "short", "unknown", (*named.fields, locator), tentative=True)


def _is_item(text: str, part: Span) -> bool:
    """*vol. 3*, *box 4*: what is cited of papers or of a work in volumes."""
    return any(pattern.match(text, *part) for pattern in _ITEMS)


def _names_alone(note: Note, start: int, end: int) -> Citation | None:
    names = split_names(note.text, start, end)
    if not names or not all(is_person(note.text[slice(*name)]) for name in names):
        return None
    fields = tuple(note.field("author", *name) for name in names)
    return Citation(start, end, "short", "unknown", fields, tentative=True)


def _is_short_title(note: Note, field: CitationField) -> bool:
    if (
        " / " in field.value
        or w.URL.match(field.value)
        or any(date.start <= field.start < date.end for date in note.dates)
    ):
        return False
    if is_eastern_form(field.value) or _VOLUME_ALONE.fullmatch(field.value):  # 변하늘, 위의 글; Ruiz, II, p. 3
        return False
    if field.value[:1].isascii() and _EASTERN_TALK.search(field.value):  # Ruiz, Salt Road 90도 값은 말하지 않는다
        return False
    return not (field.value[:1].islower() or len(field.value.split()) > 14 or field.value[:1].isdigit())


def _before_dates(note: Note, parts: list[Span]) -> list[Span]:
    """The parts before the first that has a day in it."""
    days = (one.start for one in note.dates if len(one.edtf) == DAY)
    first = next((start for start in days if parts[0][0] < start < parts[-1][1]), parts[-1][1])
    return [part for part in parts if part[1] <= first]


def _is_locator(text: str, part: Span) -> bool:
    lead = _ESPECIALLY.match(text, *part)
    start = lead.end() if lead else part[0]
    return any(place.match(text, start, part[1]) for place in (w.TIMECODE, w.PAGES, w.OTHER_LOCATOR))

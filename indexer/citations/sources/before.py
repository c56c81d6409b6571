"""What is cited for short, or as an issue, before a citation in full: *see Ruiz (1988, p. 40) and “Salt”*."""

from __future__ import annotations

from dataclasses import replace

from indexer.citations.model import Citation
from indexer.citations.names.leads import LEADS_ON
from indexer.citations.names.persons import NAME
from indexer.citations.notes import clauses
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.kinds import kind_of
from indexer.citations.short.leaning import leaning_in
from indexer.citations.short.leaning_eastern import eastern_in
from indexer.citations.short.within import JOINED, short_before, short_within, told_by_form
from indexer.citations.sources.bare import read_bare, read_book
from indexer.citations.sources.led import issue_before
from indexer.patterns import lazy


def cited_before(note: Note, start: int, end: int) -> Citation | None:
    """The issue, book or short form from ``start`` on, at once or behind a signal, if a title at ``end`` follows it."""
    if one := _book_before(note, start, end):
        return one
    if one := _kept_before(note, start, end):
        return one
    if one := issue_before(note, start, end) or short_before(note, start, end) or _eastern_before(note, start, end):
        return one
    if one := _quoted_from(note, start, end):
        return one
    if one := _slanted_from(note, start, end):
        return one
    signal = clauses.last_signal(note.text, start, end, note.mask)
    short = short_before(note, signal.end(), end) if signal else None
    if short is None or signal is None:
        return None
    return replace(short, fields=(note.field("signal", *signal.span()), *short.fields))


def _book_before(note: Note, start: int, end: int) -> Citation | None:
    """*Ana Ruiz, El camino, Lima, Alba, 1999, y Luis Paz, «La sal»*: a book with commas, joined to what follows."""
    if note.eastern or not _YEAR_PART.search(note.text, start, end):
        return None
    one = read_book(note, start, end)
    if one is None or not one.first("author") or not JOINED.match(note.text, one.end, end + 1):
        return None
    return replace(one, kind=kind_of(note, one, quoted=False))


_YEAR_PART = lazy(r",\s(?:1[5-9]|20)\d\d,\s")


def _kept_before(note: Note, start: int, end: int) -> Citation | None:
    """*On the lists, AGN, Salt Board, box 3, and Ana Ruiz, “Salt”*: what an archive keeps, joined to another."""
    topic = _TOPIC.match(note.text, start, end)
    start = topic.end() if topic else start
    if not _KEEPER.match(note.text, start, end):
        return None
    ends = (one.start() for one in JOINED.finditer(note.text, start, end) if not note.mask[one.start()])
    return next((one for last in ends if (one := read_bare(note, start, last, False)) and _is_stored(one, last)), None)


def _is_stored(one: Citation, last: int) -> bool:
    """Whether a citation names an archive and a box or the like, and fills its stretch."""
    stored = one.first("archive") and any(one.first(name) for name in ("box", "folder", "file", "inventory"))
    return bool(stored) and one.end == last


_TOPIC = lazy(rf"(?:{'|'.join(sorted(LEADS_ON))})\s[a-zà-ÿ][^,;.“”«»\"]{{2,60}},\s")
_KEEPER = lazy(rf"[A-ZÀ-Þ]{{2,8}},\s|(?i:(?:(?:the|el|la)\s)?(?:{w.ARCHIVE.pattern}))")


def _slanted_from(note: Note, start: int, end: int) -> Citation | None:
    """*It is doubted by Ruiz, _Salt Road_, p. 3, and by Paz, …*: behind talk, with its title in italics."""
    for first, _ in note.titles:
        if start < first < end and (led := _NAME_LED.search(note.text, max(start, first - _NEAR), first)):
            one = short_before(note, led.start("name"), end)
            return one if one and one.first("title") and one.first("locator") else None
    return None


_NEAR = 60
_NAME_LED = lazy(rf"\s(?:by|in|en|por|with|con|from)\s(?P<name>{NAME}),\s$")


def _quoted_from(note: Note, start: int, end: int) -> Citation | None:
    """*as told by Ruiz, op. cit., p. 3: “Nobody came”*: the words that stand there, behind a colon."""
    if not note.text.endswith(": ", start, end):
        return None
    found = leaning_in(note, start, end)
    if found is None or found[1].end < end - 2:
        return None
    return told_by_form(note, *found)


def _eastern_before(note: Note, start: int, end: int) -> Citation | None:
    """예외로 변하늘, 위의 글, 230쪽과 남시내, 『…』: a form with its author, before a citation in full."""
    found = eastern_in(note, start, end)
    told = {field.name for field in found[1].fields} if found else set()
    if found is None or "author" not in told:
        return None
    return Citation(found[0], found[1].end, found[1].form, "unknown", found[1].fields, tentative="locator" not in told)


def short_before_entry(note: Note, start: int, entry: Citation) -> Citation | None:
    """*The figure in Ruiz et al., art. cit., and in Paz, A. (2006).*: the short form in the talk before an entry."""
    return short_within(note, start, entry.start) if entry.start > start else None

"""The issue of a newspaper that stands before the title of its piece: *The Mirror, 3 May 1967, “Salt Again,” p. 2*."""

from __future__ import annotations

from indexer.citations.model import CitationField
from indexer.citations.names.authors import comma_parts
from indexer.citations.names.given import GIVEN_NAMES
from indexer.citations.names.persons import has_body_word, is_full_name
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note, is_day
from indexer.citations.notes.shape import Group
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.head import Head, without_stop
from indexer.citations.sources.issues import SMALL_IN_NAME, TOWN_LAST, is_outlet
from indexer.patterns import lazy

_GAP = lazy(r"[,:]?\s")
_PAGE_NEXT = lazy(r",?\s")
_LED = lazy(r"(?:.*\s)?(?:en|in|from|de)\s(?=[^\W_a-z])")
_LONGEST_NAME, _LONGEST_HEAD = 60, 120


def issue_head(note: Note, start: int, core: Group) -> Head | None:
    """The newspaper, the number and the day before a title in quotes, with that title; None without them."""
    if not core.quoted or (date := _day_before(note, start, core.start)) is None:
        return None
    parts = comma_parts(note, start, date.start)
    numbers: list[CitationField] = []
    while len(parts) > 1 and (number := _number(note, *parts[-1])):
        numbers.append(number)
        parts.pop()
    if not parts:
        return None
    first, last = parts[-1]
    led = None if _is_named(note.text[first:last]) else _LED.match(note.text, first, last)
    first = led.end() if led else first
    if not _is_newspaper(note, first, last, paged=_is_paged(note, core.end)):
        return None
    name = note.field("container", first, last)
    before = note.field("author", *parts[-2]) if len(parts) == len(("author", "name")) else None
    signed = [before] if before and not led and is_full_name(before.value) else []
    title = without_stop(note.field("title", core.start + 1, core.end - 1))
    return Head((*signed, name)[0].start, (*signed, name, *reversed(numbers), date, title), core.end)


def _day_before(note: Note, start: int, end: int) -> CitationField | None:
    """The day right before a title, however its month is written."""
    date = note.date_in(max(start, end - _LONGEST_HEAD), end)
    if date is None or not _GAP.fullmatch(note.text, date.end, end):
        return None
    return date if any(one.start == date.start and is_day(one) for one in note.dates) else None


def _number(note: Note, start: int, end: int) -> CitationField | None:
    """What counts an issue, between its name and its day."""
    if found := w.ISSUE.fullmatch(note.text, start, end):
        return note.field("issue", *found.span("ko" if found["ko"] else "issue"))
    found = w.VOLUME.fullmatch(note.text, start, end)
    return note.field("volume", *found.span("ko" if found["ko"] else "volume")) if found else None


def _is_paged(note: Note, end: int) -> bool:
    gap = _PAGE_NEXT.match(note.text, end)
    return bool(gap and w.PAGES.match(note.text, gap.end()))


def _is_newspaper(note: Note, start: int, end: int, *, paged: bool) -> bool:
    """Whether a stretch names a newspaper; where only its shape tells, by the page behind the title."""
    name = note.text[start:end]
    known = note.outlet_at(start, end)
    if (known and known[0] == start) or is_outlet(note, start, end) or TOWN_LAST.search(name):
        return True
    if end - start > _LONGEST_NAME or not _is_named(name):
        return False
    if name.split()[0] in GIVEN_NAMES or is_city(name) or has_body_word(name) or w.ARCHIVE.search(name):
        return False
    return (paged or bool(w.NEWSPAPER.search(name))) and not w.TALKED_WITH.search(name) and not w.PAPER.match(name)


def _is_named(text: str) -> bool:
    """Whether a text is nothing but a name."""
    return text[0].isupper() and all(word[0].isupper() or word in SMALL_IN_NAME for word in text.split())

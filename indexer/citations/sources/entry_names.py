"""Who is named at the head of an entry, and where does its title begin?

*Ruiz, A. and Paz, L. (2004)*; *Ruiz, Ana, and Luis Paz.*; *Ruiz, Ana 2004 El camino*: by what follows them, a year in
brackets, a full stop or a colon with a title behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.citations.model import CitationField, FieldName
from indexer.citations.names.authors import by_role, comma_parts, is_author, is_body
from indexer.citations.names.eastern_names import eastern_part
from indexer.citations.names.inverted import inverted_parts, is_turned, names_before, turned_before, whole_names
from indexer.citations.names.persons import NAME, is_full_name, is_person, split_at, split_names, trim
from indexer.citations.notes.clauses import last_signal
from indexer.citations.notes.entries import BARE_YEAR
from indexer.citations.notes.note import EntryHead, Note
from indexer.citations.parts.imprints import is_place
from indexer.enrich.dates import written_dates
from indexer.patterns import lazy

_INITIALS = r"(?:[^\W\d_]\.[\s-]?){1,4}"
_TURNED = rf"(?!(?:y|e|and)\s){NAME},\s{_INITIALS}"
# “Ruiz, A., Paz, L. & Mora, E.”
_INITIALLED = lazy(rf"{_TURNED}(?:(?:,\s?(?:&|and|y)?|\s(?:&|and|y))\s?{_TURNED})*")
_ONE_TURNED = lazy(_TURNED)
_YEAR_GROUP = lazy(
    r"(?:1[5-9]|20)\d\d(?:\.\s?\d{1,2}(?:\.\s?\d{1,2}\.?)?|[년年]\s?\d{1,2}[월月]\s?\d{1,2}[일日])|\d{1,2}\s(?:de\s)?[^\W\d_]{3,10}\s(?:de\s)?(?:1[5-9]|20)\d\d|"
    r"(?:c\.\s?)?(?:1[5-9]|20)\d\d[a-z]?(?:\s?[-–/]\s?\d{2,4})?(?:,\s[^()]{3,24}|\s?\[\d{4}\])?|n\.\s?d\.|s\.\s?f\.|s/f|forthcoming|in\spress|en\sprensa"
)
_ROLE = lazy(r"\s?\((?:eds?|comps?|coords?|dirs?)\.?\)$|,\s(?:eds?|comps?|coords?|dirs?)\.?$", re.IGNORECASE)
_FIGURE = lazy(r"\d")
_AFTER_YEAR = lazy(r"(?:\s?[.:,]?\s)?")
_TITLE_BEGINS = lazy(r"[“\"‘'«¿¡『「《〈\[]|[^\W\d_a-zà-öø-ÿ]")
_AND = lazy(r"\s(?:and|y|e|&)\s")
_NAMES_END = lazy(r"[.:,](?=\s)")
_STOPPED_TITLE = lazy(
    r"[^“”\".;:]{3,300}?\.\s(?:\d\w*\sed\.\s)?(?P<place>[^\W\d_][^:.;()]{1,50}):\s[^:;]{2,90},\s(?:1[5-9]|20)\d\d"
)
_FARTHEST = 200
_INITIAL_LAST = lazy(r"(?:\s[^\W\d_]|[^\W\d_]\.[^\W\d_])\.$")
_DOTTED = lazy(rf"{_INITIAL_LAST.pattern}|(?:al|Jr|Sr)\.$")
_INITIAL_NEXT = lazy(r"[^\W\d_]\.(?:,|-?[^\W\d_]\.)")
_SEMICOLON = lazy(";")
_YEAR_FIRST = lazy(r"(?P<year>\d{4}),\s(?P<day>[^,()]{3,24})")


@dataclass(frozen=True, slots=True)
class EntryNames:
    """The names at the head of an entry, their date if it stands there, and where the title begins.

    ``eastern`` says that the head is one of a Korean note, where the date stands behind the names without a space;
    ``undated`` that it says that there is none: *(n.d.)*, *(en prensa)*.
    """

    fields: list[CitationField]
    title: int
    sure: bool
    date: CitationField | None = None
    eastern: bool = False
    undated: bool = False


def names_of_entry(note: Note, start: int, end: int) -> EntryNames | None:
    """The names at ``start``, or behind talk, if an entry begins with them."""
    readers = (_headed, _dated, _bare, _stopped, _led)
    return next((found for read in readers if (found := read(note, start, end))), None)


def _headed(note: Note, start: int, end: int) -> EntryNames | None:
    """The names of an entry that is known by its head: *Ruiz, Ana. “Title”*, *Ruiz, Ana 1990 Title*."""
    head = next((one for one in note.heads if one.start == start and one.title < end), None)
    if head is None:
        return None
    if head.first == head.start:
        return _headed_eastern(note, head, end)
    role: FieldName = "author"
    last = head.end
    if found := _ROLE.search(note.text, head.first - 1, last):
        role, last = "editor", found.start()
    names = [(start, head.first), *split_names(note.text, head.first, last)]
    named = [note.field(role, *one) for one in names if one[0] < one[1]]
    return EntryNames(named, head.title, True, note.date_at(head.year[0], end) if head.year else None)


def _headed_eastern(note: Note, head: EntryHead, end: int) -> EntryNames | None:
    """변하늘·남시내(2011). 제목: the names in Korean, or as they stand in Latin letters before the year."""
    named = eastern_part(note, (head.start, head.end)) or _named(note, head.start, head.end)
    date = note.date_at(head.year[0], end) if head.year else None
    return EntryNames(named, head.title, False, date, eastern=True) if named else None


def _dated(note: Note, start: int, end: int) -> EntryNames | None:
    """*Ruiz, A. and Paz, L. (2004)*, *Salt Commission (1979)*, *Ruiz, Ana (ed.) (2004):*."""
    text = note.text
    groups = [group for group in note.groups_from(start) if group.round and group.end < min(end, start + _FARTHEST)]
    year = next((one for one in groups[:3] if _YEAR_GROUP.fullmatch(text, one.start + 1, one.end - 1)), None)
    gap = _AFTER_YEAR.match(text, year.end, end) if year else None
    if year is None or gap is None or not _TITLE_BEGINS.match(text, gap.end()):
        return None
    last = trim(text, start, year.start)[1]
    named = _named(note, start, last)
    if named is None:
        return None
    sure = bool(_INITIALLED.fullmatch(text, start, last))
    date = day_of(note, year.start + 1, year.end - 1) or note.date_at(year.start + 1, year.end - 1)
    date = date or note.date_in(year.start + 1, year.end - 1)
    return EntryNames(named, gap.end(), sure, date, undated=not _FIGURE.search(text, year.start, year.end))


def _bare(note: Note, start: int, end: int) -> EntryNames | None:
    """*Ruiz, Ana 2004 El camino. Lima: Ninguna*: the year between the names and the title, without a sign."""
    year = BARE_YEAR.search(note.text, start, min(end, start + _FARTHEST))
    begin = turned_before(note.text, start, year.start()) if year else None
    named = _named(note, begin, year.start()) if year and begin is not None else None
    if named is None or year is None:
        return None
    return EntryNames(named, year.end(), False, note.date_at(year.start("year"), end))


def day_of(note: Note, start: int, end: int) -> CitationField | None:
    """*1967, May 12*: the day whose year stands before it."""
    found = _YEAR_FIRST.fullmatch(note.text, start, end)
    days = written_dates(f"{found['day']}, {found['year']}") if found else ()
    return CitationField("date", days[0].edtf, start, end) if len(days) == 1 else None


def _led(note: Note, start: int, end: int) -> EntryNames | None:
    """*A second-hand phrase: Luna, J. L. (1997)*: the names behind talk, before a year."""
    for group in note.groups_from(start):
        if group.end > end or group.start > start + _FARTHEST:
            return None
        if group.round and _YEAR_GROUP.fullmatch(note.text, group.start + 1, group.end - 1):
            signal = last_signal(note.text, start, group.start, note.mask)
            begin = names_before(note.text, start, group.start) or (signal.end() if signal else None)
            found = _dated(note, begin, end) if begin and begin > start else None
            if found and (found.sure or note.text[group.end : group.end + 1] == "." or _is_marked(note, found.title)):
                return found
            return None
    return None


def _is_marked(note: Note, title: int) -> bool:
    """Whether quotes or italics mark a title that begins there."""
    group = note.group_starts.get(title)
    return (group is not None and group.quoted) or note.title_end(title) > 0


def _stopped(note: Note, start: int, end: int) -> EntryNames | None:
    """*Ruiz, Ana, and Luis Paz.*, *Ana Ruiz, ed.*, *Ana Ruiz:*: the names before a full stop or a colon."""
    text = note.text
    for stop in _NAMES_END.finditer(text, start, min(end, start + _FARTHEST)):
        if note.mask[stop.start()]:
            return None
        after, _ = trim(text, stop.end(), end)
        if after >= end or not (text[after].isupper() or text[after] in "¿¡"):
            continue
        if _INITIAL_NEXT.match(text, after, end):  # Ruiz, A. M., “Salt”, en …
            continue
        if text[stop.start()] == ":" and "," in text[start : stop.start()] and ";" not in text[start : stop.start()]:
            continue
        if text[stop.start()] == "," and not _is_stopped_title(text, after, end):
            continue
        if named := _full_names(note, start, stop.start() + (text[stop.start()] == "."), after, end):
            return EntryNames(named, after, False)
    return None


def _is_stopped_title(text: str, start: int, end: int) -> bool:
    """Whether a title follows that ends in a full stop, and behind it a place and a publisher with a year."""
    found = _STOPPED_TITLE.match(text, start, end)
    return found is not None and is_place(found["place"])


def _full_names(note: Note, start: int, end: int, after: int, last: int) -> list[CitationField] | None:
    """The names, if each is one in full: *Ruiz, Ana* where that is no author with a title, *Ana Ruiz and Luis Paz*."""
    text = note.text
    named = _named(note, start, end)
    if not named or not all(is_person(one.value) or is_body(one.value) or "," in one.value for one in named):
        return None
    if "," not in text[named[0].start : named[-1].end]:
        full = all(is_full_name(one.value) or _is_shouted(one.value) for one in named)
        return named if full and not _INITIAL_LAST.search(text[start:end]) else None
    listed = len(named) > 1 and _AND.search(text, start, end) and all(is_full_name(one.value) for one in named)
    if ";" in text[start:end] or listed:
        return named
    parts = comma_parts(note, start, named[-1].end)
    return named if inverted_parts(text, [*parts, (after, last)]) == len(parts) else None


def _is_shouted(name: str) -> bool:
    """*CENTRAL SALT AGENCY*: a body as ISO 690 writes it."""
    return name.isupper() and " " in name and is_body(name)


# “Salt Commission (SC)”, “Salt Commission [SC]”, “SC (Salt Commission)”
_EXPLAINED = lazy(r"(?:(?<=[A-Z]{2})\s\([^\W\d_][^()\d]{4,90}|\s[(\[][A-Z]{2,8})[)\]]$")


def _named(note: Note, start: int, end: int) -> list[CitationField] | None:
    """The authors or editors that a stretch consists of; None where it holds anything else."""
    text = note.text
    role: FieldName = "author"
    if found := _ROLE.search(text, start, end):
        role, end = "editor", found.start()
    if (explained := _EXPLAINED.search(text, start, end)) and is_body(text[start : explained.start()]):
        return [note.field(role, start, end)]  # Salt Commission (SC)
    whole = text[start:end]
    if not whole or any(sign in whole for sign in ":“”«»()") or not (whole[0].isupper() or whole[0] > "z"):
        return None
    if _INITIALLED.fullmatch(text, start, end):
        return [note.field(role, *one.span()) for one in _ONE_TURNED.finditer(text, start, end)]
    if whole.endswith(".") and not _DOTTED.search(whole):
        end -= 1
    if ";" in whole:
        names = [trim(text, *one) for one in split_at(text, start, end, _SEMICOLON)]
        turned = all(is_turned(text[slice(*one)]) for one in names)
        return [note.field(role, *one) for one in names] if turned else None
    names = whole_names(text, split_names(text, start, end))
    if not names or not all(is_author(text[slice(*one)]) for one in names):
        return None
    return [by_role(note.field(role, *one)) for one in names]

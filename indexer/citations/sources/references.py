"""Entries as bibliographies have them, with full stops between their parts or the year behind the names.

*Ruiz, A. (2004) The Salt Road. Lima: Verso, p. 12*; *Ruiz, Ana. The Salt Road. Lima: Verso, 2004*. The names are known
by what follows them, a year in brackets or a full stop with a title and its facts behind it. Where nothing tells where
the work appeared, only a name with its initials makes it an entry: *Ruiz (2004)* is a short form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.names.authors import comma_parts, is_author, is_body
from indexer.citations.names.inverted import inverted_parts, is_turned, names_before, turned_before, whole_names
from indexer.citations.names.persons import NAME, is_full_name, is_person, split_names, trim
from indexer.citations.notes import clauses
from indexer.citations.notes import words as w
from indexer.citations.notes.entries import BARE_YEAR, MEDIUM
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.head import without_stop
from indexer.citations.parts.imprints import is_place, is_publisher, told_between
from indexer.citations.parts.tail import Tail
from indexer.enrich.dates import written_dates

_INITIALS = r"(?:[^\W\d_]\.[\s-]?){1,4}"
_TURNED = rf"(?!(?:y|e|and)\s){NAME},\s{_INITIALS}"
# “Ruiz, A., Paz, L. & Mora, E.”
_INITIALLED = re.compile(rf"{_TURNED}(?:(?:,\s?(?:&|and|y)?|\s(?:&|and|y))\s?{_TURNED})*")
_ONE_TURNED = re.compile(_TURNED)
_YEAR_GROUP = re.compile(
    r"(?:c\.\s?)?(?:1[5-9]|20)\d\d[a-z]?(?:\s?[-–/]\s?\d{2,4})?(?:,\s[^()]{3,24}|\s?\[\d{4}\])?|n\.\s?d\.|s\.\s?f\.|s/f|forthcoming|in\spress|en\sprensa"
)
_ROLE = re.compile(r"\s?\((?:eds?|comps?|coords?|dirs?)\.?\)$|,\s(?:eds?|comps?|coords?|dirs?)\.?$", re.IGNORECASE)
_AFTER_YEAR = re.compile(r"(?:\s?[.:,]?\s)?")
_TITLE_BEGINS = re.compile(r"[“\"‘'«¿¡『「《〈\[]|[^\W\d_a-zà-öø-ÿ]")
_AND = re.compile(r"\s(?:and|y|e|&)\s")
_NAMES_END = re.compile(r"[.:,](?=\s)")
_STOPPED_TITLE = re.compile(
    r"[^“”\".;:]{3,300}?\.\s(?:\d\w*\sed\.\s)?(?P<place>[^\W\d_][^:.;()]{1,50}):\s[^:;]{2,90},\s(?:1[5-9]|20)\d\d"
)
_STOP = re.compile(r"(?<!\.\.)[.?!](?=\s)")
_FARTHEST = 200
_YEAR = len("1986")
_NEED: tuple[FieldName, ...] = (
    "document",
    "series",
    "container",
    "publisher",
    "place",
    "url",
    "doi",
    "genre",
    "archive",
    "issue",
    "volume",
)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names at the head of an entry, their date if it stands there, and where the title begins."""

    fields: list[CitationField]
    title: int
    sure: bool
    date: CitationField | None = None


def read_reference(note: Note, start: int, end: int) -> Citation | None:
    """The entry at ``start``, if it is one."""
    start, _ = trim(note.text, start, end)
    readers = (_headed, _dated, _bare, _stopped, _led)
    names = next((found for read in readers if (found := read(note, start, end))), None)
    if names is None:
        return _unsigned(note, start, end)
    if names.title >= end:
        return None
    start = min((one.start for one in names.fields), default=start)
    for title, at, told in _titles(note, names, end):
        fields = [*names.fields, *([names.date] if names.date else []), *_with_medium(note, title), *told]
        tail = Tail(note, at, end, fields)
        done = max(tail.read(), at)
        if (names.sure or tail.has(*_NEED)) and (names.date or tail.has("date")):
            fields = tail.fields if names.date or note.text[title.end] != "." else _printed(note, tail)
            return Citation(start, done, "full", "unknown", tuple(sorted(fields, key=lambda one: one.start)))
    return None


def _headed(note: Note, start: int, end: int) -> _Names | None:
    """The names of an entry that is known by its head: *Ruiz, Ana. “Title”*, *Ruiz, Ana 1990 Title*."""
    head = next((one for one in note.heads if one.start == start and one.title < end), None)
    if head is None:
        return None
    role: FieldName = "author"
    last = head.end
    if found := _ROLE.search(note.text, head.first - 1, last):
        role, last = "editor", found.start()
    names = [(start, head.first), *split_names(note.text, head.first, last)]
    named = [note.field(role, *one) for one in names if one[0] < one[1]]
    return _Names(named, head.title, True, note.date_at(head.year[0], end) if head.year else None)


def _printed(note: Note, tail: Tail) -> list[CitationField]:
    """*Ruiz, Ana. The Salt Road. Édisud, 1986, p. 40*: who printed a book, or where; a periodical has a volume."""
    container = next((one for one in tail.fields if one.name == "container"), None)
    date = next((one for one in tail.fields if one.name == "date"), None)
    if container is None or date is None or note.text[container.end : date.start] != ", " or len(date.value) != _YEAR:
        return tail.fields
    known = note.outlet_at(container.start, container.end)
    if tail.has("volume", "issue", "publisher", "url", "doi", "editor") or (known and known[2] != "publisher"):
        return tail.fields
    names: dict[FieldName, FieldName] = {
        "container": "place" if is_city(container.value) else "publisher",
        "pages": "locator",
    }
    return [replace(one, name=names.get(one.name, one.name)) for one in tail.fields]


def _dated(note: Note, start: int, end: int) -> _Names | None:
    """*Ruiz, A. and Paz, L. (2004)*, *Salt Commission (1979)*, *Ruiz, Ana (ed.) (2004):*."""
    text = note.text
    groups = [group for group in note.groups_from(start) if group.round and group.end < min(end, start + _FARTHEST)]
    year = next((one for one in groups[:3] if _YEAR_GROUP.fullmatch(text, one.start + 1, one.end - 1)), None)
    gap = _AFTER_YEAR.match(text, year.end, end) if year else None
    if year is None or gap is None or not _TITLE_BEGINS.match(text, gap.end()):
        return None
    named = _named(note, start, trim(text, start, year.start)[1])
    if named is None:
        return None
    sure = bool(_INITIALLED.fullmatch(text, start, trim(text, start, year.start)[1]))
    date = _day(note, year.start + 1, year.end - 1) or note.date_at(year.start + 1, year.end - 1)
    return _Names(named, gap.end(), sure, date or note.date_in(year.start + 1, year.end - 1))


def _bare(note: Note, start: int, end: int) -> _Names | None:
    """*Ruiz, Ana 2004 El camino. Lima: Ninguna*: the year between the names and the title, without a sign."""
    year = BARE_YEAR.search(note.text, start, min(end, start + _FARTHEST))
    begin = turned_before(note.text, start, year.start()) if year else None
    named = _named(note, begin, year.start()) if year and begin is not None else None
    if named is None or year is None:
        return None
    return _Names(named, year.end(), False, note.date_at(year.start("year"), end))


def _day(note: Note, start: int, end: int) -> CitationField | None:
    """*1967, May 12*: the day whose year stands before it."""
    found = _YEAR_FIRST.fullmatch(note.text, start, end)
    days = written_dates(f"{found['day']}, {found['year']}") if found else ()
    return CitationField("date", days[0].edtf, start, end) if len(days) == 1 else None


def _led(note: Note, start: int, end: int) -> _Names | None:
    """*A second-hand phrase: Luna, J. L. (1997)*: the names behind talk, before a year."""
    for group in note.groups_from(start):
        if group.end > end or group.start > start + _FARTHEST:
            return None
        if group.round and _YEAR_GROUP.fullmatch(note.text, group.start + 1, group.end - 1):
            begin = names_before(note.text, start, group.start)
            found = _dated(note, begin, end) if begin and begin > start else None
            return found if found and (found.sure or note.text[group.end : group.end + 1] == ".") else None
    return None


def _unsigned(note: Note, start: int, end: int) -> Citation | None:
    """*Obras completas. La Habana: Casa de las Américas, 1970*; *Cuadrilla [fotografía]. 15 de abril de 1968.*"""
    title = _MEDIUM_FIRST.match(note.text, start, end)
    if title:
        fields, at = _with_medium(note, note.field("title", start, title.end() - 1)), title.end()
    elif dated := _UNSIGNED_DAY.match(note.text, start, end):
        day = _day(note, *dated.span("day"))
        fields, at = [note.field("title", *dated.span("title")), *([day] if day else [])], dated.end()
    elif (title := _UNSIGNED.match(note.text, start, end)) and is_city(title["place"]):
        fields, at = [note.field("title", *title.span("title"))], title.end("title")
    else:
        return None
    tail = Tail(note, at, end, fields)
    done = max(tail.read(), at)
    if not tail.has(*_NEED) or not tail.has("date"):
        return None
    return Citation(start, done, "full", "unknown", tuple(sorted(tail.fields, key=lambda one: one.start)))


_MEDIUM_FIRST = re.compile(rf"(?P<title>(?-i:[^\W_a-z])[^.;()“”«»\[\]]{{2,200}}?)\s{MEDIUM}\.(?=\s)", re.IGNORECASE)
# “Salt Is Up. (1967, May 12). The Nowhere Times, p. 4”
_UNSIGNED_DAY = re.compile(
    r"(?P<title>[^\W\d_a-z][^.;()“”«»]{3,160})\.\s\((?P<day>(?:1[5-9]|20)\d\d,\s[^()]{3,24})\)\.\s(?=[^\W\d_a-z])"
)
_UNSIGNED = re.compile(
    r"(?P<title>[^\W\d_a-z](?:[^\s“”«»\":;()]*\s){0,14}?[^\s“”«»\":;()]+?)\.\s(?P<place>[^\W\d_a-z][^\d:;().]{1,40}):\s[^:;()]{2,80},"
    r"\s(?:1[5-9]|20)\d\d"
)


def _with_medium(note: Note, title: CitationField) -> list[CitationField]:
    """The title, and what stands in square brackets behind it: *[Tesis de maestría, Universidad de Utopía]*."""
    medium = _MEDIUM.search(note.text, title.start, title.end)
    if medium is None:
        return [title]
    fields = [note.field("title", title.start, medium.start())]
    start, end = medium.span("medium")
    if (thesis := w.THESIS.match(note.text, start, end)) and (school := note.text.find(",", start, end)) > 0:
        return [*fields, note.field("genre", *thesis.span()), note.field("publisher", school + 1, end)]
    plain = medium["medium"].casefold() in ("en línea", "online", "seud.")
    return fields if plain else [*fields, note.field("genre", start, end)]


_MEDIUM = re.compile(rf"\s{MEDIUM}$", re.IGNORECASE)


def _stopped(note: Note, start: int, end: int) -> _Names | None:
    """*Ruiz, Ana, and Luis Paz.*, *Ana Ruiz, ed.*, *Ana Ruiz:*: the names before a full stop or a colon."""
    text = note.text
    for stop in _NAMES_END.finditer(text, start, min(end, start + _FARTHEST)):
        if note.mask[stop.start()]:
            return None
        after, _ = trim(text, stop.end(), end)
        if after >= end or not (text[after].isupper() or text[after] in "¿¡"):
            continue
        if text[stop.start()] == ":" and "," in text[start : stop.start()] and ";" not in text[start : stop.start()]:
            continue
        if text[stop.start()] == "," and not _is_stopped_title(text, after, end):
            continue
        if named := _full_names(note, start, stop.start() + (text[stop.start()] == "."), after, end):
            return _Names(named, after, False)
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
        initial = _DOTTED.search(text[start:end]) and not _DOTTED_NAME.search(text[start:end])
        return (
            named if not initial and all(is_full_name(one.value) or _is_shouted(one.value) for one in named) else None
        )
    listed = len(named) > 1 and _AND.search(text, start, end) and all(is_full_name(one.value) for one in named)
    if ";" in text[start:end] or listed:
        return named
    parts = comma_parts(note, start, named[-1].end)
    return named if inverted_parts(text, [*parts, (after, last)]) == len(parts) else None


def _is_shouted(name: str) -> bool:
    """*CENTRAL SALT AGENCY*: a body as ISO 690 writes it."""
    return name.isupper() and " " in name and is_body(name)


def _named(note: Note, start: int, end: int) -> list[CitationField] | None:
    """The authors or editors that a stretch consists of; None where it holds anything else."""
    text = note.text
    role: FieldName = "author"
    if found := _ROLE.search(text, start, end):
        role, end = "editor", found.start()
    whole = text[start:end]
    if not whole or any(sign in whole for sign in ":“”«»()") or not (whole[0].isupper() or whole[0] > "z"):
        return None
    if _INITIALLED.fullmatch(text, start, end):
        return [note.field(role, *one.span()) for one in _ONE_TURNED.finditer(text, start, end)]
    if whole.endswith(".") and not _DOTTED.search(whole):
        end -= 1
    if ";" in whole:
        names = [trim(text, start + one.start(), start + one.end()) for one in re.finditer(r"[^;]+", text[start:end])]
        turned = all(is_turned(text[slice(*one)]) for one in names)
        return [note.field(role, *one) for one in names] if turned else None
    names = whole_names(text, split_names(text, start, end))
    if not names or not all(is_author(text[slice(*one)]) for one in names):
        return None
    return [note.field(role, *one) for one in names]


def _titles(note: Note, names: _Names, end: int) -> Iterator[tuple[CitationField, int, list[CitationField]]]:
    """What the title may be, where what follows it begins, and what was told on the way."""
    text, start = note.text, names.title
    if group := note.group_starts.get(start):
        if group.square and group.end <= end:  # [Carta a Ana Ruiz]
            yield note.field("title", start + 1, group.end - 1), group.end, []
        if group.quoted and group.end <= end:
            yield without_stop(note.field("title", start + 1, group.end - 1)), group.end, []
        return
    slanted = next((last for first, last in note.italics if first == start), end)
    if slanted < end and text[slanted] == ".":
        yield without_stop(note.field("title", start, slanted)), slanted, []
    stop = next((one.end() for one in _STOP.finditer(text, start, end) if _ends(note, start, one)), end)
    if numbered := _NUMBERED.search(text, start, stop):  # Recent Tolls (SM/91/12), table 30
        name = next(key for key, value in numbered.groupdict().items() if value)
        number = note.field(name, *numbered.span(name))  # type: ignore[arg-type]
        yield note.field("title", start, numbered.start()), numbered.end(), [number]
    if told := _told(note, start, stop):
        yield told
    if stop < end or names.sure or text[stop - 1] == "]":
        yield without_stop(note.field("title", start, stop)), stop, []


_NUMBERED = re.compile(
    r"\s\((?:(?P<document>[A-Z]{1,5}(?:/[\w.-]{1,12}){1,5})|(?P<edition>(?:\d\w{0,2}|[Rr]ev\.|[Ss]econd|[Tt]hird)\sed\.)|"
    r"(?P<series>(?:[^\W\d_][\w’'-]*\s){1,4}(?:No\.|Núm\.|n\.º|Nro\.)\s\d[\w/-]{0,12}))\)"
)


def _ends(note: Note, start: int, stop: re.Match[str]) -> bool:
    return not note.mask[stop.start()] and not clauses.abbreviates(note.text, start, stop.start())


def _told(note: Note, start: int, end: int) -> tuple[CitationField, int, list[CitationField]] | None:
    """*The Salt Road, Lima: Verso, p. 12*; *The Salt Road, Lima, Verso*: the title, and what is told before a page."""
    text, parts = note.text, comma_parts(note, start, end)
    last = next((n for n, part in enumerate(parts) if n and w.PAGES.match(text, *part)), len(parts))
    if last < len(parts) or text.endswith(".", start, end):
        parts[last - 1] = (parts[last - 1][0], parts[last - 1][1] - text.endswith(".", *parts[last - 1]))
    told = told_between(note, parts[:last]) if last > 1 else None
    if told is None or not any(_is_known(note, one) for one in told):
        return None
    return without_stop(told[0]), parts[last - 1][1], told[1:]


def _is_known(note: Note, one: CitationField) -> bool:
    """Whether a publisher or a town is known as one."""
    if one.name == "place":
        return is_city(one.value) or note.text[one.end : one.end + 1] == ":"
    return one.name == "publisher" and is_publisher(note, (one.start, one.end))


_DOTTED = re.compile(r"(?:\s[^\W\d_]|[^\W\d_]\.[^\W\d_]|al|Jr|Sr)\.$")
_DOTTED_NAME = re.compile(r"(?:al|Jr|Sr)\.$")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4}),\s(?P<day>[^,()]{3,24})")

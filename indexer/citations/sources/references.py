"""Entries as bibliographies have them, with full stops between their parts or the year behind the names.

*Ruiz, A. (2004) The Salt Road. Lima: Verso, p. 12*; *Ruiz, Ana. The Salt Road. Lima: Verso, 2004*. The names are known
by what follows them, a year in brackets or a full stop with a title and its facts behind it. Where nothing tells where
the work appeared, only a name with its initials makes it an entry: *Ruiz (2004)* is a short form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.names.authors import comma_parts
from indexer.citations.names.persons import trim
from indexer.citations.notes import clauses
from indexer.citations.notes import words as w
from indexer.citations.notes.entries import MEDIUM
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.facts import DAY, YEAR
from indexer.citations.parts.head import without_stop
from indexer.citations.parts.imprints import MEDIUM_LAST, is_publisher, told_between
from indexer.citations.parts.italic_imprint import Imprint
from indexer.citations.parts.kinds import BOOK_ENDS
from indexer.citations.parts.tail import Tail
from indexer.citations.sources.entry_names import EntryNames, day_of, names_of_entry
from indexer.citations.sources.gazettes import RULING
from indexer.citations.sources.issues import is_outlet
from indexer.citations.sources.made import in_order, make, of_kind
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_STOP = lazy(r"(?<!\.\.)[.?!](?=\s)")
_BOOK_ENDS = BOOK_ENDS | {"."}
_NEED: tuple[FieldName, ...] = (
    "document", "series", "container", "publisher", "place", "url", "doi", "genre", "archive", "issue", "volume",
)  # fmt: skip


def read_reference(note: Note, start: int, end: int) -> Citation | None:
    """The entry at ``start``, if it is one."""
    start, _ = trim(note.text, start, end)
    names = names_of_entry(note, start, end)
    if names is None:
        return _unsigned(note, start, end)
    if names.title >= end:
        return None
    start = min((one.start for one in names.fields), default=start)
    if talk := w.TALK_ENTRY.match(note.text, names.title, end):
        fields = [*names.fields, note.field("genre", talk.start(), talk.end() - 1)]
        return of_kind(make(note, start, talk.end(), end, fields, "date"), "interview")
    for title, at, told in _titles(note, names, end):
        fields = [*names.fields, *([names.date] if names.date else []), *_with_medium(note, title), *told]
        slanted = (title.start, title.end) in note.italics
        tail = (Imprint if slanted else Tail)(note, at, end, fields)
        done = max(tail.read(), at)
        if issue := _issue(note, names, tail):
            return Citation(start, done, "full", "newspaper", issue)
        if (names.sure or tail.has(*_NEED)) and (names.date or names.undated or tail.has("date")):
            ends = note.text[title.end : title.end + 1]
            fields = _printed(note, tail, ends) if not names.date and ends in _BOOK_ENDS else tail.fields
            fields = list(_placed(note, fields)) if names.undated else fields
            act = RULING.fullmatch(title.value)
            return Citation(start, done, "full", "document" if act else "unknown", in_order(fields))
    return None


def _issue(note: Note, names: EntryNames, tail: Tail) -> tuple[CitationField, ...]:
    """없는일보(1967. 5. 3). 소금 오르다. 7면: a day and a page alone are those of a newspaper; else nothing.

    *The Salt Times (1967.5.3.), “Salt Is Up”, p. 7* has to be known as one by its words or its italics.
    """
    if not (len(names.fields) == 1 and names.date and len(names.date.value) == DAY):
        return ()
    name = names.fields[0]
    printed = is_outlet(note, name.start, name.end)
    if not (names.eastern or printed or note.title_end(name.start) == name.end):
        return ()
    if not tail.has("url" if printed else "locator", "locator", "pages") or _TURNED.search(name.value):
        return ()
    if tail.has(*(need for need in _NEED if need != "url" or not printed)):
        return ()
    renamed: dict[FieldName, FieldName] = {"author": "container", "locator": "pages"}
    fields = (replace(one, name=renamed.get(one.name, one.name)) for one in tail.fields)
    return in_order(fields)


_TURNED = lazy(r",\s|\s[A-Z]\.")


def _printed(note: Note, tail: Tail, ends: str) -> list[CitationField]:
    """*Ruiz, Ana. The Salt Road. Édisud, 1986, p. 40*: who printed a book, or where; a periodical has a volume."""
    container, date = tail.find("container"), tail.find("date")
    if container is None or date is None or note.text[container.end : date.start] != ", " or len(date.value) != YEAR:
        return tail.fields
    known = note.outlet_at(container.start, container.end)
    periodical = tail.has("volume", "issue", "publisher", "url", "doi") or (ends == "." and tail.has("editor"))
    if periodical or (known and known[2] != "publisher"):
        return tail.fields
    names: dict[FieldName, FieldName] = {
        "container": "place" if is_city(container.value) else "publisher",
        "pages": "locator",
    }
    return [replace(one, name=names.get(one.name, one.name)) for one in tail.fields]


def _placed(note: Note, fields: Iterable[CitationField]) -> Iterator[CitationField]:
    """*Ruiz, Ana (n.d.). The Salt Road. Lima: Ninguna*: a place and who printed it there, with no year to tell so."""
    for one in fields:
        place, colon, press = one.value.partition(": ") if one.name == "container" else ("", "", "")
        if colon and press and is_city(place):
            end = one.start + len(place)
            yield from (note.field("place", one.start, end), note.field("publisher", end + 2, one.end))
        else:
            yield one


def _unsigned(note: Note, start: int, end: int) -> Citation | None:
    """*Obras completas. La Habana: Casa de las Américas, 1970*; *Cuadrilla [fotografía]. 15 de abril de 1968.*"""
    title = _MEDIUM_FIRST.match(note.text, start, end)
    if title:
        fields, at = _with_medium(note, note.field("title", start, title.end() - 1)), title.end()
    elif dated := _UNSIGNED_DAY.match(note.text, start, end):
        day = day_of(note, *dated.span("day"))
        fields, at = [note.field("title", *dated.span("title")), *([day] if day else [])], dated.end()
    elif (title := _UNSIGNED.match(note.text, start, end)) and is_city(title["place"]):
        fields, at = [note.field("title", *title.span("title"))], title.end("title")
    else:
        return None
    one = make(note, start, at, end, fields, "date")
    return one if one and any(field.name in _NEED for field in one.fields) else None


_MEDIUM_FIRST = Prefiltered(rf"(?P<title>(?-i:[^\W_a-z])[^.;()“”«»\[\]]{{2,200}}?)\s{MEDIUM}\.(?=\s)", re.IGNORECASE)
# “Salt Is Up. (1967, May 12). The Nowhere Times, p. 4”
_UNSIGNED_DAY = Prefiltered(
    r"(?P<title>[^\W\d_a-z][^.;()“”«»]{3,160})\.\s\((?P<day>(?:1[5-9]|20)\d\d,\s[^()]{3,24})\)\.\s(?=[^\W\d_a-z])"
)
_UNSIGNED = Prefiltered(
    r"(?P<title>[^\W\d_a-z](?:[^\s“”«»\":;()]*\s){0,14}?[^\s“”«»\":;()]+?)\.\s(?P<place>[^\W\d_a-z][^\d:;().]{1,40}):\s[^:;()]{2,80},"
    r"\s(?:1[5-9]|20)\d\d"
)


def _with_medium(note: Note, title: CitationField) -> list[CitationField]:
    """The title, and what stands in square brackets behind it: *[Tesis de maestría, Universidad de Utopía]*."""
    if told := _LANGUAGE_LAST.search(note.text, title.start, title.end):
        title = note.field("title", title.start, told.start())
    medium = MEDIUM_LAST.search(note.text, title.start, title.end)
    if medium is None:
        return [title]
    fields = [note.field("title", title.start, medium.start())]
    start, end = medium.span("medium")
    if (thesis := w.THESIS.match(note.text, start, end)) and (school := note.text.find(",", start, end)) > 0:
        return [*fields, note.field("genre", *thesis.span()), note.field("publisher", school + 1, end)]
    plain = medium["medium"].casefold() in ("en línea", "online", "seud.")
    return fields if plain else [*fields, note.field("genre", start, end)]


_LANGUAGE_LAST = lazy(r"\s[(\[](?:in|en)\s[^\W\d_]{4,12}[)\]]$")  # The Salt Road (in Korean)


def _titles(note: Note, names: EntryNames, end: int) -> Iterator[tuple[CitationField, int, list[CitationField]]]:
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
    act = RULING.match(text, start, stop)
    if act and text[act.end() : act.end() + 2] == ", ":  # Dictamen 5-21, 30 de junio, párr. 31
        yield note.field("title", *act.span()), act.end(), []
    if told := _told(note, start, stop):
        yield told
    if stop < end or names.sure or text[stop - 1] == "]":
        yield without_stop(note.field("title", start, stop)), stop, []


_NUMBERED = lazy(
    r"\s\((?:(?P<document>[A-Z]{1,5}(?:/[\w.-]{1,12}){1,5})|(?P<edition>(?:\d\w{0,2}|[Rr]ev\.|[Ss]econd|[Tt]hird)\sed\.)|"
    r"(?P<series>(?:[^\W\d_][\w’'-]*\s){1,4}(?:No\.|Núm\.|n\.º|Nro\.)\s\d[\w/-]{0,12}))\)"
)


def _ends(note: Note, start: int, stop: re.Match[str]) -> bool:
    return not note.mask[stop.start()] and not clauses.abbreviates(note.text, start, stop.start())


def _told(note: Note, start: int, end: int) -> tuple[CitationField, int, list[CitationField]] | None:
    """*The Salt Road, Lima: Verso, p. 12*; *The Salt Road, Lima, Verso*: the title, and what is told before a page."""
    text, parts = note.text, comma_parts(note, start, end)
    places = (w.PAGES, w.OTHER_LOCATOR)
    last = next((n for n, part in enumerate(parts) if n and any(p.match(text, *part) for p in places)), len(parts))
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

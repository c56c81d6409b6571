"""What does a note cite? Its text → citations with their fields, each with its place, and the remarks around them.

Rules for the notes of Chicago, MLA-like and Spanish styles, for references, for lawyers and for
the Korean brackets. A note is cut into clauses, ``clause`` reads the citations of each, and brackets in the talk that
is left are read as notes of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.citations.clause import read_clause
from indexer.citations.model import Citation, WorkKind
from indexer.citations.names.persons import NAME, Span, trim
from indexer.citations.notes import clauses
from indexer.citations.notes.abbreviations import unblanked, without_abbreviations
from indexer.citations.notes.entry_heads import with_heads
from indexer.citations.notes.note import Note, Outlet
from indexer.citations.notes.shape import Group, inside
from indexer.citations.notes.signs import plain, restored
from indexer.citations.parts.cores import author_year
from indexer.citations.parts.kinds import kinds_meant
from indexer.citations.parts.links import with_links
from indexer.citations.short.leaning import leaning_at
from indexer.citations.short.leaning_eastern import eastern_at
from indexer.citations.sources.issues import on_same_day
from indexer.citations.sources.italic_clauses import together
from indexer.patterns import lazy
from indexer.quickly import quickly_made

MAX_CHARS = 16_000
"""No more of a note is read: the longest notes of real articles have some 5,000 characters."""
MAX_CITATIONS = 100
_MOST_ASIDES = 10
_ASIDES: frozenset[WorkKind] = frozenset({"newspaper", "archival", "document", "interview"})
# “(Ruiz, Salt Road 2: 14)”, “(Ruiz, Salt Road, p. 77)”, “(Ruiz, “Salt” 64; Mora 80)”, “(“Salt…”, p. 64)”
_PAGE = r"(?:\s(?:\d{1,2}:\s?)?|,\s(?:pp?\.\s|págs?\.\s)?)\d{1,3}(?:[-–]\d{1,3})?"
_TITLED = r",\s[“«‘\"]?[^\W\d_a-z][^,;()]{2,60}?[”»’\"]?"
_SHORT_ASIDE = lazy(
    rf"\((?:{NAME}(?:{_TITLED}{_PAGE}|(?:{_TITLED})?{_PAGE}(?:;\s{NAME}(?:{_TITLED})?{_PAGE}){{1,4}})|"
    rf"[“«\"‘][^“”«»\"()]{{2,80}}[”»\"’](?:,\s(?:art|op|ob)\.\scit\.)?,\s(?:pp?|págs?)\.\s\d{{1,3}}(?:[-–]\d{{1,3}})?)\)"
)
_NAME_LAST = lazy(r"[^\W\d_a-z][^\W\d_]+\s$")
_NOTE_ALONE = lazy(r"\((?:see|véase|ver)\s(?:la\s)?(?:note|nota|nn?\.)\s\d{1,4}\)")
_LONGEST_NAME = 40
_WORDLIKE = lazy(r"[^\W_]")
_JOINING = lazy(r"and|y|e|ni|nor|with|con|along with|as well as|및|그리고", re.IGNORECASE)


@quickly_made
@dataclass(frozen=True, slots=True)
class Reading:
    """What a note says: its citations in order, and the stretches that are none."""

    citations: tuple[Citation, ...]
    remarks: tuple[tuple[int, int], ...]


def parse(
    text: str, outlets: Sequence[Outlet] = (), day_first: bool | None = None, italics: Sequence[Span] = ()
) -> Reading:
    """Read the NFC text of a note. ``outlets`` are where outlets of the authority are named in it, with their types;
    ``day_first`` says how its article writes dates in figures, ``italics`` which stretches of it stand in them."""
    return read_note(note_of(text, outlets, day_first, italics), text)


def read_note(read: Note, text: str) -> Reading:
    """Read a note as ``note_of`` gives it; the citations have the words of ``text``."""
    note = with_heads(_unwrapped(read))
    found = _read_note(note)
    for group in _asides(note, found):
        if dated := author_year(note, group):
            found.append(dated)
            continue
        within = " " * (group.start + 1) + note.text[group.start + 1 : group.end - 1]
        aside = _read_note(with_heads(replace(read, text=within)))
        if _is_short(note, group):
            found += [one for one in aside if one.form in ("short", "opcit")]
            continue
        found += aside if _is_led(note, group) else [one for one in aside if _is_whole(note, group, one)]
    found = sorted((as_written(one, read, text) for one in found), key=lambda one: one.start)
    return Reading(tuple(found), remarks(text, found))


def note_of(
    text: str, outlets: Sequence[Outlet] = (), day_first: bool | None = None, italics: Sequence[Span] = ()
) -> Note:
    """A note as it is read: in plain signs, and without the abbreviations that it introduces. No offset changes."""
    return Note(without_abbreviations(plain(text[:MAX_CHARS])), outlets, day_first, italics)


def as_written(one: Citation, read: Note, text: str) -> Citation:
    """A citation that was read in ``read``, with the words of ``text``."""
    return restored(unblanked(one), read.text, text)


def read_alone(note: Note) -> list[Citation]:
    """The citations of a note of which nothing but one stretch is left."""
    return _read_note(with_heads(note))


def _unwrapped(note: Note) -> Note:
    """The note without the brackets in which all of it stands."""
    text = note.text
    if not text.startswith("(") or not note.groups or note.groups[0].end < len(text.rstrip(" .")):
        return note
    end = note.groups[0].end
    return replace(note, text=f" {text[1 : end - 1]} {text[end:]}")


def _asides(note: Note, found: Sequence[Citation]) -> list[Group]:
    """Brackets in the talk that lead to a source: *(see Taylor, 112)*."""
    taken = inside(len(note.text), [Group(one.start, one.end, "") for one in found])
    return [
        group
        for group in note.groups
        if (group.round or (group.square and _is_led(note, group)))
        and not any(taken[group.start : group.end])
        and (
            author_year(note, group)
            or note.date_in(group.start + 1, group.end - 1)
            or _is_short(note, group)
            or _is_led(note, group)
        )
    ][:_MOST_ASIDES]


def _is_short(note: Note, group: Group) -> bool:
    """Whether brackets hold a short form: a name with a page, or a quoted title that nobody named before it wrote."""
    if _SHORT_ASIDE.fullmatch(note.text, group.start, group.end) is None:
        return False
    return note.text[group.start + 1].isalpha() or not _NAME_LAST.search(note.text, 0, group.start)


def _is_led(note: Note, group: Group) -> bool:
    """Whether brackets begin with a signal, or with a form that leans; not “Ruiz (see note 2), p. 3”, which is one."""
    named = _NAME_LAST.search(note.text, max(0, group.start - _LONGEST_NAME), group.start)
    if named and _NOTE_ALONE.fullmatch(note.text, group.start, group.end):
        return False
    return clauses.signal_at(note.text, group.start + 1, group.end) > group.start + 1 or _leans(note, group)


def _is_whole(note: Note, group: Group, one: Citation) -> bool:
    """Whether what was read in brackets is a citation in full: of a piece of a day, or with a title and all the rest.

    누구의 계산인가(변하늘, 2009 「물의 값」 『없는학보』 46, 88쪽): such a one fills them.
    """
    if one.form != "full" or one.kind in _ASIDES:
        return one.form == "full"
    fills = one.start == group.start + 1 and not note.text[one.end : group.end - 1].strip(" .")
    printed = one.first("publisher") and (one.first("locator") or one.first("pages"))
    told = one.first("title") and one.first("date") and (one.first("author") or printed)
    return bool(fills and told and (one.first("container") or one.first("publisher")))


def _leans(note: Note, group: Group) -> bool:
    """(전게 전보, 프레임번호 0104), (변하늘, 앞의 글, 3쪽), (Ruiz, op. cit., 3): with its author, or as a paper."""
    form = eastern_at(note, group.start + 1, group.end - 1)
    if form is None and (cited := leaning_at(note, group.start + 1, group.end - 1)):
        form = cited if cited.form == "opcit" and cited.end >= group.end - 1 else None
    if form is None or not form.fields:
        return False
    named = any(one.name in ("author", "title") for one in form.fields)
    return named or "archival" in kinds_meant(note.text[group.start : group.end])


def _read_note(note: Note) -> list[Citation]:
    found: list[Citation] = []
    for clause in together(note, clauses.clauses(note)):
        found += read_clause(note, clause.start, clause.end, found[-1] if found else None)
        if len(found) >= MAX_CITATIONS:
            break
    found = with_links(note.text, found)
    before = (None, *found)
    return [on_same_day(one, last, note.text) for one, last in zip(found[:MAX_CITATIONS], before, strict=False)]


def remarks(text: str, citations: Sequence[Citation]) -> tuple[tuple[int, int], ...]:
    """The stretches of a note that are words and no part of a citation."""
    spans = []
    at = 0
    taken = [(min([one.start, *(field.start for field in one.fields)]), one.end) for one in citations]
    for start, end in (*taken, (len(text), len(text))):
        first, last = trim(text, at, max(at, start), " ,.;:)(—–\n\t")
        if not _JOINING.fullmatch(text, first, last) and _WORDLIKE.search(text, first, last):
            spans.append((first, last))
        at = max(at, end)
    return tuple(spans)

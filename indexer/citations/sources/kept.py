"""Papers cited without quotation marks: *Salt lists, folder 12, Archive of Utopia*; *Roe, Notebook 7, Roe Papers*."""

from __future__ import annotations

import re

from indexer.citations.model import Citation, CitationField
from indexer.citations.names.authors import comma_parts, is_body
from indexer.citations.names.persons import Span, is_full_name, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.notes.told import EXTENT, TOLD
from indexer.citations.parts.archives import ACRONYM
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.container_names import KEEPING_WORD, is_container_name
from indexer.citations.parts.tail import Tail
from indexer.citations.sources.made import dated_by_title, in_order
from indexer.patterns import lazy
from indexer.prefilter import AnyPattern

_MOST_WORDS = 9
_ENTRY = lazy(
    r"(?:(?:sesión|reunión|session|meeting|entry|entries|dated|entrada|asiento|partida|anotación|apunte|fechad[oa])(?:\s(?:for|of|on|del?|el))?\s*)$",
    re.IGNORECASE,
)
BOXES = [pattern for name, pattern in w.ARCHIVE_ITEMS if name in ("box", "folder")]
_ARTICLE = lazy(r"arts?\.\s\d")
_TELLING: tuple[AnyPattern, ...] = (*BOXES, w.SHELFMARK, _ARTICLE, EXTENT, w.VOLUMES)
# “Utopia–Nowhere”: between whom a treaty was made
_PARTIES = lazy(r"[^\W\d_a-z][\w. ]{1,40}[-–][^\W\d_a-z][\w. ]{1,40}")


def read_kept(note: Note, start: int, end: int) -> Citation | None:
    """A paper that an archive or somebody's papers keep, at ``start``; all of the clause tells of it."""
    text = note.text
    parts = [trim(text, *part, " .") for part in comma_parts(note, start, end)]
    held = next((n for n, part in enumerate(parts) if n and is_archive(text, part)), 0) or _by_its_box(text, parts)
    if not held:
        return None
    stop = next((n for n, part in enumerate(parts) if n and (n == held or _tells(note, part))), held)
    named = stop > 1 and is_full_name(text[slice(*parts[0])])
    titled = parts[1 if named else 0 : stop - (stop > 1 and is_city(text[slice(*parts[stop - 1])]))]
    if len(titled) > 1 and _PARTIES.fullmatch(text, *titled[-1]):
        titled.pop()
    if not titled or not _is_called(text, (titled[0][0], titled[-1][1]), named=named):
        return None
    fields = [note.field("author", *parts[0])] if named else []
    if len(titled) > 1 and w.UNPUBLISHED.fullmatch(text, *titled[-1]):  # The Salt Is Ours, leaflet
        fields.append(note.field("genre", *titled.pop()))
    placed = not named and len(titled) == 1 and is_city(text[slice(*titled[0])])  # London, British Library, MS …
    dated = _date_at_end(note, titled[-1], parts[stop][0])  # Acuerdo del Pleno de 3 de mayo de 1967
    last = before_date(note, titled[-1])[1] if dated else titled[-1][1]
    led = _LED_TO_DAY.search(text, titled[0][0], last) if dated else None
    fields.append(note.field("place" if placed else "title", titled[0][0], led.start() if led else last))
    fields += [dated] if dated else []
    private = w.PRIVATE.fullmatch(text, *parts[held])
    tail = Tail(note, _past_entry(note, parts[stop]), private.start() if private else end, fields)
    done = tail.read()
    if private:
        tail.add("archive", *private.span())
        after = [part for part in parts[held + 1 :] if not TOLD.fullmatch(text, *part)]
        if len(after) == 1 and is_body(text[slice(*after[0])]):
            tail.add("place", *after[0])
        done = parts[-1][1] if parts[-1] not in after else tail.done
    if not tail.has("archive", "container", "box", "folder") or text[done:end].strip(" .,)"):
        return None
    return dated_by_title(note, Citation(start, done, "full", "archival", in_order(tail.fields)))


def read_stored(note: Note, start: int, end: int) -> Citation | None:
    """*The autograph is in Basel, Ruiz Stiftung, Sammlung Ana Ruiz*: no more than the town and who keeps it there."""
    text = note.text
    parts = [trim(text, *part, " .") for part in comma_parts(note, start, end)]
    if not _LEAST_STORED <= len(parts) <= _MOST_STORED or not is_city(text[slice(*parts[0])]):
        return None
    if not all(is_body(text[slice(*part)]) for part in parts[1:]) or not any(is_archive(text, one) for one in parts):
        return None
    fields = [note.field("place", *parts[0]), note.field("archive", *parts[1])]
    fields += [note.field("series", *part) for part in parts[2:]]
    return Citation(start, parts[-1][1], "full", "archival", tuple(fields))


_LEAST_STORED, _MOST_STORED = 2, 5


def is_archive(text: str, part: Span) -> bool:
    if w.PRIVATE.fullmatch(text, *part) or (ACRONYM.fullmatch(text, *part) and _SHELVED_AHEAD.match(text, part[1])):
        return True
    keeps = w.ARCHIVE.search(text, *part) or w.MUSEUM.search(text, *part)
    nordic = KEEPING_WORD.search(text, *part) and is_container_name(text[slice(*part)])
    return bool(keeps) and (is_body(text[slice(*part)]) or bool(nordic))


# “A.M.E.P., Vol. 583 Corée, ff. 2–31”: letters that only the leaves of a volume behind them tell as an archive
_SHELVED_AHEAD = lazy(r"\.?,\s[Vv]ols?\.\s\d{1,4}(?:\s[^\W\d_a-z][\w’-]+)?,\sff?\.\s\d")


def _by_its_box(text: str, parts: list[Span]) -> int:
    """The part that names a keeper whom only the box behind it gives away: *Harbour Office, box 4*; 0 without one."""
    boxed = next((n for n, part in enumerate(parts) if n > 1 and any(one.match(text, *part) for one in BOXES)), 0)
    keeper = boxed - 1 - (boxed > 1 and _MARK.fullmatch(text, *parts[boxed - 1]) is not None)
    return keeper if keeper > 0 and is_body(text[slice(*parts[keeper])]) else 0


_MARK = lazy(r"\(\d{1,3}\)[\d./-]+")
"""*(10)26*, before a box."""


def _tells(note: Note, part: Span) -> bool:
    """Whether a part tells when it was written or where it lies, and not what it is called."""
    if any(pattern.match(note.text, *part) for pattern in _TELLING):
        return True
    return any(part[0] <= date.start < part[1] for date in note.dates)


def _date_at_end(note: Note, part: Span, behind: int) -> CitationField | None:
    """The date with which a part ends, if no other follows where ``behind`` begins."""
    last = next((one for one in note.dates if part[0] < one.start and one.end == part[1]), None)
    return note.date_in(last.start, last.end) if last and not note.date_at(behind, len(note.text)) else None


def before_date(note: Note, part: Span) -> Span:
    """A part up to the date in it, and to the word that leads to that, if words enough stand before."""
    dates = (one for one in note.dates if part[0] < one.start < part[1] and not note.mask[one.start])
    date = next(dates, None)
    if date is None:
        return part
    start, end = trim(note.text, part[0], date.start)
    led = _LED_TO_DAY.search(note.text, start, end)
    return (start, led.start()) if led and len(note.text[start : led.start()].split()) > _FEW_WORDS else (start, end)


# “diary entry … for”, “Acta de la sesión del”: what leads to the day is no part of the title.
_LED_TO_DAY = lazy(r"\s(?:for|of|on|dated|del?|fechad[oa](?:\sel)?)$")
_FEW_WORDS = 2


def _past_entry(note: Note, part: Span) -> int:
    """Where the date begins in *entry for January 19*; else the beginning of the part."""
    date = next((one for one in note.dates if part[0] <= one.start < part[1]), None)
    return date.start if date and _ENTRY.match(note.text[part[0] : date.start]) else part[0]


def _is_called(text: str, span: Span, *, named: bool) -> bool:
    """Whether words can be what a paper is called: few, no talk among them, with a capital or behind a name."""
    first, last = trim(text, *span)
    words = text[first:last].split()
    return (
        0 < len(words) <= _MOST_WORDS
        and (named or text[first].isupper() or "가" <= text[first] <= "힣")
        and not re.search(
            r"\s(?:is|are|was|were|has|have|had|es|son|fue|está|están|hay|se\s(?:conserva|halla|guarda)n?)\s",
            text[first:last],
        )
    )

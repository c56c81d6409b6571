"""Papers cited without quotation marks: *Salt lists, folder 12, Archive of Utopia*; *Roe, Notebook 7, Roe Papers*."""

from __future__ import annotations

import re

from indexer.citations.model import Citation
from indexer.citations.names.authors import comma_parts, is_body
from indexer.citations.names.persons import Span, is_full_name, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.notes.told import EXTENT
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.tail import Tail
from indexer.citations.sources.made import dated_by_title, in_order

_MOST_WORDS = 9
_ENTRY = re.compile(
    r"(?:(?:sesión|reunión|session|meeting|entry|entries|dated|entrada|anotación|apunte|fechad[oa])(?:\s(?:for|of|on|del?|el))?\s*)$",
    re.IGNORECASE,
)
BOXES = [pattern for name, pattern in w.ARCHIVE_ITEMS if name in ("box", "folder")]
_ARTICLE = re.compile(r"arts?\.\s\d")
# “Utopia–Nowhere”: between whom a treaty was made
_PARTIES = re.compile(r"[^\W\d_a-z][\w. ]{1,40}[-–][^\W\d_a-z][\w. ]{1,40}")


def read_kept(note: Note, start: int, end: int) -> Citation | None:
    """A paper that an archive or somebody's papers keep, at ``start``; all of the clause tells of it."""
    text = note.text
    parts = [trim(text, *part, " .") for part in comma_parts(note, start, end)]
    held = next((n for n, part in enumerate(parts) if n and _is_archive(text, part)), 0) or _by_its_box(text, parts)
    if not held:
        return None
    stop = next((n for n, part in enumerate(parts) if n and (n == held or _tells(note, part))), held)
    named = stop > 1 and is_full_name(text[slice(*parts[0])])
    titled = parts[1 if named else 0 : stop - (stop > 1 and is_city(text[slice(*parts[stop - 1])]))]
    if len(titled) > 1 and _PARTIES.fullmatch(text, *titled[-1]):
        titled.pop()
    if not titled or not _is_called(text, (titled[0][0], titled[-1][1])):
        return None
    fields = [note.field("author", *parts[0])] if named else []
    if len(titled) > 1 and w.UNPUBLISHED.fullmatch(text, *titled[-1]):  # The Salt Is Ours, leaflet
        fields.append(note.field("genre", *titled.pop()))
    placed = not named and len(titled) == 1 and is_city(text[slice(*titled[0])])  # London, British Library, MS …
    fields.append(note.field("place" if placed else "title", titled[0][0], titled[-1][1]))
    private = w.PRIVATE.fullmatch(text, *parts[held])
    tail = Tail(note, _past_entry(note, parts[stop]), private.start() if private else end, fields)
    done = tail.read()
    if private:
        tail.add("archive", *private.span())
        after = parts[held + 1 :]
        if len(after) == 1 and is_body(text[slice(*after[0])]):
            tail.add("place", *after[0])
        done = tail.done
    if not tail.has("archive", "container", "box", "folder") or text[done:end].strip(" .,)"):
        return None
    return dated_by_title(note, Citation(start, done, "full", "archival", in_order(tail.fields)))


def _is_archive(text: str, part: Span) -> bool:
    if w.PRIVATE.fullmatch(text, *part):
        return True
    return bool(w.ARCHIVE.search(text, *part) or w.MUSEUM.search(text, *part)) and is_body(text[slice(*part)])


def _by_its_box(text: str, parts: list[Span]) -> int:
    """The part that names a keeper whom only the box behind it gives away: *Harbour Office, box 4*; 0 without one."""
    boxed = next((n for n, part in enumerate(parts) if n > 1 and any(one.match(text, *part) for one in BOXES)), 0)
    keeper = boxed - 1 - (boxed > 1 and _MARK.fullmatch(text, *parts[boxed - 1]) is not None)
    return keeper if keeper > 0 and is_body(text[slice(*parts[keeper])]) else 0


_MARK = re.compile(r"\(\d{1,3}\)[\d./-]+")
"""*(10)26*, before a box."""


def _tells(note: Note, part: Span) -> bool:
    """Whether a part tells when it was written or where it lies, and not what it is called."""
    if any(pattern.match(note.text, *part) for pattern in (*BOXES, w.SHELFMARK, _ARTICLE, EXTENT, w.VOLUMES)):
        return True
    return any(part[0] <= date.start < part[1] for date in note.dates)


def _past_entry(note: Note, part: Span) -> int:
    """Where the date begins in *entry for January 19*; else the beginning of the part."""
    date = next((one for one in note.dates if part[0] <= one.start < part[1]), None)
    return date.start if date and _ENTRY.match(note.text[part[0] : date.start]) else part[0]


def _is_called(text: str, span: Span) -> bool:
    """Whether words can be what a paper is called: few, the first with a capital, no talk among them."""
    first, last = trim(text, *span)
    words = text[first:last].split()
    return (
        0 < len(words) <= _MOST_WORDS
        and (text[first].isupper() or "가" <= text[first] <= "힣")
        and not re.search(r"\s(?:is|are|was|were|has|have|had|es|son|fue|está|están|hay)\s", text[first:last])
    )

"""HTML → RawDocument: metadata, then the notes, then the main text, then its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from indexer.errors import DocumentError
from indexer.folding import fold
from indexer.model import Block, Metadata, RawCall, RawDocument, Role
from indexer.reading import roles
from indexer.reading.calls import Seed, cut, mark, without_slots
from indexer.reading.dates import published_date
from indexer.reading.encoding import decode_text, tidy
from indexer.reading.furniture import foot, same_title
from indexer.reading.html_blocks import Piece, pieces
from indexer.reading.html_main import main_text
from indexer.reading.html_meta import find_metadata
from indexer.reading.html_notes import PageNote, PageNotes, take_notes
from indexer.reading.html_tree import parse
from indexer.reading.layout import Line
from indexer.reading.notes import split_notes

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']")
_HEAD = 4096  # the standard asks for the declaration in the first 1,024 bytes; old pages have it later
_SHORT = 120


def declared_charset(data: bytes) -> str | None:
    """The charset that a page declares in its head, if it declares one."""
    head = data[:_HEAD]
    match = _CHARSET.search(head) or _XML_ENCODING.search(head)
    return match[1].decode("ascii") if match else None


def read_html(data: bytes) -> RawDocument:
    """Read a web page as a browser saved it."""
    text, problems = decode_text(data, declared_charset(data))
    soup = parse(text)
    metadata, wrong = find_metadata(soup)
    notes = take_notes(soup, metadata.source or "")
    found = pieces(main_text(soup))
    if not notes.notes:
        found = _plain_notes(found, notes)
    title, found = _without_title(found, metadata)
    found, metadata = _without_foot(found, replace(metadata, title=title))
    if not found and not notes.notes:
        raise DocumentError(
            "there is no text in the page",
            cure="save it again from a browser when the text is shown, or save it as text",
        )
    keys = {note.label: note.key for note in reversed(notes.notes) if not note.called and note.label}
    body = [_block(piece, notes.seeds, keys) for piece in _with_headings(found)]
    blocks = [*([Block(Role.TITLE, title)] if title else []), *_levelled(body), *_note_blocks(notes, keys)]
    return RawDocument(
        metadata, tuple(block for block in blocks if block.text or block.role is Role.NOTE), (*problems, *wrong)
    )


def _plain_notes(found: Sequence[Piece], notes: PageNotes) -> list[Piece]:
    """A page whose notes are paragraphs like all others: they are told as in plain text."""
    split = split_notes([Line(index, 0, 1, piece.text) for index, piece in enumerate(found)], wrapped=False)
    notes.notes.extend(PageNote(note.label, note.label, note.text, called=False) for note in split.notes)
    return [found[line.number] for line in split.body]


def _without_title(found: Sequence[Piece], metadata: Metadata) -> tuple[str | None, list[Piece]]:
    """The title, and the pieces without the heading that repeats it and without lines that repeat other metadata."""
    title = metadata.title
    if title is None:
        first = next((piece for piece in found if piece.role is Role.HEADING and piece.level == 1), None)
        title = tidy(without_slots(first.text)) if first else None
    kept = [piece for piece in found if not _repeats(piece, title, metadata.authors)]
    return title, kept


def _repeats(piece: Piece, title: str | None, authors: Iterable[str]) -> bool:
    if len(piece.text) > max(_SHORT, 2 * len(title or "")):
        return False
    text = without_slots(piece.text)
    if title and same_title(text, title):
        return True
    if piece.role is not Role.PARAGRAPH:
        return False
    by = re.sub(r"^(?:by|por|글)\s+", "", fold(text))
    return published_date(text) is not None or by in {fold(author) for author in authors}


def _without_foot(found: list[Piece], metadata: Metadata) -> tuple[list[Piece], Metadata]:
    """The pieces without the furniture at their end, and the metadata with what it tells."""
    end = foot([piece.text for piece in found], metadata.title or "", floor=1)
    complete = replace(
        metadata,
        publication=metadata.publication or end.publication,
        published=metadata.published or end.published,
    )
    return found[: end.start], complete


def _with_headings(found: Sequence[Piece]) -> list[Piece]:
    """Captions and headings that old pages set as paragraphs: “Source:” lines, and short bold ones."""
    result = []
    for piece in found:
        text = without_slots(piece.text)
        if piece.role is Role.PARAGRAPH and roles.is_caption(text):
            result.append(replace(piece, role=Role.CAPTION))
        elif piece.role is Role.PARAGRAPH and piece.bold and roles.looks_like_heading(text):
            result.append(replace(piece, role=Role.HEADING, level=max(6, piece.level)))
        elif piece.role is not Role.HEADING or not roles.is_note_heading(text):
            result.append(piece)
    return result


def _block(piece: Piece, seeds: Sequence[Seed], keys: Mapping[str, str]) -> Block:
    text, calls = _cut(piece.text, seeds, keys)
    return Block(piece.role, text, calls, level=piece.level)


def _cut(
    text: str, seeds: Sequence[Seed], keys: Mapping[str, str], *, strict: bool = False
) -> tuple[str, tuple[RawCall, ...]]:
    marked, more = mark(text, frozenset(keys), strict=strict, first=len(seeds))
    return cut(marked, [*seeds, *(Seed(seed.marker, keys.get(seed.target, seed.target)) for seed in more)])


def _note_blocks(notes: PageNotes, keys: Mapping[str, str]) -> list[Block]:
    blocks = []
    for note in notes.notes:
        text, calls = _cut(note.text, notes.seeds, keys, strict=True)
        blocks.append(Block(Role.NOTE, text, calls, key=note.key, label=note.label))
    return blocks


def _levelled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the highest heading at level 1, whatever the page begins with."""
    present = sorted({block.level for block in blocks if block.role is Role.HEADING})
    depth = {level: number for number, level in enumerate(present, start=1)}
    return [replace(block, level=depth[block.level]) if block.role is Role.HEADING else block for block in blocks]

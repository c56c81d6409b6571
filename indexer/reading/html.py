"""HTML → RawDocument: metadata, then the notes, then the main text, then its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from indexer.errors import DocumentError
from indexer.folding import fold
from indexer.model import Metadata, RawDocument, Role
from indexer.reading.assembly import Piece, assemble, plain_notes, shown_text, with_title
from indexer.reading.calls import without_slots
from indexer.reading.dates import published_date
from indexer.reading.encoding import decode_text
from indexer.reading.furniture import foot, same_title
from indexer.reading.html_blocks import pieces
from indexer.reading.html_main import main_text
from indexer.reading.html_meta import find_metadata
from indexer.reading.html_notes import take_notes
from indexer.reading.html_tree import parse

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']")
_HEAD = 4096  # the standard asks for the declaration in the first 1,024 bytes; old pages have it later
_SHORT = 120


def declared_charset(data: bytes) -> str | None:
    """The charset that a page declares in its head, if it declares one."""
    head = data[:_HEAD]
    match = _CHARSET.search(head) or _XML_ENCODING.search(head)
    return match[1].decode("ascii") if match else None


def read_html(data: bytes, charset: str | None = None) -> RawDocument:
    """Read a web page as a browser saved it; ``charset`` is what its server said, where that is known."""
    text, problems = decode_text(data, charset or declared_charset(data))
    soup = parse(text)
    metadata, wrong = find_metadata(soup)
    notes = take_notes(soup, metadata.source or "")
    found = pieces(main_text(soup))
    if not notes.notes:
        found = plain_notes(found, notes)
    title, found = _without_title(found, metadata)
    metadata = replace(metadata, title=metadata.title or shown_text(title))
    found, metadata = _without_foot(found, metadata)
    if not found and not notes.notes:
        raise DocumentError(
            "there is no text in the page",
            cure="save it again from a browser when the text is shown, or save it as text",
        )
    return assemble(title, found, notes, metadata, (*problems, *wrong))


def _without_title(found: Sequence[Piece], metadata: Metadata) -> tuple[Piece | None, list[Piece]]:
    """The title, and the pieces without the heading that repeats it and without lines that repeat other metadata."""
    title = metadata.title
    if title is None:
        first = next((piece for piece in found if piece.role is Role.HEADING and piece.level == 1), None)
        title = shown_text(first)
    kept = [piece for piece in found if not _repeats(piece, title, metadata.authors)]
    return with_title(found, title)[0] if title else None, kept


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

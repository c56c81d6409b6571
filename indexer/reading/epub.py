"""EPUB → RawDocument: the pages in the order of the spine, notes where they stand, the package's metadata.

A book's own word for what is a note (``epub:type``, ``role``) is followed; in one that has none, notes are told as in
a web page: by links that lead both ways, then by their looks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.errors import DocumentError
from indexer.folding import fold
from indexer.model import Metadata, RawDocument
from indexer.reading.assembly import Piece, assemble, plain_notes, shown_text, with_title
from indexer.reading.epub_package import read_package
from indexer.reading.epub_pages import drop_what_is_no_text, join_pages
from indexer.reading.html_blocks import pieces
from indexer.reading.html_notes import take_notes
from indexer.reading.zipped import open_zip

_OPENING = 8  # pieces within which a title page repeats title, authors and publisher
_BY = re.compile(r"^(?:by|por|글|지음)\s+")


def read_epub(data: bytes) -> RawDocument:
    """Read an EPUB of version 2 or 3. Raises DocumentError for one that is protected, damaged, or has no text."""
    archive = open_zip(data, "the EPUB file")
    package = read_package(archive)
    whole, wrong = join_pages(archive, package.pages, package.others)
    notes = take_notes(whole)
    drop_what_is_no_text(whole)
    found = pieces(whole)
    if not notes.notes:
        found = plain_notes(found, notes)
    title, found = with_title(found, package.metadata.title)
    metadata = replace(package.metadata, title=package.metadata.title or shown_text(title))
    found = _without_title_page(found, metadata)
    if not found and not notes.notes:
        raise DocumentError("there is no text in the book, only pictures or nothing", cure="convert it with its text")
    untitled = () if metadata.title else ("no title: neither the package nor a first heading gives one",)
    return assemble(title, found, notes, metadata, (*package.problems, *wrong, *untitled))


def _without_title_page(found: Sequence[Piece], metadata: Metadata) -> list[Piece]:
    """The pieces without those at the front that repeat the metadata."""
    known = {fold(text) for text in (metadata.title, metadata.publication, *metadata.authors) if text}
    opening = (piece for piece in found[:_OPENING] if _BY.sub("", fold(shown_text(piece) or "")) not in known)
    return [*opening, *found[_OPENING:]]

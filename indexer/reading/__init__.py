"""Reading documents: bytes with a name → RawDocument, by one small reader a format. Nothing here opens a file."""

from __future__ import annotations

from pathlib import PurePosixPath

from indexer.errors import DocumentError
from indexer.model import RawDocument
from indexer.reading.encoding import decode
from indexer.reading.html import declared_charset, read_html
from indexer.reading.limits import MAX_DOCUMENT_BYTES, MAX_PASSAGE_CHARS, check_length
from indexer.reading.text import read_text

__all__ = ["MAX_DOCUMENT_BYTES", "MAX_PASSAGE_CHARS", "SUFFIXES", "read"]

_TEXT = frozenset({".txt", ".text"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
SUFFIXES: frozenset[str] = _TEXT | _HTML

# What a file of another kind begins with, whatever its name says.
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (a Word, OpenDocument or EPUB file is one too)"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)


def read(name: str, data: bytes) -> RawDocument:
    """Read a document by the suffix of its name.

    Raises DocumentError, and nothing else, for whatever can't be read: it says what is wrong and what to do.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise DocumentError(
            f"files of type {suffix or 'unknown'} are not read",
            cure=f"convert it to one of {', '.join(sorted(SUFFIXES))}",
        )
    _refuse_other_kinds(data, suffix)
    _refuse_large(len(data))
    text, problems = decode(data, declared_charset(data) if suffix in _HTML else None)
    if not text.strip():
        raise DocumentError("the file is empty", cure="remove it, or put the text into it")
    raw = read_html(text) if suffix in _HTML else read_text(text)
    for block in raw.blocks:
        check_length(block.text, f"what begins with “{block.text[:40]}”")
    return RawDocument(raw.metadata, raw.blocks, (*problems, *raw.problems))


def _refuse_other_kinds(data: bytes, suffix: str) -> None:
    head = data[:1024].lstrip(b" \t\r\n\f")
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            raise DocumentError(f"it is {kind}, though its name ends in {suffix}", cure="convert it to text or HTML")


def _refuse_large(size: int) -> None:
    if size > MAX_DOCUMENT_BYTES:
        raise DocumentError(
            f"it has {size:,} bytes; the limit is {MAX_DOCUMENT_BYTES:,}",
            cure="split it, or save it without pictures and scripts",
        )

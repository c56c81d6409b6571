"""Reading documents: bytes with a name → RawDocument, by one small reader a format. Nothing here opens a file."""

from __future__ import annotations

from indexer.errors import DocumentError
from indexer.model import RawDocument
from indexer.reading.formats import BY_SUFFIX, Format, suffix_of
from indexer.reading.limits import MAX_DOCUMENT_BYTES, MAX_PASSAGE_CHARS, check_length

__all__ = ["MAX_DOCUMENT_BYTES", "MAX_PASSAGE_CHARS", "SUFFIXES", "largest", "read", "suffix_of"]

SUFFIXES: frozenset[str] = frozenset(BY_SUFFIX)

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


def largest(name: str) -> int:
    """How many bytes a document of this name may have."""
    form = BY_SUFFIX.get(suffix_of(name))
    return form.limit if form else MAX_DOCUMENT_BYTES


def read(name: str, data: bytes) -> RawDocument:
    """Read a document by the suffix of its name.

    Raises DocumentError, and nothing else, for whatever can't be read: it says what is wrong and what to do.
    """
    suffix = suffix_of(name)
    form = BY_SUFFIX.get(suffix)
    if form is None:
        raise DocumentError(
            f"files of type {suffix or 'unknown'} are not read",
            cure=f"convert it to one of {', '.join(sorted(SUFFIXES))}",
        )
    _refuse_other_kinds(data, suffix, form)
    _refuse_large(len(data), form)
    raw = form.load()(data)
    for block in raw.blocks:
        check_length(block.text, f"what begins with “{block.text[:40]}”")
    return raw


def _refuse_other_kinds(data: bytes, suffix: str, form: Format) -> None:
    head = data[:1024].lstrip(b" \t\r\n\f")
    if not head and not data.strip():
        raise DocumentError("the file is empty", cure="remove it, or put the text into it")
    for magic, kind in _MAGIC:
        if head.startswith(magic) and magic not in form.begins:
            raise DocumentError(f"it is {kind}, though its name ends in {suffix}", cure=_cure(magic))


def _cure(magic: bytes) -> str:
    own = sorted(suffix for suffix, form in BY_SUFFIX.items() if magic in form.begins)
    return f"if it is one, name it {' or '.join(own)}; else convert it" if own else "convert it to text or HTML"


def _refuse_large(size: int, form: Format) -> None:
    if size > form.limit:
        raise DocumentError(
            f"it has {size:,} bytes; the limit is {form.limit:,}",
            cure="split it, or save it without pictures and scripts",
        )

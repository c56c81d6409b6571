"""Which formats are read, by which suffixes, and where is the reader of each? One row a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePosixPath
from typing import cast

from indexer.model import RawDocument
from indexer.reading.limits import MAX_ARCHIVE_BYTES, MAX_DOCUMENT_BYTES, MAX_MARKDOWN_BYTES

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
Reader = Callable[[bytes], RawDocument]


@dataclass(frozen=True, slots=True)
class Format:
    """How the files of one format are read.

    ``reader`` names a module of this package and its function, ``module:function``. It is imported when the first such
    file is met, so that a library without Word files never loads what reads them. ``begins`` are first bytes that
    would say “another kind” of other files, but of this format the reader judges them itself. ``limit`` is in bytes.
    """

    suffixes: tuple[str, ...]
    reader: str
    begins: tuple[bytes, ...] = ()
    limit: int = MAX_DOCUMENT_BYTES

    def load(self) -> Reader:
        """The function that reads it: bytes → RawDocument, DocumentError for what can't be read."""
        module, _, function = self.reader.partition(":")
        return cast(Reader, getattr(import_module(f"indexer.reading.{module}"), function))


FORMATS = (
    Format((".txt", ".text"), "text:read_text"),
    Format((".html", ".htm", ".xhtml"), "html:read_html"),
    Format((".md", ".markdown"), "markdown:read_markdown", limit=MAX_MARKDOWN_BYTES),
    Format((".epub",), "epub:read_epub", begins=(ZIP,), limit=MAX_ARCHIVE_BYTES),
    Format((".docx",), "docx:read_docx", begins=(ZIP, OLE), limit=MAX_ARCHIVE_BYTES),
    Format((".pdf",), "pdf:read_pdf", begins=(b"%PDF-",), limit=4 * MAX_DOCUMENT_BYTES),
    Format((".warc", ".warc.gz"), "warc:read_warc", begins=(b"\x1f\x8b",), limit=4 * MAX_DOCUMENT_BYTES),
    Format((".xml", ".tei", ".nxml"), "xml_articles:read_xml"),
)
BY_SUFFIX = {suffix: form for form in FORMATS for suffix in form.suffixes}


def suffix_of(name: str) -> str:
    """The suffix of a file's name by which its format is told, in lower case: of two (``.warc.gz``) both, if known."""
    path = PurePosixPath(name.lower())
    double = "".join(path.suffixes[-2:])
    return double if double in BY_SUFFIX else path.suffix

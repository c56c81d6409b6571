"""Word files (.docx) → RawDocument: footnotes and endnotes with their calls, headings, captions, metadata.

mammoth turns the document into a page, which is then read as pages are. Before that its XML is parsed within our bounds
and put right (``docx_xml``, ``docx_notes``), and mammoth is given an archive of those parts alone: no picture, no
comment, no address, nothing that we haven't looked at.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace

import mammoth
from bs4 import BeautifulSoup
from lxml import etree

from indexer.errors import DocumentError
from indexer.model import Metadata, RawDocument, Role
from indexer.reading.assembly import FoundNotes, Piece, assemble, plain_notes, shown_text, with_title
from indexer.reading.calls import Seed
from indexer.reading.docx_notes import KINDS, Notes
from indexer.reading.docx_styles import STYLE_MAP, Styles
from indexer.reading.docx_xml import prepare
from indexer.reading.encoding import tidy
from indexer.reading.fields import edtf_date
from indexer.reading.front_matter import field_name, metadata_of
from indexer.reading.html_blocks import pieces, whole_text
from indexer.reading.html_notes import take_notes
from indexer.reading.html_tree import parse
from indexer.reading.xml import local_name, parse_xml
from indexer.reading.zipped import Zipped, member_name, open_zip

_KIND = "the Word file"
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# mammoth makes trees of Python objects: 8 MB of prose in XML took 8 s and 380 MB. A book has some 3 MB.
_MOST_XML = 6 * 1024 * 1024
_CONTENT_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_PLACEHOLDER = re.compile(
    r"(?:microsoft word - .*|document ?\d*|documento ?\d*|문서 ?\d*|untitled.*|\S+\.(?:docx?|odt|rtf))", re.IGNORECASE
)
_NOBODY = frozenset({"user", "usuario", "사용자", "admin", "administrator", "author", "autor", "microsoft office user",
                     "windows user", "usuario de windows", "unknown", "python-docx", "un-named"})  # fmt: skip


def read_docx(data: bytes) -> RawDocument:
    """Read a Word file. Raises DocumentError for one with a password, one of the old format, and what is damaged."""
    _refuse_ole(data)
    package = _Package(open_zip(data, _KIND))
    html, notes = _convert(package)
    soup = parse(html)
    found = take_notes(soup, linked=notes.called)
    _relabel(found, notes)
    title, authors, published = _taken(soup)
    for paragraph in soup.select("td p, th p"):
        paragraph.name = "td"  # a paragraph of a cell is judged as a cell: most hold a figure or a label
    body = pieces(soup)
    if not found.notes:
        body = plain_notes(body, found)
    metadata, problems = _metadata(package)
    if title is None:
        title, body = with_title(body, metadata.title)
    metadata = replace(
        metadata,
        title=shown_text(title) or metadata.title,
        authors=authors or metadata.authors,
        published=published or metadata.published,
    )
    if not body and not found.notes:
        raise DocumentError("there is no text in the Word file", cure="remove it, or check it in Word")
    untitled = () if metadata.title else ("no title: no paragraph has the style Title, and no heading stands first",)
    return assemble(title, body, found, metadata, (*problems, *untitled))


def _refuse_ole(data: bytes) -> None:
    if not data.startswith(_OLE):
        return
    if _ENCRYPTED in data:
        raise DocumentError(
            "it is protected by a password", cure="open it in Word, remove the password (File, Info) and save it again"
        )
    raise DocumentError(
        "it is an old Word file (.doc) under a new name", cure="save it as .docx in Word or LibreOffice"
    )


# --- parts ----------------------------------------------------------------------------------------------------------


class _Package:
    """The parts of a Word file that we read, found as the file itself relates them."""

    def __init__(self, archive: Zipped) -> None:
        self._archive = archive
        self._room = _MOST_XML
        main = self._related("", "officeDocument") or "word/document.xml"
        if main not in archive:
            raise DocumentError("there is no Word document in it", cure="if it is another kind of file, name it so")
        self.document = self._parse(main)
        self._parts = {kind: self._part(main, kind) for kind in ("styles", "numbering", "settings", *KINDS)}
        self.core = self._property_part("core-properties", "docProps/core.xml")
        self.custom = self._property_part("custom-properties", "docProps/custom.xml")

    def part(self, kind: str) -> etree._Element | None:
        return self._parts[kind]

    def _part(self, main: str, kind: str) -> etree._Element | None:
        name = self._related(main, f"{kind}s" if kind in KINDS else kind)
        fallback = f"word/{kind}s.xml" if kind in KINDS else f"word/{kind}.xml"
        name = name or fallback
        return self._parse(name) if name in self._archive else None

    def _property_part(self, kind: str, fallback: str) -> etree._Element | None:
        name = self._related("", kind) or fallback
        return self._parse(name) if name in self._archive else None

    def _related(self, base: str, kind: str) -> str:
        """The part of this kind that another one relates to; empty when there is none."""
        folder, _, file = base.rpartition("/")
        relations = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        if relations not in self._archive:
            return ""
        for relation in self._parse(relations).iterchildren():
            if (relation.get("Type") or "").endswith(f"/{kind}"):
                name = member_name(base, relation.get("Target") or "")
                if name in self._archive:
                    return name
        return ""

    def _parse(self, name: str) -> etree._Element:
        data = self._archive.read(name)
        self._room -= len(data)
        if self._room < 0:
            raise DocumentError(f"its text has more than {_MOST_XML // 2**20} MB of XML", cure="split it")
        return parse_xml(data, name)


# --- mammoth --------------------------------------------------------------------------------------------------------


def _convert(package: _Package) -> tuple[str, Notes]:
    """The document as HTML, and what was made of its notes on the way."""
    document = package.document
    roots = {kind: root for kind in KINDS if (root := package.part(kind)) is not None}
    notes = Notes(roots, document, package.part("settings"))
    styles = Styles(package.part("styles"))
    for root in (document, *roots.values()):
        prepare(root, styles)
    notes.prepare(document)
    parts = {"document": document, "numbering": package.part("numbering"), "styles": package.part("styles")}
    archive = _archive({**parts, **{f"{kind}s": root for kind, root in roots.items()}})
    try:
        converted = mammoth.convert_to_html(
            archive,
            style_map=STYLE_MAP,
            include_embedded_style_map=False,  # the document's own could turn text into anything
            external_file_access=False,
            convert_image=lambda _image: [],
        )
    except (AttributeError, LookupError, TypeError, ValueError, RecursionError, OSError) as error:
        raise DocumentError(
            "its parts don't fit together as those of a Word file do", cure="open it in Word and save it again"
        ) from error
    return str(converted.value), notes


def _archive(parts: dict[str, etree._Element | None]) -> io.BytesIO:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
        for name, root in parts.items():
            if root is not None:
                archive.writestr(f"word/{name}.xml", etree.tostring(root, encoding="utf-8"))
    target.seek(0)
    return target


def _relabel(found: FoundNotes, notes: Notes) -> None:
    """Give notes and calls the signs that Word shows; mammoth has numbers of its own."""
    if notes.called:
        labels = notes.labels
        found.notes[:] = [replace(note, label=labels.get(note.key, note.label)) for note in found.notes]
        found.seeds[:] = [Seed(labels.get(seed.target, seed.marker), seed.target) for seed in found.seeds]
        found.complete = True


# --- title and metadata ---------------------------------------------------------------------------------------------


def _taken(soup: BeautifulSoup) -> tuple[Piece | None, tuple[str, ...], str | None]:
    """Title, authors and date as paragraphs of those styles give them; they are taken out of the text."""
    title = ": ".join((*_texts(soup, "ibid-title"), *_texts(soup, "ibid-subtitle")))
    authors = [name for text in _texts(soup, "ibid-author") for name in re.split(r"\s*[;|]\s*", text)]
    dates = [date for text in _texts(soup, "ibid-date") if (date := edtf_date(tidy(text)))]
    return (
        Piece(Role.TITLE, title) if title else None,
        tuple(dict.fromkeys(map(tidy, filter(None, authors)))),
        dates[0] if dates else None,
    )


def _texts(soup: BeautifulSoup, name: str) -> Sequence[str]:
    texts = []
    for tag in soup.find_all(class_=name):
        if text := whole_text(tag):
            texts.append(text)
        tag.extract()
    return texts


def _metadata(package: _Package) -> tuple[Metadata, tuple[str, ...]]:
    """What the file's properties say. The dates in them are those of the file, not of publication, and are left."""
    fields: dict[str, object] = {field_name(name): text for name, text in _custom(package.custom)}
    for element in package.core.iterchildren() if package.core is not None else ():
        name, text = local_name(element), tidy(element.text or "")
        if name in ("title", "creator", "language", "identifier") and text and not _is_placeholder(name, text):
            fields[name] = text
    return metadata_of(fields, "the file's properties")


def _is_placeholder(name: str, text: str) -> bool:
    if name == "title":
        return _PLACEHOLDER.fullmatch(text) is not None
    return name == "creator" and text.lower() in _NOBODY


def _custom(root: etree._Element | None) -> Iterator[tuple[str, str]]:
    for element in root.iterchildren() if root is not None else ():
        if name := element.get("name"):
            yield name, tidy("".join(element.itertext()))

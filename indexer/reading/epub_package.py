"""What is in an EPUB, in which order is it read, and what does it say of itself? (container, package, encryption)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from indexer.errors import DocumentError
from indexer.folding import nfc
from indexer.model import Metadata
from indexer.reading.encoding import tidy
from indexer.reading.fields import edtf_date, is_address
from indexer.reading.front_matter import metadata_of
from indexer.reading.xml import local_name, parse_xml
from indexer.reading.zipped import Zipped, member_name

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
# Fonts are scrambled by these so that they can't be taken out; the text beside them can be read.
_FONT_METHODS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
_NO_TEXT = frozenset({"cover", "toc", "title-page", "copyright-page", "loi", "lot", "index"})
_MOST_PAGES = 5_000


@dataclass(frozen=True, slots=True)
class Package:
    """The pages of a book in reading order, by the names of their members, and the book's metadata.

    ``others`` are pages that are not read in order, of which notes may stand in some.
    """

    pages: tuple[str, ...]
    others: frozenset[str]
    metadata: Metadata
    problems: tuple[str, ...]


def read_package(archive: Zipped) -> Package:
    """Raises DocumentError for what is no EPUB, is damaged, or protected."""
    name = _package_name(archive)
    root = parse_xml(archive.read(name), name)
    _refuse_encrypted(archive)
    items = {item.get("id") or "": item for item in _named(root, "item")}
    pages = {
        id_: member_name(name, item.get("href") or "")
        for id_, item in items.items()
        if item.get("media-type") in _PAGES and "nav" not in (item.get("properties") or "").split()
    }
    order = [pages[idref] for ref in _named(root, "itemref") if (idref := ref.get("idref") or "") in pages]
    skipped = _without_text(root, name)
    read = list(dict.fromkeys(page for page in order if page not in skipped))
    missing = [page for page in read if page not in archive]
    problems = [f"{page or 'a page outside of the archive'} is named in the book but not in it" for page in missing]
    metadata, wrong = _metadata(root)
    return Package(
        tuple(page for page in read if page in archive)[:_MOST_PAGES],
        frozenset(page for page in pages.values() if page in archive) - set(read) - skipped,
        metadata,
        (*problems, *wrong),
    )


def _package_name(archive: Zipped) -> str:
    if _CONTAINER in archive:
        for rootfile in _named(parse_xml(archive.read(_CONTAINER), _CONTAINER), "rootfile"):
            name = nfc(rootfile.get("full-path") or "")
            if name in archive:
                return name
    found = next((name for name in archive.names if name.lower().endswith(".opf")), "")
    if not found:
        raise DocumentError("it has no package file (.opf), as an EPUB has", cure="check it, or convert it again")
    return found


def _refuse_encrypted(archive: Zipped) -> None:
    """Refuse a book whose text is locked; scrambled fonts don't matter."""
    if _ENCRYPTION not in archive:
        return
    for data in _named(parse_xml(archive.read(_ENCRYPTION), _ENCRYPTION), "EncryptedData"):
        methods = {method.get("Algorithm") for method in _named(data, "EncryptionMethod")}
        locked = [reference.get("URI") or "" for reference in _named(data, "CipherReference")]
        if not methods <= _FONT_METHODS or not methods:
            raise DocumentError(
                f"it is protected against copying (DRM): {locked[0] if locked else 'its text'} is encrypted",
                cure="get a copy without protection from its publisher",
            )


def _without_text(root: etree._Element, name: str) -> frozenset[str]:
    """The pages that the guide of an EPUB 2 names as cover, contents and the like, whole."""
    named = [(reference.get("type") or "", reference.get("href") or "") for reference in _named(root, "reference")]
    text = {member_name(name, href) for kind, href in named if kind.lower() not in _NO_TEXT}
    apart = {member_name(name, href) for kind, href in named if kind.lower() in _NO_TEXT and "#" not in href}
    return frozenset(apart - text)


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (element for element in root.iter() if local_name(element) == name)


# --- metadata -------------------------------------------------------------------------------------------------------


def _metadata(root: etree._Element) -> tuple[Metadata, tuple[str, ...]]:
    refined = _refinements(root)
    titles = list(_values(root, "title", refined))
    main = next((text for text, said in titles if said.get("title-type", "main") == "main"), None)
    creators = [text for text, said in _values(root, "creator", refined) if said.get("role", "aut").lower() == "aut"]
    dates = sorted(
        (said.get("event", "publication") != "publication", number, text)
        for number, (text, said) in enumerate(_values(root, "date", refined))
        if said.get("event") not in ("modification", "creation") and not text.startswith("0") and edtf_date(text)
    )
    collections = [text for text, said in _metas(root, "belongs-to-collection", refined)]
    fields: dict[str, object] = {
        "title": main or (titles[0][0] if titles else None),
        "subtitle": next((text for text, said in titles if said.get("title-type") == "subtitle"), None),
        "creator": creators or [text for text, _ in _values(root, "creator", refined)],
        "date": dates[0][2] if dates else None,
        "publication": [*collections, *(text for text, _ in _values(root, "publisher", refined))],
        "language": [text for text, _ in _values(root, "language", refined)],
        "rights": [text for text, _ in _values(root, "rights", refined)],
        "identifier": _identifier(root),
        "url": [text for text, _ in (*_values(root, "source", refined), *_values(root, "identifier", refined))
                if is_address(text)],
    }  # fmt: skip
    return metadata_of(fields, "the package file")


def _refinements(root: etree._Element) -> dict[str, dict[str, str]]:
    """What ``<meta refines="#id">`` says of other elements, by their ids."""
    found: dict[str, dict[str, str]] = {}
    for meta in _named(root, "meta"):
        refines, name = meta.get("refines") or "", meta.get("property") or ""
        if refines.startswith("#") and name:
            found.setdefault(refines[1:], {})[name] = tidy(meta.text or "")
    return found


def _values(
    root: etree._Element, name: str, refined: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The texts of a field of Dublin Core, each with what is said of it: its attributes and refinements."""
    for element in _named(root, name):
        if (text := tidy("".join(element.itertext()))) and "dc/elements" in element.tag:
            own = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
            yield text, own | dict(refined.get(element.get("id") or "", {}))


def _metas(
    root: etree._Element, name: str, refined: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    for meta in _named(root, "meta"):
        if meta.get("property") == name and (text := tidy(meta.text or "")):
            yield text, refined.get(meta.get("id") or "", {})


def _identifier(root: etree._Element) -> str | None:
    wanted = root.get("unique-identifier")
    for element in _named(root, "identifier"):
        if element.get("id") == wanted and (text := tidy(element.text or "")):
            return text
    return None

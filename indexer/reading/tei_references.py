"""References in TEI: what their parts are, and those told by parts alone (``biblStruct``) written out as citations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from indexer.citations.model import FieldName, WorkKind
from indexer.reading.references import Parts, has_words, person, written_out
from indexer.reading.tei_header import tei_date
from indexer.reading.xml import local_name, within
from indexer.reading.xml_blocks import text_of

REFERENCES = frozenset({"bibl", "biblStruct", "biblFull"})
_BARE = ("biblStruct", "biblFull")
_HOLDERS = frozenset({
    "analytic", "monogr", "imprint", "titleStmt", "publicationStmt", "seriesStmt", "editionStmt", "sourceDesc",
    "series",
})  # fmt: skip
_KINDS: Mapping[str, WorkKind] = {
    "article": "article", "journal": "article", "journalarticle": "article", "book": "book", "monograph": "book",
    "chapter": "chapter", "booksection": "chapter", "incollection": "chapter", "newspaper": "newspaper",
    "newspaperarticle": "newspaper", "thesis": "thesis", "webpage": "web", "web": "web", "manuscript": "archival",
    "letter": "archival", "interview": "interview", "report": "document",
}  # fmt: skip
_FIELDS: Mapping[str, FieldName] = {
    "author": "author", "editor": "editor", "publisher": "publisher", "pubPlace": "place", "date": "date",
    "edition": "edition",
}  # fmt: skip
_SCOPES: Mapping[str, FieldName] = {
    "volume": "volume", "vol": "volume", "issue": "issue", "no": "issue", "nr": "issue", "page": "pages",
    "pages": "pages", "pp": "pages", "p": "pages",
}  # fmt: skip
_NUMBERS: Mapping[str, FieldName] = {"doi": "doi", "uri": "url", "url": "url"}
_GIVEN, _FAMILY = ("forename", "firstname"), ("nameLink", "surname", "lastname")


def write_references(root: etree._Element) -> None:
    """Write out all references of a tree that are told by their parts alone, in place."""
    for reference in reversed([one for one in root.iter(etree.Element) if local_name(one) in _BARE]):
        space = reference.tag.rpartition("}")[0]
        parts = Parts(periodical=kind_told(reference) in ("article", "newspaper"))
        for part in _leaves(reference):
            if local_name(part) in ("author", "editor"):
                _speak(part)
            if not text_of(part):
                part.text = _in_attributes(part)
            if text_of(part) or part.get("target"):
                told = field_told(part)
                _keep(part, told, periodical=parts.periodical)
                parts.of(told).append(part)
        written_out(reference, f"{space}}}bibl" if space else "bibl", parts)


def kind_told(reference: etree._Element) -> WorkKind:
    """What a reference says that its work is, by its type or by the levels of its titles."""
    told = _KINDS.get((reference.get("type") or "").replace("_", "").replace("-", "").lower())
    if told:
        return told
    levels = {one.get("level", "") for one in reference.iter(etree.Element) if local_name(one) == "title"}
    if "j" in levels:
        return "article"
    if {"a", "m"} <= levels:
        return "chapter"
    return "unknown"


def field_told(element: etree._Element) -> FieldName | None:
    """What an element is of the reference that it stands in; None for words, and outside of references."""
    name = local_name(element)
    reference = next((one for one in element.iterancestors() if local_name(one) in REFERENCES), None)
    if reference is None:
        return None
    if name == "title":
        return _title(element, reference)
    if name in ("biblScope", "citedRange"):
        unit = (element.get("unit") or element.get("type") or "").lower()
        told = _SCOPES.get(unit)
        return "locator" if told == "pages" and name == "citedRange" else told
    if name == "idno":
        return _NUMBERS.get((element.get("type") or "").lower())
    if name == "author" and _of_the_holder(element):
        return "editor"
    return _FIELDS.get(name)


def _in_attributes(part: etree._Element) -> str:
    """What a date or a range of pages without text says by its attributes."""
    if local_name(part) == "date":
        return tei_date(part)
    ends = [end for name in ("from", "to") if (end := part.get(name, "").strip())]
    return "–".join(dict.fromkeys(ends)) if local_name(part) == "biblScope" else ""


def _keep(part: etree._Element, told: FieldName | None, *, periodical: bool) -> None:
    """Write into a part what only its place within the reference told, for that place is left behind."""
    name = local_name(part)
    if name == "title" and told is not None:
        part.set("level", {"title": "a", "series": "s"}.get(told, "j" if periodical else "m"))
    elif name == "author" and told == "editor":
        part.tag = part.tag.removesuffix(name) + told


def _title(element: etree._Element, reference: etree._Element) -> FieldName | None:
    """The title of a part, of the whole that holds it (or of the work, where it is of no part), of a series."""
    level = element.get("level", "")
    if level == "s" or within(element, ("series", "seriesStmt")):
        return "series"
    if _is_of_part(element):
        return "title"
    parted = any(_is_of_part(one) for one in reference.iter(etree.Element) if local_name(one) == "title")
    return "container" if parted or level == "j" else "title"


def _is_of_part(title: etree._Element) -> bool:
    return title.get("level") == "a" or within(title, ("analytic",))


def _of_the_holder(author: etree._Element) -> bool:
    """Whether it is the author of the book of which another wrote the part that is cited."""
    monograph = next((one for one in author.iterancestors() if local_name(one) == "monogr"), None)
    analytic = monograph.getprevious() if monograph is not None else None
    return analytic is not None and any(local_name(one) == "author" for one in analytic)


def _leaves(reference: etree._Element) -> Iterator[etree._Element]:
    """The parts of a reference, without what only holds them together."""
    for element in list(reference):
        if local_name(element) in _HOLDERS:
            yield from _leaves(element)
        else:
            yield element


def _speak(author: etree._Element) -> None:
    """Write a name as it is spoken, where nothing stands between its parts."""
    named = next((one for one in author.iter(etree.Element) if any(local_name(part) in _FAMILY for part in one)), None)
    if named is None or has_words(named):
        return
    given, family = ([text_of(part) for part in named if local_name(part) in names] for names in (_GIVEN, _FAMILY))
    named[:] = []
    named.text = person(given, family)

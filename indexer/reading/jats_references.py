"""References in JATS: what their parts are, and those told by parts alone written out as citations.

A ``mixed-citation`` has its words and signs, an ``element-citation`` (``nlm-citation`` of old) has parts only. Where a
file gives the same reference in both ways (``citation-alternatives``), the one with its words is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from indexer.citations.model import FieldName, WorkKind
from indexer.reading.dates import is_edtf
from indexer.reading.references import Parts, has_words, person, written_out
from indexer.reading.xml import local_name, within
from indexer.reading.xml_blocks import text_of

CITATIONS = frozenset({"mixed-citation", "element-citation", "nlm-citation", "citation"})
_BARE = ("element-citation", "nlm-citation")
_KINDS: Mapping[str, WorkKind] = {
    "journal": "article", "book": "book", "newspaper": "newspaper", "newspaper-article": "newspaper",
    "news": "newspaper", "magazine": "newspaper", "thesis": "thesis",
    "web": "web", "webpage": "web", "website": "web", "weblink": "web",
    "report": "document", "gov": "document", "letter": "archival", "interview": "interview",
}  # fmt: skip
_PERIODICAL = frozenset({"article", "newspaper"})
_TITLES = frozenset({"article-title", "chapter-title", "part-title", "data-title"})
_PEOPLE = frozenset({"name", "string-name", "collab", "etal", "anonymous"})
_ROLE = "person-group-type"
_ROLES: Mapping[str, FieldName] = {"editor": "editor", "translator": "translator"}
_FIELDS: Mapping[str, FieldName] = {
    "trans-title": "translation", "year": "date", "volume": "volume", "issue": "issue", "edition": "edition",
    "series": "series", "fpage": "pages", "lpage": "pages", "page-range": "pages", "elocation-id": "pages",
    "publisher-name": "publisher", "publisher-loc": "place", "conf-name": "container", "ext-link": "url", "uri": "url",
}  # fmt: skip
_DATE = ("day", "month", "season", "year")
_ISO_DATE = "iso-8601-date"


def write_references(root: etree._Element) -> None:
    """Write out all references of a tree that are told by their parts alone, in place."""
    for both in [one for one in root.iter(etree.Element) if local_name(one) == "citation-alternatives"]:
        kept = next((one for one in both if local_name(one) == "mixed-citation"), None)
        for other in [one for one in both if one is not kept] if kept is not None else ():
            both.remove(other)
    for name in [
        one for one in root.iter(etree.Element) if local_name(one) == "name" and _citation_of(one) is not None
    ]:
        _spoken(name)
    for reference in [one for one in root.iter(etree.Element) if local_name(one) in _BARE and not has_words(one)]:
        written_out(reference, "mixed-citation", _parts(reference))


def kind_told(citation: etree._Element) -> WorkKind:
    """What a reference says that its work is."""
    told = citation.get("publication-type") or citation.get("citation-type") or ""
    if any(local_name(part) == "chapter-title" for part in citation.iter(etree.Element)):
        return "chapter"
    return _KINDS.get(told.lower(), "unknown")


def field_told(element: etree._Element) -> FieldName | None:
    """What an element is of the reference that it stands in; None for words, and outside of references."""
    name, cited = local_name(element), _citation_of(element)
    if cited is None:
        return None
    if name in _TITLES:
        return "title"
    if name in ("string-name", "name", "collab"):
        roles = (one.get(_ROLE, "") for one in (element, *element.iterancestors()))
        return _ROLES.get(next(filter(None, roles), ""), "author")
    if name == "source":
        return _source(cited)
    if name == "pub-id":
        return "doi" if element.get("pub-id-type") == "doi" else None
    if name == "date-in-citation":
        return "accessed" if "access" in element.get("content-type", "") else None
    if name == "year" and within(element, ("date-in-citation",)):
        return None
    if name == "institution":
        return "publisher" if kind_told(cited) == "thesis" else None
    return _FIELDS.get(name)


def iso_date(element: etree._Element) -> str:
    """The date that an element has as an attribute, in EDTF; empty without one."""
    date = element.get(_ISO_DATE, "").partition("T")[0]
    return date if date and is_edtf(date) else ""


def _source(cited: etree._Element) -> FieldName:
    """A source is the work itself where no title of a part of it stands beside it."""
    parted = kind_told(cited) in _PERIODICAL or any(local_name(one) in _TITLES for one in cited)
    return "container" if parted else "title"


def _citation_of(element: etree._Element) -> etree._Element | None:
    return next((one for one in element.iterancestors() if local_name(one) in CITATIONS), None)


def _parts(reference: etree._Element) -> Parts:
    parts = Parts(periodical=kind_told(reference) in _PERIODICAL)
    dated = {local_name(one): one for one in reference if local_name(one) in _DATE}
    for element in list(reference):
        name = local_name(element)
        if name in ("person-group", *_PEOPLE):
            _add_people(parts, element)
        elif name in _DATE:
            if element is next(iter(dated.values())):
                parts.date.append(_date(dated))
        elif name == "lpage":
            _add_last_page(parts, element)
        elif text_of(element):
            parts.of(field_told(element)).append(_spaced(element))
    return parts


def _add_people(parts: Parts, element: etree._Element) -> None:
    for one in _people(element):
        told = field_told(one) or "author"
        if local_name(one) == "etal" and not text_of(one):
            one.text = "et al."
        if text_of(one):
            one.set(_ROLE, told)  # its group is left behind
            parts.of(told).append(one)


def _spaced(element: etree._Element) -> etree._Element:
    """An element whose parts have a space between them, a number with the name of its sort before it."""
    if local_name(element) == "date-in-citation" and len(element):
        element.text = _date({local_name(one): one for one in element}).text
        element[:] = []
    elif local_name(element) == "pub-id" and (sort := element.get("pub-id-type", "")) != "doi":
        element.text = f"{sort.upper()} {text_of(element)}".strip()
        element[:] = []
    return element


def _people(element: etree._Element) -> Iterator[etree._Element]:
    if local_name(element) in _PEOPLE:
        yield element
        return
    found = [one for one in element if local_name(one) in _PEOPLE]
    yield from found or [element]


def _spoken(name: etree._Element) -> None:
    """Write a name as it is spoken, where nothing stands between its parts."""
    if has_words(name):
        return
    given, family, suffix = ([text_of(one) for one in name if local_name(one) == part] for part in _NAME_PARTS)
    if family or given:
        eastern = name.get("name-style") == "eastern"
        name[:] = []
        name.text = person(given, family, eastern=eastern, suffix=" ".join(suffix))


_NAME_PARTS = ("given-names", "surname", "suffix")


def _date(dated: Mapping[str, etree._Element]) -> etree._Element:
    """One element for what day, month and year say: *3 May 2019*."""
    date = etree.Element("year")
    texts = {name: text_of(one) for name, one in dated.items()}
    year = dated.get("year")
    iso = iso_date(year) if year is not None else ""
    if texts.get("month", "").isdecimal() and texts.get("year", "").isdecimal():
        numbers = (texts["year"], *(texts[name].zfill(2) for name in ("month", "day") if texts.get(name)))
        date.text = "-".join(numbers)
        iso = date.text if is_edtf(date.text) else iso
    else:
        date.text = " ".join(filter(None, (texts.get(name, "") for name in _DATE)))
    if iso:
        date.set(_ISO_DATE, iso)
    return date


def _add_last_page(parts: Parts, last: etree._Element) -> None:
    """A range of pages, if the last one follows on a first."""
    first = parts.pages[-1] if parts.pages else None
    if first is None or not text_of(last):
        return
    if text_of(first) != text_of(last):
        pages = etree.Element("page-range")
        pages.text = f"{text_of(first)}–{text_of(last)}"
        parts.pages[-1] = pages

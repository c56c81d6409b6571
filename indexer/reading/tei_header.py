"""What the header of a TEI document says of the text: title, authors, where and when it appeared, language.

The text's own source (``sourceDesc``) is asked before the electronic edition (``publicationStmt``): for a researcher
an article appeared in its journal, not in the archive that encoded it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from indexer.model import Metadata
from indexer.reading.dates import is_edtf, published_date
from indexer.reading.xml import local_name
from indexer.reading.xml_blocks import text_of

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ISO = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d)?)?")


def read_header(root: etree._Element) -> tuple[Metadata, etree._Element | None, tuple[str, ...]]:
    """The metadata, the element that holds the title, and what is missing."""
    header = next(find(root, "teiHeader"), None)
    if header is None:
        return Metadata(language=_code(root.get(_LANG))), None, ("this TEI document has no teiHeader",)
    titled = next(find(header, "fileDesc/titleStmt"), header)
    source = next(find(header, "fileDesc/sourceDesc"), None)
    edition = next(find(header, "fileDesc/publicationStmt"), None)
    title = _title(titled)
    journal, dated = _journal(source)
    metadata = Metadata(
        title=text_of(title) or None,
        authors=_authors(titled) or _authors(source),
        publication=journal or _first_text(edition, "publisher", "distributor", "authority"),
        published=dated or _first_date(edition) or _first_date(source),
        language=_language(root, header),
        source=_address(edition) or _address(source),
        rights=_rights(edition),
    )
    return metadata, title, () if metadata.title else ("no title in the teiHeader",)


def find(element: etree._Element, path: str) -> Iterator[etree._Element]:
    """The descendants at a path of names, whatever their namespace: ``fileDesc/titleStmt``, children only."""
    first, _, rest = path.partition("/")
    for child in element:
        if local_name(child) == first:
            if rest:
                yield from find(child, rest)
            else:
                yield child


def tei_date(element: etree._Element) -> str:
    """The EDTF date of an element's dating attributes, or an empty text.

    ``@notBefore`` and ``@notAfter`` bound a date that isn't known: the range between is uncertain at both ends, or it
    is the one date where both say the same. ``@cert="low"`` makes any date uncertain, ``@precision="low"`` approximate.
    """
    doubt = "?" if element.get("cert") == "low" else "~" if element.get("precision") == "low" else ""
    if when := _iso(element, "when"):
        return _checked(when + doubt)
    start, end = _iso(element, "from"), _iso(element, "to")
    if start or end:
        return _checked(_range(start, end, doubt))
    return _checked(_between(_iso(element, "notBefore"), _iso(element, "notAfter"), doubt))


def _range(start: str, end: str, doubt: str) -> str:
    if start == end:
        return start + doubt
    return "/".join((start + doubt if start else "..", end + doubt if end else ".."))


def _between(start: str, end: str, doubt: str) -> str:
    if not (start or end):
        return ""
    return start + doubt if start == end else _range(start, end, "?")


def _checked(edtf: str) -> str:
    return edtf if edtf and is_edtf(edtf) else ""


def _iso(element: etree._Element, name: str) -> str:
    """The date in an attribute or its ``-iso`` and P4 fellows, without a time; empty for one without a year."""
    value = element.get(name) or element.get(f"{name}-iso") or (element.get("value", "") if name == "when" else "")
    match = _ISO.fullmatch(value.strip().partition("T")[0])
    return match[0] if match else ""


def _title(titled: etree._Element) -> etree._Element | None:
    titles = [title for title in find(titled, "title") if text_of(title)]
    main = [title for title in titles if title.get("type") in ("main", "full")]
    return next(iter([*main, *titles]), None)


def _authors(place: etree._Element | None) -> tuple[str, ...]:
    if place is None:
        return ()
    authors = [
        text for element in place.iter(etree.Element) if local_name(element) == "author" if (text := _name(element))
    ]
    return tuple(dict.fromkeys(authors))


def _name(author: etree._Element) -> str:
    """The name of an author, without affiliation and addresses, its parts put in the order in which they stand."""
    named = next((e for e in author.iter(etree.Element) if local_name(e) in ("persName", "name", "orgName")), None)
    if named is None:
        return text_of(author) if not len(author) else _own_text(author)
    parts = [text_of(part) for part in named if local_name(part) in ("forename", "surname", "nameLink", "genName")]
    return " ".join(filter(None, parts)) or text_of(named)


def _own_text(author: etree._Element) -> str:
    return " ".join(" ".join([author.text or "", *(child.tail or "" for child in author)]).split())


def _journal(source: etree._Element | None) -> tuple[str | None, str | None]:
    """The journal (or the series, or the book) in which the text appeared, and when."""
    if source is None:
        return None, None
    titles = [e for e in source.iter(etree.Element) if local_name(e) == "title" and text_of(e)]
    named = next((title for level in "jsm" for title in titles if title.get("level") == level), None)
    if named is None or (named.get("level") == "m" and not any(title.get("level") == "a" for title in titles)):
        return None, None
    place = next((a for a in named.iterancestors() if local_name(a) in ("monogr", "bibl", "biblStruct")), named)
    return text_of(named), _first_date(place)


def _first_date(place: etree._Element | None) -> str | None:
    if place is None:
        return None
    dates = [element for element in place.iter(etree.Element) if local_name(element) == "date"]
    return next((found for date in dates if (found := tei_date(date) or published_date(text_of(date)))), None)


def _first_text(place: etree._Element | None, *names: str) -> str | None:
    if place is None:
        return None
    found = (text_of(e) for name in names for e in place.iter(etree.Element) if local_name(e) == name)
    return next(filter(None, found), None)


def _address(place: etree._Element | None) -> str | None:
    """The web address or DOI under which the text is published."""
    if place is None:
        return None
    for element in place.iter(etree.Element):
        name, kind = local_name(element), element.get("type", "").lower()
        text = element.get("target", "") if name in ("ptr", "ref") else text_of(element) if name == "idno" else ""
        if text.startswith(("http://", "https://")):
            return text
        if kind == "doi" and text.startswith("10."):
            return f"https://doi.org/{text}"
    return None


def _rights(edition: etree._Element | None) -> str | None:
    if edition is None:
        return None
    licence = next((e for e in edition.iter(etree.Element) if local_name(e) == "licence"), None)
    if licence is not None and licence.get("target"):
        return str(licence.get("target"))
    return text_of(licence) or _first_text(edition, "availability")


def _language(root: etree._Element, header: etree._Element) -> str | None:
    used = list(find(header, "profileDesc/langUsage/language"))
    used.sort(key=lambda language: -_usage(language))
    text = next(find(root, "text"), None)
    given = [text.get(_LANG) if text is not None else None, *(e.get("ident") for e in used), root.get(_LANG)]
    return next((code for value in given if (code := _code(value))), None)


def _usage(language: etree._Element) -> int:
    usage = language.get("usage", "")
    return int(usage) if usage.isascii() and usage.isdigit() and len(usage) < 4 else 0


def _code(tag: str | None) -> str | None:
    code = re.split(r"[-_]", (tag or "").strip().lower())[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None

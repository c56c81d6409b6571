"""What the front of a JATS article says of it: title, authors, journal, date, language, address, rights."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from indexer.model import Metadata
from indexer.reading.dates import is_edtf, published_date
from indexer.reading.tei_header import find
from indexer.reading.xml import local_name
from indexer.reading.xml_blocks import text_of

XLINK = "{http://www.w3.org/1999/xlink}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# When the article came out for its readers; “collection” and “issue-pub” often know only a year.
_DATES = ("pub", "epub", "ppub", "epub-ppub", "issue-pub", "collection", "pub-electronic")


def read_front(root: etree._Element) -> tuple[Metadata, etree._Element | None, tuple[str, ...]]:
    """The metadata, the element that holds the title, and what is missing."""
    journal = next(find(root, "front/journal-meta"), None)
    article = next(find(root, "front/article-meta"), None)
    language = _code(root.get(_LANG))
    if article is None:
        return Metadata(language=language), None, ("this JATS article has no article-meta",)
    title = next(find(article, "title-group/article-title"), None)
    metadata = Metadata(
        title=_title(article, title),
        authors=_authors(article),
        publication=_publication(journal),
        published=_published(article),
        language=language,
        source=_address(article),
        rights=_rights(article),
    )
    return metadata, title, () if metadata.title else ("no article-title in the article-meta",)


def _title(article: etree._Element, title: etree._Element | None) -> str | None:
    """The title with its subtitle, without the calls of notes to it."""
    if title is None:
        return None
    main = _without_calls(title)
    subtitles = [_without_calls(element) for element in find(article, "title-group/subtitle")]
    joined = main
    for subtitle in filter(None, subtitles):
        joined += f" {subtitle}" if joined.endswith((":", "?", "!", "…", "—")) else f": {subtitle}"
    return joined or None


def _without_calls(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if local_name(child) not in ("xref", "fn"):
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def _authors(article: etree._Element) -> tuple[str, ...]:
    contributors = list(find(article, "contrib-group/contrib"))
    authors = [each for each in contributors if each.get("contrib-type", "author") == "author"]
    return tuple(dict.fromkeys(name for author in authors if (name := _name(author))))


def _name(contributor: etree._Element) -> str:
    """A person's or a group's name; of several scripts the first."""
    for element in contributor.iter(etree.Element):
        if local_name(element) == "name":
            parts = {local_name(part): text_of(part) for part in element}
            given, family = parts.get("given-names", ""), parts.get("surname", "")
            eastern = element.get("name-style") == "eastern"
            ordered = (family, given) if eastern else (parts.get("prefix", ""), given, family, parts.get("suffix", ""))
            return " ".join(filter(None, ordered))
        if local_name(element) in ("string-name", "collab"):
            return text_of(element)
    return ""


def _publication(journal: etree._Element | None) -> str | None:
    if journal is None:
        return None
    for path in ("journal-title-group/journal-title", "journal-title", "publisher/publisher-name"):
        if named := next((text for element in find(journal, path) if (text := text_of(element))), None):
            return named
    return None


def _published(article: etree._Element) -> str | None:
    dates = [(_rank(element), date) for element in find(article, "pub-date") if (date := _date(element))]
    return min(dates, key=lambda pair: pair[0])[1] if dates else None


def _rank(date: etree._Element) -> tuple[bool, int]:
    kind = date.get("date-type") or date.get("pub-type") or ""
    return next(find(date, "day"), None) is None, _DATES.index(kind) if kind in _DATES else len(_DATES)


def _date(element: etree._Element) -> str | None:
    iso = str(element.get("iso-8601-date", "")).partition("T")[0]
    if iso and is_edtf(iso):
        return iso
    parts = {local_name(part): text_of(part) for part in element}
    year, month, day = (parts.get(name, "") for name in ("year", "month", "day"))
    if month.isdigit():
        return published_date("-".join(filter(None, (year, month, day))))
    return published_date(" ".join(filter(None, (day, month, year)))) or published_date(year)


def _address(article: etree._Element) -> str | None:
    for element in find(article, "self-uri"):
        if (address := str(element.get(f"{XLINK}href") or text_of(element))).startswith(("http://", "https://")):
            return address
    doi = next((text_of(e) for e in find(article, "article-id") if e.get("pub-id-type") == "doi"), "")
    return f"https://doi.org/{doi}" if doi.startswith("10.") else None


def _rights(article: etree._Element) -> str | None:
    """The address of the licence, else its words, else whose the rights are."""
    addresses = (element.get(f"{XLINK}href") for element in find(article, "permissions/license"))
    given: Iterator[str | None] = (
        text for path in ("permissions/license", "permissions/copyright-statement") for text in _texts(article, path)
    )
    return next((str(value) for value in (*addresses, *given) if value), None)


def _texts(article: etree._Element, path: str) -> Iterator[str | None]:
    return (text_of(element) for element in find(article, path))


def _code(tag: str | None) -> str | None:
    code = re.split(r"[-_]", (tag or "").strip().lower())[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None

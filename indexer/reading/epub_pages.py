"""The pages of a book as one page: every name in them made unique, every link between them a link within.

So notes are found wherever they stand, in the page of their call or in one at the end of the book.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.entities import html5

from bs4 import BeautifulSoup
from lxml import etree

from indexer.errors import DocumentError
from indexer.reading.encoding import decode
from indexer.reading.html import declared_charset
from indexer.reading.html_signs import is_typed_call, types
from indexer.reading.html_tree import attribute, parse
from indexer.reading.xml import local_name, parse_xml
from indexer.reading.zipped import Zipped, member_name

_TYPE = "{http://www.idpf.org/2007/ops}type"
_STAND_IN = "data-epub-type"  # the HTML parser's trees have no namespaces
# What is no part of the text: https://www.w3.org/TR/epub-ssv-11/
_NO_TEXT = frozenset(
    {
        "cover", "doc-cover", "toc", "doc-toc", "landmarks", "page-list", "doc-pagelist", "pagebreak", "doc-pagebreak",
        "titlepage", "halftitlepage", "copyright-page", "loi", "lot", "loa", "lov", "index", "doc-index",
    }
)  # fmt: skip
# HTML's names of characters, which XML knows only from a document type that is never fetched.
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_OWN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_MOST_BYTES = 8 * 1024 * 1024
# 500,000 paragraphs of a word each took 650 MB; 8 MB of prose, with 20,000 tags in it, take 100 MB.
_MOST_TAGS = 400_000
_DROPPED = ("script", "style", "nav", "head")


def join_pages(archive: Zipped, pages: Sequence[str], others: frozenset[str]) -> tuple[BeautifulSoup, list[str]]:
    """One page with a ``div`` for each of these, and what was wrong with them.

    Those of ``others`` that a typed call leads to come last, as ``div`` elements named ``notes-alone``.
    """
    whole = parse("<html><body></body></html>")
    body = whole.body or whole
    places = {name: number for number, name in enumerate((*pages, *sorted(others)))}
    problems: list[str] = []
    room, tags = _MOST_BYTES, _MOST_TAGS
    wanted: dict[str, None] = {}
    for name in (*pages, *sorted(others)):
        if name in others and name not in wanted:
            continue
        data = archive.read(name)
        room -= len(data)
        tags -= data.count(b"<")
        if room < 0 or tags < 0:
            raise DocumentError(
                f"its pages have more than {_MOST_BYTES // 2**20} MB, or {_MOST_TAGS:,} tags, together", cure="split it"
            )
        page, wrong = _page(data, name)
        problems += wrong
        wanted |= dict.fromkeys(_localise(page, name, places))
        box = whole.new_tag("div", attrs={"class": "notes-alone"} if name in others else {})
        for child in list((page.body or page).children):
            box.append(child)
        if page.body is None or types(page.body).isdisjoint(_NO_TEXT):
            body.append(box)
    return whole, problems


def drop_what_is_no_text(whole: BeautifulSoup) -> None:
    """Take covers, contents, page numbers and the like out; the notes must be out already."""
    for tag in [tag for tag in whole.find_all(True) if tag.name in _DROPPED or not types(tag).isdisjoint(_NO_TEXT)]:
        tag.extract()
    for tag in whole.find_all("div", class_="notes-alone"):
        tag.extract()


def _page(data: bytes, name: str) -> tuple[BeautifulSoup, list[str]]:
    """A page as a tree, by the rules of XML or, where it breaks them, by those of HTML."""
    try:
        root = parse_xml(_NAMED.sub(_as_number, data), name)
    except DocumentError as error:
        if not data.strip():
            return parse(""), [error.message]
        text, _ = decode(data, declared_charset(data))
        return parse(text), [f"{error.message}; it was read as HTML"]
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = local_name(element)
            if said := element.attrib.pop(_TYPE, None):
                element.set(_STAND_IN, said)
    page = parse(etree.tostring(root, method="html", encoding="unicode"))
    for tag in page.select(f"[{_STAND_IN}]"):
        tag["epub:type"] = attribute(tag, _STAND_IN)
    return page, []


def _as_number(match: re.Match[bytes]) -> bytes:
    known = "" if match[1] in _OWN else html5.get(f"{match[1].decode()};", "")
    return "".join(f"&#{ord(char)};" for char in known).encode() or match[0]


def _localise(page: BeautifulSoup, name: str, places: dict[str, int]) -> list[str]:
    """Make names and links of a page such that they hold in the whole; the pages that its links lead to."""
    number = places[name]
    wanted = []
    for tag in page.find_all(True):
        for named in ("id", "name"):
            if value := attribute(tag, named):
                tag[named] = f"page{number}-{value}"
        href = attribute(tag, "href")
        if tag.name != "a" or not href:
            continue
        target = name if href.startswith("#") else member_name(name, href)
        fragment = href.partition("#")[2]
        if target in places and fragment:
            tag["href"] = f"#page{places[target]}-{fragment}"
            wanted.append(target)
        elif is_typed_call(tag):
            tag["href"] = f"#missing-{fragment or target}"  # to be reported as a call without a note
        else:
            del tag["href"]
    return wanted

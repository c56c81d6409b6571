"""TEI XML (P5, and P4's names) → RawDocument: an edition or an article as the Text Encoding Initiative describes it.

Elements and attributes are those of https://tei-c.org/release/doc/tei-p5-doc/en/html/. A note is called where it
stands, unless it stands in the back or elsewhere and a ``ref`` or ``ptr`` points at it, or it points at its place with
``@target``. An entry of a bibliography that the text points at is a note, too: it is what the claim rests on. Of two
readings of a word (``choice``) the editor's is taken, and what is struck out (``del``) or belongs to the page (``fw``)
is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from indexer.errors import DocumentError
from indexer.model import Block, MarkKind, RawDocument, Role
from indexer.reading.marks import Said
from indexer.reading.tei_header import read_header, tei_date
from indexer.reading.tei_references import REFERENCES, field_told, kind_told, write_references
from indexer.reading.xml import local_name, within
from indexer.reading.xml_blocks import Gatherer, Links, Part, complete_labels, marker_of, text_of

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_PARTS: Mapping[str, Part] = {
    name: part
    for part, names in {
        Part.SECTION: "listBibl div div0 div1 div2 div3 div4 div5 div6 div7",
        Part.CAPTION: "figure table",
        Part.CELL: "cell",
        Part.BLOCK: "body front back group text p ab list item bibl biblStruct biblFull lg sp speaker stage "
        "argument epigraph byline dateline opener closer salute signed trailer floatingText noteGrp castList "
        "castItem postscript figDesc",
        Part.SPACE: "lb pb cb gb milestone l space gap",
        Part.SKIP: "teiHeader facsimile sourceDoc standOff titlePage fw del graphic media formula index docTitle",
        Part.NOTE: "note",
        Part.CALL: "ref ptr",
    }.items()
    for name in names.split()
}
_NAMES: Mapping[str, MarkKind] = {
    "persName": "person",
    "orgName": "organisation",
    "placeName": "place",
    "geogName": "place",
    "country": "place",
    "settlement": "place",
    "region": "place",
}
_NAME_TYPES: Mapping[str, MarkKind] = {
    "person": "person", "pers": "person", "org": "organisation", "organisation": "organisation",
    "organization": "organisation", "place": "place",
}  # fmt: skip
# Of the readings in a choice, the ones that stand in the text.
_PREFERRED = (("corr", "sic"), ("reg", "orig"), ("expan", "abbr"))
_IN_LINE = frozenset({"p", "ab", "head", "item", "l", "cell", "quote", "q", "bibl", "hi", "figDesc", "signed"})
_BLOCK_QUOTES = frozenset({"quote", "q", "cit", "said"})
_ENTRIES = frozenset({"note", "bibl", "biblStruct", "biblFull", "item", "p", "ab"})
_BACKLINK = re.compile(r"[↩↑←^⤴⏎\s]+")
_ITALIC = re.compile(r"ital|(?:^|[\s:#])(?:i|it|oblique|cursiv\w*|kursiv)(?:$|[\s;])", re.IGNORECASE)
_BIBLIOGRAPHIES = re.compile("listBibl|div[0-7]?|back|body")


def read_tei(root: etree._Element) -> RawDocument:
    """Read the tree of one TEI document. Raises DocumentError where there is no text in it."""
    texts = [element for element in root if local_name(element) == "text"]
    if not texts:
        raise DocumentError("this TEI document has no text, only a header", cure="index the file that holds the text")
    metadata, title, problems = read_header(root)
    write_references(texts[0])
    gatherer = Gatherer(Tei(texts[0]))
    if title is not None:
        gatherer.walk(title, Role.TITLE)
    gatherer.walk(texts[0])
    blocks = gatherer.blocks()
    if metadata.title and not any(block.role is Role.TITLE for block in blocks):
        blocks = (Block(Role.TITLE, metadata.title), *blocks)
    return RawDocument(metadata, blocks, problems)


class Tei:
    """TEI's vocabulary for the walk through one text."""

    def __init__(self, text: etree._Element) -> None:
        everything = list(text.iter(etree.Element))  # kept, since an element is a key only while it is referred to
        self._targets = {id_: element for element in reversed(everything) if (id_ := identifier(element))}
        self._own_keys: dict[etree._Element, str] = {}
        self._keys: dict[str, str] = {}
        labels: dict[str, str] = {}
        for element in everything:
            if local_name(element) == "note":
                self._know_note(element, labels)
        pointers = [element for element in everything if local_name(element) in ("ref", "ptr")]
        numbered = False
        for pointer in pointers:
            for id_ in _pointed(pointer):
                numbered |= self._know_target(id_, pointer, labels)
        entries = {
            identifier(e): e for e in everything if local_name(e) in REFERENCES and identifier(e) and _in_back(e)
        }
        if numbered:
            for id_, entry in entries.items():
                self._know_entry(id_, entry)
        order = [self._keys[id_] for id_ in entries if id_ in self._keys]
        if numbered:
            complete_labels(labels, order)
        self.links = Links(self._keys, labels, order)

    def _know_note(self, note: etree._Element, labels: dict[str, str]) -> None:
        key = self._own_keys[note] = identifier(note) or f"note {len(self._own_keys) + 1}"
        if id_ := identifier(note):
            self._keys.setdefault(id_, key)
        for anchor in _pointed(note):
            if anchor in self._targets:
                self._keys.setdefault(anchor, key)
        if label := note.get("n", "").strip() or marker_of(next(map(text_of, _children(note, "label")), "")):
            labels.setdefault(key, label)

    def _know_entry(self, id_: str, entry: etree._Element) -> None:
        self._own_keys[entry] = self._keys[id_] = id_

    def _know_target(self, id_: str, pointer: etree._Element, labels: dict[str, str]) -> bool:
        """Make a note of the entry of the back that a pointer points at; True where a number points at a work."""
        element = self._targets.get(id_)
        if element is None:
            return False
        name, marker = local_name(element), marker_of(text_of(pointer))
        if id_ not in self._keys and name in _ENTRIES and _in_back(element):
            self._know_entry(id_, element)
        if (key := self._keys.get(id_)) and (label := element.get("n", "").strip() or marker):
            labels.setdefault(key, label)
        return bool(key and marker and name in REFERENCES)

    def part(self, element: etree._Element) -> Part:
        name = local_name(element)
        if self._is_entry(element, name):
            return Part.NOTE
        if name in ("ref", "ptr", "anchor"):
            return self._pointer(element, name)
        if name == "note":
            return Part.INLINE if within(element, ("bibl", "biblStruct", "teiHeader")) else Part.NOTE
        if name in ("head", "label"):
            return _heading(name, _parent(element))
        if name in _BLOCK_QUOTES:
            return Part.BLOCK if _stands_alone(element) else Part.INLINE
        if name in REFERENCES and not _BIBLIOGRAPHIES.fullmatch(_parent(element)):
            return Part.INLINE
        return Part.SKIP if _is_other_reading(element, name) else _PARTS.get(name, Part.INLINE)

    def _pointer(self, element: etree._Element, name: str) -> Part:
        if name == "ref" and _BACKLINK.fullmatch(text_of(element)) and within(element, ("note",)):
            return Part.SKIP
        if self.targets(element):
            return Part.CALL
        return Part.SPACE if name == "ptr" else Part.INLINE

    def key(self, note: etree._Element) -> str:
        return self._own_keys.get(note, "")

    def stands_in_place(self, note: etree._Element) -> bool:
        if self._is_entry(note, local_name(note)) or any(id_ in self._targets for id_ in _pointed(note)):
            return False
        if _in_back(note) and identifier(note) in self._keys and _back_notes(note):
            return False
        return any(local_name(ancestor) in _IN_LINE for ancestor in note.iterancestors())

    def targets(self, call: etree._Element) -> Sequence[str]:
        ids = [identifier(call)] if local_name(call) == "anchor" else _pointed(call)
        own = identifier(call)
        if own in self._keys and not any(id_ in self._keys for id_ in ids):
            ids = [own]
        return list(dict.fromkeys(self._keys[id_] for id_ in ids if id_ in self._keys))

    def said(self, element: etree._Element) -> Sequence[Said]:
        name = local_name(element)
        if name in REFERENCES:
            return (Said("citation", kind_told(element)),)
        said = [Said("cited", cited)] if (cited := field_told(element)) else []
        if name == "date" and (value := tei_date(element)):
            said.append(Said("date", value))
        kind = _NAMES.get(name)
        if kind is None and name in ("name", "rs"):
            kind = _NAME_TYPES.get(element.get("type", "").lower(), "name")
        if kind is not None and _parent(element) not in _NAMES:
            given = " ".join(element.get(each, "") for each in ("key", "ref", "corresp"))
            said.append(Said(kind, " ".join(given.split())))
        return said

    def is_italic(self, element: etree._Element) -> bool:
        name = local_name(element)
        if name == "title":
            return element.get("level", "m") in ("m", "j", "s")  # of a book, a periodical, a series
        if name == "emph":
            return True
        look = f"{element.get('rend', '')} {element.get('rendition', '')} {element.get('style', '')}"
        return _ITALIC.search(look) is not None

    def stand_in(self, element: etree._Element) -> str | None:
        name = local_name(element)
        if name == "gap":
            return "[…]"
        if name == "date":
            return f" {tei_date(element)} "
        if name == "ptr":
            return f" {element.get('target', '')} "
        if element.get("break") == "no" and name in ("lb", "pb", "cb", "gb"):
            return ""
        return None

    def _is_entry(self, element: etree._Element, name: str) -> bool:
        """Whether an element of the back is called as a note, though it isn't one by name."""
        return name != "note" and element in self._own_keys


def _heading(name: str, parent: str) -> Part:
    """What a ``head`` or a ``label`` is within its parent."""
    if name == "label":
        return Part.SKIP if parent == "note" else Part.INLINE
    if parent in ("figure", "table"):
        return Part.FIELD
    return Part.BLOCK if parent in ("list", "lg") else Part.HEADING


def identifier(element: etree._Element) -> str:
    """The id of an element, P5's or P4's; empty when it has none."""
    return str(element.get(XML_ID) or element.get("id") or "")


def _pointed(element: etree._Element) -> list[str]:
    """The ids within the document that ``@target`` names."""
    return [part[1:] for part in element.get("target", "").split() if part.startswith("#") and len(part) > 1]


def _parent(element: etree._Element) -> str:
    parent = element.getparent()
    return local_name(parent) if parent is not None else ""


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in element if local_name(child) == name)


def _in_back(element: etree._Element) -> bool:
    """Whether an element stands behind the text, or in a division of notes."""
    return any(
        local_name(ancestor) in ("back", "listBibl", "noteGrp")
        or (local_name(ancestor).startswith("div") and re.search(r"note|bibl", ancestor.get("type", ""), re.IGNORECASE))
        for ancestor in element.iterancestors()
    )


def _back_notes(note: etree._Element) -> bool:
    """Whether a note of the back belongs to a list of notes rather than to a sentence of an appendix."""
    parent = note.getparent()
    return _parent(note) not in _IN_LINE or (note.getprevious() is None and not (parent.text or "").strip())


def _stands_alone(quotation: etree._Element) -> bool:
    return _parent(quotation) not in _IN_LINE or any(local_name(child) in ("p", "lg", "ab") for child in quotation)


def _is_other_reading(element: etree._Element, name: str) -> bool:
    if _parent(element) != "choice":
        return False
    siblings = {local_name(sibling) for sibling in element.getparent()}
    return any(name == other and preferred in siblings for preferred, other in _PREFERRED)

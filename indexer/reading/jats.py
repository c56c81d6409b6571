"""JATS XML → RawDocument: an article as journals and PubMed Central deposit it.

Elements are those of the Journal Article Tag Suite (ANSI/NISO Z39.96), https://jats.nlm.nih.gov/. A reference that the
text cites with ``xref`` is a note: it is what the claim rests on. Where the text cites by numbers, the number is the
call; where it cites by author and year, those words stay and the call stands behind them. Of a list cited by numbers
all references are notes, of another those that are cited; the rest are paragraphs under their heading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lxml import etree

from indexer.errors import DocumentError
from indexer.model import Block, MarkKind, RawDocument, Role
from indexer.reading.jats_meta import XLINK, read_front
from indexer.reading.jats_references import CITATIONS, field_told, iso_date, kind_told, write_references
from indexer.reading.marks import Said
from indexer.reading.tei_header import find
from indexer.reading.xml import local_name
from indexer.reading.xml_blocks import Gatherer, Links, Part, complete_labels, marker_of, text_of

_PARTS: Mapping[str, Part] = {
    name: part
    for part, names in {
        Part.SECTION: "sec abstract trans-abstract ack app ref-list fn-group glossary notes bio appendix",
        Part.HEADING: "title",
        Part.CAPTION: "fig table-wrap",
        Part.CELL: "td th",
        Part.BLOCK: "body back floats-group app-group p list list-item def-list def-item def term boxed-text "
        "disp-quote verse-group attrib speech statement ref caption fn supplementary-material media",
        Part.SPACE: "break verse-line",
        Part.SKIP: "front graphic inline-graphic object-id tex-math alt-text long-desc sec-meta sub-article response "
        "permissions disp-formula math x fn-type custom-meta-group processing-meta",
        Part.CALL: "xref",
    }.items()
    for name in names.split()
}
_NAMES: Mapping[str, MarkKind] = {
    "person": "person", "name": "person", "organization": "organisation", "organisation": "organisation",
    "institution": "organisation", "place": "place", "location": "place", "country": "place",
}  # fmt: skip
_CAPTIONED = frozenset({"fig", "table-wrap", "caption", "boxed-text", "supplementary-material", "media"})
_NOTES = ("fn", "ref")
_IN_LINE = frozenset({"p", "xref", "title", "article-title", "td", "th", "sup", "italic", "bold", "named-content"})


def read_jats(root: etree._Element) -> RawDocument:
    """Read the tree of one JATS article. Raises DocumentError where it has neither an abstract nor a body."""
    write_references(root)
    metadata, title, problems = read_front(root)
    gatherer = Gatherer(Jats(root))
    if title is not None:
        gatherer.walk(title, Role.TITLE)
    meta = next(find(root, "front/article-meta"), None)
    abstracts = [e for e in (meta if meta is not None else ()) if local_name(e) in ("abstract", "trans-abstract")]
    for abstract in abstracts:
        if next(find(abstract, "title"), None) is None:
            gatherer.add_heading("Abstract")
        gatherer.walk(abstract)
    parts = [part for name in ("body", "back", "floats-group") for part in find(root, name)]
    if not abstracts and not parts:
        raise DocumentError(
            "this JATS file has only the metadata of an article, no text",
            cure="get the full text from the journal, and index that",
        )
    for part in parts:
        gatherer.walk(part)
    blocks = _with_subtitle(gatherer.blocks(), metadata.title)
    return RawDocument(metadata, blocks, (*problems, *_other_articles(root)))


def _with_subtitle(blocks: Sequence[Block], title: str | None) -> tuple[Block, ...]:
    return tuple(replace(block, text=title) if block.role is Role.TITLE and title else block for block in blocks)


def _other_articles(root: etree._Element) -> tuple[str, ...]:
    """What else the file holds: translations, responses. One file gives one article."""
    others = [element for element in root if local_name(element) in ("sub-article", "response")]
    kinds = [
        f"{element.get('article-type') or local_name(element)}{f' ({lang})' if (lang := _language(element)) else ''}"
        for element in others
    ]
    if not kinds:
        return ()
    return (f"it also holds {', '.join(kinds)}, not read; save each as an article of its own to have it read",)


def _language(element: etree._Element) -> str:
    return str(element.get("{http://www.w3.org/XML/1998/namespace}lang", ""))


class Jats:
    """JATS's vocabulary for the walk through one article."""

    def __init__(self, root: etree._Element) -> None:
        own = _main_elements(root)  # kept, since an element is a key only while referred to
        targets = {element.get("id", ""): element for element in reversed(own) if local_name(element) in _NOTES}
        pointers = [element for element in own if local_name(element) == "xref"]
        pointed = {id_ for pointer in pointers for id_ in pointer.get("rid", "").split()}
        numbered = any(
            marker_of(text_of(pointer)) and any(_is(targets.get(id_), "ref") for id_ in pointer.get("rid", "").split())
            for pointer in pointers
        )
        self._own_keys: dict[etree._Element, str] = {}
        for number, element in enumerate(own, start=1):
            id_ = element.get("id", "")
            if local_name(element) == "fn" and (id_ in pointed or _label(element) or _in_text(element)):
                self._own_keys[element] = id_ or f"note {number}"
            elif local_name(element) == "ref" and id_ and (id_ in pointed or numbered):
                self._own_keys[element] = id_
        keys = {id_: self._own_keys[element] for id_, element in targets.items() if element in self._own_keys and id_}
        order = [key for element, key in self._own_keys.items() if local_name(element) == "ref"]
        labels = self._labels(pointers, keys)
        if numbered:
            complete_labels(labels, order)
        self.links = Links(keys, labels, order)

    def _labels(self, pointers: Sequence[etree._Element], keys: Mapping[str, str]) -> dict[str, str]:
        """The signs of the notes; those of references stand in brackets where the footnotes have the same."""
        labels = {key: label for element, key in self._own_keys.items() if (label := _label(element))}
        for pointer in pointers:
            ids = pointer.get("rid", "").split()
            if len(ids) == 1 and ids[0] in keys and (marker := marker_of(text_of(pointer))):
                labels.setdefault(keys[ids[0]], marker)
        signs = {labels.get(key) for element, key in self._own_keys.items() if local_name(element) == "fn"}
        for element, key in self._own_keys.items():
            if local_name(element) == "ref" and labels.get(key) in signs and key in labels:
                labels[key] = f"[{labels[key]}]"
        return labels

    def part(self, element: etree._Element) -> Part:
        name = local_name(element)
        if element in self._own_keys:
            return Part.NOTE
        if name == "label":
            return Part.FIELD if _parent(element) in _CAPTIONED else Part.SKIP
        if name == "title" and _parent(element) in ("caption", "list", "def-list"):
            return Part.FIELD
        if name == "xref":
            return Part.CALL if self.targets(element) else Part.INLINE
        return _PARTS.get(name, Part.INLINE)

    def key(self, note: etree._Element) -> str:
        return self._own_keys.get(note, "")

    def stands_in_place(self, note: etree._Element) -> bool:
        return local_name(note) == "fn" and _in_text(note)

    def targets(self, call: etree._Element) -> Sequence[str]:
        ids = call.get("rid", "").split()
        return list(dict.fromkeys(self.links.keys[id_] for id_ in ids if id_ in self.links.keys))

    def said(self, element: etree._Element) -> Sequence[Said]:
        name = local_name(element)
        if name in CITATIONS:
            return (Said("citation", kind_told(element)),)
        said = [Said("cited", cited)] if (cited := field_told(element)) else []
        if date := iso_date(element):
            said.append(Said("date", date))
        kind = _NAMES.get(element.get("content-type", "").lower()) if name == "named-content" else None
        if kind is not None:
            ids = (element.get(key, "") for key in (f"{XLINK}href", "vocab-term-identifier", "rid"))
            said.append(Said(kind, " ".join(" ".join(ids).split())))
        return said

    def is_italic(self, element: etree._Element) -> bool:
        name = local_name(element)
        return name in ("italic", "source") or (name == "styled-content" and "ital" in element.get("style", ""))

    def stand_in(self, element: etree._Element) -> str | None:
        return None


def _main_elements(root: etree._Element) -> list[etree._Element]:
    """The elements of the article itself, without those of translations and responses."""
    return [
        element
        for part in root
        if local_name(part) not in ("sub-article", "response")
        for element in part.iter(etree.Element)
    ]


def _is(element: etree._Element | None, name: str) -> bool:
    return element is not None and local_name(element) == name


def _parent(element: etree._Element) -> str:
    parent = element.getparent()
    return local_name(parent) if parent is not None else ""


def _label(note: etree._Element) -> str:
    label = next((text_of(child) for child in note if local_name(child) == "label"), "")
    return marker_of(label) or label.rstrip(".")


def _in_text(note: etree._Element) -> bool:
    """Whether a note stands in a sentence, and not in a list of notes."""
    return _parent(note) in _IN_LINE

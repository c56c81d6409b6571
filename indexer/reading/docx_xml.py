"""The XML of a Word file as mammoth can read all of it: what it would drop is kept, what nobody sees is dropped.

mammoth knows no text boxes outside of old markup, no ruby, no fields in their short form, no formulas; it shows hidden
text and tables of contents, and fails on some malformed values. All of this is put right in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from indexer.reading.docx_styles import OFF, Styles, child, name_like, value
from indexer.reading.xml import local_name

_VML = "urn:schemas-microsoft-com:vml"
_DROPPED = frozenset(
    {
        "imagedata", "blip", "moveFrom", "rubyPr", "rt", "proofErr", "lastRenderedPageBreak", "bookmarkEnd",
        "commentReference", "commentRangeStart", "commentRangeEnd", "annotationRef", "tblGrid", "tblPr", "altChunk",
    }
)  # fmt: skip
_PROPERTIES = frozenset({"pPr", "rPr", "trPr", "tcPr"})
_KEPT = frozenset({"pStyle", "numPr", "rPr", "vertAlign", "b", "i", "del", "gridSpan", "vMerge", "rStyle", "tblHeader"})
_CONTENTS = frozenset({"table of contents", "table of figures"})
_HEX = re.compile(r"[0-9A-Fa-f]{2,6}")
_NUMBER = re.compile(r"\d{1,3}")


def prepare(root: etree._Element, styles: Styles) -> None:
    """Put a part of the document right, in place: its body, its footnotes or its endnotes."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        name = local_name(element)
        if _is_unseen(element, name):
            _remove(element)
            continue
        if name == "pPr":
            styles.set_role(element)
        elif name == "rPr":
            styles.set_slant(element)
        if name in _PROPERTIES:
            _thin(element)
        elif name in _CHANGES:
            _CHANGES[name](element, root)


def _is_unseen(element: etree._Element, name: str) -> bool:
    """Whether nobody sees the element: deleted, hidden, a picture, a table of contents, or malformed."""
    if name in _DROPPED:
        return True
    if name == "del":
        parent = element.getparent()
        return local_name(parent) not in ("rPr", "trPr") if parent is not None else False
    if name == "r":
        return _is_on(child(child(element, "rPr"), "vanish"))
    if name == "tr":
        return child(child(element, "trPr"), "del") is not None
    if name == "sdt":
        return any(
            local_name(part) == "docPartGallery" and value(part).lower() in _CONTENTS
            for properties in element.iterchildren("{*}sdtPr")
            for part in properties.iter()
        )
    if name == "sym":
        return not _HEX.fullmatch(value(element, "char"))
    return name == "gridSpan" and not _NUMBER.fullmatch(value(element))


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and value(element) not in OFF


def _keep_text_boxes(element: etree._Element, root: etree._Element) -> None:
    """Put the text boxes of a drawing, which may be there in two versions, into the markup that mammoth reads."""
    choice = child(element, "Choice")
    boxes = list(_boxes(choice if choice is not None else element))
    fallback = child(element, "Fallback")
    if not boxes and fallback is not None:
        boxes = list(_boxes(fallback))
    parent = element.getparent()
    if parent is None:
        return
    if not boxes:
        _remove(element)
        return
    picture = etree.Element(name_like(root, "pict"))
    for box in boxes:
        etree.SubElement(picture, f"{{{_VML}}}textbox").append(box)
    picture.tail = element.tail
    parent.replace(element, picture)


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes in an element."""
    walker = etree.iterwalk(element, events=("start",), tag="{*}txbxContent")
    for _, box in walker:
        walker.skip_subtree()
        yield box


def _unwrap(element: etree._Element, _root: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for inner in reversed(list(element)):
        parent.insert(at, inner)
    _remove(element)


def _flatten(element: etree._Element, root: etree._Element) -> None:
    """A formula as a run of its letters."""
    text = "".join(part.text or "" for part in element.iter() if local_name(part) == "t")
    run = etree.Element(name_like(root, "r"))
    etree.SubElement(run, name_like(root, "t")).text = text
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, run)


def _break(element: etree._Element, _root: etree._Element) -> None:
    element.tag = name_like(element, "br")


def _forget_address(element: etree._Element, _root: etree._Element) -> None:
    """A link's address is never followed, and mammoth fails where it is missing."""
    for name in list(element.attrib):
        if str(name).endswith("}id"):
            del element.attrib[name]


def _thin(properties: etree._Element) -> None:
    """Drop what is of no use to us of properties: half of a file, mostly."""
    for inner in list(properties):
        if local_name(inner) not in _KEPT:
            properties.remove(inner)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


_CHANGES: dict[str, Callable[[etree._Element, etree._Element], None]] = {
    **dict.fromkeys(("AlternateContent", "drawing", "pict", "object"), _keep_text_boxes),
    **dict.fromkeys(("fldSimple", "dir", "bdo", "oMathPara", "ruby", "rubyBase"), _unwrap),
    **dict.fromkeys(("cr", "ptab"), _break),
    "oMath": _flatten,
    "hyperlink": _forget_address,
}

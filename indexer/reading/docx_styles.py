"""What is a paragraph in a Word file: title, heading, caption? Told by its style, the styles that one is based on, and
its outline level, since people name styles as they like and build them upon those that Word brings along."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from indexer.reading.xml import local_name

# The names are English in every language of Word; LibreOffice and Pandoc have some of their own.
_ROLES = {
    "title": "Title",
    "subtitle": "Subtitle",
    "author": "Author",
    "date": "Date",
    **dict.fromkeys(
        ("caption", "image caption", "table caption", "figure caption", "illustration", "drawing", "figure"), "Caption"
    ),
    **dict.fromkeys(("toc heading", "contents heading", "table of figures", "index heading"), "Skip"),
}
_HEADING = re.compile(r"heading ?([1-9])")
_SKIPPED = re.compile(r"(?:toc|contents|index) \d+")
_LONGEST_CHAIN = 20
OFF = ("0", "false", "off")
"""How a property says that it isn't so."""
_PREFIX = "Ibid"  # of the styles that we put in place of the document's own

# For mammoth: each of our styles as an element that the rest of the reader knows.
STYLE_MAP = "\n".join(
    (
        f"p.{_PREFIX}Title => h1.ibid-title:fresh",
        f"p.{_PREFIX}Subtitle => h1.ibid-subtitle:fresh",
        f"p.{_PREFIX}Author => p.ibid-author:fresh",
        f"p.{_PREFIX}Date => p.ibid-date:fresh",
        f"p.{_PREFIX}Caption => p.caption:fresh",
        f"p.{_PREFIX}Skip => !",
        *(f"p.{_PREFIX}Heading{level} => h{min(level, 6)}:fresh" for level in range(1, 10)),
    )
)


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    outline: str


class Styles:
    """The styles of a document: of paragraphs, and those of runs that set in italics."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._italic: set[str] = set()
        for style in root.iterchildren() if root is not None else ():
            if local_name(style) == "style" and value(style, "type") == "character":
                italic = child(child(style, "rPr"), "i")
                if italic is not None and value(italic) not in OFF:
                    self._italic.add(value(style, "styleId"))
            elif local_name(style) == "style" and value(style, "type") == "paragraph":
                name = value(child(style, "name")).lower()
                outline = value(child(child(style, "pPr"), "outlineLvl"))
                self._styles[value(style, "styleId")] = _Style(name, value(child(style, "basedOn")), outline)

    def set_slant(self, properties: etree._Element) -> None:
        """Say of a run (``w:rPr``) itself that it is in italics, where its style says so."""
        if value(child(properties, "rStyle")) in self._italic and child(properties, "i") is None:
            etree.SubElement(properties, name_like(properties, "i"))

    def set_role(self, properties: etree._Element) -> None:
        """Replace the style of a paragraph (``w:pPr``) by the one of ours that says what it is, if any does."""
        style = child(properties, "pStyle")
        outline = value(child(properties, "outlineLvl"))
        role = self._role(value(style), outline)
        if role and style is None:
            style = etree.Element(name_like(properties, "pStyle"))
            properties.insert(0, style)
        if role and style is not None:
            style.set(name_like(properties, "val"), f"{_PREFIX}{role}")

    def _role(self, style_id: str, outline: str) -> str:
        role = ""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(style_id, _Style(style_id.lower(), "", ""))
            heading = _HEADING.fullmatch(style.name)
            role = f"Heading{heading[1]}" if heading else _ROLES.get(style.name, "")
            role = "Skip" if _SKIPPED.fullmatch(style.name) else role
            outline = outline or style.outline
            if role or not style.based_on:
                break
            style_id = style.based_on
        if role and not role.startswith("Heading"):
            return role
        if re.fullmatch("[0-9]", outline):
            return f"Heading{int(outline) + 1}" if outline != "9" else ""  # the tenth level is that of running text
        return role


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of this name, whatever its namespace."""
    if element is None:
        return None
    return next((inner for inner in element.iterchildren() if local_name(inner) == name), None)


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of Word's namespace; empty when it, or the element, isn't there."""
    if element is None:
        return ""
    namespace = element.tag.rpartition("}")[0]
    found: str = element.get(f"{namespace}}}{name}") or ""
    return found


def name_like(element: etree._Element, name: str) -> str:
    """The name of another element or attribute in the namespace of this one."""
    return f"{element.tag.rpartition('}')[0]}}}{name}"

"""The notes of a Word file: which sign each shows, and calls that mammoth would lose or trip over.

mammoth numbers footnotes and endnotes in one sequence, fails on a call without a note and shows a note twice that is
called twice. So every call but the first of a note is made a link to it, and signs are counted here as Word does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from indexer.reading.docx_styles import child, name_like, value
from indexer.reading.encoding import tidy
from indexer.reading.xml import local_name

KINDS = ("footnote", "endnote")
_DEFAULT_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_CHICAGO = "*†‡§"
_GANADA = "가나다라마바사아자차카타파하"


class Notes:
    """The notes of one document. ``labels`` gives the sign of each by the name that mammoth gives its element."""

    def __init__(
        self, parts: dict[str, etree._Element], document: etree._Element, settings: etree._Element | None
    ) -> None:
        self._parts = parts
        self._formats = {kind: _format(kind, document, settings) for kind in KINDS}
        self._known = {
            f"{kind}-{value(note, 'id')}": note for kind, root in parts.items() for note in _notes(kind, root)
        }
        self._counts: Counter[str] = Counter()
        self.labels: dict[str, str] = {}

    def prepare(self, document: etree._Element) -> None:
        """Make calls of the document, and of its notes, such that mammoth understands them."""
        for reference in list(_references(document)):
            self._prepare(reference)
        order = list(self.labels)
        for name, note in self._known.items():
            for reference in list(_references(note)):
                self._link_onwards(reference, name, order)

    @property
    def called(self) -> bool:
        """Whether the text calls any note."""
        return bool(self.labels)

    def _prepare(self, reference: etree._Element) -> None:
        name = _called_name(reference)
        first = name not in self.labels
        if first:
            self.labels[name] = self._label(reference, name)
        if not first or name not in self._known:
            _make_link(reference, name, self.labels[name])

    @staticmethod
    def _link_onwards(reference: etree._Element, name: str, order: list[str]) -> None:
        """Keep a call within a note if it leads to a later one; Word makes none, so notes that call in a circle go."""
        called = _called_name(reference)
        if name in order and called in order[order.index(name) + 1 :]:
            _make_link(reference, called, "*")
        elif (parent := reference.getparent()) is not None:
            parent.remove(reference)

    def _label(self, reference: etree._Element, name: str) -> str:
        if value(reference, "customMarkFollows") not in ("", "0", "false", "off"):
            label = _take_text(reference.itersiblings())
            if label and name in self._known:
                _strip(self._known[name], label)
            return label or "*"
        kind = name.partition("-")[0]
        self._counts[kind] += 1
        return self._formats[kind](self._counts[kind])


def _notes(kind: str, root: etree._Element) -> Iterator[etree._Element]:
    for note in root.iterchildren():
        if local_name(note) == kind and value(note, "type") in ("", "normal") and value(note, "id"):
            yield note


def _called_name(reference: etree._Element) -> str:
    """The note that is called, by the name that mammoth gives its element."""
    return f"{local_name(reference).removesuffix('Reference')}-{value(reference, 'id')}"


def _references(root: etree._Element) -> Iterator[etree._Element]:
    for element in root.iter():
        if local_name(element) in ("footnoteReference", "endnoteReference"):
            yield element


def _make_link(reference: etree._Element, name: str, label: str) -> None:
    """Put a raised link to a note in place of a call."""
    link = etree.Element(name_like(reference, "hyperlink"), {name_like(reference, "anchor"): name})
    run = etree.SubElement(link, name_like(reference, "r"))
    properties = etree.SubElement(run, name_like(reference, "rPr"))
    etree.SubElement(properties, name_like(reference, "vertAlign"), {name_like(reference, "val"): "superscript"})
    etree.SubElement(run, name_like(reference, "t")).text = label
    parent = reference.getparent()
    if parent is not None:
        parent.replace(reference, link)


def _take_text(elements: Iterator[etree._Element]) -> str:
    """The text of these elements, which is taken away."""
    texts = [element for element in elements if local_name(element) == "t"]
    label = tidy("".join(element.text or "" for element in texts))
    for element in texts:
        element.text = ""
    return label


def _strip(note: etree._Element, label: str) -> None:
    """Take a note's own sign from its front."""
    first = next((text for text in note.iter() if local_name(text) == "t" and (text.text or "").strip()), None)
    if first is not None:
        first.text = first.text.lstrip().removeprefix(label)


def _format(kind: str, document: etree._Element, settings: etree._Element | None) -> Callable[[int], str]:
    """How the numbers of a kind of notes are written: as the first section says, or the settings."""
    sections = (element for element in document.iter() if local_name(element) == "sectPr")
    owners = (next(sections, None), settings)
    said = (value(child(child(owner, f"{kind}Pr"), "numFmt")) for owner in owners)
    return _FORMATS.get(next(filter(None, said), _DEFAULT_FORMATS[kind]), str)


def _roman(number: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (number // worth)
        number %= worth
    return written


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "chicago": lambda number: _CHICAGO[(number - 1) % 4] * ((number - 1) // 4 + 1),
    "ganada": lambda number: _GANADA[(number - 1) % 14],
}

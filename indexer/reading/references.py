"""References told by their parts alone → as people write them: Moe Taylor, “Rice”, *Korea Today* 12, no. 3 (2019): 3–9.

JATS and TEI can give an author, a title and a year without a word or a sign between them. These are put in between, so
that readers see a citation; what each part is stays with it, for its element does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields

from lxml import etree

from indexer.citations.model import FieldName
from indexer.reading.xml_blocks import text_of

_EASTERN = "\u1100"
"""From here on names are written without a space, the family first: 김철수, 毛澤東."""


@dataclass(slots=True)
class Parts:
    """The elements of one reference by what they say, each list in the order of the document.

    ``container`` holds the work: the journal, the newspaper, the book of a chapter. ``periodical`` says that it is
    one of the first two, and so comes with a volume and not with a publisher.
    """

    author: list[etree._Element] = field(default_factory=list)
    title: list[etree._Element] = field(default_factory=list)
    translation: list[etree._Element] = field(default_factory=list)
    container: list[etree._Element] = field(default_factory=list)
    editor: list[etree._Element] = field(default_factory=list)
    translator: list[etree._Element] = field(default_factory=list)
    edition: list[etree._Element] = field(default_factory=list)
    series: list[etree._Element] = field(default_factory=list)
    volume: list[etree._Element] = field(default_factory=list)
    issue: list[etree._Element] = field(default_factory=list)
    place: list[etree._Element] = field(default_factory=list)
    publisher: list[etree._Element] = field(default_factory=list)
    date: list[etree._Element] = field(default_factory=list)
    pages: list[etree._Element] = field(default_factory=list)
    doi: list[etree._Element] = field(default_factory=list)
    accessed: list[etree._Element] = field(default_factory=list)
    rest: list[etree._Element] = field(default_factory=list)
    periodical: bool = False

    def of(self, told: FieldName | None) -> list[etree._Element]:
        """The list of what has a name; what has none, or one for which no place is kept, goes to the end."""
        return getattr(self, told) if told in _NAMED else self.rest


_NAMED = frozenset(one.name for one in fields(Parts)) - {"rest", "periodical"}


def written_out(reference: etree._Element, tag: str, parts: Parts) -> None:
    """Put an element ``tag`` that reads as a citation in the place of ``reference``, with its attributes."""
    line = _Line(etree.Element(tag, dict(reference.attrib)))
    line.add(parts.author, ", ")
    if not parts.author and not parts.container:
        line.add(parts.editor, ", ", after=" (ed.)")
        parts.editor = []
    if parts.container:
        line.add(parts.title, ", “", after="”")
    else:
        line.add(parts.title, ", ")
    line.add(parts.translation, " [", after="]")
    if parts.periodical:
        _add_periodical(line, parts)
    else:
        _add_book(line, parts)
    line.add(parts.rest, ", ")
    line.add(parts.doi, ", doi: ")
    line.add(parts.accessed, ", accessed ")
    line.end()
    parent = reference.getparent()
    if parent is not None:
        line.root.tail = reference.tail
        parent.replace(reference, line.root)


def _add_periodical(line: _Line, parts: Parts) -> None:
    line.add(parts.container, ", ")
    line.add(parts.volume, " ")
    line.add(parts.issue, ", no. ")
    if parts.volume or parts.issue:
        line.add(parts.date, " (", after=")")
        line.add(parts.pages, ": ")
    else:
        line.add(parts.date, ", ")
        line.add(parts.pages, ", ")
    for others in (parts.editor, parts.translator, parts.edition, parts.series, parts.publisher, parts.place):
        line.add(others, ", ")


def _add_book(line: _Line, parts: Parts) -> None:
    line.add(parts.container, ", in " if parts.title else ", ")
    line.add(parts.editor, ", ed. ")
    line.add(parts.translator, ", trans. ")
    line.add(parts.volume, ", vol. ")
    line.add(parts.issue, ", no. ")
    line.add(parts.edition, ", ")
    line.add(parts.series, ", ")
    opened = bool(parts.place or parts.publisher) and bool(parts.date)
    line.add(parts.place, " (" if opened else ", ")
    line.add(parts.publisher, ": " if parts.place else " (" if opened else ", ")
    line.add(parts.date, ", ", after=")" if opened else "")
    line.add(parts.pages, ", ")


def has_words(element: etree._Element) -> bool:
    """Whether words or signs stand between the parts of an element."""
    return any((text or "").strip() for text in (element.text, *(part.tail for part in element)))


def person(given: Sequence[str], family: Sequence[str], *, eastern: bool = False, suffix: str = "") -> str:
    """A name as it is spoken: Moe Taylor, Kim Il Sung where ``eastern``; without a space where its script has none."""
    first, last = " ".join(given), " ".join(family)
    if first and last and last[0] >= _EASTERN:
        return f"{last}{first}"
    names = (last, first) if eastern else (first, last)
    return ", ".join(filter(None, (" ".join(filter(None, names)), suffix)))


class _Line:
    """A citation that is being written: elements with the words and signs between them."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root

    def add(self, elements: Sequence[etree._Element], lead: str, after: str = "") -> None:
        """Add elements with commas between them, ``lead`` before and ``after`` behind them all; nothing for none."""
        for number, element in enumerate(elements):
            self._say(", " if number else lead)
            element.tail = None
            self.root.append(element)
        if elements:
            self._say(after)

    def end(self) -> None:
        """The full stop, where there isn't one."""
        if not text_of(self.root).endswith((".", "?", "!")):
            self._say(".")

    def _say(self, text: str) -> None:
        written = text_of(self.root)
        if not written:
            text = text.lstrip(" ,.:")
        elif written.endswith(("?", "!", ",")):
            text = text.removeprefix(",")
        if len(self.root):
            self.root[-1].tail = (self.root[-1].tail or "") + text
        else:
            self.root.text = (self.root.text or "") + text

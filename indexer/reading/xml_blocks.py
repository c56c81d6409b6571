"""The tree of an article in XML → blocks: what TEI and JATS have in common.

A vocabulary (see ``Vocabulary``) says what each of its elements is; the walk keeps paragraphs, headings, captions and
notes apart, however they are nested, puts a call where a note stands or is pointed at, and carries marks along.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from lxml import etree

from indexer.model import Block, Role
from indexer.reading.encoding import tidy, visible
from indexer.reading.layout import ends_sentence
from indexer.reading.marks import CLOSE, OPEN, Said
from indexer.reading.xml_flow import Flow

_MARKER = re.compile(r"[\[({]*\s*([^\W_]{1,4}|[*†‡§¶#‖]{1,4})\s*[\])}.,:]*")
_TEXTY = 40  # as in pages: a shorter cell of a table without a sentence in it is a figure or a label, no passage


class Part(Enum):
    """What an element is to the walk."""

    INLINE = "text of what it stands in"
    SPACE = "a line break, white space"
    BLOCK = "a paragraph of its own"
    SECTION = "holds blocks, and deepens the headings in it"
    HEADING = "heading"
    CAPTION = "caption"
    FIELD = "a part of what is told by its parts, as a numbered caption is; a full stop ends it"
    CELL = "a cell of a table"
    NOTE = "note"
    CALL = "points at a note"
    SKIP = "not read"


@dataclass(frozen=True, slots=True)
class Links:
    """Where calls lead: ``keys`` has the note's key by the id of an element, ``labels`` the note's sign by its key.

    ``order`` lists the keys of entries of a bibliography, between which “3–5” is a range.
    """

    keys: Mapping[str, str]
    labels: Mapping[str, str]
    order: Sequence[str] = ()


class Vocabulary(Protocol):
    """What the walk asks of TEI or JATS."""

    links: Links

    def part(self, element: etree._Element) -> Part:
        """What the element is."""

    def key(self, note: etree._Element) -> str:
        """The key of a note, which is the one that ``links`` has for calls to it."""

    def stands_in_place(self, note: etree._Element) -> bool:
        """Whether a note is called where it stands."""

    def targets(self, call: etree._Element) -> Sequence[str]:
        """The keys of the notes that an element points at."""

    def said(self, element: etree._Element) -> Sequence[Said]:
        """What the document says of the text of an element."""

    def is_italic(self, element: etree._Element) -> bool:
        """Whether the document sets the text of an element in italics, or would as the title of a work."""

    def stand_in(self, element: etree._Element) -> str | None:
        """The text to be read in place of an element that is skipped or is white space (none: the word goes on)."""


def text_of(element: etree._Element | None) -> str:
    """The whole text of an element in one line; empty for None."""
    return tidy(" ".join("".join(element.itertext()).split())) if element is not None else ""


def marker_of(text: str) -> str:
    """The sign in the text of a call, without brackets (“[3]” gives 3); empty where the text is words to be read."""
    match = _MARKER.fullmatch(text.strip())
    return match[1] if match and (len(match[1]) == 1 or not match[1].isalpha()) else ""


def complete_labels(labels: dict[str, str], order: Sequence[str]) -> None:
    """Number the entries of a list of works whose number nothing shows, if the others are counted on."""
    shown = {int(labels[key]) - place for place, key in enumerate(order) if labels.get(key, "").isdecimal()}
    if len(shown) == 1:
        first = shown.pop()
        for place, key in enumerate(order):
            if first + place > 0:
                labels.setdefault(key, str(first + place))


class Gatherer:
    """Walks the parts of one article in turn and gives their blocks; notes come last, in the order of their places."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._links = vocabulary.links
        self._blocks: list[Block] = []
        self._waiting: list[Block] = []  # captions within a paragraph, which come after it
        self._notes: list[Block] = []
        self._flows: list[Flow] = []
        self._sections: list[tuple[int, int]] = []  # of each that is open, how many blocks and notes were before it
        self._unlabelled = 0

    def blocks(self) -> tuple[Block, ...]:
        """All blocks gathered so far, with the highest heading at level 1, notes numbered throughout in their order."""
        if len({note.label for note in self._notes if note.label.isdecimal()}) == len(self._notes):
            self._notes.sort(key=lambda note: int(note.label))  # some may stand in place, some in the back
        present = sorted({block.level for block in self._blocks if block.role is Role.HEADING})
        depth = {level: number for number, level in enumerate(present, start=1)}
        signs = {note.key: note.label or str(number) for number, note in enumerate(self._notes, start=1)}
        return tuple(
            replace(
                block,
                level=depth[block.level] if block.role is Role.HEADING else 0,
                calls=tuple(call if call.marker else replace(call, marker=signs[call.target]) for call in block.calls),
            )
            for block in (*self._blocks, *self._notes)
        )

    def walk(self, root: etree._Element, role: Role = Role.PARAGRAPH) -> None:
        """Read a part of the article, the whole of which is one block if ``role`` isn't that of a paragraph."""
        self._flows = [Flow(role, whole=role is not Role.PARAGRAPH)]
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if self._open(element):
                    self._add(element.text)
                else:
                    walker.skip_subtree()
            else:
                self._close(element)
                if element is not root:
                    self._add(element.tail)
        self._finish()

    def add_heading(self, text: str, level: int = 1) -> None:
        """A heading that the document implies."""
        self._blocks.append(Block(Role.HEADING, text, level=level))

    def _add(self, text: str | None) -> None:
        if text:
            self._flows[-1].parts.append(visible(text))

    def _space(self, instead: str | None) -> None:
        """White space, unless the document says that the word goes on: then its hyphen goes, too."""
        parts = self._flows[-1].parts
        if instead == "" and parts:
            parts[-1] = parts[-1].rstrip().removesuffix("-").removesuffix("\u2010")
        parts.append(" " if instead is None else instead)

    def _open(self, element: etree._Element) -> bool:
        """Begin an element; False when it isn't walked into."""
        part = self._vocabulary.part(element)
        if part in _NEW_FLOWS:
            if part is Part.CELL:
                self._break()
            self._flows.append(self._new_flow(part, element))
            if part is Part.NOTE:
                self._say(element)
        elif part in (Part.BLOCK, Part.SECTION):
            self._break()
            if part is Part.SECTION:
                self._sections.append((len(self._blocks), len(self._notes)))
        elif part is Part.SPACE:
            self._space(self._vocabulary.stand_in(element))
        elif part is Part.SKIP:
            self._add(self._vocabulary.stand_in(element))
            return False
        elif part is Part.CALL:
            return self._open_call(element)
        else:
            self._say(element)
        if part in _IN_LINE and self._vocabulary.is_italic(element):
            self._flows[-1].slant(1)
        return True

    def _say(self, element: etree._Element) -> None:
        """Begin the marks of what the document says of an element."""
        said = self._vocabulary.said(element)
        self._flows[-1].said.extend(said)
        self._flows[-1].parts.extend(OPEN for _ in said)

    def _end_said(self, element: etree._Element) -> None:
        self._flows[-1].parts.extend(CLOSE for _ in self._vocabulary.said(element))

    def _end_field(self) -> None:
        parts = self._flows[-1].parts
        last = next((text for text in reversed(parts) if text not in (CLOSE, "")), "").rstrip()
        parts.append(". " if last[-1:].isalnum() else " ")

    def _end_section(self) -> None:
        """A section of nothing but notes leaves no heading behind."""
        blocks, notes = self._sections.pop()
        if len(self._notes) > notes and all(block.role is Role.HEADING for block in self._blocks[blocks:]):
            del self._blocks[blocks:]

    def _close(self, element: etree._Element) -> None:
        part = self._vocabulary.part(element)
        if part in _NEW_FLOWS:
            if part is Part.NOTE:
                self._end_said(element)
            self._end(self._flows.pop(), element)
        elif part in (Part.BLOCK, Part.SECTION):
            self._break()
            if part is Part.SECTION:
                self._end_section()
        elif part is Part.CALL:
            self._close_call(element)
        elif part in _IN_LINE:
            if self._vocabulary.is_italic(element):
                self._flows[-1].slant(-1)
            self._end_said(element)
            if part is Part.FIELD:
                self._end_field()

    def _new_flow(self, part: Part, element: etree._Element) -> Flow:
        if part is Part.HEADING:
            return Flow(Role.HEADING, whole=True, level=max(len(self._sections), 1))
        if part is Part.NOTE:
            key = self._vocabulary.key(element)
            label = self._links.labels.get(key, "")
            if not label and self._vocabulary.stands_in_place(element):
                self._unlabelled += 1
                label = str(self._unlabelled)
            return Flow(Role.NOTE, whole=True, key=key, label=label)
        role = Role.CAPTION if part is Part.CAPTION else Role.PARAGRAPH
        return Flow(role, whole=True, cell=part is Part.CELL)

    def _end(self, flow: Flow, element: etree._Element) -> None:
        block = flow.block(self._links.order)
        outer = self._flows[-1]
        if flow.role is Role.NOTE:
            self._notes.append(block)
            if self._vocabulary.stands_in_place(element):
                outer.call(flow.label, flow.key)
        elif outer.whole and outer.role is not Role.CAPTION and not outer.cell:
            outer.parts.extend((" ", block.text, " "))  # a caption within a note is text of the note
        elif block.text and not (flow.cell and not _is_texty(block.text)):
            (self._waiting if outer.begun else self._blocks).append(block)

    def _open_call(self, element: etree._Element) -> bool:
        keys = self._keys(element)
        if not keys or not self._is_marker(element):
            return True
        marker = marker_of(text_of(element))
        for key in keys:
            self._flows[-1].call(marker if marker and len(keys) == 1 else self._links.labels.get(key, ""), key)
        return False

    def _close_call(self, element: etree._Element) -> None:
        """Words that point at a note stay; the call stands behind them, unless they only refer to another note."""
        keys = self._keys(element)
        flow = self._flows[-1]
        if keys and not self._is_marker(element) and flow.role is not Role.NOTE:
            for key in keys:
                flow.call(self._links.labels.get(key, ""), key)

    def _keys(self, element: etree._Element) -> list[str]:
        """The notes that an element calls; a note doesn't call itself."""
        own = {flow.key for flow in self._flows if flow.key}
        return [key for key in self._vocabulary.targets(element) if key not in own]

    @staticmethod
    def _is_marker(element: etree._Element) -> bool:
        text = text_of(element)
        return not text or bool(marker_of(text))

    def _break(self) -> None:
        """Where a paragraph may end."""
        if self._flows[-1].whole:
            self._flows[-1].parts.append(" ")
        else:
            self._finish()

    def _finish(self) -> None:
        flow = self._flows[-1]
        if flow.begun:
            block = flow.block(self._links.order)
            if block.text or block.calls:
                self._blocks.append(block)
        self._blocks += self._waiting
        self._waiting = []
        self._flows[-1] = Flow(flow.role, flow.whole)


_IN_LINE = frozenset({Part.INLINE, Part.FIELD})
_NEW_FLOWS = frozenset({Part.HEADING, Part.CAPTION, Part.NOTE, Part.CELL})


def _is_texty(text: str) -> bool:
    return len(text) >= _TEXTY or (ends_sentence(text) and " " in text)

"""The blocks of a page's main text: paragraphs, headings, captions, with their slots still in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bs4.element import NavigableString, Tag

from indexer.model import Role
from indexer.reading.assembly import Piece
from indexer.reading.emphasis import Gathered, Spans, aligned, joined, within
from indexer.reading.html_tree import Step, attribute, tokens, walk
from indexer.reading.words import words

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CAPTIONS = frozenset({"figcaption", "caption"})
_CELLS = frozenset({"td", "th"})
BLOCKS = words(
    "address article aside audio blockquote body caption center dd details div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr html img legend li main menu nav ol p pre section summary table tbody td tfoot"
    " th thead tr ul video"
)
_TELLING = {*_HEADINGS, *_CAPTIONS, *_CELLS, "p", "li", "blockquote", "pre"}  # elements that make a role
_ITALIC = frozenset({"em", "i", "cite"})
_ITALIC_CLASSES = words("italic italics ital it cursiva kursiv emphasis char-italic i em")
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"[^\S ]+")


@dataclass(slots=True)
class _Buffer:
    """The text since the last block boundary."""

    text: Gathered = field(default_factory=Gathered)
    bold: int = 0  # how many bold elements are open
    unbold: bool = False  # whether there was text outside of them
    open_blocks: list[Tag] = field(default_factory=list)
    pre: int = 0
    slants: list[bool] = field(default_factory=list)  # of the elements that say so, whether they are in italics

    def slant(self, tag: Tag, step: Step) -> None:
        """Go into an element, or leave it, that may say whether it is in italics."""
        if (italic := is_italic(tag)) is None:
            return
        if step is Step.OPEN:
            self.slants.append(italic)
        else:
            self.slants.pop()
        self.text.turn(italic=bool(self.slants) and self.slants[-1])

    def add(self, text: str) -> None:
        self.text.parts.append(text if self.pre else _LINE.sub(" ", text))
        self.unbold = self.unbold or (not self.bold and bool(text.strip()))

    def flush(self) -> Iterator[Piece]:
        text, italics, bold = "".join(self.text.parts), self.text.spans(), not self.unbold
        self.text, self.unbold = Gathered(italic=self.text.italic), False
        at = 0
        for part in _BREAK.split(text):
            if stripped := " ".join(part.split()):
                piece = self._piece(stripped, bold=bold)
                if italics:
                    at = text.index(part, at)
                    spans = aligned(part, stripped, within(italics, at, at + len(part)))
                    piece = replace(piece, italics=spans)
                    at += len(part)
                yield piece

    def _piece(self, text: str, *, bold: bool) -> Piece:
        for tag in reversed(self.open_blocks):
            if level := _HEADINGS.get(tag.name):
                return Piece(Role.HEADING, text, level)
            if tag.name in _CAPTIONS or (tag.name in ("p", "div") and "caption" in tokens(tag)):
                return Piece(Role.CAPTION, text)
            if tag.name in _CELLS:
                return Piece(Role.PARAGRAPH, text, bold=bold, cell=True)
            if tag.name in ("p", "li", "blockquote", "pre"):
                break
        return Piece(Role.PARAGRAPH, text, bold=bold)


def pieces(root: Tag) -> list[Piece]:
    """The blocks of text in an element, in reading order; text outside of any block element is a paragraph too."""
    return [piece for piece in _pieces(root) if piece.is_passage]


def _pieces(root: Tag) -> Iterator[Piece]:
    buffer = _Buffer()
    for step, node in walk(root):
        if isinstance(node, NavigableString):
            buffer.add(str(node))
        elif node.name == "br":
            if step is Step.OPEN:
                buffer.text.parts.append("\n")
        elif node.name in BLOCKS:
            yield from buffer.flush()
            _enter_or_leave(buffer, node, step)
        elif node.name in ("b", "strong"):
            buffer.bold += 1 if step is Step.OPEN else -1
        else:
            buffer.slant(node, step)
    yield from buffer.flush()


def _enter_or_leave(buffer: _Buffer, tag: Tag, step: Step) -> None:
    if tag.name in _TELLING or (tag.name == "div" and "caption" in tokens(tag)):
        if step is Step.OPEN:
            buffer.open_blocks.append(tag)
        else:
            buffer.open_blocks.pop()
    buffer.pre += (tag.name == "pre") * (1 if step is Step.OPEN else -1)


def whole_text(root: Tag) -> str:
    """All blocks of an element as one text, for a note of several paragraphs."""
    return whole(root)[0]


def whole(root: Tag) -> tuple[str, Spans]:
    """All blocks of an element as one text, and its stretches in italics."""
    return joined((piece.text, piece.italics) for piece in _pieces(root))


def is_italic(tag: Tag) -> bool | None:
    """Whether an element sets what is in it in italics, or upright; None where it says neither."""
    if not tag.attrs:
        return True if tag.name in _ITALIC else None
    style = attribute(tag, "style").replace(" ", "").lower()
    if "font-style:" in style:
        return "font-style:normal" not in style
    if tag.name in _ITALIC or not _ITALIC_CLASSES.isdisjoint(attribute(tag, "class").lower().split()):
        return True
    return None


def is_hidden(tag: Tag) -> bool:
    """Whether a reader of the page doesn't see the element."""
    style = attribute(tag, "style").replace(" ", "").lower()
    return tag.has_attr("hidden") or "display:none" in style or attribute(tag, "aria-hidden") == "true"

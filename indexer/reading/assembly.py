"""The pieces and notes that a reader found in its markup → RawDocument: title, levels, captions, calls with offsets.

Pages, Markdown, Word and EPUB files share this half: whatever told them the blocks apart, the same rules decide what
is a caption, and a call is cut out of its text in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from indexer.model import Block, Metadata, RawCall, RawDocument, Role
from indexer.reading import emphasis, roles
from indexer.reading.calls import Seed, cut, has_slot, mark, without_slots
from indexer.reading.emphasis import Spans
from indexer.reading.encoding import tidy
from indexer.reading.furniture import same_title
from indexer.reading.layout import Line, ends_sentence
from indexer.reading.notes import split_notes

_TEXTY = 40  # a table cell with fewer characters and no sentence in it is a figure or a label, no passage


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of text, with slots in place of its calls; ``bold`` when all of it is, as headings in old pages are.

    ``italics`` are the stretches of the text that are set in them.
    """

    role: Role
    text: str
    level: int = 0
    bold: bool = False
    cell: bool = False
    italics: Spans = ()

    @property
    def is_passage(self) -> bool:
        """Whether it is worth a passage: a cell of a table is when it holds a sentence or a call."""
        return not self.cell or len(self.text) >= _TEXTY or has_slot(self.text) or _is_sentence(self.text)


@dataclass(frozen=True, slots=True)
class NotePiece:
    """A note with the slots of what it calls itself; ``called`` when the markup says from where."""

    key: str
    label: str
    text: str
    called: bool
    italics: Spans = ()


@dataclass(slots=True)
class FoundNotes:
    """The notes of a document in reading order, and what the slots in its text stand for.

    ``complete`` when the markup names every call, so that a bracketed number in the text is text.
    """

    notes: list[NotePiece] = field(default_factory=list)
    seeds: list[Seed] = field(default_factory=list)
    complete: bool = False


def _is_sentence(text: str) -> bool:
    return ends_sentence(text) and " " in text


def plain_notes(found: Sequence[Piece], notes: FoundNotes, numbers: Mapping[int, str] | None = None) -> list[Piece]:
    """The pieces that are no notes, where notes are written like all else: they are told as in plain text.

    ``numbers`` are those of list items, by the index of their piece, where its text doesn't show them.
    """
    shown = numbers or {}
    texts = (f"{shown[index]}. {piece.text}" if index in shown else piece.text for index, piece in enumerate(found))
    split = split_notes([Line(index, 0, 1, text) for index, text in enumerate(texts)], wrapped=False)
    body = {line.number for line in split.body}
    whole, italics = emphasis.joined((one.text, one.italics) for n, one in enumerate(found) if n not in body)
    at = 0
    for note in split.notes:
        at = max(whole.find(note.text, at), at)
        inner = emphasis.within(italics, at, at + len(note.text)) if whole.startswith(note.text, at) else ()
        notes.notes.append(NotePiece(note.label, note.label, note.text, called=False, italics=inner))
    return [found[line.number] for line in split.body]


def shown_text(piece: Piece | None) -> str | None:
    """The text of a piece as if nothing were called in it."""
    return tidy(without_slots(piece.text)) if piece is not None else None


def with_title(found: Sequence[Piece], title: str | None) -> tuple[Piece | None, list[Piece]]:
    """The title, with the calls of the heading that shows it, and the pieces without that heading.

    Without a known ``title`` it is the heading of level 1 with which the document opens, or the only one of that level.
    """
    if title is None:
        title = _heading_title(found)
    if title is None:
        return None, list(found)
    shown = next((index for index, piece in enumerate(found) if _shows(piece, title)), None)
    if shown is None:
        return Piece(Role.TITLE, title), list(found)
    text = found[shown].text
    return Piece(Role.TITLE, text if has_slot(text) else title), [*found[:shown], *found[shown + 1 :]]


def _shows(piece: Piece, title: str) -> bool:
    return piece.role is Role.HEADING and same_title(shown_text(piece) or "", title)


def _heading_title(found: Sequence[Piece]) -> str | None:
    highest = [piece for piece in found if piece.role is Role.HEADING and piece.level == 1]
    if highest and (found[0] is highest[0] or len(highest) == 1) and not roles.is_note_heading(highest[0].text):
        return shown_text(highest[0])
    return None


def assemble(
    title: Piece | None, found: Sequence[Piece], notes: FoundNotes, metadata: Metadata, problems: Sequence[str] = ()
) -> RawDocument:
    """The document: title, body, notes. Headings begin at level 1, empty blocks go, empty notes stay to be reported."""
    cutter = _Cutter(notes)
    blocks = [
        *([cutter.block(title)] if title else []),
        *_levelled([cutter.block(piece) for piece in _with_roles(found)]),
        *map(cutter.note, notes.notes),
    ]
    kept = tuple(block for block in blocks if block.text or block.role is Role.NOTE)
    return RawDocument(metadata, kept, tuple(problems))


def _with_roles(found: Sequence[Piece]) -> list[Piece]:
    """Captions and headings that old pages set as paragraphs: “Source:” lines, and short bold ones."""
    result = []
    for piece in found:
        text = without_slots(piece.text)
        if piece.role is Role.PARAGRAPH and roles.is_caption(text):
            result.append(replace(piece, role=Role.CAPTION))
        elif piece.role is Role.PARAGRAPH and piece.bold and roles.looks_like_heading(text):
            result.append(replace(piece, role=Role.HEADING, level=max(6, piece.level)))
        elif piece.role is not Role.HEADING or not roles.is_note_heading(text):
            result.append(piece)
    return result


class _Cutter:
    """Takes the slots out of texts, and finds the calls that the markup didn't name."""

    def __init__(self, notes: FoundNotes) -> None:
        self._seeds = notes.seeds
        self._complete = notes.complete
        self._keys: Mapping[str, str] = {
            note.label: note.key for note in reversed(notes.notes) if not note.called and note.label
        }

    def block(self, piece: Piece) -> Block:
        text, calls = self._cut(piece.text)
        marks = emphasis.marks(piece.text, text, piece.italics)
        return Block(piece.role, text, calls, level=piece.level, marks=marks)

    def note(self, note: NotePiece) -> Block:
        text, calls = self._cut(note.text, strict=True)
        marks = emphasis.marks(note.text, text, note.italics)
        return Block(Role.NOTE, text, calls, key=note.key, label=note.label, marks=marks)

    def _cut(self, text: str, *, strict: bool = False) -> tuple[str, tuple[RawCall, ...]]:
        if self._complete:
            return cut(text, self._seeds)
        keys = self._keys
        marked, more = mark(text, frozenset(keys), strict=strict, first=len(self._seeds))
        return cut(marked, [*self._seeds, *(Seed(seed.marker, keys.get(seed.target, seed.target)) for seed in more)])


def _levelled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the highest heading at level 1, whatever the document begins with."""
    present = sorted({block.level for block in blocks if block.role is Role.HEADING})
    depth = {level: number for number, level in enumerate(present, start=1)}
    return [replace(block, level=depth[block.level]) if block.role is Role.HEADING else block for block in blocks]

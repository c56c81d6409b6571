"""Plain text as pasted from a web page → RawDocument."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.errors import DocumentError
from indexer.model import Block, Metadata, RawDocument, Role
from indexer.reading import roles
from indexer.reading.calls import cut, mark
from indexer.reading.furniture import foot
from indexer.reading.layout import Line, Unit, is_wrapped, split_lines, units
from indexer.reading.limits import check_length
from indexer.reading.notes import Note, split_notes

_LONGEST_TITLE = 300  # a first line longer than this is a paragraph of a text without title
_PARAGRAPH = 100  # what follows a heading is at least as long as this, or ends like a sentence


def read_text(text: str) -> RawDocument:
    """Read a clean text: title, headings, paragraphs, captions, notes; furniture goes, but what it tells stays."""
    lines = split_lines(text)
    if not lines:
        raise DocumentError("the file is empty", cure="remove it, or put the text into it")
    for line in lines:
        check_length(line.text, f"line {line.number}")
    title, lines = _title(lines)
    end = foot([line.text for line in lines], title, floor=1)
    lines = lines[: end.start]
    wrapped = is_wrapped(lines)
    split = split_notes(lines, wrapped=wrapped)
    known = frozenset(note.label for note in split.notes)
    blocks = [*body_blocks(units(split.body, wrapped=wrapped), known), *note_blocks(split.notes, known)]
    heading = [_block(Role.TITLE, title, known)] if title else []
    metadata = Metadata(
        title=heading[0].text if heading else None, publication=end.publication, published=end.published
    )
    problems = () if title else ("no title: the first line is a paragraph",)
    return RawDocument(metadata, (*heading, *blocks), problems)


def _title(lines: Sequence[Line]) -> tuple[str, tuple[Line, ...]]:
    first = lines[0].text
    if len(first) > _LONGEST_TITLE:
        return "", tuple(lines)
    markdown = roles.markdown_heading(first)
    return markdown[1] if markdown else first, tuple(lines[1:])


def body_blocks(body: Sequence[Unit], known: frozenset[str]) -> list[Block]:
    """The blocks of the paragraphs, with their calls. Read from the end, since a heading is told by what it heads."""
    blocks: list[Block] = []
    followed = False  # whether what comes next can stand under a heading
    for unit in reversed(body):
        role, level, text = _role(unit, followed=followed)
        blocks.append(_block(role, text, known, level=level))
        # Two headings may stand on each other (“Part One”, “The Beginning”), but a list of short lines is a list.
        followed = role is not Role.PARAGRAPH or _is_paragraph(text)
    return blocks[::-1]


def _role(unit: Unit, *, followed: bool) -> tuple[Role, int, str]:
    if roles.is_caption(unit.text):
        return Role.CAPTION, 0, unit.text
    if markdown := roles.markdown_heading(unit.text):
        return Role.HEADING, max(markdown[0] - 1, 1), markdown[1]
    if followed and unit.lines == 1 and roles.looks_like_heading(unit.text):
        return Role.HEADING, roles.heading_level(unit.text), unit.text
    return Role.PARAGRAPH, 0, unit.text


def _is_paragraph(text: str) -> bool:
    return len(text) >= _PARAGRAPH or not roles.looks_like_heading(text)


def note_blocks(notes: Sequence[Note], known: frozenset[str]) -> list[Block]:
    """A block a note, its label its key. Only calls that touch a word are cut: “see [3]” is the note's own text."""
    return [_block(Role.NOTE, note.text, known, label=note.label) for note in notes]


def _block(role: Role, text: str, known: frozenset[str], *, level: int = 0, label: str = "") -> Block:
    marked, seeds = mark(text, known, strict=role is Role.NOTE)
    plain, calls = cut(marked, seeds)
    return Block(role, plain, calls, key=label, label=label, level=level)

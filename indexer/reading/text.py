"""Plain text as pasted from a web page → RawDocument."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer.model import Block, Metadata, RawDocument, Role
from indexer.reading import roles
from indexer.reading.calls import cut, mark
from indexer.reading.encoding import decode_text
from indexer.reading.furniture import foot, head
from indexer.reading.layout import Line, Unit, is_wrapped, split_lines, units
from indexer.reading.limits import check_length
from indexer.reading.notes import Note, split_notes

_LONGEST_TITLE = 300  # a first line longer than this is a paragraph of a text without title
_PARAGRAPH = 100  # what follows a heading is at least as long as this, or ends like a sentence


def read_text(data: bytes) -> RawDocument:
    """Read a text: title, headings, paragraphs, captions, notes; furniture goes, but what it tells stays."""
    text, problems = decode_text(data)
    lines = split_lines(text)
    for line in lines:
        check_length(line.text, f"line {line.number}")
    title, lines = _title(lines)
    texts = [line.text for line in lines]
    top = head(texts)
    end = foot(texts, title, floor=top.lines + 1)
    lines = lines[top.lines : end.start]
    wrapped = is_wrapped(lines)
    split = split_notes(lines, wrapped=wrapped)
    known = frozenset(note.label for note in split.notes)
    blocks = [*body_blocks(units(split.body, wrapped=wrapped), known), *note_blocks(split.notes, known)]
    heading = [_block(Role.TITLE, title, known)] if title else []
    metadata = Metadata(
        title=heading[0].text if heading else None,
        authors=top.authors,
        publication=end.publication,
        published=top.published or end.published,
    )
    untitled = () if title else ("no title: the first line is a paragraph",)
    return RawDocument(metadata, (*heading, *blocks), (*problems, *untitled))


def _title(lines: Sequence[Line]) -> tuple[str, tuple[Line, ...]]:
    first = lines[0].text
    if len(first) > _LONGEST_TITLE:
        return "", tuple(lines)
    markdown = roles.markdown_heading(first)
    return markdown[1] if markdown else first, tuple(lines[1:])


def body_blocks(body: Sequence[Unit], known: frozenset[str]) -> list[Block]:
    """The blocks of the paragraphs, with their calls. Read from the end, since a heading is told by what it heads."""
    blocks: list[Block] = []
    spaced = sum(unit.parted for unit in body) * 2 > len(body)  # then a heading stands between blank lines, too
    followed = False  # whether what comes next can stand under a heading
    for unit in reversed(body):
        block = _block(Role.PARAGRAPH, unit.text, known)
        level = _heading_level(unit, block.text) if followed and (unit.parted or not spaced) else 0
        if roles.is_caption(block.text):
            block = replace(block, role=Role.CAPTION)
        elif markdown := roles.markdown_heading(unit.text):
            block = _block(Role.HEADING, markdown[1], known, level=max(markdown[0] - 1, 1))
        elif level:
            block = replace(block, role=Role.HEADING, level=level)
        blocks.append(block)
        # Two headings may stand on each other (“Part One”, “The Beginning”), but a list of short lines is a list.
        followed = block.role is not Role.PARAGRAPH or _is_paragraph(block.text)
    return blocks[::-1]


def _heading_level(unit: Unit, text: str) -> int:
    return roles.heading_level(text) if unit.lines == 1 and roles.looks_like_heading(text) else 0


def _is_paragraph(text: str) -> bool:
    return len(text) >= _PARAGRAPH or not roles.looks_like_heading(text)


def note_blocks(notes: Sequence[Note], known: frozenset[str]) -> list[Block]:
    """A block a note, its label its key. Only calls that touch a word are cut: “see [3]” is the note's own text."""
    return [_block(Role.NOTE, note.text, known, label=note.label) for note in notes]


def _block(role: Role, text: str, known: frozenset[str], *, level: int = 0, label: str = "") -> Block:
    marked, seeds = mark(text, known, strict=role is Role.NOTE)
    plain, calls = cut(marked, seeds)
    return Block(role, plain, calls, key=label, label=label, level=level)

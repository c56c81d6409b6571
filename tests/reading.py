"""Short ways to read a document in a test and to see what came of it."""

from __future__ import annotations

from indexer.article import make_article
from indexer.model import Article, Block, RawDocument, Role
from indexer.reading import read


def texts(raw: RawDocument, role: Role = Role.PARAGRAPH) -> list[str]:
    """The texts of the blocks of a role."""
    return [block.text for block in raw.blocks if block.role is role]


def headings(raw: RawDocument) -> list[tuple[int, str]]:
    """The headings with their levels."""
    return [(block.level, block.text) for block in raw.blocks if block.role is Role.HEADING]


def notes(raw: RawDocument) -> list[tuple[str, str]]:
    """The notes with their labels."""
    return [(block.label, block.text) for block in raw.blocks if block.role is Role.NOTE]


def called(block: Block) -> str:
    """The text of a block with its calls put back in brackets."""
    text = block.text
    for call in reversed(block.calls):
        text = f"{text[: call.offset]}[{call.marker}]{text[call.offset :]}"
    return text


def marked(block: Block) -> list[tuple[str, str, str]]:
    """The marked stretches of a block: text, kind, value."""
    return [(block.text[mark.start : mark.end], mark.kind, mark.value) for mark in block.marks]


def article(name: str, data: bytes) -> Article:
    """The article that a document becomes, without a catalogue."""
    raw = read(name, data)
    return make_article(raw, identifier="a", metadata=raw.metadata)


def bodies(raw: RawDocument) -> list[str]:
    """What stands in the text, with calls: everything but title and notes."""
    return [called(block) for block in raw.blocks if block.role not in (Role.TITLE, Role.NOTE)]

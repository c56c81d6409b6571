"""What does a gold file say? ``gold/<id>.toml`` → the document's blocks, with the annotations as they were written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from indexer.model import Kind

HERE = Path(__file__).resolve().parent
GOLD = HERE / "gold"
DOCUMENTS = HERE / "documents"
HELD = HERE / "held.txt"
FRESH = HERE / "fresh.txt"
LEANING = HERE / "leaning.txt"
FORMATS = ("txt", "html", "md", "docx", "epub", "tei", "jats", "pdf")
_SUFFIXES = {"tei": ".tei.xml", "jats": ".jats.xml"}
_KINDS = {"p": Kind.PARAGRAPH, "n": Kind.FOOTNOTE, "c": Kind.CAPTION}
_MARKUP = re.compile(r"\{(?P<call>\w+)\}|\*(?P<italic>[^*]+)\*")
_DOCUMENT_KEYS = {"title", "author", "published", "publication", "lang", "format", "layout", "foot", "block"}
_BLOCK_KEYS = {"p", "n", "c", "h", "label", "dates", "inferred", "actors", "outlets", "cites", "xml"}
_CITE_KEYS = {
    "kind", "author", "editor", "title", "container", "publisher", "place", "date", "volume", "issue", "pages",
    "locator", "archive", "url", "accessed", "short", "same", "why",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block: plain or italic text, or the label of the note that is called there."""

    text: str = ""
    italic: bool = False
    call: str = ""


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A block as its annotator wrote it: a heading, when ``kind`` is None, or a passage with its annotations.

    ``xml`` pairs stretches of the text with the mark-up that a TEI document gives them.
    """

    kind: Kind | None
    runs: tuple[Run, ...]
    label: str = ""
    dates: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    cites: tuple[Mapping[str, Any], ...] = ()
    xml: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """What a reader of the document sees, without the note calls."""
        return "".join(run.text for run in self.runs)

    @property
    def italics(self) -> tuple[tuple[int, int], ...]:
        """From where to where in ``text`` something is italic."""
        found, offset = [], 0
        for run in self.runs:
            if run.italic:
                found.append((offset, offset + len(run.text)))
            offset += len(run.text)
        return tuple(found)

    @property
    def without_italics(self) -> SourceBlock:
        """The block as it is pasted without its formats."""
        return replace(self, runs=tuple(replace(run, italic=False) for run in self.runs))

    @property
    def calls(self) -> tuple[tuple[int, str], ...]:
        """The offset in ``text`` and the label of each note call."""
        found, offset = [], 0
        for run in self.runs:
            if run.call:
                found.append((offset, run.call))
            offset += len(run.text)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the gold set; ``layout`` chooses among the shapes of a format, ``foot`` is furniture."""

    id: str
    title: str
    author: str
    published: str
    publication: str
    lang: str
    format: str
    layout: str
    foot: str
    blocks: tuple[SourceBlock, ...]

    @property
    def file(self) -> Path:
        return DOCUMENTS / f"{self.id}{_SUFFIXES.get(self.format, f'.{self.format}')}"

    @property
    def without_italics(self) -> Source:
        """The document as it is pasted without its formats."""
        return replace(self, blocks=tuple(block.without_italics for block in self.blocks))

    @property
    def notes(self) -> tuple[SourceBlock, ...]:
        return tuple(block for block in self.blocks if block.kind is Kind.FOOTNOTE)

    @property
    def body(self) -> tuple[SourceBlock, ...]:
        return tuple(block for block in self.blocks if block.kind is not Kind.FOOTNOTE)


def load_sources(folder: Path = GOLD) -> tuple[Source, ...]:
    """All documents of the gold set, in order of their ids. Raises ValueError for what the guidelines don't know."""
    return tuple(_source(path) for path in sorted(folder.glob("*.toml")))


def load_lessons() -> tuple[Source, ...]:
    """The open documents by which models are taught: neither held nor fresh."""
    others = held_ids() | fresh_ids()
    return tuple(source for source in load_sources() if source.id not in others)


def held_ids(path: Path = HELD) -> frozenset[str]:
    """The ids of the third that is kept unseen."""
    return _ids(path)


def fresh_ids(path: Path = FRESH) -> frozenset[str]:
    """The ids of articles that may be looked at, but by which no model has been taught yet."""
    return _ids(path)


def leaning_ids(path: Path = LEANING) -> frozenset[str]:
    """The ids of those held articles whose authors were asked to lean on earlier notes as much as they could."""
    return _ids(path)


def parts_by_id() -> dict[str, str]:
    """The part of each document that isn't open, by its id: fresh, leaning, or held."""
    return {
        **dict.fromkeys(fresh_ids(), "fresh"),
        **dict.fromkeys(held_ids(), "held"),
        **dict.fromkeys(leaning_ids(), "leaning"),
    }


def _ids(path: Path) -> frozenset[str]:
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(filter(None, lines))


def _source(path: Path) -> Source:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    _refuse_unknown(data, _DOCUMENT_KEYS, path.name)
    if data["format"] not in FORMATS:
        raise ValueError(f"{path.name}: no format {data['format']}")
    return Source(
        id=path.stem,
        blocks=tuple(_blocks(data["block"], path.name)),
        **{key: data.get(key, "") for key in _DOCUMENT_KEYS - {"block"}},
    )


def _blocks(tables: Sequence[Mapping[str, Any]], name: str) -> list[SourceBlock]:
    blocks: list[SourceBlock] = []
    number = 0
    for table in tables:
        _refuse_unknown(table, _BLOCK_KEYS, name)
        (letter,) = {"p", "n", "c", "h"} & table.keys()
        kind = _KINDS.get(letter)
        label = ""
        if kind is Kind.FOOTNOTE:
            label = table.get("label", "")
            number += not label
            label = label or str(number)
        for cite in table.get("cites", ()):
            _refuse_unknown(cite, _CITE_KEYS, name)
        lists = {key: tuple(table.get(key, ())) for key in ("dates", "inferred", "actors", "outlets", "cites")}
        marks = tuple((text, marked) for text, marked in table.get("xml", ()))
        blocks.append(SourceBlock(kind, _runs(table[letter]), label, xml=marks, **lists))
    return blocks


def _runs(text: str) -> tuple[Run, ...]:
    runs, last = [], 0
    for match in _MARKUP.finditer(text):
        runs.append(Run(text[last : match.start()]))
        runs.append(Run(call=match["call"]) if match["call"] else Run(match["italic"], italic=True))
        last = match.end()
    return tuple(run for run in (*runs, Run(text[last:])) if run.text or run.call)


def _refuse_unknown(table: Mapping[str, Any], known: set[str], name: str) -> None:
    if unknown := sorted(table.keys() - known):
        raise ValueError(f"{name}: unknown {', '.join(unknown)}")

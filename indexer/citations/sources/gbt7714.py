"""Citations of China's standard, GB/T 7714: books, chapters, articles, newspapers, theses and reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from indexer.citations.model import Citation, CitationField, FieldName, WorkKind
from indexer.citations.names.persons import Span
from indexer.citations.notes.gbt7714 import gbt7714_at, gbt7714_spans
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.tail import Tail
from indexer.citations.sources.made import in_order
from indexer.patterns import lazy

_KINDS: dict[str, WorkKind] = {
    "M": "book", "C": "chapter", "G": "book", "J": "article", "N": "newspaper", "D": "thesis", "R": "document",
    "S": "document", "P": "document", "A": "archival", "EB": "web", "Z": "book",
}  # fmt: skip
_TOLD: tuple[FieldName, ...] = ("title", "container", "volume", "issue", "pages", "place", "locator", "url", "accessed")
_CALLED: dict[str, FieldName] = {"host": "container", "page": "pages"}
_AND_OTHERS = lazy(r",\s?等$|\s외$")
_PARTED = lazy(r"[,、·]\s?")


def read_gbt7714(note: Note, start: int, end: int) -> Citation | None:
    """The citation of this style at ``start``, where one of the note's begins."""
    found = gbt7714_at(note.text, start) if gbt7714_spans(note.text).get(start, end + 1) <= end else None
    if found is None:
        return None
    told = {name: found.head.span(name) for name in ("authors", "title") if found.head[name]}
    told |= {name: found.rest.span(name) for name, value in found.rest.groupdict().items() if value}
    fields = [*_people(note, "author", *told["authors"])] if "authors" in told else []
    fields += _people(note, "editor", *told["hosts"]) if "hosts" in told else []
    fields += [note.field(name, *told[name]) for name in _TOLD if name in told]
    fields += [note.field(name, *told[part]) for part, name in _CALLED.items() if part in told]
    if "publisher" in told:
        alone = "place" not in told and is_city(note.text[slice(*told["publisher"])])  # 연길, 1986
        fields.append(note.field("place" if alone else "publisher", *told["publisher"]))
    fields += _dated(note, told)
    tail = Tail(note, found.rest.end(), end, fields)
    done = max(tail.read(), found.rest.end())
    kind = "chapter" if "host" in told else _KINDS[found.head["sort"]]
    fields = [replace(one, name="pages") if one.name == "locator" and "host" in told else one for one in tail.fields]
    return Citation(start, done, "full", kind, in_order(fields))


def _people(note: Note, name: FieldName, start: int, end: int) -> Iterator[CitationField]:
    others = _AND_OTHERS.search(note.text, start, end)
    last = others.start() if others else end
    for joint in _PARTED.finditer(note.text, start, last):
        yield note.field(name, start, joint.start())
        start = joint.end()
    yield note.field(name, start, last)


def _dated(note: Note, told: Mapping[str, Span]) -> list[CitationField]:
    if "year" in told:
        return [CitationField("date", note.text[slice(*told["year"])], *told["year"])]
    if "day" not in told:
        return []
    year, month, day = note.text[slice(*told["day"])].split("-")
    return [CitationField("date", f"{year}-{month:0>2}-{day:0>2}", *told["day"])]

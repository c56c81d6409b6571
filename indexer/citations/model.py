"""What a note cites, as values: fields read from its text, each with its place; and works, each with its citations.

Offsets are code-point offsets into the text of the note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from indexer.quickly import quickly_made

FieldName = Literal[
    "signal", "author", "editor", "translator", "same_author", "title", "translation", "genre", "container", "series",
    "edition", "volume", "issue", "publisher", "place", "date", "pages", "locator", "archive", "fond", "inventory",
    "box", "folder", "file", "document", "url", "doi", "accessed", "note",
]  # fmt: skip
WorkKind = Literal[
    "newspaper", "article", "book", "chapter", "thesis", "archival", "web", "interview", "statement", "document",
    "unknown",
]  # fmt: skip
Form = Literal["full", "short", "ibid", "opcit", "note"]
"""``full`` tells all by itself; the others lean on another citation: a name or a short title, *ibid.*, *op. cit.*, or
the number of an earlier note."""
WorkVia = Literal["citation", "note"]
Format = Literal["csl", "bibtex", "ris"]


@quickly_made
@dataclass(frozen=True, slots=True)
class CitationField:
    """One thing that a citation says: ``text[start:end]`` says it, ``value`` is what it says.

    ``value`` is EDTF for ``date`` and ``accessed``, else the stretch of text itself, without what encloses it.
    """

    name: FieldName
    value: str
    start: int
    end: int


@quickly_made
@dataclass(frozen=True, slots=True)
class Citation:
    """One citation in a note, ``text[start:end]``.

    ``work`` is the id of the work; of a form other than ``full``, ``refers_to`` is the passage id of the note with the
    full citation, and ``problem`` says why none was found. Both are empty as the parser leaves them. A ``tentative``
    one is a citation only if a work is found for it: *Harmer, Allende’s Chile* is, *Seoul, the capital* isn't.
    """

    start: int
    end: int
    form: Form
    kind: WorkKind
    fields: tuple[CitationField, ...] = ()
    work: str | None = None
    refers_to: str | None = None
    problem: str = ""
    tentative: bool = False

    def values(self, name: FieldName) -> tuple[str, ...]:
        """What the fields of a name say."""
        return tuple(field.value for field in self.fields if field.name == name)

    def first(self, name: FieldName) -> str:
        """What the first field of a name says; empty without one."""
        for field in self.fields:  # asked more often than anything: a loop takes half the time of next()
            if field.name == name:
                return field.value
        return ""

    def all(self, name: FieldName) -> Iterator[CitationField]:
        """The fields of a name."""
        return (field for field in self.fields if field.name == name)

    @property
    def begins(self) -> int:
        """Where it begins behind a signal: in *see Ruiz, 12* at the name."""
        return min((field.start for field in self.fields if field.name != "signal"), default=self.start)


@quickly_made
@dataclass(frozen=True, slots=True)
class NoteCitations:
    """The citations of one note as the parser left them; ``label`` is what readers see beside it."""

    id: str
    label: str
    text: str
    citations: tuple[Citation, ...]


@quickly_made
@dataclass(frozen=True, slots=True)
class WorkRef:
    """A work that a passage cites, or that a note called in it cites."""

    id: str
    label: str
    via: WorkVia


@quickly_made
@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of a paragraph, a sentence as a rule, with the notes called in it and what these cite."""

    start: int
    end: int
    notes: tuple[str, ...]
    works: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """A work as its fullest citation gives it; ``fields`` are pairs of name and value in the order of the citation."""

    id: str
    label: str
    kind: WorkKind
    fields: tuple[tuple[FieldName, str], ...]

    def values(self, name: FieldName) -> tuple[str, ...]:
        """What the fields of a name say."""
        return tuple(value for field, value in self.fields if field == name)

    def first(self, name: FieldName) -> str:
        """What the first field of a name says; empty without one."""
        return next((value for field, value in self.fields if field == name), "")

    @property
    def words(self) -> str:
        """The words by which the work is looked for: authors, editors, title and its translation."""
        names = ("author", "editor", "title", "translation")
        return " ".join(value for name, value in self.fields if name in names)


@dataclass(frozen=True, slots=True)
class ListedWork:
    """A work as it stands in a list; ``passages`` counts those that cite it, by a note of theirs or as a note."""

    id: str
    label: str
    kind: WorkKind
    passages: int

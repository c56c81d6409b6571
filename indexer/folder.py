"""One indexed folder, ready to be read: its documents, catalogue, authority records, and an id for every document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final

from indexer.catalogue import Catalogue, load_catalogue
from indexer.engine.codec import dump
from indexer.enrich.authority import load_records, overlay
from indexer.enrich.basis import WHOLE
from indexer.enrich.enricher import ENRICH_VERSION, Enricher
from indexer.errors import TableError
from indexer.folding import slug
from indexer.model import Article, Record, Vocabulary
from indexer.overlay import NOTHING, Overlay
from indexer.reading import suffix_of
from indexer.repeated import Furniture
from indexer.scan import Scan
from indexer.settings import ACTORS, AUTHORITY, CATALOGUE, OUTLETS

READING_VERSION: Final = "9"
"""Raised whenever a reader or the splitting would make another article of the same bytes: all are then read again."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be read: ``path`` below its folder, ``file`` on disk, and the id that its article will have."""

    path: str
    file: Path
    identifier: str


class Freshness(Enum):
    """What has changed since a document was read."""

    SAME = "nothing"
    OTHER_VOCABULARY = "the vocabulary alone"
    OTHER = "the document, its row, or the program"


@dataclass(frozen=True, slots=True)
class Tables:
    """The authority records of a folder, and what is wrong with its files.

    ``broken`` says that a file couldn't be read at all: then it is not known what it holds.
    """

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    problems: tuple[str, ...] = ()
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is being indexed; ``problems`` are those of its catalogue and authority files.

    ``furniture`` are the lines that several documents of a publication have (``repeated``).
    ``broken`` says that one of these can't be read at all: what the library has of the folder is then left as it is,
    for without the table its articles would lose their ids, dates or names.
    """

    root: Path
    scan: Scan
    catalogue: Catalogue
    vocabulary: Vocabulary
    vocabulary_digest: str
    enricher: Enricher
    problems: tuple[str, ...]
    broken: bool
    furniture: Furniture = field(default_factory=Furniture)

    def documents(self) -> Iterator[Document]:
        """The documents in order of their paths."""
        for path, file in self.scan.files.items():
            yield Document(path, file, self._identifier(path))

    def fingerprint(self, document: Document, digest: str, basis: str) -> str:
        """What an article is made from, in three parts: see ``_made_from``; the whole vocabulary; its basis."""
        return ":".join((self._made_from(document, digest), self.vocabulary_digest, basis))

    def compare(self, document: Document, digest: str, fingerprint: str) -> Freshness:
        """How a document would be read now, beside a fingerprint of before."""
        before = fingerprint.split(":")
        if len(before) != 3 or before[0] != self._made_from(document, digest):
            return Freshness.OTHER
        return Freshness.SAME if before[1] == self.vocabulary_digest else Freshness.OTHER_VOCABULARY

    def has_basis(self, article: Article, fingerprint: str) -> bool:
        """Whether this vocabulary says of an article what that of its fingerprint said (see ``basis``)."""
        basis = fingerprint.rpartition(":")[2]
        return basis != WHOLE and basis == self.enricher.basis(article)

    def _made_from(self, document: Document, digest: str) -> str:
        """A hash over all but the vocabulary: the document, its catalogue row, its furniture, and this program."""
        row = self.catalogue.raw.get(document.path, "")
        furniture = sorted(self.furniture.of(document.path))
        parts = (digest, document.identifier, row, READING_VERSION, ENRICH_VERSION, furniture)
        return hashlib.sha256(dump(parts).encode()).hexdigest()

    def _identifier(self, path: str) -> str:
        row = self.catalogue.rows.get(path)
        if row and row.identifier:
            return slug(row.identifier)
        return slug(path[: len(path) - len(suffix_of(path))])


def open_folder(root: Path, base: Tables, overlay: Overlay = NOTHING) -> Folder:
    """Look through a folder; ``base`` are the tables over which those of its own ``authority/`` are laid."""
    found = overlay.scan(root)
    home = root if root.is_dir() else root.parent
    catalogue, problems, broken = _catalogue(overlay.file(home / CATALOGUE))
    own = load_tables(home / AUTHORITY, overlay) if root.is_dir() else Tables()
    vocabulary = lay_over(base.vocabulary, own.vocabulary)
    enricher = Enricher(vocabulary)
    missing = [
        f"{home / CATALOGUE}: there is no document {path}; mend the row or add the file"
        for path in catalogue.rows
        if root.is_dir() and path not in found.files and not found.hidden_from(path)
    ]
    return Folder(
        root,
        found,
        catalogue,
        vocabulary,
        _vocabulary_digest(vocabulary),
        enricher,
        problems=(*problems, *own.problems, *missing, *enricher.problems),
        broken=broken or own.broken or base.broken,
        furniture=Furniture(found.files, catalogue.rows),
    )


def load_tables(folder: Path, overlay: Overlay = NOTHING) -> Tables:
    """The authority files of a folder; those that aren't there are empty."""
    actors, actor_problems, actors_broken = _records(overlay.file(folder / ACTORS))
    outlets, outlet_problems, outlets_broken = _records(overlay.file(folder / OUTLETS))
    problems = (*actor_problems, *outlet_problems)
    return Tables(Vocabulary(actors, outlets), problems, actors_broken or outlets_broken)


def lay_over(base: Vocabulary, over: Vocabulary) -> Vocabulary:
    """Both vocabularies as one; where both have an id, the record of ``over`` stands."""
    return Vocabulary(overlay(base.actors, over.actors), overlay(base.outlets, over.outlets))


_LEFT = "until then what the library has of its folder is left as it is, and new documents are read without it"


def _catalogue(path: Path) -> tuple[Catalogue, tuple[str, ...], bool]:
    if not path.is_file():
        return Catalogue(), (), False
    try:
        catalogue = load_catalogue(path.read_bytes(), str(path))
    except TableError as error:
        return Catalogue(), (f"{error}; {_LEFT}",), True
    except OSError as error:
        return Catalogue(), (f"{path} can't be read: {error.strerror}; {_LEFT}",), True
    return catalogue, catalogue.problems, False


def _records(path: Path) -> tuple[tuple[Record, ...], tuple[str, ...], bool]:
    if not path.is_file():
        return (), (), False
    try:
        return *load_records(path.read_bytes(), str(path)), False
    except TableError as error:
        return (), (f"{error}; {_LEFT}",), True
    except OSError as error:
        return (), (f"{path} can't be read: {error.strerror}; {_LEFT}",), True


def _vocabulary_digest(vocabulary: Vocabulary) -> str:
    return hashlib.sha256(repr(vocabulary).encode()).hexdigest()

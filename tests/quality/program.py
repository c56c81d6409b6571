"""What does the program find? A gold document by the path that indexing takes: reader → article → enrichment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from indexer.enrich.enricher import Enricher
from indexer.folder import load_tables
from indexer.making import Made, Maker, Task
from indexer.model import Vocabulary
from tests.quality.source import Source

AUTHORITY = Path(__file__).resolve().parent.parent.parent / "documents" / "authority"


def vocabulary() -> Vocabulary:
    """The authority files that come with Ibid."""
    return load_tables(AUTHORITY).vocabulary


def read_document(source: Source, enricher: Enricher) -> Made:
    """Make an article of a gold document as a build does, without a catalogue; or say why there is none."""
    return Maker([enricher]).make(Task(0, source.file.name, source.file, source.id))


def citations_of(passage: Any) -> tuple[Any, ...] | None:
    """The citations that the program read in a note; None while it reads none."""
    found = getattr(passage, "citations", None)
    return None if found is None else tuple(found)

"""What does the program find? A gold document by the path that indexing takes: reader → article → enrichment."""

from __future__ import annotations

from pathlib import Path

from indexer.citations.known.known import reread
from indexer.citations.known.resolve import resolve
from indexer.citations.model import Citation, NoteCitations
from indexer.citations.notes.note import Outlet
from indexer.citations.parse import parse
from indexer.enrich.enricher import Enricher
from indexer.enrich.names import NameFinder
from indexer.folder import load_tables
from indexer.making import Made, Maker, Task
from indexer.model import Article, Kind, Vocabulary
from tests.quality.source import Source

AUTHORITY = Path(__file__).resolve().parent.parent.parent / "documents" / "authority"


def vocabulary() -> Vocabulary:
    """The authority files that come with Ibid."""
    return load_tables(AUTHORITY).vocabulary


def read_document(source: Source, enricher: Enricher, file: Path | None = None) -> Made:
    """Make an article of a gold document as a build does, without a catalogue; or say why there is none.

    ``file`` is read instead of the one that belongs to the document.
    """
    file = file or source.file
    return Maker([enricher]).make(Task(0, file.name, file, source.id))


class CitationReader:
    """Reads the notes of an article as citations, with the outlets of a vocabulary."""

    def __init__(self, words: Vocabulary) -> None:
        self._types = {record.id: record.type for record in words.outlets}
        self._names = NameFinder(words.outlets)

    def read(self, article: Article) -> dict[str, tuple[Citation, ...]]:
        """The citations of each note, short forms resolved within the article.

        What enrichment has read is taken; an article whose passages carry no citations has its notes read here.
        """
        enriched = {passage.id: getattr(passage, "citations", None) for passage in article.passages}
        if None not in enriched.values():
            return {note: tuple(citations or ()) for note, citations in enriched.items()}
        notes = [
            NoteCitations(
                passage.id, passage.label, passage.text, parse(passage.text, self._outlets(passage.text)).citations
            )
            for passage in article.passages
            if passage.kind is Kind.FOOTNOTE
        ]
        return dict(zip((note.id for note in notes), resolve(reread(notes)), strict=True))

    def _outlets(self, text: str) -> list[Outlet]:
        return [(found.start, found.end, self._types[found.ids[0]]) for found in self._names.find(text)]

"""``python -m tests.quality.blind ID…``: keeps what rules read of open articles that nobody has mended rules by yet.

``python -m tests.quality.blind --plain`` keeps in ``plain.jsonl`` what rules read now of all lessons once their italics
are taken away, as pasting takes them. Rules have been mended by these articles, but with their italics.

The labeller learns from it where rules are to be trusted, which what they read once they were mended can't teach: there
they are nearly always right. So it is run when articles are added, before anything else; what is kept is never read
again. Both files have an article a line: of each note a digest of its text, and the citations in it without values.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from unittest import mock

from indexer.citations import cite as citing
from indexer.citations.model import Citation, CitationField, NoteCitations
from indexer.citations.notes.note import Note
from indexer.enrich.enricher import Enricher
from tests.quality.pasted import has_italics, without_italics
from tests.quality.program import read_document, vocabulary
from tests.quality.source import HERE, Source, held_ids, load_lessons, load_sources

BLIND: Final = HERE / "blind.jsonl"
PLAIN: Final = HERE / "plain.jsonl"
_DIGEST_CHARS: Final = 12

Kept = Mapping[str, Sequence[Citation]]
"""What rules had read of an article, by the digest of a note's text; values of fields are empty."""


def digest(text: str) -> str:
    """Tells a note whose text has changed since, of which nothing is known then."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_CHARS]


def load_blind(path: Path = BLIND) -> dict[str, Kept]:
    """What is kept, by the id of the article."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return {
        record["id"]: {text: [_citation(one) for one in cited] for text, cited in record["notes"].items()}
        for record in records
    }


def _citation(written: Sequence[Any]) -> Citation:
    start, end, form, kind, tentative, fields = written
    named = tuple(CitationField(name, "", first, last) for name, first, last in fields)
    return Citation(start, end, form, kind, named, tentative=bool(tentative))


def _written(one: Citation) -> list[Any]:
    fields = [[field.name, field.start, field.end] for field in one.fields]
    return [one.start, one.end, one.form, one.kind, int(one.tentative), fields]


def read_blind(source: Source, enricher: Enricher, file: Path | None = None) -> dict[str, list[list[Any]]]:
    """What rules read of an article, or of it as ``file`` has it, before the labeller is asked."""
    found: dict[str, list[list[Any]]] = {}

    def keep(cited: Sequence[NoteCitations], as_read: Sequence[Note]) -> list[NoteCitations]:
        assert len(cited) == len(as_read)
        found.update((digest(note.text), [_written(one) for one in note.citations]) for note in cited)
        return list(cited)

    with mock.patch.object(citing, "with_learnt", keep):
        read_document(source, enricher, file)
    return found


def read_plain(source: Source, enricher: Enricher) -> dict[str, list[list[Any]]]:
    """What rules read of an article without italics before the labeller is asked."""
    with without_italics(source) as (plain, file):
        return read_blind(plain, enricher, file)


def keep_plain() -> int:
    """Keep what rules read now of the lessons that have italics."""
    enricher = Enricher(vocabulary())
    lessons = [source for source in load_lessons() if has_italics(source)]
    with PLAIN.open("w", encoding="utf-8") as lines:
        lines.writelines(_line(source.id, read_plain(source, enricher)) for source in lessons)
    print(f"{PLAIN.name}: {len(lessons)} articles")
    return 0


def main(names: list[str]) -> int:
    """Keep what rules read of the open articles with these ids, or of all lessons without italics."""
    if names == ["--plain"]:
        return keep_plain()
    known, held = load_blind(), held_ids()
    sources = {source.id: source for source in load_sources()}
    for name in names:
        if name not in sources or name in held or name in known:
            print(f"{name}: no open article of which nothing is kept", file=sys.stderr)
            return 1
    enricher = Enricher(vocabulary())
    with BLIND.open("a", encoding="utf-8") as lines:
        lines.writelines(_line(name, read_blind(sources[name], enricher)) for name in names)
    print(f"{BLIND.name}: {len(names)} articles more, {len(known) + len(names)} in all")
    return 0


def _line(name: str, notes: Mapping[str, Iterable[Sequence[Any]]]) -> str:
    record = {"id": name, "notes": notes}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

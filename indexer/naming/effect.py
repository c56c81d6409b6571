"""What would an edit of an authority file do to the library? Which passages gain or lose which actor or outlet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal

from indexer.engine.protocol import Engine
from indexer.enrich.enricher import Enricher
from indexer.enrich.mentions import Sort
from indexer.errors import LibraryMissingError
from indexer.folder import lay_over, load_tables
from indexer.model import Article, Record, Vocabulary
from indexer.settings import ACTORS, AUTHORITY

EXAMPLES: Final = 3
_AROUND: Final = 40

Kind = Literal["gains", "loses"]


@dataclass(frozen=True, slots=True)
class Example:
    """A passage that gains or loses an id, and the words that have to do with it."""

    passage: str
    context: str


@dataclass(slots=True)
class Effect:
    """How many passages gain or lose which id, with the first examples of each, and the articles to be read again."""

    passages: dict[tuple[Sort, str, Kind], int] = field(default_factory=dict)
    examples: dict[tuple[Sort, str, Kind], list[Example]] = field(default_factory=dict)
    articles: list[str] = field(default_factory=list)

    def note(self, key: tuple[Sort, str, Kind], example: Example) -> None:
        self.passages[key] = self.passages.get(key, 0) + 1
        shown = self.examples.setdefault(key, [])
        if len(shown) < EXAMPLES:
            shown.append(example)


def effect_of(engine: Engine, usual: Path, edited: Path, file: str, records: tuple[Record, ...]) -> Effect:
    """What changes when ``file`` of the folder ``edited`` holds ``records``.

    ``usual`` is the authority folder of every build; one that belongs to no folder of the library stands in its place,
    as ``ibid index --authority`` has it. A library that isn't there yet is touched by nothing. Articles are read as the
    library has them: what documents mark themselves is left out of account.
    """
    effect = Effect()
    try:
        state = engine.state()
    except LibraryMissingError:
        return effect
    if not any((Path(root) / AUTHORITY).resolve() == edited.resolve() for root in state.roots):
        usual = edited
    for root in state.roots:
        before = _vocabulary(usual, Path(root), None)
        after = _vocabulary(usual, Path(root), (edited, file, records))
        if before == after:
            continue
        readers = Enricher(before), Enricher(after)
        for source in state.sources:
            if source.root == root:
                _compare(engine.article(source.article), readers, effect)
    return effect


def _vocabulary(usual: Path, root: Path, edit: tuple[Path, str, tuple[Record, ...]] | None) -> Vocabulary:
    base, own = (_edited(folder, load_tables(folder).vocabulary, edit) for folder in (usual, root / AUTHORITY))
    return lay_over(base, own)


def _edited(folder: Path, vocabulary: Vocabulary, edit: tuple[Path, str, tuple[Record, ...]] | None) -> Vocabulary:
    if edit is None or folder.resolve() != edit[0].resolve():
        return vocabulary
    _, file, records = edit
    return replace(vocabulary, actors=records) if file == ACTORS else replace(vocabulary, outlets=records)


def _compare(article: Article, enrichers: tuple[Enricher, Enricher], effect: Effect) -> None:
    before, after = enrichers
    if before.basis(article) == after.basis(article):
        return
    effect.articles.append(article.id)
    old, new = before.names(article), after.names(article)
    for passage in article.passages:
        was = {(one.sort, one.id): (one.start, one.end) for one in reversed(old.mentions[passage.id])}
        now = {(one.sort, one.id): (one.start, one.end) for one in reversed(new.mentions[passage.id])}
        for (sort, name), place, kind in _differences(was, now):
            effect.note((sort, name, kind), Example(passage.id, _context(passage.text, *place)))


def _differences(
    was: dict[tuple[Sort, str], tuple[int, int]], now: dict[tuple[Sort, str], tuple[int, int]]
) -> Iterator[tuple[tuple[Sort, str], tuple[int, int], Kind]]:
    yield from ((one, place, "loses") for one, place in was.items() if one not in now)
    yield from ((one, place, "gains") for one, place in now.items() if one not in was)


def _context(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    around = f"{text[first:start]}[{text[start:end]}]{text[end:last]}"
    return ("…" if first else "") + " ".join(around.split()) + ("…" if last < len(text) else "")

"""Does any figure stand below its floor? The parts of the gold set, the table, the baseline file."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from indexer.enrich.enricher import Enricher
from indexer.settings import jobs
from tests.quality.citing import DETAILS, FIELDS
from tests.quality.counts import Counts, Slip
from tests.quality.gold import Annotator
from tests.quality.measures import compare
from tests.quality.pasted import has_italics, without_italics
from tests.quality.program import CitationReader, read_document, vocabulary
from tests.quality.source import FORMATS, HERE, Source, load_sources, parts_by_id

BASELINE = HERE / "baseline.json"
PARTS = ("open", "fresh", "held", "leaning")
"""What models are taught by; what may be looked at, but is no lesson yet; what is kept unseen, and of that apart what
was written to be hard: each second citation leans on another."""
UNSEEN = frozenset({"held", "leaning"})
"""The parts of which nobody looks at the disagreements."""
LANGUAGES = ("en", "es", "ko")
# The targets; what has none is shown for the reader's orientation.
TARGETS: Mapping[str, float | None] = {
    "passages": 0.99,
    "headings": None,
    "note links": 0.99,
    "dates": 0.97,
    "dates inferred": None,
    "actors": 0.95,
    "outlets": 0.97,
    "citations": None,
    **dict.fromkeys(FIELDS, 0.95),
    "short forms": 0.95,
    **dict.fromkeys(DETAILS, None),
}
Floors = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Result:
    """The counts of one document, its disagreements, and why it wasn't read, where it wasn't."""

    source: Source
    part: str
    counts: Mapping[str, Counts]
    slips: tuple[Slip, ...] = ()
    problem: str = ""


def measure(sources: Iterable[Source] | None = None, *, plain: bool = False) -> tuple[Result, ...]:
    """Read the gold documents and compare each with its annotations. What can't be read counts as missed, whole.

    ``plain`` has those that have italics read without them, and no others. As many processes as read documents in a
    build share the work; the results are in the order of the documents.
    """
    wanted = load_sources() if sources is None else sources
    with ProcessPoolExecutor(jobs()) as processes:
        return tuple(
            processes.map(_plain_result, filter(has_italics, wanted)) if plain else processes.map(_result, wanted)
        )


def _plain_result(source: Source) -> Result:
    with without_italics(source) as (plain, file):
        return _result(plain, file)


def _result(source: Source, file: Path | None = None) -> Result:
    annotator, enricher, reader, part_of = _readers()
    made = read_document(source, enricher, file)
    cited = reader.read(made.article) if made.article else {}
    tally = compare(annotator.document(source), made.article, cited)
    problem = (made.failure or made.trouble).partition(" (")[0]  # the cure is the librarian’s
    return Result(source, part_of.get(source.id, "open"), tally.counts, tuple(tally.slips), problem)


@cache
def _readers() -> tuple[Annotator, Enricher, CitationReader, Mapping[str, str]]:
    """What all documents are read with, made once in each process."""
    words = vocabulary()
    return Annotator(words), Enricher(words), CitationReader(words), parts_by_id()


def total(results: Iterable[Result], name: str) -> Counts:
    """The counts of a measure over documents: micro-averaged, each item weighing the same."""
    return sum((result.counts.get(name, Counts()) for result in results), Counts())


def measured(results: Sequence[Result]) -> list[str]:
    """The measures of which there is anything to count."""
    return [name for name in TARGETS if any(name in result.counts for result in results)]


def load_floors(path: Path = BASELINE) -> Floors:
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def failures(results: Sequence[Result], floors: Floors) -> list[str]:
    """A sentence for each figure below its floor, and for each that has a floor and is no longer measured."""
    names = measured(results)
    found = []
    for part, each in floors.items():
        mine = [result for result in results if result.part == part]
        for name, floor in each.items():
            figure = total(mine, name).f1 if name in names else 0.0
            if figure < floor:
                found.append(f"{part}: {name} {figure:.4f} is below its floor {floor:.4f}")
    return found


def raised(results: Sequence[Result], floors: Floors) -> Floors:
    """The floors, each at the present figure where that is higher, cut (not rounded) to four places."""
    new: Floors = {part: dict(floors.get(part, {})) for part in PARTS}
    for part in PARTS:
        mine = [result for result in results if result.part == part]
        for name in measured(results) if mine else []:
            figure = math.floor(total(mine, name).f1 * 10_000) / 10_000
            new[part][name] = max(figure, new[part].get(name, 0.0))
    return new


def report(results: Sequence[Result], floors: Floors) -> Iterator[str]:
    """The tables, line by line."""
    for part in PARTS:
        mine = [result for result in results if result.part == part]
        if mine:
            yield from _part(part, mine, measured(results), floors.get(part, {}))
    for result in results:
        if result.problem:
            yield f"not read, all of it missed: {result.source.file.name}: {result.problem}"


def _part(part: str, mine: Sequence[Result], names: Sequence[str], floors: Mapping[str, float]) -> Iterator[str]:
    passages = sum(block.kind is not None for result in mine for block in result.source.blocks)
    yield f"{part}: {len(mine)} documents, {passages} passages"
    splits = [("lang", each) for each in LANGUAGES] + [("format", each) for each in FORMATS]
    shown = [(key, value) for key, value in splits if any(getattr(r.source, key) == value for r in mine)]
    yield (
        f"  {'':<16} {'expected':>8} {'precision':>9} {'recall':>7} {'F1':>7} {'target':>7} {'floor':>7}  F1 of"
        + "".join(f" {value:>5}" for _, value in shown)
    )
    for name, target in TARGETS.items():
        if name not in names:
            yield f"  {name:<16} not measured"
            continue
        counts = total(mine, name)
        floor = f"{floors[name]:.3f}" if name in floors else "-"
        parts = (total([r for r in mine if getattr(r.source, key) == value], name) for key, value in shown)
        yield (
            f"  {name:<16} {counts.expected:>8} {counts.precision:>9.3f} {counts.recall:>7.3f} {counts.f1:>7.3f}"
            f" {f'{target:.2f}' if target else '-':>7} {floor:>7}       "
            + "".join(f" {part.f1:>5.2f}" if part.expected or part.wrong else "     -" for part in parts)
        )

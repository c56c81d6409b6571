"""``python -m tests.quality.antecedent_training``: teaches which work a form that leans means, by open gold articles.

It needs SciPy, as the network's teaching does, and comes after it: the labeller reads the articles, too. What rules
made of a form is a lesson only in articles behind the first ``MENDED`` of ``blind.jsonl``: in the others, by which they
have long been mended, they are nearly always right, and would be believed always. Of these only what words and places
tell is a lesson. The weights are those of a log-linear model with the greatest likelihood, drawn to 0 (L2) as far as
told by ``DRAWN``, which was chosen by cross-validation on open articles.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from unittest import mock

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from indexer.citations import cite as citing
from indexer.citations.learnt.antecedents import NONE, WEIGHTS, CitedWorks, Mention, read_in
from indexer.citations.model import Citation, NoteCitations
from indexer.enrich.enricher import Enricher
from tests.quality.align import align
from tests.quality.blind import load_blind
from tests.quality.citing import match
from tests.quality.gold import Annotator, GoldDocument
from tests.quality.program import read_document, vocabulary
from tests.quality.source import Source, load_lessons

MENDED: Final = 120
"""So many of the first articles in ``blind.jsonl``, and those of before, have rules been mended by most."""
DRAWN: Final = 2.0
_DIGITS: Final = 3
_OF_RULES: Final = re.compile(r"(?:^|\|)rules")
_NONE_BY_RULES: Final = frozenset({"none|dropped", "none|unresolved", "none|ambiguous"})

Floats = NDArray[np.float64]
Pair = tuple[Citation, Citation | None]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Read:
    """An article as rules and labeller have read it; ``numbers`` has the note of each gold passage by its index."""

    gold: GoldDocument
    notes: Sequence[NoteCitations]
    resolved: Sequence[Sequence[Citation]]
    numbers: dict[int, int]

    @property
    def cited(self) -> list[list[Pair]]:
        """The citations of each note, each with what rules made of it."""
        return [read_in(note, found) for note, found in zip(self.notes, self.resolved, strict=True)]


def read(source: Source, annotator: Annotator, enricher: Enricher) -> Read:
    """Read an open article up to where works are ranked."""
    kept: list[tuple[Sequence[NoteCitations], Sequence[Sequence[Citation]]]] = []

    def keep(notes: Sequence[NoteCitations], resolved: Sequence[Sequence[Citation]]) -> list[tuple[Citation, ...]]:
        kept.append((notes, resolved))
        return [tuple(found) for found in resolved]

    with mock.patch.object(citing, "with_ranked", keep):
        article = read_document(source, enricher).article
    assert article is not None
    gold = annotator.document(source)
    ((notes, resolved),) = kept
    numbers = {note.id: number for number, note in enumerate(notes)}
    pairs = align(gold.passages, article.passages)
    by_gold = {index: article.passages[at].id for index, at in pairs.items()}
    return Read(gold, notes, resolved, {index: numbers[id_] for index, id_ in by_gold.items() if id_ in numbers})


def lessons(article: Read) -> Iterator[tuple[Mention, int]]:
    """Each form that leans, with the number of the work that it means, or ``NONE``; none of which it isn't known."""
    works = CitedWorks(article.notes, article.resolved)
    cited = article.cited
    places = _places(article, cited)
    of_place = {place: wanted for wanted, place in places.items()}
    before: list[list[str | None]] = []
    for number, pairs in enumerate(cited):
        before.append([])
        for at, (one, by_rules) in enumerate(pairs):
            if one.form == "full":
                before[-1].append(by_rules.work if by_rules else None)
                continue
            means = _meant(article, of_place.get((number, at)), by_rules, cited, places)
            target = works.numbers.get(means) if means else NONE if means is None else None
            if target is not None:
                yield works.mention(number, one, by_rules, before), target
            if target is not None and target != NONE:
                before[-1].append(works.candidates[target].work)
            elif by_rules and by_rules.work:
                before[-1].append(by_rules.work)


def _places(article: Read, cited: Sequence[Sequence[Pair]]) -> dict[Place, Place]:
    """Where each gold citation was read: (passage, number in it) → (note, number in it)."""
    found: dict[Place, Place] = {}
    for index, number in article.numbers.items():
        pairs = match(article.gold.passages[index].citations, tuple(one for one, _ in cited[number]))
        found.update({(index, wanted): (number, at) for wanted, at in pairs.items()})
    return found


def _meant(
    article: Read,
    wanted: Place | None,
    by_rules: Citation | None,
    cited: Sequence[Sequence[Pair]],
    places: dict[Place, Place],
) -> str | None:
    """The work that a form means; None if it means none, empty if that can't be told."""
    if wanted is None:
        return None
    gold = article.gold.passages[wanted[0]].citations[wanted[1]]
    if not gold.short:
        return None if by_rules is None else ""
    if gold.same is None:
        return None
    place = places.get(gold.same)
    full = cited[place[0]][place[1]][1] if place else None
    return (full.work if full else None) or ""


def without_rules(mention: Mention) -> Mention:
    """A form of which it isn't told what rules made of it."""
    of_each = [{name: value for name, value in told.items() if not _OF_RULES.search(name)} for told in mention.of_each]
    of_none = {name: value for name, value in mention.of_none.items() if name not in _NONE_BY_RULES}
    return Mention(NONE, of_each, of_none)


def taught(mentions: Sequence[tuple[Mention, int]]) -> dict[str, float]:
    """The weights of the features that make what was meant likeliest."""
    told = [(*mention.of_each, mention.of_none) for mention, _ in mentions]
    names = sorted({name for each in told for features in each for name in features})
    numbers = {name: number for number, name in enumerate(names)}
    rows = [features for each in told for features in each]
    at = [(row, numbers[name], value) for row, features in enumerate(rows) for name, value in features.items()]
    row, column, values = zip(*at, strict=True)
    matrix = csr_matrix((values, (row, column)), shape=(len(rows), len(names)))
    starts = np.cumsum([0, *map(len, told)])
    counts = np.diff(starts)
    meant = starts[:-1] + np.array(
        [target if target != NONE else count - 1 for (_, target), count in zip(mentions, counts, strict=True)]
    )

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = matrix @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts[:-1]), counts)
        shares = np.exp(scores)
        sums = np.add.reduceat(shares, starts[:-1])
        wrong = shares / np.repeat(sums, counts)
        wrong[meant] -= 1
        likelihood = (scores[meant] - np.log(sums)).sum()
        return DRAWN / 2 * (weights @ weights) - likelihood, DRAWN * weights + matrix.T @ wrong

    found: Any = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {name: round(float(weight), _DIGITS) for name, weight in zip(names, found.x, strict=True)}


def main() -> int:
    unmended = set(list(load_blind())[MENDED:])
    words = vocabulary()
    annotator, enricher = Annotator(words), Enricher(words)
    mentions: list[tuple[Mention, int]] = []
    for source in load_lessons():
        told = lessons(read(source, annotator, enricher))
        mentions += told if source.id in unmended else ((without_rules(mention), meant) for mention, meant in told)
    weights = taught(mentions)
    WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    print(f"{WEIGHTS.name}: {len(mentions):,} forms that lean, {len(weights)} weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())

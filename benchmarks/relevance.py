"""``python -m benchmarks.relevance``: how good is the ranking? Mean average precision and more on a test collection.

The collection is CACM: 3,204 titles with abstracts, 64 topics of which 52 have judgements. It is looked for beside the
repository, in ``shared/relevance/cacm`` (or ``--collection``); none of it is kept here. Every topic is asked as an OR
of its words, as Lucene does with a bag of words; what the engine answers, in its order, is what is judged.

The measures are those of trec_eval: average precision over a ranking of 1,000, precision at 30, and nDCG at 10 with the
judged level as gain and log2(rank + 1) as discount; means over the topics that have judgements.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Final
from unittest import mock

from benchmarks.processes import ROOT
from benchmarks.report import table
from indexer import (
    Article,
    ArticleSummary,
    Changes,
    Engine,
    Kind,
    Passage,
    Query,
    Source,
    Vocabulary,
    open_library,
)
from indexer.analysis import tokens
from indexer.engine import execute
from indexer.folding import nfc

COLLECTION: Final = ROOT.parent / "shared" / "relevance" / "cacm"
DEPTH: Final = 1_000
PAGE: Final = 100
LUCENE: Final = {"MAP": 0.312, "P@30": 0.194}
"""Lucene's BM25 on CACM as Anserini reports it, with its defaults (k1 0.9, b 0.4, Porter's stemmer, stop words out)."""

_TOPIC = re.compile(r"<DOCNO>\s*(\d+)\s*</DOCNO>(.*?)</DOC>", re.DOTALL)

MakeQuery = Callable[[str], Query]


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents by id, topics by number, and for each topic the level of each judged document."""

    documents: Mapping[str, str]
    topics: Mapping[str, str]
    judgements: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Scores:
    """The measures, and the average precision of every topic for whoever compares two rankings."""

    mean_average_precision: float
    precision_at_30: float
    ndcg_at_10: float
    by_topic: Mapping[str, float]

    def named(self) -> dict[str, float]:
        return {"MAP": self.mean_average_precision, "P@30": self.precision_at_30, "nDCG@10": self.ndcg_at_10}


# --- reading the collection -----------------------------------------------------------------------------------------


def load(folder: Path = COLLECTION) -> Collection:
    """The collection in ``folder``."""
    lines = (folder / "cacm.json").read_text(encoding="utf-8").splitlines()
    documents = {entry["id"]: nfc(entry["contents"]) for entry in map(json.loads, lines)}
    topics = dict(_TOPIC.findall((folder / "topics.cacm.txt").read_text(encoding="utf-8")))
    judgements: dict[str, dict[str, int]] = {}
    for line in (folder / "qrels.cacm.txt").read_text(encoding="utf-8").splitlines():
        topic, _, document, level = line.split()
        judgements.setdefault(topic, {})[document] = int(level)
    return Collection(documents, topics, judgements)


def fill(engine: Engine, collection: Collection) -> None:
    """Put every document into an empty library, each as an article of one passage."""
    engine.apply(Changes(_sourced(collection), (), ("/collection",), Vocabulary()))


def _sourced(collection: Collection) -> Iterator[tuple[Source, Article]]:
    for name, text in collection.documents.items():
        passage = Passage(f"{name}/p1", name, Kind.PARAGRAPH, 1, "1", "", 0, " ".join(text.split()), "en")
        article = Article(ArticleSummary(name, name, lang="en", passages=1), (), (passage,))
        yield Source("/collection", f"{name}.txt", name, "0" * 64, "1" * 64, 1), article


# --- asking ---------------------------------------------------------------------------------------------------------


def any_word(topic: str) -> Query:
    """A topic as an OR of its words; a word that stands there twice counts twice."""
    words = [token.form for token in tokens(nfc(topic))]
    return Query.of(" OR ".join(words), size=PAGE, variants=False)


def ranking(engine: Engine, query: Query) -> list[str]:
    """The ids of the first ``DEPTH`` documents, page by page."""
    found: list[str] = []
    cursor: str | None = None
    while len(found) < DEPTH:
        page = engine.search(Query.of(query.q, size=query.size, variants=query.variants, cursor=cursor))
        found += [hit.passage.article for hit in page.hits]
        cursor = page.next
        if cursor is None:
            break
    return found[:DEPTH]


def evaluate(
    make_engine: Callable[[], Engine], collection: Collection | None = None, make_query: MakeQuery = any_word
) -> Scores:
    """The scores of an engine's ranking.

    ``make_engine`` gives an empty library, which is filled, or one that ``fill`` has filled before: to sweep weights,
    fill one and set the weights in ``make_engine``. ``make_query`` says how a topic is asked.
    """
    collection = collection or load()
    engine = make_engine()
    if not engine.recall().sources:
        fill(engine, collection)
    judged = {topic: levels for topic, levels in collection.judgements.items() if topic in collection.topics}
    rankings = {topic: ranking(engine, make_query(collection.topics[topic])) for topic in judged}
    return judge(rankings, judged)


# --- judging --------------------------------------------------------------------------------------------------------


def judge(rankings: Mapping[str, Sequence[str]], judged: Mapping[str, Mapping[str, int]]) -> Scores:
    """The measures of rankings by topic."""
    by_topic = {topic: average_precision(rankings[topic], levels) for topic, levels in judged.items()}
    return Scores(
        fmean(by_topic.values()),
        fmean(precision(rankings[topic], levels, 30) for topic, levels in judged.items()),
        fmean(ndcg(rankings[topic], levels, 10) for topic, levels in judged.items()),
        by_topic,
    )


def average_precision(ranked: Sequence[str], levels: Mapping[str, int]) -> float:
    """The mean, over all relevant documents, of the precision where each stands; 0 for one that isn't found."""
    relevant = sum(level > 0 for level in levels.values())
    found, total = 0, 0.0
    for rank, document in enumerate(ranked, start=1):
        if levels.get(document, 0) > 0:
            found += 1
            total += found / rank
    return total / relevant if relevant else 0.0


def precision(ranked: Sequence[str], levels: Mapping[str, int], depth: int) -> float:
    """How many of the first ``depth`` are relevant; ranks that a short answer leaves empty count as not relevant."""
    return sum(levels.get(document, 0) > 0 for document in ranked[:depth]) / depth


def ndcg(ranked: Sequence[str], levels: Mapping[str, int], depth: int) -> float:
    """Discounted cumulative gain as a share of the best that there is (Järvelin & Kekäläinen 2002)."""
    best = _gain(sorted(levels.values(), reverse=True)[:depth])
    return _gain(levels.get(document, 0) for document in ranked[:depth]) / best if best else 0.0


def _gain(levels: Iterable[int]) -> float:
    return sum(level / math.log2(rank + 1) for rank, level in enumerate(levels, start=1))


# --- weights --------------------------------------------------------------------------------------------------------

SWEPT: Final[Mapping[str, Sequence[float]]] = {
    "IDF_POWER": (1.0, 1.25, 1.5, 1.75, 2.0),
    "NEAR_BOOST": (0.0, 0.5, 1.0, 1.5),
    "NEAR": (1, 2, 4, 8),
    "K1": (0.9, 1.2, 1.5),
    "B": (0.4, 0.5, 0.75, 0.9),
}
"""The constants of ``indexer.engine.execute`` that the collection can tell something of, and what is tried of each.
It has no headings and no titles apart, so that nothing can be learnt here of ``FIELD_BOOSTS``."""


def sweep(collection: Collection) -> Iterator[list[str]]:
    """Each constant in turn, the others as they are: the measures over all topics, and MAP over even and odd ones."""
    for name, values in SWEPT.items():
        for value in values:
            with mock.patch.object(execute, name, value):
                scores = evaluate(lambda: open_library(None), collection)
            halves = [[found for topic, found in scores.by_topic.items() if int(topic) % 2 == odd] for odd in (0, 1)]
            chosen = " *" if getattr(execute, name) == value else ""
            yield [f"{name} {value:g}{chosen}", *(f"{found:.4f}" for found in scores.named().values()),
                   *(f"{fmean(half):.4f}" for half in halves)]  # fmt: skip


def main() -> None:
    """Print our scores beside Lucene's, or those of other weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relevance", description=__doc__)
    parser.add_argument("--collection", type=Path, default=COLLECTION)
    parser.add_argument("--sweep", action="store_true", help="try other weights; * marks those in force")
    options = parser.parse_args()
    if not options.collection.is_dir():
        sys.exit(f"no collection in {options.collection}")
    collection = load(options.collection)
    if options.sweep:
        print(table(["weight", "MAP", "P@30", "nDCG@10", "MAP, even topics", "MAP, odd topics"], [*sweep(collection)]))
        return
    scores = evaluate(lambda: open_library(None), collection)
    rows = [[name, f"{value:.4f}", f"{LUCENE[name]:.3f}" if name in LUCENE else "–"]
            for name, value in scores.named().items()]  # fmt: skip
    print(f"{len(collection.documents):,} documents, {len(scores.by_topic)} topics with judgements\n")
    print(table(["measure", "ibid", "Lucene BM25"], rows))


if __name__ == "__main__":
    main()

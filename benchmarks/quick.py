"""``python -m benchmarks.quick``: does everything count right? A small collection, under a minute, no times asserted.

The counts that are right are read off the generated passages by plain loops (``naive``). Ours, SQLite's and, when
installed, tantivy's have to be the same: totals, facet counts, and that each of the ten passages shown is an answer.
Exits with status 1 when anything differs.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.generator import checksum
from benchmarks.naive import Expected, expect
from benchmarks.peers import available
from benchmarks.peers.base import LISTED, YEARS_LISTED, Answer, Peer, Unsupported
from benchmarks.queries import Ask, Case, Reading, answers
from benchmarks.workloads import Workload, make_workload
from indexer.model import Article

SIZE: Final = 20_000
CHECKED: Final = ("ibid", "sqlite", "tantivy")
PINNED_SIZE: Final = 2_000
PINNED: Final = "ce960a03b4df3f48284dbfc5e633385ffde4f55607707130f76473aad70fe385"
"""The digest of the first passages: published figures are of this collection and no other."""


def main() -> None:
    """Check, print, and exit."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quick", description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE, help="passages (default: %(default)s)")
    parser.add_argument("--peers", default=",".join(CHECKED), help="parted by commas (default: %(default)s)")
    options = parser.parse_args()
    wrong = list(check_generator())
    workload = make_workload(size=options.size)
    articles = list(workload.articles())
    asks = [(case.name, ask) for case in workload.cases for ask in case.wordings]
    expected = expect([ask for _, ask in asks], articles)
    _print_counts(workload.cases, expected)
    peers, missing = available(tuple(options.peers.split(",")))
    for reason in missing.values():
        print(f"left out: {reason}")
    for name, peer in peers.items():
        found = list(check_peer(peer, workload, articles, asks, expected))
        print(f"{name} {peer.version}: {len(found) or 'no'} differences in {len(asks)} questions")
        wrong += found
    for line in wrong:
        print(f"  {line}", file=sys.stderr)
    sys.exit(1 if wrong else 0)


def check_generator() -> Iterator[str]:
    """Whether the generator makes what it made when its digest was written down."""
    digest = checksum(make_workload(size=PINNED_SIZE).articles())
    if digest != PINNED:
        yield f"the generator makes other passages than before: their digest is {digest}"


def check_peer(
    peer: Peer,
    workload: Workload,
    articles: Sequence[Article],
    asks: Sequence[tuple[str, Ask]],
    expected: Sequence[Expected],
) -> Iterator[str]:
    """Build the peer's index in a folder that goes again, ask everything, and tell every difference."""
    passages = {passage.id: passage for article in articles for passage in article.passages}
    with TemporaryDirectory(prefix="ibid-bench-") as folder:
        began = time.perf_counter()
        peer.build(Path(folder), articles, workload.vocabulary)
        peer.settle()
        print(f"{peer.name}: built in {time.perf_counter() - began:.1f} s")
        peer.open(Path(folder))
        for (case, ask), right in zip(asks, expected, strict=True):
            try:
                answer = peer.search(peer.prepare(ask), ask, facets=True, snippets=False)
            except Unsupported:
                continue
            differences = list(_differences(answer, right))
            differences += [f"{i} is no answer" for i in answer.ids if not answers(ask, Reading(passages[i]))]
            if differences:
                yield f"{peer.name}, {case}, {ask.node}: {'; '.join(differences)}"
        peer.close()


def _differences(answer: Answer, right: Expected) -> Iterator[str]:
    if answer.total != right.total:
        yield f"{answer.total} passages, not {right.total}"
    for facet, counts in right.facets.items():
        # Decades, which we alone count, are left out, and so is a value that is listed only since it is chosen.
        counted = (answer.facets or {})[facet].items()
        listed = {value: count for value, count in counted if count and not value.endswith("X")}
        yield from (f"{facet} {v}: {n}, not {counts[v]}" for v, n in listed.items() if counts[v] != n)
        limit = YEARS_LISTED if facet == "year" else LISTED
        if sorted(listed.values(), reverse=True)[:limit] != _highest(counts, limit):
            yield f"{facet}: not the values of the highest counts"


def _highest(counts: Mapping[str, int], limit: int) -> list[int]:
    return [count for _, count in Counter(counts).most_common(limit)]


def _print_counts(cases: Sequence[Case], expected: Sequence[Expected]) -> None:
    at = 0
    for case in cases:
        totals = [found.total for found in expected[at : at + len(case.wordings)]]
        print(f"{case.name:>12}  {' '.join(f'{total:>6,}' for total in totals)}")
        at += len(case.wordings)


if __name__ == "__main__":
    main()

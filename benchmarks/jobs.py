"""Work that is measured in a process of its own: ``python -m benchmarks.jobs '{"job": …}'`` prints one line of JSON."""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.documents import build_documents
from benchmarks.peers import make_peer
from benchmarks.processes import cpu_seconds, disk_bytes, peak_mb
from benchmarks.workloads import make_workload
from indexer.model import Article


def build(kind: str, size: int, seed: int, peer: str, folder: str) -> dict[str, Any]:
    """Build an index of articles that lie ready in memory: the time is the peer's alone."""
    workload = make_workload(kind, size, seed)
    articles = list(workload.articles())
    vocabulary = workload.vocabulary
    gc.collect()
    gc.freeze()  # or the collector would walk through the waiting articles again and again
    maker = make_peer(peer)
    before, began = cpu_seconds(maker.pid), time.perf_counter()
    maker.build(Path(folder), _handed_over(articles), vocabulary)
    committed = time.perf_counter() - began
    maker.settle()
    settled = time.perf_counter() - began
    cpu = cpu_seconds(maker.pid) - before
    maker.close()
    return {"seconds": committed, "settled": settled, "cpu": cpu, "bytes": disk_bytes(Path(folder))}


def _handed_over(articles: list[Article]) -> Iterator[Article]:
    """The articles in order, each let go of when the peer has it."""
    articles.reverse()
    while articles:
        yield articles.pop()


def build_memory(kind: str, size: int, seed: int, peer: str, folder: str) -> dict[str, Any]:
    """The peak memory of a build from articles that are made one at a time; ``peer`` may be ``none``."""
    workload = make_workload(kind, size, seed)
    if peer == "none":
        for _ in workload.articles():
            pass
        return {"peak_mb": peak_mb()}
    maker = make_peer(peer)
    maker.build(Path(folder), workload.articles(), workload.vocabulary)
    maker.settle()
    peak = peak_mb(maker.pid)
    maker.close()
    return {"peak_mb": peak}


def documents(size: int, folder: str, jobs: int) -> dict[str, Any]:
    """Documents to committed: pasted text files in ``folder``, read, enriched and indexed as ``ibid index`` does."""
    return build_documents(Path(folder), size, jobs)


JOBS = {job.__name__: job for job in (build, build_memory, documents)}


def main() -> None:
    """Run the job that the first argument describes."""
    order = json.loads(sys.argv[1])
    print(json.dumps(JOBS[order.pop("job")](**order)))


if __name__ == "__main__":
    main()

"""``python -m benchmarks.bench``: builds what isn't built yet, measures ours and the peers', writes RESULTS.md.

Everything is measured in ratios from interleaved runs; what needs a process of its own gets one. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks import measures, report
from benchmarks.cache import Cache
from benchmarks.figures import Figures
from benchmarks.options import parser_for
from benchmarks.peers import NAMES, OURS, available
from benchmarks.peers.base import Peer
from benchmarks.processes import compile_ours
from benchmarks.searching import MODES, Clock, Times, check, mean_ratio, mean_time, run
from benchmarks.workloads import KINDS, Workload, key_of, make_workload


@dataclass(frozen=True, slots=True)
class Bench:
    """One run: on what, of whom, how often, and where indexes are kept."""

    workload: Workload
    peers: Mapping[str, Peer]
    cache: Cache
    repeat: int
    figures: Figures
    rebuild: bool = False
    clock: Clock = time.perf_counter


def search(bench: Bench) -> str:
    """Every query in every mode."""
    cases = bench.workload.cases
    expected = bench.cache.expected(bench.workload) if bench.workload.kind == "synthetic" else None
    for peer in bench.peers.values():
        peer.open(bench.cache.index(bench.workload, peer))
    checks = check(bench.peers, cases, expected)
    times = run(bench.peers, cases, bench.repeat, clock=bench.clock)
    _keep(bench, times)
    section = report.search_section(times, checks, bench.peers, [case.name for case in cases])
    if bench.clock is time.thread_time:
        section += (
            "\nTimes are processor time, since other programs were running: a wall clock would count theirs, too.\n"
        )
    return section + report.listed("\nWhy it is another picture than that of generated text:", bench.workload.remarks)


def growth(bench: Bench) -> str:
    """What was measured of all sizes so far."""
    return bench.figures.growth()


def _keep(bench: Bench, times: Times) -> None:
    """The raw times, for whoever wants to look closer, and the means."""
    names = [case.name for case in bench.workload.cases]
    for mode in MODES:
        for peer in bench.peers:
            mean = mean_time(times, mode.name, names, peer)
            bench.figures.note(f"search, {mode.name}, ms, {peer}", mean * 1000 if mean else None)
            if peer != OURS:
                bench.figures.note(f"search, {mode.name}, ours/{peer}", mean_ratio(times, mode.name, names, peer))
    rows = [{"mode": m, "case": c, "peer": p, "seconds": taken} for (m, c, p), taken in times.items()]
    file = bench.cache.folder / key_of(bench.workload) / "times.json"
    file.write_text(json.dumps(rows, indent=1), encoding="utf-8")


MEASURES: Final[dict[str, Callable[[Bench], str]]] = {
    "search": search,
    "build": measures.build,
    "documents": measures.documents,
    "add": measures.add,
    "disk": measures.disk,
    "memory": measures.memory,
    "start": measures.start,
    "growth": growth,
}
TITLES: Final = {
    "search": "Searches",
    "build": "Build",
    "documents": "Documents to committed",
    "add": "Adding an article of 50 passages",
    "disk": "Size on disk",
    "memory": "Memory",
    "start": "Process start to answer",
    "growth": "Growth",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the command line asks for."""
    options = _parser().parse_args(arguments)
    compile_ours()
    command = "python -m benchmarks.bench " + shlex.join(sys.argv[1:] if arguments is None else arguments)
    for name in options.only or MEASURES:
        # Made anew for each: a peer that has been closed is not opened again, and a process of its own has ended.
        peers, missing = available(tuple(options.peers.split(",")))
        for reason in missing.values():
            print(f"left out: {reason}", file=sys.stderr)
        workload = make_workload(options.workload, options.size, options.seed)
        cache = Cache(options.folder.resolve(), reuse=options.reuse)
        figures = Figures(cache.folder / "figures.json", workload.kind, workload.size)
        bench = Bench(workload, peers, cache, options.repeat, figures, options.rebuild,
                      time.thread_time if options.cpu else time.perf_counter)  # fmt: skip
        size = "with the number of passages" if name == "growth" else f"{options.size:,} passages"
        title = f"{TITLES[name]}: {size}" + (", sample corpus" if workload.kind == "sample" else "")
        try:
            report.publish(title, MEASURES[name](bench), command.strip(), peers, options.results)
        finally:
            for peer in peers.values():
                peer.close()


def _parser() -> argparse.ArgumentParser:
    parser = parser_for("bench", __doc__)
    parser.add_argument("--workload", choices=KINDS, default="synthetic", help="what the passages are made of")
    parser.add_argument("--peers", default=",".join(NAMES), help="parted by commas (default: all that are installed)")
    parser.add_argument("--repeat", type=int, default=8, help="rounds (default: %(default)s)")
    parser.add_argument("--only", action="append", choices=MEASURES, help="may be repeated (default: everything)")
    parser.add_argument("--rebuild", action="store_true", help="with build: measure builds anew")
    parser.add_argument("--cpu", action="store_true", help="with search: processor time, where other programs run")
    return parser


if __name__ == "__main__":
    main()

"""What is measured besides searches: builds, additions, disk, memory, process start. Each gives a table."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any, Protocol

from benchmarks import first
from benchmarks.cache import Cache, arguments
from benchmarks.documents import write_documents
from benchmarks.figures import Figures
from benchmarks.peers import OURS
from benchmarks.peers.base import Peer
from benchmarks.processes import MB, ROOT, run_job, run_module
from benchmarks.queries import Ask, Everything
from benchmarks.report import number, table
from benchmarks.workloads import Workload
from indexer import settings

SLOW_ADDITIONS = 3
ADDITIONS = 10
STARTS = 7


class Bench(Protocol):
    """One run (see ``bench.Bench``)."""

    @property
    def workload(self) -> Workload: ...
    @property
    def peers(self) -> Mapping[str, Peer]: ...
    @property
    def cache(self) -> Cache: ...
    @property
    def rebuild(self) -> bool: ...
    @property
    def figures(self) -> Figures: ...


def _against(figures: Mapping[str, float], name: str) -> str:
    """Our figure divided by a peer's."""
    return number(figures[OURS] / figures[name]) if OURS in figures and figures[name] else "–"


def build(bench: Bench) -> str:
    """Split passages to committed, from articles that lie ready in memory."""
    figures = {}
    for name, peer in bench.peers.items():
        figures[name] = (
            bench.cache.build(bench.workload, peer) if bench.rebuild else bench.cache.figures(bench.workload, peer)
        )
    seconds = {name: found["seconds"] for name, found in figures.items()}
    for name, found in figures.items():
        bench.figures.note(f"build, passages/s, {name}", bench.workload.size / found["seconds"])
        bench.figures.note(f"build, CPU s, {name}", found["cpu"])
    rows = [
        [name, number(f["seconds"]), f"{bench.workload.size / f['seconds']:,.0f}", number(f["settled"]),
         number(f["cpu"]), _against(seconds, name)]
        for name, f in figures.items()
    ]  # fmt: skip
    header = ["peer", "s to committed", "passages/s", "s until merges end", "CPU s", "ours/peer"]
    note = "The articles lie ready in memory; each build in a process of its own, one after the other."
    return f"{table(header, rows)}\n\n{note}\n"


def documents(bench: Bench) -> str:
    """Pasted text files to committed, ours alone: reading, enrichment and all."""
    counts = dict.fromkeys((settings.jobs(), 1))
    found = {}
    with bench.cache.scratch() as folder:
        written = write_documents(bench.workload, folder)
        for jobs in counts:
            found[jobs] = run_job("documents", size=bench.workload.size, folder=str(folder), jobs=jobs)
            shutil.rmtree(folder / "library")
    for jobs, one in found.items():
        name = f"documents to committed{'' if jobs == settings.jobs() else ', in one process'}"
        bench.figures.note(f"{name}, passages/s", one["passages"] / one["seconds"])
        bench.figures.note(f"{name}, peak MB", one["peak_mb"])
    lines: list[tuple[str, Callable[[dict[str, Any]], str]]] = [
        ("passages read (generated)", lambda one: f"{one['passages']:,} ({one['generated']:,})"),
        ("documents that failed", lambda one: str(one["failed"])),
        ("seconds", lambda one: number(one["seconds"])),
        ("passages/s", lambda one: f"{one['passages'] / one['seconds']:,.0f}"),
        ("CPU seconds", lambda one: number(one["cpu"])),
        ("peak memory", lambda one: number(one["peak_mb"], " MB")),
        ("peak memory of the largest worker", lambda one: number(one["worker_peak_mb"], " MB")),
        ("library on disk", lambda one: number(one["bytes"] / MB, " MB")),
    ]
    rows = [[name, *(told(one) for one in found.values())] for name, told in lines]
    header = [
        "documents to committed",
        *(f"{OURS}, {jobs} reading" if jobs > 1 else f"{OURS}, one process" for jobs in found),
    ]
    return f"{table(header, rows)}\n\n{written / MB:,.0f} MB of pasted text.\n"


def add(bench: Bench) -> str:
    """An article of 50 passages until it is durable and the next search finds it, on copies of the indexes."""
    everything = Ask(Everything())
    seconds: dict[str, list[float]] = {name: [] for name in bench.peers}
    with ExitStack() as stack:
        for peer in bench.peers.values():
            peer.open(stack.enter_context(bench.cache.copy(bench.workload, peer)), writing=True)
            stack.callback(peer.close)
        for turn in range(ADDITIONS):
            article = bench.workload.added(turn)
            for name, peer in bench.peers.items():
                if peer.slow and turn >= SLOW_ADDITIONS:
                    continue
                began = time.perf_counter()
                peer.add(article)
                seconds[name].append(time.perf_counter() - began)
                total = peer.search(peer.prepare(everything), everything, facets=False, snippets=False).total
                wanted = bench.workload.size + (turn + 1) * len(article.passages)
                if total != wanted:
                    message = f"{name} finds {total} passages after adding, not {wanted}"
                    raise AssertionError(message)
    medians = {name: median(taken) * 1000 for name, taken in seconds.items()}
    for name, taken in medians.items():
        bench.figures.note(f"add 50 passages, ms, {name}", taken)
    rows = [
        [name, number(medians[name]), number(max(taken) * 1000), _against(medians, name)]
        for name, taken in seconds.items()
    ]
    return table(["peer", "median ms", "slowest ms", "ours/peer"], rows) + "\n"


def disk(bench: Bench) -> str:
    """All files of the built indexes, stored texts included."""
    figures = {}
    for name, peer in bench.peers.items():
        figures[name] = bench.cache.figures(bench.workload, peer)["bytes"] / MB
        bench.figures.note(f"disk, MB, {name}", figures[name])
    text = sum(len(p.text.encode()) for article in bench.workload.articles() for p in article.passages) / MB
    rows = [[name, number(size), number(size / text), _against(figures, name)] for name, size in figures.items()]
    return table(["peer", "MB", "times the text", "ours/peer"], rows) + f"\n\nThe text alone is {text:,.0f} MB.\n"


def memory(bench: Bench) -> str:
    """Peak memory of builds fed one article at a time, and of processes that answered every question."""
    given = arguments(bench.workload)
    base = run_job("build_memory", **given, peer="none", folder="")["peak_mb"]
    rows = []
    for name, peer in bench.peers.items():
        index = bench.cache.index(bench.workload, peer)
        with bench.cache.scratch() as folder:
            built = run_job("build_memory", **given, peer=name, folder=str(folder))["peak_mb"]
        asks = first.orders(peer, bench.workload.cases, rounds=1 if peer.slow else 3)
        order = {"peer": name, "folder": str(index), "asks": asks, "memory": True}
        served = run_module("benchmarks.first", order)
        bench.figures.note(f"memory, peak of build, MB, {name}", built)
        bench.figures.note(f"memory, peak of serving, MB, {name}", served["peak_mb"])
        rows.append([name, *map(number, (built, served["peak_mb"], served["own_mb"], served["mapped_mb"]))])
    header = ["peer", "build, peak MB", "serving, peak MB", "then of its own", "then of mapped files"]
    note = f"The generator alone takes {base:,.0f} MB of a build's; Xapian, in a process of its own, is without it."
    return f"{table(header, rows)}\n\n{note}\n"


def start(bench: Bench) -> str:
    """A new process until it has printed the first answer; the files are in the page cache."""
    ask = bench.workload.cases[0].wording(0)
    commands = {}
    for name, peer in bench.peers.items():
        index = str(bench.cache.index(bench.workload, peer))
        order = {"peer": name, "folder": index, "asks": first.orders(peer, bench.workload.cases[:1], rounds=1)}
        commands[name] = (
            [*ibid_command(), "search", peer.prepare(ask), "--library", index, "--size", "10"]
            if name == OURS
            else [sys.executable, "-m", "benchmarks.first", json.dumps(order)]
        )
    commands["bare Python"] = [sys.executable, "-c", "pass"]
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(STARTS):
        for name, command in commands.items():
            began = time.perf_counter()
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - ourselves
            seconds[name].append(time.perf_counter() - began)
    medians = {name: median(taken) * 1000 for name, taken in seconds.items()}
    for name, taken in medians.items():
        bench.figures.note(f"process start to answer, ms, {name}", taken)
    rows = [[name, number(medians[name]), number(min(taken) * 1000)] for name, taken in seconds.items()]
    note = (
        "Ours is `ibid search`, its modules compiled as by an installation; peers answer the same with facets and"
        " snippets, and Xapian starts two processes."
    )
    return f"{table(['peer', 'median ms', 'fastest ms'], rows)}\n\n{note}\n"


def ibid_command() -> list[str]:
    """The installed command, else the same by its function."""
    script = Path(sys.executable).with_name("ibid")
    return [str(script)] if script.exists() else [sys.executable, "-c", "from indexer.cli import main; main()"]

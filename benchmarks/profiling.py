"""Where the time of a request goes: the WSGI application called in this process, under the profiler."""

from __future__ import annotations

import cProfile
import pstats
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.processes import ROOT
from benchmarks.report import number, table
from webapp import create_app

SHOWN: Final = 14
_PACKAGES = ("indexer", "webapp")


def profiled(library: Path, paths: Sequence[str]) -> str:
    """The share of each module in the time of answering every path once, warm, and the functions that take most."""
    client = create_app({"LIBRARY": str(library)}).test_client()
    for path in paths:
        client.get(path)
    seconds = []
    for path in paths:
        began = time.perf_counter()
        client.get(path)
        seconds.append(time.perf_counter() - began)
    profiler = cProfile.Profile()
    profiler.enable()
    for path in paths:
        client.get(path)
    profiler.disable()
    shares = _by_module(profiler)
    total = sum(shares.values())
    rows = [[name, f"{100 * spent / total:.0f} %"] for name, spent in shares.most_common(SHOWN)]
    note = (
        f"In-process and without the profiler a request takes {number(median(seconds) * 1000)} ms (median), "
        f"{number(sum(seconds) / len(seconds) * 1000)} ms on average."
    )
    return f"{table(['module', 'own time'], rows)}\n\n{note}\n"


def _by_module(profiler: cProfile.Profile) -> Counter[str]:
    """Own time by module of ours and by package of others; what a function written in C takes is its callers'."""
    spent: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, callers) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        if file != "~":
            spent[_module(file)] += own
            continue
        for (caller, _, _), (_, _, part, _) in callers.items():
            spent[_module(caller)] += part
    return spent


def _module(file: str) -> str:
    if file == "~":
        return "built in"
    path = Path(file)
    if path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in _PACKAGES:
        return str(path.relative_to(ROOT).with_suffix("")).replace("/", ".")
    parts = path.parts
    return parts[parts.index("site-packages") + 1] if "site-packages" in parts else f"Python: {path.stem}"

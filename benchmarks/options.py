"""The options that every benchmark of a large library takes: how large, from which seed, kept and written where."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from benchmarks import report
from benchmarks.generator import SEED
from benchmarks.processes import ROOT

DEFAULT_FOLDER: Final = Path("var") / "bench"


def parser_for(name: str, about: str | None) -> argparse.ArgumentParser:
    """A parser for ``python -m benchmarks.NAME`` with ``size``, ``seed``, ``folder``, ``reuse`` and ``results``.

    ``results`` is None where nothing shall be written.
    """
    made = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}", description=about)
    made.add_argument("--size", type=int, default=200_000, help="passages (default: %(default)s)")
    made.add_argument("--seed", type=int, default=SEED)
    made.add_argument("--folder", type=Path, default=ROOT / DEFAULT_FOLDER, help="where indexes are kept")
    made.add_argument("--reuse", action="store_true", help="take our index even if other sources built it")
    made.add_argument("--results", type=Path, default=report.RESULTS, help="the file to write sections to")
    made.add_argument("--print-only", dest="results", action="store_const", const=None, help="write no file")
    return made

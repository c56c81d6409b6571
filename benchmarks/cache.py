"""Where built indexes and expected counts are kept between runs: below ``var/bench`` unless told otherwise."""

from __future__ import annotations

import hashlib
import inspect
import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.naive import totals
from benchmarks.peers import OURS
from benchmarks.peers.base import Peer
from benchmarks.processes import ROOT, run_job
from benchmarks.workloads import Workload, key_of


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of indexes, one a workload, peer and version; ``reuse`` takes ours whatever code built it."""

    folder: Path
    reuse: bool = False

    def index(self, workload: Workload, peer: Peer) -> Path:
        """The peer's index, built now if it isn't there."""
        folder = self.place(workload, peer)
        if not (folder / "built.json").exists():
            self.build(workload, peer)
        return folder / "index"

    def figures(self, workload: Workload, peer: Peer) -> dict[str, Any]:
        """What building the index took; see ``jobs.build``."""
        self.index(workload, peer)
        figures: dict[str, Any] = json.loads((self.place(workload, peer) / "built.json").read_text(encoding="utf-8"))
        return figures

    def build(self, workload: Workload, peer: Peer) -> dict[str, Any]:
        """Build the index anew, in a process of its own."""
        folder = self.place(workload, peer)
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "index").mkdir(parents=True)
        figures = run_job("build", **arguments(workload), peer=peer.name, folder=str(folder / "index"))
        # Written last: a build that was interrupted leaves a folder that is built again.
        (folder / "built.json").write_text(json.dumps(figures), encoding="utf-8")
        return figures

    def place(self, workload: Workload, peer: Peer) -> Path:
        """Its folder, by whatever might make the peer build another index."""
        module = Path(inspect.getfile(type(peer)))
        sources = [module] if peer.name != OURS else [] if self.reuse else (ROOT / "indexer").rglob("*.py")
        return self.folder / key_of(workload) / f"{peer.name}-{peer.version}-{digest_of(sources)}"

    @contextmanager
    def copy(self, workload: Workload, peer: Peer) -> Iterator[Path]:
        """A copy of the peer's index that may be changed; it goes afterwards."""
        index = self.index(workload, peer)
        with TemporaryDirectory(dir=self.folder, prefix="copy-") as folder:
            yield shutil.copytree(index, Path(folder) / "index")

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """An empty folder on the same disk; it goes afterwards."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=self.folder, prefix="scratch-") as folder:
            yield Path(folder)

    def expected(self, workload: Workload) -> dict[str, list[int]]:
        """How many passages each wording of each case has to find; see ``naive.totals``."""
        asked = hashlib.sha256(repr(workload.cases).encode()).hexdigest()[:12]
        file = self.folder / key_of(workload) / f"expected-{asked}.json"
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(totals(workload.cases, workload.articles())), encoding="utf-8")
        counts: dict[str, list[int]] = json.loads(file.read_text(encoding="utf-8"))
        return counts


def arguments(workload: Workload) -> dict[str, Any]:
    """How a job in another process makes the same workload."""
    return {"kind": workload.kind, "size": workload.size, "seed": workload.seed}


def digest_of(files: Iterable[Path]) -> str:
    """A short digest of the contents of some files."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]

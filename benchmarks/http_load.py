"""``python -m benchmarks.http_load``: requests a second and latencies over HTTP, and where the time of a request goes.

Servers listen on a free port of the loopback, one at a time, and are ended when they have been measured: waitress as
``ibid serve`` runs it, and gunicorn with two worker processes (threads in each, for its plain workers close every
connection). Clients are a process of their own (``http_client``) on the same machine: they take processor time from the
server, so a figure is what one machine does with both.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final
from urllib.parse import urlencode

from benchmarks import profiling, report
from benchmarks.cache import Cache
from benchmarks.measures import ibid_command
from benchmarks.options import parser_for
from benchmarks.peers import OURS, make_peer
from benchmarks.processes import ROOT, peak_mb, run_module
from benchmarks.queries import Ask
from benchmarks.report import number, table
from benchmarks.workloads import Workload, make_workload

CLIENTS: Final = (1, 8, 64)
WARMING_SECONDS: Final = 2.0
START_SECONDS: Final = 30
STOP_SECONDS: Final = 15
_PORT = re.compile(r"http://127\.0\.0\.1:(\d+)")
ENDPOINTS: Final = {"JSON": "/api/v1/search", "HTML": "/"}


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: its process and its port."""

    process: int
    port: int

    def peaks(self) -> list[float]:
        """The peak memory of its processes, in MB."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children")
        pids = [self.process, *map(int, children.read_text(encoding="ascii").split())]
        return [peak_mb(pid) for pid in pids]


def commands(library: Path) -> dict[str, list[str]]:
    """How each server that is installed is started."""
    found = {"waitress": [*ibid_command(), "serve", "--library", str(library), "--port", "0"]}
    if find_spec("gunicorn") is not None:
        options = ["--workers", "2", "--worker-class", "gthread", "--threads", "4", "--bind", "127.0.0.1:0"]
        found["gunicorn"] = [sys.executable, "-m", "gunicorn", *options, "webapp:create_app()"]
    return found


@contextmanager
def serving(command: Sequence[str], library: Path) -> Iterator[Server]:
    """A server until the block ends."""
    environment = {**os.environ, "IBID_LIBRARY": str(library), "PYTHONUNBUFFERED": "1"}
    # What it says goes to a file: a pipe that nobody reads would fill up and stop a server that warns of a long queue.
    with (
        NamedTemporaryFile(mode="r", encoding="utf-8") as said,
        Path(said.name).open("w", encoding="utf-8") as saying,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=saying, stderr=saying) as process,  # noqa: S603
    ):
        try:
            yield Server(process.pid, _port(Path(said.name), process))
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=STOP_SECONDS)
            process.kill()


def _port(said: Path, process: subprocess.Popen[bytes]) -> int:
    """The port that a server says it listens on."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        if match := _PORT.search(said.read_text(encoding="utf-8")):
            return int(match[1])
        time.sleep(0.05)
    message = f"the server did not say where it listens: {said.read_text(encoding='utf-8')[-500:]}"
    raise RuntimeError(message)


def paths(workload: Workload, endpoint: str) -> list[str]:
    """The addresses of all questions in all wordings."""
    peer = make_peer(OURS)
    asks = [ask for case in workload.cases for ask in case.wordings]
    return [f"{endpoint}?{urlencode(_parameters(peer.prepare(ask), ask), doseq=True)}" for ask in asks]


def _parameters(text: str, ask: Ask) -> Mapping[str, str | list[str]]:
    return {
        **({"q": text} if text else {}),
        **({"actor": ask.actor} if ask.actor else {}),
        "year": [f"{decade // 10}X" for decade in ask.decades],
        "size": "10",
    }


def measure(library: Path, workload: Workload, seconds: float, clients: Sequence[int] = CLIENTS) -> str:
    """The table of all servers, formats and numbers of clients."""
    rows, notes = [], []
    for name, command in commands(library).items():
        with serving(command, library) as server:
            for kind, endpoint in ENDPOINTS.items():
                order = {"port": server.port, "paths": paths(workload, endpoint)}
                run_module("benchmarks.http_client", {**order, "clients": 2, "seconds": WARMING_SECONDS})
                for count in clients:
                    found = run_module("benchmarks.http_client", {**order, "clients": count, "seconds": seconds})
                    rows.append(_row(f"{name}, {kind}", count, found))
            notes.append(f"{name}: peak memory of its processes {', '.join(map(number, server.peaks()))} MB")
    header = ["server, format", "clients", "requests/s", "p50 ms", "p99 ms", "failed", "kB an answer"]
    return f"{table(header, rows)}\n\n{report.listed('Servers:', notes)}"


def _row(label: str, clients: int, found: Mapping[str, float]) -> list[str]:
    times = [number(found["p50"] * 1000), number(found["p99"] * 1000)]
    return [label, str(clients), number(found["per_second"]), *times, f"{found['failures']:.0f}",
            number(found["mean_bytes"] / 1000)]  # fmt: skip


def main() -> None:
    """Measure what the command line asks for."""
    parser = parser_for("http_load", __doc__)
    parser.add_argument("--seconds", type=float, default=10.0, help="for each figure (default: %(default)s)")
    options = parser.parse_args()
    workload, peer = make_workload(size=options.size, seed=options.seed), make_peer(OURS)
    library = Cache(options.folder.resolve(), reuse=options.reuse).index(workload, peer)
    body = measure(library, workload, options.seconds)
    for kind, endpoint in ENDPOINTS.items():
        body += f"\n**Where the time goes, {kind}**\n\n{profiling.profiled(library, paths(workload, endpoint))}\n"
    command = f"python -m benchmarks.http_load --size {options.size} --seconds {options.seconds:g}"
    report.publish(f"Over HTTP: {options.size:,} passages", body, command, {OURS: peer}, options.results)


if __name__ == "__main__":
    main()

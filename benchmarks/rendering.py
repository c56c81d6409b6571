"""``python -m benchmarks.rendering``: what a page costs the server beyond the search itself.

The WSGI application is called in this process, one request at a time, for every question in every wording; from the
processor time of each request that of the engine's answers is taken away (the search, and reading the notes and claims
beside its hits), and what is left is the page's: parsing the address, choosing what shows, links, template, headers.
Processor time, so that other programs on the machine count for little; the least of some runs of each page, since
what is added by them and by the collector of garbage is no property of the page, and the median of all pages.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, Final

from werkzeug.test import EnvironBuilder

from benchmarks import report
from benchmarks.cache import Cache
from benchmarks.http_load import paths
from benchmarks.options import parser_for
from benchmarks.peers import OURS, make_peer
from benchmarks.report import number, table
from benchmarks.workloads import make_workload
from webapp import create_app, state

ENGINE: Final = ("search", "grouped", "facet", "passages", "find", "info")
"""What a page asks of the engine."""
PAGES: Final = {
    "results, by passage": "/?{}",
    "results, by article": "/?{}&view=articles",
    "all values of a facet": "/facets/actor?{}",
}


class Spent:
    """The processor time that an engine took since the last request began."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def timed(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """``call``, counted."""

        def counted(*args: object, **named: object) -> object:
            began = time.thread_time()
            try:
                return call(*args, **named)
            finally:
                self.seconds += time.thread_time() - began

        return counted


@contextmanager
def counting(engine: object) -> Iterator[Spent]:
    """Count what ``engine`` takes until the block ends."""
    spent, kind = Spent(), type(engine)
    before = {name: getattr(kind, name) for name in ENGINE}
    try:
        for name, call in before.items():
            setattr(kind, name, spent.timed(call))
        yield spent
    finally:
        for name, call in before.items():
            setattr(kind, name, call)


def measure(library: Path, questions: Sequence[str], runs: int) -> str:
    """The table of all sorts of pages; ``questions`` are query strings that ask for twenty hits."""
    app = create_app({"LIBRARY": str(library)})
    app.test_client().get("/")
    with app.app_context():
        engine = state.engine()
    rows = []
    with counting(engine) as spent:
        for name, shape in PAGES.items():
            asked = [shape.format(question) for question in questions]
            figures = [min(_request(app, path, spent) for _ in range(runs)) for path in asked]
            beyond = sorted(page for page, _, _ in figures)
            rows.append([
                name, number(median(beyond) * 1000), number(beyond[len(beyond) * 9 // 10] * 1000),
                number(median(search for _, search, _ in figures) * 1000),
                number(median(size for _, _, size in figures) / 1000),
            ])  # fmt: skip
    header = ["page", "beyond the search, ms", "of the slowest tenth", "the search, ms", "kB"]
    return table(header, rows)


def _request(app: Any, path: str, spent: Spent) -> tuple[float, float, int]:
    """Processor seconds of a page without and of the engine, and its bytes."""
    where, _, query = path.partition("?")
    environ = EnvironBuilder(path=where, query_string=query).get_environ()
    spent.seconds, began = 0.0, time.thread_time()
    size = sum(map(len, app.wsgi_app(environ, lambda *_: None)))
    return time.thread_time() - began - spent.seconds, spent.seconds, size


def main() -> None:
    """Measure what the command line asks for."""
    parser = parser_for("rendering", __doc__)
    parser.add_argument("--runs", type=int, default=15, help="of each page (default: %(default)s)")
    options = parser.parse_args()
    workload, peer = make_workload(size=options.size, seed=options.seed), make_peer(OURS)
    library = Cache(options.folder.resolve(), reuse=options.reuse).index(workload, peer)
    questions = [path.partition("?")[2].replace("size=10", "size=20") for path in paths(workload, "/")]
    body = measure(library, questions, options.runs)
    command = f"python -m benchmarks.rendering --size {options.size} --runs {options.runs}"
    report.publish(f"Pages beyond the search: {options.size:,} passages", body, command, {OURS: peer}, options.results)


if __name__ == "__main__":
    main()

"""Counters of one process in the Prometheus text format 0.0.4, without a library for it."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from indexer import LibraryInfo

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})

_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


class Metrics:
    """What this process has served since it started. Safe to call from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._buckets = [0] * (len(SECONDS) + 1)
        self._seconds = 0.0

    def count_request(self, route: str, method: str, status: int) -> None:
        """Count one answered request; ``route`` is a URL rule, never a URL, so that the series stay few."""
        with self._lock:
            self._requests[route, method if method in METHODS else "OTHER", status] += 1

    def time_search(self, seconds: float) -> None:
        """Record how long one search took in the engine."""
        with self._lock:
            self._buckets[bisect_left(SECONDS, seconds)] += 1
            self._seconds += seconds

    def render(self, library: LibraryInfo | None) -> str:
        """All metrics as text; ``library`` is None while none can be read."""
        with self._lock:
            requests, buckets, seconds = dict(self._requests), list(self._buckets), self._seconds
        lines = [*_requests(requests), *_searches(buckets, seconds), *_library(library)]
        return "\n".join(lines) + "\n"


def _requests(requests: Mapping[tuple[str, str, int], int]) -> Iterator[str]:
    yield from _head("ibid_http_requests_total", "counter", "Requests answered, by URL rule, method and status.")
    for (route, method, status), count in sorted(requests.items()):
        labels = _labels(("route", route), ("method", method), ("status", str(status)))
        yield f"ibid_http_requests_total{labels} {count}"


def _searches(buckets: Iterable[int], seconds: float) -> Iterator[str]:
    name = "ibid_search_seconds"
    yield from _head(name, "histogram", "Time that searches took in the engine, in seconds.")
    total = 0
    for bound, count in zip((*map(str, SECONDS), "+Inf"), buckets, strict=True):
        total += count
        yield f"{name}_bucket{_labels(('le', bound))} {total}"
    yield f"{name}_sum {seconds:.6f}"
    yield f"{name}_count {total}"


def _library(library: LibraryInfo | None) -> Iterator[str]:
    yield from _head("ibid_library_up", "gauge", "Whether a library can be read: 1 or 0.")
    yield f"ibid_library_up {int(library is not None)}"
    if library is None:
        return
    yield from _head("ibid_library_passages", "gauge", "Passages in the generation that answers now.")
    yield f"ibid_library_passages {library.passages}"
    yield from _head("ibid_library_articles", "gauge", "Articles in the generation that answers now.")
    yield f"ibid_library_articles {library.articles}"
    yield from _head("ibid_library_info", "gauge", "The generation that answers now, as a label; always 1.")
    yield f"ibid_library_info{_labels(('generation', library.generation))} 1"


def _head(name: str, kind: str, text: str) -> tuple[str, str]:
    return f"# HELP {name} {text}", f"# TYPE {name} {kind}"


def _labels(*pairs: tuple[str, str]) -> str:
    return "{" + ",".join(f'{name}="{value.translate(_ESCAPES)}"' for name, value in pairs) + "}"

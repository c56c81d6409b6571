"""Xapian in a process of its own, run by whichever Python has its module (see ``xapian_worker``).

It is looked for in the running interpreter, then in the one that ``IBID_BENCH_XAPIAN_PYTHON`` names, then in the
system's (Debian: ``apt install python3-xapian``).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from benchmarks.peers.base import TOP, Answer, Unavailable, Unsupported
from benchmarks.queries import Ask, Everything, Plain, spell

if TYPE_CHECKING:
    from indexer.model import Article, Passage, Vocabulary

VARIABLE: Final = "IBID_BENCH_XAPIAN_PYTHON"
SYSTEM_PYTHON: Final = "/usr/bin/python3"
_WORKER = Path(__file__).with_name("xapian_worker.py")
_BATCH = 200  # articles a line: a line is read whole
_DATABASE = "db"


class _Dialect(Plain):
    def fuzzy(self, text: str) -> str:
        message = "Xapian 1.4 has no fuzzy words"
        raise Unsupported(message)

    def everything(self) -> str:
        return ""


class Xapian:
    """See ``base.Peer``."""

    name = "xapian"
    slow = False
    remarks = (
        "in a process of its own; its times are its own, without the way there and back",
        "has no accent folding: it is given folded text; one field of stems; no title, section or author fields",
        "no fuzzy words; single years are counted, decades not; a slot a value of a facet, counted by match spies",
    )
    differs: Mapping[str, str] = MappingProxyType({})

    def __init__(self) -> None:
        python = _interpreter()
        if python is None:
            message = f"no Python with Xapian's module (apt install python3-xapian, or name one in ${VARIABLE})"
            raise Unavailable(message)
        self._worker = subprocess.Popen(  # noqa: S603 - our own script, by an interpreter of the operator's choice
            [python, str(_WORKER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self.version = str(self._answer()["version"])

    @property
    def pid(self) -> int:
        """The process that does the work."""
        return self._worker.pid

    def _ask(self, op: str, **arguments: Any) -> Any:
        assert self._worker.stdin is not None  # noqa: S101 - opened as a pipe
        self._worker.stdin.write(json.dumps({"op": op, **arguments}) + "\n")
        self._worker.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._worker.stdout is not None  # noqa: S101 - opened as a pipe
        line = self._worker.stdout.readline()
        if not line:
            message = "the process with Xapian has ended"
            raise RuntimeError(message)
        return json.loads(line)

    # --- writing ---

    def build(self, folder: Path, articles: Iterable[Article], vocabulary: Vocabulary) -> None:
        self._ask("create", path=str(folder / _DATABASE))
        for passages in _batches(articles):
            self._ask("put", passages=passages)
        self._ask("commit")

    def settle(self) -> None:
        self._ask("release")

    def add(self, article: Article) -> None:
        for passages in _batches([article]):
            self._ask("put", passages=passages)
        self._ask("commit")

    # --- reading ---

    def open(self, folder: Path, *, writing: bool = False) -> None:
        self._ask("open", path=str(folder / _DATABASE), writing=writing)

    def prepare(self, ask: Ask) -> str:
        return "" if isinstance(ask.node, Everything) else spell(ask.node, _Dialect())

    def search(self, text: str, ask: Ask, *, facets: bool, snippets: bool) -> Answer:
        found = self._ask(
            "search", text=text, actor=ask.actor, decades=list(ask.decades), top=TOP, facets=facets, snippets=snippets
        )
        marked = found["snippets"]
        return Answer(
            found["total"], tuple(found["ids"]), found["facets"], None if marked is None else tuple(marked),
            found["seconds"],
        )  # fmt: skip

    def forget(self) -> None:
        """Xapian keeps nothing by query."""

    def close(self) -> None:
        if self._worker.poll() is None:
            assert self._worker.stdin is not None  # noqa: S101 - opened as a pipe
            self._worker.stdin.close()  # it ends with its input
            self._worker.wait(timeout=60)


@lru_cache(maxsize=1)
def _interpreter() -> str | None:
    """A Python that can import Xapian."""
    for python in (sys.executable, os.environ.get(VARIABLE, ""), SYSTEM_PYTHON):
        if python and Path(python).exists():
            tried = subprocess.run([python, "-c", "import xapian"], check=False, capture_output=True)  # noqa: S603
            if tried.returncode == 0:
                return python
    return None


def _batches(articles: Iterable[Article]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for number, article in enumerate(articles, start=1):
        batch += map(_document, article.passages)
        if number % _BATCH == 0:
            yield batch
            batch = []
    yield batch


def _document(passage: Passage) -> dict[str, Any]:
    return {
        "id": passage.id,
        "text": passage.text,
        "folded": _folded(passage.text),
        "year": [str(year) for year in passage.years],
        "decade": [int(decade[:3]) * 10 for decade in passage.decades],
        "actor": [actor.id for actor in passage.actors],
        "outlet": [outlet.id for outlet in passage.outlets],
    }


def _folded(text: str) -> str:
    """A text without accents; Hangul composed again."""
    bare = (char for char in unicodedata.normalize("NFD", text) if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", "".join(bare))

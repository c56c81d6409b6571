"""A PDF → its pages as runs of characters with places and sizes, read in a process that may not outgrow its bounds."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from indexer.errors import DocumentError
from indexer.reading.emphasis import Spans, aligned
from indexer.reading.encoding import visible

MAX_PAGES = 1_000
MAX_CHARACTERS = 4_000_000  # a thousand full pages
# Measured in CPU time: an article of two pages took 0.1 s, most of it the start, a manual of 36 pages 0.44 s; 24 MB.
MAX_MEMORY = 1024**3
MAX_SECONDS = 60

_WORKER = Path(__file__).with_name("pdf_worker.py")
_TOO_BIG = "print it to a new PDF of fewer pages, or save its text"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one size on one baseline: ``y`` is the baseline from the top of the page, in points.

    ``italics`` are the stretches of the text that are set in them.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    italics: Spans = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its runs in the order of the file, which need not be that of reading."""

    width: float
    height: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """What a PDF holds: its pages, and what its information dictionary says."""

    pages: tuple[Page, ...]
    info: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def read_pages(data: bytes) -> Pages:
    """The pages of a PDF. Raises DocumentError for what is encrypted, broken, too long, or takes too much to read."""
    first, *rest = _answers(data)
    if (error := first.get("error")) == "password":
        raise DocumentError("it is encrypted and opens only with a password", cure="save a copy without a password")
    if error:
        raise DocumentError("it is not a whole PDF: it can't be opened", cure="get it again, or print it to a new PDF")
    count = int(first["pages"])
    if count > MAX_PAGES:
        raise DocumentError(f"it has {count:,} pages; the limit is {MAX_PAGES:,}", cure="split it into its articles")
    if len(rest) < count:
        raise DocumentError(f"it has more than {MAX_CHARACTERS:,} characters", cure=_TOO_BIG)
    broken = [str(number) for number, answer in enumerate(rest, start=1) if "error" in answer]
    problems = (f"pages that can't be read: {', '.join(broken[:20])}",) if broken else ()
    return Pages(tuple(map(_page, rest)), {key: visible(value) for key, value in first["info"].items()}, problems)


def _page(answer: Mapping[str, Any]) -> Page:
    return Page(answer["width"], answer["height"], tuple(map(_run, answer["runs"])))


def _run(answer: Sequence[Any]) -> Run:
    text, x0, x1, y, size, bold, turns = answer
    shown = visible_run(text)
    bounds = [*turns, len(text)] if len(turns) % 2 else turns
    italics = tuple(zip(bounds[::2], bounds[1::2], strict=True))
    return Run(shown, x0, x1, y, size, bold, aligned(text, shown, italics))


def visible_run(text: str) -> str:
    """The text without invisible characters but the soft hyphen, by which a line break in a word is known."""
    return "\u00ad".join(visible(part) for part in text.split("\u00ad"))


def _answers(data: bytes) -> list[dict[str, Any]]:
    if find_spec("pypdfium2") is None:
        raise DocumentError("reading PDF needs the package pypdfium2", cure="pip install pypdfium2")
    limits = [str(limit) for limit in (MAX_PAGES, MAX_CHARACTERS, MAX_MEMORY, MAX_SECONDS)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and the document only on its standard input
            [sys.executable, "-I", str(_WORKER), *limits],
            input=data,
            capture_output=True,
            timeout=2 * MAX_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentError(f"it took more than {2 * MAX_SECONDS} seconds to read", cure=_TOO_BIG) from error
    answers = list(_parsed(done.stdout))
    if done.returncode or not answers:
        raise DocumentError("reading it takes more time or memory than a document may, or fails", cure=_TOO_BIG)
    return answers


def _parsed(output: bytes) -> Iterator[dict[str, Any]]:
    for line in output.splitlines():
        yield json.loads(line)

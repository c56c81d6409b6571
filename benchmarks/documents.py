"""Generated articles as the text files that a librarian pastes, and the build that reads them."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.authorities import as_csv
from benchmarks.processes import cpu_seconds, disk_bytes, own_peak_mb
from benchmarks.workloads import Workload
from indexer import Article, Kind, Passage, open_library
from indexer.build import Options, build
from indexer.report import Status
from indexer.workers import Workers

FOLDERS: Final = 100  # articles a folder, as a keeper of many would part them


def write_documents(workload: Workload, folder: Path) -> int:
    """Write every article of ``workload`` below ``folder``/documents, and its authority; gives the bytes of text."""
    authority = folder / "authority"
    authority.mkdir(parents=True)
    (authority / "actors.csv").write_text(as_csv(workload.vocabulary.actors), encoding="utf-8")
    (authority / "outlets.csv").write_text(as_csv(workload.vocabulary.outlets), encoding="utf-8")
    written = 0
    for number, article in enumerate(workload.articles()):
        below = folder / "documents" / f"{number // FOLDERS:04d}"
        below.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join(pasted(article)) + "\n"
        written += (below / f"{article.id}.txt").write_text(text, encoding="utf-8")
    return written


def pasted(article: Article) -> Iterator[str]:
    """The paragraphs of a text file: title, headings, paragraphs with their calls, then the notes."""
    headings = {section.start: section.title for section in article.sections}
    yield article.summary.title
    notes = [passage for passage in article.passages if passage.kind is Kind.FOOTNOTE]
    for passage in article.passages:
        if passage.kind is Kind.FOOTNOTE:
            continue
        if passage.position in headings:
            yield headings[passage.position]
        yield _body(passage)
    if notes:
        yield "Notes"
    for note in notes:
        yield f"[{note.label}] {note.text}"


def _body(passage: Passage) -> str:
    called = "".join(f"[{call.marker}]" for call in passage.calls)
    return f"{passage.text} Source: Archive." if passage.kind is Kind.CAPTION else passage.text + called


def build_documents(folder: Path, size: int, jobs: int) -> dict[str, Any]:
    """Build a library of the documents in ``folder`` (see ``write_documents``): times, memory, and what was read."""
    engine = open_library(folder / "library")
    before, began = cpu_seconds(os.getpid()), time.perf_counter()
    report = build(engine, [folder / "documents"], Options(authority=folder / "authority", workers=Workers(jobs)))
    seconds = time.perf_counter() - began
    cpu = cpu_seconds(os.getpid()) - before
    engine.close()
    return {
        "seconds": seconds,
        "cpu": cpu,
        "peak_mb": own_peak_mb(),
        "worker_peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "passages": report.library.passages,
        "generated": size,
        "failed": sum(outcome.status is Status.FAILED for outcome in report.outcomes),
        "bytes": disk_bytes(folder / "library"),
    }

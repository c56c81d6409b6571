"""Folders of documents small enough to see, and short ways to build and to look at what came of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from indexer.build import Options, build
from indexer.engine.protocol import Engine
from indexer.query import Query
from indexer.report import Report

VISIT = """A Visit to Pyongyang

The envoys flew from Caracas in May 1967 and met Kim Il Sung.[1]

They asked for rifles and were shown a tractor works instead.

Notes

1. Rodong Sinmun, May 11, 1967, 1.
"""
PRISON = """The Poet in Prison

The poet translated speeches until the day of his arrest.

His release came in 1974, after letters from many countries.
"""
RADIO = """Radio Havana Calling

The transmitter could be heard in the harbour at night, people say.

Nobody has found the recordings, though everybody looked for them.
"""


def _permissions_bind() -> bool:
    """Whether a folder without permissions is closed to us: it is not to root, as a rule."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0)
        try:
            return not os.access(folder, os.R_OK | os.W_OK)
        finally:
            Path(folder).chmod(0o700)


needs_permissions = pytest.mark.skipif(not _permissions_bind(), reason="permissions do not bind this user (root?)")


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below ``folder``, made if need be, and return it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def run(engine: Engine, *paths: Path, **options: object) -> Report:
    return build(engine, paths, Options(**options))  # type: ignore[arg-type]


def statuses(report: Report) -> dict[str, str]:
    """What became of each document, by its path below its folder."""
    return {outcome.path: outcome.status.value for outcome in report.outcomes}


def remarks(report: Report, path: str) -> str:
    """All that was noticed about one document."""
    return "; ".join(remark for outcome in report.outcomes if outcome.path == path for remark in outcome.remarks)


def article_ids(engine: Engine) -> list[str]:
    return sorted(summary.id for summary in engine.articles())


def found(engine: Engine, q: str) -> set[str]:
    """The ids of the passages that answer a query."""
    return {hit.passage.id for hit in engine.search(Query.of(q)).hits}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content: what must not change."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

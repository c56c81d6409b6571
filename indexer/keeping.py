"""The commands of those who keep a library: ``ibid index``, ``ibid check`` and ``ibid rollback``."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from indexer import settings
from indexer.build import Options, build
from indexer.check import Check, check_library
from indexer.cli import BROKEN, SOME_FAILED, guarded, json_option, library_option
from indexer.engine.opening import open_library
from indexer.engine.rolling import Effect, effect_of_rollback, roll_back
from indexer.errors import IbidError
from indexer.report import Outcome, Report, Status, keep_report
from indexer.scan import full_path
from indexer.settings import documents_path, library_path
from indexer.workers import Workers

UNRESOLVED_SHOWN = 8
"""How many names that stay open are listed for a person; ``--report`` has them all."""

# --- index ----------------------------------------------------------------------------------------------------------


@click.command("index")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@library_option
@click.option("--authority", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
              help="Use the authority files of this folder instead of documents/authority.")  # fmt: skip
@click.option("--forget", multiple=True, type=click.Path(path_type=Path), metavar="DIR",
              help="Drop an indexed folder and its articles from the library; the documents stay.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would be done, and change nothing.")
@click.option("--full", is_flag=True, help="Read every document again; make a damaged or outdated library anew.")
@click.option("--strict", is_flag=True, help="Exit with status 1 when a document failed.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N",
              help="Read documents in N processes (default: $IBID_JOBS or a core each, up to 8).")  # fmt: skip
@click.option("--report", type=click.Path(dir_okay=False, writable=True, path_type=Path), metavar="FILE",
              help="Also write what became of every document to FILE, as JSON.")  # fmt: skip
@json_option
@guarded
def index_command(
    paths: tuple[Path, ...],
    library: str | None,
    jobs: int | None,
    strict: bool,
    report: Path | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Add folders of documents to the library, or bring all of its folders up to date.

    Without PATH, all folders that the library remembers; the folder documents/ when there is none yet.
    """
    workers = Workers(settings.jobs(jobs), settings.document_seconds())
    engine = open_library(library_path(library))
    chosen = paths or (() if _remembers_folders(engine) or options["forget"] else (documents_path(),))
    try:
        result = build(engine, chosen, Options(**options, workers=workers), _Progress())
        if not result.dry_run:
            keep_report(library_path(library), result)
    finally:
        engine.close()
    if report is not None:
        _write_report(report, result)
    click.echo(_dump(result.as_json()) if as_json else summary(result))
    if strict and result.failed:
        sys.exit(SOME_FAILED)


def _write_report(file: Path, report: Report) -> None:
    try:
        file.write_text(_dump(report.as_json()) + "\n", encoding="utf-8")
    except OSError as error:
        raise IbidError(
            f"the report can't be written to {file}: {error.strerror}", cure="the library is done"
        ) from error


def _remembers_folders(engine: Any) -> bool:
    return bool(engine.recall().roots)


class _Progress:
    """Says on standard error which document is being read: on a terminal in place, else now and then."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()

    def __call__(self, done: int, total: int, path: str) -> None:
        if self._live:
            click.echo(f"\r\x1b[K{f'{done + 1}/{total} {path}' if path else ''}", nl=False, err=True)
        elif path and done % 100 == 0:
            click.echo(f"document {done + 1} of {total}: {path}", err=True)


def summary(report: Report) -> str:
    """What a run did, for a person."""
    lines = [line for outcome in report.outcomes if (line := _outcome_line(outcome))]
    lines += [f"  ! {problem}" for problem in report.problems]
    if report.unresolved:
        lines.append(f"  ! {_unresolved(report.unresolved)}")
    counts = ", ".join(f"{count} {status}" for status, count in report.counts.items() if count) or "no documents"
    library = report.library
    state = "would hold" if report.dry_run else f"generation {library.generation} holds"
    lines.append(f"{counts}. The library {state} {library.passages} passages in {library.articles} articles.")
    if report.dry_run:
        lines.append("This was a dry run: nothing was changed.")
    return "\n".join(lines)


def _unresolved(names: Mapping[str, int]) -> str:
    """How many names stay open, with the most frequent of them."""
    total = sum(names.values())
    shown = ", ".join(f"{name} ({count})" for name, count in list(names.items())[:UNRESOLVED_SHOWN])
    more = f" and {len(names) - UNRESOLVED_SHOWN} more" if len(names) > UNRESOLVED_SHOWN else ""
    return f"{total} name{'' if total == 1 else 's'} that may mean either of two, left open: {shown}{more}"


def _outcome_line(outcome: Outcome) -> str:
    """A line for a document to which something happened, its remarks below it; nothing for one left as it was."""
    if outcome.status is Status.UNCHANGED and not outcome.remarks:
        return ""
    size = f"  {outcome.passages} passages, {outcome.notes} of them notes" if outcome.notes is not None else ""
    head = f"{outcome.status.value:>9}  {_short_path(outcome)}{size}"
    return "\n".join([head, *(f"{'':>11}{remark}" for remark in outcome.remarks)])


def _short_path(outcome: Outcome) -> str:
    full = full_path(outcome.folder, outcome.path) if outcome.path != "." else outcome.folder
    near = os.path.relpath(full)
    return full if near.startswith("..") else near


# --- check ----------------------------------------------------------------------------------------------------------


@click.command("check")
@library_option
@json_option
@guarded
def check_command(library: str | None, as_json: bool) -> None:
    """Verify the library against its own checksums and against the documents it was made from."""
    engine = open_library(library_path(library))
    try:
        result = check_library(engine)
    finally:
        engine.close()
    click.echo(_dump(asdict(result)) if as_json else _check_summary(result))
    if result.damage:
        sys.exit(BROKEN)


def _check_summary(result: Check) -> str:
    library = result.library
    lines = [f"  damaged: {what}" for what in result.damage]
    if not result.damage:
        lines = [f"Generation {library.generation}: {library.passages} passages in {library.articles} articles."]
    for what, paths in (("changed", result.changed), ("gone", result.gone), ("not read yet", result.unread)):
        lines += _listed(what, paths)
    lines += [f"  ! {problem}" for problem in result.problems]
    lines.append(_verdict(result))
    return "\n".join(lines)


def _listed(what: str, paths: Sequence[str]) -> list[str]:
    return [f"  {what}: {path}" for path in paths]


def _verdict(result: Check) -> str:
    if result.damage:
        return "The library is damaged; rebuild it with: ibid index --full"
    if result.changed or result.gone or result.unread:
        return "The library is sound but not up to date with its documents; run: ibid index"
    return "The library is sound and up to date with its documents."


# --- rollback -------------------------------------------------------------------------------------------------------


@click.command("rollback")
@library_option
@click.option("--dry-run", is_flag=True, help="Say what would come back and what would go, and change nothing.")
@json_option
@guarded
def rollback_command(library: str | None, dry_run: bool, as_json: bool) -> None:
    """Go back by one generation of the library; the documents stay as they are."""
    folder = library_path(library)
    effect = effect_of_rollback(folder)
    info = effect.then if dry_run else roll_back(folder)
    if as_json:
        body = {**asdict(effect), "library": asdict(info), "restores": effect.then.generation, "dry_run": dry_run}
        click.echo(_dump(body))
    else:
        click.echo(_rollback_summary(effect, info.generation, dry_run=dry_run))


def _rollback_summary(effect: Effect, generation: str, *, dry_run: bool) -> str:
    lines = [
        f"{what:>10}  {path}"
        for what, paths in (("comes back", effect.back), ("as before", effect.as_before), ("taken back", effect.away))
        for path in paths
    ]
    then = f"{effect.then.passages} passages in {effect.then.articles} articles"
    if dry_run:
        lines.append(f"The library would hold again what generation {effect.then.generation} held: {then}.")
        lines.append("This was a dry run: nothing was changed.")
    else:
        lines.append(f"Generation {generation} holds again what generation {effect.then.generation} held: {then}.")
        lines.append("The documents are as they were: “ibid index” takes up again what differs from them.")
    return "\n".join(lines)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)

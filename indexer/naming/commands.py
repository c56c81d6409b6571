"""The commands of those who keep the authority files: ``ibid names candidates, add, merge, split, undo``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from indexer.cli import guarded, json_option, library_option
from indexer.engine.opening import open_library
from indexer.engine.protocol import Engine
from indexer.errors import IbidError
from indexer.model import Record
from indexer.naming import edits, journal
from indexer.naming.effect import Effect, effect_of
from indexer.naming.table import Table
from indexer.settings import ACTORS, OUTLETS, authority_path, library_path

FILES: Final = (ACTORS, OUTLETS)
ARTICLES_SHOWN: Final = 5
_UNDO: Final = "undo: "

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group("names", context_settings={"help_option_names": ["-h", "--help"]})
def names_command() -> None:
    """Keep the authority files: find names that they lack, add, merge, split, and take back."""


def _editing(command: Command) -> Command:
    """The options of every edit."""
    for option in (
        json_option,
        click.option("--yes", is_flag=True, help="Do it; without, the effect is shown and nothing is changed."),
        library_option,
        click.option("--authority", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
                     help="Edit the files of this folder instead of documents/authority."),
    ):  # fmt: skip
        command = option(command)
    return command


# --- candidates -----------------------------------------------------------------------------------------------------


@names_command.command("candidates")
@library_option
@click.option("--lang", metavar="CODE", help="Only names of passages in this language: en, es or ko.")
@click.option("--least", type=click.IntRange(1), default=2, show_default=True, help="Names that occur so often.")
@click.option("--size", type=click.IntRange(1, 1000), default=30, show_default=True, help="How many are shown.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the proposed records as rows of an authority file.")
@json_option
@guarded
def candidates_command(
    library: str | None, lang: str | None, least: int, size: int, as_csv: bool, as_json: bool
) -> None:
    """List the names in the library that no authority has, with near variants and a proposed record each."""
    # Imported here: the edits do without, and start sooner.
    from indexer.enrich.name_reader import NameReader  # noqa: PLC0415
    from indexer.naming.candidates import Collector  # noqa: PLC0415
    from indexer.naming.labels import Labels  # noqa: PLC0415
    from indexer.naming.proposals import Proposal, propose  # noqa: PLC0415

    engine = open_library(library_path(library))
    try:
        vocabulary = engine.state().vocabulary
        reader, labels = NameReader(vocabulary), Labels()
        collector = Collector(lang, {*reader.table.actor_names, *reader.table.outlet_names})
        for summary in engine.articles():
            article = engine.article(summary.id)
            collector.add(article, reader.read(article))
    finally:
        engine.close()
    found = collector.candidates(least)
    proposals = [replace(one, label=labels.of(one.candidate)) for one in propose(found, vocabulary, size)]

    def text(one: Proposal) -> str:
        head = f"{one.candidate.label}  {one.candidate.count} times in {len(one.candidate.articles)} articles"
        lines = [head + (f", {one.label}" if one.label else "")]
        lines += [f"    {passage}  {context}" for passage, context in one.candidate.contexts]
        lines += [
            f"    like “{near.form}” ({near.likeness:.0f}), {near.record or 'another candidate'}" for near in one.near
        ]
        return "\n".join([*lines, f"    {one.file}: {_row(one.record)}"])

    if as_csv:
        click.echo("id,label,type,variants,wikidata,note")
        click.echo("\n".join(_row(one.record) for one in proposals), nl=bool(proposals))
    elif as_json:
        click.echo(_dump({"total": len(found), "candidates": [_body(one) for one in proposals]}))
    else:
        click.echo(
            "\n\n".join([*map(text, proposals), f"{len(proposals)} of {len(found)} names that no authority has."])
        )


def _body(one: Any) -> dict[str, Any]:
    found = one.candidate
    return {
        "label": found.label,
        "count": found.count,
        "articles": sorted(found.articles),
        "spellings": found.spellings,
        "lang": found.lang or None,
        "contexts": [{"passage": passage, "text": text} for passage, text in found.contexts],
        "near": [asdict(near) for near in one.near],
        "entity": one.label or None,
        "file": one.file,
        "record": asdict(one.record),
    }


def _row(record: Record) -> str:
    out = io.StringIO()
    cells = (record.id, record.label, record.type, "|".join(record.variants), record.wikidata, record.note)
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


# --- edits ----------------------------------------------------------------------------------------------------------


@names_command.command("add")
@click.argument("name", metavar="ID")
@click.option("--label", help="Make a new record with this label.")
@click.option(
    "--type", "kind", default="", metavar="TYPE", help="Its type: person, organisation, state, place, newspaper …"
)
@click.option("--variant", "variants", multiple=True, metavar="FORM", help="Another form of the name; may be repeated.")
@click.option("--outlet", is_flag=True, help="In outlets.csv; without, a new record goes into actors.csv.")
@_editing
@guarded
def add_command(
    name: str, label: str | None, kind: str, variants: tuple[str, ...], outlet: bool, **options: Any
) -> None:
    """Add variants to the record ID, or with --label a new record."""
    if label is None:
        file = _file_of(options["authority"], name, outlet=outlet)
        _do(f"add to {name}", file, lambda table: edits.add_variants(table, name, variants), **options)
    else:
        record = Record(name, label, kind, variants)
        _do(f"add {name}", FILES[outlet], lambda table: edits.add_record(table, record), **options)


@names_command.command("merge")
@click.argument("kept", metavar="ID")
@click.argument("gone", metavar="OTHER...", nargs=-1, required=True)
@click.option("--outlet", is_flag=True, help="In outlets.csv, where both files have the id; without, actors.csv.")
@_editing
@guarded
def merge_command(kept: str, gone: tuple[str, ...], outlet: bool, **options: Any) -> None:
    """Make all names of OTHER names of ID, and remove OTHER."""
    file = _file_of(options["authority"], kept, outlet=outlet)
    _do(f"merge {' and '.join(gone)} into {kept}", file, lambda table: edits.merge(table, kept, gone), **options)


@names_command.command("split")
@click.argument("name", metavar="ID")
@click.argument("new", metavar="NEW-ID")
@click.option("--label", required=True, help="The label of the new record.")
@click.option("--type", "kind", metavar="TYPE", help="Its type, if another than that of ID.")
@click.option(
    "--variant", "variants", multiple=True, metavar="FORM", help="A variant of ID that goes over; may be repeated."
)
@click.option("--outlet", is_flag=True, help="In outlets.csv, where both files have the id; without, actors.csv.")
@_editing
@guarded
def split_command(
    name: str, new: str, label: str, kind: str | None, variants: tuple[str, ...], outlet: bool, **options: Any
) -> None:
    """Make some variants of ID a record of their own, NEW-ID."""

    def edit(table: Table) -> Table:
        own = edits.find(table, name).type if kind is None else kind
        return edits.split(table, name, Record(new, label, own, variants))

    _do(f"split {new} from {name}", _file_of(options["authority"], name, outlet=outlet), edit, **options)


@names_command.command("undo")
@_editing
@guarded
def undo_command(authority: Path | None, library: str | None, yes: bool, as_json: bool) -> None:
    """Take back the last edit; again, the one before it."""
    folder = authority or authority_path()
    edit = journal.last_edit(folder)
    if edit is None:
        raise IbidError(f"{folder} has no edit that could be taken back")
    before = _table(folder, edit.file)
    after = journal.undone(folder, edit, before)
    if after is None:  # it was noted, and stopped before it was done
        journal.forget(folder)
        raise IbidError(
            f"the last edit ({edit.what}) was never finished, and is forgotten", cure="undo again for the one before"
        )
    effect = _effect(folder, edit.file, after, library)
    if yes:
        journal.replace_file(folder / edit.file, before, after)
        journal.forget(folder)
    _tell(f"{_UNDO}{edit.what}", folder / edit.file, before, after, effect, done=yes, as_json=as_json)


def _do(
    what: str, file: str, edit: Callable[[Table], Table],
    *, authority: Path | None, library: str | None, yes: bool, as_json: bool,
) -> None:  # fmt: skip
    """Work out an edit, show its effect, and with ``--yes`` do it."""
    folder = authority or authority_path()
    before = _table(folder, file)
    after = edit(before)
    effect = _effect(folder, file, after, library)
    if yes:
        journal.apply(folder, journal.make_edit(what, file, before, after), before, after)
    _tell(what, folder / file, before, after, effect, done=yes, as_json=as_json)


def _table(folder: Path, file: str) -> Table:
    path = folder / file
    try:
        return Table.parse(path.read_bytes(), str(path)) if path.exists() else Table.empty(str(path))
    except OSError as error:
        raise IbidError(f"{path} can't be read: {error.strerror or error}") from error


def _file_of(authority: Path | None, name: str, *, outlet: bool) -> str:
    """The file that has a record of this id."""
    folder = authority or authority_path()
    having = [file for file in FILES if any(one.id == name for one in _table(folder, file).records)]
    if outlet:
        return OUTLETS
    if not having:
        raise IbidError(f"neither {' nor '.join(FILES)} in {folder} has a record “{name}”")
    return having[0]


def _effect(folder: Path, file: str, after: Table, library: str | None) -> Effect:
    engine: Engine = open_library(library_path(library))
    try:
        return effect_of(engine, authority_path(), folder, file, after.records)
    finally:
        engine.close()


# --- telling --------------------------------------------------------------------------------------------------------


def _tell(what: str, path: Path, before: Table, after: Table, effect: Effect, *, done: bool, as_json: bool) -> None:
    rows = _rows(before, after)
    if as_json:
        click.echo(_dump({"edit": what, "file": str(path), "done": done, "rows": rows, **_effect_body(effect)}))
        return
    lines = [
        what,
        *(f"  {path.name}: - {row}" for row in rows["removed"]),
        *(f"  {path.name}: + {row}" for row in rows["added"]),
    ]
    for (sort, name, kind), count in sorted(effect.passages.items()):
        lines.append(
            f"  {count} passage{'' if count == 1 else 's'} {kind[:-1] if count != 1 else kind} the {sort} {name}"
        )
        lines += [f"      {one.passage}  {one.context}" for one in effect.examples[sort, name, kind]]
    lines.append(_articles(effect))
    undo = "" if what.startswith(_UNDO) else "; take it back with: ibid names undo"
    lines.append(f"Done{undo}." if done else "Nothing was changed; add --yes to do it.")
    click.echo("\n".join(lines))


def _articles(effect: Effect) -> str:
    count = len(effect.articles)
    if not count:
        return "  No article of the library has these names."
    shown = ", ".join(effect.articles[:ARTICLES_SHOWN]) + (" …" if count > ARTICLES_SHOWN else "")
    return f"  {count} article{'' if count == 1 else 's'} to be read again by ibid index: {shown}"


def _rows(before: Table, after: Table) -> dict[str, list[str]]:
    old, new = [row.raw.rstrip("\r\n") for row in before.rows], [row.raw.rstrip("\r\n") for row in after.rows]
    return {"removed": [row for row in old if row not in new], "added": [row for row in new if row not in old]}


def _effect_body(effect: Effect) -> dict[str, Any]:
    return {
        "passages": [
            {"facet": sort, "id": name, "change": kind, "count": count,
             "examples": [asdict(one) for one in effect.examples[sort, name, kind]]}
            for (sort, name, kind), count in sorted(effect.passages.items())
        ],
        "articles": effect.articles,
    }  # fmt: skip


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)

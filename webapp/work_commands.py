"""``ibid works``: which works do the notes of a library cite, and where?"""

from __future__ import annotations

from collections.abc import Iterator

import click

from indexer import FORMATS, Format, Query, Work, export_works, library_path, open_library
from indexer.cli import guarded, json_option, library_option
from webapp import params
from webapp.present import dump, work_body, works_body
from webapp.shapes import LoneWorkBody

format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Print citations: CSL-JSON, BibTeX or RIS."
)


@click.group("works")
def works_group() -> None:
    """The works that notes cite: list them, or show one with the passages that cite it."""


@works_group.command("list")
@click.argument("words", default="")
@library_option
@click.option("--size", default="50", show_default=True, help="Works on a page.")
@click.option("--cursor", default="", help="Go on from an earlier page.")
@format_option
@json_option
@guarded
def list_command(words: str, library: str | None, size: str, cursor: str, form: Format | None, as_json: bool) -> None:
    """List works, the most cited first; WORDS are looked for in authors and titles."""
    asked, first, count = params.paged([("q", words), ("size", size), ("cursor", cursor)])
    engine = open_library(library_path(library))
    try:
        found = engine.works(asked)
        if form:
            _print(export_works((engine.work(one.id) for one in found), form, engine.info().generation))
        elif as_json:
            click.echo(dump(works_body(engine.info(), found, first, count, asked)), nl=False)
        else:
            lines = [f"{one.passages:6}  {one.id}  {one.label}" for one in found[first : first + count]]
            total = f"{len(found)} work{'' if len(found) == 1 else 's'}"
            more = [f"More: --cursor {first + count}"] if first + count < len(found) else []
            click.echo("\n".join([total, *lines, *more]))
    finally:
        engine.close()


@works_group.command("show")
@click.argument("name", metavar="WORK")
@library_option
@format_option
@json_option
@guarded
def show_command(name: str, library: str | None, form: Format | None, as_json: bool) -> None:
    """Show a work and the passages that cite it."""
    engine = open_library(library_path(library))
    try:
        work = engine.work(name)
        if form:
            _print(export_works([work], form, engine.info().generation))
        else:
            query = Query.of(filters={"work": [work.id]})
            body = work_body(work, engine.search(query), query)
            click.echo(dump(body) if as_json else "\n".join(_lines(work, body)), nl=not as_json)
    finally:
        engine.close()


def _print(pieces: Iterator[str]) -> None:
    for piece in pieces:
        click.echo(piece, nl=False)


def _lines(work: Work, body: LoneWorkBody) -> Iterator[str]:
    yield work.label
    yield from (f"  {name}: {value}" for name, value in work.fields)
    passages, articles = body["total"]["passages"], body["total"]["articles"]
    yield f"cited by {_counted(passages, 'passage')} in {_counted(articles, 'article')}"
    yield from (f"  {hit['id']}  {hit['article']['title']}" for hit in body["passages"])
    if body["next"]:
        yield f"more: ibid search --work {work.id}"


def _counted(number: int, one: str) -> str:
    """``1 passage``, ``1,412 passages``: the command line speaks English, and starts faster without catalogues."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"

"""``ibid search`` and ``ibid serve``: answers for a terminal, and for browsers."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click

from indexer import DEFAULT_SIZE, FACETS, SORTS, Hit, Page, Passage, Query, library_path, open_library
from indexer.cli import guarded, json_option, library_option
from webapp import create_app, params
from webapp.present import dump, search_body

WIDTH = 100
"""The longest line of what is printed for a person, in characters."""


def _facet_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for facet in reversed(FACETS):
        text = f"Only passages with this {facet}; may be repeated."
        command = click.option(f"--{facet}", facet, multiple=True, metavar="VALUE", help=text)(command)
    return command


@click.command("search")
@click.argument("query", default="")
@library_option
@_facet_options
@click.option("--missing", multiple=True, metavar="FACET", help="Only passages without any value of this facet.")
@click.option("--also", multiple=True, metavar="FACET:VALUE", help="Only passages that have this value besides.")
@click.option("--exclude", multiple=True, metavar="FACET:VALUE", help="Leave out passages with this value.")
@click.option("--sort", type=click.Choice(SORTS), help="Default: relevance with a query, else document.")
@click.option("--size", type=int, default=DEFAULT_SIZE, show_default=True, help="Hits on a page.")
@click.option("--cursor", help="Go on from an earlier page.")
@click.option("--no-variants", is_flag=True, help="Don’t search for other forms of the names in the query.")
@json_option
@guarded
def search_command(query: str, library: str | None, as_json: bool, no_variants: bool, **parameters: Any) -> None:
    """Search the library for passages. See the README for the query language."""
    asked = _asked({"q": query, "variants": "0" if no_variants else "1", **parameters})
    engine = open_library(library_path(library))
    try:
        page = engine.search(asked)
    finally:
        engine.close()
    click.echo(dump(search_body(page, asked)) if as_json else _page_text(page), nl=not as_json)


@click.command("serve")
@library_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free port.")
@click.option("--workers", type=click.IntRange(1, 64), default=4, show_default=True, help="Threads that answer.")
@guarded
def serve_command(library: str | None, host: str, port: int, workers: int) -> None:
    """Serve the web pages and the JSON API until interrupted."""
    # The server is imported here, as Flask is by create_app: the other commands do without, and start sooner.
    from webapp.server import serve  # noqa: PLC0415

    app = create_app({"LIBRARY": str(library_path(library))})
    serve(app, host, port, workers, announce=lambda text: click.echo(text, err=True))


def _asked(parameters: Mapping[str, Any]) -> Query:
    """The query as the API would read it, so that both refuse the same things in the same words."""
    given = {name: value for name, value in parameters.items() if value is not None}
    lists = {name: value if isinstance(value, tuple) else (str(value),) for name, value in given.items()}
    return params.parse([(name, value) for name, values in lists.items() for value in values])


# --- for a person ---------------------------------------------------------------------------------------------------


def _page_text(page: Page) -> str:
    lines = [_total(page)]
    lines += [
        f"{variant.term}: also {', '.join(variant.added)} (--no-variants searches exactly)" for variant in page.variants
    ]
    if page.suggestions:
        lines.append(f"Did you mean: {' | '.join(page.suggestions)}")
    lines += [_hit_text(hit) for hit in page.hits]
    lines += [line for name in ("kind", "year", "actor", "outlet", "work") if (line := _facet_text(page, name))]
    if page.next:
        lines.append(f"More: --cursor {page.next}")
    return "\n".join(lines)


def _total(page: Page) -> str:
    passages = f"{page.passages} passage{'' if page.passages == 1 else 's'}"
    return f"{passages} in {page.articles} article{'' if page.articles == 1 else 's'}"


def _hit_text(hit: Hit) -> str:
    passage = hit.passage
    head = f"\n{passage.id}  {hit.article.title}" + (f" · {passage.section}" if passage.section else "")
    return "\n".join([head, *wrapped(_plain(hit.snippet)), *wrapped(about(passage))])


def _plain(snippet: str) -> str:
    """A snippet without markup; what it marks stands between asterisks."""
    return html.unescape(snippet.replace("<mark>", "*").replace("</mark>", "*"))


def about(passage: Passage) -> str:
    """What is known of a passage, in a line."""
    parts = [
        ", ".join(passage.dates),
        ", ".join(actor.label for actor in passage.actors),
        ", ".join(f"{outlet.label} ({outlet.via})" for outlet in passage.outlets),
        f"notes {', '.join(passage.notes)}" if passage.notes else "",
        f"stands under {', '.join(passage.anchored_in)}" if passage.anchored_in else "",
    ]
    return " · ".join(part for part in parts if part)


def _facet_text(page: Page, name: str) -> str:
    facet = page.facets[name]
    shown = sorted(facet.values, key=lambda value: -value.count)[:8]
    values = [f"{value.label} {value.count}" for value in shown]
    if facet.missing:
        values.append(f"none {facet.missing}")
    return "\n".join(wrapped(f"{name}: {', '.join(values)}")) if values else ""


def wrapped(text: str) -> Iterable[str]:
    """The text in lines that are indented; none of an empty one."""
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ") if text else []

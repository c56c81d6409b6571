"""``ibid show``: a passage or an article for a terminal, and why a passage has its actors, outlets and dates."""

from __future__ import annotations

import click

from indexer import Article, Hit, Passage, Reason, explain, library_path, open_library
from indexer.cli import guarded, json_option, library_option
from webapp.commands import about, wrapped
from webapp.present import article_body, dump, explained_passage_body, lone_passage_body


@click.command("show")
@click.argument("name", metavar="PASSAGE-OR-ARTICLE")
@library_option
@click.option("--explain", "explained", is_flag=True, help="Say why a passage has its actors, outlets and dates.")
@json_option
@guarded
def show_command(name: str, library: str | None, explained: bool, as_json: bool) -> None:
    """Show a passage (such as some-article/p7) or a whole article."""
    if explained and "/" not in name:
        raise click.UsageError("--explain needs a passage, such as some-article/p7")
    engine = open_library(library_path(library))
    try:
        if "/" in name:
            hit = engine.passage(name)
            reasons = explain(engine, name) if explained else ()
            if as_json:
                body = explained_passage_body(hit, reasons) if explained else lone_passage_body(hit)
                click.echo(dump(body), nl=False)
            else:
                click.echo("\n".join([_passage_text(hit), *map(_reason_text, reasons)]))
        else:
            article = engine.article(name)
            click.echo(dump(article_body(article)) if as_json else _article_text(article), nl=not as_json)
    finally:
        engine.close()


# --- for a person ---------------------------------------------------------------------------------------------------


def _passage_text(hit: Hit) -> str:
    head = f"{hit.passage.id}  {hit.article.title}"
    return "\n".join([head, "", *wrapped(_called(hit.passage)), "", *wrapped(about(hit.passage))]).rstrip()


def _reason_text(reason: Reason) -> str:
    """Why a passage has a value, in a line: ``actor ali-lameda  p5 12–18 “Lameda”, surname, since p2``."""
    if not reason.form:
        return f"  {reason.facet} {reason.value}  marked by the document, or by another authority"
    place = f"{reason.passage.rpartition('/')[2]} {reason.start}–{reason.end}"
    since = f", since {reason.since.rpartition('/')[2]}" if reason.since else ""
    rule = "" if reason.rule == reason.facet else f", {reason.rule}"
    inferred = ", inferred" if reason.inferred else ""
    return f"  {reason.facet} {reason.value}  {place} “{reason.form}”{rule}{since}{inferred}"


def _article_text(article: Article) -> str:
    summary = article.summary
    publication = summary.publication.label if summary.publication else "publication unknown"
    authors = ", ".join(summary.authors) or "author unknown"
    lines = [summary.title, f"{authors} · {publication} · {summary.published or 'date unknown'}"]
    headings = {section.start: section.title for section in article.sections}
    for passage in article.passages:
        if passage.position in headings:
            lines += ["", f"== {headings[passage.position]} =="]
        lines += ["", *wrapped(f"[{passage.id.rpartition('/')[2]}] {_called(passage)}")]
    lines += ["", *(f"! {problem}" for problem in article.problems)] if article.problems else []
    return "\n".join(lines)


def _called(passage: Passage) -> str:
    """The text with its note calls put back in."""
    text = passage.text
    for call in sorted(passage.calls, key=lambda call: -call.offset):
        text = f"{text[: call.offset]}[{call.marker}]{text[call.offset :]}"
    return text

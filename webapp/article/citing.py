"""The page that says how to cite a passage: its words, and a reference in each form, ready to be copied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from indexer import Engine, Format, Hit, export_passages
from webapp import i18n, present, words
from webapp.article import chicago, reading
from webapp.shapes import LonePassageBody

FORMAT_NAMES: Final[dict[Format, str]] = {"bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as text, with the address that gives it alone and the one with the works that the passage cites."""

    form: str
    name: str
    text: str
    href: str
    whole: str


@dataclass(frozen=True, slots=True)
class CitingView:
    """All that the page shows; ``notes`` are Chicago notes by the name of their language, the reader's own first.

    ``lang`` is the language of the article's title.
    """

    body: LonePassageBody
    lang: str | None
    place: str
    permalink: str
    notes: tuple[tuple[str, str, Markup], ...]
    references: tuple[Reference, ...]


def passage(hit: Hit, engine: Engine, generation: str, host: str) -> CitingView:
    """How to cite a passage; ``host`` is the beginning of this server's addresses, without a slash at its end."""
    body = present.lone_passage_body(hit)
    page, permalink = reading.cite_url(body["url"]), host + body["url"]
    where = reading.address(body["article"], permalink)
    own = i18n.language()
    languages = sorted(chicago.LANGUAGES, key=lambda lang: lang != own)
    return CitingView(
        body=body,
        lang=hit.article.lang,
        place=words.kind_label(body["kind"], body["label"]),
        permalink=permalink,
        notes=tuple(
            (lang, words.language_name(lang), _note(body, where, lang)) for lang in languages
        ),
        references=tuple(
            Reference(
                form, name, reference(hit, engine, form, generation, permalink), f"{page}?format={form}",
                f"/api/v1/passages/{body['url'].removeprefix('/articles/').replace('#', '/')}?format={form}",
            )
            for form, name in FORMAT_NAMES.items()
        ),
    )  # fmt: skip


def _note(body: LonePassageBody, where: str, lang: str) -> Markup:
    return chicago.note(body["article"], chicago.place(body["kind"], body["label"], lang), where, lang)


def reference(hit: Hit, engine: Engine, form: Format, generation: str, permalink: str) -> str:
    """The passage alone, as a place in its article, in one of the formats."""
    alone = replace(hit.passage, works=())
    return "".join(export_passages([(alone, hit.article, permalink, generation)], engine.work, form))

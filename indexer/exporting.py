"""Citations out: works, articles and passages as CSL-JSON, BibTeX or RIS, in pieces that can be sent one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from indexer.citations.model import Format, Work
from indexer.model import Article, ArticleSummary, Passage

if TYPE_CHECKING:
    from indexer.citations.export.csl import Item

FORMATS: Final[tuple[Format, ...]] = ("csl", "bibtex", "ris")
MEDIA_TYPES: Final[dict[Format, str]] = {
    "csl": "application/vnd.citationstyles.csl+json",
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
}
SUFFIXES: Final[dict[Format, str]] = {"csl": "json", "bibtex": "bib", "ris": "ris"}

Cited = tuple[Passage, ArticleSummary, str, str]
"""A passage, its article, its permalink, and the generation of the library that gave it."""


def export_works(works: Iterable[Work], form: Format, generation: str) -> Iterator[str]:
    """Works, each as its fullest citation gives it."""
    # Imported when wanted: reading names and titles takes a good many patterns, which no search needs.
    from indexer.citations.export.csl import item_of_work  # noqa: PLC0415
    from indexer.citations.export.formats import write  # noqa: PLC0415

    return write((item_of_work(work, generation=generation) for work in works), form)


def export_article(article: Article, form: Format, generation: str, url: str) -> Iterator[str]:
    """An article, and the works that its notes cite."""
    from indexer.citations.export.csl import item_of_article, item_of_work  # noqa: PLC0415
    from indexer.citations.export.formats import write  # noqa: PLC0415

    own = item_of_article(article.summary, url=article.summary.source or url, generation=generation)
    return write([own, *(item_of_work(work, generation=generation) for work in article.works)], form)


def export_passages(passages: Iterable[Cited], work: Callable[[str], Work], form: Format) -> Iterator[str]:
    """Each passage as a place in its article, with locator and permalink; and the works that they cite, each once.

    ``work`` gives the record of a work by its id.
    """
    from indexer.citations.export.csl import item_of_article, item_of_work  # noqa: PLC0415
    from indexer.citations.export.formats import write  # noqa: PLC0415

    def items() -> Iterator[Item]:
        seen: set[str] = set()
        for passage, article, url, generation in passages:
            yield item_of_article(article, passage=passage, url=url, generation=generation)
            for cited in passage.works:
                if cited.id not in seen:
                    seen.add(cited.id)
                    yield item_of_work(work(cited.id), generation=generation)

    return write(items(), form)

"""The list of articles: in one of several orders, with those words only, a page of it at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from indexer import ArticleSummary, fold
from webapp import params, present
from webapp.i18n import gettext
from webapp.i18n import lazy_gettext as _
from webapp.shapes import SummaryBody

PAGE: Final = 100
"""Articles on a page of the list: some six screens, and few requests for a library of thousands."""

PATH: Final = "/articles"
ORDERS: Final = {
    "title": _("Title"),
    "newest": _("Newest first"),
    "oldest": _("Oldest first"),
    "publication": _("Publication"),
}
MAX_WORDS_CHARS: Final = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the list; whatever can't be is as if it had not been said, for nothing is lost by it."""

    words: str = ""
    order: str = "title"
    page: int = 1

    @property
    def href(self) -> str:
        """The address of this page of the list."""
        told = [("words", self.words), ("sort", self.order), ("page", str(self.page))]
        default = {"words": "", "sort": "title", "page": "1"}
        return params.address(PATH, [pair for pair in told if pair[1] != default[pair[0]]])


@dataclass(frozen=True, slots=True)
class Group:
    """Articles under one heading, of which there are ``count`` on all pages: a publication or a year.

    Without a heading where the order is by title.
    """

    title: str
    count: int
    articles: tuple[SummaryBody, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """An order to choose."""

    href: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ListView:
    """All that the page shows; ``found`` of ``total`` articles have the words."""

    asked: Asked
    groups: tuple[Group, ...]
    found: int
    total: int
    pages: int
    orders: tuple[Order, ...]

    @property
    def all(self) -> str:
        """The address of the list with any words, in this order."""
        return Asked(order=self.asked.order).href

    @property
    def search(self) -> str:
        """The search of passages for the words."""
        return params.address(present.SEARCH_PAGE, [("q", self.asked.words)])

    @property
    def before(self) -> str:
        """The address of the page before, if there is one."""
        return Asked(self.asked.words, self.asked.order, self.asked.page - 1).href if self.asked.page > 1 else ""

    @property
    def after(self) -> str:
        """The address of the page after, if there is one."""
        last = self.asked.page >= self.pages
        return "" if last else Asked(self.asked.words, self.asked.order, self.asked.page + 1).href


def asked(args: params.Args) -> Asked:
    """What the parameters ask for."""
    told = dict(reversed(args))
    order, page = told.get("sort", ""), told.get("page", "")
    return Asked(
        " ".join(told.get("words", "").split())[:MAX_WORDS_CHARS],
        order if order in ORDERS else "title",
        max(int(page), 1) if page.isascii() and page.isdecimal() and len(page) <= 6 else 1,
    )


def listed(articles: Sequence[ArticleSummary], ask: Asked) -> ListView:
    """That page of the list, the last one where there are fewer."""
    wanted = fold(ask.words).split()
    found = sorted((article for article in articles if _has(article, wanted)), key=_title)
    found.sort(key=_KEYS[ask.order], reverse=ask.order == "newest")
    pages = max((len(found) + PAGE - 1) // PAGE, 1)
    page = min(ask.page, pages)
    here = Asked(ask.words, ask.order, page)
    shown = found[(page - 1) * PAGE : page * PAGE]
    counts = Counter(_heading(article, ask.order) for article in found)
    return ListView(
        asked=here,
        groups=tuple(
            Group(title, counts[title], tuple(present.summary_body(article) for article in members))
            for title, members in groupby(shown, key=lambda article: _heading(article, ask.order))
        ),
        found=len(found),
        total=len(articles),
        pages=pages,
        orders=tuple(Order(Asked(ask.words, name).href, str(text), name == ask.order) for name, text in ORDERS.items()),
    )


def _has(article: ArticleSummary, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    publication = article.publication.label if article.publication else ""
    text = fold(" ".join((article.title, *article.authors, publication, article.published or "")))
    return all(word in text for word in wanted)


def _heading(article: ArticleSummary, order: str) -> str:
    if order == "title":
        return ""
    if order == "publication":
        return article.publication.label if article.publication else gettext("Publication unknown")
    return (article.published or "")[:4] or gettext("Date unknown")


def _title(article: ArticleSummary) -> tuple[str, str]:
    return fold(article.title).strip("\"'“”«»¿¡「『 "), article.id


def _publication(article: ArticleSummary) -> tuple[bool, str]:
    """By publication; those that have none stand last."""
    label = article.publication.label if article.publication else ""
    return not label, fold(label)


# Of equals the one whose title comes first stands first.
_KEYS: Final[dict[str, Callable[[ArticleSummary], tuple[object, ...]]]] = {
    "title": lambda _: (),
    "oldest": lambda article: (not article.published, article.published or ""),
    "newest": lambda article: (article.published or "",),
    "publication": _publication,
}

"""A work, or an article and a place in it, as a CSL-JSON item (schema 1.0.2); other formats are written from that."""

from __future__ import annotations

from typing import Any, Final

from indexer.citations.model import Work
from indexer.citations.names.families import names_parts
from indexer.model import ArticleSummary, Passage
from indexer.patterns import lazy

Item = dict[str, Any]

_TYPES: Final = {
    "newspaper": "article-newspaper", "article": "article-journal", "book": "book", "chapter": "chapter",
    "thesis": "thesis", "archival": "manuscript", "web": "webpage", "interview": "interview", "statement": "speech",
    "document": "document", "unknown": "document",
}  # fmt: skip
# Fields that have one variable of CSL each.
_PLAIN: Final = {
    "title": "title", "container": "container-title", "series": "collection-title", "edition": "edition",
    "volume": "volume", "issue": "issue", "publisher": "publisher", "place": "publisher-place", "pages": "page",
    "archive": "archive", "url": "URL", "doi": "DOI", "genre": "genre", "document": "number",
    "translation": "title-short",
}  # fmt: skip
_NAMES: Final = {"author": "author", "editor": "editor", "translator": "translator"}
_IN_ARCHIVE: Final = ("fond", "inventory", "box", "folder", "file")
_DATE = lazy(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def item_of_work(work: Work, *, generation: str = "") -> Item:
    """A work as its fullest citation gives it."""
    item: Item = {"id": work.id, "type": _TYPES[work.kind]}
    for field, variable in _NAMES.items():
        if names := [_name(name) for name in work.values(field)]:  # type: ignore[arg-type]
            item[variable] = names
    for field, variable in _PLAIN.items():
        if values := work.values(field):  # type: ignore[arg-type]
            item[variable] = "; ".join(values)
    if "translation" in dict(work.fields):
        item["note"] = f"Title in translation: {item.pop('title-short')}"
    if date := csl_date(work.first("date")):
        item["issued"] = date
    if kept := [f"{name} {work.first(name)}" for name in _IN_ARCHIVE if work.first(name)]:
        item["archive_location"] = ", ".join(kept)
    if not item.get("title"):
        item["title"] = work.label
    return _from_library(item, generation)


def item_of_article(
    article: ArticleSummary, *, passage: Passage | None = None, url: str = "", generation: str = ""
) -> Item:
    """An article, or one passage of it: then with the passage's number as locator and its permalink ``url``."""
    item: Item = {
        "id": passage.id if passage else article.id,
        "type": "article-magazine" if article.publication else "article",
        "title": article.title,
    }
    if article.authors:
        item["author"] = [_name(name) for name in article.authors]
    if article.publication:
        item["container-title"] = article.publication.label
    if article.published and (date := csl_date(article.published)):
        item["issued"] = date
    if article.lang:
        item["language"] = article.lang
    if link := url or article.source or "":
        item["URL"] = link
    if passage:
        item["locator"] = passage.label
        item["label"] = {"paragraph": "paragraph", "footnote": "note", "caption": "figure"}[passage.kind.value]
    return _from_library(item, generation)


def _from_library(item: Item, generation: str) -> Item:
    return {**item, "source": f"Ibid library, generation {generation}"} if generation else item


def csl_date(edtf: str) -> Item | None:
    """An EDTF date as CSL has it, both ends of a range; None for what names no year."""
    ends = [_DATE.match(end) for end in edtf.split("/")]
    parts = [[int(part) for part in end.groups() if part] for end in ends if end]
    if not parts:
        return None
    return {"date-parts": parts, **({"circa": True} if edtf.endswith(("~", "?", "%")) else {})}


def _name(name: str) -> Item:
    family, given = names_parts(name)
    return {"family": family, "given": given} if family and given else {"literal": name}


def names_of(item: Item, variable: str) -> list[tuple[str, str]]:
    """The names of an item as family and given; a body has no given name."""
    return [(name.get("family") or name["literal"], name.get("given", "")) for name in item.get(variable, ())]


def year_of(item: Item) -> str:
    """The year, or the years of a range."""
    return "–".join(str(part[0]) for part in item.get("issued", {}).get("date-parts", ()))

"""What a page says of itself: <meta>, JSON-LD, <time>, <html lang>, <link rel=canonical>.

Of several sources the one made for citing wins: Highwire's citation_* first, then JSON-LD, Open Graph, Dublin Core, and
last what the page shows. Nothing here is guessed, and nothing that is wrong here costs the article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bs4 import BeautifulSoup, Tag

from indexer.folding import fold
from indexer.model import Metadata
from indexer.reading.dates import published_date
from indexer.reading.encoding import tidy
from indexer.reading.html_tree import attribute, plain

_ARTICLE_TYPES = re.compile(r"(?:\w*Article|BlogPosting|Report|Chapter|CreativeWork)")
_SITE_TYPES = frozenset({"WebSite", "Organization", "NewsMediaOrganization"})
_MOST_JSON = 10_000  # values of JSON-LD looked at; real pages have a few hundred
_SEPARATOR = r"\s+[|·–—»:-]+\s+"

_TITLE = ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title")
_AUTHOR = ("citation_author", "dc.creator", "dcterms.creator", "article:author", "author", "parsely-author")
_PUBLICATION = ("citation_journal_title", "prism.publicationname", "og:site_name", "dc.publisher", "dcterms.publisher")
_PUBLISHED = (
    "citation_publication_date", "citation_date", "citation_online_date", "article:published_time", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "date", "pubdate", "parsely-pub-date",
)  # fmt: skip
_LANGUAGE = ("citation_language", "dc.language", "dcterms.language")
_RIGHTS = ("dc.rights", "dcterms.rights", "dcterms.license", "copyright")


def find_metadata(soup: BeautifulSoup) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata of a page, and what was wrong with them."""
    meta = _meta(soup)
    nodes, problems = _json_ld(soup)
    article = next((node for node in nodes if _has_type(node, _ARTICLE_TYPES)), {})
    publication = _first(
        _values(meta, _PUBLICATION[:2]), _names(article.get("isPartOf")), _values(meta, _PUBLICATION[2:3]),
        _names(article.get("publisher")), _values(meta, _PUBLICATION[3:]),
        (name for node in nodes if _types(node) & _SITE_TYPES for name in _names(node)),
    )  # fmt: skip
    return Metadata(
        title=_title(soup, meta, article, publication),
        authors=_authors(soup, meta, article),
        publication=publication,
        published=_published(soup, meta, article),
        language=_language(soup, meta, article),
        source=_source(soup, meta, article),
        rights=_first(_values(meta, _RIGHTS), _texts(article.get("license")), _links(soup, "license")),
    ), tuple(problems)


# --- <meta> and <link> ----------------------------------------------------------------------------------------------


def _meta(soup: BeautifulSoup) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in soup.find_all("meta"):
        name = (attribute(tag, "name") or attribute(tag, "property") or attribute(tag, "itemprop")).lower()
        content = tidy(attribute(tag, "content"))
        if name and content:
            found.setdefault(name, []).append(content)
    return found


def _values(meta: Mapping[str, list[str]], names: Iterable[str]) -> list[str]:
    """The values of the first of these names that the page gives."""
    return next((meta[name] for name in names if name in meta), [])


def _links(soup: BeautifulSoup, relation: str) -> list[str]:
    return [
        address
        for tag in soup.find_all(["link", "a"], rel=relation)
        if (address := attribute(tag, "href")).startswith(("http://", "https://"))
    ]


def _first(*sources: Iterable[str]) -> str | None:
    return next((value for source in sources for value in source if value), None)


# --- JSON-LD --------------------------------------------------------------------------------------------------------


def _json_ld(soup: BeautifulSoup) -> tuple[list[Mapping[str, object]], list[str]]:
    nodes: list[Mapping[str, object]] = []
    problems = []
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.get_text(), strict=False)
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", "nested too deep")
            problems.append(f"the page's JSON-LD can't be read and was left out: {reason}")
        else:
            nodes.extend(_objects(data))
    return nodes, problems


def _objects(data: object) -> Iterator[Mapping[str, object]]:
    """All objects in JSON data, the outer before the inner, up to a bound."""
    waiting = [data]
    for _ in range(_MOST_JSON):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            waiting.extend(inner for inner in value.values() if isinstance(inner, dict | list))
        elif isinstance(value, list):
            waiting.extend(value)


def _types(node: Mapping[str, object]) -> set[str]:
    return set(_texts(node.get("@type")))


def _has_type(node: Mapping[str, object], wanted: re.Pattern[str]) -> bool:
    return any(wanted.fullmatch(name) for name in _types(node))


def _texts(value: object) -> list[str]:
    """The texts of a value that may be a text or a list of them."""
    values = value if isinstance(value, list) else [value]
    return [tidy(text) for text in values if isinstance(text, str) and text.strip()]


def _names(value: object) -> list[str]:
    """The names in a value that may be a text, an object with a name, or a list of such."""
    values: Sequence[object] = value if isinstance(value, list) else [value]
    return [name for one in values for name in _texts(one.get("name") if isinstance(one, dict) else one)]


# --- the fields -----------------------------------------------------------------------------------------------------


def _title(
    soup: BeautifulSoup, meta: Mapping[str, list[str]], article: Mapping[str, object], site: str | None
) -> str | None:
    shown = tidy(plain(soup.title)) if soup.title is not None else ""
    headings = soup.find_all("h1")
    heading = tidy(plain(headings[0])) if len(headings) == 1 else ""
    given = _first(
        _values(meta, _TITLE[:1]), _texts(article.get("headline")), _values(meta, _TITLE[1:]), [heading], [shown]
    )
    if given is None:
        return None
    # A title is taken without its site's name: “Title | Site”, and where the site is unknown, where the h1 says so.
    for name in filter(None, (site,)):
        given = re.sub(rf"{_SEPARATOR}{re.escape(name)}\s*$", "", given, flags=re.IGNORECASE) or given
    if heading and re.match(rf"{re.escape(fold(heading))}{_SEPARATOR}", fold(given)):
        return heading
    if given == shown and not heading and " | " in given:
        return given.rsplit(" | ", 1)[0]
    return given


def _authors(soup: BeautifulSoup, meta: Mapping[str, list[str]], article: Mapping[str, object]) -> tuple[str, ...]:
    shown = [tidy(plain(tag)) for tag in soup.find_all("a", rel="author")]
    sources = (_values(meta, _AUTHOR[:1]), _names(article.get("author")), _values(meta, _AUTHOR[1:]), shown)
    for source in sources:
        names = [name for name in source if not name.startswith(("http://", "https://"))]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _published(soup: BeautifulSoup, meta: Mapping[str, list[str]], article: Mapping[str, object]) -> str | None:
    times = [attribute(tag, "datetime") for tag in soup.find_all("time")]
    given = (
        *_values(meta, _PUBLISHED[:3]),
        *_texts(article.get("datePublished")),
        *(value for name in _PUBLISHED[3:] for value in meta.get(name, ())),
        *times[:1],
    )
    return next((date for value in given if (date := published_date(value))), None)


def _language(soup: BeautifulSoup, meta: Mapping[str, list[str]], article: Mapping[str, object]) -> str | None:
    root = soup.find("html")
    given = _first(
        _values(meta, _LANGUAGE),
        _texts(article.get("inLanguage")),
        [attribute(root, "lang") or attribute(root, "xml:lang")] if isinstance(root, Tag) else [],
        _values(meta, ("og:locale",)),
    )
    code = re.split(r"[-_]", given.strip().lower())[0] if given else ""
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None


def _source(soup: BeautifulSoup, meta: Mapping[str, list[str]], article: Mapping[str, object]) -> str | None:
    given = [*_links(soup, "canonical"), *_values(meta, ("og:url",)), *_texts(article.get("url"))]
    return next((address for address in given if address.startswith(("http://", "https://"))), None)

"""Answers of the engine as the one plain structure that pages, the API and ``ibid search --json`` all show.

Needs no request: links are made by ``params.link``, so a command line prints what a server would send.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import orjson

from indexer import FACETS
from webapp import params

if TYPE_CHECKING:  # what explains, and the shapes of all answers, need not be loaded for a search
    from indexer import (
        Article,
        ArticleSummary,
        Citation,
        Claim,
        Facet,
        FacetValue,
        Hit,
        LibraryInfo,
        ListedWork,
        Page,
        Passage,
        Query,
        Reason,
        Work,
    )
    from webapp.shapes import (
        ArticleBody,
        ArticleRefBody,
        ArticlesBody,
        CitationBody,
        ClaimBody,
        ExplainedPassageBody,
        FacetBody,
        HitBody,
        LibraryBody,
        LonePassageBody,
        LoneWorkBody,
        PassageBody,
        QueryBody,
        ReasonBody,
        SearchBody,
        SummaryBody,
        ValueBody,
        WorksBody,
    )

SEARCH_API = "/api/v1/search"
WORKS_API = "/api/v1/works"
SEARCH_PAGE = "/"


def dump(body: object) -> str:
    """``body`` as the one JSON text that every surface sends: compact, in UTF-8 letters, with a line end."""
    return orjson.dumps(body, option=orjson.OPT_APPEND_NEWLINE).decode()


def search_body(page: Page, query: Query, surface: str = SEARCH_API) -> SearchBody:
    """The answer to ``query``; its links lead to ``surface``, the path of the API or of the search page."""
    return {
        "query": _query(page, query),
        "total": {"passages": page.passages, "articles": page.articles},
        "took_ms": round(page.took_ms, 2),
        "library": library_body(page.library),
        "hits": [hit_body(hit) for hit in page.hits],
        "facets": {name: _facet(page.facets[name], query, surface) for name in FACETS if name in page.facets},
        "suggestions": list(page.suggestions),
        "next": params.link(surface, replace(query, cursor=page.next)) if page.next else None,
    }


def articles_body(library: LibraryInfo, articles: Iterable[ArticleSummary]) -> ArticlesBody:
    """All articles of a library."""
    return {"library": library_body(library), "articles": [summary_body(article) for article in articles]}


def article_body(article: Article) -> ArticleBody:
    """A whole article: summary, sections and passages in reading order."""
    return {
        "article": summary_body(article.summary),
        "sections": [{"title": s.title, "level": s.level, "start": s.start} for s in article.sections],
        "passages": [passage_body(passage) for passage in article.passages],
    }


def lone_passage_body(hit: Hit) -> LonePassageBody:
    """One passage with the article that holds it."""
    return {**passage_body(hit.passage), "article": _article_ref(hit.article)}


def explained_passage_body(hit: Hit, reasons: Iterable[Reason]) -> ExplainedPassageBody:
    """One passage with its article, and why it has its actors, outlets and dates."""
    return {**lone_passage_body(hit), "explained": [_reason(reason) for reason in reasons]}


def _reason(reason: Reason) -> ReasonBody:
    return {
        "facet": reason.facet,
        "value": reason.value,
        "passage": reason.passage,
        "start": reason.start,
        "end": reason.end,
        "form": reason.form,
        "rule": reason.rule,
        "since": reason.since or None,
        "inferred": reason.inferred,
    }


def library_body(library: LibraryInfo) -> LibraryBody:
    """A generation and its size."""
    return {"generation": library.generation, "passages": library.passages, "articles": library.articles}


def summary_body(article: ArticleSummary) -> SummaryBody:
    """An article as it stands in a list."""
    return {
        **_article_ref(article),
        "lang": article.lang,
        "rights": article.rights,
        "passages": article.passages,
        "notes": article.notes,
        "url": article_url(article.id),
    }


def passage_body(passage: Passage) -> PassageBody:
    """A passage within its article."""
    return {
        "id": passage.id,
        "kind": passage.kind.value,
        "label": passage.label,
        "section": passage.section,
        "text": passage.text,
        "calls": [{"offset": c.offset, "marker": c.marker, "note": c.note} for c in passage.calls],
        "lang": passage.lang,
        "dates": list(passage.dates),
        "years": list(passage.years),
        "actors": [{"id": a.id, "label": a.label, "type": a.type} for a in passage.actors],
        "outlets": [{"id": o.id, "label": o.label, "via": o.via} for o in passage.outlets],
        "notes": list(passage.notes),
        "anchored_in": list(passage.anchored_in),
        "url": passage_url(passage),
        "works": [{"id": w.id, "label": w.label, "via": w.via} for w in passage.works],
        "citations": [_citation(citation) for citation in passage.citations],
        "claims": [_claim(claim) for claim in passage.claims],
    }


def _citation(one: Citation) -> CitationBody:
    return {
        "start": one.start,
        "end": one.end,
        "form": one.form,
        "kind": one.kind,
        "work": one.work,
        "refers_to": one.refers_to,
        "problem": one.problem or None,
        "fields": [{"name": f.name, "value": f.value, "start": f.start, "end": f.end} for f in one.fields],
    }


def _claim(claim: Claim) -> ClaimBody:
    return {
        "start": claim.start,
        "end": claim.end,
        "notes": list(claim.notes),
        "works": list(claim.works),
        "outlets": list(claim.outlets),
    }


def works_body(library: LibraryInfo, works: Sequence[ListedWork], first: int, size: int, q: str = "") -> WorksBody:
    """The works from number ``first`` on, at most ``size``, of all those found."""
    more = {"q": q} if q else {}
    following = urlencode({**more, "size": size, "cursor": first + size})
    return {
        "library": library_body(library),
        "total": len(works),
        "works": [
            {"id": w.id, "label": w.label, "kind": w.kind, "passages": w.passages, "url": work_url(w.id)}
            for w in works[first : first + size]
        ],
        "next": f"{WORKS_API}?{following}" if first + size < len(works) else None,
    }


def work_body(work: Work, page: Page, query: Query) -> LoneWorkBody:
    """A work, with the page of passages that ``query`` found to cite it."""
    return {
        "library": library_body(page.library),
        "work": {
            "id": work.id,
            "label": work.label,
            "kind": work.kind,
            "fields": [{"name": name, "value": value} for name, value in work.fields],
        },
        "total": {"passages": page.passages, "articles": page.articles},
        "passages": [hit_body(hit) for hit in page.hits],
        "next": params.link(SEARCH_API, replace(query, cursor=page.next)) if page.next else None,
    }


def work_url(work: str) -> str:
    """Where the API tells of a work."""
    return f"{WORKS_API}/{quote(work, safe='')}"


@lru_cache(maxsize=4096)
def article_url(article_id: str) -> str:
    """The page of an article."""
    return f"/articles/{quote(article_id, safe='')}"


def fragment(passage_id: str) -> str:
    """The anchor of a passage on its article's page: what follows the article's id, such as ``p7``."""
    return passage_id.rpartition("/")[2]


def passage_url(passage: Passage) -> str:
    """The place of a passage on its article's page."""
    return f"{article_url(passage.article)}#{fragment(passage.id)}"


def _query(page: Page, query: Query) -> QueryBody:
    filters: dict[str, list[str]] = {}
    for name, value in params.pairs(replace(query, cursor=None)):
        if name in params.REPEATED:
            filters.setdefault(name, []).append(value)
    variants = page.variants
    return {
        "q": query.q,
        "filters": filters,
        "variants": [{"term": v.term, "added": list(v.added)} for v in variants],
    }


def _article_ref(article: ArticleSummary) -> ArticleRefBody:
    publication = article.publication
    return {
        "id": article.id,
        "title": article.title,
        "authors": list(article.authors),
        "publication": {"id": publication.id, "label": publication.label} if publication else None,
        "published": article.published,
        "source": article.source,
    }


def hit_body(hit: Hit) -> HitBody:
    """A passage that answers a search, with its article and what is marked in it."""
    passage = passage_body(hit.passage)
    return {
        "id": passage["id"],
        "kind": passage["kind"],
        "label": passage["label"],
        "section": passage["section"],
        "article": _article_ref(hit.article),
        "text": passage["text"],
        "highlights": [{"start": h.start, "end": h.end} for h in hit.highlights],
        "snippet": hit.snippet,
        "lang": passage["lang"],
        "dates": passage["dates"],
        "years": passage["years"],
        "actors": passage["actors"],
        "outlets": passage["outlets"],
        "notes": passage["notes"],
        "anchored_in": passage["anchored_in"],
        "score": round(hit.score, 4),
        "url": passage["url"],
        "works": passage["works"],
        "citations": passage["citations"],
        "claims": passage["claims"],
    }


def _facet(facet: Facet, query: Query, surface: str) -> FacetBody:
    toggles = params.Toggles(surface, query, facet.name)
    return {
        "values": [_value(value, toggles) for value in facet.values],
        "missing": facet.missing,
        "missing_selected": facet.missing_selected,
        "missing_toggle": toggles.missing(),
        "truncated": facet.truncated,
    }


def _value(value: FacetValue, toggles: params.Toggles) -> ValueBody:
    return {
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "selected": value.selected,
        "toggle": toggles.chosen(value.value),
        "excluded": value.excluded,
        "exclude": toggles.excluded(value.value),
    }

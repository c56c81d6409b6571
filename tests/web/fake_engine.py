"""An engine over a few literal articles that answers naively, so that every state of a page can be seen.

Words and quoted phrases are substrings of the folded text, ``-word`` leaves out, a name stands for its variants. Counts
are recounted over all passages each time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import product

from indexer import (
    FACETS,
    Article,
    ArticleSummary,
    Changes,
    Crossed,
    Expansion,
    Facet,
    FacetValue,
    Found,
    Highlight,
    Hit,
    LibraryInfo,
    LibraryState,
    ListedWork,
    NotFoundError,
    Page,
    ParameterError,
    Passage,
    Query,
    QuerySyntaxError,
    Record,
    Via,
    Vocabulary,
    Work,
    parse_year,
)
from tests.grouped import grouped

_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: any of ``forms``."""

    forms: tuple[str, ...]
    negative: bool = False

    def places(self, text: str) -> list[tuple[int, int]]:
        folded = text.lower()
        found = []
        for form in self.forms:
            found += [(m.start(), m.end()) for m in re.finditer(re.escape(form.lower()), folded)]
        return sorted(found)


class FakeEngine:
    """An engine in memory; see ``indexer.Engine``."""

    def __init__(
        self,
        articles: Iterable[Article],
        records: Iterable[Record] = (),
        *,
        outlets: Iterable[Record] = (),
        cut: int = 40,
    ) -> None:
        self.held = {article.id: article for article in articles}
        self.records = tuple(records)
        self.outlets = tuple(outlets)
        self.cut = cut
        self.generation = 1
        self.fetched: list[set[str]] = []

    def find(self, query: Query, *, facets: bool = False, snippets: bool = False) -> Found:
        page = self.search(query, facets=facets)
        ids = tuple(hit.passage.id for hit in page.hits)
        marked = tuple(hit.snippet for hit in page.hits) if snippets else ()
        return Found(page.passages, ids, page.facets, page.library, marked)

    def grouped(self, query: Query, *, each: int = 3, opened: Collection[str] = ()) -> Page:
        return grouped(self.search, query, each, opened)

    def facet(self, query: Query, facet: str) -> Facet:
        cut, self.cut = self.cut, 1_000_000
        try:
            return self._facet(facet, query, self._terms(query)[0])
        finally:
            self.cut = cut

    def search(self, query: Query, *, facets: bool = True) -> Page:
        terms, added = self._terms(query)
        hits = [hit for hit in self._hits(query, terms) if _passes(hit, query)]
        hits.sort(key=lambda hit: _order(hit, query.sort))
        start = _offset(query.cursor)
        shown = hits[start : start + query.size]
        return Page(
            passages=len(hits),
            articles=len({hit.article.id for hit in hits}),
            hits=tuple(shown),
            facets={name: self._facet(name, query, terms) for name in FACETS} if facets else {},
            library=self.info(),
            variants=added,
            suggestions=("embassy",) if query.q and not hits else (),
            next=f"after-{start + query.size}" if start + query.size < len(hits) else None,
            took_ms=0.5,
        )

    def counts(self, query: Query, facets: Iterable[str], *, limit: int | None = None) -> Mapping[str, Facet]:
        answer = self._answer(query)
        return {facet: self._count(facet, answer, limit) for facet in facets}

    def crossed(self, query: Query, rows: str, columns: str, *, limit: int) -> Crossed:
        answer = self._answer(query)
        down, across = self._count(rows, answer, limit), self._count(columns, answer, limit)
        pairs = Counter(pair for hit in answer for pair in product(set(_values(hit, rows)), set(_values(hit, columns))))
        counts = tuple(tuple(pairs[one.value, other.value] for other in across.values) for one in down.values)
        return Crossed(down.values, across.values, counts, down.truncated, across.truncated)

    def ways(self, outlet: str) -> Mapping[Via, int]:
        return Counter(ref.via for _, passage in self._all() for ref in passage.outlets if ref.id == outlet)

    def _answer(self, query: Query) -> list[Hit]:
        return [hit for hit in self._hits(query, self._terms(query)[0]) if _passes(hit, query)]

    def _count(self, facet: str, answer: Sequence[Hit], limit: int | None) -> Facet:
        counts = Counter(value for hit in answer for value in set(_values(hit, facet)))
        labels = {v: label for hit in answer for v, label in _labels(hit.article, hit.passage, facet)}
        listed = sorted(counts, key=lambda v: (-counts[v], labels[v]))
        dated = facet in {"year", "published"}
        shown = sorted(listed, key=lambda v: v.replace("X", "")) if dated else listed[:limit]
        values = tuple(FacetValue(v, labels[v], counts[v]) for v in shown)
        return Facet(facet, values, sum(not _values(hit, facet) for hit in answer), truncated=len(shown) < len(listed))

    def article(self, article_id: str) -> Article:
        if article_id not in self.held:
            raise NotFoundError(f"no article “{article_id}” in this library")
        return self.held[article_id]

    def articles(self) -> Sequence[ArticleSummary]:
        return sorted((a.summary for a in self.held.values()), key=lambda summary: summary.title)

    def passage(self, passage_id: str) -> Hit:
        for article, passage in self._all():
            if passage.id == passage_id:
                return Hit(passage, article, 0.0, (), escape(passage.text))
        raise NotFoundError(f"no passage “{passage_id}” in this library")

    def passages(self, passage_ids: Iterable[str]) -> Mapping[str, Passage]:
        wanted = set(passage_ids)
        self.fetched.append(wanted)
        return {p.id: p for _, p in self._all() if p.id in wanted}

    def highlights(self, query: Query, passages: Iterable[Passage]) -> Mapping[str, tuple[Highlight, ...]]:
        terms, _ = self._terms(query)
        return {p.id: marks for p in passages if (marks := _marks(p.text, terms))}

    def works(self, words: str = "") -> Sequence[ListedWork]:
        counts = Counter(work.id for _, passage in self._all() for work in passage.works)
        known = {work.id: work for article in self.held.values() for work in article.works}
        listed = [ListedWork(n, known[n].label, known[n].kind, count) for n, count in counts.items()]
        kept = [one for one in listed if all(word in one.label.lower() for word in words.lower().split())]
        return sorted(kept, key=lambda one: (-one.passages, one.id))

    def work(self, work_id: str) -> Work:
        for article in self.held.values():
            for work in article.works:
                if work.id == work_id:
                    return work
        raise NotFoundError(f"no work “{work_id}” in this library")

    def info(self) -> LibraryInfo:
        return LibraryInfo(f"g{self.generation}", len(list(self._all())), len(self.held))

    def state(self) -> LibraryState:
        return LibraryState(self.info(), vocabulary=Vocabulary(actors=self.records, outlets=self.outlets))

    def recall(self) -> LibraryState:
        return self.state()

    def verify(self) -> tuple[str, ...]:
        return ()

    def apply(self, changes: Changes) -> LibraryInfo:
        self.held.update({article.id: article for _, article in changes.added})
        self.generation += 1
        return self.info()

    def close(self) -> None:
        self.held = {}

    def _all(self) -> Iterator[tuple[ArticleSummary, Passage]]:
        for article in self.held.values():
            for passage in article.passages:
                yield article.summary, passage

    def _hits(self, query: Query, terms: Sequence[Term]) -> Iterator[Hit]:
        for article, passage in self._all():
            if all(bool(term.places(passage.text)) != term.negative for term in terms):
                marks = _marks(passage.text, terms)
                yield Hit(passage, article, float(len(marks)), marks, _snippet(passage.text, marks))

    def _terms(self, query: Query) -> tuple[list[Term], tuple[Expansion, ...]]:
        if query.q.count('"') % 2:
            at = query.q.rindex('"')
            raise QuerySyntaxError(
                "this quotation mark is not closed", position=at, suggestion=query.q[:at] + query.q[at + 1 :]
            )
        rest, terms, added = query.q, [], []
        for record in self.records if query.variants else ():
            form = next((f for f in record.forms if f.lower() in rest.lower()), None)
            if form:
                terms.append(Term(record.forms))
                added.append(Expansion(form, tuple(f for f in record.forms if f != form)))
                rest = re.sub(re.escape(form), " ", rest, flags=re.IGNORECASE).replace('""', "").replace('" "', "")
        terms += [Term((m[2] or m[3],), bool(m[1])) for m in _TERM.finditer(rest) if m[2] or m[3]]
        return terms, tuple(added)

    def _facet(self, name: str, query: Query, terms: Sequence[Term]) -> Facet:
        chosen, left_out = query.values(name), query.excluded(name)
        others = replace(
            query,
            filters=tuple(f for f in query.filters if f[0] != name),
            missing=tuple(m for m in query.missing if m != name),
            exclude=tuple(e for e in query.exclude if e[0] != name),
        )
        hits = [hit for hit in self._hits(query, terms) if _passes(hit, others)]
        counts = Counter(value for hit in hits for value in set(_values(hit, name)))
        listed = dict(counts.most_common(self.cut))
        for value in (*chosen, *left_out):
            listed.setdefault(value, sum(_has(hit, name, value) for hit in hits))
        labels = {v: label for article, p in self._all() for v, label in _labels(article, p, name)}
        values = tuple(FacetValue(v, labels.get(v, v), n, v in chosen, v in left_out) for v, n in listed.items())
        missing = sum(not _values(hit, name) for hit in hits)
        return Facet(name, values, missing, name in query.missing, len(counts) > self.cut)


def _labels(article: ArticleSummary, passage: Passage, facet: str) -> list[tuple[str, str]]:
    match facet:
        case "kind":
            return [(passage.kind.value, passage.kind.value)]
        case "year":
            return [(v, v) for v in (*map(str, passage.years), *passage.decades)]
        case "actor":
            return [(a.id, a.label) for a in passage.actors]
        case "outlet":
            return [(o.id, o.label) for o in passage.outlets]
        case "work":
            return [(w.id, w.label) for w in passage.works]
        case "publication":
            return [(article.publication.id, article.publication.label)] if article.publication else []
        case "published":
            return [(article.published[:4],) * 2] if article.published else []
        case _:
            return [(passage.lang, passage.lang)] if passage.lang else []


def _values(hit: Hit, facet: str) -> list[str]:
    return [value for value, _ in _labels(hit.article, hit.passage, facet)]


def _has(hit: Hit, facet: str, wanted: str) -> bool:
    if facet in {"year", "published"}:
        return any(parse_year(wanted, facet=facet).accepts(value) for value in _values(hit, facet))
    return wanted in _values(hit, facet)


def _passes(hit: Hit, query: Query) -> bool:
    chosen = all(any(_has(hit, facet, v) for v in values) for facet, values in query.filters)
    left_out = any(_has(hit, facet, value) for facet, value in query.exclude)
    besides = all(_has(hit, facet, value) for facet, value in query.also)
    return chosen and besides and not left_out and not any(_values(hit, facet) for facet in query.missing)


def _order(hit: Hit, sort: str) -> tuple[object, ...]:
    years = hit.passage.years or (9999,)
    place = (hit.article.id, hit.passage.position)
    match sort:
        case "relevance":
            return (-hit.score, *place)
        case "year":
            return (min(years), *place)
        case "-year":
            return (-max(hit.passage.years or (0,)), *place)
        case _:
            return place


def _offset(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not re.fullmatch(r"after-\d{1,6}", cursor):
        raise ParameterError("cursor", cursor, "the cursor of an earlier page")
    return int(cursor.removeprefix("after-"))


def _marks(text: str, terms: Sequence[Term]) -> tuple[Highlight, ...]:
    found: list[Highlight] = []
    for start, end in sorted(place for term in terms if not term.negative for place in term.places(text)):
        if not found or start >= found[-1].end:
            found.append(Highlight(start, end))
    return tuple(found)


def _snippet(text: str, marks: Sequence[Highlight]) -> str:
    pieces, at = [], 0
    for mark in marks:
        pieces += [escape(text[at : mark.start]), f"<mark>{escape(text[mark.start : mark.end])}</mark>"]
        at = mark.end
    return "".join((*pieces, escape(text[at:])))

"""The slow twin: an engine that looks at every passage for every question, by plain loops that are obviously right.

It shares with the real engines what a text means (analysis), what a query means (plan) and what is shown of a passage
(highlights), and nothing of how matching, scoring, filtering, counting and ordering are done.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer import model, syntax
from indexer.analysis import STEM_MARK, index_terms, tokens
from indexer.citations.fullest import fullest
from indexer.citations.model import ListedWork, Work
from indexer.engine import paging, searching
from indexer.engine.columns import facet_values
from indexer.engine.execute import FIELD_BOOSTS, IDF_POWER, K1, NEAR, NEAR_BOOST, B
from indexer.engine.facets import FACET_LIMIT, YEAR_LIMIT, facet_label
from indexer.engine.names import QueryNames
from indexer.engine.store import KEPT_GENERATIONS
from indexer.errors import NotFoundError
from indexer.folding import fold
from indexer.highlight import Highlighter, make_snippet
from indexer.model import (
    Article,
    ArticleSummary,
    Changes,
    Crossed,
    Facet,
    FacetValue,
    Highlight,
    Hit,
    LibraryInfo,
    LibraryState,
    Page,
    Passage,
    Via,
)
from indexer.plan import And, Everything, Match, Not, Or, Plan, make_plan, resolve
from indexer.query import FACETS, YEAR_FACETS, Query, parse_year
from tests.grouped import grouped


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that answers, with its score."""

    passage: Passage
    article: ArticleSummary
    score: float


class NaiveEngine:
    """The protocol over a plain dictionary of articles."""

    def __init__(self) -> None:
        self._articles: dict[str, Article] = {}
        self._state = LibraryState(LibraryInfo("naive-0", 0, 0))
        self._generation = 0
        self._past: dict[str, NaiveEngine] = {"naive-0": self}

    # --- the protocol ---

    def find(self, query: Query, *, facets: bool = False, snippets: bool = False) -> model.Found:
        page = self.search(query, facets=facets)
        ids = tuple(hit.passage.id for hit in page.hits)
        marked = tuple(hit.snippet for hit in page.hits) if snippets else ()
        return model.Found(page.passages, ids, page.facets, page.library, marked)

    def search(self, query: Query, *, facets: bool = True) -> Page:
        plan = self._plan(query)
        by_text = [found for found in self._everything() if self._score(plan, found.passage) is not None]
        by_text = [replace(found, score=self._score(plan, found.passage) or 0.0) for found in by_text]
        answer = [found for found in by_text if self._passes(found, query, FACETS)]
        ordered = sorted(answer, key=lambda found: self._sort_key(found, query))
        if query.cursor:
            ordered = self._after(ordered, query)
        page = ordered[: query.size]
        marker = Highlighter(plan)
        return Page(
            passages=len(answer),
            articles=len({found.passage.article for found in answer}),
            hits=tuple(self._hit(found, marker) for found in page),
            facets={facet: self._facet(facet, by_text, query, _limit(facet)) for facet in FACETS} if facets else {},
            library=self.info(),
            variants=make_plan(syntax.parse(query.q), self.names if query.variants else None)[1],
            suggestions=() if by_text else tuple(searching.suggestions(query.q, self)),  # type: ignore[arg-type]
            next=self._cursor(page[-1], query) if len(ordered) > query.size else None,
        )

    def grouped(self, query: Query, *, each: int = 3, opened: Collection[str] = ()) -> Page:
        return grouped(self.search, query, each, opened)

    def facet(self, query: Query, facet: str) -> Facet:
        plan = self._plan(query)
        by_text = [found for found in self._everything() if self._score(plan, found.passage) is not None]
        return self._facet(facet, by_text, query, limit=None)

    def counts(self, query: Query, facets: Iterable[str], *, limit: int | None = None) -> Mapping[str, Facet]:
        answer = self._answer(query)
        return {facet: self._count(facet, answer, limit) for facet in facets}

    def crossed(self, query: Query, rows: str, columns: str, *, limit: int) -> Crossed:
        answer = self._answer(query)
        down, across = self._count(rows, answer, limit), self._count(columns, answer, limit)
        counts = tuple(
            tuple(
                sum(one.value in _values(found, rows) and other.value in _values(found, columns) for found in answer)
                for other in across.values
            )
            for one in down.values
        )
        return Crossed(down.values, across.values, counts, down.truncated, across.truncated)

    def ways(self, outlet: str) -> Mapping[Via, int]:
        return Counter(o.via for found in self._everything() for o in found.passage.outlets if o.id == outlet)

    def _answer(self, query: Query) -> list[Found]:
        plan = self._plan(query)
        by_text = [found for found in self._everything() if self._score(plan, found.passage) is not None]
        return [found for found in by_text if self._passes(found, query, FACETS)]

    def _count(self, facet: str, answer: list[Found], limit: int | None) -> Facet:
        counts = Counter(value for found in answer for value in _values(found, facet))
        labels = self._labels(facet)
        values = [FacetValue(value, facet_label(facet, value, labels), count) for value, count in counts.items()]
        values.sort(key=lambda v: (-v.count, v.value if facet == "work" else fold(v.label), v.value))
        listed = values if facet in YEAR_FACETS else values[:limit]
        if facet in YEAR_FACETS:
            listed.sort(key=lambda v: v.value.rstrip("X") if "X" in v.value else v.value + "~")
        missing = sum(not _values(found, facet) for found in answer)
        return Facet(facet, tuple(listed), missing, truncated=len(listed) < len(values))

    def article(self, article_id: str) -> Article:
        if article_id not in self._articles:
            raise NotFoundError(f"there is no article {article_id!r}")
        return self._articles[article_id]

    def articles(self) -> Sequence[ArticleSummary]:
        return sorted((a.summary for a in self._articles.values()), key=lambda s: (fold(s.title), s.id))

    def passage(self, passage_id: str) -> Hit:
        for found in self._everything():
            if found.passage.id == passage_id:
                return Hit(found.passage, found.article, 0.0, (), make_snippet(found.passage.text, ()))
        raise NotFoundError(f"there is no passage {passage_id!r}")

    def passages(self, passage_ids: Iterable[str]) -> Mapping[str, Passage]:
        wanted = set(passage_ids)
        return {found.passage.id: found.passage for found in self._everything() if found.passage.id in wanted}

    def highlights(self, query: Query, passages: Iterable[Passage]) -> Mapping[str, tuple[Highlight, ...]]:
        marker = Highlighter(self._plan(query))
        return {passage.id: marker.spans(passage.text, passage.lang) for passage in passages}

    def info(self) -> LibraryInfo:
        return self._state.info

    def state(self) -> LibraryState:
        return self._state

    def recall(self) -> LibraryState:
        return self._state

    def verify(self) -> tuple[str, ...]:
        return ()

    def close(self) -> None:
        self._articles.clear()

    def apply(self, changes: Changes) -> LibraryInfo:
        articles = {} if changes.anew else dict(self._articles)
        sources = {} if changes.anew else {source.article: source for source in self._state.sources}
        for source, article in changes.added:
            articles[article.id], sources[article.id] = article, source
        for name in changes.removed:
            articles.pop(name, None)
            sources.pop(name, None)
        before = self._state
        after = replace(
            before,
            roots=changes.roots,
            vocabulary=changes.vocabulary,
            sources=tuple(sorted(sources.values(), key=lambda source: (source.root, source.path))),
        )
        if after != before or articles != self._articles:
            self._generation += 1
            count = sum(len(article.passages) for article in articles.values())
            info = LibraryInfo(f"naive-{self._generation}", count, len(articles))
            self._keep()
            self._articles, self._state = articles, replace(after, info=info)
            self._past[info.generation] = self
        return self.info()

    def _keep(self) -> None:
        """Keep the generation that is about to be past, and as many before it as the real engines do."""
        old = NaiveEngine()
        old._articles, old._state = self._articles, self._state
        self._past[self.info().generation] = old
        self._past = dict(list(self._past.items())[-(KEPT_GENERATIONS - 1) :])

    # --- the lexicon and the names, for the planner ---

    @property
    def names(self) -> QueryNames:
        return QueryNames(self._state.vocabulary)

    def with_prefix(self, field: str, prefix: str, limit: int) -> list[str]:
        return [form for form in self._forms(field) if form.startswith(prefix)][:limit]

    def within_one_edit(self, field: str, form: str) -> list[str]:
        return [other for other in self._forms(field) if one_edit_apart(form, other)]

    def frequency(self, form: str) -> int:
        return sum(any(token.form == form for token in tokens(f.passage.text)) for f in self._everything())

    def _forms(self, field: str) -> list[str]:
        terms = {term for found in self._everything() for term, _ in self._terms(field, found.passage)}
        return sorted(term for term in terms if not term.startswith(STEM_MARK))

    # --- matching ---

    def _everything(self) -> list[Found]:
        return [Found(p, article.summary, 0.0) for article in self._articles.values() for p in article.passages]

    def _plan(self, query: Query) -> Plan:
        plan, _ = make_plan(syntax.parse(query.q), self.names if query.variants else None)
        return resolve(plan, self)

    def _terms(self, field: str, passage: Passage) -> list[tuple[str, int]]:
        summary = self._articles[passage.article].summary
        match field:
            case "text":
                return list(index_terms(passage.text, passage.lang))
            case "section":
                return list(index_terms(passage.section, summary.lang))
            case "title":
                return list(index_terms(summary.title, summary.lang))
            case "cites":
                known = {work.id: work for work in self._articles[passage.article].works}
                cited = [known[work.id].words if work.id in known else work.label for work in passage.works]
                return [pair for words in cited for pair in index_terms(words, passage.lang)]
            case _:
                return [pair for author in summary.authors for pair in index_terms(author, summary.lang)]

    def _frequency(self, match: Match, field: str, passage: Passage) -> int:
        """At how many positions the slots of ``match`` stand side by side."""
        at: dict[int, set[str]] = {}
        for term, position in self._terms(field, passage):
            at.setdefault(position, set()).add(term)
        return sum(
            all(at.get(start + offset, set()) & set(slot.terms) for offset, slot in enumerate(match.slots))
            for start in at
        )

    def _score(self, plan: Plan, passage: Passage) -> float | None:
        """The score of a passage, ``None`` when it doesn't match."""
        match plan:
            case Match():
                return self._bm25(plan, passage)
            case And(children):
                scores = [self._score(child, passage) for child in children]
                if None in scores:
                    return None
                return sum(score or 0.0 for score in scores) + self._nearness(children, passage)
            case Or(children):
                found = [score for child in children if (score := self._score(child, passage)) is not None]
                return sum(found) + self._nearness(children, passage) if found else None
            case Not(child):
                return 0.0 if self._score(child, passage) is None else None
            case Everything():
                return 0.0

    def _bm25(self, match: Match, passage: Passage) -> float | None:
        frequency = self._frequency(match, match.field, passage)
        if not frequency:
            return None
        idf = self._idf(match)
        score = idf * frequency * (K1 + 1) / (frequency + self._norm(passage))
        if match.field == "text":
            boosts = (b for field, b in FIELD_BOOSTS.items() if self._frequency(match, field, passage))
            score += sum(boost * idf for boost in boosts)
        return score

    def _idf(self, match: Match) -> float:
        every = [found.passage for found in self._everything()]
        having = sum(self._frequency(match, match.field, other) > 0 for other in every)
        return float(math.log(1 + (len(every) - having + 0.5) / (having + 0.5)) ** IDF_POWER)

    def _norm(self, passage: Passage) -> float:
        every = [found.passage for found in self._everything()]
        mean = sum(len(list(tokens(other.text))) for other in every) / len(every) or 1.0
        return K1 * (1 - B + B * len(list(tokens(passage.text))) / mean)

    def _nearness(self, children: Iterable[Plan], passage: Passage) -> float:
        """What neighbouring words of the query add that stand near each other."""
        words = [c for c in children if isinstance(c, Match) and c.field == "text" and len(c.slots) == 1]
        total = 0.0
        for one, other in pairwise(words):
            if one == other:
                continue
            places = sorted({(position, which) for which, match in enumerate((one, other))
                             for term, position in index_terms(passage.text, passage.lang)
                             if term in match.slots[0].terms})  # fmt: skip
            near = sum(
                1 / (second[0] - first[0])
                for first, second in pairwise(places)
                if first[1] != second[1] and 0 < second[0] - first[0] <= NEAR
            )
            if near:
                weight = NEAR_BOOST * min(self._idf(one), self._idf(other))
                total += weight * near * (K1 + 1) / (near + self._norm(passage))
        return total

    # --- filtering and counting ---

    def _passes(self, found: Found, query: Query, facets: Iterable[str]) -> bool:
        for facet, wanted in query.also:
            if not any(_means(facet, wanted, value) for value in _values(found, facet)):
                return False
        return all(_passes_facet(found, query, facet) for facet in facets)

    def _facet(self, facet: str, by_text: list[Found], query: Query, limit: int | None) -> Facet:
        others = [name for name in FACETS if name != facet]
        rows = [found for found in by_text if self._passes(found, query, others)]
        counts = Counter(value for found in rows for value in _values(found, facet))
        chosen, excluded = query.values(facet), query.excluded(facet)
        for value in (*chosen, *excluded):
            if value not in counts:
                counts[value] = sum(any(_means(facet, value, own) for own in _values(f, facet)) for f in rows)
        values = [
            FacetValue(value, facet_label(facet, value, self._labels(facet)), count, value in chosen, value in excluded)
            for value, count in counts.items()
        ]
        # Works are too many to be sorted by their labels.
        values.sort(key=lambda v: (-v.count, v.value if facet == "work" else fold(v.label), v.value))
        listed = values[:limit] + [v for v in values[len(values[:limit]) :] if v.selected or v.excluded]
        if facet in YEAR_FACETS:  # a decade before a range before the years that begin like them
            listed.sort(key=lambda v: v.value.rstrip("X") if "X" in v.value else (v.value + "~").replace("..", "!"))
        missing = sum(not _values(found, facet) for found in rows)
        return Facet(facet, tuple(listed), missing, facet in query.missing, len(listed) < len(values))

    def _labels(self, facet: str) -> dict[str, str]:
        vocabulary = self._state.vocabulary
        records = {"actor": vocabulary.actors, "outlet": vocabulary.outlets}.get(facet, ())
        return (
            {record.id: record.label for record in records}
            | {
                a.summary.publication.id: a.summary.publication.label
                for a in self._articles.values()
                if facet == "publication" and a.summary.publication
            }
            | ({work.id: self.work(work.id).label for work in self._works()} if facet == "work" else {})
        )

    # --- works ---

    def _works(self) -> list[Work]:
        return [work for article in self._articles.values() for work in article.works]

    def works(self, words: str = "") -> Sequence[ListedWork]:
        counts = Counter(work.id for found in self._everything() for work in found.passage.works)
        known = [self.work(name) for name in {work.id for work in self._works()} & set(counts)]
        kept = [w for w in known if all(word in fold(f"{w.words} {w.label}") for word in fold(words).split())]
        listed = [ListedWork(work.id, work.label, work.kind, counts[work.id]) for work in kept]
        return sorted(listed, key=lambda one: (-one.passages, one.id))

    def work(self, work_id: str) -> Work:
        found = [work for work in self._works() if work.id == work_id]
        if not found:
            raise NotFoundError(f"there is no work {work_id!r}")
        return fullest(found)

    # --- order ---

    def _document_key(self, found: Found) -> tuple[str, str, int]:
        return fold(found.article.title), found.passage.article, found.passage.position

    def _sort_key(self, found: Found, query: Query) -> tuple[float, tuple[str, str, int]]:
        return self._sort_value(found, query), self._document_key(found)

    def _sort_value(self, found: Found, query: Query) -> float:
        passage = found.passage
        first = min(passage.years, default=min((int(d[:3]) * 10 for d in passage.decades), default=None))
        last = max(passage.years, default=max((int(d[:3]) * 10 + 9 for d in passage.decades), default=None))
        match query.sort:
            case "relevance":
                return -found.score
            case "year":
                return math.inf if first is None else first
            case "-year":
                return math.inf if last is None else -last
            case _:
                return 0.0

    def _cursor(self, found: Found, query: Query) -> str:
        """A cursor that lists, after its mark, nothing: which passages were seen this engine remembers by itself."""
        key = self._document_key(found)
        mark = paging.Mark(self.info().generation, found.passage.id, self._sort_value(found, query), key)
        earlier = paging.decode(query).marks if query.cursor else ()
        kept = [old for old in earlier if old.generation != mark.generation and old.generation in self._past]
        return paging.encode(paging.Cursor(paging.question(query), (*kept, mark)))

    def _after(self, ordered: list[Found], query: Query) -> list[Found]:
        """What is left when all is taken away that stood up to a mark in the order of the mark's generation."""
        marks = paging.decode(query).marks
        seen: set[str] = set()
        for mark in marks:
            if mark.generation in self._past:
                seen |= self._past[mark.generation].until(mark, query)
        if all(mark.generation not in self._past for mark in marks):
            seen = self.until(marks[-1], query)
        return [found for found in ordered if found.passage.id not in seen]

    def until(self, mark: paging.Mark, query: Query) -> set[str]:
        plan = self._plan(query)
        scored = [(found, self._score(plan, found.passage)) for found in self._everything()]
        answer = [replace(found, score=score) for found, score in scored if score is not None]
        answer = [found for found in answer if self._passes(found, query, FACETS)]
        keys = {found.passage.id: self._sort_key(found, query) for found in answer}
        last = keys.get(mark.passage, (mark.value, mark.key))
        return {name for name, key in keys.items() if key <= last}

    def _hit(self, found: Found, marker: Highlighter) -> Hit:
        marks = marker.spans(found.passage.text, found.passage.lang)
        return Hit(found.passage, found.article, found.score, marks, make_snippet(found.passage.text, marks))


def _limit(facet: str) -> int:
    return YEAR_LIMIT if facet in YEAR_FACETS else FACET_LIMIT


def _values(found: Found, facet: str) -> tuple[str, ...]:
    return facet_values(found.passage, found.article).get(facet, ())


def _means(facet: str, wanted: str, value: str) -> bool:
    return parse_year(wanted).accepts(value) if facet in YEAR_FACETS else wanted == value


def _passes_facet(found: Found, query: Query, facet: str) -> bool:
    own = _values(found, facet)
    if any(_means(facet, wanted, value) for wanted in query.excluded(facet) for value in own):
        return False
    chosen = query.values(facet)
    if not chosen and facet not in query.missing:
        return True
    return (facet in query.missing and not own) or any(_means(facet, w, value) for w in chosen for value in own)


def one_edit_apart(one: str, other: str) -> bool:
    """Whether two words are equal or one insertion, deletion, substitution or neighbours' exchange apart."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) == 1:
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    if len(long) != len(short):
        return False
    differing = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differing) == 2 and differing[1] == differing[0] + 1:
        left, right = differing
        return one[left] == other[right] and one[right] == other[left]
    return len(differing) == 1

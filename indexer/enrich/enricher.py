"""Enrichment: what the passages of an article speak of and draw on: languages, dates, actors, outlets, works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from indexer.citations.cite import NamedOutlet, cite
from indexer.citations.claims import find_claims
from indexer.enrich.basis import WHOLE, Basis
from indexer.enrich.cited_names import cited_ids
from indexer.enrich.date_order import day_first
from indexer.enrich.dates import find_dates, years_of
from indexer.enrich.gold import marked_dates
from indexer.enrich.language import UNDETERMINED, detect_all, language_code
from indexer.enrich.mentions import Mention, Reading
from indexer.enrich.name_forms import form_key
from indexer.enrich.name_reader import NameReader
from indexer.enrich.names import ambiguous
from indexer.enrich.outlets import draw_outlets, publication_forms
from indexer.model import ActorRef, Article, Kind, Passage, Publication, Vocabulary

# Raised whenever the same article and vocabulary would give other facets: a build then reads everything again.
ENRICH_VERSION = "32"


class Enricher:
    """Reads articles with one vocabulary; it holds nothing of theirs, so threads may share it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._names = NameReader(vocabulary)
        self._table = self._names.table
        self._basis = Basis(vocabulary, self._table)
        self._refs = {one.id: ActorRef(one.id, one.label, one.type) for one in self._table.actors.values()}

    @property
    def problems(self) -> tuple[str, ...]:
        """The forms that tell nothing because two actors, or two outlets, bear them; each problem names both ids."""
        return tuple(
            f"“{form}” is a form of {' and of '.join(ids)}: a passage that has it gets neither"
            for names in (self._table.actor_names, self._table.outlet_names)
            for form, ids in ambiguous(names).items()
        )

    def enrich(self, article: Article) -> Article:
        """The article with language, dates, actors, outlets and works on each passage; its publication identified."""
        language, languages = _languages(article)
        names = self._names.read(article)
        order = day_first((passage.text for passage in article.passages), language)
        notes = [passage.id for passage in article.passages if passage.kind is Kind.FOOTNOTE]
        cited = cite(article.passages, {note: self._named(names.mentions[note]) for note in notes}, order)
        self._names.settle(names, cited.citations, article)
        texts = {passage.id: passage.text for passage in article.passages}
        named = {passage.id: names.ids(passage.id, "outlet") for passage in article.passages}
        by_note = {
            note: (*cited_ids(names.mentions[note], found, texts[note]), *cited.outlets[note])
            for note, found in cited.citations.items()
        }
        outlets = draw_outlets(article.passages, named, by_note, self._table.outlets)
        works = cited.ids
        passages = []
        for passage, lang in zip(article.passages, languages, strict=True):
            dates, years, decades = _dates(passage, order)
            passages.append(
                Passage(  # each field named: ``replace`` takes twice as long
                    id=passage.id,
                    article=passage.article,
                    kind=passage.kind,
                    number=passage.number,
                    label=passage.label,
                    section=passage.section,
                    position=passage.position,
                    text=passage.text,
                    lang=lang,
                    calls=passage.calls,
                    notes=passage.notes,
                    anchored_in=passage.anchored_in,
                    dates=dates,
                    years=years,
                    decades=decades,
                    actors=tuple([self._refs[actor] for actor in names.ids(passage.id, "actor")]),
                    outlets=outlets[passage.id],
                    works=cited.works_of(passage),
                    citations=cited.citations.get(passage.id, ()),
                    claims=find_claims(passage.text, passage.calls, works, by_note) if passage.calls else (),
                )
            )
        publication = self._publication(article.summary.publication)
        enriched = replace(
            article,
            summary=replace(article.summary, lang=language, publication=publication),
            passages=tuple(passages),
            unresolved=tuple(sorted(names.unresolved.items())),
            works=tuple(cited.works[work] for work in sorted(cited.works)),
        )
        marked = any(mark.names for passage in article.passages for mark in passage.marks)
        return replace(enriched, basis=WHOLE if marked else self._basis.of(enriched, names.touched))

    def names(self, article: Article) -> Reading:
        """What the passages of an article name, and why."""
        return self._names.read(article)

    def basis(self, article: Article) -> str:
        """The basis that an article of the library, whose document marked no names, would have with this vocabulary."""
        return self._basis.of(article, self._names.touched(article))

    def _named(self, mentions: Iterable[Mention]) -> list[NamedOutlet]:
        """Where outlets are named, for the citations."""
        outlets = self._table.outlets
        return [(one.start, one.end, one.id, outlets[one.id].type) for one in mentions if one.sort == "outlet"]

    def _publication(self, found: Publication | None) -> Publication | None:
        """The outlet of the vocabulary that a publication is, by its whole name or the part before a subtitle."""
        if found is None:
            return None
        for form in publication_forms(found.label):
            name = self._table.outlet_names.get(form_key(form))
            if name and len(name.ids) == 1:
                return Publication(name.ids[0], self._table.outlets[name.ids[0]].label)
        return found


def _dates(passage: Passage, order: bool | None) -> tuple[tuple[str, ...], tuple[int, ...], tuple[str, ...]]:
    """The dates of a passage, and the years and decades that they cover."""
    found = marked_dates(find_dates(passage.text, order), passage.marks)
    if not found:
        return (), (), ()
    dates = tuple(dict.fromkeys([one.edtf for one in found]))
    return dates, *years_of(dates)


def _languages(article: Article) -> tuple[str | None, list[str | None]]:
    """The language of the article, else that of most of its passages; and that of each passage."""
    language = language_code(article.summary.lang)
    found = detect_all((passage.text for passage in article.passages), language or UNDETERMINED)
    if language is None:
        told = Counter(code for code in found if code not in (None, UNDETERMINED))
        language = max(told, key=told.__getitem__, default=None)
    return language, [language if code == UNDETERMINED else code for code in found]

"""Enrichment: what the passages of an article speak of and draw on: languages, dates, actors, outlets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from indexer.enrich.dates import find_dates, years_of
from indexer.enrich.gold import Gold, marked_dates
from indexer.enrich.language import UNDETERMINED, detect_all, language_code
from indexer.enrich.name_forms import form_text
from indexer.enrich.names import NameFinder, NameMatch
from indexer.enrich.outlets import draw_outlets
from indexer.model import ActorRef, Article, Passage, Publication, Vocabulary

# Raised whenever the same article and vocabulary would give other facets: a build then reads everything again.
ENRICH_VERSION = "2"

# What may follow a publication's name in a page title: “38 North: News and Analysis”, “Granma | Portada”.
_SUBTITLE = re.compile(r"(?:\s*[:|•]|\s[-–—]\s).*", re.DOTALL)


class Enricher:
    """Reads articles with one vocabulary; it holds nothing of theirs, so threads may share it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._actors = {record.id: record for record in vocabulary.actors}
        self._outlets = {record.id: record for record in vocabulary.outlets}
        self._actor_names = NameFinder(vocabulary.actors)
        self._outlet_names = NameFinder(vocabulary.outlets)
        self._gold = Gold(vocabulary.actors, self._actor_names)

    @property
    def problems(self) -> tuple[str, ...]:
        """The forms that tell nothing because two actors, or two outlets, bear them; each problem names both ids."""
        return tuple(
            f"“{form}” is a form of {' and of '.join(ids)}: a passage that has it gets neither"
            for finder in (self._actor_names, self._outlet_names)
            for form, ids in finder.ambiguous.items()
        )

    def enrich(self, article: Article) -> Article:
        """The article with language, dates, actors and outlets on each passage, and its publication identified."""
        language, languages = _languages(article)
        names = {passage.id: self._names(passage) for passage in article.passages}
        outlets = draw_outlets(article.passages, {each: found for each, (_, found) in names.items()}, self._outlets)
        passages = tuple(
            replace(
                _dated(passage),
                lang=lang,
                actors=tuple(self._actor(actor) for actor in names[passage.id][0]),
                outlets=outlets[passage.id],
                marks=(),
            )
            for passage, lang in zip(article.passages, languages, strict=True)
        )
        publication = self._publication(article.summary.publication)
        return replace(
            article, summary=replace(article.summary, lang=language, publication=publication), passages=passages
        )

    def _names(self, passage: Passage) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids of the actors and of the outlets that a passage names, each once, in order of appearance.

        A name within a longer one is not meant: the Korea Times isn't Korea, the Press Department isn't the Press.
        """
        text, read = passage.text, form_text(passage.text)
        actors, outlets = self._actor_names.find(text, read=read), self._outlet_names.find(text, read=read)
        actors = self._gold.names(text, actors, passage.marks)
        return (
            _certain(name for name in actors if not _within(name, outlets)),
            _certain(name for name in outlets if not _within(name, actors)),
        )

    def _actor(self, actor: str) -> ActorRef:
        record = self._actors[actor]
        return ActorRef(record.id, record.label, record.type)

    def _publication(self, found: Publication | None) -> Publication | None:
        """The outlet of the vocabulary that a publication is, by its whole name or the part before a subtitle."""
        if found is None:
            return None
        for form in (found.label, _SUBTITLE.sub("", found.label)):
            ids = self._outlet_names.lookup(form)
            if len(ids) == 1:
                return Publication(ids[0], self._outlets[ids[0]].label)
        return found


def _dated(passage: Passage) -> Passage:
    dates = tuple(dict.fromkeys(found.edtf for found in marked_dates(find_dates(passage.text), passage.marks)))
    years, decades = years_of(dates)
    return replace(passage, dates=dates, years=years, decades=decades)


def _certain(matches: Iterable[NameMatch]) -> tuple[str, ...]:
    """The ids of the matches that aren't ambiguous."""
    return tuple(dict.fromkeys(match.ids[0] for match in matches if len(match.ids) == 1))


def _within(name: NameMatch, others: Iterable[NameMatch]) -> bool:
    """Whether a name is a part, and not the whole, of one of the others."""
    return any(
        other.start <= name.start and name.end <= other.end and other.end - other.start > name.end - name.start
        for other in others
    )


def _languages(article: Article) -> tuple[str | None, list[str | None]]:
    """The language of the article, else that of most of its passages; and that of each passage."""
    language = language_code(article.summary.lang)
    found = detect_all((passage.text for passage in article.passages), language or UNDETERMINED)
    if language is None:
        told = Counter(code for code in found if code not in (None, UNDETERMINED))
        language = max(told, key=told.__getitem__, default=None)
    return language, [language if code == UNDETERMINED else code for code in found]

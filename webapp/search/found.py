"""Hits as a page shows them: where a passage stands, its snippet, what it speaks of, and what is one click away.

Under a paragraph that is its notes, under a note the claims that rest on it: the very sentences that call it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from indexer import ArticleSummary, Engine, Hit, Kind, Passage, Query
from webapp import dates, markup, params, present, words
from webapp.i18n import language
from webapp.search import about


class Note(NamedTuple):
    """A note under a paragraph; ``lang`` is set where it differs from that of the page."""

    href: str
    label: str
    text: str
    lang: str


class Claim(NamedTuple):
    """What rests on a note: a sentence of a paragraph, with the rest of it before and after."""

    href: str
    place: str
    before: str
    sentence: str
    after: str
    lang: str


class HitView(NamedTuple):
    """A hit with what is one click away; ``orphan`` is a note that no passage calls."""

    title: str
    title_lang: str
    place: str
    section: str
    publication: str
    published: str
    snippet: Markup
    lang: str
    href: str
    permalink: str
    about: tuple[about.Refs, ...]
    notes: tuple[Note, ...]
    notes_said: str
    claims: tuple[Claim, ...]
    claims_said: str
    orphan: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """An article with the best of its passages that answer; ``all_href`` leads to all of them, if there are more.

    ``anchor`` is its place on the page.
    """

    anchor: str
    title: str
    lang: str
    href: str
    authors: str
    publication: str
    published: str
    said: str
    hits: tuple[HitView, ...]
    all_href: str
    all_said: str


class Show:
    """Makes views of the hits of one answer; what they have in common is found once."""

    def __init__(self, query: Query, engine: Engine, hits: Iterable[Hit], surface: str = present.SEARCH_PAGE) -> None:
        """``surface`` is the page whose links add filters. All notes and claims are read in one call of ``engine``."""
        self._carried = params.format(query)
        self._language = language()
        self._more = about.More(query, surface)
        wanted = dict.fromkeys(name for hit in hits for name in (*hit.passage.notes, *hit.passage.anchored_in))
        self._beside = engine.passages(wanted) if wanted else {}

    def hit(self, hit: Hit) -> HitView:
        """One hit."""
        passage, article = hit.passage, hit.article
        called, anchors = self._there(passage.notes), self._there(passage.anchored_in)
        notes = tuple([self._note(note) for note in called])
        claims = tuple([claim for p in anchors for claim in self._claims(p, passage.id)])
        return HitView(
            title=article.title,
            title_lang=self._other(article.lang),
            place=words.kind_label(passage.kind.value, passage.label),
            section=passage.section,
            publication=article.publication.label if article.publication else "",
            published=dates.published(article.published),
            snippet=markup.snippet(hit.snippet),
            lang=self._other(passage.lang),
            href=self._href(passage),
            permalink=present.passage_url(passage),
            about=about.of(passage, self._more, self._beside),
            notes=notes,
            notes_said=words.under(len(notes)) if notes else "",
            claims=claims,
            claims_said=words.resting(len(claims)) if claims else "",
            orphan=passage.kind is Kind.FOOTNOTE and not claims,
        )

    def group(self, article: ArticleSummary, passages: int, hits: Sequence[Hit], every: str) -> GroupView:
        """An article of which ``passages`` answer; ``every`` leads to all of them."""
        shown = tuple(map(self.hit, hits))
        return GroupView(
            anchor=f"in-{article.id}",
            title=article.title,
            lang=self._other(article.lang),
            href=self._carrying(present.article_url(article.id)),
            authors=", ".join(article.authors),
            publication=article.publication.label if article.publication else "",
            published=dates.published(article.published),
            said=words.shown(len(shown), passages),
            hits=shown,
            all_href=f"{every}#in-{quote(article.id)}" if passages > len(shown) else "",
            all_said=words.all_of_article(passages) if passages > len(shown) else "",
        )

    def _there(self, names: Sequence[str]) -> Sequence[Passage]:
        return [self._beside[name] for name in names if name in self._beside] if names else ()

    def _note(self, note: Passage) -> Note:
        return Note(self._href(note), note.label, note.text, self._other(note.lang))

    def _claims(self, passage: Passage, note: str) -> Iterator[Claim]:
        """The claims of a passage that rest on a note; all of it where none is known."""
        spans = [(claim.start, claim.end) for claim in passage.claims if note in claim.notes]
        place = words.kind_label(passage.kind.value, passage.label)
        for start, end in spans or [(0, len(passage.text))]:
            text = passage.text
            yield Claim(
                self._href(passage), place, text[:start], text[start:end], text[end:], self._other(passage.lang)
            )

    def _href(self, passage: Passage) -> str:
        return f"{self._carrying(present.article_url(passage.article))}#{present.fragment(passage.id)}"

    def _carrying(self, url: str) -> str:
        """The page of an article with the search, which it marks and leads back to."""
        return f"{url}?{self._carried}" if self._carried else url

    def _other(self, lang: str | None) -> str:
        return lang if lang and lang != self._language else ""

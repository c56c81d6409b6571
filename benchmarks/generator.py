"""The one generator: articles of passages with notes and facets, the same for a seed whatever machine and size.

An article depends on the seed and its own number alone, so a small collection is the beginning of a large one, and
articles that no collection has are at hand to be added. They are made one at a time, in constant memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from benchmarks import drawing
from benchmarks.authorities import AUTHORS, PUBLICATIONS, make_authorities, pick, zipf
from benchmarks.drawing import Dice
from benchmarks.families import FAMILIES, RESERVED, RESERVED_ENDINGS
from benchmarks.layout import Layout, make_layout
from benchmarks.prose import Writer
from benchmarks.words import FUNCTION_WORDS, Ranks, Words, hangul
from indexer.model import ActorRef, Article, ArticleSummary, Call, Kind, OutletRef, Passage, Section, Vocabulary

SEED: Final = 20_240_229
EXTRA: Final = 10_000_000
"""Articles from this number on belong to no collection: they are there to be added."""
ADDED_PARAGRAPHS, ADDED_NOTES = 40, 10

_STAYS_WITHOUT_THE = 0.1  # of the passages in which chance put no "the": 0.25 % of all
_UNKNOWN_PUBLICATION = 0.08
_FIRST_PUBLISHED, _LAST_PUBLISHED = 1998, 2025
_PUBLICATION_ZIPF = zipf(PUBLICATIONS)


@dataclass(frozen=True, slots=True)
class _Content:
    """What one passage says and draws on."""

    text: str
    actors: tuple[ActorRef, ...]
    outlets: tuple[OutletRef, ...]
    years: tuple[int, ...]
    decade: str


class Generator:
    """Makes the articles of one seed."""

    def __init__(self, seed: int = SEED) -> None:
        self.seed = seed
        self._words = Words(RESERVED, RESERVED_ENDINGS)
        self._ranks = Ranks()
        self._known = make_authorities(self._words)

    @property
    def vocabulary(self) -> Vocabulary:
        """The authority records of every collection."""
        return self._known.vocabulary

    def articles(self, passages: int) -> Iterator[Article]:
        """A collection of exactly so many passages; its last article is cut to fit."""
        number, left = 0, passages
        while left > 0:
            article = self.article(number)
            yield article if len(article.passages) <= left else _cut(article, left)
            number, left = number + 1, left - len(article.passages)

    def added(self, number: int) -> Article:
        """The ``number``-th article of 50 passages that no collection has."""
        return self.article(EXTRA + number, ADDED_PARAGRAPHS, ADDED_NOTES)

    def article(self, number: int, paragraphs: int | None = None, notes: int | None = None) -> Article:
        """The article of a number: of about 40 paragraphs and 10 notes unless told."""
        dice = Dice(self.seed, number)
        layout = make_layout(dice, paragraphs, notes)
        summary = self._summary(dice, number, layout)
        levels = [1 + (roll < 0.3) for roll in dice.roll(len(layout.starts)).tolist()]
        sections = [Section(self._heading(dice, dice.between(2, 5)), level, start)
                    for level, start in zip(levels, layout.starts, strict=True)]  # fmt: skip
        contents = self._contents(dice, layout)
        return Article(summary, tuple(sections), tuple(_passages(summary.id, layout, sections, contents)))

    # --- words ---

    def _heading(self, dice: Dice, words: int) -> str:
        ranks = self._ranks.draw(0.3 + 0.6 * dice.roll(words)).tolist()
        return " ".join(self._words[rank].capitalize() for rank in ranks)

    def _contents(self, dice: Dice, layout: Layout) -> list[_Content]:
        """The passages; what they mention of actors, outlets and years stands in their texts."""
        count = len(layout.kinds)
        stretches, families = drawing.stretches(dice, count)
        actors = drawing.actors(dice, count)
        outlets = drawing.outlets(dice, [kind is Kind.FOOTNOTE for kind in layout.kinds])
        years = drawing.years(dice, count)
        words = self._passage_words(dice, layout)
        writer = Writer(dice)
        return [
            self._content(writer, words[at], stretches[at], families[at], actors[at], outlets[at], years[at],
                          layout.langs[at])
            for at in range(count)
        ]  # fmt: skip

    def _content(
        self,
        writer: Writer,
        words: list[str],
        stretches: Sequence[str],
        families: Sequence[int],
        actors: Sequence[int],
        outlets: Sequence[int],
        years: tuple[tuple[int, ...], str],
        lang: str,
    ) -> _Content:
        refs = [self._known.actors[number] for number in actors]
        named = [self._known.actors[number - len(FAMILIES)] for number in families]
        papers = [self.vocabulary.outlets[number] for number in outlets]
        said = list(stretches) if lang == "en" else [drawing.singular(stretch) for stretch in stretches]
        said += [ref.label for ref in refs]
        said += [f"the {paper.label}" for paper in papers]
        said += [f"in {year}" for year in years[0]]
        said += [f"in the {years[1][:3]}0s"] if years[1] else []
        return _Content(
            writer.write(words, said),
            tuple(dict.fromkeys((*refs, *named))),
            tuple(OutletRef(paper.id, paper.label, "text") for paper in papers),
            *years,
        )

    def _passage_words(self, dice: Dice, layout: Layout) -> list[list[str]]:
        """The plain words of every passage."""
        ends = np.cumsum(layout.lengths).tolist()
        ranks = self._ranks.draw(dice.roll(ends[-1])).tolist()
        stays = (dice.roll(len(ends)) < _STAYS_WITHOUT_THE).tolist()
        found = []
        for end, length, lang, bare in zip(ends, layout.lengths, layout.langs, stays, strict=True):
            words = self._spelled(ranks[end - length : end], lang)
            if not bare and "the" not in words:
                words[0] = "the"
            found.append(words)
        return found

    def _spelled(self, ranks: Sequence[int], lang: str) -> list[str]:
        head, words = self._words.head, self._words
        if lang == "ko":  # half of what is no function word: Korean notes quote titles in other languages
            return [hangul(r) if r % 2 and r >= len(FUNCTION_WORDS) else words[r] for r in ranks]
        return [head[rank] if rank < len(head) else words[rank] for rank in ranks]

    # --- the article as a whole ---

    def _summary(self, dice: Dice, number: int, layout: Layout) -> ArticleSummary:
        known = self._known
        roll, author, day, unknown = dice.roll(4).tolist()
        year = _FIRST_PUBLISHED + int((_LAST_PUBLISHED - _FIRST_PUBLISHED + 1) * day**0.5)
        journal = known.publications[int(pick(_PUBLICATION_ZIPF, np.array([roll]))[0])]
        return ArticleSummary(
            id=f"a{number:08d}",
            title=self._heading(dice, dice.between(3, 8)),
            authors=(known.authors[int(author * AUTHORS)],),
            publication=None if unknown < _UNKNOWN_PUBLICATION else journal,
            published=f"{year}-{1 + number % 12:02d}",
            lang=layout.lang,
            passages=len(layout.kinds),
            notes=layout.kinds.count(Kind.FOOTNOTE),
        )


def _passages(
    article: str, layout: Layout, sections: Sequence[Section], contents: Iterable[_Content]
) -> Iterator[Passage]:
    ids = _ids(article, layout.kinds)
    callers = {note: place for place, notes in layout.calls.items() for note in notes}
    for place, content in enumerate(contents):
        notes = layout.calls.get(place, ())
        section = layout.section_of(place)
        number = ids[place].rpartition("/")[2][1:]
        decades = (*(f"{year // 10}X" for year in content.years), *((content.decade,) if content.decade else ()))
        yield Passage(
            id=ids[place],
            article=article,
            kind=layout.kinds[place],
            number=int(number),
            label=number,
            section=sections[section].title if section >= 0 else "",
            position=place,
            text=content.text,
            lang=layout.langs[place],
            calls=tuple(Call(len(content.text), ids[note].rpartition("/")[2][1:], ids[note]) for note in notes),
            notes=tuple(ids[note] for note in notes),
            anchored_in=(ids[callers[place]],) if place in callers else (),
            dates=(*map(str, content.years), *((content.decade,) if content.decade else ())),
            years=content.years,
            decades=tuple(dict.fromkeys(decades)),
            actors=content.actors,
            outlets=content.outlets,
        )


def _ids(article: str, kinds: Sequence[Kind]) -> list[str]:
    counts = dict.fromkeys(Kind, 0)
    ids = []
    for kind in kinds:
        counts[kind] += 1
        ids.append(f"{article}/{kind.letter}{counts[kind]}")
    return ids


def _cut(article: Article, passages: int) -> Article:
    """The beginning of an article. What its paragraphs say of notes that are cut off is left: no query asks for it."""
    kept = article.passages[:passages]
    notes = sum(passage.kind is Kind.FOOTNOTE for passage in kept)
    summary = replace(article.summary, passages=len(kept), notes=notes)
    sections = tuple(section for section in article.sections if section.start < passages)
    return Article(summary, sections, kept)


def checksum(articles: Iterable[Article]) -> str:
    """A digest of all that peers are given of some articles."""
    digest = hashlib.sha256()
    for article in articles:
        digest.update(repr(article.summary).encode())
        for p in article.passages:
            fields = (p.id, p.text, p.lang, p.section, p.years, p.decades, [a.id for a in p.actors],
                      [o.id for o in p.outlets], p.notes)  # fmt: skip
            digest.update(repr(fields).encode())
    return digest.hexdigest()

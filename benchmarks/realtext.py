"""The sample corpus, repeated under new ids until it is large: real prose with real names, notes and facets.

A word in seven is replaced by another drawn from all words of the corpus in the same language, so that no two copies
are alike while frequencies, sentence lengths and facets stay those of the corpus. What it can't show is a vocabulary
that grows: it has that of the sample alone, so its postings are long and its lexicon short.

Peers don't count quite alike here. Ibid reads Spanish passages by Spanish stems, finds Hangul within longer words and
takes "O'Donnell" for one word; peers stem all by English rules and split at apostrophes and at the spaces round Hangul.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from benchmarks.drawing import Dice
from benchmarks.processes import ROOT
from benchmarks.queries import Case
from benchmarks.realcases import choose_cases
from indexer import Article, Passage, Vocabulary, open_library
from indexer.build import build

RESAMPLED = 1 / 7
DOCUMENTS = ROOT / "documents"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDED = 10_000_000
_ADDED_PASSAGES = 50


REMARKS: Final = (
    "few passages, and few of them found: what a query costs in Python before it begins is then most of our time, and"
    " next to nothing of a compiled peer's, as with generated text of this size",
    "names have up to nine variants in the authority file, generated ones two: each is a phrase more to look for",
    "headings and titles hold the words of queries, which generated ones never do: they add to our scores; peers have"
    " no such fields",
    "a quarter of a stored passage is its text; dates, names, works, citations and claims are the rest; a snippet is"
    " read out of all of it, where peers store the text alone",
    "a range of years counts for each of its years, so that some passages have dozens of values to be counted",
    "4,100 different words, where 200,000 generated passages have 224,500: lexicons are short and lists long",
    "one passage in six is Spanish, which we stem by Spanish rules and peers by English ones; a word with an apostrophe"
    " is one to us and two to them; we find Hangul within longer words: hence the counts that differ",
)


class RealText:
    """See ``workloads.Workload``."""

    kind = "sample"
    remarks: tuple[str, ...] = REMARKS

    def __init__(self, size: int, seed: int) -> None:
        self.size, self.seed = size, seed

    @cached_property
    def _read(self) -> tuple[list[Article], Vocabulary]:
        """The sample's articles as a build makes them, and its authority records."""
        engine = open_library(None)
        build(engine, [DOCUMENTS])
        articles = [engine.article(summary.id) for summary in engine.articles()]
        vocabulary = engine.state().vocabulary
        engine.close()
        return articles, vocabulary

    @property
    def vocabulary(self) -> Vocabulary:
        return self._read[1]

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        passages = [passage for article in self._read[0] for passage in article.passages]
        return choose_cases(passages, self.vocabulary)

    def articles(self) -> Iterator[Article]:
        number, left = 0, self.size
        while left > 0:
            article = _first(self._copy(number), left)
            yield article
            number, left = number + 1, left - len(article.passages)

    def added(self, number: int) -> Article:
        """The passages of several articles as one of 50."""
        passages: list[Passage] = []
        for part in range(len(self._read[0])):
            passages += self._copy(_ADDED + number * len(self._read[0]) + part).passages
        summary = replace(self._read[0][0].summary, id=f"added-{number}", passages=_ADDED_PASSAGES)
        joined = [
            replace(passage, id=f"{summary.id}/p{at + 1}", article=summary.id, position=at, calls=(), notes=(),
                    anchored_in=())
            for at, passage in enumerate(passages[:_ADDED_PASSAGES])
        ]  # fmt: skip
        return Article(summary, (), tuple(joined))

    def _copy(self, number: int) -> Article:
        """The ``number``-th article: the sample over and over, the first time as it is."""
        round_, which = divmod(number, len(self._read[0]))
        article = self._read[0][which]
        if round_ == 0:
            return article
        new_id = f"{article.id}-{round_}"
        dice = Dice(self.seed, number)
        passages = [_renamed(p, article.id, new_id, self._resampled(dice, p)) for p in article.passages]
        return replace(article, summary=replace(article.summary, id=new_id), passages=tuple(passages))

    def _resampled(self, dice: Dice, passage: Passage) -> str:
        words = self._words[passage.lang]
        pieces, at = [], 0
        found = list(_WORD.finditer(passage.text))
        for match, (roll, choice) in zip(found, dice.roll(max(len(found), 1), 2).tolist(), strict=False):
            if roll < RESAMPLED:
                pieces += [passage.text[at : match.start()], words[int(choice * len(words))]]
                at = match.end()
        return "".join([*pieces, passage.text[at:]])

    @cached_property
    def _words(self) -> dict[str | None, list[str]]:
        """All words of the sample by language, as often as they stand there."""
        words: dict[str | None, list[str]] = {}
        for article in self._read[0]:
            for passage in article.passages:
                words.setdefault(passage.lang, []).extend(_WORD.findall(passage.text))
        return words


def _renamed(passage: Passage, old: str, new: str, text: str) -> Passage:
    def moved(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(new + name.removeprefix(old) for name in ids)

    calls = [
        replace(call, offset=min(call.offset, len(text)), note=moved((call.note,))[0] if call.note else None)
        for call in passage.calls
    ]
    return replace(
        passage, id=moved((passage.id,))[0], article=new, text=text, calls=tuple(calls),
        notes=moved(passage.notes), anchored_in=moved(passage.anchored_in),
    )  # fmt: skip


def _first(article: Article, passages: int) -> Article:
    """The first passages of an article, all of it if it has no more."""
    kept = article.passages[:passages]
    if len(kept) == len(article.passages):
        return article
    sections = tuple(section for section in article.sections if section.start < passages)
    return replace(article, summary=replace(article.summary, passages=len(kept)), sections=sections, passages=kept)

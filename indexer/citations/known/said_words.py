"""The words of talk and of citations: what a form says, and what there is in a work that it may mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from indexer.folding import fold
from indexer.patterns import lazy

ARTICLES: Final = frozenset(("The", "A", "An", "El", "La", "Los", "Las", "Der", "Die", "Das", "Le", "Les"))
"""Articles with which a title may begin."""
_LONGEST_PARTICLE: Final = 3
_SHORTEST: Final = 2
_LONGEST_RUN: Final = 24
_WORD = lazy(r"[가-힣]+|[一-鿿]+|[^\W_가-힣一-鿿]+(?:['’][^\W\d_가-힣一-鿿]{2,})*")
LEANS: Final = frozenset([
    "ibid", "ibidem", "ivi", "ebd", "ebda", "id", "idem", "eadem", "op", "ob", "obra", "opcit", "cit", "cits",
    "citado", "citada", "citados", "citadas", "cited", "quoted", "loc", "art", "lug", "supra", "infra", "above",
    "below", "note", "notes", "nota", "notas", "n", "nn", "fn", "see", "vid", "vide", "cf", "ver", "vease", "the",
    "also", "but", "compare", "comparese", "contra", "et", "tambien", "ya",
    "el", "la", "los", "las", "de", "del", "en", "in", "same", "mismo", "misma", "said", "antes", "arriba", "ref",
    "p", "pp", "vol", "t", "tomo", "num", "no", "앞의", "앞", "위의", "위", "같은", "전게", "상게", "전게서",
    "상게서", "전게논문", "상게논문", "앞의책", "책", "글", "논문", "각주", "주", "쪽", "면", "前揭", "上揭", "同",
    "同上",
])  # fmt: skip
"""Words that lean and name nothing, folded."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was written, and folded."""

    written: str
    folded: str

    @property
    def names(self) -> bool:
        """Whether it may be a name, or the first word of a title."""
        return self.written[0].isupper() or self.written[0] >= "一"

    def forms(self) -> Iterator[str]:
        """The word as it may stand elsewhere: a Korean one without its particle."""
        yield self.folded
        if "가" <= self.written[0] <= "힣":
            for cut in range(1, min(_LONGEST_PARTICLE, len(self.folded) - _SHORTEST) + 1):
                yield self.folded[:-cut]

    @property
    def tells(self) -> bool:
        """Whether it is more than a letter, a number or a word that leans: a name, or a word of a title."""
        return counts(self) and not self.written.isdigit() and self.folded not in LEANS

    def is_in(self, words: Iterable[str]) -> bool:
        """Whether it is among other words, which are folded."""
        return any(form in words for form in self.forms())


def words_of(text: str) -> list[Word]:
    """The words of a text; runs of Hangul and of Hanja are words."""
    return [Word(match[0], fold(match[0])) for match in _WORD.finditer(text)]


def placed_words(text: str, start: int, end: int) -> list[tuple[Word, int, int]]:
    """The words of a stretch of a text, each with where it begins and ends."""
    return [(Word(match[0], fold(match[0])), *match.span()) for match in _WORD.finditer(text, start, end)]


def counts(said: Word) -> bool:
    return len(said.folded) >= _SHORTEST or said.written >= "一"


def folded_words(texts: Iterable[str]) -> set[str]:
    """The words of texts; of a run of Hanja, in which no space parts words, all that stand in it."""
    whole = {said.folded for text in texts for said in words_of(text) if counts(said)}
    return whole | {part for run in whole if "一" <= run[0] <= "鿿" for part in _parts(run[:_LONGEST_RUN])}


def _parts(run: str) -> Iterator[str]:
    for start, end in combinations(range(len(run) + 1), 2):
        if end - start >= _SHORTEST:
            yield run[start:end]


def initials(text: str) -> Iterator[str]:
    """The initials of all words of a title or a name, of those with a capital, and of these without an article."""
    words = [said.written for said in words_of(text)]
    yield "".join(word[0] for word in words).upper()
    capitals = [word for word in words if word[0].isupper()]
    yield "".join(word[0] for word in capitals)
    if capitals and capitals[0] in ARTICLES:
        yield "".join(word[0] for word in capitals[1:])

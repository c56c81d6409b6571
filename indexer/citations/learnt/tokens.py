"""A note → its tokens, and what the labeller is told of each: the word, its shape, signs and names round about it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Final

from indexer.citations.names.persons import Span
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.patterns import lazy

LONGEST_WORD: Final = 20
_TOKEN = lazy(r"[가-힣]+|[一-鿿]+|[^\W_가-힣一-鿿]+(?:['’][^\W_가-힣一-鿿]+)*|\S")
_MONTHS: Final = frozenset(name.casefold() for name in (*w.ENGLISH_MONTHS, *w.SPANISH_MONTHS))
_SHAPES: Final = 8
_FAR: Final = 6
"""A sign that stands further off is far."""
_BEGINNING: Final = (("near", "first"), ("near",), ("near",))
"""What is told of the first tokens."""
_REMEMBERED: Final = 1 << 13  # words of which it is known what they tell: those of a few articles


def tokens_of(text: str) -> list[Span]:
    """Words and signs, each by where it stands; runs of Hangul and of Hanja are words."""
    return [match.span() for match in _TOKEN.finditer(text)]


class View:
    """A note as a labeller looks at it: its tokens, the words of these, and what their places tell.

    ``own`` has what is told of each token by itself, ``round_about`` what the signs next to it tell; ``enclosed`` has
    the quotes, brackets and italics in which it stands.
    """

    def __init__(self, note: Note) -> None:
        self.note = note
        self.tokens = tokens_of(note.text)
        self.words = [note.text[start:end] for start, end in self.tokens]
        self.enclosed = _marked(self.tokens, _enclosing(note))
        signs = _Signs(self.words)
        self.round_about = [signs.round_about(number) for number in range(len(self.words))]

    @cached_property
    def own(self) -> list[list[str]]:
        places = _of_places(self.note, self.tokens, self.enclosed)
        return [[*_of_word(word), *said] for word, said in zip(self.words, places, strict=True)]

    @property
    def shapes(self) -> list[str]:
        """The shape of each token, for notes of which no more is asked than how they cite."""
        return [_of_word(word)[1] for word in self.words]

    def features(self) -> list[list[str]]:
        """What the labeller is told of each token, as ``name=value``."""
        last = len(self.own) - 1
        found = []
        for number, (mine, near) in enumerate(zip(self.own, self.round_about, strict=True)):
            told = [*mine, *_beginnings(self.words[number]), *near]
            if number:
                told.append(f"shapes={self.own[number - 1][1]}|{mine[1]}")
            if number == last:
                told.append("last")
            found.append(told)
        return found


@lru_cache(maxsize=_REMEMBERED)
def _of_word(word: str) -> tuple[str, ...]:
    low = word.casefold()
    told = [f"w={low[:LONGEST_WORD]}", f"s={_shape(word)}"]
    if len(word) > 3 and word.isalpha():
        told.append(f"x={low[-3:]}")
    if low in _MONTHS:
        told.append("month")
    return tuple(told)


@lru_cache(maxsize=_REMEMBERED)
def _beginnings(word: str) -> tuple[str, ...]:
    """How a word begins: of a Korean one the family, and the name or noun without its particle."""
    low = word.casefold()
    if _class(word[0]) == "H" and len(word) > 1:
        return f"y={low[:2]}", f"z={low[0]}"
    return (f"y={low[:4]}",) if len(word) > 4 and word.isalpha() else ()


@lru_cache(maxsize=_REMEMBERED)
def _shape(word: str) -> str:
    """*Hartwell* is ``Aa``, *1967* ``9``, *S/2014* ``A/9``."""
    return "".join(sign for sign, _ in groupby(map(_class, word)))[:_SHAPES]


def _class(char: str) -> str:
    if "가" <= char <= "힣":
        return "H"
    if "一" <= char <= "鿿":
        return "C"
    if char.isdigit():
        return "9"
    return ("A" if char.isupper() else "a") if char.isalpha() else char


def _enclosing(note: Note) -> list[tuple[Span, str]]:
    quoted = [((group.start, group.end), f"q={group.sign}") for group in note.groups]
    return [*sorted(quoted), *sorted((span, "it") for span in note.italics)]


def _of_places(note: Note, tokens: Sequence[Span], enclosed: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """What the places of the tokens tell: quotes and brackets, italics, outlets of the authority, dates."""
    outlets = [((start, end), f"out={kind}") for start, end, kind in note.outlets]
    dates = [((date.start, date.end), f"date={min(len(date.edtf), 10)}") for date in note.dates]
    named = _marked(tokens, [*sorted(outlets), *sorted(dates)])
    for number, (start, _) in enumerate(tokens):
        begins = _BEGINNING[number] if number < len(_BEGINNING) else ()
        space = "sp" if start and note.text[start - 1].isspace() else "nosp"
        yield [*begins, *enclosed[number], *named[number], space]


def _marked(tokens: Sequence[Span], stretches: Iterable[tuple[Span, str]]) -> list[list[str]]:
    """Of each token, in which of the stretches it begins."""
    starts = [start for start, _ in tokens]
    within: list[list[str]] = [[] for _ in tokens]
    for (start, end), told in stretches:
        for number in range(bisect_left(starts, start), bisect_left(starts, end)):
            within[number].append(told)
    return within


class _Signs:
    """The nearest sign before and behind each token, how far off it is, and the word beyond it."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._is_sign = [not word[0].isalnum() for word in words]
        self._before = self._nearest(range(len(words)))
        self._behind = self._nearest(range(len(words) - 1, -1, -1))

    def _nearest(self, order: Iterable[int]) -> list[int]:
        nearest = [-1] * len(self._words)
        last = -1
        for number in order:
            nearest[number] = last
            if self._is_sign[number]:
                last = number
        return nearest

    def round_about(self, number: int) -> list[str]:
        before, behind = self._before[number], self._behind[number]
        told = []
        if before >= 0:
            told += [f"pp={self._words[before]}", f"pd={min(_FAR, number - before)}"]
        if behind >= 0:
            told += [f"np={self._words[behind]}", f"nd={min(_FAR, behind - number)}"]
            told.append(f"nw={_shape(self._words[behind + 1]) if behind + 1 < len(self._words) else '$'}")
        return told

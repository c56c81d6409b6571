"""Invented words by rank: a vocabulary without end whose frequencies fall as those of real prose do.

Rank 0 is the most frequent word. The first ranks are English function words; all others are made of syllables, four
ranks a base word with its English endings, so that a stemmer has something to do. Frequencies are those of two laws
(Ferrer i Cancho & Solé, *Two Regimes in the Frequency of Words*, 2001): Zipf's up to some thousand words, a steeper
one beyond. The tail never ends, so the vocabulary grows with the text (Heaps): 64,000 distinct words in 20,000
passages, 210,000 in 200,000, about 480,000 in a million.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_ENGLISH = """
    the of and to in a is that for it as was with be by on not he his but at are this have had from they which or an
    were we once been has will would her she there all when more no if out so said what up its about into than them
    can only other new some could time these two may then do first any my now such like our over man me even most
    made after also did many before must through years where much your way well down should because each just those
    people how too little state good very make world still own see men work long get here between both life being
    under never day same another know while last might us great old year off come since against go came right used
    take three
"""
FUNCTION_WORDS: Final = tuple(_ENGLISH.split())
"""The most frequent words of English, about in their order; but for “their”, whose Spanish stem is “the”."""
KNEE: Final = 6_000
"""The rank at which the steeper law begins: the paper above finds a core of 5,000 to 6,000 words."""
TAIL_EXPONENT: Final = 1.9
"""Steep enough to be prose, flat enough to grow: see the counts above. Reuters RCV1 has 391,523 words in 179 million
(Manning, Raghavan & Schütze, *Introduction to Information Retrieval*, table 5.1, case folded, without numbers)."""
HEAD: Final = 60_000
"""The ranks drawn from a table; those beyond it, one token in seventy, by formula."""
_LONGEST_RANK: Final = 2**31

_ONSETS = "bdfghjklmnprstvz"
_SYLLABLES = tuple(onset + vowel for onset in _ONSETS for vowel in "aeiou")
_CODAS = "nrltdmkp"
_ENDINGS = ("", "s", "ed", "ing")
_SCATTER = 7_919  # coprime to the number of syllables, so that neighbours in rank are none in spelling
_ACCENTS = str.maketrans("aeiou", "áéíóú")
_ACCENTED_EVERY = 61
_FIRST_HANGUL, _HANGUL = 0xAC00, 11_172


def head_probabilities() -> Floats:
    """The probability of each rank below ``HEAD``; what is missing to 1 is the tail's."""
    ranks = np.arange(HEAD, dtype=np.float64)
    weights = 1 / (ranks + 1.5)
    steep = ranks >= KNEE
    weights[steep] = weights[KNEE - 1] * (KNEE / ranks[steep]) ** TAIL_EXPONENT
    tail = weights[-1] * HEAD / (TAIL_EXPONENT - 1)  # the integral of the steeper law beyond the table
    probabilities: Floats = weights / (weights.sum() + tail)
    return probabilities


class Ranks:
    """Draws ranks from uniform numbers."""

    def __init__(self) -> None:
        self._cumulative = np.cumsum(head_probabilities())

    def draw(self, uniforms: Floats) -> npt.NDArray[np.int64]:
        """One rank for each number in [0, 1)."""
        ranks: npt.NDArray[np.int64] = np.searchsorted(self._cumulative, uniforms, side="right")
        tail = ranks >= HEAD
        if tail.any():
            left = (1 - uniforms[tail]) / (1 - self._cumulative[-1])  # uniform in (0, 1] again
            ranks[tail] = np.minimum(HEAD * left ** (-1 / (TAIL_EXPONENT - 1)), _LONGEST_RANK)
        return ranks


class Words:
    """The word of every rank; none of them begins with any of ``reserved``, nor ends with any of ``endings``."""

    def __init__(self, reserved: tuple[str, ...] = (), endings: tuple[str, ...] = ()) -> None:
        self._reserved, self._reserved_endings = reserved, endings
        self.head: list[str] = [*FUNCTION_WORDS, *map(self._invent, range(len(FUNCTION_WORDS), HEAD))]
        self._tail = lru_cache(maxsize=100_000)(self._invent)

    def __getitem__(self, rank: int) -> str:
        return self.head[rank] if rank < HEAD else self._tail(rank)

    def _invent(self, rank: int) -> str:
        base, ending = divmod(rank, len(_ENDINGS))
        word = _spell(base) + _CODAS[base % len(_CODAS)] + _ENDINGS[ending]
        if word.startswith(self._reserved) or word.endswith(self._reserved_endings):
            return f"wh{word}w"
        return word[:2].translate(_ACCENTS) + word[2:] if base % _ACCENTED_EVERY == 0 else word


def _spell(number: int) -> str:
    """Two syllables for the first 6,400 numbers, three for the next 512,000, and so on; each number its own."""
    count = 2
    while number >= (size := len(_SYLLABLES) ** count):
        number -= size
        count += 1
    scattered = number * _SCATTER % size
    letters = []
    for _ in range(count):
        scattered, digit = divmod(scattered, len(_SYLLABLES))
        letters.append(_SYLLABLES[digit])
    return "".join(letters)


def hangul(rank: int) -> str:
    """A Korean-looking word of two or three syllables for a rank."""
    syllables = (rank * _SCATTER, rank * 31 + 7, rank // 3)[: 2 + rank % 2]
    return "".join(chr(_FIRST_HANGUL + number % _HANGUL) for number in syllables)

"""Words → sentences: where the query words and the names go, capitals, commas, possessives, full stops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle

from benchmarks.drawing import Dice

_SENTENCES = 64  # how many sentence lengths an article rolls; then they come round again
_PLACES = 256
_COMMA_AFTER = 7
_POSSESSIVE_AT = 3  # the word that owns something, in long sentences
_SHORTEST = 4


class Writer:
    """Writes the passages of one article."""

    def __init__(self, dice: Dice) -> None:
        self._lengths = cycle((8 + dice.roll(_SENTENCES) * 20).astype(int).tolist())
        self._places: Iterator[float] = cycle(dice.roll(_PLACES).tolist())

    def write(self, words: list[str], stretches: Sequence[str]) -> str:
        """One passage of ``words`` (changed on the way) with each of ``stretches`` put in whole somewhere."""
        for stretch in stretches:
            words.insert(int(next(self._places) * len(words)), stretch)
        start = 0
        while start < len(words):
            end = start + next(self._lengths)
            if len(words) - end < _SHORTEST:
                end = len(words)
            _punctuate(words, start, end)
            start = end
        return " ".join(words)


def _punctuate(words: list[str], start: int, end: int) -> None:
    """Make ``words[start:end]`` a sentence."""
    first = words[start]
    words[start] = first[0].upper() + first[1:]
    if end - start > 2 * _COMMA_AFTER:
        words[start + _COMMA_AFTER] += ","
        words[start + _POSSESSIVE_AT] += "’s"
    words[end - 1] += "."

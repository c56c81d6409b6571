"""Which of some stretches of letters stand in a text, and where? All are looked for in one pass."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

_FEW: Final = 128
_SMALL: Final = 16384
"""Of so few stretches the automaton looks for rare letters first, which is soonest; beyond, a full one takes half the
time, while it has few letters: of many more it is out of the caches, and slower."""
_UNPAIRED: Final = "utf-16"


class Stretches:
    """Stretches by number, in the order in which they were given. It never changes, so threads may share it."""

    def __init__(self, stretches: Iterable[str]) -> None:
        """Raises ``ValueError`` for an empty one."""
        self._told = tuple(stretches)
        full = len(self._told) > _FEW and sum(map(len, self._told)) <= _SMALL
        way = Implementation.DFA if full else None
        self._automaton = AhoCorasick(self._told, implementation=way, store_patterns=False) if self._told else None

    def __reduce__(self) -> tuple[type[Stretches], tuple[tuple[str, ...]]]:
        """Another process makes it anew."""
        return Stretches, (self._told,)

    def found(self, text: str) -> list[tuple[int, int, int]]:
        """Every place where one stands: its number, and where it begins and ends; by where they end."""
        if self._automaton is None:
            return []
        try:
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # halves of surrogate pairs, which stand in no stretch
            whole = text.encode(_UNPAIRED, "surrogatepass").decode(_UNPAIRED, "replace")
            return self._automaton.find_matches_as_indexes(whole, overlapping=True)

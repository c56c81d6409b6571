"""What chance gives the passages of one article: dice that fall alike everywhere, then words, names and facet values.

The dice are the raw 64-bit numbers of PCG64, whose stream NumPy promises to keep (its distributions it doesn't); all
else is computed from them here. A subject runs through an article: it has two families of words, a few actors and a
time of its own, so that, as in real collections, what is rare stands together.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from benchmarks.authorities import ACTORS, OUTLETS, pick, zipf
from benchmarks.families import FAMILIES, NAME_GROUP, PLURALS, groups
from benchmarks.words import Floats

FAMILIAR: Final = 2.5
"""How much likelier the words of an article's own two families are there; the others are the less likely for it."""
_STRANGE = (len(FAMILIES) - 2 * FAMILIAR) / (len(FAMILIES) - 2)

_OUTCOMES = [groups(family) for family in FAMILIES]
_BOUNDS = [np.cumsum([probability for probability, _ in group]) for group in _OUTCOMES[0]]

FIRST_YEAR, LAST_YEAR = 1890, 2024
_YEARS = (0.42, 0.76, 0.92, 0.98, 1.0)  # cumulative: how many passages speak of no year, of up to 1, 2, 3, 4
_DECADE_ONLY = 0.10  # of those that speak of none
_ACTORS = (0.35, 0.68, 0.88, 0.96, 1.0)
_OUTLETS = (0.62, 0.90, 0.97, 0.99, 1.0)
_NOTE_OUTLETS = (0.15, 0.80, 0.95, 0.99, 1.0)
_OWN = 0.6  # how many of the actors named are the article's own
_OWN_ACTORS = 5
_ACTOR_ZIPF, _OUTLET_ZIPF = zipf(ACTORS), zipf(OUTLETS, 1.2)


class Dice:
    """Uniform numbers in [0, 1) for one article of one seed."""

    def __init__(self, seed: int, article: int) -> None:
        self._bits = np.random.PCG64(np.random.SeedSequence([seed, article]))

    def roll(self, *shape: int) -> Floats:
        """Numbers in an array of ``shape``."""
        raw = self._bits.random_raw(int(np.prod(shape)))
        numbers: Floats = (raw >> np.uint64(11)).astype(np.float64)
        return (numbers * 2.0**-53).reshape(shape)

    def one(self) -> float:
        return float(self.roll(1)[0])

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self.one() * (high - low + 1))


def stretches(dice: Dice, passages: int) -> tuple[list[list[str]], list[list[int]]]:
    """For each passage the stretches of the query words in it, and the numbers of the families whose name it has."""
    texts: list[list[str]] = [[] for _ in range(passages)]
    named: list[list[int]] = [[] for _ in range(passages)]
    weights = np.full(len(FAMILIES), _STRANGE)
    own = dice.between(0, len(FAMILIES) - 1)
    weights[[own, (own + dice.between(1, len(FAMILIES) - 1)) % len(FAMILIES)]] = FAMILIAR
    for group, bounds in enumerate(_BOUNDS):
        outcomes = np.searchsorted(bounds, dice.roll(passages, len(FAMILIES)) / weights, side="right")
        happening = np.nonzero(outcomes < len(bounds))
        for passage, family in zip(*(axis.tolist() for axis in happening), strict=True):
            texts[passage] += _OUTCOMES[family][group][int(outcomes[passage, family])][1]
            if group == NAME_GROUP:
                named[passage].append(family)
    return texts, named


def singular(stretch: str) -> str:
    """A stretch as it stands in a passage that isn't English."""
    return PLURALS.get(stretch, stretch)


def years(dice: Dice, passages: int) -> list[tuple[tuple[int, ...], str]]:
    """For each passage the years that it speaks of, ascending, and the decade of one that speaks of a decade alone."""
    # Squaring leans towards the recent: half of all articles speak of the last third of the time.
    middle = FIRST_YEAR + (LAST_YEAR - FIRST_YEAR) * (1 - dice.one() ** 2)
    counts = np.searchsorted(_YEARS, dice.roll(passages), side="right")
    away = (dice.roll(passages, 4) - 0.5) ** 3 * 160  # most are near the article's own time, a few far away
    drawn = LAST_YEAR - np.abs(LAST_YEAR - np.rint(middle + away)).astype(int)  # folded back from the future
    vague = dice.roll(passages) < _DECADE_ONLY
    return [
        (tuple(sorted(set(row[:count]))), f"{row[0] // 10}X" if not count and is_vague else "")
        for row, count, is_vague in zip(drawn.tolist(), counts.tolist(), vague.tolist(), strict=True)
    ]


def actors(dice: Dice, passages: int) -> list[list[int]]:
    """For each passage the numbers of the actors that it mentions, without repeats."""
    own = pick(_ACTOR_ZIPF, dice.roll(_OWN_ACTORS))
    counts = np.searchsorted(_ACTORS, dice.roll(passages), side="right")
    anyone = pick(_ACTOR_ZIPF, dice.roll(passages, 4))
    familiar = own[(dice.roll(passages, 4) * _OWN_ACTORS).astype(int)]
    drawn = np.where(dice.roll(passages, 4) < _OWN, familiar, anyone)
    return [list(dict.fromkeys(row[:count])) for row, count in zip(drawn.tolist(), counts.tolist(), strict=True)]


def outlets(dice: Dice, notes: list[bool]) -> list[list[int]]:
    """For each passage the numbers of the outlets on which it draws; notes draw on more than paragraphs do."""
    rolled = dice.roll(len(notes))
    of_notes = np.searchsorted(_NOTE_OUTLETS, rolled, side="right")
    counts = np.where(notes, of_notes, np.searchsorted(_OUTLETS, rolled, side="right"))
    drawn = pick(_OUTLET_ZIPF, dice.roll(len(notes), 4))
    return [list(dict.fromkeys(row[:count])) for row, count in zip(drawn.tolist(), counts.tolist(), strict=True)]

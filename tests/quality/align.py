"""Which passage of the program is which of the gold set? And how is a place in one said in terms of the other?"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

from indexer.model import Passage
from tests.quality.gold import GoldPassage

# A passage that shares fewer of its words with every other is another passage, not one with wrong bounds.
_LEAST_SHARED = 0.6


def bare(text: str) -> str:
    """The text in NFC without white space: what bounds are compared by."""
    return "".join(unicodedata.normalize("NFC", text).split())


def place(text: str, offset: int) -> int:
    """An offset counted without white space."""
    return len(bare(text[:offset]))


def align(gold: Sequence[GoldPassage], found: Sequence[Passage]) -> dict[int, int]:
    """Gold index → found index, each used once: the same text first, then the most words in common.

    Equal texts are paired in their order, those of one kind first.
    """
    pairs: dict[int, int] = {}
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for index, passage in enumerate(found):
        waiting[bare(passage.text)].append(index)
    for index, wanted in enumerate(gold):
        same = waiting[bare(wanted.text)]
        if same:
            best = next((each for each in same if found[each].kind is wanted.kind), same[0])
            same.remove(best)
            pairs[index] = best
    left = [index for index in range(len(gold)) if index not in pairs]
    free = set(range(len(found))) - set(pairs.values())
    scores = sorted(
        (
            (shared, -one, -other)
            for one in left
            for other in free
            if (shared := _shared(gold[one].text, found[other].text)) >= _LEAST_SHARED
        ),
        reverse=True,
    )
    for _, one, other in scores:
        if -one not in pairs and -other in free:
            pairs[-one] = -other
            free.discard(-other)
    return pairs


def _shared(one: str, other: str) -> float:
    """How many of their words two texts have in common, from 0 to 1 (Dice's coefficient over bags)."""
    words, others = Counter(one.split()), Counter(other.split())
    return 2 * (words & others).total() / max(1, words.total() + others.total())

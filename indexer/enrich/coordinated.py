"""Names that share a word with the next: *North and South Korea*, *Corea del Norte y del Sur*, *Fidel and Raúl Castro*.

Told in folded words, where the whole name does not stand: it is put together from its own word and what it shares.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from indexer.enrich.person_names import PERSON
from indexer.patterns import lazy

_BEFORE: Final = (" and ", " or ", " y ", " e ", " o ")
_WORD = lazy(r"[^ |]+$")
_LONGEST = 24  # letters of a given name, or of a direction
_DIRECTIONS: Final = frozenset({"north", "south", "east", "west"})
_AFTER = lazy(r" (?:y|o|e) (?:la )?(?:del )?(norte|sur|este|oeste)(?![^ |])")
_SPANISH_DIRECTIONS: Final = (" del norte", " del sur", " del este", " del oeste")


def coordinated(words: str, start: int, end: int, sort: str) -> Iterator[tuple[int, int, str]]:
    """What may share a word with the actor ``words[start:end]`` of a type: where its own word stands, and its key."""
    name = words[start:end]
    for joint in _BEFORE if words.endswith(_BEFORE, 0, start) else ():
        if words.endswith(joint, 0, start):
            before = _WORD.search(words, max(0, start - len(joint) - _LONGEST), start - len(joint))
            first, _, rest = name.partition(" ")
            if before and rest and first in _DIRECTIONS and before[0] in _DIRECTIONS:
                yield *before.span(), f"{before[0]} {rest}"
            elif before and rest and sort == PERSON:
                yield *before.span(), f"{before[0]} {name.rpartition(' ')[2]}"
    if name.endswith(_SPANISH_DIRECTIONS) and (after := _AFTER.match(words, end)):
        yield *after.span(1), f"{name.rpartition(' ')[0]} {after[1]}"

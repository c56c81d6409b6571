"""A block of an article in XML while its text is gathered: with calls, marks and italics where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.model import Block, Role
from indexer.reading import emphasis
from indexer.reading.calls import Seed, slot
from indexer.reading.emphasis import Gathered
from indexer.reading.marks import Said, finish

_RANGE = re.compile("\ufdd0(\\d+)\ufdd1\\s?[-–—]\\s?\ufdd0(\\d+)\ufdd1")
_WIDEST_RANGE = 30


@dataclass(slots=True)
class Flow:
    """A block that is being gathered. What is ``whole`` is one block whatever blocks are in it."""

    role: Role
    whole: bool = False
    key: str = ""
    label: str = ""
    level: int = 0
    cell: bool = False
    gathered: Gathered = field(default_factory=Gathered)
    seeds: list[Seed] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    slanted: int = 0  # how many elements that set in italics are open

    @property
    def parts(self) -> list[str]:
        return self.gathered.parts

    def slant(self, change: int) -> None:
        self.slanted = max(self.slanted + change, 0)
        self.gathered.turn(italic=self.slanted > 0)

    @property
    def begun(self) -> bool:
        return any(part.strip() for part in self.parts)

    def call(self, marker: str, key: str) -> None:
        self.parts.append(slot(len(self.seeds)))
        self.seeds.append(Seed(marker, key))

    def block(self, order: Sequence[str]) -> Block:
        whole = "".join(self.parts)
        text, calls, marks = finish(_spelled_out(whole, self.seeds, order), self.seeds, self.said)
        if italics := emphasis.marks(whole, text, self.gathered.spans()):
            marks = tuple(sorted((*marks, *italics), key=lambda mark: (mark.start, -mark.end)))
        return Block(self.role, text, calls, self.key, self.label, self.level, marks)


def _spelled_out(text: str, seeds: list[Seed], order: Sequence[str]) -> str:
    """The text with calls for what lies between the ends of a range of entries: “3–5” calls 4, too."""
    places = {key: place for place, key in enumerate(order)}

    def between(match: re.Match[str]) -> str:
        first, last = (places.get(seeds[int(match[number])].target, -1) for number in (1, 2))
        if not 0 <= first < last <= first + _WIDEST_RANGE:
            return match[0]
        start = len(seeds)
        seeds.extend(Seed("", order[place]) for place in range(first + 1, last))
        inner = "".join(slot(number) for number in range(start, len(seeds)))
        return f"{slot(int(match[1]))}{inner}{slot(int(match[2]))}"

    return _RANGE.sub(between, text) if order else text

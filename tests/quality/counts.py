"""Counts of what was found, invented and missed, and the figures that follow from them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Counts:
    """Right ones, wrong ones (found, not expected) and missed ones (expected, not found)."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def expected(self) -> int:
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 when nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is expected that was found; 1 when nothing is expected."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both, 2·right / (2·right + wrong + missed)."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Slip:
    """One disagreement, in words: which measure, where, ``wrong`` or ``missed``, and what."""

    measure: str
    where: str
    fault: str
    what: str


@dataclass(slots=True)
class Tally:
    """The counts of one document by measure, and each disagreement."""

    counts: dict[str, Counts] = field(default_factory=dict)
    slips: list[Slip] = field(default_factory=list)

    def right(self, measure: str, number: int = 1) -> None:
        self._add(measure, Counts(right=number))

    def wrong(self, measure: str, where: str, what: object) -> None:
        self._add(measure, Counts(wrong=1))
        self.slips.append(Slip(measure, where, "wrong", str(what)))

    def missed(self, measure: str, where: str, what: object) -> None:
        self._add(measure, Counts(missed=1))
        self.slips.append(Slip(measure, where, "missed", str(what)))

    def compare(self, measure: str, where: str, expected: Iterable[Hashable], found: Iterable[Hashable]) -> None:
        """Count two sets against each other."""
        wanted, had = set(expected), set(found)
        self.right(measure, len(wanted & had))
        for each in sorted(map(_say, had - wanted)):
            self.wrong(measure, where, each)
        for each in sorted(map(_say, wanted - had)):
            self.missed(measure, where, each)

    def _add(self, measure: str, counts: Counts) -> None:
        self.counts[measure] = self.counts.get(measure, Counts()) + counts


def _say(value: object) -> str:
    return " · ".join(map(str, value)) if isinstance(value, tuple) else str(value)

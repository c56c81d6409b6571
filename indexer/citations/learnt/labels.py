"""Labels of tokens ↔ stretches of a note that cite, with their parts.

A token of a full citation has the part that it belongs to, ``B-`` where one begins and ``I-`` within, or ``X`` for what
joins parts; one of a form that leans has the same behind ``S:``; ``T`` is talk. ``^`` marks the first token of each.
A part goes on behind one that lies within it with a ``B-`` of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from indexer.citations.model import CitationField, FieldName
from indexer.citations.names.persons import Span

PARTS: Final[dict[FieldName, str]] = {
    "author": "AU", "editor": "ED", "title": "TI", "container": "CO", "publisher": "PU", "place": "PL", "date": "DA",
    "volume": "VO", "issue": "IS", "pages": "PG", "locator": "LO", "archive": "AR", "url": "UR",
}  # fmt: skip
_NAMES: Final = {code: name for name, code in PARTS.items()}
TALK: Final = "T"
JOINT: Final = "X"
LEANS: Final = "S:"
FIRST: Final = "^"

Part = tuple[FieldName, int, int]


@dataclass(slots=True)
class Stretch:
    """A citation as labels tell it: ``text[start:end]``, its parts in order, and how sure each of its labels is.

    ``sure`` has the probability of each label by the place where its token begins, in order.
    """

    start: int
    end: int
    leans: bool
    parts: list[Part] = field(default_factory=list)
    sure: dict[int, float] = field(default_factory=dict)

    @property
    def certainty(self) -> float:
        """The mean probability of its labels."""
        return sum(self.sure.values()) / len(self.sure)

    def certainty_of(self, part: Part) -> float:
        """The least probability of the labels of a part, and of those next to it: they say where it ends."""
        _, start, end = part
        places = list(self.sure)
        first, last = bisect_right(places, start) - 1, bisect_left(places, end)
        return min(self.sure[place] for place in places[max(0, first - 1) : last + 1])

    def certainty_within(self, fields: Iterable[CitationField]) -> float:
        """The least probability of the labels where fields stand that it has not; 0 beyond its bounds."""
        spans = [(field.start, field.end) for field in fields]
        within = [sure for place, sure in self.sure.items() if any(start - 1 <= place < end for start, end in spans)]
        return min(within, default=0.0)


def labels_of(tokens: Sequence[Span], cited: Iterable[Stretch]) -> list[str]:
    """The labels of the tokens of a note with these citations: what ``stretches`` reads again."""
    labels = [TALK] * len(tokens)
    for one in cited:
        within = [number for number, (start, end) in enumerate(tokens) if one.start <= start and end <= one.end]
        codes = dict.fromkeys(within, JOINT)
        for name, begin, end in sorted(one.parts, key=lambda part: part[1] - part[2]):  # what lies within another wins
            inside = [number for number in within if begin <= tokens[number][0] < end]
            codes |= {number: f"{'B' if number == inside[0] else 'I'}-{PARTS[name]}" for number in inside}
        for number, code in codes.items():
            begins = code != JOINT and codes.get(number - 1, JOINT)[1:] != code[1:]
            labels[number] = f"{LEANS * one.leans}{f'B{code[1:]}' if begins else code}{FIRST * (number == within[0])}"
    return labels


def stretches(tokens: Sequence[Span], labels: Sequence[tuple[str, float]]) -> Iterator[Stretch]:
    """The citations that labels tell; each label comes with its probability."""
    current: Stretch | None = None
    for (start, end), (label, sure) in zip(tokens, labels, strict=True):
        code = label.removesuffix(FIRST)
        leans = code.startswith(LEANS)
        if current and (code == TALK or label.endswith(FIRST) or leans != current.leans):
            yield current
            current = None
        if code == TALK:
            continue
        current = current or Stretch(start, end, leans)
        current.end = end
        current.sure[start] = sure
        begins, _, part = code.removeprefix(LEANS).partition("-")
        if part:
            _add(current, _NAMES[part], start, end, begins=begins == "B")
    if current:
        yield current


def _add(stretch: Stretch, name: FieldName, start: int, end: int, *, begins: bool) -> None:
    if not begins and stretch.parts and stretch.parts[-1][0] == name:
        start = stretch.parts.pop()[1]
    stretch.parts.append((name, start, end))

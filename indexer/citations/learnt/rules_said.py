"""What rules have read of a note and of the other notes of its article → what a labeller is told of each token.

A model that knows what rules made of a word learns where they are to be trusted (stacking: Wolpert, 1992). Authors cite
in one way throughout an article, so it is told, too, what rules read in like places elsewhere in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final

from indexer.citations.learnt.labels import FIRST, PARTS, TALK, Stretch, labels_of
from indexer.citations.learnt.tokens import View
from indexer.citations.model import Citation

_AROUND: Final = (-2, -1, 1, 2)
_NONE: Final = "none"
_WANTED: Final = ("author", "title", "container", "publisher", "date")
"""What citations in full may lack, as the labeller is told."""
BY_SIGNS: Final = 0
BY_SHAPE: Final = 1
BY_WORD: Final = 2
_SHARES: Final = 3
_MANY: Final = 3
_SHORTEST_WORD: Final = 2

Habit = Counter[str]


def read_by_rules(cited: Iterable[Citation]) -> list[Stretch]:
    """What rules have read, as labels tell it."""
    return [
        Stretch(
            one.start,
            one.end,
            leans=one.form != "full",
            parts=[(field.name, field.start, field.end) for field in one.fields if field.name in PARTS],
        )
        for one in cited
    ]


class Said:
    """A note with what rules have read of it."""

    def __init__(self, view: View, cited: Sequence[Citation]) -> None:
        self.view = view
        self.labels = labels_of(view.tokens, read_by_rules(cited))
        self._of_citation: list[tuple[str, str]] = [("-", "")] * len(view.tokens)
        for one in cited:
            told = one.kind, _lacks(one)
            for number, (start, end) in enumerate(view.tokens):
                if one.start <= start and end <= one.end:
                    self._of_citation[number] = told

    def told(self, habits: Habits) -> list[list[str]]:
        """All that the labeller is told of each token: by the note, by what rules read, by how its article cites."""
        parts = zip(self.view.features(), self.features(), habits.features(self), strict=True)
        return [[*own, *said, *usual] for own, said, usual in parts]

    def features(self) -> list[list[str]]:
        """What the labeller is told of each token beyond what the note itself tells."""
        labels = self.labels
        count = len(labels)
        found = []
        for number, label in enumerate(labels):
            kind, lacks = self._of_citation[number]
            before = labels[number - 1] if number else _NONE
            behind = labels[number + 1] if number + 1 < count else _NONE
            told = [f"r={label}", f"rr={before}|{label}", f"rn={label}|{behind}", f"rk={label}|{kind}"]
            told += [f"rl={label}|{lacks}", f"rs={label}|{self.view.own[number][1]}"]
            for step in _AROUND:
                there = labels[number + step] if 0 <= number + step < count else _NONE
                told.append(f"r{step}={there}")
            found.append(told)
        return found

    def places(self) -> Iterator[tuple[int, int, Hashable]]:
        """Of each token: its number, and of the three ways in which it may be like another, which and by what."""
        for number, (word, own, near) in enumerate(
            zip(self.view.words, self.view.own, self.view.round_about, strict=True)
        ):
            enclosed = tuple(sorted(each for each in own if each == "it" or each.startswith("q=")))
            sign, far = (near[0], near[1]) if near and near[0].startswith("pp=") else ("", "")
            following = next((each for each in near if each.startswith("np=")), "")
            yield number, BY_SIGNS, (enclosed, sign, following)
            yield number, BY_SHAPE, (own[1], sign, far, "it" in enclosed, len(enclosed) > ("it" in enclosed))
            if word[0].isalpha() and len(word) >= _SHORTEST_WORD:
                yield number, BY_WORD, word.casefold()


def _lacks(one: Citation) -> str:
    if one.form != "full":
        return "t" if one.tentative else "S"
    named = {field.name for field in one.fields}
    return "".join(PARTS[name] for name in _WANTED if name not in named)


class Habits:
    """How an article cites: what rules read in its notes, by the signs round a word, by its shape, and by the word."""

    def __init__(self, notes: Iterable[Said]) -> None:
        self._all: dict[tuple[int, Hashable], Habit] = defaultdict(Counter)
        for note in notes:
            for key, label in _told(note):
                self._all[key][label] += 1

    def features(self, note: Said) -> list[list[str]]:
        """What is told of each token of one of the notes: what others say of its like."""
        own: dict[tuple[int, Hashable], Habit] = defaultdict(Counter)
        for key, label in _told(note):
            own[key][label] += 1
        found: list[list[str]] = [[] for _ in note.labels]
        known: dict[tuple[int, Hashable], list[str]] = {}
        for number, way, like in note.places():
            key = (way, like)
            if key not in known:
                known[key] = _most_told(way, self._all.get(key, Counter()) - own[key])
            found[number] += known[key]
        return found


def _told(note: Said) -> Iterator[tuple[tuple[int, Hashable], str]]:
    for number, way, like in note.places():
        label = note.labels[number].removesuffix(FIRST)
        if way != BY_WORD or label != TALK:  # in talk a word says nothing of what it would be in a citation
            yield (way, like), label


def _most_told(way: int, elsewhere: Habit) -> list[str]:
    if not elsewhere:
        return []
    total = elsewhere.total()
    ((label, times),) = elsewhere.most_common(1)
    return [f"d{way}={label}", f"d{way}={label}:{_SHARES * times // total}{min(total, _MANY)}"]

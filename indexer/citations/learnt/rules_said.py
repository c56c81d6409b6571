"""What rules have read of a note and of the other notes of its article → what a labeller is told of each token.

A model that knows what rules made of a word learns where they are to be trusted (stacking: Wolpert, 1992). Authors cite
in one way throughout an article, so it is told, too, what rules read in like places elsewhere in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
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

Like = tuple[Hashable, ...]
"""In which of three ways a token may be like others, and by what."""


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
        labels = [*self.labels, *[_NONE] * max(_AROUND)]  # of which the last also stand before the first
        found = []
        for number, own in enumerate(self.view.own):
            label, before, behind = labels[number], labels[number - 1], labels[number + 1]
            kind, lacks = self._of_citation[number]
            told = [f"r={label}", f"rr={before}|{label}", f"rn={label}|{behind}", f"rk={label}|{kind}"]
            told += [f"rl={label}|{lacks}", f"rs={label}|{own[1]}"]
            told += [f"r{step}={labels[number + step]}" for step in _AROUND]
            found.append(told)
        return found

    @cached_property
    def likes(self) -> list[list[Like]]:
        """Of each token, by what it may be like others: the signs round it, its shape and these, the word."""
        found = []
        rows = zip(self.view.words, self.view.shapes, self.view.round_about, self.view.enclosed, strict=True)
        for word, shape, near, enclosed in rows:
            sign, far = (near[0], near[1]) if near and near[0].startswith("pp=") else ("", "")
            following = near[-3] if len(near) > 2 and near[-3].startswith("np=") else ""
            within = tuple(sorted(enclosed))
            italic = "it" in enclosed
            likes: list[Like] = [
                (BY_SIGNS, within, sign, following),
                (BY_SHAPE, shape, sign, far, italic, len(enclosed) > italic),
            ]
            if word[0].isalpha() and len(word) >= _SHORTEST_WORD:
                likes.append((BY_WORD, word.casefold()))
            found.append(likes)
        return found

    @cached_property
    def habits(self) -> Counter[tuple[Like, str]]:
        """How often rules gave which label to tokens that are alike in a way."""
        return Counter(self.labelled_likes())

    def labelled_likes(self) -> Iterator[tuple[Like, str]]:
        """By what each token may be like others, and the label that rules gave it."""
        for likes, told in zip(self.likes, self.labels, strict=True):
            label = told.removesuffix(FIRST)
            for like in likes:
                if like[0] != BY_WORD or label != TALK:  # a word of talk says nothing of what it is in a citation
                    yield like, label


def _lacks(one: Citation) -> str:
    if one.form != "full":
        return "t" if one.tentative else "S"
    named = {field.name for field in one.fields}
    return "".join(PARTS[name] for name in _WANTED if name not in named)


class Habits:
    """How an article cites: what rules read in its notes, by the signs round a word, by its shape, and by the word."""

    def __init__(self, notes: Iterable[Said], asked: Iterable[Said] | None = None) -> None:
        """``asked`` are those notes of which ``features`` will be wanted, if not of any: few of them, mostly."""
        wanted = None if asked is None else {like for note in asked for likes in note.likes for like in likes}
        self._all: dict[Like, dict[str, int]] = defaultdict(dict)
        for note in notes:
            for like, label in note.labelled_likes():
                if wanted is None or like in wanted:
                    labels = self._all[like]
                    labels[label] = labels.get(label, 0) + 1

    def features(self, note: Said) -> list[list[str]]:
        """What is told of each token of one of the notes: what others say of its like."""
        own = note.habits
        told = {like: self._most_told(like, own) for like in {like for likes in note.likes for like in likes}}
        return [[each for like in likes for each in told[like]] for likes in note.likes]

    def _most_told(self, like: Like, own: Counter[tuple[Like, str]]) -> list[str]:
        elsewhere = {label: times - own[like, label] for label, times in self._all.get(like, {}).items()}
        total = sum(elsewhere.values())
        if not total:
            return []
        label = max(elsewhere, key=elsewhere.__getitem__)
        share = _SHARES * elsewhere[label] // total
        return [f"d{like[0]}={label}", f"d{like[0]}={label}:{share}{min(total, _MANY)}"]

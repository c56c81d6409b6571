"""What a reader may mean while typing: names in any of their forms, works and titles of the library.

All of it is looked up in memory, in texts made once of a generation. A text holds the words of its entries, the
likeliest first, so that a search for the beginning of a word can stop when it has found enough. Words are folded as
everywhere, and Hangul is taken apart into letters, so that a syllable in the making finds its name.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from indexer import Engine, Facet, Query, Record, fold

MOST: Final = {"actor": 4, "outlet": 3, "work": 3, "article": 3}
"""Suggestions of each sort."""
LONGEST: Final = 100
"""Characters of a typed text that are looked at, the last ones."""
MOST_WORDS: Final = 6
"""Words at the end of a typed text that may be a name, a work or a title together."""
_END: Final = "\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be meant: ``forms`` are its other names, ``passages`` how many have it (0 for articles)."""

    sort: str
    id: str
    label: str
    forms: tuple[str, ...] = ()
    type: str = ""
    passages: int = 0
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry that was found, by which of its forms if not its label, and what was typed before it."""

    entry: Entry
    form: str
    rest: str


class Lookup:
    """Entries of one sort, the likeliest first, found by the beginnings of their words."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        lines = [" " + " ".join(key(form) for form in (e.label, *e.forms)) + _END for e in self._entries]
        self._text = "".join(lines)
        self._starts = [0, *accumulate(map(len, lines))]

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """The keys of all forms of each entry, by id."""
        bounds = zip(self._starts, self._starts[1:], strict=False)
        lines = (self._text[start + 1 : end - 1] for start, end in bounds)
        return {entry.id: line for entry, line in zip(self._entries, lines, strict=True)}

    def find(self, words: Sequence[str], limit: int) -> list[Entry]:
        """Up to ``limit`` entries of which each of ``words`` begins a word; those are keys."""
        found: list[Entry] = []
        rarest = f" {max(words, key=len)}"
        at = self._text.find(rarest)
        while at >= 0 and len(found) < limit:
            number = bisect_right(self._starts, at) - 1
            line = self._text[self._starts[number] : self._starts[number + 1]]
            if all(f" {word}" in line for word in words):
                found.append(self._entries[number])
            at = self._text.find(rarest, self._starts[number + 1])
        return found


@dataclass(frozen=True, slots=True)
class Lookups:
    """The look-ups of one generation, by sort."""

    generation: str
    by_sort: Mapping[str, Lookup]

    def forms(self, sort: str) -> Mapping[str, str]:
        """The keys of all forms of the entries of a sort, by id; none for what has no names."""
        lookup = self.by_sort.get(sort)
        return lookup.keys if lookup is not None else {}


def key(text: str) -> str:
    """The words of a text as they are compared: folded, Hangul in letters, one space between them."""
    letters = unicodedata.normalize("NFD", fold(text))
    return " ".join("".join(char if char.isalnum() or _is_mark(char) else " " for char in letters).split())


def lookups(engine: Engine) -> Lookups:
    """All that can be suggested of the current generation: what no passage has is left out."""
    vocabulary = engine.state().vocabulary
    works = (Entry("work", work.id, work.label, (), work.kind, work.passages) for work in engine.works())
    titles = (Entry("article", a.id, a.title, lang=a.lang or "") for a in engine.articles())
    every = Query.of(size=1)
    return Lookups(
        engine.info().generation,
        {
            "actor": Lookup(_records("actor", vocabulary.actors, engine.facet(every, "actor"))),
            "outlet": Lookup(_records("outlet", vocabulary.outlets, engine.facet(every, "outlet"))),
            "work": Lookup(works),
            "article": Lookup(titles),
        },
    )


def suggest(typed: str, known: Lookups) -> list[Suggestion]:
    """What the end of ``typed`` may mean, as many of its words as mean something together."""
    text = typed[-LONGEST:].lstrip()
    words = text.split()[-MOST_WORDS:]
    for number in range(len(words)):
        tail = " ".join(words[number:])
        if asked := key(tail).split():
            found = list(_meant(asked, known))
            if found:
                rest = typed.rstrip().removesuffix(tail).strip()
                return [Suggestion(entry, _form(entry, asked), rest) for entry in found]
    return []


def _meant(words: Sequence[str], known: Lookups) -> Iterator[Entry]:
    for sort, lookup in known.by_sort.items():
        yield from lookup.find(words, MOST[sort])


def _records(sort: str, records: Iterable[Record], facet: Facet) -> Iterator[Entry]:
    """The records that passages have, by how many."""
    counts = {value.value: value.count for value in facet.values}
    held = sorted((r for r in records if counts.get(r.id)), key=lambda r: -counts[r.id])
    for record in held:
        yield Entry(sort, record.id, record.label, record.variants, record.type, counts[record.id])


def _form(entry: Entry, words: Sequence[str]) -> str:
    """The form in which the words stand, if that isn't the label."""
    for form in (entry.label, *entry.forms):
        own = f" {key(form)}"
        if all(f" {word}" in own for word in words):
            return "" if form == entry.label else form
    return ""


def _is_mark(char: str) -> bool:
    """Whether a character belongs to the letter before it, as the parts of a syllable of Hangul do."""
    return unicodedata.category(char) in {"Mn", "Mc"}

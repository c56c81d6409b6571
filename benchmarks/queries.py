"""What is asked: twelve cases, each in as many wordings as there are families, in a form that knows no peer's syntax.

A wording is a small tree; each peer spells it in its own language (see ``Dialect``) and is timed from that text on.
``holds`` is the tree's plain meaning, read off the words of a passage: the counts that every peer has to reach.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from benchmarks.families import FAMILIES, Family

if TYPE_CHECKING:
    from indexer.model import Passage

# --- the form of a question -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms; ``forms`` are those that the generator writes."""

    text: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word and all within one edit of it; ``forms`` are those that the generator writes."""

    text: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Some:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Without:
    wanted: Node
    unwanted: Node


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the vocabulary knows: Ibid finds its variants by itself, peers are asked for each (``spelt_out``)."""

    text: str
    variants: tuple[str, ...]

    @property
    def spelt_out(self) -> Some:
        """All words of the name as typed, or the phrase of any variant."""
        words = All(tuple(Word(word) for word in self.text.split()))
        return Some((words, *(Phrase(variant.replace("-", " ")) for variant in self.variants)))


@dataclass(frozen=True, slots=True)
class Everything:
    """No text at all: every passage."""


Node = Word | Phrase | Prefix | Fuzzy | All | Some | Without | Name | Everything


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: a text, and a filter on an actor and on decades (as the years they begin with)."""

    node: Node
    actor: str = ""
    decades: tuple[int, ...] = ()

    @property
    def filtered(self) -> bool:
        return bool(self.actor or self.decades)


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of question in several wordings; a round of a benchmark asks one of them."""

    name: str
    wordings: tuple[Ask, ...] = field(repr=False)

    def wording(self, turn: int) -> Ask:
        return self.wordings[turn % len(self.wordings)]


# --- the cases ------------------------------------------------------------------------------------------------------

FILTER_DECADES = (1950, 1960, 1970)
FILTER_ACTORS = 3
"""So many of the most frequent actors take turns: rarer ones would leave next to nothing of an answer."""


def make_cases(actors: Sequence[str]) -> tuple[Case, ...]:
    """The cases over generated passages; ``actors`` come by how often they are named, the most frequent first."""
    common = [_common(f) for f in FAMILIES]
    frequent = [actors[number % FILTER_ACTORS] for number in range(len(FAMILIES))]
    return (
        Case("common word", tuple(map(Ask, common))),
        Case("AND", tuple(Ask(All((Word(f.adjective), _common(f)))) for f in FAMILIES)),
        Case("phrase", tuple(Ask(Phrase(f"{f.adjective} {f.noun}")) for f in FAMILIES)),
        Case("rare AND", tuple(Ask(All(tuple(map(Word, f.rare)))) for f in FAMILIES)),
        Case("OR", tuple(Ask(Some(tuple(map(Word, f.either)))) for f in FAMILIES)),
        Case("prefix", tuple(Ask(Prefix(f.root)) for f in FAMILIES)),
        Case("NOT", tuple(Ask(Without(Word(f.sought), Word(f.unwanted))) for f in FAMILIES)),
        Case("stop word", tuple(Ask(Word(the)) for the in ("the", "The", "THE", "tHe", "thE", "THe", "tHE", "ThE"))),
        Case("two filters", tuple(Ask(c, a, FILTER_DECADES) for c, a in zip(common, frequent, strict=True))),
        Case("match all", (Ask(Everything()),)),
        Case("fuzzy", tuple(Ask(Fuzzy(f.fuzzy, f.misspelt)) for f in FAMILIES)),
        Case("name", tuple(Ask(Name(f.name, f.variants)) for f in FAMILIES)),
    )


def _common(family: Family) -> Word:
    return Word(family.common, (f"{family.common}s",))


# --- their plain meaning --------------------------------------------------------------------------------------------

_WORD = re.compile(r"\w+")


class Reading:
    """A passage as a plain reader sees it: its words, and their sequence for phrases."""

    def __init__(self, passage: Passage) -> None:
        found = _WORD.findall(passage.text.lower())
        self.passage = passage
        self.words = frozenset(found)
        self.line = f" {' '.join(found)} "


def answers(ask: Ask, reading: Reading) -> bool:
    """Whether a passage answers, filters and all."""
    return holds(ask.node, reading) and passes_actor(ask, reading.passage) and passes_decades(ask, reading.passage)


def passes_actor(ask: Ask, passage: Passage) -> bool:
    return not ask.actor or any(actor.id == ask.actor for actor in passage.actors)


def passes_decades(ask: Ask, passage: Passage) -> bool:
    return not ask.decades or any(f"{decade // 10}X" in passage.decades for decade in ask.decades)


def holds(node: Node, reading: Reading) -> bool:
    """Whether the text of a passage is what ``node`` asks for."""
    match node:
        case Word(text, forms) | Fuzzy(text, forms):
            return not reading.words.isdisjoint((text.lower(), *forms))
        case Phrase(text):
            return f" {text.lower()} " in reading.line
        case Prefix(text):
            return f" {text}" in reading.line
        case All(parts):
            return all(holds(part, reading) for part in parts)
        case Some(parts):
            return any(holds(part, reading) for part in parts)
        case Without(wanted, unwanted):
            return holds(wanted, reading) and not holds(unwanted, reading)
        case Name():
            return holds(node.spelt_out, reading)
        case Everything():
            return True


# --- spelling -------------------------------------------------------------------------------------------------------


class Dialect(Protocol):
    """How one query language writes the parts of a question; operands come spelt."""

    def word(self, text: str) -> str: ...
    def phrase(self, text: str) -> str: ...
    def prefix(self, text: str) -> str: ...
    def fuzzy(self, text: str) -> str: ...
    def all(self, parts: Sequence[str]) -> str: ...
    def some(self, parts: Sequence[str]) -> str: ...
    def without(self, wanted: str, unwanted: str) -> str: ...
    def everything(self) -> str: ...


class Plain:
    """The spelling that most query languages share; a peer overrides what it writes otherwise."""

    def word(self, text: str) -> str:
        return text

    def phrase(self, text: str) -> str:
        return f'"{text}"'

    def prefix(self, text: str) -> str:
        return f"{text}*"

    def fuzzy(self, text: str) -> str:
        return f"{text}~"

    def all(self, parts: Sequence[str]) -> str:
        return f"({' AND '.join(parts)})"

    def some(self, parts: Sequence[str]) -> str:
        return f"({' OR '.join(parts)})"

    def without(self, wanted: str, unwanted: str) -> str:
        return f"({wanted} NOT {unwanted})"

    def everything(self) -> str:
        return "*"


def spell(node: Node, dialect: Dialect) -> str:
    """A question as a text in a dialect, names with all their variants."""
    match node:
        case Word(text):
            return dialect.word(text)
        case Phrase(text):
            return dialect.phrase(text)
        case Prefix(text):
            return dialect.prefix(text)
        case Fuzzy(text):
            return dialect.fuzzy(text)
        case All(parts):
            return dialect.all([spell(part, dialect) for part in parts])
        case Some(parts):
            return dialect.some([spell(part, dialect) for part in parts])
        case Without(wanted, unwanted):
            return dialect.without(spell(wanted, dialect), spell(unwanted, dialect))
        case Name():
            return spell(node.spelt_out, dialect)
        case Everything():
            return dialect.everything()

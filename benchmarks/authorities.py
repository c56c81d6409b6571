"""Whom and what the generated passages name: actors, outlets, publications and authors, most of them seldom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.families import FAMILIES
from benchmarks.words import Floats, Words
from indexer.model import ActorRef, Publication, Record, Vocabulary

ACTORS: Final = 600
OUTLETS: Final = 150
PUBLICATIONS: Final = 25
AUTHORS: Final = 2_000

_TYPES = ("person", "person", "person", "organisation", "state")
_FIRST_NAME = 20_000  # the ranks of words that make names: frequent enough to look like any, too rare to disturb


def zipf(count: int, exponent: float = 1.0) -> Floats:
    """Cumulative probabilities of ``count`` values of which the i-th comes with a weight of 1 / i^exponent."""
    weights = np.arange(1, count + 1, dtype=np.float64) ** -exponent
    cumulative: Floats = np.cumsum(weights) / weights.sum()
    return cumulative


def pick(cumulative: Floats, uniforms: Floats) -> npt.NDArray[np.int64]:
    """The numbers of the values that uniform numbers stand for."""
    found: npt.NDArray[np.int64] = np.searchsorted(cumulative, uniforms, side="right")
    return np.minimum(found, len(cumulative) - 1)


@dataclass(frozen=True, slots=True)
class Authorities:
    """The records that passages refer to. The names of the query families come last among the actors."""

    vocabulary: Vocabulary
    actors: tuple[ActorRef, ...]
    publications: tuple[Publication, ...]
    authors: tuple[str, ...]


def make_authorities(words: Words) -> Authorities:
    """The same records whenever it is called."""
    people = [_person(words, number) for number in range(ACTORS)]
    people += [Record(f.actor, f.name, "person", f.variants) for f in FAMILIES]
    outlets = [_outlet(words, number) for number in range(OUTLETS)]
    journals = [_title(words, _FIRST_NAME + 9_000 + 5 * number, " Review") for number in range(PUBLICATIONS)]
    return Authorities(
        Vocabulary(tuple(people), tuple(outlets)),
        tuple(ActorRef(record.id, record.label, record.type) for record in people),
        tuple(Publication(_slug(label), label) for label in journals),
        tuple(_title(words, _FIRST_NAME + 12_000 + 8 * number) for number in range(AUTHORS)),
    )


def _person(words: Words, number: int) -> Record:
    label = _title(words, _FIRST_NAME + 8 * number)
    variants = (" ".join(reversed(label.split())),) if number % 10 == 0 else ()
    return Record(_slug(label), label, _TYPES[number % len(_TYPES)], variants)


def _outlet(words: Words, number: int) -> Record:
    label = _title(words, _FIRST_NAME + 6_000 + 8 * number, (" Sinmun", " Times", " Daily", " Archive")[number % 4])
    return Record(_slug(label), label, "newspaper")


def _title(words: Words, rank: int, end: str = "") -> str:
    return f"{words[rank].capitalize()} {words[rank + 4].capitalize()}" if not end else words[rank].capitalize() + end


def _slug(label: str) -> str:
    return label.lower().replace(" ", "-")


def as_csv(records: Sequence[Record]) -> str:
    """An authority file, as a librarian keeps it."""
    lines = [f"{r.id},{r.label},{r.type},{'|'.join(r.variants)},," for r in records]
    return "\n".join(["id,label,type,variants,wikidata,note", *lines, ""])

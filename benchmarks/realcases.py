"""The same cases as of generated text, their words chosen from a real corpus by how many passages have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from benchmarks.queries import (
    All,
    Ask,
    Case,
    Everything,
    Fuzzy,
    Name,
    Node,
    Phrase,
    Prefix,
    Reading,
    Some,
    Without,
    Word,
)
from indexer.analysis import STEM_MARK, query_stems
from indexer.model import Passage, Record, Vocabulary

WORDINGS = 8
DECADES = (1960, 1970)
_LETTERS = 4  # words to ask for have at least so many
_PREFIX_LETTERS = 5
_FUZZY_LETTERS = 8


def choose_cases(passages: Sequence[Passage], vocabulary: Vocabulary) -> tuple[Case, ...]:
    """The cases of ``queries.make_cases`` with words whose frequencies are as near to those there as the corpus has."""
    readings = [Reading(passage) for passage in passages]
    names = {form.lower() for record in (*vocabulary.actors, *vocabulary.outlets) for form in record.forms}
    plain = (word for reading in readings for word in reading.words if _is_plain(word))
    # A word that names somebody is searched in all forms of the name by us alone; "name" is a case of its own.
    words = _frequencies(word for word in plain if word not in names)
    pick = _Picker(words, len(passages))
    common = pick.near(0.14)
    actors = [name for name, _ in Counter(ref.id for p in passages for ref in p.actors).most_common(WORDINGS)]
    return (
        _case("common word", map(Word, common)),
        _case("AND", (All((Word(one), Word(two))) for one, two in zip(pick.near(0.08), common, strict=True))),
        _case("phrase", map(Phrase, _Picker(_pairs(readings), len(passages)).near(0.013))),
        _case("rare AND", (All((Word(one), Word(two))) for one, two in _rare(readings, words))),
        _case("OR", (Some((Word(a), Word(b))) for a, b in zip(pick.near(0.03), pick.near(0.02), strict=True))),
        _case("prefix", map(Prefix, _Picker(_prefixes(readings), len(passages)).near(0.04))),
        _case("NOT", (Without(Word(a), Word(b)) for a, b in zip(pick.near(0.055), pick.near(0.045), strict=True))),
        _case("stop word", map(Word, ("the", "The", "THE", "tHe", "thE", "THe", "tHE", "ThE"))),
        Case("two filters", tuple(Ask(Word(w), actors[n % len(actors)], DECADES) for n, w in enumerate(common))),
        _case("match all", (Everything(),)),
        _case("fuzzy", map(Fuzzy, _Picker(_long(words), len(passages)).near(0.01))),
        _case("name", _names(readings, vocabulary.actors)),
    )


def _case(name: str, nodes: Iterable[Node]) -> Case:
    return Case(name, tuple(Ask(node) for node in nodes))


@lru_cache(maxsize=100_000)
def _is_plain(word: str) -> bool:
    """Whether it is a word that peers read as we do: its own stem, by English rules and by Spanish ones."""
    return len(word) >= _LETTERS and word.isascii() and word.isalpha() and query_stems(word) == (STEM_MARK + word,)


def _frequencies(words: Iterable[str]) -> Counter[str]:
    return Counter(words)


class _Picker:
    """Chooses words by the share of passages that have them."""

    def __init__(self, frequencies: Counter[str], passages: int) -> None:
        self._frequencies, self._passages = frequencies, passages

    def near(self, share: float) -> list[str]:
        """The words of which about ``share`` of all passages have one, as many as there are wordings."""
        wanted = share * self._passages
        return sorted(self._frequencies, key=lambda w: (abs(self._frequencies[w] - wanted), w))[:WORDINGS]


def _pairs(readings: Sequence[Reading]) -> Counter[str]:
    """In how many passages two plain words stand side by side."""
    found: Counter[str] = Counter()
    for reading in readings:
        words = reading.line.split()
        found.update({f"{a} {b}" for a, b in pairwise(words) if _is_plain(a) and _is_plain(b)})
    return found


def _prefixes(readings: Sequence[Reading]) -> Counter[str]:
    return _frequencies(
        prefix
        for reading in readings
        for prefix in {
            word[:_PREFIX_LETTERS] for word in reading.words if _is_plain(word) and len(word) > _PREFIX_LETTERS
        }
    )


def _long(words: Counter[str]) -> Counter[str]:
    return Counter({word: count for word, count in words.items() if len(word) >= _FUZZY_LETTERS})


def _rare(readings: Sequence[Reading], words: Counter[str]) -> list[tuple[str, str]]:
    """Pairs of words that seldom occur, and at least once together."""
    rare = [sorted(word for word in reading.words if 1 < words[word] <= 3) for reading in readings]
    return sorted({pair for found in rare for pair in combinations(found, 2)})[:: max(1, len(rare) // 4)][:WORDINGS]


def _names(readings: Sequence[Reading], records: Sequence[Record]) -> list[Name]:
    """The names of more than one form that most passages have."""
    counts = {
        record: sum(f" {record.label.lower()} " in reading.line for reading in readings)
        for record in records
        if record.variants and " " in record.label and record.label.isascii()
    }
    often = sorted(counts, key=lambda record: (-counts[record], record.id))[:WORDINGS]
    return [Name(record.label, record.variants) for record in often]

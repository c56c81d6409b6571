"""Query help made of the library itself: every example is a search that finds something in this generation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from indexer import Engine, Kind, ListedWork, Passage, Query, QueryError, Record, fold
from webapp import params, present

READ: Final = 12
"""Passages that are looked through for words: of several articles, as far as there are any."""
LONG: Final = 5
"""Letters of a word that tells something; of fewer, most are function words."""
TRIED: Final = 6
"""Query texts tried for an example."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_PLAIN = re.compile(r"[^\W\d_]+")
_OPERATORS = frozenset({"and", "or", "not"})


@dataclass(frozen=True, slots=True)
class Example:
    """A search that finds something; ``sort`` is what it shows (``help.html`` says it in words)."""

    sort: str
    q: str
    href: str
    passages: int


def examples(engine: Engine) -> tuple[Example, ...]:
    """One working example of every form of the query language that this library has something for."""
    passages = _passages(engine)
    found = (_best(sort, texts, engine) for sort, texts in _candidates(passages, engine))
    return tuple(example for example in found if example is not None)


def _best(sort: str, texts: Iterable[str], engine: Engine) -> Example | None:
    """Of the first few query texts that which finds most, if any finds something."""
    best = None
    for text in islice(texts, TRIED):
        try:
            passages = engine.find(Query.of(text, size=1)).passages
        except QueryError:
            continue
        if passages > (best.passages if best else 0):
            best = Example(sort, text, params.link(present.SEARCH_PAGE, Query.of(text)), passages)
    return best


def _candidates(passages: list[Passage], engine: Engine) -> Iterator[tuple[str, Iterator[str]]]:
    titles = [article.title for article in engine.articles()[:200]]
    authors = (author for article in engine.articles()[:200] for author in article.authors)
    yield "words", (f"{one.lower()} {other.lower()}" for one, other in _pairs(passages))
    yield "phrase", (f'"{one} {other}"' for one, other in _neighbours(passages))
    yield "or", (f"{one.lower()} OR {other.lower()}" for one, other in _pairs(reversed(passages)))
    yield "without", (f"{one.lower()} -{other.lower()}" for one, other in _apart(passages))
    yield "prefix", (f"{word[:LONG].lower()}*" for word in _words(passages, LONG + 3))
    yield "fuzzy", (f"{_misspelt(fold(word))}~" for word in _words(passages, LONG + 2))
    yield "name", (record.label for record in _named(engine))
    yield "title", (f"title:{word.lower()}" for title in titles for word in _long(title))
    yield "section", (f"section:{word.lower()}" for p in passages if p.section for word in _long(p.section))
    yield "author", (f'author:"{author}"' for author in authors if '"' not in author)
    yield "cites", (f"cites:{word.lower()}" for work in engine.works()[:TRIED] for word in _author(work))


def _passages(engine: Engine) -> list[Passage]:
    """The first paragraphs of a few articles."""
    paragraphs = Query.of(filters={"kind": [Kind.PARAGRAPH.value]}, size=READ)
    found = engine.grouped(paragraphs, each=1)
    return [hit.passage for hit in found.hits]


def _long(text: str, least: int = LONG) -> list[str]:
    """The words of a text that tell something, the longest first."""
    words = [word for word in _PLAIN.findall(text) if len(word) >= least and word.lower() not in _OPERATORS]
    return sorted(dict.fromkeys(words), key=lambda word: -len(word))


def _words(passages: Iterable[Passage], least: int) -> Iterator[str]:
    """Long words of Latin letters, which have beginnings and misspellings."""
    return (word for p in passages for word in _long(p.text, least) if word.isascii())


def _pairs(passages: Iterable[Passage]) -> Iterator[tuple[str, str]]:
    """Two words of one passage."""
    for passage in passages:
        words = [word for word in _long(passage.text) if word.islower()]
        if len(words) > 1:
            yield words[0], words[1]


def _neighbours(passages: Iterable[Passage]) -> Iterator[tuple[str, str]]:
    """Two words that stand side by side."""
    for passage in passages:
        for one, other in pairwise(_WORD.finditer(passage.text)):
            side_by_side = passage.text[one.end() : other.start()] == " "
            if side_by_side and min(len(one[0]), len(other[0])) >= LONG:
                yield one[0], other[0]
                break


def _apart(passages: list[Passage]) -> Iterator[tuple[str, str]]:
    """A word of one passage, and one of another passage that the first hasn't."""
    for passage, other in pairwise(passages):
        own = fold(passage.text)
        words, others = _long(passage.text), [word for word in _long(other.text) if fold(word) not in own]
        if words and others:
            yield words[0], others[0]


def _misspelt(word: str) -> str:
    """A word with two of its letters exchanged, as fingers do."""
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


def _named(engine: Engine) -> list[Record]:
    """Records with variants, persons first, then those that most passages have."""
    counts = {value.value: value.count for value in engine.facet(Query.of(size=1), "actor").values}
    records = [record for record in engine.state().vocabulary.actors if record.variants and record.id in counts]
    return sorted(records, key=lambda record: (record.type != "person", -counts[record.id]))


def _author(work: ListedWork) -> list[str]:
    """The family name with which the label of a work begins, as a rule: *Taylor* of *Moe Taylor, North Korea*."""
    return _PLAIN.findall(work.label.partition(",")[0])[-1:]

"""*The Chronicle*, *Rodong*, *El Faro*: an outlet by a part of its name, where an article names it in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from indexer.model import Record
from indexer.patterns import lazy

# What papers and agencies are called for short, and hardly anything else is with a capital and an article.
_SHORT = frozenset(
    {
        *("Times", "Chronicle", "Post", "Tribune", "Globe", "Herald", "Gazette", "Guardian", "Observer", "Telegraph"),
        *("Examiner", "Standard", "Mirror", "Monitor", "Courier", "Gleaner", "Quarterly", "Economist"),
    }
)
# And these by their first word, which means nothing else once the paper has been named.
_FIRST = frozenset({"Rodong", "Nodong", "Kyunghyang", "JoongAng", "Yomiuri", "Mainichi", "Asahi"})


_PLACED = lazy(r"[^()]{3,60}\s\([^\W\d_a-z][^()]+\)")


def has_town(record: Record) -> bool:
    """Whether a record tells the town of a paper of which there are others: *El Faro (Lima)*."""
    return record.label.endswith(")") and _PLACED.fullmatch(record.label) is not None


def short_forms(named: Iterable[Record]) -> dict[str, str]:
    """The words that mean one only of the outlets that an article names, each with its id."""
    found: dict[str, set[str]] = {}
    for record in named:
        if has_town(record):
            found.setdefault(record.label.partition(" (")[0], set()).add(record.id)
            continue
        words = record.label.split()
        if words[0] in _FIRST:
            found.setdefault(words[0], set()).add(record.id)
        if len(words) > 1 and words[0] != "The" and words[-1] in _SHORT:
            found.setdefault(words[-1], set()).add(record.id)
    return {word: ids.pop() for word, ids in found.items() if len(ids) == 1}


def occurrences_of(wanted: Mapping[str, str], text: str) -> Iterator[tuple[str, int, int]]:
    """Where short forms stand in a text: id, start, end."""
    for word, outlet in wanted.items():
        article = "" if word in _FIRST or " " in word or word not in _SHORT else r"[Tt]he\s"
        if word in text:
            for found in re.finditer(rf"(?<![\w-]){article}({re.escape(word)})(?![\w-])(?!\s\(?[A-Z])", text):
                yield outlet, *found.span(1)

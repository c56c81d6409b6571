"""Finding the names of authority records in text: leftmost-longest, in any script, on word bounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import ahocorasick

from indexer.enrich.name_forms import FormText, form_key, form_text, stands_alone
from indexer.model import Record


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name in a text: ``text[start:end]``, the records that bear it, and the form as the authority spells it.

    More than one id means that the form is ambiguous, and what the name stands for is not known.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    form: str


@dataclass(frozen=True, slots=True)
class _Name:
    """What is known under one key. ``acronym``: every form of it is all capitals, so that only capitals will do."""

    key: str
    ids: tuple[str, ...]
    form: str
    acronym: bool


class NameFinder:
    """Finds every form of the records it is made of; it never changes, so threads may share it."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._names = _names(records)
        self._automaton = ahocorasick.Automaton()
        for key, name in self._names.items():
            self._automaton.add_word(key, name)
        self._automaton.make_automaton()

    @property
    def ambiguous(self) -> Mapping[str, tuple[str, ...]]:
        """The forms that more than one record bears, with the ids of those records."""
        return MappingProxyType({name.form: name.ids for name in self._names.values() if len(name.ids) > 1})

    def lookup(self, form: str) -> tuple[str, ...]:
        """The ids of the records of which the whole of ``form`` is a form."""
        name = self._names.get(form_key(form))
        return name.ids if name else ()

    def find(self, text: str, *, any_case: bool = False, read: FormText | None = None) -> tuple[NameMatch, ...]:
        """The names in an NFC text, in order, none overlapping: of those that start first, the longest.

        ``read`` is ``form_text(text)`` where that is at hand. A form that the authority writes all in capitals
        (``MAS``, ``US``) is found only in capitals, lest it be the word *más* or *us*; ``any_case`` lifts that for the
        text of a query, which people type as it comes.
        """
        read = read or form_text(text)
        found: list[NameMatch] = []
        last = 0
        for start, end, name in sorted(self._candidates(read.words), key=lambda one: (one[0], -one[1])):
            if start < last:
                continue
            first, after = read.origins[start], read.origins[end - 1] + 1
            if name.acronym and not any_case and any(char.islower() for char in text[first:after]):
                continue
            found.append(NameMatch(first, after, name.ids, name.form))
            last = end
        return tuple(found)

    def _candidates(self, words: str) -> Iterator[tuple[int, int, _Name]]:
        """Every name on word bounds.

        Not ``iter_long``: its longest match may fail the bounds (*north kor*) and would hide a shorter one (*north*).
        """
        if not self._names:  # an automaton without words can't be asked
            return
        for last, name in self._automaton.iter(words):
            start, end = last + 1 - len(name.key), last + 1
            if stands_alone(words, start, end):
                yield start, end, name


def _names(records: Iterable[Record]) -> dict[str, _Name]:
    bearers: dict[str, dict[str, str]] = {}
    capitals: dict[str, bool] = {}
    for record in records:
        for form in record.forms:
            if key := form_key(form):
                bearers.setdefault(key, {}).setdefault(record.id, form)
                capitals[key] = capitals.get(key, True) and form.isupper()
    return {key: _Name(key, tuple(forms), next(iter(forms.values())), capitals[key]) for key, forms in bearers.items()}

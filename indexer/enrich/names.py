"""Finding the names of authority records in text: leftmost-longest, in any script, on word bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from indexer.enrich.abbreviated_names import abbreviated_forms
from indexer.enrich.name_forms import FormText, form_key, form_text, stands_alone
from indexer.model import Record
from indexer.patterns import lazy
from indexer.stretches import Stretches

Value = TypeVar("Value")

_SEPARATORS = " |"


class NameMatch(NamedTuple):
    """A name in a text: ``text[start:end]``, the records that bear it, its form and its key in the authority.

    More than one id means that the form is ambiguous, and what the name stands for is not known.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    form: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """What is known under one key.

    ``acronym``: every form of it is all capitals, so that only capitals will do. ``placed``: every form of it is a
    paper's with its town, which begins with a capital: *La Nación, Buenos Aires*, no *Archivo de la Nación*.
    ``capital``: one word for a place or a state, which in small letters is another, *China*, no *nacionalidad china*;
    or what ends in a number, as parts of books do: *Página 12*, no *página 12*.
    ``short``: what only notes call it, with as many capitals at least: *Oxford UP*, no *from Oxford up to Leeds*.
    """

    key: str
    ids: tuple[str, ...]
    form: str
    acronym: bool
    placed: bool = False
    capital: bool = False
    short: bool = False


class FormTable(Generic[Value]):
    """Finds keys (see ``form_key``) in folded text, all in one pass."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._keys = Stretches(values)
        self._told = [(key[0].isascii(), key[-1].isascii(), value) for key, value in values.items()]

    def hits(self, words: str) -> list[tuple[int, int, Value]]:
        """Every key that stands on word bounds: start, end, value; those that start first and are longest first.

        Not the longest alone: it may fail the bounds (*north kor*), and would hide a shorter one (*north*).
        """
        found = []
        size = len(words)
        for number, start, end in self._keys.found(words):
            ascii_first, ascii_last, value = self._told[number]
            before = words[start - 1] if start else " "
            after = words[end] if end < size else " "
            # What stands between spaces is a word; between ASCII letters it is none. The rest depends on the script.
            if before not in _SEPARATORS:
                if (ascii_first and before.isascii()) or not stands_alone(words, start, end):
                    continue
            elif after not in _SEPARATORS and ((ascii_last and after.isascii()) or not stands_alone(words, start, end)):
                continue
            found.append((start, end, value))
        found.sort(key=_first_and_longest)
        return found


def _first_and_longest(hit: tuple[int, int, object]) -> tuple[int, int]:
    return hit[0], -hit[1]


def leftmost_longest(
    hits: Iterable[tuple[int, int, Name]], text: str, read: FormText, *, any_case: bool = False
) -> list[tuple[int, int, Name]]:
    """Of hits in the order of ``FormTable.hits`` those that stand: none overlap, the longest of a place wins.

    A form that the authority writes all in capitals (``MAS``, ``US``) is found only in capitals, lest it be the word
    *más* or *us*; ``any_case`` lifts that.
    """
    found: list[tuple[int, int, Name]] = []
    last = 0
    for hit in hits:
        start, end, name = hit
        if start < last:
            continue
        if name.acronym and not any_case:
            first, after = read.span(start, end)
            if any(char.islower() for char in text[first:after]):
                continue
        if (name.placed or (name.capital and not any_case)) and text[read.span(start, end)[0]].islower():
            continue
        if name.short and not any_case and _capitals(text[slice(*read.span(start, end))]) < _capitals(name.form):
            continue
        found.append(hit)
        last = end
    return found


def _capitals(form: str) -> int:
    return sum(map(str.isupper, form))


def as_match(hit: tuple[int, int, Name], read: FormText) -> NameMatch:
    """A hit in folded words as a match in the text."""
    start, end, name = hit
    return NameMatch(*read.span(start, end), name.ids, name.form, name.key)


class NameFinder:
    """Finds every form of the records it is made of; it never changes, so threads may share it."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._names = names_of(records)
        self._table = FormTable(self._names)

    @property
    def ambiguous(self) -> Mapping[str, tuple[str, ...]]:
        """The forms that more than one record bears, with the ids of those records."""
        return ambiguous(self._names)

    def lookup(self, form: str) -> tuple[str, ...]:
        """The ids of the records of which the whole of ``form`` is a form."""
        name = self._names.get(form_key(form))
        return name.ids if name else ()

    def find(self, text: str, *, any_case: bool = False) -> tuple[NameMatch, ...]:
        """The names in an NFC text, in order (see ``leftmost_longest``); ``any_case`` for what people type."""
        read = form_text(text)
        hits = leftmost_longest(self._table.hits(read.words), text, read, any_case=any_case)
        return tuple(as_match(hit, read) for hit in hits)


def names_of(records: Iterable[Record]) -> dict[str, Name]:
    """What the records are called, by key."""
    records = tuple(records)
    bearers: dict[str, dict[str, str]] = {}
    capitals: dict[str, bool] = {}
    placed: set[str] = set()
    capital: set[str] = set()
    for record in records:
        towned = placed_forms(record.label)
        placed.update(form_key(form) for form in towned)
        if record.type in _PLACES:
            capital.update(form_key(form) for form in record.forms if " " not in form)
        capital.update(form_key(form) for form in record.forms if _NUMBERED.fullmatch(form))
        for form in (*record.forms, *towned[1:]):
            if key := form_key(form):
                bearers.setdefault(key, {}).setdefault(record.id, form)
                capitals[key] = capitals.get(key, True) and form.isupper()
    names = {
        key: Name(key, tuple(forms), next(iter(forms.values())), capitals[key], key in placed, key in capital)
        for key, forms in bearers.items()
    }
    for key, told in by_key(records, abbreviated_forms).items():
        if key not in names and len(told) == 1:  # no authority has it, so it mustn't make a form ambiguous
            names[key] = Name(key, tuple(told), next(iter(told.values())), acronym=False, short=True)
    return names


def by_key(records: Iterable[Record], forms: Callable[[Record], Iterable[str]]) -> dict[str, dict[str, str]]:
    """What else the records are called, by key: the id of each that it may mean, and the form."""
    found: dict[str, dict[str, str]] = {}
    for record in records:
        for form in forms(record):
            found.setdefault(form_key(form), {})[record.id] = form
    return found


_PLACES = frozenset({"place", "state"})
_NUMBERED = lazy(r"[^\W\d_]+ \d+")
_PLACED = lazy(r"(?P<name>[^()]{2,60})\s\((?P<town>[^\W\d_a-z][^\W\d_]+(?:\s[^\W\d_]+){0,2})\)")


def placed_forms(label: str) -> tuple[str, ...]:
    """The label of a paper with its town in brackets, and what else it is then called: *El Faro, Lima*, *… de Lima*."""
    found = _PLACED.fullmatch(label)
    return (label, *(f"{found['name']}{joint}{found['town']}" for joint in (", ", " de ", " of "))) if found else ()


def ambiguous(names: Mapping[str, Name]) -> Mapping[str, tuple[str, ...]]:
    """The forms that more than one record bears, with the ids of those records."""
    return MappingProxyType({name.form: name.ids for name in names.values() if len(name.ids) > 1})

"""The names in a query, and the other forms under which a library knows whoever bears them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from indexer import analysis
from indexer.enrich.name_forms import form_key
from indexer.model import Record, Vocabulary

_PLAIN: Final = re.compile("[A-Za-z0-9 ]*")


class QueryNames:
    """Finds the names of actors and outlets in a query text; a form that two records share names neither."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        forms = (form for record in (*vocabulary.actors, *vocabulary.outlets) for form in record.forms)
        self._first_words = {key.partition(" ")[0] for form in forms if (key := form_key(form))}
        self._readings = _Readings()

    @cached_property
    def _lists(self) -> list[_NameList]:
        """Made when a query may have a name in it, since it takes ten times as long as an answer."""
        return [_NameList(self._vocabulary.actors), _NameList(self._vocabulary.outlets)]

    def find(self, text: str) -> Sequence[tuple[int, int, tuple[str, ...]]]:
        """The longest names from the left: start and end in ``text``, and every other form, once each."""
        if _PLAIN.fullmatch(text) and self._first_words.isdisjoint(text.lower().split()):
            return []  # as most queries; letters beyond ASCII may stand within a word, and then a name may, too
        found = sorted(
            (match for names in self._lists for match in names.find(text)), key=lambda match: (match[0], -match[1])
        )
        merged: list[tuple[int, int, tuple[str, ...]]] = []
        for start, end, forms in found:
            if merged and (start, end) == merged[-1][:2]:  # an actor and an outlet of one name
                merged[-1] = (start, end, (*merged[-1][2], *forms))
            elif not merged or start >= merged[-1][1]:
                merged.append((start, end, forms))
        return [(start, end, self._others(text[start:end], forms)) for start, end, forms in merged]

    def _others(self, typed: str, forms: Iterable[str]) -> tuple[str, ...]:
        """The forms that are not read as the typed one is, nor as one before them."""
        by_reading = {_reading(typed): typed}
        for form in forms:
            by_reading.setdefault(self._readings[form], form)
        return tuple(by_reading.values())[1:]


class _NameList:
    def __init__(self, records: Iterable[Record]) -> None:
        # Imported when it is wanted: most queries have no name in them, and a search is to start at once.
        from indexer.enrich.names import NameFinder  # noqa: PLC0415

        self._records = {record.id: record for record in records}
        self._finder = NameFinder(tuple(self._records.values()))

    def find(self, text: str) -> Iterable[tuple[int, int, tuple[str, ...]]]:
        for match in self._finder.find(text, any_case=True):
            if len(match.ids) == 1:
                yield match.start, match.end, self._records[match.ids[0]].forms


def _reading(form: str) -> tuple[str, ...]:
    return tuple(analysis.plain_forms(form) or [word for word, _ in analysis.forms(form)])


class _Readings(dict[str, tuple[str, ...]]):
    """How the forms of the vocabulary are read, once that was asked for."""

    def __missing__(self, form: str) -> tuple[str, ...]:
        reading = self[form] = _reading(form)
        return reading

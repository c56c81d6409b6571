"""The lexicon of a field: which forms does a term stand for, as runs of neighbours among the sorted forms?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import Final, NamedTuple

import numpy as np

from indexer import analysis
from indexer.analysis import STEM_MARK
from indexer.engine.columns import LANGS
from indexer.engine.patience import Patience
from indexer.engine.row_sets import neighbours
from indexer.engine.segment_file import SegmentFile
from indexer.engine.strings import SMALL, Strings

MANY_TERMS: Final = 16
"""From here on the lexicon is read once between the first term and the last instead of searched for each."""


class Run(NamedTuple):
    """Forms from ``low`` up to ``high``, in units whose language is ``lang`` (all where it is ``None``)."""

    low: int
    high: int
    lang: int | None

    @property
    def single(self) -> bool:
        """Whether it is one form, whose units stand in order without repeats."""
        return self.high - self.low == 1


RUN: Final = partial(tuple.__new__, Run)
"""As ``Run._make``, which takes several times as long: every word of a query has some."""


class Terms:
    """The forms and stems of one field of one segment.

    A form that stands in a segment both as a word and as a pair of characters (half-width kana fold to full-width ones)
    is found by its stem in either: the only place where we find more than the analyser says.
    """

    def __init__(self, file: SegmentFile, field: str) -> None:
        self.forms = Strings(file, f"{field}.forms")
        self._reversed = file[f"{field}.reversed"]
        self._langs = file[f"{field}.langs"]
        self._stems = [Strings(file, f"{field}.stems.{lang}") for lang in LANGS]
        self._groups = [file.raw(f"{field}.groups.{lang}").cast("I") for lang in LANGS]
        self._members = [file.raw(f"{field}.members.{lang}").cast("I") for lang in LANGS]
        self._patience = Patience()

    @cached_property
    def _spoken(self) -> tuple[int, ...]:
        """The languages of its units."""
        return tuple(np.bincount(self._langs, minlength=len(LANGS)).nonzero()[0].tolist())

    @cached_property
    def _listed(self) -> list[tuple[str, Callable[[bytes], int], memoryview, memoryview]]:
        """By language of the units its name, what finds a stem, where the lists of stems begin, and these lists."""
        return [(LANGS[lang], self._stems[lang].find, self._groups[lang], self._members[lang]) for lang in self._spoken]

    @cached_property
    def _all(self) -> frozenset[str] | None:
        """All terms of a small field, and some that there are not: most words of a query stand in no heading."""
        if len(self.forms) > SMALL:
            return None
        forms = self.forms.texts()
        stems = {stem.decode() for strings in self._stems for stem in strings[:]}
        return frozenset((*forms, *(STEM_MARK + stem for stem in stems.union(forms))))

    def has_none(self, terms: Sequence[str]) -> bool:
        """Whether it is plain that there is none of the terms."""
        if len(self.forms) <= SMALL and self._patience.lasts():
            return not self.runs(terms)
        return self._all is not None and self._all.isdisjoint(terms)

    def runs(self, terms: Sequence[str]) -> list[Run]:
        """The forms that terms stand for, marked stems included.

        What is meant whatever the language of the unit is one run, for asking the units costs more than all else.
        """
        if len(terms) == 1 and not terms[0].startswith(STEM_MARK):  # as in most phrases
            number = self.forms.find(terms[0].encode())
            return [RUN((number, number + 1, None))] if number >= 0 else []
        stems: list[str] = []
        forms: list[str] = []
        for term in terms:
            if term.startswith(STEM_MARK):
                stems.append(term[len(STEM_MARK) :])
            else:
                forms.append(term)
        if not stems:
            return _runs(self._numbers(forms), None)
        by_lang = self._with_stems(stems)
        if not forms and by_lang and by_lang.count(by_lang[0]) == len(by_lang):  # the same in every language
            return _runs(by_lang[0], None)
        always = set(by_lang[0]).intersection(*by_lang[1:]) if by_lang else set()
        if forms:
            always.update(self._numbers(forms))
        runs = _runs(sorted(always), None)
        for lang, numbers in zip(self._spoken, by_lang, strict=True):
            if not always.issuperset(numbers):
                runs += _runs([number for number in numbers if number not in always], lang)
        return runs

    def _with_stems(self, stems: Sequence[str]) -> list[list[int]]:
        """For each language of the units the forms that have any of the stems in it, ascending, without repeats."""
        if len(stems) == 1:  # as mostly
            return self._with_stem(stems[0])
        by_stem = map(self._with_stem, stems)
        return [sorted(set().union(*numbers)) for numbers in zip(*by_stem, strict=True)]

    def _with_stem(self, stem: str) -> list[list[int]]:
        spelt, found = stem.encode(), list[list[int]]()
        own = self.forms.find(spelt)
        for lang, place_of, groups, members in self._listed:
            at = place_of(spelt)
            if at >= 0:
                found.append(members[groups[at] : groups[at + 1]].tolist())
            elif own >= 0 and stem.isascii() and analysis.stem(stem, lang) == STEM_MARK + stem:
                found.append([own])  # a form that is its own stem, and no other has: these are not listed
            else:
                found.append([])
        return found

    def _numbers(self, forms: Sequence[str]) -> list[int]:
        """The numbers of those forms that there are, ascending, without repeats."""
        if len(forms) < MANY_TERMS:
            return sorted({number for form in forms if (number := self.forms.find(form.encode())) >= 0})
        wanted = {form.encode() for form in forms}
        low, high = self.forms.with_prefix(_common_prefix(forms).encode())
        if high - low > 8 * len(wanted):
            return sorted(number for form in wanted if (number := self.forms.find(form)) >= 0)
        return [number for number, form in enumerate(self.forms[low:high], low) if form in wanted]

    def with_prefix(self, prefix: str, limit: int) -> list[str]:
        """The first ``limit`` forms that begin with ``prefix``."""
        low, high = self.forms.with_prefix(prefix.encode())
        return [form.decode() for form in self.forms[low : min(high, low + limit)]]

    def near(self, form: str) -> list[str]:
        """Forms that may be one edit from ``form``: an edit leaves one half of a word as it is, or swaps its middle."""
        half, forms, length = len(form) // 2, self.forms, len(form)
        found = forms.of_length(*forms.with_prefix(form[:half].encode()), length)
        found += forms.of_length(*forms.with_ending(self._reversed, form[half:].encode()), length, self._reversed)
        swapped = f"{form[: half - 1]}{form[half : half + 1]}{form[half - 1 : half]}{form[half + 1 :]}"
        if half and forms.find(swapped.encode()) >= 0:
            found.append(swapped)
        return found

    def stems(self) -> set[str]:
        """The stems that any passage has, unmarked: for Whoosh."""
        listed = {stem.decode() for strings in self._stems for stem in strings[:]}
        return listed | {form for form in self.forms.texts() if self.runs([STEM_MARK + form])}


def _runs(numbers: Sequence[int], lang: int | None) -> list[Run]:
    """Ascending numbers as runs."""
    if len(numbers) == 1:  # as most
        return [RUN((numbers[0], numbers[0] + 1, lang))]
    return [RUN((low, high, lang)) for low, high in neighbours(numbers)]


def _common_prefix(forms: Sequence[str]) -> str:
    """What all the forms begin with: what the first and the last of them do."""
    first, last = min(forms), max(forms)
    at = next((at for at, char in enumerate(first) if last[at : at + 1] != char), len(first))
    return first[:at]

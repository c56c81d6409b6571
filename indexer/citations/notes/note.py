"""A note's text with all that is looked up in it again and again: brackets and quotes, dates, outlets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from operator import itemgetter

from indexer.citations.model import CitationField, FieldName
from indexer.citations.names.persons import Span, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.italics import telling
from indexer.citations.notes.shape import Group, groups_of, inside
from indexer.enrich.date_rules import figures
from indexer.enrich.dates import FoundDate, written_dates
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

Outlet = tuple[int, int, str]
"""Where an outlet of the authority is named in the text, and its type (newspaper, website, …)."""

_UNDOTTED = frozenset({"author", "editor", "translator", "container", "publisher", "place", "archive", "translation"})
_EASTERN = lazy(r"[가-힣一-鿿]")
_CYRILLIC = Prefiltered(r"[А-Яа-яЁё]")
_ABBREVIATED = lazy(r"(?:\b(?:As|Inc|Co|Ltd|Jr|Univ|Dept|St|Bros|al|ed|eds|cit)|\b[^\W\d_])\.$")


_DAY, _YEAR, _SHORTEST_DAY = len("1967-05-03"), len("1967"), len("3/5/67")


def is_day(date: FoundDate) -> bool:
    """Whether a date is that of a day; *3/5/1967* and *3/5/67* are one, too, though only its year can be told."""
    return len(date.edtf) >= _DAY or (len(date.edtf) == _YEAR and date.end - date.start >= _SHORTEST_DAY)


_MONTHS = "|".join((*w.ENGLISH_MONTHS, *(f"de {month}" for month in w.SPANISH_MONTHS)))
_YEARLESS = lazy(
    rf"(?:\d{{1,2}}\s(?:{_MONTHS})|(?:{'|'.join(w.ENGLISH_MONTHS)})\s\d{{1,2}})(?=,?\s(?:and|y|&|p\.)\s|,\s(?:p\.|\d|[^\W_a-z]))"
)
_NEAR = 80
_SEASONS = (
    ("spring", "primavera"), ("summer", "verano"), ("autumn", "fall", "otoño"), ("winter", "invierno"),
)  # fmt: skip
_SEASON = lazy(
    rf"(?P<season>{'|'.join(name for names in _SEASONS for name in names)}),?\s(?:de\s)?"
    r"(?P<year>(?:1[5-9]|20)\d\d)(?!\w)",
    re.IGNORECASE,
)
# 주체56(1967)년 5월 3일, 1967. 5. 3, 1967年5月3日: what the grammar of dates leaves
_EASTERN_DAY = lazy(
    r"(?:주체\s?\d{2,3}\s?\((\d{4})\)년?(?:\s?(\d{1,2})월(?:\s?(\d{1,2})일)?)?|(\d{4})\.\s?(\d{1,2})\.\s?(\d{1,2})(?!\d)|(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?)"
)
# “(and 40 in 2004)”, “(a miller, b. 1939)”: talk, and no publication.
_NO_FACTS = lazy(
    r"(?:Decree|Decreto|Law|Ley|Resolution|Resolución|Act|Article|Artículo)\s|"
    r"(?:[A-Z][a-z]+\s)?(?:original|originally|título\soriginal)\b|"
    r"(?:[A-Za-z]+\s)?(?:[Oo]riginal|translation|version|[Tt]raducción|[Vv]ersión)(?:\sen\s[a-z]+)?:|"
    r"(?:and|or|but|see|cf\.|in|on|of|until|since|from|before|after|also|then|now|so|not|as|at|by|for|with|when|where|which|who|"
    r"y|o|pero|véase|en|de|del|desde|hasta|antes|después|ya|no|como|con|para|por|cuando|donde|que|died|born|built|founded|launched|muri[oó]|(?:nacid|construid|fundad|botad)[oa])\s|"
    r"[^()]{0,60}\s(?:b\.|born|n\.|nacid[oa])\s(?:(?:in|en)\s)?\d{4}$|[^()]{0,40}\d{4}년생"
)
_TWO_YEARS = lazy(r"\(\d{4}[a-z]?\s?\[\d{4}\]\)")


@dataclass(frozen=True, slots=True)
class EntryHead:
    """The names of an entry, ``text[start:end]``, the first of them up to ``first``; where title and year stand."""

    start: int
    end: int
    title: int
    first: int
    year: Span | None = None


@dataclass(frozen=True)
class Note:
    """A note's text with all that is looked up in it again and again."""

    text: str
    outlets: Sequence[Outlet] = ()
    day_first: bool | None = None
    italics: Sequence[Span] = ()
    heads: Sequence[EntryHead] = ()

    def with_heads(self, heads: Sequence[EntryHead]) -> Note:
        """The note with the heads of the entries in it, and with all that was looked up already."""
        if not heads:
            return self
        note = replace(self, heads=heads)
        note.__dict__.update((name, value) for name, value in self.__dict__.items() if name not in note.__dict__)
        return note

    @cached_property
    def groups(self) -> list[Group]:
        return groups_of(self.text)

    @cached_property
    def group_starts(self) -> dict[int, Group]:
        return {group.start: group for group in self.groups}

    @cached_property
    def _starts(self) -> list[int]:
        return [group.start for group in self.groups]

    def groups_from(self, start: int) -> Iterator[Group]:
        """The groups that begin at ``start`` or later."""
        return islice(self.groups, bisect_left(self._starts, start), None)

    @cached_property
    def comma_parts(self) -> dict[Span, list[Span]]:
        """By stretch, the parts between its commas, as far as they were asked for: a dozen readers ask for the same."""
        return {}

    @cached_property
    def eastern(self) -> bool:
        """Whether any of it is in Hangul or Hanja: what only Korean notes have needn't be looked for elsewhere."""
        return _EASTERN.search(self.text) is not None

    @cached_property
    def cyrillic(self) -> bool:
        """Whether any of it is in Cyrillic letters."""
        return _CYRILLIC.search(self.text) is not None

    @cached_property
    def mask(self) -> bytearray:
        """By offset, whether something is quoted or in brackets there, or in a title in italics."""
        mask = inside(len(self.text), self.groups)
        for start, end in self.titles:
            mask[start:end] = b"\1" * (end - start)
        return mask

    def outside(self, sign: str, start: int, end: int) -> Iterator[int]:
        """Where a sign stands in a stretch, outside of all that is quoted, in brackets or a title."""
        at = self.text.find(sign, start, end)
        while at >= 0:
            if not self.mask[at]:
                yield at
            at = self.text.find(sign, at + 1, end)

    @cached_property
    def titles(self) -> list[Span]:
        """The stretches in italics that can be titles, or what holds a work."""
        return telling(self.text, self.italics, self.groups)

    def title_end(self, start: int) -> int:
        """Where a stretch in italics ends that begins at ``start``; 0 where none does."""
        return next((last for first, last in self.titles if first == start), 0)

    @cached_property
    def dates(self) -> list[FoundDate]:
        return list(written_dates(self.text, self.day_first))

    @cached_property
    def date_starts(self) -> list[int]:
        return [date.start for date in self.dates]

    @cached_property
    def _figures(self) -> Sequence[Span]:
        return figures(self.text)

    def has_figures(self, start: int, end: int) -> bool:
        """Whether a figure stands in a stretch."""
        index = bisect_right(self._figures, start, key=itemgetter(1))
        return index < len(self._figures) and self._figures[index][0] < end

    @cached_property
    def undated(self) -> dict[Span, bool]:
        """By stretch, whether nothing dates or marks a source in it, as far as that was asked for."""
        return {}

    @cached_property
    def years_only(self) -> dict[Span, bool]:
        """By stretch, whether nothing but years in talk dates a source in it, as far as that was asked for."""
        return {}

    def figures_in(self, start: int, end: int) -> Iterator[int]:
        """Where the figures of a stretch begin."""
        for first, _ in islice(self._figures, bisect_right(self._figures, start, key=itemgetter(1)), None):
            if first >= end:
                return
            yield max(first, start)

    def dates_in(self, start: int, end: int) -> Iterator[FoundDate]:
        """The dates that begin in a stretch."""
        for date in islice(self.dates, bisect_left(self.date_starts, start), None):
            if date.start >= end:
                return
            yield date

    def may_tell_date(self, start: int, end: int) -> bool:
        """Whether a figure stands in a stretch, or a date in words: where neither does, no date is read."""
        index = bisect_left(self.date_starts, start)
        in_words = index < len(self.dates) and self.dates[index].start < end
        return in_words or self.has_figures(start, end)

    def date_at(self, start: int, end: int) -> CitationField | None:
        """The date that begins at ``start``; a bare year where the grammar of dates sees none."""
        index = bisect_left(self.date_starts, start)
        if index < len(self.dates) and self.dates[index].start == start and self.dates[index].end <= end:
            found = self.dates[index]
            return CitationField("date", found.edtf, found.start, found.end)
        if day := self._day_at(start, end):
            return day
        if season := _SEASON.match(self.text, start, end):
            code = 21 + next(n for n, names in enumerate(_SEASONS) if season["season"].casefold() in names)
            return CitationField("date", f"{season['year']}-{code}", *season.span())
        if eastern := _EASTERN_DAY.match(self.text, start, end):
            parts = [part.zfill(2) for part in eastern.groups() if part]
            return CitationField("date", "-".join(parts), *eastern.span())
        year = w.YEAR.match(self.text, start, end)
        return CitationField("date", year[0], *year.span()) if year else None

    def _day_at(self, start: int, end: int) -> CitationField | None:
        """*The Times, 3 May, and the Herald, 4 May 1967*: a day that takes its year from the next."""
        found = _YEARLESS.match(self.text, start, end)
        index = bisect_left(self.date_starts, found.end()) if found else len(self.dates)
        if found is None or index >= len(self.dates):
            return None
        after = self.dates[index]
        if after.start - found.end() > _NEAR or after.end > end or len(after.edtf) != _DAY:
            return None
        if ";" in self.text[found.end() : after.start]:
            return None
        days = [one for one in written_dates(f"{found[0]} {after.edtf[:4]}") if len(one.edtf) == _DAY]
        return CitationField("date", days[0].edtf, *found.span()) if days and days[0].edtf <= after.edtf else None

    def date_in(self, start: int, end: int) -> CitationField | None:
        """The last date in a stretch."""
        index = bisect_left(self.date_starts, end) - 1
        if index >= 0 and self.dates[index].start >= start and self.dates[index].end <= end:
            found = self.dates[index]
            return CitationField("date", found.edtf, found.start, found.end)
        years = list(w.YEAR.finditer(self.text, start, end))
        return CitationField("date", years[-1][0], *years[-1].span()) if years else None

    def outlet_at(self, start: int, end: int) -> Outlet | None:
        """An outlet of the authority that is named at ``start`` or within the stretch."""
        return next((one for one in self.outlets if start <= one[0] and one[1] <= end), None)

    def field(self, name: FieldName, start: int, end: int) -> CitationField:
        """A field whose value is the stretch itself, without the points at its ends."""
        start, end = trim(self.text, start, end)
        if name in _UNDOTTED and self.text[start:end].endswith((")", "]")):  # Páramo [en coreano]
            told = self.text.rfind("(["[self.text[end - 1] == "]"], start, end)
            end = trim(self.text, start, told)[1] if w.IN_LANGUAGE.fullmatch(self.text, told + 1, end - 1) else end
        if name in _UNDOTTED and self.text[start:end].endswith(".") and not _ABBREVIATED.search(self.text, start, end):
            end -= 1
        return CitationField(name, self.text[start:end], start, end)

    def is_facts(self, group: Group) -> bool:
        """Whether a bracket tells of a publication: it ends in a date, says that there is none, or names a thesis."""
        start, end = group.start + 1, group.end - 1
        if (
            not group.round
            or end - start > 400
            or w.ACCESSED.match(self.text, start, end)
            or w.URL.match(self.text, start)
        ):
            return False
        if w.THESIS.match(self.text, start, end) or w.NO_DATE.search(self.text, start, end):
            return True
        date = self.date_in(start, end)
        return date is not None and end - date.end <= 2 and not _NO_FACTS.match(self.text, start, end)

    def is_published(self, group: Group) -> bool:
        """Whether it tells more than a date: place and publisher, or a university."""
        if not self.is_facts(group):
            return False
        date = self.date_in(group.start + 1, group.end - 1)
        first = group.start + 1
        if _TWO_YEARS.fullmatch(self.text, group.start, group.end):  # Ruiz, Ana (1984 [1612])
            return False
        return date is None or date.start - first > 2

"""Dates in running text, in English, Spanish and Korean at once, as EDTF (ISO 8601-2).

Every rule of the grammars offers what it finds; of those that are no other sort of number (see date_shields), the
leftmost-longest stand, and two that a word or a dash joins become a range. A month without a year is no date here, nor
is what needs its surroundings to be understood (“the same year”).
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from indexer.enrich.date_korean import KOREAN, KOREAN_JOINS
from indexer.enrich.date_numbers import DASHED, NUMBERS
from indexer.enrich.date_rules import Family, Join, Rule, span
from indexer.enrich.date_shields import counts, shields
from indexer.enrich.date_western import western, western_joins
from indexer.enrich.date_windows import Window, windows
from indexer.enrich.date_words import ENGLISH, SPANISH

with warnings.catch_warnings():  # under “python -W error”, pyparsing makes an error of how edtf's grammar is written
    warnings.simplefilter("ignore")
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

# Of two readings of one stretch the first stands: 1960 in “la década de 1960” is a decade before it is a year.
_FAMILIES = (*western(ENGLISH), *western(SPANISH), KOREAN, NUMBERS)
_JOINS = (DASHED, *western_joins(ENGLISH), *western_joins(SPANISH), *KOREAN_JOINS)
_FIGURES = re.compile(r"\d+")
_JOIN_REACH = 60  # no joining words are longer than this, so no more text is looked at

# A range longer than this counts for its two ends alone: “from 1492 to 1898” speaks of two years, and should not
# answer to each of four hundred, nor fill the list of years with them.
_LONGEST_COVERED = 150

_YEAR = re.compile(r"[0-9]{4}")
_PART_OF_YEAR = re.compile(r"(?<=\d{4})-\d\d(?:-\d\d)?")


@dataclass(frozen=True, slots=True, order=True)
class FoundDate:
    """A date in a text: ``text[start:end]`` says it, ``edtf`` is what it says."""

    start: int
    end: int
    edtf: str


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """The dates of an NFC text, in order of appearance, none overlapping."""
    found = [each for window in windows(text) for each in _candidates(window)]
    return tuple(_joined(text, _leftmost_longest(found))) if found else ()


def years_of(edtf: Iterable[str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The single years that dates cover, and the decades (``196X``) of those years and dates, both sorted.

    A closed range covers its years, or only its ends when it is longer than 150 years. What is no more precise than a
    decade counts for the decade and for no year; a century counts for neither. Strings that aren't EDTF count for
    nothing.
    """
    years: set[int] = set()
    decades: set[int] = set()
    for each in edtf:
        # Years need no days, and fewer different strings make a better cache.
        covered, touched = _cover(_PART_OF_YEAR.sub("", each))
        years.update(covered)
        decades.update(touched)
    return tuple(sorted(years)), tuple(f"{decade:03}X" for decade in sorted(decades))


@lru_cache(maxsize=4096)
def _cover(edtf: str) -> tuple[frozenset[int], frozenset[int]]:
    """The years, and the decades as years without their last digit, of one date of whole years."""
    bounds = _bounds(edtf)
    if bounds is None or "XX" in edtf:
        return frozenset(), frozenset()
    first, last = bounds
    covered = range(first, last + 1) if last - first <= _LONGEST_COVERED else (first, last)
    decades = frozenset(year // 10 for year in covered)
    if "X" not in edtf:
        return frozenset(covered), decades
    exact = [end for end in edtf.split("/") if "X" not in end]
    return frozenset().union(*(_cover(end)[0] for end in exact)), decades


def _bounds(edtf: str) -> tuple[int, int] | None:
    """The first and the last year of an EDTF string; of an open range, the one end that it has."""
    if _YEAR.fullmatch(edtf):  # most dates, by now; parsing one takes milliseconds
        return int(edtf), int(edtf)
    ends = [end for end in edtf.split("/") if end not in ("", "..")]  # the package refuses open ranges in some forms
    try:
        parsed = parse_edtf("/".join(ends)) if ends else None
        return (parsed.lower_strict().tm_year, parsed.upper_strict().tm_year) if parsed else None
    except (EDTFParseException, ValueError, AttributeError, TypeError, OverflowError):
        return None


def _candidates(window: Window) -> list[FoundDate]:
    """What the rules take for dates in a window, save what touches a shield or starts in a count."""
    found: list[FoundDate] = []
    for family in _FAMILIES:
        if family.hint.given(window.words, window.folded):
            found += _at_figures(family, window) if family.at_figures else _anywhere(family, window)
    if not found:
        return []
    shielded, counted = tuple(shields(window)), tuple(counts(window))
    return [
        each
        for each in found
        if not any(start <= each.start < end for start, end in counted)
        and not any(start < each.end and each.start < end for start, end in shielded)
    ]


def _anywhere(family: Family, window: Window) -> Iterator[FoundDate]:
    for rule in family.rules:
        for match in rule.pattern.finditer(window.text, window.start, window.end):
            yield from _read(rule, match)


def _at_figures(family: Family, window: Window) -> Iterator[FoundDate]:
    for figures in _FIGURES.finditer(window.text, window.start, window.end):
        for rule in family.rules:
            match = rule.pattern.match(window.text, figures.start(), window.end)
            if match:
                yield from _read(rule, match)


def _read(rule: Rule, match: re.Match[str]) -> Iterator[FoundDate]:
    edtf = rule.read(match)
    if edtf and edtf.isascii():  # \d matches the figures of every script, EDTF knows only ours
        yield FoundDate(*match.span("date" if "date" in rule.pattern.groupindex else 0), edtf)


def _leftmost_longest(candidates: Iterable[FoundDate]) -> list[FoundDate]:
    chosen: list[FoundDate] = []
    for candidate in sorted(candidates, key=lambda one: (one.start, -one.end)):
        if not chosen or candidate.start >= chosen[-1].end:
            chosen.append(candidate)
    return chosen


def _joined(text: str, dates: list[FoundDate]) -> Iterator[FoundDate]:
    """The dates, with each two neighbours that make a range put together."""
    waiting: FoundDate | None = None
    for date in dates:
        together = _range(text, waiting, date) if waiting else None
        if waiting and not together:
            yield waiting
        waiting = together or date
    if waiting:
        yield waiting


def _range(text: str, first: FoundDate, last: FoundDate) -> FoundDate | None:
    if "/" in first.edtf + last.edtf or last.start - first.end > _JOIN_REACH:
        return None
    edtf = span(first.edtf, last.edtf)
    if edtf and any(_joins(text, each, first, last) for each in _JOINS):
        return FoundDate(first.start, last.end, edtf)
    return None


def _joins(text: str, rule: Join, first: FoundDate, last: FoundDate) -> bool:
    return bool(
        rule.between.fullmatch(text, first.end, last.start)
        and (not rule.before or rule.before.search(text, max(0, first.start - _JOIN_REACH), first.start))
        and (not rule.after or rule.after.match(text, last.end))
    )

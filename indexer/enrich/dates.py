"""Dates in running text, in English, Spanish and Korean at once, as EDTF (ISO 8601-2); of some other languages, days.

Every rule of the grammars offers what it finds; of those that are no other sort of number (see date_shields), the
leftmost-longest stand, and two that a word or a dash joins become a range. What points to a date told before it (“the
same year”, “two years later”, “on September 11”) is resolved from its passage where only one date can be meant, and
is marked as inferred; else it is left alone, as is what counts from the day of writing (“this summer”).

A part of a decade is given as the decade, the early 1960s as ``196X``: EDTF has no form for it. When a source was
looked up (“accessed 12 March 2020”) is no date of which a passage speaks, and is left out; when it was published is
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from indexer.enrich.date_access import is_access
from indexer.enrich.date_bounds import years_of
from indexer.enrich.date_continental import CONTINENTAL
from indexer.enrich.date_decades import decades
from indexer.enrich.date_eras import ERAS
from indexer.enrich.date_korean import KOREAN, KOREAN_JOINS
from indexer.enrich.date_numbers import DASHED, NUMBERS, SHORT_YEARS
from indexer.enrich.date_open import opened
from indexer.enrich.date_order import ordered
from indexer.enrich.date_relative import inferred
from indexer.enrich.date_rules import Family, Hinted, Join, span, standing_alone
from indexer.enrich.date_shields import counts, shields
from indexer.enrich.date_spelled import SPELLED
from indexer.enrich.date_western import western, western_joins
from indexer.enrich.date_windows import Window, windows
from indexer.enrich.date_words import ENGLISH, SPANISH
from indexer.model import FoundDate

__all__ = ["FoundDate", "explain_dates", "find_dates", "written_dates", "years_of"]

# Of two readings of one stretch the first stands: 1960 in “la década de 1960” is a decade before it is a year.
_FAMILIES = (
    *western(ENGLISH),
    *decades(ENGLISH),
    *western(SPANISH),
    *decades(SPANISH),
    *CONTINENTAL,
    KOREAN,
    ERAS,
    SHORT_YEARS,
    *NUMBERS,
    SPELLED,
)
_HINTED = Hinted((family.hint, family) for family in _FAMILIES)
_JOINS = (DASHED, *western_joins(ENGLISH), *western_joins(SPANISH), *KOREAN_JOINS)
# A note is read for what it cites, then for its dates: so much is remembered that this is so in any but the longest of
# articles, and some megabytes at most of usual ones.
_REMEMBERED = 4096
_JOIN_REACH = 60  # no joining words are longer than this, so no more text is looked at


def find_dates(text: str, day_first: bool | None = None) -> tuple[FoundDate, ...]:
    """The dates of an NFC text, in order of appearance, none overlapping.

    ``day_first`` says how the article writes dates in figures, if it is known (``date_order.day_first``).
    """
    written = written_dates(text, day_first)
    if not written:
        return ()
    both = [(each, opened(text, each)) for each in written]
    both = [(each, told) for each, told in both if not is_access(text, told)]
    pointed = [each for each in inferred(text, [told for _, told in both], written_dates) if not is_access(text, each)]
    if not pointed:
        return tuple(told for _, told in both)
    return tuple(_with_pointed(text, [each for each, _ in both], pointed))


def _with_pointed(text: str, written: Sequence[FoundDate], pointed: Sequence[FoundDate]) -> Iterator[FoundDate]:
    """All dates in order; those pointed to may be an end of a range (“to the following May”, “from that year to 1968”)
    or open (“같은 해 8월부터”)."""
    found: list[FoundDate] = []
    for each in sorted((*written, *pointed)):
        before = found[-1] if found else None
        together = _range(text, before, each) if before and (each.inferred or before.inferred) else None
        if before and together:
            found[-1] = replace(together, inferred=True)
        else:
            found.append(each)
    last = 0
    widened = [opened(text, each) for each in found]
    for each, wider, after in zip_longest(found, widened, widened[1:]):
        fits = wider.start >= last and (after is None or wider.end <= after.start)
        yield wider if fits else each
        last = wider.end if fits else each.end


@lru_cache(maxsize=_REMEMBERED)
def written_dates(text: str, day_first: bool | None = None) -> tuple[FoundDate, ...]:
    """The dates that a text writes out, whatever they are for: those on which a source was looked up, too.

    The words beside a date say nothing here (no open ranges), and no date is inferred: so a citation is read.
    """
    found = [each for window in windows(text) for each in _candidates(window)]
    return tuple(_joined(text, ordered(text, _leftmost_longest(found), day_first))) if found else ()


def explain_dates(text: str, day_first: bool | None = None) -> tuple[FoundDate, ...]:
    """The dates of a passage's NFC text, each with its place, the name of its rule, and whether it is inferred.

    The library stores the EDTF strings alone; this reads the text again and gives the same, with reasons.
    """
    return find_dates(text, day_first)


def _candidates(window: Window) -> list[FoundDate]:
    """What the rules take for dates in a window, save what touches a shield or starts in a count."""
    found: list[FoundDate] = []
    figures = standing_alone(window.text, window.figures)
    for family in _HINTED.given(window.hints):
        starts = _starts(family, window, figures)
        if starts != []:
            found += _offered(family, window, starts)
    if not found:
        return []
    shielded, counted = _mask(window, shields(window)), _mask(window, counts(window))
    begin = window.start
    return [
        each
        for each in found
        if not (counted and counted[each.start - begin])
        and not (shielded and shielded.find(1, each.start - begin, each.end - begin) >= 0)
    ]


def _mask(window: Window, spans: Iterable[tuple[int, int]]) -> bytearray | None:
    """A mask of the window in which the spans are set; None when there are none."""
    mask = None
    for start, end in spans:
        mask = bytearray(window.end - window.start) if mask is None else mask
        for at in range(max(start, window.start), min(end, window.end)):
            mask[at - window.start] = 1
    return mask


def _offered(family: Family, window: Window, starts: list[int] | None) -> Iterator[FoundDate]:
    for rule in family.rules:
        for match in _matches(rule.pattern, starts, window):
            edtf = rule.read(match)
            if edtf and edtf.isascii():  # \d matches the figures of every script, EDTF knows only ours
                yield FoundDate(*match.span(rule.date), edtf, rule.name)
    for several in family.lists:
        for match in _matches(several.pattern, starts, window):
            for start, end, part in several.read(match):
                if part and part.isascii():
                    yield FoundDate(start, end, part, "list")


def _starts(family: Family, window: Window, figures: list[int]) -> list[int] | None:
    """Where matches of a family's rules may begin; None for anywhere."""
    if family.figures:
        match = family.starts.match if family.starts else None
        return [at for at in figures if match(window.text, at, window.end)] if match else figures
    return family.starts and [each.start() for each in family.starts.finditer(window.text, window.start, window.end)]


def _matches(pattern: re.Pattern[str], starts: list[int] | None, window: Window) -> Iterable[re.Match[str]]:
    if starts is None:
        return pattern.finditer(window.text, window.start, window.end)
    return filter(None, [pattern.match(window.text, start, window.end) for start in starts])


def _leftmost_longest(candidates: Iterable[FoundDate]) -> list[FoundDate]:
    chosen: list[FoundDate] = []
    for candidate in sorted(candidates, key=lambda one: (one.start, -one.end)):
        if not chosen or candidate.start >= chosen[-1].end:
            chosen.append(candidate)
    return chosen


def _joined(text: str, dates: Iterable[FoundDate]) -> Iterator[FoundDate]:
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
        return FoundDate(first.start, last.end, edtf, "range")
    return None


def _joins(text: str, rule: Join, first: FoundDate, last: FoundDate) -> bool:
    return bool(
        rule.between.fullmatch(text, first.end, last.start)
        and (not rule.before or rule.before.search(text, max(0, first.start - _JOIN_REACH), first.start))
        and (not rule.after or rule.after.match(text, last.end))
    )

"""Which date is “the same year”? One told before it in the same passage, where only one can be meant.

A pointer is resolved from the nearest date before it if that is of a single year, stands in no brackets that end
before the pointer (an imprint, a person's years), is at most two sentences away, and its own sentence tells of no
other year, unless the pointer stands in that sentence too. A month or day without a year must moreover lie after the
date that lends the year, or in a month told before, and in the sentence of that date or the next one; up to four
sentences away where all dates before are of that year, or, of a day alone, of that month. “That month” and a day alone
look past dates without a month. All else is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.engine import kernels
from indexer.enrich.date_arithmetic import Origin, last_year, month_said, pointed, single
from indexer.enrich.date_pointers import INEXACT, LONGEST_INEXACT, Pointer, Pointers, Roots, Unit
from indexer.enrich.date_pointers_english import ENGLISH_POINTERS
from indexer.enrich.date_pointers_korean import KOREAN_POINTERS
from indexer.enrich.date_pointers_spanish import SPANISH_POINTERS
from indexer.enrich.date_rules import casefolded
from indexer.model import FoundDate
from indexer.patterns import lazy

_POINTERS = (*ENGLISH_POINTERS, *SPANISH_POINTERS, *KOREAN_POINTERS)
_ROOTS = Roots(_POINTERS)
_OF_ROOT = {root: [n for n, each in enumerate(_POINTERS) if root in each.roots] for root in _ROOTS.stretches}
_ROUND_HEAD = 40
_JOINED = lazy(r"(?:\s(?:and|or|to|through|until|y|o|al?|hasta)\s(?:el\s|the\s)?|\d[-–])$")
_LONGEST_JOINT = 13
Read = Callable[[str], Sequence[FoundDate]]
# “Two days later, on January 23, 1968”: said in full at once.
_APPOSITION = lazy(r",?\s?\(?(?:(?:on|in|el|en|that\sis,|namely)\s)?")
_ASIDE = lazy(r"[,—–]?\s?[(—–]?\s?(?:only\s|just\s|es\sdecir,\s|o\ssea,\s|that\sis,\s|apenas\s)?")
_FARTHEST, _FARTHEST_ELLIPSIS, _FARTHEST_OF_ONE_YEAR = 2, 1, 4  # sentences
_LEFT_OUT = (Unit.ELLIPSIS, Unit.BARE_DAY)
_IN_A_MONTH = (Unit.MONTH, Unit.BARE_DAY)
_MOST_DATES, _REACH = 20, 1000  # how many dates, and how far back in characters, are looked at
_BRACKETS = lazy(r"[()\[\]]")
# Days that come round every year, or are the name of something.
_RECURRING = lazy(
    r"\b(?:every|each|annual|annually|usually|always|cada|todos\slos|birthday|anniversary|aniversario|holiday|feast|day\sof|día\sdel?|"
    r"movement|movimiento|brigade|brigada|battalion|batallón|avenida|calle|plaza|universidad|cumpleaños|"
    r"years\s(?:ago|before))\b|매년|해마다|기념|생일|명절|운동",
    re.IGNORECASE,
)
_NEARBY = 40
_EARLIEST, _LATEST = 1000, 2100


@dataclass(frozen=True, slots=True)
class _Reading:
    """A passage with the dates known so far and its sentences' beginnings."""

    text: str
    known: list[FoundDate]
    begins: Sequence[int]

    def sentence(self, offset: int) -> int:
        """The number of the sentence in which an offset lies."""
        return bisect_right(self.begins, offset)

    def before(self, offset: int) -> list[FoundDate]:
        """The dates that lie before an offset and within reach, without those in brackets that close before it."""
        last = bisect_left(self.known, offset, key=lambda date: date.start)
        near = [each for each in self.known[max(0, last - _MOST_DATES) : last] if each.end >= offset - _REACH]
        return [each for each in near if not _bracketed(self.text, each, offset)]


def inferred(text: str, dates: Sequence[FoundDate], read: Read) -> list[FoundDate]:
    """The dates that a passage points to from the given ones, in order of appearance; ``read`` finds written dates."""
    pointing = _pointing(text, dates) if dates else []
    if not pointing:
        return []
    reading = _Reading(text, list(dates), [start for start, _ in kernels.sentence_spans(text)])
    found = []
    for pointer, match in pointing:
        resolved = _resolved(reading, pointer, match)
        for each in _several(reading, match, resolved, read) if resolved else ():
            found.append(each)
            insort(reading.known, each)
    return found


def _several(reading: _Reading, match: re.Match[str], resolved: FoundDate, read: Read) -> Sequence[FoundDate]:
    """“From May to July of that year”: what is joined to a month of the year, read as if its number stood there."""
    groups = match.re.groupindex
    named = max((match.end(each) for each in ("m", "d2") if each in groups and match[each]), default=-1)
    begin = match.start()
    if "date" in groups or named < 0 or not _JOINED.search(reading.text, max(0, begin - _LONGEST_JOINT), begin):
        return (resolved,)
    last = bisect_left(reading.known, begin, key=lambda date: date.start)
    start = max(begin - _ROUND_HEAD, reading.known[last - 1].end if last else 0)
    of = " de " if reading.text.startswith(" de", named) else " of "
    local = f"{reading.text[start:named]}{of}{resolved.edtf[:4]}"
    found = read(local)
    if not found or found[-1].end != len(local) or (len(found) == 1 and "/" not in found[0].edtf):
        return (resolved,)
    moved = [replace(one, start=start + one.start, end=start + one.end, inferred=True) for one in found]
    return (*moved[:-1], replace(moved[-1], end=match.end()))


def _pointing(text: str, dates: Sequence[FoundDate]) -> list[tuple[Pointer, re.Match[str]]]:
    """The pointers in a text behind its first date, leftmost-longest, none over a date."""
    start = dates[0].end
    folded = casefolded(text)
    seen = _ROOTS.seen(folded[start:] if len(folded) == len(text) else text[start:].casefold())
    if not seen:
        return []
    found = [
        (*match.span(_group(match)), pointer, match)
        for number in sorted({number for root in seen for number in _OF_ROOT[root]})
        for pointer, match in _matches(_POINTERS[number], text, start, seen, dates)
    ]
    found.sort(key=lambda one: (one[0], -one[1]))
    chosen: list[tuple[Pointer, re.Match[str]]] = []
    last = 0
    for begin, end, pointer, match in found:
        if begin >= last and not _touches(text, begin, end, dates) and not _is_told(text, begin, pointer, dates):
            chosen.append((pointer, match))
            last = end
    return chosen


def _matches(
    pointers: Pointers, text: str, start: int, seen: set[str], dates: Sequence[FoundDate]
) -> Iterator[tuple[Pointer, re.Match[str]]]:
    asked = [each for each in pointers.pointers if not each.glance or not seen.isdisjoint(each.glance)]
    if not asked or (pointers.names and seen.isdisjoint(pointers.names)):
        return
    last = start
    for head in pointers.head.finditer(text, start):
        if not _covered(head.start(), dates):
            begin, end = max(last, head.start() - _ROUND_HEAD), min(len(text), head.end() + _ROUND_HEAD)
            for pointer in asked:
                for match in pointer.pattern.finditer(text, begin, end):
                    if _is_exact(text, match):
                        yield pointer, match
                        last = max(last, match.end())


def _is_exact(text: str, match: re.Match[str]) -> bool:
    """Whether no word before a number makes it inexact, if there is one."""
    groups = match.re.groupindex
    if "tens" not in groups or not match["n"]:
        return True
    at = match.start("tens" if match["tens"] else "n")
    return not INEXACT.search(text, max(0, at - LONGEST_INEXACT), at)


def _covered(offset: int, dates: Sequence[FoundDate]) -> bool:
    at = bisect_right(dates, offset, key=lambda date: date.start) - 1
    return at >= 0 and offset < dates[at].end


def _touches(text: str, start: int, end: int, dates: Sequence[FoundDate]) -> bool:
    """Whether one of the dates lies over ``text[start:end]``, or stands right behind it to say the same."""
    after = bisect_left(dates, start, key=lambda date: date.start)
    if after and start < dates[after - 1].end:
        return True
    if after == len(dates):
        return False
    if dates[after].edtf.startswith("../"):  # “from that year until 1968”
        return dates[after].start < end
    return dates[after].start < end or bool(_APPOSITION.fullmatch(text, end, dates[after].start))


def _is_told(text: str, start: int, pointer: Pointer, dates: Sequence[FoundDate]) -> bool:
    """Whether a pointer away from a date stands right behind its own: “in 1974, seven years later, he …”."""
    before = bisect_left(dates, start, key=lambda date: date.start)
    away = pointer.shift != 0 or "n" in pointer.pattern.groupindex
    return bool(before and away and _ASIDE.fullmatch(text, dates[before - 1].end, start))


_TEN = lazy(r"(?<!\w)(?:ten|10|diez|십|열)(?=\s|년|해)", re.IGNORECASE)
_COMPARED = lazy(r"(?<!\w)(?:than|que)\s[^.;:!?]{0,80}$")
_CLAUSE = 90


def _is_compared(text: str, start: int, end: int) -> bool:
    """Whether ten years are a round number: *less than it would have been ten years before*."""
    return _TEN.search(text, start, end) is not None and bool(_COMPARED.search(text, max(0, start - _CLAUSE), start))


def _group(match: re.Match[str]) -> str | int:
    return "date" if "date" in match.re.groupindex else 0


def _resolved(reading: _Reading, pointer: Pointer, match: re.Match[str]) -> FoundDate | None:
    start, end = match.span(_group(match))
    left_out = pointer.unit in _LEFT_OUT
    said = match.groupdict()
    before = reading.before(start)
    origin = _origin(reading, before, start, pointer, said)
    if origin is None or (left_out and _recurring(reading.text, start, end)) or _is_compared(reading.text, start, end):
        return None
    edtf = pointed(pointer, said, origin, _months_told(before, origin) if left_out else frozenset())
    if edtf is None or not _EARLIEST <= int(edtf[:4].replace("X", "0")) <= _LATEST:
        return None
    return FoundDate(start, end, edtf, pointer.name, inferred=True)


def _origin(
    reading: _Reading, before: Sequence[FoundDate], offset: int, pointer: Pointer, said: dict[str, str | None]
) -> Origin | None:
    """Of the dates before a pointer at ``offset``, the one that it points from; None where several could be meant."""
    if pointer.unit in _IN_A_MONTH:  # a year alone has no 18th
        before = before[: 1 + max((n for n, each in enumerate(before) if _has_month(each)), default=len(before) - 1)]
    if not before:
        return None
    nearest = before[-1]
    here, there = reading.sentence(offset), reading.sentence(nearest.start)
    origin = last_year(nearest) if pointer.unit is Unit.LAST_YEAR else single(nearest)
    if origin is None:
        return None
    farthest = _FARTHEST
    if pointer.unit in _LEFT_OUT:
        alone = _of_one_year(before, origin) if pointer.unit is Unit.ELLIPSIS else _of_one_month(before, origin)
        farthest = _FARTHEST_OF_ONE_YEAR if alone else _FARTHEST_ELLIPSIS
    if here - there > farthest:
        return None
    again = pointer.unit is Unit.ELLIPSIS and origin.month is not None and month_said(said) == origin.month
    settled = again or said.get("then")  # a day of the very month just told is of its year, whatever else was told
    if here != there and not settled:
        told = [each for each in before if pointer.unit not in _IN_A_MONTH or _has_month(each)]
        if pointer.unit is Unit.LAST_YEAR:  # a range is of two years itself
            told = [each for each in told if each is not nearest]
        others = [single(each) for each in told if reading.sentence(each.start) == there]
        if any(other is None or other.year != origin.year for other in others):
            return None
    return origin


def _of_one_year(dates: Sequence[FoundDate], origin: Origin) -> bool:
    """Whether dates, those that lie before a pointer, leave no choice of a year."""
    return all(each is not None and each.year == origin.year for each in map(single, dates))


def _of_one_month(dates: Sequence[FoundDate], origin: Origin) -> bool:
    """Whether of the dates before a pointer all that tell a month tell the same one."""
    told = [single(each) for each in dates if _has_month(each)]
    return all(each is not None and (each.year, each.month) == (origin.year, origin.month) for each in told)


def _has_month(date: FoundDate) -> bool:
    return "-" in date.edtf


def _months_told(before: Sequence[FoundDate], origin: Origin) -> frozenset[int]:
    """The months of the dates before a pointer, where these are of one year."""
    if not _of_one_year(before, origin):
        return frozenset()
    return frozenset(each.month for each in map(single, before) if each is not None and each.month)


def _bracketed(text: str, found: FoundDate, offset: int) -> bool:
    """Whether a date stands in brackets that close before an offset."""
    bracket = _BRACKETS.search(text, found.end, offset)
    return bool(bracket and bracket[0] in ")]")


def _recurring(text: str, start: int, end: int) -> bool:
    return bool(_RECURRING.search(text, max(0, start - _NEARBY), min(len(text), end + _NEARBY)))

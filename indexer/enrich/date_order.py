"""11/5/1967: May or November? An article that has 27/5/1916, too, writes the day first all through.

Figures alone don’t tell; the other dates of the article do, unless they contradict each other, else its language does,
where only one order is usual in it. English has both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from indexer.enrich.date_rules import SHORT_YEAR, YEAR, day, figures
from indexer.model import FoundDate
from indexer.patterns import lazy

_FIGURES = lazy(
    # the first figure before what may not stand before it: so the engine leaps from figure to figure
    rf"(?P<a>\d(?<![\d./-]\d)\d?)(?P<dash>[./-])(?P<b>\d{{1,2}})(?P=dash)(?P<y>{YEAR}|{SHORT_YEAR})(?![\d./-]*\d)"
)
_DAY_FIRST = frozenset({"es", "pt", "fr", "de", "it"})
_MONTHS = 12
_NUMBERS = 3  # of a date in figures


def day_first(texts: Iterable[str], lang: str | None = None) -> bool | None:
    """Whether dates in figures have the day first in an article of these texts; None where nothing tells."""
    told = {order for text in texts for order in _told(text)}
    if told:
        return told.pop() if len(told) == 1 else None
    return True if lang in _DAY_FIRST else None


def _told(text: str) -> Iterable[bool]:
    """The orders of the dates of a text that can have one only."""
    if len(figures(text)) < _NUMBERS:
        return
    for found in _FIGURES.finditer(text):
        first, second = int(found["a"]), int(found["b"])
        if max(first, second) > _MONTHS >= min(first, second):
            yield first > _MONTHS


def ordered(text: str, dates: Sequence[FoundDate], first: bool | None) -> Sequence[FoundDate]:
    """The dates, those in figures of which only the year was sure as the days that they are in this order."""
    return dates if first is None else [_ordered(text, each, day_first=first) for each in dates]


def _ordered(text: str, date: FoundDate, *, day_first: bool) -> FoundDate:
    if len(date.edtf) != len("1967") or date.end - date.start <= len("1967~"):
        return date
    found = _FIGURES.fullmatch(text, date.start, date.end)
    if found is None:
        return date
    month, day_of_month = (found["b"], found["a"]) if day_first else (found["a"], found["b"])
    return replace(date, edtf=day(date.edtf, month, day_of_month) or date.edtf)

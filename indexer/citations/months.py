"""Days in German, French, Portuguese and Russian, where only the year was read: *3. Mai 1967*, *3 mai 1967*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.enrich.dates import FoundDate

_MONTHS = (
    ("januar", "janvier", "janeiro", "января"), ("februar", "février", "fevereiro", "февраля"),
    ("märz", "mars", "março", "марта"), ("april", "avril", "abril", "апреля"), ("mai", "maio", "мая"),
    ("juni", "juin", "junho", "июня"), ("juli", "juillet", "julho", "июля"), ("august", "août", "августа"),
    ("september", "septembre", "setembro", "сентября"), ("oktober", "octobre", "outubro", "октября"),
    ("november", "novembre", "novembro", "ноября"), ("dezember", "décembre", "dezembro", "декабря"),
)  # fmt: skip
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
MONTH = "(?:" + "|".join(sorted(_NUMBERS, key=lambda name: -len(name))) + ")"
_DAY = re.compile(
    rf"(?<!\d)(?P<day>[1-3]?\d|1er)\.?\s(?:de\s)?(?P<month>{MONTH})\s(?:de\s)?(?P<year>(?:1[5-9]|20)\d\d)",
    re.IGNORECASE,
)
_YEAR = 4
_LAST = 31


def with_days(text: str, dates: Sequence[FoundDate]) -> list[FoundDate]:
    """The dates of a text, those of which only the year was read with their day."""
    days = {found.end(): found for found in _DAY.finditer(text)}
    if not days:
        return list(dates)
    return [_whole(one, days[one.end]) if one.end in days and len(one.edtf) == _YEAR else one for one in dates]


def _whole(date: FoundDate, day: re.Match[str]) -> FoundDate:
    number = int(day["day"].removesuffix("er"))
    if not 0 < number <= _LAST:
        return date
    month = _NUMBERS[day["month"].casefold()]
    return FoundDate(day.start(), day.end(), f"{date.edtf}-{month:02}-{number:02}")

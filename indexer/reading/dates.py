"""The date of publication as pages and tables write it, in EDTF; dates in running text are the enrichment's matter."""

from __future__ import annotations

import datetime
import re

from indexer.folding import fold

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sept sep septiembre setiembre",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
_SPELLED = (
    re.compile(r"(?P<m>[a-z]+)\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})"),
    re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\.? (?:de )?(?P<m>[a-z]+)\.?,? (?:del? )?(?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})년 ?(?P<m>\d{1,2})월(?: ?(?P<d>\d{1,2})일)?"),
    re.compile(r"(?P<m>[a-z]+)\.?,? (?:del? )?(?P<y>\d{4})"),
)
_ISO = re.compile(r"(?P<y>\d{4})(?:[-/.](?P<m>\d{1,2})(?:[-/.](?P<d>\d{1,2})(?=\D|$))?)?(?:[T ].*|\.)?")
_PART = r"Y?-?(?:\d{4}|\d{3}X|\d{2}XX|\d{4,})(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?"
_EDTF = re.compile(rf"(?:(?:{_PART}[?~%]?|\.\.)?/(?:{_PART}[?~%]?|\.\.)?|{_PART}[?~%]?)")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def published_date(text: str) -> str | None:
    """The EDTF date of a text that is a date and nothing else (“October 14, 2025”, “2025-10-14T09:00Z”), or None."""
    folded = fold(" ".join(text.split()))
    for pattern in (_ISO, *_SPELLED):
        if match := pattern.fullmatch(folded if pattern is not _ISO else text.strip()):
            parts = match.groupdict()
            if found := _date(parts["y"], parts.get("m"), parts.get("d")):
                return found
    return None


def _date(year: str, month: str | None, day: str | None) -> str | None:
    if month is None:
        return year if year[0] in "12" else None
    number = int(month) if month.isdigit() else _MONTHS.get(month, 0)
    try:
        checked = datetime.date(int(year), number, int(day or 1))
    except ValueError:
        return None
    return checked.isoformat() if day else f"{checked:%Y-%m}"


def is_edtf(text: str) -> bool:
    """Whether a text is an EDTF date of level 0 or 1 (https://www.loc.gov/standards/datetime/) that can exist.

    Written here because the ``edtf`` package warns on import with current pyparsing and takes milliseconds a date.
    """
    if not text.isascii() or not _EDTF.fullmatch(text) or text in ("/", "../.."):
        return False
    return all(_exists(match) for match in _DAY.finditer(text))


def _exists(match: re.Match[str]) -> bool:
    year, month, day = (int(part) if part else 1 for part in match.groups())
    if match[3] is None and 21 <= month <= 24:  # the seasons of level 1
        return True
    try:
        datetime.date(max(year, 1), month, day)
    except ValueError:
        return False
    return True

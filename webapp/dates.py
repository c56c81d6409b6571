"""EDTF dates (ISO 8601-2) as a reader writes them, and as the year filter that finds them."""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_DECADE = re.compile(r"\d{3}X")
_CENTURY = re.compile(r"\d{2}XX")
_QUALIFIED = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}


def spoken(edtf: str) -> str:
    """``1967-05-11`` as 11 May 1967, ``1969/1974`` as 1969–1974, ``196X`` as 1960s; what is none of ours, as it is."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _one(edtf)
    if start in {"", ".."}:
        return f"until {_one(end)}" if end else edtf
    return f"{_one(start)} onwards" if end in {"", ".."} else f"{_one(start)}–{_one(end)}"


def decade(value: str) -> str:
    """A facet value of a year facet as a reader writes it: ``196X`` as 1960s, ``1960..1969`` as 1960–1969."""
    return f"{value[:3]}0s" if _DECADE.fullmatch(value) else value.replace("..", "–")


def year_filter(edtf: str) -> str | None:
    """The value of the year filter that finds a passage with this date, if one does."""
    start, slash, end = edtf.partition("/")
    first, last = _filter(start), _filter(end) if slash else None
    if first and last and first.isdecimal() and last.isdecimal() and first < last:
        return f"{first}..{last}"
    return first or last


def _one(edtf: str) -> str:
    bare, sign = (edtf[:-1], edtf[-1]) if edtf[-1:] in _QUALIFIED else (edtf, "")
    return _QUALIFIED.get(sign, "") + _plain(bare)


def _plain(edtf: str) -> str:
    if _DECADE.fullmatch(edtf):
        return f"{edtf[:3]}0s"
    if _CENTURY.fullmatch(edtf):
        return f"{int(edtf[:2]) + 1}{'st' if edtf[:2] == '20' else 'th'} century"
    match = _DATE.fullmatch(edtf)
    if not match:
        return edtf
    year, month, day = match["year"], match["month"], match["day"]
    if month in SEASONS and not day:
        return f"{SEASONS[month]} {year}"
    if not month or not 1 <= int(month) <= len(MONTHS):
        return year if not month else edtf
    return " ".join(filter(None, [str(int(day)) if day else "", MONTHS[int(month) - 1], year]))


def _filter(edtf: str) -> str | None:
    bare = edtf.rstrip("?~%")
    if _DECADE.fullmatch(bare):
        return bare
    match = _DATE.fullmatch(bare)
    return match["year"] if match else None

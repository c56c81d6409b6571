"""Which years and decades does an EDTF date cover? Bounds are those of the ``edtf`` package."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import lru_cache

from indexer.patterns import lazy

# A range longer than this counts for its two ends alone: “from 1492 to 1898” speaks of two years, and should not
# answer to each of four hundred, nor fill the list of years with them.
_LONGEST_COVERED = 150

_YEAR_OR_DECADE = lazy(r"(?:[0-9]{4}|[0-9]{3}X)[?~%]?")
_PART_OF_YEAR = lazy(r"(?<=\d{4})-\d\d(?:-\d\d)?")


def years_of(edtf: Iterable[str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The single years that dates cover, and the decades (``196X``) of those years and dates, both sorted.

    A closed range covers its years, or only its ends when it is longer than 150 years; an open one counts for the end
    that it has. What is no more precise than a decade counts for the decade and for no year; a century counts for
    neither. Strings that aren't EDTF count for nothing.
    """
    return _years_of(tuple(edtf))


@lru_cache(maxsize=4096)
def _years_of(edtf: tuple[str, ...]) -> tuple[tuple[int, ...], tuple[str, ...]]:
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
    if "XX" in edtf or (bounds := _bounds(edtf)) is None:
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
    ends = edtf.split("/")
    known = [end for end in ends if end not in ("", "..")]
    if not known or len(ends) > 2:
        return None
    # Each end by itself: the package refuses some ranges that the standard has (``197X/..``, ``1970~/198X``).
    first, last = year_of(known[0], last=False), year_of(known[-1], last=True)
    return None if first is None or last is None else (first, last)


def year_of(end: str, *, last: bool) -> int | None:
    """The first or the last year of an EDTF string that is no range."""
    if _YEAR_OR_DECADE.fullmatch(end):  # nearly all; the package takes milliseconds
        return int(end[:4].replace("X", "9" if last else "0"))
    return year_by_package(end, last=last)


def year_by_package(end: str, *, last: bool) -> int | None:
    """As ``year_of``, by the ``edtf`` package."""
    with warnings.catch_warnings():  # under “python -W error”, pyparsing makes an error of edtf's grammar
        warnings.simplefilter("ignore")
        from edtf import parse_edtf  # noqa: PLC0415 (the import takes 0.15 s)
        from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415
    try:
        parsed = parse_edtf(end)
        year: int = (parsed.upper_strict() if last else parsed.lower_strict()).tm_year
    except (EDTFParseException, ValueError, AttributeError, TypeError, OverflowError):
        return None
    return year

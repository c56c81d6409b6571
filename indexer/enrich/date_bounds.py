"""Which years and decades does an EDTF date cover? Bounds are those of the ``edtf`` package."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from functools import lru_cache

with warnings.catch_warnings():  # under “python -W error”, pyparsing makes an error of how edtf's grammar is written
    warnings.simplefilter("ignore")
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

# A range longer than this counts for its two ends alone: “from 1492 to 1898” speaks of two years, and should not
# answer to each of four hundred, nor fill the list of years with them.
_LONGEST_COVERED = 150

_YEAR = re.compile(r"[0-9]{4}")
_PART_OF_YEAR = re.compile(r"(?<=\d{4})-\d\d(?:-\d\d)?")


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
    ends = edtf.split("/")
    known = [end for end in ends if end not in ("", "..")]
    if not known or len(ends) > 2:
        return None
    try:  # each end by itself: the package refuses some ranges that the standard has (``197X/..``, ``1970~/198X``)
        return parse_edtf(known[0]).lower_strict().tm_year, parse_edtf(known[-1]).upper_strict().tm_year
    except (EDTFParseException, ValueError, AttributeError, TypeError, OverflowError):
        return None

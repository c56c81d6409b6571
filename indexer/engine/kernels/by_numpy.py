"""The kernels by whole arrays of numpy: what each gives, and what is used where nothing could be compiled.

*Places*, units and rows are ``intp``, ascending without repeats unless said otherwise; frequencies are ``uint8`` or,
where one doesn't fit, ``uint32``; an *occurrence* is ``unit * STRIDE + position`` as ``int64``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

import numpy as np

from indexer.engine.columns import Array, Bools, Floats, Ints
from indexer.engine.row_sets import at, contains, firsts, mask_of, spread

STRIDE: Final = 1 << 32
"""More than any position, so that no phrase reaches into the next unit."""
SEARCH_BELOW: Final = 16
"""Where one set is so many times smaller than the other, each of its members is searched for instead: 30 ns each,
against 0.7 ns for every member of the greater one."""
LENGTHS: Final = 1 << 16
"""As many lengths of passages are told apart."""
_ESCAPE: Final = 255
_BOTH_HALVES: Final = np.array([byte & 15 | byte >> 4 << 8 for byte in range(256)], dtype="<u2")
"""Byte → its two halves as two bytes, the low one first. So a thousand numbers are read in half a microsecond."""

List = tuple[Array, Array, Array | None]
"""Units, their frequencies, and the places of those that count (``None``: all)."""
Word = tuple[Array, bool, float]
"""Frequencies, whether they are by row of the segment, instead of by place, and what they are weighed by."""
Group = tuple[int, bool]
"""So many of the next words, and whether they count only where all of them are."""
Pair = tuple[int, int, float]
"""The numbers of two words, and what their nearness is weighed by."""
Part = tuple[int, Array, Floats, Array, Ints]
"""The number of a segment's first row, some of its rows as counted in it, their scores; by row the number of its owner,
and by owner its place among all."""
Slot = tuple[int, Array, Array, int]
"""The number of a form in a phrase, its units, their frequencies, and where its positions begin."""


def _narrowed(frequencies: Array) -> Array:
    return frequencies.astype(np.uint8 if frequencies.max(initial=0) < 1 << 8 else np.uint32)


# --- posting lists --------------------------------------------------------------------------------------------------


def running_sum(cells: Array) -> Array:
    """The sums of unsigned ``cells`` up to each of them, as places."""
    sums: Array = cells.cumsum(dtype=np.intp)
    return sums


def halves(cells: Array, low: int, high: int) -> Array:
    """The numbers from ``low`` up to ``high`` of which each byte holds two, the first in its low half."""
    odd = low & 1
    values: Array = _BOTH_HALVES[cells[low >> 1 : (high + 1) >> 1]].view(np.uint8)
    return values[odd : odd + high - low]


def speaking(units: Array, langs: Array, lang: int) -> Array:
    """The places in ``units``, which come in any order, of those whose language is ``lang``."""
    found: Array = (at(langs, units) == lang).nonzero()[0]
    return found


def summed(lists: list[List], size: int) -> tuple[Array, Array]:
    """The units, of ``size``, that are in any of the lists, and the sum of the frequencies of each."""
    parts = [_chosen(one) for one in lists]
    if sum(len(units) for units, _ in parts) * 32 < size:  # then it is faster to sort them than to look at all units
        found = np.concatenate([units for units, _ in parts])
        order = found.argsort(kind="stable")
        ordered = found[order]
        starts = firsts(ordered)
        tf = np.concatenate([tf for _, tf in parts])[order]
        return ordered[starts], _narrowed(np.add.reduceat(tf, starts, dtype=np.uint32) if len(starts) else tf)
    totals = np.zeros(size, dtype=np.uint32)
    for units, tf in parts:
        totals[units] += tf  # no list has a unit twice
    found = totals.nonzero()[0]
    return found, _narrowed(totals[found])


def summed_in_any_order(lists: list[List], size: int) -> tuple[Array, Array]:
    """As ``summed``, of lists in which units come in any order and more than once."""
    totals = np.zeros(size, dtype=np.uint32)
    for one in lists:
        units, tf = _chosen(one)
        np.add.at(totals, units, tf)
    found = totals.nonzero()[0]
    return found, _narrowed(totals[found])


def summed_densely(lists: list[List], size: int) -> tuple[Array, int]:
    """As ``summed_in_any_order``, but the frequencies by unit, of ``size``; and how many units have any."""
    units, tf = summed_in_any_order(lists, size)
    return dense(units, tf, size), len(units)


def _chosen(one: List) -> tuple[Array, Array]:
    units, tf, chosen = one
    return (units, tf) if chosen is None else (at(units, chosen), at(tf, chosen))


def place_of(blob: Array, ends: Array, string: bytes) -> int:
    """How many of the sorted strings come before ``string``; of each, ``blob`` has the bytes between two ``ends``."""
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high) >> 1
        if blob[ends[middle] : ends[middle + 1]].tobytes() < string:
            low = middle + 1
        else:
            high = middle
    return low


def find(blob: Array, ends: Array, string: bytes) -> int:
    """Which of the sorted strings is ``string``, or -1."""
    number = place_of(blob, ends, string)
    there = number < len(ends) - 1 and blob[ends[number] : ends[number + 1]].tobytes() == string
    return number if there else -1


def with_ending(blob: Array, ends: Array, order: Array, ending: bytes) -> tuple[int, int]:
    """From where up to where in an ``order`` of strings by their letters backwards those stand that have an ending."""
    wanted = ending.decode()[::-1]

    def backwards(number: int) -> str:
        found: str = blob[ends[number] : ends[number + 1]].tobytes().decode()[::-1]
        return found[: len(wanted)]

    listed = order.tolist()
    return bisect_left(listed, wanted, key=backwards), bisect_right(listed, wanted, key=backwards)


def of_length(blob: Array, ends: Array, order: Array | None, low: int, high: int, length: int) -> list[str]:
    """Of the strings from ``low`` up to ``high``, in an ``order`` if there is one, those of ``length`` letters, and of
    one more or less."""
    numbers = range(low, high) if order is None else order[low:high].tolist()
    strings = [blob[ends[number] : ends[number + 1]].tobytes().decode() for number in numbers]
    return [string for string in strings if abs(len(string) - length) <= 1]


def read_halves(cells: Array, escaped: Array, values: Array, low: int, high: int) -> Array:
    """As ``halves``, but that the places ``escaped`` have ``values`` instead: bytes where all fit one, else uint32."""
    found = halves(cells, low, high)
    first, last = escaped.searchsorted((low, high)).tolist()
    if first == last:
        return found
    greater = values[first:last]
    wide: Array = found.astype(np.uint8 if greater.max() <= _ESCAPE else np.uint32)
    wide[escaped[first:last].astype(np.int64) - low] = greater
    return wide


def packed(blocks: Array, firsts: Array, ends: Array, numbers: list[int]) -> list[tuple[bytes, int]]:
    """The block of each of the numbered records, and its place in there.

    ``firsts`` are the numbers of the first record of each block and the count of all, ``ends`` the places between them.
    """
    found = (firsts.searchsorted(np.array(numbers, dtype=firsts.dtype), side="right") - 1).tolist()
    return [(blocks[ends[at] : ends[at + 1]].tobytes(), number - int(firsts[at]))
            for number, at in zip(numbers, found, strict=True)]  # fmt: skip


# --- sets -----------------------------------------------------------------------------------------------------------


def sought(units: Array, tf: Array, rows: Array) -> Array:
    """The frequency of each of ``rows``, 0 of those that are not among ``units``; for few rows."""
    if not len(units):
        return np.zeros(len(rows), dtype=tf.dtype)
    places = units.searchsorted(rows)
    found: Array = tf.take(places, mode="clip")
    found *= units.take(places, mode="clip") == rows
    return found


def dense(units: Array, tf: Array, size: int) -> Array:
    """The frequencies by unit, of ``size``; 0 where there is none."""
    found = np.zeros(size, dtype=tf.dtype)
    found[units] = tf
    return found


def gathered(dense: Array, rows: Array) -> Array:
    """The dense frequencies of ``rows``."""
    return at(dense, rows)


def filled(rows: Array, dense: Array) -> Array:
    """Those of the ``rows`` whose dense frequency isn't 0."""
    return rows.compress(at(dense, rows) != 0)


def having(rows: Array, tf: Array) -> Array:
    """Those of the ``rows`` whose frequency, by place, isn't 0."""
    return rows.compress(tf != 0)


def intersection(one: Array, other: Array) -> Array:
    """The rows that are in both."""
    small, great = (one, other) if len(one) <= len(other) else (other, one)
    return small.compress(held(great, small)) if len(small) else small


def difference(one: Array, other: Array) -> Array:
    """The rows of ``one`` that are not in ``other``."""
    return one.compress(~held(other, one)) if len(one) and len(other) else one


def marked(sets: list[Array], size: int) -> Bools:
    """Which of ``size`` rows are in any of the sets, whose rows are unsigned and come in any order."""
    return mask_of(sets, size)


def union(sets: list[Array], size: int) -> Array:
    """The rows, of ``size``, that are in any of the sets."""
    return mask_of(sets, size).nonzero()[0]


def held(rows: Array, wanted: Array) -> Bools:
    """Which of the ``wanted`` are among ``rows``."""
    if not len(rows) or len(wanted) * SEARCH_BELOW < len(rows):
        return contains(rows, wanted)
    return at(mask_of([rows], 1 + int(max(rows[-1], wanted[-1]))), wanted)


def common(one: Array, other: Array) -> Array:
    """What stands in both of two ascending arrays of occurrences."""
    if not (len(one) and len(other)):
        return one[:0]
    small, great = (one, other) if len(one) <= len(other) else (other, one)
    return small.compress(great.take(great.searchsorted(small), mode="clip") == small)


def passing(mask: Bools, rows: Array) -> Array:
    """Those of ``rows`` for which the mask of all rows is set."""
    return rows.compress(at(mask, rows))


# --- occurrences ----------------------------------------------------------------------------------------------------


def occurrences(
    units: Array,
    tf: Array,
    within: Array | None,
    first: int,
    cells: Array,
    escaped: Array,
    values: Array,
    langs: Array,
    lang: int,
) -> Ints:
    """The occurrences of one form in those of its ``units`` that are ``within`` and speak ``lang`` (-1 for any).

    Its positions begin at ``first`` of ``cells``: bytes, but that the places ``escaped`` have ``values`` instead.
    """
    if within is None:
        chosen = np.arange(len(units))
    elif len(within) * SEARCH_BELOW < len(units):
        places = units.searchsorted(within)
        chosen = places.compress(units.take(places, mode="clip") == within)
    else:
        chosen = at(mask_of([within], len(langs)), units).nonzero()[0]
    if lang >= 0:
        chosen = chosen.compress(at(langs, at(units, chosen)) == lang)
    bases = at(units, chosen).astype(np.int64) * STRIDE
    if tf.max(initial=0) == 1:
        return bases + _positions(cells, escaped, values, chosen + first)
    counts = at(tf, chosen).astype(np.int64)
    starts = _sums_before(tf, chosen) + first
    return bases.repeat(counts) + _positions(cells, escaped, values, spread(starts, counts))


def _positions(cells: Array, escaped: Array, values: Array, places: Array) -> Array:
    found: Array = cells[places]
    if not len(escaped):
        return found
    beyond = (found == _ESCAPE).nonzero()[0]
    if len(beyond):
        found = found.astype(np.uint32)
        found[beyond] = values[np.searchsorted(escaped, places[beyond])]
    return found


def _sums_before(tf: Array, places: Array) -> Array:
    """The sum of all before each of the ascending ``places``."""
    if not len(places) or len(places) * SEARCH_BELOW > len(tf):
        ends = tf.cumsum(dtype=np.int64)
        return at(ends, places) - at(tf, places)
    sums = np.add.reduceat(tf, places, dtype=np.int64)
    sums[1:] = sums[:-1].cumsum()
    sums[0] = 0
    sums += tf[: places[0]].sum(dtype=np.int64)
    found: Array = sums
    return found


def phrases(slots: list[Slot], cells: Array, escaped: Array, values: Array) -> tuple[Array, Array]:
    """The units in which forms stand side by side, one behind the other, and how often; see ``occurrences``."""
    units: Array | None = None
    rarest_first = sorted(slots, key=lambda slot: len(slot[1]))
    for _, own, _, _ in rarest_first:
        units = own if units is None else intersection(units, own)
    starts: Array | None = None
    langs = np.zeros(1 + max((int(own[-1]) for _, own, _, _ in slots if len(own)), default=0), dtype=np.uint8)
    for offset, own, tf, first in rarest_first:
        places = occurrences(own, tf, units, first, cells, escaped, values, langs, -1) - offset
        starts = places if starts is None else common(starts, places)
    return counted(np.zeros(0, np.int64) if starts is None else starts)


def merged(one: Ints, other: Ints) -> Ints:
    """All of two ascending arrays, ascending."""
    both = np.concatenate((one, other))
    both.sort(kind="stable")  # which is fast on what is sorted in parts
    return both


def nearness(one: Ints, other: Ints, window: int) -> tuple[Array, Floats]:
    """The units where occurrences of two words stand at most ``window`` apart, and the sum of 1 / distance.

    Of all occurrences of both in their order, each is compared with the next.
    """
    both = merged(one << 1, other << 1 | 1)
    places_of = both >> 1
    distances = places_of[1:] - places_of[:-1]
    near = ((distances <= window) & (distances > 0) & ((both[1:] ^ both[:-1]) & 1 == 1)).nonzero()[0]
    if not len(near):
        return np.zeros(0, dtype=np.intp), np.zeros(0)
    found = both[near] >> 33
    starts = firsts(found)
    return found[starts], np.add.reduceat(1.0 / distances[near], starts)


def counted(ascending: Ints) -> tuple[Array, Array]:
    """The units of ascending occurrences, and how many each has."""
    units = ascending // STRIDE
    starts = firsts(units)
    tf = np.empty(len(starts), dtype=np.intp)
    np.subtract(starts[1:], starts[:-1], out=tf[:-1])
    tf[-1:] = len(units) - starts[-1:]
    return units[starts], _narrowed(tf)


# --- scores ---------------------------------------------------------------------------------------------------------


def weighed(rows: Array, tf: Array, lengths: Array, norms: Floats, weight: float) -> Floats:
    """By row, tf / (tf + norm) · ``weight``; ``tf`` is by place in ``rows``, ``lengths`` (``uint16``) are those of all
    rows, and ``norms`` those of ``LENGTHS``."""
    scores: Floats = tf + at(norms, lengths if len(rows) == len(lengths) else at(lengths, rows))
    np.divide(tf, scores, out=scores)
    scores *= weight
    return scores


def add_named(scores: Floats, tf: Array, rows: Array, owners: Array, units: Array, size: int, amount: float) -> None:
    """Add ``amount`` to the scores of the rows that have any frequency, and whose owner is one of ``units``.

    ``owners`` gives the unit, of ``size``, of every row, and rows of one unit stand together.
    """
    if len(units) * SEARCH_BELOW > len(rows):  # then every row is looked at, instead of every unit
        places = at(mask_of([units], size), at(owners, rows)).nonzero()[0]
    else:
        of_rows = at(owners, rows)
        lows, highs = of_rows.searchsorted(units), of_rows.searchsorted(units, side="right")
        places = spread(lows, highs - lows)
    scores[places] += amount * (tf[places] > 0)


def nearest(rows: Array, one: Array, other: Array, lengths: Array, norms: Floats, weight: float) -> Floats:
    """By row, the most that nearness of two words may add, their frequencies being ``one`` and ``other``.

    Of two words that stand n times each, 2 n - 1 neighbours may touch.
    """
    most = np.minimum(one, other) * 2.0
    most -= (one == other) & (one > 0)
    most /= most + at(norms, at(lengths, rows))
    most *= weight
    found: Floats = most
    return found


def reached(values: Floats, count: int) -> float:
    """The greatest value that at least ``count`` of the values reach."""
    return float(np.partition(values, len(values) - count)[len(values) - count])


def reaching(values: Floats, least: float) -> Array:
    """The places of the values that are at least ``least``."""
    return (values >= least).nonzero()[0]


def add_near(
    scores: Floats, rows: Array, units: Array, nearness: Floats, lengths: Array, norms: Floats, weight: float
) -> None:
    """Add to the scores of ascending ``rows`` what the nearness of two words is worth in those of them that are
    ``units``, for which it is told."""
    places = rows.searchsorted(units)
    there = rows.take(places, mode="clip") == units if len(rows) else places < 0
    places, nearness, units = places.compress(there), nearness.compress(there), units.compress(there)
    scores[places] += weight * nearness / (nearness + at(norms, at(lengths, units)))


def bounded(
    rows: Array,
    words: list[Word],
    groups: list[Group],
    pairs: list[Pair],
    lengths: Array,
    norms: Floats,
    slack: float,
    wanted: int,
) -> tuple[Array, Floats, Floats]:
    """The places of the rows that may score as much as the ``wanted`` best: words for themselves tell what a row scores
    at least, the most that their nearness may add what it scores at most, but for ``slack``; both are given, too."""
    own = [at(tf, rows) if dense else tf for tf, dense, _ in words]
    lower, first = np.zeros(len(rows)), 0
    for count, whole in groups:
        numbers = range(first, first + count)
        scores = np.zeros(len(rows))
        for number in numbers:
            scores += weighed(rows, own[number], lengths, norms, words[number][2])
        if whole:
            scores *= np.logical_and.reduce([own[number] > 0 for number in numbers])
        lower += scores
        first += count
    most = np.zeros(len(rows))
    for one, other, weight in pairs:
        most += nearest(rows, own[one], own[other], lengths, norms, weight)
    upper = (lower + most) * (1 + slack)
    places = reaching(upper, reached(lower, wanted))
    return places, lower.take(places), upper.take(places)


def leading(parts: list[Part], weight: float, count: int) -> list[int]:
    """The first ``count`` rows of several segments by their scores times ``weight``, the highest first; of equal ones
    that whose owner has the lesser place, of one owner the lesser."""
    rows = np.concatenate([np.zeros(0, np.intp), *(base + own for base, own, _, _, _ in parts)])
    scores = np.concatenate([np.zeros(0), *(scores for _, _, scores, _, _ in parts)]) * weight
    order = np.concatenate([np.zeros(0, np.int64), *(places[owners[own]] for _, own, _, owners, places in parts)])
    first: list[int] = rows[np.lexsort((rows, order, -scores))[:count]].tolist()
    return first


def foremost(
    rows: Array, tf: Array, lengths: Array, norms: Floats, weight: float, wanted: int, shortest: int
) -> tuple[Array, Floats]:
    """The places of the rows that ``weighed`` gives as much as to the ``wanted`` best, ascending, with their scores.

    No row is shorter than ``shortest``: how often a word must stand in the best rows is told by it.
    """
    scores = weighed(rows, tf, lengths, norms, weight)
    places = reaching(scores, reached(scores, wanted))
    return places, scores.take(places)


# --- counts ---------------------------------------------------------------------------------------------------------


def count_values(
    cells: Array, more_units: Array, more_cells: Array, frequent: Array, profiles: Array, ordinals: int, units: Array
) -> Ints:
    """By ordinal, how many of the ``units`` have it; see ``facet_table`` for the arrays."""
    size = ordinals + len(profiles) + cells.shape[1]
    counts = np.bincount(cells.take(units, axis=0).reshape(-1), minlength=size)
    found = _with_profiles(counts, frequent, profiles, ordinals)
    if len(units) * SEARCH_BELOW < len(more_units):
        wanted = units.astype(more_units.dtype)
        lows = more_units.searchsorted(wanted)
        lengths = more_units.searchsorted(wanted, side="right") - lows
        more = more_cells[spread(lows, lengths)] if lengths.any() else more_cells[:0]
    else:
        more = more_cells.compress(at(mask_of([units], len(cells)), more_units))
    if len(more):
        found += np.bincount(more, minlength=ordinals)
    return found


def weigh_values(
    cells: Array, more_units: Array, more_cells: Array, frequent: Array, profiles: Array, ordinals: int, weights: Ints
) -> Ints:
    """By ordinal, the sum of the ``weights``, which are by unit, of the units that have it."""
    units = weights.nonzero()[0]
    lines, size = cells.take(units, axis=0), ordinals + len(profiles) + cells.shape[1]
    counts = np.bincount(lines.reshape(-1), weights[units].repeat(cells.shape[1]), minlength=size)
    found = _with_profiles(np.rint(counts).astype(np.int64), frequent, profiles, ordinals)
    if len(more_units):
        more = np.bincount(more_cells, weights=weights[more_units], minlength=ordinals)
        found += np.rint(more).astype(np.int64)
    return found


def _with_profiles(counts: Ints, frequent: Array, profiles: Array, ordinals: int) -> Ints:
    """The counts by ordinal, of those by what is in the cells."""
    bits = profiles >> np.arange(len(frequent), dtype=np.uint32)[:, np.newaxis] & 1
    found: Ints = counts[:ordinals]
    found[frequent] += bits.astype(np.int64) @ counts[ordinals : ordinals + len(profiles)]
    return found


def most(counts: Ints, limit: int) -> tuple[Array, int]:
    """The places of the ``limit`` greatest of the counts, greatest first, of equals the first first; and how many are
    not 0. No place of a 0 is given."""
    kept = counts.nonzero()[0]
    return kept[(-counts[kept]).argsort(kind="stable")][:limit], len(kept)


def count_owners(owners: Array, rows: Array, size: int) -> Ints:
    """How many of ``rows`` each of ``size`` owners has."""
    return np.bincount(at(owners, rows), minlength=size)


__all__ = [
    "LENGTHS", "SEARCH_BELOW", "STRIDE", "add_named", "add_near", "bounded", "common", "count_owners", "count_values",
    "counted", "dense", "difference", "filled", "find", "foremost", "gathered", "halves", "having", "held",
    "intersection", "leading", "marked", "merged", "most", "nearest", "nearness", "occurrences", "of_length", "packed",
    "passing", "phrases", "place_of", "reached", "reaching", "read_halves", "running_sum", "sought", "speaking",
    "summed", "summed_densely", "summed_in_any_order", "union", "weigh_values", "weighed", "with_ending",
]  # fmt: skip

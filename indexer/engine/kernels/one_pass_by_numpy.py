"""The one pass over postings that ``compiled`` makes, by whole arrays: how many rows match, and which are the best."""

from __future__ import annotations

from typing import Final

import numpy as np

from indexer.engine.columns import Array, Bools, Floats, Ints
from indexer.engine.kernels.by_numpy import (
    STRIDE,
    Group,
    List,
    add_near,
    dense,
    foremost,
    nearness,
    occurrences,
    reached,
    reaching,
    read_halves,
    running_sum,
    summed_in_any_order,
    weighed,
)
from indexer.engine.row_sets import at

_ROUNDING: Final = 1e-15
"""Scores that differ by no more may be equal once they are weighed."""

Escaped = tuple[Array, Array, Array]
"""Numbers in few bits, the places of those that don't fit, and their values; see ``narrow``."""
Packed = tuple[Array, Array, Array, Array, Array, Array, Escaped, Escaped, Array, int]
"""An inverted field as it is stored: differences of units in one, two and four bytes; by form where its postings begin,
where its differences do, and where its positions do; frequencies in half a byte each; positions; for each language a
bit for every unit that speaks it, eight to a byte, the first in the lowest; and how many units there are."""
Runs = list[tuple[int, int, int | None]]
"""Forms from and up to a number, in units of a language (``None``: of any)."""
Sought = tuple[Runs | tuple[Array, Array], float]
"""The forms of a word, or the units and frequencies of a phrase; and what it is weighed by."""
Nearby = tuple[int, int, float, int]
"""As ``Pair``, with the group whose pairs count only where all of its words are; -1 for none."""
AND: Final = -1
"""In a program, what puts the two last sets together; a number from 0 on is the set of a word."""
OR: Final = -2
NOT: Final = -3
"""What has the last set stand for all other units."""


def count_any(field: Packed, runs: Runs, alive: Bools | None) -> int | None:
    """How many units of a field have any of the forms, of those that are ``alive``; ``None`` for very many forms, as
    for ``answered``."""
    found = np.unique(np.concatenate([np.zeros(0, np.intp), *(units[own] for units, _, own in _lists_of(field, runs))]))
    return len(found) if alive is None else int(alive[found].sum())


def foremost_of_form(
    field: Packed, form: int, lengths: Array, norms: Floats, weight: float, wanted: int
) -> tuple[Array, Floats]:
    """The units of a form that ``weighed`` gives as much as to the ``wanted`` best, ascending, with their scores; norms
    ascend."""
    ((units, tf, _),) = _lists_of(field, [(form, form + 1, None)])
    places, scores = foremost(units, tf, lengths, norms, weight, wanted, 0)
    return units.take(places), scores


def answered(
    field: Packed,
    words: list[Sought],
    program: list[int],
    every: list[int],
    groups: list[Group],
    pairs: list[Nearby],
    alive: Bools | None,
    masks: list[Bools],
    lengths: Array,
    norms: Floats,
    slack: float,
    wanted: int,
    shortest: int,
    window: int,
) -> tuple[int, Array, Floats, int] | None:
    """How many living units match a program and are let pass by all masks, and those of them that score as much as the
    ``wanted`` best, or so little less that it may be rounding, ascending, with their scores; and how many living units
    have the first word, where no other is scored (else 0).

    The ``program`` tells in postfix order how sets of units are put together; none matches that lacks one of the words
    in ``every``. The first words are those of ``groups``, which are scored as by ``bounded``; of ``pairs`` is added
    what their nearness is worth, as by ``add_near``, ``window`` being as for ``nearness``. No unit is shorter than
    ``shortest``. ``None`` where frequencies or lists are too many to be read in one pass.
    """
    size = field[-1]
    frequencies = [_frequencies_of(field, source, size) for source, _ in words]
    living = np.ones(size, np.bool_) if alive is None else alive
    scored = sum(count for count, _ in groups)
    having = int(np.count_nonzero((frequencies[0] > 0) & living)) if scored == 1 else 0
    matching = np.logical_and.reduce([_matching(frequencies, program), living, *masks])
    rows = matching.nonzero()[0]
    own = [tf[rows] for tf in frequencies]
    scores, first, whole_groups = np.zeros(len(rows)), 0, []
    for count, whole in groups:
        numbers = range(first, first + count)
        of_group = np.zeros(len(rows))
        for number in numbers:
            of_group += weighed(rows, own[number], lengths, norms, words[number][1])
        all_of_it = np.logical_and.reduce([own[number] > 0 for number in numbers])
        whole_groups.append(all_of_it)
        scores += of_group * all_of_it if whole else of_group
        first += count
    added = np.zeros(len(rows))
    for group in dict.fromkeys(group for _, _, _, group in pairs):
        of_pairs = added if group < 0 else np.zeros(len(rows))
        for one, other, weight, own_group in pairs:
            if own_group == group:
                near = nearness(_occurrences_of(field, words[one][0]), _occurrences_of(field, words[other][0]), window)
                add_near(of_pairs, rows, *near, lengths, norms, weight)
        if group >= 0:
            added += of_pairs * whole_groups[group]
    scores += added
    if len(rows) <= wanted:
        return len(rows), rows, scores, having
    best = reaching(scores * (1 + _ROUNDING), reached(scores, wanted))
    return len(rows), rows[best], scores[best], having


def _lists_of(field: Packed, runs: Runs) -> list[tuple[Array, Array, Array]]:
    """The units of each form, their frequencies, and the places of those whose language is asked for."""
    one, two, four, bounds, at_cells, _, (halved, escaped, values), _, bits, size = field
    found = []
    for low, high, lang in runs:
        for form in range(low, high):
            first, last, told = int(bounds[form]), int(bounds[form + 1]), int(at_cells[form])
            units = running_sum((one, two, four)[told & 3][told >> 2 : (told >> 2) + last - first])
            tf = read_halves(halved, escaped, values, first, last)
            if lang is None:
                own = np.arange(len(units))
            else:
                own = at(np.unpackbits(bits[lang], count=size, bitorder="little"), units).nonzero()[0]
            found.append((units, tf, own))
    return found


def _frequencies_of(field: Packed, source: Runs | tuple[Array, Array], size: int) -> Array:
    """By unit, how often it has a word or a phrase."""
    told: list[List] = [(*source, None)] if isinstance(source, tuple) else [*_lists_of(field, source)]
    return dense(*summed_in_any_order(told, size), size)


def _occurrences_of(field: Packed, runs: Runs | tuple[Array, Array]) -> Ints:
    """All occurrences of a word, of which no others than runs are told."""
    if isinstance(runs, tuple):
        raise IndexError("no position of a phrase is known")
    places, positions, langs = field[5], field[7], np.zeros(field[-1], np.uint8)
    forms = [form for low, high, _ in runs for form in range(low, high)]
    found = [np.zeros(0, np.int64)]
    for form, (units, tf, spoken) in zip(forms, _lists_of(field, runs), strict=True):
        every = occurrences(units, tf, None, int(places[form]), *positions, langs, -1)
        found.append(every.compress(np.isin(every // STRIDE, units[spoken])))
    joined = np.concatenate(found)
    joined.sort()
    return joined


def _matching(frequencies: list[Array], program: list[int]) -> Bools:
    stack: list[Bools] = []
    for what in program:
        if what >= 0:
            stack.append(frequencies[what] > 0)
        elif what == NOT:
            stack.append(~stack.pop())
        else:
            last, before = stack.pop(), stack.pop()
            stack.append(before & last if what == AND else before | last)
    return stack.pop()


__all__ = ["AND", "NOT", "OR", "answered", "count_any", "foremost_of_form"]

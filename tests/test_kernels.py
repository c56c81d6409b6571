"""The compiled kernels give what numpy's give, and refuse what would lead them out of an array."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any
from unittest import mock

import numpy as np
import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import Query
from indexer.engine import kernels
from indexer.engine.columns import Array
from indexer.engine.kernels import STRIDE, by_numpy, by_python, one_pass_by_numpy
from indexer.engine.narrow import Halves, Narrow, pack_halves, pack_narrow
from indexer.engine.postings import PostingLists, pack_postings
from indexer.engine.runs import put_aside
from indexer.engine.whoosh_memory import MemoryEngine
from indexer.enrich.date_rules import WORD
from indexer.model import Page
from indexer.settings import KERNELS_VARIABLE
from tests import strategies
from tests.test_twin import MANY, Commits, fill

SIZE = 300
REQUIRED = bool(os.environ.get("IBID_REQUIRE_COMPILED"))

if not kernels.COMPILED and not REQUIRED:
    pytest.skip("the kernels aren't compiled here", allow_module_level=True)

from indexer.engine.kernels import compiled  # noqa: E402 - it may not be there


def places(most: int = SIZE) -> st.SearchStrategy[Array]:
    return st.lists(st.integers(0, most - 1), unique=True, max_size=60).map(
        lambda found: np.array(sorted(found), np.intp)
    )


def frequencies(count: int) -> st.SearchStrategy[Array]:
    few, many = st.integers(1, 255), st.integers(1, 70_000)
    return st.one_of(
        st.lists(few, min_size=count, max_size=count).map(lambda found: np.array(found, np.uint8)),
        st.lists(many, min_size=count, max_size=count).map(lambda found: np.array(found, np.uint32)),
    )


@st.composite
def postings(draw: st.DrawFn) -> tuple[Array, Array]:
    units = draw(places())
    return units, draw(frequencies(len(units)))


@st.composite
def lists(draw: st.DrawFn) -> list[by_numpy.List]:
    found: list[by_numpy.List] = []
    for units, tf in draw(st.lists(postings(), min_size=1, max_size=5)):
        kept = draw(st.none() | st.just(np.arange(0, len(units), 2)))
        found.append((units, tf, kept))
    return found


def occurrences() -> st.SearchStrategy[Array]:
    one = st.tuples(st.integers(0, 6), st.integers(0, 30)).map(lambda found: found[0] * STRIDE + found[1])
    return st.lists(one, unique=True, max_size=60).map(lambda found: np.array(sorted(found), np.int64))


def alike(name: str, *arguments: Any) -> Any:
    """What both give, which is the same."""
    module = next(each for each in (by_numpy, one_pass_by_numpy, by_python) if hasattr(each, name))
    mine, other = getattr(compiled, name)(*arguments), getattr(module, name)(*arguments)
    for one, two in zip(mine, other, strict=True) if isinstance(mine, tuple) else [(mine, other)]:
        np.testing.assert_array_equal(one, two)
        assert np.asarray(one).dtype == np.asarray(two).dtype
    return mine


# --- posting lists --------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 255), max_size=40), st.sampled_from([np.uint8, np.uint16, np.uint32]))
def test_sums_of_differences(cells: list[int], kind: type[np.generic]) -> None:
    alike("running_sum", np.array(cells, dtype=kind))


@given(st.binary(max_size=40), st.data())
def test_halves_of_bytes(cells: bytes, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, 2 * len(cells)))
    alike("halves", np.frombuffer(cells, np.uint8), low, data.draw(st.integers(low, 2 * len(cells))))


@given(places(), st.binary(min_size=SIZE, max_size=SIZE), st.integers(0, 2))
def test_units_of_a_language(units: Array, langs: bytes, lang: int) -> None:
    alike("speaking", units, np.frombuffer(langs, np.uint8) % 3, lang)


@pytest.mark.parametrize("name", ["summed", "summed_in_any_order"])
@given(several=lists(), size=st.sampled_from([SIZE, 100_000]))
def test_lists_are_added_up(name: str, several: list[by_numpy.List], size: int) -> None:
    units, tf = alike(name, several, size)
    assert int(tf.sum(dtype=np.int64)) == sum(
        int((of if kept is None else of[kept]).sum(dtype=np.int64)) for _, of, kept in several
    )
    assert (np.diff(units) > 0).all()


@given(several=lists(), size=st.sampled_from([SIZE, 100_000]))
def test_lists_are_added_up_by_unit(several: list[by_numpy.List], size: int) -> None:
    dense, found = compiled.summed_densely(several, size)
    mine, count = by_numpy.summed_densely(several, size)
    np.testing.assert_array_equal(dense, mine)
    assert dense.dtype == mine.dtype
    assert found == count == np.count_nonzero(dense)


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 99)), min_size=1, max_size=6), st.booleans())
def test_long_lists_are_added_up(sizes: list[tuple[int, int]], wide: bool) -> None:
    """Some much longer than others, and so many that all units are looked at."""
    kind, size = np.uint32 if wide else np.uint8, 100_000
    several: list[by_numpy.List] = []
    for count, seed in sizes:
        dice = np.random.default_rng(seed)
        units = np.unique(dice.integers(0, 4000, count)).astype(np.intp)
        several.append((units, dice.integers(1, 200, len(units)).astype(kind), None))
    alike("summed", several, size)
    alike("summed", several, 4000)


def test_more_lists_than_are_merged_at_a_time() -> None:
    alike("summed", [(np.array([n, n + 1]), np.array([1, 2], np.uint8), None) for n in range(100)], SIZE)


@given(st.lists(st.text(max_size=4), max_size=40), st.text(max_size=4))
def test_places_of_strings(strings: list[str], wanted: str) -> None:
    listed = sorted(text.encode() for text in strings)
    ends = np.cumsum([0, *map(len, listed)]).astype(np.uint32)
    blob = np.frombuffer(b"".join(listed) or b"-", np.uint8)
    assert alike("place_of", blob, ends, wanted.encode()) == sum(text < wanted.encode() for text in listed)


@given(st.sets(st.text(max_size=4), max_size=40), st.text(max_size=4))
def test_numbers_of_strings(strings: set[str], wanted: str) -> None:
    listed = sorted(text.encode() for text in strings)
    ends = np.cumsum([0, *map(len, listed)]).astype(np.uint32)
    blob = np.frombuffer(b"".join(listed), np.uint8)
    for text in (wanted, *strings):
        number = listed.index(text.encode()) if text in strings else -1
        assert alike("find", blob, ends, text.encode()) == number


@given(st.binary(max_size=40), st.data(), st.booleans())
def test_halves_with_greater_numbers_beside_them(cells: bytes, data: st.DataObject, great: bool) -> None:
    low = data.draw(st.integers(0, 2 * len(cells)))
    high = data.draw(st.integers(low, 2 * len(cells)))
    escaped = (by_numpy.halves(np.frombuffer(cells, np.uint8), 0, 2 * len(cells)) == 15).nonzero()[0].astype(np.uint32)
    values = escaped + np.uint32(240 if great else 15)
    alike("read_halves", np.frombuffer(cells, np.uint8), escaped, values, low, high)


# --- sets -----------------------------------------------------------------------------------------------------------


@given(postings(), places(), st.sampled_from([SIZE, 5000]))
def test_frequencies_of_rows(found: tuple[Array, Array], rows: Array, size: int) -> None:
    units, tf = found
    dense = alike("dense", units, tf, size)
    known = dict(zip(units.tolist(), tf.tolist(), strict=True))
    expected = [known.get(row, 0) for row in rows.tolist()]
    assert alike("gathered", dense, rows).tolist() == expected
    assert alike("sought", units, tf, rows).tolist() == expected
    assert alike("filled", rows, dense).tolist() == [row for row in rows if row in known]
    assert alike("having", rows, np.array(expected, dtype=tf.dtype)).tolist() == [row for row in rows if row in known]


@given(places(), st.one_of(places(), st.just(np.arange(SIZE))))
def test_sets(one: Array, other: Array) -> None:
    for first, second in ((one, other), (other, one)):
        a, b = set(first.tolist()), set(second.tolist())
        assert alike("intersection", first, second).tolist() == sorted(a & b)
        assert alike("difference", first, second).tolist() == sorted(a - b)
        assert alike("union", [first, second], SIZE).tolist() == sorted(a | b)
        assert alike("held", first, second).tolist() == [row in a for row in second.tolist()]
        mask = np.zeros(SIZE, dtype=np.bool_)
        mask[first] = True
        assert alike("passing", mask, second).tolist() == sorted(a & b)
        for kind in np.uint16, np.uint32:
            sets = [first.astype(kind), second[::-1].astype(kind)]
            assert alike("marked", sets, SIZE).nonzero()[0].tolist() == sorted(a | b)


# --- occurrences ----------------------------------------------------------------------------------------------------


@given(occurrences(), occurrences(), st.integers(1, 6))
def test_two_lists_of_occurrences(one: Array, other: Array, window: int) -> None:
    alike("common", one, other)
    alike("merged", one, other)
    alike("counted", one)
    mine, theirs = compiled.nearness(one, other, window), by_numpy.nearness(one, other, window)
    np.testing.assert_array_equal(mine[0], theirs[0])
    np.testing.assert_allclose(mine[1], theirs[1], rtol=1e-14)


@given(st.data(), st.booleans())
def test_occurrences_of_a_form(data: st.DataObject, in_some: bool) -> None:
    units = data.draw(places())
    tf = data.draw(st.lists(st.integers(1, 4), min_size=len(units), max_size=len(units)))
    first = data.draw(st.integers(0, 3))
    cells = np.array(
        data.draw(st.lists(st.integers(0, 255), min_size=first + sum(tf), max_size=first + sum(tf))), np.uint8
    )
    escaped = (cells == 255).nonzero()[0].astype(np.uint32)
    langs = np.frombuffer(data.draw(st.binary(min_size=SIZE, max_size=SIZE)), np.uint8) % 2
    within = data.draw(places()) if in_some else None
    alike(
        "occurrences", units, np.array(tf, np.uint8), within, first, cells, escaped,
        escaped + np.uint32(300), langs, data.draw(st.integers(-1, 1)),
    )  # fmt: skip


@given(st.data(), st.integers(1, 4))
def test_phrases(data: st.DataObject, count: int) -> None:
    """Against all starts that are common to the occurrences of all words."""
    dice = np.random.default_rng(data.draw(st.integers(0, 999)))
    lowest = data.draw(st.sampled_from([0, 252]))  # where some positions are bytes and some are not
    words: list[by_numpy.Slot] = []
    at_places: list[int] = []
    for number in range(count):
        units = np.sort(dice.choice(SIZE, data.draw(st.sampled_from([0, 1, 3, 40, 250])), replace=False)).astype(
            np.intp
        )
        tf = dice.integers(1, 4, len(units)).astype(data.draw(st.sampled_from([np.uint8, np.uint32])))
        words.append((number, units, tf, len(at_places)))
        at_places += [
            lowest + at for often in tf.tolist() for at in np.sort(dice.choice(5, often, replace=False)).tolist()
        ]
    positions = np.array(at_places, np.uint32)
    cells, escaped = np.minimum(positions, 255).astype(np.uint8), (positions >= 255).nonzero()[0].astype(np.uint32)
    values, langs = positions[escaped], np.zeros(SIZE, np.uint8)
    every = [
        {*(by_numpy.occurrences(units, tf, None, first, cells, escaped, values, langs, -1) - number).tolist()}
        for number, units, tf, first in words
    ]
    starts = every[0].intersection(*every)
    units, tf = alike("phrases", words, cells, escaped, values)
    assert int(tf.sum()) == len(starts)


@pytest.mark.parametrize("sizes", [(900, 700), (900, 700, 800), (900, 60), (30, 20), (5, 5, 5)], ids=str)
@pytest.mark.parametrize("kind", [np.uint8, np.uint32])
def test_phrases_in_many_units(sizes: tuple[int, ...], kind: type[np.generic]) -> None:
    """Long lists, of which one is much longer or not, and short ones."""
    dice = np.random.default_rng(len(sizes))
    slots: list[by_numpy.Slot] = []
    positions = [np.zeros(0, np.uint8)]
    for offset, size in enumerate(sizes):
        units = np.sort(dice.choice(1500, size, replace=False)).astype(np.intp)
        tf = dice.integers(1, 4, size).astype(kind)
        slots.append((offset, units, tf, sum(map(len, positions))))
        positions += [np.sort(dice.choice(9, times, replace=False)).astype(np.uint8) for times in tf.tolist()]
    units, _ = alike("phrases", slots, np.concatenate(positions), NO[:0], NO[:0])
    assert len(units) or max(sizes) < 900


# --- answers in one pass --------------------------------------------------------------------------------------------


def packed_field(lists: list[dict[int, int]], langs: Array) -> one_pass_by_numpy.Packed:
    """A field as it is stored: of each form, how often every unit has it. Positions go by threes, some far away."""
    tf = np.array([often for one in lists for often in one.values()], np.uint32)
    units = np.array([unit for one in lists for unit in one], np.intp)
    ends = np.cumsum([0, *map(len, lists)])
    positions = np.concatenate(
        [np.zeros(0, np.int64), *(unit % 5 + form + 3 * np.arange(often) * (40 if unit % 7 == 0 else 1)
         for form, one in enumerate(lists) for unit, often in one.items())]
    )  # fmt: skip
    places = np.cumsum([0, *(sum(one.values()) for one in lists)]).astype(np.uint32)
    file = put_aside({**pack_postings("a", units, ends), **pack_halves("tf", tf), **pack_narrow("at", positions)}, None)
    spoken = np.stack([np.packbits(langs == lang, bitorder="little") for lang in range(2)])
    arrays = PostingLists(file, "a").arrays, Halves(file, "tf").arrays, Narrow(file, "at").arrays
    return *arrays[0], places, *arrays[1:], spoken, len(langs)


@st.composite
def fields(draw: st.DrawFn) -> one_pass_by_numpy.Packed:
    """Of 300 units and of 9,000, which are several windows; some units far apart, some frequencies great."""
    size = draw(st.sampled_from([SIZE, 9000]))
    often = draw(st.sampled_from([st.integers(1, 3), st.integers(1, 20), st.integers(1, 300)]))
    lists = draw(st.lists(st.dictionaries(st.integers(0, size - 1), often, max_size=30), min_size=1, max_size=6))
    dense = draw(st.integers(0, 40))
    hole = draw(st.sampled_from([range(0), range(1000, 1400)]))  # wider than a byte tells
    lists.append({unit: unit % 17 + 1 for unit in range(0, size, dense) if unit not in hole} if dense else {})
    langs = (np.arange(size) % draw(st.integers(1, 3))).astype(np.uint8)
    return packed_field([dict(sorted(one.items())) for one in lists], langs)


@st.composite
def runs(draw: st.DrawFn, forms: int) -> one_pass_by_numpy.Runs:
    bounds = st.integers(0, forms)
    spoken = st.sampled_from([None, None, 0, 1])
    found: one_pass_by_numpy.Runs = []
    free = 0
    for one, other in draw(st.lists(st.tuples(bounds, bounds), max_size=3)):
        low, high = max(free, min(one, other)), max(one, other)
        if low < high:
            found.append((low, high, draw(spoken)))
            free = high
    return found


@given(fields(), st.data())
def test_units_that_have_any_form(field: one_pass_by_numpy.Packed, data: st.DataObject) -> None:
    alive = np.arange(field[-1]) % 3 > 0
    alike("count_any", field, data.draw(runs(len(field[4]))), data.draw(st.sampled_from([None, alive])))


@settings(max_examples=300, deadline=None)
@given(fields(), st.data())
def test_answers_of_one_pass(field: one_pass_by_numpy.Packed, data: st.DataObject) -> None:
    size, forms = field[-1], len(field[4])
    count = data.draw(st.integers(1, 4))
    words: list[one_pass_by_numpy.Sought] = [
        (data.draw(runs(forms)), data.draw(st.floats(0.1, 9))) for _ in range(count)
    ]
    told = np.arange(0, size, 11), (np.arange(0, size, 11) % 5 + 1).astype(np.uint8)
    unwanted: list[one_pass_by_numpy.Sought] = data.draw(
        st.sampled_from([[], [(told, 0.0)], [(data.draw(runs(forms)), 0.0)]])
    )
    join = data.draw(st.sampled_from([one_pass_by_numpy.AND, one_pass_by_numpy.OR]))
    program = [0, *(step for number in range(1, count) for step in (number, join))]
    program += [count, one_pass_by_numpy.NOT, one_pass_by_numpy.AND] if unwanted else []
    every = list(range(count)) if join == one_pass_by_numpy.AND and data.draw(st.booleans()) else []
    first = data.draw(st.integers(1, count))
    groups = [(first, data.draw(st.booleans()))] + [(1, False)] * (count - first)
    pairs = [(at, at + 1, data.draw(st.floats(0.1, 9)), 0 if at + 1 < first and groups[0][1] else -1)
             for at in range(count - 1) if data.draw(st.booleans())]  # fmt: skip
    pairs.sort(key=lambda pair: -pair[3])
    masks = data.draw(st.sampled_from([[], [np.arange(size) % 4 > 0]]))
    alive = data.draw(st.sampled_from([None, np.arange(size) % 5 > 0]))
    lengths = (np.arange(size) % 50).astype(np.uint16)
    norms = 0.3 + np.arange(0.0, kernels.LENGTHS) * 0.7
    arguments = (field, words + unwanted, program, every, groups, pairs, alive, masks, lengths, norms, 1e-12,
                 data.draw(st.sampled_from([1, 3, 50])), 0, 4)  # fmt: skip
    mine, theirs = compiled.answered(*arguments), one_pass_by_numpy.answered(*arguments)
    if mine is None:  # it may hold frequencies in bytes
        assert any(most_of(field, source) > 255 for source, _ in words + unwanted)
        return
    assert theirs is not None
    assert (mine[0], mine[3]) == (theirs[0], theirs[3])
    np.testing.assert_array_equal(mine[1], theirs[1])
    np.testing.assert_allclose(mine[2], theirs[2], rtol=1e-14)


def most_of(field: one_pass_by_numpy.Packed, source: one_pass_by_numpy.Runs | tuple[Array, Array]) -> int:
    """More than any unit can have of a word, as far as its lists tell each by itself."""
    if isinstance(source, tuple):
        return int(source[1].max(initial=0))
    sizes = [int(by_numpy.read_halves(*field[6], *field[3][form : form + 2].tolist()).max(initial=0))
             for low, high, _ in source for form in range(low, high)]  # fmt: skip
    return sum(max(15, size) for size in sizes)


def test_more_lists_or_greater_frequencies_than_a_pass_can_hold() -> None:
    langs = np.zeros(SIZE, np.uint8)
    field = packed_field([{3: 1}] * 70 + [{5: 256}, {5: 200}, {5: 60}], langs)
    several: list[one_pass_by_numpy.Runs] = [[(0, 70, None)], [(70, 71, None)], [(71, 73, None)]]
    for source in several:
        told: Any = [0], [0], ONE_GROUP, [], None, [], LENGTHS, NORMS, 0.0, 1, 0, 4
        assert compiled.answered(field, [(source, 1.0)], *told) is None
    assert compiled.count_any(field, [(0, 70, None)], None) is None


# --- scores and counts ----------------------------------------------------------------------------------------------


@given(postings(), st.data())
def test_scores(found: tuple[Array, Array], data: st.DataObject) -> None:
    rows, tf = found
    lengths = np.arange(SIZE, dtype=np.uint16) % 50
    norms = 0.3 + np.arange(kernels.LENGTHS) * 0.7
    scores = alike("weighed", rows, tf, lengths, norms, 1.7)
    other = data.draw(frequencies(len(rows)))
    alike("nearest", rows, tf, other, lengths, norms, 0.9)
    owners = (np.arange(SIZE) // 7).astype(data.draw(st.sampled_from([np.uint8, np.uint16, np.uint32])))
    units = data.draw(places(40))
    mine, theirs = scores.copy(), scores.copy()
    compiled.add_named(mine, tf, rows, owners, units, 43, 0.4)
    by_numpy.add_named(theirs, tf, rows, owners, units, 43, 0.4)
    np.testing.assert_array_equal(mine, theirs)
    if len(rows):
        least = alike("reached", scores, data.draw(st.integers(1, len(rows))))
        alike("reaching", scores, least)
        shortest = data.draw(st.integers(0, int(lengths[rows].min())))
        alike("foremost", rows, tf, lengths, norms, 1.7, data.draw(st.integers(1, len(rows))), shortest)


@given(places(), st.data())
def test_bounds_of_several_words(rows: Array, data: st.DataObject) -> None:
    lengths = np.arange(SIZE, dtype=np.uint16) % 50
    norms = 0.3 + np.arange(0.0, kernels.LENGTHS) * 0.7
    words: list[by_numpy.Word] = []
    for weight in data.draw(st.lists(st.floats(0.1, 9), min_size=1, max_size=4)):
        dense = data.draw(st.booleans())
        tf = np.resize(data.draw(frequencies(40)), SIZE if dense else len(rows))
        tf[:: data.draw(st.integers(2, 5))] = 0
        words.append((tf, dense, weight))
    pairs = [(at, at + 1, data.draw(st.floats(0.1, 9))) for at in range(len(words) - 1)]
    if len(rows):
        wanted = data.draw(st.integers(1, len(rows)))
        groups = [(at, data.draw(st.booleans())) for at in (len(words) - 1, 1) if at]
        own, lower, upper = alike("bounded", rows, words, groups, pairs, lengths, norms, 1e-12, wanted)
        assert (lower <= upper).all()
        assert len(own) >= wanted
    units = data.draw(places())
    mine, theirs = np.ones(len(rows)), np.ones(len(rows))
    nearness = 0.25 * np.arange(1.0, len(units) + 1)
    compiled.add_near(mine, rows, units, nearness, lengths, norms, 1.3)
    by_numpy.add_near(theirs, rows, units, nearness, lengths, norms, 1.3)
    np.testing.assert_array_equal(mine, theirs)


@pytest.mark.parametrize("best", [1, 10, 700])
def test_the_foremost_of_many_rows(best: int) -> None:
    """Better and better ones, worse and worse ones, and many that are as good as others."""
    rows, norms = np.arange(3000), 0.3 + np.arange(kernels.LENGTHS) * 0.7
    tf = np.random.default_rng(best).integers(1, 4, 3000).astype(np.uint8)
    for lengths in (rows, rows[::-1], rows % 40, rows * 0):
        of = np.ascontiguousarray(lengths.astype(np.uint16))
        places, _ = alike("foremost", rows, tf, of, norms, 1.7, best, int(of.min()))
        assert len(places) >= best


@given(fields(), st.data())
def test_the_foremost_of_a_form(field: one_pass_by_numpy.Packed, data: st.DataObject) -> None:
    size, form = field[-1], data.draw(st.integers(0, len(field[4]) - 1))
    postings = int(field[3][form + 1]) - int(field[3][form])
    lengths = (np.arange(size) * data.draw(st.sampled_from([0, 1, 7, 31])) % 50).astype(np.uint16)
    norms, wanted = 0.3 + np.arange(kernels.LENGTHS) * 0.7, data.draw(st.sampled_from([1, 3, 50]))
    if wanted <= postings:
        rows, _ = alike("foremost_of_form", field, form, lengths, norms, 1.7, wanted)
        assert len(rows) >= wanted


@pytest.mark.parametrize("best", [1, 10, 700])
@pytest.mark.parametrize("words", [1, 2, 3, 7])
def test_the_best_of_many_rows_by_several_words(best: int, words: int) -> None:
    """Once some were seen, rows are left out by how often they have each word, and by their length."""
    dice = np.random.default_rng(best + words)
    rows, norms = np.arange(3000), 0.3 + np.arange(kernels.LENGTHS) * 0.07
    told = [(dice.integers(0, 5, 3000).astype(np.uint8), at % 2 == 0, 1.0 + at) for at in range(words)]
    groups, pairs = [(1, False)] * words, [(at, at + 1, 0.8) for at in range(words - 1)]
    for lengths in (rows, rows[::-1], rows % 40, rows * 0, dice.permutation(3000) * 20):
        of = np.ascontiguousarray(lengths.astype(np.uint16))
        places, lower, upper = alike("bounded", rows, told, groups, pairs, of, norms, 1e-12, best)
        assert len(places) >= best
        assert (upper >= np.sort(lower)[-best]).all()


def test_more_values_reach_than_there_was_room_for() -> None:
    values = np.arange(5000.0) % 7
    assert alike("reaching", values, 2.0).tolist() == [at for at in range(5000) if at % 7 >= 2]


@given(
    st.lists(places(12), min_size=1, max_size=3), st.sampled_from([np.uint8, np.uint16, np.uint32]), st.integers(1, 9),
    st.data(),
)  # fmt: skip
def test_the_leading_rows_of_several_segments(
    rows: list[Array], kind: type[np.generic], count: int, data: st.DataObject
) -> None:
    order = iter(data.draw(st.permutations(range(100))))
    parts = []
    for number, own in enumerate(rows):
        scores = np.array(data.draw(st.lists(st.sampled_from([0.5, 1.0, 2.0]), min_size=len(own), max_size=len(own))))
        owners = np.sort(np.array(data.draw(st.lists(st.integers(0, 3), min_size=12, max_size=12)))).astype(kind)
        parts.append((12 * number, own, scores, owners, np.array([next(order) for _ in range(4)], np.int64)))
    found = alike("leading", parts, 0.25, count)
    ranked = sorted(
        (-score, places[owners[row]], base + row)
        for base, own, scores, owners, places in parts
        for row, score in zip(own.tolist(), scores.tolist(), strict=True)
    )
    assert found == [row for _, _, row in ranked[:count]]


@given(st.lists(st.sampled_from(["a", "é/핵"]), min_size=1, max_size=3), st.data())
def test_ids_of_rows(names: list[str], data: st.DataObject) -> None:
    kinds = [data.draw(st.sampled_from([np.uint8, np.uint16, np.uint32, np.uint64])) for _ in range(3)]
    articles = np.array([0, len(names) - 1, 0], kinds[0])
    letters, numbers = np.array([1, 0, 0], kinds[1]), np.array([7, 12, 255], kinds[2])
    rows = data.draw(st.lists(st.integers(0, 2), max_size=4))
    every = [f"{names[0]}/n7", f"{names[-1]}/p12", f"{names[0]}/p255"]
    assert alike("ids", names, ["p", "n"], articles, letters, numbers, rows) == [every[row] for row in rows]


@given(places(), st.sampled_from([np.uint16, np.uint32]), st.integers(0, 8))
def test_counts(rows: Array, kind: type[np.generic], seed: int) -> None:
    dice = np.random.default_rng(seed)
    cells = dice.integers(0, 90, (SIZE, 3)).astype(kind)
    cells[:, 0] = 90 + dice.integers(0, 5, SIZE)
    more_units = np.sort(dice.integers(0, SIZE, 40)).astype(np.uint32)
    more_cells = dice.integers(0, 90, 40).astype(np.uint32)
    frequent, profiles = np.array([7, 80], np.uint32), np.array([0, 3, 1, 2, 1], np.uint32)
    table = cells, more_units, more_cells, frequent, profiles, 90
    counts = alike("count_values", *table, rows)
    weights = np.zeros(SIZE, np.int64)
    weights[rows] = 1
    assert alike("weigh_values", *table, weights).tolist() == counts.tolist()
    alike("weigh_values", *table, weights * dice.integers(0, 9, SIZE))
    alike("count_owners", np.ascontiguousarray(cells[:, 0]), rows, 95)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=40), st.integers(1, 50))
def test_greatest_counts(counts: list[int], limit: int) -> None:
    found, kept = compiled.most(np.array(counts), limit)
    theirs, also = by_numpy.most(np.array(counts), limit)
    assert (found.tolist(), kept) == (theirs.tolist(), also)
    assert (
        found.tolist() == sorted((at for at, count in enumerate(counts) if count), key=lambda at: -counts[at])[:limit]
    )


# --- texts ----------------------------------------------------------------------------------------------------------

LETTERS = "aAbBiIyYzé9ſßÀŻ’',.!?…。_ \u3000\n\t()[]<>\\&\"“”«»¿김핵²٣\x00\x7f\U0001f600"
ODD = st.text(st.sampled_from(LETTERS), max_size=60)
PROSE = st.lists(
    st.sampled_from(
        ["Ab", "cd.", "Ef?", "dr.", "A.", "Núñez.", "“Yes.”", "ibid.", "x" * 30, "  ", "\u3000", "핵.", "<b>&'"]
    ),
    max_size=60,
).map(" ".join)  # fmt: skip


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[int]]:
    text = draw(st.one_of(ODD, PROSE))
    bounds = draw(st.lists(st.integers(0, len(text)), unique=True, max_size=12))
    return text, sorted(bounds)[: len(bounds) // 2 * 2]


@given(marked_texts(), st.sampled_from([3, 5, 20, 60, 240]))
def test_snippets(found: tuple[str, list[int]], size: int) -> None:
    assert compiled.snippet(*found, size) == by_python.snippet(*found, size)


@given(st.lists(st.text(st.sampled_from("=aAiIyYbé9ſ핵"), max_size=3), max_size=6))
def test_beginnings_of_words(terms: list[str]) -> None:
    table = compiled.beginnings(terms)
    assert table == by_python.beginnings(terms)
    assert len(table) == 128 * by_python.ROW


class Words(dict[str, tuple[tuple[tuple[str, ...], int, int], ...]]):
    """The runs of letters of chunks, with the first two as the stem; those of some chunks are told from behind."""

    def __missing__(self, chunk: str) -> tuple[tuple[tuple[str, ...], int, int], ...]:
        found = [
            ((run[0].lower(), f"={run[0][:2].lower()}"), *run.span()) for run in re.finditer("[A-Za-zé핵]+", chunk)
        ]
        words = self[chunk] = tuple(found[:: -1 if len(chunk) == 5 else 1])
        return words


def told(text: str) -> list[tuple[tuple[str, ...], int, int]]:
    words, at = [], 0
    for chunk in text.split(" "):
        words += [(terms, at + start, at + end) for terms, start, end in Words()[chunk]]
        at += len(chunk) + 1
    return words


@given(st.text(st.sampled_from("abABié핵’-  "), max_size=80), st.data())
def test_marks_of_matches(text: str, data: st.DataObject) -> None:
    terms = st.sampled_from(["a", "b", "ab", "ba", "é핵", "=a", "=b", "=ab", "=bi", "=é", "=핵", "=i"])
    matches = data.draw(st.lists(st.lists(st.lists(terms, min_size=1, max_size=2), min_size=1, max_size=4), max_size=5))
    bits: dict[str, int] = {}
    firsts = lasts = at = 0
    for slots in matches:
        firsts, lasts = firsts | 1 << at, lasts | 1 << at + len(slots) - 1
        for slot in slots:
            bits |= {term: bits.get(term, 0) | 1 << at for term in slot}
            at += 1
    table = by_python.beginnings(term for slots in matches for term in slots[0])
    words, spans = told(text), set()
    for number, slots in product(range(len(words)), matches):
        run = words[number : number + len(slots)]
        if len(run) == len(slots) and all({*own[0]} & {*slot} for own, slot in zip(run, slots, strict=True)):
            spans.add((run[0][1], run[-1][2]))
    found = alike("marks", text, table, Words(), bits, firsts, lasts)
    assert {at for start, end in zip(found[::2], found[1::2], strict=True) for at in range(start, end + 1)} == {
        at for start, end in spans for at in range(start, end + 1)
    }


@given(st.lists(st.one_of(ODD, PROSE), max_size=4), st.sampled_from(["ab", "é핵", "cd"]), st.sampled_from([5, 20, 240]))
def test_snippets_of_marked_texts(texts: list[str], term: str, size: int) -> None:
    words, table = Words(), by_python.beginnings([term])
    found = alike("snippets", [(text, words) for text in texts], table, {term: 1}, 1, 1, size)
    assert found == [
        by_python.snippet(text, by_python.marks(text, table, words, {term: 1}, 1, 1), size) for text in texts
    ]


RECORD = st.lists(st.none() | st.integers(0, 99) | ODD, min_size=3, max_size=5)


@given(st.lists(RECORD, min_size=1, max_size=4), st.data())
def test_cells_of_records(records: list[list[Any]], data: st.DataObject) -> None:
    block = b"\n".join(map(orjson.dumps, records))
    line = data.draw(st.integers(0, len(records) - 1))
    first = data.draw(st.integers(0, len(records[line]) - 2))
    assert alike("cells", block, line, first) == tuple(records[line][first : first + 2])


@pytest.mark.parametrize(
    "block", [b"", b"[1]", b'["a","b"', b'{"a":1}', b'["a', b"[[1],2]x", b'["\xff","a"]', b'["\\q","a"]', b"[1]\n[1,2]"]
)
@pytest.mark.parametrize("place", [(0, 0), (0, 1), (2, 0)])
def test_cells_that_are_not_there_are_refused(block: bytes, place: tuple[int, int]) -> None:
    with pytest.raises((ValueError, LookupError)):
        compiled.cells(block, *place)


# --- figures, folded letters and words ------------------------------------------------------------------------------

_LETTERS = st.one_of(st.text(), st.text("aB9٣²½ßſµİıÀÿ×÷ºŸǅΣς가힣ㄱ日ー’…Ω𝟙𐐀", max_size=30))


@given(st.one_of(_LETTERS, st.text("aZ9 ~\t\n\x7f\xa0\xad’é김\ufffd")))
def test_unusual_are_all_but_printed_ascii(text: str) -> None:
    unusual = {char for char in text if not " " <= char <= "~"}
    assert compiled.unusual(text) == by_python.unusual(text) == unusual


@given(_LETTERS)
def test_figures(text: str) -> None:
    assert compiled.figures(text) == by_python.figures(text)


@given(_LETTERS)
def test_letters_without_case(text: str) -> None:
    assert compiled.casefolded(text) == by_python.casefolded(text)


@given(st.one_of(_LETTERS, st.text("aB9 \t٣ßıİ’가é", max_size=9)))
def test_plain_texts(text: str) -> None:
    assert compiled.plain(text) == by_python.plain(text)


@pytest.mark.parametrize("name", ["casefolded", "plain"])
def test_every_letter(name: str) -> None:
    of, slowly = getattr(compiled, name), getattr(by_python, name)
    assert [char for char in map(chr, range(sys.maxunicode + 1)) if of(f"a{char}") != slowly(f"a{char}")] == []


@given(
    st.lists(st.sampled_from([*'aÉ.!?…。"”’»)]“‘«(¿ \n1_', "Mr", "ibid", "X.", ". A", " "]), max_size=20).map("".join)
)
def test_sentences(text: str) -> None:
    assert compiled.sentence_spans(text) == by_python.sentence_spans(text)


class _Table(dict[int, str]):
    """As most texts need it, with capitals in small letters."""

    def __missing__(self, letter: int) -> str:
        found = self[letter] = {"(": "|", ",": " ", "²": "\0"}.get(chr(letter)) or chr(letter).lower()[:1]
        return found


@given(st.lists(st.sampled_from([*"aBé  ..,(\n²가ㄱ日𐐀|", "   ", "abcd", "Abcde", ". "]), max_size=14).map("".join))
def test_words_of_forms(text: str) -> None:
    table = _Table()
    assert compiled.form_words(text, table) == by_python.form_words(text, table)
    assert compiled.form_words(text, {ord(char): "a" for char in text}) == by_python.form_words("a" * len(text), table)


@given(
    st.text(st.characters() | st.sampled_from("ab’“” –1_-ñ가½")),
    st.lists(st.sampled_from(["a", "b", "ab", "ba", "añ", "ñ", "가", "abb"])),
)
def test_bits_of_words(text: str, chosen: list[str]) -> None:
    words = {word: 1 << 40 * number for number, word in enumerate(chosen)}
    words |= dict.fromkeys(WORD.findall(text)[::2], 2)
    table = by_python.beginnings(words)
    assert compiled.bits_of_words(text, words, table) == by_python.bits_of_words(text, words, table)


def test_what_stands_for_one_letter_is_one() -> None:
    with pytest.raises(ValueError, match="'ss' can't stand for one letter"):
        compiled.form_words("ß", {ord("ß"): "ss"})


# --- what leads out of an array -------------------------------------------------------------------------------------

# Two states and two n-grams: behind the first byte of a letter the second state, in which "a" is known.
MOVES = np.array([ord("a") == byte % 256 for byte in range(512)], np.uint32)
STATES, WEIGHTS = np.array([[0, -1], [256, 1]], np.int32), np.array([9.0, 0.5])


@given(st.lists(st.binary(max_size=40), max_size=40), st.integers(0, 99))
def test_ngrams_of_texts(texts: list[bytes], seed: int) -> None:
    dice = np.random.default_rng(seed)
    states, ngrams = 7, 4
    moves = dice.integers(0, states, states * 256).astype(np.uint32)
    rows, features = dice.permutation(states) * 256, dice.integers(-1, ngrams, states)
    of_states = np.stack([rows, features], axis=1).astype(np.int32)
    alike("weigh_ngrams", texts, moves, of_states, dice.normal(size=ngrams), -0.5)


def test_ngrams_are_weighed_by_how_often_they_are_there() -> None:
    found = compiled.weigh_ngrams([b"a", b"banana", b"x", b"", b"a" * 99], MOVES, STATES, WEIGHTS, 2.0)
    assert found.tolist() == pytest.approx([2 + 0.5 * np.log(2), 2 + 0.5 * np.log(4), 0, 0, 2 + 0.5 * np.log(100)])


ONE, FEW = np.array([1], np.uint8), np.array([3, SIZE], np.intp)
TF, LANGS = np.array([1, 1], np.uint8), np.zeros(SIZE, np.uint8)
LENGTHS, NORMS = np.zeros(SIZE, np.uint16), np.ones(kernels.LENGTHS)
NO = np.zeros(1, np.uint32)
ONE_GROUP = [(1, False)]
TABLE = NO[:0], NO[:0], NO[:0], NO[:0]
FIELD = packed_field([{3: 1}, {5: 2}, {3: 20, 5: 2}], LANGS)
"""Its postings are those of three forms."""


def answer(*changed: tuple[int, Any], **field: Any) -> Any:
    """Two words, near each other, with some of the arguments changed, or arrays of the field by their place."""
    arrays = [field.get(f"_{at}", array) for at, array in enumerate(FIELD)]
    words = [([(1, 2, None)], 1.0), ([(2, 3, None)], 1.0)]
    told: Any = (
        [0, 1, one_pass_by_numpy.AND],
        [],
        ONE_GROUP * 2,
        [(0, 1, 1.0, -1)],
        None,
        [],
        LENGTHS,
        NORMS,
        0.0,
        1,
        0,
        4,
    )
    arguments: list[Any] = [tuple(arrays), words, *told]
    for at, value in changed:
        arguments[at] = value
    return compiled.answered(*arguments)


def test_the_answer_that_is_spoilt_below_is_one() -> None:
    total, rows, _, _ = answer()
    assert (total, rows.tolist()) == (1, [5])


@pytest.mark.parametrize(
    "call",
    [
        lambda: compiled.halves(ONE, 0, 3),
        lambda: compiled.speaking(FEW, LANGS, 0),
        lambda: compiled.summed([(FEW, TF, None)], SIZE),
        lambda: compiled.summed_in_any_order([(FEW, TF, None)], SIZE),
        lambda: compiled.summed_densely([(FEW, TF, None)], SIZE),
        lambda: compiled.summed_densely([(FEW[:1], TF, None)], SIZE),
        lambda: compiled.summed_densely([(FEW[:1], ONE, FEW[:1])], SIZE),
        lambda: compiled.dense(FEW, TF, SIZE),
        lambda: compiled.dense(FEW, ONE, SIZE + 1),
        lambda: compiled.gathered(LANGS, FEW),
        lambda: compiled.union([FEW], SIZE),
        lambda: compiled.passing(np.zeros(SIZE, np.bool_), FEW),
        lambda: compiled.marked([FEW.astype(np.uint16)], SIZE),
        lambda: compiled.marked([FEW.astype(np.uint32)], SIZE),
        lambda: compiled.occurrences(FEW, TF, None, 0, LANGS, FEW.astype(np.uint32), FEW.astype(np.uint32), LANGS, 0),
        lambda: compiled.occurrences(FEW[:1], TF[:1], None, SIZE, LANGS, LENGTHS.astype(np.uint32)[:0],
                                     LENGTHS.astype(np.uint32)[:0], LANGS, 0),
        lambda: compiled.phrases([(0, FEW, TF, SIZE)], LANGS, NO[:0], NO[:0]),
        lambda: compiled.phrases([(0, FEW, ONE, 0)], LANGS, NO[:0], NO[:0]),
        lambda: compiled.phrases([(0, FEW, TF, 0)], LANGS, NO, NO[:0]),
        lambda: compiled.phrases([], LANGS, NO, NO),
        lambda: compiled.weighed(FEW, TF, LENGTHS, NORMS, 1.0),
        lambda: compiled.weighed(FEW[:1], TF[:1], LENGTHS, NORMS[1:], 1.0),
        lambda: compiled.nearest(FEW, TF, TF, LENGTHS, NORMS, 1.0),
        lambda: compiled.add_named(np.ones(1), ONE, FEW[:1], LENGTHS + np.uint16(9), FEW[:1], 5, 1.0),
        lambda: compiled.add_named(np.ones(1), ONE, FEW[:1], LENGTHS, FEW, 5, 1.0),
        lambda: compiled.reached(np.ones(2), 3),
        lambda: compiled.filled(FEW, LANGS),
        lambda: compiled.bounded(FEW, [(TF, False, 1.0)], ONE_GROUP, [], LENGTHS, NORMS, 0.0, 1),
        lambda: compiled.bounded(FEW[:1], [(LANGS[:3], True, 1.0)], ONE_GROUP, [], LENGTHS, NORMS, 0.0, 1),
        lambda: compiled.bounded(FEW[:1], [(TF, False, 1.0)], ONE_GROUP, [], LENGTHS, NORMS, 0.0, 1),
        lambda: compiled.bounded(FEW[:1], [(ONE, False, 1.0)], ONE_GROUP, [(0, 1, 1.0)], LENGTHS, NORMS, 0.0, 1),
        lambda: compiled.bounded(FEW[:1], [(ONE, False, 1.0)] * 99, ONE_GROUP, [], LENGTHS, NORMS, 0.0, 1),
        lambda: compiled.bounded(FEW[:1], [(ONE, False, 1.0)], ONE_GROUP, [], LENGTHS, NORMS, 0.0, 2),
        lambda: compiled.add_near(np.ones(2), FEW, FEW, np.ones(2), LENGTHS, NORMS, 1.0),
        lambda: compiled.add_near(np.ones(1), FEW[:1], FEW, np.ones(1), LENGTHS, NORMS, 1.0),
        lambda: compiled.foremost(FEW, TF, LENGTHS, NORMS, 1.0, 1, 0),
        lambda: compiled.foremost(FEW[:1], ONE, LENGTHS, NORMS, 1.0, 2, 0),
        lambda: compiled.foremost(FEW[:1], TF, LENGTHS, NORMS, 1.0, 1, 0),
        lambda: compiled.foremost(FEW[:1], ONE, LENGTHS, NORMS, 1.0, 1, kernels.LENGTHS),
        lambda: compiled.count_values(np.zeros((SIZE, 2), np.uint16), *TABLE, 9, FEW),
        lambda: compiled.count_values(np.full((SIZE, 2), 11, np.uint16), *TABLE, 9, FEW[:1]),
        lambda: compiled.weigh_values(np.zeros((SIZE, 2), np.uint16), *TABLE, 9, np.ones(SIZE - 1, np.int64)),
        lambda: compiled.weigh_values(np.zeros((1, 2), np.uint16), NO + 1, NO, *TABLE[2:], 9, np.ones(1, np.int64)),
        lambda: compiled.weigh_values(np.zeros((1, 2), np.uint16), NO, NO + 9, *TABLE[2:], 9, np.ones(1, np.int64)),
        lambda: compiled.weigh_values(np.zeros((1, 2), np.uint16), NO, NO, NO + 9, NO, 9, np.ones(1, np.int64)),
        lambda: answer((1, [([(1, 4, None)], 1.0)] * 2)),
        lambda: answer((1, [([(-1, 1, None)], 1.0)] * 2)),
        lambda: answer((1, [((FEW, TF), 1.0)] * 2), (5, [])),
        lambda: answer((1, [((FEW[:1], TF), 1.0)] * 2), (5, [])),
        lambda: answer((1, [((FEW[:1], ONE), 1.0)] * 2)),
        lambda: answer((1, [([(1, 2, None)], 1.0)] * 99)),
        lambda: answer((2, [])),
        lambda: answer((2, [0, 1])),
        lambda: answer((2, [2])),
        lambda: answer((2, [one_pass_by_numpy.NOT, 0])),
        lambda: answer((2, [0, one_pass_by_numpy.AND])),
        lambda: answer((2, [-4])),
        lambda: answer((3, [2])),
        lambda: answer((4, ONE_GROUP * 3)),
        lambda: answer((4, [])),
        lambda: answer((5, [(0, 2, 1.0, -1)])),
        lambda: answer((5, [(0, 1, 1.0, 2)])),
        lambda: answer((6, np.ones(SIZE - 1, np.bool_))),
        lambda: answer((7, [np.ones(SIZE - 1, np.bool_)])),
        lambda: answer((8, LENGTHS[1:])),
        lambda: answer((9, NORMS[1:])),
        lambda: answer((11, 0)),
        lambda: answer((12, kernels.LENGTHS)),
        lambda: answer(_0=FIELD[0][:2]),
        lambda: answer(_3=FIELD[3][:2]),
        lambda: answer(_3=FIELD[3][::-1].copy()),
        lambda: answer(_3=FIELD[3] + np.uint32(9)),
        lambda: answer(_4=FIELD[4] | np.uint32(3)),
        lambda: answer(_5=FIELD[5][:2]),
        lambda: answer(_6=(FIELD[6][0], NO, NO[:0])),
        lambda: answer(_7=(FIELD[7][0][:3], NO[:0], NO[:0])),
        lambda: answer((8, LENGTHS[:4]), _9=4),
        lambda: answer(_8=FIELD[8][:, :4].copy()),
        lambda: compiled.foremost_of_form(FIELD, 9, LENGTHS, NORMS, 1.0, 1),
        lambda: compiled.foremost_of_form(FIELD, 0, LENGTHS[1:], NORMS, 1.0, 1),
        lambda: compiled.foremost_of_form(FIELD, 0, LENGTHS, NORMS[1:], 1.0, 1),
        lambda: compiled.foremost_of_form(FIELD, 0, LENGTHS, NORMS, 1.0, 0),
        lambda: compiled.foremost_of_form(FIELD, 0, LENGTHS, NORMS, 1.0, SIZE + 1),
        lambda: compiled.foremost_of_form((*FIELD[:-1], 4), 1, LENGTHS[:4], NORMS, 1.0, 1),
        lambda: answer((1, [([(1, 2, 2)], 1.0)] * 2)),
        lambda: compiled.count_any(FIELD, [(2, 4, None)], None),
        lambda: compiled.count_any(FIELD, [(2, 3, None)], np.ones(SIZE - 1, np.bool_)),
        lambda: compiled.most(np.ones(3, np.int64), 0),
        lambda: compiled.count_owners(LENGTHS, FEW, 9),
        lambda: compiled.count_owners(LENGTHS + np.uint16(9), FEW[:1], 9),
        lambda: compiled.find(ONE, np.array([0, 1, 9], np.uint32), b"b"),
        lambda: compiled.read_halves(ONE, NO, NO[:0], 0, 2),
        lambda: compiled.read_halves(LANGS, np.array([3, 2], np.uint32), np.array([3, 2], np.uint32), 1, 9),
        lambda: compiled.place_of(ONE, np.array([0, 1, 9], np.uint32), b"b"),
        lambda: compiled.with_ending(ONE, np.array([0, 9], np.uint32), NO, b"b"),
        lambda: compiled.with_ending(ONE, np.array([0, 1], np.uint32), NO + 1, b"b"),
        lambda: compiled.of_length(ONE, np.array([0, 9], np.uint32), None, 0, 1, 1),
        lambda: compiled.of_length(ONE, np.array([0, 1], np.uint32), NO + 1, 0, 1, 1),
        lambda: compiled.of_length(ONE, np.array([0, 1], np.uint32), None, 0, 2, 1),
        lambda: compiled.of_length(ONE, np.array([0, 1], np.uint32), None, -1, 1, 1),
        lambda: compiled.packed(ONE, NO + 9, np.zeros(1, np.uint64), [9]),
        lambda: compiled.packed(ONE, NO, np.zeros(2, np.uint64), [0]),
        lambda: compiled.packed(ONE, np.array([0, 1], np.uint32), np.array([0, 2], np.uint64), [0]),
        lambda: compiled.packed(ONE, np.array([0, 1], np.uint32), np.array([1, 0], np.uint64), [0]),
        lambda: compiled.ids(["a"], ["p"], ONE * 0, ONE * 0, ONE, [1]),
        lambda: compiled.ids(["a"], ["p"], ONE * 0, ONE * 0, ONE, [-1]),
        lambda: compiled.ids(["a"], ["p"], ONE, ONE * 0, ONE, [0]),
        lambda: compiled.ids(["a"], ["p"], ONE * 0, ONE, ONE, [0]),
        lambda: compiled.leading([(0, FEW, np.ones(2), ONE, ONE.astype(np.int64))], 1.0, 1),
        lambda: compiled.leading([(0, FEW[:1], np.ones(2), ONE, ONE.astype(np.int64))], 1.0, 1),
        lambda: compiled.leading([(0, FEW[:1] * 0, np.ones(1), ONE, ONE.astype(np.int64))], 1.0, 1),
        lambda: compiled.leading([], 1.0, 0),
        lambda: compiled.bits_of_words("a", {}, b""),
        lambda: compiled.weigh_ngrams([b"a"], MOVES[:90], STATES, WEIGHTS, 0.0),
        lambda: compiled.weigh_ngrams([b"a"], MOVES * np.uint32(2), STATES, WEIGHTS, 0.0),
        lambda: compiled.weigh_ngrams([b"a"], MOVES, STATES - np.int32(256), WEIGHTS, 0.0),
        lambda: compiled.weigh_ngrams([b"a"], MOVES, STATES, WEIGHTS[:1], 0.0),
        lambda: compiled.weigh_ngrams([b"a"], MOVES, STATES[:, :1].copy(), WEIGHTS, 0.0),
        lambda: compiled.weigh_ngrams([b"a"], MOVES, STATES[0], WEIGHTS, 0.0),
        lambda: compiled.weigh_ngrams([], MOVES, STATES[:0], WEIGHTS, 0.0),
    ],
)  # fmt: skip
def test_no_place_beyond_an_array_is_read(call: Callable[[], object]) -> None:
    with pytest.raises(IndexError):
        call()


@given(st.sets(st.text("abÿ한𝔸", max_size=4)), st.text("abÿ한𝔸", max_size=3))
def test_strings_with_an_ending(strings: set[str], ending: str) -> None:
    listed = sorted(strings)
    spelt = [string.encode() for string in listed]
    ends = np.cumsum([0, *map(len, spelt)]).astype(np.uint32)
    order = np.array(sorted(range(len(listed)), key=lambda at: listed[at][::-1]), np.uint32)
    low, high = alike("with_ending", np.frombuffer(b"".join(spelt), np.uint8), ends, order, ending.encode())
    assert {listed[at] for at in order[low:high]} == {string for string in strings if string.endswith(ending)}


@given(st.lists(st.text("abÿ한𝔸", max_size=5), max_size=9), st.integers(0, 5), st.booleans(), st.data())
def test_strings_of_like_length(strings: list[str], length: int, ordered: bool, data: st.DataObject) -> None:
    spelt = [string.encode() for string in strings]
    ends = np.cumsum([0, *map(len, spelt)]).astype(np.uint32)
    order = np.arange(len(strings), dtype=np.uint32)[::-1].copy() if ordered else None
    low = data.draw(st.integers(0, len(strings)))
    high = data.draw(st.integers(low, len(strings)))
    blob = np.frombuffer(b"".join(spelt), np.uint8)
    found = alike("of_length", blob, ends, order, low, high, length)
    chosen = (strings[::-1] if ordered else strings)[low:high]
    assert found == [string for string in chosen if length - 1 <= len(string) <= length + 1]


@given(st.lists(st.integers(1, 4), min_size=1, max_size=12), st.data())
def test_blocks_of_records(counts: list[int], data: st.DataObject) -> None:
    numbers = data.draw(st.lists(st.integers(0, sum(counts) - 1), max_size=6))
    firsts, ends = np.cumsum([0, *counts]).astype(np.uint32), np.cumsum([0, *counts]).astype(np.uint64) * 9
    blocks = (np.arange(ends[-1]) // 9).astype(np.uint8)
    found = compiled.packed(blocks, firsts, ends, numbers)
    assert found == by_numpy.packed(blocks, firsts, ends, numbers)
    starts = [max(first for first in firsts.tolist() if first <= number) for number in numbers]
    assert [(block[0], line) for block, line in found] == [
        (first, number - first) for first, number in zip(starts, numbers, strict=True)
    ]
    assert [len(block) for block, _ in found] == [9 * counts[firsts.tolist().index(first)] for first in starts]


@pytest.mark.parametrize(
    "call",
    [
        lambda: compiled.running_sum(np.zeros(3, np.int64)),
        lambda: compiled.running_sum(np.zeros(6, np.uint8)[::2]),
        lambda: compiled.dense(np.zeros(2, np.int32), TF, SIZE),
        lambda: compiled.weighed(FEW[:1], np.ones(1, np.uint16), LENGTHS, NORMS, 1.0),
        lambda: compiled.weighed(FEW[:1], ONE, LENGTHS, NORMS.astype(np.float32), 1.0),
    ],
)
def test_arrays_of_another_type_are_refused(call: Callable[[], object]) -> None:
    with pytest.raises(TypeError):
        call()


def test_the_environment_can_ask_for_those_of_numpy() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "from indexer.engine import kernels; print(kernels.COMPILED, kernels.union.__module__)"],
        env={**os.environ, KERNELS_VARIABLE: "numpy"}, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert said.split() == ["False", "indexer.engine.kernels.by_numpy"]


# --- answers --------------------------------------------------------------------------------------------------------


@MANY
@given(strategies.commits(), st.lists(strategies.queries(), min_size=1, max_size=4))
def test_answers_are_the_same_by_either(commits: Commits, queries: list[Query]) -> None:
    engine = MemoryEngine()
    fill(engine, commits)
    mine = [replace(engine.search(query), took_ms=0) for query in queries]
    others = {name: getattr(module, name) for module in (by_numpy, by_python) for name in module.__all__}
    with mock.patch.multiple(kernels, **others):
        theirs = [replace(engine.search(query), took_ms=0) for query in queries]
    for one, other in zip(mine, theirs, strict=True):
        assert [hit.score for hit in one.hits] == pytest.approx([hit.score for hit in other.hits], rel=1e-12)
        assert _unscored(one) == _unscored(other)
    engine.close()


def _unscored(page: Page) -> Page:
    return replace(page, hits=tuple(replace(hit, score=0.0) for hit in page.hits), next=None)

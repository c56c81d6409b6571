"""The inverted index of one field in one segment: form → units, how often in each, and at which positions.

A *unit* is what has one text: of the field ``text`` a row, of ``section`` a run of rows under one heading, of ``title``
and ``author`` an article. Only forms are indexed. A stem is the list of forms that have it, for each language of
stemming apart, and counts in the units of that language: so postings are stored once.

    <field>.forms       sorted strings                      <field>.reversed   forms in order of their reversed spelling
    <field>.postings, .units   see ``postings``             <field>.tf, .positions    see ``narrow``
    <field>.places      form → positions, from and up to
    <field>.pairs       forms that are pairs of characters  <field>.stems.<lang>, .groups, .members   stem → forms
    <field>.langs       unit → language of stemming
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from operator import ne
from typing import Final

import numpy as np
import Stemmer

from indexer.analysis import STEMMERS
from indexer.engine.columns import LANGS, Bools
from indexer.engine.narrow import pack_halves, pack_narrow
from indexer.engine.postings import pack_postings
from indexer.engine.row_sets import spread
from indexer.engine.segment_file import Array
from indexer.engine.spool import Spool
from indexer.engine.strings import pack_strings
from indexer.engine.tokenise import Tokens

NO_CACHE: Final = 0
"""Each form comes once, and keeping what was stemmed takes four times as long as stemming it."""


def invert(
    field: str, forms: Sequence[str], pairs: Sequence[int], tokens: Tokens, langs: Sequence[int] | Array
) -> tuple[dict[str, Array | Spool], list[str], Bools]:
    """The arrays of a field but for those that ``derived`` makes, and what that needs: the sorted forms, ``held_in``.

    ``langs`` gives the language of every unit; ``forms`` may come in any order, and those without a token are left out.
    """
    numbers = np.flatnonzero(np.bincount(tokens.forms, minlength=len(forms))).tolist()
    numbers.sort(key=forms.__getitem__)
    ranks = np.zeros(len(forms), dtype=np.uint64)
    ranks[numbers] = np.arange(len(numbers), dtype=np.uint64)
    keys, unit_bits, position_bits = sorted_keys(ranks[tokens.forms], len(numbers), tokens, len(langs))
    postings = keys >> np.uint64(position_bits)
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(keys)), np.bool_), postings[1:] != postings[:-1])))
    postings = postings[starts]
    units = (postings & np.uint64((1 << unit_bits) - 1)).astype(np.uint32)
    held = (postings >> np.uint64(unit_bits)).astype(np.uint32)
    firsts = np.arange(len(numbers) + 1, dtype=np.uint64) << np.uint64(unit_bits + position_bits)
    listed = [forms[number] for number in numbers]
    paired = np.zeros(len(forms), dtype=np.bool_)
    paired[pairs] = True
    langs_of_units = np.asarray(langs, dtype=np.uint8)
    held_in = np.zeros((len(LANGS), len(numbers)), dtype=np.bool_)
    held_in[langs_of_units[units], held] = True
    arrays: dict[str, Array | Spool] = {
        **pack_strings(f"{field}.forms", (form.encode() for form in listed)),
        f"{field}.pairs": np.flatnonzero(paired[numbers]).astype(np.uint32),
        **pack_postings(field, units, _bounds(held, len(numbers))),
        **pack_halves(f"{field}.tf", np.diff(starts, append=len(keys))),
        f"{field}.places": np.searchsorted(keys, firsts).astype(np.uint32),
        **pack_narrow(f"{field}.positions", (keys & np.uint64((1 << position_bits) - 1)).astype(np.uint32)),
        f"{field}.langs": langs_of_units,
    }
    return arrays, listed, held_in


def derived(field: str, forms: Sequence[str], pairs: Array, held_in: Bools) -> dict[str, Array]:
    """What follows from the sorted forms: their order by ending, and the stems of those that are no pairs.

    ``held_in`` says, a line a language, which forms any unit of that language holds.
    """
    words = held_in.copy()
    words[:, pairs] = False
    return {f"{field}.reversed": _by_ending(forms), **_stems(field, forms, words)}


def sorted_keys(numbers: Array, forms: int, tokens: Tokens, units: int) -> tuple[Array, int, int]:
    """Every occurrence as one integer, sorted: form, unit, position from the highest bit down; and the bits of these.

    ``numbers`` gives of each token its form as a number of 64 bits below ``forms``, and is used up.

    One sort of packed integers, as 5 million take 0.04 s so and 0.9 s by ``np.lexsort``.
    """
    longest = int(tokens.positions.max()) + 1 if len(tokens.positions) else 1
    unit_bits, position_bits = key_bits(forms, units, longest)
    keys = numbers
    keys <<= np.uint64(unit_bits)
    np.bitwise_or(keys, tokens.units, out=keys, casting="unsafe")
    keys <<= np.uint64(position_bits)
    np.bitwise_or(keys, tokens.positions, out=keys, casting="unsafe")
    keys.sort()
    if len(keys) > 1 and not np.all(keys[1:] != keys[:-1]):  # several texts of one unit may agree
        keys = np.unique(keys)
    return keys, unit_bits, position_bits


def key_bits(forms: int, units: int, longest: int) -> tuple[int, int]:
    """Of the 64 bits of such an integer those of the unit, and those of the position in at most ``longest`` tokens."""
    unit_bits, position_bits = max(units - 1, 1).bit_length(), max(longest, 1).bit_length()
    if max(forms, 1).bit_length() + unit_bits + position_bits > 64:
        raise OverflowError("a segment with so many words can't be indexed")
    return unit_bits, position_bits


def _bounds(numbers: Array, count: int) -> Array:
    """For ascending ``numbers`` below ``count``: where each begins, and at last where all end."""
    return ends_of(np.bincount(numbers, minlength=count)).astype(np.uint32)


def ends_of(counts: Array) -> Array:
    """Where each of so many begins, and at last where all end."""
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts, dtype=np.int64)))


def _by_ending(forms: Sequence[str]) -> Array:
    backwards = [form[::-1] for form in forms]
    return np.array(sorted(range(len(forms)), key=backwards.__getitem__), dtype=np.uint32)


def _stems(field: str, forms: Sequence[str], words: Bools) -> dict[str, Array]:
    """The stems of each language, with the forms that a unit of that language holds; plain ones are left out."""
    arrays: dict[str, Array] = {}
    for lang, code in enumerate(LANGS):
        numbers = np.flatnonzero(words[lang])
        own = [forms[number] for number in numbers.tolist()]
        stems = Stemmer.Stemmer(STEMMERS[code], NO_CACHE).stemWords(own) if own else []
        listed, bounds, members = _groups(own, stems)
        arrays |= pack_strings(f"{field}.stems.{code}", (stem.encode() for stem in listed))
        arrays[f"{field}.groups.{code}"] = bounds.astype(np.uint32)
        arrays[f"{field}.members.{code}"] = numbers[members].astype(np.uint32)
    return arrays


def _groups(forms: Sequence[str], stems: Sequence[str]) -> tuple[list[str], Array, Array]:
    """The stems that need a list, sorted; where the list of each begins; all lists, of places in ``forms``."""
    known: defaultdict[str, int] = defaultdict(count().__next__)
    numbers = np.fromiter(map(known.__getitem__, stems), dtype=np.int64, count=len(stems))
    sizes = np.bincount(numbers, minlength=len(known))
    # More than half are their only form, and need no list. No pair of characters is ASCII.
    needed = sizes > 1
    changed = np.fromiter(map(ne, forms, stems), dtype=np.bool_, count=len(stems))
    needed[numbers[changed]] = True
    needed |= ~np.fromiter(map(str.isascii, known), dtype=np.bool_, count=len(known))
    every = list(known)
    listed = sorted(every[number] for number in np.flatnonzero(needed).tolist())
    order = np.fromiter(map(known.__getitem__, listed), dtype=np.int64, count=len(listed))
    places = np.argsort(numbers, kind="stable")
    return listed, ends_of(sizes[order]), places[spread(ends_of(sizes)[order], sizes[order])]

"""How many rows match and which are the best, in one pass over the postings as they are stored: for a first page.

No list of the matching rows is made, and none of their scores; where words stand is looked up in the rows that may be
among the best so far. ``Execution`` with ``best.best_rows`` is the slow twin, which answers every plan.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import numpy as np

from indexer.engine import kernels
from indexer.engine.columns import Array, Bools, Floats
from indexer.engine.execute import FIELD_BOOSTS, K1, MOST_WORDS, NEAR, SLACK, Statistics, weight_of_nearness
from indexer.engine.inverted_reader import Known
from indexer.engine.kernels.by_numpy import Group as Scored
from indexer.engine.kernels.one_pass_by_numpy import Nearby, Runs
from indexer.engine.limits import Deadline
from indexer.engine.row_sets import at
from indexer.engine.segment import Segment
from indexer.engine.word_groups import Group, groups_of
from indexer.plan import And, Match, Not, Or, Plan, all_matches, near_pairs

_FIELD: Final = "text"

Source = Runs | tuple[Array, Array]
"""The forms of a word, or the rows and frequencies of a word or a phrase."""
Best = tuple[int, Array, Floats]
"""How many rows of a segment match, and those that may be among the first, ascending, with their scores."""
Weighed = tuple[list[Best], float]
"""The best by segment, and what their scores are yet to be multiplied by."""


class _Parts(NamedTuple):
    """What a plan is made of: the words that are scored, those that are unwanted, and the groups that are added up."""

    scored: list[Match]
    unwanted: list[Match]
    groups: Sequence[Group]


class _Told(NamedTuple):
    """How words are put together and scored; see ``kernels.answered``."""

    program: list[int]
    every: list[int]
    groups: list[Scored]
    pairs: list[Nearby]


def answer_in_one_pass(
    plan: Plan,
    segments: Sequence[Segment],
    statistics: Statistics,
    masks_of: Callable[[Segment], list[Bools]],
    count: int,
    deadline: Deadline,
) -> Weighed | None:
    """By segment what a plan finds among the rows that all its masks let pass; no other row scores as high as the last
    of the first ``count``.

    ``None`` for a plan that isn't made of words and phrases of the text alone, by themselves or in groups, some perhaps
    unwanted; for one of which a heading or a title may have a word; and for words of very many forms.
    """
    parts = _parts_of(plan)
    if parts is None or any(_may_be_named(parts.scored, segment) for segment in segments):
        return None
    words = parts.scored + parts.unwanted
    sources = [_look_up(words, segment, deadline) for segment in segments]
    masks = [masks_of(segment) for segment in segments]
    if len(words) == 1:
        alone = [own[0] for own in sources]
        if all(map(_is_listed, alone, segments, masks)):
            return _foremost(alone, segments, statistics, count)
    lone = len(parts.scored) == 1  # then its rarity changes no order: how many rows have it is counted on the way
    rarity = [1.0] if lone else _rarity(len(parts.scored), sources, segments, statistics)
    if rarity is None:
        return None
    weights = [1.0] if lone else [idf * (K1 + 1) for idf in rarity]
    weights += [0.0] * len(parts.unwanted)
    told = _told(plan, parts, rarity)
    best: list[Best] = []
    having = 0
    for segment, own, let in zip(segments, sources, masks, strict=True):
        deadline.check()
        data = segment.data
        found = kernels.answered(
            data.field(_FIELD).packed, [*zip(own, weights, strict=True)], *told, segment.alive, let, data.lengths,
            statistics.norms, SLACK, count, data.shortest, NEAR,
        )  # fmt: skip
        if found is None:
            return None
        having += found[3]
        best.append(found[:3])
    return best, statistics.inverse_frequency(having) * (K1 + 1) if lone else 1.0


def _is_listed(source: Source, segment: Segment, masks: list[Bools]) -> bool:
    """Whether it is a phrase, or a word of one form at most, that nothing narrows: then its rows are a list."""
    if masks or segment.alive is not None:
        return False
    return isinstance(source, tuple) or not source or _is_form(source)


def _is_form(runs: Runs) -> bool:
    low, high, lang = runs[0]
    return len(runs) == 1 and high - low == 1 and lang is None


def _foremost(sources: Sequence[Source], segments: Sequence[Segment], statistics: Statistics, count: int) -> Weighed:
    """As ``answer_in_one_pass``, of a word or a phrase whose rows are listed in each segment."""
    totals = [
        len(source[0]) if isinstance(source, tuple) else segment.data.field(_FIELD).count(source, None) or 0
        for source, segment in zip(sources, segments, strict=True)
    ]
    weight = statistics.inverse_frequency(sum(totals)) * (K1 + 1)
    best: list[Best] = []
    for source, total, segment in zip(sources, totals, segments, strict=True):
        data, norms, wanted = segment.data, statistics.norms, min(count, total)
        if not total:
            best.append((0, np.zeros(0, np.intp), norms[:0]))
        elif isinstance(source, tuple):
            rows, tf = source
            places, scores = kernels.foremost(rows, tf, data.lengths, norms, weight, wanted, data.shortest)
            best.append((total, rows.take(places), scores))
        else:
            packed, form = data.field(_FIELD).packed, source[0][0]
            best.append((total, *kernels.foremost_of_form(packed, form, data.lengths, norms, weight, wanted)))
    return best, 1.0


def _parts_of(plan: Plan) -> _Parts | None:
    """``None`` for a plan that can't be answered in one pass."""
    if isinstance(plan, Match):
        return _Parts([plan], [], [Group(plan, [plan], [], whole=False)]) if plan.field == _FIELD else None
    groups = groups_of(plan)
    if not groups:
        return None
    scored = [word for group in groups for word in group.words]
    known = {id(word) for word in scored}
    unwanted = [word for word in all_matches(plan) if id(word) not in known]
    words = scored + unwanted
    if len(words) > MOST_WORDS or any(word.field != _FIELD for word in words):
        return None
    return _Parts(scored, unwanted, groups)


def _may_be_named(words: Sequence[Match], segment: Segment) -> bool:
    """Whether a heading or a title may have any of the words."""
    terms: Sequence[str] = words[0].slots[0].terms
    if len(words) > 1 or len(words[0].slots) > 1:
        terms = [term for word in words for slot in word.slots for term in slot.terms]
    return any(not segment.data.field(field).terms.has_none(terms) for field in FIELD_BOOSTS)


def _look_up(words: Sequence[Match], segment: Segment, deadline: Deadline) -> list[Source]:
    """What a segment has of each of the words."""
    field, known = segment.data.field(_FIELD), Known()
    sources: list[Source] = []
    for word in words:
        deadline.check()
        if len(word.slots) == 1:
            sources.append([*field.terms.runs(word.slots[0].terms)])
        else:
            units, tf, _ = field.match([slot.terms for slot in word.slots], known)
            sources.append((units, tf))
    return sources


def _rarity(
    count: int, sources: Sequence[Sequence[Source]], segments: Sequence[Segment], statistics: Statistics
) -> list[float] | None:
    """The inverse document frequencies of the first ``count`` words; ``None`` for one of too many forms."""
    rarity = []
    for number in range(count):
        total = 0
        for own, segment in zip(sources, segments, strict=True):
            source, alive = own[number], segment.alive
            if isinstance(source, tuple):
                total += len(source[0]) if alive is None else int(at(alive, source[0]).sum())
                continue
            found = segment.data.field(_FIELD).count(source, alive)
            if found is None:
                return None
            total += found
        rarity.append(statistics.inverse_frequency(total))
    return rarity


def _told(plan: Plan, parts: _Parts, rarity: Sequence[float]) -> _Told:
    if isinstance(plan, Match):  # as most are
        return _Told([0], [0], [(1, False)], [])
    numbers = {id(word): number for number, word in enumerate(parts.scored + parts.unwanted)}
    children = plan.children if isinstance(plan, And) else ()
    return _Told(
        _program(plan, numbers),
        [numbers[id(child)] for child in children if isinstance(child, Match)],
        [(len(group.words), group.whole) for group in parts.groups],
        _pairs(plan, parts.groups, numbers, rarity),
    )


def _program(plan: Plan, numbers: dict[int, int]) -> list[int]:
    """How the sets of words are put together, in postfix order."""
    if isinstance(plan, Match):
        return [numbers[id(plan)]]
    if isinstance(plan, Not):
        return [*_program(plan.child, numbers), kernels.NOT]
    program: list[int] = []
    if isinstance(plan, And | Or):
        for place, child in enumerate(plan.children):
            program += _program(child, numbers)
            if place:
                program.append(kernels.AND if isinstance(plan, And) else kernels.OR)
    return program


def _pairs(plan: Plan, groups: Sequence[Group], numbers: dict[int, int], rarity: Sequence[float]) -> list[Nearby]:
    """The pairs of words whose nearness counts, those of groups first."""
    told = [(pair, place if group.whole else -1) for place, group in enumerate(groups) for pair in group.pairs]
    if isinstance(plan, And | Or):
        told += [(pair, -1) for pair in near_pairs(plan.children)]
    pairs = []
    for (first, second), place in told:
        one, other = numbers[id(first)], numbers[id(second)]
        pairs.append((one, other, weight_of_nearness(rarity[one], rarity[other]), place))
    return pairs

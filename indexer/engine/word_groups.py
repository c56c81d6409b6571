"""The groups of words of which a plan is made, where it is made of nothing else: they are scored in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from indexer.plan import And, Match, Or, Plan, near_pairs


class Group(NamedTuple):
    """Words and phrases whose scores are added up; if ``whole``, of those rows alone that match the group's plan."""

    plan: Plan
    words: Sequence[Match]
    pairs: Sequence[tuple[Match, Match]]
    whole: bool


def groups_of(plan: Plan) -> list[Group] | None:
    """What a plan adds up, where it is just some words and groups of words, some words perhaps unwanted."""
    if isinstance(plan, Match):
        return [Group(plan, [plan], [], whole=False)]
    if not isinstance(plan, And | Or):
        return None
    groups = []
    for child in plan.children:
        if isinstance(child, Match):
            groups.append(Group(child, [child], [], whole=False))
        elif isinstance(child, And | Or):
            words = [each for each in child.children if isinstance(each, Match)]
            if len(words) < len(child.children):
                return None
            whole = isinstance(plan, Or) and isinstance(child, And)
            groups.append(Group(child, words, near_pairs(words), whole))
    return groups

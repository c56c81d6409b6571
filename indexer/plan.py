"""Syntax tree → plan: which index terms must stand where, with name variants added.

A plan knows the analyser but no engine: engines execute it, and highlighting marks what it says. ``resolve`` replaces
prefixes and fuzzy words by the terms of one library, after which a plan holds nothing but terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Protocol

from indexer.analysis import MAX_FORM_CHARS, Token, plain_forms, query_stems, tokens
from indexer.errors import QueryError
from indexer.model import Expansion
from indexer.syntax import And as AndTree
from indexer.syntax import Leaf, Node
from indexer.syntax import Not as NotTree
from indexer.syntax import Or as OrTree

MAX_EXPANSIONS: Final = 2_000
"""The most words that one prefix or fuzzy word may stand for."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One position of a match: any of ``terms``, or any form that begins with ``prefix`` or is near to ``fuzzy``."""

    terms: tuple[str, ...] = ()
    prefix: str = ""
    fuzzy: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Slots that stand side by side in ``field``; one slot is a single word."""

    field: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class And:
    children: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Or:
    children: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Not:
    child: Plan


@dataclass(frozen=True, slots=True)
class Everything:
    """The plan of an empty query."""


Plan = Match | And | Or | Not | Everything


class Names(Protocol):
    """What the planner asks of a library's authority records."""

    def find(self, text: str) -> Sequence[tuple[int, int, tuple[str, ...]]]:
        """The names in a text: start and end (code points) and all other forms of what each names."""
        ...


class NoNames:
    """Names of a library without authority records, and of a search without variants."""

    def find(self, text: str) -> Sequence[tuple[int, int, tuple[str, ...]]]:
        return ()


def make_plan(tree: Node | None, names: Names | None = None) -> tuple[Plan, tuple[Expansion, ...]]:
    """The plan of a syntax tree, and which name forms were added to it."""
    if tree is None:
        return Everything(), ()
    planner = _Planner(names or NoNames())
    plan = planner.plan(tree)
    return plan, tuple(dict.fromkeys(planner.expansions))


class _Planner:
    def __init__(self, names: Names) -> None:
        self.names = names
        self.expansions: list[Expansion] = []

    def plan(self, node: Node) -> Plan:
        match node:
            case Leaf():
                return self._words([node])
            case AndTree(children):
                return _join(And, list(self._conjuncts(children)))
            case OrTree(children):
                return _join(Or, [self.plan(child) for child in children])
            case NotTree(child):
                return Not(self.plan(child))

    def _conjuncts(self, children: Sequence[Node]) -> Iterator[Plan]:
        """The parts of an AND; words typed side by side are looked at together, for they may make a name."""
        run: list[Leaf] = []
        for child in children:
            if isinstance(child, Leaf) and child.kind == "text" and child.field == "text":
                run.append(child)
                continue
            if run:
                yield self._words(run)
                run = []
            yield self.plan(child)
        if run:
            yield self._words(run)

    def _words(self, leaves: list[Leaf]) -> Plan:
        if leaves[0].kind != "text" or leaves[0].field != "text":
            return leaf_match(leaves[0])
        text = " ".join([leaf.text for leaf in leaves])
        found = self.names.find(text)
        if not found:
            return _join(And, [leaf_match(leaf) for leaf in leaves])
        parts: list[Plan] = []
        at, spans = 0, _spans(leaves)
        for start, end, others in found:
            touched = [i for i, (first, last) in enumerate(spans) if first < end and start < last]
            inside = [i for i in touched if start <= spans[i][0] and spans[i][1] <= end]
            if inside != touched or not inside or not others:
                continue  # a name that begins or ends inside a word as typed: leave the words alone
            parts += [leaf_match(leaf) for leaf in leaves[at : inside[0]]]
            parts.append(self._name([leaves[i] for i in inside], text[start:end], others))
            at = inside[-1] + 1
        parts += [leaf_match(leaf) for leaf in leaves[at:]]
        return _join(And, parts)

    def _name(self, leaves: list[Leaf], term: str, others: tuple[str, ...]) -> Plan:
        """The words as typed, or their phrase (which then is marked whole), or any other form of the name."""
        self.expansions.append(Expansion(term, others))
        typed = _join(And, [leaf_match(leaf) for leaf in leaves])
        forms = [phrase_match(form) for form in (term, *others)]
        return _join(Or, list(dict.fromkeys([typed, *(form for form in forms if form is not None)])))


def leaf_match(leaf: Leaf) -> Plan:
    """The match of one leaf of the syntax tree; each holds at least one token."""
    if leaf.kind == "text" and leaf.text.isascii() and leaf.text.isalnum():  # one word, as nearly all are
        return Match(leaf.field, (Slot(query_stems(leaf.text.lower()[:MAX_FORM_CHARS])),))
    if leaf.kind == "phrase" and (forms := plain_forms(leaf.text)):
        return _plain_phrase(leaf.field, forms)
    found = list(tokens(leaf.text))
    exact = leaf.kind != "text"
    slots = list(_slots(found, exact=exact))
    last = found[-1]
    if leaf.kind == "prefix" and not last.paired:
        slots[-1] = Slot(prefix=last.form)
    elif leaf.kind == "fuzzy" and not last.paired:
        slots[-1] = Slot(fuzzy=last.form)
    return Match(leaf.field, tuple(slots))


def phrase_match(text: str) -> Match | None:
    """The exact phrase ``text`` in the text of a passage; ``None`` when it holds no word."""
    if forms := plain_forms(text):
        return _plain_phrase("text", forms)
    found = list(tokens(text))
    return Match("text", tuple(_slots(found, exact=True))) if found else None


def _plain_phrase(field: str, forms: Sequence[str]) -> Match:
    return Match(field, tuple([Slot((form,)) for form in forms]))


def _slots(found: Sequence[Token], *, exact: bool) -> Iterator[Slot]:
    """A slot a token. The end of a text in character pairs stays open, for particles follow a Korean name."""
    for index, token in enumerate(found):
        if not token.paired:
            forms = (token.form, token.also) if token.also else (token.form,)
            yield Slot(forms if exact else tuple(stem for form in forms for stem in query_stems(form)))
        elif token.end - token.start > 1 or index + 1 < len(found):
            yield Slot((token.form,))
        elif index == 0 or found[index - 1].end != token.end:  # a run of one character: any pair that begins with it
            yield Slot(prefix=token.form)


def _spans(leaves: Sequence[Leaf]) -> list[tuple[int, int]]:
    """Where the words of each leaf stand in the leaves' texts joined by one space."""
    spans, at = [], 0
    for leaf in leaves:
        if leaf.text.isascii() and leaf.text.isalnum():  # one word, as nearly all are
            spans.append((at, at + len(leaf.text)))
        else:
            found = list(tokens(leaf.text))
            spans.append((at + found[0].start, at + found[-1].end))
        at += len(leaf.text) + 1
    return spans


def _join(kind: type[And] | type[Or], parts: list[Plan]) -> Plan:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


# --- the terms of one library ---------------------------------------------------------------------------------------


class Lexicon(Protocol):
    """What resolving asks of a library; forms only, never stems."""

    def with_prefix(self, field: str, prefix: str, limit: int) -> list[str]:
        """At most ``limit`` forms of ``field`` that begin with ``prefix``."""
        ...

    def within_one_edit(self, field: str, form: str) -> list[str]:
        """The forms of ``field`` one insertion, deletion, substitution or transposition away, and ``form`` itself."""
        ...


def resolve(plan: Plan, lexicon: Lexicon, check: Callable[[], None] = lambda: None) -> Plan:
    """The plan with prefixes and fuzzy words replaced by terms; raises ``QueryError`` for too many.

    ``check`` is called before each is sought, to stop a query that takes too long.
    """
    if _is_resolved(plan):
        return plan

    def fill(field: str, slot: Slot) -> Slot:
        if not (slot.prefix or slot.fuzzy):
            return slot
        check()
        if slot.prefix:
            terms, written = lexicon.with_prefix(field, slot.prefix, MAX_EXPANSIONS + 1), f"{slot.prefix}*"
        else:
            terms, written = lexicon.within_one_edit(field, slot.fuzzy), f"{slot.fuzzy}~"
        if len(terms) > MAX_EXPANSIONS:
            raise QueryError(f"{written} stands for more than {MAX_EXPANSIONS} words", cure="add letters")
        return Slot(tuple(terms))

    return _map_matches(plan, lambda match: replace(match, slots=tuple(fill(match.field, s) for s in match.slots)))


def _is_resolved(plan: Plan) -> bool:
    for match in all_matches(plan):
        for slot in match.slots:
            if slot.prefix or slot.fuzzy:
                return False
    return True


def _map_matches(plan: Plan, change: Callable[[Match], Match]) -> Plan:
    match plan:
        case Match():
            return change(plan)
        case And(children) | Or(children):
            return replace(plan, children=tuple(_map_matches(child, change) for child in children))
        case Not(child):
            return Not(_map_matches(child, change))
        case Everything():
            return plan


def all_matches(plan: Plan) -> list[Match]:
    """Every match of a plan, those under a NOT too."""
    if isinstance(plan, Not):
        return all_matches(plan.child)
    return [plan] if isinstance(plan, Match) else _of_children(plan, all_matches)


def positive_matches(plan: Plan) -> list[Match]:
    """The matches that make a passage answer: all but those under a NOT."""
    return [plan] if isinstance(plan, Match) else _of_children(plan, positive_matches)


def _of_children(plan: Plan, matches: Callable[[Plan], list[Match]]) -> list[Match]:
    if not isinstance(plan, And | Or):
        return []
    return [match for child in plan.children for match in matches(child)]


def near_pairs(children: Sequence[Plan]) -> list[tuple[Match, Match]]:
    """The words of the text that were asked for one after the other: standing near each other, they count for more."""
    matches = (child for child in children if isinstance(child, Match))
    words = [match for match in matches if match.field == "text" and len(match.slots) == 1]
    return [(one, other) for one, other in pairwise(words) if one != other]

"""From words to terms: stems, phrases, character pairs, and the other forms of names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from indexer.engine.names import QueryNames
from indexer.errors import QueryError
from indexer.plan import And, Everything, Match, Not, Or, Plan, Slot, make_plan, resolve
from indexer.syntax import parse
from tests import samples

NAMES = QueryNames(samples.VOCABULARY)


def exact(*forms: str, field: str = "text") -> Match:
    return Match(field, tuple(Slot((form,)) for form in forms))


@pytest.mark.parametrize(
    ("query", "plan"),
    [
        pytest.param("", Everything(), id="nothing is everything"),
        pytest.param("rifles", Match("text", (Slot(("=rifl",)),)), id="stems that agree are one term"),
        pytest.param("relations", Match("text", (Slot(("=relat", "=relations")),)), id="a stem a language"),
        pytest.param('"rifles"', exact("rifles"), id="quotes are exact"),
        pytest.param("U.S.", Match("text", (Slot(("=u",)), Slot(("=s",)))), id="a word of parts stands together"),
        pytest.param("venez*", Match("text", (Slot(prefix="venez"),)), id="a prefix"),
        pytest.param("Kim-Il*", Match("text", (Slot(("kim",)), Slot(prefix="il"))), id="a prefix after a hyphen"),
        pytest.param("poet~", Match("text", (Slot(fuzzy="poet"),)), id="a fuzzy word"),
        pytest.param("만나", exact("만나"), id="Hangul stays open at its end"),
        pytest.param("핵", Match("text", (Slot(prefix="핵"),)), id="one syllable begins a pair"),
        pytest.param(
            '"대표단 만나"', exact("대표", "표단", "단", "만나"), id="inside a phrase a word ends where it ends"
        ),
        pytest.param("-poet", Not(Match("text", (Slot(("=poet",)),))), id="not"),
    ],
)
def test_plans(query: str, plan: Plan) -> None:
    assert make_plan(parse(query))[0] == plan


def test_a_name_finds_its_other_forms() -> None:
    plan, expansions = make_plan(parse("rifles for kim il sung"), NAMES)
    assert isinstance(plan, And)
    name = plan.children[-1]
    assert isinstance(name, Or)
    assert name.children[1:] == (
        exact("kim", "il", "sung"), exact("김일", "일성"), exact("kim", "il", "song"), exact("金日", "日成"),
    )  # fmt: skip
    assert [expansion.term for expansion in expansions] == ["kim il sung"]


@pytest.mark.parametrize(
    "query",
    [
        pytest.param('"kim il sung"', id="in quotes"),
        pytest.param("title:(kim il sung)", id="in another field"),
        pytest.param("kim OR il OR sung", id="apart"),
        pytest.param("kim il", id="not the whole name"),
        pytest.param("il-kim il sung-il", id="inside words"),
    ],
)
def test_what_is_no_name_is_left_alone(query: str) -> None:
    assert make_plan(parse(query), NAMES)[1] == ()


class Lexicon:
    def with_prefix(self, field: str, prefix: str, limit: int) -> list[str]:
        return [form for form in ("poem", "poet", "prose") if form.startswith(prefix)][:limit]

    def within_one_edit(self, field: str, form: str) -> list[str]:
        return ["poet"]


class Endless(Lexicon):
    def with_prefix(self, field: str, prefix: str, limit: int) -> list[str]:
        return [f"{prefix}{number}" for number in range(limit)]


def _slots(plan: Plan) -> Iterable[Slot]:
    assert isinstance(plan, Match)
    return plan.slots


def test_resolving_leaves_nothing_but_terms() -> None:
    assert _slots(resolve(make_plan(parse("po*"))[0], Lexicon())) == (Slot(("poem", "poet")),)
    assert _slots(resolve(make_plan(parse("poat~"))[0], Lexicon())) == (Slot(("poet",)),)


def test_a_prefix_that_stands_for_too_much_is_an_error() -> None:
    with pytest.raises(QueryError, match=r"p\*.*add letters"):
        resolve(make_plan(parse("p*"))[0], Endless())


def test_an_ambiguous_name_is_left_alone() -> None:
    double = replace(
        samples.VOCABULARY, actors=(*samples.VOCABULARY.actors, replace(samples.VOCABULARY.actors[0], id="another"))
    )
    assert make_plan(parse("kim il sung"), QueryNames(double))[1] == ()

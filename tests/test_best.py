"""The best rows are sought by bounds: they are those that the scores of all rows give, ties and all."""

from __future__ import annotations

from collections.abc import Iterator
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import Query
from indexer.engine import best
from indexer.engine.execute import Execution
from indexer.engine.limits import Deadline
from indexer.engine.patience import TIMES, Patience
from indexer.engine.searching import plan_of
from indexer.engine.whoosh_memory import MemoryEngine
from tests import strategies
from tests.test_twin import MANY, Commits, fill


def executed(engine: MemoryEngine, text: str) -> Execution:
    snapshot = engine.snapshot()
    plan, _ = plan_of(Query.of(text), snapshot, Deadline())
    return Execution(plan, snapshot.segments, snapshot.statistics, Deadline())


def assert_best(execution: Execution, count: int, enough: int) -> None:
    """No row that is left out scores as high as the last of the first ``count``."""
    for number in range(len(execution.segments)):
        rows = execution.rows(number)
        every = dict(zip(rows.tolist(), execution.scores(number, rows).tolist(), strict=True))
        with mock.patch.multiple(best, FEW=0, FIRST=1, ENOUGH=enough):
            chosen, scores = best.best_rows(execution, number, execution.rows(number), count)
        found = dict(zip(chosen.tolist(), scores.tolist(), strict=True))
        assert chosen.tolist() == sorted(found)
        assert {row: every[row] for row in found} == found
        last = sorted(every.values(), reverse=True)[:count][-1] if every else 0.0
        assert {row for row, score in every.items() if score >= last} <= found.keys()


@MANY
@given(
    strategies.commits(),
    st.lists(strategies.query_texts(), min_size=1, max_size=4),
    st.integers(1, 3),
    st.sampled_from([0, 400]),
)
def test_rows_that_are_left_out_score_less(commits: Commits, texts: list[str], count: int, enough: int) -> None:
    engine = MemoryEngine()
    fill(engine, commits)
    for text in texts:
        assert_best(executed(engine, text), count, enough)
    engine.close()


WORDS = ("rifle", "rifles", "treaty", "poet", "and", "harbour", "sang", "winter")


@pytest.fixture(scope="module")
def many() -> Iterator[MemoryEngine]:
    """900 passages of few words, so that many have any of them, and some articles gone."""
    dice = np.random.default_rng(7)
    texts = [" ".join(dice.choice(WORDS, int(dice.integers(1, 24)))) for _ in range(900)]
    engine = MemoryEngine()
    fill(engine, [([strategies.article(f"a{at}", *texts[at : at + 30]) for at in range(0, 900, 30)], ["a30", "a600"])])
    fill(engine, [([], ["a90"])])
    yield engine
    engine.close()


@pytest.mark.parametrize(
    "text",
    ["rifle", "rifle treaty", "rifle OR treaty", '"poet and"', "rif*", "poet -rifle", "rifle (treaty OR poet sang)",
     "rifle treaty poet", "(rifle treaty) OR (poet sang)", "winter~"],
)  # fmt: skip
@pytest.mark.parametrize("count", [1, 10, 60])
@pytest.mark.parametrize("enough", [0, 400], ids=["in two steps", "at once"])
def test_of_many_rows_few_are_scored(many: MemoryEngine, text: str, count: int, enough: int) -> None:
    assert_best(executed(many, text), count, enough)


def test_a_bound_spares_scoring_most_rows() -> None:
    engine = MemoryEngine()
    texts = ["rifle" + " winter" * (number % 40) for number in range(4000)]
    fill(engine, [([strategies.article("a", *texts)], [])])
    chosen, _ = best.best_rows(executed(engine, "rifle"), 0, np.arange(4000), 10)
    assert len(chosen) < 400
    engine.close()


@pytest.mark.parametrize("times", [TIMES, 0], ids=["asked for the first time", "asked often"])
def test_passages_that_score_the_same_stand_in_document_order_however_often_one_asks(times: int) -> None:
    engine = MemoryEngine()
    for names in ("dfb", "eac"):
        fill(engine, [([strategies.article(name, "A rifle.", "A rifle.") for name in names], [])])
    with mock.patch.object(engine.snapshot(), "_patience", Patience(times)):
        found = engine.find(Query.of("rifle"), facets=False).ids
        hits = engine.search(Query.of("rifle")).hits
    expected = [f"{name}/p{number}" for name in "abcdef" for number in (1, 2)]
    assert list(found) == expected
    assert [hit.passage.id for hit in hits] == expected
    engine.close()


def test_patience_lasts_so_often_and_never_again() -> None:
    patience = Patience(2)
    assert [patience.lasts() for _ in range(4)] == [True, True, False, False]

"""One pass over the postings finds what looking all rows up and scoring them does: totals, best rows, ties and all."""

from __future__ import annotations

from collections.abc import Iterator
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import Query
from indexer.engine import searching
from indexer.engine.columns import Bools
from indexer.engine.execute import Execution
from indexer.engine.limits import Deadline
from indexer.engine.one_pass import Best, answer_in_one_pass
from indexer.engine.searching import plan_of
from indexer.engine.segment import Segment
from indexer.engine.whoosh_memory import MemoryEngine
from tests import strategies
from tests.test_twin import MANY, Commits, fill

WORDS = ("rifle", "rifles", "treaty", "poet", "and", "harbour", "sang", "winter")


def some(segment: Segment) -> list[Bools]:
    """A filter that two of three rows pass."""
    return [np.arange(segment.rows) % 3 > 0]


def answered(engine: MemoryEngine, text: str, count: int, *, filtered: bool) -> list[Best] | None:
    snapshot = engine.snapshot()
    plan, _ = plan_of(Query.of(text), snapshot, Deadline())
    masks_of = some if filtered else lambda _: []
    found = answer_in_one_pass(plan, snapshot.segments, snapshot.statistics, masks_of, count, Deadline())
    return found and [(total, rows, scores * found[1]) for total, rows, scores in found[0]]


def assert_answered(engine: MemoryEngine, text: str, count: int, *, filtered: bool) -> bool:
    """Whether it was answered in one pass, and then as rightly as by all rows: none is left out that scores as high as
    the last of the first ``count``."""
    best, snapshot = answered(engine, text, count, filtered=filtered), engine.snapshot()
    if best is None:
        return False
    plan, _ = plan_of(Query.of(text), snapshot, Deadline())
    execution = Execution(plan, snapshot.segments, snapshot.statistics, Deadline())
    for number, (total, chosen, scores) in enumerate(best):
        rows = execution.rows(number)
        for mask in some(snapshot.segments[number]) if filtered else []:
            rows = rows[mask[rows]]
        every = dict(zip(rows.tolist(), execution.scores(number, rows).tolist(), strict=True))
        found = dict(zip(chosen.tolist(), scores.tolist(), strict=True))
        assert total == len(every)
        assert chosen.tolist() == sorted(found)
        assert {row: every[row] for row in found} == found
        last = sorted(every.values(), reverse=True)[:count][-1] if every else 0.0
        assert {row for row, score in every.items() if score >= last} <= found.keys()
    return True


@MANY
@given(
    strategies.commits(), st.lists(strategies.query_texts(), min_size=1, max_size=4), st.integers(1, 3), st.booleans()
)
def test_any_query_that_is_answered_in_one_pass(commits: Commits, texts: list[str], count: int, filtered: bool) -> None:
    engine = MemoryEngine()
    fill(engine, commits)
    for text in texts:
        assert_answered(engine, text, count, filtered=filtered)
    engine.close()


@pytest.fixture(scope="module", params=[1, 12], ids=["as they come", "twelve times as many"])
def many(request: pytest.FixtureRequest) -> Iterator[MemoryEngine]:
    """900 passages, or more, so that there are several windows; some articles are gone, or in a segment besides."""
    dice, size = np.random.default_rng(7), 900 * request.param
    texts = [" ".join(dice.choice(WORDS, int(dice.integers(1, 24)))) for _ in range(size)]
    texts[3::97] = [f"{text} zither" for text in texts[3::97]]
    engine = MemoryEngine()
    articles = [strategies.article(f"a{at}", *texts[at : at + 30]) for at in range(0, size, 30)]
    fill(engine, [(articles, ["a30", "a600"])])
    if request.param > 1:
        fill(engine, [([strategies.article("late", *texts[:40])], ["a90"])])
    yield engine
    engine.close()


@pytest.mark.parametrize("count", [1, 10, 60])
@pytest.mark.parametrize("filtered", [False, True], ids=["all", "filtered"])
@pytest.mark.parametrize(
    "text",
    ["rifle", "harbour", '"poet and"', "rif*", "winter~", "rifle treaty", "rifle OR treaty", "poet -rifle", "zither",
     "zither rifle", "zither OR rifle", "rifle (treaty OR poet)", "rifle treaty poet", "poet -(rifle OR sang)",
     "(rifle treaty) OR (poet sang)", '(rifle treaty) OR "poet sang"', "rifle treaty poet and harbour sang winter",
     '"and rifle" OR "rifle and"', "rifle zeppelin", "rifle OR zeppelin", "zeppelin"],
)  # fmt: skip
def test_usual_queries_are_answered_in_one_pass(many: MemoryEngine, text: str, count: int, filtered: bool) -> None:
    assert assert_answered(many, text, count, filtered=filtered)


@pytest.mark.parametrize(
    "text", ["", "-rifle", "title:rifle", "rifle title:rifle", "rifle (treaty OR poet sang)", "rifle -title:poet"]
)
def test_other_plans_are_left_to_others(many: MemoryEngine, text: str) -> None:
    assert answered(many, text, 10, filtered=False) is None


def test_words_of_headings_are_left_to_others() -> None:
    """What a word in the heading or the title adds is added up by rows."""
    engine = MemoryEngine()
    fill(engine, [([strategies.article("a", "rifle", "treaty")], [])])
    title = engine.snapshot().segments[0].data.titles[0].split()[0]
    assert answered(engine, title, 10, filtered=False) is None
    engine.close()


@pytest.mark.parametrize("text", ["rifle treaty", "rifle", '"poet and"'])
def test_a_first_page_is_found_in_one_pass_and_nothing_else(many: MemoryEngine, text: str) -> None:
    query = Query.of(text, size=10)
    with mock.patch.object(searching, "Execution", side_effect=AssertionError("all rows were looked up")):
        found = many.find(query, snippets=True)
    page = many.search(query)
    assert found.ids == tuple(hit.passage.id for hit in page.hits)
    assert (found.passages, found.snippets) == (page.passages, tuple(hit.snippet for hit in page.hits))
    assert many.find(Query.of(text, size=10, sort="year")).passages == page.passages

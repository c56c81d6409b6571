"""Hits in an article: counted, numbered in reading order, each with an address, and a map of where they lie."""

from __future__ import annotations

from collections.abc import Sequence

from flask.testing import FlaskClient

from indexer import Highlight
from tests.web import sample
from tests.web.html import get, one, text
from webapp import present
from webapp.article import hits
from webapp.shapes import PassageBody


def passages(*texts: str) -> list[PassageBody]:
    """Paragraphs with these texts."""
    model = present.passage_body(sample.poet().passages[3])
    return [{**model, "id": f"a/p{n}", "label": str(n), "text": said} for n, said in enumerate(texts, 1)]


def places(order: Sequence[PassageBody], **found: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """For each tick its slot, the number of its first hit, and how many."""
    marks = {f"a/{name}": [Highlight(*pair) for pair in pairs] for name, pairs in found.items()}
    return [(slot, tick.first, tick.count) for slot, tick in enumerate(hits.ticks(order, marks)) if tick]


def test_the_map_shows_where_among_the_characters_a_hit_lies() -> None:
    order = passages("x" * 12, "x" * 12)
    assert places(order, p1=[(0, 1)], p2=[(0, 1), (11, 12)]) == [(0, 1, 1), (12, 2, 1), (23, 3, 1)]
    assert places(order) == []
    assert places(passages("")) == []


def test_hits_that_lie_together_share_a_tick() -> None:
    order = passages("x" * 240)
    assert places(order, p1=[(0, 1), (9, 10), (10, 11)]) == [(0, 1, 2), (1, 3, 1)]


def test_strokes_are_as_broad_as_there_are_hits_beside_the_fullest() -> None:
    def weights(*counts: int) -> list[int]:
        spans = [
            Highlight(slot * 100 + n, slot * 100 + n + 1) for slot, count in enumerate(counts) for n in range(count)
        ]
        found = hits.ticks(passages("x" * 100 * hits.SLOTS), {"a/p1": spans})
        assert len(found) == hits.SLOTS
        return [tick.weight for tick in found if tick]

    assert weights(1, 2, 4) == [1, 2, 4]
    assert weights(1) == [1], "one hit is no fullness"
    assert weights(1, 20, 40) == [1, 2, 4]


def test_hits_are_numbered_in_the_order_of_the_page(client: FlaskClient) -> None:
    page = get(client, "/articles/envoys?q=envoy number")
    marks = page.select("mark[id]")
    assert len(marks) == 80
    assert [mark["id"] for mark in marks] == [f"h{n}" for n in range(1, 81)]
    assert "80 places marked for envoy number" in text(one(page, ".marking"))


def test_every_tick_leads_to_a_hit_and_together_they_count_all(client: FlaskClient) -> None:
    page = get(client, "/articles/envoys?q=York")
    ticks = page.select(".hit-map a")
    ids = {mark["id"] for mark in page.select("mark[id]")}
    assert {str(a["href"])[1:] for a in ticks} <= ids
    counts = [int(text(a).split()[0]) for a in ticks]
    assert sum(counts) == len(ids) == 40
    assert text(ticks[0]).endswith("in paragraph 1")
    assert len(page.select(".hit-map > *")) == hits.SLOTS


def test_next_and_previous_have_keys_and_begin_at_either_end(client: FlaskClient) -> None:
    steps = one(get(client, "/articles/envoys?q=York"), ".hit-steps")
    assert steps.has_attr("hidden"), "of no use without a script, which shows them"
    keys = {str(a["data-key"]): (a["href"], a["data-key-name"]) for a in steps.select("a")}
    assert keys == {"n": ("#h1", "Next place"), "p": ("#h40", "Previous place")}
    assert (steps["data-count"], steps["data-said"]) == ("40", "{this} of {all}")


def test_the_outline_counts_the_hits_of_each_section(client: FlaskClient) -> None:
    page = get(client, "/articles/lameda?q=Kim Il Sung")
    assert [text(a) for a in page.select(".outline a")] == [
        "The poet went north 1 place found", "A trial and its echo", "Notes 1 place found", "Cited here 1",
    ]  # fmt: skip


def test_without_hits_there_is_no_map(client: FlaskClient) -> None:
    for url in ("/articles/lameda", "/articles/lameda?q=zebra", "/articles/lameda?kind=paragraph"):
        assert not get(client, url).select(".hit-map, .hit-steps, mark")
    assert "Nothing here is marked for zebra" in text(one(get(client, "/articles/lameda?q=zebra"), ".marking"))

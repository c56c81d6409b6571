"""Charts: geometry to scale, every mark a link, every text escaped."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from tests.web.sample import HOSTILE
from webapp.drawing import charts
from webapp.drawing.charts import ACROSS, LEAST, PLOT, TICKS, Mark, Scale, Tick

_BAR = re.compile(r"M(\d+) 100h(\d+)v-(\d+)H(\d+)z")


def draw(marks: list[Mark], scale: Scale, ticks: list[Tick] | None = None) -> Tag:
    html = charts.columns(marks, scale, ticks or [], name="it", title="Title", summary="Summary", top="9")
    svg = BeautifulSoup(html, "html.parser").svg
    assert svg is not None
    return svg


def bars(svg: Tag) -> list[tuple[int, int, int]]:
    """Of every bar its left edge, its width and its height."""
    found = []
    for path in svg.select(".plot a path:last-of-type"):
        match = _BAR.fullmatch(str(path["d"]))
        assert match, path
        left, width, height, back = map(int, match.groups())
        assert back == left
        found.append((left, width, height))
    return found


def mark(start: int, number: int, *, wide: int = 1) -> Mark:
    return Mark(start, start + wide, number, f"{start}: {number}", f"/?year={start}")


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=40), st.integers(1, 10))
def test_bars_are_to_scale_apart_and_within_the_plot(numbers: list[int], wide: int) -> None:
    scale = Scale(1900, 1900 + wide * len(numbers))
    svg = draw([mark(1900 + wide * i, number, wide=wide) for i, number in enumerate(numbers)], scale)
    drawn = bars(svg)
    assert len(drawn) == len(numbers)
    assert max(height for _, _, height in drawn) == PLOT
    for place, (left, width, height) in enumerate(drawn):
        assert ACROSS * wide * place < left < left + width < ACROSS * wide * (place + 1)
        assert LEAST <= height <= PLOT
        assert abs(height - PLOT * numbers[place] / max(numbers)) <= max(LEAST, 0.5)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 10**6))
def test_more_is_never_lower(one: int, other: int, highest: int) -> None:
    low, high = sorted((min(one, highest), min(other, highest)))
    assert charts.height(low, highest) <= charts.height(high, highest)
    assert (charts.height(low, highest) == 0) == (low == 0)


def test_empty_years_leave_a_gap_to_scale() -> None:
    svg = draw([mark(1592, 3, wide=1), mark(1600, 1)], Scale(1590, 1610))
    assert str(svg.select_one(".plot")["viewbox"]) == "0 0 200 100"  # type: ignore[index]
    assert [left for left, _, _ in bars(svg)] == [21, 101]


@given(st.integers(0, 9000), st.integers(1, 999))
def test_ticks_are_few_round_and_on_the_axis(start: int, length: int) -> None:
    scale = Scale(start, start + length)
    places = charts.tick_places(scale)
    assert len(places) <= TICKS
    assert all(scale.start <= year < scale.end and year % charts.tick_step(scale) == 0 for year in places)


def test_a_mark_is_a_named_link() -> None:
    svg = draw([Mark(1967, 1968, 4, "1967: 4", "/?q=a&year=1967", "chosen")], Scale(1960, 1970))
    link = svg.select_one(".plot a")
    assert link is not None
    assert (link["href"], link["class"], link.title.string) == ("/?q=a&year=1967", ["chosen"], "1967: 4")  # type: ignore[union-attr]


def test_it_says_what_it_is() -> None:
    svg = draw([mark(1967, 4)], Scale(1960, 1970), [Tick(1960, "1960"), Tick(1965, "1965", "/?year=1965", "five")])
    assert svg["role"] == "group"
    assert svg.find(id=svg["aria-labelledby"]).string == "Title"  # type: ignore[union-attr]
    assert svg.find(id=svg["aria-describedby"]).string == "Summary"  # type: ignore[union-attr]
    assert [(t.string, t["x"]) for t in svg.select(".tick")] == [("1960", "0%"), ("1965", "50%")]
    assert [a["href"] for a in svg.select(":scope > a")] == ["/?year=1965"]


def test_nothing_is_drawn_for_nothing() -> None:
    assert bars(draw([mark(1967, 0), mark(1968, 1)], Scale(1960, 1970))) == [(81, 8, 100)]
    assert bars(draw([], Scale(1960, 1960))) == []


def test_every_text_is_escaped() -> None:
    html = charts.columns(
        [Mark(1, 2, 1, HOSTILE, HOSTILE)], Scale(1, 2), [Tick(1, HOSTILE, HOSTILE, HOSTILE), Tick(1, HOSTILE)],
        name="it", title=HOSTILE, summary=HOSTILE, top=HOSTILE,
    )  # fmt: skip
    svg = BeautifulSoup(html, "html.parser")
    assert not svg.select("script, i, [onload]")
    assert {a["href"] for a in svg.select("a")} == {HOSTILE}
    assert {t.string for t in svg.select("title, desc, text")} == {HOSTILE}


@pytest.mark.parametrize("part", ["style=", "<script", "url(", "xlink"])
def test_it_needs_nothing_that_the_policy_forbids(part: str) -> None:
    assert part not in charts.columns([mark(1, 1)], Scale(1, 2), [], name="it", title="", summary="")

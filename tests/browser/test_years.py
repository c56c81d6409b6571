"""Choosing years in the histogram: a bar, a decade, a stretch brushed by mouse, finger or keys, two numbers typed."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import KEYS, TOUCH, Hands, every_way, reach
from tests.browser.look import Reader
from tests.browser.test_search import asked, filters, found


def slider(page: Page, end: int) -> Locator:
    """The handle at the beginning (0) or the end (1) of the brush."""
    return page.locator(".chart").get_by_role("slider").nth(end)


def place(page: Page, year: int) -> tuple[float, float]:
    """Where the middle of a year's bar is in the window."""
    chart = page.locator(".chart")
    chart.scroll_into_view_if_needed()
    box, plot = chart.bounding_box(), page.locator(".chart .plot").bounding_box()
    first, last = (int(chart.get_attribute(f"data-{end}") or 0) for end in ("first", "last"))
    assert box is not None
    assert plot is not None
    return box["x"] + box["width"] * (year - first + 0.5) / (last + 1 - first), plot["y"] + plot["height"] / 2


def brushed(page: Page, low: int, high: int) -> None:
    expect(page).to_have_url(re.compile(rf"[?&]year={low}\.\.{high}(&|$)"))  # the page may ask for other years already
    assert asked(page)["year"] == [f"{low}..{high}"]
    assert asked(page)["q"] == ["embassy"]


def test_a_stretch_is_brushed_with_the_mouse(reader: Reader) -> None:
    page = reader.open("/?q=embassy")
    whole = found(page)
    page.mouse.move(*place(page, 1971))
    page.mouse.down()
    page.mouse.move(*place(page, 1975), steps=3)
    page.mouse.move(*place(page, 1978), steps=3)
    page.mouse.up()
    brushed(page, 1971, 1978)
    assert 0 < found(page) < whole


def test_a_stretch_is_brushed_with_a_finger(reader: Reader) -> None:
    page = reader.open("/?q=embassy", TOUCH.look)
    filters(TOUCH, page)
    session = page.context.new_cdp_session(page)
    for kind, year in (("touchStart", 1971), ("touchMove", 1973), ("touchMove", 1978), ("touchEnd", None)):
        x, y = place(page, year) if year else (0.0, 0.0)
        points = [{"x": x, "y": y}] if year else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(page).to_have_url(re.compile(r"[?&]year="))
    low, high = map(int, asked(page)["year"][0].split(".."))
    assert abs(low - 1971) <= 1, "a phone's bar is narrower than a finger's pixel"
    assert abs(high - 1978) <= 1


def test_a_stretch_is_brushed_by_keys(reader: Reader) -> None:
    page = reader.open("/?q=embassy", KEYS.look)
    reach(slider(page, 0))
    for key in ("Home", "PageUp", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    first = int(page.locator(".chart").get_attribute("data-first") or 0)
    expect(slider(page, 0)).to_have_attribute("aria-valuenow", str(first + 12))
    reach(slider(page, 1))
    for key in ("End", "PageDown", "PageDown", "ArrowLeft"):
        page.keyboard.press(key)
    last = int(slider(page, 1).get_attribute("aria-valuenow") or 0)
    page.keyboard.press("Enter")
    brushed(page, first + 12, last)


@every_way
def test_a_stretch_is_typed(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=embassy", hands.look)
    filters(hands, page)
    page.locator("form.brush").get_by_label("From").fill("1971")
    hands.write(page.locator("form.brush").get_by_label("to", exact=True), "1978")
    brushed(page, 1971, 1978)


@every_way
def test_a_bar_is_a_link(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=embassy", hands.look)
    filters(hands, page)
    bar = page.locator(".chart .plot a[href*='year=2019']")
    if hands is KEYS:
        reach(page.locator(".chart .plot a[tabindex='0']"))
        while not bar.evaluate("it => it === document.activeElement"):
            before = page.evaluate("document.activeElement.getAttribute('href')")
            page.keyboard.press("ArrowRight")
            assert page.evaluate("document.activeElement.getAttribute('href')") != before, "no bar further on"
        page.keyboard.press("Enter")
    elif hands is TOUCH:
        page.touchscreen.tap(*place(page, 2019))
    else:
        page.mouse.click(*place(page, 2019))
    expect(page).to_have_url(re.compile("year=2019"))
    assert found(page) == page.locator(".hit").count()


@every_way
def test_a_decade_is_chosen_below_its_bars(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=embassy", hands.look)
    filters(hands, page)
    decade = page.locator(".chart a[href*='year=197X']")
    if hands is KEYS:
        hands.press(decade)
    else:
        hands.press(decade.locator("text"))
    expect(page).to_have_url(re.compile("year=197X"))


@every_way
def test_the_figures_stand_below(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=embassy", hands.look)
    filters(hands, page)
    hands.press(page.locator(".figures summary"))
    row = page.locator(".figures tr").filter(has=page.locator("a[href*='year=2019']").first)
    expect(row.first).to_be_visible()
    hands.press(row.first.locator("a.pick"))
    expect(page).to_have_url(re.compile("year=2019"))


def test_back_from_a_brush_shows_what_the_address_asks_for(reader: Reader) -> None:
    page = reader.open("/?q=embassy&year=1971..1978")
    page.mouse.move(*place(page, 2002))
    page.mouse.down()
    page.mouse.move(*place(page, 2007), steps=4)
    page.mouse.up()
    brushed(page, 2002, 2007)
    page.go_back()
    brushed(page, 1971, 1978)
    expect(slider(page, 0)).to_have_attribute("aria-valuenow", "1971")
    expect(slider(page, 1)).to_have_attribute("aria-valuenow", "1978")

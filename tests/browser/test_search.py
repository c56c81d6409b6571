"""Searching, as a reader does: ask, refine, leave out, look under a paragraph, go back."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import Hands, every_way
from tests.browser.look import Reader


def box(page: Page) -> Locator:
    """The one box of every page, whatever its role: a script that suggests makes a combobox of it."""
    return page.locator("input#q")


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters of the page's address."""
    return parse_qs(urlsplit(page.url).query)


def found(page: Page) -> int:
    """How many passages the answer says it has."""
    number = re.search(r"[\d,.]+", page.get_by_role("heading", level=1).inner_text())
    return int(re.sub(r"\D", "", number[0])) if number else 0


def filters(hands: Hands, page: Page) -> None:
    """Open the drawer of the filters where there is one, as on a phone."""
    drawer = page.locator(".facets summary").first
    if drawer.is_visible():
        hands.press(drawer)


@every_way
def test_ask_and_read_what_is_marked(reader: Reader, hands: Hands) -> None:
    page = reader.open("/", hands.look)
    hands.write(box(page), "embassy venezuela")
    expect(page).to_have_url(re.compile(r"q=embassy\+venezuela"))
    expect(page.locator(".hit mark").first).to_be_visible()
    expect(box(page)).to_have_value("embassy venezuela")
    assert found(page) == page.locator(".hit").count()


@every_way
def test_refine_by_a_value_and_take_it_back(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=embassy", hands.look)
    whole = found(page)
    filters(hands, page)
    hands.press(page.locator("a[href*='kind=footnote']").first)
    expect(page).to_have_url(re.compile("kind=footnote"))
    assert 0 < found(page) < whole
    hands.press(page.locator(".chip a").first)
    expect(page).not_to_have_url(re.compile("kind=footnote"))
    assert found(page) == whole


@every_way
def test_leave_a_value_out(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=embassy", hands.look)
    whole = found(page)
    filters(hands, page)
    hands.press(page.locator("a[href*='exclude=kind']").first)
    expect(page).to_have_url(re.compile("exclude=kind"))
    assert 0 < found(page) < whole
    expect(page.locator(".chip")).to_have_count(1)


@every_way
def test_see_what_has_no_year(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=embassy", hands.look)
    whole = found(page)
    filters(hands, page)
    hands.press(page.locator("a[href*='missing=year']").first)
    expect(page).to_have_url(re.compile("missing=year"))
    assert 0 < found(page) < whole


@every_way
def test_back_and_forward_keep_the_question_and_its_filters(reader: Reader, hands: Hands) -> None:
    page = reader.open("/", hands.look)
    hands.write(box(page), "embassy")
    expect(page).to_have_url(re.compile("q=embassy"))
    whole = found(page)
    filters(hands, page)
    hands.press(page.locator("a[href*='kind=footnote']").first)
    expect(page).to_have_url(re.compile("kind=footnote"))
    fewer, refined = found(page), page.url
    hands.press(page.locator(".hit h2 a, .hit h3 a").first)
    expect(page.locator("article.reading")).to_be_visible()
    page.go_back()
    assert page.url == refined
    assert found(page) == fewer
    expect(box(page)).to_have_value("embassy")
    page.go_back()
    assert found(page) == whole
    assert "kind" not in asked(page)
    page.go_forward()
    assert page.url == refined
    expect(page.locator(".chip")).to_have_count(1)


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        pytest.param("Alí Lameda", "Alí Lameda", id="accents"),
        pytest.param("김일성", "김일성", id="Hangul"),
        pytest.param("“로동신문” -zzz", "로동신문", id="quotes and Hangul"),
    ],
)
@every_way
def test_what_is_typed_is_what_is_searched(reader: Reader, hands: Hands, text: str, hit: str) -> None:
    page = reader.open("/", hands.look)
    hands.write(box(page), text)
    expect(page).to_have_url(re.compile(r"[?&]q="))
    assert asked(page)["q"] == [text]
    expect(box(page)).to_have_value(text)
    expect(page.locator("mark").first).to_be_visible()

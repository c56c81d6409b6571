"""What goes wrong at the reader's end: cookies turned off, questions no library could answer, markup for words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.addresses import Address
from tests.browser.chromium import without_cookies
from tests.browser.look import Reader, Servers, page_url
from tests.browser.test_search import asked, box
from tests.browser.watch import Watch

MARKUP = """<img src=x onerror="alert(1)">'&<b>"""
LONG = " ".join(f"word{n}" for n in range(10_000))


@pytest.fixture
def bare(playwright: Playwright, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser that keeps nothing for any site."""
    with without_cookies(playwright, tmp_path / "profile") as context:
        yield context


def test_all_is_there_without_cookies_but_what_would_be_kept(bare: BrowserContext, servers: Servers) -> None:
    watch = Watch(bare, {server.removeprefix("http://") for server in servers.values()})
    page = bare.new_page()
    page.goto(page_url(servers, Address("", "/?q=lameda&hl=es")))
    assert not bare.cookies(), "the browser of this test refuses cookies"
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator(".hit mark").first).to_be_visible()
    page.locator(".hit .star").first.click()
    expect(page.locator(".hit .star").first).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#said")).not_to_be_empty()
    page.locator(".hit h2 a, .hit h3 a").first.click()
    expect(page.locator("article.reading mark").first).to_be_visible()
    page.goto(page_url(servers, Address("", "/kept")))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert not watch.troubles


def search(page: Page, text: str) -> None:
    box(page).fill(text)
    page.locator("form[role=search] button[type=submit]").first.click()


def test_markup_is_searched_as_text(reader: Reader) -> None:
    page = reader.open("/")
    page.on("dialog", lambda dialog: pytest.fail(f"a script of the query ran: {dialog.message}"))
    search(page, MARKUP)
    page.wait_for_url("**q=**")
    assert asked(page)["q"] == [MARKUP]
    expect(box(page)).to_have_value(MARKUP)
    assert page.locator("main img, main b").count() == 0


def test_ten_thousand_words_are_refused_with_a_way_on(reader: Reader) -> None:
    page = reader.open("/")
    reader.let(page, 400, 414, 431)
    box(page).evaluate("(field, text) => { field.removeAttribute('maxlength'); field.value = text; }", LONG)
    with page.expect_navigation() as navigation:
        page.locator("form[role=search] button[type=submit]").first.click()
    answer = navigation.value
    assert answer is not None
    assert answer.status in {400, 414}
    expect(page.get_by_role("alert")).to_be_visible()
    expect(box(page)).to_be_visible()


def test_a_query_that_cannot_be_read_is_repaired_in_one_click(reader: Reader) -> None:
    page = reader.open(Address("", '/?q="kim', 400))
    page.locator("main a[href*='q=']").first.click()
    expect(page.locator(".hit").first).to_be_visible()


def test_a_wrong_address_leads_on(reader: Reader) -> None:
    page = reader.open(Address("", "/articles/no-such-article", 404))
    page.locator("main a").first.click()
    expect(page).to_have_url(reader.servers["library"] + "/")

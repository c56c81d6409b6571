"""What holds of every page in every setting: no trouble, nothing that axe finds, nothing wider than the window."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page, expect

from tests.browser.addresses import Address, every_page, every_searchable_page
from tests.browser.look import WIDTHS, Look, Reader

every_width = pytest.mark.parametrize("width", WIDTHS)
RUN = """axe => {
    if (!window.axe) (0, eval)(axe);
    return window.axe.run({resultTypes: ["violations"]});
}"""


def violations(page: Page) -> str:
    """What axe-core finds, as its own report; empty when there is nothing."""
    results = AxeResults(page.evaluate(RUN, AXE_SCRIPT))
    return str(results.generate_report()) if results.violations_count else ""


TOO_WIDE = """() => {
    const room = document.documentElement.clientWidth, wide = document.scrollingElement.scrollWidth;
    if (wide <= room) return [];
    const reach = e => Math.round(e.getBoundingClientRect().right);
    return [`the page is ${wide} wide in a window of ${room}`].concat(
        [...document.body.querySelectorAll("*")].filter(e => reach(e) > room)
            .map(e => `${e.tagName.toLowerCase()}.${e.className} reaches to ${reach(e)}`));
}"""


def too_wide(page: Page) -> str:
    """The elements that reach beyond the window, when the page can be scrolled sideways; else empty."""
    found: list[str] = page.evaluate(TOO_WIDE)
    return "\n".join(found)


def judge(page: Page, scheme: str) -> None:
    assert not (found := violations(page)), f"{scheme}: {found}"
    assert not (found := too_wide(page)), f"{scheme}: {found}"


@every_width
@every_page
def test_axe_finds_nothing_and_nothing_is_too_wide(reader: Reader, address: Address, width: int) -> None:
    page = reader.open(address, Look(width=width))
    judge(page, "light")
    page.emulate_media(color_scheme="dark")
    judge(page, "dark")
    page.emulate_media(color_scheme="light", forced_colors="active")
    judge(page, "forced colours")


@every_width
@every_page
def test_text_twice_as_large_fits(reader: Reader, address: Address, width: int) -> None:
    page = reader.open(address, Look(width=width, text=2.0))
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 32
    assert not too_wide(page)


@every_searchable_page
def test_a_page_works_without_script(reader: Reader, address: Address) -> None:
    """It says what it is, and has a way to search and a way on."""
    page = reader.open(address, Look(script=False))
    assert page.locator("h1").first.is_visible()
    page.locator("form[role=search] input[name=q]").first.fill("lameda")
    page.locator("form[role=search] button[type=submit]").first.click()
    page.wait_for_url("**q=lameda**")
    assert page.locator("mark").first.is_visible()


def test_a_page_without_a_library_says_when_to_come_back(reader: Reader) -> None:
    page = reader.open(Address("down", "/?q=embassy", 503, "down"), Look(script=False))
    expect(page.get_by_role("alert")).to_be_visible()
    again = page.locator("main a").first
    assert again.get_attribute("href") == "/?q=embassy"

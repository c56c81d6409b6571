"""What holds of every page in every setting: no trouble, nothing that axe finds, nothing wider than the window."""

from __future__ import annotations

from collections.abc import Mapping

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page, expect

from tests.browser.addresses import Address, every_page, every_searchable_page
from tests.browser.look import WIDTHS, Look, Reader

START = """axe => {
    if (!window.axe) (0, eval)(axe);
    window.axeSays = window.axe.run({resultTypes: ["violations"]});
}"""
TOO_WIDE = """() => {
    const room = document.documentElement.clientWidth, wide = document.scrollingElement.scrollWidth;
    if (wide <= room) return [];
    const reach = e => Math.round(e.getBoundingClientRect().left + Math.max(e.offsetWidth ?? 0, e.scrollWidth));
    return [`the page is ${wide} wide in a window of ${room}`].concat(
        [...document.body.querySelectorAll("*")].filter(e => e.checkVisibility() && reach(e) > room)
            .map(e => `${e.tagName.toLowerCase()}.${e.className} reaches to ${reach(e)}`));
}"""


def too_wide(page: Page) -> str:
    """The elements that reach beyond the window, when the page can be scrolled sideways; else empty."""
    found: list[str] = page.evaluate(TOO_WIDE)
    return "\n".join(found)


def findings(pages: Mapping[int, Page], scheme: str) -> list[str]:
    """What axe-core finds and what is too wide in each of ``pages`` (by width), which it works through side by side."""
    for page in pages.values():
        page.evaluate(START, AXE_SCRIPT)
    found = []
    for width, page in pages.items():
        results = AxeResults(page.evaluate("() => window.axeSays"))
        report = results.generate_report() if results.violations_count else ""
        found += [f"{width} px, {scheme}: {told}" for told in (report, too_wide(page)) if told]
    return found


def judge(page: Page, scheme: str) -> None:
    """Fail for what is found in one page."""
    found = findings({page.viewport_size["width"] if page.viewport_size else 0: page}, scheme)
    assert not found, "\n".join(found)


@every_page
def test_axe_finds_nothing_and_nothing_is_too_wide(reader: Reader, address: Address) -> None:
    pages = {width: reader.open(address, Look(width=width)) for width in WIDTHS}
    found = findings(pages, "light")
    for page in pages.values():
        page.emulate_media(color_scheme="dark")
    found += findings(pages, "dark")
    for page in pages.values():
        page.emulate_media(color_scheme="light", forced_colors="active")
    found += findings(pages, "forced colours")
    assert not found, "\n".join(found)


@every_page
def test_text_twice_as_large_fits(reader: Reader, address: Address) -> None:
    for width in WIDTHS:
        page = reader.open(address, Look(width=width, text=2.0))
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 32
        found = too_wide(page)
        assert not found, f"{width} px: {found}"


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

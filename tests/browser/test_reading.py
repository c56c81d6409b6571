"""The way through an article: from a search to its hits and back, along the outline, and off with a quotation."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import KEYS, NO_SCRIPT, TOUCH, Hands, every_way, reach, with_script
from tests.browser.look import Reader

ARTICLE = "/articles/lameda-poet-in-pyongyang"
MARKED = f"{ARTICLE}?q=lameda"


def mark(page: Page, number: int) -> Locator:
    return page.locator(f"mark#h{number}")


def at(page: Page, number: int) -> None:
    """The reader is at the hit with this number: it is in the window, in the address, and said."""
    expect(mark(page, number)).to_be_in_viewport()
    expect(page).to_have_url(re.compile(f"#h{number}$"))
    expect(page.locator(".hit-which")).to_contain_text(re.compile(rf"\b{number}\b"))


@every_way
def test_a_hit_opens_its_article_where_it_stands(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=lameda&kind=footnote", hands.look)
    hands.press(page.locator(".hit h2 a, .hit h3 a").first)
    expect(page).to_have_url(re.compile(r"/articles/.*q=lameda.*#n\d+$"))
    expect(page.locator(".passage:target")).to_be_in_viewport()
    expect(page.locator(".passage:target mark").first).to_be_visible()


@with_script
def test_next_and_previous_are_on_the_page(reader: Reader, hands: Hands) -> None:
    page = reader.open(MARKED, hands.look)
    following, previous = page.locator(".hit-step[data-key=n]"), page.locator(".hit-step[data-key=p]")
    hands.press(following)
    at(page, 1)
    hands.press(following)
    at(page, 2)
    if hands is KEYS:
        expect(following).to_be_focused()
        page.keyboard.press("Shift+Tab")  # on by Tab goes the long way round, and what is read with it
    hands.press(previous)
    at(page, 1)


def test_going_through_hits_leaves_one_step_back_to_the_search(reader: Reader) -> None:
    page = reader.open("/?q=lameda", KEYS.look)
    page.locator(".hit h2 a, .hit h3 a").first.click()
    expect(page.locator("article.reading")).to_be_visible()
    for _ in range(3):
        page.keyboard.press("n")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/\?q=lameda$"))


def test_without_hits_there_is_nothing_to_go_through(reader: Reader) -> None:
    page = reader.open(ARTICLE)
    assert page.locator("[data-key=n], .hit-map").count() == 0
    page.keyboard.press("n")
    assert page.url.endswith(ARTICLE)


@every_way
def test_the_outline_leads_to_a_section(reader: Reader, hands: Hands) -> None:
    page = reader.open(ARTICLE, hands.look)
    drawer = page.locator(".outline summary")
    if drawer.is_visible():
        hands.press(drawer)
    entry = page.locator(".outline a").nth(1)
    title = entry.inner_text().strip()
    hands.press(entry)
    heading = page.locator(":target")
    expect(heading).to_have_text(title)
    expect(heading).to_be_in_viewport()


def tools(hands: Hands, passage: Locator) -> None:
    """Bring what can be done with a passage: a finger touches its number, for nothing can hover there."""
    if hands is TOUCH:
        passage.locator(".permalink").tap()
    elif hands is NO_SCRIPT:
        passage.hover()


@every_way
def test_a_passage_is_quoted_with_its_reference(reader: Reader, hands: Hands) -> None:
    """With script into the clipboard, in one click; without, on a page to copy from."""
    page = reader.open(ARTICLE, hands.look)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    passage = page.locator("#p3")
    words = " ".join(passage.locator("p").first.inner_text().split()[:4])
    quote = passage.locator("a.copy[data-copy=note]")
    tools(hands, passage)
    if hands is NO_SCRIPT:
        hands.press(quote)
        expect(page).to_have_url(re.compile(r"/p3/cite"))
        expect(page.locator("#quotation")).to_contain_text(words)
        expect(page.locator("#quotation")).to_contain_text(f"{ARTICLE}#p3")
        return
    hands.press(quote)
    expect(page.locator("#said")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert words in copied
    assert f"{ARTICLE}#p3" in copied
    assert "/cite" not in page.url


def test_a_permalink_shows_its_passage(reader: Reader) -> None:
    page = reader.open(ARTICLE, KEYS.look)
    reach(page.locator("#p5 .permalink"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#p5$"))
    expect(page.locator("#p5")).to_be_in_viewport()

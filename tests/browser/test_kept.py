"""History and bookmarks, kept in the browser and taken out of it again."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from tests.browser.hands import NO_SCRIPT, Hands, with_script
from tests.browser.look import Reader


def kept(page: Page, kind: str) -> list[str]:
    return page.locator(f"[data-kept={kind}] a").all_inner_texts()


@with_script
def test_a_passage_and_a_search_are_kept_and_let_go(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=lameda", hands.look)
    hands.press(page.locator("h1 .star"))
    hands.press(page.locator(".hit .star").first)
    expect(page.locator(".hit .star").first).to_have_attribute("aria-pressed", "true")
    hands.press(page.locator(".foot a[href='/kept']"))
    expect(page.locator("[data-kept=passages] li")).to_have_count(1)
    assert kept(page, "searches") == ["lameda"]
    assert kept(page, "history") == ["lameda"]
    hands.press(page.locator("[data-kept=passages] button"))
    expect(page.locator("[data-kept=passages] li")).to_have_count(0)
    page.reload()
    assert kept(page, "passages") == []
    assert kept(page, "searches") == ["lameda"]


@with_script
def test_what_is_kept_is_saved_and_loaded_elsewhere(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=lameda", hands.look)
    hands.press(page.locator(".hit .star").first)
    page.goto("/kept")
    passages = kept(page, "passages")
    with page.expect_download() as saved:
        hands.press(page.locator("[data-save=json]"))
    file = saved.value.path()
    assert [one["title"] for one in json.loads(file.read_text(encoding="utf-8"))["passages"]] == passages
    other = reader.open("/kept", hands.look)
    assert kept(other, "passages") == []
    other.locator("#kept-file").set_input_files(file)
    expect(other.locator("[data-kept=passages] li")).to_have_count(1)
    assert kept(other, "passages") == passages


def test_without_script_the_page_says_what_to_do(reader: Reader) -> None:
    page = reader.open("/kept", NO_SCRIPT.look)
    expect(page.locator("main noscript")).to_be_visible()

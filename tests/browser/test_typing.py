"""Typing by an input method and with dead keys: text under composition is not yet text, and no key acts meanwhile."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.look import Look, Reader
from tests.browser.test_search import box


def compose(session: CDPSession, *steps: str) -> None:
    """What an input method does: show each step underlined, then commit the last."""
    for step in steps:
        at = {"selectionStart": len(step), "selectionEnd": len(step)}
        session.send("Input.imeSetComposition", {"text": step, **at})
    session.send("Input.insertText", {"text": steps[-1]})


@pytest.mark.parametrize("path", ["/", "/?q=embassy", "/articles/lameda-poet-in-pyongyang"])
def test_hangul_is_composed_in_the_box(reader: Reader, path: str) -> None:
    page = reader.open(path)
    session = page.context.new_cdp_session(page)
    box(page).fill("")
    compose(session, "ㄱ", "기", "김")
    compose(session, "ㅇ", "이", "일")
    expect(box(page)).to_have_value("김일")
    compose(session, "ㅅ", "서", "성")
    expect(box(page)).to_have_value("김일성")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q="))
    assert parse_qs(urlsplit(page.url).query)["q"] == ["김일성"]
    expect(page.locator("mark").first).to_be_visible()


def test_accents_come_by_dead_keys(reader: Reader) -> None:
    page = reader.open("/")
    session = page.context.new_cdp_session(page)
    box(page).click()
    page.keyboard.type("al")
    compose(session, "´", "í")
    page.keyboard.type(" lameda")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q="))
    assert parse_qs(urlsplit(page.url).query)["q"] == ["alí lameda"]


@pytest.mark.parametrize("key", ["?", "/", "n", "p", "b"])
def test_a_key_typed_into_the_box_is_text(reader: Reader, key: str) -> None:
    page = reader.open("/?q=embassy")
    box(page).click()
    page.keyboard.press("Control+A")
    page.keyboard.type(f"rice{key}")
    expect(box(page)).to_have_value(f"rice{key}")
    assert page.locator("dialog[open]").count() == 0
    assert "q=embassy" in page.url


def test_the_slash_brings_the_box(reader: Reader) -> None:
    page = reader.open("/?q=embassy")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("embassy")


def shown_keys(page: Page) -> list[str]:
    return page.locator("dialog[open] kbd").all_inner_texts()


def test_the_question_mark_lists_the_keys_of_the_page(reader: Reader) -> None:
    page = reader.open("/?q=embassy")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert "/" in shown_keys(page)
    assert all(text.strip() for text in page.locator("dialog[open] dd").all_inner_texts())
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_keys_can_be_listed_by_touch(reader: Reader) -> None:
    page = reader.open("/?q=embassy", Look(width=360, touch=True))
    page.locator(".keys-handle").tap()
    assert "?" in shown_keys(page)
    page.get_by_role("dialog").get_by_role("button").tap()
    expect(page.get_by_role("dialog")).to_be_hidden()

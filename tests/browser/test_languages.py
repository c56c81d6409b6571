"""The pages in English, Spanish and Korean: as the browser asks, as the reader switches, remembered afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Hands, every_way
from tests.browser.look import Look, Reader


@pytest.mark.parametrize(("locale", "code"), [("es-MX", "es"), ("ko-KR", "ko"), ("en-GB", "en"), ("fr-FR", "en")])
def test_a_page_speaks_as_the_browser_asks(reader: Reader, locale: str, code: str) -> None:
    page = reader.open("/", Look(locale=locale))
    expect(page.locator("html")).to_have_attribute("lang", code)


@every_way
def test_the_language_is_switched_and_stays(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=embassy&kind=paragraph", replace(hands.look, locale="en-GB"))
    hands.press(page.locator(".languages a[lang=es]"))
    expect(page.locator("html")).to_have_attribute("lang", "es")
    assert "q=embassy&kind=paragraph" in page.url
    page.goto("/articles")
    expect(page.locator("html")).to_have_attribute("lang", "es")


def test_a_passage_says_in_which_language_it_is(reader: Reader) -> None:
    page = reader.open("/articles/cuba-y-corea-fusiles-y-azucar")
    assert page.locator(".passage.paragraph p").first.evaluate("p => p.closest('[lang]').lang") == "es"
    page = reader.open("/articles/cuba-y-corea-fusiles-y-azucar?hl=es")
    assert page.locator(".passage.paragraph p").first.evaluate("p => p.closest('[lang]').lang") == "es"

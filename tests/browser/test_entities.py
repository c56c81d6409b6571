"""Names, outlets and works: found in their index, on their page, side by side, and in the picture of the library."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.browser.hands import KEYS, Hands, every_way, reach
from tests.browser.look import Reader
from tests.browser.test_search import found


def number(thing: Locator) -> int:
    return int(re.sub(r"\D", "", thing.inner_text()))


@every_way
def test_a_name_is_found_in_the_index_by_any_of_its_forms(reader: Reader, hands: Hands) -> None:
    page = reader.open("/names", hands.look)
    hands.write(page.locator("#find"), "김일성")
    expect(page).to_have_url(re.compile("find="))
    hands.press(page.locator(".entries a.label", has_text="Kim Il Sung").first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Kim Il Sung")
    expect(page.locator(".forms")).to_contain_text("金日成")


@every_way
def test_a_page_of_a_name_leads_to_its_passages(reader: Reader, hands: Hands) -> None:
    page = reader.open("/names/kim-il-sung", hands.look)
    promised = page.locator(".entity-head .counts a b").inner_text()
    hands.press(page.locator(".entity-head .counts a").first)
    expect(page).to_have_url(re.compile("actor=kim-il-sung"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(promised)


@every_way
def test_two_are_put_side_by_side(reader: Reader, hands: Hands) -> None:
    page = reader.open("/names/kim-il-sung", hands.look)
    hands.write(page.locator("form[action='/compare'] input:not([type=hidden])"), "cuba")
    expect(page).to_have_url(re.compile("/compare"))
    expect(page.locator(".wide-chart > svg")).to_be_visible()
    hands.press(page.locator(".figures summary"))
    cell = page.locator(".figures td a").first
    count = number(cell)
    hands.press(cell)
    expect(page).to_have_url(re.compile("year="))
    assert found(page) == count


@every_way
def test_a_mark_of_the_picture_leads_to_its_passages(reader: Reader, hands: Hands) -> None:
    page = reader.open("/picture", hands.look)
    mark = page.locator(".grid-chart svg a").first
    if hands is KEYS:
        mark = page.locator(".grid-chart svg a[tabindex='0'], .grid-chart svg a:not([tabindex])").first
        reach(mark)
    told = mark.locator("title").text_content() or ""
    promised = int(re.findall(r"\d+", told)[-1])
    if hands is KEYS:
        page.keyboard.press("Enter")
    else:
        mark.dispatch_event("click")
    expect(page).to_have_url(re.compile(r"outlet[=:]"))
    assert found(page) == promised


@every_way
def test_the_figures_of_the_picture_stand_below_it(reader: Reader, hands: Hands) -> None:
    page = reader.open("/picture", hands.look)
    hands.press(page.locator(".figures summary").first)
    cell = page.locator(".figures").first.locator("td a").first
    count = number(cell)
    hands.press(cell)
    expect(page.locator(".hit").first).to_be_visible()
    assert found(page) == count

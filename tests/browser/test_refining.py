"""Help with a search: suggestions, results by article, notes in place, long facets, what would find something."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.hands import KEYS, NO_SCRIPT, TOUCH, Hands, every_way, with_script
from tests.browser.look import Reader
from tests.browser.test_search import asked, box, filters, found
from tests.browser.test_typing import compose


def suggested(page: Page) -> list[str]:
    page.locator("[role=option]").first.wait_for()
    return page.locator("[role=option] .suggested").all_inner_texts()


def test_a_name_is_suggested_and_chosen_by_keys(reader: Reader) -> None:
    page = reader.open("/", KEYS.look)
    box(page).press_sequentially("kim il s")
    assert "Kim Il Sung" in suggested(page)
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    while page.locator("[aria-selected=true] .suggested").all_inner_texts() != ["Kim Il Sung"]:
        page.keyboard.press("ArrowDown")
        assert page.locator("[aria-selected=true]").count() == 1, "no such suggestion further down"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("actor=kim-il-sung"))


def test_a_suggestion_is_touched(reader: Reader) -> None:
    page = reader.open("/", TOUCH.look)
    box(page).tap()
    box(page).press_sequentially("kim il s")
    suggested(page)
    page.get_by_role("option").filter(has_text="Kim Il Sung").first.tap()
    expect(page).to_have_url(re.compile("actor=kim-il-sung"))


def test_suggestions_come_while_hangul_is_composed(reader: Reader) -> None:
    page = reader.open("/")
    session = page.context.new_cdp_session(page)
    box(page).click()
    compose(session, "ㄱ", "기", "김")
    session.send("Input.imeSetComposition", {"text": "이", "selectionStart": 1, "selectionEnd": 1})
    assert "Kim Il Sung" in suggested(page)
    session.send("Input.insertText", {"text": "일"})
    expect(box(page)).to_have_value("김일")


def test_suggestions_go_away_and_enter_sends_what_was_typed(reader: Reader) -> None:
    page = reader.open("/")
    box(page).press_sequentially("embassy")
    suggested(page)
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    expect(box(page)).to_have_value("embassy")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=embassy"))


@every_way
def test_results_stand_by_article_and_all_of_one_are_shown(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=embassy", hands.look)
    hands.press(page.locator(".views a:not([aria-current])"))
    expect(page).to_have_url(re.compile("view=articles"))
    more = page.locator(".all-of a").first
    group = page.locator(".group").filter(has=more).first
    name = group.get_attribute("id")
    before = group.locator(".hit").count()
    hands.press(more)
    # Between two pages there may be no result at all: one more than before is awaited, not another number.
    expect(page.locator(f"#{name} .hit").nth(before)).to_be_attached()


@every_way
def test_notes_unfold_under_their_paragraph(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=lameda&kind=paragraph", hands.look)
    fold = page.locator("details.beside").first
    note = fold.locator("li").first
    expect(note).to_be_hidden()
    hands.press(fold.locator("summary"))
    expect(note).to_be_visible()
    hands.press(note.locator("a").first)
    expect(page).to_have_url(re.compile(r"/articles/.*#n\d+$"))


@every_way
def test_a_claim_unfolds_under_its_note(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=lameda&kind=footnote", hands.look)
    fold = page.locator("details.beside").first
    hands.press(fold.locator("summary"))
    expect(fold.locator(".claim b").first).to_be_visible()


@every_way
def test_more_values_of_a_facet_and_fewer(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=embassy", hands.look)
    filters(hands, page)
    facet = page.locator("#values-actor")
    few = facet.locator("li.value").count()
    hands.press(facet.locator(".of-facet a", has_text="More"))
    facet = page.locator("#values-actor")
    expect(facet.locator(".of-facet a", has_text="Fewer")).to_be_attached()
    expect(facet.locator("li.value").nth(few)).to_be_attached()


@every_way
def test_a_long_facet_is_searched(reader: Reader, hands: Hands) -> None:
    """In a dialog where there is a script, on a page of its own where there is none."""
    page = reader.open("/?q=embassy", hands.look)
    filters(hands, page)
    hands.press(page.locator("#values-actor a[href*='/facets/actor']"))
    field = page.locator(".find input[type=search]")
    expect(field).to_be_visible()
    if hands is NO_SCRIPT:
        hands.write(field, "venez")
    else:
        field.press_sequentially("venez")
    expect(page.locator(".all-values .label").filter(has_not_text="Venez")).to_have_count(0)
    expect(page.locator(".all-values .label").first).to_be_visible()
    hands.press(page.locator(".all-values a.pick").first)
    expect(page).to_have_url(re.compile("actor=venezuela"))
    assert asked(page)["q"] == ["embassy"]


@with_script
def test_the_dialog_of_a_facet_closes_and_leaves_the_search(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=embassy", hands.look)
    filters(hands, page)
    address = page.url
    hands.press(page.locator("#values-actor a[href*='/facets/actor']"))
    expect(page.locator("#facet-dialog")).to_be_visible()
    hands.press(page.locator("#facet-dialog form[method=dialog] button"))
    expect(page.locator("#facet-dialog")).to_be_hidden()
    assert page.url == address


@every_way
def test_when_nothing_is_found_each_way_on_finds_what_it_promises(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=embasy&kind=footnote&lang=es", hands.look)
    assert page.locator(".hit").count() == 0
    way = page.locator(".ways li").first
    promised = int(re.sub(r"\D", "", re.search(r"\d[\d,]*", way.locator(".count").inner_text())[0]))  # type: ignore[index]
    hands.press(way.locator("a"))
    expect(page.locator(".hit").first).to_be_visible()
    assert found(page) == promised


@every_way
def test_names_are_searched_exactly_instead(reader: Reader, hands: Hands) -> None:
    page = reader.open("/?q=kim+il+sung", hands.look)
    whole = found(page)
    expect(page.locator(".variants")).to_contain_text("김일성")
    hands.press(page.locator(".variants a"))
    expect(page).to_have_url(re.compile("variants=0"))
    assert 0 < found(page) < whole


def test_j_and_k_walk_the_results(reader: Reader) -> None:
    page = reader.open("/?q=embassy")
    heads = page.locator(".hit h2 a")
    page.keyboard.press("j")
    expect(heads.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(heads.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(heads.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("article.reading")).to_be_visible()

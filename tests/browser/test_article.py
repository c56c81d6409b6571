"""Reading an article: its notes, its hits, what it cites, and taking a quotation from it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.hands import KEYS, NO_SCRIPT, TOUCH, Hands, every_way, with_script
from tests.browser.look import Look, Reader

ARTICLE = "/articles/lameda-poet-in-pyongyang"
PHONE = Look(width=360, script=False)


def clipboard(page: Page) -> str:
    found: str = page.evaluate("navigator.clipboard.readText()")
    return found


def may_copy(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])


def test_on_a_wide_page_a_note_begins_in_the_line_that_calls_it(reader: Reader) -> None:
    page = reader.open(ARTICLE, Look(width=1440))
    sides = page.locator(".text .side")
    assert sides.count() >= 10
    before = 0.0
    for number in range(sides.count()):
        side = sides.nth(number)
        call = page.locator(".text .call:not(.orphan)").nth(number)
        beside, sign = side.bounding_box(), call.bounding_box()
        text = page.locator(".text .passage > p").first.bounding_box()
        assert beside
        assert sign
        assert text
        assert beside["x"] >= text["x"] + text["width"], "in the margin"
        assert beside["y"] >= before, "below the note before it"
        if beside["y"] > before + 32:  # else the note before it stands in the way
            assert abs(beside["y"] - sign["y"]) < 30, "in the line of its call"
        before = beside["y"] + beside["height"]


def test_the_sentence_that_rests_on_a_note_shows_when_its_note_is_pointed_at(reader: Reader) -> None:
    page = reader.open(ARTICLE, Look(width=1440))
    claim = page.locator(".rests").first
    plain = claim.evaluate("it => getComputedStyle(it).backgroundColor")
    page.locator(".side").first.hover()
    expect(claim).not_to_have_css("background-color", plain)
    page.mouse.move(0, 0)
    expect(claim).to_have_css("background-color", plain)
    claim.locator(".call a").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(claim).not_to_have_css("background-color", plain)


@with_script
def test_on_a_phone_a_call_unfolds_its_note_in_place(reader: Reader, hands: Hands) -> None:
    page = reader.open(ARTICLE, Look(width=360, touch=hands.look.touch))
    side, call = page.locator(".side").first, page.locator(".text .call a").first
    expect(side).to_be_hidden()
    hands.press(call)
    expect(side).to_be_visible()
    expect(call).to_have_attribute("aria-expanded", "true")
    assert side.get_attribute("aria-hidden") is None, "it is read to who asked for it"
    hands.press(call)
    expect(side).to_be_hidden()
    assert page.url.endswith(ARTICLE), "the reader stays where they are"


def test_without_script_a_note_comes_up_over_a_phone_and_leads_back(reader: Reader) -> None:
    page = reader.open(ARTICLE, PHONE)
    page.locator("#p1-call1 a").click()
    note = page.locator("#n1")
    expect(note).to_have_css("position", "fixed")
    expect(note).to_be_in_viewport()
    note.locator(".back").first.click()
    expect(page.locator("#p1-call1")).to_be_in_viewport()
    expect(note).not_to_be_in_viewport()


@every_way
def test_from_the_text_to_a_note_and_back(reader: Reader, hands: Hands) -> None:
    page = reader.open(f"{ARTICLE}#n3", hands.look)
    expect(page.locator("#n3 .claimed")).to_be_visible()
    hands.press(page.locator("#n3 .back").first)
    expect(page).to_have_url(re.compile("#p3-call1$"))
    expect(page.locator("#p3-call1")).to_be_in_viewport()


def test_n_and_p_go_from_hit_to_hit_and_leave_the_history_alone(reader: Reader) -> None:
    page = reader.open(f"{ARTICLE}?q=lameda", KEYS.look)
    which, length = page.locator(".hit-which"), page.evaluate("history.length")
    marks = page.locator("mark[id]").count()
    for key, number in (("n", 1), ("n", 2), ("p", 1), ("p", marks), ("n", 1)):
        page.keyboard.press(key)
        expect(which).to_have_text(f"{number} of {marks}")
        expect(page.locator(f"#h{number}")).to_be_in_viewport()
    assert page.evaluate("history.length") == length


def test_n_goes_on_from_where_the_reader_is(reader: Reader) -> None:
    page = reader.open(f"{ARTICLE}?q=lameda#p9", KEYS.look)
    first = page.locator("#p9 mark, #p9 ~ .passage mark").first.get_attribute("id")
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile(f"#{first}$"))


@every_way
def test_the_map_leads_to_the_hits(reader: Reader, hands: Hands) -> None:
    page = reader.open(f"{ARTICLE}?q=lameda", hands.look)
    tick = page.locator(".hit-tick").last
    goal = str(tick.get_attribute("href"))
    hands.press(tick)
    expect(page.locator(goal)).to_be_in_viewport()


def test_the_outline_follows_the_reader(reader: Reader) -> None:
    page = reader.open(ARTICLE, KEYS.look)
    for link in page.locator(".outline a").all():
        link.click()
        expect(page.locator(".outline [aria-current]")).to_have_count(1)
    page.locator(".outline a").nth(1).click()
    expect(page.locator(".outline a").nth(1)).to_have_attribute("aria-current", "location")


def test_a_quotation_is_copied_with_its_reference(reader: Reader) -> None:
    page = reader.open(ARTICLE, KEYS.look)
    may_copy(page)
    page.locator("#p5").hover()
    page.locator("#p5 .copy[data-copy=note]").click()
    expect(page.locator("#said")).to_contain_text("Copied")
    quote, note, url = clipboard(page).split("\n")
    assert quote.startswith("“The police came for him")
    assert "favour. What had changed" in quote, "without calls and the notes beside them"
    assert "Ibid Samples, March 18, 2024, para. 5, https://" in note
    assert url.endswith(f"{ARTICLE}#p5")


def test_what_is_selected_is_what_is_copied(reader: Reader) -> None:
    page = reader.open(ARTICLE, KEYS.look)
    may_copy(page)
    page.locator("#p5 > p .dated").first.select_text()
    page.keyboard.press("c")
    expect(page.locator("#said")).to_contain_text("Copied")
    assert clipboard(page).startswith("“27 September 1967”\n")


def test_a_native_copy_leaves_out_the_notes_in_the_margin(reader: Reader) -> None:
    page = reader.open(ARTICLE, KEYS.look)
    may_copy(page)
    page.locator("#p5 > p").select_text()
    page.keyboard.press("Control+c")
    copied = clipboard(page)
    assert copied.startswith("The police came for him")
    assert str(page.locator("#p5 .side").first.text_content())[3:30] not in copied


def test_bibtex_and_ris_are_copied_in_one_click(reader: Reader) -> None:
    page = reader.open(ARTICLE, KEYS.look)
    may_copy(page)
    for form, beginning in (("bibtex", "@article{"), ("ris", "TY  - ")):
        page.locator("#p2").hover()
        page.locator(f"#p2 .copy[data-copy={form}]").click()
        page.wait_for_function(
            "start => navigator.clipboard.readText().then(text => text.startsWith(start))", arg=beginning
        )


@every_way
def test_the_way_to_a_reference_without_copying(reader: Reader, hands: Hands) -> None:
    page = reader.open(f"{ARTICLE}#p2", hands.look)
    if hands.look.script:
        page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    hands.press(page.locator("#p2 .copy[data-copy=bibtex]"))
    expect(page).to_have_url(re.compile(r"/p2/cite#bibtex$"))
    expect(page.locator("#bibtex")).to_be_in_viewport()
    expect(page.locator("blockquote")).to_contain_text("Alí Lameda was a native of Carora")


def test_the_cite_page_copies_each_reference(reader: Reader) -> None:
    page = reader.open(f"{ARTICLE}/p2/cite", TOUCH.look)
    may_copy(page)
    for button in page.locator(".copier").all():
        target = str(button.get_attribute("data-copies"))
        button.tap()
        shown = page.locator(f"#{target}").inner_text()
        page.wait_for_function("text => navigator.clipboard.readText().then(copied => copied === text)", arg=shown)


def test_names_and_dates_lead_to_their_passages(reader: Reader) -> None:
    page = reader.open(ARTICLE, NO_SCRIPT.look)
    page.locator("#p1 .named", has_text="Kim Il Sung").click()
    expect(page).to_have_url(re.compile("actor=kim-il-sung"))
    expect(page.locator(".hit").first).to_be_visible()


def test_print_has_the_notes_and_where_it_is_from_and_no_furniture(reader: Reader) -> None:
    page = reader.open(f"{ARTICLE}?q=lameda", KEYS.look)
    page.emulate_media(media="print")
    for shown in (".notes", ".works", ".reference", "#n1", "#p1"):
        expect(page.locator(shown)).to_be_visible()
    for gone in (
        ".top",
        ".outline",
        ".tools",
        ".side",
        ".hits-nav",
        ".hit-steps",
        ".foot",
        ".marking",
        ".permalink",
        ".back",
    ):
        for found in page.locator(gone).all():
            expect(found).to_be_hidden()
    expect(page.locator(".reference")).to_contain_text(f"{ARTICLE}")


@every_way
def test_the_list_is_sifted_and_sorted(reader: Reader, hands: Hands) -> None:
    page = reader.open("/articles", hands.look)
    hands.write(page.locator("#sift"), "embassy")
    expect(page).to_have_url(re.compile("words=embassy"))
    expect(page.locator("h1")).to_contain_text("of 22 articles")
    hands.press(page.get_by_role("link", name="Newest first"))
    expect(page).to_have_url(re.compile("words=embassy&sort=newest"))
    expect(page.locator(".heads").first).to_be_visible()

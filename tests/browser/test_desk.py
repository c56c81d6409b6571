"""The librarian's desk in a browser: from the login to readers and back, by keys, by touch, and without script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from indexer import open_library
from indexer.build import build
from tests.browser.checker import check
from tests.browser.hands import Hands, every_way
from tests.browser.look import WIDTHS, Look, Reader, Servers
from tests.browser.serving import serving
from tests.browser.test_pages import judge, too_wide
from tests.conftest import DOCUMENTS
from tests.folders import RADIO, write
from tests.web.desk_client import TOKEN

PAGES = {
    "overview": "/desk",
    "documents": "/desk/documents",
    "orphans": "/desk/lists/orphan-note",
    "undated": "/desk/lists/undated",
    "names": "/desk/lists/unknown-names",
    "tables": "/desk/lists/tables",
    "difference": "/desk/difference",
    "roll-back": "/desk/rollback",
}
LATE = 120_000
"""In milliseconds: a job starts a process, and others may keep the machine busy."""

every_desk_page = pytest.mark.parametrize("path", [pytest.param(path, id=name) for name, path in PAGES.items()])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with documents, a library of two generations, and things to upload."""
    home = tmp_path_factory.mktemp("desk")
    shutil.copytree(DOCUMENTS, home / "documents")
    engine = open_library(home / "library")
    build(engine, [home / "documents"])
    write(home / "documents", {"radio.txt": RADIO})
    build(engine, [])
    engine.close()
    changed = (DOCUMENTS / "lameda-poet-in-pyongyang.txt").read_text(encoding="utf-8").replace("1974", "1975")
    write(home / "up", {"harbour.txt": RADIO.replace("Radio", "Harbour"), "lameda-poet-in-pyongyang.txt": changed})
    write(home / "up", {"broken.pdf": "no PDF"})
    return home


@pytest.fixture(scope="module")
def at_the_desk(home: Path) -> Iterator[Servers]:
    with serving(home / "library", {"IBID_TOKEN": TOKEN}) as base:
        yield {"library": base}


@pytest.fixture
def librarian(browser: Browser, at_the_desk: Servers) -> Iterator[Reader]:
    """Opens pages of the desk; what goes wrong in one, the test fails for."""
    reader = Reader(browser, at_the_desk)
    try:
        yield reader
        assert not reader.troubles, "\n".join(reader.troubles)
    finally:
        reader.close()


def logged_in(reader: Reader, look: Look, path: str = "/desk") -> Page:
    page = reader.open("/desk/login", look)
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/desk")
    expect(page.locator(".matters")).to_be_visible()
    expect(page.locator(".job")).to_have_count(0, timeout=LATE)  # until the articles are looked through
    return page if path == "/desk" else reader.show(page, path)


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_at_the_desk_and_nothing_is_too_wide(librarian: Reader, width: int) -> None:
    login = librarian.open("/desk/login", Look(width=width))
    judge(login, "light")
    page = logged_in(librarian, Look(width=width))
    for path in PAGES.values():
        librarian.show(page, path)
        page.emulate_media(color_scheme="light", forced_colors="none")
        judge(page, f"{path}, light")
        page.emulate_media(color_scheme="dark")
        judge(page, f"{path}, dark")
        page.emulate_media(color_scheme="light", forced_colors="active")
        judge(page, f"{path}, forced colours")


@pytest.mark.parametrize("width", WIDTHS)
def test_text_twice_as_large_fits_the_desk(librarian: Reader, width: int) -> None:
    page = logged_in(librarian, Look(width=width, text=2.0))
    for path in PAGES.values():
        assert not too_wide(librarian.show(page, path)), path


def test_the_html_of_the_desk_is_valid(librarian: Reader, tmp_path: Path) -> None:
    page = logged_in(librarian, Look(script=True))
    told = {}
    for name, path in {**PAGES, "login": "/desk/login"}.items():
        answer = page.request.get(f"{librarian.servers['library']}{path}")
        told[name] = answer.text()
    said = check(told, tmp_path)
    assert not any(said.values()), said


@every_way
def test_from_an_upload_to_readers_and_back(librarian: Reader, home: Path, hands: Hands) -> None:
    name = f"{hands.way}.txt"
    write(home / "up", {name: f"A {hands.way.title()} in the Harbour\n\nOnly {hands.way}zebra was seen at night.\n"})
    page = librarian.open("/desk/login", hands.look)
    hands.write(page.get_by_label("Token"), TOKEN)
    page.wait_for_url("**/desk")

    page.locator("#documents").set_input_files([home / "up" / name, home / "up" / "broken.pdf"])
    hands.press(page.get_by_role("button", name="Upload"))
    expect(page.locator(".waiting")).to_contain_text(name)
    hands.press(page.get_by_role("button", name="Discard broken.pdf"))
    expect(page.locator(".waiting")).not_to_contain_text("broken.pdf")

    hands.press(page.get_by_role("button", name="See what would change"))
    page.wait_for_url("**/desk/difference", timeout=LATE)
    expect(page.get_by_role("main")).to_contain_text(name)
    hands.press(page.get_by_role("button", name="Publish this"))
    expect(page.get_by_role("heading", name="Published")).to_be_visible(timeout=LATE)
    readers = librarian.open(f"/?q={hands.way}zebra", hands.look)
    expect(readers.locator("mark").first).to_be_visible()

    hands.press(page.get_by_role("link", name="Roll back"))
    hands.press(page.get_by_role("button", name="Roll back"))
    expect(page.get_by_role("heading", name="Rolled back")).to_be_visible(timeout=LATE)
    expect(page.get_by_role("main")).to_contain_text("1 document waits again at the desk")
    readers.reload()
    expect(readers.get_by_role("main")).to_contain_text("No passage found")
    assert not (home / "documents" / name).exists()
    hands.press(page.get_by_role("link", name="Go to the desk"))
    hands.press(page.get_by_role("button", name=f"Discard {name}"))
    expect(page.get_by_role("main")).to_contain_text("Nothing was uploaded")


def test_too_much_is_told_before_it_is_sent(librarian: Reader, home: Path) -> None:
    page = logged_in(librarian, Look())
    form = page.locator("form.upload")
    form.evaluate("form => form.dataset.mostFiles = 1")
    page.locator("#documents").set_input_files([home / "up" / "harbour.txt", home / "up" / "broken.pdf"])
    assert not form.evaluate("form => form.checkValidity()")
    page.locator("#documents").set_input_files([home / "up" / "harbour.txt"])
    assert form.evaluate("form => form.checkValidity()")


def test_without_cookies_the_login_says_so(librarian: Reader) -> None:
    page = librarian.open("/desk/login", Look())
    page.context.clear_cookies()
    librarian.let(page, 403)
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_contain_text("keeps no cookies")


def test_a_wrong_token_leads_back_to_the_form(librarian: Reader) -> None:
    page = librarian.open("/desk/login", Look(script=False))
    librarian.let(page, 401)
    page.get_by_label("Token").fill("not-the-token-at-all")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_contain_text("not the token")
    expect(page.get_by_label("Token")).to_be_visible()

"""One browser, one server and one library for all tests of the pages; a context of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.browser.chromium import NO_BROWSER, executable, options
from tests.browser.look import Reader, Servers
from tests.browser.serving import serving

PATIENCE = 60_000
"""In milliseconds: a page that comes late because other tests keep the machine busy comes all the same."""


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(**options())
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def servers(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """The addresses of the servers that pages are at."""
    with serving(sample_folder) as library, serving(tmp_path_factory.mktemp("down") / "library") as down:
        yield {"library": library, "down": down}


@pytest.fixture
def reader(browser: Browser, servers: Servers) -> Iterator[Reader]:
    """Opens pages; what goes wrong in one, the test fails for."""
    reader = Reader(browser, servers)
    try:
        yield reader
        assert not reader.troubles, "\n".join(reader.troubles)
    finally:
        reader.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--approve", action="store_true", help="take pictures of pages that differ for the right ones")


@pytest.fixture(scope="session")
def approving(pytestconfig: pytest.Config) -> bool:
    """Whether pictures that differ are approved."""
    return bool(pytestconfig.getoption("--approve", default=False))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Say in the last line when the pages were not tested, so that nobody takes the run for more than it was."""
    yield
    if executable() is None:
        terminalreporter.write_line(NO_BROWSER, yellow=True)

"""One browser, one server and one library for all tests of the pages; a context of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import NO_BROWSER, executable, launched
from tests.browser.look import Reader
from tests.browser.serving import serving


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="package")
def server(sample_folder: Path) -> Iterator[str]:
    """The address of the pages over ``documents/``."""
    with serving(sample_folder) as base:
        yield base


@pytest.fixture
def reader(browser: Browser, server: str) -> Iterator[Reader]:
    """Opens pages of the sample library; what goes wrong in one, the test fails for."""
    yield from _read(browser, server)


def _read(browser: Browser, base: str) -> Iterator[Reader]:
    reader = Reader(browser, base)
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

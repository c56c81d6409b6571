"""Every page is valid HTML, as the W3C's checker has it."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.addresses import ADDRESSES, Address, every_page
from tests.browser.checker import check
from tests.browser.look import Servers, page_url


def fetched(servers: Servers, address: Address) -> str:
    """The page's HTML, which an error page has like any other."""
    try:
        with urllib.request.urlopen(page_url(servers, address)) as answer:  # noqa: S310
            body: bytes = answer.read()
    except urllib.error.HTTPError as error:
        body = error.read()
    return body.decode()


@pytest.fixture(scope="module")
def said(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the checker says of each page, by its name."""
    return check({address.name: fetched(servers, address) for address in ADDRESSES}, tmp_path_factory.mktemp("html"))


@every_page
def test_the_html_is_valid(said: dict[str, list[str]], address: Address) -> None:
    assert not said.get(address.name), "\n".join(said[address.name])


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    wrong = '<!doctype html><html lang="en"><title>x</title><p id="a"><p id="a"><ul><p>in a list</ul>'
    told = "\n".join(check({"wrong": wrong}, tmp_path)["wrong"])
    assert "Duplicate ID" in told
    assert "not allowed as child of" in told

"""Reading a page as a test does: by selectors, and by the words that a person sees."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient


def get(client: FlaskClient, url: str, status: int = 200) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == status, response.text
    assert response.content_type == "text/html; charset=utf-8"
    return BeautifulSoup(response.data, "lxml")


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, (selector, found)
    return found[0]


def text(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def link(page: BeautifulSoup | Tag, words: str) -> str:
    found = [str(a["href"]) for a in page.select("a[href]") if words in text(a)]
    assert found, words
    return found[0]


def total(page: BeautifulSoup) -> int:
    words = text(one(page, "h1"))
    return 0 if words == "No passage found" else int(words.split()[0].replace(",", ""))

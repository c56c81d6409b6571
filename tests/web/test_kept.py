"""The page of what a browser keeps: a frame that says what it needs, and the words that the script says."""

from __future__ import annotations

from bs4 import BeautifulSoup
from flask.testing import FlaskClient


def page(client: FlaskClient, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.data, "lxml")


def test_without_a_script_the_page_says_what_to_do_instead(client: FlaskClient) -> None:
    found = page(client, "/kept")
    note, frame = found.select_one("noscript"), found.select_one(".kept")
    assert note
    assert "bookmarks of your browser" in note.get_text()
    assert frame
    assert frame.has_attr("hidden")


def test_each_list_has_its_place_and_heading(client: FlaskClient) -> None:
    found = page(client, "/kept")
    for name in ("passages", "searches", "history"):
        section = found.select_one(f"section[aria-labelledby=kept-{name}]")
        assert section
        assert section.select_one(f"ol[data-kept={name}]")
        assert section.select_one(f"h2#kept-{name}")


def test_every_page_leads_there_and_has_the_words_of_the_stars(client: FlaskClient) -> None:
    for url in ("/", "/?q=embassy", "/articles/lameda", "/nowhere"):
        found = BeautifulSoup(client.get(url).data, "lxml")
        assert found.select_one("footer a[href='/kept']")
        words = found.select_one("template#star-words")
        assert words
        assert all(words[f"data-{name}"] for name in ("keep", "drop", "kept", "dropped", "full"))

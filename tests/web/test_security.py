"""Hostile titles, texts, names, addresses and queries stay text; every answer forbids what it need not do."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from tests.web import sample
from tests.web.fake_engine import FakeEngine
from webapp import create_app, markup

URLS = (
    "/", "/?q=embassy", "/articles", "/articles/lameda", "/nowhere", "/?year=x", '/?q="', "/robots.txt", "/favicon.ico",
    "/api/v1/search", "/api/v1/search?year=x", "/healthz", "/metrics", "/api/none",
    "/assets/ibid.css", "/assets/ibid.js", "/assets/none", "/static/favicon.svg", "/static/none",
)  # fmt: skip
HOSTILE_URLS = (
    "/",
    "/?q=zebra",
    "/articles",
    "/articles/hostile",
    "/articles/hostile?q=zebra",
    f"/?q={quote(sample.HOSTILE)}",
    f"/?q={quote(sample.HOSTILE + chr(34) * 2)}",
    f"/?q=zebra&actor={quote(sample.HOSTILE)}&exclude=outlet:{quote(sample.HOSTILE)}",
    f"/?year={quote(sample.HOSTILE)}",
    f"/?{quote(sample.HOSTILE)}=1",
    f"/articles/{quote(sample.HOSTILE, safe='')}",
    f"/articles/lameda?q={quote(sample.HOSTILE)}&sort={quote(sample.HOSTILE)}",
    f"/{quote(sample.HOSTILE)}",
)


@pytest.fixture
def hostile() -> FlaskClient:
    return create_app(engine=FakeEngine((*sample.ARTICLES, sample.hostile()), sample.RECORDS)).test_client()


@pytest.mark.parametrize("url", URLS)
def test_every_answer_carries_the_headers(client: FlaskClient, url: str) -> None:
    headers = client.get(url, buffered=True).headers
    policy = dict(directive.split(" ", 1) for directive in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["style-src"] == policy["img-src"] == policy["script-src"] == policy["form-action"] == "'self'"
    assert policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("url", HOSTILE_URLS)
def test_hostile_input_stays_text(hostile: FlaskClient, url: str) -> None:
    response = hostile.get(url)
    assert response.status_code in {200, 400, 404}
    page = BeautifulSoup(response.data, "html.parser")
    assert not page.find_all(["i", "iframe", "object", "style"])
    assert [str(s.get("src")).partition("?")[0] for s in page.find_all("script")] == ["/assets/ibid.js"]
    for tag in page.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on") or name == "style"], tag
        for name in ("href", "src", "action", "content"):
            assert not str(tag.get(name, "")).strip().lower().startswith(("javascript:", "data:")), tag
    assert response.text.count("<script") == 1


def test_hostile_text_is_all_there(hostile: FlaskClient) -> None:
    page = BeautifulSoup(hostile.get("/articles/hostile?q=zebra").data, "html.parser")
    paragraph = page.select_one("#p1 > p")
    assert paragraph is not None
    for side in paragraph.select(".side"):
        assert side.get_text() == f"{sample.HOSTILE} {sample.hostile().passages[1].text}"
        side.decompose()
    for call in paragraph.select("sup"):
        assert call.get_text() == sample.HOSTILE
        call.decompose()
    assert paragraph.get_text() == sample.hostile().passages[0].text
    assert [mark.get_text() for mark in paragraph.select("mark")] == ["zebra"]


def test_only_web_addresses_become_source_links(hostile: FlaskClient) -> None:
    page = hostile.get("/articles/hostile").text
    assert "Source: javascript:alert(1)" in page
    assert "citation_fulltext_html_url" not in page
    link = BeautifulSoup(hostile.get("/articles/lameda").data, "lxml").select_one('a[rel~="external"]')
    assert link is not None
    assert link["href"] == "https://example.org/poet"


@pytest.mark.parametrize(
    ("source", "followed"),
    [
        ("https://example.org/a?b", True),
        ("HTTP://example.org", True),
        ("javascript://example.org/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("file://host/etc/passwd", False),
        ("//example.org", False),
        ("https:", False),
        ("http://[bad", False),
        ("An archive, box 3", False),
        (None, False),
    ],
)
def test_what_a_browser_may_follow(source: str | None, followed: bool) -> None:
    assert markup.web_address(source) == (source if followed else None)


@pytest.mark.parametrize("url", ["/", "/?q=embassy", "/articles/lameda?q=Lameda", "/nowhere"])
def test_nothing_is_fetched_from_elsewhere(client: FlaskClient, url: str) -> None:
    page = BeautifulSoup(client.get(url).data, "lxml")
    fetched = [tag["href"] for tag in page.select("link[href]")] + [tag["src"] for tag in page.select("[src]")]
    assert fetched
    for address in map(str, fetched):
        assert address.startswith("/"), address
        assert client.get(address, buffered=True).status_code == 200


@pytest.mark.parametrize("path", ["/assets/ibid.css", "/assets/ibid.js", "/static/favicon.svg"])
def test_assets_are_kept_by_their_hash(client: FlaskClient, path: str) -> None:
    address = re.search(rf"{re.escape(path)}\?v=\w+", client.get("/").text)
    assert address
    kept = client.get(address[0], buffered=True)
    assert kept.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(address[0], buffered=True, headers={"If-None-Match": kept.headers["ETag"]}).status_code == 304
    for other in (path, f"{path}?v=old", f"{path}?v=%FF"):
        assert client.get(other, buffered=True).headers["Cache-Control"] == "public, no-cache"


def test_the_style_has_nothing_foreign(client: FlaskClient) -> None:
    css = client.get("/assets/ibid.css").text
    assert "@import" not in css
    assert "url(" not in css


def test_sheet_and_script_are_light(client: FlaskClient) -> None:
    names = ("/assets/ibid.css", "/assets/ibid.js")
    sizes = [len(client.get(name, headers={"Accept-Encoding": "gzip"}).data) for name in names]
    assert sum(sizes) < 30_000, "half of what a page may weigh with all that it needs"


def test_robots_are_kept_from_the_endless_filters(client: FlaskClient) -> None:
    assert "Disallow: /*?" in client.get("/robots.txt").text

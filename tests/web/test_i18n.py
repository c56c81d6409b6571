"""Three languages for the pages: which one is spoken, how it is remembered, and how dates and numbers are written."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from webapp import i18n


def language(client: FlaskClient, url: str = "/", **headers: str) -> str:
    page = BeautifulSoup(client.get(url, headers=headers).data, "lxml")
    root = page.select_one("html")
    assert root
    return str(root["lang"])


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [
        pytest.param("ko-KR,ko;q=0.9,en;q=0.5", "ko", id="first"),
        pytest.param("fr,es;q=0.8", "es", id="the first we have"),
        pytest.param("fr", "en", id="none we have"),
        pytest.param("", "en", id="none asked for"),
        pytest.param(";;q=x,,", "en", id="no header at all"),
    ],
)
def test_the_browser_says_which_language(client: FlaskClient, accepted: str, spoken: str) -> None:
    assert language(client, **{"Accept-Language": accepted}) == spoken


def test_a_switch_wins_and_is_remembered(client: FlaskClient) -> None:
    assert language(client, "/?hl=es") == "es"
    assert language(client, "/articles", **{"Accept-Language": "ko"}) == "es"
    assert language(client, "/articles?hl=ko") == "ko"
    assert language(client, "/nowhere") == "ko"


def test_without_cookies_the_address_still_says_it(app: Flask) -> None:
    client = app.test_client(use_cookies=False)
    assert language(client, "/?hl=es") == "es"
    assert language(client, "/") == "en"


@pytest.mark.parametrize("code", ["", "xx", "<b>", "en-GB"])
def test_an_unknown_language_is_passed_over(client: FlaskClient, code: str) -> None:
    response = client.get("/", query_string={"hl": code})
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers


def test_the_cookie_is_no_business_of_scripts(client: FlaskClient) -> None:
    cookie = client.get("/?hl=ko").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_the_switch_keeps_the_page(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/?q=embassy&year=1967&year=1968&hl=ko").data, "lxml")
    links = {str(a["hreflang"]): str(a["href"]) for a in page.select(".languages a")}
    assert links["es"] == "/?q=embassy&year=1967&year=1968&hl=es"
    assert list(links) == list(i18n.LANGUAGES)


def test_a_cache_tells_the_languages_apart(client: FlaskClient) -> None:
    english = client.get("/articles")
    assert {"Accept-Language", "Cookie"} <= {part.strip() for part in english.headers["Vary"].split(",")}
    tag = english.headers["ETag"]
    assert client.get("/articles", headers={"If-None-Match": tag}).status_code == 304
    again = client.get("/articles", headers={"If-None-Match": tag, "Accept-Language": "es"})
    assert again.status_code == 200
    assert again.headers["Content-Language"] == "es"


def test_the_api_speaks_one_language(client: FlaskClient) -> None:
    bodies = {client.get("/api/v1/articles", headers={"Accept-Language": code}).text for code in i18n.LANGUAGES}
    assert len(bodies) == 1

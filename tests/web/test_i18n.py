"""Three languages for the pages: which one is spoken, how it is remembered, and how dates and numbers are written."""

from __future__ import annotations

import io
import re
import tomllib
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from tests.web import sample
from webapp import dates, i18n, words

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUES = ROOT / "webapp" / "translations"
HOLES = re.compile(r"%\((\w+)\)s")
SAMPLES = {"en": "Search", "es": "Buscar", "ko": "검색"}


def language(client: FlaskClient, url: str = "/", **headers: str) -> str:
    page = BeautifulSoup(client.get(url, headers=headers).data, "lxml")
    root, button = page.select_one("html"), page.select_one("form.box button")
    assert root
    assert button
    assert button.get_text() == SAMPLES[str(root["lang"])]
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


@pytest.mark.parametrize(
    ("edtf", "english", "spanish", "korean"),
    [
        pytest.param("1967-05-11", "11 May 1967", "11 de mayo de 1967", "1967년 5월 11일", id="day"),
        pytest.param("1967-05", "May 1967", "mayo de 1967", "1967년 5월", id="month"),
        pytest.param("196X", "1960s", "años 1960", "1960년대", id="decade"),
        pytest.param("18XX", "19th century", "siglo XIX", "19세기", id="century"),
        pytest.param("1968-21", "spring 1968", "primavera de 1968", "1968년 봄", id="season"),
        pytest.param("2013/..", "2013 onwards", "desde 2013", "2013 이후", id="open"),
        pytest.param("1980~", "about 1980", "hacia 1980", "1980 무렵", id="about"),
    ],
)
def test_dates_are_written_as_the_reader_does(app: Flask, edtf: str, english: str, spanish: str, korean: str) -> None:
    for code, expected in (("en", english), ("es", spanish), ("ko", korean)):
        with app.test_request_context(f"/?hl={code}"):
            assert dates.spoken(edtf) == expected


@pytest.mark.parametrize(
    ("code", "shown"), [("en", "12,000 passages"), ("es", "12.000 pasajes"), ("ko", "구절 12,000개")]
)
def test_numbers_are_written_as_the_reader_does(app: Flask, code: str, shown: str) -> None:
    with app.test_request_context(f"/?hl={code}"):
        assert words.passages(12_000) == shown


def catalogue(code: str) -> Catalog:
    with (CATALOGUES / code / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=code)


def marked() -> set[str]:
    """Every text that the code and the templates mark, in its singular."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]["mappings"]
    methods = [(str(one["pattern"]), str(one["method"])) for one in mappings]
    options = {str(one["pattern"]): {"trimmed": "true"} for one in mappings if one["method"] == "jinja2"}
    found = extract_from_dir(ROOT, methods, options)
    return {text if isinstance(text, str) else text[0] for _, _, text, _, _ in found}


def strings_of(message: Message) -> list[str]:
    """The translations of a text, one for each plural form."""
    found = message.string or ""
    return [found] if isinstance(found, str) else list(found)


@pytest.mark.parametrize("code", ["es", "ko"])
def test_every_text_is_translated(code: str) -> None:
    """Where this fails, run ``make messages`` and fill what is empty."""
    held = {m.id if isinstance(m.id, str) else m.id[0]: m for m in catalogue(code) if m.id}
    assert set(held) == marked()
    for text, message in held.items():
        assert all(strings_of(message)), text
        assert not message.fuzzy, text


@pytest.mark.parametrize("code", ["es", "ko"])
def test_translations_keep_what_is_filled_in(code: str) -> None:
    for message in catalogue(code):
        if message.id:
            many = message.id if isinstance(message.id, str) else message.id[-1]
            assert set(HOLES.findall(many)) == set(HOLES.findall(strings_of(message)[-1])), many


@pytest.mark.parametrize("code", ["es", "ko"])
def test_the_catalogues_are_compiled(code: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(code))
    assert compiled.getvalue() == (CATALOGUES / code / "LC_MESSAGES" / "messages.mo").read_bytes(), "make messages"


def test_passages_keep_their_own_language(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/articles/lameda?hl=ko").data, "lxml")
    title = page.select_one("h1")
    assert title
    assert title["lang"] == "en"
    assert re.search("[가-힣]", page.get_text())
    assert sample.poet().summary.title == title.get_text()

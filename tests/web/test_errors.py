"""Errors: problem details for programs, pages with a way on for people, and nothing of our insides."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

import webapp.library
from indexer import Engine, LibraryInfo, LibraryMissingError, Query, QueryError, open_library
from tests.web import sample
from tests.web.fake_engine import FakeEngine
from webapp import create_app, trouble


@pytest.mark.parametrize(
    ("url", "status", "members"),
    [
        pytest.param(
            "/api/v1/search?q=a+%22b",
            400,
            {
                "type": "urn:ibid:problem:query-syntax",
                "title": "The query text can't be read",
                "status": 400,
                "detail": "this quotation mark is not closed (try: a b)",
                "position": 2,
                "suggestion": "a b",
            },
            id="query syntax",
        ),
        pytest.param(
            "/api/v1/search?colour=red",
            400,
            {"type": "urn:ibid:problem:parameter", "status": 400, "parameter": "colour"},
            id="unknown parameter",
        ),
        pytest.param("/api/v1/search?cursor=old", 400, {"status": 400, "parameter": "cursor"}, id="bad cursor"),
        pytest.param("/api/v1/search?q=%00", 400, {"status": 400, "parameter": "q"}, id="NUL"),
        pytest.param("/api/v1/search?q=%FF", 400, {"status": 400, "parameter": "q"}, id="invalid UTF-8"),
        pytest.param("/api/v1/articles/none", 404, {"type": "urn:ibid:problem:not-found", "status": 404}, id="article"),
        pytest.param("/api/v1/passages/lameda/p99", 404, {"status": 404}, id="passage"),
        pytest.param("/api/v1/articles/%ED%A0%80%00", 404, {"status": 404}, id="id that is no text"),
        pytest.param("/api/v2/search", 404, {"type": "about:blank", "title": "Not Found", "status": 404}, id="path"),
    ],
)
def test_problem_details(client: FlaskClient, url: str, status: int, members: dict[str, object]) -> None:
    response = client.get(url)
    body = response.get_json(force=True)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert response.headers["Cache-Control"] == "no-store"
    assert list(body)[:4] == ["type", "title", "status", "detail"]
    assert body["detail"]
    assert {key: body[key] for key in members} == members


@pytest.mark.parametrize("url", ["/api/v1/search", "/api/v1/articles", "/", "/articles/lameda", "/healthz"])
def test_other_methods_are_refused(client: FlaskClient, url: str) -> None:
    for method in ("POST", "PUT", "DELETE"):
        response = client.open(url, method=method)
        assert response.status_code == 405
        assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize(
    ("url", "status", "way_on"),
    [
        pytest.param("/nowhere", 404, "/", id="no such page"),
        pytest.param("/articles/none", 404, "/", id="no such article"),
        pytest.param("/?q=embassy&year=soon", 400, "/?q=embassy", id="bad filter"),
        pytest.param("/?q=embassy&cursor=old", 400, "/?q=embassy", id="bad cursor"),
        pytest.param("/?q=%FF", 400, "/", id="invalid UTF-8"),
        pytest.param("/?q=a%00b", 400, "/", id="NUL"),
        pytest.param("/articles/lameda?q=%FF", 400, "/", id="article with invalid UTF-8"),
    ],
)
def test_error_pages_have_a_way_on(client: FlaskClient, url: str, status: int, way_on: str) -> None:
    response = client.get(url)
    page = BeautifulSoup(response.data, "lxml")
    assert response.status_code == status
    assert response.mimetype == "text/html"
    assert page.select_one("header form[role=search]")
    assert [a["href"] for a in page.select("main a.way-on")] == [way_on]
    for link in page.select("main a"):
        assert client.get(str(link["href"])).status_code == 200, link


def test_a_query_that_cannot_be_read_is_shown_with_its_place_and_a_repair(client: FlaskClient) -> None:
    response = client.get('/?q=embassy "north&lang=en')
    page = BeautifulSoup(response.data, "lxml")
    assert response.status_code == 400
    assert [box["value"] for box in page.select("#q")] == ['embassy "north']
    trouble = page.select_one(".trouble code")
    assert trouble is not None
    assert trouble.get_text() == 'embassy "north'
    assert [mark.get_text() for mark in trouble.select("mark")] == ['"']
    repair = page.select("main a")[0]
    assert (repair.get_text(), repair["href"]) == ("embassy north", "/?q=embassy+north&lang=en")
    assert client.get(str(repair["href"])).status_code == 200


class BrokenEngine(FakeEngine):
    """An engine whose every answer is a programming error."""

    def info(self) -> NoReturn:
        raise RuntimeError("/secret/path/of/ours")


@pytest.mark.parametrize("url", ["/", "/api/v1/search", "/articles/lameda"])
def test_our_own_errors_are_recorded_and_not_shown(url: str, caplog: pytest.LogCaptureFixture) -> None:
    client = create_app(engine=BrokenEngine(sample.ARTICLES)).test_client()
    with caplog.at_level(logging.ERROR):
        response = client.get(url)
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "RuntimeError" not in response.text
    assert "/secret/path/of/ours" in caplog.text
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.fixture
def doors(monkeypatch: pytest.MonkeyPatch) -> list[Engine]:
    """What opening a library gives: nothing while the list is empty, else its engine."""
    engines: list[Engine] = []

    def open_library(path: Path) -> Engine:
        if not engines:
            raise LibraryMissingError(f"there is no library in {path}", cure="make one with: ibid index")
        return engines[0]

    monkeypatch.setattr(webapp.library, "open_library", open_library)
    return engines


@pytest.fixture
def closed(doors: list[Engine], tmp_path: Path) -> Flask:
    assert doors == []
    return create_app({"LIBRARY": tmp_path / "library"})


@pytest.mark.parametrize("url", ["/?q=embassy", "/articles/lameda", "/articles"])
def test_without_a_library_pages_say_what_to_do(closed: Flask, url: str) -> None:
    response = closed.test_client().get(url)
    page = BeautifulSoup(response.data, "lxml").get_text(" ", strip=True)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "10"
    assert "There is no library in" in page
    assert "Make one with: ibid index." in page


@pytest.mark.parametrize("url", ["/api/v1/search", "/healthz"])
def test_without_a_library_programs_get_a_problem(closed: Flask, url: str) -> None:
    response = closed.test_client().get(url)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "10"
    assert response.content_type == "application/problem+json"
    assert "ibid index" in response.get_json(force=True)["detail"]


def test_once_the_library_is_there_it_answers_without_a_restart(closed: Flask, doors: list[Engine]) -> None:
    client = closed.test_client()
    assert client.get("/").status_code == 503
    doors.append(FakeEngine(sample.ARTICLES))
    assert client.get("/").status_code == 200
    assert client.get("/healthz").get_json()["status"] == "ok"


class RebuildingEngine(FakeEngine):
    """An engine whose library went away for a moment."""

    away = True

    def info(self) -> LibraryInfo:
        if self.away:
            raise LibraryMissingError("the library is being made")
        return super().info()


def test_a_library_that_goes_away_may_come_back() -> None:
    engine = RebuildingEngine(sample.ARTICLES)
    client = create_app(engine=engine).test_client()
    assert client.get("/articles/lameda").status_code == 503
    assert client.get("/metrics").status_code == 200
    engine.away = False
    assert client.get("/articles/lameda").status_code == 200


def test_where_the_library_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IBID_LIBRARY", raising=False)
    assert create_app().config["LIBRARY"] == "var/library"
    monkeypatch.setenv("IBID_LIBRARY", "/somewhere")
    assert create_app().config["LIBRARY"] == "/somewhere"
    assert create_app({"LIBRARY": "/else"}).config["LIBRARY"] == "/else"


def test_long_queries_have_their_page(client: FlaskClient) -> None:
    response = client.get("/?q=" + quote("word " * 10_000))
    page = BeautifulSoup(response.data, "lxml")
    assert response.status_code == 400
    assert "The question has 49,999 characters; at most 2,000 are read." in page.get_text()
    (way,) = [a for a in page.select("main a") if "first words" in a.get_text()]
    assert way["href"] == "/?q=" + "+".join(["word"] * 12)
    assert len(response.data) < 10_000


@pytest.mark.parametrize(
    ("url", "words", "way"),
    [
        pytest.param("/articles/forty-envoys", "Search for “forty envoys”", "/?q=forty+envoys", id="a wrong article"),
        pytest.param("/평양/일기", "Search for “일기”", "/?q=%EC%9D%BC%EA%B8%B0", id="a wrong page"),
        pytest.param("/nowhere", "The list of all articles", "/articles", id="what there is"),
    ],
)
def test_a_wrong_address_is_searched_for(client: FlaskClient, url: str, words: str, way: str) -> None:
    page = BeautifulSoup(client.get(url).data, "lxml")
    assert [a["href"] for a in page.select("main a") if a.get_text() == words] == [way]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        pytest.param("/?year=soon", "“soon” is not understood as year: that takes a year (1967),", id="a year"),
        pytest.param("/?size=0", "that takes a whole number from 1 to 100", id="a size"),
        pytest.param("/?sort=up", "that takes relevance, year, -year or document", id="a sort"),
        pytest.param("/?missing=colour", "that takes the name of a facet", id="a facet"),
        pytest.param("/?exclude=year", "that takes a facet and a value", id="an exclusion"),
        pytest.param("/?kind=poem", "that takes paragraph, footnote or caption", id="a kind"),
        pytest.param("/?cursor=old", "what a link to a next page holds", id="a cursor"),
        pytest.param("/?variants=2", "that takes 0 or 1", id="a switch"),
    ],
)
def test_a_wrong_parameter_is_told_what_it_takes(client: FlaskClient, url: str, words: str) -> None:
    response = client.get(url)
    alert = BeautifulSoup(response.data, "lxml").select_one("[role=alert]")
    assert response.status_code == 400
    assert alert is not None
    assert words in alert.get_text()


@pytest.mark.parametrize(
    "query", ['"', "(", ")", "()", "OR", "a OR", "NOT", "-( )", "title:", "a" + " b" * 999, "(" * 99 + "a", "?!"]
)
def test_every_message_about_a_query_is_known_to_be_told_in_any_language(query: str) -> None:
    with pytest.raises(QueryError) as caught:
        open_library(None).search(Query.of(query))
    assert any(form.fullmatch(caught.value.message) for form, _ in trouble._FORMS)  # noqa: SLF001


def test_what_needs_a_cure_by_the_keeper_is_told_apart(closed: Flask) -> None:
    page = BeautifulSoup(closed.test_client().get("/?q=embassy").data, "lxml")
    (keeper,) = page.select(".keeper")
    assert "There is no library in" in keeper.get_text()
    assert [a["href"] for a in page.select("main a.way-on")] == ["/?q=embassy"]

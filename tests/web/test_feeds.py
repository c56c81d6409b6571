"""A search as an Atom feed: which passages, in which order, safe as XML, cheap to ask again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from lxml import etree

from tests.web import sample
from tests.web.fake_engine import FakeEngine
from webapp import create_app, dates, feeds

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client: FlaskClient, url: str) -> etree._Element:
    response = client.get(url)
    assert response.status_code == 200
    assert response.content_type == "application/atom+xml; charset=utf-8"
    return etree.fromstring(response.data)


def texts(element: etree._Element, path: str) -> list[str]:
    return [str(found.text) for found in element.iterfind(path.replace("a:", ATOM))]


def test_a_feed_is_what_the_search_finds(client: FlaskClient) -> None:
    found = feed(client, "/feed?q=embassy&kind=paragraph")
    hits = client.get("/api/v1/search?q=embassy&kind=paragraph&size=100").get_json()["hits"]
    assert hits
    assert sorted(texts(found, "a:entry/a:id")) == sorted(f"urn:ibid:passage:{hit['id']}" for hit in hits)
    links = {link.get("rel"): link.get("href") for link in found.iterfind(f"{ATOM}link")}
    assert links["self"] == "http://localhost/feed?q=embassy&kind=paragraph"
    assert links["alternate"] == "http://localhost/?q=embassy&kind=paragraph"


def test_every_entry_has_what_atom_asks_for(client: FlaskClient) -> None:
    found = feed(client, "/feed")
    assert texts(found, "a:author/a:name") == ["Ibid"]
    entries = list(found.iterfind(f"{ATOM}entry"))
    assert len(entries) == sum(len(article.passages) for article in sample.ARTICLES)
    for entry in entries:
        for name in ("id", "title", "updated", "content"):
            assert len(entry.findall(ATOM + name)) == 1, name
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert str(link.get("href")).startswith("http://localhost/articles/")
    ids = texts(found, "a:entry/a:id")
    assert len(ids) == len(set(ids))


def test_the_latest_articles_come_first_and_undated_ones_last(client: FlaskClient) -> None:
    updated = texts(feed(client, "/feed"), "a:entry/a:updated")
    assert updated == sorted(updated, reverse=True)
    assert updated[-1] == "1970-01-01T00:00:00Z"
    assert texts(feed(client, "/feed"), "a:updated") == updated[:1]


def test_a_feed_is_cut_after_the_latest(monkeypatch: pytest.MonkeyPatch, client: FlaskClient) -> None:
    whole = texts(feed(client, "/feed"), "a:entry/a:id")
    monkeypatch.setattr(feeds, "ENTRIES", 2)
    assert texts(feed(client, "/feed"), "a:entry/a:id") == whole[:2]


def test_a_long_result_is_looked_through_page_by_page(monkeypatch: pytest.MonkeyPatch, client: FlaskClient) -> None:
    whole = texts(feed(client, "/feed"), "a:entry/a:id")
    monkeypatch.setattr(feeds, "MAX_SIZE", 1)
    assert sorted(texts(feed(client, "/feed"), "a:entry/a:id")) == sorted(whole)
    monkeypatch.setattr(feeds, "LOOKED_THROUGH", 3)
    assert len(texts(feed(client, "/feed"), "a:entry/a:id")) == 3


def test_hostile_text_stays_text() -> None:
    article = sample.hostile()
    broken = replace(article, summary=replace(article.summary, title=f"\x01\x0b{sample.HOSTILE}"))
    client = create_app(engine=FakeEngine([broken])).test_client()
    found = feed(client, "/feed")
    assert all(title.startswith(sample.HOSTILE) for title in texts(found, "a:entry/a:title"))
    for content in texts(found, "a:entry/a:content"):
        assert "<script" not in content


def test_an_unchanged_library_costs_nothing(client: FlaskClient) -> None:
    tag = client.get("/feed?q=embassy").headers["ETag"]
    assert client.get("/feed?q=embassy", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(("url", "status"), [('/feed?q="', 400), ("/feed?year=x", 400)])
def test_a_search_that_cannot_be_is_an_error(client: FlaskClient, url: str, status: int) -> None:
    assert client.get(url).status_code == status


def test_the_results_name_their_feed(client: FlaskClient) -> None:
    text = client.get("/?q=embassy&kind=paragraph&size=5").text
    assert (
        '<link rel="alternate" type="application/atom+xml" title="Atom" href="/feed?q=embassy&amp;kind=paragraph">'
        in text
    )


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("1967-05-11", "1967-05-11"), ("1967-05", "1967-05-01"), ("1967", "1967-01-01"), ("1967~/1970", "1967-01-01"),
        ("1967-21", None), ("196X", None), ("../1967", None), ("", None), ("1967-02-31", None),
    ],
)  # fmt: skip
def test_the_first_day_of_a_date(edtf: str, day: str | None) -> None:
    assert dates.first_day(edtf) == day

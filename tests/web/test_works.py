"""Works in the API: the list, one of them, and exports in each format."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
import rispy
from flask.testing import FlaskClient
from pybtex.database import parse_string

from indexer import Engine, Query
from tests.web.test_api import get
from webapp import create_app


@pytest.fixture
def site(sample_library: Engine) -> FlaskClient:
    """A client of the library over ``documents/``."""
    return create_app(engine=sample_library).test_client()


def test_the_list_is_paged_and_searched(site: FlaskClient) -> None:
    body = get(site, "/api/v1/works?size=2")
    assert list(body) == ["library", "total", "works", "next"]
    assert body["total"] > 50
    assert list(body["works"][0]) == ["id", "label", "kind", "passages", "url"]
    counts = [work["passages"] for work in body["works"]]
    assert counts == sorted(counts, reverse=True)
    following = get(site, body["next"])
    assert not {work["id"] for work in body["works"]} & {work["id"] for work in following["works"]}
    taylor = get(site, "/api/v1/works?q=taylor+hand")
    assert [work["id"] for work in taylor["works"]] == ["taylor-one-hand-cant-clap"]
    assert taylor["next"] is None


def test_one_work_knows_the_passages_that_cite_it(site: FlaskClient) -> None:
    body = get(site, "/api/v1/works/taylor-one-hand-cant-clap")
    assert body["work"]["label"] == "Moe Taylor, One Hand Can’t Clap (2015)"
    assert {"name": "container", "value": "Journal of Cold War Studies"} in body["work"]["fields"]
    assert body["total"] == {"passages": 4, "articles": 1}
    assert {hit["kind"] for hit in body["passages"]} == {"paragraph", "footnote"}
    assert all("taylor-one-hand-cant-clap" in [w["id"] for w in hit["works"]] for hit in body["passages"])


@pytest.mark.parametrize(
    ("url", "status", "name"),
    [
        ("/api/v1/works/nobody-nothing", 404, "nobody-nothing"),
        ("/api/v1/works?format=odt", 400, "format"),
        ("/api/v1/works?year=1967", 400, "year"),
        ("/api/v1/works?cursor=x", 400, "cursor"),
        ("/api/v1/works?size=1000", 400, "size"),
        ("/api/v1/export?q=taylor", 400, "format"),
        ("/api/v1/export?format=ris&q=%22taylor", 400, "quotation"),
        ("/api/v1/export?format=ris&colour=red", 400, "colour"),
    ],
)
def test_what_cannot_be_is_a_problem_that_names_it(site: FlaskClient, url: str, status: int, name: str) -> None:
    response = site.get(url)
    assert (response.status_code, response.content_type) == (status, "application/problem+json")
    assert name in response.text


def test_a_whole_result_is_exported_whatever_its_pages(site: FlaskClient, sample_library: Engine) -> None:
    query = Query.of("cites:armstrong", {"kind": ["footnote"]})
    total = sample_library.search(query).passages
    assert total > 5
    generation = sample_library.info().generation
    url = "/api/v1/export?q=cites:armstrong&kind=footnote&size=1"
    items = json.loads(site.get(f"{url}&format=csl").text)
    places = [item for item in items if "locator" in item]
    works = [item["id"] for item in items if "locator" not in item]
    assert len(places) == total
    assert len(works) == len(set(works))
    assert "armstrong-tyranny-of-the-weak" in works
    assert all(generation in item["source"] for item in items)
    assert all(item["URL"].startswith("http://localhost/articles/") and "#n" in item["URL"] for item in places)
    assert len(parse_string(site.get(f"{url}&format=bibtex").text, "bibtex").entries) == len(items)
    assert len(rispy.loads(site.get(f"{url}&format=ris").text)) == len(items)


def test_nothing_found_is_an_empty_file(site: FlaskClient) -> None:
    assert json.loads(site.get("/api/v1/export?format=csl&q=zzzz").text) == []
    assert site.get("/api/v1/export?format=ris&q=zzzz").text == ""


@pytest.mark.parametrize(
    ("url", "count"),
    [
        ("/api/v1/works/taylor-one-hand-cant-clap?format=csl", 1),
        ("/api/v1/passages/guyana-burnham-and-the-mass-games/n4?format=csl", 2),
        ("/api/v1/works?q=taylor&format=csl", 4),
    ],
)
def test_one_thing_is_exported(site: FlaskClient, url: str, count: int) -> None:
    response = site.get(url)
    assert response.content_type == "application/vnd.citationstyles.csl+json; charset=utf-8"
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert len(json.loads(response.text)) == count


def test_an_article_is_exported_with_all_that_it_cites(site: FlaskClient, sample_library: Engine) -> None:
    article = sample_library.article("guyana-burnham-and-the-mass-games")
    items = json.loads(site.get(f"/api/v1/articles/{article.id}?format=csl").text)
    assert items[0]["title"] == article.summary.title
    assert [item["id"] for item in items[1:]] == [work.id for work in article.works]


def test_the_facet_leads_to_the_work(site: FlaskClient) -> None:
    facet = get(site, "/api/v1/search?q=cites:taylor&kind=footnote")["facets"]["work"]
    value = next(value for value in facet["values"] if value["value"] == "taylor-one-hand-cant-clap")
    assert value["label"] == "Moe Taylor, One Hand Can’t Clap (2015)"
    assert get(site, value["toggle"])["total"]["passages"] == value["count"]
    assert "work" in get(site, f"/api/v1/search?work={quote('taylor-one-hand-cant-clap')}")["query"]["filters"]


def test_the_page_lists_works_like_any_facet(site: FlaskClient) -> None:
    text = site.get("/?q=cites:taylor").text
    assert "Work cited" in text
    assert "work=taylor-one-hand-cant-clap" in text

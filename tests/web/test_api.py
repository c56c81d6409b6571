"""The JSON API: its shape key by key, its links, its conditional requests."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from indexer import FACETS, Query
from tests.web import sample
from tests.web.fake_engine import FakeEngine
from webapp.present import dump, search_body

HIT_KEYS = [
    "id", "kind", "label", "section", "article", "text", "highlights", "snippet", "lang", "dates", "years", "actors",
    "outlets", "notes", "anchored_in", "score", "url", "works", "citations", "claims",
]  # fmt: skip
ARTICLE_KEYS = ["id", "title", "authors", "publication", "published", "source"]
VALUE_KEYS = ["value", "label", "count", "selected", "toggle", "excluded", "exclude"]


def get(client: FlaskClient, url: str) -> Any:
    response = client.get(url)
    assert response.status_code == 200, response.text
    assert response.content_type == "application/json"
    return response.get_json()


def test_the_shape_of_a_search(client: FlaskClient) -> None:
    body = get(client, "/api/v1/search?q=Kim+Il+Sung&kind=paragraph&missing=published&exclude=year:1970&size=1")
    assert list(body) == ["query", "total", "took_ms", "library", "hits", "facets", "suggestions", "next"]
    assert body["query"] == {
        "q": "Kim Il Sung",
        "filters": {"kind": ["paragraph"], "missing": ["published"], "exclude": ["year:1970"]},
        "variants": [{"term": "Kim Il Sung", "added": ["Kim Il-sung", "김일성", "金日成"]}],
    }
    assert body["total"] == {"passages": 2, "articles": 2}
    assert body["library"] == {"generation": "g1", "passages": 50, "articles": 4}
    assert body["suggestions"] == []
    assert body["next"] == (
        "/api/v1/search?q=Kim+Il+Sung&kind=paragraph&missing=published&exclude=year:1970&size=1&cursor=after-1"
    )
    (hit,) = body["hits"]
    assert list(hit) == HIT_KEYS
    assert list(hit["article"]) == ARTICLE_KEYS
    assert hit["id"] == "lameda/p1"
    assert hit["kind"] == "paragraph"
    assert hit["section"] == "The poet went north"
    assert hit["article"]["publication"] == {"id": "38-north", "label": "38 North"}
    assert hit["article"]["published"] is None
    (mark,) = hit["highlights"]
    assert hit["text"][mark["start"] : mark["end"]] == "Kim Il Sung"
    assert "<mark>Kim Il Sung</mark>" in hit["snippet"]
    assert hit["actors"][1] == {"id": "kim-il-sung", "label": "Kim Il Sung", "type": "person"}
    assert hit["outlets"] == [{"id": "rodong-sinmun", "label": "Rodong Sinmun", "via": "note"}]
    assert hit["notes"] == ["lameda/n1", "lameda/n2"]
    assert hit["anchored_in"] == []
    assert hit["url"] == "/articles/lameda#p1"


def test_the_shape_of_facets(client: FlaskClient) -> None:
    facets = get(client, "/api/v1/search?q=embassy&exclude=actor:envoy-1")["facets"]
    assert list(facets) == list(FACETS)
    for facet in facets.values():
        assert list(facet) == ["values", "missing", "missing_selected", "missing_toggle", "truncated"]
        assert all(list(value) == VALUE_KEYS for value in facet["values"])
    outlet = facets["outlet"]["values"][0]
    assert outlet == {
        "value": "new-york-times",
        "label": "The New York Times",
        "count": 36,
        "selected": False,
        "toggle": "/api/v1/search?q=embassy&outlet=new-york-times&exclude=actor:envoy-1",
        "excluded": False,
        "exclude": "/api/v1/search?q=embassy&exclude=actor:envoy-1&exclude=outlet:new-york-times",
    }
    left_out = next(v for v in facets["actor"]["values"] if v["value"] == "envoy-1")
    assert left_out["excluded"]
    assert left_out["exclude"] == "/api/v1/search?q=embassy"
    assert facets["lang"]["missing_toggle"] == "/api/v1/search?q=embassy&missing=lang&exclude=actor:envoy-1"


@pytest.mark.parametrize("start", ["/api/v1/search", "/api/v1/search?q=embassy", "/api/v1/search?lang=en&year=196X"])
def test_facet_links_lead_to_as_many_passages_as_they_say(client: FlaskClient, start: str) -> None:
    body = get(client, start)
    followed = 0
    for name, facet in body["facets"].items():
        for value in facet["values"]:
            if any(v["selected"] for v in facet["values"]):
                continue  # values of one facet are ORed: the link widens the answer
            there = get(client, value["toggle"])
            assert there["total"]["passages"] == value["count"], (name, value)
            without = get(client, value["exclude"])["total"]["passages"]
            assert without == body["total"]["passages"] - value["count"], (name, value)
            followed += 1
        if facet["missing"] and not any(v["selected"] for v in facet["values"]):
            assert get(client, facet["missing_toggle"])["total"]["passages"] == facet["missing"], name
    assert followed > 10


def test_choosing_twice_is_choosing_nothing(client: FlaskClient) -> None:
    first = get(client, "/api/v1/search?q=embassy")["facets"]["year"]["values"][0]
    there = get(client, first["toggle"])["facets"]["year"]["values"]
    chosen = next(v for v in there if v["selected"])
    assert chosen["value"] == first["value"]
    assert chosen["toggle"] == "/api/v1/search?q=embassy"


def test_as_many_filters_as_may_be_leave_no_link_to_one_more(client: FlaskClient) -> None:
    url = "/api/v1/search?" + "&".join(f"actor=a{n:03}" for n in range(200))
    other = next(v for v in get(client, url)["facets"]["actor"]["values"] if not v["selected"])
    assert other["toggle"] == url


def test_next_leads_through_all_passages_once(client: FlaskClient) -> None:
    url, seen = "/api/v1/search?size=15", []
    while url:
        body = get(client, url)
        seen += [hit["id"] for hit in body["hits"]]
        url = body["next"]
    assert len(seen) == len(set(seen)) == body["total"]["passages"] == 50


def test_the_body_is_what_the_command_line_prints(client: FlaskClient, engine: FakeEngine) -> None:
    query = Query.of("김일성", {"lang": ["en"]})
    printed = dump(search_body(engine.search(query), query))
    assert client.get("/api/v1/search?q=김일성&lang=en").text == printed
    assert "김일성" in printed


def test_articles(client: FlaskClient) -> None:
    body = get(client, "/api/v1/articles")
    assert list(body) == ["library", "articles"]
    assert all(list(a) == [*ARTICLE_KEYS, "lang", "rights", "passages", "notes", "url"] for a in body["articles"])
    assert [a["id"] for a in body["articles"]] == ["envoys", "embajada", "lameda", "평양-일기"]
    for listed in body["articles"]:
        assert client.get(listed["url"]).status_code == 200
        assert get(client, f"/api/v1{listed['url']}")["article"] == listed


def test_one_article(client: FlaskClient) -> None:
    body = get(client, "/api/v1/articles/lameda")
    assert list(body) == ["article", "sections", "passages"]
    assert body["sections"][0] == {"title": "The poet went north", "level": 1, "start": 1}
    assert [p["id"] for p in body["passages"]] == [p.id for p in sample.poet().passages]
    passage = body["passages"][1]
    assert list(passage) == [
        "id", "kind", "label", "section", "text", "calls", "lang", "dates", "years", "actors", "outlets", "notes",
        "anchored_in", "url", "works", "citations", "claims",
    ]  # fmt: skip
    assert passage["calls"][0] == {"offset": 58, "marker": "1", "note": "lameda/n1"}


@pytest.mark.parametrize("article", sample.ARTICLES, ids=lambda article: str(article.id))
def test_every_passage_has_its_address(client: FlaskClient, article: Any) -> None:
    whole = get(client, f"/api/v1/articles/{quote(article.id)}")["passages"]
    for passage in whole:
        alone = get(client, f"/api/v1/passages/{quote(passage['id'])}")
        assert alone.pop("article")["id"] == article.id
        assert alone == passage


def test_a_note_alone_says_where_it_stands(client: FlaskClient) -> None:
    body = get(client, "/api/v1/passages/lameda/n1")
    assert body["anchored_in"] == ["lameda/p1", "lameda/p2"]
    assert not {"highlights", "snippet", "score"} & set(body)


@pytest.mark.parametrize(
    "url", ["/api/v1/search?q=embassy", "/api/v1/articles", "/api/v1/articles/lameda", "/api/v1/passages/lameda/p1"]
)
def test_what_has_not_changed_is_not_sent_again(client: FlaskClient, engine: FakeEngine, url: str) -> None:
    first = client.get(url)
    assert first.headers["Cache-Control"] == "private, no-cache"
    tag = first.headers["ETag"]
    again = client.get(url, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == tag
    assert (
        client.get(url + "?x" if "?" not in url else url + "&size=3", headers={"If-None-Match": tag}).status_code == 200
    )
    engine.generation += 1
    assert client.get(url, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("url", ["/api/v1/search?q=embassy", "/api/v1/articles/lameda", "/healthz", "/metrics"])
def test_head_is_get_without_a_body(client: FlaskClient, url: str) -> None:
    head = client.head(url)
    assert (head.status_code, head.data) == (200, b"")
    assert head.content_type == client.get(url).content_type


def test_health(client: FlaskClient) -> None:
    assert get(client, "/healthz") == {"status": "ok", "generation": "g1", "passages": 50, "articles": 4}

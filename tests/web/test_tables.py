"""Results as rows: every passage whatever its page, in files that spreadsheets and programs read back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from tests.web import sample
from tests.web.fake_engine import FakeEngine
from webapp import create_app, tables

ALL = [passage.id for article in sample.ARTICLES for passage in article.passages]


def rows(client: FlaskClient, url: str) -> list[dict[str, str]]:
    response = client.get(url)
    assert response.status_code == 200
    assert response.content_type == "text/csv; charset=utf-8"
    assert response.data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(response.data.decode("utf-8-sig"), newline="")))


def lines(client: FlaskClient, url: str) -> list[dict[str, object]]:
    response = client.get(url)
    assert response.status_code == 200
    assert response.content_type == "application/x-ndjson; charset=utf-8"
    return [json.loads(line) for line in response.text.splitlines()]


def test_csv_holds_every_passage_whatever_the_page(client: FlaskClient) -> None:
    found = rows(client, "/api/v1/export?format=csv&size=1")
    assert sorted(row["id"] for row in found) == sorted(ALL)
    assert list(found[0]) == list(tables.COLUMNS)


def test_a_row_says_what_the_passage_is(client: FlaskClient) -> None:
    (row,) = (row for row in rows(client, "/api/v1/export?format=csv") if row["id"] == "lameda/p1")
    passage = sample.poet().passages[1]
    assert row["text"] == passage.text
    assert row["actors"] == "Alí Lameda | Kim Il Sung"
    assert row["outlets"] == "Rodong Sinmun (note)"
    assert row["dates"] == "196X"
    assert row["notes"] == "lameda/n1 | lameda/n2"
    assert row["url"] == "http://localhost/articles/lameda#p1"
    assert row["generation"] == "g1"


def test_filters_are_respected(client: FlaskClient) -> None:
    found = rows(client, "/api/v1/export?format=csv&kind=footnote&exclude=actor:kim-il-sung")
    assert found
    assert {row["kind"] for row in found} == {"footnote"}
    assert not any("Kim Il Sung" in row["actors"] for row in found)


def test_json_lines_are_hits_of_the_api(client: FlaskClient) -> None:
    found = lines(client, "/api/v1/export?format=jsonl&q=embassy")
    hits = client.get("/api/v1/search?q=embassy&size=100").get_json()["hits"]
    assert found == [{**hit, "url": f"http://localhost{hit['url']}", "generation": "g1"} for hit in hits]
    assert list(found[0])[: len(hits[0])] == list(hits[0])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", "\tx", "\rx"])
def test_no_cell_is_a_formula(text: str) -> None:
    article = sample.poet()
    passage = replace(article.passages[1], text=text)
    client = create_app(engine=FakeEngine([replace(article, passages=(passage,))])).test_client()
    (row,) = rows(client, "/api/v1/export?format=csv")
    assert row["text"] == f"'{text}"
    (line,) = lines(client, "/api/v1/export?format=jsonl")
    assert line["text"] == text


def test_chosen_passages_are_exported_in_their_order(client: FlaskClient) -> None:
    ids = ["lameda/n1", "lameda/p1"]
    asked = "&".join(f"id={quote(one, safe='')}" for one in ids)
    assert [row["id"] for row in rows(client, f"/api/v1/export?format=csv&{asked}")] == ids
    items = client.get(f"/api/v1/export?format=csl&{asked}").get_json(force=True)
    assert [item["URL"] for item in items if "locator" in item] == [
        "http://localhost/articles/lameda#n1",
        "http://localhost/articles/lameda#p1",
    ]


@pytest.mark.parametrize(
    ("url", "status", "names"),
    [
        pytest.param("format=xlsx", 400, "format", id="unknown format"),
        pytest.param("format=csv&id=lameda/p99", 404, "lameda/p99", id="no such passage"),
        pytest.param("format=csv&id=lameda/p1&q=x", 400, "either id or a search", id="both"),
        pytest.param("format=csv&" + "&".join(["id=a"] * 201), 400, "200", id="too many"),
        pytest.param('format=csv&q="', 400, "quotation", id="unreadable"),
    ],
)
def test_what_cannot_be_exported_is_said_before_the_file(
    client: FlaskClient, url: str, status: int, names: str
) -> None:
    response = client.get(f"/api/v1/export?{url}")
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert names in response.get_json()["detail"]


def test_nothing_found_is_a_file_with_its_heads(client: FlaskClient) -> None:
    assert rows(client, "/api/v1/export?format=csv&q=zzzz") == []
    assert client.get("/api/v1/export?format=csv&q=zzzz").text.strip("\ufeff\r\n").split(",") == list(tables.COLUMNS)


def test_a_file_is_sent_as_it_is_made(client: FlaskClient) -> None:
    response = client.get("/api/v1/export?format=jsonl", buffered=False)
    assert "Content-Length" not in response.headers
    assert response.headers["Content-Disposition"] == 'attachment; filename="result.jsonl"'
    assert response.headers["Cache-Control"] == "private, no-store"


def test_the_page_offers_each_format(client: FlaskClient) -> None:
    text = client.get("/?q=embassy&kind=paragraph&cursor=").text
    for form in ("csv", "jsonl", "bibtex", "ris", "csl"):
        assert f"/api/v1/export?format={form}&amp;q=embassy&amp;kind=paragraph" in text

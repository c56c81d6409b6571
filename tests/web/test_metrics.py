"""/metrics: true counts in the Prometheus text format."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

from flask.testing import FlaskClient

from indexer import LibraryInfo
from webapp.metrics import Metrics

_LINE = re.compile(r"(# (HELP|TYPE) [a-z_]+ .+)|([a-z_]+(\{([a-z]+=\"(\\.|[^\"\\])*\",?)*\})? [0-9.]+)")


def values(text: str) -> dict[str, float]:
    return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line[0] != "#"}


def test_requests_and_searches_are_counted(client: FlaskClient) -> None:
    for url in ("/?q=a", "/?q=b", "/articles/lameda", "/articles/none", "/nowhere", "/also/nowhere", "/api/v1/search"):
        client.get(url)
    client.head("/articles/lameda")
    client.open("/", method="BREW")
    response = client.get("/metrics")
    found = values(response.text)
    assert response.content_type == "text/plain; version=0.0.4; charset=utf-8"
    assert found['ibid_http_requests_total{route="/",method="GET",status="200"}'] == 2
    assert found['ibid_http_requests_total{route="/articles/<article_id>",method="GET",status="200"}'] == 1
    assert found['ibid_http_requests_total{route="/articles/<article_id>",method="GET",status="404"}'] == 1
    assert found['ibid_http_requests_total{route="/articles/<article_id>",method="HEAD",status="200"}'] == 1
    assert found['ibid_http_requests_total{route="none",method="GET",status="404"}'] == 2
    assert found['ibid_http_requests_total{route="none",method="OTHER",status="405"}'] == 1
    assert found["ibid_search_seconds_count"] == 3
    assert found["ibid_library_passages"] == 50
    assert found["ibid_library_articles"] == 4
    assert found['ibid_library_info{generation="g1"}'] == 1
    assert found["ibid_library_up"] == 1


def test_the_format() -> None:
    metrics = Metrics()
    metrics.count_request('/a"b\\c\n', "GET", 200)
    metrics.time_search(0.003)
    text = metrics.render(LibraryInfo('g"1', 5, 2))
    assert text.endswith("\n")
    assert all(_LINE.fullmatch(line) for line in text.splitlines())
    named = [line.split()[2] for line in text.splitlines() if line.startswith("# TYPE")]
    assert len(named) == len(set(named))
    assert r'route="/a\"b\\c\n"' in text


def test_the_histogram_is_cumulative() -> None:
    metrics = Metrics()
    for seconds in (0.001, 0.003, 0.3, 99.0):
        metrics.time_search(seconds)
    found = values(metrics.render(None))
    buckets = [count for name, count in found.items() if "_bucket" in name]
    assert buckets == sorted(buckets)
    assert found['ibid_search_seconds_bucket{le="0.001"}'] == 1
    assert found['ibid_search_seconds_bucket{le="0.005"}'] == 2
    assert found['ibid_search_seconds_bucket{le="+Inf"}'] == found["ibid_search_seconds_count"] == 4
    assert found["ibid_search_seconds_sum"] == 99.304


def test_without_a_library_nothing_is_made_up() -> None:
    text = Metrics().render(None)
    assert "ibid_library_up 0" in text
    assert "ibid_library_passages" not in text


def test_threads_lose_no_count() -> None:
    metrics = Metrics()

    def count() -> None:
        for _ in range(500):
            metrics.count_request("/", "GET", 200)

    with ThreadPoolExecutor(8) as pool:
        for _ in range(8):
            pool.submit(count)
    assert values(metrics.render(None))['ibid_http_requests_total{route="/",method="GET",status="200"}'] == 4000

"""The list of articles: sorted, sifted, in pages, each state with an address."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from indexer import ArticleSummary, Publication
from tests.web.fake_engine import FakeEngine
from tests.web.html import get, link, one, text
from webapp import create_app
from webapp.article import listing


def summaries() -> list[ArticleSummary]:
    north, review = Publication("n", "38 North"), Publication("r", "A Review")
    return [
        ArticleSummary("a", "“Zebras” of Caracas", ("Ana Ruiz",), review, "2020-05"),
        ArticleSummary("b", "Ánimo", ("Ben Doe",), north, "2024-01-02"),
        ArticleSummary("c", "Boats", (), None, None),
        ArticleSummary("d", "Acre", (), review, "2024"),
    ]


def ids(**asked: str) -> list[str]:
    view = listing.listed(summaries(), listing.asked(list(asked.items())))
    return [article["id"] for group in view.groups for article in group.articles]


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("title", ["d", "b", "c", "a"]),
        ("newest", ["b", "d", "a", "c"]),
        ("oldest", ["a", "d", "b", "c"]),
        ("publication", ["b", "d", "a", "c"]),
        ("nonsense", ["d", "b", "c", "a"]),
    ],
)
def test_orders(order: str, found: list[str]) -> None:
    assert ids(sort=order) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ANIMO", ["b"]),
        ("ruiz zebra", ["a"]),
        ("north", ["b"]),
        ("2024", ["d", "b"]),
        ("ruiz boats", []),
        ("  ", ["d", "b", "c", "a"]),
    ],
)
def test_words_sift_whatever_their_case_and_accents(words: str, found: list[str]) -> None:
    assert ids(words=words) == found


def test_articles_stand_under_their_publication_or_year() -> None:
    for order, titles in {
        "title": [""],
        "newest": ["2024", "2020", "Date unknown"],
        "publication": ["38 North", "A Review", "Publication unknown"],
    }.items():
        view = listing.listed(summaries(), listing.Asked(order=order))
        assert [group.title for group in view.groups] == titles


def test_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 3)
    assert ids(page="1") == ["d", "b", "c"]
    assert ids(page="2") == ["a"]
    assert ids(page="99") == ["a"], "beyond the last is the last"
    assert ids(page="-1") == ids(page="x") == ids(page="٢") == ids(page="1")
    first = listing.listed(summaries(), listing.asked([("sort", "newest"), ("words", "a")]))
    assert (first.before, first.after, first.pages) == ("", "/articles?words=a&sort=newest&page=2", 2)
    last = listing.listed(summaries(), listing.asked([("sort", "newest"), ("words", "a"), ("page", "2")]))
    assert (last.before, last.after) == ("/articles?words=a&sort=newest", "")


def test_the_page_sorts_sifts_and_counts(client: FlaskClient) -> None:
    page = get(client, "/articles")
    assert text(one(page, "h1")) == "4 articles"
    assert [text(a) for a in page.select(".articles li > a")] == [
        "Forty Envoys", "La embajada", "The Poet Who Was Asked to Translate", "평양 일기",
    ]  # fmt: skip
    assert text(one(page, ".orders [aria-current]")) == "Title"
    newest = get(client, link(page, "Newest first"))
    assert [text(h) for h in newest.select("h2.heads")] == ["2025 1", "2020 1", "Date unknown 2"]
    form = one(newest, "form.sift")
    assert {(str(i["name"]), str(i["value"])) for i in form.select("input")} == {("words", ""), ("sort", "newest")}
    few = get(client, "/articles?sort=newest&words=poet")
    assert text(one(few, "h1")) == "1 of 4 articles"
    assert one(few, "#sift")["value"] == "poet"
    assert link(few, "All articles") == "/articles?sort=newest"
    none = get(client, "/articles?words=zebra")
    assert text(one(none, "h1")) == "0 of 4 articles"
    assert link(none, "Search the passages") == "/?q=zebra"


def test_a_large_library_comes_in_pages(engine: FakeEngine) -> None:
    envoys = engine.held["envoys"]
    for number in range(250):
        name = f"more-{number:03}"
        engine.held[name] = replace(
            envoys, summary=replace(envoys.summary, id=name, title=f"More {number:03}"), passages=()
        )
    client = create_app(engine=engine).test_client()
    seen: list[str] = []
    url = "/articles"
    while url:
        page = get(client, url)
        seen += [str(a["href"]) for a in page.select(".articles li > a")]
        following = page.select(".paging .next")
        url = str(following[0]["href"]) if following else ""
    assert len(seen) == len(set(seen)) == 254
    assert "Page 3 of 3" in text(one(page, ".paging"))

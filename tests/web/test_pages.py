"""The pages: every link leads where it says, every passage can be reached, everything works without a script."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from indexer import Query
from tests.web.fake_engine import FakeEngine
from tests.web.html import get, link, one, text, total
from webapp.search import views

PAGES = (
    "/", "/?q=embassy", "/?q=zzz&year=1967", "/articles", "/articles/lameda?q=Kim", "/articles/평양-일기",
)  # fmt: skip


@pytest.mark.parametrize("url", [*PAGES, "/nowhere", '/?q="'])
def test_every_page_has_its_landmarks_and_labels(client: FlaskClient, url: str) -> None:
    page = BeautifulSoup(client.get(url).data, "lxml")
    assert one(page, "html")["lang"] == "en"
    assert one(page, "head > title").get_text().strip()
    assert page.select_one("a.skip[href='#main']")
    one(page, "main#main")
    one(page, "h1")
    ids = [str(tag["id"]) for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for field in page.select("input:not([type=hidden]), select"):
        assert page.select_one(f"label[for={field['id']}]"), field
    for reference in page.select("[aria-labelledby]"):
        assert reference["aria-labelledby"] in ids
    assert not page.select("script:not([src]), style, [style]")
    assert [str(s["src"]).partition("?")[0] for s in page.select("script")] == ["/assets/ibid.js"]
    assert not [a for a in page.select("a") if not text(a)]


@pytest.mark.parametrize("url", PAGES)
def test_no_link_is_broken(client: FlaskClient, url: str) -> None:
    for tag in get(client, url).select("a[href]"):
        href = str(tag["href"])
        if href.startswith("http"):
            continue
        parts = urlsplit(href)
        target = client.get(href.partition("#")[0] or url)
        assert target.status_code == 200, href
        if parts.fragment:
            ids = {t["id"] for t in BeautifulSoup(target.data, "lxml").select("[id]")}
            assert parts.fragment in ids, href


def test_the_front_page(client: FlaskClient) -> None:
    page = get(client, "/")
    assert "50 passages in 4 articles" in text(one(page, ".counts"))
    assert one(page, "main form[role=search]")["action"] == "/"
    assert [text(a) for a in page.select(".shelf li > a")] == [
        "Forty Envoys", "La embajada", "The Poet Who Was Asked to Translate", "평양 일기",
    ]  # fmt: skip
    assert page.select(".begin .facet")


@pytest.mark.parametrize(
    ("query", "front"),
    [
        (Query.of(), True),
        (Query.of(size=5, variants=False), True),
        (Query.of("a"), False),
        (Query.of(sort="year"), False),
        (Query.of(missing=["year"]), False),
        (Query.of(cursor="x"), False),
    ],
)
def test_the_front_page_is_the_answer_to_no_question(query: Query, front: bool) -> None:
    assert views.is_blank(query) is front


def test_the_article_page(client: FlaskClient) -> None:
    page = get(client, "/articles/lameda")
    assert text(one(page, "h1")) == "The Poet Who Was Asked to Translate"
    assert text(one(page, ".byline")) == "Ana Ejemplo, Ben Muster , 38 North , date unknown"
    assert [text(a) for a in page.select(".outline a")] == [
        "The poet went north", "A trial and its echo", "Notes", "Cited here 1",
    ]  # fmt: skip
    assert [(h.name, text(h)) for h in page.select(".text :is(h2, h3)")] == [
        ("h2", "The poet went north"), ("h3", "A trial and its echo"),
    ]  # fmt: skip
    assert [tag["id"] for tag in page.select(".text .passage")] == ["c1", "p1", "p2", "p3"]
    assert [tag["id"] for tag in page.select(".notes li.passage")] == ["n1", "n2", "n3"]
    assert page.select_one("#c1 figure figcaption")
    for tag in page.select(".passage"):
        assert one(tag, ".permalink")["href"] == f"/articles/lameda#{tag['id']}"
    meta = {(m["name"], m["content"]) for m in page.select("meta[name^=citation_]")}
    assert meta == {
        ("citation_title", "The Poet Who Was Asked to Translate"), ("citation_author", "Ana Ejemplo"),
        ("citation_author", "Ben Muster"), ("citation_journal_title", "38 North"), ("citation_language", "en"),
        ("citation_fulltext_html_url", "https://example.org/poet"),
    }  # fmt: skip
    dated = get(client, "/articles/envoys")
    assert one(dated, "meta[name=citation_publication_date]")["content"] == "2025/10/14"
    assert "14 October 2025" in text(one(dated, ".byline"))


def test_calls_and_notes_lead_to_each_other(client: FlaskClient) -> None:
    page = get(client, "/articles/lameda")
    first = one(page, "#p1 > p")
    for side in first.select(".side"):
        side.decompose()
    assert "in the 1960s.1 He was" in first.get_text()
    assert [a["href"] for a in first.select("sup a")] == ["#n1", "#n2"]
    backs = [(a["href"], text(a)) for a in page.select("#n1 .back")]
    assert backs == [("#p1-call1", "↩ ¶1 Back to paragraph 1"), ("#p2-call1", "↩ ¶2 Back to paragraph 2")]
    orphan = one(page, "#p2 .orphan")
    assert (text(orphan), orphan["title"]) == ("7", "This note is missing")
    assert "No passage calls this note" in text(one(page, "#n3"))


def test_what_was_searched_is_marked_and_the_search_is_a_click_away(client: FlaskClient) -> None:
    url = "/articles/lameda?q=Kim+Il+Sung&kind=paragraph&sort=year"
    page = get(client, url)
    assert [text(m) for m in page.select(".passage mark[id]")] == ["Kim Il Sung", "김일성"]
    marking = one(page, ".marking")
    assert "2 places marked for Kim Il Sung" in text(marking)
    assert link(marking, "To the first") == "#h1"
    assert link(marking, "Back to the search") == "/?q=Kim+Il+Sung&kind=paragraph&sort=year"
    assert "김일성" not in map(text, get(client, "/articles/lameda?q=Kim+Il+Sung&variants=0").select(".passage mark"))
    assert not get(client, "/articles/lameda").select("mark, .marking")


@pytest.mark.parametrize(
    ("url", "notice"),
    [
        pytest.param('/articles/lameda?q="Kim', "This quotation mark is not closed", id="query"),
        pytest.param("/articles/lameda?q=Kim&q=Il", "only once", id="parameter"),
    ],
)
def test_a_query_that_cannot_be_read_leaves_the_article_unmarked(client: FlaskClient, url: str, notice: str) -> None:
    page = get(client, url)
    assert notice in text(one(page, ".marking"))
    assert not page.select("mark")
    assert len(page.select(".passage")) == 7


def test_a_bad_filter_on_an_article_keeps_the_marks(client: FlaskClient) -> None:
    assert get(client, "/articles/lameda?q=Kim&year=soon").select("mark")


def test_language_is_declared_where_it_differs(client: FlaskClient) -> None:
    page = get(client, "/articles/embajada")
    assert one(page, "h1")["lang"] == "es"
    assert one(page, "#p1 > p")["lang"] == "es"
    assert one(page, "#p2 > p")["lang"] == "en"
    assert not one(get(client, "/articles/lameda"), "#p1 > p").has_attr("lang")
    assert one(get(client, "/?q=embajada"), ".hit .snippet")["lang"] == "es"


def test_what_a_passage_speaks_of_leads_to_more_of_it(client: FlaskClient) -> None:
    about = one(get(client, "/articles/lameda"), "#p2 .about")
    assert link(about, "27 September 1967") == "/?year=1967"
    assert link(about, "Rodong Sinmun") == "/?outlet=rodong-sinmun"
    assert total(get(client, link(about, "Amnesty"))) == 1


def test_an_id_in_any_script_works(client: FlaskClient) -> None:
    page = get(client, "/?q=손님&kind=paragraph")
    href = str(one(page, ".hit h2 a")["href"])
    assert href.startswith("/articles/%ED%8F%89")
    assert text(one(get(client, href.partition("#")[0]), "h1")) == "평양 일기"


@pytest.mark.parametrize("url", PAGES)
def test_pages_are_revalidated_not_resent(client: FlaskClient, engine: FakeEngine, url: str) -> None:
    first = client.get(url)
    tag = {"If-None-Match": first.headers["ETag"]}
    assert client.get(url, headers=tag).status_code == 304
    head = client.head(url)
    assert (head.status_code, head.data) == (200, b"")
    engine.generation += 1
    assert client.get(url, headers=tag).status_code == 200

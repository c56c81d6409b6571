"""Names, outlets, works and publications: their lists, their pages, and what programs get of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from indexer import ActorRef, Article, ArticleSummary, Kind, OutletRef, Passage, Publication, Record
from tests.web import sample
from tests.web.fake_engine import FakeEngine
from tests.web.sample import HOSTILE
from webapp import create_app

PAGES = ["/names", "/outlets", "/works", "/publications"]
ENTITIES = [
    "/names/kim-il-sung", "/outlets/rodong-sinmun", f"/works/{sample.GUEST[0]}", "/publications/38-north",
]  # fmt: skip


def soup(client: FlaskClient, url: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(url)
    assert answer.status_code == status, url
    return BeautifulSoup(answer.text, "lxml")


def text(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


def labels(page: BeautifulSoup) -> list[str]:
    return [text(tag) for tag in page.select(".entries .label")]


def total(client: FlaskClient, href: str) -> int:
    return int(text(soup(client, href).h1).split()[0].replace(",", ""))


class TestLists:
    def test_those_with_most_passages_come_first(self, client: FlaskClient) -> None:
        page = soup(client, "/outlets")
        assert labels(page) == ["The New York Times", "Rodong Sinmun", "Granma"]
        assert [text(tag) for tag in page.select(".entries .count")] == ["40", "3", "0"]

    def test_a_count_leads_to_as_many_passages(self, client: FlaskClient) -> None:
        for link in soup(client, "/names").select(".entries a.count"):
            assert total(client, str(link["href"])) == int(text(link))

    @pytest.mark.parametrize(
        ("find", "expected"),
        [
            pytest.param("김일성", ["Kim Il Sung"], id="in another script"),
            pytest.param("KIM sung", ["Kim Il Sung"], id="words in any order and case"),
            pytest.param("ali lameda", ["Alí Lameda"], id="without accents"),
            pytest.param("amnistia", ["Amnesty International"], id="in another language"),
            pytest.param("zeppelin", [], id="nobody"),
        ],
    )
    def test_any_form_of_a_name_finds_it(self, client: FlaskClient, find: str, expected: list[str]) -> None:
        assert labels(soup(client, f"/names?find={find}")) == expected

    def test_the_form_that_was_found_is_shown(self, client: FlaskClient) -> None:
        assert text(soup(client, "/names?find=김일성").select_one(".also")) == "김일성"
        assert soup(client, "/names?find=김일성").select(".also[lang=ko]")
        assert not soup(client, "/names?find=kim").select(".also")

    def test_nothing_found_has_a_way_on(self, client: FlaskClient) -> None:
        page = soup(client, "/names?find=zeppelin%26x")
        assert {"/names", "/?q=zeppelin%26x"} <= {a["href"] for a in page.select("main a")}

    def test_by_name(self, client: FlaskClient) -> None:
        found = labels(soup(client, "/names?by=name"))
        assert found == sorted(found)
        assert found[0] == "Alí Lameda"

    def test_by_type(self, client: FlaskClient) -> None:
        page = soup(client, "/names?type=organisation")
        assert labels(page) == ["Amnesty International"]
        chosen = page.select_one('.choices [aria-current="true"][href="/names"]')
        assert text(chosen) == "organisation 1"

    def test_works_are_found_by_title(self, client: FlaskClient) -> None:
        assert labels(soup(client, "/works?find=guest")) == [sample.GUEST[1]]

    def test_long_lists_have_pages_and_letters(self) -> None:
        names = [Record(f"n{i}", f"{'ABC'[i % 3]}name {i:03}", "person") for i in range(250)]
        client = create_app(engine=FakeEngine(sample.ARTICLES, names)).test_client()
        seen: list[str] = []
        url = "/names?by=name"
        while url:
            page = soup(client, url)
            seen += labels(page)
            following = page.select_one("a[rel=next]")
            url = str(following["href"]) if following else ""
        assert len(seen) == len(set(seen)) == 250 + 15  # those that the articles name besides
        letters = [text(a) for a in soup(client, "/names?by=name").select(".choices")[-1].select("a")]
        assert letters == ["A", "B", "C", "E", "K"]
        assert all(label.startswith("B") for label in labels(soup(client, "/names?letter=B")))

    @pytest.mark.parametrize("page", ["0", "-1", "999999999", "x", "²"])
    def test_pages_that_are_none_show_one_that_is(self, client: FlaskClient, page: str) -> None:
        assert labels(soup(client, f"/outlets?page={page}"))

    @pytest.mark.parametrize("url", PAGES)
    def test_it_works_as_a_form(self, client: FlaskClient, url: str) -> None:
        form = soup(client, f"{url}?by=name&type=x&find=y").select_one("form.find")
        assert form is not None
        assert (form["action"], form["method"]) == (url, "get")
        assert {i["name"]: i["value"] for i in form.select("input")} == {"find": "y", "by": "name", "type": "x"}


class TestPages:
    def test_it_says_who_it_is(self, client: FlaskClient) -> None:
        page = soup(client, "/outlets/rodong-sinmun")
        assert text(page.h1) == "Rodong Sinmun"
        assert "newspaper" in text(page.select_one(".crumb"))
        assert "Party daily" in text(page.select_one(".entity-head"))
        scripts = {text(div.dt): [text(dd) for dd in div.select("dd")] for div in page.select(".forms > div")}
        assert scripts == {"Hangul": ["로동신문"], "Latin letters": ["Nodong Sinmun"]}
        assert page.select(".forms dd[lang=ko]")

    def test_wikidata_is_a_link_and_nothing_more(self, client: FlaskClient) -> None:
        link = soup(client, "/outlets/rodong-sinmun").select_one('a[href="https://www.wikidata.org/wiki/Q842422"]')
        assert link is not None
        assert {"noopener", "noreferrer", "external"} == set(link["rel"])

    @pytest.mark.parametrize("text_", ["javascript:alert(1)", "Q1 onload", "https://evil.example/Q1", "Q0", "q842422"])
    def test_what_is_no_item_becomes_no_link(self, text_: str) -> None:
        outlet = replace(sample.OUTLETS[0], wikidata=text_)
        client = create_app(engine=FakeEngine(sample.ARTICLES, outlets=[outlet])).test_client()
        assert not soup(client, "/outlets/rodong-sinmun").select("main a[rel~=external]")

    @pytest.mark.parametrize("url", ENTITIES)
    def test_every_count_is_what_its_search_finds(self, client: FlaskClient, url: str) -> None:
        page = soup(client, url)
        counts = page.select(".together a.count")
        assert counts
        for link in counts:
            assert total(client, str(link["href"])) == int(text(link)), link

    def test_two_names_together_are_a_search_for_both(self, client: FlaskClient) -> None:
        links = soup(client, "/names/kim-il-sung").select(".together a.count")
        assert "/?actor=kim-il-sung&also=actor:ali-lameda" in {link["href"] for link in links}

    def test_nothing_occurs_with_itself(self, client: FlaskClient) -> None:
        assert not soup(client, "/names/kim-il-sung").select('.together a[href="/names/kim-il-sung"]')

    def test_its_years_are_drawn_and_listed(self, client: FlaskClient) -> None:
        page = soup(client, "/outlets/new-york-times")
        bars = page.select(".wide-chart .plot a")
        assert len(bars) == 40
        rows = {text(row.th): text(row.select_one("td")) for row in page.select(".figures tbody tr")}
        assert rows["1967"] == "1"
        assert rows["1960s"] == "10"
        for bar in bars[:3]:
            assert total(client, str(bar["href"])) == 1

    def test_the_undated_are_in_the_table(self, client: FlaskClient) -> None:
        page = soup(client, "/names/kim-il-sung")
        last = page.select(".figures tbody tr")[-1]
        assert text(last) == "no year 1"
        assert last.a is not None
        assert total(client, str(last.a["href"])) == 1

    def test_the_ways_to_an_outlet(self, client: FlaskClient) -> None:
        ways = [text(li) for li in soup(client, "/outlets/rodong-sinmun").select(".ways-list li")]
        assert ways == ["cited by the note 1", "cited by a note to the passage 2"]

    def test_a_work_says_what_rests_on_it(self, client: FlaskClient) -> None:
        page = soup(client, f"/works/{sample.GUEST[0]}")
        assert text(page.select_one("blockquote")) == "Alí Lameda came to Pyongyang as a translator in the 1960s."
        fields = {text(div.dt): text(div.dd) for div in page.select(".fields > div")}
        assert fields["In"] == "Rodong Sinmun"
        assert fields["Date"] == "1967-05-11"
        for link in page.select(".exports a"):
            answer = client.get(str(link["href"]))
            assert answer.status_code == 200
            assert "attachment" in answer.headers["Content-Disposition"]

    def test_a_publication_has_its_articles(self, client: FlaskClient) -> None:
        page = soup(client, "/publications/38-north")
        assert [a["href"] for a in page.select(".articles a")] == ["/articles/lameda"]

    @pytest.mark.parametrize("url", [*PAGES, *ENTITIES])
    def test_pages_are_whole(self, client: FlaskClient, url: str) -> None:
        page = soup(client, url)
        assert len(page.select("h1")) == 1
        ids = [str(tag["id"]) for tag in page.select("[id]")]
        assert len(ids) == len(set(ids))
        assert not page.select("[style], script:not([src])")
        for link in page.select("main a[href^='/']"):
            assert client.get(str(link["href"])).status_code == 200, link

    @pytest.mark.parametrize("url", [*PAGES, *ENTITIES])
    def test_an_unchanged_page_is_not_sent_again(self, client: FlaskClient, url: str) -> None:
        tag = client.get(url).headers["ETag"]
        assert client.get(url, headers={"If-None-Match": tag}).status_code == 304

    def test_every_page_leads_to_the_lists(self, client: FlaskClient) -> None:
        places = [a["href"] for a in soup(client, "/articles").select("nav.places a")]
        assert places == ["/articles", "/works", "/names", "/outlets", "/picture"]


class TestUnknown:
    def test_it_proposes_those_that_are_near(self, client: FlaskClient) -> None:
        page = soup(client, "/names/kim-jong-il", 404)
        assert "/names/kim-il-sung" in {a["href"] for a in page.select("main a")}

    @pytest.mark.parametrize("url", [f"{page}/nothing" for page in PAGES])
    def test_there_is_always_a_way_on(self, client: FlaskClient, url: str) -> None:
        answer = client.get(url)
        assert answer.status_code == 404
        assert answer.headers["Cache-Control"] == "no-store"
        assert url.rpartition("/")[0] in {a["href"] for a in soup(client, url, 404).select("main a")}

    @pytest.mark.parametrize("name", ["a" * 3000, "%00", "..%2f..%2fetc", "%3Cscript%3E"])
    def test_hostile_ids(self, client: FlaskClient, name: str) -> None:
        answer = client.get(f"/names/{name}")
        assert answer.status_code in {400, 404}
        assert "<script>" not in answer.text.replace('<script src="', "")


def _hostile() -> FlaskClient:
    summary = ArticleSummary("h", HOSTILE, publication=Publication(HOSTILE, HOSTILE), passages=1)
    passage = Passage(
        "h/p1", "h", Kind.PARAGRAPH, 1, "1", "", 0, HOSTILE, "en", years=(1967,), decades=("196X",),
        actors=(ActorRef(HOSTILE, HOSTILE, "person"), ActorRef("b", HOSTILE, "person")),
        outlets=(OutletRef(HOSTILE, HOSTILE, "text"),),
    )  # fmt: skip
    record = Record(HOSTILE, HOSTILE, HOSTILE, (HOSTILE, "b"), HOSTILE, HOSTILE)
    return create_app(engine=FakeEngine([Article(summary, (), (passage,))], [record], outlets=[record])).test_client()


def test_markup_in_authority_files_stays_text() -> None:
    client = _hostile()
    urls = ["/names", f"/names?find={HOSTILE}&type={HOSTILE}&letter=%3C", "/outlets", "/publications", "/picture"]
    urls += [str(a["href"]) for url in PAGES for a in soup(client, url).select(".entries .label")]
    assert len(urls) > 7
    for url in urls:
        page = soup(client, url)
        assert not page.select("main script, main i, [onload]"), url
        assert HOSTILE in page.get_text(), url


class TestApi:
    def get(self, client: FlaskClient, url: str) -> Mapping[str, Any]:
        answer = client.get(url)
        assert answer.status_code == 200, url
        assert answer.mimetype == "application/json"
        body: Mapping[str, Any] = answer.get_json()
        return body

    def test_names(self, client: FlaskClient) -> None:
        body = self.get(client, "/api/v1/names?q=김일성")
        assert list(body) == ["library", "total", "entries", "next"]
        assert body["entries"] == [
            {
                "id": "kim-il-sung", "label": "Kim Il Sung", "type": "person",
                "variants": ["Kim Il-sung", "김일성", "金日成"], "wikidata": None, "note": None, "passages": 3,
                "url": "/api/v1/names/kim-il-sung",
            }
        ]  # fmt: skip

    def test_lists_have_pages(self, client: FlaskClient) -> None:
        first = self.get(client, "/api/v1/names?size=5")
        second = self.get(client, first["next"])
        ids = [one["id"] for body in (first, second) for one in body["entries"]]
        assert len(ids) == len(set(ids)) == 10

    def test_one_outlet(self, client: FlaskClient) -> None:
        body = self.get(client, "/api/v1/outlets/rodong-sinmun")
        assert list(body) == ["library", "entry", "total", "ways", "together", "passages", "next"]
        assert body["ways"] == {"note": 2, "citation": 1}
        assert body["total"] == {"passages": 3, "articles": 1}
        assert {"value": "1967", "label": "1967", "count": 2} in body["together"]["year"]
        assert body["together"]["outlet"] == []
        assert [hit["id"] for hit in body["passages"]] == ["lameda/p1", "lameda/p2", "lameda/n1"]

    @pytest.mark.parametrize("url", ["/api/v1/names/nobody", "/api/v1/outlets/nothing"])
    def test_what_is_not_there(self, client: FlaskClient, url: str) -> None:
        answer = client.get(url)
        assert answer.status_code == 404
        assert answer.mimetype == "application/problem+json"

    @pytest.mark.parametrize("url", ["/api/v1/names?color=red", "/api/v1/outlets?cursor=x", "/api/v1/names?size=0"])
    def test_parameters_that_are_none(self, client: FlaskClient, url: str) -> None:
        assert client.get(url).status_code == 400

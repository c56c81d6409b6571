"""The search page: hits with what is one click away, chips, ways on, and answers by article."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from tests.web import sample
from tests.web.fake_engine import FakeEngine
from tests.web.html import get, link, one, text, total


def test_a_result_page(client: FlaskClient) -> None:
    page = get(client, "/?q=Kim Il Sung")
    assert text(one(page, "h1")) == "3 passages in 2 articles"
    assert one(page, "#q")["value"] == "Kim Il Sung"
    hit = next(h for h in page.select(".hit") if "paragraph 1" in text(one(h, "h2")) and "Poet" in text(h))
    assert one(hit, "h2 a")["href"] == "/articles/lameda?q=Kim+Il+Sung#p1"
    assert text(one(hit, ".meta")).startswith("The poet went north · 38 North , date unknown")
    assert text(one(hit, ".snippet mark")) == "Kim Il Sung"
    assert one(hit, ".permalink")["href"] == "/articles/lameda#p1"
    refs = {text(one(r, "dt")): [text(d) for d in r.select("dd")] for r in hit.select(".refs")}
    assert refs == {
        "Dates": ["1960s"],
        "Actors": ["Alí Lameda", "Kim Il Sung"],
        "Outlets": ["Rodong Sinmun by note 1"],
        "Works cited": ["The guest is received, Rodong Sinmun (1967)"],
    }
    assert link(hit, "The guest is received") == "/?q=Kim+Il+Sung&work=guest-received-1967"


def test_how_a_passage_draws_on_an_outlet_is_said(client: FlaskClient) -> None:
    named = get(client, "/?q=%22envoy number 7 %22")
    assert "The New York Times named" in [text(dd) for dd in named.select(".refs dd")]
    cited = get(client, "/?q=김일성동지께서")
    assert "Rodong Sinmun cited" in [text(dd) for dd in cited.select(".refs dd")]


def test_a_paragraph_unfolds_its_notes_and_a_note_what_it_stands_under(client: FlaskClient) -> None:
    page = get(client, "/?q=Kim Il Sung")
    beside = {text(one(h, "h2 a")): h.select_one("details.beside") for h in page.select(".hit")}
    notes = beside["The Poet Who Was Asked to Translate , paragraph 1"]
    assert notes is not None
    assert text(one(notes, "summary")) == "2 notes under this paragraph"
    assert [text(li)[:10] for li in notes.select("li")] == ["1 “김일성동지께서", "2 A study "]
    assert one(notes.select("li")[0], "a")["href"] == "/articles/lameda?q=Kim+Il+Sung#n1"
    claims = beside["The Poet Who Was Asked to Translate , footnote 1"]
    assert claims is not None
    assert text(one(claims, "summary")) == "2 claims rest on this note"
    first, whole = claims.select("li.claim")
    assert text(one(first, "b")) == "Alí Lameda came to Pyongyang as a translator in the 1960s."
    assert "He was to put the speeches" in text(first)
    assert one(first, "a")["href"] == "/articles/lameda?q=Kim+Il+Sung#p1"
    assert text(one(whole, "b")) == " ".join(sample.poet().passages[2].text.split())  # no claim of it is known


def test_a_note_that_no_passage_calls_says_so(client: FlaskClient) -> None:
    (hit,) = get(client, "/?q=archives&kind=footnote").select(".hit")
    assert text(one(hit, ".orphan-note")) == "No passage calls this note."
    assert not hit.select("details")


def test_notes_of_all_hits_are_fetched_in_one_call(client: FlaskClient, engine: FakeEngine) -> None:
    get(client, "/?q=Kim Il Sung")
    assert engine.fetched == [{"lameda/n1", "lameda/n2", "lameda/p1", "lameda/p2"}]


def test_added_name_forms_are_said_and_can_be_switched_off_and_on(client: FlaskClient) -> None:
    page = get(client, "/?q=김일성")
    assert "김일성 : also Kim Il Sung, Kim Il-sung, 金日成." in text(one(page, ".variants"))
    exact = get(client, link(page, "Search exactly instead"))
    assert total(exact) == 2
    assert total(get(client, link(exact, "Search their other forms too"))) == total(page) == 3


def test_chips_take_their_filter_away(client: FlaskClient) -> None:
    url = "/?q=embassy&actor=envoy-1&actor=envoy-2&year=195X&missing=lang&exclude=outlet:rodong-sinmun"
    page = get(client, url)
    chips = page.select(".chip")
    assert [text(chip) for chip in chips] == [
        "Remove the filter Year 1950s ×", "Remove the filter Actor Envoy 1 ×", "Remove the filter Actor Envoy 2 ×",
        "Remove the filter Outlet not Rodong Sinmun ×", "Remove the filter Language language unknown ×",
    ]  # fmt: skip
    for chip, gone in zip(
        chips, ("year=195X", "actor=envoy-1", "actor=envoy-2", "exclude=outlet:", "missing="), strict=True
    ):
        href = unquote(str(one(chip, "a")["href"]))
        assert gone not in href
        assert len(get(client, href).select(".chip")) == len(chips) - 1
    assert not get(client, link(page, "Clear all")).select(".chip")


def test_a_new_query_keeps_the_filters_and_drops_the_page(client: FlaskClient) -> None:
    form = one(get(client, "/?q=envoy&actor=envoy-1&missing=lang&size=5&variants=0&sort=year"), "form[role=search]")
    fields = [(i["name"], i["value"]) for i in form.select("input[type=hidden]")]
    assert fields == [("actor", "envoy-1"), ("missing", "lang"), ("size", "5"), ("variants", "0")]
    assert one(form, "option[selected]")["value"] == "year"
    page = get(client, "/?size=5&cursor=after-5&lang=en")
    assert [i["name"] for i in page.select("form[role=search] input[type=hidden]")] == ["lang", "size"]
    assert [o["value"] for o in page.select("form option")] == ["", "year", "-year"]


def test_paging(client: FlaskClient) -> None:
    page = get(client, "/?q=embassy&size=20")
    assert not [a for a in page.select(".paging a") if "first" in text(a)]
    second = get(client, link(page, "Next 20 passages"))
    third = get(client, link(second, "Next 20 passages"))
    hits = [str(h["href"]).partition("#")[2] for p in (page, second, third) for h in p.select(".hit .permalink")]
    assert len(hits) == total(page) == 42
    assert not [a for a in third.select(".paging a") if "Next" in text(a)]
    back = get(client, link(third, "Back to the first page"))
    assert [h["href"] for h in back.select(".hit .permalink")] == [h["href"] for h in page.select(".hit .permalink")]


def test_nothing_found_offers_what_would_find_something_and_how_much(client: FlaskClient) -> None:
    page = get(client, "/?q=embasy&kind=paragraph&exclude=outlet:new-york-times&variants=0")
    assert text(one(page, "h1")) == "No passage found"
    ways = [(text(li), str(one(li, "a")["href"])) for li in page.select(".ways li")]
    assert ways == [
        ("spelt embassy 2 passages", "/?q=embassy&kind=paragraph&exclude=outlet:new-york-times&variants=0"),
        ("spelt embassy, without any filter 42 passages", "/?q=embassy&variants=0"),
    ]


@pytest.mark.parametrize(
    ("url", "way", "href"),
    [
        pytest.param(
            "/?q=Kim+Il+Sung&year=1999&kind=paragraph", "without Year: 1999 2 passages",
            "/?q=Kim+Il+Sung&kind=paragraph", id="a filter",
        ),
        pytest.param(
            "/?q=envoy&exclude=kind:paragraph", "without Kind: not paragraph 40 passages", "/?q=envoy",
            id="an exclusion",
        ),
        pytest.param(
            "/?q=embassy&missing=kind", "without Kind: no kind 42 passages", "/?q=embassy", id="a missing value"
        ),
        pytest.param(
            "/?year=1999&actor=kim-il-sung&kind=caption", "without any filter 50 passages", "/",
            id="all filters",
        ),
        pytest.param(
            "/?q=Ali+Lameda&variants=0", "with the other forms of names 1 passage", "/?q=Ali+Lameda", id="exact off"
        ),
        pytest.param(
            '/?q="embassy+envoy"', "without the quotation marks 40 passages", "/?q=embassy+envoy", id="a phrase"
        ),
        pytest.param("/?q=envoy+zeppelin", "without the word zeppelin 40 passages", "/?q=envoy", id="a word"),
        pytest.param(
            "/?q=envoy+zeppelin&year=1850", "without the word zeppelin, without any filter 40 passages", "/?q=envoy",
            id="a word and a filter",
        ),
    ],
)  # fmt: skip
def test_each_way_on_leads_to_as_much_as_it_says(client: FlaskClient, url: str, way: str, href: str) -> None:
    page = get(client, url)
    ways = {text(li): str(one(li, "a")["href"]) for li in page.select(".ways li")}
    assert ways[way] == href
    for said, leads in ways.items():
        found = get(client, leads)
        number = total(found) if found.select("h1.result-line") else 50  # without a question: the front page
        assert f" {number} passage" in said


def test_what_leads_nowhere_is_not_offered(client: FlaskClient) -> None:
    page = get(client, "/?q=zeppelin&actor=kim-il-sung&lang=en")
    assert not page.select(".ways li") or all("zeppelin" not in unquote(str(a["href"])) for a in page.select(".ways a"))


def test_a_value_that_nothing_has_is_named_and_its_list_is_a_click_away(client: FlaskClient) -> None:
    ways = one(get(client, "/?actor=nobody"), ".ways")
    assert "Nothing in the library has Actor “nobody”." in text(ways)
    assert total_values(get(client, link(ways, "See all that there are"))) > 10


def total_values(page: BeautifulSoup) -> int:
    return len(page.select(".all-values > li"))


def test_what_others_added_to_a_link_is_passed_over(client: FlaskClient) -> None:
    assert total(get(client, "/?q=embassy&utm_source=letter&fbclid=1")) == 42


def test_the_search_page_offers_the_same_answer_as_json(client: FlaskClient) -> None:
    page = get(client, "/?q=embassy&year=196X&size=3")
    body = client.get(link(page, "as JSON")).get_json()
    assert body["total"]["passages"] == total(page)
    assert [hit["url"] for hit in body["hits"]] == [a["href"] for a in page.select(".hit .permalink")]


# --- by article ---


def test_results_can_be_grouped_by_article(client: FlaskClient) -> None:
    page = get(client, "/?q=embassy")
    groups = get(client, link(one(page, "nav.views"), "By article"))
    assert text(one(groups, "h1")) == text(one(page, "h1"))
    shown = {text(one(g, "h2")): text(one(g, ":scope > .meta")) for g in groups.select(".group")}
    assert shown["Forty Envoys"].endswith("3 of 40 passages")
    assert shown["La embajada"].endswith("1 passage")
    envoys = next(g for g in groups.select(".group") if "Forty" in text(g))
    assert [text(h) for h in envoys.select("h3 > a")] == ["paragraph 1", "paragraph 2", "paragraph 3"]
    back = get(client, link(one(groups, "nav.views"), "By passage"))
    assert len(back.select(".hit")) == 20


def test_a_group_expands_in_its_place(client: FlaskClient) -> None:
    page = get(client, "/?q=embassy&view=articles&lang=en")
    href = link(page, "Show all 40 passages")
    assert href == "/?view=articles&q=embassy&lang=en&open=envoys#in-envoys"
    whole = one(get(client, href), "#in-envoys")
    assert len(whole.select(".hit")) == 40
    assert "Show all" not in text(whole)


def test_the_view_is_kept_by_every_way_on(client: FlaskClient) -> None:
    page = get(client, "/?q=embassy&view=articles&size=2&actor=envoy-3")
    kept = [
        *(a["href"] for a in page.select(".chip a, .facets .pick, .facets .leave")),
        *(a["href"] for a in page.select(".refs a, .of-facet a[data-swap]")),
    ]
    assert len(kept) > 20
    assert all(str(href).startswith("/?view=articles") for href in kept)
    assert ("view", "articles") in [(i["name"], i["value"]) for i in page.select("header input[type=hidden]")]


def test_groups_are_paged(client: FlaskClient) -> None:
    page = get(client, "/?view=articles&size=3&sort=year")
    second = get(client, link(page, "Next 3 articles"))
    titles = [text(h) for p in (page, second) for h in p.select(".group > h2")]
    assert sorted(titles) == sorted(article.summary.title for article in sample.ARTICLES)
    assert not second.select(".paging .next")
    assert link(second, "Back to the first page") == "/?view=articles&sort=year&size=3"


def test_j_and_k_have_buttons_to_press(client: FlaskClient) -> None:
    steps = one(get(client, "/?q=embassy"), ".result-steps[hidden]")
    assert [(b["data-key"], text(b)) for b in steps.select("button")] == [
        ("j", "Next result"),
        ("k", "Previous result"),
    ]

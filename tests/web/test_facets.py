"""Facets: beside an answer, and each on a page of its own."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from tests.web.fake_engine import FakeEngine
from tests.web.html import get, link, one, text, total
from webapp.search import facet_lists, facet_views


def test_facet_links_lead_to_as_many_passages_as_they_say(client: FlaskClient) -> None:
    page = get(client, "/?q=embassy")
    values = page.select(".facets .value")
    assert len(values) > 20
    for value in values:
        count = int(text(one(value, ".count")).replace(",", ""))
        assert total(get(client, str(one(value, "a.pick")["href"]))) == count, value
        leave = value.select_one("a.leave")
        if leave is not None:
            assert total(get(client, str(leave["href"]))) == total(page) - count, value


def test_chosen_values_stand_first_and_are_marked(client: FlaskClient) -> None:
    page = get(client, "/?q=embassy&actor=envoy-9&exclude=actor:envoy-3")
    picks = page.select("section#values-actor > ul .pick")
    assert [text(one(p, ".label")) for p in picks[:2]] == ["Envoy 9", "Envoy 3"]
    assert picks[0]["aria-current"] == "true"
    assert not picks[1].has_attr("aria-current")
    assert text(one(page, "#values-actor .left-out .leave")) == "+ Left out. Take in again: Envoy 3"


def test_a_long_list_shows_a_few_and_unfolds_more(client: FlaskClient) -> None:
    page = get(client, "/?q=envoy&sort=year")
    few = one(page, "section#values-actor")
    assert len(few.select(":scope > ul > li")) == facet_views.SHOWN
    unfolded = get(client, link(few, "More"))
    more = one(unfolded, "section#values-actor")
    assert len(more.select(":scope > ul > li")) == 12
    assert [a["href"] for a in unfolded.select(".hit h2 a")] == [a["href"] for a in page.select(".hit h2 a")]
    fewer = one(get(client, link(more, "Fewer")), "section#values-actor")
    assert len(fewer.select(":scope > ul > li")) == facet_views.SHOWN


def test_the_front_page_unfolds_more_too(client: FlaskClient) -> None:
    page = get(client, link(one(get(client, "/"), "section#values-actor"), "More"))
    assert len(page.select("section#values-actor > ul > li")) == 15
    assert page.select(".welcome")


def test_a_list_with_nothing_more_offers_no_more(client: FlaskClient) -> None:
    assert not one(get(client, "/?q=envoy"), "section#values-kind").select(".of-facet")


def test_years_are_nested_in_their_decades(client: FlaskClient) -> None:
    facet = one(get(client, "/?kind=footnote&year=1967"), "section#values-year")
    whole, year = facet.select(".figures tr.value")
    assert text(whole) == "1960s 1 − Leave out: 1960s"
    assert one(facet, "details.figures").has_attr("open")
    assert text(year) == "1967 1 − Leave out: 1967"
    assert "chosen" in year["class"]
    assert one(year, ".pick")["aria-current"] == "true"
    ranged = one(get(client, "/?year=1960..1969"), "section#values-year > ul .chosen .pick")
    assert text(ranged) == "1960–1969 13"
    assert not one(get(client, "/?q=envoy"), "details.figures").has_attr("open")


def test_undated_is_always_said(client: FlaskClient) -> None:
    assert text(one(get(client, "/?q=envoy"), "#values-year .none")) == "no year 0"
    assert text(one(get(client, "/?q=archives"), "#values-year .none")) == "no year 1"


# --- the page of all values ---


def values(page: BeautifulSoup) -> list[str]:
    return [text(one(li, ".label")) for li in page.select(".all-values > li")]


def test_all_values_have_a_page_of_their_own(client: FlaskClient, engine: FakeEngine) -> None:
    engine.cut = 3
    page = get(client, link(one(get(client, "/?q=envoy&lang=en"), "#values-actor"), "All actors"))
    assert text(one(page, "h1")) == "All actors"
    assert text(one(page, ".said")) == "12 values"
    assert values(page)[:5] == ["Envoy 1", "Envoy 2", "Envoy 3", "Envoy 4", "Envoy 0"]
    assert link(page, "Back to the search") == "/?q=envoy&lang=en"
    for value in page.select(".all-values > li"):
        found = get(client, str(one(value, "a.pick")["href"]))
        assert total(found) == int(text(one(value, ".count")))
        assert len(found.select(".chip")) == 2
        assert one(found, "#q")["value"] == "envoy"


def test_values_are_sorted_by_count_or_name(client: FlaskClient) -> None:
    page = get(client, "/facets/actor?q=envoy")
    by_name = get(client, link(one(page, "main nav.views"), "A–Z"))
    assert values(by_name)[:4] == ["Envoy 0", "Envoy 1", "Envoy 10", "Envoy 11"]
    assert values(get(client, link(one(by_name, "main nav.views"), "By count"))) == values(page)
    assert values(get(client, "/facets/year?q=envoy"))[0:2] == ["1951", "1952"]


@pytest.mark.parametrize(
    ("find", "found"),
    [
        pytest.param("kim", ["Kim Il Sung"], id="the beginning of a word"),
        pytest.param("IL SU", ["Kim Il Sung"], id="two words, any case"),
        pytest.param("ali", ["Alí Lameda"], id="without accents"),
        pytest.param("김일", ["Kim Il Sung"], id="another form, in another script"),
        pytest.param("nobody", [], id="nothing"),
        pytest.param("ung", [], id="the inside of a word"),
    ],
)
def test_a_long_list_is_looked_through(client: FlaskClient, find: str, found: list[str]) -> None:
    page = get(client, f"/facets/actor?find={find}")
    assert values(page) == found
    assert one(page, "#find")["value"] == find
    assert one(page, "form.find")["action"] == "/facets/actor"


def test_looking_through_a_list_keeps_the_search_and_the_order(client: FlaskClient) -> None:
    form = one(get(client, "/facets/actor?q=envoy&year=195X&order=name&size=5"), "form.find")
    kept = [(i["name"], i["value"]) for i in form.select("input[type=hidden]")]
    assert kept == [("q", "envoy"), ("year", "195X"), ("size", "5"), ("order", "name")]


def test_a_list_is_paged(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facet_lists, "SIZE", 5)
    pages = [get(client, "/facets/actor?q=envoy&order=name")]
    while (following := pages[-1].select_one("a.next")) is not None:
        pages.append(get(client, str(following["href"])))
    assert [len(values(page)) for page in pages] == [5, 5, 2]
    assert len({value for page in pages for value in values(page)}) == 12
    assert text(one(pages[1], ".said")) == "6–10 of 12 values"
    assert values(get(client, link(pages[1], "Previous page"))) == values(pages[0])


@pytest.mark.parametrize("query", ["from=99999", "from=x", "from=-1", "order=up", "find=%20"])
def test_what_a_list_cannot_do_it_leaves_out(client: FlaskClient, query: str) -> None:
    assert len(values(get(client, f"/facets/actor?q=envoy&{query}"))) == 12


def test_an_unknown_facet_has_no_page(client: FlaskClient) -> None:
    page = get(client, "/facets/colour?q=a", 404)
    assert "colour" in text(one(page, "main"))


def test_a_query_that_cannot_be_read_has_no_list(client: FlaskClient) -> None:
    assert get(client, '/facets/actor?q="a', 400)
    assert get(client, "/facets/actor?year=soon", 400)

"""The pages: every link leads where it says, every passage can be reached, everything works without a script."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from indexer import Query
from tests.web.fake_engine import FakeEngine
from webapp import views


def get(client: FlaskClient, url: str, status: int = 200) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == status, response.text
    assert response.content_type == "text/html; charset=utf-8"
    return BeautifulSoup(response.data, "lxml")


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, (selector, found)
    return found[0]


def text(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def link(page: BeautifulSoup | Tag, words: str) -> str:
    found = [str(a["href"]) for a in page.select("a[href]") if words in text(a)]
    assert found, words
    return found[0]


def total(page: BeautifulSoup) -> int:
    words = text(one(page, "h1"))
    return 0 if words == "No passage found" else int(words.split()[0].replace(",", ""))


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
    assert refs == {"Dates": ["1960s"], "Actors": ["Alí Lameda", "Kim Il Sung"], "Outlets": ["Rodong Sinmun by note 1"]}


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
    assert text(one(claims, "summary")) == "Stands under 2 passages"
    assert "He was to put the speeches" in text(claims)


def test_notes_of_all_hits_are_fetched_in_one_call(client: FlaskClient, engine: FakeEngine) -> None:
    get(client, "/?q=Kim Il Sung")
    assert engine.fetched == [{"lameda/n1", "lameda/n2", "lameda/p1", "lameda/p2"}]


def test_added_name_forms_are_said_and_can_be_switched_off_and_on(client: FlaskClient) -> None:
    page = get(client, "/?q=김일성")
    assert "김일성 : also Kim Il Sung , Kim Il-sung , 金日成" in text(one(page, ".variants"))
    exact = get(client, link(page, "Search exactly instead"))
    assert total(exact) == 2
    assert total(get(client, link(exact, "Search their other forms too"))) == total(page) == 3


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
    picks = page.select("section[aria-labelledby=facet-actor] > ul .pick")
    assert [text(one(p, ".label")) for p in picks[:2]] == ["Envoy 9", "Envoy 3"]
    assert picks[0]["aria-current"] == "true"
    assert not picks[1].has_attr("aria-current")
    assert "Left out: Envoy 3" in text(page)


def test_long_lists_show_a_few_and_unfold_the_rest(client: FlaskClient) -> None:
    facet = one(get(client, "/?q=envoy"), "section[aria-labelledby=facet-actor]")
    assert len(facet.select(":scope > ul > li")) == views.SHOWN
    assert text(one(facet, "details.more > summary")) == "4 more"
    assert len(facet.select("details.more li")) == 4


def test_years_are_nested_in_their_decades(client: FlaskClient) -> None:
    facet = one(get(client, "/?kind=footnote&year=1967"), "section[aria-labelledby=facet-year]")
    (decade,) = facet.select(".figures .decade")
    whole, year = decade.select(":scope > tr.value")
    assert text(whole) == "1960s 1 − Leave out 1960s"
    assert one(facet, "details.figures").has_attr("open")
    assert text(year) == "1967 1 − Leave out 1967"
    assert "chosen" in year["class"]
    assert one(year, ".pick")["aria-current"] == "true"
    ranged = one(get(client, "/?year=1960..1969"), "section[aria-labelledby=facet-year] .chosen .pick")
    assert text(ranged) == "1960–1969 13"


def test_a_list_that_was_cut_says_so(client: FlaskClient, engine: FakeEngine) -> None:
    engine.cut = 3
    assert "The list is cut here" in text(one(get(client, "/?q=envoy"), "section[aria-labelledby=facet-actor]"))


def test_chips_take_their_filter_away(client: FlaskClient) -> None:
    url = "/?q=embassy&actor=envoy-1&actor=envoy-2&year=195X&missing=lang&exclude=outlet:rodong-sinmun"
    page = get(client, url)
    chips = page.select(".chip")
    assert [text(chip) for chip in chips] == [
        "Remove Year 1950s ×", "Remove Actor Envoy 1 ×", "Remove Actor Envoy 2 ×",
        "Remove Outlet not Rodong Sinmun ×", "Remove Language language unknown ×",
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


def test_nothing_found_offers_ways_on(client: FlaskClient) -> None:
    page = get(client, "/?q=embasy&year=1967&exclude=kind:caption&variants=0")
    assert text(one(page, "h1")) == "No passage found"
    ways = one(page, ".ways")
    assert link(ways, "embassy") == "/?q=embassy&year=1967&exclude=kind:caption&variants=0"
    assert link(ways, "without Year: 1967") == "/?q=embasy&exclude=kind:caption&variants=0"
    assert link(ways, "without Kind: not caption") == "/?q=embasy&year=1967&variants=0"
    assert link(ways, "without any filter") == "/?q=embasy&variants=0"
    assert link(ways, "with the other forms") == "/?q=embasy&year=1967&exclude=kind:caption"


def test_what_others_added_to_a_link_is_passed_over(client: FlaskClient) -> None:
    assert total(get(client, "/?q=embassy&utm_source=letter&fbclid=1")) == 42


def test_the_search_page_offers_the_same_answer_as_json(client: FlaskClient) -> None:
    page = get(client, "/?q=embassy&year=196X&size=3")
    body = client.get(link(page, "as JSON")).get_json()
    assert body["total"]["passages"] == total(page)
    assert [hit["url"] for hit in body["hits"]] == [a["href"] for a in page.select(".hit .permalink")]


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

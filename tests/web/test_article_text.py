"""The text of an article: notes beside their sentence, names and dates that lead on, what rests on what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from indexer import Citation, CitationField, Claim, Engine
from tests.web import sample
from tests.web.fake_engine import FakeEngine
from tests.web.html import get, link, one, text
from webapp import create_app


@pytest.fixture
def site(sample_library: Engine) -> FlaskClient:
    """A client of the library over ``documents/``."""
    return create_app(engine=sample_library).test_client()


def sides(paragraph: Tag) -> list[str]:
    return [text(side) for side in paragraph.select(".side")]


def test_a_note_stands_beside_each_sentence_that_calls_it(client: FlaskClient) -> None:
    page = get(client, "/articles/lameda")
    noted = "“김일성동지께서 손님을 만나시였다,” Rodong Sinmun, May 11, 1967, 1."
    assert sides(one(page, "#p1 > p")) == [f"1 {noted}", "2 A study of this is still to be written."]
    assert sides(one(page, "#p2 > p")) == [f"1 {noted}"], "called again, and a call without a note has none"
    for side in page.select(".side"):
        call = side.find_previous_sibling()
        assert isinstance(call, Tag)
        assert call.select("a")[0]["href"] == one(side, "a.sign")["href"]


def test_notes_are_cut_short_where_they_need_more_room_than_their_paragraph_has(
    client: FlaskClient, engine: FakeEngine
) -> None:
    assert not get(client, "/articles/lameda").select(".side.brief")
    poet = sample.poet()
    long = replace(poet.passages[4], text="A long note. " * 40)
    engine.held["lameda"] = replace(poet, passages=(*poet.passages[:4], long, *poet.passages[5:]))
    page = get(client, "/articles/lameda")
    assert [side["class"] for side in page.select("#p1 .side")] == [["side", "brief"]] * 2
    assert text(page.select("#p1 .side")[0]) == f"1 {long.text.strip()}", "all of it is there for who unfolds it"


def test_the_copy_beside_the_text_is_read_once_and_reached_once(client: FlaskClient) -> None:
    page = get(client, "/articles/lameda?q=Kim Il Sung")
    copies = page.select(".side")
    assert copies
    for copy in copies:
        assert copy["aria-hidden"] == "true"
        assert all(a["tabindex"] == "-1" for a in copy.select("a"))
        assert not copy.select("[id]")
    assert [text(mark) for mark in copies[0].select("mark")] == ["김일성"]


def test_the_sentence_that_rests_on_a_note_holds_its_call(client: FlaskClient) -> None:
    page = get(client, "/articles/lameda")
    (claim,) = page.select("#p1 .rests")
    assert one(claim, "sup")["id"] == "p1-call1"
    for extra in claim.select("sup, .side"):
        extra.decompose()
    assert text(claim) == "Alí Lameda came to Pyongyang as a translator in the 1960s ."
    assert text(one(page, "#n1 .claimed q")).startswith("Alí Lameda came to Pyongyang")
    assert not page.select("#n2 .claimed, #n3 .claimed")


def test_names_and_dates_lead_to_the_search_for_them(client: FlaskClient) -> None:
    first = one(get(client, "/articles/lameda"), "#p1 > p")
    assert [(text(a), a["href"], a["title"]) for a in first.select(".named, .dated")] == [
        ("Alí Lameda", "/?actor=ali-lameda", "Alí Lameda"),
        ("1960s", "/?year=196X", "1960s"),
        ("Kim Il Sung", "/?actor=kim-il-sung", "Kim Il Sung"),
    ]
    assert "in 2 articles" in text(one(get(client, "/?actor=kim-il-sung"), "h1"))


def test_only_what_a_passage_has_is_marked_in_it(client: FlaskClient, engine: FakeEngine) -> None:
    poet = sample.poet()
    without = [replace(p, actors=(), dates=()) if p.id == "lameda/p1" else p for p in poet.passages]
    engine.held["lameda"] = replace(poet, passages=tuple(without))
    page = get(client, "/articles/lameda")
    assert not page.select("#p1 > p :is(.named, .dated)")
    assert page.select("#p2 > p .dated")


def test_a_hit_within_a_name_keeps_both(client: FlaskClient) -> None:
    page = get(client, "/articles/lameda?q=Il Sung into")
    name = next(a for a in page.select("#p1 > p a.named") if "Kim" in text(a))
    assert [text(mark) for mark in name.select("mark")] == ["Il", "Sung"]
    marks = [mark["id"] for mark in page.select("mark[id]")]
    assert marks == [f"h{number}" for number in range(1, len(marks) + 1)]


def test_a_hit_that_a_name_cuts_is_one_hit(client: FlaskClient) -> None:
    marks = get(client, '/articles/lameda?q="Il Sung into"').select("#p1 > p mark")
    assert [(text(mark), mark.get("id")) for mark in marks] == [("Il Sung", "h1"), ("into", None)]


def test_a_claim_begins_with_its_sentence(client: FlaskClient, engine: FakeEngine) -> None:
    poet = sample.poet()
    said = poet.passages[2].text
    start = said.index("Amnesty")
    second = replace(poet.passages[2], claims=(Claim(start, len(said), ("lameda/n1",)),))
    engine.held["lameda"] = replace(poet, passages=(*poet.passages[:2], second, *poet.passages[3:]))
    page = get(client, "/articles/lameda")
    assert text(one(page, "#p2 .rests")).startswith("Amnesty International asked")
    assert text(page.select("#n1 .claimed q")[-1]) == said[start:]


def test_a_note_that_cites_a_work_twice_says_so(client: FlaskClient, engine: FakeEngine) -> None:
    poet = sample.poet()
    note = replace(poet.passages[4], citations=poet.passages[4].citations * 2)
    engine.held["lameda"] = replace(poet, passages=(*poet.passages[:4], note, *poet.passages[5:]))
    assert text(one(get(client, "/articles/lameda"), ".works .where")) == "2 times: Note 1 (×2)"


def test_what_was_read_of_an_article_is_kept_with_its_generation(
    client: FlaskClient, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    state = engine.state

    def counted() -> object:
        asked.append("state")
        return state()

    monkeypatch.setattr(engine, "state", counted)
    for _ in range(3):
        get(client, "/articles/lameda")
    assert len(asked) == 1
    engine.generation += 1
    get(client, "/articles/lameda")
    assert len(asked) == 2


def test_every_article_of_the_sample_shows_its_whole_text_once(site: FlaskClient, sample_library: Engine) -> None:
    linked = 0
    for summary in sample_library.articles():
        page = BeautifulSoup(site.get(f"/articles/{summary.id}").data, "lxml")
        for extra in page.select(".text .side, .text .call, .notes .call, .notes .side"):
            extra.decompose()
        for passage in sample_library.article(summary.id).passages:
            name = passage.id.rpartition("/")[2]
            shown = page.select_one(f"#{name} > p > .sign + span, .text #{name} > p, .text #{name} figcaption")
            assert shown is not None, passage.id
            assert shown.get_text() == passage.text, passage.id
            linked += len(shown.select(".named, .dated"))
    assert linked > 1000


def test_an_address_in_a_note_can_be_followed(client: FlaskClient, engine: FakeEngine) -> None:
    poet = sample.poet()
    url = "https://example.org/a?b=1&c"
    note = replace(
        poet.passages[5],
        text=f"See {url} for more, and javascript:alert(1).",
        citations=(
            Citation(4, 31, "full", "web", (CitationField("url", url, 4, 31),)),
            Citation(46, 65, "full", "web", (CitationField("url", "javascript:alert(1)", 46, 65),)),
        ),
    )
    engine.held["lameda"] = replace(poet, passages=(*poet.passages[:5], note, poet.passages[6]))
    away = one(get(client, "/articles/lameda"), "#n2 a.away")
    assert (away["href"], text(away), away["rel"]) == (url, url, ["external", "noopener", "noreferrer"])


def test_acronyms_may_be_set_in_small_capitals(client: FlaskClient, engine: FakeEngine) -> None:
    poet = sample.poet()
    said = "The DPRK and KCNA, not the US or XIVth; ABCd is a name."
    first = replace(poet.passages[1], text=said, calls=(), claims=(), dates=(), actors=())
    engine.held["lameda"] = replace(poet, passages=(poet.passages[0], first, *poet.passages[2:]))
    page = get(client, "/articles/lameda")
    assert [text(run) for run in page.select("#p1 .caps")] == ["DPRK", "KCNA"]


def test_the_works_cited_say_how_often_and_where(client: FlaskClient, site: FlaskClient) -> None:
    (work,) = get(client, "/articles/lameda").select(".works li")
    assert text(one(work, ":scope > a")) == "The guest is received, Rodong Sinmun (1967)"
    assert one(work, ":scope > a")["href"] == "/works/guest-received-1967"
    assert "once: Note 1" in text(work)
    assert link(work, "Note 1") == "#n1"
    page = get(site, "/articles/lameda-poet-in-pyongyang")
    listed = page.select(".works li")
    said = [text(one(item, ".where")).partition(":")[0] for item in listed]
    assert said[:2] == ["4 times", "2 times"]
    assert set(said[2:]) == {"once"}
    for item in listed:
        assert all(page.select_one(str(a["href"])) for a in item.select(".where a"))
    korean = next(item for item in listed if "김일성" in text(item))
    assert one(korean, ":scope > a")["lang"] == "ko"


def test_an_article_that_cites_nothing_says_nothing_of_it(client: FlaskClient) -> None:
    page = get(client, "/articles/envoys")
    assert not page.select(".works, .notes, .outline a[href='#works']")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "en"), ("es", "es"), ("ko", "ko")]
)  # fmt: skip
def test_a_passage_names_its_language_whatever_the_page_speaks(client: FlaskClient, language: str, said: str) -> None:
    page = get(client, f"/articles/embajada?hl={language}")
    assert one(page, "html")["lang"] == said
    for selector, lang in (("h1", "es"), ("#p1 > p", "es"), ("#p2 > p", "en")):
        nearest = one(page, selector).find_parents(lang=True)
        own = one(page, selector).get("lang") or nearest[0]["lang"]
        assert own == lang, selector

"""What is suggested while one types, the examples of the query help, and what is kept of a generation."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import NoReturn

import pytest
from flask.testing import FlaskClient

from indexer import Article, ArticleSummary, Engine, Query
from tests.web.fake_engine import FakeEngine
from tests.web.html import get, one, text, total
from webapp.derived import KEPT, Derived
from webapp.search import suggestions
from webapp.search.examples import examples
from webapp.search.suggestions import Entry, Lookup

Suggest = Callable[..., list[dict[str, object]]]


@pytest.fixture
def suggest(client: FlaskClient) -> Suggest:
    def ask(q: str, **filters: str) -> list[dict[str, object]]:
        response = client.get("/suggest", query_string={"q": q, **filters})
        assert response.status_code == 200
        assert response.content_type == "application/json; charset=utf-8"
        found: list[dict[str, object]] = response.get_json()["suggestions"]
        return found

    return ask


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        pytest.param("kim", ("actor", "Kim Il Sung", ""), id="a name"),
        pytest.param("il su", ("actor", "Kim Il Sung", ""), id="two words of it"),
        pytest.param("KIM IL-S", ("actor", "Kim Il Sung", ""), id="case and hyphen"),
        pytest.param("김일성", ("actor", "Kim Il Sung", "김일성"), id="another script"),
        pytest.param("김이", ("actor", "Kim Il Sung", "김일성"), id="a syllable in the making"),
        pytest.param("ㄱ", ("actor", "Kim Il Sung", "김일성"), id="its first letter"),
        pytest.param("金日", ("actor", "Kim Il Sung", "金日成"), id="Han"),
        pytest.param("alí lam", ("actor", "Alí Lameda", ""), id="with accents"),
        pytest.param("ali lam", ("actor", "Alí Lameda", ""), id="without accents"),
        pytest.param("guest", ("work", "The guest is received, Rodong Sinmun (1967)", ""), id="a work"),
        pytest.param("forty", ("article", "Forty Envoys", ""), id="a title"),
        pytest.param("평양", ("article", "평양 일기", ""), id="a Korean title"),
    ],
)
def test_what_is_typed_finds_names_works_and_titles(suggest: Suggest, typed: str, first: tuple[str, ...]) -> None:
    found = suggest(typed)[0]
    assert (found["sort"], found["label"], found["form"]) == first


@pytest.mark.parametrize("typed", ["", " ", "zeppelin", "ung", "-", '"', "%", "\u0301", "a" * 5000, "x " * 10_000])
def test_what_means_nothing_finds_nothing(suggest: Suggest, typed: str) -> None:
    assert suggest(typed) == []


def test_a_name_shows_its_other_forms_and_how_much_it_finds(suggest: Suggest, client: FlaskClient) -> None:
    found = suggest("kim")[0]
    assert found["forms"] == ["Kim Il-sung", "김일성", "金日成"]
    assert found["said"] == "3 passages"
    assert found["group"] == "Actors"
    assert total(get(client, str(found["url"]))) == 3


@pytest.mark.parametrize(
    ("typed", "filters", "url"),
    [
        pytest.param("kim", {}, "/?actor=kim-il-sung", id="alone"),
        pytest.param("embassy kim il", {}, "/?q=embassy&actor=kim-il-sung", id="what stands before it is kept"),
        pytest.param("kim", {"year": "1967", "sort": "year"}, "/?year=1967&actor=kim-il-sung&sort=year", id="filters"),
        pytest.param("kim", {"actor": "kim-il-sung"}, "/?actor=kim-il-sung", id="chosen already"),
        pytest.param("kim", {"year": "soon"}, "/?actor=kim-il-sung", id="a filter that can't be"),
        pytest.param("kim", {"view": "articles"}, "/?view=articles&actor=kim-il-sung", id="the view"),
        pytest.param("forty", {"year": "1967"}, "/articles/envoys", id="a title opens its article"),
        pytest.param("guest", {}, "/?work=guest-received-1967", id="a work"),
    ],
)
def test_a_suggestion_leads_to_a_filter_or_an_article(
    suggest: Suggest, typed: str, filters: dict[str, str], url: str
) -> None:
    assert suggest(typed, **filters)[0]["url"] == url


def test_names_that_no_passage_has_are_not_suggested(suggest: Suggest, engine: FakeEngine) -> None:
    engine.held = {name: article for name, article in engine.held.items() if name == "envoys"}
    engine.generation += 1
    assert suggest("kim") == []
    assert suggest("forty")


def test_suggestions_are_those_of_the_current_generation(suggest: Suggest, engine: FakeEngine) -> None:
    assert suggest("a fresh") == []
    engine.held["new"] = Article(ArticleSummary("new", "A Fresh Article", passages=0), (), ())
    engine.generation += 1
    assert [found["url"] for found in suggest("a fresh")] == ["/articles/new"]


def test_the_answer_is_revalidated_and_its_errors_are_for_programs(client: FlaskClient) -> None:
    tag = client.get("/suggest?q=kim").headers["ETag"]
    assert client.get("/suggest?q=kim", headers={"If-None-Match": tag}).status_code == 304
    bad = client.get("/suggest?q=%FF")
    assert (bad.status_code, bad.content_type) == (400, "application/problem+json")


def test_only_so_many_of_a_sort_are_suggested() -> None:
    lookup = Lookup(Entry("work", str(n), f"Title number {n}", passages=100 - n) for n in range(50))
    assert [entry.id for entry in lookup.find(["titl", "num"], 4)] == ["0", "1", "2", "3"]
    assert [entry.id for entry in lookup.find(["49"], 4)] == ["49"]


def test_each_word_must_begin_a_word_of_one_entry() -> None:
    lookup = Lookup([Entry("actor", "a", "Ana Ruiz", ("Anita Ruiz",)), Entry("actor", "b", "Ben Ruiz")])
    assert [entry.id for entry in lookup.find(["ru"], 9)] == ["a", "b"]
    assert [entry.id for entry in lookup.find(["ru", "b"], 9)] == ["b"]
    assert lookup.find(["uiz"], 9) == []
    assert suggestions.key("Kim Il-sung’s") == "kim il sung s"


# --- query help ---


def test_every_example_finds_as_much_as_it_says(client: FlaskClient, engine: Engine) -> None:
    rows = get(client, "/").select(".help tbody tr")
    assert {example.sort for example in examples(engine)} >= {"words", "phrase", "or", "without", "name"}
    assert len(rows) == len(examples(engine))
    for row in rows:
        assert total(get(client, str(one(row, "a")["href"]))) == int(text(one(row, ".count"))) > 0


def test_an_empty_library_has_no_examples() -> None:
    assert examples(FakeEngine(())) == ()


# --- what is kept of a generation ---


def test_a_value_is_made_once_a_generation() -> None:
    kept, made = Derived(), iter(range(9))
    assert [kept.get("one", "a", lambda: next(made)) for _ in range(3)] == [0, 0, 0]
    assert kept.get("one", "b", lambda: next(made)) == 1
    assert kept.get("two", "a", lambda: next(made)) == 2
    assert kept.get("one", "a", lambda: next(made)) == 0


def test_old_generations_are_let_go() -> None:
    kept, made = Derived(), iter(range(99))
    for number in range(KEPT + 1):
        kept.get(str(number), "a", lambda: next(made))
    assert kept.get(str(KEPT), "a", lambda: next(made)) == KEPT
    assert kept.get("0", "a", lambda: next(made)) == KEPT + 1


def test_what_fails_is_tried_again() -> None:
    kept = Derived()

    def fail() -> NoReturn:
        raise RuntimeError("not now")

    with pytest.raises(RuntimeError, match="not now"):
        kept.get("one", "a", fail)
    assert kept.get("one", "a", lambda: 1) == 1


def test_threads_that_ask_at_once_get_one_value() -> None:
    kept, found, begun = Derived(), [], threading.Barrier(4)

    def ask() -> None:
        begun.wait()
        found.append(kept.get("one", "a", object))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(map(id, found))) == 1


def test_what_is_kept_may_be_made_of_what_is_kept() -> None:
    kept = Derived()
    assert kept.get("one", "a", lambda: kept.get("one", "b", lambda: 1) + 1) == 2


def test_query_text_changes_keep_the_order_that_was_asked_for() -> None:
    assert Query.of("a", sort="year").asking("b") == Query.of("b", sort="year")
    assert Query.of("", {"lang": ["en"]}).asking("b") == Query.of("b", {"lang": ["en"]})
    assert Query.of("a", cursor="x").asking("") == Query.of("")

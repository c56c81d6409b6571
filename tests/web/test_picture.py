"""The picture of the library: marks that count what they link to, figures as tables and files, kept once counted."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from indexer import ActorRef, Article, ArticleSummary, Crossed, Kind, OutletRef, Passage, Query
from tests.web.fake_engine import FakeEngine
from webapp import create_app
from webapp.drawing import grids
from webapp.drawing.charts import ACROSS, PLOT, Mark, Scale
from webapp.drawing.grids import Cell
from webapp.memo import Memo
from webapp.picture import having


def soup(client: FlaskClient, url: str) -> BeautifulSoup:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return BeautifulSoup(answer.text, "lxml")


def marks(page: BeautifulSoup, kind: str) -> dict[str, str]:
    """What each mark says, and where it leads."""
    return {str(a.title.string): str(a["href"]) for a in page.select(f".{kind} .plot a")}  # type: ignore[union-attr]


def total(client: FlaskClient, href: str) -> int:
    heading = soup(client, href).h1
    assert heading is not None
    return int(heading.get_text().split()[0])


@pytest.mark.parametrize("url", ["/picture", "/picture?kind=paragraph&year=1960..1975", "/picture?q=the"])
@pytest.mark.parametrize("kind", ["strips", "matrix"])
def test_every_mark_leads_to_what_it_counts(client: FlaskClient, url: str, kind: str) -> None:
    found = marks(soup(client, url), kind)
    assert found
    for says, href in found.items():
        assert total(client, href) == int(says.rpartition(": ")[2]), says


def test_the_question_is_kept_in_every_link(client: FlaskClient) -> None:
    page = soup(client, "/picture?q=the&kind=paragraph")
    for href in (*marks(page, "strips").values(), *marks(page, "matrix").values()):
        assert href.startswith("/?q=the&kind=paragraph&also=")
    form = page.select_one("form.find")
    assert form is not None
    assert {i["name"]: i["value"] for i in form.select("input")} == {"q": "the", "kind": "paragraph"}


def test_names_stand_once_with_those_they_occur_with(client: FlaskClient) -> None:
    page = soup(client, "/picture")
    assert "Alí Lameda + Kim Il Sung: 1" in {*marks(page, "matrix"), *_turned(marks(page, "matrix"))}
    numbered = [line.get_text(" ").split()[0] for line in page.select(".numbered li")]
    assert numbered == [str(n + 1) for n in range(len(numbered))]
    assert len(page.select(".matrix .head")) == len(numbered)


def _turned(found: Mapping[str, str]) -> set[str]:
    return {re.sub(r"^(.*) \+ (.*): (\d+)$", r"\2 + \1: \3", says) for says in found}


def test_lines_and_names_are_as_many(client: FlaskClient) -> None:
    page = soup(client, "/picture")
    lines = page.select(".grid-lines")[0].select("li")
    assert len(page.select(".strips .line")) == len(lines)
    svg = page.select_one(".strips")
    assert svg is not None
    assert svg["height"] == f"{grids.LINE * len(lines) + grids.LINE}em"


def test_the_table_holds_the_figures(client: FlaskClient) -> None:
    page = soup(client, "/picture")
    table = page.select(".figures table")[0]
    heads = [th.get_text() for th in table.select("thead th")][1:]
    cells = {
        f"{row.th.get_text()}, {head}: {td.get_text()}"  # type: ignore[union-attr]
        for row in table.select("tbody tr")
        for head, td in zip(heads, row.select("td"), strict=True)
        if td.get_text()
    }
    assert cells == set(marks(page, "strips"))


def _csv(client: FlaskClient, url: str) -> list[dict[str, str]]:
    answer = client.get(url)
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_the_figures_as_files(client: FlaskClient) -> None:
    page = soup(client, "/picture?kind=footnote")
    files = [str(a["href"]) for a in page.select('a[href^="/picture.csv"]')]
    outlets = _csv(client, files[0])
    assert outlets[-1] == {
        "outlet": "rodong-sinmun", "outlet_label": "Rodong Sinmun", "year": "1967", "passages": "1", "generation": "g1",
    }  # fmt: skip
    names = _csv(client, "/picture.csv?of=names")
    both = {row["first"]: row for row in names}.keys() | {row["second"] for row in names}
    assert both == {"kim-il-sung", "ali-lameda"}


def _odd(label: str) -> FlaskClient:
    passage = Passage(
        "a/p1", "a", Kind.PARAGRAPH, 1, "1", "", 0, "text", "en", years=(1967,), decades=("196X",),
        actors=(ActorRef("a", label, "person"), ActorRef("b", "B", "person")), outlets=(OutletRef("o", label, "text"),),
    )  # fmt: skip
    return create_app(engine=FakeEngine([Article(ArticleSummary("a", "A", passages=1), (), (passage,))])).test_client()


@pytest.mark.parametrize("label", ['=1+1"', "@cmd", "-2", "+3"])
def test_no_cell_of_a_file_is_a_formula(label: str) -> None:
    for of, column in (("outlets", "outlet_label"), ("names", "first_label")):
        (row,) = [r for r in _csv(_odd(label), f"/picture.csv?of={of}") if r.get("year") != "196X"]
        assert row[column] == f"'{label}"


def test_nothing_to_draw_is_said(client: FlaskClient) -> None:
    page = soup(client, "/picture?q=zeppelin")
    assert "No passage here has both an outlet and a year." in page.get_text()
    assert "No two known names occur together here." in page.get_text()


def test_a_query_that_cannot_be_read_has_its_page(client: FlaskClient) -> None:
    answer = client.get('/picture?q="open')
    assert answer.status_code == 400
    assert "The query can’t be read" in answer.text
    assert "This quotation has no end." in answer.text
    assert client.get('/picture.csv?q="open').status_code == 400
    assert client.get("/picture?year=soon").status_code == 400


class CountingEngine(FakeEngine):
    """Says how often two facets were crossed."""

    crossings = 0

    def crossed(self, query: Query, rows: str, columns: str, *, limit: int) -> Crossed:
        self.crossings += 1
        return super().crossed(query, rows, columns, limit=limit)


def test_a_picture_is_counted_once_a_generation(engine: FakeEngine) -> None:
    counting = CountingEngine(engine.held.values())
    client = create_app(engine=counting).test_client()
    for url in ("/picture?q=embassy", "/picture?q=embassy&sort=year", "/picture.csv?of=names&q=embassy"):
        client.get(url)
    assert counting.crossings == 2
    counting.generation += 1
    client.get("/picture?q=embassy")
    assert counting.crossings == 4


def test_the_store_is_bounded_and_forgets_the_oldest() -> None:
    memo = Memo(kept=2)
    made: list[str] = []

    def make(name: str) -> str:
        def fresh() -> str:
            made.append(name)
            return name

        return memo.get(name, fresh)

    assert [make(name) for name in "abacb"] == list("abacb")
    assert made == ["a", "b", "c", "b"]
    assert len(memo) == 2


def test_having_asks_for_each_once() -> None:
    query = Query.of("a", {"actor": ["x"]})
    both = having(having(query, ("actor", "y")), ("actor", "y"), ("actor", "x"))
    assert both == Query.of("a", {"actor": ["x"]}, also=[("actor", "x"), ("actor", "y")])


# --- geometry -------------------------------------------------------------------------------------------------------


def _paths(svg: Tag) -> list[str]:
    return [str(path["d"]) for path in svg.select("a path:last-of-type")]


@given(st.lists(st.lists(st.integers(0, 10**6), min_size=4, max_size=4), min_size=1, max_size=12))
def test_bars_stay_in_their_line(rows: list[list[int]]) -> None:
    lines = [[Mark(i, i + 1, n, str(n), "/") for i, n in enumerate(row)] for row in rows]
    html = grids.strips(lines, Scale(0, 4), [], name="it", title="", summary="")
    drawn = iter(_paths(BeautifulSoup(html, "html.parser")))
    for place, row in enumerate(rows):
        for column, count in enumerate(row):
            if count:
                left, foot, wide, tall, back = map(int, re.findall(r"\d+", next(drawn)))
                assert (left, wide, back) == (ACROSS * column + 1, ACROSS - 2, left)
                assert foot == PLOT * (place + 1)
                assert 0 < tall <= PLOT * grids.ROOM // 100
                assert count < max(row) or tall == grids.ROOM
    assert next(drawn, None) is None


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_squares_are_in_proportion_by_area(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert grids.side(high, high) == ACROSS - 1
    assert grids.LEAST_SIDE <= grids.side(low, high) <= ACROSS - 1
    exact = (ACROSS - 1) * (low / high) ** 0.5
    assert grids.side(low, high) == grids.LEAST_SIDE or abs(grids.side(low, high) - exact) <= 0.5


def test_squares_lie_within_their_cells() -> None:
    html = grids.matrix([Cell(2, 1, 5, "a", "/"), Cell(1, 0, 1, "b", "/")], 3, ["1", "2", "3"],
                        name="it", title="", summary="")  # fmt: skip
    found = [tuple(map(float, re.findall(r"[\d.]+", d))) for d in _paths(BeautifulSoup(html, "html.parser"))]
    assert [(left, top, wide) for left, top, wide, _, _ in found] == [(10.5, 20.5, 9), (3, 13, 4)]

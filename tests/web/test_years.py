"""The histogram of years: which axis, which links, what the brush's form does without a script."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from indexer import Article, ArticleSummary, Facet, FacetValue, Kind, ParameterError, Passage, Query
from tests.web.fake_engine import FakeEngine
from webapp import create_app, params
from webapp.drawing import years


def facet(counts: Mapping[str, int]) -> Facet:
    """A facet with these counts; every year adds to its decade."""
    whole: dict[str, int] = {}
    for value, count in counts.items():
        whole[f"{value[:3]}X"] = whole.get(f"{value[:3]}X", 0) + count
    values = {**whole, **{value: count for value, count in counts.items() if value[3] != "X"}}
    return Facet("year", tuple(FacetValue(value, value, count) for value, count in sorted(values.items())), 0)


@pytest.fixture
def found(app: Flask) -> object:
    """Within a request, so that texts have a language."""
    with app.test_request_context("/"):
        yield


def histogram(counts: Mapping[str, int], query: Query | None = None) -> years.Years:
    shown = years.histogram(facet(counts), query or Query.of())
    assert shown is not None
    return shown


def labels(chart: str) -> list[str]:
    """What the bars of a chart say."""
    return [str(title.string) for title in BeautifulSoup(chart, "html.parser").select(".plot title")]


def axis(chart: str) -> tuple[int, int]:
    svg = BeautifulSoup(chart, "html.parser").svg
    assert svg is not None
    return int(str(svg["data-first"])), int(str(svg["data-last"]))


@pytest.mark.usefixtures("found")
class TestAxis:
    def test_a_century_is_drawn_year_by_year(self) -> None:
        shown = histogram({"1930": 1, "1967": 4, "2025": 2})
        assert axis(shown.chart) == (1930, 2029)
        assert labels(shown.chart) == ["1930: 1", "1967: 4", "2025: 2"]
        assert (shown.earlier, shown.later) == (None, None)

    def test_more_is_drawn_by_decade(self) -> None:
        shown = histogram({"1592": 3, "2024": 2, "199X": 1})
        assert axis(shown.chart) == (1590, 2029)
        assert labels(shown.chart) == ["1590s: 3", "1990s: 1", "2020s: 2"]

    def test_a_few_stray_years_are_left_to_links(self) -> None:
        shown = histogram({"1516": 1, "1967": 200, "2024": 30, "2931": 1})
        assert axis(shown.chart) == (1960, 2029)
        assert shown.earlier == ("1516", "/?year=1516")
        assert shown.later == ("2931", "/?year=2931")
        assert (shown.first, shown.last) == (1510, 2939)

    def test_what_is_beyond_spans_years_and_bare_decades(self) -> None:
        assert histogram({"1516": 1, "170X": 1, "1967": 500}).earlier == ("1516–1709", "/?year=1516..1709")

    def test_two_ends_of_the_calendar_do_not_fit(self) -> None:
        shown = histogram({"0001": 5, "9999": 6})
        assert axis(shown.chart) == (9990, 9999)
        assert shown.earlier == ("1", "/?year=0001")

    def test_a_thousand_years_and_more_keep_the_fullest_thousand(self) -> None:
        shown = histogram({"0300": 2, "1100": 3, "1900": 3})
        assert axis(shown.chart) == (1100, 1909)
        assert shown.earlier == ("300", "/?year=0300")

    def test_decades_alone_are_drawn_too(self) -> None:
        shown = histogram({"196X": 4, "1700": 1})
        assert "1960s: 4" in labels(shown.chart)

    def test_nothing_to_draw(self) -> None:
        assert years.histogram(facet({}), Query.of()) is None
        assert years.histogram(facet({"1967": 0}), Query.of()) is None

    @given(st.dictionaries(st.integers(0, 9999).map("{:04}".format), st.integers(1, 50), min_size=1, max_size=40))
    def test_every_year_is_on_the_axis_or_beyond_it(self, counts: dict[str, int]) -> None:
        app = create_app(engine=FakeEngine(()))
        with app.test_request_context("/"):
            shown = histogram(counts)
        first, last = axis(shown.chart)
        assert first % 10 == 0
        assert last - first < 10 * years.FINE
        assert last - first < years.FINE or all(text[4] == "s" for text in labels(shown.chart))
        for year in map(int, counts):
            assert first <= year <= last or (shown.earlier if year < first else shown.later)


@pytest.mark.usefixtures("found")
class TestChosen:
    def test_marks_say_whether_they_are_chosen(self) -> None:
        counts = {"1592": 1, "1955": 9, "1967": 9, "1974": 9}
        shown = histogram(counts, Query.of(filters={"year": ["1950..1971"]}))
        marks = BeautifulSoup(shown.chart, "html.parser").select(".plot a")
        assert [mark.get("class") for mark in marks] == [None, ["chosen"], ["chosen"], ["partly"]]
        assert (shown.start, shown.end) == (1950, 1971)

    def test_the_years_of_what_is_chosen_stand_below_the_decades(self) -> None:
        counts = {"1592": 1, "1966": 9, "1967": 8, "1984": 7}
        assert histogram(counts).detail == ""
        shown = histogram(counts, Query.of(filters={"year": ["1966..1972"]}))
        assert axis(shown.detail) == (1960, 1979)
        assert labels(shown.detail) == ["1966: 9", "1967: 8"]
        assert histogram(counts, Query.of(filters={"year": ["1500..1972"]})).detail == ""

    def test_a_mark_leads_to_itself_alone_with_all_other_filters(self) -> None:
        query = Query.of(
            'a "b=c&d"', {"actor": ["x:y"], "year": ["1970"]}, missing=["year", "lang"],
            exclude=[("year", "1980"), ("kind", "caption")], cursor="z",
        )  # fmt: skip
        shown = histogram({"1967": 1}, query)
        link = BeautifulSoup(shown.chart, "html.parser").select(".plot a")[0]["href"]
        expected = Query.of(
            'a "b=c&d"', {"actor": ["x:y"], "year": ["1967"]}, missing=["lang"], exclude=[("kind", "caption")]
        )
        assert link == params.link("/", expected)
        assert ("q", 'a "b=c&d"') in shown.hidden
        assert not any(name == "year" or "year" in value for name, value in shown.hidden)


@given(st.text(alphabet="year=0&?: x", max_size=20), st.integers(0, 9999))
def test_links_are_those_of_the_query(text: str, year: int) -> None:
    query = Query.of(text)
    value = f"{year:04}"
    assert years.link_to_years(query)(value) == params.link("/", query.toggled("year", value))


class TestBetween:
    @pytest.mark.parametrize(
        ("start", "end", "value"),
        [
            pytest.param("1965", "1968", "1965..1968", id="a stretch"),
            pytest.param("1968", "1965", "1965..1968", id="in either order"),
            pytest.param("1960", "1969", "196X", id="a decade by its name"),
            pytest.param("1967", "", "1967", id="one end alone"),
            pytest.param("", "1967", "1967", id="the other end alone"),
            pytest.param("592", "1967", "0592..1967", id="three digits"),
        ],
    )
    def test_becomes_a_filter(self, start: str, end: str, value: str) -> None:
        query = Query.of("a", {"year": ["1900"]}, missing=["year"])
        assert years.between(query, start, end) == Query.of("a", {"year": [value]})

    def test_empty_fields_ask_for_all_years(self) -> None:
        assert years.between(Query.of("a", {"year": ["1900"]}), "", "") == Query.of("a")

    @pytest.mark.parametrize("start", ["x", "12345", "-5", "19.5", "١٩٦٧", "٧"])
    def test_refuses_what_is_no_year(self, start: str) -> None:
        with pytest.raises(ParameterError):
            years.between(Query.of(), start, "")


def soup(client: FlaskClient, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).text, "html.parser")


def test_the_form_leads_to_the_search(client: FlaskClient) -> None:
    answer = client.get("/years?q=embassy&actor=envoy-1&from=1965&to=1972&cursor=after-1")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/?q=embassy&year=1965..1972&actor=envoy-1")


def test_the_form_never_leads_off_the_host(client: FlaskClient) -> None:
    assert client.get("/years?from=1965&next=//evil.example/").headers["Location"] == "/?year=1965"


def test_the_form_keeps_the_view(client: FlaskClient) -> None:
    answer = client.get("/years?q=embassy&view=articles&from=1965")
    assert answer.headers["Location"] == "/?view=articles&q=embassy&year=1965"
    form = soup(client, "/?q=embassy&view=articles").select_one("form.brush")
    assert form is not None
    assert form.select("input[name=view][value=articles]")


def test_a_year_that_is_none_has_its_page(client: FlaskClient) -> None:
    answer = client.get("/years?q=embassy&from=soon")
    assert answer.status_code == 400
    assert "soon" in answer.text
    assert "/?q=embassy" in answer.text


def test_the_form_can_be_sent_without_a_script(client: FlaskClient) -> None:
    form = soup(client, "/?q=embassy&kind=paragraph&year=1967..1974").select_one("form.brush")
    assert form is not None
    fields = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    assert fields == {"q": "embassy", "kind": "paragraph", "from": "1967", "to": "1974"}
    assert all(form.find("label", attrs={"for": field["id"]}) for field in form.select("input[type=number]"))


def test_bars_lead_to_as_many_passages_as_they_say(client: FlaskClient) -> None:
    bars = soup(client, "/?q=embassy&year=196X").select(".histogram .plot a")
    assert len(bars) > 20
    for bar in bars:
        count = str(bar.title.string).rpartition(": ")[2]  # type: ignore[union-attr]
        heading = soup(client, str(bar["href"])).h1
        assert heading is not None
        assert heading.text.startswith(f"{count} passage")


def test_the_table_holds_every_figure_of_the_chart(client: FlaskClient) -> None:
    page = soup(client, "/?q=embassy")
    rows = {row.th.text.strip(): row.select(".count")[0].text for row in page.select(".figures tbody tr")}  # type: ignore[union-attr]
    drawn = dict(str(title.string).split(": ") for title in page.select(".histogram .plot title"))
    assert drawn
    assert drawn.items() <= rows.items()


def _undated() -> Article:
    passage = Passage("a/p1", "a", Kind.PARAGRAPH, 1, "1", "", 0, "No year here.")
    return Article(ArticleSummary("a", "A", passages=1), (), (passage,))


def _facet(page: BeautifulSoup) -> Tag:
    found = page.select_one("section[aria-labelledby=facet-year]")
    assert found is not None
    return found


def test_the_undated_are_always_shown_with_their_toggle(client: FlaskClient) -> None:
    for page, count in (
        (soup(create_app(engine=FakeEngine([_undated()])).test_client(), "/?q=year"), "1"),
        (soup(client, "/?year=1967"), "4"),
        (soup(client, "/?actor=envoy-1"), "0"),
    ):
        none = _facet(page).select_one(".none a")
        assert none is not None
        assert none.select(".count")[0].text == count
        assert "missing=year" in str(none["href"])

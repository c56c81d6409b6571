"""Two names, outlets or works side by side over time."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from indexer import Record
from tests.web import sample
from tests.web.fake_engine import FakeEngine
from tests.web.sample import HOSTILE
from webapp import create_app

BOTH = "/compare?a=outlet:rodong-sinmun&b=outlet:new-york-times"


def soup(client: FlaskClient, url: str) -> BeautifulSoup:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return BeautifulSoup(answer.text, "lxml")


def fields(page: BeautifulSoup) -> dict[str, str]:
    return {str(field["name"]): str(field["value"]) for field in page.select("form.compare input")}


def total(client: FlaskClient, href: str) -> int:
    heading = soup(client, href).h1
    assert heading is not None
    first = heading.get_text().split()[0]
    return 0 if first == "No" else int(first)


def test_bars_lead_to_what_they_count(client: FlaskClient) -> None:
    page = soup(client, BOTH)
    bars = page.select(".mirrored .plot a")
    above = [bar for bar in bars if not bar.has_attr("class")]
    assert [str(bar.title.string) for bar in above] == ["Rodong Sinmun, 1967: 2", "Rodong Sinmun, 1974: 1"]  # type: ignore[union-attr]
    assert len(bars) - len(above) == 40
    for bar in (*above, bars[-1]):
        assert total(client, str(bar["href"])) == int(str(bar.title.string).rpartition(": ")[2])  # type: ignore[union-attr]


def test_the_table_has_both(client: FlaskClient) -> None:
    rows = {row.th.text: [td.text for td in row.select("td")] for row in soup(client, BOTH).select(".figures tbody tr")}  # type: ignore[union-attr]
    assert rows["1967"] == ["2", "1"]
    assert rows["1968"] == ["0", "1"]
    assert rows["1960s"] == ["3", "10"]


def test_what_both_have_is_a_search(client: FlaskClient) -> None:
    page = soup(client, "/compare?a=actor:kim-il-sung&b=actor:ali-lameda")
    both = page.find("a", string="1 passage with both")
    assert both is not None
    assert total(client, str(both["href"])) == 1


@pytest.mark.parametrize("typed", ["Kim Il Sung", "김일성", "kim il-sung", "actor:kim-il-sung"])
def test_a_side_may_be_any_form_of_a_name(client: FlaskClient, typed: str) -> None:
    page = soup(client, f"/compare?a={typed}&b=outlet:rodong-sinmun")
    assert fields(page) == {"a": "Kim Il Sung", "b": "Rodong Sinmun"}
    assert page.select(".mirrored")


def test_a_name_that_may_mean_several_is_asked_back(client: FlaskClient) -> None:
    page = soup(client, "/compare?a=envoy&b=outlet:granma")
    choices = page.select(".meant a")
    assert len(choices) == 8
    chosen = soup(client, str(choices[0]["href"]))
    assert fields(chosen)["a"].startswith("Envoy")
    assert fields(chosen)["b"] == "Granma"


def test_a_name_that_nothing_has_is_said(client: FlaskClient) -> None:
    page = soup(client, "/compare?a=zeppelin&b=")
    assert "Nothing in this library is called “zeppelin”" in page.get_text()
    assert not page.select(".mirrored")
    assert fields(page) == {"a": "zeppelin", "b": ""}


def test_the_form_alone(client: FlaskClient) -> None:
    page = soup(client, "/compare")
    assert fields(page) == {"a": "", "b": ""}
    assert all(page.select_one(f"label[for={name}]") for name in ("a", "b"))


def test_places_can_be_changed(client: FlaskClient) -> None:
    swapped = soup(client, BOTH).find("a", string="Change places")
    assert fields(soup(client, str(swapped["href"]))) == {"a": "The New York Times", "b": "Rodong Sinmun"}  # type: ignore[index]


def test_two_without_years(client: FlaskClient) -> None:
    page = soup(client, "/compare?a=outlet:granma&b=outlet:granma")
    assert "Neither has a passage with a year." in page.get_text()


def test_markup_stays_text() -> None:
    engine = FakeEngine(sample.ARTICLES, [Record("kim-il-sung", HOSTILE, "person")])
    client = create_app(engine=engine).test_client()
    page = soup(client, "/compare?a=actor:kim-il-sung&b=outlet:rodong-sinmun")
    assert page.select(".mirrored")
    assert not page.select("main script, main i")
    for side in ("a", "b"):
        hostile = soup(client, f"/compare?{side}=%3Cscript%3E&{side}=2")
        assert not hostile.select("main script")

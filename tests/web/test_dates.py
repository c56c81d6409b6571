"""EDTF as a reader writes it, and the filter that finds it."""

from __future__ import annotations

import pytest

from webapp import dates


@pytest.mark.parametrize(
    ("edtf", "spoken", "year"),
    [
        pytest.param("1967", "1967", "1967", id="year"),
        pytest.param("1967-05", "May 1967", "1967", id="month"),
        pytest.param("1967-05-01", "1 May 1967", "1967", id="day"),
        pytest.param("1969/1974", "1969–1974", "1969..1974", id="range"),
        pytest.param("1969-03/1969-05", "March 1969–May 1969", "1969", id="range within a year"),
        pytest.param("196X", "1960s", "196X", id="decade"),
        pytest.param("19XX", "20th century", None, id="century"),
        pytest.param("1967?", "perhaps 1967", "1967", id="uncertain"),
        pytest.param("196X~", "about 1960s", "196X", id="about"),
        pytest.param("1968-21", "spring 1968", "1968", id="season"),
        pytest.param("1968/..", "1968 onwards", "1968", id="open end"),
        pytest.param("../1968", "until 1968", "1968", id="open start"),
        pytest.param("196X/1974", "1960s–1974", "196X", id="mixed range"),
        pytest.param("1967-13-01", "1967-13-01", "1967", id="no month"),
        pytest.param("<b>", "<b>", None, id="no date"),
        pytest.param("", "", None, id="empty"),
        pytest.param("/", "/", None, id="empty range"),
    ],
)
def test_dates(edtf: str, spoken: str, year: str | None) -> None:
    assert dates.spoken(edtf) == spoken
    assert dates.year_filter(edtf) == year


@pytest.mark.parametrize(("value", "shown"), [("196X", "1960s"), ("1967", "1967"), ("1960..1969", "1960–1969")])
def test_facet_values(value: str, shown: str) -> None:
    assert dates.decade(value) == shown

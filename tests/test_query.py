"""The question as a value: checked at the door, one form for one meaning."""

from __future__ import annotations

import pytest

from indexer import MAX_SIZE, ParameterError, Query, parse_year


@pytest.mark.parametrize(
    ("value", "inside", "outside"),
    [
        pytest.param("1967", ["1967"], ["1966", "196X"], id="a year"),
        pytest.param("196X", ["196X", "1960", "1969"], ["1970", "197X"], id="a decade"),
        pytest.param("196x", ["196X"], ["195X"], id="a decade in a small letter"),
        pytest.param("1960..1969", ["1960", "1969", "196X"], ["1970", "195X"], id="a range that covers a decade"),
        pytest.param("1961..1970", ["1961", "1970"], ["196X", "197X", "1960"], id="a range that covers none"),
    ],
)
def test_years(value: str, inside: list[str], outside: list[str]) -> None:
    span = parse_year(value)
    assert all(span.accepts(one) for one in inside)
    assert not any(span.accepts(one) for one in outside)


@pytest.mark.parametrize("value", ["", "67", "1969..1960", "19XX", "1967-05", "..1970", "MCMLXVII"])
def test_what_is_no_year(value: str) -> None:
    with pytest.raises(ParameterError, match="expected"):
        parse_year(value)


def test_one_form_for_one_meaning() -> None:
    one = Query.of(" rifle ", {"actor": ["b", "a", "b"], "kind": ["footnote"]}, missing=["year", "year"])
    other = Query.of("rifle", {"kind": ["footnote"], "actor": ["a", "b"]}, missing=["year"], sort="relevance")
    assert one == other


def test_the_default_sort_depends_on_the_text() -> None:
    assert Query.of("rifle").sort == "relevance"
    assert Query.of().sort == "document"


def test_toggling_twice_is_where_one_was() -> None:
    query = Query.of("rifle", {"year": ["1967"]}, exclude=[("actor", "a")])
    assert query.toggled("year", "1968").values("year") == ("1967", "1968")
    for step in (
        query.toggled("year", "1968").toggled("year", "1968"),
        query.toggled_missing("lang").toggled_missing("lang"),
        query.toggled_exclude("kind", "caption").toggled_exclude("kind", "caption"),
        query.toggled_also("kind", "caption").toggled_also("kind", "caption"),
    ):
        assert step == query


def test_a_neighbour_begins_on_its_first_page() -> None:
    query = Query.of("rifle", cursor="abc")
    for neighbour in (query.toggled("year", "1967"), query.toggled_missing("year"), query.without_filters()):
        assert neighbour.cursor is None


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        pytest.param({"q": "x" * 2001}, "q", id="a query too long"),
        pytest.param({"filters": {"colour": ["red"]}}, "filter", id="an unknown facet"),
        pytest.param({"filters": {"kind": ["poem"]}}, "kind", id="an unknown kind"),
        pytest.param({"filters": {"year": ["soon"]}}, "year", id="a year that is none"),
        pytest.param({"filters": {"actor": [" "]}}, "actor", id="an empty value"),
        pytest.param({"filters": {"actor": [str(n) for n in range(201)]}}, "actor", id="too many values"),
        pytest.param({"missing": ["colour"]}, "missing", id="missing of an unknown facet"),
        pytest.param({"exclude": [("colour", "red")]}, "exclude", id="exclude of an unknown facet"),
        pytest.param({"sort": "colour"}, "sort", id="an unknown sort"),
        pytest.param({"size": 0}, "size", id="an empty page"),
        pytest.param({"size": MAX_SIZE + 1}, "size", id="too large a page"),
    ],
)
def test_what_cannot_be_is_named(arguments: dict[str, object], name: str) -> None:
    with pytest.raises(ParameterError) as caught:
        Query.of(**arguments)  # type: ignore[arg-type]
    assert caught.value.name == name

"""URL ↔ Query: what ``format`` writes ``parse`` reads, and what can't be read is refused by name."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import DEFAULT_SIZE, FACETS, MAX_SIZE, SORTS, ParameterError, Query
from webapp import params

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
ids = st.text(st.sampled_from(string.ascii_letters + "김é :&=%+#/-"), min_size=1, max_size=12).filter(str.strip)
years = st.integers(1000, 2999).map(str) | st.integers(100, 299).map("{}X".format) | st.just("1960..1969")
kinds = st.sampled_from(["paragraph", "footnote", "caption"])
VALUES = {"kind": kinds, "year": years, "published": years}


@st.composite
def queries(draw: st.DrawFn) -> Query:
    values = {facet: VALUES.get(facet, ids) for facet in FACETS}
    return Query.of(
        draw(texts),
        {facet: draw(st.lists(values[facet], max_size=3)) for facet in FACETS},
        missing=draw(st.lists(st.sampled_from(FACETS), max_size=3)),
        also=draw(st.lists(st.sampled_from(FACETS).flatmap(lambda f: st.tuples(st.just(f), values[f])), max_size=2)),
        exclude=draw(st.lists(st.sampled_from(FACETS).flatmap(lambda f: st.tuples(st.just(f), values[f])), max_size=3)),
        sort=draw(st.none() | st.sampled_from(SORTS)),
        size=draw(st.integers(1, MAX_SIZE)),
        cursor=draw(st.none() | texts),
        variants=draw(st.booleans()),
    )


@given(queries())
def test_what_format_writes_parse_reads(query: Query) -> None:
    assert params.parse(params.decode(params.format(query).encode())) == query


@given(queries())
def test_format_is_canonical(query: Query) -> None:
    again = params.parse(params.decode(params.format(query).encode()))
    assert params.format(again) == params.format(query)
    names = [name for name, _ in params.pairs(query)]
    assert names == sorted(names, key=params.PARAMETERS.index)


@given(queries(), st.sampled_from(FACETS), st.data())
def test_toggles_lead_where_the_toggled_query_does(query: Query, facet: str, data: st.DataObject) -> None:
    (value,) = Query.of("", {facet: [data.draw(VALUES.get(facet, ids))]}).values(facet)
    value = data.draw(st.sampled_from([value, *query.values(facet), *query.excluded(facet)]))
    toggles = params.Toggles("/", query, facet)
    assert toggles.chosen(value) == params.link("/", query.toggled(facet, value))
    assert toggles.excluded(value) == params.link("/", query.toggled_exclude(facet, value))
    assert toggles.missing() == params.link("/", query.toggled_missing(facet))


def test_toggles_keep_to_the_limits_of_a_query() -> None:
    full = Query.of("a", {"actor": [f"a{number}" for number in range(200)]})
    toggles = params.Toggles("/", full, "actor")
    assert toggles.chosen("b") == params.link("/", full)
    assert toggles.chosen("a7") == params.link("/", full.toggled("actor", "a7"))


@given(st.binary(max_size=60))
def test_any_bytes_are_a_query_or_an_error_that_names_a_parameter(raw: bytes) -> None:
    try:
        query = params.parse(params.decode(raw), strict=False)
    except ParameterError as error:
        str(error).encode()  # a message that can be sent
    else:
        assert params.parse(params.decode(params.format(query).encode())) == query


def test_defaults_are_not_written() -> None:
    assert params.format(Query.of()) == ""
    assert params.format(Query.of("a b")) == "q=a+b"
    assert params.format(Query.of("a", sort="relevance", size=DEFAULT_SIZE, variants=True)) == "q=a"
    assert params.link("/", Query.of()) == "/"


def test_the_order_is_canonical() -> None:
    args = params.decode(
        b"variants=0&size=5&sort=year&exclude=actor:x&also=actor:c&missing=year&lang=en&actor=b&actor=a&q=z"
    )
    assert params.format(params.parse(args)) == (
        "q=z&actor=a&actor=b&lang=en&missing=year&also=actor:c&exclude=actor:x&sort=year&size=5&variants=0"
    )


@pytest.mark.parametrize(
    ("raw", "name", "expected"),
    [
        pytest.param("q=a&q=b", "q", "only once", id="single repeated"),
        pytest.param("sort=loud", "sort", "relevance", id="sort"),
        pytest.param("size=0", "size", "from 1 to 100", id="size too small"),
        pytest.param("size=101", "size", "from 1 to 100", id="size too large"),
        pytest.param("size=ten", "size", "whole number", id="size no number"),
        pytest.param("size=" + "9" * 5000, "size", "whole number", id="size of 5,000 digits"),
        pytest.param("size=%D9%A3", "size", "whole number", id="size in other digits"),
        pytest.param("variants=yes", "variants", "0 or 1", id="variants"),
        pytest.param("year=1967-05", "year", "196X", id="year"),
        pytest.param("year=1969..1960", "year", "1960..1969", id="range backwards"),
        pytest.param("published=soon", "published", "196X", id="published"),
        pytest.param("kind=poem", "kind", "paragraph", id="kind"),
        pytest.param("actor=", "actor", "1 to 200", id="empty value"),
        pytest.param("missing=colour", "missing", "outlet", id="missing"),
        pytest.param("also=actor", "also", "facet:value", id="also without value"),
        pytest.param("exclude=kim", "exclude", "facet:value", id="exclude without facet"),
        pytest.param("exclude=colour:red", "exclude", "facet:value", id="exclude unknown facet"),
        pytest.param("exclude=year:soon", "exclude", "196X", id="exclude bad value"),
        pytest.param("q=" + "a" * 2001, "q", "2000", id="long query"),
        pytest.param("utm_source=x", "utm_source", "only these parameters", id="unknown"),
        pytest.param("q=%00", "q", "without NUL", id="NUL"),
        pytest.param("q=%FF", "q", "UTF-8", id="invalid UTF-8"),
        pytest.param("q=%ED%A0%80", "q", "UTF-8", id="lone surrogate"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(raw: str, name: str, expected: str) -> None:
    with pytest.raises(ParameterError) as caught:
        params.parse(params.decode(raw.encode()))
    assert caught.value.name == name
    assert expected in str(caught.value)


def test_a_lone_surrogate_in_parsed_arguments_is_refused_with_a_message_that_can_be_sent() -> None:
    with pytest.raises(ParameterError) as caught:
        params.parse([("q", "a\ud800")])
    str(caught.value).encode()


def test_unknown_parameters_may_be_passed_over() -> None:
    assert params.parse(params.decode(b"q=a&utm_source=x&fbclid="), strict=False) == Query.of("a")


def test_empty_fields_of_a_form_ask_for_nothing() -> None:
    assert params.parse(params.decode(b"q=&sort=&size=&cursor=&variants=")) == Query.of()


def test_raw_letters_are_read_like_encoded_ones() -> None:
    assert params.decode("q=김일성".encode()) == params.decode(b"q=%EA%B9%80%EC%9D%BC%EC%84%B1")


@pytest.mark.parametrize(
    ("raw", "left"),
    [
        pytest.param(b"q=a&year=bad&lang=en", "q=a&lang=en", id="drops what is bad"),
        pytest.param(b"q=a&sort=bad&size=bad", "q=a", id="drops all that is bad"),
        pytest.param(b"q=a&exclude=bad&utm=1", "q=a", id="drops what is unknown"),
        pytest.param(b"q=a&q=b", "", id="gives up the text last"),
    ],
)
def test_mended_keeps_what_can_be_read(raw: bytes, left: str) -> None:
    assert params.format(params.mended(params.decode(raw))) == left


def test_mended_drops_what_it_is_told_to() -> None:
    assert params.format(params.mended(params.decode(b"q=a&cursor=old"), "cursor")) == "q=a"

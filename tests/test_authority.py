"""Authority files: what is read, what is refused as a whole, what is refused by the row."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.enrich.authority import load_records, overlay
from indexer.errors import TableError
from indexer.model import Record

HEADER = "id,label,type,variants,wikidata,note\n"


def records(text: str) -> tuple[Record, ...]:
    loaded, problems = load_records(text.encode(), "actors.csv")
    assert problems == ()
    return loaded


def test_a_row_becomes_a_record() -> None:
    row = "kim-il-sung,Kim Il Sung,person,Kim Il-sung|김일성|金日成,Q41117,first leader\n"
    assert records(HEADER + row) == (
        Record("kim-il-sung", "Kim Il Sung", "person", ("Kim Il-sung", "김일성", "金日成"), "Q41117", "first leader"),
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("id,label\ncuba,Cuba\n", id="only-the-needed-columns"),
        pytest.param("label,shelf,id\nCuba,3,cuba\n", id="other-order-and-unknown-columns"),
        pytest.param(" ID , Label \n cuba , Cuba \n", id="spaces-and-capitals-in-the-header"),
        pytest.param("id,label,type\r\n\r\ncuba,Cuba\r\n,,\r\n", id="blank-rows-and-short-rows"),
        pytest.param("\ufeffid,label\ncuba,Cuba\n", id="bom"),
        pytest.param('id,label\ncuba,"Cuba"', id="quotes-and-no-last-line-end"),
        pytest.param("id,label,variants\ncuba,Cuba,|Cuba| |\n", id="empty-and-repeated-variants"),
    ],
)
def test_what_a_spreadsheet_may_write(text: str) -> None:
    assert records(text) == (Record("cuba", "Cuba", ""),)


def test_text_is_composed() -> None:
    assert records(HEADER + "lameda,Ali\u0301 Lameda,person,,,\n")[0].label == "Alí Lameda"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "actors.csv: empty", id="empty"),
        pytest.param(b"name,kind\ncuba,state\n", "actors.csv, line 1: no column id and label", id="other-columns"),
        pytest.param(b"id;label\ncuba;Cuba\n", "actors.csv, line 1: no column id and label", id="semicolons"),
        pytest.param(b"id,label,id\n", "actors.csv, line 1: two columns have one name", id="column-twice"),
        pytest.param(b'id,label\ncuba,"Cuba\n', "actors.csv, line 2: not valid CSV", id="open-quote"),
        pytest.param(b'id,label\ncuba,"Cu"ba\n', "actors.csv, line 2: not valid CSV", id="quote-within"),
        pytest.param(b"id,label\ncuba,Cuba\na,b,c\n", "actors.csv, line 3: 3 cells under 2 columns", id="long-row"),
        pytest.param("id,label\nperu,Perú\n".encode("cp1252"), "actors.csv, line 2: not UTF-8", id="windows"),
        pytest.param("id,label\n".encode("utf-16"), "actors.csv, line 1: not UTF-8", id="utf-16"),
    ],
)
def test_a_file_that_can_t_be_understood(data: bytes, message: str) -> None:
    with pytest.raises(TableError) as caught:
        load_records(data, "actors.csv")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        pytest.param(",Peru", "actors.csv, line 3: no id", id="no-id"),
        pytest.param("peru,", "actors.csv, line 3: “peru” has no label", id="no-label"),
        pytest.param("peru,—", "actors.csv, line 3: “peru” has no label", id="label-without-letters"),
        pytest.param("cuba,Kuba", "actors.csv, line 3: the id “cuba” was given before", id="id-twice"),
        pytest.param("el peru,Peru", "actors.csv, line 3: the id “el peru” may hold only", id="space-in-id"),
        pytest.param("peru:1,Peru", "actors.csv, line 3: the id “peru:1” may hold only", id="colon-in-id"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(row: str, problem: str) -> None:
    loaded, problems = load_records(f"id,label\ncuba,Cuba\n{row}\nchile,Chile\n".encode(), "actors.csv")
    assert [record.label for record in loaded] == ["Cuba", "Chile"]
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_the_line_named_is_that_of_the_file() -> None:
    _, problems = load_records(b'id,label,note\ncuba,Cuba,"two\nlines"\n\n,Peru,\n', "actors.csv")
    assert problems == ("actors.csv, line 5: no id",)


def test_records_laid_over_others_replace_those_of_their_id() -> None:
    cuba, peru, chile = Record("cuba", "Cuba", ""), Record("peru", "Peru", ""), Record("chile", "Chile", "")
    mended = Record("cuba", "Republic of Cuba", "state")
    assert overlay((cuba, peru), (chile, mended)) == (mended, peru, chile)
    assert overlay((), (cuba,)) == overlay((cuba,), ()) == (cuba,)


@given(st.one_of(st.binary(), st.text().map(str.encode), st.text().map(lambda rows: (HEADER + rows).encode())))
def test_any_bytes_give_records_or_a_table_error(data: bytes) -> None:
    loaded: tuple[Record, ...] = ()
    with suppress(TableError):
        loaded, _ = load_records(data, "actors.csv")
    assert len({record.id for record in loaded}) == len(loaded)
    assert all(record.label for record in loaded)

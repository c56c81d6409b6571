"""The catalogue as librarians keep it, and what they are told when a row or the table is wrong."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.catalogue import Catalogue, load_catalogue, normal_path
from indexer.errors import TableError
from indexer.model import Metadata
from indexer.reading.dates import is_edtf, published_date

HEADER = "file,identifier,title,creator,publisher,date,language,source,rights\n"


def load(text: str, encoding: str = "utf-8") -> Catalogue:
    return load_catalogue(text.encode(encoding), "catalogue.csv")


def test_a_full_row() -> None:
    found = load(HEADER + 'a.txt,boat,"The Boat, Again",Ana Ruiz|J. Park,The Harbour,2021-03-03,EN,https://x/a,CC0\n')
    assert found.problems == ()
    assert found.rows["a.txt"] == Metadata(
        identifier="boat",
        title="The Boat, Again",
        authors=("Ana Ruiz", "J. Park"),
        publication="The Harbour",
        published="2021-03-03",
        language="en",
        source="https://x/a",
        rights="CC0",
    )


def test_only_the_file_is_needed_and_what_is_empty_is_unknown() -> None:
    assert load("title,file\n  ,a.txt\n\n,b.txt\n").rows == {"a.txt": Metadata(), "b.txt": Metadata()}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param("file;title\na.txt;El año\n", "utf-8", id="semicolons"),
        pytest.param("file\ttitle\na.txt\tEl año\n", "utf-8", id="tabs"),
        pytest.param("file,title\r\na.txt,El año\r\n", "utf-8-sig", id="with-mark"),
        pytest.param("file;title\na.txt;El año\n", "cp1252", id="windows-1252"),
        pytest.param("file\ttitle\na.txt\tEl año\n", "utf-16", id="utf-16"),
        pytest.param("FILE,Title\na.txt,El año\n", "utf-8", id="header-in-capitals"),
        pytest.param('file,title\na.txt,"El\naño"\n', "utf-8", id="a-line-break-in-a-field"),
    ],
)
def test_what_spreadsheets_write(text: str, encoding: str) -> None:
    assert load(text, encoding).rows["a.txt"].title == "El año"


def test_a_korean_table() -> None:
    assert load("file,title\na.txt,평양의 봄\n", "cp949").rows["a.txt"].title == "평양의 봄"


@pytest.mark.parametrize(
    ("written", "path"),
    [
        pytest.param("a.txt", "a.txt", id="plain"),
        pytest.param("./sub//a.txt", "sub/a.txt", id="dots"),
        pytest.param("sub\\a.txt", "sub/a.txt", id="backslash"),
        pytest.param("e\u0301.txt", "é.txt", id="decomposed"),
        pytest.param("../a.txt", "", id="outside"),
        pytest.param("sub/../../a.txt", "", id="outside-in-the-end"),
        pytest.param("/etc/a.txt", "", id="absolute"),
        pytest.param("C:\\a.txt", "", id="drive"),
        pytest.param(" ", "", id="empty"),
    ],
)
def test_paths(written: str, path: str) -> None:
    assert normal_path(written) == path


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("", "empty", id="empty"),
        pytest.param("\n \n", "empty", id="blank"),
        pytest.param("a.txt,The Boat\n", "no column is named “file”", id="no-header"),
        pytest.param('file,title\na.txt,ok\nb.txt,"The Boat\nc.txt,x\n', "line 3", id="quote-not-closed"),
        pytest.param("file,title\na.txt,ok\nb.txt,The Boat, Again\n", "line 3: 3 fields under 2", id="too-many-fields"),
        pytest.param("file,title,title\n", "two columns are named “title”", id="a-column-twice"),
        pytest.param('file,title\na.txt,"x"y\n', "line 2", id="text-after-a-quote"),
    ],
)
def test_a_table_that_cannot_be_trusted_is_an_error_with_its_place(text: str, named: str) -> None:
    with pytest.raises(TableError, match=named) as caught:
        load(text)
    assert "catalogue.csv" in caught.value.message
    assert caught.value.cure


def test_a_table_in_no_known_encoding() -> None:
    with pytest.raises(TableError, match=r"catalogue\.csv: it holds NUL bytes"):
        load_catalogue(b"file\n" + bytes(range(32)) * 20, "catalogue.csv")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        pytest.param("a.txt,,,,,soon,,,", "“soon” is not a date", id="no-date"),
        pytest.param("a.txt,,,,,1967-13,,,", "“1967-13” is not a date", id="no-month"),
        pytest.param("a.txt,,,,,,english!,,", "“english!” is not a language code", id="no-language"),
        pytest.param("a.txt,my id/1,,,,,,,", "changed to “my-id-1”", id="identifier"),
        pytest.param("../a.txt,,,,,,,,", "no file below this folder is named ('../a.txt')", id="outside"),
        pytest.param(",,Lost,,,,,,", "no file below this folder is named ('')", id="no-file"),
        pytest.param("./a.txt,,,,,,,,\na.txt,,,,,,,,", "line 3: a.txt has a row already", id="a-file-twice"),
    ],
)
def test_a_row_that_is_wrong_is_a_problem_with_its_place(row: str, problem: str) -> None:
    found = load(HEADER + row + "\n")
    assert len(found.problems) == 1
    assert problem in found.problems[0]
    assert found.problems[0].startswith("catalogue.csv, line ")


def test_unknown_columns_are_named_and_do_not_count() -> None:
    one, other = load("file,shelf,colour\na.txt,3,red\n"), load("file,shelf,colour\na.txt,4,blue\n")
    assert one.problems == ("catalogue.csv: unknown column(s), left out: shelf, colour",)
    assert one.raw == other.raw


def test_a_wrong_date_is_unknown_and_the_rest_of_the_row_stays() -> None:
    assert load("file,date,title\na.txt,soon,T\n").rows["a.txt"] == Metadata(title="T")


def test_the_raw_row_changes_only_with_the_row() -> None:
    one = load("file,title,language\na.txt,T,en\nb.txt,U,es\n").raw
    same = load("language;file;title\nes;b.txt;U\nen; ./a.txt;T\n".replace("./", "")).raw
    changed = load("file,title,language\na.txt,T,en\nb.txt,V,es\n").raw
    assert one == same
    assert (one["a.txt"] == changed["a.txt"], one["b.txt"] == changed["b.txt"]) == (True, False)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("October 14, 2025", "2025-10-14", id="english"),
        pytest.param("14th October 2025", "2025-10-14", id="day-first"),
        pytest.param("Oct. 14, 2025", "2025-10-14", id="abbreviated"),
        pytest.param("14 de octubre de 2025", "2025-10-14", id="spanish"),
        pytest.param("2025년 10월 14일", "2025-10-14", id="korean"),
        pytest.param("2025-10-14T23:30:00-05:00", "2025-10-14", id="with-time"),
        pytest.param("2025/10/14", "2025-10-14", id="slashes"),
        pytest.param("October 2025", "2025-10", id="month"),
        pytest.param("2025", "2025", id="year"),
        pytest.param("February 30, 2025", None, id="no-such-day"),
        pytest.param("Octember 3, 2025", None, id="no-such-month"),
        pytest.param("on October 14, 2025", None, id="more-than-a-date"),
    ],
)
def test_dates_of_publication(text: str, date: str | None) -> None:
    assert published_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        *("1967", "1967-05", "1967-05-11", "196X", "19XX", "1967-XX", "1967~", "1967-05?", "1967-21"),
        *("1960/1969", "../1967", "1967/..", "1967/"),
    ],
)
def test_edtf_of_levels_0_and_1(text: str) -> None:
    assert is_edtf(text)


@pytest.mark.parametrize(
    "text", ["", "67", "1967-13", "1967-02-30", "1967-5", "May 1967", "/", "../..", "1960/1969/1970", "1967~~"]
)
def test_what_is_no_edtf(text: str) -> None:
    assert not is_edtf(text)


@given(st.text(max_size=200))
def test_any_table_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(TableError):
        found = load_catalogue(text.encode("utf-8", "ignore"), "t")
        assert found.rows.keys() == found.raw.keys()

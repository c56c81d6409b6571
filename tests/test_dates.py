"""Dates in running text: what is one, what it says in EDTF, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from indexer.enrich.date_bounds import year_by_package, year_of
from indexer.enrich.dates import find_dates, years_of


def found(text: str) -> list[str]:
    return [each.edtf for each in find_dates(text)]


DAYS = [
    pytest.param("It opened on May 11, 1967, with a speech.", id="en-month-day-year"),
    pytest.param("It opened on May 11 1967.", id="en-no-comma"),
    pytest.param("It opened on MAY 11, 1967.", id="en-capitals"),
    pytest.param("It opened on may 11, 1967.", id="en-lower-case-beside-a-day"),
    pytest.param("It opened on Thursday, May 11th, 1967.", id="en-weekday-ordinal"),
    pytest.param("It opened on 11 May 1967.", id="en-day-month-year"),
    pytest.param("It opened on the 11th of May 1967.", id="en-of"),
    pytest.param("It opened on the 11th of May, 1967.", id="en-of-comma"),
    pytest.param("Stamped 11-May-1967.", id="en-hyphens"),
    pytest.param("Stamped 1967-05-11.", id="iso"),
    pytest.param("Stamped 1967-05-11T09:30:00Z.", id="iso-time"),
    pytest.param("Stamped 1967/05/11.", id="slashes"),
    pytest.param("Se abrió el 11 de mayo de 1967.", id="es-de-de"),
    pytest.param("Se abrió el jueves 11 de mayo del 1967.", id="es-del"),
    pytest.param("Se abrió el 11 de mayo del año 1967.", id="es-del-ano"),
    pytest.param("Se abrió el 11 mayo 1967.", id="es-bare"),
    pytest.param("Caracas, mayo 11, 1967.", id="es-month-first"),
    pytest.param("Caracas, mayo 11 de 1967.", id="es-month-first-de"),
    pytest.param("Caracas, 11 may. 1967.", id="es-abbreviated"),
    pytest.param("1967년 5월 11일에 열렸다.", id="ko"),
    pytest.param("1967년5월11일자 신문", id="ko-no-spaces"),
    pytest.param("주체56(1967)년 5월 11일에 열렸다.", id="ko-juche"),
    pytest.param("로동신문, 1967. 5. 11.", id="ko-stops"),
    pytest.param("로동신문, 1967.5.11.", id="ko-stops-no-spaces"),
]


@pytest.mark.parametrize("text", DAYS)
def test_a_full_date_in_every_usual_order(text: str) -> None:
    assert found(text) == ["1967-05-11"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        pytest.param("on August 3–5, 1967", "1967-08-03/1967-08-05", id="en-month-first"),
        pytest.param("on 3-5 August 1967", "1967-08-03/1967-08-05", id="en-day-first"),
        pytest.param("from 3 to 5 August 1967", "1967-08-03/1967-08-05", id="en-to"),
        pytest.param("on 3 and 4 August 1967", "1967-08-03/1967-08-04", id="en-neighbours"),
        pytest.param("August 30–September 2, 1967", "1967-08-30/1967-09-02", id="en-two-months"),
        pytest.param("30 August – 2 September 1967", "1967-08-30/1967-09-02", id="en-two-months-day-first"),
        pytest.param("December 30, 1967–January 2, 1968", "1967-12-30/1968-01-02", id="en-two-years"),
        pytest.param("del 3 al 5 de agosto de 1967", "1967-08-03/1967-08-05", id="es"),
        pytest.param("entre el 3 y el 4 de agosto de 1967", "1967-08-03/1967-08-04", id="es-entre"),
        pytest.param("1967년 8월 3일부터 5일까지", "1967-08-03/1967-08-05", id="ko"),
        pytest.param("1967년 8월 3~5일", "1967-08-03/1967-08-05", id="ko-tilde"),
        pytest.param("1967년 8월 30일부터 9월 2일까지", "1967-08-30/1967-09-02", id="ko-two-months"),
        pytest.param("May–June 1967", "1967-05/1967-06", id="en-months"),
        pytest.param("from May to August 1967", "1967-05/1967-08", id="en-months-to"),
        pytest.param("de mayo a agosto de 1967", "1967-05/1967-08", id="es-months"),
        pytest.param("1967년 5월부터 8월까지", "1967-05/1967-08", id="ko-months"),
        pytest.param("from May 1967 to June 1968", "1967-05/1968-06", id="en-months-of-two-years"),
        pytest.param("desde mayo de 1967 hasta junio de 1968", "1967-05/1968-06", id="es-months-of-two-years"),
        pytest.param("August 5–3, 1967", "1967", id="backwards"),
    ],
)
def test_ranges_of_days_and_months(text: str, edtf: str) -> None:
    assert found(text) == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        pytest.param("In May 1967 they met.", "1967-05", id="en"),
        pytest.param("In May, 1967, they met.", "1967-05", id="en-comma"),
        pytest.param("In September of 2025 they met.", "2025-09", id="en-of"),
        pytest.param("Sept. 1967", "1967-09", id="en-abbreviated"),
        pytest.param("Aprıl 1967", "1967-04", id="dotless-i"),
        pytest.param("en mayo de 1967", "1967-05", id="es"),
        pytest.param("en setiembre de 1967", "1967-09", id="es-setiembre"),
        pytest.param("en el mar. 1967 fue un mal año", "1967", id="es-the-sea-is-no-month"),
        pytest.param("those who may 1967 times", "1967", id="en-the-verb-is-no-month"),
        pytest.param("1967년 5월에", "1967-05", id="ko"),
        pytest.param("on 31 February 1967", "1967-02", id="no-such-day"),
        pytest.param("In 1967 they met.", "1967", id="en-year"),
        pytest.param("La obra (1967) es breve.", "1967", id="es-year-in-brackets"),
        pytest.param("1967년에 만났다.", "1967", id="ko-year"),
        pytest.param("after the 2006 nuclear test", "2006", id="year-before-a-noun"),
        pytest.param("the post-1967 order", "1967", id="year-after-a-prefix"),
        pytest.param("in 1492", "1492", id="early-year-with-a-word-of-time"),
        pytest.param("In 1967 troops landed.", "1967", id="word-of-time-before-a-noun-of-many"),
        pytest.param("on 25/11/1967", "1967-11-25", id="figures-that-tell-day-from-month"),
        pytest.param("on 5/11/1967", "1967", id="figures-that-don-t"),
        pytest.param("c. 1980", "1980~", id="en-circa"),
        pytest.param("hacia 1980", "1980~", id="es-circa"),
        pytest.param("The Salt Trade, c.1750–1914", "1750~/1914", id="en-circa-and-a-dash"),
        pytest.param("Ruiz, C. 1904-07", "1904/1907", id="an-initial-before-two-years"),
        pytest.param("la sal, ca. 1904-07", "1904~/1907", id="es-circa-and-two-figures"),
        pytest.param("Ruiz, Ana C. 1980. La sal.", "1980", id="an-initial-is-no-circa"),
        pytest.param("1980년경", "1980~", id="ko-circa"),
    ],
)
def test_months_years_and_about(text: str, edtf: str) -> None:
    assert found(text) == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("From 1969 to 1974, nothing moved.", id="en-from-to"),
        pytest.param("between 1969 and 1974", id="en-between-and"),
        pytest.param("from early 1969 until the late 1974", id="en-filled"),
        pytest.param("the years 1969 through 1974", id="en-through"),
        pytest.param("Revolution, 1969-1974,", id="hyphen"),
        pytest.param("(1969–1974)", id="dash"),
        pytest.param("1969 – 1974", id="spaced-dash"),
        pytest.param("1969–74", id="short-dash"),
        pytest.param("1969-74", id="short-hyphen"),
        pytest.param("desde 1969 hasta 1974", id="es-desde-hasta"),
        pytest.param("de 1969 a 1974", id="es-de-a"),
        pytest.param("entre 1969 y 1974", id="es-entre-y"),
        pytest.param("entre los años 1969 y 1974", id="es-los-anos"),
        pytest.param("1969년부터 1974년까지", id="ko-buteo"),
        pytest.param("1969년에서 1974년까지", id="ko-eseo"),
        pytest.param("1969년과 1974년 사이에", id="ko-between"),
        pytest.param("1969~1974년", id="ko-tilde"),
        pytest.param("1969-74년", id="ko-short"),
    ],
)
def test_a_closed_range_of_years(text: str) -> None:
    assert found(text) == ["1969/1974"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        pytest.param("in the 1960s", ["196X"], id="en"),
        pytest.param("in the early 1960's", ["196X"], id="en-apostrophe"),
        pytest.param("in the ’60s", ["196X"], id="en-short"),
        pytest.param("in the sixties", ["196X"], id="en-words"),
        pytest.param("of the 1960s and the 1980s", ["196X", "198X"], id="en-two"),
        pytest.param("in the 1960s and 70s", ["196X", "197X"], id="en-second-leans"),
        pytest.param("in the 1870s and 80s", ["187X", "188X"], id="en-second-takes-the-century"),
        pytest.param("from the 1960s to the 1980s", ["196X/198X"], id="en-range"),
        pytest.param("in the 2000s", ["200X"], id="en-2000s"),
        pytest.param("in the 1900s", [], id="en-1900s-may-be-the-century"),
        pytest.param("en los años sesenta", ["196X"], id="es-words"),
        pytest.param("en los años sesenta y setenta", ["196X", "197X"], id="es-two"),
        pytest.param("en los años 60", ["196X"], id="es-figures"),
        pytest.param("en la década de 1960", ["196X"], id="es-decada"),
        pytest.param("en la década de los 60", ["196X"], id="es-decada-short"),
        pytest.param("1960년대에", ["196X"], id="ko"),
        pytest.param("60년대 초", ["196X"], id="ko-short"),
        pytest.param("1960~70년대", ["196X/197X"], id="ko-two"),
        pytest.param("the 60 men of the 1960 congress", ["1960"], id="en-figures-without-s"),
        pytest.param("entre 30 y 40 soldados", [], id="es-counts"),
        pytest.param("a woman in her 70s and 80s", [], id="en-ages"),
    ],
)
def test_decades(text: str, edtf: list[str]) -> None:
    assert found(text) == edtf


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Taylor, 112.", id="page"),
        pytest.param("Taylor, pp. 1967–1970.", id="pages"),
        pytest.param("véase pág. 1967", id="es-page"),
        pytest.param("1967쪽", id="ko-page"),
        pytest.param("45, no. 2: 12", id="issue"),
        pytest.param("45:1967", id="page-after-a-colon"),
        pytest.param("No. 1967", id="number"),
        pytest.param("DY 30/IV A 2/20/1153", id="shelfmark"),
        pytest.param("hoja 1967", id="leaf"),
        pytest.param("reel 12, frame 2010", id="frame"),
        pytest.param("§ 1967", id="section-sign"),
        pytest.param("2,000 rifles", id="thousands"),
        pytest.param("80,000 kilometres", id="more-thousands"),
        pytest.param("2.000 fusiles", id="es-thousands"),
        pytest.param("1950 soldiers", id="people"),
        pytest.param("1950 soldados", id="es-people"),
        pytest.param("1950명", id="ko-people"),
        pytest.param("from 1500 to 1700 men", id="range-of-people"),
        pytest.param("more than 1950 took part", id="quantifier"),
        pytest.param("in 1967 km of border", id="measure"),
        pytest.param("about 1967% more", id="percent"),
        pytest.param("$1950", id="price"),
        pytest.param("US$ 1950", id="price-with-space"),
        pytest.param("USD 1950", id="currency-code"),
        pytest.param("the 1718 Committee", id="sanctions-committee"),
        pytest.param("Resolution 1874", id="resolution"),
        pytest.param("Resolución 1718 del Consejo", id="es-resolution"),
        pytest.param("resolución n.º 1718", id="es-resolution-number"),
        pytest.param("Resolutions 1695, 1718 and 1874", id="resolutions"),
        pytest.param("결의 1718호", id="ko-resolution"),
        pytest.param("UNSCR 1718", id="acronym"),
        pytest.param("Ley 1967", id="law"),
        pytest.param("tel. +58 212 555 1967", id="telephone"),
        pytest.param("(212) 555-1967", id="telephone-us"),
        pytest.param("ISBN 978-1-967-1967-1", id="isbn-hyphens"),
        pytest.param("ISBN 0 1967 1968 1", id="isbn-spaces"),
        pytest.param("https://example.org/1967/05/11/report-1967", id="url"),
        pytest.param("example.org/reports/1967", id="address-without-scheme"),
        pytest.param("doi:10.1000/1967", id="doi"),
        pytest.param("S/2017/150", id="document-symbol"),
        pytest.param("A-1967", id="code"),
        pytest.param("19670511", id="longer-number"),
        pytest.param("x1967", id="part-of-a-word"),
        pytest.param("1499 or 2101", id="out-of-bounds"),
        pytest.param("1500년 동안", id="ko-span-of-time"),
        pytest.param("May and mayo and 5월", id="months-without-year"),
        pytest.param("1９６７", id="figures-of-another-width"),
        pytest.param("", id="empty"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        pytest.param("Resolutions 1718 (2006) and 1874 (2009)", ["2006", "2009"], id="years-of-resolutions"),
        pytest.param("they are 1718 (2006) and 1874 (2009)", ["2006", "2009"], id="numbers-with-their-years"),
        pytest.param("Law No. 1967 of May 1968", ["1968-05"], id="year-of-a-law"),
        pytest.param("Review 45, no. 2 (1997): 1590-1601.", ["1997"], id="year-of-a-journal"),
        pytest.param("(unpublished thesis, 2020), 112.", ["2020"], id="year-of-a-thesis"),
        pytest.param("Newspaper, August 25, 1968, 1.", ["1968-08-25"], id="page-after-a-date"),
        pytest.param("in 1967, en 1968, 1969년에", ["1967", "1968", "1969"], id="languages-mixed"),
        pytest.param("on June 9, 1954 soldiers landed", ["1954-06-09"], id="day-before-a-noun-of-many"),
        pytest.param("they told us 1967 by telephone (1967).", ["1967", "1967"], id="us-and-telephone"),
        pytest.param("both 1969 and 1974", ["1969", "1974"], id="two-years"),
        pytest.param("from 1974 to 1969", ["1974", "1969"], id="backwards-is-no-range"),
        pytest.param("1967–8", ["1967/1968"], id="one-figure-after-a-dash"),
        pytest.param("1969–4", [], id="one-figure-that-makes-no-range"),
        pytest.param("1950-55 to 1960-65", ["1950/1955", "1960/1965"], id="ranges-are-not-joined"),
        pytest.param("1967/68 season", ["1967/1968"], id="season"),
        pytest.param("2005-10", ["2005/2010"], id="hyphen-that-can-be-a-range"),
        pytest.param("1967-05", ["1967-05"], id="hyphen-that-can-only-be-a-month"),
    ],
)
def test_dates_among_numbers(text: str, edtf: list[str]) -> None:
    assert found(text) == edtf


def test_two_days_of_a_month_are_no_range() -> None:
    assert found("on 3 and 17 August 1967") == ["1967-08-03", "1967-08-17"]


def test_offsets_lie_on_the_date() -> None:
    text = "Met on May 11, 1967, and from 1969 to 1974."
    assert [text[each.start : each.end] for each in find_dates(text)] == ["May 11, 1967", "1969 to 1974"]


@pytest.mark.parametrize(
    ("dates", "years", "decades"),
    [
        pytest.param(["1967-05-11", "1967"], (1967,), ("196X",), id="once-each"),
        pytest.param(["1969/1974"], (1969, 1970, 1971, 1972, 1973, 1974), ("196X", "197X"), id="range"),
        pytest.param(["1967-12-30/1968-01-02"], (1967, 1968), ("196X",), id="days-across-years"),
        pytest.param(["196X"], (), ("196X",), id="decade-alone"),
        pytest.param(["196X/198X"], (), ("196X", "197X", "198X"), id="range-of-decades"),
        pytest.param(["1969/197X"], (1969,), ("196X", "197X"), id="year-to-decade"),
        pytest.param(["1492/1898"], (1492, 1898), ("149X", "189X"), id="longer-than-150-years"),
        pytest.param(["1980~"], (1980,), ("198X",), id="about"),
        pytest.param(["1967-21"], (1967,), ("196X",), id="season"),
        pytest.param(["2013/.."], (2013,), ("201X",), id="open-end-counts-its-start"),
        pytest.param(["../2013"], (2013,), ("201X",), id="open-start-counts-its-end"),
        pytest.param(["197X/.."], (), ("197X",), id="open-from-a-decade"),
        pytest.param(["../201X"], (), ("201X",), id="open-to-a-decade"),
        pytest.param(["1970~/198X"], (1970,), ("197X", "198X"), id="about-a-year-to-decade"),
        pytest.param(["18XX/..", "1967/1968/1969", "1967/soon"], (), (), id="open-from-a-century-and-more-nonsense"),
        pytest.param(["19XX", "1974/1969", "soon", "/", ""], (), (), id="centuries-and-nonsense-count-for-nothing"),
        pytest.param([], (), (), id="none"),
    ],
)
def test_years_and_decades_that_dates_cover(dates: list[str], years: tuple[int, ...], decades: tuple[str, ...]) -> None:
    assert years_of(dates) == (years, decades)


@given(st.from_regex("[0-9]{3}[0-9X][?~%]?", fullmatch=True), st.booleans())
def test_years_and_decades_are_those_of_the_package(end: str, last: bool) -> None:
    assert year_of(end, last=last) == year_by_package(end, last=last) is not None


@given(st.text("0123456789X-~?%/.Ys", max_size=8), st.booleans())
def test_what_is_no_year_or_decade_is_left_to_the_package(end: str, last: bool) -> None:
    assert year_of(end, last=last) == year_by_package(end, last=last)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_reads_back_in_every_language(day: date) -> None:
    english = f"{day:%B} {day.day}, {day.year}"
    korean = f"{day.year}년 {day.month}월 {day.day}일"
    assert found(english) == found(korean) == found(day.isoformat()) == [day.isoformat()]


_FIGURES = ["1967", "1974", "5", "11", "30", "60", "년", "월", "일", "년대", "s", " ", "-", "–", "~", ", ", ". ", "/"]
_WORDS = ["May", "mayo", "from ", " to ", "between ", " and ", "de ", " a ", "los años ", "sesenta", "ſixtıes", "부터 "]
_PIECES = st.sampled_from([*_FIGURES, *_WORDS, "the ", "c. ", "٣"])


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=20).map("".join)))
def test_any_text_gives_ordered_spans_of_edtf_that_the_package_parses(text: str) -> None:
    last = 0
    for each in find_dates(text):
        assert last <= each.start < each.end <= len(text)
        last = each.end
        for end in each.edtf.split("/"):
            assert end == ".." or parse_edtf(end)
        years, decades = years_of([each.edtf])
        assert decades
        assert all(1000 <= year <= 2100 for year in years)


@pytest.mark.parametrize("unit", ["1967-", "1", " ", "1967 to ", "(", "May 1", "los años 60 y "])
def test_a_long_text_of_one_pattern_is_read(unit: str) -> None:
    # Were the time to grow with the square of the length, this would not come to an end.
    assert all(0 <= each.start < each.end <= 400_000 for each in find_dates((unit * 400_000)[:400_000]))

"""What holds for the dates of any text: they are EDTF, in order, on their words; and no text takes long to read."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest
from edtf import parse_edtf
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.enrich import date_open
from indexer.enrich.date_access import is_access
from indexer.enrich.dates import explain_dates, find_dates, years_of
from indexer.reading.dates import is_edtf

_TIMES = [
    *["1967", "1974", "2013", "2020", "11", "3", "30", "60", "56", "May", "mayo", "June", "junio", "spring", "verano"],
    *["5월", "11일", "봄", "sixties", "sesenta", "XX", "20세기"],
]
_LINKS = [
    *["from", "to", "between", "and", "since", "until", "through", "entre", "y", "desde", "hasta", "del", "al", "de"],
    *["of", "the", "in", "on", "en", "el", "los", "años", "siglo", "century", "c.", "about", "hacia", "early", "late"],
    *["that", "same", "year", "month", "day", "mismo", "año", "siguiente", "later", "two", "dos", "después"],
    *["following", "next", "accessed", "consultado", "검색일:", "Juche", "주체", "년", "월", "일", "년대", "년부터"],
    *["까지", "같은 해", "이듬해", "다음날", "2년 뒤", "이틀 뒤", "68년", "18일에 "],
    *[
        "on the 18th,",
        "el 18,",
        "ten days",
        "nineteen",
        "sixty",
        "seven",
        "mil",
        "novecientos",
        "set up in",
        "wound up",
    ],
    *["previous", "to the day", "numbered", "último año"],
]
_MARKS = [", ", ". ", "-", "–", "/", " (", ") ", "~", "’", "s ", "? "]
_WORDS = [*_TIMES, *(f"{word} " for word in [*_TIMES, *_LINKS]), *_MARKS]
_PROSE = st.lists(st.sampled_from(_WORDS), max_size=30).map("".join)


@cache
def bounds(edtf: str) -> tuple[object, object]:
    parsed = parse_edtf(edtf)
    return parsed.lower_strict(), parsed.upper_strict()


@given(st.one_of(st.text(max_size=60), _PROSE))
def test_dates_are_edtf_with_ordered_bounds_on_words_of_the_text(text: str) -> None:
    found = find_dates(text)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert not any(each.inferred for each in found[:1])
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end].strip() == text[each.start : each.end]
        assert each.rule
        ends = each.edtf.split("/")
        assert is_edtf(each.edtf)
        # Each end by itself: some ranges of the standard are beyond the package, ``197X/..`` and ``1970~/198X``.
        covered = [bounds(end) for end in ends if end != ".."]
        assert covered[0][0] <= covered[-1][1]  # type: ignore[operator]
        if ".." not in ends and "X" not in each.edtf:
            assert bounds(each.edtf) == (covered[0][0], covered[-1][1])
        years, _ = years_of([each.edtf])
        assert all(1000 <= year <= 2100 for year in years)


@given(_PROSE)
@example("2013 검색일: 같은 해 ")
def test_an_explanation_gives_the_dates_again(text: str) -> None:
    assert explain_dates(text) == find_dates(text)
    assert not any(is_access(text, each) and re.fullmatch(r"\d{4}.*", each.edtf) for each in find_dates(text))


@given(_PROSE, _PROSE)
def test_what_is_said_in_full_does_not_depend_on_what_was_said_before(before: str, after: str) -> None:
    told = [each.edtf for each in find_dates(after) if not each.inferred]
    parted = f"{before}\n\n{'A long way of plain words parts the two. ' * 6}\n\n"
    assert [each.edtf for each in find_dates(parted + after) if each.start >= len(parted) and not each.inferred] == told


@pytest.mark.parametrize(
    "unit",
    [
        "-", "–1", "(", ") : ", "\n", "I.", "http://a", "accessed ", "2020, accessed ", "the early ", "3, ",
        "3, 4, 5 and ", "from the early mid late about ", "since the early the late ", "not until ", "siglo XX y ",
        "nineteenth and ", "May 3 and June 4, ", "Juche 56 ", "주체56", "1967년5월", "5월 3일", "같은 해 ", "1967.5.",
        "Resolutions 1718, ", "1718 (2006) and ", "pp. 1967, ", "ISBN 1967 ", "+5 ", "no. ", "In May ", "1967. In May ",
        "1967 on May 3 ", "(1967) ", "’60s ", "spring and summer ", "spring 1967–", "1967 two years later ",
        "in 1967. The same year ", "año 1967 ", "ese mismo año ", "1967. 2년 뒤 ", "0s and 70", "1960s, 70s, ",
        "1967-05-03 on the 18th, ", "1967-05-03 el 18, ", "1967년 68년 ", "1967년 5월 3일 18일에 ", "nineteen sixty ",
        "mil novecientos sesenta y ", "천구백육십", "talk about 1967, ", "a about 1967, ", "numbered 1901 to 1986 and ",
        "set up in 1967 and closed in ", "May 1967 to the following ", "1967-05-03 ten days later, to the day ",
    ],
)  # fmt: skip
def test_a_hostile_text_is_read(unit: str) -> None:
    # Were the time to grow with the square of the length, these would not come to an end.
    text = (unit * 100_000)[:100_000]
    assert all(text[each.start : each.end] for each in find_dates(text))


@pytest.mark.parametrize("date", ["1967", "1960s", "1999’s", "May 1967"])
def test_a_date_that_a_glance_leaves_as_it_is_would_be_left(date: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: all words beside it are looked at."""
    before = ("in", "In", "since in", "from", "until her death in", "not until", "about", "c.", "hasta", "within", "en")
    after = (
        *(
            " to the present",
            "",
            " on",
            ", on",
            " onwards",
            " the salt",
            ". It",
            " or so",
            ", or so",
            " or thereabouts",
        ),
        *(
            " and after",
            " and the",
            " al presente",
            " a la fecha",
            "–present",
            "–",
            " 경",
            " 까지",
            "부터",
            ";",
            "’s salt",
        ),
        *(
            " till today",
            " en adelante",
            " más o menos",
            " century",
            " was a year",
            " up",
            ")",
            " aproximadamente",
            "-",
        ),
    )
    texts = [f"It was {one} {date}{other}".strip() for one in before for other in after]
    told = [find_dates(text) for text in texts]
    assert sum(date_open._stands_closed(text, one) for text in texts for one in find_dates(text)) > 10  # noqa: SLF001
    monkeypatch.setattr(date_open, "_stands_closed", lambda *_: False)
    assert [find_dates(text) for text in texts] == told

"""Windows and hints spare most of a text most of the rules: do they change what is found?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.enrich import date_open, dates
from indexer.enrich.date_pointers import Roots
from indexer.enrich.date_rules import HINTS, WORD, Hinted, standing_alone
from indexer.enrich.date_windows import Window, windows
from tests.conftest import DOCUMENTS

_PROSE = [
    "Between the early fifties and May 1967 the office, no. 1967, ",
    "held 2000 rifles. En los años sesenta hubo más de 1950 ",
    "según https://example.org/a/1967/b, p. 1967; 1967년 5월 11일부터 ",
    "the men who went there and came back again without a word of it ",
    "from 30 September 1967 to 2 October 1968 (London: Press, 1989): 1590. ",
    "los que allí fueron no volvieron nunca, y de ellos nadie supo más nada ",
    "resolutions 1695 (2006), 1718 (2006) and 1874 of the Council ",
    "sixties, 1960-70년대, the 1870s and 80s ",
    "大正 8年 3月 1日, 융희 2년 1월, from 1974 on the ferry, (1971, 4 de marzo). ",
    "nineteen sixty-seven, Eighteen Hundred and Ninety-Four, en MIL novecientos dieciséis, 천구백육십칠년에 ",
    "numbered 1901 to 1986, 번호 1901, set up in 1953 and closed in 1961, 1967년과 68년, 67년 5월 11일 ",
    "vom 3. bis 5. Mai 1967, 24. September 1952, le 1er mars 1968, 3 мая 1967 г., im Oktober 1955, ",
    "in 1967. Later that same year, two years later; the following May, on September 11 and on the 18th, ",
    "en 1967; ese mismo año, dos años después, en mayo siguiente, el 18, 1967년 5월 3일. 같은 해, 이틀 뒤 ",
    "around 1967, c. 1968, circa the 1969, hacia el 1970, alrededor de 1971, en torno al 1972, talk about 1973, ",
    "en los primeros años sesenta, hasta bien entrados los setenta, since the nineteenth century ",
]
_FIGURES = [
    *("1967", "67", "5", "123", "20670", "-", "–", " – ", "/", ".", ". ", "?]", "~", "a", "V", "XI", " ", "(", ")"),
    *("May ", " de mayo de ", "11th of May ", " and 3 ", "$", "no. ", "B-", ","),
]


def slowly(text: str) -> tuple[dates.FoundDate, ...]:
    """The twin: every rule looks everywhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Hinted, "given", lambda self, *_: self.things)
        patch.setattr(dates, "windows", lambda text: (_whole(text),))
        patch.setattr(Roots, "seen", lambda self, _: set(self.stretches))
        patch.setattr(date_open, "_may_be_about", lambda _: True)
        patch.setattr(dates, "written_dates", dates.written_dates.__wrapped__)  # which remembers what it found
        return dates.find_dates(text)


def _whole(text: str) -> Window:
    return Window(text, 0, len(text), 0, [found.start() for found in re.finditer(r"\d+", text)])


@given(st.lists(st.sampled_from(_PROSE), max_size=12).map("".join))
def test_windows_and_hints_lose_nothing(text: str) -> None:
    assert dates.find_dates(text) == slowly(text)


@pytest.mark.parametrize("file", sorted(DOCUMENTS.glob("*.txt")), ids=lambda file: file.stem)
def test_nor_do_they_in_the_sample_corpus(file: Path) -> None:
    text = file.read_bytes().decode("utf-8", errors="replace")
    assert dates.find_dates(text) == slowly(text)


@given(st.lists(st.sampled_from([*_PROSE, *_FIGURES]), max_size=12).map("".join))
def test_rules_are_tried_wherever_their_figures_begin(text: str) -> None:
    runs = [each.start() for each in re.finditer(r"\d+", text)]
    for family in (each for each in dates._FAMILIES if each.starts and each.starts.pattern.startswith("(?=\\d)")):  # noqa: SLF001
        begins = {each.start() for each in family.starts.finditer(text)} if family.starts else set()
        for pattern in (*(each.pattern for each in family.rules), *(each.pattern for each in family.lists)):
            assert begins >= {start for start in runs if pattern.match(text, start)}


@given(st.lists(st.sampled_from([*_PROSE, *_FIGURES]), max_size=12).map("".join))
def test_rules_of_figures_match_where_figures_stand_alone(text: str) -> None:
    alone = set(standing_alone(text, [found.start() for found in re.finditer(r"\d+", text)]))
    for family in (each for each in dates._FAMILIES if each.figures):  # noqa: SLF001
        for pattern in (*(each.pattern for each in family.rules), *(each.pattern for each in family.lists)):
            assert alone >= {found.start() for found in pattern.finditer(text)}
        if family.starts:
            starts = [found.start() for found in family.starts.finditer(text)]
            assert starts == [at for at in sorted(alone) if family.starts.match(text, at)]


def given_by(text: str) -> int:
    """The hints that a casefolded text gives, each looked for by itself."""
    words = set(WORD.findall(text))
    told = [not words.isdisjoint(each.words) or any(mark in text for mark in each.marks) for each in HINTS.asked]
    return sum(1 << number for number, is_given in enumerate(told) if is_given)


_HINTING = ["may ", "resolution ", "(no. 12) ", "lc/g.", "-km ", ", k. ", "en mayo de ", "1967년 ", "ñ’", " 명 "]


@given(
    st.lists(
        st.sampled_from(["word ", "1967 ", "x" * 50, "the sixties ", " " * 30, "i\u0307ı ", *_HINTING]), max_size=40
    ).map("".join)
)
def test_windows_are_whole_words_in_order_and_hold_every_figure(text: str) -> None:
    last, held = 0, set[int]()
    for each in windows(text):
        assert last <= each.start < each.end <= len(text)
        assert each.start == 0 or text[each.start - 1] == " "
        assert each.hints == given_by(text[each.start : each.end])
        held.update(range(each.start, each.end))
        last = each.end
    assert {at for at, character in enumerate(text) if character.isdigit()} <= held


def test_prose_without_figures_is_not_read_at_all() -> None:
    assert not list(windows("The men who went there came back without a word of it. " * 50))


@pytest.mark.parametrize(
    "quantifier",
    [
        *("some", "nearly", "almost", "more than", "fewer than", "less than", "at least", "as many as", "as few as"),
        *("a total of", "population of", "numbering", "un total de", "hasta unos", "cerca de los", "unos", "unas"),
        *("casi", "más de", "mas de", "menos de", "al menos", "por lo menos"),
    ],
)
def test_a_window_that_holds_a_quantifier_is_looked_through_for_counts(quantifier: str) -> None:
    assert dates.find_dates(f"She saw, {quantifier} 1967.") == ()
    assert dates.find_dates(f"She saw, {quantifier} it, 1967.")

"""Names in text: forms in any script, on word bounds, leftmost and longest."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.enrich.name_forms import folded_text, form_key, form_text, replaced_text, stands_alone
from indexer.enrich.names import NameFinder
from indexer.folding import nfc
from indexer.model import Record

RECORDS = (
    Record("kim-il-sung", "Kim Il Sung", "person", ("김일성", "金日成")),
    Record("university", "Kim Il Sung University", "organisation", ("김일성종합대학교", "김일성종합대학")),
    Record("ceausescu", "Nicolae Ceaușescu", "person", ("Ceauşescu",)),
    Record("lameda", "Alí Lameda", "person", ("알리 라메다",)),
    Record("venezuela", "Venezuela", "state", ("베네수엘라",)),
    Record("north-korea", "North Korea", "state", ("DPRK", "U.S.S.R. of the East", "조선")),
    Record("north", "North", "place"),
    Record("mas", "Movimiento al Socialismo", "organisation", ("MAS",)),
    Record("usa", "United States", "state", ("US", "U.S.")),
    Record("nunez", "J. R. Núñez Tenorio", "person"),
    Record("sinmun", "Rodong Sinmun", "newspaper", ("로동신문", "勞動新聞")),
    Record("assembly", "People's Assembly", "organisation"),
    Record("utopia-press", "Utopia University Press", "publisher"),
    Record("of-salt-press", "University of Salt Press", "publisher"),
    Record("press-of-kansas", "University Press of Kansas", "publisher"),
    Record("kansas-times", "The Kansas Times", "newspaper"),
    Record("salt-journal", "Journal of Salt Studies", "journal"),
    Record("kansas-society", "Kansas Salt Quarterly", "organisation"),
)
FINDER = NameFinder(RECORDS)


def found(text: str) -> list[tuple[str, str]]:
    return [(match.ids[0], text[match.start : match.end]) for match in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He met Kim Il Sung.", ("kim-il-sung", "Kim Il Sung"), id="as-the-label"),
        pytest.param("He met Kim Il-sung.", ("kim-il-sung", "Kim Il-sung"), id="hyphen"),
        pytest.param("He met KIM IL SUNG!", ("kim-il-sung", "KIM IL SUNG"), id="capitals"),
        pytest.param("Kim Il\nSung", ("kim-il-sung", "Kim Il\nSung"), id="line-end"),
        pytest.param("Kim Il Sung’s thought", ("kim-il-sung", "Kim Il Sung"), id="possessive-curly"),
        pytest.param("Kim Il Sung's thought", ("kim-il-sung", "Kim Il Sung"), id="possessive-straight"),
        pytest.param("“Kim Il Sung”—the leader", ("kim-il-sung", "Kim Il Sung"), id="quotes-and-dash"),
        pytest.param("Kim Il Sung³ spoke", ("kim-il-sung", "Kim Il Sung"), id="note-sign-left-on"),
        pytest.param("Kim Il Sung University", ("university", "Kim Il Sung University"), id="longest"),
        pytest.param("por Ceausescu ayer", ("ceausescu", "Ceausescu"), id="without-the-mark"),
        pytest.param("by Ceauşescu", ("ceausescu", "Ceauşescu"), id="cedilla"),
        pytest.param("by Ceaușescu", ("ceausescu", "Ceaușescu"), id="comma-below"),
        pytest.param("Ali Lameda", ("lameda", "Ali Lameda"), id="accent-missing"),
        pytest.param("ALÍ LAMEDA", ("lameda", "ALÍ LAMEDA"), id="accent-on-capital"),
        pytest.param("J.R. Nuñez Tenorio", ("nunez", "J.R. Nuñez Tenorio"), id="initials-without-space"),
        pytest.param("the Peoples' Assembly", None, id="apostrophe-elsewhere"),
        pytest.param("the People’s Assembly", ("assembly", "People’s Assembly"), id="curly-apostrophe"),
        pytest.param("North Koreans", ("north", "North"), id="longer-fails-the-bounds-shorter-stands"),
        pytest.param("Lake, Utopia UP, 2004", ("utopia-press", "Utopia UP"), id="press-of-a-university"),
        pytest.param("(Utopia Univ. Press 2004)", ("utopia-press", "Utopia Univ. Press"), id="press-abbreviated"),
        pytest.param("U of Salt P, 2004", ("of-salt-press", "U of Salt P"), id="press-by-its-letters"),
        pytest.param("(Univ. Press of Kan. 2002)", ("press-of-kansas", "Univ. Press of Kan"), id="state-abbreviated"),
        pytest.param("Kan. Times, May 3", ("kansas-times", "Kan. Times"), id="newspaper-abbreviated"),
        pytest.param("12 J. Salt Stud. 45", ("salt-journal", "J. Salt Stud"), id="journal-abbreviated"),
        pytest.param("from Utopia up to the sea", None, id="no-press-in-small-letters"),
        pytest.param("Kan. Salt Q. 45", None, id="only-outlets-are-abbreviated"),
        pytest.param("northern", None, id="part-of-a-word"),
        pytest.param("anorth", None, id="end-of-a-word"),
        pytest.param("North2", None, id="digit-beside"),
        pytest.param("up North. Korea is", ("north", "North"), id="not-across-a-sentence-end"),
        pytest.param("Alí! Lameda", None, id="not-across-an-exclamation"),
        pytest.param("Alí (Lameda)", None, id="not-into-brackets"),
        pytest.param("Alí\n\nLameda", None, id="not-across-paragraphs"),
        pytest.param("más y mas", None, id="acronym-needs-capitals"),
        pytest.param("the MAS party", ("mas", "MAS"), id="acronym-in-capitals"),
        pytest.param("let us go", None, id="us-is-a-word"),
        pytest.param("the U.S. embassy", ("usa", "U.S"), id="acronym-with-stops"),
        pytest.param("dprk", None, id="longer-acronym-needs-capitals-too"),
    ],
)
def test_latin_names(text: str, expected: tuple[str, str] | None) -> None:
    assert found(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("김일성", "kim-il-sung", id="alone"),
        pytest.param("김일성은 말했다", "kim-il-sung", id="particle"),
        pytest.param("김일성에게서는 없다", "kim-il-sung", id="two-particles"),
        pytest.param("김일성동지께서 만나셨다", "kim-il-sung", id="title-and-particle"),
        pytest.param("김일성주석님의 말씀", "kim-il-sung", id="title-nim-particle"),
        pytest.param("김일성 동지께서", "kim-il-sung", id="title-after-a-space"),
        pytest.param("위대한 수령 김일성동지의", "kim-il-sung", id="title-before"),
        pytest.param("“김일성동지께서", "kim-il-sung", id="quote-before"),
        pytest.param("김일성종합대학교에서 진행", "university", id="university-not-the-man"),
        pytest.param("김일성종합대학에서는", "university", id="shorter-form-of-the-university"),
        pytest.param("김일성광장에서", None, id="compound"),
        pytest.param("우리김일성은", None, id="hangul-before"),
        pytest.param("AP김일성은", None, id="latin-before"),
        pytest.param("베네수엘라민족해방전선", None, id="compound-of-the-north"),
        pytest.param("베네수엘라에서", "venezuela", id="place-particle"),
        pytest.param("베네수엘라측은", "venezuela", id="side"),
        pytest.param("그곳이 베네수엘라다. 다음은", "venezuela", id="copula-ends-the-sentence"),
        pytest.param("그는 김일성이다라고", None, id="copula-and-more"),
        pytest.param("지은이는 김일성이다", "kim-il-sung", id="copula"),
        pytest.param("베네수엘라다, 『시선』", None, id="another-name-that-ends-in-da"),
        pytest.param("파블로 조선다 시인의 시", None, id="another-name-before-a-word"),
        pytest.param("조선인민", None, id="country-in-a-compound"),
        pytest.param("조선과 베네수", "north-korea", id="and"),
        pytest.param("알리 라메다를", "lameda", id="two-words"),
        pytest.param("DPRK는 말했다", "north-korea", id="latin-name-hangul-particle"),
        pytest.param("金日成", "kim-il-sung", id="han"),
        pytest.param("金日成主席", "kim-il-sung", id="han-title"),
        pytest.param("金日成은", "kim-il-sung", id="han-with-particle"),
        pytest.param("金日成綜合大學", None, id="han-compound"),
        pytest.param("朝鮮金日成", None, id="han-before"),
        pytest.param("『勞動新聞』", "sinmun", id="han-in-brackets"),
    ],
)
def test_names_in_hangul_and_han(text: str, expected: str | None) -> None:
    assert [match.ids[0] for match in FINDER.find(text)] == ([expected] if expected else [])


def test_decomposed_hangul_is_found_once_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "김일성은")
    assert [match.ids for match in FINDER.find(nfc(decomposed))] == [("kim-il-sung",)]


def test_a_match_tells_the_form_of_the_authority() -> None:
    assert [match.form for match in FINDER.find("KIM IL-SUNG, 김일성동지")] == ["Kim Il Sung", "김일성"]


def test_offsets_hold_after_characters_that_fold_to_several() -> None:
    text = "ﬃ ß … Kim Il Sung"
    assert found(text) == [("kim-il-sung", "Kim Il Sung")]


def test_a_query_may_be_typed_in_any_case() -> None:
    assert [match.ids[0] for match in FINDER.find("dprk us mas", any_case=True)] == ["north-korea", "usa", "mas"]


def test_a_form_that_two_records_bear_names_both_and_is_listed() -> None:
    finder = NameFinder([Record("kim-1", "Kim Chol", "person"), Record("kim-2", "Kim Ch'ŏl", "person", ("Kim-Chol",))])
    assert finder.ambiguous == {"Kim Chol": ("kim-1", "kim-2")}
    assert [match.ids for match in finder.find("met KIM CHOL")] == [("kim-1", "kim-2")]
    assert [match.ids for match in finder.find("met Kim Ch’ol")] == [("kim-2",)]


def test_one_record_may_have_one_form_twice() -> None:
    assert NameFinder([Record("cuba", "Cuba", "state", ("CUBA",))]).ambiguous == {}


def test_lookup_takes_the_whole_form() -> None:
    assert FINDER.lookup("rodong-sinmun") == ("sinmun",)
    assert FINDER.lookup("the Rodong Sinmun") == ()


@pytest.mark.parametrize("records", [(), (Record("dash", "—", ""),)], ids=["no-records", "no-letters"])
def test_a_finder_of_nothing_finds_nothing(records: tuple[Record, ...]) -> None:
    assert NameFinder(records).find("Kim Il Sung —") == ()


def test_threads_share_a_finder() -> None:
    text = "Kim Il Sung in Venezuela, 김일성동지께서. " * 50
    expected = FINDER.find(text)
    with ThreadPoolExecutor(8) as pool:
        assert all(each == expected for each in pool.map(FINDER.find, [text] * 64))


_TEXT = st.lists(
    st.one_of(
        st.sampled_from([form for record in RECORDS for form in record.forms]),
        st.sampled_from([" ", "-", ". ", ", ", "’s ", "은 ", "동지께서 ", "s", "1", "(", "\n\n", "한", "日"]),
        st.text(max_size=3),
    ),
    max_size=15,
).map("".join)


_SIGNS = st.lists(
    st.sampled_from([*"abA  ..,’|()[]\n…-ßéÉ\0“”가힣日½™_²3", "abcd", "Abcde", "e\u0301\u0323"]), max_size=14
)


@given(st.one_of(_SIGNS.map("".join), _TEXT, st.text(max_size=40)).map(nfc), st.data())
def test_texts_are_read_as_the_slow_twin_reads_them(text: str, data: st.DataObject) -> None:
    read, slow, uncompiled = form_text(text), folded_text(text), replaced_text(text)
    assert read.words == slow.words == uncompiled.words
    letters = [place for place, char in enumerate(slow.words) if char not in " |"]
    if letters:
        start, end = sorted((data.draw(st.sampled_from(letters)), data.draw(st.sampled_from(letters))))
        assert read.span(start, end + 1) == slow.span(start, end + 1) == uncompiled.span(start, end + 1)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The end. Kim came", id="a-sentence"),
        pytest.param("Gen. Kim Il Sung, J.R. and U.S.", id="abbreviations"),
        pytest.param("he said”. Kim (said) — no", id="a-stop-after-a-quote"),
        pytest.param("they said   . Kim", id="a-stop-far-away"),
        pytest.param("they wrote’”. Kim came", id="a-stop-after-two-quotes"),
        pytest.param("말했다. 김일성은", id="hangul"),
        pytest.param("Jo\n\nKim\nIl", id="lines"),
        pytest.param("wait... and Kim... wait", id="dots"),
        pytest.param("Ceauşescu ﬃ ½ Ⅳ № x²", id="letters-that-fold-to-several"),
    ],
)
def test_what_parts_words_is_the_same_to_the_twin(text: str) -> None:
    assert form_text(text).words == replaced_text(text).words == folded_text(text).words


@given(_TEXT.map(nfc))
def test_matches_lie_in_order_on_word_bounds(text: str) -> None:
    last = 0
    for match in FINDER.find(text):
        assert last <= match.start < match.end <= len(text)
        assert form_key(text[match.start : match.end]) == form_key(match.form)
        last = match.end


@given(_TEXT.map(nfc))
def test_leftmost_longest_as_a_slow_reading_has_it(text: str) -> None:
    """At every place the longest form that stands alone there, tried form by form."""
    read = form_text(text)
    keys = sorted((form_key(form) for record in RECORDS for form in record.forms), key=len, reverse=True)
    slow, place = [], 0
    while place < len(read.words):
        here = [key for key in keys if read.words.startswith(key, place)]
        key = next((key for key in here if stands_alone(read.words, place, place + len(key))), None)
        if key:
            slow.append(read.span(place, place + len(key))[0])
        place += len(key) if key else 1
    assert [match.start for match in FINDER.find(text, any_case=True)] == slow


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for match in FINDER.find(text):
        assert 0 <= match.start < match.end <= len(text)

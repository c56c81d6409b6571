"""What counts as a word, and under which terms it is indexed and looked up."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import index_terms, plain_forms, query_stems, stem, tokens
from indexer.folding import fold, fold_aligned, nfc, slug


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        pytest.param("The Rifles arrived.", ["the", "rifles", "arrived"], id="case folds"),
        pytest.param("Ceauşescu, Sédillot", ["ceausescu", "sedillot"], id="accents fold"),
        pytest.param("Kim Il-sung", ["kim", "il", "sung"], id="a hyphen parts words"),
        pytest.param("Kim’s poets' book", ["kim", "poets", "book"], id="a possessive is no letter"),
        pytest.param("O’Donnell don't", ["odonnell", "dont"], id="an apostrophe inside is no letter"),
        pytest.param("80,000 men in 1967,5", ["80000", "men", "in", "1967", "5"], id="thousands are one number"),
        pytest.param("U.S. policy", ["u", "s", "policy"], id="full stops part letters"),
        pytest.param("snake_case", ["snake", "case"], id="an underscore parts words"),
        pytest.param("ﬁle ＡＢＣ", ["file", "abc"], id="ligatures and full width fold"),
        pytest.param("김일성", ["김일", "일성", "성"], id="Hangul is read in pairs"),
        pytest.param("3대륙", ["3", "대륙", "륙"], id="digits part from Hangul"),
        pytest.param("핵 실험", ["핵", "실험", "험"], id="runs stand apart"),
        pytest.param("… — “”", [], id="signs are no words"),
    ],
)
def test_tokens(text: str, forms: list[str]) -> None:
    assert [token.form for token in tokens(text)] == forms


@given(
    st.one_of(st.text(st.sampled_from("aBz09 "), max_size=99), st.text(st.sampled_from("aB9 '-,.\té핵"), max_size=9))
)
def test_forms_of_plain_texts(text: str) -> None:
    found = plain_forms(text)
    assert found is None or found == [token.form for token in tokens(text)]
    assert (found is not None) == (re.fullmatch("[A-Za-z0-9 .\t-]*", text) is not None)


def test_offsets_leave_the_possessive_out() -> None:
    text = "In Kim’s view"
    assert [text[token.start : token.end] for token in tokens(text)] == ["In", "Kim", "view"]


def test_a_word_stands_under_its_form_and_its_stem_at_one_position() -> None:
    assert list(index_terms("Old rifles", "en")) == [("old", 0), ("=old", 0), ("rifles", 1), ("=rifl", 1)]


@pytest.mark.parametrize(
    ("word", "lang", "expected"),
    [
        pytest.param("relations", "en", "=relat", id="English"),
        pytest.param("relaciones", "es", "=relacion", id="Spanish"),
        pytest.param("relations", None, "=relat", id="unknown language as English"),
        pytest.param("relations", "ko", "=relat", id="Latin words in Korean as English"),
    ],
)
def test_stems(word: str, lang: str | None, expected: str) -> None:
    assert stem(word, lang) == expected


@pytest.mark.parametrize("lang", ["en", "es", "ko", None])
@given(text=st.text())
def test_what_is_indexed_is_found_from_the_same_string(lang: str | None, text: str) -> None:
    text = nfc(text)
    for token in tokens(text):
        terms = {term for term, position in index_terms(text, lang) if position == token.position}
        assert token.form in terms
        assert token.paired or set(query_stems(token.form)) & terms


@given(st.text())
def test_tokens_stand_in_order_on_their_letters(text: str) -> None:
    text = nfc(text)
    found = list(tokens(text))
    assert [token.position for token in found] == list(range(len(found)))
    for token in found:
        assert 0 <= token.start < token.end <= len(text)
        if not token.paired and len(token.form) < 64:
            assert fold(text[token.start : token.end]).replace("'", "").replace(",", "") == token.form


# --- folding --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("CEAUŞESCU", "ceausescu", id="cedilla"),
        pytest.param("Łódź", "lodz", id="stroke"),
        pytest.param("한글", "한글", id="decomposed Hangul"),
        pytest.param("é", "é", id="decomposed accent"),
        pytest.param("Straße", "strasse", id="sharp s"),
        pytest.param("Kim’s", "Kim's", id="curly apostrophe"),
    ],
)
def test_spellings_that_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text())
def test_folding_keeps_track_of_where_letters_came_from(text: str) -> None:
    text = nfc(text)
    folded, origins = fold_aligned(text)
    assert (folded == text and origins == list(range(len(text)))) or len(origins) == len(folded)
    assert "".join(folded) == fold(text)
    assert origins == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("visits/A long walk", "visits-A-long-walk", id="slashes and spaces"),
        pytest.param("année_2 – fin", "année_2-fin", id="letters stay"),
        pytest.param("김일성", "김일성", id="Hangul stays"),
        pytest.param("***", "untitled", id="nothing left"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected

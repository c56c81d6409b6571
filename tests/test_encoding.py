"""Which bytes become which text, and what is said about it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import DocumentError
from indexer.reading.encoding import clean, decode, tidy

KOREAN = "로동신문은 1967년 5월 평양에서 열린 회담을 “따뜻한 담화”로 전하였다.\n"
SPANISH = "El señor Núñez llegó a Pionyang en 1980; ¿quién lo invitó? — «Nadie», dijo él.\n"
ENGLISH = "It’s what the People’s Republic called a “fraternal visit” – no more.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(SPANISH, "utf-8", id="utf-8"),
        pytest.param(SPANISH, "utf-8-sig", id="utf-8-with-mark"),
        pytest.param(KOREAN, "utf-16", id="utf-16-with-mark"),
        pytest.param(KOREAN, "utf-16-le", id="utf-16-le-korean-without-mark"),
        pytest.param(KOREAN, "utf-16-be", id="utf-16-be-korean-without-mark"),
        pytest.param(ENGLISH, "utf-16-le", id="utf-16-le-english-without-mark"),
        pytest.param(ENGLISH, "utf-32", id="utf-32-with-mark"),
        pytest.param(KOREAN, "cp949", id="cp949"),
        pytest.param("똠방각하 펲시콜라를 마시던 시절의 이야기다.", "cp949", id="cp949-beyond-ks-x-1001"),
        pytest.param("In 1967 he met 김일성.", "euc_kr", id="english-with-one-korean-name"),
        pytest.param("평양", "euc_kr", id="one-korean-word"),
        pytest.param("金日成 主席", "euc_kr", id="hanja"),
        pytest.param(SPANISH, "cp1252", id="spanish-cp1252"),
        pytest.param("año", "cp1252", id="one-spanish-word"),
        pytest.param("It’s", "cp1252", id="one-curly-quote-that-cp949-reads-as-a-syllable"),
        pytest.param("ÁLVARO OBREGÓN", "cp1252", id="capitals-that-cp949-reads-as-syllables"),
        pytest.param(ENGLISH * 40, "cp1252", id="english-with-curly-quotes"),
    ],
)
def test_an_encoding_is_told_from_the_bytes(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, ())


def test_a_declared_charset_is_believed_when_the_bytes_agree() -> None:
    assert decode("Łódź".encode("cp1250"), "windows-1250") == ("Łódź", ())


def test_the_older_name_means_its_windows_superset() -> None:
    assert decode("“señor”".encode("cp1252"), "ISO-8859-1") == ("“señor”", ())


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        pytest.param("euc-kr", "declares euc-kr but is something else", id="wrong"),
        pytest.param("klingon", "is not known", id="unknown"),
        pytest.param("unicode_escape", "is not known", id="a-python-codec-that-no-page-may-choose"),
    ],
)
def test_a_wrong_declaration_is_reported_and_passed_over(declared: str, said: str) -> None:
    text, problems = decode(SPANISH.encode(), declared)
    assert text == SPANISH
    assert said in problems[0]


def test_a_damaged_byte_in_utf8_is_no_other_encoding() -> None:
    text, problems = decode((SPANISH * 5).encode() + b"\xff fin")
    assert text.endswith("\ufffd fin")
    assert "UTF-8 with some bytes damaged" in problems[0]
    assert "1 character(s) can't be read" in problems[1]


@pytest.mark.parametrize(
    ("data", "named"),
    [
        pytest.param(b"\x00\x01\x02\x03" * 50, "binary", id="binary"),
        pytest.param(b"\x81\x8d\x8f\x90 \x9d\x81", "letters can't be read", id="no-encoding-has-these"),
        pytest.param("Приветствие всем товарищам".encode("cp1251"), "letters can't be read", id="cyrillic-undeclared"),
        pytest.param(b"\xff\xfea", "says by its first bytes", id="half-a-utf-16-character"),
    ],
)
def test_what_no_encoding_fits_is_refused_with_a_cure(data: bytes, named: str) -> None:
    with pytest.raises(DocumentError, match=named) as caught:
        decode(data)
    assert caught.value.cure


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        pytest.param("a\r\nb\rc\x85d\u2028e", "a\nb\nc\nd\ne", id="line-ends"),
        pytest.param("a\x0cb", "a\nb", id="a-page-break-is-a-line-end"),
        pytest.param("e\u0301", "é", id="composed"),
        pytest.param("\u1100\u1161", "가", id="hangul-composed"),
        pytest.param("co\u00adop\u200bera\ufefftion\u200f", "cooperation", id="invisible-characters"),
        pytest.param("tab\tstays", "tab\tstays", id="tab"),
    ],
)
def test_text_is_cleaned(raw: str, cleaned: str) -> None:
    assert clean(raw)[0] == cleaned


def test_control_characters_are_dropped_and_counted() -> None:
    assert clean("a\x07b\x1b") == ("ab", ("2 control character(s) were dropped",))


def test_many_invisible_characters_deserve_a_note_and_few_do_not() -> None:
    assert clean("a\u00ad" * 50)[1] == ()
    assert clean("a\u00ad" * 51)[1] == ("51 invisible characters (soft hyphens, zero-width characters) were dropped",)


def test_tidy_folds_every_kind_of_space() -> None:
    assert tidy(" a\u00a0b\u3000\n c\t") == "a b c"


@given(st.text())
def test_whatever_is_written_in_utf8_comes_back_clean(text: str) -> None:
    cleaned, _ = clean(text)
    assert decode(b"\xef\xbb\xbf" + text.encode("utf-8", "ignore")) is not None
    assert clean(cleaned)[0] == cleaned


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except DocumentError:
        return
    assert "\r" not in text

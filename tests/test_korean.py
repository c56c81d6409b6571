"""Korean end to end in each setting: northern and southern spelling, decomposed Hangul, particles, quotes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import analysis, korean
from indexer.analysis import index_terms, query_stems, tokens
from indexer.cli import main
from indexer.engine.tokenise import FieldTexts
from indexer.folding import nfc
from indexer.highlight import Highlighter
from indexer.plan import make_plan
from indexer.settings import KOREAN_VARIABLE
from indexer.syntax import parse
from tests.folders import tree, write

needs_kiwi = pytest.mark.skipif(
    find_spec("kiwipiepy") is None, reason='kiwipiepy is not installed: pip install "ibid[ko]"'
)
WAYS = ["pairs", pytest.param("morphemes", marks=needs_kiwi)]

NORTH = """로동신문이 전한 소식

조선로동당의 초청으로 베네수엘라공산당대표단이 1967년 5월에 평양을 방문하였다.[1]

녀성들과 로동자들은 시인의 번역을 읽었다고 한다. 오르테가는 몰랐다.

시인은 그해 가을에 체포되였다. TV는 이 력사적인 사건을 보도하지 않았다.

Notes

1. “대표단이 평양에 도착하였다,” 로동신문, 1967년 5월 11일, 1면.
"""
SOUTH = """여성과 노동

여성의 노동을 다룬 글은 많지 않다.

역사가들은 김일성동지께서 말씀하신 내용을 인용했다. 오르테가 전 대통령도 그랬다.
"""

Ibid = Callable[..., Result]


def switch(monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    monkeypatch.setenv(KOREAN_VARIABLE, way)
    analysis.korean_reader.cache_clear()


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Whatever a test switches on, the next one begins with the usual reading."""
    yield
    with pytest.MonkeyPatch.context() as patch:
        switch(patch, "pairs")
        analysis.korean_reader()


@pytest.fixture
def morphemes(monkeypatch: pytest.MonkeyPatch) -> None:
    switch(monkeypatch, "morphemes")


@pytest.fixture
def ibid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ibid:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "documents", {"north.txt": NORTH, "south.txt": unicodedata.normalize("NFD", SOUTH)})

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, catch_exceptions=False)

    return run


def hits(ibid: Ibid, query: str) -> dict[str, list[str]]:
    """The passages that answer, each with what is marked in it."""
    result = ibid("search", query, "--json", "--size", "100")
    assert result.exit_code == 0, result.output
    return {
        hit["id"]: [hit["text"][mark["start"] : mark["end"]] for mark in hit["highlights"]]
        for hit in json.loads(result.stdout)["hits"]
    }


# --- end to end -----------------------------------------------------------------------------------------------------

FOUND = {
    "평양": {"north/p1": ["평양"], "north/n1": ["평양"]},
    "김일성": {"south/p2": ["김일성"]},
    "로동당": {"north/p1": ["로동당"]},
    "로동신문": {"north/n1": ["로동신문"]},
    "공산당 -노동": {"north/p1": ["공산당"]},
    '"평양에 대표단이"': {},
}
"""What either reading finds and marks."""
PHRASES = {"pairs": "대표단이 평양에", "morphemes": "대표단이 평양"}
"""How much of this phrase is marked: with its last particle or without."""


@pytest.mark.parametrize("decomposed", [False, True], ids=["composed", "decomposed"])
@pytest.mark.parametrize("way", WAYS)
def test_names_and_words_are_found_and_marked(
    ibid: Ibid, monkeypatch: pytest.MonkeyPatch, way: str, *, decomposed: bool
) -> None:
    switch(monkeypatch, way)
    assert "2 added." in ibid("index").stdout
    for query, expected in (FOUND | {'"대표단이 평양에"': {"north/n1": [PHRASES[way]]}}).items():
        typed = unicodedata.normalize("NFD", query) if decomposed else query
        assert hits(ibid, typed) == expected, query


SPELLINGS = [
    ("로동신문", "노동신문"),
    ("녀성", "여성"),
    ("력사", "역사"),
    ("로동당", "노동당"),
    ("체포되였다", "체포되었다"),
]


def test_pairs_find_a_word_as_it_is_spelt(ibid: Ibid, monkeypatch: pytest.MonkeyPatch) -> None:
    switch(monkeypatch, "pairs")
    ibid("index")
    assert set(hits(ibid, "녀성")) == {"north/p2"}
    assert set(hits(ibid, "여성")) == {"south/p1"}


@needs_kiwi
@pytest.mark.usefixtures("morphemes")
def test_morphemes_find_either_spelling_from_the_other(ibid: Ibid) -> None:
    ibid("index")
    for north, south in SPELLINGS:
        assert hits(ibid, north) == hits(ibid, south) != {}, north
        assert hits(ibid, f'"{north}"') == hits(ibid, f'"{south}"') != {}, north
    assert hits(ibid, "여성") == {"north/p2": ["녀성"], "south/p1": ["여성"]}


@needs_kiwi
@pytest.mark.usefixtures("morphemes")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("읽다", {"north/p2": ["읽었다고"]}, id="a verb by its dictionary form"),
        pytest.param("번역이", {"north/p2": ["번역"]}, id="another particle"),
        pytest.param("대표단", {"north/p1": ["대표단"], "north/n1": ["대표단"]}, id="a part of a compound"),
        pytest.param('"시인의 번역"', {"north/p2": ["시인의 번역"]}, id="a phrase across a particle"),
        pytest.param('"번역 시인"', {}, id="a phrase in another order"),
        pytest.param('"TV 력사"', {}, id="no phrase across a word"),
        pytest.param("노동*", {"north/p1": ["로동당"], "north/p2": ["로동자"], "north/n1": ["로동"],
                              "south/p1": ["노동"]}, id="a prefix"),
        pytest.param("오르테가", {"north/p2": ["오르테가"], "south/p2": ["오르테"]}, id="a name that ends like 가"),
        pytest.param("떠났다니까", {}, id="a verb that isn't there"),
    ],
)  # fmt: skip
def test_morphemes(ibid: Ibid, query: str, expected: dict[str, list[str]]) -> None:
    ibid("index")
    assert hits(ibid, query) == expected


@needs_kiwi
@pytest.mark.usefixtures("morphemes")
def test_a_misspelt_word_is_found_by_a_fuzzy_one_and_nothing_is_proposed(ibid: Ibid) -> None:
    ibid("index")
    assert hits(ibid, "오르테카~") == {"north/p2": ["오르테가"], "south/p2": ["오르테"]}
    assert json.loads(ibid("search", "오르테카", "--json").stdout)["suggestions"] == []


@needs_kiwi
@pytest.mark.usefixtures("morphemes")
def test_a_run_without_end_is_read_in_pieces() -> None:
    found = list(tokens("로동" * 2_000))
    assert (found[0].start, found[-1].end) == (0, 4_000)
    assert {token.form for token in found[:20]} == {token.form for token in found[-20:]}
    assert all(token.end - token.start <= korean.MAX_RUN for token in found)


@needs_kiwi
@pytest.mark.parametrize(
    ("run", "joined", "expected"),
    [
        pytest.param("비률은", False, ["비율"], id="a spelling within a word"),
        pytest.param(
            "대외문화련락위원회", False, ["대외", "문화", "연락", "위원회"], id="a spelling within a compound"
        ),
        pytest.param("진리를", False, ["진리"], id="the middle of a word stays"),
        pytest.param("는", True, [], id="a particle behind other letters"),
        pytest.param("는", False, ["늘다"], id="never none by itself"),
        pytest.param("그랬다체포되였다", False, ["그렇다", "체포"], id="no word without letters"),
    ],
)
def test_the_words_of_a_run(run: str, joined: bool, expected: list[str]) -> None:
    found = korean.words(run, joined=joined)
    assert [word.form for word in found] == expected


# --- the setting ----------------------------------------------------------------------------------------------------


@needs_kiwi
@pytest.mark.parametrize(("made", "now"), [("pairs", "morphemes"), ("morphemes", "pairs")])
def test_a_library_of_the_other_setting_is_refused(
    ibid: Ibid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: str, now: str
) -> None:
    switch(monkeypatch, made)
    assert ibid("index").exit_code == 0
    before = tree(tmp_path / "var")
    switch(monkeypatch, now)
    for arguments in (["search", "평양"], ["index"], ["check"], ["show", "north/p1"]):
        result = ibid(*arguments)
        assert result.exit_code == 2, arguments
        assert f"made with Korean read by {made}" in result.stderr
        assert f"set IBID_KOREAN={made}, or rebuild it with: ibid index --full" in result.stderr
    assert tree(tmp_path / "var") == before
    assert ibid("index", "--full").exit_code == 0
    assert set(hits(ibid, "평양")) == {"north/p1", "north/n1"}


def test_another_version_of_kiwi_asks_for_a_rebuild() -> None:
    assert analysis.other_setting("1+korean1-kiwi0.1-0.1", "1+korean1-kiwi0.2-0.2") is None
    assert analysis.other_setting("1", "2") is None
    assert analysis.other_setting("1+korean1-kiwi0.1-0.1", "2") is None


def test_what_is_not_installed_is_said(ibid: Ibid, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(korean, "version", missing)
    switch(monkeypatch, "morphemes")
    for arguments in (["index"], ["search", "평양"]):
        result = ibid(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert 'pip install "ibid[ko]"' in result.stderr


def test_a_setting_that_is_none_is_refused(ibid: Ibid, monkeypatch: pytest.MonkeyPatch) -> None:
    switch(monkeypatch, "words")
    result = ibid("index")
    assert result.exit_code == 2
    assert "$IBID_KOREAN is “words”" in result.stderr
    assert "pairs or morphemes" in result.stderr


@pytest.mark.parametrize("way", ["", "pairs"])
def test_nothing_is_imported_and_the_version_is_as_ever_when_it_is_off(way: str) -> None:
    program = (
        "import sys; from indexer import analysis; from indexer.engine import whoosh_engine; "
        "list(analysis.tokens('로동신문은')); assert analysis.analyser_version() == analysis.ANALYSER_VERSION; "
        "sys.exit(bool({'kiwipiepy', 'indexer.korean'} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], env={**os.environ, KOREAN_VARIABLE: way}, check=False
    )
    assert done.returncode == 0


# --- properties -----------------------------------------------------------------------------------------------------

WORDS = [
    "조선로동당", "녀성", "력사적", "라디오", "리설주", "도와주었다", "갔다", "그랬다체포되였다", "난", "우고차베스",
    "김일성동지께서", "은", "있다", "오르테가", "金日成", "는", "에서", "되였다", "년에", "TV", "1967", "ㅋㅋ", "ァ",
    "“", "”", "(", ")", ",", "’", " ", "\u3000", "\x1c", "\xa0",
]  # fmt: skip
prose = st.lists(st.one_of(st.sampled_from(WORDS), st.just(" ")), max_size=14).map("".join)
odd = st.text(alphabet="가나다라리녀여였은는이핵값깱뷁A1 .’金ㅋ", max_size=60)
texts = st.one_of(prose, odd).map(nfc)


@needs_kiwi
@pytest.mark.usefixtures("morphemes")
class TestMorphemes:
    """What holds of any text. (The setting is of the class, for it stays the same from example to example.)"""

    @settings(max_examples=150, deadline=None, suppress_health_check=())
    @given(texts)
    def test_tokens_stand_in_order_and_no_word_on_another(self, text: str) -> None:
        found = list(tokens(text))
        assert [token.position for token in found] == list(range(len(found)))
        for token in found:
            assert 0 <= token.start < token.end <= len(text)
            assert token.form
            assert not any(char.isspace() for char in text[token.start : token.end])
        plain = [token for token in found if not token.paired]
        assert all(one.end <= other.start for one, other in pairwise(plain))
        assert all(list(tokens(piece)) for piece in text.split() if any("가" <= c <= "힣" for c in piece))

    @settings(max_examples=150, deadline=None)
    @given(st.lists(texts, max_size=3))
    def test_bulk_chunks_and_a_second_reading_agree(self, drawn: list[str]) -> None:
        field = FieldTexts()
        field.add_all(drawn)
        found, forms = field.take(), field.forms
        bulk = [(forms[form], unit) for form, unit in zip(found.forms.tolist(), found.units.tolist(), strict=True)]
        assert bulk == [(token.form, unit) for unit, text in enumerate(drawn) for token in tokens(text)]
        assert bulk == [
            (token.form, unit) for unit, text in enumerate(drawn) for chunk in text.split() for token in tokens(chunk)
        ]
        korean.words.cache_clear()
        assert bulk == [(token.form, unit) for unit, text in enumerate(drawn) for token in tokens(text)]

    @settings(max_examples=100, deadline=None)
    @given(texts)
    def test_what_is_indexed_is_found_and_marked(self, text: str) -> None:
        terms = set(index_terms(text, "ko"))
        for token in tokens(text):
            assert (token.form, token.position) in terms
            assert token.paired or {(stem, token.position) for stem in query_stems(token.form)} & terms
        for chunk in text.split():
            if all("가" <= char <= "힣" for char in chunk):
                spans = Highlighter(make_plan(parse(f'"{chunk}"'))[0]).spans(text, "ko")
                assert spans, chunk
                assert {span.start for span in spans} <= {token.start for token in tokens(text)}
                assert {span.end for span in spans} <= {token.end for token in tokens(text)}

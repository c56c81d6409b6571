"""What must hold for the real articles, when they are at hand: ids and structure, none of their sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from indexer import open_library
from indexer.build import build
from indexer.engine.protocol import Engine
from indexer.model import Kind, Passage
from indexer.query import Query
from tests.conftest import DOCUMENTS

CORPUS = DOCUMENTS.parent.parent / "shared" / "corpus"
EMBASSY = "000_6f97f76bbf8ab1b4"
LEGION = "004_0ff353a10bd38cea"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the real articles are not at {CORPUS}")


@pytest.fixture(scope="module")
def library() -> Iterator[Engine]:
    """The two articles as they are, read without any catalogue."""
    engine = open_library(None)
    report = build(engine, [CORPUS])
    assert {outcome.article for outcome in report.outcomes} == {EMBASSY, LEGION}
    assert not report.failed
    yield engine
    engine.close()


def passage(library: Engine, name: str, article: str = EMBASSY) -> Passage:
    return library.passage(f"{article}/{name}").passage


def beginning(library: Engine, words: str) -> Passage:
    """The one paragraph of the article on the embassy that begins so."""
    (found,) = [p for p in library.article(EMBASSY).passages if p.kind is Kind.PARAGRAPH and p.text.startswith(words)]
    return found


def answer(library: Engine, q: str = "", **filters: str) -> set[str]:
    page = library.search(Query.of(q, {facet: [value] for facet, value in filters.items()}, size=100))
    return {hit.passage.id for hit in page.hits}


def notes(*numbers: int) -> tuple[str, ...]:
    return tuple(f"{EMBASSY}/n{number}" for number in numbers)


# --- reading and linking --------------------------------------------------------------------------------------------


def test_the_embassy_in_numbers(library: Engine) -> None:
    article = library.article(EMBASSY)
    kinds = Counter(passage.kind for passage in article.passages)
    assert kinds == {Kind.CAPTION: 1, Kind.PARAGRAPH: 16, Kind.FOOTNOTE: 12}
    assert len(article.sections) == 4
    assert article.problems == ()
    first = (CORPUS / f"{EMBASSY}.txt").read_text(encoding="utf-8").splitlines()[0]
    assert article.summary.title == first.strip()


def test_the_embassy_s_publication_is_known_and_its_date_is_not(library: Engine) -> None:
    summary = library.article(EMBASSY).summary
    assert summary.publication is not None
    assert (summary.publication.id, summary.publication.label, summary.published) == ("38-north", "38 North", None)
    assert EMBASSY not in {name.partition("/")[0] for name in answer(library, published="2025")}
    page = library.search(Query.of(missing=["published"]))
    assert {hit.passage.article for hit in page.hits} == {EMBASSY}


@pytest.mark.parametrize("article", [EMBASSY, LEGION])
def test_nothing_of_the_last_lines_is_a_passage(library: Engine, article: str) -> None:
    lines = [line.strip() for line in (CORPUS / f"{article}.txt").read_text(encoding="utf-8").splitlines()]
    last = [line for line in lines if line][-4:]
    texts = [p.text for p in library.article(article).passages]
    if article == LEGION:  # its last lines: the author's list, in which each entry ends with a date
        last = [line for line in last if line not in texts]
        assert len(last) >= 2
    assert not [line for line in last for text in texts if line in text]


def test_the_legion_in_numbers(library: Engine) -> None:
    article = library.article(LEGION)
    assert {passage.kind for passage in article.passages} == {Kind.PARAGRAPH}
    assert len(article.passages) == 19
    assert article.summary.published == "2025-10-14"


@pytest.mark.parametrize(
    ("words", "expected"),
    [pytest.param("In 1967", notes(2, 3), id="In 1967"), pytest.param("In 1976", notes(9, 10, 11, 12), id="In 1976")],
)
def test_notes_are_anchored_in_their_paragraphs(library: Engine, words: str, expected: tuple[str, ...]) -> None:
    paragraph = beginning(library, words)
    assert paragraph.notes == expected
    for name in expected:
        assert library.passage(name).passage.anchored_in == (paragraph.id,)


def test_every_note_is_anchored_and_no_marker_is_left_in_the_text(library: Engine) -> None:
    passages = library.article(EMBASSY).passages
    assert all(p.anchored_in for p in passages if p.kind is Kind.FOOTNOTE)
    assert not [p.id for p in passages for number in range(1, 13) if f"[{number}]" in p.text]


# --- outlets --------------------------------------------------------------------------------------------------------


def test_what_rests_on_rodong_sinmun(library: Engine) -> None:
    via: dict[str, set[str]] = {"citation": set(), "note": set(), "text": set()}
    for found in library.search(Query.of(filters={"outlet": ["rodong-sinmun"]}, size=100)).hits:
        (outlet,) = [outlet for outlet in found.passage.outlets if outlet.id == "rodong-sinmun"]
        via[outlet.via].add(found.passage.id)
    cited = set(notes(2, 4, 5, 6, 9, 10, 11, 12))
    paragraphs = {caller for note in cited for caller in library.passage(note).passage.anchored_in}
    assert via["citation"] == cited
    assert len(via["text"]) == 2
    assert via["note"] == paragraphs - via["text"]
    assert {beginning(library, "In 1967").id, beginning(library, "In 1976").id} <= via["note"]


# --- actors ---------------------------------------------------------------------------------------------------------


def test_kim_il_sung_in_both_scripts(library: Engine) -> None:
    found = answer(library, actor="kim-il-sung")
    assert set(notes(2, 4, 10, 11, 7)) <= found
    assert all("김일성" in library.passage(name).passage.text for name in notes(2, 4, 10, 11))
    assert "Kim Il Sung" in passage(library, "n7").text
    paragraphs = {name.partition("/")[0] for name in found if "/p" in name}
    assert paragraphs == {EMBASSY, LEGION}
    spelled = {form for name in found for form in ("Kim Il Sung", "Kim Il-sung") if form in _text(library, name)}
    assert spelled == {"Kim Il Sung", "Kim Il-sung"}


def _text(library: Engine, name: str) -> str:
    return library.passage(name).passage.text


def test_the_university_that_bears_his_name_is_another(library: Engine) -> None:
    actors = [actor.id for actor in passage(library, "n12").actors]
    assert "kim-il-sung-university" in actors
    assert "kim-il-sung" not in actors


def test_a_search_for_the_name_finds_the_hangul(library: Engine) -> None:
    assert set(notes(2, 4, 10, 11)) <= answer(library, '김일성 OR "no such words"')
    assert set(notes(2, 4, 10, 11)) <= answer(library, "Kim Il Sung")


def test_an_accent_may_be_left_out(library: Engine) -> None:
    found = answer(library, "Ceausescu")
    assert found
    assert found == answer(library, "Ceauşescu")
    assert found <= answer(library, actor="nicolae-ceausescu")


def test_lameda_is_one_actor_across_both_articles(library: Engine) -> None:
    found = answer(library, actor="ali-lameda")
    assert {name.partition("/")[0] for name in found} == {EMBASSY, LEGION}
    spelled = {form for name in found for form in ("Ali Lameda", "Alí Lameda") if form in _text(library, name)}
    assert spelled == {"Ali Lameda", "Alí Lameda"}


# --- years ----------------------------------------------------------------------------------------------------------


def test_1967(library: Engine) -> None:
    assert {*notes(2, 7), beginning(library, "In 1967").id} <= answer(library, year="1967")


def test_a_range_answers_to_the_years_in_it(library: Engine) -> None:
    assert beginning(library, "From 1969 to 1974").id in answer(library, year="1971")


def test_a_decade_is_not_a_year(library: Engine) -> None:
    speaking = {p.id for name in (EMBASSY, LEGION) for p in library.article(name).passages if "1960s" in p.text}
    alone = {name for name in speaking if "196" not in _text(library, name).replace("1960s", "")}
    assert alone
    assert speaking <= answer(library, year="196X")
    assert alone.isdisjoint(answer(library, year="1967"))

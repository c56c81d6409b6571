"""After an edit of an authority file only what it touches is read again, with the result of a full run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import build as building
from indexer import open_library
from indexer.engine.protocol import Engine
from indexer.model import Article, Record
from tests.folders import run, statuses, write

HEADER = "id,label,type,variants,wikidata,note\n"
TEXTS = {
    "poet.txt": "The Poet\n\nAlí Lameda wrote this in the capital.[1]\n\nThen Lameda left for home, they say.\n\n"
    "Notes\n\n1. Granma, May 11, 1967, 1. On Lameda see below.\n",
    "chief.txt": "The Chief\n\nKim Il Sung received them in the palace.\n\nThen Kim smiled, as he always did then.\n",
    "party.txt": "The Party\n\nThe Communist Party (CP) split in that year.\n\nThen the CP met again in Caracas.\n",
    "nobody.txt": "Nothing\n\nNobody is named in this one, not at all.\n\nIt rains, and it goes on raining.\n",
    "coda.html": "<html><head><title>Coda</title><meta property='og:site_name' content='Granma: News of Cuba'></head>"
    "<body><article><h1>Coda</h1><p>Nothing is said here of anybody whom we know.</p></article></body></html>",
    "edition.xml": "<TEI><text><body><p>The <persName key='il-sung'>envoy</persName> came there at night.</p></body>"
    "</text></TEI>",
}
IDS = ["poet", "il-sung", "jong-il", "cp", "granma", "caracas", "kim"]
FORMS = [
    "Alí Lameda", "Lameda", "Kim Il Sung", "Kim", "Kim Jong Il", "Communist Party", "CP", "Granma",
    "Granma: News of Cuba", "Granma: News", "Caracas", "envoy", "Then", "Nobody here",
]  # fmt: skip


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write(tmp_path / "authority", {"actors.csv": HEADER, "outlets.csv": HEADER})
    monkeypatch.setattr(building, "authority_path", lambda: folder)
    return folder


@pytest.fixture
def library() -> Iterator[Engine]:
    engine = open_library(None)
    yield engine
    engine.close()


def as_csv(records: list[Record]) -> str:
    rows = [f'{r.id},"{r.label}",{r.type},"{"|".join(r.variants)}",{r.wikidata},{r.note}' for r in records]
    return HEADER + "\n".join([*rows, ""])


def articles(engine: Engine) -> list[Article]:
    return [engine.article(summary.id) for summary in engine.articles()]


def read_again(engine: Engine) -> set[str]:
    return {path for path, status in statuses(run(engine)).items() if status != "unchanged"}


@pytest.mark.parametrize(
    ("actors", "outlets", "touched"),
    [
        pytest.param("lameda,Alí Lameda,person,,,", "", {"poet.txt"}, id="a-name"),
        pytest.param("kim,Kim Il Sung,person,,,", "", {"chief.txt"}, id="a-name-and-its-surname"),
        pytest.param("kim-2,Kim Jong Il,person,,,", "", {"chief.txt"}, id="another-who-has-the-surname"),
        pytest.param("cp,Communist Party,organisation,,,", "", {"party.txt"}, id="a-name-with-an-acronym"),
        pytest.param("cp,Something Else,organisation,CP,,", "", {"party.txt"}, id="the-acronym"),
        pytest.param("", "granma,Granma,newspaper,,,", {"poet.txt", "coda.html"}, id="cited-and-published"),
        pytest.param("", "granma,Gran,newspaper,,,", set(), id="a-part-of-a-word"),
        pytest.param("mars,Mars,place,Venus|Jupiter,,", "", set(), id="what-stands-nowhere"),
        pytest.param("il-sung,Somebody,person,,,", "", {"edition.xml"}, id="what-a-document-identifies"),
    ],
)
def test_an_edit_touches_what_has_the_name(
    library: Engine, authority: Path, tmp_path: Path, actors: str, outlets: str, touched: set[str]
) -> None:
    run(library, write(tmp_path / "documents", TEXTS))
    write(authority, {"actors.csv": f"{HEADER}{actors}\n", "outlets.csv": f"{HEADER}{outlets}\n"})
    # A document that marks names itself may mean any record, and is always read again.
    assert read_again(library) == touched | {"edition.xml"}
    assert read_again(library) == set()


def test_a_publication_is_identified_anew_though_its_words_are_gone(
    library: Engine, authority: Path, tmp_path: Path
) -> None:
    write(authority, {"outlets.csv": f"{HEADER}granma,Granma,newspaper,,,\n"})
    run(library, write(tmp_path / "documents", {"coda.html": TEXTS["coda.html"]}))
    write(authority, {"outlets.csv": f"{HEADER}granma,Granma,newspaper,,,\nnews,Granma: News of Cuba,website,,,\n"})
    assert read_again(library) == {"coda.html"}
    publication = library.article("coda").summary.publication
    assert publication is not None
    assert publication.id == "news"


def test_a_note_to_a_record_touches_nothing_and_is_settled_once(
    library: Engine, authority: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {name: text for name, text in TEXTS.items() if name != "edition.xml"}
    write(authority, {"actors.csv": f"{HEADER}lameda,Alí Lameda,person,,,\n"})
    run(library, write(tmp_path / "documents", texts))
    write(authority, {"actors.csv": f"{HEADER}lameda,Alí Lameda,person,,Q1,a poet\n"})
    assert read_again(library) == set()
    assert library.state().vocabulary.actors[0].note == "a poet"
    monkeypatch.setattr(type(library), "article", None)  # not even looked at any more
    assert read_again(library) == set()


def test_a_folder_that_was_left_out_is_looked_at_when_its_turn_comes(
    library: Engine, authority: Path, tmp_path: Path
) -> None:
    one = write(tmp_path / "one", {"poet.txt": TEXTS["poet.txt"]})
    two = write(tmp_path / "two", {"poet-2.txt": TEXTS["poet.txt"]})
    run(library, one, two)
    write(authority, {"actors.csv": f"{HEADER}lameda,Alí Lameda,person,,,\n"})
    assert statuses(run(library, one)) == {"poet.txt": "changed"}
    assert library.article("poet-2").passages[0].actors == ()
    assert statuses(run(library, two)) == {"poet-2.txt": "changed"}
    assert read_again(library) == set()


def test_a_document_that_failed_meanwhile_is_looked_at_again(library: Engine, authority: Path, tmp_path: Path) -> None:
    documents = write(tmp_path / "documents", {name: TEXTS[name] for name in ("poet.txt", "nobody.txt")})
    run(library, documents)
    write(documents, {"poet.txt": b"\x00\x01\x02"})
    write(authority, {"actors.csv": f"{HEADER}lameda,Alí Lameda,person,,,\n"})
    assert statuses(run(library))["poet.txt"] == "failed"
    write(documents, {"poet.txt": TEXTS["poet.txt"]})
    assert read_again(library) == {"poet.txt"}
    assert [actor.id for actor in library.article("poet").passages[0].actors] == ["lameda"]


_RECORDS = st.lists(
    st.builds(
        lambda name, kind, forms: Record(name, forms[0], kind, tuple(forms[1:])),
        st.sampled_from(IDS), st.sampled_from(["person", "organisation", "place"]),
        st.lists(st.sampled_from(FORMS), min_size=1, max_size=3, unique=True),
    ),
    max_size=4, unique_by=lambda record: record.id,
)  # fmt: skip


@given(st.lists(st.tuples(_RECORDS, _RECORDS), min_size=2, max_size=4), st.data())
@settings(max_examples=12, deadline=None)
def test_after_any_edits_the_library_is_what_a_full_run_makes(
    edits: list[tuple[list[Record], list[Record]]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        home, authority = Path(folder) / "documents", Path(folder) / "authority"
        patch.setattr(building, "authority_path", lambda: authority)
        halves = list(TEXTS.items())[::2], list(TEXTS.items())[1::2]
        roots = [write(home / str(number), dict(half)) for number, half in enumerate(halves)]
        engine, fresh = open_library(None), open_library(None)
        for actors, outlets in edits:
            write(authority, {"actors.csv": as_csv(actors), "outlets.csv": as_csv(outlets)})
            run(engine, *(data.draw(st.sampled_from([roots, roots[:1], roots[1:]])) if engine.articles() else roots))
        run(engine)
        run(fresh, *roots)
        assert articles(engine) == articles(fresh)
        assert engine.state().vocabulary == fresh.state().vocabulary
        assert set(engine.state().vocabularies) == set(fresh.state().vocabularies)

"""What needs a librarian's eye: each finding with its place, and what its cure needs to know."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer import build as building
from indexer.cli import main
from indexer.desk.lines import Lines
from indexer.desk.survey import survey
from indexer.desk.values import Finding, Findings, Matter
from indexer.engine.protocol import Engine
from indexer.model import LibraryInfo
from tests.folders import PRISON, VISIT, run, write

COLUMNS = "id,label,type,variants,wikidata,note\n"
LETTER = """A Letter from Quito

The envoy Pedro Salas wrote to Kim Il Sung.[1] He met Pedro Salas twice, and Kim as well.

The reply never came.[7]

Notes

1. Rodong Sinmun, March 3, 1968, 2.

2. A note that nobody calls, about Pedro Salas.
"""


@pytest.fixture(autouse=True)
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The authority folder that every build uses, here with two of one surname."""
    actors = "kim-il-sung,Kim Il Sung,person,,,\nkim-jong-il,Kim Jong Il,person,,,\n"
    folder = write(tmp_path / "authority", {"actors.csv": f"{COLUMNS}{actors}"})
    monkeypatch.setattr(building, "authority_path", lambda: folder)
    return folder


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write(tmp_path / "documents", {"letter.txt": LETTER})


def look(library: Engine, *documents: Path) -> Findings:
    run(library, *documents)
    return survey(library, Path("/somewhere/library"), lambda *_: None)


def only(found: Findings, matter: Matter) -> Finding:
    (one,) = found.of(matter)
    assert found.total(matter) == 1
    return one


def test_a_note_that_nobody_calls(library: Engine, documents: Path) -> None:
    one = only(look(library, documents), Matter.ORPHAN_NOTE)
    assert (one.article, one.title, one.passage, one.label) == ("letter", "A Letter from Quito", "letter/n2", "2")
    assert (one.document, one.line) == (f"{documents}/letter.txt", 11)
    assert one.text == "A note that nobody calls, about Pedro Salas."


def test_a_call_without_a_note(library: Engine, documents: Path) -> None:
    one = only(look(library, documents), Matter.LOST_CALL)
    assert (one.passage, one.label, one.line) == ("letter/p2", "7", 5)


def test_notes_of_one_sign(library: Engine, tmp_path: Path) -> None:
    text = "Title\n\nOne thing.[1]\n\nTwo things.\n\nNotes\n\n[1] First.\n\n[1] Second.\n"
    doubles = look(library, write(tmp_path / "double", {"double.txt": text})).of(Matter.DOUBLE_NOTE)
    assert [(one.label, one.passage, one.line) for one in doubles] == [("1", "double/n1", 9), ("1", "double/n2", 11)]


@pytest.mark.parametrize(
    ("catalogue", "line", "row"),
    [
        pytest.param(None, 0, "letter.txt,,,,,2024-03-18,,,", id="no catalogue"),
        pytest.param("file,title\nother.txt,x\n", 0, "letter.txt,", id="no column for it"),
        pytest.param("file;date;title\nother.txt;;x\n", 0, "letter.txt;2024-03-18;", id="no row, in its own form"),
        pytest.param("file,date\n\nother.txt,\nletter.txt,\n", 4, "", id="a row to be filled in"),
    ],
)
def test_an_article_without_a_date_names_its_row(
    library: Engine, documents: Path, catalogue: str | None, line: int, row: str
) -> None:
    if catalogue:
        write(documents, {"catalogue.csv": catalogue})
    one = only(look(library, documents), Matter.UNDATED)
    assert (one.table, one.line, one.row) == (f"{documents}/catalogue.csv", line, row)


def test_the_row_that_is_proposed_is_the_cure(library: Engine, documents: Path) -> None:
    row = only(look(library, documents), Matter.UNDATED).row
    write(documents, {"catalogue.csv": "file,identifier,title,creator,publisher,date,language,source,rights\n" + row})
    assert look(library, documents).total(Matter.UNDATED) == 0
    assert library.article("letter").summary.published == "2024-03-18"


def test_an_article_without_a_title(library: Engine, tmp_path: Path) -> None:
    body = "<p>Nothing but a paragraph, of some length, is here to be read today.</p>"
    found = look(library, write(tmp_path / "bare", {"x.html": f"<html><body>{body}</body></html>"}))
    one = only(found, Matter.UNTITLED)
    assert (one.article, one.title, one.row) == ("x", "x", "x.html,,…,,,,,,")


def test_a_name_that_may_mean_two(library: Engine, tmp_path: Path) -> None:
    text = "Two Kims\n\nKim Il Sung and Kim Jong Il came. Then Kim left, and Kim was not seen again.\n"
    one = only(look(library, write(tmp_path / "two", {"two.txt": text})), Matter.OPEN_NAME)
    assert (one.label, one.count, one.passage) == ("Kim", 2, "two/p1")


def test_what_reading_remarked_is_told_but_not_twice(library: Engine, tmp_path: Path) -> None:
    folder = write(tmp_path / "odd", {"odd.txt": LETTER.replace("never", "ne\x01ver")})
    one = only(look(library, folder), Matter.REMARK)
    assert one.text == "1 control character(s) were dropped"


def test_a_name_that_no_authority_has(library: Engine, documents: Path) -> None:
    found = look(library, documents)
    one = next(name for name in found.names if name.label == "Pedro Salas")
    assert (one.count, one.articles) == (3, 1)
    assert [passage for passage, _ in one.contexts] == ["letter/p1", "letter/p1", "letter/n2"]
    assert shlex.split(one.command) == [
        "ibid", "names", "add", "pedro-salas", "--label", "Pedro Salas", "--type", "person", "--library",
        "/somewhere/library",
    ]  # fmt: skip
    assert found.names_total >= len(found.names)


def test_the_command_that_is_proposed_runs_and_is_the_cure(
    library: Engine, documents: Path, authority: Path, tmp_path: Path
) -> None:
    run(library, documents)
    found = survey(library, tmp_path / "library", lambda *_: None)
    command = next(name.command for name in found.names if name.label == "Pedro Salas")
    arguments = [*shlex.split(command)[1:], "--authority", str(authority), "--yes"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert "Pedro Salas" not in {name.label for name in look(library, documents).names}


def test_a_name_that_a_record_all_but_has_becomes_its_variant(library: Engine, tmp_path: Path, authority: Path) -> None:
    write(authority, {"actors.csv": f"{COLUMNS}qeg,Quito Evening Gazettes,newspaper,,,\n"})
    text = "A Name\n\nHe read the Quito Evening Gazette every day, until the Quito Evening Gazette was shut.\n"
    (one,) = look(library, write(tmp_path / "names", {"name.txt": text})).names
    assert one.command.startswith("ibid names add qeg --variant 'Quito Evening Gazette'")
    assert one.near[0] == ("Quito Evening Gazettes", "qeg")


def test_a_library_without_trouble_has_no_findings(library: Engine, tmp_path: Path) -> None:
    folder = write(tmp_path / "fine", {"visit.txt": VISIT, "catalogue.csv": "file,date\nvisit.txt,2024\n"})
    found = look(library, folder)
    assert (found.findings, found.totals, found.names) == ((), (), ())


def test_findings_are_of_one_generation(library: Engine, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(library, documents)
    really = library.article
    looked: list[str] = []

    def article(name: str) -> object:
        if not looked:  # another run publishes while the first article is looked at
            write(documents, {"prison.txt": PRISON})
            (documents / "letter.txt").unlink()
            run(library)
        looked.append(name)
        return really(name)

    monkeypatch.setattr(library, "article", article)
    found = survey(library, Path("/somewhere/library"), lambda *_: None)
    assert found.generation == library.info().generation
    assert {one.article for one in found.findings} == {"prison"}


def test_findings_are_the_same_after_json(library: Engine, documents: Path) -> None:
    found = look(library, documents)
    assert Findings.from_json(found.as_json()) == found
    assert isinstance(library.info(), LibraryInfo)


# --- lines ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "text", "line"),
    [
        pytest.param("a.txt", "One\n\nTwo words here\n", "Two  words", 3, id="text"),
        pytest.param("a.html", "<p>One</p>\n<p>Two <i>wor</i>ds &amp; more</p>", "Two words & more", 2, id="markup"),
        pytest.param("a.md", "# One\n\n[^1]: Two *words*\n", "Two words", 3, id="Markdown"),
        pytest.param("a.txt", "One two\nthree four\n", "two three", 1, id="across lines"),
        pytest.param("a.txt", "One\n", "Two", 0, id="not there"),
        pytest.param("a.txt", "One\n", "", 0, id="nothing to look for"),
        pytest.param("a.docx", "Two words", "Two words", 0, id="no text file"),
    ],
)
def test_a_line_is_found(tmp_path: Path, name: str, content: str, text: str, line: int) -> None:
    assert Lines(write(tmp_path, {name: content}) / name).of(text) == line


def test_the_last_line_is_that_of_a_note(tmp_path: Path) -> None:
    lines = Lines(write(tmp_path, {"a.txt": "Same\nOther\nSame\n"}) / "a.txt")
    assert (lines.of("Same"), lines.of("Same", last=True)) == (1, 3)


def test_a_document_that_is_gone_has_no_lines(tmp_path: Path) -> None:
    assert Lines(tmp_path / "gone.txt").of("One") == 0

"""Bad input gets a clear answer, and nothing is lost: the whole list, through the command line and the web."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from indexer import open_library
from indexer.cli import main
from indexer.engine import whoosh_engine
from indexer.engine.store import Store
from tests.folders import PRISON, RADIO, VISIT, article_ids, needs_permissions, tree, write
from webapp import create_app

COLUMNS = "id,label,type,variants,wikidata,note\n"
DEEP = "<html><body>" + "<div>" * 10_000 + "deep" + "</div>" * 10_000 + "</body></html>"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghij", "bcdefghijk", strict=True))
    + "]><html><body><p>&k;</p></body></html>"
)

# What stands in the folder, and what is said of it: its status, and words that name the trouble and the cure.
BAD: Mapping[str, tuple[str | bytes, str, tuple[str, ...]]] = {
    "empty.txt": ("", "failed", ("the file is empty", "remove it, or put the text into it")),
    "blank.html": (" \n\t\n", "failed", ("the file is empty",)),
    "one-line.txt": (b"word " * (10 * 2**20), "failed", ("50 MB", "split it")),
    "long-line.txt": (b"word " * 40_000, "failed", ("one paragraph of 199,999 characters", "part it into paragraphs")),
    "binary.txt": (bytes(range(256)) * 40, "failed", ("binary data, not text", "remove or convert it")),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(100), "failed", ("a PNG picture, though its name ends in .txt",)),
    "bytes.txt": (b"A title\n\n" + b"\x81\x8d\x8f\x90\x9d \xff\xfe\x81 " * 40, "failed", ("can't be read", "as UTF-8")),
    "paper.html": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "failed", ("it is a PDF", "if it is one, name it .pdf")),
    "notes.txt": (
        f"{PRISON.replace('.', '.[1]')}\nNotes\n\n1.\n\n2.\n",
        "added",
        ("note 1 has no text and was left out",),
    ),
    "twin.text": (RADIO, "added", ()),
    "twin.txt": (
        PRISON,
        "failed",
        ("its id “twin” is that of", "twin.text too", "another identifier in catalogue.csv"),
    ),
    "table.xlsx": (b"PK\x03\x04", "skipped", ("no reader for .xlsx", "readable are")),
}


def fill(folder: Path) -> Path:
    """A folder in which everything is wrong that can be, beside two documents that are right."""
    write(folder, {name: content for name, (content, _, _) in BAD.items()})
    write(folder, {"visit.txt": VISIT, "prison.txt": PRISON, "deep.html": DEEP, "bomb.html": BOMB})
    write(folder, {"catalogue.csv": "file,title\nmissing.txt,It Was Here\nvisit.txt,A Visit\n"})
    names = "the-ship,Caracas,ship,,,\nthe-town,Santiago,place,Caracas,,\n"
    write(folder / "authority", {"actors.csv": COLUMNS + names})
    write(folder.parent, {"outside/secret.txt": PRISON})
    (folder / "link.txt").symlink_to(folder.parent / "outside/secret.txt")
    (folder / "linked").symlink_to(folder.parent / "outside")
    write(folder, {"closed/inside.txt": RADIO})
    return folder


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What ``ibid index --strict --json`` says of that folder, once for all tests that ask."""
    place = tmp_path_factory.mktemp("bad")
    folder = fill(place / "documents")
    scandir = os.scandir
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "scandir", lambda path: scandir("/nowhere" if Path(path).name == "closed" else path))
        result = ibid("index", folder, "--library", place / "library", "--strict", "--json")
    report: dict[str, Any] = json.loads(result.stdout)
    report |= {"status": result.exit_code, "errors": result.stderr, "folder": folder, "place": place / "library"}
    return report


def ibid(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def said(report: Mapping[str, Any], path: str) -> tuple[str, str]:
    (document,) = [document for document in report["documents"] if document["path"] == path]
    return document["status"], "; ".join(document["remarks"])


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_is_named_with_its_cure(bad: dict[str, Any], name: str) -> None:
    _, status, words = BAD[name]
    assert said(bad, name)[0] == status
    assert [word for word in words if word not in said(bad, name)[1]] == []


def test_everything_in_the_folder_is_accounted_for(bad: dict[str, Any]) -> None:
    paths = [document["path"] for document in bad["documents"]]
    others = {"visit.txt", "prison.txt", "deep.html", "bomb.html", "link.txt", "linked", "closed"}
    assert sorted(paths) == sorted({*BAD, *others})


def test_the_run_is_finished_and_strict_about_it(bad: dict[str, Any]) -> None:
    assert bad["status"] == 1
    assert bad["counts"]["failed"] >= len([name for name, (_, status, _) in BAD.items() if status == "failed"])
    assert said(bad, "visit.txt")[0] == said(bad, "prison.txt")[0] == "added"
    library = open_library(bad["place"])
    assert {"visit", "prison", "twin"} <= set(article_ids(library))
    assert library.article("visit").summary.title == "A Visit"
    assert library.verify() == ()
    library.close()


@pytest.mark.parametrize("name", ["deep.html", "bomb.html"])
def test_a_page_that_means_harm_does_none(bad: dict[str, Any], name: str) -> None:
    status, remark = said(bad, name)
    assert status in {"added", "failed"}
    assert "unexpectedly" not in remark
    library = open_library(bad["place"])
    if status == "added":  # what is kept of it is small
        (article,) = [library.article(id_) for id_ in article_ids(library) if id_ == name.partition(".")[0]]
        assert sum(len(passage.text) for passage in article.passages) < 1_000
    library.close()


@pytest.mark.parametrize("name", ["link.txt", "linked"])
def test_a_link_out_of_the_folder(bad: dict[str, Any], name: str) -> None:
    assert said(bad, name) == (
        "skipped",
        "a link that leads out of the folder; copy the file here to have it read",
    )
    library = open_library(bad["place"])
    assert not [id_ for id_ in article_ids(library) if "secret" in id_ or "link" in id_]
    library.close()


def test_a_folder_that_cannot_be_read(bad: dict[str, Any]) -> None:
    status, remark = said(bad, "closed")
    assert status == "failed"
    assert "this folder can't be read" in remark
    assert "what the library has of it is kept" in remark


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("catalogue.csv", "there is no document missing.txt", "mend the row or add"), id="a missing file"),
        pytest.param(("two documents have the id “twin”", "twin.text", "twin.txt"), id="duplicate identifiers"),
        pytest.param(("Caracas", "the-ship", "the-town"), id="a shared variant"),
    ],
)
def test_a_problem_of_the_whole_folder(bad: dict[str, Any], words: tuple[str, ...]) -> None:
    assert [problem for problem in bad["problems"] if all(word in problem for word in words)]


def test_a_shared_variant_is_given_to_neither(bad: dict[str, Any]) -> None:
    library = open_library(bad["place"])
    actors = {actor.id for passage in library.article("visit").passages for actor in passage.actors}
    assert actors.isdisjoint({"the-ship", "the-town"})
    library.close()


def test_the_same_folder_again_changes_nothing(bad: dict[str, Any]) -> None:
    result = ibid("index", "--library", bad["place"], "--json")
    assert result.exit_code == 0
    again = json.loads(result.stdout)
    assert {document["status"] for document in again["documents"]} <= {"unchanged", "failed", "skipped", "added"}
    assert [d["path"] for d in again["documents"] if d["status"] == "added"] == ["closed/inside.txt"]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        pytest.param({"catalogue.csv": 'file,title\nvisit.txt,"never closed\n'}, "line 2", id="an open quote"),
        pytest.param({"catalogue.csv": "file,title\nvisit.txt,a,b,c\n"}, "line 2", id="too many fields"),
        pytest.param({"catalogue.csv": b"\x00\x01\x02\xff" * 50}, "catalogue.csv", id="binary"),
        pytest.param({"authority/actors.csv": "these are no columns\n"}, "actors.csv", id="an authority"),
    ],
)
def test_a_malformed_table(tmp_path: Path, files: dict[str, str | bytes], words: str) -> None:
    folder = write(tmp_path / "documents", {"visit.txt": VISIT, **files})
    result = ibid("index", folder, "--library", tmp_path / "library")
    assert result.exit_code == 0
    (problem,) = [line for line in result.stdout.splitlines() if line.startswith("  ! ")]
    assert words in problem
    assert "until then" in problem
    assert "1 added." in result.stdout


# --- library folders ------------------------------------------------------------------------------------------------


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write(tmp_path / "documents", {"visit.txt": VISIT, "prison.txt": PRISON})


@pytest.fixture
def library(tmp_path: Path, documents: Path) -> Path:
    assert ibid("index", documents, "--library", tmp_path / "library").exit_code == 0
    return tmp_path / "library"


def refused(result: Result, *words: str) -> None:
    """The command ended with status 2 and one message, in which all the words stand."""
    assert (result.exit_code, result.stdout) == (2, "")
    message = result.stderr.splitlines()[-1]
    assert message.startswith("ibid: ")
    assert [word for word in words if word not in message] == []


def health(library: Path) -> tuple[int, str]:
    """The status and the detail that a web server over the library gives."""
    response = create_app({"LIBRARY": str(library)}).test_client().get("/api/v1/search?q=rifles")
    body = response.get_json()
    return response.status_code, body.get("detail", "") or str(body["total"]["passages"])


READING = (["search", "rifles"], ["show", "visit"], ["check"])


def _lose_pointer(library: Path) -> None:
    (library / "CURRENT").unlink()


def _lose_generations(library: Path) -> None:
    shutil.rmtree(library / "generations")


def _lose_segment(library: Path) -> None:
    next(library.glob("generations/*/*.seg")).unlink()


def _become_something_else(library: Path) -> None:
    shutil.rmtree(library)
    write(library, {"letters.txt": "dear Ana"})


@pytest.mark.parametrize(
    ("spoil", "words", "cure"),
    [
        pytest.param(_lose_pointer, "CURRENT is missing", "ibid index --full", id="half deleted: the pointer"),
        pytest.param(_lose_generations, "manifest.json can't", "ibid index --full", id="half deleted: everything"),
        pytest.param(_lose_segment, ".seg can't be read", "ibid index --full", id="half deleted: a file"),
        pytest.param(_become_something_else, "is not an Ibid library", "--library", id="no library"),
        pytest.param(shutil.rmtree, "there is no library at", "ibid index", id="no folder"),
    ],
)
def test_a_library_that_cannot_be_read(library: Path, spoil: Callable[[Path], None], words: str, cure: str) -> None:
    spoil(library)
    before = tree(library)
    for arguments in READING:
        result = ibid(*arguments, "--library", library)
        assert result.exit_code == 2
        assert words in result.stdout + result.stderr
        assert cure in result.stdout + result.stderr
    status, detail = health(library)
    assert status == 503
    assert words in detail
    assert cure in detail
    assert tree(library) == before


@pytest.mark.parametrize("spoil", [_lose_pointer, _lose_generations, _lose_segment])
def test_a_half_deleted_library_is_rebuilt_when_told_so(
    library: Path, documents: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(library)
    refused(ibid("index", documents, "--library", library), "damaged", "ibid index --full")
    assert ibid("index", documents, "--full", "--library", library).exit_code == 0
    assert health(library) == (200, "1")


def test_a_folder_that_is_no_library_is_left_alone(tmp_path: Path, documents: Path) -> None:
    mine = write(tmp_path / "mine", {"letters.txt": "dear Ana"})
    for options in ([], ["--full"], ["--dry-run"]):
        refused(ibid("index", documents, "--library", mine, *options), "is not an Ibid library", "--library")
    assert tree(mine) == {"letters.txt": b"dear Ana"}


def test_a_library_of_another_version(library: Path, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(library)
    monkeypatch.setattr(whoosh_engine, "VERSIONS", {**whoosh_engine.VERSIONS, "analyser": "99"})
    for arguments in (*READING, ["index", str(documents)], ["index", "--dry-run"]):
        refused(ibid(*arguments, "--library", library), "made with analyser version", "ibid index --full")
    status, detail = health(library)
    assert (status, "ibid index --full" in detail) == (503, True)
    assert tree(library) == before
    # The folders are remembered: a bare --full is enough.
    assert "2 added." in ibid("index", "--full", "--library", library).stdout
    assert health(library) == (200, "1")


def test_a_library_that_another_run_writes(library: Path, documents: Path) -> None:
    write(documents, {"radio.txt": RADIO})
    with Store(library, whoosh_engine.VERSIONS).writing():
        refused(ibid("index", "--library", library), f"another run (process {os.getpid()})", "wait until it is done")
        assert health(library) == (200, "1")
        assert ibid("check", "--library", library).exit_code == 0
        assert ibid("index", "--dry-run", "--library", library).exit_code == 0
    assert "1 added, 2 unchanged." in ibid("index", "--library", library).stdout


@pytest.mark.parametrize(
    ("call", "number", "words"),
    [
        pytest.param("os.open", errno.EROFS, "Read-only file system", id="read-only"),
        pytest.param("os.open", errno.EACCES, "Permission denied", id="another's"),
        pytest.param("os.fsync", errno.ENOSPC, "No space left on device", id="a full disk"),
    ],
)
def test_a_library_that_cannot_be_written(
    library: Path, documents: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, words: str
) -> None:
    write(documents, {"radio.txt": RADIO, "visit.txt": PRISON})
    before = tree(library / "generations")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(call, refuse)
        result = ibid("index", "--library", library)
    refused(result, f"{library} can't be written", words, "last generation is untouched; free space or mend")
    assert tree(library / "generations") == before
    assert health(library) == (200, "1")
    assert ibid("index", "--library", library).exit_code == 0
    assert health(library) == (200, "0")


@needs_permissions
def test_a_library_without_permission(library: Path, documents: Path) -> None:
    write(documents, {"radio.txt": RADIO})
    (library / "generations").chmod(0o555)
    try:
        refused(ibid("index", "--library", library), "can't be written: Permission denied")
        assert health(library) == (200, "1")
    finally:
        (library / "generations").chmod(0o755)

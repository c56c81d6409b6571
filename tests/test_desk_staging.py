"""Uploads: names made safe, limits kept, moving in and back without losing anything."""

from __future__ import annotations

import errno
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.desk import staging
from indexer.desk.desk import Desk
from indexer.desk.moving import can_withdraw, move_in, published_as, withdraw
from indexer.desk.staging import Target, safe_name, targets
from indexer.engine.protocol import Engine
from indexer.errors import LibraryWriteError, NotFoundError, UploadError
from indexer.model import LibraryInfo, LibraryState
from tests.desks import stage, waiting
from tests.folders import PRISON, RADIO, VISIT, run, tree, write
from tests.killed import instants, killed_at


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write(tmp_path / "documents", {"visit.txt": VISIT, "deep/prison.txt": PRISON})


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "library")


# --- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        pytest.param("visit.txt", "visit.txt", id="as it is"),
        pytest.param("../../etc/visit.txt", "visit.txt", id="no way out"),
        pytest.param("..\\..\\visit.txt", "visit.txt", id="no way out, in Windows"),
        pytest.param("/etc/passwd.md", "passwd.md", id="no root"),
        pytest.param("C:\\Users\\Ana\\carta nº 1.docx", "carta nº 1.docx", id="spaces and letters stay"),
        pytest.param("로동신문.html", "로동신문.html", id="any script"),
        pytest.param("e\u0301.txt", "\u00e9.txt", id="composed"),
        pytest.param("a\x00b\n\u202ec.txt", "a b c.txt", id="control and direction signs go"),
        pytest.param("...hidden.txt", "hidden.txt", id="no hidden file"),
        pytest.param('<a>:"b|c?*.txt', "a b c .txt", id="signs that some systems refuse"),
        pytest.param("page.WARC.GZ", "page.WARC.GZ", id="two suffixes"),
        pytest.param("catalogue.csv", "catalogue.csv", id="the catalogue"),
        pytest.param("x/actors.csv", "actors.csv", id="an authority file"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("run.exe", r"run\.exe is no document.*\.txt", id="another suffix"),
        pytest.param("other.csv", "other.csv is no document", id="another table"),
        pytest.param("visit", "visit is no document", id="no suffix"),
        pytest.param(".txt", "txt is no document", id="nothing but a suffix"),
        pytest.param("", "is no document", id="nothing"),
        pytest.param("..", "is no document", id="a way up"),
        pytest.param("a/..", "is no document", id="a way up at the end"),
        pytest.param("README.md", "README.md is a name that is passed over.*rename", id="what a scan passes over"),
        pytest.param("x" * 200 + ".txt", "is too long.*shorten", id="too long"),
        pytest.param("로" * 60 + ".txt", "is too long", id="too long in bytes"),
    ],
)
def test_what_has_no_name_of_a_document_is_refused_with_the_cure(name: str, message: str) -> None:
    with pytest.raises(UploadError, match=f"(?s){message}"):
        safe_name(name)


# --- what waits -----------------------------------------------------------------------------------------------------


def test_an_upload_waits_beside_the_library_and_changes_nothing_else(desk: Desk, documents: Path) -> None:
    before = tree(documents)
    stage(desk, documents, {"radio.txt": RADIO, "visit.txt": RADIO})
    assert waiting(desk) == {"radio.txt": False, "visit.txt": True}
    assert tree(documents) == before
    assert desk.places.folder == documents.parent / "library.desk"
    assert desk.places.folder.stat().st_mode & 0o077 == 0


def test_it_goes_into_the_folder_that_was_chosen(desk: Desk, documents: Path) -> None:
    stage(desk, documents, {"prison.txt": RADIO, "catalogue.csv": "file\n", "outlets.csv": "id\n"}, below="deep")
    assert waiting(desk) == {"deep/prison.txt": True, "catalogue.csv": False, "authority/outlets.csv": False}


def test_of_one_name_the_last_waits(desk: Desk, documents: Path) -> None:
    (first,) = stage(desk, documents, {"radio.txt": RADIO})
    (second,) = stage(desk, documents, {"radio.txt": PRISON})
    assert desk.staging.path(second).read_text() == PRISON
    assert (first.key, waiting(desk)) == (second.key, {"radio.txt": False})


def test_two_of_one_name_that_come_together_are_a_mistake(desk: Desk, documents: Path) -> None:
    with pytest.raises(UploadError, match=r"two documents are called radio\.txt .*rename one"):
        desk.staging.add(Target(str(documents)), "a/radio.txt", io.BytesIO(b"x"), taken=["radio.txt"])


def test_what_is_there_already_needs_no_publishing(desk: Desk, documents: Path) -> None:
    with pytest.raises(UploadError, match=r"visit\.txt is the same as the document in the folder"):
        stage(desk, documents, {"visit.txt": VISIT})
    assert waiting(desk) == {}


def test_an_empty_file_is_refused(desk: Desk, documents: Path) -> None:
    with pytest.raises(UploadError, match=r"radio\.txt is empty"):
        stage(desk, documents, {"radio.txt": ""})
    assert [path for path in desk.places.staged.rglob("*") if path.is_file() and path.name != ".folder"] == []


def test_a_large_file_is_refused_by_the_limit_of_its_format(
    desk: Desk, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "largest", lambda name: 4_000)
    stage(desk, documents, {"most.txt": b"x" * 4_000})
    with pytest.raises(UploadError, match=r"more\.txt has more than the 4,000 bytes .*split it") as caught:
        stage(desk, documents, {"more.txt": b"x" * 4_001})
    assert caught.value.too_large
    assert waiting(desk) == {"most.txt": False}


@pytest.mark.parametrize(("limit", "most"), [("STAGED_FILES", 1), ("STAGED_BYTES", 3)])
def test_no_more_waits_than_there_is_room_for(
    desk: Desk, documents: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(staging, limit, most)
    stage(desk, documents, {"radio.txt": RADIO})
    stage(desk, documents, {"radio.txt": PRISON})  # in place of itself it has room
    with pytest.raises(UploadError, match=r"prison\.txt finds no room.*publish or discard") as caught:
        stage(desk, documents, {"prison.txt": PRISON})
    assert caught.value.too_large


@pytest.mark.parametrize("kind", ["a link", "a folder"])
def test_a_name_that_is_no_file_there_is_refused(desk: Desk, documents: Path, kind: str) -> None:
    place = documents / "radio.txt"
    place.symlink_to("/etc/hostname") if kind == "a link" else place.mkdir()
    with pytest.raises(UploadError, match="the name of a link or a folder"):
        stage(desk, documents, {"radio.txt": RADIO})


def test_a_document_is_discarded_by_its_key(desk: Desk, documents: Path) -> None:
    first, _ = stage(desk, documents, {"radio.txt": RADIO, "prison.txt": PRISON})
    desk.staging.discard(first.key)
    assert waiting(desk) == {"prison.txt": False}
    with pytest.raises(NotFoundError, match="no such document waits"):
        desk.staging.discard(first.key)


def test_the_key_of_what_waits_changes_with_it_and_with_the_library(desk: Desk, documents: Path) -> None:
    keys = [desk.staging.key("1")]
    (one,) = stage(desk, documents, {"radio.txt": RADIO})
    keys += [desk.staging.key("1"), desk.staging.key("2")]
    stage(desk, documents, {"radio.txt": RADIO + "\n"})
    keys.append(desk.staging.key("1"))
    assert len(set(keys)) == 4
    desk.staging.discard(one.key)
    assert desk.staging.key("1") == keys[0]


def test_a_full_disk_leaves_nothing_half(desk: Desk, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(LibraryWriteError, match="No space left"):
            stage(desk, documents, {"radio.txt": RADIO})
    assert waiting(desk) == {}
    assert not [path for path in desk.places.folder.rglob("*") if path.is_file()]


def test_where_documents_may_go(library: Engine, documents: Path, tmp_path: Path) -> None:
    write(tmp_path / "single", {"radio.txt": RADIO})
    run(library, documents)
    run(library, tmp_path / "single/radio.txt")
    assert targets(library.state()) == [Target(str(documents)), Target(str(documents), "deep")]


def test_without_a_library_they_go_into_the_usual_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "documents").mkdir()
    monkeypatch.chdir(tmp_path)
    empty = LibraryState(LibraryInfo("empty", 0, 0))
    assert targets(empty) == [Target(str(tmp_path.resolve() / "documents"))]


# --- moving in and back ---------------------------------------------------------------------------------------------


def nobody(*_: object) -> None:
    pass


def test_what_waits_is_moved_in_and_what_it_replaces_is_kept(desk: Desk, documents: Path) -> None:
    stage(desk, documents, {"radio.txt": RADIO, "visit.txt": PRISON})
    told: list[tuple[int, int, str]] = []
    move_in(desk.places, lambda *step: told.append(step))
    assert told == [(0, 2, "radio.txt"), (1, 2, "visit.txt")]
    assert waiting(desk) == {}
    assert (documents / "radio.txt").read_text() == RADIO
    assert (documents / "visit.txt").read_text() == PRISON
    (kept,) = desk.places.published.rglob("visit.txt")
    assert kept.read_text() == VISIT
    assert not [*documents.rglob(".*")]


def test_a_publishing_is_taken_back_whole(desk: Desk, documents: Path) -> None:
    before = tree(documents)
    stage(desk, documents, {"radio.txt": RADIO, "visit.txt": PRISON, "authority/x/actors.csv": "id,label\n"})
    move_in(desk.places, nobody)
    assert can_withdraw(desk.places, "7") == ()
    published_as(desk.places, "7")
    assert [file.path for file in can_withdraw(desk.places, "7")] == ["authority/actors.csv", "radio.txt", "visit.txt"]
    taken = withdraw(desk.places, "7")
    assert (len(taken.waiting), taken.left) == (3, ())
    assert tree(documents) == before
    assert waiting(desk) == {"authority/actors.csv": False, "radio.txt": False, "visit.txt": True}
    assert withdraw(desk.places, "7").waiting == ()


def test_what_was_changed_since_or_has_no_room_is_left(desk: Desk, documents: Path) -> None:
    stage(desk, documents, {"radio.txt": RADIO, "visit.txt": PRISON})
    move_in(desk.places, nobody)
    published_as(desk.places, "7")
    write(documents, {"radio.txt": RADIO + "More.\n"})
    stage(desk, documents, {"visit.txt": RADIO})
    taken = withdraw(desk.places, "7")
    assert (taken.waiting, taken.left) == ((), (f"{documents}/radio.txt", f"{documents}/visit.txt"))
    assert (documents / "visit.txt").read_text() == PRISON
    assert desk.staging.path(desk.staging.files()[0]).read_text() == RADIO


def test_across_file_systems_documents_are_copied(desk: Desk, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    stage(desk, documents, {"visit.txt": PRISON})
    monkeypatch.setattr(os, "link", refuse)
    move_in(desk.places, nobody)
    assert (documents / "visit.txt").read_text() == PRISON
    assert waiting(desk) == {}


def test_a_folder_that_cannot_be_written_keeps_all_waiting(
    desk: Desk, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    stage(desk, documents, {"radio.txt": RADIO})
    with monkeypatch.context() as patch:
        patch.setattr(os, "link", refuse)
        with pytest.raises(LibraryWriteError, match="Permission denied"):
            move_in(desk.places, nobody)
    assert waiting(desk) == {"radio.txt": False}
    move_in(desk.places, nobody)
    assert (documents / "radio.txt").read_text() == RADIO


def _prepared(home: Path) -> Desk:
    """A desk where two documents wait, one of which replaces another."""
    documents = write(home / "documents", {"visit.txt": VISIT})
    desk = Desk(home / "library")
    stage(desk, documents, {"radio.txt": RADIO, "visit.txt": PRISON})
    return desk


def _published(home: Path) -> Desk:
    """A desk from which two documents were published."""
    desk = _prepared(home)
    move_in(desk.places, nobody)
    published_as(desk.places, "7")
    return desk


def _move(home: Path) -> None:
    move_in(Desk(home / "library").places, nobody)


def _take_back(home: Path) -> None:
    withdraw(Desk(home / "library").places, "7")


@pytest.mark.parametrize(
    ("prepare", "act", "there", "waits"),
    [
        pytest.param(_prepared, _move, {"radio.txt": RADIO, "visit.txt": PRISON}, {}, id="moving in"),
        pytest.param(
            _published, _take_back, {"visit.txt": VISIT}, {"radio.txt": False, "visit.txt": True}, id="taking back"
        ),
    ],
)
def test_killed_at_any_step_nothing_is_lost_and_it_can_go_on(
    tmp_path: Path,
    prepare: Callable[[Path], Desk],
    act: Callable[[Path], None],
    there: dict[str, str],
    waits: dict[str, bool],
) -> None:
    nothing = tmp_path / "nothing"
    prepare(tmp_path / "counted")
    steps = instants(act, nothing, tmp_path / "counted")
    assert steps > 6
    for instant in range(steps):
        home = tmp_path / f"killed{instant}"
        desk = prepare(home)
        killed_at(instant, act, nothing, home)
        texts = {path.read_text() for path in home.rglob("*.txt")}
        assert {VISIT, PRISON, RADIO} <= texts, instant
        assert all(text in {VISIT, PRISON, RADIO} for text in texts), instant
        act(home)
        documents = {path.name: path.read_text() for path in (home / "documents").iterdir() if path.suffix == ".txt"}
        assert documents == there, instant
        assert waiting(desk) == waits, instant
        assert not [*(home / "documents").glob(".*")], instant
        shutil.rmtree(home)

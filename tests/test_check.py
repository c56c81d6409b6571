"""Checking a library against its checksums and its documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.check import Check, check_library
from indexer.engine.protocol import Engine
from indexer.errors import LibraryDamagedError, LibraryMissingError
from tests.folders import PRISON, RADIO, VISIT, run, tree, write


@pytest.fixture
def documents(tmp_path: Path, library: Engine) -> Path:
    folder = write(tmp_path / "documents", {"visit.txt": VISIT, "deep/prison.txt": PRISON})
    run(library, folder)
    return folder


def differences(check: Check) -> dict[str, tuple[str, ...]]:
    names = "damage", "changed", "gone", "unread", "problems"
    return {name: listed for name in names if (listed := getattr(check, name))}


def test_a_library_that_is_up_to_date(library: Engine, documents: Path) -> None:
    check = check_library(library)
    assert differences(check) == {}
    assert check.library == library.info()


def test_what_differs_from_the_documents(library: Engine, documents: Path) -> None:
    write(documents, {"visit.txt": VISIT + "\n", "radio.txt": RADIO, "passed.over": "x"})
    (documents / "deep/prison.txt").unlink()
    assert differences(check_library(library)) == {
        "changed": (f"{documents}/visit.txt",),
        "gone": (f"{documents}/deep/prison.txt",),
        "unread": (f"{documents}/radio.txt",),
    }


def test_checking_changes_nothing(library: Engine, documents: Path, tmp_path: Path) -> None:
    before = tree(tmp_path)
    write(documents, {"visit.txt": RADIO})
    check_library(library)
    assert tree(tmp_path / "library") == {
        path.removeprefix("library/"): data for path, data in before.items() if path.startswith("library/")
    }


def test_a_single_file_that_was_indexed(library: Engine, tmp_path: Path) -> None:
    file = write(tmp_path / "other", {"radio.txt": RADIO}) / "radio.txt"
    run(library, file)
    assert differences(check_library(library)) == {}
    write(file.parent, {"radio.txt": VISIT})
    assert differences(check_library(library)) == {"changed": (str(file),)}


def test_a_folder_out_of_sight_is_a_problem_and_not_gone(library: Engine, documents: Path) -> None:
    documents.rename(documents.with_name("elsewhere"))
    assert differences(check_library(library)) == {
        "problems": (f"{documents}: this folder can't be read: No such file or directory",)
    }


def test_a_document_that_cannot_be_opened(library: Engine, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.check.file_digest", _refuse)
    assert len(check_library(library).problems) == 2
    assert f"{documents}/visit.txt: it can't be read: Permission denied" in check_library(library).problems


def _refuse(_: Path) -> str:
    raise PermissionError(13, "Permission denied")


def test_damage_is_all_that_is_said(library: Engine, documents: Path, tmp_path: Path) -> None:
    (segment,) = (tmp_path / "library/generations/000001").glob("*.seg")
    data = segment.read_bytes()
    segment.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    write(documents, {"visit.txt": RADIO})
    assert differences(check_library(library)) == {"damage": (f"{segment} differs from its checksum",)}


def test_a_library_that_cannot_be_opened(library: Engine, documents: Path, tmp_path: Path) -> None:
    (tmp_path / "library/CURRENT").unlink()
    with pytest.raises(LibraryDamagedError, match="CURRENT"):
        check_library(library)


def test_there_is_no_library(library: Engine) -> None:
    with pytest.raises(LibraryMissingError):
        check_library(library)

"""What a folder holds: documents, and what is passed over and why."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.scan import full_path, scan
from tests.folders import needs_permissions, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "articles", {"b.txt": "B", "a.html": "A", "deep/er/c.TXT": "C"})


def test_documents_stand_in_order_of_their_paths(folder: Path) -> None:
    assert list(scan(folder).files) == ["a.html", "b.txt", "deep/er/c.TXT"]
    assert scan(folder).files["deep/er/c.TXT"] == folder / "deep/er/c.TXT"


def test_a_single_file_is_a_folder_of_one(folder: Path) -> None:
    assert scan(folder / "b.txt").files == {"b.txt": folder / "b.txt"}
    assert full_path(str(folder / "b.txt"), "b.txt") == str(folder / "b.txt")
    assert full_path(str(folder), "b.txt") == str(folder / "b.txt")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(".hidden.txt", id="hidden file"),
        pytest.param(".git/notes.txt", id="hidden folder"),
        pytest.param("catalogue.csv", id="catalogue"),
        pytest.param("authority/actors.csv", id="authority"),
        pytest.param("README.md", id="readme"),
        pytest.param("deep/readme.txt", id="readme below"),
        pytest.param("LICENSE", id="licence"),
    ],
)
def test_what_is_no_document_by_its_name_is_not_mentioned(folder: Path, name: str) -> None:
    before = scan(folder)
    write(folder, {name: "text"})
    assert scan(folder) == before


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("a.odt", "no reader for .odt; readable are .docx, .epub, .htm,", id="unknown suffix"),
        pytest.param("notes", "no reader for files without a suffix", id="no suffix"),
        pytest.param("deep/catalogue.csv", "no reader for .csv", id="a catalogue that stands too deep"),
    ],
)
def test_what_cannot_be_read_is_passed_over_with_its_reason(folder: Path, name: str, reason: str) -> None:
    write(folder, {name: "text"})
    found = scan(folder)
    assert found.skipped.keys() == {name}
    assert found.skipped[name].startswith(reason)
    assert name not in found.files


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        pytest.param(_link("/etc/hostname"), "leads out of the folder; copy the file", id="a link out"),
        pytest.param(_link("../secret.txt"), "leads out of the folder", id="a link to the folder's neighbour"),
        pytest.param(_link(".."), "leads out of the folder", id="a link to the folder above"),
        pytest.param(_link("b.txt"), "another place in the folder, which is read where it is", id="a link inside"),
        pytest.param(_link("deep"), "another place in the folder", id="a link to a folder inside"),
        pytest.param(_link("nothing.txt"), "leads nowhere", id="a link to nothing"),
        pytest.param(_link("link.txt"), "leads nowhere", id="a link to itself"),
        pytest.param(os.mkfifo, "not a regular file", id="a FIFO"),
    ],
)
def test_only_plain_files_are_opened(folder: Path, make: Callable[[Path], None], reason: str) -> None:
    before = scan(folder)
    write(folder.parent, {"secret.txt": "not for you"})
    make(folder / "link.txt")
    found = scan(folder)
    assert reason in found.skipped["link.txt"]
    assert found.files == before.files


@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"caf\xe9/a.txt"])
def test_a_name_that_is_not_utf8(folder: Path, name: bytes) -> None:
    write(folder, {os.fsdecode(name): "text"})
    found = scan(folder)
    assert list(found.files) == ["a.html", "b.txt", "deep/er/c.TXT"]
    ((path, reason),) = found.skipped.items()
    assert path.encode().startswith(b"caf\\udce9")
    assert "not UTF-8; rename it" in reason


def test_names_are_composed_as_a_catalogue_writes_them(folder: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Alí.txt")
    write(folder, {decomposed: "text"})
    assert scan(folder).files["Alí.txt"] == folder / decomposed


def test_one_name_composed_in_two_ways(folder: Path) -> None:
    for form in ("NFC", "NFD"):
        write(folder, {unicodedata.normalize(form, "Alí.txt"): "text"})
    found = scan(folder)
    assert "Alí.txt" in found.files
    assert "there twice" in found.skipped["Alí.txt"]


def _closed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to list the folder of this name; to do it with chmod, the tests must not be run by root."""
    scandir = os.scandir

    def refusing(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == name:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)


def test_a_folder_that_cannot_be_listed_hides_what_is_below(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _closed("deep", monkeypatch)
    found = scan(folder)
    assert found.unreadable == {"deep": "this folder can't be read: Permission denied"}
    assert list(found.files) == ["a.html", "b.txt"]
    assert [found.hidden_from(path) for path in ("deep/er/c.TXT", "deeper/c.txt", "b.txt")] == [True, False, False]


@needs_permissions
def test_a_folder_without_permission(folder: Path) -> None:
    (folder / "deep").chmod(0)
    try:
        assert scan(folder).unreadable == {"deep": "this folder can't be read: Permission denied"}
    finally:
        (folder / "deep").chmod(0o755)


def test_a_folder_that_is_gone_hides_everything(tmp_path: Path) -> None:
    found = scan(tmp_path / "gone")
    assert found.unreadable == {".": "this folder can't be read: No such file or directory"}
    assert found.hidden_from("a.txt")

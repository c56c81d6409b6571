"""The library folder: one generation visible at a time, and nothing that stops a run can break it."""

from __future__ import annotations

import errno
import hashlib
import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from indexer import open_library
from indexer.build import build
from indexer.engine import records, segment_merge, text_field, texts
from indexer.engine.protocol import Engine
from indexer.engine.store import KEPT_GENERATIONS, Store
from indexer.engine.whoosh_engine import VERSIONS, WhooshEngine
from indexer.errors import (
    LibraryDamagedError,
    LibraryError,
    LibraryLockedError,
    LibraryMissingError,
    LibraryOutdatedError,
    LibraryWriteError,
    NotALibraryError,
)
from indexer.model import Article, Changes, Source
from indexer.query import Query
from tests import samples
from tests.folders import PRISON, VISIT, article_ids, found, needs_permissions, run, tree, write
from tests.killed import building, instants, killed_at


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def store(folder: Path) -> Store:
    """A store that holds nothing yet, of a program of version 1."""
    return Store(folder, {"format": "1"})


def publish(store: Store, **files: str) -> str:
    """Publish a generation of these files beside those of the last one."""
    with store.writing():
        anew = not (store.folder / "CURRENT").exists()
        with store.next_generation(anew=anew) as folder:
            for name, content in files.items():
                (folder / f"{name}.new").write_text(content)
                (folder / f"{name}.new").replace(folder / name)
            return store.publish(folder, unchanged={}, counts={})


def generations(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "generations").iterdir())


# --- publishing -----------------------------------------------------------------------------------------------------


def test_a_generation_is_published_with_its_checksums(store: Store) -> None:
    name = publish(store, text="one")
    generation = store.current()
    assert generation.name == name
    assert (generation.folder / "text").read_text() == "one"
    assert store.damage() == []


def test_the_next_generation_starts_from_the_files_of_the_last(store: Store) -> None:
    publish(store, kept="one", changed="two")
    first = store.current()
    publish(store, changed="three")
    second = store.current()
    assert {name: (second.folder / name).read_text() for name in second.files} == {"kept": "one", "changed": "three"}
    assert (second.folder / "kept").samefile(first.folder / "kept")
    assert (first.folder / "changed").read_text() == "two"


def test_publishing_changes_the_pointer(store: Store) -> None:
    publish(store, text="one")
    before = store.pointer()
    assert store.pointer() == before
    publish(store, text="two")
    assert store.pointer() != before


def test_what_is_not_published_is_removed(store: Store) -> None:
    publish(store, text="one")
    before = store.pointer()
    with store.writing(), store.next_generation(anew=False) as folder:
        (folder / "text2").write_text("half")
    assert (store.pointer(), generations(store.folder)) == (before, ["000001"])


def test_the_last_generations_are_kept_and_older_ones_removed(store: Store) -> None:
    names = [publish(store, text=str(number)) for number in range(KEPT_GENERATIONS + 2)]
    assert generations(store.folder) == ["000003", "000004", "000005"]
    kept = [generation.name for name in names if (generation := store.earlier(name))]
    assert kept == names[-KEPT_GENERATIONS:]


@pytest.mark.parametrize("name", ["000002-aaaaaaaaaaaa", "000009-0123456789ab", "../..", "", "memory-1"])
def test_an_earlier_generation_goes_by_its_whole_name(store: Store, name: str) -> None:
    for number in range(3):
        publish(store, text=str(number))
    assert store.earlier(name) is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"versions": {"format": "1"}}'])
def test_an_earlier_generation_that_is_damaged_is_gone(store: Store, content: str) -> None:
    name = publish(store, text="one")
    publish(store, text="two")
    (store.folder / "generations/000001/manifest.json").write_text(content)
    assert store.earlier(name) is None


def test_generations_are_counted_beyond_their_digits(store: Store) -> None:
    publish(store, text="one")
    (store.folder / "generations/000001").rename(store.folder / "generations/999999")
    pointer = (store.folder / "CURRENT").read_text()
    (store.folder / "CURRENT").write_text(pointer.replace("000001", "999999"))
    for number in range(KEPT_GENERATIONS):
        publish(store, text=str(number))
    assert store.current().folder.name == "1000002"
    assert generations(store.folder) == ["1000000", "1000001", "1000002"]


@pytest.mark.parametrize(
    "leftover",
    [
        pytest.param("generations/000002.tmp/half", id="a generation that was not complete"),
        pytest.param("generations/000002/manifest.json", id="a generation that was complete but not pointed to"),
        pytest.param("CURRENT.tmp", id="a pointer that was not put in place"),
    ],
)
def test_what_a_dead_run_left_is_swept(store: Store, leftover: str) -> None:
    publish(store, text="one")
    write(store.folder, {leftover: "{}"})
    assert store.current().folder.name == "000001"
    publish(store, text="two")
    assert (store.current().folder / "text").read_text() == "two"
    assert generations(store.folder) == ["000001", "000002"]
    assert not (store.folder / "CURRENT.tmp").exists()


def test_a_generation_never_changes_when_later_ones_are_made(library: Engine, folder: Path) -> None:
    """Their files are the same inodes, so nothing may be written in place."""
    library.apply(samples.changes(samples.articles()))
    first = tree(folder / "generations/000001")
    library.apply(samples.changes(samples.articles()[:1], removed=["carta"]))
    library.apply(samples.changes([], removed=["prison"]))
    assert tree(folder / "generations/000001") == first


# --- what is no library ---------------------------------------------------------------------------------------------


def test_there_is_none_yet(store: Store) -> None:
    with pytest.raises(LibraryMissingError, match=r"no library at .*library .*ibid index"):
        store.pointer()


def test_an_empty_folder_can_become_one(store: Store) -> None:
    store.folder.mkdir()
    with pytest.raises(LibraryMissingError, match=r"holds no generation yet .*ibid index"):
        store.pointer()
    publish(store, text="one")
    assert store.current().files.keys() == {"text"}


def test_a_library_that_lost_its_marker_is_one_still(store: Store) -> None:
    publish(store, text="one")
    (store.folder / "IBID").unlink()
    assert store.current().folder.name == "000001"
    publish(store, text="two")
    assert (store.folder / "IBID").is_file()
    write(store.folder, {"more.txt": "more"})
    assert store.current().folder.name == "000002"


@pytest.mark.parametrize("name", ["letters.txt", "generations/letters.txt", ".hidden"])
def test_a_folder_with_other_things_is_not_touched(store: Store, name: str) -> None:
    write(store.folder, {name: "dear Ana", "more.txt": "more"})
    before = tree(store.folder)
    with pytest.raises(NotALibraryError, match=r"not an Ibid library .*--library"):
        store.pointer()
    with pytest.raises(NotALibraryError), store.writing():
        pass
    assert tree(store.folder) == before


def test_a_file_is_none(store: Store) -> None:
    store.folder.write_text("a file")
    with pytest.raises(NotALibraryError):
        store.pointer()
    with pytest.raises(NotALibraryError), store.writing():
        pass


@pytest.mark.parametrize("what", ["format", "schema", "analyser", "whoosh"])
def test_another_version_asks_for_a_rebuild(library: Engine, folder: Path, what: str) -> None:
    library.apply(samples.changes(samples.articles()))
    newer = Store(folder, {**VERSIONS, what: "99"})
    with pytest.raises(LibraryOutdatedError, match=rf"made with {what} version \S+, this is 99 .*ibid index --full"):
        newer.current()


def test_another_version_is_recognised_whatever_else_its_manifest_says(store: Store) -> None:
    publish(store, text="one")
    manifest = store.folder / "generations/000001/manifest.json"
    manifest.write_text(json.dumps({"versions": {"format": "2"}, "segments": []}))
    digest = hashlib.sha256(manifest.read_bytes()).hexdigest()
    (store.folder / "CURRENT").write_text(f"000001 {digest}\n")
    with pytest.raises(LibraryOutdatedError, match="format version 2, this is 1"):
        store.current()


# --- damage ---------------------------------------------------------------------------------------------------------


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flip(path: Path) -> None:
    """One bit in the middle; written anew, since the inode may be another generation's too."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.unlink()
    path.write_bytes(data)


def _break_json(path: Path) -> None:
    path.write_text("{")


DAMAGES = [
    pytest.param("CURRENT", Path.unlink, "CURRENT is missing", id="CURRENT missing"),
    pytest.param("CURRENT", _break_json, "CURRENT names no generation", id="CURRENT garbage"),
    pytest.param("CURRENT", _truncate, "CURRENT names no generation", id="CURRENT truncated"),
    pytest.param("CURRENT", lambda path: path.write_bytes(b"\xff\0"), "CURRENT names no", id="CURRENT binary"),
    pytest.param("manifest.json", Path.unlink, "manifest.json can't be read", id="manifest missing"),
    pytest.param("manifest.json", _flip, "manifest.json differs", id="manifest flipped"),
    pytest.param("state.json", Path.unlink, "state.json can't be read", id="state missing"),
    pytest.param("state.json", _break_json, r"state.json has 1 bytes, not \d+", id="state broken"),
    pytest.param("state.json", _flip, "state.json differs from its checksum", id="state flipped"),
    pytest.param("*.seg", Path.unlink, r"\.seg can't be read", id="index file missing"),
    pytest.param("*.seg", _truncate, r"\.seg has \d+ bytes, not \d+", id="index file truncated"),
    pytest.param("*.seg", _flip, r"\.seg differs from its checksum", id="index file flipped"),
    pytest.param("*.toc", _flip, r"\.toc differs from its checksum", id="table of contents flipped"),
    pytest.param("generations/000002", shutil.rmtree, "manifest.json can't be read", id="generation missing"),
    pytest.param("generations", shutil.rmtree, "manifest.json can't be read", id="all generations missing"),
]


@pytest.fixture
def damaged(folder: Path, request: pytest.FixtureRequest) -> Path:
    """A library of two generations, of which the file named by the test's parameters is damaged."""
    engine = open_library(folder)
    engine.apply(samples.changes(samples.articles()[:1]))
    engine.apply(samples.changes(samples.articles()[1:]))
    engine.close()
    name, damage = request.param
    top = folder / name
    damage(top if top.exists() else next((folder / "generations/000002").glob(name)))
    return folder


each_damage = pytest.mark.parametrize(
    ("damaged", "message"),
    [pytest.param(param.values[:2], param.values[2], id=param.id) for param in DAMAGES],
    indirect=["damaged"],
)


@each_damage
def test_damage_is_named_and_never_answers(damaged: Path, message: str) -> None:
    engine = open_library(damaged)
    for ask in (engine.info, engine.state, lambda: engine.search(Query.of("poet")), lambda: engine.article("visit")):
        with pytest.raises(LibraryDamagedError, match=rf"(?s){message}.*ibid index --full"):
            ask()
    engine.close()


@each_damage
def test_damage_is_not_built_upon(damaged: Path, message: str) -> None:
    engine = open_library(damaged)
    with pytest.raises(LibraryDamagedError, match=message):
        engine.apply(samples.changes([], removed=["carta"]))
    engine.close()


@each_damage
def test_a_full_rebuild_mends_damage(damaged: Path, message: str, tmp_path: Path) -> None:
    documents = write(tmp_path / "documents", {"visit.txt": VISIT})
    engine = open_library(damaged)
    run(engine, documents, full=True)
    assert article_ids(engine) == ["visit"]
    assert engine.verify() == ()
    engine.close()


def test_all_damaged_files_are_listed(library: Engine, folder: Path) -> None:
    library.apply(samples.changes(samples.articles()))
    newest = folder / "generations/000001"
    _flip(newest / "state.json")
    _truncate(next(newest.glob("*.seg")))
    assert len(library.verify()) == 2


def test_an_engine_that_is_open_goes_on_serving_the_last_good_generation(library: Engine, folder: Path) -> None:
    library.apply(samples.changes(samples.articles()))
    (folder / "CURRENT").write_text("nothing\n")
    assert library.search(Query.of("poet")).passages == 3
    fresh = open_library(folder)
    with pytest.raises(LibraryDamagedError, match="CURRENT"):
        fresh.search(Query.of("poet"))
    with pytest.raises(LibraryDamagedError, match="CURRENT"):
        library.verify()


def test_damage_to_an_earlier_generation_spoils_no_search(library: Engine, folder: Path) -> None:
    library.apply(samples.changes(samples.articles()))
    cursor = library.search(Query.of(size=2)).next
    library.apply(samples.changes([], removed=["prison"]))
    _flip(folder / "generations/000001/state.json")
    fresh = open_library(folder)
    assert [hit.passage.id for hit in fresh.search(Query.of(size=1, cursor=cursor)).hits] == ["visit/n1"]
    fresh.close()


def test_a_folder_that_may_not_be_read(library: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library.apply(samples.changes(samples.articles()))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "is_file", _refuse(errno.EACCES))
        with pytest.raises(LibraryError, match=r"can't be read: Permission denied .*permissions"):
            open_library(folder).info()
        assert library.info().articles == 3


# --- readers beside a writer ----------------------------------------------------------------------------------------


def test_a_reader_keeps_its_generation_when_that_is_removed(library: Engine, folder: Path) -> None:
    library.apply(samples.changes(samples.articles()))
    reader = WhooshEngine(folder)
    snapshot = reader.snapshot()
    for number in range(KEPT_GENERATIONS + 1):
        library.apply(samples.changes(samples.articles()[:1], removed=["carta", "prison"] if number else []))
        library.apply(samples.changes([samples.articles()[2]]))
    assert "000001" not in generations(folder)
    assert [p.id for p in snapshot.article("prison").passages] == ["prison/c1", "prison/p1", "prison/p2"]
    assert snapshot.frequency("poet's") + snapshot.frequency("poet") > 0
    assert [summary.id for summary in reader.articles()] == ["visit", "carta"]
    reader.close()


def test_a_reader_sees_what_another_engine_publishes(library: Engine, folder: Path) -> None:
    library.apply(samples.changes(samples.articles()[:1]))
    reader = open_library(folder)
    assert found(reader, "fusiles") == set()
    library.apply(samples.changes(samples.articles()[1:]))
    assert found(reader, "fusiles") == {"carta/p2"}
    reader.close()


def test_two_who_write_at_once_do_not_mix(library: Engine, folder: Path) -> None:
    library.apply(samples.changes(samples.articles()[:1]))
    other = open_library(folder)

    def slowly() -> Iterator[tuple[Source, Article]]:
        with pytest.raises(LibraryLockedError, match=rf"process {os.getpid()}\) is writing to .*library"):
            other.apply(samples.changes([], removed=["visit"]))
        yield from ()

    library.apply(Changes(slowly(), roots=("/documents",)))
    other.apply(samples.changes([], removed=["visit"]))
    assert article_ids(library) == []
    other.close()


def _hold(folder: Path, held: multiprocessing.synchronize.Event) -> None:
    with Store(folder, VERSIONS).writing():
        held.set()
        signal.pause()


def test_a_dead_writer_is_no_obstacle(library: Engine, folder: Path) -> None:
    library.apply(samples.changes(samples.articles()[:1]))
    context = multiprocessing.get_context("spawn")
    held = context.Event()
    writer = context.Process(target=_hold, args=(folder, held))
    writer.start()
    assert held.wait(300)  # as long as a busy machine may need to start a process
    with pytest.raises(LibraryLockedError, match=f"process {writer.pid}"):
        library.apply(samples.changes([], removed=["visit"]))
    assert found(library, "rifles") == {"visit/p1", "visit/p2"}
    writer.kill()
    writer.join()
    library.apply(samples.changes([], removed=["visit"]))
    assert article_ids(library) == []


# --- whatever stops a run -------------------------------------------------------------------------------------------


def _refuse(number: int) -> Callable[..., None]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


REFUSALS = [
    pytest.param("os.fsync", errno.ENOSPC, "No space left on device", id="disk full at fsync"),
    pytest.param("os.link", errno.ENOSPC, "No space left on device", id="disk full at link"),
    pytest.param("pathlib.Path.replace", errno.ENOSPC, "No space left on device", id="disk full at replace"),
    pytest.param("pathlib.Path.rename", errno.EDQUOT, "quota", id="quota at rename"),
    pytest.param("pathlib.Path.mkdir", errno.EROFS, "Read-only file system", id="read-only at mkdir"),
    pytest.param("os.open", errno.EROFS, "Read-only file system", id="read-only at the lock"),
    pytest.param("os.ftruncate", errno.EIO, "Input/output error", id="a broken disk at the lock"),
    pytest.param("pathlib.Path.write_text", errno.EACCES, "Permission denied", id="no permission for a file"),
]


@pytest.mark.parametrize(("call", "number", "message"), REFUSALS)
def test_a_refusal_leaves_the_last_generation(
    library: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, message: str
) -> None:
    library.apply(samples.changes(samples.articles()[:1]))
    before = tree(folder / "generations")
    with monkeypatch.context() as patch:
        patch.setattr(call, _refuse(number))
        with pytest.raises(LibraryWriteError, match=rf"{message}.*last generation is untouched"):
            library.apply(samples.changes(samples.articles()[1:]))
        assert found(library, "rifles") == {"visit/p1", "visit/p2"}
    assert tree(folder / "generations") == before
    library.apply(samples.changes(samples.articles()[1:]))
    assert article_ids(library) == ["carta", "prison", "visit"]
    assert library.verify() == ()


@pytest.mark.parametrize(("call", "number", "message"), [param for param in REFUSALS if param.values[0] != "os.link"])
def test_a_refusal_of_the_very_first_run(
    library: Engine, monkeypatch: pytest.MonkeyPatch, call: str, number: int, message: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(call, _refuse(number))
        with pytest.raises(LibraryWriteError, match=message):
            library.apply(samples.changes(samples.articles()))
    with pytest.raises(LibraryMissingError):
        library.info()
    library.apply(samples.changes(samples.articles()))
    assert library.info().articles == 3


@needs_permissions
def test_a_read_only_library(library: Engine, folder: Path) -> None:
    library.apply(samples.changes(samples.articles()[:1]))
    (folder / "generations").chmod(0o555)
    try:
        with pytest.raises(LibraryWriteError, match="Permission denied"):
            library.apply(samples.changes(samples.articles()[1:]))
        assert found(library, "rifles") == {"visit/p1", "visit/p2"}
    finally:
        (folder / "generations").chmod(0o755)


WARM = "from indexer.enrich.language import detect; detect('Todos los hombres nacen libres e iguales', 'en');"


@pytest.mark.parametrize(
    ("prepare", "limit", "message"),
    [
        pytest.param(WARM, 1, "can't be written: File too large (the last generation is untouched", id="no byte"),
        pytest.param(WARM, 300, "can't be written: File too large (the last generation is untouched", id="metadata"),
        pytest.param(WARM, 50_000, "can't be written: File too large (the last generation is untouched", id="segment"),
        # The model that tells languages is unpacked to a large temporary file when it is first used.
        pytest.param("", 50_000, "more0.txt: File too large (the document isn't to blame", id="temporary files"),
    ],
)
def test_files_that_may_not_grow(
    library: Engine, folder: Path, tmp_path: Path, prepare: str, limit: int, message: str
) -> None:
    """A real refusal: the kernel fails every write beyond the limit, as on a full disk."""
    documents = write(tmp_path / "documents", {"visit.txt": VISIT})
    run(library, documents)
    before = tree(folder / "generations")
    words = " ".join(f"word{number:x}" for number in range(4_000))
    write(documents, {"more0.txt": f"Words\n\n{words}\n"})
    limited = (
        f"import resource, sys; from indexer.cli import main; {prepare}"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", limited, "index", str(documents), "--library", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert tree(folder / "generations") == before
    assert found(library, "rifles") == {"visit/p2"}


# --- killed at any instant ------------------------------------------------------------------------------------------


def _is_whole(folder: Path, expected: list[list[str]]) -> None:
    """The library opens as one of the expected generations (their article ids), and is sound."""
    engine = open_library(folder)
    try:
        assert article_ids(engine) in expected
        assert engine.verify() == ()
    except LibraryMissingError:
        assert [] in expected
    engine.close()


def test_killed_at_any_step_of_a_merge_it_is_the_old_or_the_new_generation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = write(tmp_path / "documents", {"visit.txt": VISIT})
    origin = tmp_path / "origin"
    engine = WhooshEngine(origin)
    run(engine, documents)
    engine.close()
    write(documents, {"prison.txt": PRISON})
    monkeypatch.setattr(segment_merge, "FAN_IN", 2)
    monkeypatch.setattr(texts, "BATCH_CHARS", 1)
    monkeypatch.setattr(text_field, "RUN_TOKENS", 60)  # so that the texts of one article wait in files
    steps = instants(building(documents), origin, tmp_path / "counted")
    merged = WhooshEngine(tmp_path / "counted")
    assert len(merged.snapshot().segments) == 1
    merged.close()
    for instant in range(steps):
        copy = tmp_path / f"killed{instant}"
        killed_at(instant, building(documents), origin, copy)
        _is_whole(copy, [["visit"], ["prison", "visit"]])
        shutil.rmtree(copy)


@pytest.mark.parametrize(
    ("where", "what"),
    [
        pytest.param("indexer.engine.runs.put_aside", OSError(errno.ENOSPC, "No space"), id="a full disk"),
        pytest.param("indexer.engine.records._Packer.pack", MemoryError("no memory"), id="no memory"),
    ],
)
def test_what_fails_in_the_thread_beside_fails_the_commit(
    folder: Path, monkeypatch: pytest.MonkeyPatch, where: str, what: Exception
) -> None:
    engine = WhooshEngine(folder)
    engine.apply(samples.changes(samples.articles()[:1]))
    before = tree(folder / "generations")
    monkeypatch.setattr(texts, "BATCH_CHARS", 1)
    monkeypatch.setattr(text_field, "RUN_TOKENS", 10)
    monkeypatch.setattr(records, "TRAINED_ON", 100)
    threads = set()

    def fail(*_: object, **__: object) -> None:
        threads.add(threading.current_thread().name)
        raise what

    monkeypatch.setattr(where, fail)
    with pytest.raises(LibraryWriteError if isinstance(what, OSError) else MemoryError):
        engine.apply(samples.changes(samples.articles()[1:]))
    assert any(name.startswith("ibid-segment") for name in threads)
    assert tree(folder / "generations") == before
    assert article_ids(engine) == ["visit"]
    engine.close()


@pytest.mark.parametrize(
    "built_before", [pytest.param(True, id="a second run"), pytest.param(False, id="the first run")]
)
def test_killed_at_any_step_it_is_the_old_or_the_new_generation(tmp_path: Path, built_before: bool) -> None:
    documents = write(tmp_path / "documents", {"visit.txt": VISIT})
    origin = tmp_path / "origin"
    if built_before:
        engine = open_library(origin)
        run(engine, documents)
        engine.close()
    write(documents, {"prison.txt": PRISON})
    old = ["visit"] if built_before else []
    seen = set()
    for instant in range(instants(building(documents), origin, tmp_path / "counted")):
        copy = tmp_path / f"killed{instant}"
        killed_at(instant, building(documents), origin, copy)
        _is_whole(copy, [old, ["prison", "visit"]])
        seen.add((copy / "CURRENT").exists() and (copy / "CURRENT").read_text())
        engine = open_library(copy)
        build(engine, [documents])
        engine.close()
        _is_whole(copy, [["prison", "visit"]])
        assert not [*copy.rglob("*.tmp")]
        shutil.rmtree(copy)
    assert len(seen) >= 2  # both generations were met


@pytest.mark.parametrize("milliseconds", [0, 150, 400])
def test_the_command_killed_at_some_time(tmp_path: Path, milliseconds: int) -> None:
    documents = write(tmp_path / "documents", {f"visit{number}.txt": VISIT for number in range(40)})
    folder = tmp_path / "library"
    index = "from indexer.cli import main; main()", "index", str(documents), "--library", str(folder)
    with subprocess.Popen([sys.executable, "-c", *index], stderr=subprocess.PIPE) as running:  # noqa: S603 - our own
        assert running.stderr is not None
        running.stderr.readline()  # it says that it has begun to read
        with suppress(subprocess.TimeoutExpired):
            running.wait(milliseconds / 1000)
        running.kill()
    everything = sorted(path.stem for path in documents.iterdir())
    _is_whole(folder, [[], everything])
    engine = open_library(folder)
    run(engine, documents)
    engine.close()
    _is_whole(folder, [everything])

"""Going back by one generation: a new one of the old files, atomic, durable, right for readers and for later runs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer import history, open_library, previous, roll_back
from indexer.check import check_library
from indexer.cli import main
from indexer.engine.protocol import Engine
from indexer.engine.store import KEPT_GENERATIONS, Store
from indexer.engine.whoosh_engine import VERSIONS, WhooshEngine
from indexer.errors import LibraryDamagedError, LibraryError, LibraryLockedError, LibraryMissingError, LibraryWriteError
from indexer.query import Query
from tests.folders import PRISON, RADIO, VISIT, article_ids, found, run, statuses, tree, write
from tests.killed import instants, killed_at
from tests.test_store import _flip, _is_whole, _refuse, generations


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write(tmp_path / "documents", {"visit.txt": VISIT, "prison.txt": PRISON})


@pytest.fixture
def twice(library: Engine, documents: Path) -> Engine:
    """A library of two generations: visit and prison; then visit changed, prison gone, radio new."""
    run(library, documents)
    write(documents, {"visit.txt": VISIT.replace("rifles", "tractors"), "radio.txt": RADIO})
    (documents / "prison.txt").unlink()
    run(library)
    return library


def test_the_generation_before_is_current_again(twice: Engine, folder: Path) -> None:
    before = history(folder)[1]
    info = roll_back(folder)
    assert (info.passages, info.articles) == (before.info.passages, before.info.articles)
    assert article_ids(twice) == ["prison", "visit"]
    assert found(twice, "rifles") == {"visit/p2"}
    assert found(twice, "harbour") == set()
    assert twice.verify() == ()


def test_it_is_a_generation_of_its_own(twice: Engine, folder: Path) -> None:
    names = [kept.info.generation for kept in history(folder)]
    info = roll_back(folder)
    assert info.generation.startswith("000003-")
    kept = history(folder)
    assert [one.info.generation for one in kept] == [info.generation, *names]
    assert [one.restores for one in kept] == [names[1], "", ""]
    assert kept[0].info == info
    assert kept[0].published >= kept[1].published >= kept[2].published > 0


def test_going_back_twice_brings_back_what_was_taken_away(twice: Engine, folder: Path) -> None:
    roll_back(folder)
    roll_back(folder)
    assert article_ids(twice) == ["radio", "visit"]
    assert twice.verify() == ()


def test_no_more_generations_are_kept_than_before(twice: Engine, folder: Path) -> None:
    for _ in range(KEPT_GENERATIONS + 1):
        roll_back(folder)
    assert len(generations(folder)) == len(history(folder)) == KEPT_GENERATIONS


def test_no_document_is_touched_and_none_is_copied(twice: Engine, folder: Path, documents: Path) -> None:
    before = tree(documents)
    first = folder / "generations/000001"
    roll_back(folder)
    assert tree(documents) == before
    for segment in first.glob("*.seg"):
        assert (folder / "generations/000003" / segment.name).samefile(segment)


def test_what_would_come_back_is_told_beforehand(twice: Engine, folder: Path) -> None:
    before = tree(folder)
    state = previous(folder)
    assert [source.path for source in state.sources] == ["prison.txt", "visit.txt"]
    assert state.info == history(folder)[1].info
    assert tree(folder) == before


# --- readers --------------------------------------------------------------------------------------------------------


def test_a_reader_sees_it_and_one_that_is_open_keeps_its_own(twice: Engine, folder: Path) -> None:
    reader = WhooshEngine(folder)
    snapshot = reader.snapshot()
    roll_back(folder)
    assert {summary.id for summary in snapshot.summaries()} == {"radio", "visit"}
    assert article_ids(reader) == ["prison", "visit"]
    reader.close()


def test_a_cursor_goes_on_without_repeats_or_gaps(twice: Engine, folder: Path) -> None:
    page = twice.search(Query.of(size=2))
    shown = [hit.passage.id for hit in page.hits]
    roll_back(folder)
    rest = twice.search(Query.of(size=20, cursor=page.next))
    after = [hit.passage.id for hit in rest.hits]
    everything = {hit.passage.id for hit in twice.search(Query.of(size=20)).hits}
    assert rest.library.generation == history(folder)[0].info.generation
    assert not set(shown) & set(after)
    assert set(after) == everything - set(shown)


# --- runs after it --------------------------------------------------------------------------------------------------


def test_the_next_run_takes_up_again_what_differs_and_says_so(twice: Engine, folder: Path) -> None:
    restored = history(folder)[1].info.generation
    roll_back(folder)
    dry = run(twice, dry_run=True)
    report = run(twice)
    assert statuses(report) == {"visit.txt": "changed", "radio.txt": "added", "prison.txt": "removed"}
    assert report.problems[0].startswith(f"the library had been rolled back to what generation {restored} held")
    assert dry.problems == report.problems
    assert article_ids(twice) == ["radio", "visit"]
    assert history(folder)[0].restores == ""
    assert run(twice).problems == ()


def test_with_the_old_documents_in_place_the_next_run_has_nothing_to_do(
    twice: Engine, folder: Path, documents: Path
) -> None:
    info = roll_back(folder)
    write(documents, {"visit.txt": VISIT, "prison.txt": PRISON})
    (documents / "radio.txt").unlink()
    report = run(twice)
    assert (set(statuses(report).values()), report.problems) == ({"unchanged"}, ())
    assert report.library == info


def test_a_check_tells_what_differs_from_the_documents(twice: Engine, folder: Path, documents: Path) -> None:
    roll_back(folder)
    check = check_library(twice)
    assert (check.damage, check.changed) == ((), (f"{documents}/visit.txt",))
    assert (check.gone, check.unread) == ((f"{documents}/prison.txt",), (f"{documents}/radio.txt",))


# --- refusals -------------------------------------------------------------------------------------------------------


def test_there_is_no_earlier_generation(library: Engine, documents: Path, folder: Path) -> None:
    with pytest.raises(LibraryMissingError):
        roll_back(folder)
    run(library, documents)
    before = tree(folder / "generations")
    for refused in (roll_back, previous):
        with pytest.raises(LibraryError, match=r"holds no earlier generation \(there is nothing to go back to\)"):
            refused(folder)
    assert tree(folder / "generations") == before


@pytest.mark.parametrize("what", ["*.seg", "state.json", "manifest.json"])
def test_a_damaged_generation_does_not_come_back(twice: Engine, folder: Path, what: str) -> None:
    (damaged,) = (folder / "generations/000001").glob(what)
    if what == "manifest.json":
        damaged.write_text(damaged.read_text().replace('"size": ', '"size": 1'))
    else:
        _flip(damaged)
    before = tree(folder / "generations")
    with pytest.raises(LibraryError, match=r"can't be gone back to: .*current one is untouched"):
        roll_back(folder)
    assert tree(folder / "generations") == before
    assert article_ids(twice) == ["radio", "visit"]


def test_a_generation_of_another_version_does_not_come_back(twice: Engine, folder: Path) -> None:
    manifest = folder / "generations/000001/manifest.json"
    fields = json.loads(manifest.read_text())
    fields["versions"]["schema"] = "0"
    manifest.write_text(json.dumps(fields))
    with pytest.raises(LibraryError, match=r"can't be gone back to: .*schema version 0"):
        roll_back(folder)
    assert [kept.info.generation[:6] for kept in history(folder)] == ["000002"]


def test_it_mends_a_library_whose_current_generation_is_damaged(twice: Engine, folder: Path) -> None:
    _flip(folder / "generations/000002/state.json")
    with pytest.raises(LibraryDamagedError):
        WhooshEngine(folder).info()
    roll_back(folder)
    _is_whole(folder, [["prison", "visit"]])


def test_one_writes_at_a_time(twice: Engine, folder: Path) -> None:
    with Store(folder, VERSIONS).writing(), pytest.raises(LibraryLockedError, match="another run"):
        roll_back(folder)
    assert article_ids(twice) == ["radio", "visit"]


@pytest.mark.parametrize("call", ["os.fsync", "os.link", "pathlib.Path.replace", "pathlib.Path.rename"])
def test_a_refusal_of_the_system_leaves_it_as_it_was(
    twice: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    before = tree(folder / "generations")
    with monkeypatch.context() as patch:
        patch.setattr(call, _refuse(28))
        with pytest.raises(LibraryWriteError, match="last generation is untouched"):
            roll_back(folder)
    assert tree(folder / "generations") == before
    roll_back(folder)
    assert article_ids(twice) == ["prison", "visit"]


def test_killed_at_any_step_it_is_the_old_or_the_new_generation(twice: Engine, folder: Path, tmp_path: Path) -> None:
    twice.close()
    new, old = ["prison", "visit"], ["radio", "visit"]
    seen = set()
    for instant in range(instants(roll_back, folder, tmp_path / "counted")):
        copy = tmp_path / f"killed{instant}"
        killed_at(instant, roll_back, folder, copy)
        _is_whole(copy, [old, new])
        engine = open_library(copy)
        reached = article_ids(engine)
        seen.add(tuple(reached))
        engine.close()
        if reached == old:  # the step can be made again, and leaves nothing behind
            roll_back(copy)
        _is_whole(copy, [new])
        assert not [*copy.rglob("*.tmp")] or reached == new
        shutil.rmtree(copy)
    assert seen == {tuple(old), tuple(new)}


# --- the command ----------------------------------------------------------------------------------------------------


def test_the_command_says_what_it_did(twice: Engine, folder: Path, documents: Path) -> None:
    names = [kept.info.generation for kept in history(folder)]
    before = tree(folder / "generations")
    dry = CliRunner().invoke(main, ["rollback", "--library", str(folder), "--dry-run"])
    assert tree(folder / "generations") == before
    assert "This was a dry run: nothing was changed." in dry.stdout
    result = CliRunner().invoke(main, ["rollback", "--library", str(folder)])
    assert (dry.exit_code, result.exit_code, result.stderr) == (0, 0, "")
    for text in (dry.stdout, result.stdout):
        assert f"comes back  {documents}/prison.txt" in text
        assert f" as before  {documents}/visit.txt" in text
        assert f"taken back  {documents}/radio.txt" in text
    assert f"holds again what generation {names[1]} held: 5 passages in 2 articles." in result.stdout
    assert "ibid index" in result.stdout


def test_the_command_as_json(twice: Engine, folder: Path, documents: Path) -> None:
    result = CliRunner().invoke(main, ["rollback", "--library", str(folder), "--json"])
    body = json.loads(result.stdout)
    assert body["library"]["generation"] == history(folder)[0].info.generation
    assert body["restores"] == history(folder)[0].restores
    assert body["back"] == [f"{documents}/prison.txt"]
    assert body["as_before"] == [f"{documents}/visit.txt"]
    assert body["away"] == [f"{documents}/radio.txt"]
    assert body["dry_run"] is False


def test_the_command_refuses_in_words(library: Engine, documents: Path, folder: Path) -> None:
    run(library, documents)
    result = CliRunner().invoke(main, ["rollback", "--library", str(folder)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("holds no earlier generation (there is nothing to go back to)\n")

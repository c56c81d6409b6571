"""The desk's jobs: what publishing would change, publishing, going back; one at a time, told as they go."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from indexer import build as building
from indexer import history, open_library
from indexer.desk import comparing, jobs, work
from indexer.desk.desk import WITH_DOCUMENTS, Desk
from indexer.desk.values import Job, Stand, Task
from indexer.engine.protocol import Engine
from indexer.engine.store import Store
from indexer.errors import BusyError
from indexer.report import keep_report, last_run
from tests.desks import at_once, do, stage, waiting
from tests.folders import PRISON, RADIO, VISIT, article_ids, found, run, statuses, tree, write
from tests.killed import instants, killed_at

COLUMNS = "id,label,type,variants,wikidata,note\n"


@pytest.fixture(autouse=True)
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The authority folder that every build uses, here with one actor and one outlet."""
    folder = write(
        tmp_path / "authority",
        {
            "actors.csv": f"{COLUMNS}kim-il-sung,Kim Il Sung,person,,,\n",
            "outlets.csv": f"{COLUMNS}rodong-sinmun,Rodong Sinmun,newspaper,,,\n",
        },
    )
    monkeypatch.setattr(building, "authority_path", lambda: folder)
    return folder


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write(tmp_path / "documents", {"visit.txt": VISIT, "prison.txt": PRISON})


@pytest.fixture
def desk(tmp_path: Path, library: Engine, documents: Path) -> Desk:
    run(library, documents)
    return Desk(tmp_path / "library")


# --- what would change ----------------------------------------------------------------------------------------------


def test_the_difference_is_told_document_by_document(desk: Desk, documents: Path) -> None:
    stage(desk, documents, {"radio.txt": RADIO, "visit.txt": VISIT + "2. Another note.\n", "bad.pdf": "no PDF"})
    (documents / "prison.txt").unlink()
    assert do(desk, Task.COMPARE).stand is Stand.DONE
    difference = desk.difference()
    assert difference is not None
    told = {
        Path(one.path).name: (one.status, one.passages_before, one.passages_after, one.notes_after, one.staged)
        for one in difference.documents
    }
    assert told == {
        "bad.pdf": ("failed", 0, 0, 0, True),
        "prison.txt": ("removed", 2, 0, 0, False),
        "radio.txt": ("added", 0, 2, 0, True),
        "visit.txt": ("changed", 3, 4, 2, True),
    }
    assert Path(difference.documents[0].path).name == "bad.pdf"  # what is wrong comes first
    assert (difference.before.passages, difference.after.passages) == (5, 6)
    assert (difference.before.articles, difference.after.articles) == (2, 2)
    assert "PDF" in difference.documents[0].remarks[0]
    assert any("is not called" in remark for one in difference.documents for remark in one.remarks)


def test_the_difference_tells_names_outlets_and_works(desk: Desk, documents: Path) -> None:
    stage(desk, documents, {"letter.txt": VISIT, "visit.txt": VISIT.replace("Kim Il Sung", "nobody")})
    do(desk, Task.COMPARE)
    difference = desk.difference()
    assert difference is not None
    shifts = {(one.facet, one.id): (one.label, one.before, one.after) for one in difference.values}
    assert shifts["outlet", "rodong-sinmun"] == ("Rodong Sinmun", 2, 4)
    assert ("actor", "kim-il-sung") not in shifts  # one passage less, one more
    assert [key for key in shifts if key[0] == "work"]
    do(desk, Task.PUBLISH)
    with_them = {facet: len(_having(desk, facet, name)) for facet, name in [("outlet", "rodong-sinmun")]}
    assert with_them == {"outlet": 4}


def _having(desk: Desk, facet: str, value: str) -> set[str]:
    engine = open_library(desk.places.library)
    ids = {
        passage.id
        for summary in engine.articles()
        for passage in engine.article(summary.id).passages
        if value in {ref.id for ref in (passage.outlets if facet == "outlet" else passage.actors)}
    }
    engine.close()
    return ids


def test_publishing_then_does_what_was_told(desk: Desk, documents: Path) -> None:
    stage(desk, documents, {"radio.txt": RADIO, "visit.txt": PRISON})
    do(desk, Task.COMPARE)
    difference = desk.difference()
    assert difference is not None
    assert desk.staging.key(difference.before.generation) == difference.key
    do(desk, Task.PUBLISH)
    last = desk.last_run()
    assert last is not None
    told = {one.path: one.status for one in difference.documents}
    done = {
        f"{one.folder}/{one.path}": one.status.value for one in last.report.outcomes if one.status.value != "unchanged"
    }
    assert told == done
    after = last.report.library
    assert (difference.after.passages, difference.after.articles) == (after.passages, after.articles)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("catalogue.csv", "file,title\nvisit.txt,Another\n", {"visit.txt": "changed"}, id="the catalogue"),
        pytest.param("actors.csv", f"{COLUMNS}caracas,Caracas,place,,,\n", {"visit.txt": "changed"}, id="an authority"),
    ],
)
def test_a_table_that_waits_is_looked_at_too(
    desk: Desk, documents: Path, name: str, content: str, expected: dict[str, str]
) -> None:
    stage(desk, documents, {name: content})
    do(desk, Task.COMPARE)
    difference = desk.difference()
    assert difference is not None
    assert {Path(one.path).name: one.status for one in difference.documents} == expected
    assert do(desk, Task.PUBLISH).stand is Stand.DONE
    last = desk.last_run()
    assert last is not None
    assert {one.path: one.status.value for one in last.report.outcomes if one.status.value != "unchanged"} == expected


def test_a_look_ahead_changes_neither_documents_nor_library(desk: Desk, documents: Path) -> None:
    stage(desk, documents, {"visit.txt": RADIO})
    before = tree(documents), tree(desk.places.library)
    do(desk, Task.COMPARE)
    assert (tree(documents), tree(desk.places.library)) == before
    assert waiting(desk) == {"visit.txt": True}


def test_no_library_is_built_from_what_waits(library: Engine, desk: Desk, documents: Path) -> None:
    stage(desk, documents, {"radio.txt": RADIO})
    with pytest.raises(ValueError, match="built from the documents themselves"):
        run(library, overlay=desk.staging.overlay())


def test_there_is_no_library_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "first", {"visit.txt": VISIT})
    monkeypatch.setattr(comparing, "documents_path", lambda: folder)
    desk = Desk(tmp_path / "new")
    do(desk, Task.COMPARE)
    difference = desk.difference()
    assert difference is not None
    assert [Path(one.path).name for one in difference.documents] == ["visit.txt"]
    stage(desk, folder, {"radio.txt": RADIO})
    assert do(desk, Task.PUBLISH).stand is Stand.DONE
    engine = open_library(tmp_path / "new")
    assert article_ids(engine) == ["radio", "visit"]
    engine.close()


# --- publishing -----------------------------------------------------------------------------------------------------


def test_publishing_moves_in_and_builds(desk: Desk, library: Engine, documents: Path) -> None:
    stage(desk, documents, {"radio.txt": RADIO, "visit.txt": PRISON})
    job = do(desk, Task.PUBLISH)
    assert (job.stand, job.generation) == (Stand.DONE, library.info().generation)
    assert waiting(desk) == {}
    assert article_ids(library) == ["prison", "radio", "visit"]
    assert [file.path for file in desk.withdrawable(job.generation)] == ["radio.txt", "visit.txt"]


def test_nothing_is_moved_while_another_run_writes(desk: Desk, documents: Path) -> None:
    stage(desk, documents, {"radio.txt": RADIO})
    before = tree(documents)
    with Store(desk.places.library, {}).writing():
        job = do(desk, Task.PUBLISH)
    assert job.stand is Stand.FAILED
    assert f"another run (process {os.getpid()}) is writing" in job.error
    assert job.cure == "wait until it is done"
    assert (tree(documents), waiting(desk)) == (before, {"radio.txt": False})
    assert do(desk, Task.PUBLISH).stand is Stand.DONE


def test_what_was_moved_in_by_a_publishing_that_failed_belongs_to_the_next(
    desk: Desk, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(desk, documents, {"radio.txt": RADIO})
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _only_beside(desk.places.library / "generations"))
        assert do(desk, Task.PUBLISH).stand is Stand.FAILED
    assert (documents / "radio.txt").read_text() == RADIO
    job = do(desk, Task.PUBLISH)
    assert [file.path for file in desk.withdrawable(job.generation)] == ["radio.txt"]


def _only_beside(folder: Path) -> object:
    """An fsync that fails for files below a folder."""
    really = os.fsync

    def sync(handle: int) -> None:
        if Path(f"/proc/self/fd/{handle}").readlink().is_relative_to(folder):
            raise OSError(28, "No space left on device")
        really(handle)

    return sync


def test_publishing_killed_at_any_step_loses_nothing(tmp_path: Path, desk: Desk, documents: Path) -> None:
    def prepare(home: Path) -> Desk:
        folder = write(home / "documents", {"visit.txt": VISIT})
        engine = open_library(home / "library")
        run(engine, folder)
        engine.close()
        own = Desk(home / "library")
        stage(own, folder, {"radio.txt": RADIO, "visit.txt": PRISON})
        return own

    def publish(home: Path) -> None:
        work.run(Desk(home / "library").places, Task.PUBLISH)

    prepare(tmp_path / "counted")
    steps = instants(publish, tmp_path / "nothing", tmp_path / "counted")
    for instant in range(0, steps, 3):  # every step of both halves has a test of its own
        home = tmp_path / f"killed{instant}"
        own = prepare(home)
        killed_at(instant, publish, tmp_path / "nothing", home)
        begun = own.job(Task.PUBLISH)
        assert begun is None or begun.stand is (Stand.DONE if begun.generation else Stand.STOPPED)
        assert {VISIT, PRISON, RADIO} <= {path.read_text() for path in home.rglob("*.txt")}
        assert do(own, Task.PUBLISH).stand is Stand.DONE
        engine = open_library(home / "library")
        assert article_ids(engine) == ["radio", "visit"]
        assert found(engine, "poet") == {"visit/p1"}
        assert engine.verify() == ()
        engine.close()
        shutil.rmtree(home)


# --- going back -----------------------------------------------------------------------------------------------------


def test_going_back_takes_the_documents_of_the_publishing_back(desk: Desk, library: Engine, documents: Path) -> None:
    before = tree(documents)
    stage(desk, documents, {"radio.txt": RADIO, "visit.txt": PRISON})
    do(desk, Task.PUBLISH)
    job = do(desk, Task.ROLL_BACK, WITH_DOCUMENTS)
    assert (job.stand, job.generation) == (Stand.DONE, library.info().generation)
    assert job.waiting == (f"{documents}/radio.txt", f"{documents}/visit.txt")
    assert article_ids(library) == ["prison", "visit"]
    assert tree(documents) == before
    assert waiting(desk) == {"radio.txt": False, "visit.txt": True}
    assert set(statuses(run(library)).values()) == {"unchanged"}


def test_going_back_may_leave_the_documents(desk: Desk, library: Engine, documents: Path) -> None:
    stage(desk, documents, {"radio.txt": RADIO})
    do(desk, Task.PUBLISH)
    assert do(desk, Task.ROLL_BACK).waiting == ()
    assert (documents / "radio.txt").exists()
    assert article_ids(library) == ["prison", "visit"]
    assert statuses(run(library))["radio.txt"] == "added"


def test_there_is_nothing_to_go_back_to(desk: Desk) -> None:
    job = do(desk, Task.ROLL_BACK, WITH_DOCUMENTS)
    assert (job.stand, job.cure) == (Stand.FAILED, "there is nothing to go back to")


# --- one at a time, and told ----------------------------------------------------------------------------------------


def test_a_second_job_is_refused_while_one_works(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = []

    def second(*_: object) -> None:
        for task in (Task.PUBLISH, Task.COMPARE, Task.ROLL_BACK):
            with pytest.raises(BusyError, match=r"another job is at work.*wait until it is done"):
                desk.start(task)
            refused.append(task)
        running = desk.job(Task.PUBLISH)
        assert running
        assert (running.task, running.stand) == (Task.COMPARE, Stand.RUNNING)

    monkeypatch.setattr(jobs, "_launch", second)
    desk.start(Task.COMPARE)
    assert len(refused) == 3


def test_a_survey_stands_in_nobodys_way(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    def other(_: object, task: Task, *__: object) -> None:
        started.append(task)
        if task is Task.SURVEY:
            desk.start(Task.COMPARE)

    monkeypatch.setattr(jobs, "_launch", other)
    desk.start(Task.SURVEY)
    assert started == [Task.SURVEY, Task.COMPARE]


def test_a_job_tells_how_far_it_is(desk: Desk, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_OFTEN", 0.0)
    told: list[Job] = []
    write_ = type(desk.places).write

    def listen(places: object, path: Path, body: dict[str, object]) -> None:
        if path.name == "work.json":
            told.append(Job.from_json(body))
        write_(desk.places, path, body)

    monkeypatch.setattr(type(desk.places), "write", listen)
    stage(desk, documents, {"radio.txt": RADIO})
    do(desk, Task.PUBLISH)
    steps = [(one.phase, one.done, one.total, one.path) for one in told]
    assert ("moving", 0, 1, "radio.txt") in steps
    assert ("reading", 1, 3, "radio.txt") in steps
    assert steps[-1] == ("writing", 3, 3, "")
    assert [one.phase for one in told if one.stand is Stand.DONE] == ["writing"]


def test_a_job_that_died_is_known_by_its_free_lock(desk: Desk) -> None:
    desk.places.write(jobs.file_of(desk.places, Task.PUBLISH), Job(Task.PUBLISH, Stand.RUNNING, 1.0).as_json())
    job = desk.job(Task.PUBLISH)
    assert job
    assert job.stand is Stand.STOPPED
    assert do(desk, Task.PUBLISH).stand is Stand.DONE


def test_what_another_version_wrote_is_no_job(desk: Desk) -> None:
    for body in ({}, {"task": "dance"}, {"task": "publish", "stand": "done"}):
        desk.places.write(jobs.file_of(desk.places, Task.PUBLISH), body)
        assert desk.job(Task.PUBLISH) is None
    desk.places.write(desk.places.difference, {"key": 1})
    desk.places.write(desk.places.findings, {"key": 1})
    assert (desk.difference(), desk.findings()) == (None, None)


def _wait(desk: Desk) -> None:
    """Until the job's process has ended: it holds the lock so long."""
    with jobs.file_of(desk.places, Task.PUBLISH).with_suffix(".lock").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)


def test_a_process_of_its_own_does_the_job(
    desk: Desk, library: Engine, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IBID_TOKEN", "a token that is not handed over")
    stage(desk, documents, {"radio.txt": RADIO})
    begun = desk.start(Task.PUBLISH)
    assert begun.stand is Stand.RUNNING
    _wait(desk)
    done = desk.job(Task.PUBLISH)
    assert done
    assert (done.stand, done.error) == (Stand.DONE, "")
    assert article_ids(library) == ["prison", "radio", "visit"]


def test_a_process_that_is_killed_is_told_and_another_can_start(desk: Desk, library: Engine) -> None:
    lock = jobs.file_of(desk.places, Task.PUBLISH).with_suffix(".lock")
    desk.places.make()
    handle = os.open(lock, os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    desk.places.write(jobs.file_of(desk.places, Task.PUBLISH), Job(Task.PUBLISH, Stand.RUNNING, 1.0).as_json())
    sleeper = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"], pass_fds=(handle,))
    os.close(handle)
    with pytest.raises(BusyError):
        desk.start(Task.PUBLISH)
    sleeper.send_signal(signal.SIGKILL)
    sleeper.wait()
    stopped = desk.job(Task.PUBLISH)
    assert stopped
    assert stopped.stand is Stand.STOPPED


# --- the report of the last run -------------------------------------------------------------------------------------


def test_the_report_of_a_run_is_kept_whole(library: Engine, desk: Desk, documents: Path, tmp_path: Path) -> None:
    write(documents, {"bad.pdf": "no PDF", "over.doc": "", "names.txt": VISIT})
    report = run(library)
    keep_report(tmp_path / "library", report)
    last = last_run(tmp_path / "library")
    assert last is not None
    assert last.report == report
    assert last.ended > 0
    assert history(tmp_path / "library")[0].info == last.report.library


@pytest.mark.parametrize("content", [None, "", "{", "[]", '{"ended": 1}', '{"ended": 1, "documents": [{}]}'])
def test_a_report_that_cannot_be_read_is_none(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "report.json").write_text(content)
    assert last_run(tmp_path) is None


def test_a_library_folder_may_hold_its_report(library: Engine, desk: Desk, tmp_path: Path) -> None:
    keep_report(tmp_path / "library", run(library))
    (tmp_path / "library/IBID").unlink()
    engine = open_library(tmp_path / "library")
    assert engine.info().articles == 2
    engine.close()
    assert json.loads((tmp_path / "library/report.json").read_text())["counts"]["unchanged"] == 2


def test_a_job_in_this_process_stands_for_one_in_tests(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_launch", at_once)
    desk.start(Task.COMPARE)
    done = desk.job(Task.COMPARE)
    assert done
    assert done.stand is Stand.DONE

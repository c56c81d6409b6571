"""Documents that are read by several processes: the same library, and a document that kills its reader fails alone."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import open_library, pool, workers
from indexer.build import Options, build
from indexer.errors import IbidError, LibraryWriteError
from indexer.making import Made, Task
from indexer.model import LibraryInfo
from indexer.pool import Pool, make_all
from indexer.report import Report
from indexer.settings import document_seconds, jobs
from indexer.workers import Workers
from tests.folders import PRISON, RADIO, VISIT, remarks, statuses, write

HERE = Path(__file__).resolve().parent.parent
# In Korean, for which no model of languages has to be loaded, so that a second is time enough.
PLAIN = "대표단의 방문\n\n대표단은 세 주일 동안 머무르면서 여러 공장을 방문하였다.\n"
# What the processes do instead of reading some documents; it is put before their own beginning.
TRAPS = """
import os, signal, sys
from indexer import making
from indexer.reading import read
def trapped(name, data):
    if name.startswith("deadly"): os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("leaving"): os._exit(3)
    if name.startswith("slow"):
        while True: pass
    print("a library that talks")
    return read(name, data)
making.read = trapped
"""


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers are started however little there is to read."""
    monkeypatch.setattr(pool, "_WORTH_WORKERS", 0)


@pytest.fixture
def trapped(always: None, monkeypatch: pytest.MonkeyPatch) -> None:
    start = workers._START.replace("from indexer.worker", f"exec({TRAPS!r}); from indexer.worker")  # noqa: SLF001
    monkeypatch.setattr(workers, "_START", start)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The workers that were started; what a reader starts for itself (the one of PDFs does) isn't ours."""
    found: list[subprocess.Popen[bytes]] = []
    really = subprocess.Popen

    def noting(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        process: subprocess.Popen[bytes] = really(*arguments, **options)  # type: ignore[call-overload]
        if workers._START in process.args:  # type: ignore[operator]  # noqa: SLF001
            found.append(process)
        return process

    monkeypatch.setattr(subprocess, "Popen", noting)
    return found


def built(folder: Path, documents: Sequence[Path], count: int, seconds: float = 60) -> tuple[Report, dict[str, bytes]]:
    """The report of a build, and the segments and the state of the library that it made."""
    library = open_library(folder)
    report = build(library, documents, Options(workers=Workers(count, seconds)))
    library.close()
    (generation,) = (folder / "generations").iterdir()
    files = {path.suffix: path.read_bytes() for path in generation.iterdir() if path.suffix in (".seg", ".toc")}
    return replace(report, library=LibraryInfo("", report.library.passages, report.library.articles)), files


# --- the same library -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("always")
def test_any_number_of_processes_makes_the_same_library(tmp_path: Path, started: list[subprocess.Popen[bytes]]) -> None:
    other = write(
        tmp_path / "other",
        {
            "empty.txt": "", "visit.txt": VISIT, "a/visit.txt": RADIO, "pdf.txt": b"%PDF-1.4", "double.txt": PRISON,
            "catalogue.csv": "file,identifier,title\nvisit.txt,,A Better Title\ndouble.txt,visit,\n",
            "authority/actors.csv": "id,label,type,variants,wikidata,note\ncaracas,Caracas,place,,,\n",
        },
    )  # fmt: skip
    folders = [HERE / "documents", other]
    alone, files = built(tmp_path / "alone", folders, 1)
    assert not started
    together, same = built(tmp_path / "together", folders, 2)
    assert len(started) == 2
    assert alone == together
    assert alone.counts["added"] > 16
    assert alone.counts["failed"] == 3
    assert files[".seg"] == same[".seg"]
    assert all(process.poll() is not None for process in started)


@pytest.mark.usefixtures("always")
def test_workers_are_told_what_documents_share(tmp_path: Path) -> None:
    box = "Our letter from the archive comes every second Thursday."
    texts = {"visit.txt": VISIT, "prison.txt": PRISON, "radio.txt": RADIO}
    documents = write(
        tmp_path / "documents", {name: text.replace("\n", f"\n\n{box}\n", 1) for name, text in texts.items()}
    )
    report, _ = built(tmp_path / "library", [documents], 2)
    assert all(box in remarks(report, name) for name in texts)


@pytest.mark.usefixtures("always")
def test_what_is_unchanged_is_not_handed_over(tmp_path: Path, started: list[subprocess.Popen[bytes]]) -> None:
    documents = write(tmp_path / "documents", {"visit.txt": VISIT, "prison.txt": PRISON, "radio.txt": RADIO})
    library = open_library(tmp_path / "library")
    build(library, [documents])
    write(documents, {"visit.txt": VISIT.replace("rifles", "tractors"), "prison.txt": PRISON.replace("poet", "envoy")})
    told: list[tuple[int, int, str]] = []
    report = build(library, [], Options(workers=Workers(2)), progress=lambda *step: told.append(step))
    assert statuses(report) == {"visit.txt": "changed", "prison.txt": "changed", "radio.txt": "unchanged"}
    assert told == [(0, 3, "prison.txt"), (1, 3, "radio.txt"), (2, 3, "visit.txt"), (3, 3, "")]
    assert len(started) == 2
    assert statuses(build(library, [], Options(workers=Workers(2)))) == dict.fromkeys(statuses(report), "unchanged")
    assert len(started) == 2


def test_a_little_is_read_without_workers(tmp_path: Path, started: list[subprocess.Popen[bytes]]) -> None:
    """A process takes longer to start than the sample corpus to read."""
    built(tmp_path / "library", [HERE / "documents"], 8)
    assert not started


# --- what kills a process -------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("trapped")
def test_a_document_that_kills_its_process_fails_alone(tmp_path: Path) -> None:
    names = ["deadly.txt", "leaving.txt", "slow.txt", *(f"good{number}.txt" for number in range(6))]
    documents = write(tmp_path / "documents", dict.fromkeys(names, PLAIN))
    report, _ = built(tmp_path / "library", [documents], 2, seconds=1)
    assert statuses(report) == {name: "added" if name.startswith("good") else "failed" for name in names}
    assert "was ended by SIGKILL, twice (see whether memory is short" in remarks(report, "deadly.txt")
    assert "was ended with status 3, twice" in remarks(report, "leaving.txt")
    assert "took more than 1 seconds and was stopped (split it" in remarks(report, "slow.txt")
    assert "$IBID_DOCUMENT_SECONDS" in remarks(report, "slow.txt")


class Scripted:
    """A worker in name only. A document does what its name says, and the first letter of a name is used up."""

    fates: dict[str, str] = {}  # noqa: RUF012 - set anew for each example
    alive = 0

    def __init__(self) -> None:
        type(self).alive += 1
        self.told: list[Task] = []
        self.status = 0

    def prepare(self, order: bytes) -> None:
        assert pickle.loads(order) == (5.0, ())  # noqa: S301 - our own

    def tell(self, frame: bytes) -> None:
        self.told.append(pickle.loads(frame))  # noqa: S301 - our own

    def hear(self) -> bytes | None:
        if not self.told or self.status:
            return None
        task = self.told.pop(0)
        fates = self.fates[task.path]
        fate, self.fates[task.path] = fates[0], fates[1:] or fates
        self.status = {"k": -signal.SIGKILL, "s": -signal.SIGALRM}.get(fate, 0)
        return None if self.status else pickle.dumps(Made(digest=task.path))

    def kill(self) -> None:
        self.status = -signal.SIGKILL

    def end(self) -> int:
        type(self).alive -= 1
        return self.status


@given(st.lists(st.sampled_from(["g", "g", "k", "s", "kg", "ks", "-"]), max_size=30), st.integers(1, 4))
def test_every_task_is_answered_in_order(fates: list[str], count: int) -> None:
    """g: good, k: kills, s: too slow, kg: kills the first time, -: nothing to do."""
    Scripted.fates = {str(number): fate for number, fate in enumerate(fates)}
    tasks = [None if fate == "-" else Task(0, str(n), Path(str(n)), str(n)) for n, fate in enumerate(fates)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "Worker", Scripted)
        made_by = Pool([], Workers(count, 5.0))
        answers = list(made_by.make(tasks))
        made_by.close()
    for number, (fate, made) in enumerate(zip(fates, answers, strict=True)):
        if fate == "-":
            assert made is None
            continue
        assert made is not None
        if fate.endswith("g"):
            assert made.digest == str(number)
        else:
            assert ("took more than 5 seconds" if "s" in fate else "SIGKILL, twice") in made.failure
    assert Scripted.alive == 0


def test_no_more_is_read_ahead_than_agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "Worker", Scripted)
    monkeypatch.setattr(pool, "_AHEAD_DOCUMENTS", 3)
    taken: list[int] = []

    def tasks() -> Iterator[Task]:
        for number in range(50):
            taken.append(number)
            yield Task(0, str(number), Path(str(number)), str(number))

    Scripted.fates = {str(number): "g" for number in range(50)}
    made_by = Pool([], Workers(2, 5.0))
    for number, _ in enumerate(made_by.make(tasks())):
        assert len(taken) <= number + 6
    made_by.close()
    assert len(taken) == 50


def test_nor_more_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of large documents fewer lie ready, but one at least."""
    monkeypatch.setattr(pool, "Worker", Scripted)
    monkeypatch.setattr(pool, "_AHEAD_BYTES", 1000)
    write(tmp_path, {"small": b"1" * 400, "large": b"1" * 5000})
    names = ["small"] * 20 + ["large"] * 5
    taken = 0

    def tasks() -> Iterator[Task]:
        nonlocal taken
        for name in names:
            taken += 1
            yield Task(0, name, tmp_path / name, name)

    Scripted.fates = {"small": "g", "large": "g"}
    made_by = Pool([], Workers(1, 5.0))
    ahead = [taken - number for number, _ in enumerate(made_by.make(tasks()))]
    made_by.close()
    assert ahead[:5] == [3, 3, 3, 3, 3]
    assert ahead[20:] == [1, 1, 1, 1, 1]


# --- beginning and end ----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("always")
def test_a_process_that_cannot_start_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_START", "raise SystemExit(1)")
    documents = write(tmp_path / "documents", {"visit.txt": VISIT, "prison.txt": PRISON})
    with pytest.raises(LibraryWriteError, match=r"ended before it was ready .*--jobs 1"):
        built(tmp_path / "library", [documents], 2)
    assert not (tmp_path / "library" / "generations").exists() or not list((tmp_path / "library/generations").iterdir())


@pytest.mark.usefixtures("trapped")
def test_nothing_stays_behind_of_a_run_that_is_interrupted(
    tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    documents = write(tmp_path / "documents", dict.fromkeys(["a.txt", "b.txt", "slow1.txt", "slow2.txt"], PLAIN))

    def interrupt(done: int, _total: int, _path: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    library = open_library(tmp_path / "library")
    with pytest.raises(KeyboardInterrupt):
        build(library, [documents], Options(workers=Workers(2, 600)), progress=interrupt)
    assert len(started) == 2
    assert all(process.poll() is not None for process in started)


def test_nothing_stays_behind_of_a_run_that_is_killed(tmp_path: Path) -> None:
    """The processes hold the other end of the pipe, so that it ends when the last of them has ended."""
    documents = write(tmp_path / "documents", dict.fromkeys(["a.txt", "slow1.txt", "slow2.txt"], PLAIN))
    trap = f"exec({TRAPS!r}); from indexer.worker"
    script = f"""
from pathlib import Path
from indexer import open_library, pool, workers
from indexer.build import Options, build
pool._WORTH_WORKERS = 0
workers._START = workers._START.replace("from indexer.worker", {trap!r})
def seen(done, *_): print(done, flush=True)
build(open_library(None), [Path({str(documents)!r})], Options(workers=workers.Workers(2, 1)), seen)
"""
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=HERE
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert [run.stdout.readline() for _ in range(2)] == ["0\n", "1\n"]
        run.kill()
        run.stderr.read()
        assert run.wait() == -signal.SIGKILL


# --- settings -------------------------------------------------------------------------------------------------------


def test_how_many_processes_and_how_long(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("IBID_JOBS", "IBID_DOCUMENT_SECONDS"):
        monkeypatch.delenv(name, raising=False)
    assert 1 <= jobs() <= 8
    assert document_seconds() == 180
    monkeypatch.setenv("IBID_JOBS", "3")
    monkeypatch.setenv("IBID_DOCUMENT_SECONDS", "2.5")
    assert (jobs(), jobs(5), document_seconds()) == (3, 5, 2.5)


@pytest.mark.parametrize("value", ["0", "-1", "two", "1.5", "nan", "1e9"])
def test_a_setting_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("IBID_JOBS", value)
    with pytest.raises(IbidError, match=r"\$IBID_JOBS is .* \(set it to a whole number above 0, or unset it\)"):
        jobs()


def test_one_process_reads_as_before(tmp_path: Path) -> None:
    assert list(make_all([None, None], [], Workers())) == [None, None]
    with pytest.raises(ZeroDivisionError):
        list(make_all((1 // 0 for _ in [1]), [], Workers(2)))  # type: ignore[misc]

"""A run over documents: what it reads, what it leaves, what it lets go, and that it says so."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from indexer import build as building
from indexer import making, open_library
from indexer.engine.protocol import Engine
from indexer.errors import DocumentError, IbidError, LibraryLockedError, LibraryMissingError
from indexer.folder import open_folder
from indexer.model import RawDocument
from indexer.reading import read as really_read
from indexer.report import Report
from tests.folders import PRISON, RADIO, VISIT, article_ids, found, remarks, run, statuses, tree, write

ACTORS = "id,label,type,variants,wikidata,note\n"
CATALOGUE = "file,identifier,title,date\n"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write(tmp_path / "documents", {"visit.txt": VISIT, "prison.txt": PRISON})


@pytest.fixture(autouse=True)
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The authority folder that every build uses, here with one actor alone."""
    folder = write(tmp_path / "authority", {"actors.csv": f"{ACTORS}kim-il-sung,Kim Il Sung,person,,,\n"})
    monkeypatch.setattr(building, "authority_path", lambda: folder)
    return folder


def read_again(engine: Engine, *paths: Path) -> dict[str, str]:
    """What became of each document in another run, but for those that were left as they were."""
    return {path: status for path, status in statuses(run(engine, *paths)).items() if status != "unchanged"}


# --- incremental ----------------------------------------------------------------------------------------------------


def test_a_first_run_adds_everything(library: Engine, documents: Path) -> None:
    report = run(library, documents)
    assert statuses(report) == {"prison.txt": "added", "visit.txt": "added"}
    assert (report.library, report.problems, report.failed) == (library.info(), (), False)
    (visit,) = [outcome for outcome in report.outcomes if outcome.path == "visit.txt"]
    assert (visit.folder, visit.article, visit.passages, visit.notes) == (str(documents), "visit", 3, 1)
    assert found(library, "rifles") == {"visit/p2"}


def test_a_second_run_reads_nothing(library: Engine, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = run(library, documents).library
    monkeypatch.setattr(making, "read", None)
    report = run(library)
    assert set(statuses(report).values()) == {"unchanged"}
    assert report.library == before


def test_a_document_counts_by_its_content(library: Engine, documents: Path) -> None:
    run(library, documents)
    os.utime(documents / "visit.txt", (0, 0))
    assert read_again(library) == {}
    write(documents, {"visit.txt": VISIT.replace("rifles", "tractors"), "radio.txt": RADIO})
    (documents / "prison.txt").unlink()
    assert read_again(library) == {"visit.txt": "changed", "radio.txt": "added", "prison.txt": "removed"}
    assert article_ids(library) == ["radio", "visit"]
    assert found(library, "rifles") == set()


def test_what_is_gone_and_comes_back(library: Engine, documents: Path) -> None:
    run(library, documents)
    (documents / "prison.txt").rename(documents / "prison.aside")
    assert read_again(library) == {"prison.aside": "skipped", "prison.txt": "removed"}
    (documents / "prison.aside").rename(documents / "prison.txt")
    assert read_again(library) == {"prison.txt": "added"}


def test_a_catalogue_row_concerns_its_document_alone(library: Engine, documents: Path) -> None:
    run(library, documents)
    write(documents, {"catalogue.csv": f"{CATALOGUE}visit.txt,,A Better Title,1999\n"})
    assert read_again(library) == {"visit.txt": "changed"}
    summary = library.article("visit").summary
    assert (summary.title, summary.published) == ("A Better Title", "1999")
    (documents / "catalogue.csv").unlink()
    assert read_again(library) == {"visit.txt": "changed"}
    assert library.article("visit").summary.title == "A Visit to Pyongyang"


@pytest.mark.parametrize("where", ["authority", "documents/authority"])
def test_an_authority_concerns_the_articles_that_have_its_names(
    library: Engine, documents: Path, tmp_path: Path, where: str
) -> None:
    run(library, documents)
    assert library.passage("visit/n1").passage.outlets == ()
    write(tmp_path / where, {"outlets.csv": f"{ACTORS}rodong-sinmun,Rodong Sinmun,newspaper,,,\n"})
    assert read_again(library) == {"visit.txt": "changed"}
    assert [outlet.id for outlet in library.passage("visit/n1").passage.outlets] == ["rodong-sinmun"]
    assert [outlet.via for outlet in library.passage("visit/p1").passage.outlets] == ["note"]
    assert [record.id for record in library.state().vocabulary.outlets] == ["rodong-sinmun"]
    (tmp_path / where / "outlets.csv").unlink()
    assert read_again(library) == {"visit.txt": "changed"}
    assert library.passage("visit/n1").passage.outlets == ()


def test_the_folders_own_authority_lies_over_the_usual_one(library: Engine, documents: Path) -> None:
    write(documents / "authority", {"actors.csv": f"{ACTORS}kim-il-sung,The Leader,person,Kim Il Sung,,\n"})
    run(library, documents)
    assert [actor.label for actor in library.passage("visit/p1").passage.actors] == ["The Leader"]


def test_another_authority_folder_may_be_named(library: Engine, documents: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", {"actors.csv": f"{ACTORS}caracas,Caracas,place,,,\n"})
    run(library, documents, authority=other)
    assert [actor.id for actor in library.passage("visit/p1").passage.actors] == ["caracas"]


def test_full_reads_everything_again(library: Engine, documents: Path) -> None:
    before = run(library, documents).library
    report = run(library, full=True)
    assert statuses(report) == {"prison.txt": "changed", "visit.txt": "changed"}
    assert report.library.generation != before.generation
    assert found(library, "rifles") == {"visit/p2"}


def test_progress_tells_how_many_are_done(library: Engine, documents: Path) -> None:
    told: list[tuple[int, int, str]] = []
    building.build(library, [documents], progress=lambda *step: told.append(step))
    assert told == [(0, 2, "prison.txt"), (1, 2, "visit.txt"), (2, 2, "")]


# --- dry run --------------------------------------------------------------------------------------------------------


def test_a_dry_run_of_the_first_run_makes_nothing(library: Engine, documents: Path, tmp_path: Path) -> None:
    report = run(library, documents, dry_run=True)
    assert (report.dry_run, report.library.passages, report.library.articles) == (True, 5, 2)
    assert statuses(report) == {"prison.txt": "added", "visit.txt": "added"}
    assert not (tmp_path / "library").exists()


def test_a_dry_run_says_what_a_run_then_does(library: Engine, documents: Path, tmp_path: Path) -> None:
    run(library, documents)
    write(documents, {"visit.txt": PRISON, "radio.txt": RADIO, "empty.txt": ""})
    (documents / "prison.txt").unlink()
    before = tree(tmp_path / "library")
    dry = run(library, dry_run=True)
    assert tree(tmp_path / "library") == before
    wet = run(library)
    assert dry.outcomes == wet.outcomes
    assert (dry.library.passages, dry.library.articles) == (wet.library.passages, wet.library.articles)


# --- ids ------------------------------------------------------------------------------------------------------------


def test_ids_come_from_the_path(library: Engine, tmp_path: Path) -> None:
    run(library, write(tmp_path / "odd", {"años 60/carta nº 1.txt": VISIT}))
    assert article_ids(library) == ["años-60-carta-nº-1"]


def test_two_documents_with_one_id(library: Engine, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", {"visit.txt": VISIT, "visit.text": PRISON})
    report = run(library, folder)
    assert statuses(report) == {"visit.text": "added", "visit.txt": "failed"}
    assert "is that of" in remarks(report, "visit.txt")
    assert "catalogue.csv" in remarks(report, "visit.txt")
    assert report.problems == (f"two documents have the id “visit”: {folder}/visit.text and {folder}/visit.txt",)
    assert found(library, "poet") == {"visit/p1"}


def test_two_documents_in_two_folders_with_one_id(library: Engine, documents: Path, tmp_path: Path) -> None:
    run(library, documents)
    other = write(tmp_path / "other", {"visit.txt": PRISON})
    for report in (run(library, other), run(library)):
        assert {o.folder: o.status.value for o in report.outcomes if o.path == "visit.txt"}[str(other)] == "failed"
        assert f"two documents have the id “visit”: {documents}/visit.txt and {other}/visit.txt" in report.problems
    assert found(library, "rifles") == {"visit/p2"}


def test_a_catalogue_parts_two_documents_with_one_id(library: Engine, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", {"visit.txt": VISIT, "visit.text": PRISON})
    run(library, folder)
    write(folder, {"catalogue.csv": f"{CATALOGUE}visit.text,prison,,\n"})
    assert read_again(library) == {"visit.text": "changed", "visit.txt": "added"}
    assert article_ids(library) == ["prison", "visit"]


def test_a_catalogue_that_gives_one_id_twice(library: Engine, documents: Path) -> None:
    write(documents, {"catalogue.csv": f"{CATALOGUE}visit.txt,same,,\nprison.txt,same,,\n"})
    report = run(library, documents)
    assert statuses(report) == {"prison.txt": "added", "visit.txt": "failed"}
    assert article_ids(library) == ["same"]


def test_an_article_whose_identifier_changes_moves(library: Engine, documents: Path) -> None:
    run(library, documents)
    write(documents, {"catalogue.csv": f"{CATALOGUE}visit.txt,the-visit,,\n"})
    assert read_again(library) == {"visit.txt": "changed"}
    assert article_ids(library) == ["prison", "the-visit"]
    assert found(library, "rifles") == {"the-visit/p2"}


def test_two_documents_exchange_their_ids(library: Engine, documents: Path) -> None:
    run(library, documents)
    write(documents, {"catalogue.csv": f"{CATALOGUE}visit.txt,prison,,\nprison.txt,visit,,\n"})
    assert read_again(library) == {"prison.txt": "changed", "visit.txt": "changed"}
    assert (found(library, "rifles"), found(library, "poet")) == ({"prison/p2"}, {"visit/p1"})


def test_a_newcomer_takes_the_id_of_one_that_stands_after_it(library: Engine, documents: Path) -> None:
    run(library, documents)
    write(documents, {"visit.htm": "<p>Only zeppelins and nothing else were seen on that day.</p>"})
    report = run(library)
    assert statuses(report) == {"prison.txt": "unchanged", "visit.htm": "added", "visit.txt": "failed"}
    assert "its id is another document's now" in remarks(report, "visit.txt")
    assert (found(library, "rifles"), found(library, "zeppelins")) == (set(), {"visit/p1"})


# --- what breaks ----------------------------------------------------------------------------------------------------


def breaking(monkeypatch: pytest.MonkeyPatch, broken: str, error: Exception) -> None:
    """Let the reader fail over one document."""

    def read(name: str, data: bytes) -> RawDocument:
        if name == broken:
            raise error
        return really_read(name, data)

    monkeypatch.setattr(making, "read", read)


@pytest.mark.parametrize(
    ("error", "remark"),
    [
        pytest.param(DocumentError("it is a poem", cure="rewrite it"), "it is a poem (rewrite it)", id="on purpose"),
        pytest.param(ZeroDivisionError("by zero"), "failed unexpectedly: ZeroDivisionError: by zero", id="unexpected"),
        pytest.param(RecursionError("too deep"), "RecursionError", id="too deep"),
        pytest.param(MemoryError(), "MemoryError", id="too big"),
        pytest.param(PermissionError(13, "Permission denied"), "can't be read: Permission denied", id="closed"),
        pytest.param(OSError("no errno at all"), "can't be read: no errno at all", id="an error without a number"),
    ],
)
def test_one_document_that_breaks_stops_no_run(
    library: Engine, documents: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, remark: str
) -> None:
    breaking(monkeypatch, "prison.txt", error)
    report = run(library, documents)
    assert statuses(report) == {"prison.txt": "failed", "visit.txt": "added"}
    assert remark in remarks(report, "prison.txt")
    assert report.failed
    assert article_ids(library) == ["visit"]


@pytest.mark.parametrize("full", [False, True])
def test_a_document_that_breaks_later_keeps_its_earlier_version(
    library: Engine, documents: Path, *, full: bool
) -> None:
    run(library, documents)
    write(documents, {"visit.txt": ""})
    for _ in range(2):
        report = run(library, full=full)
        assert statuses(report)["visit.txt"] == "failed"
        assert "the library keeps the version it read before" in remarks(report, "visit.txt")
        assert found(library, "rifles") == {"visit/p2"}
    write(documents, {"visit.txt": VISIT.replace("rifles", "zeppelins")})
    assert statuses(run(library))["visit.txt"] == "changed"
    assert (found(library, "rifles"), found(library, "zeppelins")) == (set(), {"visit/p2"})


def test_a_damaged_library_that_is_made_anew_keeps_no_earlier_version(
    library: Engine, documents: Path, tmp_path: Path
) -> None:
    run(library, documents)
    (segment,) = (tmp_path / "library/generations/000001").glob("*.seg")
    segment.write_bytes(segment.read_bytes()[::-1])
    write(documents, {"visit.txt": ""})
    report = run(library, full=True)
    assert statuses(report) == {"prison.txt": "added", "visit.txt": "failed"}
    assert "keeps" not in remarks(report, "visit.txt")
    assert article_ids(library) == ["prison"]


def test_a_broken_document_that_should_move_keeps_its_old_id(library: Engine, documents: Path) -> None:
    run(library, documents)
    write(documents, {"visit.txt": "", "catalogue.csv": f"{CATALOGUE}visit.txt,moved,,\n"})
    report = run(library)
    assert "keeps the version" in remarks(report, "visit.txt")
    assert article_ids(library) == ["prison", "visit"]


def test_a_document_that_vanishes_while_it_is_read(
    library: Engine, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = making.load  # the moment between finding a file and opening it

    def vanishing(file: Path) -> bytes:
        (documents / "visit.txt").unlink(missing_ok=True)
        return load(file)

    monkeypatch.setattr(making, "load", vanishing)
    report = run(library, documents)
    assert statuses(report) == {"prison.txt": "added", "visit.txt": "failed"}
    assert "No such file" in remarks(report, "visit.txt")


def test_a_file_too_large_is_not_opened(library: Engine, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "largest", lambda _name: 2**20)
    with (documents / "huge.txt").open("wb") as file:
        file.truncate(2**40)
    report = run(library, documents)
    assert "it has 1048576 MB, more than the 1 MB that are read (split it)" in remarks(report, "huge.txt")
    assert report.counts["added"] == 2


# --- tables ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        pytest.param(
            {"catalogue.csv": f"{CATALOGUE}gone.txt,,,\n"}, "there is no document gone.txt", id="a missing file"
        ),
        pytest.param({"catalogue.csv": f'{CATALOGUE}visit.txt,"open\n'}, "read without it", id="an open quote"),
        pytest.param({"catalogue.csv": "title\nA\n"}, "no column is named “file”", id="no file column"),
        pytest.param({"catalogue.csv": ""}, "catalogue.csv: the table is empty", id="an empty catalogue"),
        pytest.param({"authority/actors.csv": "name\nA\n"}, "no column", id="a malformed authority"),
        pytest.param({"authority/outlets.csv": '"'}, "outlets.csv", id="a broken authority"),
    ],
)
def test_a_table_that_is_wrong_is_reported_and_the_run_goes_on(
    library: Engine, documents: Path, files: dict[str, str], problem: str
) -> None:
    write(documents, files)
    report = run(library, documents)
    assert problem in "; ".join(report.problems)
    assert str(documents) in "; ".join(report.problems)
    assert set(statuses(report).values()) == {"added"}
    assert article_ids(library) == ["prison", "visit"]


def test_a_table_that_breaks_leaves_what_was_read_with_it(library: Engine, documents: Path) -> None:
    write(documents, {"catalogue.csv": f"{CATALOGUE}visit.txt,the-visit,,\n"})
    run(library, documents)
    before = library.article("the-visit"), library.article("prison")
    write(documents, {"catalogue.csv": f'{CATALOGUE}visit.txt,"open\n', "radio.txt": RADIO})
    write(documents / "authority", {"actors.csv": "name\nA\n"})
    report = run(library, documents)
    assert statuses(report) == {"prison.txt": "unchanged", "radio.txt": "added", "visit.txt": "unchanged"}
    assert (library.article("the-visit"), library.article("prison")) == before
    assert article_ids(library) == ["prison", "radio", "the-visit"]
    assert "left as it is" in "; ".join(report.problems)


def test_two_records_that_share_a_variant(library: Engine, documents: Path) -> None:
    rows = "the-ship,USS Caracas,ship,Caracas,,\nthe-town,Santiago de Caracas,place,Caracas,,\n"
    write(documents / "authority", {"actors.csv": ACTORS + rows})
    report = run(library, documents)
    (problem,) = report.problems
    assert all(word in problem for word in ("Caracas", "the-ship", "the-town"))
    assert [actor.id for actor in library.passage("visit/p1").passage.actors] == ["kim-il-sung"]


# --- folders --------------------------------------------------------------------------------------------------------


def test_a_library_remembers_its_folders(library: Engine, documents: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", {"radio.txt": RADIO})
    run(library, documents)
    run(library, other)
    assert library.state().roots == (str(documents), str(other))
    write(documents, {"visit.txt": RADIO})
    (other / "radio.txt").unlink()
    assert read_again(library) == {"visit.txt": "changed", "radio.txt": "removed"}


def test_a_run_over_one_folder_leaves_the_others(library: Engine, documents: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", {"radio.txt": RADIO})
    run(library, documents, other)
    (documents / "visit.txt").unlink()
    assert statuses(run(library, other)) == {"radio.txt": "unchanged"}
    assert article_ids(library) == ["prison", "radio", "visit"]


def test_a_document_moves_from_one_folder_to_another(library: Engine, documents: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", {"radio.txt": RADIO})
    run(library, documents, other)
    (documents / "visit.txt").rename(other / "visit.txt")
    report = run(library)
    moved = {outcome.folder: outcome.status.value for outcome in report.outcomes if outcome.path == "visit.txt"}
    assert moved == {str(documents): "removed", str(other): "added"}
    assert article_ids(library) == ["prison", "radio", "visit"]
    assert report.library.articles == 3


def test_a_single_file_may_be_named(library: Engine, documents: Path) -> None:
    report = run(library, documents / "visit.txt")
    assert statuses(report) == {"visit.txt": "added"}
    assert article_ids(library) == ["visit"]


def test_a_file_of_a_remembered_folder_stands_for_it(library: Engine, documents: Path) -> None:
    run(library, documents)
    write(documents, {"visit.txt": RADIO, "deep/radio.txt": RADIO})
    report = run(library, documents / "visit.txt", documents / "deep")
    assert statuses(report) == {"deep/radio.txt": "added", "prison.txt": "unchanged", "visit.txt": "changed"}
    assert library.state().roots == (str(documents),)


def test_a_folder_around_a_remembered_one_is_refused(library: Engine, documents: Path, tmp_path: Path) -> None:
    deep = write(documents / "deep", {"radio.txt": RADIO})
    before = run(library, deep).library
    with pytest.raises(IbidError, match=rf"holds {deep}, which the library has .*--forget {deep}"):
        run(library, documents)
    assert library.info() == before
    run(library, documents, forget=(deep,))
    assert article_ids(library) == ["deep-radio", "prison", "visit"]


def test_a_folder_that_is_gone_keeps_its_articles(library: Engine, documents: Path) -> None:
    run(library, documents)
    documents.rename(documents.with_name("elsewhere"))
    report = run(library)
    assert statuses(report) == {".": "failed"}
    assert "No such file or directory; what the library has of it is kept" in remarks(report, ".")
    assert "--forget" in remarks(report, ".")
    assert article_ids(library) == ["prison", "visit"]


def test_a_part_that_cannot_be_read_keeps_its_articles(
    library: Engine, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(documents, {"deep/radio.txt": RADIO})
    run(library, documents)
    (documents / "visit.txt").unlink()
    scandir = os.scandir
    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", lambda path: scandir("/nowhere" if Path(path).name == "deep" else path))
        # A newcomer must not take the id of one that is only out of sight.
        write(documents, {"newcomer.txt": VISIT, "catalogue.csv": f"{CATALOGUE}newcomer.txt,deep-radio,,\n"})
        report = run(library)
    assert statuses(report) == {
        "deep": "failed", "newcomer.txt": "failed", "prison.txt": "unchanged", "visit.txt": "removed",
    }  # fmt: skip
    assert article_ids(library) == ["deep-radio", "prison"]
    assert found(library, "transmitter") == {"deep-radio/p1"}


def test_a_folder_is_forgotten(library: Engine, documents: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", {"radio.txt": RADIO})
    run(library, documents, other)
    report = run(library, forget=(documents,))
    assert statuses(report) == {"prison.txt": "removed", "radio.txt": "unchanged", "visit.txt": "removed"}
    assert article_ids(library) == ["radio"]
    assert library.state().roots == (str(other),)
    assert (documents / "visit.txt").exists()


def test_the_only_folder_is_forgotten(library: Engine, documents: Path) -> None:
    run(library, documents)
    report = run(library, forget=(documents,))
    assert report.counts["removed"] == 2
    assert (article_ids(library), library.state().roots) == ([], ())


def test_a_forgotten_folder_gives_its_ids_free(library: Engine, documents: Path, tmp_path: Path) -> None:
    run(library, documents)
    other = write(tmp_path / "other", {"visit.txt": RADIO})
    report = run(library, other, forget=(documents,))
    assert {(o.folder, o.path): o.status.value for o in report.outcomes}[str(other), "visit.txt"] == "added"
    assert found(library, "transmitter") == {"visit/p1"}
    assert article_ids(library) == ["visit"]


def test_a_folder_that_was_never_there_is_not_forgotten_silently(library: Engine, documents: Path) -> None:
    run(library, documents)
    report = run(library, forget=(Path("/nowhere"),))
    assert report.problems == ("/nowhere is no folder of this library",)
    assert article_ids(library) == ["prison", "visit"]


# --- beside others --------------------------------------------------------------------------------------------------


def test_a_run_that_was_overtaken_changes_nothing(
    library: Engine, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another run that publishes between our looking and our locking must not be undone."""
    run(library, documents)
    other = write(tmp_path / "other", {"radio.txt": RADIO})

    def overtaken(*arguments: object) -> object:
        second = open_library(tmp_path / "library")
        monkeypatch.setattr(building, "open_folder", open_folder)
        run(second, other)
        second.close()
        return open_folder(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(building, "open_folder", overtaken)
    with pytest.raises(LibraryLockedError, match=r"another run has just changed the library .run this one again"):
        run(library, documents)
    assert library.state().roots == (str(documents), str(other))


def test_nothing_at_all(library: Engine) -> None:
    assert run(library) == Report((), (), library.info())
    assert library.info().articles == 0


def test_without_a_library_there_is_nothing_to_see(library: Engine) -> None:
    with pytest.raises(LibraryMissingError):
        library.info()

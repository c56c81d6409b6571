"""The command line: options, exit statuses, what goes to which stream, and JSON that is the API's."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from indexer.cli import main
from indexer.engine.protocol import Engine
from indexer.query import FACETS
from tests.conftest import DOCUMENTS
from tests.folders import PRISON, RADIO, VISIT, tree, write
from webapp import create_app

Ibid = Callable[..., Result]
COLUMNS = "id,label,type,variants,wikidata,note\n"


def _commands() -> dict[str, click.Command]:
    """All commands, imported; those of a group under both names."""
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    commands = {name: command for name, command in found.items() if command}
    groups = {name: command for name, command in commands.items() if isinstance(command, click.Group)}
    inner = {f"{name} {one}": group.commands[one] for name, group in groups.items() for one in group.commands}
    return {name: command for name, command in commands.items() if name not in groups} | inner


@pytest.fixture
def ibid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ibid:
    """The command, run in an empty folder with a library of its own: ``ibid("index", "documents")``."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)

    return run


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    authority = {
        "authority/actors.csv": f"{COLUMNS}kim-il-sung,Kim Il Sung,person,Kim Il-song|김일성,,\n",
        "authority/outlets.csv": f"{COLUMNS}rodong-sinmun,Rodong Sinmun,newspaper,,,\n",
    }
    return write(tmp_path / "documents", {"visit.txt": VISIT, "prison.txt": PRISON, **authority})


@pytest.fixture
def built(ibid: Ibid, documents: Path) -> Ibid:
    assert ibid("index").exit_code == 0
    return ibid


# --- the commands and their options ---------------------------------------------------------------------------------

OPTIONS = {
    "index": {
        "--library", "--authority", "--forget", "--dry-run", "--full", "--strict", "--jobs", "--report", "--json",
    },
    "search": {
        "--library", "--kind", "--year", "--actor", "--outlet", "--work", "--publication", "--published", "--lang",
        "--missing", "--also", "--exclude", "--sort", "--size", "--cursor", "--no-variants", "--json",
    },
    "show": {"--library", "--explain", "--json"},
    "check": {"--library", "--json"},
    "rollback": {"--library", "--dry-run", "--json"},
    "works list": {"--library", "--size", "--cursor", "--format", "--json"},
    "works show": {"--library", "--format", "--json"},
    "serve": {"--library", "--host", "--port", "--workers"},
    "names candidates": {"--library", "--lang", "--least", "--size", "--csv", "--json"},
    "names add": {"--label", "--type", "--variant", "--outlet", "--authority", "--library", "--yes", "--json"},
    "names merge": {"--outlet", "--authority", "--library", "--yes", "--json"},
    "names split": {"--label", "--type", "--variant", "--outlet", "--authority", "--library", "--yes", "--json"},
    "names undo": {"--authority", "--library", "--yes", "--json"},
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(OPTIONS))
def test_a_command_has_the_options_of_the_design(name: str) -> None:
    options = {text for option in _commands()[name].params for text in option.opts if text.startswith("--")}
    assert options == OPTIONS[name]


def test_there_are_no_other_commands() -> None:
    assert set(_commands()) == set(OPTIONS)


@pytest.mark.parametrize("name", sorted(OPTIONS))
def test_every_command_and_option_says_what_it_is_for(ibid: Ibid, name: str) -> None:
    text = ibid(*name.split(), "-h").stdout
    assert all(option in text for option in OPTIONS[name])
    command = _commands()[name]
    assert command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_the_version(ibid: Ibid) -> None:
    assert re.fullmatch(r"ibid, version \d+\.\d+\.\d+\n", ibid("--version").stdout)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["index", "/nowhere"], id="a folder that isn't there"),
        pytest.param(["index", "--authority", "/nowhere"], id="an authority that isn't there"),
        pytest.param(["index", "--nonsense"], id="an unknown option"),
        pytest.param(["search", "poet", "prison"], id="words that aren't one argument"),
        pytest.param(["search", "--sort", "beauty"], id="an unknown sort"),
        pytest.param(["search", "--size", "many"], id="a size that is no number"),
        pytest.param(["show"], id="nothing to show"),
        pytest.param(["serve", "--port", "99999"], id="a port that is none"),
        pytest.param(["nonsense"], id="an unknown command"),
    ],
)
def test_wrong_usage(built: Ibid, arguments: list[str]) -> None:
    result = built(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


@pytest.mark.parametrize("arguments", [["search", "poet"], ["show", "visit/p1"], ["show", "visit"], ["check"]])
def test_a_missing_library_says_how_to_make_one(ibid: Ibid, arguments: list[str]) -> None:
    result = ibid(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "ibid: there is no library at var/library (make one with: ibid index)\n"


@pytest.mark.parametrize("arguments", [["index"], ["search", "poet"], ["show", "visit"], ["check"]])
def test_the_library_may_be_named_or_stand_in_the_environment(
    ibid: Ibid, documents: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    ibid("index", "--library", "named")
    assert ibid(*arguments, "--library", "named").exit_code == 0
    assert not Path("var").exists()
    monkeypatch.setenv("IBID_LIBRARY", "named")
    assert ibid(*arguments).exit_code == 0
    assert not Path("var").exists()


# --- index ----------------------------------------------------------------------------------------------------------


def test_index_sums_up_for_a_person(ibid: Ibid, documents: Path) -> None:
    result = ibid("index")
    assert result.exit_code == 0
    first, second, last = result.stdout.splitlines()
    assert first == "    added  documents/prison.txt  2 passages, 0 of them notes"
    assert second == "    added  documents/visit.txt  3 passages, 1 of them notes"
    assert re.fullmatch(r"2 added\. The library generation 000001-[0-9a-f]{12} holds 5 passages in 2 articles\.", last)


def test_progress_goes_to_standard_error_alone(ibid: Ibid, documents: Path) -> None:
    result = ibid("index")
    assert result.stderr == "document 1 of 2: prison.txt\n"
    assert "reading" not in result.stdout


def test_a_second_run_tells_only_what_is_new(built: Ibid, documents: Path) -> None:
    write(documents, {"radio.txt": RADIO})
    lines = built("index").stdout.splitlines()
    assert lines[0] == "    added  documents/radio.txt  2 passages, 0 of them notes"
    assert lines[1].startswith("1 added, 2 unchanged. ")


def test_what_a_document_s_trouble_is(built: Ibid, documents: Path) -> None:
    write(documents, {"visit.txt": "", "table.xls": "x", "catalogue.csv": "file\ngone.txt\n"})
    text = built("index").stdout
    assert "   failed  documents/visit.txt\n           the file is empty" in text
    assert "           the library keeps the version it read before\n" in text
    assert "  skipped  documents/table.xls\n           no reader for .xls; readable are .docx, .epub, .htm, " in text
    assert "  ! " in text
    assert "there is no document gone.txt; mend the row or add the file" in text


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param(["index"], 0, id="a document that failed is no failure of the run"),
        pytest.param(["index", "--strict"], 1, id="unless one is strict"),
        pytest.param(["index", "--strict", "--dry-run"], 1, id="in a dry run too"),
        pytest.param(["index", "--strict", "--json"], 1, id="and in JSON"),
    ],
)
def test_exit_status_of_a_run_in_which_a_document_failed(
    ibid: Ibid, documents: Path, arguments: list[str], status: int
) -> None:
    write(documents, {"empty.txt": ""})
    assert ibid(*arguments).exit_code == status


def test_strict_is_content_when_nothing_failed(ibid: Ibid, documents: Path) -> None:
    write(documents, {"table.xls": "no document, and passed over"})
    assert ibid("index", "--strict").exit_code == 0


def test_a_dry_run(ibid: Ibid, documents: Path) -> None:
    result = ibid("index", "--dry-run")
    assert result.exit_code == 0
    assert "The library would hold 5 passages in 2 articles.\nThis was a dry run: nothing was changed." in result.stdout
    assert not Path("var").exists()


def test_json_for_programs(ibid: Ibid, documents: Path) -> None:
    write(documents, {"empty.txt": "", "catalogue.csv": "file\ngone.txt\n"})
    result = ibid("index", "--json")
    report = json.loads(result.stdout)
    assert list(report) == ["counts", "documents", "problems", "unresolved", "library", "dry_run"]
    assert report["counts"] == {"added": 2, "changed": 0, "unchanged": 0, "removed": 0, "skipped": 0, "failed": 1}
    assert [list(document) for document in report["documents"]] == [
        ["folder", "path", "status", "article", "passages", "notes", "remarks", "unresolved"]
    ] * 3
    assert report["documents"][2] | {"remarks": []} == {
        "folder": str(documents), "path": "visit.txt", "status": "added", "article": "visit", "passages": 3,
        "notes": 1, "remarks": [], "unresolved": {},
    }  # fmt: skip
    assert list(report["library"]) == ["generation", "passages", "articles"]
    assert len(report["problems"]) == 1
    assert report["dry_run"] is False


def test_a_report_in_a_file_is_the_json(ibid: Ibid, documents: Path) -> None:
    result = ibid("index", "--report", "report.json", "--json")
    assert Path("report.json").read_text(encoding="utf-8") == result.stdout


@pytest.mark.parametrize("file", ["nowhere/report.json", "documents"])
def test_a_report_that_cannot_be_written(ibid: Ibid, documents: Path, file: str) -> None:
    result = ibid("index", "--report", file)
    assert result.exit_code == 2
    assert file in result.stderr
    assert "Traceback" not in result.stderr


def test_full_and_forget_are_passed_on(built: Ibid, documents: Path) -> None:
    assert "2 changed." in built("index", "--full").stdout
    assert "2 removed." in built("index", "--forget", documents).stdout


def test_authority_is_passed_on(built: Ibid, tmp_path: Path) -> None:
    write(tmp_path / "other", {"actors.csv": f"{COLUMNS}caracas,Caracas,place,,,\n"})
    assert "1 changed, 1 unchanged." in built("index", "--authority", "other").stdout
    assert json.loads(built("show", "visit/p1", "--json").stdout)["actors"][0]["id"] == "caracas"


def test_names_that_stay_open_are_counted(ibid: Ibid, tmp_path: Path) -> None:
    kims = f"{COLUMNS}kim-il-sung,Kim Il Sung,person,,,\nkim-jong-il,Kim Jong Il,person,,,\n"
    text = "A Family\n\nKim Il Sung and Kim Jong Il came there.\n\nThen Kim left, and the other Kim stayed on.\n"
    write(tmp_path / "documents", {"kims.txt": text, "authority/actors.csv": kims})
    report = json.loads(ibid("index", "documents", "--authority", "documents/authority", "--json").stdout)
    assert report["unresolved"] == {"Kim": 2}
    assert report["documents"][0]["unresolved"] == {"Kim": 2}
    again = ibid("index", "--authority", "documents/authority", "--full").stdout
    assert "  ! 2 names that may mean either of two, left open: Kim (2)\n" in again


# --- check ----------------------------------------------------------------------------------------------------------


def test_check_is_content(built: Ibid) -> None:
    result = built("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("The library is sound and up to date with its documents.\n")


def test_check_lists_what_has_changed(built: Ibid, documents: Path) -> None:
    write(documents, {"visit.txt": RADIO, "new.txt": RADIO})
    (documents / "prison.txt").unlink()
    result = built("check")
    assert result.exit_code == 0
    for line in (f"changed: {documents}/visit.txt", f"gone: {documents}/prison.txt", f"not read yet: {documents}/new"):
        assert line in result.stdout
    assert result.stdout.endswith("run: ibid index\n")


def test_check_finds_damage(built: Ibid) -> None:
    state = next(Path("var/library/generations").glob("*/state.json"))
    state.write_text(state.read_text().replace("documents", "dokuments"))
    result = built("check")
    assert result.exit_code == 2
    assert f"damaged: {state} differs from its checksum" in result.stdout
    assert result.stdout.endswith("rebuild it with: ibid index --full\n")
    assert built("index").exit_code == 2
    assert built("index", "--full").exit_code == 0
    assert built("check").exit_code == 0


def test_check_as_json(built: Ibid) -> None:
    check = json.loads(built("check", "--json").stdout)
    assert list(check) == ["library", "damage", "changed", "gone", "unread", "problems"]
    assert check["library"] | {"generation": ""} == {"generation": "", "passages": 5, "articles": 2}


# --- search and show ------------------------------------------------------------------------------------------------


def _answer(engine: Engine, address: str, parameters: Mapping[str, object] | None = None) -> str:
    return create_app(engine=engine).test_client().get(address, query_string=parameters).text


def _without_time(body: str) -> str:
    return re.sub(r'"took_ms":[\d.]+', '"took_ms":0', body)


@pytest.mark.parametrize(
    ("arguments", "parameters"),
    [
        pytest.param(["poet"], {"q": "poet"}, id="a word"),
        pytest.param([""], {}, id="nothing"),
        pytest.param(["김일성"], {"q": "김일성"}, id="a name in Hangul"),
        pytest.param(["kim il sung", "--no-variants"], {"q": "kim il sung", "variants": "0"}, id="without variants"),
        pytest.param(["zeppelinn"], {"q": "zeppelinn"}, id="nothing found"),
        pytest.param(
            ["", "--kind", "footnote", "--kind", "caption", "--year", "196X", "--year", "1974..1976", "--actor",
             "kim-il-sung", "--outlet", "rodong-sinmun", "--work", "armstrong-tyranny-of-the-weak", "--publication",
             "ibid-samples", "--published", "2024", "--lang", "en"],
            {"kind": ["footnote", "caption"], "year": ["196X", "1974..1976"], "actor": "kim-il-sung",
             "outlet": "rodong-sinmun", "work": "armstrong-tyranny-of-the-weak", "publication": "ibid-samples",
             "published": "2024", "lang": "en"},
            id="every facet",
        ),
        pytest.param(["", "--also", "kind:footnote", "--also", "lang:es"],
                     {"also": ["kind:footnote", "lang:es"]}, id="also"),
        pytest.param(["", "--missing", "year", "--exclude", "kind:footnote", "--exclude", "lang:es"],
                     {"missing": "year", "exclude": ["kind:footnote", "lang:es"]}, id="missing and exclude"),
        pytest.param(["war", "--sort", "-year", "--size", "3"], {"q": "war", "sort": "-year", "size": "3"}, id="sort"),
        pytest.param(["", "--actor", "nobody"], {"actor": "nobody"}, id="a value that no passage has"),
    ],
)  # fmt: skip
def test_search_prints_what_the_api_answers(
    ibid: Ibid, sample_folder: Path, sample_library: Engine, arguments: list[str], parameters: dict[str, object]
) -> None:
    result = ibid("search", *arguments, "--library", sample_folder, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert _without_time(result.stdout) == _without_time(_answer(sample_library, "/api/v1/search", parameters))


def test_a_cursor_is_the_api_s(ibid: Ibid, sample_folder: Path, sample_library: Engine) -> None:
    first = json.loads(ibid("search", "korea", "--library", sample_folder, "--json").stdout)
    cursor = first["next"].partition("cursor=")[2]
    second = ibid("search", "korea", "--cursor", cursor, "--library", sample_folder, "--json").stdout
    assert _without_time(second) == _without_time(_answer(sample_library, first["next"]))
    assert not {hit["id"] for hit in json.loads(second)["hits"]} & {hit["id"] for hit in first["hits"]}


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("venezuela-embassy-pyongyang", "/api/v1/articles/venezuela-embassy-pyongyang"),
        ("rodong-sinmun-venezuela", "/api/v1/articles/rodong-sinmun-venezuela"),
        ("kapsan-purge-and-pueblo-crisis/n3", "/api/v1/passages/kapsan-purge-and-pueblo-crisis/n3"),
    ],
)
def test_show_prints_what_the_api_answers(
    ibid: Ibid, sample_folder: Path, sample_library: Engine, name: str, address: str
) -> None:
    assert ibid("show", name, "--library", sample_folder, "--json").stdout == _answer(sample_library, address)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(['poet "open'], 'try: poet "open"', id="a phrase that isn't closed"),
        pytest.param(["(poet"], "try: (poet)", id="a bracket that isn't closed"),
        pytest.param(["--year", "soon"], "year=“soon” is not understood (expected a year", id="a year that is none"),
        pytest.param(["--kind", "poem"], "kind=“poem” is not understood (expected one of paragraph,", id="a kind"),
        pytest.param(["--missing", "love"], "missing=“love” is not understood (expected one of kind", id="missing"),
        pytest.param(["--exclude", "actor"], "exclude=“actor” is not understood (expected facet:value", id="exclude"),
        pytest.param(["--exclude", "love:x"], "exclude=“love:x” is not understood", id="exclude of no facet"),
        pytest.param(["--size", "0"], "size=“0” is not understood (expected a whole number from 1", id="no size"),
        pytest.param(["--size", "101"], "size=“101” is not understood", id="too large a size"),
        pytest.param(["--cursor", "nonsense"], "cursor=“nonsense” is not understood", id="a cursor that is none"),
        pytest.param(["po\udce9t"], "is not understood (expected text", id="bytes that are no text"),
    ],
)
def test_a_question_that_cannot_be_answered(built: Ibid, arguments: list[str], message: str) -> None:
    result = built("search", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("ibid: ")
    assert message in result.stderr


@pytest.mark.parametrize("name", ["nobody", "visit/p99", "nobody/p1", "visit/"])
def test_nothing_of_this_name(built: Ibid, name: str) -> None:
    result = built("show", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert name in result.stderr


def test_search_for_a_person(built: Ibid) -> None:
    text = built("search", "kim il song").stdout
    assert text.startswith("1 passage in 1 article\nkim il song: also ")
    assert "김일성" in text.splitlines()[1]
    assert "visit/p1  A Visit to Pyongyang\n" in text
    assert "met *Kim Il Sung*" in text
    assert "1967-05 · Kim Il Sung · Rodong Sinmun (note)" in text
    assert "kind: paragraph 1" in text


def test_search_suggests_and_goes_on(built: Ibid) -> None:
    assert "Did you mean: poet" in built("search", "poett").stdout
    assert re.search(r"^More: --cursor \S+$", built("search", "--size", "2").stdout, re.MULTILINE)


def test_show_for_a_person(built: Ibid) -> None:
    passage = built("show", "visit/p1").stdout
    assert "met Kim Il Sung.[1]" in passage
    assert "notes visit/n1" in passage
    article = built("show", "visit").stdout
    assert article.startswith("A Visit to Pyongyang\nauthor unknown · publication unknown · date unknown\n")
    assert "[p2] They asked for rifles" in article
    assert "[n1] Rodong Sinmun" in article


def test_reading_commands_change_nothing(built: Ibid, tmp_path: Path) -> None:
    before = tree(tmp_path)
    for arguments in (["search", "poet"], ["show", "visit"], ["check"], ["index", "--dry-run"]):
        assert built(*arguments).exit_code == 0
    assert tree(tmp_path) == before


def test_every_facet_is_an_option() -> None:
    assert {f"--{facet}" for facet in FACETS} <= OPTIONS["search"]


def test_the_documents_that_come_with_ibid_are_the_last_resort(ibid: Ibid) -> None:
    report = json.loads(ibid("index", "--dry-run", "--json").stdout)
    assert {document["folder"] for document in report["documents"]} == {str(DOCUMENTS)}

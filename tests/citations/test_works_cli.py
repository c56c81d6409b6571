"""``ibid works``: list and show, for people, programs and reference managers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rispy
from click.testing import CliRunner, Result

from indexer.cli import main


@pytest.fixture
def run(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("IBID_LIBRARY", str(sample_folder))
    return CliRunner()


def works(run: CliRunner, *arguments: str) -> Result:
    return run.invoke(main, ["works", *arguments])


def test_list(run: CliRunner) -> None:
    lines = works(run, "list", "taylor").stdout.splitlines()
    assert lines[0] == "4 works"
    assert any(line.split()[1] == "taylor-one-hand-cant-clap" for line in lines[1:])


def test_list_goes_on_where_it_stopped(run: CliRunner) -> None:
    first = works(run, "list", "--size", "3").stdout.splitlines()
    assert first[-1] == "More: --cursor 3"
    second = works(run, "list", "--size", "3", "--cursor", "3").stdout.splitlines()
    assert not {line.split()[1] for line in first[1:4]} & {line.split()[1] for line in second[1:4]}


def test_json_is_that_of_the_api(run: CliRunner) -> None:
    body = json.loads(works(run, "list", "taylor hand", "--json").stdout)
    assert [work["id"] for work in body["works"]] == ["taylor-one-hand-cant-clap"]
    shown = json.loads(works(run, "show", "taylor-one-hand-cant-clap", "--json").stdout)
    assert shown["total"] == {"passages": 4, "articles": 1}


def test_show(run: CliRunner) -> None:
    text = works(run, "show", "taylor-one-hand-cant-clap").stdout
    assert text.startswith("Moe Taylor, One Hand Can’t Clap (2015)\n")
    assert "cited by 4 passages in 1 article\n" in text
    assert "guyana-burnham-and-the-mass-games/n7" in text


def test_formats(run: CliRunner) -> None:
    assert len(rispy.loads(works(run, "list", "taylor", "--format", "ris").stdout)) == 4
    assert json.loads(works(run, "show", "taylor-one-hand-cant-clap", "--format", "csl").stdout)[0]["volume"] == "17"
    assert works(run, "list", "zzz", "--format", "csl").stdout == "[]\n"


def test_a_work_that_is_not_there(run: CliRunner) -> None:
    result = works(run, "show", "nobody")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no work 'nobody'" in result.stderr

"""What the documents say is so: README's commands run, and every command, option and parameter stands in it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from indexer.cli import COMMANDS, main
from webapp import params

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = [
    line.partition("#")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("ibid ") and not line.startswith("ibid serve")
]


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found


def test_the_commands_of_the_readme_run_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("IBID_LIBRARY", str(tmp_path / "library"))
    assert len(EXAMPLES) >= 6
    for example in EXAMPLES:
        result = CliRunner().invoke(main, shlex.split(example)[1:])
        assert result.exit_code == 0, (example, result.output)
        assert result.stdout.strip(), example


def test_every_command_is_documented() -> None:
    assert not [name for name in COMMANDS if f"ibid {name}" not in README]


def test_every_command_for_names_and_its_options_are_documented() -> None:
    group = command("names")
    assert isinstance(group, click.Group)
    assert not [name for name in group.commands if f"ibid names {name}" not in README]
    flags = {flag for one in group.commands.values() for option in one.params for flag in option.opts if flag[0] == "-"}
    assert not [flag for flag in flags if f"`{flag}" not in README and f" {flag} " not in README]


def test_every_option_of_the_keeper_is_documented() -> None:
    options = [
        flag
        for name in ("index", "check", "serve")
        for parameter in command(name).params
        if isinstance(parameter, click.Option)
        for flag in parameter.opts
        if flag not in {"--host", "--workers"}
    ]
    assert not [flag for flag in options if f"`{flag}" not in README and f" {flag} " not in README]


def test_every_parameter_is_documented() -> None:
    assert not [name for name in params.PARAMETERS if f"`{name}`" not in README]


@pytest.mark.parametrize("path", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "documents/README.md"])
def test_links_within_the_repository_lead_somewhere(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (ROOT / path).parent.joinpath(target).exists(), target


def test_every_engine_module_has_its_line_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for module in (ROOT / "indexer" / "engine").glob("*.py"):
        assert module.name in text or module.name in {"__init__.py", "opening.py"}, module.name


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").lower()
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    names = re.findall(r'^    "([A-Za-z0-9-]+)[<>=]', project, re.MULTILINE)
    assert len(names) >= 12
    assert not [name for name in names if name.lower() not in text]

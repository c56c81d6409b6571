"""The rules of the design that can be checked: who may import whom, one front door, no circles."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import indexer

ROOT = Path(__file__).resolve().parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for package in ("indexer", "webapp")
    for path in (ROOT / package).rglob("*.py")
}
# What all commands of the command line share; those that show answers stand in webapp.
SECOND_DOOR = {f"webapp.{name}": {"indexer.cli"} for name in ("commands", "show_command", "work_commands")}


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Every import of a module: the module named, and the name taken from it (or nothing)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def imported_modules(name: str) -> set[str]:
    """Our own modules that a module imports, packages by the modules taken from them."""
    found = set()
    for module, taken in imports(MODULES[name]):
        if f"{module}.{taken}" in MODULES:
            found.add(f"{module}.{taken}")
        elif module in MODULES:
            found.add(module)
    return found - {name}


def test_imports_form_no_circle() -> None:
    # An app is made by a function of webapp that imports webapp.app when called; that one is no circle at import.
    graph = {name: imported_modules(name) - ({"webapp.app"} if name == "webapp" else set()) for name in MODULES}
    list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("name", sorted(name for name in MODULES if name.startswith("indexer")))
def test_the_indexer_knows_nothing_of_the_web(name: str) -> None:
    assert not {module.partition(".")[0] for module, _ in imports(MODULES[name])} & {"flask", "werkzeug", "webapp"}


@pytest.mark.parametrize("name", sorted(name for name in MODULES if name.startswith("webapp")))
def test_the_web_application_uses_the_front_door(name: str) -> None:
    for module, taken in imports(MODULES[name]):
        if module.partition(".")[0] == "indexer" and module not in SECOND_DOOR.get(name, ()):
            assert module == "indexer"
            assert taken in indexer.__all__


def test_only_the_whoosh_modules_know_whoosh() -> None:
    users = {name for name, path in MODULES.items() for module, _ in imports(path) if module.startswith("whoosh")}
    assert users
    assert all(name.startswith("indexer.engine.whoosh_") for name in users)


def test_the_front_door_is_sorted_and_whole() -> None:
    assert sorted(indexer.__all__, key=lambda n: (not n.isupper(), not n[0].isupper(), n)) == indexer.__all__
    assert all(hasattr(indexer, name) for name in indexer.__all__)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_every_module_says_what_it_is(name: str) -> None:
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)


def test_requirements_lock_what_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8").lower()
    for requirement in project["dependencies"]:
        name = re.split(r"[<>=~!\[ ]", requirement, maxsplit=1)[0].lower()
        assert re.search(rf"^{re.escape(name)}==\S+.*\\$", locked, re.MULTILINE), name
    pinned = re.findall(r"^\S+==.*$", locked, re.MULTILINE)
    assert all(line.endswith("\\") for line in pinned), "each is followed by its hashes"

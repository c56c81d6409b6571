"""The command line, ``ibid``: what all of its commands share, and where each is.

Results go to standard output, progress and messages to standard error. Exit status: 0 done, 1 some documents failed
and ``--strict`` was given, 2 wrong usage or a broken library.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from types import ModuleType
from typing import Any, Final, TypeVar, cast

import click

from indexer.errors import IbidError
from indexer.settings import DEFAULT_LIBRARY, LIBRARY_VARIABLE

COMMANDS: Final = {
    "index": "indexer.keeping:index_command",
    "check": "indexer.keeping:check_command",
    "rollback": "indexer.keeping:rollback_command",
    "names": "indexer.naming.commands:names_command",
    "search": "webapp.commands:search_command",
    "show": "webapp.show_command:show_command",
    "works": "webapp.work_commands:works_group",
    "serve": "webapp.commands:serve_command",
}
"""Commands by name. Those that show answers stand with the web application, whose JSON they print."""

Command = TypeVar("Command", bound=Callable[..., Any])

BROKEN = 2
SOME_FAILED = 1


def guarded(command: Command) -> Command:
    """Print what Ibid refuses as one message, with exit status 2."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except IbidError as error:
            click.echo(f"ibid: {error}", err=True)
            sys.exit(BROKEN)

    return cast("Command", run)


def library_option(command: Command) -> Command:
    """``--library DIR`` of every command."""
    return click.option(
        "--library",
        "library",
        metavar="DIR",
        help=f"The library's folder (default: ${LIBRARY_VARIABLE} or {DEFAULT_LIBRARY}).",
    )(command)


def json_option(command: Command) -> Command:
    """``--json`` of every command."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(command)


class _Commands(click.Group):
    """A group that imports a command when it is called, for ``ibid search`` needs no readers and no web server."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module, _, name = COMMANDS.get(cmd_name, "").partition(":")
        return cast("click.Command", getattr(_imported(module), name)) if module else None


def _imported(name: str) -> ModuleType:
    """A module that holds a command, with all that it imports, which stays as long as the process.

    So none of that is looked through for garbage, neither meanwhile nor later: a tenth of the time of a start.
    """
    if name in sys.modules:
        return sys.modules[name]
    # Before numpy is imported: what matrices there are gain nothing by threads, which take a tenth of a start to start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        gc.enable()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ibid", prog_name="ibid")
def main() -> None:
    """Search articles that have footnotes: every paragraph and every note is a passage."""
    # What is left at the end goes with the process; to look through it for garbage takes a seventh of a search.
    atexit.register(gc.freeze)

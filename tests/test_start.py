"""``ibid search`` is to answer at once: it imports what it needs, and the front door opens name by name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import indexer

RUN = """
import json, sys
from indexer.cli import main
try:
    main(sys.argv[1:])
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
NEEDLESS = {
    # the web, documents of all formats, names and citations, spelling, exports
    *("flask", "werkzeug", "jinja2", "babel", "waitress"),
    *("bs4", "lxml", "mammoth", "markdown_it", "yaml", "pypdfium2", "charset_normalizer", "warcio"),
    *("py3langid", "edtf", "pybtex", "rispy", "rapidfuzz", "ahocorasick_rs"),
    # of our own and of Whoosh what builds, explains or shows pages
    *("indexer.build", "indexer.desk", "indexer.explaining", "indexer.keeping", "indexer.naming", "indexer.reading"),
    *(
        "indexer.citations.parse",
        "indexer.enrich.names",
        "indexer.engine.segment_build",
        "indexer.engine.whoosh_writer",
    ),
    *("webapp.app", "webapp.shapes", "whoosh.matching", "whoosh.query", "whoosh.reading", "whoosh.searching"),
    # of the standard library and of numpy what takes a millisecond and more
    *("argparse", "asyncio", "concurrent.futures", "email", "http", "importlib.metadata", "logging", "multiprocessing"),
    *("numpy.ma", "numpy.random", "numpy.testing", "subprocess", "tempfile", "unittest", "xml"),
}


def imported(*arguments: str) -> set[str]:
    """The modules that a process holds which ran a command."""
    environment = {**os.environ, "PYTHONPATH": str(Path(indexer.__file__).parent.parent)}
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", RUN, *arguments], env=environment, check=True, capture_output=True, text=True
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.fixture(scope="module")
def of_a_search(sample_folder: Path) -> set[str]:
    return imported("search", "regime", "--library", str(sample_folder))


def test_a_search_imports_what_it_needs_alone(of_a_search: set[str]) -> None:
    assert "indexer.engine.searching" in of_a_search
    assert NEEDLESS & of_a_search == set()


@pytest.mark.parametrize("name", sorted(NEEDLESS))
def test_what_a_search_does_without_is_there(name: str) -> None:
    assert find_spec(name)


def test_the_command_line_alone_loads_no_engine() -> None:
    assert "numpy" not in imported("--version")


def test_what_a_command_imports_is_not_looked_through_for_garbage() -> None:
    program = (
        "import gc; from indexer.cli import main; before = gc.get_freeze_count(); "
        "main(['search', '--help'], standalone_mode=False); assert gc.isenabled(); "
        "assert gc.get_freeze_count() > before + 10_000"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)  # noqa: S603 - our own program


def test_the_front_door_opens_name_by_name() -> None:
    program = (
        "import sys, indexer; indexer.Query, indexer.fold; assert not {'numpy', 'whoosh'} & set(sys.modules); "
        " assert all(getattr(indexer, name) is getattr(indexer, name) for name in indexer.__all__)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 - our own program

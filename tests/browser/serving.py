"""``ibid serve`` on a free port of this machine, as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

COMMAND = (sys.executable, "-c", "from indexer.cli import main; main()", "serve", "--port", "0")
ANNOUNCED = "Ibid is at "


@contextmanager
def serving(library: Path, environment: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of a server over ``library`` (which need not exist), ``http://127.0.0.1:PORT`` without a slash."""
    started = (*COMMAND, "--library", str(library))
    with subprocess.Popen(  # noqa: S603
        started, stderr=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})}
    ) as process:
        try:
            yield _address(process)
        finally:
            process.terminate()


def _address(process: subprocess.Popen[str]) -> str:
    """What the server announces; raises ``RuntimeError`` with its own words if it ends before."""
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if line.startswith(ANNOUNCED):
            return line.removeprefix(ANNOUNCED).strip()
    raise RuntimeError("the server did not start: " + "".join(said))

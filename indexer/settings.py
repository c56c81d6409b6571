"""Where things are: what the operator says, else the environment, else the usual places."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from indexer.errors import IbidError

LIBRARY_VARIABLE = "IBID_LIBRARY"
DEFAULT_LIBRARY = Path("var/library")
CATALOGUE = "catalogue.csv"
AUTHORITY = "authority"
ACTORS = "actors.csv"
OUTLETS = "outlets.csv"
JOBS_VARIABLE = "IBID_JOBS"
SECONDS_VARIABLE = "IBID_DOCUMENT_SECONDS"
KOREAN_VARIABLE = "IBID_KOREAN"
KOREAN_WAYS = ("pairs", "morphemes")
KERNELS_VARIABLE = "IBID_KERNELS"
TOKEN_VARIABLE = "IBID_TOKEN"  # noqa: S105 - the name of the variable, not its value
SHORTEST_TOKEN = 16
"""In characters: whoever tries one a second for a year has then tried nothing."""
# More processes that read than these would wait for the one that indexes what they read.
MOST_DEFAULT_JOBS = 8
# The largest document that is read takes some 15 s on one core of 2020; one that takes ten times as long hangs.
DEFAULT_SECONDS = 180.0


def without_blas() -> dict[str, str]:
    """The environment for a process of our own: its matrices are too small to be multiplied by more than one thread."""
    return {"OPENBLAS_NUM_THREADS": "1", **os.environ}


def library_path(given: Path | str | None = None) -> Path:
    """The library folder: as given, else ``$IBID_LIBRARY``, else ``var/library``."""
    return Path(given or os.environ.get(LIBRARY_VARIABLE) or DEFAULT_LIBRARY)


def documents_path() -> Path:
    """The folder ``documents`` here, else the one that comes with the source."""
    here = Path("documents")
    return here if here.is_dir() else Path(__file__).resolve().parent.parent / "documents"


def authority_path() -> Path:
    """The authority folder that every build uses."""
    return documents_path() / AUTHORITY


def jobs(given: int | None = None) -> int:
    """How many processes read documents: as given, else ``$IBID_JOBS``, else a core each, up to 8.

    Raises ``IbidError`` when the variable is no whole number above 0.
    """
    if given is not None:
        return given
    return int(_number(JOBS_VARIABLE, whole=True) or min(cores(), MOST_DEFAULT_JOBS))


def document_seconds() -> float:
    """How long a process may read one document: ``$IBID_DOCUMENT_SECONDS``, else 180; raises ``IbidError``."""
    return _number(SECONDS_VARIABLE, whole=False) or DEFAULT_SECONDS


def korean() -> str:
    """How Korean is read: ``$IBID_KOREAN``, else ``pairs`` of syllables, or ``morphemes``; raises ``IbidError``."""
    way = os.environ.get(KOREAN_VARIABLE, "").strip() or KOREAN_WAYS[0]
    if way not in KOREAN_WAYS:
        raise IbidError(
            f"${KOREAN_VARIABLE} is “{way[:40]}”", cure=f"set it to {' or '.join(KOREAN_WAYS)}, or unset it"
        )
    return way


def compiled_kernels() -> bool:
    """Whether searching runs on the compiled kernels: if they are there, and ``$IBID_KERNELS`` isn't ``numpy``."""
    return (
        os.environ.get(KERNELS_VARIABLE, "").strip() != "numpy"
        and find_spec("indexer.engine.kernels.compiled") is not None
    )


def desk_token(given: str | None = None) -> str:
    """What opens the librarian's desk: as given, else ``$IBID_TOKEN``; empty when there is none, and then no desk.

    Raises ``IbidError`` for one that is too short: none is better than one that can be guessed.
    """
    token = (os.environ.get(TOKEN_VARIABLE, "") if given is None else given).strip()
    if token and (len(token) < SHORTEST_TOKEN or not token.isprintable()):
        raise IbidError(
            f"${TOKEN_VARIABLE} has {len(token)} characters, which can be guessed",
            cure=f"set it to {SHORTEST_TOKEN} or more, such as: openssl rand -base64 24",
        )
    return token


def _number(variable: str, *, whole: bool) -> float | None:
    """The number above 0 that a variable of the environment holds; ``None`` when it isn't set."""
    text = os.environ.get(variable, "").strip()
    if not text:
        return None
    try:
        number = float(int(text) if whole else text)
    except ValueError:
        number = 0
    if not 0 < number < 10**6:
        kind = "a whole number above 0" if whole else "a number of seconds above 0"
        raise IbidError(f"${variable} is “{text[:40]}”", cure=f"set it to {kind}, or unset it")
    return number


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

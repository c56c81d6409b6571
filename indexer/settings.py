"""Where things are: what the operator says, else the environment, else the usual places."""

from __future__ import annotations

import os
from pathlib import Path

LIBRARY_VARIABLE = "IBID_LIBRARY"
DEFAULT_LIBRARY = Path("var/library")
CATALOGUE = "catalogue.csv"
AUTHORITY = "authority"
ACTORS = "actors.csv"
OUTLETS = "outlets.csv"


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

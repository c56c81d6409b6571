"""Where does the desk keep its things? In a folder beside the library, ``<library>.desk``.

library.desk/
  staged/<folder>/…        documents that were uploaded and aren't published; ``.folder`` names where they belong
  published/<time>/…       of each publishing what it moved in (record.json), and the files that it replaced
  work.json, survey.json   how the jobs stand; the locks beside them are held by the processes that do them
  difference.json          what publishing would change, as last looked up
  findings.json            what needs a librarian's eye
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.engine.disk import put, write_errors


@dataclass(frozen=True, slots=True)
class Places:
    """The desk of the library in the folder ``library``, an absolute path."""

    library: Path

    @classmethod
    def of(cls, library: Path) -> Places:
        return cls(library.absolute())

    @property
    def folder(self) -> Path:
        return self.library.with_name(f"{self.library.name}.desk")

    @property
    def staged(self) -> Path:
        return self.folder / "staged"

    @property
    def published(self) -> Path:
        return self.folder / "published"

    @property
    def difference(self) -> Path:
        return self.folder / "difference.json"

    @property
    def findings(self) -> Path:
        return self.folder / "findings.json"

    def staged_for(self, root: str) -> Path:
        """Where what is to go into an indexed folder is staged; a name of its own for every folder."""
        return self.staged / hashlib.sha256(root.encode()).hexdigest()[:16]

    def make(self, *folders: Path) -> None:
        """Make the desk's folder, which nobody else may read, and others below it; raises ``LibraryWriteError``."""
        with write_errors(self.folder):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for folder in folders:
                folder.mkdir(parents=True, exist_ok=True)

    def write(self, path: Path, body: Mapping[str, Any]) -> None:
        """Write JSON into the desk's folder, whole or not at all; raises ``LibraryWriteError``."""
        self.make()
        with write_errors(self.folder):
            put(path, json.dumps(body, ensure_ascii=False).encode())


def read_json(path: Path) -> Any:
    """What a file of the desk holds; ``None`` where there is none, or none that can be read."""
    with suppress(OSError, ValueError):
        return json.loads(path.read_bytes())
    return None

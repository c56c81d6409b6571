"""What would come of files that lie elsewhere as yet? Folders laid over others, for a look ahead."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from indexer.scan import Scan, scan


@dataclass(frozen=True, slots=True)
class Overlay:
    """Pairs of a folder and another one that is laid over it: a file there stands for the one of its path here."""

    laid: tuple[tuple[Path, Path], ...] = ()

    def file(self, path: Path) -> Path:
        """Where a file is to be read: laid over, or where it is."""
        full = path.absolute()
        for folder, over in self.laid:
            if full.is_relative_to(folder) and (there := over / full.relative_to(folder)).is_file():
                return there
        return path

    def scan(self, root: Path) -> Scan:
        """As ``scan.scan``, with the documents that are laid over the folder."""
        found = scan(root)
        for folder, over in self.laid:
            if folder == root and over.is_dir():
                found.files |= scan(over).files
                found.files = dict(sorted(found.files.items()))
                found.skipped = {path: reason for path, reason in found.skipped.items() if path not in found.files}
        return found


NOTHING: Final = Overlay()

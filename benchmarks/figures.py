"""The main figures of every size that has been measured, side by side: how each grows with the collection."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import number, table


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of one kind of workload in a file that runs of all sizes write to."""

    file: Path
    kind: str
    size: int

    def note(self, name: str, value: float | None) -> None:
        """Keep a figure of this size, in place of an earlier one."""
        if value is None:
            return
        known = self._read()
        known.setdefault(self.kind, {}).setdefault(name, {})[str(self.size)] = value
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(json.dumps(known, indent=1), encoding="utf-8")

    def growth(self) -> str:
        """All figures of the kind by size, and the growth from the smallest to the largest."""
        known = self._read().get(self.kind, {})
        sizes = sorted({size for by_size in known.values() for size in by_size}, key=int)
        header = ["figure", *(f"{int(size):,}" for size in sizes), "growth"]
        rows = [[name, *(number(by_size.get(size)) for size in sizes), _growth(by_size, sizes)]
                for name, by_size in sorted(known.items())]  # fmt: skip
        return table(header, rows) + "\n" if rows else "Nothing has been measured yet.\n"

    def _read(self) -> dict[str, dict[str, dict[str, float]]]:
        if not self.file.exists():
            return {}
        found: dict[str, dict[str, dict[str, float]]] = json.loads(self.file.read_text(encoding="utf-8"))
        return found


def _growth(by_size: dict[str, float], sizes: list[str]) -> str:
    """The last figure as a multiple of the first, where both sizes have one."""
    first, last = by_size.get(sizes[0]), by_size.get(sizes[-1])
    return f"{number(last / first)}×" if first and last and len(sizes) > 1 else "–"

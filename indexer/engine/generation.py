"""A published generation of a library: its folder, what its manifest says of its files, and how they differ from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.engine.disk import file_checksum


@dataclass(frozen=True, slots=True)
class Generation:
    """A published generation: its folder and what its manifest says."""

    name: str
    folder: Path
    versions: Mapping[str, str]
    files: Mapping[str, tuple[int, str]]


def number_of(generation: Path) -> int:
    """The number by which the folder of a generation is called."""
    return int(generation.name)


def listed(files: Mapping[str, tuple[int, str]]) -> dict[str, dict[str, object]]:
    """The files of a generation as its manifest lists them."""
    return {name: {"size": size, "xxh3": digest} for name, (size, digest) in files.items()}


def name_of(number: str, files: Mapping[str, Mapping[str, object]]) -> str:
    """The name of a generation: its number, and a digest of what its manifest says of its files."""
    return f"{number}-{hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()[:12]}"


def flaw_in(generation: Generation, name: str, *, with_digest: bool = True) -> str:
    """How a file differs from what the manifest says of it; empty when it doesn't."""
    path = generation.folder / name
    size, digest = generation.files[name]
    try:
        found = path.stat().st_size
        if found != size:
            return f"{path} has {found} bytes, not {size}"
        if with_digest and file_checksum(path) != digest:
            return f"{path} differs from its checksum"
    except OSError as error:
        return f"{path} can't be read: {error.strerror}"
    return ""

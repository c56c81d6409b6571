"""Does a library still hold what it says, and does it say what its documents say?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from indexer.engine.disk import file_digest
from indexer.engine.protocol import Engine
from indexer.model import LibraryInfo, Source
from indexer.scan import Scan, full_path, scan


@dataclass(frozen=True, slots=True)
class Check:
    """``damage`` is what differs from the library's checksums; if there is any, nothing else is looked at.

    The other lists are paths of documents: those ``changed`` since they were read, those ``gone`` since, and those
    ``unread``, which are there but not in the library.
    """

    library: LibraryInfo
    damage: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    unread: tuple[str, ...]
    problems: tuple[str, ...]


def check_library(engine: Engine) -> Check:
    """Compare a library with its checksums and its documents; raises ``LibraryError`` when it can't be opened."""
    damage = engine.verify()
    if damage:  # what it says of its documents can't be trusted
        return Check(engine.recall().info, damage, (), (), (), ())
    state = engine.state()
    changed, gone, unread, problems = [], [], [], []
    for root in state.roots:
        found = scan(Path(root))
        known = {source.path: source for source in state.sources if source.root == root}
        problems += [f"{Path(root) / path}: {reason}" for path, reason in found.unreadable.items()]
        unread += [full_path(root, path) for path in found.files if path not in known]
        for path, source in known.items():
            match _compare(source, found):
                case "changed":
                    changed.append(full_path(root, path))
                case "gone":
                    gone.append(full_path(root, path))
                case reason if reason:
                    problems.append(f"{full_path(root, path)}: {reason}")
    return Check(state.info, damage, tuple(changed), tuple(gone), tuple(unread), tuple(problems))


def _compare(source: Source, found: Scan) -> str:
    """How a document differs from what was read: ``changed``, ``gone``, why that can't be told, or nothing."""
    file = found.files.get(source.path)
    if file is None:
        return "" if found.hidden_from(source.path) else "gone"
    try:
        return "" if file_digest(file) == source.digest else "changed"
    except OSError as error:
        return f"it can't be read: {error.strerror}"

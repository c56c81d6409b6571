"""Which generations does a library on disk keep, and how does one go back to the one before?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.engine.whoosh_engine import WhooshEngine
from indexer.model import Kept, LibraryInfo, LibraryState
from indexer.scan import full_path


def history(library: Path) -> Sequence[Kept]:
    """The generations that the library in this folder keeps and that can be read, the newest first.

    Raises ``LibraryError`` when the current one can't be told.
    """
    return WhooshEngine(library).history()


def previous(library: Path) -> LibraryState:
    """What ``roll_back`` would bring back: the state of the generation before the current one, its bytes checked.

    Raises ``LibraryError`` when there is none, or it is damaged or of another version.
    """
    return WhooshEngine(library).previous()


def roll_back(library: Path) -> LibraryInfo:
    """Publish a new generation that holds what the one before the current one held, and return what it is.

    One atomic and durable step under the lock of a build: whatever stops it leaves the library as it was. Going back
    twice brings back what the first time took away. Documents are not touched: the next build finds what differs from
    them and reads it again. Raises ``LibraryError`` as ``previous`` does, and when another run writes.
    """
    engine = WhooshEngine(library)
    try:
        return engine.roll_back()
    finally:
        engine.close()


@dataclass(frozen=True, slots=True)
class Effect:
    """What going back does: full paths of documents whose articles come ``back``, are ``as_before``, or go ``away``.

    ``now`` and ``then`` say what the current generation holds and what the one before it holds.
    """

    now: LibraryInfo
    then: LibraryInfo
    back: tuple[str, ...]
    as_before: tuple[str, ...]
    away: tuple[str, ...]


def effect_of_rollback(library: Path) -> Effect:
    """What ``roll_back`` would do; changes nothing. Raises ``LibraryError`` as it does.

    Of a library whose current generation is damaged all documents come back.
    """
    engine = WhooshEngine(library)
    try:
        before, now = engine.previous(), engine.recall()
    finally:
        engine.close()
    old = {full_path(source.root, source.path): source.fingerprint for source in before.sources}
    new = {full_path(source.root, source.path): source.fingerprint for source in now.sources}
    return Effect(
        now.info,
        before.info,
        back=tuple(sorted(old.keys() - new.keys())),
        as_before=tuple(sorted(path for path in old.keys() & new.keys() if old[path] != new[path])),
        away=tuple(sorted(new.keys() - old.keys())),
    )

"""Changes put into an index: the one step that engines on disk and in memory have in common when they write."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from whoosh.index import FileIndex

from indexer.engine.whoosh_index import OpenSegments
from indexer.model import Changes, LibraryInfo, LibraryState

EMPTY: Final = LibraryState(LibraryInfo(generation="empty", passages=0, articles=0))
"""The state of a library that holds nothing."""


def write_changes(
    target: FileIndex, opened: OpenSegments, changes: Changes, before: LibraryState
) -> tuple[LibraryState, bool]:
    """Put the changes into an index; gives the new state, and whether anything is other than before."""
    from indexer.engine.whoosh_writer import IndexWriter  # noqa: PLC0415 - a search need not load it

    writer = IndexWriter(target, opened)
    added = 0
    for source, article in changes.added:
        writer.add(source, article)
        added += 1
    gone = [name for name in changes.removed if writer.remove(name)]
    state = LibraryState(
        info=LibraryInfo("", writer.passages, writer.articles),
        roots=changes.roots,
        vocabulary=changes.vocabulary,
        vocabularies=tuple(changes.vocabularies),
    )
    same = (state.roots, state.vocabulary) == (before.roots, before.vocabulary)
    touched = bool(added or gone or not same)
    if touched:
        writer.commit()
    return state, touched


def with_generation(state: LibraryState, name: str) -> LibraryState:
    """The state as that of a generation of this name."""
    return replace(state, info=replace(state.info, generation=name))

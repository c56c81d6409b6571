"""What is freed is kept, and what is held lies in large pages, where the system can be told so."""

from __future__ import annotations

import ctypes
import mmap
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from indexer.engine.memory import KEPT_BYTES, LARGE_BYTES, keep_freed_memory, share_freed_memory, use_large_pages


@pytest.mark.parametrize(("accepted", "kept"), [(1, True), (0, False)])
def test_both_thresholds_are_set(accepted: int, kept: bool) -> None:
    library: Any = mock.Mock(mallopt=mock.Mock(return_value=accepted))
    with mock.patch.object(ctypes, "CDLL", return_value=library):
        assert keep_freed_memory() is kept
    asked = [call.args for call in library.mallopt.call_args_list]
    assert asked == ([(-1, KEPT_BYTES), (-3, LARGE_BYTES)] if kept else [(-1, KEPT_BYTES)])


@pytest.mark.parametrize(("accepted", "shared"), [(1, True), (0, False)])
def test_threads_share_one_arena(accepted: int, shared: bool) -> None:
    library: Any = mock.Mock(mallopt=mock.Mock(return_value=accepted))
    with mock.patch.object(ctypes, "CDLL", return_value=library):
        assert share_freed_memory() is shared
    library.mallopt.assert_called_once_with(-8, 1)


def test_another_c_library_is_left_alone() -> None:
    with mock.patch.object(ctypes, "CDLL", return_value=object()):
        assert not keep_freed_memory()
        assert not share_freed_memory()
        assert not use_large_pages()


_MB = 1 << 20
_WORDS = bytes(range(256)) * 16


def _held(size: int) -> mmap.mmap:
    """Memory of this process alone, filled, in pages of the usual size."""
    held = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    held.write(_WORDS * (size // len(_WORDS)))
    return held


def _can_be_laid() -> bool:
    """Whether this system lays memory in large pages when it is asked to."""
    try:
        _held(4 * _MB).madvise(25)
    except (OSError, AttributeError):
        return False
    return True


def _in_large_pages() -> int:
    """So many bytes of this process lie in large pages."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) << 10 for line in lines if line.startswith("AnonHugePages"))


@pytest.mark.skipif(not _can_be_laid(), reason="this system can't lay memory in large pages")
def test_what_is_held_is_laid_in_large_pages_and_stays_what_it_is() -> None:
    before = _in_large_pages()
    held = _held(16 * _MB)
    assert use_large_pages() >= 12 * _MB
    assert _in_large_pages() - before >= 12 * _MB
    assert held[:] == _WORDS * (len(held) // len(_WORDS))

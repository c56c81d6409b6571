"""What is freed is kept, where the C library can be told so."""

from __future__ import annotations

import ctypes
from typing import Any
from unittest import mock

import pytest

from indexer.engine.memory import KEPT_BYTES, LARGE_BYTES, keep_freed_memory, share_freed_memory


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

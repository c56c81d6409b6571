"""What is freed is kept, where the C library can be told so."""

from __future__ import annotations

import ctypes
from typing import Any
from unittest import mock

import pytest

from indexer.engine.memory import KEPT_BYTES, LARGE_BYTES, keep_freed_memory


@pytest.mark.parametrize(("accepted", "kept"), [(1, True), (0, False)])
def test_both_thresholds_are_set(accepted: int, kept: bool) -> None:
    library: Any = mock.Mock(mallopt=mock.Mock(return_value=accepted))
    with mock.patch.object(ctypes, "CDLL", return_value=library):
        assert keep_freed_memory() is kept
    asked = [call.args for call in library.mallopt.call_args_list]
    assert asked == ([(-1, KEPT_BYTES), (-3, LARGE_BYTES)] if kept else [(-1, KEPT_BYTES)])


def test_another_c_library_is_left_alone() -> None:
    with mock.patch.object(ctypes, "CDLL", return_value=object()):
        assert not keep_freed_memory()

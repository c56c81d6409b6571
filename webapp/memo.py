"""What is computed once for a generation of the library, and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final, TypeVar, cast

KEPT: Final = 64
"""So many results are kept, of whatever kind: the last that were asked for."""

T = TypeVar("T")


class Memo:
    """A bounded store. Threads that meet in it may do the same work, and either result will do."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._lock = Lock()
        self._found: OrderedDict[Hashable, object] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives, from the store if it was made before under ``key``, which must name the generation."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return cast(T, self._found[key])
        made = make()
        with self._lock:
            self._found[key] = made
            while len(self._found) > self._kept:
                self._found.popitem(last=False)
        return made

    def __len__(self) -> int:
        return len(self._found)

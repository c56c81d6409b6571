"""What is made once of a generation and kept as long as it answers: look-up tables, examples, lists."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Final, TypeVar, cast

KEPT: Final = 2
"""Generations of which something is kept: while one is published, requests of the one before still run."""

T = TypeVar("T")


class Derived:
    """Keeps values by generation and name, of the last ``KEPT`` generations. Safe to call from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._generations: OrderedDict[str, tuple[AbstractContextManager[bool], dict[str, object]]] = OrderedDict()

    def get(self, generation: str, name: str, make: Callable[[], T]) -> T:
        """The value called ``name``, made now if it isn't there; whoever comes meanwhile waits for it.

        What ``make`` raises goes on, and the next one tries again. One name always stands for one type.
        """
        making, values = self._of(generation)
        if name not in values:
            with making:
                if name not in values:
                    values[name] = make()
        return cast(T, values[name])

    def _of(self, generation: str) -> tuple[AbstractContextManager[bool], dict[str, object]]:
        with self._lock:
            # A lock that can be taken twice by one thread: what is made may be made of something else kept here.
            found = self._generations.setdefault(generation, (threading.RLock(), {}))
            self._generations.move_to_end(generation)
            while len(self._generations) > KEPT:
                self._generations.popitem(last=False)
        return found

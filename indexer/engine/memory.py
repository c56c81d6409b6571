"""Keeping freed memory for what comes next: of a query for the next query, of one thread for the other.

A query makes arrays of some megabytes and lets go of them, and the next one needs them again.
glibc gives a large array that is freed back to the system, and asks for it anew at the next query, page by page: for a
word that nearly all of 200,000 passages have, 1,300 page faults, which took as long as all the rest of the answer.

A build has two threads that make such arrays by turns, and glibc keeps what each of them frees for itself.
"""

from __future__ import annotations

import ctypes
from typing import Final

_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
_ARENA_MAX: Final = -8
"""Of ``mallopt``, see malloc.h."""
KEPT_BYTES: Final = 64 << 20
"""Free memory beyond this goes back to the system."""
LARGE_BYTES: Final = 32 << 20
"""The most that glibc takes for the size from which an array has pages of its own."""


def keep_freed_memory() -> bool:
    """Have this process keep up to ``KEPT_BYTES`` of what it frees; whether its C library can do so."""
    return _told(_TRIM_THRESHOLD, KEPT_BYTES) and _told(_MMAP_THRESHOLD, LARGE_BYTES)


def share_freed_memory() -> bool:
    """Have all threads that this process starts from now on use what any of them frees; whether that can be done.

    For a process of which one thread at a time holds the interpreter: threads that ask at once would wait for each
    other. 150,000 texts are indexed in 165 MB so, otherwise in 195, in the same time.
    """
    return _told(_ARENA_MAX, 1)


def _told(parameter: int, value: int) -> bool:
    """Whether the C library took a parameter of ``mallopt``; others than glibc have none."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and bool(mallopt(parameter, value))

"""Keeping freed memory: a query makes arrays of some megabytes and lets go of them, and the next one needs them again.

glibc gives a large array that is freed back to the system, and asks for it anew at the next query, page by page: for a
word that nearly all of 200,000 passages have, 1,300 page faults, which took as long as all the rest of the answer.
"""

from __future__ import annotations

import ctypes
from typing import Final

_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
"""Of ``mallopt``, see malloc.h."""
KEPT_BYTES: Final = 64 << 20
"""Free memory beyond this goes back to the system."""
LARGE_BYTES: Final = 32 << 20
"""The most that glibc takes for the size from which an array has pages of its own."""


def keep_freed_memory() -> bool:
    """Have this process keep up to ``KEPT_BYTES`` of what it frees; whether its C library can do so."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        return False
    return bool(mallopt(_TRIM_THRESHOLD, KEPT_BYTES)) and bool(mallopt(_MMAP_THRESHOLD, LARGE_BYTES))

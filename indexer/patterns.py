"""Patterns that are compiled when they are first asked for.

Citations and dates of three languages take more than a thousand, which take two seconds to compile, and documents in
one language ask for a third of them. So a process that reads starts without any.
"""

from __future__ import annotations

import re
from typing import Any, Final, cast

_ASKED: Final = (
    *("findall", "finditer", "flags", "fullmatch", "groupindex", "groups"),
    *("match", "scanner", "search", "split", "sub", "subn"),
)


class Asked:
    """The attributes of a ``re.Pattern``."""

    __slots__ = (*_ASKED, "_flags", "pattern")
    flags: int

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags


class Lazy(Asked):
    """A pattern of which nothing was asked yet. Then it is one that was asked: that is looked up sooner."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        """An attribute that isn't there, or not yet; raises ``re.error`` where the pattern is none."""
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for asked in _ASKED:
            setattr(self, asked, getattr(compiled, asked))
        self.__class__ = Asked  # type: ignore[assignment]
        return getattr(compiled, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, which is called when the pattern is first asked for something."""
    return cast("re.Pattern[str]", Lazy(pattern, flags))


def match_by_end(
    whole: re.Pattern[str], last: re.Pattern[str], text: str, start: int, end: int
) -> re.Match[str] | None:
    """``whole.match``, of a pattern that ends in ``last``: that is looked for first, where it is sooner seen missing.

    So it is with names: most talk begins with words that could be one.
    """
    return whole.match(text, start, end) if last.search(text, start, end) else None

"""Patterns that look before they try: what ``re`` answers, sooner where the answer is no.

Most patterns for notes have many alternatives and a small chance: *ibid.* in three scripts, the names of archives, the
words for an interview; ``re`` tries each alternative at each place. Two things follow from a pattern itself. They are
read off its syntax tree when it is first used, so that none goes stale when words are added to it:

* which signs a match can begin with: asked of one sign, before ``match`` and ``fullmatch``;
* one of which strings must stand somewhere in the text, as in the prefilters of RE2 (Cox, “Regular Expression Matching
  with a Trigram Index”, 2012): asked once of each text, before anything.

Both err towards trying. What this module doesn’t know in a tree asks for nothing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from importlib import import_module
from itertools import chain
from typing import Any, Final, NamedTuple

_parser: Final[Any] = import_module("re._parser")
_IGNORE: Final = int(re.IGNORECASE)
_MOST_STRINGS: Final = 160
_MOST_IN_ROW: Final = 32
"""More strings in a row are read as several rows: each alternative multiplies them."""
_MOST_SIGNS: Final = 512
_SPACES: Final = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_PLAIN: Final = str.maketrans("ıİ" + _SPACES, "ii" + " " * len(_SPACES))
"""One white space for all; and ``re`` takes two letters for an i where case is ignored, which ``casefold`` doesn’t."""
_CATEGORIES: Final = {
    "CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W",
}  # fmt: skip


class Prefiltered:
    """A compiled pattern, ``tried``, that is tried only where the signs of a match are there."""

    __slots__ = ("__dict__", "_begins", "_holding", "tried")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.tried: Final = re.compile(pattern, flags)
        self._begins = _Beginnings(self.tried)
        self._holding: tuple[str | None, bool] = (None, False)

    @property
    def pattern(self) -> str:
        return self.tried.pattern

    @cached_property
    def needs(self) -> frozenset[str]:
        """Folded strings of which any text with a match has one; empty where nothing is known."""
        tree = _parser.parse(self.tried.pattern, self.tried.flags)
        needed = _strings(tree).needed or frozenset()
        return frozenset(one for one in needed if not any(other in one for other in needed if other != one))

    def _holds(self, text: str) -> bool:
        holding = self._holding
        if holding[0] is not text:
            folded = _folded(text)
            needs = self.needs
            holding = self._holding = (text, not needs or any(string in folded for string in needs))
        return holding[1]

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        start = max(start, 0)
        if not self._begins[text[start : start + 1]] or not self._holds(text):
            return None
        return self.tried.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        start = max(start, 0)
        if not self._begins[text[start : start + 1]] or not self._holds(text):
            return None
        return self.tried.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.tried.search(text, start, end) if self._holds(text) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self.tried.finditer(text, start, end) if self._holds(text) else iter(())

    def sub(self, new: Callable[[re.Match[str]], str], text: str) -> str:
        return self.tried.sub(new, text) if self._holds(text) else text


AnyPattern = re.Pattern[str] | Prefiltered


@lru_cache(maxsize=8)
def _folded(text: str) -> str:
    """The text as ``needs`` has it; all patterns ask for that of the note being read."""
    return text.translate(_PLAIN).casefold()


# --- with which signs it begins -----------------------------------------------------------------------------------


class _Beginnings(dict[str, bool]):
    """By sign, whether a match may begin with it: found out once; under the empty string, whether one may be empty."""

    def __init__(self, tried: re.Pattern[str]) -> None:
        super().__init__()
        self._tried = tried
        self._known: re.Pattern[str] | None = None
        self._any = False

    def __missing__(self, sign: str) -> bool:
        if self._known is None:
            classes, nullable = _beginnings(_parser.parse(self._tried.pattern, self._tried.flags), self._tried.flags)
            self._any = nullable or classes is None
            self._known = re.compile("|".join(dict.fromkeys(classes or ())))
        told = self._any or (bool(sign) and self._known.match(sign) is not None)
        if len(self) < _MOST_SIGNS:
            self[sign] = told
        return told


def _beginnings(items: Any, flags: int) -> tuple[list[str] | None, bool]:
    """Classes of signs, one of which is the first of a match (None: of any), and whether it may be empty."""
    classes: list[str] = []
    for op, value in items:
        more, nullable = _beginning(str(op), value, flags)
        if more is None:
            return None, False
        classes += more
        if not nullable:
            return classes, False
    return classes, True


def _beginning(op: str, value: Any, flags: int) -> tuple[list[str] | None, bool]:
    match op:
        case "LITERAL" | "NOT_LITERAL":
            return [_cased(f"[{'^' if op == 'NOT_LITERAL' else ''}{re.escape(chr(value))}]", flags)], False
        case "IN":
            written = [_class_item(str(kind), each) for kind, each in value]
            return (None if None in written else [_cased(f"[{''.join(map(str, written))}]", flags)]), False
        case "SUBPATTERN":
            _, added, removed, items = value
            return _beginnings(items, (flags | added) & ~removed)
        case "ATOMIC_GROUP":
            return _beginnings(value, flags)
        case "BRANCH":
            found = [_beginnings(items, flags) for items in value[1]]
            known = [classes for classes, _ in found if classes is not None]
            nullable = any(each for _, each in found)
            return (list(chain(*known)) if len(known) == len(found) else None), nullable
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            classes, nullable = _beginnings(value[2], flags)
            return classes, nullable or value[0] == 0
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return [], True
    return None, False


def _cased(written: str, flags: int) -> str:
    return f"(?i:{written})" if flags & _IGNORE else written


def _class_item(kind: str, value: Any) -> str | None:
    match kind:
        case "NEGATE":
            return "^"
        case "LITERAL":
            return re.escape(chr(value))
        case "RANGE":
            return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        case "CATEGORY":
            return _CATEGORIES.get(str(value))
    return None


# --- which strings must be there ----------------------------------------------------------------------------------


class _Strings(NamedTuple):
    """What a part of a pattern matches: ``all`` that it can, folded, where they are few; one of ``needed`` is in it."""

    all: frozenset[str] | None = None
    needed: frozenset[str] | None = None


_NOTHING: Final = frozenset([""])


def _strings(items: Any) -> _Strings:
    row, whole = _NOTHING, True
    best: frozenset[str] | None = None
    for op, value in items:
        found = _string(str(op), value)
        best = _better(best, found.needed)
        if found.all is not None and len(row) * len(found.all) <= _MOST_IN_ROW:
            row = frozenset(before + after for before in row for after in found.all)
            continue
        best = _better(best, row)
        row, whole = found.all or _NOTHING, False
    return _Strings(row if whole else None, _better(best, row))


def _string(op: str, value: Any) -> _Strings:
    match op:
        case "LITERAL":
            return _Strings(frozenset([_fold(value)]))
        case "IN":
            return _Strings(_signs([(str(kind), each) for kind, each in value]))
        case "SUBPATTERN":
            return _strings(value[3])
        case "ATOMIC_GROUP":
            return _strings(value)
        case "BRANCH":
            return _either([_strings(items) for items in value[1]])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, items = value
            inner = _strings(items)
            if least == 0:
                return _Strings(inner.all | _NOTHING) if inner.all and most == 1 else _Strings()
            return inner if most == 1 else _Strings(None, inner.needed)
        case "AT" | "ASSERT_NOT":
            return _Strings(_NOTHING)
        case "ASSERT":
            return _Strings(_NOTHING, _strings(value[1]).needed)
    return _Strings()


def _signs(items: list[tuple[str, Any]]) -> frozenset[str] | None:
    """The signs of a class, folded, where they are few."""
    if [(kind, str(each)) for kind, each in items] == [("CATEGORY", "CATEGORY_SPACE")]:
        return frozenset(" ")
    few = len(items) <= _MOST_IN_ROW and all(kind == "LITERAL" for kind, _ in items)
    return frozenset(_fold(each) for _, each in items) if few else None


def _either(found: list[_Strings]) -> _Strings:
    every = [each.all for each in found if each.all is not None]
    needed = [each.needed for each in found if each.needed]
    return _Strings(
        frozenset().union(*every) if len(every) == len(found) else None,
        frozenset().union(*needed) if len(needed) == len(found) else None,
    )


def _fold(code: int) -> str:
    return chr(code).translate(_PLAIN).casefold()


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """The choice of strings that fewer texts are likely to have: short ones weigh most, one sign ten times the next."""
    told = [each for each in (one, other) if each and "" not in each and len(each) <= _MOST_STRINGS]
    return min(told, key=lambda each: sum(0.1 ** len(string) for string in each), default=None)

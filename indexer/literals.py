"""Which literals does a text hold wherever a pattern matches in it? Found in the pattern as ``re`` parses it.

So RE2 finds those of its ``FilteredRE2``. Literals are told as they stand in a ``plain`` text: without case, any figure
a 0, any white space a space.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from string import ascii_lowercase
from typing import Any, Final

_Strings = frozenset[str]
Places = dict[str, tuple[int, int]]
"""Literals, each with how far behind the beginning of a match it begins, at least and at most."""

_MOST_STRINGS: Final = 120  # of a part that stands for a few strings only; beyond, it is a class as others are
_MOST_LITERALS: Final = 400
_FAR: Final = 1 << 32
_AS_ONE: Final = str.maketrans("123456789", "000000000")
# How often a character stands at a place of prose, roughly: only which of two sets of literals is rarer rests on it.
_RARE: Final = 0.002
_CHANCES: Final = {" ": 0.16} | dict.fromkeys(ascii_lowercase, 0.06) | dict.fromkeys(",.0-", 0.03)


def plain(text: str) -> str:
    """A text without case, in which any figure is a 0: so literals are looked for in it.

    What a pattern takes for the same, in which case does not count, is the same: for it, the dotless i is an i.
    """
    folded = text.casefold()
    if not folded.isascii():
        folded = folded.replace("ı", "i").replace("i̇", "i")
    return folded.translate(_AS_ONE)


def required(pattern: str, flags: int = 0) -> Places:
    """Literals of which one at least stands in every text in which a pattern matches, and where.

    Of several sets that do, the rarest. Raises ``ValueError`` where there is none. A text with white space or figures
    beyond ASCII isn't meant.
    """
    parsed = parser.parse(pattern, flags)
    found = _needed(parsed)
    if found is None or not parsed.getwidth()[0]:  # one that can be empty is looked for between matches, too
        raise ValueError(f"it can match without any literal: {pattern}")
    return found


def _needed(parsed: Any) -> Places | None:
    """The rarest set of literals of which a match of a sequence holds one; None where there is none."""
    sets: list[Places] = []
    run, begin = _NOTHING, (0, 0)  # strings that stand side by side, and where these may begin
    at = (0, 0)
    for code, told in parsed:
        strings = _strings(code, told)
        after = _moved(at, parser.SubPattern(parsed.state, [(code, told)]).getwidth())
        if strings is not None and (together := _joined(run, strings)) is not None:
            run, at = together, after
            continue
        first = _all_strings(told[2]) if code in _REPEATS and told[0] else None
        begun = _joined(run, first) if first is not None else None
        sets.append(dict.fromkeys(run if begun is None else begun, begin))
        if strings is not None:
            run, begin = strings, at
        else:
            inner = _inner(code, told)
            sets += [] if inner is None else [{literal: _moved(at, reach) for literal, reach in inner.items()}]
            run, begin = _NOTHING, after
        at = after
    sets.append(dict.fromkeys(run, begin))
    usable = [one for one in sets if "" not in one and len(one) <= _MOST_LITERALS]
    return min(usable, key=_frequency, default=None)


def _moved(at: tuple[int, int], by: tuple[int, int]) -> tuple[int, int]:
    return at[0] + by[0], min(at[1] + by[1], _FAR)


def _inner(code: Any, told: Any) -> Places | None:
    """What a part needs that stands for more than a few strings."""
    if code is op.SUBPATTERN:
        return _needed(told[-1])
    if code is op.ATOMIC_GROUP:
        return _needed(told)
    if code is op.ASSERT:
        ahead, inner = told
        found = _needed(inner)
        return found if ahead > 0 or found is None else dict.fromkeys(found, (0, _FAR))  # behind, but anywhere
    if code is op.BRANCH:
        together: Places = {}
        for found in map(_needed, told[1]):
            if found is None:
                return None
            for literal, (first, last) in found.items():
                nearest, farthest = together.get(literal, (first, last))
                together[literal] = min(first, nearest), max(last, farthest)
        return together
    if code in _REPEATS and told[0]:
        return _needed(told[2])
    return None


_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_CATEGORIES = {op.CATEGORY_SPACE: " ", op.CATEGORY_DIGIT: "0"}
_NOTHING: _Strings = frozenset({""})


def _strings(code: Any, told: Any) -> _Strings | None:
    """The strings that a part can match, if these are few; None if not."""
    if code is op.LITERAL:
        return _letter(told)
    if code in (op.AT, op.ASSERT_NOT):
        return _NOTHING
    if code is op.IN:
        return _members(told)
    if code is op.SUBPATTERN:
        return _all_strings(told[-1])
    if code is op.BRANCH:
        return _either(map(_all_strings, told[1]))
    if code in _REPEATS and told[:2] == (0, 1):
        return _either([_NOTHING, _all_strings(told[2])])
    if code in _REPEATS and told[:2] == (1, 1):
        return _all_strings(told[2])
    return None


@cache
def _letter(code: int) -> _Strings:
    """The character with this number, as it stands in a plain text."""
    return frozenset({plain(chr(code))})


def _members(told: Any) -> _Strings | None:
    """The characters of a class that lists them."""
    found: set[str] = set()
    for code, member in told:
        if code is op.LITERAL:
            found |= _letter(member)
        elif code is op.CATEGORY and member in _CATEGORIES:
            found.add(_CATEGORIES[member])
        elif code is op.RANGE and member[1] - member[0] < _MOST_STRINGS:
            found.update(*map(_letter, range(member[0], member[1] + 1)))
        else:
            return None
    return frozenset(found) if len(found) <= _MOST_STRINGS else None


def _all_strings(parsed: Any) -> _Strings | None:
    found = _NOTHING
    for code, told in parsed:
        strings = _strings(code, told)
        if strings is None or (together := _joined(found, strings)) is None:
            return None
        found = together
    return found


def _either(sets: Iterable[_Strings | None]) -> _Strings | None:
    together: _Strings = frozenset()
    for one in sets:
        if one is None or len(together := together | one) > _MOST_STRINGS:
            return None
    return together


def _joined(first: _Strings, then: _Strings) -> _Strings | None:
    if first == _NOTHING:
        return then
    if len(first) * len(then) > _MOST_STRINGS:
        return None
    return frozenset(a + b for a, b in product(first, then))


def _frequency(literals: Places) -> float:
    """How often one of some literals stands at a place of prose."""
    return sum(_chance(literal) for literal in literals)


def _chance(literal: str) -> float:
    chance = 1.0
    for char in literal:
        chance *= _CHANCES.get(char, _RARE)
    return chance

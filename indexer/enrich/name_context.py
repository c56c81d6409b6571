"""What stands about a surname in a text, and whether it is there the name of somebody else.

*Andrés Lameda* is not Alí Lameda, *Taylor Street* is no Taylor, and *Young people* are no Young: a surname counts only
where no other name touches it, and one that is a word as well not where any word would begin with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from indexer.enrich.name_forms import form_key, is_hangul
from indexer.enrich.name_words import FUNCTION_WORDS, HANGUL_GIVEN_NAMES, KINDS, ORDINARY, PARTICLES, PREFIXES, TITLES
from indexer.patterns import lazy

_FAR = 80
_LONGEST_DOUBTFUL = 3  # “An” and “So” are names, too
_GIVEN = frozenset({"will"})
_NO_NAME_ENDS = ("ing", "mente", "tly", "sly", "ely", "lly")
_BEFORE = lazy(r"(?:^|(?<=\s))([^\s]+)[^\S\n]+$")
_AFTER = lazy(r"[^\S\n]+([^\W\d_][\w’'-]*)|-([^\W\d_]\w*)")
_HANGUL_BEFORE = lazy(r"(?<!\w)([가-힣]{1,6})\s$")
_OPENING = "“”\"'‘’«»([¿¡—–-"
_ENDS = lazy(r"[.!?…:;,)\]”»\"—–/]$|[’']s?$")
_SENTENCE = lazy(r"(?:^|[.!?…:]['’”»\")\]]*\s+|[\n])[“\"'‘«(\[¿¡—–\s]*$")


class Standing(Enum):
    """How a surname stands in a text."""

    ALONE = "alone"
    NAMED = "named"  # given names or initials before it
    FOLLOWED = "followed"  # by another word with a capital: Kim Ok, Taylor Street
    JOINED = "joined"  # by a hyphen to another name
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Context:
    """``given`` are the folded given names and initials before a surname, which begin at ``start``."""

    standing: Standing
    given: tuple[str, ...] = ()
    start: int = 0


def context(text: str, start: int, end: int, is_word: Callable[[str], bool]) -> Context:
    """How the surname ``text[start:end]`` stands; ``is_word`` tells whether a word is used in small letters as well."""
    if not text[start].isupper() and not is_hangul(text[start]):
        return Context(Standing.UNSURE)
    if is_hangul(text[start]):
        given = _HANGUL_BEFORE.search(text[max(0, start - _FAR) : start])
        if given and given[1] in HANGUL_GIVEN_NAMES:
            return Context(Standing.NAMED, (given[1],), start - len(given[0]))
        return Context(Standing.ALONE)
    before, after = text[max(0, start - _FAR) : start], _AFTER.match(text, end)
    if (start and text[start - 1] == "-" and _capital_before(before)) or (after and _joined(after)):
        return Context(Standing.JOINED)
    followed = bool(after and after[1] and after[1][0].isupper() and form_key(after[1]) not in FUNCTION_WORDS)
    names, place = _given(before, start, is_word)
    if names:
        return Context(Standing.NAMED, names, place)
    if followed:
        return Context(Standing.FOLLOWED)
    if _SENTENCE.search(before) and _ordinary(text[start:end], is_word):
        return Context(Standing.UNSURE)
    return Context(Standing.ALONE)


def _capital_before(before: str) -> bool:
    """Whether a hyphen joins a name, not a prefix, to what follows: *García-Castro* and not *pro-Castro*."""
    word = re.search(r"([^\W\d_]+)-$", before)
    return bool(word and word[1][0].isupper() and form_key(word[1]) not in PREFIXES)


def _joined(after: re.Match[str]) -> bool:
    return bool(after[2] and after[2][0].isupper())


def _given(before: str, start: int, is_word: Callable[[str], bool]) -> tuple[tuple[str, ...], int]:
    """The names and initials right before a surname, at most three, and where they begin."""
    names: list[str] = []
    rest = before
    while len(names) < 3 and (found := _BEFORE.search(rest)):
        word = found[1].lstrip(_OPENING)
        if not _is_given(word, rest[: found.end(1) - len(word)], is_word):
            break
        names = [*_folded(word), *names]
        rest = rest[: found.end(1) - len(word)]
        start -= len(before) - len(rest)
        before = rest
        if word != found[1]:
            break
    return tuple(names), start


def _is_given(word: str, before: str, is_word: Callable[[str], bool]) -> bool:
    """Whether a word before a surname is a part of a name."""
    if not word or not word[0].isupper():
        return False
    key = form_key(word)
    letters = re.sub(r"[.-]", "", word)
    if letters.isupper() and len(letters) <= (3 if "." in word else 2):
        return "." in word or key not in FUNCTION_WORDS
    if len(key) > _LONGEST_DOUBTFUL and key in FUNCTION_WORDS and key not in _GIVEN:
        return False  # “From Stalin to …” begins a title
    if _ENDS.search(word) or key in TITLES or key in PARTICLES or key in KINDS:
        return False
    return not (_SENTENCE.search(before) and _begins_sentences(word, key, is_word))


def _begins_sentences(word: str, key: str, is_word: Callable[[str], bool]) -> bool:
    """Whether a word at the beginning of a sentence has its capital letter from there: *Unlike Lameda*."""
    return key in FUNCTION_WORDS or key.endswith(_NO_NAME_ENDS) or is_word(word.lower())


def _folded(word: str) -> list[str]:
    """The names of a word: ``J.R.`` are two."""
    return form_key(word.replace(".", ". ")).replace("|", " ").split(" ")


def _ordinary(surname: str, is_word: Callable[[str], bool]) -> bool:
    return form_key(surname) in ORDINARY or is_word(surname.lower())

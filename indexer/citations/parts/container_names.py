"""Can these words be what a periodical, an archive or a place is called? *Rodong sinmun*, *Revista de minas*."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from indexer.citations.notes import words as w
from indexer.patterns import lazy

_CONTAINER_WORDS = 14
ELIDED = lazy(r"[a-z]{1,6}[’'][A-ZÀ-Þ]")
"""*dell’Isola*, *d’Orient*: a name behind an article that lost its vowel."""
SMALL_WORDS = frozenset({
    "of", "the", "and", "for", "in", "on", "to", "at", "de", "la", "el", "los", "las", "del", "y", "e", "en", "du",
    "des", "et", "der", "die", "das", "und", "al", "le", "&", "vs", "by", "with", "from", "a", "o", "da", "do",
    "dos", "para", "sobre", "con", "por", "für", "von",
})  # fmt: skip
"""What names have between their words, and never last."""


@lru_cache(maxsize=4096)  # of one clause a dozen readers ask
def is_container_name(text: str) -> bool:
    """Whether words can be the name of a periodical, an archive or a place."""
    found = _KEEPING.sub("", text).split()
    if not found or len(found) > _CONTAINER_WORDS:
        return False
    first = found[0]
    if not (
        first[0].isupper()
        or (first[0].isdigit() and len(found) > 1 and found[1][0].isupper())
        or is_eastern(first[0])
        or "." in first[1:-1]
    ):
        return first in _LOWER_OUTLETS or _INNER_CAPITAL.match(first) is not None
    if is_eastern(first[0]):
        return len(text) <= 40
    if is_romanised(text):
        return True
    if w.PERIODICAL.match(first) or _KEEPER.match(text):  # Spanish writes the names of its journals with small letters
        return len(found) <= 9
    lower = (word for word in found if word[0].islower() and _is_talk(word))
    few = (len(found) > 2) + (len(found) > 5) * 2
    return next(islice(lower, few, None), None) is None


def _is_talk(word: str) -> bool:
    """Whether a word with a small letter is none that names have."""
    return (
        word.strip("(),.").casefold() not in SMALL_WORDS
        and "." not in word[1:-1]
        and not ELIDED.match(word)
        and not KEEPING_WORD.search(word)
    )


# “Ruiz family papers”, “Ruiz collection”
_KEEPING = lazy(r"(?<=\w)\s(?:family\s)?(?:collection|papers|archives?)$")
# Only the first word of a romanised name has a capital: Rodong sinmun, Renmin ribao, Yŏksa yŏn’gu.
_ROMANISED = lazy(
    r"[ŏŭ]|\s(?:sh?inmun|sh?inbo|ilbo|wolbo|yesul|munhak|chapchi|jih?bo|ribao|shimbun|y[ŏo]n[’']?gu|yeon-?gu|hakpo|hakbo|nonch?[’']?ong|nonjip|kenky[ūu]|xuebao|yanjiu|zazhi|"
    r"zasshi|vestnik|gazeta|istorii|politika)$",
    re.IGNORECASE,
)
_ROMANISED_WORDS = 4
_KEEPER = lazy(r"(?:Archiv|Arquivo|Arkiv|Bibliote|Bibliothèque|Muse)|(?:[А-Я][а-я]+\s)?(?:[а-я]+\s){0,2}[Аа]рхив")
KEEPING_WORD = lazy(r"arkiv|bibliotek|museet|samling")
"""What keeps papers in the North writes its noun with a small letter: *Kungliga biblioteket*."""
_LOWER_OUTLETS = frozenset({"el", "la", "serie"})
_INNER_CAPITAL = lazy(r"[a-z]{1,6}[A-ZÀ-Þ]")  # teleSUR, iProfesional


def is_romanised(text: str) -> bool:
    """Whether it can be a name of the East in Latin letters, of few words, of which only the first has a capital."""
    return _ROMANISED.search(text) is not None and len(text.split()) <= _ROMANISED_WORDS


def is_eastern(char: str) -> bool:
    """Whether a character is Hangul or Hanja."""
    return "가" <= char <= "힣" or "一" <= char <= "鿿"

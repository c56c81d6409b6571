"""How a foreign name sounds that Korean writers spell in Hangul: 커크우드 and *Kirkwood* have the same consonants.

Vowels vary with who transcribes, and so do voice and breath of consonants. So only classes of consonants are compared:
those of the lips, the teeth, the palate and the throat, hissing ones, *l* with *r*, *m*, *n*.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import Final

from indexer.folding import fold
from indexer.patterns import lazy

_FIRST_SYLLABLE: Final = 0xAC00
_PER_INITIAL: Final = 588
_FINALS: Final = 28
# In Unicode's order: ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ, and the nineteenth to the end of syllables.
_INITIAL: Final = ("K", "K", "N", "T", "T", "L", "M", "P", "P", "S", "S", "", "S", "S", "S", "K", "T", "P", "")
_FINAL: Final = (
    "", "K", "K", "K", "N", "N", "N", "T", "L", "LK", "LM", "LP", "LS", "LT", "LP", "L", "M", "P", "P", "S", "S", "N",
    "S", "S", "K", "T", "P", "",
)  # fmt: skip
_LATIN: Final = (
    ("sch|sh|ch|tsch|cz|sz|zh", "S"), ("ph|pf", "P"), ("th|dt", "T"), ("ck|qu", "K"), ("gh(?![aeiou])", ""),
    ("ng(?![aeiou])", "N"), ("c(?=[eiy])", "S"), ("x", "KS"), ("[kgcq]", "K"), ("[td]", "T"), ("[pbfv]", "P"),
    ("[szj]", "S"), ("l", "L"), ("r", "R"), ("m", "M"), ("n", "N"), ("w", "W"),
)  # fmt: skip
_SOUND = lazy("|".join(f"(?P<s{number}>{letters})" for number, (letters, _) in enumerate(_LATIN)))
_SILENT_R = lazy(r"R(?![aeiouy])")
_LEAST: Final = 2


def sounds_of_hangul(word: str) -> str:
    """The classes of consonants of a word in Hangul, of which those that repeat count once."""
    found = []
    for syllable in word:
        number = ord(syllable) - _FIRST_SYLLABLE
        found += [_INITIAL[number // _PER_INITIAL], _FINAL[number % _FINALS]]
    return _once("".join(found))


@lru_cache(maxsize=4096)
def sounds_of_latin(name: str) -> frozenset[str]:
    """Those of a word in Latin letters, as they may be heard: *r* behind a vowel may be silent, and *w* a *v*."""
    told = _SOUND.sub(lambda found: _LATIN[int(str(found.lastgroup)[1:])][1], fold(name))
    found = set()
    for heard in (told, _SILENT_R.sub("", told)):
        for spoken in (heard.replace("W", ""), heard.replace("W", "P")):
            found.add(_once("".join("L" if each == "R" else each for each in spoken if each.isupper())))
    return frozenset(each for each in found if len(each) >= _LEAST)


def _once(classes: str) -> str:
    return "".join(each for each, _ in groupby(classes))

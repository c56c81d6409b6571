"""What a name looks like to the finder: folded words with one separator between them, and what may stand beside it.

Names are compared as runs of folded letters and digits: a hyphen, an apostrophe, a comma, the full stop of an initial
each count as a space, so that *Kim Il-sung*, *KIM IL SUNG* and *Kim, Il Sung* are one form. What ends a sentence,
opens a bracket or parts paragraphs is a wall, and no name runs across it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.folding import fold_aligned

_SPACE, _WALL = " ", "|"
_WALLS = re.compile(r"[!?¿¡;:…。()\[\]{}—―|]|\n\s*\n")
# A full stop after at most this many letters is that of an initial or a short title (J. R., Gen.), not of a sentence.
_ABBREVIATION = 3
_WORD = re.compile(r"[^\W_]+")
# Folding turns a superscript into a digit, but a note sign that was left on a name is no part of the word.
_NOTE_SIGNS = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"), " ")

_HANGUL, _HAN, _DIGITS = "가-힣ㄱ-ㆎ", "一-鿿㐀-䶿", "0-9"
_TITLES = (
    "동지|수령|주석|대원수|원수|장군|국방위원장|위원장|총비서|비서|서기장|대통령|총통|수상|총리|외무상|외상|각하|"
    "선생|박사|교수|대사|의원|여사|씨|님"
)
# No 인 and no 군: 한국인 is a person and 한국군 an army, not the state.
_PARTICLES = (
    "(?:께서|에게서|에게|한테서|한테|에서부터|에서|에|으로부터|로부터|으로서|로서|으로써|로써|으로|로|까지|부터|와|과|만|측)"
    "(?:은|는|도|만|의|이|을|과)?|"
    "이?(?:다|며|고|랑|나|여|라고|라는|라며|란)|이였다|이었다|였다|입니다|하고|처럼|보다|마저|조차|뿐|도|은|는|이|가|을|를|의"
)
_HANGUL_TAIL = rf"(?:{_TITLES}){{0,2}}들?(?:{_PARTICLES})?(?![{_HANGUL}{_HAN}{_DIGITS}])"
_HAN_TITLES = "大元帥|大元帅|元帥|元帅|主席|首領|首领|首相|總理|总理|將軍|将军|同志|委員長|委员长|大統領|總統|总统|先生"

# What must stand before and after a name, by the script of its first and of its last character.
_BEFORE = {
    "hangul": re.compile(r"(?<![^\W_])"),
    "han": re.compile(rf"(?<![{_HAN}{_DIGITS}])"),
    "other": re.compile(rf"(?<![^\W_{_HANGUL}{_HAN}])"),
}
_AFTER = {
    "hangul": re.compile(_HANGUL_TAIL),
    "han": re.compile(rf"(?:{_HAN_TITLES})?{_HANGUL_TAIL}"),
    "other": re.compile(rf"(?![^\W_{_HANGUL}{_HAN}])"),
}
_SCRIPTS = re.compile(rf"(?P<hangul>[{_HANGUL}])|(?P<han>[{_HAN}])|(?P<other>.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FormText:
    """A text as the finder reads it; ``origins[i]`` is the offset in the text of the character ``words[i]``."""

    words: str
    origins: list[int]


def form_text(text: str) -> FormText:
    """The words of an NFC text, folded, one separator between them."""
    folded, offsets = fold_aligned(text.translate(_NOTE_SIGNS))
    pieces: list[str] = []
    origins: list[int] = []
    end = 0
    for word in _WORD.finditer(folded):
        if pieces:
            gap = text[offsets[end - 1] + 1 : offsets[word.start()]]
            pieces.append(_WALL if _parts(pieces[-1], gap) else _SPACE)
            origins.append(offsets[end])
        pieces.append(word[0])
        origins.extend(offsets[word.start() : word.end()])
        end = word.end()
    return FormText("".join(pieces), origins)


def form_key(form: str) -> str:
    """The key of a form: two forms with one key are one name. Empty when the form has no letter or digit."""
    return form_text(form).words


def stands_alone(words: str, start: int, end: int) -> bool:
    """Whether ``words[start:end]`` is a whole name there, not a part of a longer word.

    - Latin and other letters and digits: no letter or digit of their kind on either side; Hangul and Han letters may
      touch them (``KCNA는``).
    - Hangul: nothing before it, and after it at most titles and particles (``김일성동지께서``), so that no part of a
      compound is taken (``김일성종합대학``, ``베네수엘라민족해방전선``).
    - Han: no Han letter before it, and after it at most a title (``金日成主席``) and what may follow Hangul.
    """
    return bool(
        _BEFORE[_script(words[start])].match(words, start) and _AFTER[_script(words[end - 1])].match(words, end)
    )


def _parts(word: str, gap: str) -> bool:
    """Whether the stretch after a word ends a sentence or otherwise parts it from the next."""
    if _WALLS.search(gap):
        return True
    stop = "." in gap and len(gap) > 1
    return stop and (len(word) > _ABBREVIATION or _script(word[-1]) == "hangul")


def _script(char: str) -> str:
    found = _SCRIPTS.match(char)
    return (found and found.lastgroup) or "other"

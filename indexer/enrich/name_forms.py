"""What a name looks like to the finder: folded words with one separator between them, and what may stand beside it.

Names are compared as runs of folded letters and digits: a hyphen, an apostrophe, a comma, the full stop of an initial
each count as a space, so that *Kim Il-sung*, *KIM IL SUNG* and *Kim, Il Sung* are one form. What ends a sentence,
opens a bracket or parts paragraphs is a wall, and no name runs across it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from indexer.engine import kernels
from indexer.folding import fold, fold_aligned
from indexer.patterns import lazy

_SPACE, _WALL = " ", "|"
_WALLS = lazy(r"[!?¿¡;:…。()\[\]{}—―|]|\n\s*\n")
# A full stop after at most this many letters is that of an initial or a short title (J. R., Gen.), not of a sentence.
_ABBREVIATION = 3
_WORD = lazy(r"[^\W_]+")
# Folding turns a superscript into a digit, but a note sign that was left on a name is no part of the word.
_NOTE_SIGNS = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"), " ")

_HANGUL, _HAN, _DIGITS = "가-힣ㄱ-ㆎ", "一-鿿㐀-䶿", "0-9"
# In a text of which each character stands for one: a stop that may end a sentence, the end of a line, and what folds to
# nothing or to several letters, which has to be read the slow way.
_STOP, _LINE, _ODD = ".", "\n", "\0"
_FAR_STOP = "   ."
_LETTER = r"[^ .|]"
# The stop of an initial or short title, or one between two letters; as ``_parts`` has it, for stops at most two away.
_INNER_STOP = (
    rf"\.(?:(?<={_LETTER}\.)(?={_LETTER})|"
    + "".join(rf"(?<!{_LETTER}{{4}}{gap}\.)(?<![{_HANGUL}]{gap}\.)" for gap in ("", " ", "  "))
    + ")"
)
_TITLES = (
    "동지|수령|주석|대원수|원수|장군|국방위원장|위원장|총비서|비서|서기장|대통령|총통|수상|총리|외무상|외상|각하|"
    "선생|박사|교수|대사|의원|여사|씨|님"
)
# No 인 and no 군: 한국인 is a person and 한국군 an army, not the state. Without its 이 the copula 다 has to end a
# sentence: 하바나다. and not 네루다의, which is no Nehru.
_PARTICLES = (
    "(?:께서|에게서|에게|한테서|한테|에서부터|에서|에까지|에|으로부터|로부터|으로서|로서|으로써|로써|으로|로|까지|부터|와|과|만|측)"
    "(?:은|는|도|만|의|이|을|과)?|"
    rf"이다|다(?=[{_WALL}]|$)|이?(?:며|고|랑|나|여|라고|라는|라며|란)|이였다|이었다|였다(?:는|고|가|면)?|입니다|하고|처럼|보다|마저|조차|뿐|도|은|는|이|가|을|를|의"
)
# A state's embassy or government is named by its name: 쿠바대사관, 소련정부; so is who comes from it or goes there, and
# what is written about it: 멕시코행, 쿠바대표단, 북한연구. 베트남전쟁 names Vietnam, 한국전쟁 neither of two states.
# A town is named by its courts and offices: 목포지방법원, 목포시교육위원회; by itself as a city or a port: 목포시,
# 목포항. Both are named by who has joined together there, and by their banks: 북한무역협회, 목포상공회의소.
_OFFICES = (
    "주재|총영사관|영사관|대사관|공사관|대표부|대사|공사|정부|외무성|외교부|행|발|출신|국적|(?:대표|선발|대학|축구)?팀|(?:대표|선수|방문|친선|사절)단|"
    "(?<!한국)(?<!조선)전쟁[사기]?|관계사?|연구|정책|이민사?|공화국|공보원|"
    "(?:고등|지방|형사지방|민사지방|가정|행정)법원|(?:고등|지방)검찰청|시?교육(?:청|위원회)|체신청장?|시청|경찰[청서]|(?:지방)?해운항만청|"
    "(?:직할|광역|특별)?시|항만청|항|공항|[가-힣]{0,7}(?:협회|연맹|단체연합|상공회의소|적십자사|은행|(?<!방송)공사)|기원|헌법|임시정부|"
    # histories of what there was: 북한우정사, not the journal 북한사연구
    "[가-힣]{2,6}(?<!일보)(?<!신문)(?<!출판)(?<!통신)(?<!간호)(?<!변호)(?<!선교)(?<![회공영])사"
)
_HANGUL_TAIL = rf"(?:(?:{_TITLES}){{0,2}}들?|{_OFFICES})(?:{_PARTICLES})?(?![{_HANGUL}{_HAN}{_DIGITS}])"
# 주아르헨티나 대사관: the embassy *in* Argentina.
_IN = lazy(r"(?:(?<=[ |]주)|(?<=^주))")
_EMBASSY = rf" ?[{_HANGUL}]{{0,3}} ?(?:총영사관?|영사관|대사관|공사관|대표부|대사)"
_HAN_TITLES = "大元帥|大元帅|元帥|元帅|主席|首領|首领|首相|總理|总理|將軍|将军|同志|委員長|委员长|大統領|總統|总统|先生"

# What must stand before and after a name, by the script of its first and of its last character. What was Tsarist is
# written as one word with the state: 제정러시아.
_BEFORE = {
    "hangul": r"(?<![^\W_])|(?<=제정)(?<![^\W_]제정)",
    "han": rf"(?<![{_HAN}{_DIGITS}])",
    "other": rf"(?<![^\W_{_HANGUL}{_HAN}])",
}
_AFTER = {
    "hangul": _HANGUL_TAIL,
    "han": rf"(?:{_HAN_TITLES})?{_HANGUL_TAIL}",
    "other": rf"(?![^\W_{_HANGUL}{_HAN}])",
}


class _AlignedTable(dict[int, str]):
    """A ``str.translate`` table that fills itself, with one character for each."""

    def __missing__(self, ordinal: int) -> str:
        char = chr(ordinal)
        folded = fold(char)
        if char in _UNALTERED or (_WALLS.match(char) and not _WORD.search(folded)):
            found = char if char in _UNALTERED else _WALL
        elif ordinal in _NOTE_SIGNS or (folded and not _WORD.search(folded)):
            found = _SPACE
        else:
            found = folded if _WORD.fullmatch(folded) and len(folded) == 1 else _ODD
        self[ordinal] = found
        return found


_UNALTERED = frozenset({_STOP, _LINE, _ODD})
_FEW = 16
_ALIGNED = _AlignedTable()


class FormText:
    """A text as the finder reads it: ``words``, of which ``span`` tells where they stand in the text."""

    __slots__ = ("_aligned", "_origins", "words")

    def __init__(self, words: str, aligned: str = "", origins: Sequence[int] = ()) -> None:
        """``aligned`` has one character for each of the text; ``origins`` an offset in it for each of ``words``."""
        self.words = words
        self._aligned = aligned
        self._origins = origins

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``words[start:end]`` begins and ends in the text; both ends are letters."""
        if self._origins:
            return self._origins[start], self._origins[end - 1] + 1
        # The words of both are the same and in one order: this one is as many of its like from the left in either.
        first, *others = self.words[start:end].replace(_WALL, _SPACE).split(_SPACE)
        place, offset = self.words.find(first), self._aligned.find(first)
        while place < start:
            place, offset = self.words.find(first, place + 1), self._aligned.find(first, offset + 1)
        after = offset + len(first)
        for word in others:
            after = self._aligned.find(word, after) + len(word)
        return offset, after


def form_text(text: str) -> FormText:
    """The words of an NFC text, folded, one separator between them.

    In nearly every text each character folds to one, and a kernel reads it in one pass; ``folded_text`` reads any.
    """
    if not kernels.COMPILED:
        return replaced_text(text)
    found = kernels.form_words(text, _ALIGNED)
    return folded_text(text) if found is None else FormText(found[0], origins=memoryview(found[1]).cast("I"))


def replaced_text(text: str) -> FormText:
    """What ``form_text`` gives, where no kernel is there to give it: in several passes, each of them one of ``str``."""
    aligned = (text if text.isascii() else _replaced(text)).translate(_ALIGNED)
    if _ODD in aligned or _LINE in aligned or _FAR_STOP in aligned:
        return folded_text(text)
    if _STOP in aligned:
        aligned = _inner_stop().sub(_SPACE, aligned).replace(_STOP, _WALL)
    # Nearly always quicker than to split and join: few words have more than one sign between them.
    words = aligned.strip(_SPACE)
    while _SPACE + _SPACE in words:
        words = words.replace(_SPACE + _SPACE, _SPACE)
    if _WALL in words:
        words = words.replace(_SPACE + _WALL, _WALL).replace(_WALL + _SPACE, _WALL)
        while _WALL + _WALL in words:
            words = words.replace(_WALL + _WALL, _WALL)
        words = words.strip(_WALL)
    return FormText(words, aligned)


@lru_cache(maxsize=1)
def _inner_stop() -> re.Pattern[str]:
    """Compiled when it is first asked for: where there is a kernel, never."""
    return re.compile(_INNER_STOP)


def _replaced(text: str) -> str:
    """A text with most letters beyond ASCII folded, since ``str.translate`` is ten times faster where none is left."""
    chars = kernels.unusual(text)
    if len(chars) < _FEW:
        for char in chars:
            if (folded := _ALIGNED[ord(char)]) != char:
                text = text.replace(char, folded)
    return text


def folded_text(text: str) -> FormText:
    """What ``form_text`` gives, of any text: its slow twin, which is obviously right."""
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
    return FormText("".join(pieces), origins=origins)


def form_key(form: str) -> str:
    """The key of a form: two forms with one key are one name. Empty when the form has no letter or digit."""
    return form_text(form).words


def is_hangul(word: str) -> bool:
    """Whether a word begins with a syllable in Hangul."""
    return "가" <= word[0] <= "힣"


def stands_alone(words: str, start: int, end: int) -> bool:
    """Whether ``words[start:end]`` is a whole name there, not a part of a longer word.

    - Latin and other letters and digits: no letter or digit of their kind on either side; Hangul and Han letters may
      touch them (``KCNA는``).
    - Hangul: nothing before it, and after it at most titles and particles (``김일성동지께서``), or an office and
      particles (``쿠바대사관에서``, ``주쿠바 대사관``), so that no part of a compound is taken (``김일성종합대학``,
      ``베네수엘라민족해방전선``).
    - Han: no Han letter before it, and after it at most a title (``金日成主席``) and what may follow Hangul.
    """
    first, last = _script(words[start]), _script(words[end - 1])
    if _before(first).match(words, start) and _after(last).match(words, end):
        return True
    return first == "hangul" and bool(_IN.match(words, start) and _embassy().match(words, end))


# Compiled when they are first asked for: a search in Latin letters meets no Hangul.


@lru_cache
def _before(script: str) -> re.Pattern[str]:
    return re.compile(_BEFORE[script])


@lru_cache
def _after(script: str) -> re.Pattern[str]:
    return re.compile(_AFTER[script])


@lru_cache(maxsize=1)
def _embassy() -> re.Pattern[str]:
    return re.compile(_EMBASSY)


def _parts(word: str, gap: str) -> bool:
    """Whether the stretch after a word ends a sentence or otherwise parts it from the next."""
    if _WALLS.search(gap):
        return True
    stop = "." in gap and len(gap) > 1
    return stop and (len(word) > _ABBREVIATION or _script(word[-1]) == "hangul")


def _script(char: str) -> str:
    if "가" <= char <= "힣" or "ㄱ" <= char <= "ㆎ":
        return "hangul"
    return "han" if "一" <= char <= "鿿" or "㐀" <= char <= "䶿" else "other"

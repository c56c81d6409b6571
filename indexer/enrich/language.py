"""The language of a passage: by script first, then by its commonest words, then py3langid between English and Spanish.

Of prose a handful of words that only one of the two has tells as much as the model, whose 39 MB are in no cache.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Sequence
from itertools import islice

from indexer.engine import kernels
from indexer.enrich.language_model import LanguageModel
from indexer.patterns import lazy

LATIN_LANGUAGES = ("en", "es")
LANGUAGES = (*LATIN_LANGUAGES, "ko")
UNDETERMINED = "und"  # ISO 639-2
_LATIN_SCRIPT = "Latn"  # ISO 15924: no language is called so

# A Hangul syllable says about as much as two Latin letters (김일성 : Kim Il Sung).
_SYLLABLE = 2
# Under this many letters a place can decide: “La Habana, 1987.” scores 0.94 for Spanish in an English note.
_FEWEST_LETTERS = 20
# Measured on twenty short notes: names and dates alone score 0.56 to 0.88, for either language; a phrase with one word
# that tells (“interview with”, “entrevista con”) above 0.95.
_LEAST_CONFIDENCE = 0.9
# More text than this changes no answer and only takes time.
_SAMPLE = 4000

_HANGUL = lazy(r"[가-힣ᄀ-ᇿㄱ-ㆎ]+")
_LATIN = lazy(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+")
_LETTERS = lazy(r"[^\W\d_²³¹¼-¾]+")
# Nearly all texts hold no letter but Latin ones, which takes one look to see: the planes of Latin, without the letters
# ª, µ and º, and of punctuation.
_OF_LATIN = frozenset(map(chr, (*range(0x250), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070)))) - frozenset("ªµº")
_NONE: frozenset[str] = frozenset()
# Words without which neither language says much, and that the other lacks, in small letters: names have *El* and *The*.
_TELLING = {
    "en": ("the of and that was with for by from which this not have had been were their they would is it its are at "
           "on but or who when than into could what there"),
    "es": ("el la los las del y que por para con una su sus se como lo pero fue este esta entre sobre también desde "
           "donde cuando hasta sin más"),
}  # fmt: skip
# So many different words told 4,163 of 11,757 passages, and 1,474 of 1,786 long ones. The model was unsure of four of
# them and took a fifth for Spanish, a note with Spanish titles: the words were right.
_ENOUGH = 5
_RATIO = 5  # times as many as of the other language, of which a name or a title may have some
_BEGINNING = 240  # letters, which mostly tell
_NAMES = {
    "eng": "en", "english": "en", "inglés": "en", "영어": "en",
    "spa": "es", "spanish": "es", "español": "es", "castellano": "es", "스페인어": "es",
    "kor": "ko", "korean": "ko", "coreano": "ko", "한국어": "ko", "조선어": "ko",
}  # fmt: skip


class _LazyModel:
    """The model, loaded when first needed: that takes over half a second and 50 MB."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loaded: LanguageModel | None = None

    def classify(self, texts: Sequence[str]) -> list[tuple[str, float]]:
        with self._lock:
            if self._loaded is None:
                self._loaded = LanguageModel(*LATIN_LANGUAGES)
        return self._loaded.classify(texts)


_MODEL = _LazyModel()


class _Telling:
    """The telling words of the languages, each under a bit."""

    def __init__(self) -> None:
        words = [(word, language) for language, told in _TELLING.items() for word in told.split()]
        self._bits = {word: 1 << number for number, (word, _) in enumerate(words)}
        self._beginnings = kernels.beginnings(self._bits)
        self._of = {
            language: sum(1 << number for number, (_, its) in enumerate(words) if its == language)
            for language in _TELLING
        }

    def language(self, text: str) -> str | None:
        """The language of a text with enough of such words, by far the most, in its beginning or in all of it."""
        return self._told(text[:_BEGINNING]) or (self._told(text) if len(text) > _BEGINNING else None)

    def _told(self, text: str) -> str | None:
        found = kernels.bits_of_words(text, self._bits, self._beginnings)
        for language, bits in self._of.items():
            its = (found & bits).bit_count()
            if its >= _ENOUGH and its >= _RATIO * (found & ~bits).bit_count():
                return language
        return None


_told_by_words = _Telling().language


def language_code(name: str | None) -> str | None:
    """The code of a language as metadata name it: ``en-US``, ``eng`` and ``English`` are ``en``."""
    plain = (name or "").strip().casefold()
    plain = _NAMES.get(plain, plain)
    return re.split(r"[-_]", plain)[0] or None


def detect(text: str, fallback: str | None = None) -> str | None:
    """``en``, ``es`` or ``ko``; None for a text mostly in another script; ``fallback`` where the text doesn't tell.

    A text in two scripts goes to the one that has more of it, a Hangul syllable counting as two letters: a note that
    is a Korean title with its newspaper and date is Korean, an English remark that quotes a Korean title is English.
    A Latin text is English or Spanish, unless ``fallback`` is a language beyond those configured: then it is that.
    """
    return detect_all([text], fallback)[0]


def detect_all(texts: Iterable[str], fallback: str | None = None) -> list[str | None]:
    """``detect`` of each text, for much less than one after the other."""
    samples = [text[:_SAMPLE] for text in texts]
    beyond = [_NONE if sample.isascii() else kernels.unusual(sample) for sample in samples]
    found = [_by_script(sample, chars, fallback) for sample, chars in zip(samples, beyond, strict=True)]
    for number, language in enumerate(found):
        if language == _LATIN_SCRIPT and (told_by_words := _told_by_words(samples[number])):
            found[number] = told_by_words
    unsure = [number for number, language in enumerate(found) if language == _LATIN_SCRIPT]
    told = _MODEL.classify([_without_hangul(samples[number], beyond[number]) for number in unsure]) if unsure else []
    for number, (language, confidence) in zip(unsure, told, strict=True):
        found[number] = language if confidence >= _LEAST_CONFIDENCE else fallback
    return found


def _by_script(sample: str, beyond: frozenset[str], fallback: str | None) -> str | None:
    """The language of a text if its letters tell it, ``fallback`` if nothing can, else ``_LATIN_SCRIPT``.

    ``beyond`` are its characters beyond ASCII.
    """
    if beyond <= _OF_LATIN:
        enough = next(islice(filter(str.isalpha, sample), _FEWEST_LETTERS - 1, None), None) is not None
    else:
        hangul, latin = _count(_HANGUL, sample), _count(_LATIN, sample)
        if _count(_LETTERS, sample) - hangul - latin > latin + _SYLLABLE * hangul:
            return None
        if _SYLLABLE * hangul > latin:
            return "ko"
        enough = latin >= _FEWEST_LETTERS
    return _LATIN_SCRIPT if enough and fallback in (None, UNDETERMINED, *LANGUAGES) else fallback


def _without_hangul(sample: str, beyond: frozenset[str]) -> str:
    return sample if beyond <= _OF_LATIN else _HANGUL.sub("", sample)


def _count(runs: re.Pattern[str], text: str) -> int:
    return sum(map(len, runs.findall(text)))

"""The language of a passage: by script first, then py3langid between the configured languages."""

from __future__ import annotations

import re
import threading
from typing import Any, Protocol

LATIN_LANGUAGES = ("en", "es")
LANGUAGES = (*LATIN_LANGUAGES, "ko")
UNDETERMINED = "und"  # ISO 639-2

# A Hangul syllable says about as much as two Latin letters (김일성 : Kim Il Sung).
_SYLLABLE = 2
# Under this many letters a place can decide: “La Habana, 1987.” scores 0.94 for Spanish in an English note.
_FEWEST_LETTERS = 20
# Measured on twenty short notes: names and dates alone score 0.56 to 0.88, for either language; a phrase with one word
# that tells (“interview with”, “entrevista con”) above 0.95.
_LEAST_CONFIDENCE = 0.9
# More text than this changes no answer and only takes time.
_SAMPLE = 4000

_HANGUL = re.compile(r"[가-힣ᄀ-ᇿㄱ-ㆎ]")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]")
_LETTER = re.compile(r"[^\W\d_]")
_NAMES = {
    "eng": "en", "english": "en", "inglés": "en", "영어": "en",
    "spa": "es", "spanish": "es", "español": "es", "castellano": "es", "스페인어": "es",
    "kor": "ko", "korean": "ko", "coreano": "ko", "한국어": "ko", "조선어": "ko",
}  # fmt: skip


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


class _LazyIdentifier:
    """py3langid's model, loaded when first needed: that takes over half a second and 20 MB."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loaded: _Identifier | None = None

    def classify(self, text: str) -> tuple[str, float]:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load()
        return self._loaded.classify(text)


def _load() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (the import alone takes 0.15 s)

    # norm_probs: confidences between 0 and 1 instead of raw scores.
    identifier: Any = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LATIN_LANGUAGES))
    loaded: _Identifier = identifier
    return loaded


_IDENTIFIER = _LazyIdentifier()


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
    sample = text[:_SAMPLE]
    hangul = len(_HANGUL.findall(sample))
    latin = _LATIN.findall(sample)
    other = len(_LETTER.findall(sample)) - hangul - len(latin)
    if other > len(latin) + _SYLLABLE * hangul:
        return None
    if _SYLLABLE * hangul > len(latin):
        return "ko"
    if fallback not in (None, UNDETERMINED, *LANGUAGES) or len(latin) < _FEWEST_LETTERS:
        return fallback
    language, confidence = _IDENTIFIER.classify(_HANGUL.sub("", sample))
    return language if confidence >= _LEAST_CONFIDENCE else fallback

"""The one analyser: what counts as a word, for indexing, queries and highlights alike.

A text becomes tokens, each with its folded *form*, its position and its code-point offsets. Runs of letters and digits
are words; an apostrophe inside a word is no letter of it (``O'Donnell`` = ``ODonnell``) and a possessive ``'s`` is not
part of the word; ``80,000`` is one number. Hangul, Han and Kana, which write compounds and particles without a space,
are read by overlapping pairs of characters, the last character of a run alone, so that a name is found inside a longer
run. A word is indexed twice at one position: its form, which quotes, prefixes and fuzzy words look up, and the stem of
the form, marked with ``=``, which plain words look up. Stems are Snowball's, by the language of the passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import local
from typing import Final

import Stemmer

from indexer.folding import fold

ANALYSER_VERSION: Final = "1"
"""Changes when a text would be read otherwise than before; a library made by another version needs a rebuild."""

STEM_MARK: Final = "="
MAX_FORM_CHARS: Final = 64
"""Longer words are cut, for the index and for queries alike; no word of prose is as long."""

STEMMERS: Final[dict[str, str]] = {"en": "english", "es": "spanish"}
DEFAULT_STEMMER: Final = "en"
"""For passages of unknown language and for Latin words in Korean ones: citations and names, mostly English."""

EDGES: Final = ".,;:!?()[]\"“”‘’'«»—–…-/"
"""What may stand around a word without being part of a token or joining it to another: inside of them, letters and
digits of ASCII alone are one word."""

_CJK = "぀-ヿ㄰-㆏㐀-䶿一-鿿가-힣豈-﫿"
_TOKEN = re.compile(
    rf"(?P<cjk>[{_CJK}]+)|(?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d))|(?P<word>[^\W_{_CJK}]+(?:['’ʼ][^\W_{_CJK}]+)*)"
)
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_APOSTROPHES = str.maketrans("", "", "'’ʼ,")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: ``text[start:end]``, at ``position`` counted in tokens; ``paired`` says it is a character pair.

    The pair at the end of a run of CJK characters is its last character alone.
    """

    form: str
    position: int
    start: int
    end: int
    paired: bool = False


def tokens(text: str) -> Iterator[Token]:
    """The tokens of an NFC text, in order; positions count up by one."""
    position = 0
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "cjk":
            for start in range(match.start(), match.end()):
                end = min(start + 2, match.end())
                yield Token(fold(text[start:end]), position, start, end, paired=True)
                position += 1
        elif form := _form(match[0]):
            yield Token(form, position, match.start(), _word_end(match), paired=False)
            position += 1


def stem(form: str, lang: str | None) -> str:
    """The marked stem of a form as a passage in ``lang`` indexes it."""
    return _stem(form, lang if lang in STEMMERS else DEFAULT_STEMMER)


def query_stems(form: str) -> tuple[str, ...]:
    """The marked stems that find a form in passages of every language, without repeats."""
    return tuple(dict.fromkeys(_stem(form, lang) for lang in STEMMERS))


def index_terms(text: str, lang: str | None) -> Iterator[tuple[str, int]]:
    """The terms of a passage with their positions: every form, and for a word its stem at the same position."""
    for token in tokens(text):
        yield token.form, token.position
        if not token.paired:
            yield stem(token.form, lang), token.position


def token_terms(token: Token, lang: str | None) -> tuple[str, ...]:
    """The terms under which ``token`` stands in the index."""
    return (token.form,) if token.paired else (token.form, stem(token.form, lang))


def _word_end(match: re.Match[str]) -> int:
    possessive = _POSSESSIVE.search(match[0])
    return match.start() + possessive.start() if possessive else match.end()


@lru_cache(maxsize=100_000)
def _form(word: str) -> str:
    """The folded form of a word; empty when nothing but marks is left of it."""
    return fold(_POSSESSIVE.sub("", word)).translate(_APOSTROPHES)[:MAX_FORM_CHARS]


_stemmers = local()


@lru_cache(maxsize=100_000)
def _stem(form: str, lang: str) -> str:
    # A Snowball stemmer keeps state while it works, so each thread has its own.
    by_lang: dict[str, Stemmer.Stemmer] | None = getattr(_stemmers, "by_lang", None)
    if by_lang is None:
        by_lang = _stemmers.by_lang = {code: Stemmer.Stemmer(name) for code, name in STEMMERS.items()}
    stemmed: str = by_lang[lang].stemWord(form)
    return STEM_MARK + stemmed

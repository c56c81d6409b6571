"""The one analyser: what counts as a word, for indexing, queries and highlights alike.

A text becomes tokens, each with its folded *form*, its position and its code-point offsets. Runs of letters and digits
are words; an apostrophe inside a word is no letter of it (``O'Donnell`` = ``ODonnell``) and a possessive ``'s`` is not
part of the word; ``80,000`` is one number. Hangul, Han and Kana, which write compounds and particles without a space,
are read by overlapping pairs of characters, the last character of a run alone, so that a name is found inside a longer
run; where the operator has switched it on, runs of Hangul are read as words made of morphemes instead (``korean``). No
token reaches across white space, nor depends on what stands beyond it. A word is indexed twice at one position: its
form, which quotes, prefixes and fuzzy words look up, and the stem of the form, marked with ``=``, which plain words
look up. Stems are Snowball's, by the language of the passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from itertools import repeat
from threading import local
from typing import Any, Final, NamedTuple

import Stemmer

from indexer import settings
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

POSSESSIVES: Final = ("’s", "'s")
"""What may end a word without being part of it; other apostrophes and capitals are read by the longer way."""

_TOKEN = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+(?!\d))|(?P<word>[^\W_]+(?:['’ʼ][^\W_]+)*)")
"""Where there are no CJK characters."""
_CJK: Final = "぀-ヿ㄰-㆏㐀-䶿一-鿿가-힣豈-﫿"
_PLAIN = re.compile("[A-Za-z0-9]+")
_KOREAN_MARK: Final = "+korean"
_SPACE = re.compile(r"\s")
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_APOSTROPHES = str.maketrans("", "", "'’ʼ,")


class Token(NamedTuple):
    """A word of a text: ``text[start:end]``, at ``position`` counted in tokens; ``paired`` says it is a character pair.

    The pair at the end of a run of CJK characters is its last character alone. ``also`` is another form that a query
    for a Korean word looks up (see ``korean.Word``); it is not indexed.
    """

    form: str
    position: int
    start: int
    end: int
    paired: bool = False
    also: str = ""


def tokens(text: str) -> Iterator[Token]:
    """The tokens of an NFC text, in order; positions count up by one."""
    if text.isascii() and text.isalnum():  # one word, as most that are asked for: in a third of the time
        return iter((Token(text.lower()[:MAX_FORM_CHARS], 0, 0, len(text)),))
    return _all_tokens(text)


def _all_tokens(text: str) -> Iterator[Token]:
    for position, (form, start, end, paired, also) in enumerate(_found(text)):
        yield Token(form, position, start, end, paired, also)


def plain_forms(text: str) -> list[str] | None:
    """The forms of a text of which the words are plain letters and figures, without the tokens; ``None`` for any other.

    It has no letter beyond ASCII, and neither an apostrophe nor a comma, which may stand within a word.
    """
    if not text.isascii() or "'" in text or "," in text:
        return None
    return [word[:MAX_FORM_CHARS] for word in _PLAIN.findall(text.lower())]


def forms(text: str) -> Iterator[tuple[str, bool]]:
    """Of each of ``tokens`` its form, and whether it is paired: in bulk, objects cost more than reading."""
    return ((found[0], found[3]) for found in _found(text))


def _found(text: str) -> Iterator[_Found]:
    korean = korean_reader()
    return _tokens(text) if korean is None else _tokens_of_morphemes(text, korean)


_Found = tuple[str, int, int, bool, str]
"""What a token has but for its position."""


def _tokens(text: str) -> Iterator[_Found]:
    if text.isascii() and "'" not in text and "," not in text:  # then words are runs of letters and digits
        for match in _PLAIN.finditer(text):
            yield match[0].lower()[:MAX_FORM_CHARS], match.start(), match.end(), False, ""
        return
    for match in _matches(text):
        if match.lastgroup == "cjk":
            yield from _pairs(text, match.start(), match.end())
        elif form := _form(match[0]):
            yield form, match.start(), _word_end(match), False, ""


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The runs of CJK characters (``cjk``), and between them the numbers and words of other scripts."""
    at = 0
    for run in _cjk().finditer(text) if max(text, default="") >= _CJK[0] else ():
        yield from _TOKEN.finditer(text, at, run.start())
        yield run
        at = run.end()
    yield from _TOKEN.finditer(text, at)


# Compiled when they are first asked for: a class of so many letters takes three milliseconds, and English has none.


@lru_cache(maxsize=1)
def _cjk() -> re.Pattern[str]:
    return re.compile(f"(?P<cjk>[{_CJK}]+)")


@lru_cache(maxsize=1)
def _hangul_or_not() -> re.Pattern[str]:
    return re.compile("(?P<hangul>[가-힣]+)|[^가-힣]+")


def _pairs(text: str, first: int, last: int) -> Iterator[_Found]:
    for start in range(first, last):
        end = min(start + 2, last)
        yield fold(text[start:end]), start, end, True, ""


def _tokens_of_morphemes(text: str, korean: Any) -> Iterator[_Found]:
    """As ``_tokens``, but that runs of Hangul are read by ``korean.words``."""
    joined, before = False, 0  # is there a token in the same chunk, and where did the last run or word end?
    for match in _matches(text):
        joined = joined and not _SPACE.search(text, before, match.start())
        before = match.end()
        if match.lastgroup != "cjk":
            if form := _form(match[0]):
                yield form, match.start(), _word_end(match), False, ""
                joined = True
            continue
        for run in _hangul_or_not().finditer(text, match.start(), match.end()):
            if run.lastgroup == "hangul":
                for word in korean.words(run[0], joined=joined):
                    yield word.form, run.start() + word.start, run.start() + word.end, False, word.also
            else:
                yield from _pairs(text, run.start(), run.end())
            joined = True


@lru_cache(maxsize=1)
def korean_reader() -> Any:
    """The module that reads Korean by morphemes where the operator has switched it on, else ``None``.

    Asked once a process, so that nothing in it is read in two ways.
    """
    if settings.korean() == "pairs":
        return None
    korean = import_module("indexer.korean")
    korean.reading_version()
    return korean


def analyser_version(base: str = ANALYSER_VERSION) -> str:
    """The version of the analyser as it is set; raises ``IbidError`` when it is set to what is not installed."""
    korean = korean_reader()
    return base if korean is None else f"{base}{_KOREAN_MARK}{korean.reading_version()}"


def other_setting(made: str, own: str) -> tuple[str, str] | None:
    """What is wrong, and its cure, when two versions of the analyser differ in how Korean is read; else ``None``."""
    (base, mark, _), (own_base, own_mark, _) = made.partition(_KOREAN_MARK), own.partition(_KOREAN_MARK)
    if base != own_base or bool(mark) == bool(own_mark):
        return None
    way, own_way = ("morphemes", "pairs") if mark else ("pairs", "morphemes")
    wrong = f"was made with Korean read by {way}, not by {own_way}"
    return wrong, f"set {settings.KOREAN_VARIABLE}={way}, or rebuild it with: ibid index --full"


def stem(form: str, lang: str | None) -> str:
    """The marked stem of a form as a passage in ``lang`` indexes it."""
    return _stem(form, lang if lang in STEMMERS else DEFAULT_STEMMER)


@lru_cache(maxsize=100_000)
def query_stems(form: str) -> tuple[str, ...]:
    """The marked stems that find a form in passages of every language, without repeats."""
    return tuple(dict.fromkeys(map(_stem, repeat(form), STEMMERS)))


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

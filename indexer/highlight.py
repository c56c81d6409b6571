"""What a plan marks in a passage: code-point spans, whole phrases in one, and a snippet cut at sentence bounds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from indexer.analysis import (
    DEFAULT_STEMMER,
    EDGES,
    MAX_FORM_CHARS,
    STEMMERS,
    Token,
    korean_reader,
    token_terms,
    tokens,
)
from indexer.engine import kernels
from indexer.engine.kernels import by_python
from indexer.model import Highlight
from indexer.plan import Plan, positive_matches

SNIPPET_CHARS: Final = 240
"""About as much text as a snippet shows; the design's figure."""
MOST_SLOTS: Final = 64
"""As many slots are bits of one number of the machine; of more, Python's own way is gone."""


class Highlighter:
    """Marks passages for one resolved plan (see ``plan.resolve``)."""

    def __init__(self, plan: Plan) -> None:
        self._bits: dict[str, int] = {}
        self._firsts = self._lasts = 0
        at = 0
        phrases = []
        for match in positive_matches(plan):
            if match.field == "text" and len(match.slots) > 1:
                phrases.append(match.slots)
            elif match.field == "text":  # a word, of which one is as good as another: one bit for all
                self._bits.update(dict.fromkeys(match.slots[0].terms, 1))
                self._firsts = self._lasts = at = 1
        beginning = list(self._bits)
        for slots in phrases:
            self._firsts |= 1 << at
            beginning += slots[0].terms
            for slot in slots:
                for term in slot.terms:
                    self._bits[term] = self._bits.get(term, 0) | 1 << at
                at += 1
            self._lasts |= 1 << at - 1
        self._table = kernels.beginnings(beginning)
        self._in_python = at > MOST_SLOTS

    def spans(self, text: str, lang: str | None) -> tuple[Highlight, ...]:
        """The marked spans of a passage's text, in order, not overlapping; each lies on token bounds."""
        found = self.marks(text, lang)
        return tuple(map(Highlight, found[::2], found[1::2])) if found else ()

    def marks(self, text: str, lang: str | None) -> list[int]:
        """The start and the end of each of the spans in turn."""
        return self._find(text, _words_of(lang)) if self._firsts else []

    def _find(self, text: str, words: _Words) -> list[int]:
        find = by_python.marks if self._in_python else kernels.marks
        return find(text, self._table, words, self._bits, self._firsts, self._lasts)

    def snippets(self, texts: Sequence[tuple[str, str | None]], size: int = SNIPPET_CHARS) -> tuple[str, ...]:
        """A piece of each of some passages' texts, whose languages are told; see ``make_snippet``."""
        known: dict[str | None, _Words] = {}
        read: list[tuple[str, by_python.Words]] = []
        for text, lang in texts:
            if lang not in known:
                known[lang] = _words_of(lang)
            read.append((text, known[lang]))
        make = by_python.snippets if self._in_python else kernels.snippets
        return tuple(make(read, self._table, self._bits, self._firsts, self._lasts, size))


_Word = tuple[tuple[str, ...], int, int]
"""The terms of a token, and where it begins and ends."""
MAX_CHUNKS: Final = 1 << 16


class _Words(dict[str, tuple[_Word, ...]]):
    """The words of chunks between spaces, which no token reaches across, in passages of one language.

    Remembered, since most of a text are words that were met before, and to read one takes ten times as long.
    """

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang

    def __missing__(self, chunk: str) -> tuple[_Word, ...]:
        words = self[chunk] = self._read(chunk)
        return words

    def _read(self, chunk: str) -> tuple[_Word, ...]:
        core = chunk.strip(EDGES)
        if core.isalnum() and core.isascii():  # one word, as nearly all are: in a third of the time
            token, start = Token(core.lower()[:MAX_FORM_CHARS], 0, 0, len(core)), chunk.find(core)
            return ((token_terms(token, self._lang), start, start + len(core)),)
        return tuple((token_terms(token, self._lang), token.start, token.end) for token in tokens(chunk))


_known: Final[dict[tuple[str, bool], _Words]] = {}
"""By language, and by whether Korean is read in pairs."""


def _words_of(lang: str | None) -> _Words:
    """What is known of a language. One that is full is given up for a new one, which others may do at the same time."""
    stemmed = lang if lang in STEMMERS else DEFAULT_STEMMER
    reading = stemmed, korean_reader() is None
    found = _known.get(reading)
    if found is None or len(found) > MAX_CHUNKS:
        found = _known[reading] = _Words(stemmed)
    return found


def make_snippet(text: str, highlights: Sequence[Highlight], size: int = SNIPPET_CHARS) -> str:
    """About ``size`` characters of ``text`` round its densest highlights as safe HTML with ``<mark>``.

    Whole sentences where they fit, else cut at white space; an ellipsis stands wherever text was left out.
    """
    return kernels.snippet(text, [place for mark in highlights for place in (mark.start, mark.end)], size)

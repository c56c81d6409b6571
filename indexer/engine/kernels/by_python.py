"""The kernels over texts in plain Python: what each gives, and what is used where nothing could be compiled.

A *word* is told by its terms and by where it begins and ends in its chunk, a *chunk* by what stands between spaces.
Places are code points; *marks* are their starts and ends in turn, in order and apart. A *slot* of a match is a bit.
"""

from __future__ import annotations

import re
import string
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from math import log1p
from typing import Any, Final

import numpy as np
import orjson

from indexer import literals
from indexer.engine.columns import Array, Floats
from indexer.model import Highlight
from indexer.sentences import sentence_spans, sentences

Words = Mapping[str, tuple[tuple[tuple[str, ...], int, int], ...]]
"""By chunk its words: the terms of each, and where it begins and ends."""

GAP: Final = "…"
ROW: Final = 16
"""Bytes that ``beginnings`` has for a first letter: a bit for each second one."""
_ASCII: Final = 128
_STEM_MARK: Final = "="
_ALPHANUMERIC: Final = string.digits + string.ascii_letters
_ANY: Final = bytes([255]) * ROW
_MARKUP: Final = re.compile("[&<>\"']")
"""What ``html.escape`` replaces."""


# --- records --------------------------------------------------------------------------------------------------------


def cells(block: bytes, line: int, first: int) -> tuple[Any, Any]:
    """The cells ``first`` and ``first + 1`` of the JSON array in a line of a block."""
    array = orjson.loads(block.split(b"\n")[line])
    return array[first], array[first + 1]


def ids(
    names: Sequence[str], letters: Sequence[str], articles: Array, kinds: Array, numbers: Array, rows: list[int]
) -> list[str]:
    """The ids of rows: the name of each one's article, the letter of its kind, and its number."""
    return [f"{names[articles[row]]}/{letters[kinds[row]]}{numbers[row]}" for row in rows]


# --- marks ----------------------------------------------------------------------------------------------------------


def beginnings(terms: Iterable[str]) -> bytes:
    """How words of ASCII may begin that have one of the terms: ``ROW`` bytes for each first letter, a bit a second one.

    Folding and stemming keep the first two letters of such a word, but for the y of *dying*; forms are without
    apostrophes and without the comma of *1,234*. The last bit of a row stands for every letter beyond ASCII; bit 0,
    that nothing need come second.
    """
    table = bytearray(_ASCII * ROW)
    for term in terms:
        form = term.removeprefix(_STEM_MARK)
        first, second = form[:1], form[1:2]
        if not (first.isascii() and first.isalnum()):
            continue
        for letter in {first, first.upper()}:
            row = slice(ord(letter) * ROW, (ord(letter) + 1) * ROW)
            if not second:
                table[row] = _ANY
                continue
            after = f"{second}{second.upper()}" if second.isascii() else ""
            for other in f"{after}{'yY' if second == 'i' else ''}',\x7f":
                table[row.start + ord(other) // 8] |= 1 << ord(other) % 8
    return bytes(table)


def marks(text: str, table: bytes, words: Words, bits: Mapping[str, int], firsts: int, lasts: int) -> list[int]:
    """Where the matches stand, merged where they touch.

    ``table`` is what ``beginnings`` makes of the terms of first slots, and ``bits`` has the slots of each term. The
    slots of a match are neighbouring bits; ``firsts`` are the first of each match, and ``lasts`` the last. Only chunks
    are read in which a word begins as a match may, and those behind them while one goes on.
    """
    found: list[tuple[int, int]] = []
    open_slots, begun, done = 0, list[int](), -1  # the slots that may come next, and where the last words began
    for match in _beginning(table).finditer(text):
        at = match.start()
        if at < done or not _may_begin(table, text[at], text[at + 1 : at + 2]):
            continue
        start, open_slots = text.rfind(" ", 0, at) + 1, 0
        while True:
            done = text.find(" ", start)
            done = done if done >= 0 else len(text)
            for terms, first, last in words[text[start:done]] if done > start else ():
                held = 0
                for term in terms:
                    held |= bits.get(term, 0)
                held &= open_slots | firsts
                begun.append(start + first)
                found += [(begun[-_length(one, firsts)], start + last) for one in _each(held & lasts)]
                open_slots = (held & ~lasts) << 1
            if not open_slots or done == len(text):
                break
            start = done + 1
    return _merged(found)


def _each(bits: int) -> Iterator[int]:
    while bits:
        yield bits & -bits
        bits &= bits - 1


def _length(last: int, firsts: int) -> int:
    """How many slots a match has, by the bit of its last one."""
    return last.bit_length() - (firsts & (2 * last - 1)).bit_length() + 1


@lru_cache(maxsize=1 << 10)
def _beginning(table: bytes) -> re.Pattern[str]:
    """Where a word may begin with a letter that has a row, or with any letter beyond ASCII.

    The class is told by what it leaves out: to compile one of all that lies beyond ASCII takes 20 ms.
    """
    filled = "".join(one for one in _ALPHANUMERIC if any(table[ord(one) * ROW : (ord(one) + 1) * ROW]))
    others = "".join(one for one in _ALPHANUMERIC if one not in filled)
    before = f"(?<![A-Za-z][{filled}])" if filled else ""
    return re.compile(f"[^\\x00-/:-@\\[-`{{-\\x7f{others}]{before}")


def _may_begin(table: bytes, first: str, second: str) -> bool:
    """Whether a word that begins so may have a term with which a match begins; any may that isn't of ASCII."""
    if not first.isascii():
        return first.isalnum()
    bit = 0 if not second else ord(second) if second.isascii() else _ASCII - 1
    return bool(table[ord(first) * ROW + bit // 8] >> bit % 8 & 1)


def _merged(spans: Iterable[tuple[int, int]]) -> list[int]:
    """Overlapping and touching spans become one."""
    found: list[int] = []
    for start, end in sorted(spans):
        if found and start <= found[-1]:
            found[-1] = max(found[-1], end)
        else:
            found += (start, end)
    return found


# --- snippets -------------------------------------------------------------------------------------------------------


def snippet(text: str, marks: Sequence[int], size: int) -> str:
    """About ``size`` characters of ``text`` round its densest marks as safe HTML with ``<mark>``.

    Whole sentences where they fit, else cut at white space; an ellipsis stands wherever text was left out.
    """
    spans = [Highlight(start, end) for start, end in zip(marks[::2], marks[1::2], strict=True)]
    start, end = window(text, spans, size)
    before = f"{GAP} " if start > 0 else ""
    after = f" {GAP}" if end < len(text.rstrip()) else ""
    return f"{before}{_marked(text, start, end, spans)}{after}"


def snippets(
    texts: list[tuple[str, Words]], table: bytes, bits: Mapping[str, int], firsts: int, lasts: int, size: int
) -> list[str]:
    """The ``snippet`` of each text with its ``marks``; its words are told with it."""
    return [snippet(text, marks(text, table, words, bits, firsts, lasts), size) for text, words in texts]


def window(text: str, spans: Sequence[Highlight], size: int) -> tuple[int, int]:
    """The stretch to show: the run of sentences within ``size`` that holds most marks, the first of equals."""
    if len(text) <= size:
        return 0, len(text)
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    best, most = (0, 0), -1
    for start, end in _runs(text, size):
        if most >= 0 and max(end, start + size) < starts[0]:
            continue  # no mark is reached yet
        stretch = cut(text, start, end, spans, size) if end - start > size else (start, end)
        # Marks stand in order and don't overlap: those within are those that end in time less those that begin before.
        held = max(bisect_right(ends, stretch[1]) - bisect_left(starts, stretch[0]), 0)
        if held > most:
            best, most = stretch, held
            if held == len(spans):
                break
    return best


def _runs(text: str, size: int) -> Iterator[tuple[int, int]]:
    """From each sentence on as many as have ``size`` characters together, or that one if it is longer.

    No more of the text is read than is asked for: the first runs often tell.
    """
    ahead = sentences(text)
    run: deque[tuple[int, int]] = deque()
    following = next(ahead, None)
    while run or following is not None:
        while following is not None and (not run or following[1] - run[0][0] <= size):
            run.append(following)
            following = next(ahead, None)
        yield run[0][0], run[-1][1]
        run.popleft()


def cut(text: str, start: int, end: int, spans: Sequence[Highlight], size: int) -> tuple[int, int]:
    """A stretch of ``size`` characters of one long sentence round its first mark, cut at white space."""
    inside = [span for span in spans if start <= span.start < end]
    left = start
    if inside and inside[0].end - start > size:
        middle = (inside[0].start + inside[0].end) // 2
        left = _word_start(text, max(start, min(middle - size // 2, inside[0].start)), inside[0].start)
    right = min(left + size, end)
    if right < end:
        space = text.rfind(" ", left + 1, right + 1)
        right = space if space > left else right
    kept = [span.end for span in inside if span.start < right < span.end or span is inside[0]]
    return left, max([right, *kept])


def _word_start(text: str, at: int, limit: int) -> int:
    """The first word start at or after ``at``, at most ``limit``."""
    if at == 0 or text[at - 1].isspace():
        return at
    space = text.find(" ", at, limit)
    return space + 1 if space >= 0 else limit


def _marked(text: str, start: int, end: int, spans: Sequence[Highlight]) -> str:
    # Most texts have nothing to escape; to know that of all costs less than to escape each piece.
    safe = escape if _MARKUP.search(text, start, end) else str
    pieces, at = [], start
    for span in spans:
        if span.start < start or span.end > end:
            continue
        pieces += [safe(text[at : span.start]), "<mark>", safe(text[span.start : span.end]), "</mark>"]
        at = span.end
    pieces.append(safe(text[at:end]))
    return "".join(pieces).strip()


# --- n-grams --------------------------------------------------------------------------------------------------------


def weigh_ngrams(texts: Sequence[bytes], moves: Array, states: Array, weights: Floats, prior: float) -> Floats:
    """Of each text ``prior`` and, of every n-gram that it holds, log(1 + how often) times its weight; 0 without any.

    An automaton finds them, from state 0 on. ``states`` (``int32``, [states, 2]) has of each state where its moves
    begin, so that behind it and a byte comes ``moves[begin + byte]`` (``uint32``), and the n-gram that ends there, by
    its place in ``weights``, or a negative number: side by side, since one is wanted when the other is.
    """
    rows, features = states.astype(np.intp).T
    scores = np.zeros(len(texts))
    for number, text in enumerate(texts):
        counts: Counter[int] = Counter()
        state = 0
        for byte in text:
            state = moves[rows[state] + byte]
            if features[state] >= 0:
                counts[int(features[state])] += 1
        scores[number] = prior if counts else 0.0
        for feature, count in counts.items():
            scores[number] += log1p(count) * weights[feature]
    return scores


# --- figures, folded letters and words ------------------------------------------------------------------------------


def unusual(text: str) -> frozenset[str]:
    """The characters of a text but for the letters, figures, signs and the space of ASCII.

    There are few or none in most texts, and what is sought among them needn't be sought in the text. As bytes, so that
    it takes no longer than one pattern does: it is worth while in place of several, or of a split.
    """
    left = text.encode(errors="surrogatepass").translate(None, _USUAL)
    return frozenset(left.decode(errors="surrogatepass"))


_USUAL: Final = bytes(range(0x20, 0x7F))


def figures(text: str) -> list[tuple[int, int]]:
    """Where the runs of decimal figures of a text begin and end, in whatever script: what ``\\d+`` finds."""
    return [found.span() for found in _RUN.finditer(text)]


_RUN: Final = re.compile(r"\d+")


def casefolded(text: str) -> str:
    """``str.casefold``, which takes some microseconds for a passage with a single curly quote in it."""
    return text.casefold()


def bits_of_words(text: str, words: Mapping[str, int], table: bytes) -> int:
    """The bits of all those ``words`` that are words of a text, runs of letters; ``table`` is their ``beginnings``."""
    bits = 0
    for word in _WORD.findall(text):
        bits |= words.get(word, 0)
    return bits


_WORD: Final = re.compile(r"[^\W\d_]+")


def plain(text: str) -> str | None:
    """The text as ``literals.plain`` has it; None for one with white space or figures that patterns mean, too, but not
    that function: a tab, an Arabic figure."""
    return None if _ODD.search(text) else literals.plain(text)


_ODD: Final = re.compile(r"[^\S ]|[^\D0-9]")


def form_words(text: str, table: Mapping[int, str]) -> tuple[str, bytes] | None:
    """The words of a text, letter for letter as ``table`` has them, one separator between them, and their origins.

    ``table`` gives one character for each code point: a space or a wall (``|``) for what parts words, and a full stop
    for one, which is a wall unless it stands between two letters, or near behind no more than three and no Hangul.
    Where several stand between two words, a wall goes before a space. The origins are the offset of each character in
    the text, as machine words of 32 bits. ``None`` for what must be read otherwise: where the table has NUL or the end
    of a line, or three spaces before a stop.
    """
    folded = "".join([table[ord(letter)] for letter in text])
    if "\0" in folded or "\n" in folded or "   ." in folded:
        return None
    folded = _inner_stop().sub(" ", folded).replace(".", "|")
    words, origins = "", array("I")
    for found in _PARTED.finditer(folded):
        if words:
            words += "|" if "|" in folded[origins[-1] + 1 : found.start()] else " "
            origins.append(found.start() - 1)
        words += found[0]
        origins.extend(range(*found.span()))
    return words, origins.tobytes()


_PARTED: Final = re.compile(r"[^ |]+")


@lru_cache(maxsize=1)
def _inner_stop() -> re.Pattern[str]:
    """Compiled when it is first asked for: where kernels are compiled, never."""
    return re.compile(
        r"\.(?:(?<=[^ .|]\.)(?=[^ .|])|"
        + "".join(rf"(?<![^ .|]{{4}}{gap}\.)(?<![가-힣ㄱ-ㆎ]{gap}\.)" for gap in ("", " ", "  "))
        + ")"
    )


__all__ = [
    "beginnings",
    "bits_of_words",
    "casefolded",
    "cells",
    "figures",
    "form_words",
    "ids",
    "marks",
    "plain",
    "sentence_spans",
    "snippet",
    "snippets",
    "unusual",
    "weigh_ngrams",
]

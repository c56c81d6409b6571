"""What a plan marks in a passage: code-point spans, whole phrases in one, and a snippet cut at sentence bounds."""

from __future__ import annotations

import re
import string
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import Final

from indexer.analysis import (
    DEFAULT_STEMMER,
    EDGES,
    MAX_FORM_CHARS,
    STEM_MARK,
    STEMMERS,
    Token,
    korean_reader,
    token_terms,
    tokens,
)
from indexer.model import Highlight
from indexer.plan import Match, Plan, positive_matches
from indexer.sentences import sentences

SNIPPET_CHARS: Final = 240
"""About as much text as a snippet shows; the design's figure."""

_GAP = "…"
_MARKUP: Final = re.compile("[&<>\"']")
"""What ``html.escape`` replaces."""


class Highlighter:
    """Marks passages for one resolved plan (see ``plan.resolve``)."""

    def __init__(self, plan: Plan) -> None:
        matches = [match for match in positive_matches(plan) if match.field == "text"]
        self._by_first: dict[str, list[tuple[frozenset[str], ...]]] = {}
        self._longest = max((len(match.slots) for match in matches), default=0)
        for match in dict.fromkeys(matches):
            self._register(match)
        self._seconds = _seconds_of(self._by_first)
        self._beginning = _beginning_with("".join(sorted(self._seconds)))

    def _register(self, match: Match) -> None:
        slots = tuple(frozenset(slot.terms) for slot in match.slots)
        for term in slots[0]:
            self._by_first.setdefault(term, []).append(slots)

    def spans(self, text: str, lang: str | None) -> tuple[Highlight, ...]:
        """The marked spans of a passage's text, in order, not overlapping; each lies on token bounds."""
        if not self._by_first:
            return ()
        found = list(self._marked(text, _words_of(lang)))
        return _merge(found) if found else ()

    def _marked(self, text: str, words: _Words) -> Iterator[tuple[int, int]]:
        """The spans of all matches. Only chunks are read in which a word begins as a match may."""
        without = self._by_first.keys().isdisjoint
        single = self._longest == 1  # no match but of single words, as in most queries
        done = -1
        for found in self._beginning.finditer(text):
            at = found.start()
            if at < done or not self._may_begin(text[at], text[at + 1 : at + 2]):
                continue
            start, done = text.rfind(" ", 0, at) + 1, text.find(" ", at)
            if done < 0:
                done = len(text)
            own = words[text[start:done]]
            for terms, first, last in own:
                if without(terms):
                    continue
                if not single:
                    yield from self._matches(own, start, text, done, words)
                    break
                yield start + first, start + last

    def _may_begin(self, first: str, second: str) -> bool:
        """Whether a word that begins so may have a term with which a match begins; any may that isn't of ASCII."""
        if first > _LAST_OF_ASCII:
            return first.isalnum()
        seconds = self._seconds[first.lower()]
        return not seconds or second in seconds or second > _LAST_OF_ASCII

    def _matches(
        self, own: tuple[_Word, ...], start: int, text: str, end: int, words: _Words
    ) -> Iterator[tuple[int, int]]:
        """The matches that begin in the chunk ``text[start:end]``, of which the words are ``own``."""
        found = [(terms, start + first, start + last) for terms, first, last in own]
        while len(found) < len(own) + self._longest - 1 and end < len(text):
            start, end = end + 1, text.find(" ", end + 1)
            end = end if end >= 0 else len(text)
            found += [(terms, start + first, start + last) for terms, first, last in words[text[start:end]]]
        for at in range(len(own)):
            for term in found[at][0]:
                for slots in self._by_first.get(term, ()):
                    last = at + len(slots)
                    if last <= len(found) and all(
                        not slot.isdisjoint(found[at + offset][0]) for offset, slot in enumerate(slots)
                    ):
                        yield found[at][1], found[last - 1][2]


_LAST_OF_ASCII: Final = "\x7f"
_ALPHANUMERIC: Final = string.digits + string.ascii_letters


def _seconds_of(terms: Iterable[str]) -> dict[str, frozenset[str]]:
    """What may come second in a word of ASCII that has one of the terms, by its first letter; empty for anything.

    Folding and stemming keep the first two letters of such a word, but for the y of *dying*; forms are without
    apostrophes and without the comma of *1,234*.
    """
    seconds: dict[str, set[str]] = {}
    for term in terms:
        form = term.removeprefix(STEM_MARK)
        if form[:1].isascii() and form[:1].isalnum():
            seconds.setdefault(form[0], set()).add(form[1:2])
    return {
        first: frozenset()
        if "" in after
        else frozenset({*after, *map(str.upper, after), *("yY" if "i" in after else ""), "'", ","})
        for first, after in seconds.items()
    }


@lru_cache(maxsize=1 << 12)
def _beginning_with(letters: str) -> re.Pattern[str]:
    """Where a word may begin with one of the letters of ASCII, and every letter beyond it.

    The class is told by what it leaves out: to compile one of all that lies beyond ASCII takes 20 ms.
    """
    firsts = letters + letters.upper()
    others = "".join(one for one in _ALPHANUMERIC if one not in firsts)
    before = f"(?<![A-Za-z][{firsts}])" if firsts else ""
    return re.compile(f"[^\\x00-/:-@\\[-`{{-\\x7f{others}]{before}")


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


def _merge(spans: Iterable[tuple[int, int]]) -> tuple[Highlight, ...]:
    """Overlapping and touching spans become one."""
    merged: list[Highlight] = []
    first, last = -1, -1
    for start, end in sorted(spans):
        if start > last:
            if last >= 0:
                merged.append(Highlight(first, last))
            first, last = start, end
        elif end > last:
            last = end
    if last >= 0:
        merged.append(Highlight(first, last))
    return tuple(merged)


# --- snippets -------------------------------------------------------------------------------------------------------


def make_snippet(text: str, highlights: Sequence[Highlight], size: int = SNIPPET_CHARS) -> str:
    """About ``size`` characters of ``text`` round its densest highlights as safe HTML with ``<mark>``.

    Whole sentences where they fit, else cut at white space; an ellipsis stands wherever text was left out.
    """
    start, end = _window(text, highlights, size)
    body = _marked(text, start, end, highlights)
    before = f"{_GAP} " if start > 0 else ""
    after = f" {_GAP}" if end < len(text.rstrip()) else ""
    return f"{before}{body}{after}"


def _window(text: str, highlights: Sequence[Highlight], size: int) -> tuple[int, int]:
    """The span to show: the run of sentences within ``size`` that holds most highlights, the first of equals."""
    if len(text) <= size:
        return 0, len(text)
    starts = [mark.start for mark in highlights]
    ends = [mark.end for mark in highlights]
    best, best_count = (0, 0), -1
    for start, end in _runs(text, size):
        if best_count >= 0 and max(end, start + size) < starts[0]:
            continue  # no mark is reached yet
        span = _cut(text, start, end, highlights, size) if end - start > size else (start, end)
        # Marks stand in order and don't overlap: those within are those that end in time less those that begin before.
        count = max(bisect_right(ends, span[1]) - bisect_left(starts, span[0]), 0)
        if count > best_count:
            best, best_count = span, count
            if count == len(highlights):
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


def _cut(text: str, start: int, end: int, highlights: Sequence[Highlight], size: int) -> tuple[int, int]:
    """A stretch of ``size`` characters of one long sentence round its first highlight, cut at white space."""
    inside = [mark for mark in highlights if start <= mark.start < end]
    left = start
    if inside and inside[0].end - start > size:
        middle = (inside[0].start + inside[0].end) // 2
        left = _word_start(text, max(start, min(middle - size // 2, inside[0].start)), inside[0].start)
    right = min(left + size, end)
    if right < end:
        space = text.rfind(" ", left + 1, right + 1)
        right = space if space > left else right
    kept = [mark.end for mark in inside if mark.start < right < mark.end or mark is inside[0]]
    return left, max([right, *kept])


def _word_start(text: str, at: int, limit: int) -> int:
    """The first word start at or after ``at``, at most ``limit``."""
    if at == 0 or text[at - 1].isspace():
        return at
    space = text.find(" ", at, limit)
    return space + 1 if space >= 0 else limit


def _marked(text: str, start: int, end: int, highlights: Sequence[Highlight]) -> str:
    # Most texts have nothing to escape; to know that of all costs less than to escape each piece.
    safe = escape if _MARKUP.search(text, start, end) else str
    pieces, at = [], start
    for mark in highlights:
        if mark.start < start or mark.end > end:
            continue
        pieces += [safe(text[at : mark.start]), "<mark>", safe(text[mark.start : mark.end]), "</mark>"]
        at = mark.end
    pieces.append(safe(text[at:end]))
    return "".join(pieces).strip()

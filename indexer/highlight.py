"""What a plan marks in a passage: code-point spans, whole phrases in one, and a snippet cut at sentence bounds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import accumulate
from operator import add
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
        self._hot: tuple[_Chunks | None, int, frozenset[str]] = None, 0, frozenset()
        for match in dict.fromkeys(matches):
            self._register(match)

    def _register(self, match: Match) -> None:
        slots = tuple(frozenset(slot.terms) for slot in match.slots)
        for term in slots[0]:
            self._by_first.setdefault(term, []).append(slots)

    def spans(self, text: str, lang: str | None) -> tuple[Highlight, ...]:
        """The marked spans of a passage's text, in order, not overlapping; each lies on token bounds."""
        if not self._by_first:
            return ()
        known = _chunks(lang)
        chunks = text.split()
        known.read(chunks)
        hot = self._beginning(known)
        places = [place for place, chunk in enumerate(chunks) if chunk in hot]
        if not places:
            return ()
        return _merge(self._marked(places, chunks, _starts(text, chunks), known))

    def _beginning(self, known: _Chunks) -> frozenset[str]:
        """The known chunks in which a match may begin; sought anew when more are known than at the last time."""
        of, size, hot = self._hot
        if of is not known or size != len(known.words):
            size = len(known.words)
            hot = known.having(self._by_first)
            self._hot = known, size, hot
        return hot

    def _marked(
        self, places: Iterable[int], chunks: Sequence[str], starts: Sequence[int], known: _Chunks
    ) -> Iterator[tuple[int, int]]:
        """The spans that begin in the chunks at ``places``."""
        if self._longest == 1:  # no match but of single words, as in most queries
            without = self._by_first.keys().isdisjoint
            for place in places:
                at = starts[place]
                for terms, start, end in known.words[chunks[place]]:
                    if not without(terms):
                        yield at + start, at + end
            return
        for place in places:
            found = [
                (terms, starts[place] + start, starts[place] + end) for terms, start, end in known.words[chunks[place]]
            ]
            own, after = len(found), place + 1
            while len(found) < own + self._longest - 1 and after < len(chunks):
                at = starts[after]
                found += [(terms, at + start, at + end) for terms, start, end in known.words[chunks[after]]]
                after += 1
            for number in range(own):
                yield from self._starting_at(number, found)

    def _starting_at(self, at: int, found: Sequence[_Word]) -> Iterable[tuple[int, int]]:
        for term in found[at][0]:
            for slots in self._by_first.get(term, ()):
                end = at + len(slots)
                if end <= len(found) and all(
                    not slot.isdisjoint(found[at + offset][0]) for offset, slot in enumerate(slots)
                ):
                    yield found[at][1], found[end - 1][2]


_Word = tuple[tuple[str, ...], int, int]
"""The terms of a token, and where it begins and ends."""
_CHUNK: Final = re.compile(r"\S+")
MAX_CHUNKS: Final = 1 << 16


class _Chunks:
    """The words of every chunk between white space, which no token reaches across, in passages of one language.

    Remembered, so that marking a hit costs 20 µs and not 300: most of a text are words that were met before.
    """

    def __init__(self, lang: str) -> None:
        self.words: dict[str, tuple[_Word, ...]] = {}
        self._lang = lang
        self._having: dict[str, set[str]] = {}

    def read(self, chunks: Sequence[str]) -> None:
        """Make sure that all ``chunks`` are known."""
        for chunk in set(chunks).difference(self.words):
            words = self._words(chunk)
            for terms, _, _ in words:
                for term in terms:
                    self._having.setdefault(term, set()).add(chunk)
            self.words[chunk] = words

    def _words(self, chunk: str) -> tuple[_Word, ...]:
        core = chunk.strip(EDGES)
        if core.isalnum() and core.isascii():  # one word, as nearly all are: in a third of the time
            token, start = Token(core.lower()[:MAX_FORM_CHARS], 0, 0, len(core)), chunk.find(core)
            return ((token_terms(token, self._lang), start, start + len(core)),)
        return tuple((token_terms(token, self._lang), token.start, token.end) for token in tokens(chunk))

    def having(self, terms: Iterable[str]) -> frozenset[str]:
        """The known chunks that have any of the terms."""
        return frozenset(chunk for term in terms for chunk in tuple(self._having.get(term, ())))


_known: Final[dict[tuple[str, bool], _Chunks]] = {}
"""By language, and by whether Korean is read in pairs."""


def _chunks(lang: str | None) -> _Chunks:
    """What is known of a language. One that is full is given up for a new one, which others may do at the same time."""
    stemmed = lang if lang in STEMMERS else DEFAULT_STEMMER
    reading = stemmed, korean_reader() is None
    found = _known.get(reading)
    if found is None or len(found.words) > MAX_CHUNKS:
        found = _known[reading] = _Chunks(stemmed)
    return found


def _starts(text: str, chunks: Sequence[str]) -> Sequence[int]:
    """Where each chunk of a text begins."""
    ends = list(accumulate(map(len, chunks), initial=0))
    if ends[-1] + len(chunks) - 1 == len(text):  # then one character stands between any two
        return list(map(add, ends, range(len(chunks))))
    return [match.start() for match in _CHUNK.finditer(text)]


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

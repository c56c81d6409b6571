"""Where sentences end, well enough for snippets and for the claim before a note call, in en, es and ko prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# A full stop after one of these, or after a single capital (an initial, “U.S.”), ends no sentence.
ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sr", "sra", "st", "vs", "etc", "al", "cf", "ed", "eds",
    "vol", "no", "nos", "p", "pp", "ca", "rev", "jr", "inc", "dept", "núm", "pág", "págs", "op", "cit", "ibid",
    "fig", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
})  # fmt: skip
_TAIL = 16
"""A word as long as this is no abbreviation."""
_LAST_WORD = re.compile(r"([^\W\d_]+)\.$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of ``text`` as code-point spans, in order, without the white space between them."""
    return list(sentences(text))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The same one after the other, for whoever may not need all."""
    start = 0
    for match in _end().finditer(text):
        if text[match.start()] == "." and _abbreviates(text[max(start, match.start() - _TAIL) : match.start() + 1]):
            continue
        end = match.start() + len(match[0].rstrip())
        yield start, end
        start = match.end()
    if start < len(text):
        yield start, len(text.rstrip()) or len(text)


@lru_cache(maxsize=1)
def _end() -> re.Pattern[str]:
    """Compiled when it is first asked for: the kernels that cut snippets do without."""
    return re.compile(r"[.!?…。][\"”’»)\]]*\s+(?=[\"“‘«(\[¿¡]*[^\W_a-zà-öø-ÿ])")


def _abbreviates(sentence: str) -> bool:
    """Whether the full stop at the end of ``sentence`` belongs to an abbreviation."""
    word = _LAST_WORD.search(sentence)
    if word is None:
        return False
    return word[1].casefold() in ABBREVIATIONS or (len(word[1]) == 1 and word[1].isupper())

"""On which line of a document does a passage stand? For documents that people write as text."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path
from typing import Final

from indexer.errors import DocumentError
from indexer.folding import nfc
from indexer.reading import largest, suffix_of
from indexer.reading.encoding import decode

_TEXTS: Final = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".md", ".markdown", ".xml", ".tei", ".nxml"})
_NEEDLE: Final = 40
_MARKUP: Final = re.compile(r"<[^<>]*>|\[\^[^\]]*\]|[*_`]")
_SPACES: Final = re.compile(r"\s+")


class Lines:
    """The lines of one document; of one that isn't text, or can't be read, every line is unknown."""

    def __init__(self, file: Path) -> None:
        texts = [_plain(line) for line in _lines(file)]
        self._text = "".join(texts)
        self._starts = [0, *accumulate(map(len, texts))]

    def of(self, text: str, *, last: bool = False) -> int:
        """The line on which a text begins, counted from 1, 0 if unknown; with ``last`` the last such line."""
        needle = _plain(text)[:_NEEDLE]
        place = (self._text.rfind if last else self._text.find)(needle) if needle else -1
        return bisect_right(self._starts, place) if place >= 0 else 0


def _lines(file: Path) -> list[str]:
    try:
        if suffix_of(file.name) not in _TEXTS or file.stat().st_size > largest(file.name):
            return []
        return decode(file.read_bytes())[0].split("\n")
    except (DocumentError, OSError):
        return []


def _plain(text: str) -> str:
    """A text without markup and white space, by which a passage and its lines are alike."""
    return _SPACES.sub("", _MARKUP.sub("", nfc(html.unescape(text))))

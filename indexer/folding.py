"""Folding: the one idea of when two spellings are the same letters, for search, names and ids alike.

Case, accents, width and compatibility forms fold away (``Ceauşescu`` = ``CEAUSESCU``); Hangul stays composed, so that
a decomposed syllable equals the composed one. Marks are those of Unicode category Mn, as in UTS #30's accent folding.
"""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode gives no decomposition, in the Latin spelling a reader would type instead.
_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
    "’": "'", "‘": "'", "ʼ": "'", "＇": "'", "´": "'",
}  # fmt: skip


def _fold_char(char: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", char) if unicodedata.category(c) != "Mn")
    lowered = plain.casefold()
    return unicodedata.normalize("NFC", "".join(_LETTERS.get(c, c) for c in lowered))


class _FoldTable(dict[int, str]):
    """A ``str.translate`` table that fills itself."""

    def __missing__(self, ordinal: int) -> str:
        folded = self[ordinal] = _fold_char(chr(ordinal))
        return folded


_TABLE = _FoldTable()


def nfc(text: str) -> str:
    """The text in Unicode normal form C, in which Ibid stores all text."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The text without case, accents and compatibility forms."""
    return text.lower() if text.isascii() else nfc(text).translate(_TABLE)


def single_spaced(text: str) -> str:
    """The text with white space folded to single spaces, and none at its ends."""
    if "  " in text or text[:1] == " " or text[-1:] == " " or not text.isprintable():
        return " ".join(text.split())
    return text  # as most are, which is quicker to see than to split: no white space but this is printable


def fold_aligned(text: str) -> tuple[str, list[int]]:
    """The folded form of an NFC text, and for each of its characters the offset of its origin in ``text``."""
    pieces = [_TABLE[ord(char)] for char in text]
    return "".join(pieces), [offset for offset, piece in enumerate(pieces) for _ in piece]


def slug(text: str, *, fallback: str = "untitled") -> str:
    """An id made of a text: letters, digits, ``-`` and ``_`` stay, all else becomes one ``-``."""
    return re.sub(r"[^\w-]+", "-", nfc(text)).strip("-") or fallback

"""From bytes to clean text: which encoding, and what is dropped on the way.

The order is that of certainty: a byte order mark, what the document declares, strict UTF-8, UTF-16 by its pattern of
NUL bytes, Korean by the share of common syllables, and last charset-normalizer's opinion on Windows-1252. What none
of them can read is refused, since text in the wrong letters would be indexed and never found.
"""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from indexer.engine import kernels
from indexer.errors import DocumentError
from indexer.folding import nfc, single_spaced

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The labels that pages really carry, after the WHATWG Encoding Standard: the older names mean their Windows supersets.
# A closed list, since Python's own codec names include some that a document must not choose (utf-7, unicode_escape).
_DECLARABLE = {
    label: codec
    for codec, labels in {
        "utf-8": "utf-8 utf8",
        "cp1252": "windows-1252 cp1252 iso-8859-1 latin1 latin-1 l1 us-ascii ascii",
        "iso8859-15": "iso-8859-15 latin-9",
        "cp949": "euc-kr euckr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean cp949 ms949 uhc windows-949",
        "cp1250": "windows-1250 cp1250",
        "iso8859-2": "iso-8859-2 latin2",
        "cp1251": "windows-1251 cp1251",
        "koi8-r": "koi8-r",
        "cp932": "shift_jis shift-jis sjis x-sjis windows-31j",
        "euc-jp": "euc-jp",
        "gb18030": "gb18030 gbk gb2312",
        "big5hkscs": "big5 big5-hkscs",
    }.items()
    for label in labels.split()
}

_SAMPLE = 65_536
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# Soft hyphen, zero-width characters, bidirectional marks, byte order mark: nobody sees them and nobody types them, but
# a word that holds one is not found. Joiners go too: no language of ours needs them, and Korean pages carry them.
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_MANY = 50  # a few are normal in text copied from the web; more than this says that the source deserves a look

# One letter out of the 2,350 common syllables of KS X 1001 is possible, half of them is another encoding: Windows-1252
# text that happens to be valid CP949 gives rare syllables only (It’s → It뭩), real Korean text nearly none.
_COMMON_SHARE = 0.5
# A wrong byte in a file that is otherwise UTF-8 is damage, not another encoding, when this many letters are right.
_RIGHT_PER_WRONG = 20


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of ``data`` with its lines ended by ``\\n``, in NFC, without invisible characters; and the problems.

    ``declared`` is the charset that the document names, if it names one. Raises DocumentError when no encoding fits.
    """
    text, problems = _decoded(data, declared)
    cleaned, more = clean(text)
    return cleaned, (*problems, *more)


def decode_text(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """What ``decode`` gives; a document without any text in it is a DocumentError."""
    text, problems = decode(data, declared)
    if not text.strip():
        raise DocumentError("the file is empty", cure="remove it, or put the text into it")
    return text, problems


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with uniform line ends, in NFC, without control and invisible characters; and what deserves a note."""
    there = kernels.unusual(text)
    if any(map(_LINE_END.match, there)):
        text = _LINE_END.sub("\n", text)
    text, controls = _CONTROL.subn("", text) if any(map(_CONTROL.match, there)) else (text, 0)
    text, invisible = _INVISIBLE.subn("", text) if any(map(_INVISIBLE.match, there)) else (text, 0)
    problems = []
    if controls:
        problems.append(f"{controls} control character(s) were dropped")
    if invisible > _MANY:
        problems.append(f"{invisible} invisible characters (soft hyphens, zero-width characters) were dropped")
    if lost := text.count("\ufffd"):
        problems.append(f"{lost} character(s) can't be read and show as \ufffd")
    return nfc(text), tuple(problems)


def tidy(text: str) -> str:
    """One line of NFC text: white space folded to single spaces, nothing invisible in it."""
    return nfc(single_spaced(visible(text)))


def visible(text: str) -> str:
    """The text without control and invisible characters, which a page may also bring in as entities."""
    return _INVISIBLE.sub("", _CONTROL.sub("", text))


def _decoded(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], codec), ()
    problems: tuple[str, ...] = ()
    if declared and b"\0" not in data:
        text, problems = _as_declared(data, declared)
        if text is not None:
            return text, problems
    text, damage = _guessed(data)
    return text, (*problems, *damage)


def _marked(data: bytes, codec: str) -> str:
    text = _strict(data, codec)
    if text is None:
        raise DocumentError(
            f"the file says by its first bytes that it is {codec.upper()}, but it isn't",
            cure="open it in the program that made it and save it again as UTF-8",
        )
    return text


def _as_declared(data: bytes, declared: str) -> tuple[str | None, tuple[str, ...]]:
    label = declared.strip().lower()
    if label.startswith("utf-16"):  # a declaration that can be read as ASCII can't be true of UTF-16
        return None, ()
    codec = _DECLARABLE.get(label)
    if codec is None:
        return None, (f"the declared charset {label[:40]!r} is not known",)
    text = _strict(data, codec)
    return text, () if text is not None else (f"the file declares {label} but is something else",)


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    if b"\0" in data:
        return _utf16(data), ()
    if (text := _strict(data, "utf-8")) is not None:
        return text, ()
    if (text := _damaged_utf8(data)) is not None:
        return text, ("the file is UTF-8 with some bytes damaged",)
    for reading in (_korean(data), _western(data)):
        if reading is not None:
            return reading, ()
    raise DocumentError(
        "the letters can't be read: the file is not UTF-8, UTF-16, CP949/EUC-KR or Windows-1252",
        cure="open it in the program that made it and save it as UTF-8",
    )


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes) -> str:
    """UTF-16 without a mark: the byte order that gives more ASCII, if its text is plausible at all."""
    readings = [text for codec in ("utf-16-le", "utf-16-be") if (text := _strict(data, codec)) is not None]
    best = max(readings, key=lambda text: sum(map(str.isascii, text[:_SAMPLE])), default="")
    if not _plausible(best[:_SAMPLE]):
        raise DocumentError("it holds NUL bytes and is not UTF-16: binary data, not text", cure="remove or convert it")
    return best


def _plausible(text: str) -> bool:
    """Whether nearly all characters are ones that prose is made of, a few of them ASCII (spaces at least)."""
    ascii_text = sum(char.isascii() and (char.isprintable() or char in "\t\r\n") for char in text)
    other = sum(not char.isascii() and char.isprintable() for char in text)
    return ascii_text >= 0.03 * len(text) > 0 and ascii_text + other >= 0.98 * len(text)


def _damaged_utf8(data: bytes) -> str | None:
    text = data.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    right = sum(not char.isascii() for char in text) - wrong
    return text if right >= _RIGHT_PER_WRONG * wrong else None


def _korean(data: bytes) -> str | None:
    text = _strict(data, "cp949")
    if text is None:
        return None
    letters = [char for char in text[:_SAMPLE] if not char.isascii()]
    common = sum(len(char.encode("euc_kr", "ignore")) == 2 for char in letters)
    return text if common >= _COMMON_SHARE * len(letters) else None


def _western(data: bytes) -> str | None:
    """Windows-1252, if charset-normalizer finds no mess in it (it refuses Cyrillic or Japanese read that way)."""
    found = charset_normalizer.from_bytes(data, cp_isolation=["cp1252"]).best()
    return _strict(data, "cp1252") if found is not None else None

"""Site furniture at the foot of an article: newsletter boxes, share lines, “related” lists, the site's own name.

It is known by words that only furniture says or by its shape, and it must be the last thing in the document: from the
first such line to the end there may be nothing but short lines that aren't sentences. So a real last paragraph is
never eaten; at worst a line of furniture stays. What furniture tells of the article is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.folding import fold
from indexer.reading.dates import published_date
from indexer.reading.layout import ends_sentence
from indexer.reading.words import BUTTONS, OPENINGS

_LONGEST_LINE = 160
_MOST_LINES = 200  # a foot that is longer is a list that belongs to the article
_TAGGED_NAME_WORDS = 6
_BARE_NAME_WORDS = 4
_SENTENCE_WORDS = 8  # “Thank you for reading.” is no paragraph; a sentence of eight words may be one

_ENTRY = re.compile(
    r"(?P<bullet>[-–—•*·▪>]\s+)?(?P<title>.+?)\s*[-–—|·,(]\s*(?P<date>[^-–—|]{6,24}?|\d{4}-\d\d-\d\d)\)?"
)
_RIGHTS = re.compile(
    r"^(?:copyright|©|\(c\)|\s|\d{4}|[-–,])+|[.,|–—\s]*\b(?:all rights reserved|todos los derechos reservados)\b.*$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?P<name>[^:：|]{2,60})[:：|]\s+(?P<tagline>\S.{2,99})")
_LIST = re.compile(
    r"related|relacionad|관련|read next|read more|most |mas leid|latest|recent|more |leer |interesar|like$|인기"
)
_HEAD_LINES = 2
_LONGEST_BYLINE = 100
_BYLINE = re.compile(r"(?:By|BY|Por|POR|글)[:：]?\s+(?P<names>\w[^.!?:;]*(?:\b\w\.[^.!?:;]*)*)")
_QUOTES = re.compile(r"[\"'“”‘’«»„`]")


@dataclass(frozen=True, slots=True)
class Foot:
    """Where the furniture begins (the number of lines when there is none), and what it says of the article."""

    start: int
    publication: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """How many lines after the title are about the article, and what they say."""

    lines: int
    authors: tuple[str, ...] = ()
    published: str | None = None


def foot(lines: Sequence[str], title: str, *, floor: int = 0) -> Foot:
    """Find the furniture at the end of the lines; it begins at ``floor`` at the earliest."""
    start = len(lines)
    for index in range(len(lines) - 1, max(floor, len(lines) - _MOST_LINES) - 1, -1):
        known = _known(lines[index], title)
        if not known and _is_content(lines[index]):
            break
        if known:
            start = index
    found = lines[start:]
    return Foot(start, _publication(found), _published(found, title))


def head(lines: Sequence[str]) -> Head:
    """Read the byline and the date that pages show between the title and the text."""
    authors: tuple[str, ...] = ()
    published = None
    for count, line in enumerate(lines[:_HEAD_LINES]):
        byline = _BYLINE.fullmatch(line) if len(line) <= _LONGEST_BYLINE else None
        date = published_date(line)
        if byline and not authors:
            authors = tuple(re.split(r",\s+|\s+(?:and|y|&)\s+", byline["names"]))
        elif date and not published:
            published = date
        else:
            return Head(count, authors, published)
    return Head(min(_HEAD_LINES, len(lines)), authors, published)


def same_title(left: str, right: str) -> bool:
    """Whether two titles are one, quotation marks, case and spacing aside."""
    return bool(left) and _bare(left) == _bare(right)


def _bare(text: str) -> str:
    return " ".join(_QUOTES.sub("", fold(text)).split()).rstrip(". ")


def _plain(text: str) -> str:
    return fold(text).lstrip("-–—•*·▪>|[# ").strip()


def _known(line: str, title: str) -> bool:
    """Whether a line is furniture by its words, or an entry of a list of articles by its shape."""
    plain = _plain(line)
    short = len(line) <= _LONGEST_LINE
    return (
        (short and plain.startswith(OPENINGS)) or (short and _is_buttons(plain)) or _entry_date(line, title) is not None
    )


def _is_buttons(plain: str) -> bool:
    words = re.findall(r"[\w-]+", plain)
    return bool(words) and all(word in BUTTONS for word in words)


def _is_content(line: str) -> bool:
    """Whether a line that isn't known to be furniture may be a paragraph, a note or its text, and so ends the foot."""
    return len(line) > _LONGEST_LINE or (ends_sentence(line) and len(line.split()) >= _SENTENCE_WORDS)


def _entry_date(line: str, title: str) -> str | None:
    """The date of an entry “- Title - October 14, 2025”: one with a bullet, or one that repeats the article's title."""
    match = _ENTRY.fullmatch(line) if len(line) <= 4 * _LONGEST_LINE else None
    if match is None or not (match["bullet"] or same_title(match["title"], title)):
        return None
    return published_date(match["date"])


def _published(lines: Sequence[str], title: str) -> str | None:
    for line in lines:
        match = _ENTRY.fullmatch(line) if len(line) <= 4 * _LONGEST_LINE else None
        if match and same_title(match["title"], title):
            return published_date(match["date"])
    return None


def _publication(lines: Sequence[str]) -> str | None:
    """The site's own name: in a line of rights, or as the last line after other furniture, “Name: what it is”."""
    for line in reversed(lines):
        if re.match(r"(?:copyright\s+)?(?:©|\(c\))|copyright\b", line, re.IGNORECASE):
            name = _RIGHTS.sub("", _RIGHTS.sub("", line)).strip(" .,|")
            return name if 2 <= len(name) <= 60 else None
    if len(lines) < 2 or _known(lines[-1], "") or ends_sentence(lines[-1]) or not lines[-1][0].isalnum():
        return None
    match = _NAMED.fullmatch(lines[-1])
    name = match["name"].strip() if match else lines[-1]
    # A bare name says less than one with its tagline, and under a list of titles it would be one more title.
    longest = _TAGGED_NAME_WORDS if match else _BARE_NAME_WORDS
    listed = not match and any(_LIST.search(_plain(line)) or _entry_date(line, "") for line in lines[:-1])
    return name if not listed and len(name.split()) <= longest else None

"""Books without any sign round their titles, as Korean lawyers cite them: 변하늘, 물의 값, 돌다리(2018), 77면.

The year, right behind publisher or title, with a page after it, tells them from talk.
"""

from __future__ import annotations

from indexer.citations.model import Citation, CitationField
from indexer.citations.names.authors import comma_parts, is_author
from indexer.citations.names.eastern_names import eastern_names
from indexer.citations.names.persons import Span, split_names
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.container_names import is_eastern
from indexer.citations.sources.issues import is_outlet
from indexer.citations.sources.made import make, of_kind
from indexer.patterns import lazy

_PAGE = r"(?:(?:특히|이하)\s)?(?:\d{1,4}(?:\s?[-–~]\s?\d{1,4})?(?:면|쪽)|pp?\.\s?\d)"
# “돌다리(2018), 77면”, “돌다리, 2018, 77면”
_YEAR = lazy(
    rf"(?<=[^\W\d_])(?:\((?P<glued>(?:1[89]|20)\d\d)\)(?:,?\s(?={_PAGE})|(?=\.?$|,\s(?:서문|머리말|부록)))"
    rf"|,\s(?P<plain>(?:1[89]|20)\d\d)년?(?=,?\s{_PAGE}))"
)
_EDITION = lazy(r"(?P<title>.+?)\s?\((?P<edition>(?:제\s?\d{1,2}|개정|증보|전정|신)\s?판)\)")
_TALK = lazy(r"[다까]$|(?:은|는|이|을|를|에서|으로)$")
_LONGEST = 240
_LEAST_TITLE = 5
_MOST_PARTS = 8


def read_eastern_book(note: Note, start: int, end: int) -> Citation | None:
    """The book at ``start``, behind talk that leads to its author, too."""
    year = _YEAR.search(note.text, start, min(end, start + _LONGEST)) if note.eastern else None
    parts = comma_parts(note, start, year.start()) if year else []
    if year is None or not 1 < len(parts) <= _MOST_PARTS - (year["plain"] is None):
        return None
    named = _authors(note, parts[0])
    told = _told(note, parts[1:], sure=year["glued"] is not None) if named else None
    if named is None or told is None:
        return None
    at = year.start("glued" if year["glued"] else "plain")
    date = CitationField("date", note.text[at : at + 4], at, at + 4)
    one = make(note, named[1], year.end(), end, [*named[0], *told, date])
    return of_kind(one, "book")


def _authors(note: Note, part: Span) -> tuple[list[CitationField], int] | None:
    """The authors in a part, and where they begin."""
    if eastern := eastern_names(note, [part]):
        return eastern
    names = split_names(note.text, *part)
    if not names or not all(is_author(note.text[slice(*name)]) for name in names):
        return None
    return [note.field("author", *name) for name in names], part[0]


def _told(note: Note, parts: list[Span], *, sure: bool) -> list[CitationField] | None:
    """The title, its edition and its publisher, in the parts before the year; None where they are something else."""
    fields, rest = [], parts.copy()
    if len(rest) > 1:
        press = _imprint(note, rest.pop())
        if press is None:
            return None
        fields += press
    elif not sure:
        return None
    if len(rest) > 1 and w.EDITION.fullmatch(note.text, *rest[-1]):
        fields.append(note.field("edition", *rest.pop()))
    first, last = rest[0][0], rest[-1][1]
    if edition := _EDITION.fullmatch(note.text, first, last):
        fields.append(note.field("edition", *edition.span("edition")))
        last = edition.end("title")
    title = note.field("title", first, last)
    named = len(title.value) < _LEAST_TITLE and " " not in title.value  # 변하늘, 남시내(2009), 30쪽
    foreign = "[" in title.value or not (sure or is_eastern(title.value[0]))
    if named or foreign or title.value[0].isdigit() or _TALK.search(title.value):
        return None
    return [title, *fields]


def _imprint(note: Note, part: Span) -> list[CitationField] | None:
    """돌다리; 서울: 돌다리; 서울. None for a newspaper or a journal."""
    text = note.text
    if any(char.isdigit() for char in text[slice(*part)]) or is_outlet(note, *part) or w.PERIODICAL.search(text, *part):
        known = note.outlet_at(*part)
        if not (known and known[2] == "publisher"):
            return None
    colon = text.find(":", *part)
    if colon > 0:
        return [note.field("place", part[0], colon), note.field("publisher", colon + 1, part[1])]
    return [note.field("place" if is_city(text[slice(*part)]) else "publisher", *part)]

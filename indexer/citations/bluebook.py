"""Books and articles as American lawyers cite them, with the page before the year.

*ANA RUIZ, THE SALT ROAD 44 (2d ed. 1998)*; *Ana Ruiz, Salt and Smoke, 12 J. Invented Stud. 45, 47 (2004)*.
"""

from __future__ import annotations

import re

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.note import Note
from indexer.citations.persons import NAME, is_full_name, split_names, trim

_TOLD: tuple[FieldName, ...] = ("title", "volume", "container", "pages", "locator", "edition")
_NAMES = rf"(?P<names>{NAME}(?:,?\s(?:&|and)\s{NAME})?)"
_YEAR = r"\s\((?:(?P<edition>(?:\d\w*|rev\.)\sed\.)\s)?(?P<year>(?:1[5-9]|20)\d\d)\)"
_PAGES = r"\d{1,4}(?:[-–]\d{1,4})?(?:\s?n\.\s?\d{1,3})?"
_BOOK = re.compile(
    rf"{_NAMES},\s(?P<title>[A-ZÀ-ÖØ-Þ][^a-zà-öø-ÿ()\[\]“”;]{{6,160}}?)(?:\s(?P<locator>{_PAGES}))?{_YEAR}"
)
_ARTICLE = re.compile(
    rf"{_NAMES},\s(?P<title>[^\W\d_a-z][^()“”;\d]{{2,160}}?),\s(?P<volume>\d{{1,3}})\s(?P<container>[A-Z][^\d()“”;]{{2,60}}?)"
    rf"\s(?P<pages>\d{{1,4}})(?:,\s(?P<locator>{_PAGES}(?:,\s{_PAGES})*))?{_YEAR}"
)


def read_bluebook(note: Note, start: int, end: int) -> Citation | None:
    """The book or the article at ``start``, if it is cited so."""
    start, _ = trim(note.text, start, end)
    if not note.text[start : start + 1].isupper():
        return None
    book = _BOOK.match(note.text, start, end)
    found = book or _ARTICLE.match(note.text, start, end)
    names = split_names(note.text, *found.span("names")) if found else []
    if found is None or not all(is_full_name(note.text[slice(*name)]) for name in names):
        return None
    fields = [note.field("author", *name) for name in names]
    told = [name for name in _TOLD if found.groupdict().get(name)]
    fields += [note.field(name, *found.span(name)) for name in told]
    fields.append(CitationField("date", found["year"], *found.span("year")))
    fields.sort(key=lambda one: one.start)
    return Citation(start, found.end(), "full", "book" if book else "article", tuple(fields))

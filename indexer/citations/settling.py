"""What parts of a citation are, whatever rules and labeller took them for.

Both know where in a citation an author or an outlet stands, and give what stands there. Here it is asked what the words
can mean (``authors``, ``outlets``): what says something is called what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from indexer.citations.authors import (
    settled_author,
    with_author_of_two_titles,
    with_family_name,
    with_given_name,
    with_joint_body,
)
from indexer.citations.model import Citation, CitationField, NoteCitations
from indexer.citations.notes.note import Note
from indexer.citations.outlets import OUTLETS, as_issue, settled_genre, settled_outlet
from indexer.citations.titles import (
    settled_title,
    with_all_behind_quotes,
    with_body,
    with_day_within,
    with_years_treated,
)
from indexer.patterns import lazy

_COLONS: Final = 2
"""So many authors have a colon behind them where an article writes *Ruiz, Ana: Salt* throughout."""
_PERIODICALS: Final = frozenset({"newspaper", "article"})


def with_parts_settled(cited: Sequence[NoteCitations], as_read: Sequence[Note]) -> list[NoteCitations]:
    """The notes of an article, whose citations in full give as authors and outlets what can be one."""
    settled = [_with_headlines(note, read) for note, read in zip(_each(cited, as_read, _settled), as_read, strict=True)]
    if sum(_has_colon(note.text, one) for note in settled for one in note.citations) >= _COLONS:
        settled = _each(settled, as_read, with_body)
    cited_in = (one for note in settled for one in note.citations if one.kind in _PERIODICALS)
    known = {value.casefold() for one in cited_in for value in one.values("container")}
    return _each(settled, as_read, lambda note, one: as_issue(note, one, known))


def _each(
    cited: Sequence[NoteCitations], as_read: Sequence[Note], settled: Callable[[Note, Citation], Citation]
) -> list[NoteCitations]:
    """The notes with each of their citations settled; what cites nothing stays as it is."""
    return [
        replace(note, citations=tuple(settled(read, one) for one in note.citations)) if note.citations else note
        for note, read in zip(cited, as_read, strict=True)
    ]


def _with_headlines(cited: NoteCitations, note: Note) -> NoteCitations:
    """*El Faro, 3 de mayo de 1967, pág. 5: «Sal»*: with the headlines that stand behind where the newspaper is told."""
    found = tuple(_with_headline(note, one, cited.citations) for one in cited.citations)
    return cited if found == cited.citations else replace(cited, citations=found)


def _with_headline(note: Note, one: Citation, others: Sequence[Citation]) -> Citation:
    if one.form != "full" or one.kind != "newspaper" or one.first("title"):
        return one
    told = _HEADLINE.match(note.text, one.end) if one.first("container") and one.first("date") else None
    if told is None or any(told.start() < other.end and other.start < told.end() for other in others):
        return one
    title = note.field("title", told.start() + len(": “"), told.end() - 1)
    return replace(one, end=told.end(), fields=(*one.fields, title))


_HEADLINE = lazy(r":\s(?:“[^“”]{3,160}”|«[^«»]{3,160}»|\"[^\"]{3,160}\")")


def _has_colon(text: str, one: Citation) -> bool:
    """Whether a colon parts author and title in a text as it was written: *Ruiz, Ana: Salt*."""
    author, title = one.values("author"), next(one.all("title"), None)
    if not author or title is None:
        return False
    last = max(field.end for field in one.all("author"))
    return last < title.start and text[last : title.start].startswith(": ")


def _settled(note: Note, one: Citation) -> Citation:
    if one.form != "full":
        return one
    one = with_joint_body(note, with_family_name(note, with_given_name(note, one)))
    one = with_author_of_two_titles(note, one)
    one = with_all_behind_quotes(note, one)
    one = with_day_within(note, with_years_treated(note, one))
    fields = tuple(told for field in one.fields for told in _told(note, one, field))
    return one if fields == one.fields else replace(one, fields=fields)


def _told(note: Note, one: Citation, field: CitationField) -> Sequence[CitationField]:
    if field.name == "author":
        return settled_author(note, one, field)
    if field.name == "title":
        return settled_title(note, one, field)
    if field.name == "genre":
        return settled_genre(note, one, field)
    return settled_outlet(note, one, field) if field.name in OUTLETS else [field]

"""The citations in full of an article, each with its place and its work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.citations.known.otherwise import is_same_author
from indexer.citations.model import Citation, CitationField, FieldName, NoteCitations, WorkKind
from indexer.citations.sources.issues import SAME_OUTLET, on_same_day
from indexer.citations.works import work_id
from indexer.patterns import lazy

Place = tuple[int, int]
"""Where a citation stands: the number of its note in the article, and its own in the note."""


@dataclass(frozen=True, slots=True)
class Full:
    """A full citation with its place and the id of its note."""

    place: Place
    note: str
    citation: Citation


def fulls_of(notes: Sequence[NoteCitations]) -> Iterator[Full]:
    """The full citations with their works; “the same author” is given his name."""
    last: Citation | None = None
    for number, note in enumerate(notes):
        for index, one in enumerate(note.citations):
            if one.form != "full":
                continue
            named = _with_place(_with_day(_with_author(one, last), last, note.text), last)
            done = replace(named, work=work_id(named))
            yield Full((number, index), note.id, done)
            last = done


def _with_author(one: Citation, last: Citation | None) -> Citation:
    same = next(one.all("same_author"), None)
    called = next((field for field in one.all("author") if is_same_author(field.value)), None)
    said = same or called
    if said is None or last is None:
        return one
    names = [CitationField("author", name, said.start, said.end) for name in last.values("author")]
    return replace(one, fields=(*names, *(field for field in one.fields if field is not called)))


def _with_day(one: Citation, last: Citation | None, text: str) -> Citation:
    """*The same newspaper, May 4, 1967*; *Granma, same day*: what the citation before says."""
    if last is None:
        return one
    same = next((field for field in one.all("container") if SAME_OUTLET.match(f"{field.value}, 1")), None)
    if same is not None and last.first("container"):
        fields = tuple(replace(same, value=last.first("container")) if field is same else field for field in one.fields)
        return replace(one, fields=fields)
    return on_same_day(one, last, text)


def _with_place(one: Citation, last: Citation | None) -> Citation:
    """*Ana Ruiz to Luis Paz, 9 June 1968, ibid., folder 5*: the archive, or the newspaper, of the citation before."""
    same = next((field for field in one.fields if field.name in _KEEPING and _IBID.fullmatch(field.value)), None)
    kept = next((field for field in last.fields if field.name in _KEEPING), None) if same and last else None
    if kept is None and same and last and last.kind == "book":  # “Salt”, in ibid., 12
        kept = next(last.all("title"), None)
    if same is None or kept is None or last is None:
        return one
    name: FieldName = "container" if kept.name == "title" else kept.name
    if _SAME_SHELF.fullmatch(same.value):
        if last.kind != "archival" and kept.name != "archive":
            return one  # a book stands in no box
        name = "archive"
    fields = tuple(replace(same, name=name, value=kept.value) if field is same else field for field in one.fields)
    kinds: dict[WorkKind, WorkKind] = {"book": "chapter"}
    kind = kinds.get(last.kind, last.kind) if one.kind == "unknown" else one.kind
    return replace(one, fields=fields, kind=kind)


_KEEPING = ("archive", "container")
_SAME_SHELF = lazy(
    r"(?:(?:the|el|la)\s)?(?:same|mism[oa])\s(?:box|file|folder|series|collection|archives?|papers|"
    r"caja|carpeta|legajo|expediente|fondo|archivo)",
    re.IGNORECASE,
)
_IBID = lazy(
    r"ib[ií]d(?:em|\.)?|(?:(?:the|el|la)\s)?(?:same|mism[oa])\s[^\W\d_]+|(?:같은|위의?)\s?(?:신문|잡지|책)|同[紙誌]",
    re.IGNORECASE,
)

"""What a citation gives as its author, and can't be one, or not with all its words: *Mrs. Ana Ruiz*, *L. Paz, S.J.*"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.names.bodies import BODY_WORDS
from indexer.citations.names.given import GIVEN_NAMES
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import is_city
from indexer.folding import fold
from indexer.patterns import lazy

_HONOUR = lazy(r"(?:Mrs?|Ms|Dr|Prof|Rev)\.?\s(?=[^\W\d_a-z])")
_ORDER = lazy(r"^[^\W\d_]\.\s[^\W\d_].*(?P<order>,\s(?:S\.J|O\.S\.B|O\.F\.M)\.?)$")
_NOBODY = lazy(r"Anon(?:ymous|\.)?|Anónimo|An\.|S\.?\s?J\.?|작자\s?미상|미상", re.IGNORECASE)
_ARCHIVE = lazy(r"(?:Archivo|Archives?|Arxiu|Arquivo|Archiv|Archivio)\s", re.IGNORECASE)
_ACT = lazy(r".*\s(?:Act|Decree|Code)|(?:Ley|Decreto|Código)\s.*|Enforcement\sDecree\s.*")
# “Para México, Ana Ruiz”: for what the work is cited
_TOPIC = lazy(
    r"(?:Para|Sobre|Acerca\sde|En\scuanto\sa|For|On|About|As\sto)\s[^,;:]{3,60},\s(?=[^\W\d_a-z][\w’'.-]*\s[^\W\d_a-z][\w’'-]+$)"
)
_GENRE = lazy(r"노트|회의록|일지|수첩|메모")
# “Comisión de la Sal y el ”, before “Molino”
_BODY_BEFORE = lazy(
    r"(?:^|[.;:]\s|,\s|\s(?:de|en|la|el|the|in|of)\s)(?P<body>(?P<sort>[^\W\d_a-z][^\W\d_]+)(?:\s[^\W\d_][\w-]*){1,9}?)"
    r"\s(?:y|e|and|&)\s(?:(?:el|la|los|las|the)\s)?$"
)
_LONGEST_BODY: Final = 100
_MADE: Final = frozenset({"book", "chapter", "article"})


def settled_author(note: Note, one: Citation, field: CitationField) -> list[CitationField]:
    """A field of an author as what it is; nothing where that says nothing, or is told already."""
    if _NOBODY.fullmatch(field.value):
        return []
    if (name := _otherwise(note, one, field)) is not None:
        return _renamed(one, field, name)
    if len(field.value) != field.end - field.start:  # as another citation gives it
        return [field]
    return [_shorn(note, one, field)]


def _otherwise(note: Note, one: Citation, field: CitationField) -> FieldName | None:
    """What the words of an author are, if they are no author: a town, a sort of paper, a law, an archive, an agency."""
    value = field.value
    if is_city(value):
        return "place"
    if _GENRE.fullmatch(value):
        return "genre"
    if _ACT.fullmatch(value):
        return "title"
    if one.kind not in _MADE and _ARCHIVE.match(value):
        return "archive"
    is_agency = note.outlet_at(field.start, field.end) == (field.start, field.end, "agency")
    return "container" if is_agency and not one.first("container") else None  # Yonhap, “Salt”, 5 May 2017


def _shorn(note: Note, one: Citation, field: CitationField) -> CitationField:
    """The author without words of the talk, of honour and of an order, and with what a body is called before *y*."""
    if topic := _TOPIC.match(field.value):
        return note.field("author", field.start + topic.end(), field.end)
    if (start := _body_before(note, one, field)) is not None:
        return note.field("author", start, field.end)
    honour, order = _HONOUR.match(field.value), _ORDER.search(field.value)
    if honour or order:
        start = field.start + (honour.end() if honour else 0)
        return note.field("author", start, field.start + (order.start("order") if order else len(field.value)))
    return field


def _body_before(note: Note, one: Citation, field: CitationField) -> int | None:
    """Where the name of a body begins of which a field has only the end: *Comisión de la Sal y el* | *Molino*."""
    body = _BODY_BEFORE.search(note.text, max(0, field.start - _LONGEST_BODY), field.start)
    if body is None or fold(body["sort"]) not in BODY_WORDS:
        return None
    start = body.start("body")
    return None if any(other.start < field.start and start < other.end for other in one.fields) else start


def with_given_name(note: Note, one: Citation) -> Citation:
    """*Mora Paz*, Wálter (2017), *Ruiz*, Ana et al.: with the given name that was taken for something else."""
    for author in one.all("author"):
        given = next((each for each in one.fields if each.start == author.end + len(", ")), None)
        if given is None or given.name not in ("place", "title") or "," in author.value:
            continue
        found = _GIVEN_BEHIND.match(note.text, given.start)
        if found is None or found["name"] not in GIVEN_NAMES or given.end > found.end("late"):
            continue
        whole = note.field("author", author.start, found.end("name"))
        return replace(one, fields=tuple(whole if each is author else each for each in one.fields if each is not given))
    return one


_GIVEN_BEHIND = lazy(r"(?P<name>[^\W\d_a-z][^\W\d_]+)(?:\s[^\W\d_a-z]\.)?(?P<late>(?:\set\sal\.)?)(?=[\s,.])")


def _renamed(one: Citation, field: CitationField, name: FieldName) -> list[CitationField]:
    return [] if one.first(name) else [replace(field, name=name)]

"""Nothing but names, in whatever order and with whatever between them: who are they, and what are they called?

*A. Ruiz – L. Paz*, *Ruiz, Ana / Paz, Luis*, *Ruiz Mora AB, Paz L*, *RUIZ, Ana, Luis PAZ y Eva MORA (eds.)*, *Ruiz, A.
2004*. It is asked of a stretch of which something else tells that names must stand there, and answers with none where
a single word of it can belong to no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.citations.model import CitationField, FieldName
from indexer.citations.names.authors import is_body
from indexer.citations.names.bodies import BODY_LIST, is_one_body, is_told_to_part
from indexer.citations.names.given import GIVEN_NAMES, are_given
from indexer.citations.names.inverted import whole_names
from indexer.citations.names.leads import LEADS_ON
from indexer.citations.names.persons import (
    NAME,
    Span,
    bodies_joined,
    has_body_word,
    is_full_name,
    is_person,
    split_at,
    trim,
)
from indexer.citations.notes.note import Note
from indexer.citations.notes.words import NOT_SMALL
from indexer.patterns import lazy

_LONGEST = 240
_YEAR = lazy(r"[\s,]*[(\[]?(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-z]?)[)\]]?[\s.,:]*$")
_ROLE = lazy(r",?\s\(?(?:eds?|editors?|editor(?:es|as?)?|hrsg|hgg?|comps?|coords?|dirs?)\.?\)?[\s.,:]*$", re.IGNORECASE)
_LATE = lazy(r",?\s(?:et\sal\.?|and\sothers|y\sotr[oa]s|u\.\s?a\.)[\s.,:]*$")
_BETWEEN = lazy(r"\s?[;/]\s?|\s[–—-]\s|,?\s(?:and|y|e|und|et|&)\s|\s?&\s?")
_COMMA = lazy(r",\s(?!(?:Jr|Sr)\.)")
_INITIALS = lazy(
    rf"(?:{NOT_SMALL}[a-z]?\.(?:\s?-?\s?(?:[a-z]\.)?)){{1,4}}|(?:{NOT_SMALL}[a-z]?\.[\s-]?)*{NOT_SMALL}\.?|{NOT_SMALL}(?:[\s-]?{NOT_SMALL}){{1,2}}"
)
_MIDDLE = lazy(rf"{NOT_SMALL}[^\W\d_]+\s(?:{NOT_SMALL}\.\s?){{1,2}}{NOT_SMALL}")
_BEHIND = lazy(rf"(?P<family>{NAME})\s(?P<initials>[A-ZÀ-Þ](?:-?[A-ZÀ-Þ]){{0,2}}(?:-[a-z]+)?)")
_NO_NAME = LEADS_ON | {"Dans", "The", "A", "An", "El", "La", "Los", "Las", "See", "And"}
_FOREIGN = lazy(r"[“”«»\"()\[\]:?!\d]")
_INITIAL_LAST = lazy(r"(?:[\s.,-][^\W\d_]|Jr|Sr)\.$")
_STOPPED = lazy(r"\.\s|\.$")
_STOPPED_NAME = lazy(r"[^\W\d_]{2}\.\s(?!$)|\s[A-ZÀ-Þ]\.\s(?:The|An?|El|La|Los|Las|On|In|En|Un|Una)\s")
_GIVEN = lazy(
    rf"{NOT_SMALL}[^\W\d_]+(?:[\s-](?:(?:de|del|de\sla|de\slos|y)\s)?(?:{NOT_SMALL}\.|{NOT_SMALL}[^\W\d_]+)){{0,2}}\.?"
)
_SMALL = frozenset(["de", "del", "la", "los", "y"])
_MOST_FAMILY = 4
_MOST_NAMES = 12
_LEAST_BODY = 2


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a stretch and the year that stands behind them; whether each is told in full, and looks like one.

    ``sure`` are names with initials, a comma, a known given name, or a word for a body: not *Cargo Ship Detained*.
    """

    fields: tuple[CitationField, ...]
    date: CitationField | None
    full: bool
    sure: bool


def read_names(note: Note, start: int, end: int) -> Names | None:
    """The names of which a stretch consists, with a role and a year behind them; None where it holds anything else."""
    text = note.text
    start, end = trim(text, start, end)
    if not 1 < end - start < _LONGEST or not text[start].isalpha():
        return None
    date: CitationField | None = None
    if year := _YEAR.search(text, start, end):
        date, end = CitationField("date", year["year"], *year.span("year")), year.start()
    role: FieldName = "author"
    if found := _ROLE.search(text, start, end):
        role, end = "editor", found.start()
    if late := _LATE.search(text, start, end):
        end = late.start()
    owned = text.endswith(("’s:", "'s:"), start, end + 1)  # The comedy is Ana Ruiz’s: *Salt*
    start, end = trim(text, start, end, " ,;:\t\n")
    names = [(start, end)] if is_told_to_part(text[start:end]) else _names(text, start, end - 2 * owned)
    if names is None:
        return None
    whole = [text[slice(*name)] for name in names]
    full = all(map(_is_full, whole)) or late is not None
    fields = tuple(_field(text, role, *name) for name in names)
    return Names(fields, date, full, full and all(map(_is_sure, whole)))


def _field(text: str, role: FieldName, start: int, end: int) -> CitationField:
    value = text[start:end]
    if value.endswith(".") and (not _INITIAL_LAST.search(value) or _BEHIND.fullmatch(value[:-1])):
        end -= 1
    return CitationField(role, text[start:end], start, end)


def _is_sure(name: str) -> bool:
    first = name.split(maxsplit=1)[0]
    told = "," in name or first in GIVEN_NAMES or _INITIALS.fullmatch(first) or _BEHIND.fullmatch(name.rstrip("."))
    return bool(told or _MIDDLE.match(name)) or (len(name.split()) >= _LEAST_BODY and has_body_word(name))


def _is_full(name: str) -> bool:
    return "," in name or bool(_BEHIND.fullmatch(name.rstrip("."))) or is_full_name(name) or _is_body(name)


def _is_body(name: str) -> bool:
    plain = name.rstrip(".")
    many = len(plain.split()) >= _LEAST_BODY
    return many and plain[0].isupper() and not _STOPPED.search(plain) and "," not in plain and is_body(plain)


def _names(text: str, start: int, end: int) -> list[Span] | None:
    whole = text[start:end].rstrip(".")
    if not whole or whole.split(maxsplit=1)[0] in _NO_NAME or _STOPPED_NAME.search(whole) or _FOREIGN.search(whole):
        return None
    if listed := BODY_LIST.search(text, start, end):  # Congress, House, Committee on Salt
        return [(start, end)] if listed.end() == end and is_one_body(text, start, end) else None
    if _is_body(whole) and not is_person(whole) and not _BETWEEN.search(whole):
        return [(start, start + len(whole))]
    pieces = bodies_joined(text, _split(text, start, end, _BETWEEN))
    pieces = _families_joined(text, whole_names(text, pieces))
    found: list[Span] = []
    for piece in pieces:
        names = _between_commas(text, _split(text, *piece, _COMMA))
        if names is None:
            return None
        found += names
    if not 0 < len(found) <= _MOST_NAMES:
        return None
    alike = {_is_full(text[slice(*name)]) for name in found}  # all by their family names alone, or none
    return found if len(alike) == 1 else None


def _families_joined(text: str, pieces: Sequence[Span]) -> list[Span]:
    """*Ortega y Luna, José*, *Ortega y Luna J*: one family name of two words, for the first alone is no full name."""
    joined: list[Span] = []
    for piece in pieces:
        family_last = "," in text[slice(*piece)] or _BEHIND.fullmatch(text[slice(*piece)].rstrip("."))
        alone = bool(joined) and " " not in text[slice(*joined[-1])] and family_last
        alone = alone or (bool(joined) and _lacks_initials(text[slice(*joined[-1])], text[slice(*piece)]))
        if alone and text[joined[-1][1] : piece[0]] in (" y ", " e "):
            joined[-1] = (joined[-1][0], piece[1])
        else:
            joined.append(piece)
    return joined


def _lacks_initials(before: str, name: str) -> bool:
    """*R. Ortega y Luna*: a second author would have initials, too."""
    return bool(_INITIALS.fullmatch(before.split(maxsplit=1)[0])) and " " in before and " " not in name


def _between_commas(text: str, parts: Sequence[Span]) -> list[Span] | None:
    """The names of a piece without *and*: each a part, or a family name with the given name in the next part."""
    found: list[Span] = []
    at = 0
    while at < len(parts):
        name = text[slice(*parts[at])]
        given = text[slice(*parts[at + 1])] if at + 1 < len(parts) else ""
        if given and _is_pair(name, given, single=len(parts) == _PAIR):
            found.append((parts[at][0], parts[at + 1][1]))
            at += 2
        elif _is_alone(name, first=not found and len(parts) == 1):
            found.append(parts[at])
            at += 1
        else:
            return None
    doubtful = len(parts) == len(found) == _PAIR and not any(_is_sure(text[slice(*name)]) for name in found)
    return None if doubtful else found


_PAIR = 2


def _is_pair(family: str, given: str, *, single: bool) -> bool:
    """Whether two parts are one name with the family name first."""
    if len(family.split()) > _MOST_FAMILY or not is_person(family) or _INITIALS.fullmatch(family.split(maxsplit=1)[0]):
        return False
    if _INITIALS.fullmatch(given):
        return not _BEHIND.fullmatch(family)
    if not _GIVEN.fullmatch(given) or _BEHIND.fullmatch(given) or has_body_word(given):
        return False
    known = are_given(word for word in given.split() if word not in _SMALL)
    if " " not in family:
        return known or single or family.isupper() or " " not in given
    return (known or (single and " " not in given)) and family.split(maxsplit=1)[0] not in GIVEN_NAMES


def _is_alone(name: str, *, first: bool) -> bool:
    """Whether a part is a whole name; a family name alone only where nothing else stands."""
    if _BEHIND.fullmatch(name.rstrip(".")):
        return True
    if not is_person(name):
        return _is_body(name)
    return first or " " in name


def _split(text: str, start: int, end: int, between: re.Pattern[str]) -> list[Span]:
    parts = split_at(text, start, end, between)
    return [trimmed for part in parts if (trimmed := trim(text, *part))[0] < trimmed[1]]

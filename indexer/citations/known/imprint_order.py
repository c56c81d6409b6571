"""Which of two names is the press, where neither is known? The article’s other imprints tell in which order they stand.

Where an author gives no towns, a name that stands alone is a press: *(Ruiz & Sons, 1999)*, *(Millstone, 2002)*.
*(Nowhere Books, Lima, 1981)* and *(Deep Press, Arenal, 1986)* tell that of *(Millstone, Arenal, 1985)* the first is it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer.citations.model import Citation, CitationField, NoteCitations, WorkKind
from indexer.citations.notes import words as w
from indexer.citations.parts.cities import is_city

_LEAST = 2
_PRINTED: frozenset[WorkKind] = frozenset({"book", "chapter"})


def with_presses(notes: Sequence[NoteCitations]) -> list[NoteCitations]:
    """The notes; in an article that names presses first, so that of two unknown names, too, the first is the press."""
    notes = _with_lone_presses(notes)
    first = later = 0
    for note in notes:
        for place, press in filter(None, (_imprint(note.text, one) for one in note.citations)):
            if _is_sure(place, press):
                first, later = (first + 1, later) if press.start < place.start else (first, later + 1)
    if later or first < _LEAST:
        return list(notes)
    return [replace(note, citations=tuple(_turned(note.text, one) for one in note.citations)) for note in notes]


def _with_lone_presses(notes: Sequence[NoteCitations]) -> Sequence[NoteCitations]:
    """The notes; where presses stand alone and no known town does, an unknown name that stands alone is a press."""
    every = [one for note in notes for one in note.citations if one.form == "full"]
    presses = sum(bool(one.first("publisher")) and not one.first("place") for one in every)
    towns = [one.first("place") for one in every if one.first("place") and one.kind in _PRINTED]
    if presses < _LEAST or not towns or any(map(is_city, towns)):
        return notes
    return [replace(note, citations=tuple(map(_pressed, note.citations))) for note in notes]


def _pressed(one: Citation) -> Citation:
    if one.kind not in _PRINTED or one.first("publisher") or not one.first("place"):
        return one
    fields = (replace(field, name="publisher") if field.name == "place" else field for field in one.fields)
    return replace(one, fields=tuple(fields))


def _imprint(text: str, one: Citation) -> tuple[CitationField, CitationField] | None:
    """Place and publisher, if nothing but a comma stands between them."""
    place, press = next(one.all("place"), None), next(one.all("publisher"), None)
    if place is None or press is None:
        return None
    before, after = sorted((place, press), key=lambda field: field.start)
    return (place, press) if text[before.end : after.start] == ", " else None


def _is_sure(place: CitationField, press: CitationField) -> bool:
    return is_city(place.value) or w.PUBLISHER.search(press.value) is not None


def _turned(text: str, one: Citation) -> Citation:
    imprint = _imprint(text, one)
    if imprint is None or _is_sure(*imprint) or imprint[0].start > imprint[1].start:
        return one
    if imprint[1].value.isupper():  # letters alone are a press, or a country, more often than a town
        return one
    place, press = imprint
    names = {place: replace(place, name="publisher"), press: replace(press, name="place")}
    return replace(one, fields=tuple(names.get(field, field) for field in one.fields))

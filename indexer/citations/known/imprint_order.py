"""Which of two names is the press, where neither is known? The article’s other imprints tell in which order they stand.

Where an author gives no towns, a name that stands alone is a press: *(Ruiz & Sons, 1999)*, *(Millstone, 2002)*.
There *(Ruiz, Paz, 1899)* is the firm of two. *(Nowhere Books, Lima, 1981)* and *(Deep Press, Arenal, 1986)* tell that
of *(Millstone, Arenal, 1985)* the first is it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer.citations.model import Citation, CitationField, NoteCitations, WorkKind
from indexer.citations.notes import words as w
from indexer.citations.parts.cities import is_city

_LEAST = 2
_MOST_OF_FIRM = 2
_RARELY = 2
"""So many presses stand alone for each that has another name before it, where that is no town."""
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
    """The notes; where presses stand alone and no known town does, an unknown name is a press, and so are two."""
    every = [one for note in notes for one in note.citations if one.form == "full"]
    presses = sum(bool(one.first("publisher")) and not one.first("place") for one in every)
    towns = [one for one in every if one.first("place") and one.kind in _PRINTED]
    pairs = sum(bool(one.first("publisher")) for one in towns)
    if presses < max(_LEAST, pairs) or not towns or any(is_city(one.first("place")) for one in towns):
        return notes
    return [
        replace(note, citations=tuple(_pressed(note.text, one, pairs * _RARELY <= presses) for one in note.citations))
        for note in notes
    ]


def _pressed(text: str, one: Citation, firms: bool) -> Citation:
    """The citation with a name that stands alone as its press; where there are ``firms``, two names, too."""
    if one.kind not in _PRINTED or not one.first("place"):
        return one
    if one.first("publisher"):
        return _of_firm(text, one) if firms else one
    fields = (replace(field, name="publisher") if field.name == "place" else field for field in one.fields)
    return replace(one, fields=tuple(fields))


def _of_firm(text: str, one: Citation) -> Citation:
    """*(Ruiz, Paz, 1899)*: both names of a firm as its press; not *(Arenal, Deep Press, 1986)*."""
    imprint = _imprint(text, one)
    if imprint is None or _is_sure(*imprint) or imprint[0].start > imprint[1].start:
        return one
    if text[imprint[0].start - 1] != "(" or len(imprint[0].value.split()) > _MOST_OF_FIRM:
        return one
    place, press = imprint
    firm = replace(press, value=text[place.start : press.end], start=place.start)
    return replace(one, fields=tuple(firm if field is press else field for field in one.fields if field is not place))


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

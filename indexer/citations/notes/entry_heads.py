"""Where do entries begin that are known by their heads? *Ruiz, Ana. “Title”*, *Ruiz, Ana 1990 Title*, behind talk, too.

A family name, a comma, a given name, a full stop or a year, and right behind it a title: one that quotes or italics
mark, one behind a year between full stops (*Ruiz, Ana. 1990. Title*), or one behind which place, publisher and year
follow. Nothing else looks like it, so that no list of given names is asked. A body is known as such where it begins a
sentence: *PCV. «Carta».*, *Ministerio 1988 Memoria*, *Ministerio. 1988. Memoria*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.citations.names.authors import begins_talk, is_body, is_unsigned
from indexer.citations.names.given import are_given
from indexer.citations.names.inverted import is_titled_pair
from indexer.citations.names.persons import NAME, has_body_word, is_full_name, is_person, split_names
from indexer.citations.notes.eastern_heads import eastern_heads
from indexer.citations.notes.note import EntryHead, Note
from indexer.citations.notes.shape import Group
from indexer.citations.notes.words import NOT_SMALL, TALK_ENTRY
from indexer.citations.parts.cities import is_city
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered
from indexer.quickly import quickly_made

_WORD = rf"{NOT_SMALL}(?:\.|[\w’'-]*)"
_GIVEN = rf"{_WORD}(?:[\s-](?:(?:de|del|la|los)\s){{0,2}}{_WORD}){{0,2}}?"
_MORE = rf"(?:(?:,\s{NAME}){{0,3}},?\s(?:y|e|and|&)\s{NAME}(?:,\s{_GIVEN})?)?"
_A_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)[a-z]?"
# “, Ana. El camino”, “, Ana y Luis Paz 1990 El camino”, “, Ana. 1990. El camino”, “, Ana, 1990, El camino”: what
# follows the family name
_AFTER_FAMILY = lazy(
    rf",\s(?P<given>{_GIVEN}){_MORE}"
    rf"(?P<role>,?\s\(?(?:[Ee]ds?|[Cc]omps?|[Cc]oords?|[Dd]irs?)\.?\)?)?"
    rf"(?:(?<=\.)|\.|(?=\s\d{{4}})|(?P<comma>,)(?=\s\d{{4}}[a-z]?,))\s(?:{_YEAR}(?(comma),|(?P<dot>\.)?)\s)?(?=[«“\"‘]|[¿¡]?[^\W\d_a-zà-öø-ÿ](?!\.))"
    rf"(?!{NOT_SMALL}[\w’'-]*\.\s{_A_YEAR}\.\s)"  # Ruiz, A. Luisa. 1990.
)
_INITIAL = lazy(r"[\s.-][^\W\d_]\.$")
_FAMILY = lazy(
    rf"(?:(?:(?<=^)|(?<=[:;(]\s))(?:de\sla|del?|van|von|al)\s)?{NOT_SMALL}[\w’'-]+"
    rf"(?:\s(?:(?:de|del|la|las|los|y|i)\s){{0,2}}{NOT_SMALL}[\w’'-]+){{0,2}}$"
)
_BODY_YEAR = lazy(
    rf"(?:(?<=[^\W\d_])|(?<=\)))\s{{0,80}}(?:(?P<stop>\.)|(?P<comma>,))?\s{_YEAR}(?(stop)\.|(?(comma),|\.?))\s(?=[«“\"¿¡]?{NOT_SMALL})"
)
# What such a year looks like, quickly looked for
_ANY_YEAR = lazy(rf"\s{_YEAR}[.,]?\s[«“\"¿¡]?{NOT_SMALL}")
_BODY_STOP = Prefiltered(r"\.(?<=[^\W\d_]\.)\s(?=[«“\"])")
_SENTENCE = lazy(r"[.;:?!)»”]\s+|^")
_STOPPED = lazy(r"[.?!…]")
_IN_BOOK = lazy(r"(?:\b[EeIi]n:\s|[»”\"][.,]?\s[EI]n\s)$")
_LEAST_IN = 7
_IMPRINT = lazy(
    rf"[^.;“”«»\"()]{{3,240}}[.?!]\s(?P<place>{NOT_SMALL}[^\d:;().“”«»\"]{{1,40}}):\s[^:;()“”«»\"]{{2,80}},\s(?:1[5-9]|20)\d\d"
)
_INITIALS = lazy(rf"(?:{NOT_SMALL}\.[\s-]?)+")
_LEADS = frozenset({
    "En", "In", "Ver", "Véase", "Véanse", "Según", "De", "See", "Por", "Con", "Contra", "Para", "Pero", "Y", "But",
    "And", "Also", "From", "By", "Cf", "Cfr", "Vid", "También", "Ibid", "Ibíd", "Ibidem", "Op", "Id", "Íd",
})  # fmt: skip
_EASTERN_TALK = lazy(r"(?:[가-힣]{1,12}\s)+(?=[^\W\d_가-힣])")
_MEDIA = frozenset({"impreso", "print", "web", "digital"})
_LONGEST_FAMILY = 60
_LONGEST_BODY = 120
_LEAST_BODY = 2


def with_heads(note: Note) -> Note:
    """The note with the heads of the entries in it."""
    text, mask = note.text, note.mask
    marked = _Marked({one.start: one for one in note.groups if one.quoted}, dict(note.italics))
    found = [*_turned(text, mask, marked), *_bodies(text, mask, marked), *eastern_heads(note)]
    out: list[EntryHead] = []
    for head in sorted(found, key=lambda one: one.start):
        if not out or head.start >= out[-1].title:
            out.append(head)
    return note.with_heads(out)


@quickly_made
@dataclass(frozen=True, slots=True)
class _Marked:
    """The titles that quotes and italics mark, by where they begin."""

    quoted: dict[int, Group]
    italics: dict[int, int]

    def at(self, place: int) -> bool:
        return place in self.quoted or place in self.italics

    def italic(self, start: int, end: int) -> bool:
        """Whether a stretch stands in italics, as a title would."""
        return any(first <= start and end <= last for first, last in self.italics.items())


def _after_families(text: str) -> Iterator[re.Match[str]]:
    """What may follow a family name, each that begins behind another's comma, too: *entre otros, Ruiz, Ana, 1990*."""
    found = _AFTER_FAMILY.search(text)
    while found:
        yield found
        found = _AFTER_FAMILY.search(text, found.end("given"))


def _turned(text: str, mask: bytearray, marked: _Marked) -> Iterator[EntryHead]:
    for after in _after_families(text):
        if mask[after.start()]:
            continue
        family = _FAMILY.search(text, max(0, after.start() - _LONGEST_FAMILY), after.start())
        start = _past_lead(text, *family.span()) if family else after.start()
        if start >= after.start() or not _is_name(text, start, after, marked) or not _stands_free(text, start):
            continue
        if not _is_editor(text, start, after) and _is_titled(text, after, marked):
            year = after.span("year") if after["year"] else None
            end = year[0] - 1 if year else after.end() - 1
            stop = text[end - 1] == "," or (text[end - 1] == "." and not (year and _INITIAL.search(text, start, end)))
            yield EntryHead(start, end - stop, after.end(), after.end("given"), year)


def _is_editor(text: str, start: int, after: re.Match[str]) -> bool:
    """*“Salt”. En: Ruiz, Ana (ed.). El camino*: who edited the book in which something stands."""
    led = _IN_BOOK.search(text, max(0, start - _LEAST_IN), start)
    return led is not None or bool(after["role"] and text[start - 3 : start] == "En ")


def _past_lead(text: str, start: int, end: int) -> int:
    """Where a family name begins behind *En*, *Según*, 값은."""
    if talk := _EASTERN_TALK.match(text, start, end):
        start = talk.end()
    first, _, rest = text[start:end].partition(" ")
    return end - len(rest) if first in _LEADS and rest else end if first in _LEADS else start


def _is_name(text: str, start: int, after: re.Match[str], marked: _Marked) -> bool:
    family, given = text[start : after.start()], after["given"]
    named = is_person(given.rstrip(".")) or _INITIALS.fullmatch(given)
    if not is_person(family) or not named or is_city(family) or is_city(given):
        return False
    return not marked.italic(*after.span("given"))  # Ruiz, Sendero.


def _stands_free(text: str, start: int) -> bool:
    """Whether a name begins its clause, or stands behind talk: *Lima, Verso* behind a title is place and publisher."""
    if start == 0 or text[start - 1] != " " or text[start - 2] != ",":
        return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-/")
    begin = max((one.end() for one in _SENTENCE.finditer(text, 0, start - 1)), default=0)
    part = text.rfind(",", begin, start - 2) + 1 or begin
    return begins_talk(text, part, start - 2)


def _is_titled(text: str, after: re.Match[str], marked: _Marked) -> bool:
    """Whether a title follows: one that is marked, one behind a year between stops, or one with its imprint."""
    at = after.end()
    if not after["year"] and TALK_ENTRY.match(text, at):
        return True
    if after["dot"] and text[after.start("year") - 2] == ".":
        return True
    if quoted := marked.quoted.get(at):
        known = are_given(after["given"].split())
        stopped = _STOPPED.match(text, quoted.end) or _STOPPED.match(text, quoted.end - 2)
        return bool(after["year"] or known or stopped)  # Ruiz, Sendero. “Salt,” Granma, 4 May 1967
    if after["comma"] and not is_titled_pair(after["given"], text[at : at + _LONGEST_BODY].partition(",")[0]):
        return False  # Archivo General, Emisoras, 1982, Caja 4
    initialled = after["year"] and text[at - 2] == "." and _INITIALS.fullmatch(after["given"])
    if at in marked.italics or after["comma"] or initialled:
        return True
    imprint = None if after["year"] else _IMPRINT.match(text, at)
    return imprint is not None and is_city(imprint["place"])


def _bodies(text: str, mask: bytearray, marked: _Marked) -> Iterator[EntryHead]:
    for pattern in (_BODY_YEAR, _BODY_STOP):
        for after in pattern.finditer(text) if pattern is _BODY_STOP or _ANY_YEAR.search(text) else ():
            if mask[after.start()]:
                continue
            near = max(0, after.start() - _LONGEST_BODY)
            start = max((one.end() for one in _SENTENCE.finditer(text, near, after.start())), default=after.start())
            first = start == 0 or text[start - 2] == ";"
            if not (marked.at(after.end()) or (first and pattern is _BODY_YEAR and after["stop"])):
                continue
            name = text[start : after.start()]
            if not _is_named_body(name, yeared=pattern is _BODY_YEAR):
                continue
            year = after.span("year") if pattern is _BODY_YEAR else None
            yield EntryHead(start, after.start(), after.end(), after.start(), year)


_ACRONYM_LAST = lazy(r"\s\([A-ZÀ-Þ][\w.-]{1,11}\)$")


def _is_named_body(name: str, *, yeared: bool) -> bool:
    if name.endswith(")"):  # Ministerio de la Sal (MS)
        name = _ACRONYM_LAST.sub("", name)
    listed = name.split(", ")
    if len(listed) > 1:  # Ministerio de Producción, Comercio y Pesca
        return yeared and has_body_word(listed[0]) and not name.endswith(")") and all(map(is_body, listed))
    if (
        not name
        or name.endswith(")")
        or is_unsigned(name)
        or name in _LEADS
        or name.casefold() in _MEDIA
        or is_city(name)
    ):
        return False
    acronym = name.isupper() and len(name) >= _LEAST_BODY
    if acronym:
        return True
    persons = all(is_full_name(name[slice(*one)]) for one in split_names(name, 0, len(name)))
    return is_body(name) and len(name.split()) > 1 and (yeared or not persons)

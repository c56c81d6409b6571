"""Laws as an official gazette printed them, and rulings by their number and their day.

*Decreto 43, Gaceta Oficial, núm. 39.766, 3 de mayo de 1967, p. 4*; *Sentencia C-355/06, Corte Suprema, 10 de mayo de
2006, considerando 4*. What a law is about may stand between its number and the gazette, commas, days and all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.citations.model import Citation, CitationField
from indexer.citations.names.authors import comma_parts, is_body
from indexer.citations.names.persons import Span, has_body_word, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.laws import GAZETTE, LAW
from indexer.citations.notes.note import Note
from indexer.citations.notes.told import JUDGE
from indexer.citations.notes.words import NUMBER_SIGN
from indexer.citations.parts.facts import DAY
from indexer.citations.sources.made import ends_well, make, of_kind
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_GAZETTE = Prefiltered(rf"(?<!\w){GAZETTE}(?!\w)")
_LED = lazy(
    r"[,.]?(?:\s(?:publicad[oa]|promulgad[oa]|aparecid[oa]|published|printed))?(?:\s(?:en|in))?(?:\s(?:el|la|the))?\s*$"
)
# “núm. 39.766, de”, “ 449”, “ el”: the issue, and the word that leads to its day
_ISSUE = lazy(
    rf"(?:(?:,?\s{NUMBER_SIGN}|\s(?=\d[\d.,-]*(?:[.;)]|,\s|$)))(?P<issue>\d{{1,3}}(?:[.,]\d{{3}})+|\d{{1,5}}(?:-\w{{1,4}})?))?"
    r"(?:\s(?:[Ee]xtraordinari[oa]|[Ss]uplemento))?(?:,?\s(?:del?|el|of|on|dated)\s(?=\d))?"
)
_LONGEST = 320


def read_gazetted(note: Note, start: int, end: int) -> Citation | None:
    """A law with the gazette that printed it; its own day goes before that of the gazette."""
    text = note.text
    found = _GAZETTE.search(text, start, min(end, start + _LONGEST))
    if found is None:
        return None
    bodies, law = _law_after_bodies(note, start, found.start())
    led = _LED.search(text, law, found.start())
    last = led.start() if led else found.start()
    if not LAW.match(text, law, last) or text.find(";", law, last) >= 0 or _is_quoted(note, law, last):
        return None
    name = "gazette" if found["gazette"] else "named"
    fields = [*bodies, *_told_of_law(note, law, last), note.field("container", *found.span(name))]
    issue = _ISSUE.match(text, found.end(), end)
    if issue and issue["issue"]:
        fields.append(note.field("issue", *issue.span("issue")))
    one = make(note, start, issue.end() if issue else found.end(), end, fields)
    dated = one and (one.first("date") or one.first("issue"))
    if one and not one.first("date") and (year := note.date_in(law, last)):
        one = replace(one, fields=(*one.fields, year))
    return of_kind(one, "document") if dated else None


def _is_quoted(note: Note, start: int, end: int) -> bool:
    """Whether something is quoted in a stretch: it would be the title."""
    return any(one.quoted and one.start < end for one in note.groups_from(start))


def _law_after_bodies(note: Note, start: int, end: int) -> tuple[list[CitationField], int]:
    """Who passed a law, before it, and where it begins: *República de Utopía, Decreto 43*."""
    first, _, _ = note.text[start:end].partition(", ")
    law = start + len(first) + 2
    if LAW.match(note.text, start, end) or not (LAW.match(note.text, law, end) and is_body(first)):
        return [], start
    return [note.field("author", start, start + len(first))], law


def _told_of_law(note: Note, start: int, end: int) -> list[CitationField]:
    """The title of a law, the article that is cited where that stands before the gazette, and its own day, if told."""
    text, parts = note.text, comma_parts(note, start, end)
    fields = []
    place = trim(text, *parts[-1], " .")
    if len(parts) > 1 and w.OTHER_LOCATOR.fullmatch(text, *place):
        fields.append(note.field("locator", *place))
        end = parts[-2][1]
    if day := next(
        (one for one in note.dates if start < one.start < end and _FULL_DAY.match(text[one.start : one.end])), None
    ):
        fields.append(CitationField("date", day.edtf, day.start, day.end))
        number = w.LEGAL.match(text, start, day.start)
        end = number.end() if number and _OF.fullmatch(text, number.end(), day.start) else end
    return [note.field("title", start, end), *fields]


_FULL_DAY = lazy(r"^\d{1,2}\D.*\d{4}$|^[^\W\d_]+\s\d{1,2},\s\d{4}$")
_OF = lazy(r",?\s(?:of|del?|dated)\s")
RULING = Prefiltered(
    r"(?:Sentencia|Auto|Dictamen|Casación|Resolución|Laudo|Fallo|Opinión\sConsultiva|Acuerdo|Acta|Contrato|Certificado|"
    r"Contract|Certificate|Judgment|Ruling|Award|Advisory\sOpinion|Decision|Resolution)"
    rf"(?:\s(?:de\s)?[^\W\d_]{{4,16}})?\s(?:{NUMBER_SIGN})?(?P<number>[A-Z]{{0,4}}-?\d[\w/-]*(?:\.\d+)*)(?:\s(?:del?|of)\s(?:la\s|the\s)?(?!\d)(?P<of>[^\W\d_a-z][^,;.]{{1,80}}))?(?:\s(?:de|of)\s(?P<year>(?:1[5-9]|20)\d\d)(?!\w))?"
)
_DAY_LEAD = lazy(r",?\s(?:(?:de|del|of|dated)\s)?(?=\d|[A-Z])")
_MOST_COURTS = 2


def read_ruling(note: Note, start: int, end: int) -> Citation | None:
    """A judgment, a contract or an act of an office with its number and its day, behind the court or before it."""
    text = note.text
    courts, at = _courts_first(note, start, end)
    found = RULING.match(text, at, end)
    if found is None or any(date.start <= found.start("number") < date.end for date in note.dates):
        return None
    fields = [*(note.field("author", *court) for court in courts), note.field("title", *found.span())]
    at = found.end()
    for court in _courts(note, at, end):
        fields.append(note.field("author", *court))
        at = court[1]
    lead = _DAY_LEAD.match(text, at, end)
    day = note.date_at(lead.end(), end) if lead else None
    if day is not None and len(day.value) >= DAY:
        return of_kind(make(note, fields[0].start, day.end, end, [*fields, day]), "document")
    if not found["year"]:
        return None
    year = CitationField("date", found["year"], *found.span("year"))
    one = make(note, fields[0].start, at, end, [*fields, year])
    known = courts or (one is not None and (one.end > at or ends_well(text, one, end)))
    return of_kind(one, "document") if known else None


def _courts_first(note: Note, start: int, end: int) -> tuple[list[Span], int]:
    """The bodies before a ruling, behind talk perhaps, and where it begins: *y, con otra fórmula, Corte, Auto 5/99*."""
    if RULING.match(note.text, start, end) or not RULING.search(note.text, start, min(end, start + _NEAR)):
        return [], start
    parts = comma_parts(note, start, end)[: _MOST_COURTS + 1]
    number = next((n for n, part in enumerate(parts) if n and RULING.match(note.text, *part)), 0)
    courts = [part for part in parts[:number] if _is_court(note.text[slice(*part)])]
    talk = parts[: number - len(courts)]
    if parts[number - len(courts) : number] != courts or not all(note.text[one[0]].islower() for one in talk):
        return [], start
    return courts, parts[number][0]


_NEAR = 160


def _is_court(name: str) -> bool:
    """Whether a body can pass rulings: by its words, or as it is nothing but letters (*DIAN*); not *Cabinet Minute*."""
    return is_body(name) and (has_body_word(name) or name.isupper() or _COURT.search(name) is not None)


_COURT = lazy(r"(?<!\w)(?:Corte|Court|Tribunal|Juzgado|Superintendencia|Fiscal[íi]a|Procuradur[íi]a|Contralor[íi]a)")


_NO_COURT = lazy(rf"{JUDGE.pattern}|[A-Z]+/", re.IGNORECASE)


def _courts(note: Note, at: int, end: int) -> list[Span]:
    """The bodies between the number of a ruling and its day."""
    if note.text[at : at + 2] != ", ":
        return []
    courts: list[Span] = []
    for part in comma_parts(note, at + 1, end)[:_MOST_COURTS]:
        named = is_body(note.text[slice(*part)]) and not _NO_COURT.match(note.text, *part)
        if not named or note.date_at(part[0], end):
            break
        courts.append(part)
    return courts


def read_led_ruling(note: Note, start: int, end: int) -> Citation | None:
    """*La primera es DIAN, Resolución 7 de 2016*: a ruling with its year or day, and who passed it."""
    found = RULING.search(note.text, start, end)
    lead = _TO_RULING.search(note.text, max(start, found.start() - _FAR), found.start()) if found else None
    one = read_ruling(note, lead.end(), end) if lead else None
    return one if one and ends_well(note.text, one, end) else None


_TO_RULING = lazy(r"(?:\s(?:es|is|en|in|por|by)\s|:\s)(?:(?:la|el|the)\s)?(?=(?:[^\W\d_a-z][^,;.:]{1,60},\s)?$)")
_FAR = 90

"""Laws, resolutions and treaties, by what they are called, their number and their day."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.citations.model import Citation, CitationField
from indexer.citations.names.authors import comma_parts, is_body
from indexer.citations.names.persons import Span, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.facts import DAY
from indexer.citations.sources.made import ends_well, make, of_kind
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered


def read_legal(note: Note, start: int, end: int) -> Citation | None:
    """*United Nations Security Council, resolution 1718 (2006), October 14, 2006*; *Law No. 71 of 3 May 1967*."""
    text = note.text
    if one := _called(note, start, end):
        return one
    if by_day := _BY_DAY.match(text, start, end):  # Decreto de 3 de mayo de 1950, Boletín Oficial
        day = note.date_at(by_day.end(), end)
        one = make(note, start, day.end, end, [note.field("title", start, day.end), day]) if day else None
        if one and day and len(day.value) >= DAY and one.first("container"):
            return of_kind(one, "document")
    parts = comma_parts(note, start, end)
    for number, part in enumerate(parts[:3]):
        found = w.LEGAL.search(text, part[0], min(part[1], part[0] + 80))
        named = _NAMED.match(text, found.end(), end) if found else None
        if not found or text[found.start() - 1 : found.start()].isalpha():  # Wiley 2011
            continue
        if not (named or _ends_part(text, found.end(), part[1])):
            continue
        before = trim(text, part[0], found.start())
        bodies = [*parts[:number], *([before] if before[0] < before[1] else [])]
        if not all(is_body(text[slice(*body)]) for body in bodies):
            continue
        fields = [note.field("author", bodies[0][0], bodies[-1][1])] if bodies else []
        last = named.end() if named else found.end()
        fields.append(note.field("title", found.start(), last))
        return _passed(note, start, found, end, fields, last)
    return None


# “Ley de Aguas de 28 de noviembre de 1906”, “Reglamento general, de 3 de mayo de 1830”
_CALLED = Prefiltered(
    r"(?:Real\s)?(?:Ley(?:es)?|Decreto(?:-[Ll]ey)?|Ordenanzas?|Reglamento|Código)\s(?:(?:de|del|para|sobre)\s(?:l[ao]s?\s)?)?"
    r"(?=[^\W\d])(?!de\s\d)[^\d,;:().“”«»]{3,100}?(?=,?\s(?:de|del)\s\d{1,2}\s)"
)


def _called(note: Note, start: int, end: int) -> Citation | None:
    """A law by what it is called and the day on which it was passed."""
    called = _CALLED.match(note.text, start, end)
    led = _OF_DAY.match(note.text, called.end(), end) if called else None
    day = note.date_at(led.end(), end) if led else None
    if called is None or day is None or len(day.value) < DAY:
        return None
    one = make(note, start, day.end, end, [note.field("title", *called.span()), day])
    return of_kind(one, "document") if ends_well(note.text, one, end) else None


# *Salt Act 1967*, *Constitution of Utopia 1950*; *Salt Act, Law No. 30 of 3 May 1967*
_ACT = lazy(
    r"(?:\(?[^\W\d_a-z][\w’'-]*\)?\s(?:(?:of|and|the|for|on|de|del|la)\s){0,2}){0,8}?(?:Act|Ordinance|Code|Constitution|Ley|Código|Constitución)"
    r"(?:,?\s(?:of\s[^\W\d_a-z][\w]*,?\s)?\(?(?P<year>(?:1[5-9]|20)\d\d)\)?|(?=,\s(?:Law|Act|Decree|Ley|Decreto)\s(?:[Nn]o|n|núm)))"
)


def read_act(note: Note, start: int, end: int) -> Citation | None:
    """An act by what it is called and its year, or the number and day behind it."""
    found = _ACT.match(note.text, start, end)
    if found is None or (found["year"] and note.text[found.end() : found.end() + 1] not in (",", ".", "", ";", " ")):
        return None
    last = found.end()
    law = None if found["year"] else w.LEGAL.match(note.text, last + 2, end)
    dated = _OF_DAY.match(note.text, law.end(), end) if law else None
    date = note.date_at(dated.end(), end) if dated else None
    if found["year"]:
        date = CitationField("date", found["year"], *found.span("year"))
    if date is None:
        return None
    at = max(last, date.end)
    bracket = next((one for one in note.groups_from(at) if one.start <= at + 1), None)
    at = bracket.end if bracket and bracket.end <= end else at
    one = make(note, start, at, end, [note.field("title", start, last), date])
    return of_kind(one, "document") if ends_well(note.text, one, end) else None


def _ends_part(text: str, at: int, end: int) -> bool:
    """Whether little follows the number of a law between two commas: brackets, or the day on which it was passed."""
    return at >= end - 1 or text[at:end].strip().startswith("(") or at >= end - _LONGEST_DAY


# “Ley 22.439, Ley General de Migraciones”, “Law No. 30, Salt Act”, “Ley N° 25.871 de Migraciones”: how it is called
_NAMED = lazy(
    r"(?:,\s(?:(?-i:Ley|Código|Decreto|Reglamento|Estatuto|Law|Act|Regulations?|Statute)\s[^\d,;().]{3,120}|(?-i:[A-Z])[^\d,;().]{2,80}\s(?:Act|Law|Code|Ordinance))"
    r"|\s(?:del?|sobre|on|for)\s(?:(?:the|la|el|los|las)\s)?(?-i:[A-ZÀ-Þ])[^\d,;()]{2,120})(?=[,.]\s|\.?$)"
)


def _passed(
    note: Note, start: int, law: re.Match[str], end: int, fields: list[CitationField], last: int
) -> Citation | None:
    """The law or resolution with its day, else with the year that stands in its number."""
    text = note.text
    dated = _OF_DAY.match(text, last, end)
    date = note.date_at(dated.end(), end) if dated else None
    last = date.end if date else last
    if date and (subject := _OF_SUBJECT.match(text, date.end, end)):  # Ley 16/1985, de 25 de junio, del Patrimonio
        fields, last = [*fields[:-1], note.field("title", law.start(), subject.end())], subject.end()
    one = make(note, start, last, end, [*fields, *([date] if date else [])])
    year = re.search(r"\((\d{4})\)$", law[0])
    if one and year and not one.first("date") and text[law.end() : law.end() + 1] in (",", ".", "", ";", " "):
        at = law.start() + year.start(1)
        one = replace(one, fields=(*one.fields, CitationField("date", year[1], at, at + 4)))
    talked = one is not None and one.first("locator") and text.startswith(", ", one.end)
    return of_kind(one, "document") if talked or ends_well(text, one, end) else None


_BY_DAY = Prefiltered(
    r"(?:Real\s|Royal\s)?(?:Decreto(?:-[Ll]ey)?|Orden|Ley|Decree|Order|Law)\s(?:de|del|of)\s(?=\d|[A-Z])"
)
_OF_DAY = lazy(r",?\s(?:of|de|del|dated|adopted\s(?:on\s)?)\s?")
_LONGEST_DAY = 40
_OF_SUBJECT = lazy(r",\s(?:sobre|del?|por\s(?:el|la)\sque|relativ[oa]\sa|on|concerning)\s[^,;()“”«»]{3,160}(?=,|\.?$)")

# *Treaty of Friendship, signed at Lima, 3 May 1967*; *Convenio cultural, firmado en Lima*
_SIGNED = lazy(
    r",?\s(?:signed|done|concluded|adopted|firmad[oa]|suscrit[oa]|hech[oa]|adoptad[oa]|celebrad[oa])(?:\s(?:at|in|en)\s[^\W_a-z][\w’-]*(?:\s[^\W_a-z][\w’-]*){0,2})?(?:,?\s(?:on|el)(?=\s))?"
)


def read_treaty(note: Note, start: int, end: int) -> Citation | None:
    """A treaty, by what it is called and its day."""
    text = note.text
    parts = comma_parts(note, start, end)
    if len(parts) > 1 and is_body(text[slice(*parts[0])]) and w.TREATY.match(text, *parts[1]):  # OIT, Convenio núm. 22
        one = read_treaty(note, parts[1][0], end)
        return replace(one, start=start, fields=(note.field("author", *parts[0]), *one.fields)) if one else None
    if not parts or not w.TREATY.match(text, *parts[0]):
        return None
    if one := _with_subject(note, parts[0], start, end):
        return one
    if len(parts) < 2:
        return None
    signed = _SIGNED.search(text, parts[0][0], min(end, parts[1][1]))
    last = min(parts[0][1], signed.start()) if signed else _before_day(note, parts[0])
    if article := _ARTICLE_LAST.search(text, parts[0][0], last):  # Convention on Salt art. 26, May 29, 1993
        last = article.start()
    day = next((one.start for one in note.dates if last < one.start < parts[-1][1] and len(one.edtf) >= DAY), last)
    at = signed.end() if signed else day if text.count(",", last, day) <= _MOST_BETWEEN else last
    one = make(note, start, at, end, [note.field("title", parts[0][0], last)], "date")
    return of_kind(one, "document") if ends_well(text, one, end) else None


_MOST_BETWEEN = 3
_ARTICLE_LAST = lazy(r"\s(?:arts?\.|§{1,2})\s\d[\w–-]*$")
_UNTITLED = lazy(r"[^\W\d_]+\s(?:de|del|of)\s")
_SUBJECT = lazy(r"\s(?:sobre|relativ[oa]\sa|on|concerning|regarding|for|para)\s[^,;()“”«»]{3,120}?(?=,|\s\(|\.?$)")


def _with_subject(note: Note, part: tuple[int, int], start: int, end: int) -> Citation | None:
    """*Canje de Notas de 18 de julio de 1969 sobre supresión de visados*, *Convenio de 3 de julio de 2014*."""
    date = next((one for one in note.dates if part[0] < one.start < part[1] and len(one.edtf) >= DAY), None)
    subject = _SUBJECT.match(note.text, date.end, part[1]) if date else None
    if date is None or not (subject or _UNTITLED.fullmatch(note.text, part[0], date.start)):
        return None
    last = subject.end() if subject else date.end
    told = CitationField("date", date.edtf, date.start, date.end)
    one = make(note, start, last, end, [note.field("title", part[0], last), told])
    return of_kind(one, "document") if ends_well(note.text, one, end) else None


def _before_day(note: Note, part: Span) -> int:
    """Where the title of a treaty ends in its first part: before its day, and the word that leads to it."""
    date = next((one for one in note.dates if part[0] < one.start < part[1]), None)
    if date is None:
        return part[1]
    end = trim(note.text, part[0], date.start)[1]
    led = _LED.search(note.text, part[0], end)
    return led.start() if led else end


_LED = lazy(r"\s(?:of|on|dated|del?)$")

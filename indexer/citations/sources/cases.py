"""Cases, with the year of their report or their day, as they are cited in Britain and where its law came to; decisions.

*State v Ruiz [1967] 2 AC 123, 125*; *Ruiz v Salt Board (1967) 26 WIR 41 (CA) [3] (Mora J)*; *Paz v. Salt Commission,
3 May 1967* (OSCOLA: Oxford University Standard for Citation of Legal Authorities, section 2.1). Elsewhere a decision is
named by what it is, who passed it and its day: *Sentencia del Tribunal de la Sal de 3 de mayo de 1967*, *STS de 3 de
mayo de 1967*, *Salt Court, judgment of 3 May 1967*.
"""

from __future__ import annotations

from indexer.citations.model import Citation, CitationField
from indexer.citations.names.authors import comma_parts, is_body
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.facts import DAY
from indexer.citations.parts.kinds import LYING
from indexer.citations.sources.made import ends_well, make, of_kind
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_VERSUS = Prefiltered(r"\sv\.?\s")
_PARTY = r"[^\W\d_a-z][\w.’'&()\s-]{1,80}"
_TITLED = lazy(rf"(?P<title>{_PARTY}?\sv\.?\s{_PARTY}?)(?=,|\s[\[(](?:1[5-9]|20)\d\d[\])])")
# “[1967] 2 AC 123”, “(1967) 26 WIR 41”, “[2004] UKHL 12”
_REPORT = lazy(
    r",?\s[\[(](?P<year>(?:1[5-9]|20)\d\d)[\])]\s(?:\d{1,3}\s)?[A-Z][A-Za-z.]*(?:\s[A-Z][A-Za-z.()]*){0,3}\s\d{1,5}"
)
_COURT = lazy(r"\s\([A-Z][^()\d]{1,60}\)")
_PLACE = lazy(r",?\s(?P<place>\[\d{1,4}\](?:[-–]\[\d{1,4}\])?|\d{1,5}(?:[-–]\d{1,5})?)(?=[\s.,;)]|$)")
_FARTHEST = 120


def is_case(title: str) -> bool:
    """Whether a title is that of a case: two parties with *v* between them."""
    return _VERSUS.search(title) is not None


def read_case(note: Note, start: int, end: int) -> Citation | None:
    """A case: two parties with *v* between them."""
    text = note.text
    found = _TITLED.match(text, start, end) if _VERSUS.search(text, start, min(end, start + _FARTHEST)) else None
    if found is None:
        return None
    fields, at = [note.field("title", *found.span("title"))], found.end()
    while report := _REPORT.match(text, at, end):
        if at == found.end():
            fields.append(CitationField("date", report["year"], *report.span("year")))
        at = report.end()
    if at > found.end():
        court = _COURT.match(text, at, end)
        at = court.end() if court else at
        if place := _PLACE.match(text, at, end):
            fields.append(note.field("locator", *place.span("place")))
            at = place.end()
        judge = _COURT.match(text, at, end)
        return Citation(start, judge.end() if judge else at, "full", "document", tuple(fields))
    one = make(note, start, at, end, fields, "date")
    return of_kind(one, "document") if ends_well(text, one, end) else None


_NOUN = (
    r"(?:[Ss]entencia|[Aa]uto|[Pp]rovidencia|[Ll]audo|[Rr]esolución|[Oo]rden(?:\sMinisterial|\sministerial)?|[Dd]ictamen|[Aa]cuerdo|[Cc]ircular|"
    r"[Ii]nstrucción|[Dd]ecreto|[Jj]udge?ment|[Rr]uling|[Dd]ecision|[Oo]rder|[Aa]ward|[Oo]pinion|[Dd]ecree)"
)
# “Sentencia de la Sala de lo Social”, “STS (Sala 1.ª)”, “STC 12/1985”: how what stands before the day begins
_DECIDED = Prefiltered(
    rf"(?:(?:[Ll]a|[Ee]l|[Tt]he)\s)?(?:{_NOUN}(?:\sarbitral)?\s(?:de|del|of|by)\s(?:(?:la|el|lo|los|las|the)\s){{0,2}}(?=[^\W\d_a-z])|Real\s(?:Orden|Decreto|Cédula)(?=\sde\s\d)|"
    r"(?:S(?:TSJ?|TC|AN|AP|TCT)|A(?:TS|TC)|RDGRN|STEDH|STJUE)(?=\s))"
)
_ARTICLE = lazy(r"(?:[Ll]a|[Ee]l|[Tt]he)\s")
_JOINED = lazy(r",?\s(?:y|e|and)[,\s]")
_NO_BODY = lazy(r"[;:“”«»]|,\s(?:signed|done|concluded|firmad[oa]|suscrit[oa]|hech[oa]|celebrad[oa])\s")
_LED = lazy(rf"{_NOUN}(?=\s(?:de|del|of|dated)\s)")
_PASSED = frozenset({"Sentencia", "Auto", "Providencia", "Laudo", "Judgment", "Judgement", "Ruling"})
_CHAMBER = lazy(r"(?:Sala|Secci[óo]n|Pleno|Grand\sChamber|Chamber|Section|Division|Bench)(?!\w)")
_AFTER_TITLE = 2
_TO_DAY = lazy(r",?(?:\s(?:de|del|of|dated))?\s?$")
_LONGEST = 200


def read_decision(note: Note, start: int, end: int) -> Citation | None:
    """A judgment, an order or a decision, by who passed it and its day."""
    text = note.text
    last = min(end, start + _LONGEST)
    if found := _DECIDED.match(text, start, last):
        return _decided(note, start, found.end(), end)
    parts = comma_parts(note, start, last)[:3]
    nouns = ((n, _LED.match(text, *part)) for n, part in enumerate(parts) if n)
    nouns = ((n, one) for n, one in nouns if one and (one[0][0].islower() or one[0] in _PASSED))
    number, led = next(((n, one) for n, one in nouns if one), (0, None))
    if led is None or not is_body(text[slice(*parts[0])]):
        return None
    seated = number < _AFTER_TITLE or _CHAMBER.match(text, *parts[1])
    titled = led.span() if seated else parts[1]  # Salt Court, State v. Ruiz, judgment of 3 May 1967
    return _decided(note, start, led.end(), end, note.field("author", *parts[0]), note.field("title", *titled))


def _decided(note: Note, start: int, at: int, end: int, *named: CitationField) -> Citation | None:
    """The decision whose day is told behind ``at``, with the report in brackets behind that."""
    text = note.text
    date = next((one for one in note.dates if one.start >= at and len(one.edtf) >= DAY), None)
    if date is None or date.start > at + _LONGEST or date.end > end:
        return None
    led = _TO_DAY.search(text, at - 1, date.start)
    between = text[at : led.start()] if led else ""
    if led is None or _NO_BODY.search(between) or w.SAYS.search(between) or (named and between):
        return None
    bracket = note.group_starts.get(date.end + 1)
    last = bracket.end if bracket and bracket.round and bracket.end <= end else date.end
    told = [*named, CitationField("date", date.edtf, date.start, date.end)]
    first = start + (found.end() if (found := _ARTICLE.match(text[start : start + 4])) else 0)
    one = make(note, start, last, end, told if named else [note.field("title", first, led.start()), *told])
    kept = one is not None and not (LYING - {"folder"}).isdisjoint(field.name for field in one.fields)  # exp. 3412
    over = one is not None and (ends_well(text, one, end) or _JOINED.match(text, one.end, end))
    return of_kind(one, "archival" if kept else "document") if over else None

"""Letters and telegrams, documents with a symbol or a number, statements, without quotation marks."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.names.authors import comma_parts, is_author, is_body
from indexer.citations.names.bodies import is_task_body
from indexer.citations.names.persons import NAME, Span, is_full_name, is_person, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.archives import AGAIN, LETTER
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.facts import DAY
from indexer.citations.parts.kinds import LYING
from indexer.citations.sources.kept import BOXES, before_date
from indexer.citations.sources.made import ends_well, make, of_kind
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_ME = r"(?:to\s(?:(?:the\s)?author|me)|al\sautor|a\sla\sautora|a\smí)"
# “Ana Ruiz to the author”, “his letter to me of 4 July 2016”
_TO_AUTHOR = Prefiltered(
    rf"(?:{NAME}|(?:his|her|their|an?|su|una?)\s(?:letter|e-?mail|message|carta|correo|mensaje))\s{_ME}"
)
_ACRONYM = lazy(r"[A-ZА-Я]{2,7}")
_KOREAN_PAPER = Prefiltered(
    r"[가-힣·\s]{2,60}(?:보낸|발신|의|한)?\s(?:편지|서한|전보|전문|보고서|공문|비망록|회담록|일기)"
)


# “Hungarian Embassy to the Soviet Union”: where it is, and not to whom it writes.
_POSTED = lazy(r"(?:Embassy|Legation|Mission|Ambassador|Delegation|Consulate)\sto\s(?=the\s|[^\W_a-z])")
# “State Department cable 1967STATE04321”
_NUMBERED_PAPER = Prefiltered(
    r"(?:[^\W\d_a-z][\w’-]*\s(?:(?:of|the|de|del|for)\s)?){1,6}(?:cable|telegram|airgram|memorandum|memo|minute|despatch|dispatch|circular)\s[\w/.-]*\d[\w/.-]*"
)
_NUMBERED = lazy(rf"(?:{w.PAPER.pattern})\s(?:no\.?\s|n\.?º\s|núm\.\s)?\d[\w/.-]*", re.IGNORECASE)
# “Msg, Ruiz to Lt. Col. Paz”, “Memo, Ana Ruiz for the Salt Board”
_FOR_SOMEBODY = lazy(
    r"[^\W\d_a-z][^,;:“”«»\d]{1,60}?\s(?:to|for|an?|al|para)\s(?:(?:the|el|la)\s)?(?=[^\W\d_a-z])[^,;:“”«»\d]{2,60}"
)
_TO_KIN = lazy(rf"{NAME}\s(?:to|a)\s(?:his|her|their|the|my|sus?|mi|la|el)\s[a-zà-ÿ]+(?:\s[a-zà-ÿ]+)?")
# “BL, MS Add. 1234”
_MARKED = lazy(r"[A-Z]{2,6},\s(?:MSS?\.?\s[\w.\s]{0,24}\d|[A-Z]{2,5}\s\d{1,3},\d{3})")
# “Paz to Ruiz, 9 May 1967, ibid.”: kept where the paper before it is.
_IBID_NEXT = lazy(r",\s(?:[^\W\d_a-z][^,;\d]{2,24},\s)?[^,;]{3,24},\sib[ií]d")
_KEPT = LYING | {"document"}
# “AUN, Ministry of Salt, 402, k. 51”: letters that stand for an archive, and leaves
_LEAVES = lazy(r"[A-Z]{2,6}(?:,\s[^,;]{1,60}){0,3},\s(?:k{1,2}|Bl{1,2})\.\s\d")


def read_paper(note: Note, start: int, end: int) -> Citation | None:
    """A telegram, a letter, a file: something kept in an archive, with a date or a place there."""
    text = note.text
    parts = comma_parts(note, start, end)
    if not parts:
        return None
    first = parts[0]
    if w.PAPER_TITLE.match(text, *first) or w.PAPER.match(text, *first):
        last = before_date(note, first)
        sent = len(parts) > 1 and (
            _is_office(note, parts[1]) or _TO_KIN.fullmatch(text, *parts[1]) or _FOR_SOMEBODY.fullmatch(text, *parts[1])
        )
        if w.PAPER.fullmatch(text, *first) and sent:
            last = (first[0], before_date(note, parts[1])[1])  # Report, Embassy of … to …
        elif len(parts) > 1 and _NUMBERED.fullmatch(text, *first) and LETTER.fullmatch(text, *parts[1]):
            last = (first[0], parts[1][1])  # Telegram 88, Lima to Utopia
        at = _past_of(note, first, last[1])
        one = make(note, start, at, end, [note.field("title", *last)], "date", "archive", "fond", "document")
        return _kept_or_printed(note, one)
    if len(parts) > 1 and _NUMBERED_PAPER.fullmatch(text, *first) and note.date_at(parts[1][0], end):
        one = make(note, start, first[1], end, [note.field("title", *first)], "date")
        return of_kind(one, "archival")
    if office := _from_office(note, parts):
        one = make(note, start, office[1], end, [note.field("title", *office)], "date", "archive", "fond")
        return of_kind(one, "archival")
    posted = len(parts) > 1 and _POSTED.search(text, *first) and w.PAPER.fullmatch(text, *parts[1])
    if not posted and (told := _letter(note, start, first, end)):
        return told
    if len(parts) > 1 and (
        _is_reported(note, parts) or (w.PAPER.match(text, *parts[1]) and is_body(text[slice(*first)]))
    ):
        fields = [note.field("author", *first), note.field("title", *before_date(note, parts[1]))]
        if (both := _TO_SOMEBODY.fullmatch(text, *first)) and not _ACCREDITED.search(both["a"]):
            # Harker to Rowe, minute, 5 May 1967; not Hungarian Embassy to the Soviet Union, Report
            fields = [note.field("title", *first)]
        one = make(note, start, fields[-1].end, end, fields, "date", "archive", "fond")
        return _kept_or_printed(note, one)
    return _lying(note, start, end)


def _is_reported(note: Note, parts: list[Span]) -> bool:
    """Whether a body stands before a report of its own: *Salt Army, Command Report, May 1951*."""
    reported = len(parts) > 2 and _REPORT.fullmatch(note.text, *parts[1]) is not None
    reported = reported and note.date_at(parts[2][0], parts[2][1]) is not None
    name = note.text[slice(*parts[0])]
    return reported and is_body(name) and is_task_body(name)


_REPORT = lazy(
    r"(?:[^\W\d_a-z][\w’'-]*\s){0,4}(?:Reports?|Diary|Diaries|Journal|History|Log|Minutes|Summary|Narrative|Memorandum)"
    r"|(?:Informe|Memoria|Parte|Diario|Resumen|Actas?|Libro\sde\sactas)(?:\s[\wÀ-ÿ-]+){0,3}"
)


def _past_of(note: Note, part: Span, at: int) -> int:
    """Where the day begins in a part in which ``at`` ends the title: *his letter to me of 4 July 2016*."""
    day = next((one for one in note.dates if at < one.start < part[1]), None)
    return day.start if day and not note.text[day.end : part[1]].strip(" .") else at


def _kept_or_printed(note: Note, one: Citation | None) -> Citation | None:
    """A paper in an archive, unless a newspaper printed it, or a body that gave it a symbol put it out."""
    if one and _is_printed(note, one):
        return of_kind(one, "newspaper")
    marked = one is not None and any(note.title_end(title.start) for title in one.all("title"))
    marked = marked or (one is not None and _OF_UN.match(note.text, one.start, one.end) is not None)
    return of_kind(one, "document" if one and marked and _SYMBOL.fullmatch(one.first("document")) else "archival")


# “the report of the Salt Board to the General Assembly, UN Doc A/2641”
_OF_UN = lazy(
    r"(?:(?:the|el|la)\s)?(?:\w+\s)?(?:report|resolution|informe|resolución)\s[^“”]*?"
    r"(?:U\.?N\.?|United\sNations|ONU|Naciones\sUnidas)\s[Dd]oc",
    re.IGNORECASE,
)


def _from_office(note: Note, parts: list[Span]) -> Span | None:
    """*Ministry of Salt to Embassy, Lima, cable 12*: the title of a paper, with towns between its commas."""
    paper = next((n for n, part in enumerate(parts[:_MOST_OFFICES]) if n > 1 and w.PAPER.match(note.text, *part)), 0)
    if not paper or not _TO_OFFICE.search(note.text, parts[0][0], parts[paper - 1][1]):
        return None
    if not all(is_body(note.text[slice(*part)].removeprefix("to ")) for part in parts[:paper]):
        return None
    return parts[0][0], before_date(note, parts[paper])[1]


_MOST_OFFICES = 5
_TO_OFFICE = lazy(r"\s(?:to|a|al)\s(?=[^\W_a-z])")


def _lying(note: Note, start: int, end: int) -> Citation | None:
    """A paper of which nothing is told but where it lies: an archive with a box or a file."""
    text, at, placed = note.text, start, list[CitationField]()
    if not (
        _TWO_CAPITALS.search(text, start, end) or w.ARCHIVE.may_match(text) or any(one.may_match(text) for one in BOXES)
    ):
        return None
    if not (note.eastern or note.has_figures(start, end) or _UNNUMBERED.search(text, start, end)):
        return None
    town, _, _ = text[start : min(end, start + _LONGEST_TOWN)].partition(", ")
    stored = STORED.search(text, start, min(end, start + len(town) + 1))
    if is_city(town) and len(town) < end - start - 2:  # Cardiff, Salt Archive, …
        at, placed = start + len(town) + 2, [note.field("place", start, start + len(town))]
    elif stored:  # Los descartes están en Filmoteca de la Sal, …
        start = at = stored.end()
    if (
        w.ARCHIVE.search(text, start, min(end, start + 300))
        or any(one.search(text, start, end) for one in BOXES)
        or _MARKED.match(text, at, end)
        or _LEAVES.match(text, at, end)
    ):
        one = make(note, start, at, end, placed)
        if one and len(_KEPT & {field.name for field in one.fields}) >= 2:
            holds = next(one.all("container"), None)
            if holds and _ACRONYM.fullmatch(holds.value):
                one = _renamed(one, holds, "archive")
            elif holds and holds is one.fields[0] and not one.first("title"):  # Ana Ruiz to Luis Paz
                one = _renamed(one, holds, "archive" if stored else "title")
            return of_kind(one, "archival")
    return None


_TWO_CAPITALS = lazy(r"[A-Z][A-Z]")  # quicker than {2}: only capitals are tried
"""With which ``_MARKED`` and ``_LEAVES`` begin."""
# “XIX-J”, “Fondo Salinas”, “item IV, box”, a folder’s name in quotes: where a paper lies, without a figure
_UNNUMBERED = Prefiltered(r"[-/()\[\]“”«»\"‘「]|[IVXivx],|(?i:fond|secci|serie)")
_LONGEST_TOWN = 120
STORED = Prefiltered(
    r"\s(?:(?:is|are|was|were|kept|held|preserved|survives?)(?:\snow)?\s(?:in|at)\s(?:the\s)?|"
    r"(?:está|están|conserva|conservan|halla|hallan|guarda|guardan)\sen\s(?:(?:el|la)\s)?)(?=[^\W_a-z])"
)
"""*The autograph is in*, *el original se conserva en*: talk that leads to who keeps a paper."""


def _renamed(one: Citation, field: CitationField, name: FieldName) -> Citation:
    return replace(one, fields=tuple(replace(each, name=name) if each is field else each for each in one.fields))


def read_symbol(note: Note, start: int, end: int) -> Citation | None:
    """*UN Doc. A/C.1/PV.1957, 14 November 1973*; *Panel of Experts, Second Report, S/2014/147*: known by its symbol."""
    text = note.text
    if found := UN_DOCUMENT.match(text, start, end):
        one = make(note, start, found.end(), end, [note.field("document", *found.span("symbol"))])
        return of_kind(one, "document") if ends_well(text, one, end) else None
    parts = comma_parts(note, start, end)[:_MOST_BEFORE]
    number = next((n for n, part in enumerate(parts) if n and _SYMBOL.fullmatch(text, *trim(text, *part, " ."))), 0)
    if not number:
        return None
    if not all(is_body(text[slice(*part)]) or _PART.match(text, *part) for part in parts[:number]):
        return _symbol_and_day(note, parts[number:], end)
    titled = _before_dates(note, parts[1 if number > 1 else 0 : number])
    if not titled:
        return None
    fields = [note.field("author", *parts[0])] if number > 1 else []
    if fields and (w.STATEMENT.match(text, *parts[0]) or _DECLARED.search(text, *parts[0])):
        fields, titled = [], parts[:1]  # Political Declaration, Fifth Conference …
    fields.append(note.field("title", titled[0][0], titled[-1][1]))
    one = make(note, start, titled[-1][1], end, fields)
    return of_kind(one, "document") if ends_well(text, one, end) else None


def _symbol_and_day(note: Note, parts: list[Span], end: int) -> Citation | None:
    """*The coal is in the report of the year before, S/2018/171, 5 March 2018*: behind talk, with its day."""
    date = note.date_at(parts[1][0], end) if len(parts) > 1 else None
    if date is None or len(date.value) < DAY:
        return None
    one = make(note, parts[0][0], parts[0][1], end, [note.field("document", *trim(note.text, *parts[0], " ."))])
    return of_kind(one, "document")


_PART = lazy(r"(?:part|series|no\.|parte|serie)\s[\dIVX]{1,4}$|\d|[\w.]+\s(?:per[ií]odo\sde\ssesiones|session)$")
_SYMBOL = lazy(r"[A-Z]{1,5}(?:/[\w()-]{1,16}(?:\.\d{1,6})*){1,6}")
UN_DOCUMENT = Prefiltered(
    rf"(?:(?:(?:the\s)?(?:U\.?N\.?|United\sNations|ONU|Naciones\sUnidas)\s)?(?:[Dd]oc(?:ument(?:o)?|\.)?|유엔\s?문서)\s)?(?P<symbol>{_SYMBOL.pattern})(?=[,.;)\s]|$)"
)
_DECLARED = lazy(r"(?:declaration|resolution|report|declaración|resolución|informe)$", re.IGNORECASE)
_MOST_BEFORE = 8


def _before_dates(note: Note, parts: list[Span]) -> list[Span]:
    """The parts before the first in which a day stands."""
    days = [one.start for one in note.dates if len(one.edtf) >= DAY]
    return list(takewhile(lambda part: not any(part[0] <= day < part[1] for day in days), parts))


def read_letter(note: Note, start: int, end: int) -> Citation | None:
    """*Ruiz to Luis Paz, 4 May 1968, Archive of Utopia, box 4*, where talk leads to it."""
    first = comma_parts(note, start, min(end, start + _LONGEST_LETTER))[0]
    return _letter(note, start, first, end) if _TO_SOMEBODY.fullmatch(note.text, *first) else None


_LONGEST_LETTER = 400


def _letter(note: Note, start: int, first: Span, end: int) -> Citation | None:
    """*Ana Ruiz to the author, 3 May 1999*; *Ana Ruiz to Luis Paz, 4 May 1968*; 홍길동이 성춘향에게 보낸 편지."""
    whole, first = first, before_date(note, first) if note.text[first[0]].islower() else first
    told = any(pattern.fullmatch(note.text, *first) for pattern in (_TO_AUTHOR, AGAIN, _KOREAN_PAPER))
    full = None if told else _TO_SOMEBODY.fullmatch(note.text, *first)
    again = full and _IBID_NEXT.match(note.text, first[1], end)
    sent = full and _is_sender(full["a"]) and (full["office"] or _is_sender(full["b"]))
    if not (told or again or sent):
        return _surnames_kept(note, start, first, end) if full else None
    at, number = _past_remarks(note, _past_of(note, whole, first[1]), end)
    one = make(note, start, at, end, [note.field("title", *first), *number], "date", "archive")
    if one and not told and len(one.first("date")) < DAY:
        return None
    printed = (
        one is not None and (one.first("pages") or _is_printed(note, one)) and _TO_EDITOR.search(note.text, *first)
    )
    return of_kind(one, "newspaper" if printed else "archival")


def _surnames_kept(note: Note, start: int, first: Span, end: int) -> Citation | None:
    """*Granville to O’Conor, no. 84, confidential, 21 Apr. 1885, PRO, FO 17/986*: no short form has day and archive."""
    at, number = _past_remarks(note, first[1], end)
    day = note.date_at(at + len(", "), end)
    if day is None or len(day.value) < DAY or not all(map(is_author, _TO.split(note.text[slice(*first)]))):
        return None
    one = make(note, start, at, end, [note.field("title", *first), *number], "archive", "fond", "file", "box")
    holds = next(one.all("container"), None) if one else None
    if one and holds and _ACRONYM.fullmatch(holds.value):
        one = _renamed(one, holds, "archive")
    return of_kind(one, "archival")


_TO = lazy(r"\s(?:to|a|al)\s(?:the\s|la\s|el\s)?")


def _past_remarks(note: Note, at: int, end: int) -> tuple[int, list[CitationField]]:
    """Where the number and the secrecy of a letter end, which stand between its title and its day; and the number."""
    found = _REMARKS.match(note.text, at, end)
    if found is None or not note.date_at(found.end() + len(", "), end):
        return at, []
    return found.end(), [note.field("document", *found.span("number"))] if found["number"] else []


_REMARKS = lazy(
    r"(?:,\s(?:(?:no|nº|n\.º|núm|tel|telegram|telegrama|despatch|desp)\.?\s(?P<number>\d[\w/.-]*)|(?:tel|telegr)\.|"
    r"(?:(?:very|most|strictly|muy|estrictamente)\s)?(?:private|secret|confidential|personal|urgent|priority|immediate|reserved|"
    r"privad[oa]|secret[oa]|confidencial|reservad[oa]|urgente|particular)(?:\s(?:and|y)\s[a-z]{6,12})?))+(?=,\s)",
    re.IGNORECASE,
)
_TO_EDITOR = lazy(r"\s(?:to\sthe\seditors?|al\s(?:director|editor))$")


def _is_sender(name: str) -> bool:
    return is_full_name(name) or (is_body(name) and len(name.split()) > 1)


# *Ana Ruiz to Luis Paz*, *Embassy of Utopia to the Ministry*: both by their full names, lest it be a short form.
_TO_SOMEBODY = lazy(
    r"(?P<a>[^\W\d_a-z][^,;:“”«»\d]{2,60}?)\s(?:(?P<office>al\s(?=[a-z])|(?:to|a)\s(?:the|la|el|los|las)\s)|(?:to|al?)\s(?=[^\W_a-z]))(?P<b>[^,;:“”«»\d]{3,60})"
)


_ACCREDITED = lazy(r"(?:embassy|ambassador|legation|mission|delegation|envoy|minister|consul)$", re.IGNORECASE)


def _is_printed(note: Note, one: Citation) -> bool:
    """*Letter to the editor, The Times, 3 May 1990*."""
    outlet = next(one.all("container"), None)
    known = note.outlet_at(outlet.start, outlet.end) if outlet else None
    if outlet is None:
        return False
    paged = one.first("pages") and len(one.first("date")) >= DAY and not any(one.first(name) for name in LYING)
    named = w.OUTLET_NAME.fullmatch(outlet.value) or (paged and w.NEWSPAPER.match(outlet.value))
    return bool(named or (known is not None and known[2] == "newspaper") or (paged and note.title_end(outlet.start)))


def _is_office(note: Note, part: Span) -> bool:
    return is_body(note.text[slice(*part)]) and not any(date.start <= part[0] < date.end for date in note.dates)


def read_statement(note: Note, start: int, end: int) -> Citation | None:
    """*Statement of the Ministry, 3 May 1968*: what somebody declared, without quotation marks."""
    text = note.text
    parts = comma_parts(note, start, end)
    if not parts:
        return None
    found = w.STATEMENT.search(text, parts[0][0], min(parts[0][1], parts[0][0] + 60))
    fields: list[CitationField] = []
    if (found and found.start() == parts[0][0]) or (
        found and (is_body(text[parts[0][0] : found.start()].strip()) or not text[parts[0][0]].isascii())
    ):
        fields.append(note.field("title", *before_date(note, parts[0])))
    elif (
        len(parts) > 1
        and (found := w.STATEMENT.match(text, *parts[1]))
        and (is_person(text[slice(*parts[0])]) or is_body(text[slice(*parts[0])]))
    ):
        fields += [note.field("author", *parts[0]), note.field("title", *before_date(note, parts[1]))]
    else:
        return None
    one = make(note, start, fields[-1].end, end, fields, "date", "url", "container")
    return (
        of_kind(one, "newspaper" if _is_printed(note, one) else "statement")
        if one
        and (one.first("date") or one.first("url"))
        and (ends_well(text, one, end) or (found.start() == start and len(one.first("date")) >= DAY))
        else None
    )

"""Interviews and conversations, whoever is named first: *Interview with Ana Ruiz, Lima, 1999*."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.citations.model import Citation, CitationField
from indexer.citations.names.authors import comma_parts, is_body
from indexer.citations.names.inverted import is_turned
from indexer.citations.names.leads import past_honours
from indexer.citations.names.persons import PEN_NAME, WORDS_OF_NAME, Span, is_full_name, is_person, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.notes.shape import Group
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.facts import DAY, YEAR
from indexer.citations.sources.made import make, of_kind
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_INTERVIEW = lazy(
    r"(?:(?:personal|telephone|author[’']s)\s)?(?:interview|conversation|testimony)|"
    r"(?:entrevista|conversación|testimonio)(?:\s(?:personal|telefónica|grabad[oa]|inédit[oa]|oral))?",
    re.IGNORECASE,
)
_LEAST_TURNED = 2
_BY = lazy(r"\s(?:by|por)\s(?=[^\W_a-z])|\s(?:al\sautor|a\sla\sautora|to\s(?:the\s)?author)(?=,|$)")
# “former clerk”, “born in 1931”, “realizada por el autor”, “55 años”; of “conducted in Lima on 3 May 1999” what stands
# before its day
_DESCRIPTION = lazy(
    r"\d{1,2}\s(?:años|years\sold)|(?!(?:and|y|e|with|con|in|en|at|on|pp?|min|minutos?|minutes?|cinta|tape)\b)[a-zà-ÿ][\w’-]*(?:\s[\w’-]+){0,12}"
)
_MOST_DESCRIPTIONS = 4
# “Interv, author with Ana Ruiz”, “E-mail, Ana Ruiz to author”, “Entrevista, la autora con Ana Ruiz”: its sort first
_SORT = Prefiltered(
    r"(?:(?:tele)?phone\s|personal\s)?(?:interv(?:iew)?|intvw|telecon|conversation|e-?mail|letter|message|entrevista|conversación|correo(?:\selectrónico)?|mensaje|carta)\.?",
    re.IGNORECASE,
)
_OF_AUTHOR = lazy(
    rf"(?i:(?:the\s)?authors?|(?:el\s|la\s)?autora?)\s(?:with|con|a)\s(?P<talked>[^\W\d_a-z][^,;]{{2,60}})"
    rf"|(?P<to>{WORDS_OF_NAME})\s(?:to\s(?:the\s)?author|al\sautor|a\sla\sautora)"
)
_NUMBERED = lazy(rf"(?P<title>{w.NUMBERED_TALK.pattern})(?:\s?\([^()]{{1,120}}\))?", re.IGNORECASE)


def read_interview(note: Note, start: int, end: int) -> Citation | None:
    """*Interview with Ana Ruiz, Lima, 3 May 1968*; *Ana Ruiz, interview by …*."""
    return _interview(note, start, end) if _TALKED_WITH.may_match(note.text) else None


def _interview(note: Note, start: int, end: int) -> Citation | None:
    text = note.text
    parts = comma_parts(note, start, end)
    turned = len(parts) > _LEAST_TURNED and is_turned(text[parts[0][0] : parts[1][1]])
    if turned and (w.INTERVIEW.match(text, *parts[2]) or _INTERVIEW.fullmatch(text, *parts[2])):
        parts = [(parts[0][0], parts[1][1]), *parts[2:]]  # Ruiz, Ana, personal communication
    if len(parts) > 1 and _SORT.fullmatch(text, *parts[0]) and (told := _OF_AUTHOR.fullmatch(text, *parts[1])):
        first, last = told.span("to" if told["to"] else "talked")
        person = note.field("author", past_honours(text, first, last), last)
        fields = [note.field("genre", *parts[0]), person]
        return of_kind(make(note, start, _past_descriptions(note, parts, 2), end, fields, "date"), "interview")
    if len(parts) > 1 and (numbered := _NUMBERED.fullmatch(text, *parts[0])):
        fields = [note.field("title", *numbered.span("title"))]
        return of_kind(make(note, start, _past_descriptions(note, parts, 1), end, fields, "date"), "interview")
    if len(parts) > 1 and (sent := _sent_on(note, parts, end)):
        return sent
    if len(parts) > _LEAST_TURNED and is_full_name(text[slice(*parts[0])]):
        parts = _without_service(text, parts)
    for number, part in enumerate(parts[:2]):
        led = None if number else _LED.match(text, *part)
        found = w.INTERVIEW.match(text, led.end() if led else part[0], part[1])
        if found is None and (number or len(parts) > 2):
            found = _INTERVIEW.fullmatch(text, *part) or (_by_channel(note, parts) if number else None)
        if found is None:
            continue
        who, at = (
            (_unquoted(text, _past_colon(text, parts[0])), part[1])
            if number
            else _talked_with(text, parts, found.end())
        )
        begin = who[0] if number and who[0] < who[1] else start
        fields = [note.field("genre", *found.span())]
        bracket = text.find(" (", *who)  # Ana Ruiz (clerk)
        who = (who[0], bracket) if bracket > who[0] else who
        if who[0] < who[1]:
            fields.append(note.field("author", *who))
        first = next((n for n in range(number + 1, len(parts)) if parts[n][0] >= at), len(parts))
        at = max(at, _past_descriptions(note, parts, first))
        return of_kind(make(note, begin, at, end, fields), "interview")
    return None


def _sent_on(note: Note, parts: list[Span], end: int) -> Citation | None:
    """*I owe it to Ana Ruiz, e-mail of 3 May 1999*: with its day in the same part."""
    sent = _SENT_ON.match(note.text, parts[1][0], end)
    if sent is None or note.date_at(sent.end(), end) is None:
        return None
    who = _NAME_ENDS.search(note.text, max(parts[0][0], parts[0][1] - _LONGEST_NAME), parts[0][1])
    if who is None or not is_full_name(who["name"]) or (sent["comma"] and who.start() == parts[0][0]):
        return None
    fields = [note.field("author", *who.span("name")), note.field("genre", *sent.span("genre"))]
    return of_kind(make(note, who.start(), sent.end(), end, fields, "date"), "interview")


_SENT_ON = Prefiltered(
    r"(?P<genre>(?:correo(?:\selectrónico)?|e-?mail|mensaje|message|(?:comunicación|conversación|entrevista)(?:\s(?:personal|verbal|oral|telefónica))?|"
    r"(?:personal\s|telephone\s|phone\s)?(?:communication|conversation|interview))(?:\s(?:to\s(?:the\s)?author|al\sautor|a\sla\sautora))?)"
    r"(?:\s(?:del?|of|on|from)\s|(?P<comma>,\s))(?=\d|[A-Z])",
    re.IGNORECASE,
)
_TALKED_WITH = Prefiltered(
    "|".join(one.pattern for one in (_SORT, _NUMBERED, _SENT_ON, w.INTERVIEW, _INTERVIEW, w.CHANNEL)), re.IGNORECASE
)
"""One of these stands in every interview; never searched for, but for what it needs."""


def _without_service(text: str, parts: list[Span]) -> list[Span]:
    """*Lt. Col. Ana Ruiz, SAAF, Ret., interview with author*: the parts without those on a rank or a degree."""
    behind = next((n for n, part in enumerate(parts[1:], 1) if not _SERVICE.fullmatch(text, *part)), 1)
    return [parts[0], *parts[behind:]]


_SERVICE = lazy(r"[A-Z]{3,5}|(?:Ph|M|D)\.\s?[A-Z]\.|(?i:ret(?:ired|irad[oa]|d)?\.?|jr\.|sr\.|en\sretiro|S\.?\s?J\.)")


def next_talk(note: Note, start: int, end: int, before: Citation | None) -> Citation | None:
    """*Interviews with Ana Ruiz, Lima, 3 May 1999; Luis Paz, Quito, 4 May 1999*: the second, behind the first."""
    if before is None or before.kind != "interview" or not _NEXT.fullmatch(note.text, before.end, start):
        return None
    told = next(before.all("genre"), None)
    if before.first("title") or (told and not _SEVERAL.match(told.value)):  # the third of a list follows one without
        return None
    parts = comma_parts(note, start, end)
    who = (past_honours(note.text, *parts[0]), parts[0][1])
    name = note.text[slice(*who)]
    if len(parts) == 1 or not is_full_name(name) or w.NEWSPAPER.search(name):
        return None
    talk = CitationField("genre", "interview", start, start)
    fields = [talk, note.field("author", *who)]
    one = make(note, start, _past_descriptions(note, parts, 1), end, fields, "date")
    if one is None or one.first("container") or len(one.first("date")) == YEAR:
        return None
    return of_kind(replace(one, fields=tuple(each for each in one.fields if each is not talk)), "interview")


_SEVERAL = lazy(
    r"(?:[^\W\d_]+\s){0,3}(?:interviews|conversations|testimonies|entrevistas|conversaciones|testimonios)\s",
    re.IGNORECASE,
)
_NEXT = lazy(r"[;,]?\s(?:(?:and|y|e|with|con)\s){0,2}")


def _by_channel(note: Note, parts: list[Span]) -> re.Match[str] | None:
    """*Ana Ruiz, por teléfono, 3 de mayo de 1999*: how somebody was talked with, between the name and the day."""
    channel = w.CHANNEL.fullmatch(note.text, *parts[1]) if len(parts) > _LEAST_TURNED else None
    day = note.date_at(parts[2][0], parts[2][1]) if channel else None
    return channel if day and len(day.value) >= DAY and is_full_name(note.text[slice(*parts[0])]) else None


def read_bracketed(note: Note, start: int, group: Group) -> Citation | None:
    """*I owe this to Ana Ruiz (interview, Lima, 3 May 1999)*: what brackets tell of who is named right before them."""
    if not group.round:
        return None
    first, last = group.start + 1, group.end - 1
    first = led.end() if (led := _LED.match(note.text, first, last)) else first
    told = w.INTERVIEW.match(note.text, first, last)
    found = told or _INTERVIEW.match(note.text, first, last)
    if found is None or note.text[found.end()] not in (", " if told else ","):
        return None
    fields = [note.field("genre", *found.span())]
    who = _NAME_LAST.search(note.text, max(start, group.start - _LONGEST_NAME), group.start)
    if who and is_full_name(who["name"]):
        fields.insert(0, note.field("author", *who.span("name")))
    one = make(note, min(fields[0].start, group.start), found.end(), last, fields, "date")
    return of_kind(replace(one, end=group.end), "interview") if one else None


_LED = lazy(r"(?:in|en|by|por|via|vía)\s(?:an?\s|una?\s)?(?=[a-z])")  # (en comunicación personal, 3 de mayo de 1999)
_LONGEST_NAME = 60
_NAME_ENDS = lazy(rf"(?<![\w’'.-])(?P<name>{WORDS_OF_NAME})$")
_NAME_LAST = lazy(rf"(?<![\w’'.-])(?P<name>{WORDS_OF_NAME})\s$")


def _past_descriptions(note: Note, parts: list[Span], first: int) -> int:
    """Where the parts end that tell of the person and the talk, before place and day; where the day begins in one."""
    at = parts[first - 1][1]
    for number, part in enumerate(parts[first : first + _MOST_DESCRIPTIONS], first):
        if not _DESCRIPTION.fullmatch(note.text, part[0], part[1] - note.text.endswith(".", *part)):
            return at
        date = next((one for one in note.dates if part[0] <= one.start and one.end <= part[1]), None)
        if date is not None and date.start == part[0]:
            return at
        if date is not None and (len(date.edtf) > YEAR or number == len(parts) - 1) and "/" not in date.edtf:
            return date.start  # conducted in Lima on 3 May 1999
        at = part[1]
    return at


def _talked_with(text: str, parts: list[Span], at: int) -> tuple[Span, int]:
    """Who was talked with, and where the name ends: in the part in which *interview* ends ``at``, or the next."""
    first, last = parts[0]
    if at == last and len(parts) > 2 and is_full_name(text[slice(*parts[1])]) and not is_city(text[slice(*parts[1])]):
        return parts[1], parts[1][1]  # Interview, Ana Ruiz, Lima; personal communication, Ana Ruiz, 3 July 2008
    by = _BY.search(text, at, last)
    who = _unquoted(text, trim(text, past_honours(text, at, last), by.start() if by else last))
    named = is_person(text[slice(*who)]) or is_body(text[slice(*who)])
    return (who if named else (first, first)), last


def _past_colon(text: str, who: Span) -> Span:
    """*Her sister denies it: Ana Ruiz, e-mail to author*: the name behind what leads to it."""
    colon = text.rfind(": ", *who)
    return (colon + 2, who[1]) if colon > 0 and is_full_name(text[colon + 2 : who[1]]) else who


def _unquoted(text: str, who: Span) -> Span:
    """*Interview with ‘Old Zeph’*: the name that somebody goes by, without its quotes."""
    pen = PEN_NAME.match(text, *who)
    whole = pen is not None and (text[pen.end() : who[1]] in ("", ".") or text[pen.end() - 2] == ",")
    return pen.span("name") if pen and whole else who

"""Citations in full to which a sentence leads, without quotes or brackets: *It is in Granma, 3 May 1967, 4*."""

from __future__ import annotations

import re
from itertools import islice

from indexer.citations.model import Citation
from indexer.citations.notes import words as w
from indexer.citations.notes.clauses import last_signal
from indexer.citations.notes.note import Note
from indexer.citations.notes.shape import Group
from indexer.citations.parts.facts import DAY
from indexer.citations.parts.kinds import LYING, PAPER_NOUNS
from indexer.citations.sources.bluebook import read_bluebook
from indexer.citations.sources.cases import read_decision
from indexer.citations.sources.interviews import read_interview
from indexer.citations.sources.issues import begins_with_outlet, read_issue
from indexer.citations.sources.kept import read_stored
from indexer.citations.sources.made import ends_well, make, of_kind
from indexer.citations.sources.papers import STORED, UN_DOCUMENT, read_letter, read_paper, read_symbol
from indexer.citations.sources.shelved import read_shelved
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_LEAD = lazy(r"(?:\s(?:in|from|of|see|en|por|de|según)\s|:\s)(?:(?:the|el|la)\s(?=[^\W_a-z]))?(?=[^\W\d_])")
# “lo sé por correo electrónico de”, “I know it from an e-mail from”
_TALKED = lazy(
    r"(?:an?\s|una?\s)?(?P<talk>correo|e-?mail|carta|mensaje|message|conversación|conversation|entrevista|interview|comunicación)\s"
)
# “the third is Letter from”, “it came by Memorandum from”: the paper as lawyers call it, without an article
_LAWYERS = Prefiltered(
    r"\s(?:is|was|are|in|with|by|from|and)\s(?=(?:Letter|Telegram|Cable|Memorandum|Memo|E-?mail|Despatch|Dispatch)\sfrom\s(?:the\s)?[A-Z])"
)
# “see Ruiz II, pp. 3–8, and the letter: …”: another work is cited before it
_PAGED = lazy(r"(?<!\w)(?:pp?|págs?)\.?\s\d")
_CITED = lazy(r",\s|\s(?:\(|of\s|del?\s)")  # and not “in Granma on 3 May 1967”
_MOST_PLACES = 30


def read_led(note: Note, start: int, end: int) -> Citation | None:
    """The first issue, letter or paper behind talk, by its symbol or archive, or what stands behind a colon."""
    text = note.text
    if one := _led_paper(note, start, end) or _led_talk(note, start, end):
        return one
    for lead in islice(_LEAD.finditer(text, start, end), _MOST_PLACES):
        at = lead.end()
        if note.mask[at] and not note.title_end(at):
            continue
        if told := _told(note, lead, end):
            return told
        if not text[at].isupper():
            continue
        stored = any(one.end() == at for one in STORED.finditer(text, start, end))
        letter = None if _PAGED.search(text, start, at) else read_letter(note, at, end)
        if kept := letter or (read_stored(note, at, end) if stored else None):
            return kept
        if _KEEPER.match(text, at, end) and (kept := _kept(note, at, end)):
            return kept
        named = bool(begins_with_outlet(note, at, end) or note.title_end(at))
        if (named or w.NEWSPAPER.match(text, at, end)) and (printed := _printed(note, at, end, named=named)):
            return printed
    return None


def _printed(note: Note, at: int, end: int, *, named: bool) -> Citation | None:
    """An issue of a newspaper with its day, or an article without a title in a volume of a journal."""
    if article := _untitled(note, at, end):
        return article
    one = read_issue(note, at, end)
    dated = one is not None and len(one.first("date")) >= DAY and (named or one.first("pages"))
    return one if one and dated and _CITED.match(note.text, next(one.all("container")).end) else None


def _untitled(note: Note, start: int, end: int) -> Citation | None:
    """*Ruiz lo reseñó en _Páramo_, vol. 3, n.º 1, 1990, pp. 9-12*: an article of which only the place is told."""
    last = note.title_end(start)
    if not last or last_signal(note.text, max(0, start - _NEAR), start, note.mask):  # véase la reseña de Ana Ruiz en
        return None
    one = make(note, start, last, end, [note.field("container", start, last)], "pages")
    if one is None or not (one.first("volume") and one.first("issue") and one.first("date")):
        return None
    return of_kind(one, "article")


_NEAR = 120


def _told(note: Note, lead: re.Match[str], end: int) -> Citation | None:
    """A talk or a decision behind a colon, a talk that is named as one behind a word, a document by its symbol."""
    text, at = note.text, lead.end()
    colon = text[lead.start()] == ":"
    talk = _TALKED.match(text, at, end)
    talked = read_interview(note, talk.start("talk") if talk else at, end) if colon or talk else None
    told = talked or (read_decision(note, at, end) if colon else None)
    if told and told.first("date") and (colon or ends_well(text, told, end)):
        return told
    one = read_symbol(note, at, end) if UN_DOCUMENT.match(text, at, end) else None
    return one if one and one.first("date") else None


# “AGN, …”, “Archivo de la Sal, …”: behind it must stand how a paper lies there
_KEEPER = lazy(
    r"[A-ZÄÖÜ]{2,8}(?=,\s)|(?:the\s|el\s|la\s)?(?:Archiv|Arquivo|National\sArchiv|Bibliote)[^,;.()]{0,60}(?=,\s)"
)


def _kept(note: Note, start: int, end: int) -> Citation | None:
    """*The petition is in AGN, section IX, letter from Ana Ruiz, 8 March 1992*: a paper, and where it lies."""
    if shelved := read_shelved(note, start, end):
        return shelved
    one = make(note, start, start, end, [], "archive")
    if one is None or not one.first("date") or not (one.first("title") or one.first("genre")):
        return None
    return of_kind(one, "archival") if any(one.first(name) for name in LYING - {"archive"}) else None


def told_by(note: Note, core: Group, end: int) -> Citation | None:
    """*“We were ashamed”: Ana Ruiz, interview by the author, Lima, 1999*: who said what was quoted."""
    at = core.end + 2
    if not core.quoted or not note.text.startswith(": ", core.end) or note.text[at : at + 1].islower():
        return None
    one = read_interview(note, at, end)
    return one if one and one.first("date") and not one.first("container") else None


def _led_paper(note: Note, start: int, end: int) -> Citation | None:
    """*The words are from a letter to Luis Paz, 2 May 1935, Paz papers, box 2*: a paper with its day and its place."""
    for lead in _LED_PAPER.finditer(note.text, start, end):
        one = None if note.mask[lead.start()] else read_paper(note, lead.end(), end)
        if one and len(one.first("date")) >= DAY and any(one.first(name) for name in LYING):
            return one
    lawyers = _LAWYERS.search(note.text, start, end)
    return read_bluebook(note, lawyers.end(), end) if lawyers else None


_LED_PAPER = Prefiltered(
    r"\s(?:in|from|of|see|by|is|en|de|es|por|a)\s(?:an?|the|his|her|their|una?|el|la|su)\s(?:[a-zà-ÿ]+\s)?"
    rf"(?={PAPER_NOUNS}\s(?:from|to|of|by|del?|al?|para)\s[^\W\d_a-z])"
)


def _led_talk(note: Note, start: int, end: int) -> Citation | None:
    """*On him there is an interview by the author with Ana Ruiz, Lima, 3 May 1999*: a talk, and no printed one."""
    led = _LED_TALK.search(note.text, start, end)
    one = read_interview(note, led.start("talk"), end) if led and not note.mask[led.start()] else None
    if one is None or len(one.first("date")) < DAY or not one.first("author"):
        return None
    return None if any(one.first(name) for name in ("container", "pages", "locator")) else one


_LED_TALK = Prefiltered(
    r"\s(?:una|mi|nuestra|an|my|our|(?:the\s)?author[’'‘]s)\s(?P<talk>(?:entrevista|interview)\s"
    r"(?:(?:del|de\sla|por\sel|por\sla|by\sthe)\s(?:autora?|author)\s)?(?:con|with|a)\s[^\W\d_a-z])"
)


def issue_before(note: Note, start: int, end: int) -> Citation | None:
    """*the notice in The Times, 4 May 1967, and “…”*: an issue that stands before a title in quotes."""
    one = read_led(note, start, end)
    return one if one and _AND.match(note.text, one.end, end) else None


_AND = lazy(r",?\s(?:and|y|e)\s")

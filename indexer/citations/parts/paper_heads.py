"""What is told of a paper before its title in quotes: of what sort it is, who keeps it, and which newspaper had it?"""

from __future__ import annotations

import re

from indexer.citations.model import CitationField
from indexer.citations.names.persons import Span
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.archives import KEPT_AHEAD
from indexer.citations.parts.tail import Tail
from indexer.patterns import lazy


def genres(note: Note, parts: list[Span]) -> list[CitationField]:
    """What a paper is called before its title (*telegram*), taken off the parts."""
    found: list[CitationField] = []
    if parts and _ACT.fullmatch(note.text, *parts[-1]):  # General Assembly, Resolution 3390 (XXX), “…”
        found.append(note.field("document", *parts.pop()))
    while parts and (_PAPER.fullmatch(note.text, *parts[-1]) or _EASTERN_PIECE.fullmatch(note.text, *parts[-1])):
        found.insert(0, note.field("genre", *parts.pop()))
    return found


# *ciphered telegram*, *carta manuscrita*
_PAPER = lazy(rf"(?:[a-zà-ÿ-]{{3,20}}\s){{0,2}}(?i:{w.PAPER.pattern})(?:\s[a-zà-ÿ]{{3,20}})?")
_ACT = lazy(rf"(?:{w.LEGAL.pattern})(?:\sdel?\s(?:1[89]|20)\d\d)?", re.IGNORECASE)  # Ley 1747 de 2014
_EASTERN_PIECE = lazy(r"사설|논설|社說|칼럼|기사|광고|만평|기고문?|뉴스릴|(?:다큐멘터리\s|기록\s)?영화")


def kept_before(note: Note, start: int, end: int) -> list[CitationField]:
    """*TNA, FCO 21/304, “…”*: where a paper is kept, told before its title."""
    if note.eastern and (lead := _TOPIC.match(note.text, start, end)):  # 계약서의 원본은 없는기록원 소장, …
        start = lead.end()
    letters = _LETTERS.match(note.text, start, end)  # AUN, Ministry of Salt, 402, k. 51, “…”
    kept = (letters and KEPT_AHEAD.match(note.text, letters.end(), end)) or _KEEPS.search(note.text, start, end)
    if not (kept or any(one.search(note.text, start, end) for one in (w.ARCHIVE, w.SHELFMARK, KEPT_AHEAD))):
        return []
    tail = Tail(note, start, end)
    return tail.fields if tail.read() >= end and tail.has("archive", "fond", "file", "box", "folder") else []


_KEEPS = lazy(r"(?:소장|所藏|藏),\s")
_LETTERS = lazy(r"[A-Z]{2,6}(?=,\s)")
_TOPIC = lazy(r"[가-힣一-鿿\s]{1,40}[은는]\s(?=[가-힣一-鿿A-Z])")


def paper_before(note: Note, start: int, end: int) -> CitationField | None:
    """*In Granma I found a notice: “Salt”*, before a title with its day: the newspaper of which the talk speaks."""
    for lead in _IN_OUTLET.finditer(note.text, start, end):
        known = note.outlet_at(lead.end(), end)
        if known and known[0] == lead.end() and known[2] != "publisher":
            return note.field("container", *known[:2])
        slanted = note.title_end(lead.end())
        named = w.OUTLET_NAME.match(note.text, lead.end(), end)
        if slanted or named:
            return note.field("container", lead.end(), slanted or (named.end() if named else 0))
    return None


_IN_OUTLET = lazy(r"(?:^|(?<=\s))(?:[Ii]n|[Ee]n|[Ff]rom|[Dd]e)\s(?:(?:the|el|la)\s)?(?=[^\W_a-z])")

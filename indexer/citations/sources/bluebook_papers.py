"""Papers, documents of the United Nations, cases and codes as American lawyers cite them, with the date in brackets.

*Telegram from Salt Board to Luis Paz (Dec. 2, 1979)*; *S.C. Res. 999, ¶ 8 (Oct. 14, 2006)*; *Ruiz v. Salt Board, 410
U.S. 113, 116 (1973)*. The Bluebook: A Uniform System of Citation, rules 10, 12, 17 and 21.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from indexer.citations.model import Citation, CitationField, FieldName, WorkKind
from indexer.citations.names.authors import is_body
from indexer.citations.names.persons import Span, is_full_name, split_at, trim
from indexer.citations.notes.clauses import last_signal
from indexer.citations.notes.note import Note
from indexer.citations.notes.shape import Group
from indexer.citations.parts.facts import DAY
from indexer.citations.parts.pinpoints import MARKED, PLACE
from indexer.citations.sources.made import in_order
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

Told = tuple[WorkKind, list[CitationField]]

_PAPER = lazy(
    r"(?P<title>(?:Letter|Telegram|Cable|Memorandum|Memo|E-?mail|Email|Note|Report|Despatch|Dispatch|Aide-Mémoire)\s(?:from|of)\s[^()]{2,160}?"
    rf"\sto\s[^()]{{2,120}}?)(?:,?\s(?:at\s)?(?P<locator>{PLACE}))?\s?$"
)
_TALK = lazy(
    r"(?P<genre>(?:(?:Telephone|Video|Personal|Email|E-mail|Zoom)\s)?[Ii]nterview\swith)\s(?P<author>[^,()]{3,60})"
    r"(?:(?:,\s[^,()]{2,80}){0,5}?)(?:,?\sin\s(?P<place>[^()]{2,60}))?\s?$"
)
_RESOLUTION = lazy(
    r"(?P<title>(?:[A-Z]\.){1,4}\s?Res\.\s[\w/.-]{1,20}(?:\s\([^()]{1,12}\))?(?:\s[A-Z](?!\w))?)(?P<rest>(?:,\s[^()]{1,80}(?:\(\w{1,4}\))?){0,4})\s?$"
)
_SYMBOL = lazy(r"(?:U\.\s?N\.?\s)?Doc\.\s(?P<document>[A-Z]{1,5}(?:/[\w().-]{1,20}){1,6})")
_PLACED = lazy(rf"(?:at\s)?(?P<locator>{PLACE})")
_NUMBERED = lazy(
    r"(?P<title>[A-ZÀ-Þ][^,()]{2,60}\s(?:No\.|Núm\.|N\.?º)\s\d[\w/-]{0,12}),\s(?P<author>[^,()]{3,90}?)\s?$"
)
_MATTER = r"(?:In\sre|Ex\sparte|Matter\sof)\s"
# “(on file with the Library of Utopia, Ruiz Papers, box 2)”: where a paper lies, behind its day
_ON_FILE = lazy(r"\s\(on\sfile\swith\s(?:(?:the\s)?authors?|(?:the\s)?(?P<archive>[^(),]{3,90})[^()]{0,120})\)")
_PARTIES = lazy(rf"\sv\.\s|{_MATTER}")
_CASE = lazy(
    rf"(?P<title>{_MATTER}[^()“”;,]{{2,120}}|[A-ZÀ-Þ\d][^()“”;]{{1,80}}?\sv\.\s[A-ZÀ-Þ][^()“”;]{{1,90}}?),\s"
    rf"(?:(?P<volume>\d{{1,4}})\s(?P<container>[A-Z][\w.\s’']{{0,24}}?)\s(?P<pages>\d{{1,5}})(?!\w)|(?:\d{{1,4}}\s[A-Z][\w.\s’']{{0,24}}?\s|(?:Award|Case|Judgment)\s)[^()]{{1,60}}?)"
    rf"(?:,\s(?P<locator>{PLACE}))?\s?$"
)
# “Act of May 3, 1957, Pub. L. No. 85-316, § 4, 71 Stat. 639, 640”: a law with its day or year in its name
_STATUTE = Prefiltered(
    rf"(?P<title>[A-Z][^();:“”]{{3,120}}?),\s(?:Pub\.\sL\.\s(?:No\.\s)?[\d–-]+|ch\.\s\d{{1,4}})(?:,\s{MARKED}){{0,3}}"
    rf",\s(?P<volume>\d{{1,3}})\s(?P<container>Stat\.)\s(?P<pages>\d{{1,4}}(?:-\d{{1,2}})?)(?:,\s(?P<locator>{PLACE}))?(?=[\s.,;)]|$)"
)
_CODE = lazy(
    rf"(?:(?P<act>[A-Z][^,()]{{3,80}}),\s)?(?P<title>\d{{1,3}}\s(?:[A-Z]\.){{2,4}}(?:A\.)?|Pub\.\sL\.\sNo\.\s[\d–-]+|\d{{1,3}}\sStat\.\s\d+)"
    rf"(?:,?\s(?P<locator>{MARKED}|\d{{1,4}}))?(?:,\s\d{{1,3}}\sStat\.\s\d+)?\s?$"
)


# “Salt Tolls, 15 Fed. Reg. 9040, 9042”, “Exec. Order No. 13,570, 76 Fed. Reg. 22,291”: what a register has printed
_REGISTERED = lazy(
    r"(?P<title>[A-ZÀ-Þ](?:[^();:“”]|\([^()]{1,20}\)){3,200}?),\s(?P<volume>\d{1,4})\s(?P<container>Fed\.\sReg\.|Cong\.\sRec\.|U\.S\.T\.|"
    r"U\.N\.T\.S\.|T\.I\.A\.S\.|L\.N\.T\.S\.|(?:Weekly\s)?Comp\.\sPres\.\sDoc\.)\s(?P<pages>[A-Z]?\d[\d,]*\d|\d)(?:,\s(?P<locator>[A-Z]?\d[\d,–-]*))?\s?$"
)
# “Salt Board, SB-84-55, Tolls and Their Payers 17”: a report with its number between the body and the title
_NUMBERED_REPORT = lazy(
    rf"(?P<author>[A-Z][^,()“”]{{3,80}}),\s(?P<document>[A-Z][A-Z/]{{0,8}}[-/–\s]?\d[\w/.-]{{1,16}}),\s(?P<title>[A-Z][^()“”]{{3,200}}?)"
    rf"(?:,?\s(?:at\s)?(?P<locator>{PLACE}(?:\s(?:tbl|fig|n)\.\s?\d{{1,3}})?))?\s?$"
)


def read_paper_of_lawyers(note: Note, start: int, facts: Group, date: CitationField) -> Citation | None:
    """The paper, document or case at ``start``, whose ``date`` stands in the brackets ``facts``."""
    for read in _READERS:
        if told := read(note, start, facts, date):
            kind, fields = told
            kept = _ON_FILE.match(note.text, facts.end)
            fields += fields_of(note, kept, "archive") if kept and kept["archive"] else []
            return Citation(start, kept.end() if kept else facts.end, "full", kind, in_order((*fields, date)))
    return None


def read_statute(note: Note, start: int, end: int) -> Citation | None:
    """*Salt Act of 1957, Pub. L. No. 85-316, § 4, 71 Stat. 639, 640*: a law, by where it was printed."""
    found = _STATUTE.match(note.text, start, end)
    date = note.date_in(*found.span("title")) if found else None
    if found is None or date is None:
        return None
    fields = fields_of(note, found, "title", "volume", "container", "pages", "locator")
    return Citation(start, found.end(), "full", "document", in_order((*fields, date)))


def fields_of(note: Note, found: re.Match[str], *names: FieldName) -> list[CitationField]:
    """The groups of a match that took part in it, as fields of the same names."""
    return [note.field(name, *found.span(name)) for name in names if found[name]]


def _paper(note: Note, start: int, facts: Group, date: CitationField) -> Told | None:
    found = _PAPER.match(note.text, start, facts.start)
    if found is None or len(date.value) < DAY:
        return None
    return "archival", fields_of(note, found, "title", "locator")


def _talk(note: Note, start: int, facts: Group, date: CitationField) -> Told | None:
    found = _TALK.match(note.text, start, facts.start)
    if found is None or not is_full_name(found["author"]) or "," in note.text[facts.start : date.start]:
        return None
    return "interview", fields_of(note, found, "genre", "author", "place")


def _resolution(note: Note, start: int, facts: Group, date: CitationField) -> Told | None:
    found = _RESOLUTION.match(note.text, start, facts.start)
    if found is None:
        return None
    return "document", [*fields_of(note, found, "title"), *_numbered(note, *found.span("rest"))]


def _report(note: Note, start: int, facts: Group, date: CitationField) -> Told | None:
    """*Panel on Salt, Final Report, ¶ 212, U.N. Doc. S/2017/999*: known by its symbol."""
    if len(date.value) < DAY or not (symbol := _SYMBOL.search(note.text, start, facts.start)):
        return None
    titled = [
        piece
        for piece in _pieces(note, start, facts.start)
        if piece[1] <= symbol.start() and not _PLACED.fullmatch(note.text, *piece)
    ]
    if not titled:
        return None
    fields = [note.field("title", (titled[1:] or titled)[0][0], titled[-1][1])]
    if len(titled) > 1:
        if not is_body(note.text[slice(*titled[0])]):
            return None
        fields.append(note.field("author", *titled[0]))
    return "document", [*fields, *_numbered(note, titled[-1][1], facts.start)]


_COMMA = lazy(",")


def _pieces(note: Note, start: int, end: int) -> list[Span]:
    """What stands between commas, those in brackets, too."""
    return [trim(note.text, *one) for one in split_at(note.text, start, end, _COMMA)]


def _numbered(note: Note, start: int, end: int) -> list[CitationField]:
    """The symbol and the place among what stands between commas."""
    found: list[CitationField] = []
    for piece in _pieces(note, start, end):
        if symbol := _SYMBOL.fullmatch(note.text, *piece):
            found += fields_of(note, symbol, "document")
        elif placed := _PLACED.fullmatch(note.text, *piece):
            found += fields_of(note, placed, "locator")
    return found


def _communique(note: Note, start: int, facts: Group, date: CitationField) -> Told | None:
    found = _NUMBERED.match(note.text, start, facts.start)
    if found is None or len(date.value) < DAY or not is_body(found["author"]):
        return None
    return "document", fields_of(note, found, "title", "author")


def _case(note: Note, start: int, facts: Group, date: CitationField) -> Told | None:
    found = _CASE.match(note.text, start, facts.start) if _PARTIES.search(note.text, start, facts.start) else None
    return ("document", fields_of(note, found, "title", "volume", "container", "pages", "locator")) if found else None


def _code(note: Note, start: int, facts: Group, date: CitationField) -> Told | None:
    found = _CODE.match(note.text, start, facts.start)
    if found is None or date.start > facts.start + 1:
        return None
    fields = fields_of(note, found, "locator")
    return "document", [note.field("title", *found.span("act" if found["act"] else "title")), *fields]


def _registered(note: Note, start: int, facts: Group, date: CitationField) -> Told | None:
    found = _REGISTERED.match(note.text, start, facts.start)
    if found and last_signal(note.text, *found.span("title"), note.mask):
        return None  # For the tolls see Salt Tolls, 15 Fed. Reg. 9040
    return ("document", fields_of(note, found, "title", "volume", "container", "pages", "locator")) if found else None


def _numbered_report(note: Note, start: int, facts: Group, date: CitationField) -> Told | None:
    found = _NUMBERED_REPORT.match(note.text, start, facts.start)
    if found is None or not is_body(found["author"]) or date.start > facts.start + 1:
        return None
    return "document", fields_of(note, found, "author", "document", "title", "locator")


_READERS: tuple[Callable[[Note, int, Group, CitationField], Told | None], ...] = (
    _paper, _talk, _resolution, _report, _communique, _case, _registered, _numbered_report, _code,
)  # fmt: skip

"""Where does a citation of the medical journals stand? *Ruiz AM, Paz L. La sal. Rev Sal. 1967;12(3):4-9*.

Citing Medicine (Vancouver): family names with undotted initials behind them, full stops between the parts, a semicolon
before the year of a book and behind that of a periodical.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from indexer.citations.names.authors import is_body
from indexer.citations.names.persons import Span
from indexer.citations.notes.words import CAPITAL
from indexer.patterns import lazy

Sort = Literal["article", "chapter", "book", "newspaper", "talk", "paper"]

_SMALL = r"(?:de\slas?|de\slos|del|de|da|dos|van\sder|van|von)"
_WORD = rf"[{CAPITAL}](?=[\w’'-]*[a-zà-öø-ÿ])[\w’'-]+(?![\w’'-])"
_FAMILY = rf"(?:(?:(?<=,\s)|(?<=^)){_SMALL}\s)?{_WORD}(?:\s(?:{_SMALL}\s|y\s)?{_WORD})?"
PERSON = rf"{_FAMILY}\s[A-ZÀ-ÖØ-Þ]{{1,3}}(?:\s(?:Jr|Sr|III?))?(?![\w.]\w)"
_LATE = r"(?:,?\s(?:et\sal|y\scols?|and\sothers))?"
_PEOPLE = rf"{PERSON}(?:,\s(?:(?:y|e|and|&)\s)?{PERSON}|\s(?:y|e|and|&)\s{PERSON}){{0,24}}{_LATE}"
_BODY = rf"[{CAPITAL}][^.;:,«»“”\"()\d]{{2,90}}"
_ROLE = r"(?:,\s(?P<role>edit\w{0,6}|eds?|comp\w{0,10}|coord\w{0,8}|dir\w{0,8})(?=\.))?"
_NAMED = rf"(?:(?P<names>{_PEOPLE}){_ROLE}|(?P<body>{_BODY}))\.\s"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_TITLE = rf"(?P<title>[«“\"¿¡]?[{CAPITAL}가-힣一-鿿\d][^;]{{2,300}}?)"
_MEDIUM = r"(?:\s\[(?P<medium>[^\[\]]{3,60})\])?"
_NAME = rf"[{CAPITAL}가-힣][^.;:()]{{1,90}}?(?:\s\([^()]{{2,30}}\))?"
_IMPRINT = (
    rf"(?:(?P<edition>\d{{1,2}}\W{{0,2}}\w{{0,3}}\sed)\.\s)?(?P<place>[{CAPITAL}][^.;:\d]{{1,50}}(?:[A-Z]\.\s?[A-Z]\.)?):\s"
    rf"(?P<publisher>[^;:]{{2,90}});\s{_YEAR}"
)
_DAY = r"(?:\d{1,2}\s(?:de\s)?[^\W\d_]{3,10}\.?\s(?:de\s)?(?:1[5-9]|20)\d\d|(?:1[5-9]|20)\d\d\s[^\W\d_]{3,10}\s\d{1,2})"
_PAGES = r"(?P<pages>[A-Za-z]?\d{1,5}(?:[-–][A-Za-z]?\d{1,5})?)"
_PATTERNS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (
        "article",
        lazy(
            rf"{_NAMED}{_TITLE}{_MEDIUM}[.?!]\s(?P<container>{_NAME})\.?\s{_YEAR}(?:\s[^\W\d_]{{3,10}}(?:\s\d{{1,2}})?)?;\s?"
            rf"(?P<volume>\d{{1,4}}|[IVXL]{{1,7}})(?:\s?\((?P<issue>[^()]{{1,20}})\))?(?::\s?{_PAGES})?"
        ),
    ),
    (
        "chapter",
        lazy(
            rf"{_NAMED}{_TITLE}{_MEDIUM}[.?!]\s(?:En|In):\s(?:(?P<editors>{_PEOPLE}),\s(?:edit\w{{0,6}}|eds?|comp\w{{0,10}}|coord\w{{0,8}})\.\s)?"
            rf"(?P<container>[^;]{{3,200}}?)\.\s{_IMPRINT}"
        ),
    ),
    ("book", lazy(rf"{_NAMED}{_TITLE}{_MEDIUM}[.?!]\s{_IMPRINT}")),
    (
        "newspaper",
        lazy(
            rf"(?:{_NAMED}{_TITLE}[.?!]|(?P<quoted>[«“\"][^«»“”\"]{{3,200}}[»”\"])\.?)\s(?P<container>{_NAME})\.\s(?P<day>{_DAY})[:;]\s?"
            rf"(?:[Ss]e(?:ct?|cc)\.?\s\w{{1,2}}:)?{_PAGES}"
        ),
    ),
    (
        "talk",
        lazy(
            rf"(?P<names>{PERSON})\.\s(?P<genre>(?:Entrevista|Interview|Conversación|Conversation|Comunicación|Personal\scommunication)[^.;]{{0,60}})\.\s"
            rf"(?:(?P<scene>[{CAPITAL}][^.;\d]{{2,60}}),\s)?(?P<day>{_DAY})"
        ),
    ),
    (
        "paper",
        lazy(
            rf"{_NAMED}(?P<title>[{CAPITAL}][^.;:]{{3,160}})\.\s(?:(?P<dated>(?:\d{{1,2}}\s)?[^\W\d_]{{3,10}}\s(?:de\s)?(?:1[5-9]|20)\d\d)\.\s)?"
            rf"(?P<archive>[{CAPITAL}][^.;:,]{{3,110}}),\s(?=[^.;]{{0,60}}?(?:fondo|caja|box|RG|leg\.|folder|carpeta|exp\.)\s)"
        ),
    ),
)  # fmt: skip
# A year with a semicolon, or a page right behind it: what none but this style has.
_YEAR_TELLS = lazy(
    r";\s?(?:1[5-9]|20)\d\d(?!\d)|(?:1[5-9]|20)\d\d(?:\s[^\W\d_]{3,10}(?:\s\d{1,2})?)?[;:]\s?(?:[A-Z]?\d|Se[ct])"
)
# “Ruiz AB. ”, from its stop, of which there are few
_NAME_TELLS = lazy(r"\.(?:(?<=[a-zà-ÿ]\s[A-Z]{2}\.)|(?<=[a-zà-ÿ]\s[A-Z]{3}\.))\s")
_BEGINS = lazy(
    rf"(?:^|(?<=[.;:?!]\s)|(?<=[a-zà-ÿ]\s)|(?<=[a-zà-ÿ],\s)|(?<=\()){PERSON}(?=[.,]\s|\s(?:y|e|and|&)\s)|(?:^|(?<=[.;:]\s)|(?<=[\s(][ei]n\s))(?=[«“\"{CAPITAL}])|(?<=[a-zà-ÿ]\s)(?=[«“])"
)
_LEAD = lazy(r"(?:Véan?se|Vid|Ver|See|En|In|Según|Para|Por|Cf|Cfr|De|Los?|Las?|El|The|A|An)\s")
# what stands behind the year: pages, the day of access, an address
_MORE = lazy(
    r"[.,]?\s(?:(?:pp?|págs?|ff?|fols?|vols?|caps?|chap|cuadro|tabla|table)\.?\s?[\dIVX][^\s.;)]*|"
    r"\[[^\[\]]{4,40}\d{4}\]|(?:Disponible\s(?:en|desde)|Available\s(?:from|at)|doi|DOI|URL):?\s?[^\s]+[^\s.,;)])"
)
_KEPT = lazy(r"(?:[^.;]|(?<=[\s,]\w)\.|(?<=[\s,](?:RG|ff))\.|(?<=[\s,](?:leg|exp|fol|vol|doc))\.)*")
_MOST = 60


@dataclass(frozen=True, slots=True)
class Vancouver:
    """A citation of this style in a note: where it ends, its sort, and what its pattern told."""

    end: int
    sort: Sort
    told: re.Match[str]


def vancouver_at(text: str, start: int, end: int) -> Vancouver | None:
    """The citation of this style at ``start``."""
    if _LEAD.match(text, start, end):
        return None
    for sort, pattern in _PATTERNS:
        found = pattern.match(text, start, end)
        if found and (not (body := found.groupdict().get("body")) or is_body(body)):
            return Vancouver(_end(text, found.end(), end, sort), sort, found)
    return None


def _end(text: str, last: int, end: int, sort: Sort) -> int:
    """Where what is told behind the facts of the pattern ends."""
    if sort == "paper" and (kept := _KEPT.match(text, last, end)):
        return kept.end()
    while more := _MORE.match(text, last, end):
        last = more.end()
    return last


@lru_cache(maxsize=16)
def vancouver_spans(text: str) -> Mapping[int, int]:
    """Where citations of this style begin and end; nothing without what only they have."""
    return dict(_spans(text))


def tells(text: str) -> bool:
    """Whether a text holds one of the signs without which there is no citation of this style."""
    dated = (";" in text or ":" in text) and _YEAR_TELLS.search(text)
    return bool(dated or _NAME_TELLS.search(text))


def _spans(text: str) -> Iterator[Span]:
    last = 0
    if not tells(text):
        return
    for number, begin in enumerate(_BEGINS.finditer(text)):
        if number >= _MOST:
            return
        if begin.start() >= last and (found := vancouver_at(text, begin.start(), len(text))):
            last = found.end
            yield begin.start(), last

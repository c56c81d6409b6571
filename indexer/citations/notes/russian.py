"""Where does a Russian citation stand, whose parts end in full stops? *Иванов И. И. Мельница // Река. 1999. № 3. С. 5*.

GOST R 7.0.5-2008: names with the initials behind them, a title, behind ``//`` what holds it, place and year, volume and
page, each in a sentence of its own; of a paper its archive, its *Ф.*, *Оп.*, *Д.* and *Л.*
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from indexer.citations.names.persons import Span
from indexer.patterns import lazy

Sort = Literal["paper", "held", "printed", "opcit", "short"]

_CAPITAL = "[А-ЯЁ]"
_INITIALS = rf"{_CAPITAL}\.(?:\s?{_CAPITAL}\.)?"
_FAMILY = rf"{_CAPITAL}[а-яё]+(?:-{_CAPITAL}[а-яё]+)?"
# “Иванов И. И.”, “И. И. Иванов”, “Павел (Ивановский)”
NAME_IN_FULL = rf"(?:{_FAMILY},?\s{_INITIALS}|{_INITIALS}\s?{_FAMILY}|{_FAMILY}\s\({_FAMILY}\))"
_RANK = r"(?:,\s[а-яё]{2,9}\.)?"
_NAMES = rf"(?P<names>{NAME_IN_FULL}(?:,\s{NAME_IN_FULL}){{0,4}}){_RANK}(?:\sи\sдр\.)?"
_ANY_NAME = rf"(?P<names>{NAME_IN_FULL}|{_FAMILY}){_RANK}"
_PAGES = r"[СCсc]\.\s?\d{1,4}(?:[-–]\d{1,4})?"
IMPRINT = (
    rf"(?P<place>{_CAPITAL}[А-Яа-яё]*\.?(?:[\s-]{_CAPITAL}?[а-яё]+)?(?:\s?[;–—]\s?{_CAPITAL}[а-яё]*\.?)?)"
    rf"(?:\s?:\s(?P<publisher>[^,:;]{{2,60}}))?,\s(?P<year>(?:1[5-9]|20)\d\d)"
)
# “2-е изд.”, “Сб. ст.”, “Дис. … канд. ист. наук”
_TOLD = (
    r"(?:\.\s(?P<edition>\d{1,2}-е\sизд(?:\.,\s[а-яё]{3,8}\.?(?:\sи\s[а-яё]{3,8})?)?)|:?\s(?:Сб\.\s[а-яё]{2,6})|"
    r"[.:]?\s(?P<genre>(?:Автореф\.\s)?[Дд]ис\.[^;]{3,40}?наук))?"
)
_LYING = r"Ф\.\s?[\w-]+(?:[.,]\s(?:Оп|П|Пап|Пор|Кор|Д|Ед\.\sхр|Лл?)\.\s?\d[\w/–-]*(?:\sоб\.)?)+"
_ELECTRONIC = r"(?:\s\[Электрон(?:ный|\.)\sресурс\])?"
_PATTERNS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    ("opcit", lazy(rf"(?:{_ANY_NAME}[.,]?\s)?Указ\.\s?(?:соч|раб|ст)\.(?:[.,]?\s(?P<pages>{_PAGES}))?")),
    (
        "paper",
        lazy(
            rf"(?:(?P<title>{_CAPITAL}[^;«»]{{4,220}}?)(?:\.?\s//\s|(?<=\d)\.\s|(?<=\dг\.)\s|(?<=\sг\.)\s))?"
            rf"(?P<archive>{_CAPITAL}[^\d;:,./«»()]{{2,110}}?)\s*(?:\([^()]{{2,30}}\))?[.,]\s(?P<lying>{_LYING})"
        ),
    ),
    (
        "held",
        lazy(
            rf"(?:{_NAMES}[.,]?\s)?(?P<title>[«„]?{_CAPITAL}[^;/]{{3,250}}?){_ELECTRONIC}(?:\s/\s[^/;]{{3,80}})?\.?\s//\s"
            rf"(?P<container>[«„]?{_CAPITAL}[^.;,/]{{2,120}})(?=[.,/]|\s\()"
        ),
    ),
    ("printed", lazy(rf"{_NAMES}[.,]?\s(?P<title>[«„]?{_CAPITAL}[^;]{{3,300}}?){_TOLD}[.?!»]\s{IMPRINT}(?!\d)")),
    ("printed", lazy(rf"(?P<title>{_CAPITAL}[^;«»/]{{3,160}}?){_TOLD}\.\s{IMPRINT.replace(')?,', '),')}(?!\d)")),
    ("short", lazy(rf"{_ANY_NAME}[.,]?\s(?P<title>{_CAPITAL}[^;./]{{3,100}})[.…]{{1,3}}\s(?P<pages>{_PAGES})")),
)  # fmt: skip
_BEGINS = lazy(rf"(?<![^\W_])(?!(?:См|Ср|Цит)\.)(?:[«„]?{_CAPITAL})")
_BEFORE = lazy(r"[А-Яа-яЁё,/№(](?<!См)(?<!Ср)(?<!\sпо)[\s.]{0,2}$")
_FACT = lazy(
    r"[.,]?\s(?:(?:1[5-9]|20)\d\d(?!\w)(?:\sг\.)?|\d{1,2}\s(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)[а-яё]*\.?|"
    r"\d{1,2}\.\d{1,2}\.(?:1[5-9]|20)\d\d(?!\d)|URL:\s?https?://[^\s()]+|\(дата\sобращения:?\s[^()]{6,20}\)|"
    rf"№\s?\d+(?:[-–/(]\d+\)?)?|(?:Т|Том|Вып|Кн|Ч|Сер)\.\s?(?:\d+|[IVX]+)|{_PAGES}(?:,\s\d{{1,4}}(?:[-–]\d{{1,4}})?)*|"
    rf"{IMPRINT.replace('?P<place>', '?:').replace('?P<publisher>', '?:').replace('?P<year>', '?:')})"
)
_MOST = 60
_CYRILLIC = lazy(r"[А-Яа-яЁё]{2}")


@dataclass(frozen=True, slots=True)
class Russian:
    """A Russian citation in a note: where it ends, its sort, and what its pattern told."""

    end: int
    sort: Sort
    told: re.Match[str]


def russian_at(text: str, start: int, end: int) -> Russian | None:
    """The Russian citation at ``start``, with the facts behind it."""
    for sort, pattern in _PATTERNS:
        if found := pattern.match(text, start, end):
            last = found.end()
            while sort in ("held", "printed") and (fact := _FACT.match(text, last, end)):
                last = fact.end()
            return Russian(last, sort, found)
    return None


def russian_spans(text: str) -> Iterator[Span]:
    """Where Russian citations begin and end, from the first on; nothing without a Cyrillic word."""
    last = 0
    if not _CYRILLIC.search(text):
        return
    for number, begin in enumerate(_BEGINS.finditer(text)):
        at = begin.start()
        if number >= _MOST:
            return
        if at < last or _BEFORE.search(text, max(last, at - 5), at):
            continue
        if found := russian_at(text, at, len(text)):
            last = found.end
            yield at, last

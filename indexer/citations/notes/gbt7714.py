"""Where does a citation of China's standard stand? *변하늘. 소금의 길[M]. 연길: 없는출판사, 1987: 41*.

GB/T 7714—2015: full stops between the parts, and letters in square brackets behind the title that tell what sort of
work it is. No other style has these letters there, so that nothing else is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from indexer.citations.names.persons import Span
from indexer.patterns import lazy

_NAME = r"(?:[가-힣]{2,4}|[一-鿿·]{2,5}|[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]*){0,2})"
# A body; no word of it ends as the one before a name in talk does.
_BODY = r"(?:(?:[가-힣]{2,16}(?<![은는를에의로서다고면이가])\s){0,3}[가-힣]{4,16}|[一-鿿]{4,20})"
_ROLE = r"(?:\s(?:역|편|주편|저|译|编|著))?"
_AUTHORS = rf"(?P<authors>{_NAME}(?:[,、·]\s?{_NAME}){{0,3}}(?:,\s?等|\s외)?|{_BODY}){_ROLE}\.\s?"
_TITLE = r"(?P<title>(?:[‘“《〈「『]?[^\W\d_]|(?=\d{4}년))[^\[\];]{0,120}?)"
_SORT = r"\[(?P<sort>[MJNDRCZGSPA]|EB)(?:/(?:OL|CD))?\]"
_HEAD = lazy(rf"(?:{_AUTHORS})?{_TITLE}{_SORT}")
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
_PAGES = r"\d{1,4}(?:[-–~]\d{1,4})?"
_WORDS = r"[^.,:;\[\]]"
_PRESS = rf"(?:(?P<place>{_WORDS}{{1,24}}):\s?)?(?P<publisher>{_WORDS}{{2,50}})"
_IMPRINT = rf"{_PRESS},\s?{_YEAR}(?![-(])(?::\s?(?P<locator>{_PAGES}))?"
_LINK = r"(?:\.\s?(?P<url>https?://[^\s,;]*[^\s,;.])(?:,\s(?P<accessed>\d{4}-\d\d-\d\d)\s(?:열람|접속|检索|引用))?)"
_HOSTS = rf"(?:(?P<hosts>{_NAME}(?:[,、·]\s?{_NAME}){{0,3}})(?:\s(?:主编|편))?\.\s?)"
_DAY = r"(?P<day>(?:1[5-9]|20)\d\d-\d{1,2}-\d{1,2})"
_CONTAINER = rf"\.\s?(?P<container>{_WORDS}{{2,40}}),\s?"
_RESTS = tuple(
    lazy(pattern)
    for pattern in (
        rf"//{_HOSTS}?(?P<host>{_WORDS}{{2,60}})(?:\[[A-Z]\])?\.\s?{_IMPRINT}",
        rf"{_CONTAINER}{_DAY}(?:\((?P<page>\d{{1,3}})\))?{_LINK}?",
        rf"{_CONTAINER}{_YEAR}(?:,\s?(?P<volume>\d{{1,4}})(?=\())?\((?P<issue>[^()]{{1,8}})\)(?::\s?(?P<pages>{_PAGES}))?",
        rf"{_CONTAINER}{_YEAR},\s?(?P<volume>\d{{1,4}}):\s?(?P<pages>{_PAGES})",
        rf"\.\s?{_IMPRINT}",
        _LINK,
    )
)
# Behind a sentence or a clause with its verb; 방언에 대하여서는 변하늘. 소금말 모음[M]: behind talk, before a name.
_BEGINS = lazy(rf"^\s*|(?<=[.;?!]\s)|(?<=다:\s)|(?<=[은는로고서면에]\s)(?={_NAME}(?:,\s?{_NAME})*\.\s)")
_MARK = lazy(r"\[(?:[MJNDRCZGSPA]|EB)(?:/(?:OL|CD))?\](?=\.|//)")
_MOST = 20
_NEAREST = 8


@dataclass(frozen=True, slots=True)
class Gbt7714:
    """A citation of this style in a note: authors, title and sort; what stands behind them."""

    head: re.Match[str]
    rest: re.Match[str]


def gbt7714_at(text: str, start: int) -> Gbt7714 | None:
    """The citation of this style at ``start``."""
    head = _HEAD.match(text, start)
    rests = (pattern.match(text, head.end()) for pattern in _RESTS) if head else ()
    rest = next((found for found in rests if found), None)
    return Gbt7714(head, rest) if head and rest else None


@lru_cache(maxsize=16)
def gbt7714_spans(text: str) -> Mapping[int, int]:
    """Where citations of this style begin and end; nothing without the letters that only they have."""
    return dict(_spans(text)) if "]" in text else {}


def _spans(text: str) -> Iterator[Span]:
    last = 0
    for mark in islice(_MARK.finditer(text), _MOST):
        begins = [begin.end() for begin in _BEGINS.finditer(text, last, mark.start())][-_NEAREST:]
        found = [(at, told) for at in reversed(begins) if (told := gbt7714_at(text, at))]
        found = [(at, told) for at, told in found if told.head.end("title") == mark.start()]
        if not found:
            continue
        start, told = next(((at, told) for at, told in found if told.head["authors"]), found[0])
        last = told.rest.end()
        yield start, last

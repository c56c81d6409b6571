"""When did somebody look a page up? Such a date stands in a citation, but is none of which the passage speaks.

“Accessed 12 March 2020”, “last retrieved on”, “consultado el”, “검색일:”, “2020년 3월 12일 접속”, or the two the other
way round. Dates of publication stay.
"""

from __future__ import annotations

import re

from indexer.model import FoundDate
from indexer.patterns import lazy

_REACH = 70
_FIRST_WEB_YEAR = 1993  # nobody looked up a page before; “retrieved on 3 May 1967” is about something else
_ON = r"(?:\s(?:on|in|at|el|en|día)){0,2}\s?[:：,]?\s?(?:(?:on|el|día)\s){0,2}(?:\w{3,6}day,?\s|\w{4,9}\s(?=\d))?$"
# In prose one consults and visits other things: the words of a citation stand at its beginning, after a stop, a
# bracket or an address, or say themselves what they are.
_CITED = r"(?:^|[(\[,;.:>/]\s?|https?://\S+\s|\.\w{2,4}\s)"
_BRACKETED = r"(?:[(\[]\s?|https?://\S{3,}\s|\.(?:com|org|net|html?|pdf)\S{0,30},?\s|last\s|page\s|site\s|website\s)"
_BEFORE = lazy(
    rf"(?:{_CITED}(?:(?:date|all\slinks|links)\s)?(?:last\s|first\s|most\srecently\s)?"
    r"(?:accessed|retrieved|web\.|access(?=:)|consultad[oa]s?|consulta(?=:|\s$|\sel)|última\sconsulta|último\sacceso|accedido|recuperado(?=\sel))"
    rf"|{_BRACKETED}(?:consulted|visited|viewed|checked|downloaded|acc\.|archived(?:\sfrom\sthe\soriginal)?|"
    r"visitad[oa]|visto|acceso|consulta)"
    r"|(?:https?://\S{3,}|\.(?:com|org|net|html?|pdf)\S{0,30})[,;]?\s[(\[]?seen"
    r"|archived\sfrom\sthe\soriginal|\[(?:cited|citado)"
    r"|(?<!\w)(?:date\s(?:of\saccess|accessed)|access\sdate|last\saccessed|last\sretrieved|"
    r"fecha\sde\s(?:la\s)?(?:última\s)?(?:consulta|acceso|recuperación)))"
    rf"{_ON}"
    r"|(?:최종\s?)?(?:검색|접속|접근|방문|열람|확인|조회|인출)(?:(?:일자?|\s?날짜)\s?[:：]?|\s?[:：])\s?$"
    r"|(?:[(\[,;]\s?|https?://\S{3,}\s)(?:최종\s?)?(?:검색|접속|접근|열람|인출)\s$"
    r"|дата\s(?:обращения|просмотра)\s?:?\s$",
    re.IGNORECASE,
)
# One of these stands beside every such date.
_ROOTS = (
    *("access", "acc.", "[cit", "retriev", "consult", "view", "visit", "check", "download", "archiv", "web.", "seen"),
    *("acceso", "accedid", "recupera", "visto"),
    "дата ",
    *("검색", "접속", "접근", "방문", "열람", "확인", "조회", "인출"),
)
_AFTER = lazy(r"[.,]?\s?(?:에\s)?(?:최종\s?)?(?:검색|접속|접근|열람|확인|인출)(?:함|일)?(?=[).\],;]|$)")


def is_access(text: str, date: FoundDate) -> bool:
    """Whether a date says when a source was looked up."""
    year = date.edtf.removeprefix("../")[:4]
    if not year.isdigit() or int(year) < _FIRST_WEB_YEAR:
        return False
    said = text[max(0, date.start - _REACH) : date.end + 24].casefold()
    return any(map(said.__contains__, _ROOTS)) and bool(
        _BEFORE.search(text, max(0, date.start - _REACH), date.start) or _AFTER.match(text, date.end, date.end + 24)
    )

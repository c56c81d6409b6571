"""Heads of entries in Korean notes, with the year behind the names: 변하늘(2011). 제목. 동아일보(1973. 4. 11). 제목.

The title bears no sign, so it is told from talk: it is a sentence without an ending, and something stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.citations.notes.note import EntryHead, Note

_HAN = "가-힣一-鿿"
# “(2011). ”, “(1973. 4. 11). ”, and no page and no sign of a title behind it
_YEAR = re.compile(
    r"\((?P<year>(?:1[5-9]|20)\d\d)[a-z]?(?P<day>\.\s?\d{1,2}(?:\.\s?\d{1,2}\.?)?)?\)\.\s"
    r"(?!\d{1,4}(?:[-–~]\d{1,4})?(?:쪽|면))(?=[^\W_a-z])"
)
_BREAK = re.compile(rf"[;:]\s|[.?!]\s(?=[^\s.]*[{_HAN}])|^")
_LEAD = re.compile(r"[가-힣](?:은|는|도|에서|으로|대해|대하여|관하여|특히|그리고)\s")
_WORD = rf"[{_HAN}]{{1,16}}\d{{0,3}}"
_NAME = rf"{_WORD}(?:\s{_WORD}){{0,3}}"
_NAMES = re.compile(
    rf"{_NAME}(?:(?:[·・&]|,\s|\s&\s){_NAME}){{0,6}}(?:\s외)?"
    r"|[^\W\d_a-z가-힣][^\s,()가-힣]*(?:,?\s(?:&\s)?[^\W\d_a-z가-힣][^\s,()가-힣]*){0,9}"
)
_ROLE = re.compile(r"\s?\(?(?:편저?|엮음|편집|편역|역)\)?$")
_TALK_LAST = re.compile(r"(?:[었았였했갔왔렸졌된한난인는이있없]다|[까요])\.?$")
# 변하늘 면담(2018. 6. 2). 대전: no author, but the whole of an interview
_TALKED = re.compile(r"(?:면담|인터뷰|대담|구술|증언|통화)$")
_FARTHEST = 120
_LONGEST = 200


def eastern_heads(note: Note) -> Iterator[EntryHead]:
    """The heads of a note that is Korean in part; ``first`` of each is its start, for its names are read later."""
    text = note.text
    for year in _YEAR.finditer(text):
        if note.mask[year.start() - 1] or not (note.eastern or year["day"]):
            continue
        near = max(0, year.start() - _FARTHEST)
        start = max((one.end() for one in _BREAK.finditer(text, near, year.start())), default=year.start())
        start = max((one.end() for one in _LEAD.finditer(text, start, year.start())), default=start)
        end = year.start() - (text[year.start() - 1] == " ")
        if (role := _ROLE.search(text, start, end)) and role.start() > start:
            names = _NAMES.fullmatch(text, start, role.start())
        else:
            names = _NAMES.fullmatch(text, start, end)
        stop = text.find(". ", year.end(), year.end() + _LONGEST)
        if names and stop > 0 and not _TALKED.search(names[0]) and not _TALK_LAST.search(text, year.end(), stop):
            yield EntryHead(start, end, year.end(), start, year.span("year"))

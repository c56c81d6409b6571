"""Heads of entries in Korean notes: 변하늘(2011). 제목. 동아일보(1973. 4. 11). 제목. 변하늘. 『제목』.

A title behind a year bears no sign, so it is told from talk: it is a sentence without an ending, and something stands
behind it. One that bears a sign may stand right behind names that end in a full stop.
"""

from __future__ import annotations

from collections.abc import Iterator

from indexer.citations.notes.note import EntryHead, Note
from indexer.patterns import lazy

_HAN = "가-힣一-鿿"
# “(2011). ”, “(1973. 4. 11). ”, and no page and no sign of a title behind it
_YEAR = lazy(
    r"\((?P<year>(?:1[5-9]|20)\d\d)[a-z]?(?P<day>\.\s?\d{1,2}(?:\.\s?\d{1,2}\.?)?)?\)\.\s"
    r"(?!\d{1,4}(?:[-–~]\d{1,4})?(?:쪽|면))(?=[^\W_a-z])"
)
_BREAK = lazy(rf"[;:]\s|[.?!]\s(?=[^\s.]*[{_HAN}])|^")
_LEAD = lazy(r"[가-힣](?:은|는|도|에서|으로|대해|대하여|관하여|특히|그리고)\s")
_WORD = rf"[{_HAN}]{{1,16}}\d{{0,3}}"
_NAME = rf"{_WORD}(?:\s{_WORD}){{0,3}}"
_NAMES = lazy(
    rf"{_NAME}(?:(?:[·・&]|,\s|\s&\s){_NAME}){{0,6}}(?:\s외)?"
    r"|[^\W\d_a-z가-힣][^\s,()가-힣]*(?:,?\s(?:&\s)?[^\W\d_a-z가-힣][^\s,()가-힣]*){0,9}"
)
_ROLE = lazy(r"\s?\(?(?:편저?|엮음|편집|편역|역)\)?$")
_TALK_LAST = lazy(r"(?:[었았였했갔왔렸졌된한난인는이있없르]다|[까요])\.?$")
# 변하늘 면담(2018. 6. 2). 대전: no author, but the whole of an interview
_TALKED = lazy(r"(?:면담|인터뷰|대담|구술|증언|통화)$")
# “변하늘. 『”, “돌다리연구회 편. 〈”: names, short enough to be none of talk, before a title that bears a sign
_STOP = lazy(rf"(?<=[{_HAN}])\.\s(?=[「『《〈≪“\"‘])")
_STOPPED_NAME = rf"(?:[{_HAN}]{{2,5}}|[{_HAN}]{{1,5}}\s[{_HAN}]{{1,5}})"
_STOPPED_NAMES = lazy(rf"{_STOPPED_NAME}(?:(?:[·/]|,\s|\s및\s){_STOPPED_NAME}){{0,4}}(?:\s외)?")
_BODY_IN_ROLE = lazy(rf"[{_HAN}]{{2,16}}(?:\s[{_HAN}]{{2,12}}){{0,3}}")
_FARTHEST = 120
_LONGEST = 200


def eastern_heads(note: Note) -> Iterator[EntryHead]:
    """The heads of a note that is Korean in part; ``first`` of each is its start, for its names are read later."""
    if note.eastern:
        yield from _stopped_heads(note)
    text = note.text
    for year in _YEAR.finditer(text):
        if note.mask[year.start() - 1] or not (note.eastern or year["day"]):
            continue
        start = _begin(text, year.start())
        end = year.start() - (text[year.start() - 1] == " ")
        if (role := _ROLE.search(text, start, end)) and role.start() > start:
            names = _NAMES.fullmatch(text, start, role.start())
        else:
            names = _NAMES.fullmatch(text, start, end)
        stop = text.find(". ", year.end(), year.end() + _LONGEST)
        if names and stop > 0 and not _TALKED.search(names[0]) and not _TALK_LAST.search(text, year.end(), stop):
            yield EntryHead(start, end, year.end(), start, year.span("year"))


def _begin(text: str, end: int) -> int:
    """Where the names begin that end there: behind the last stop, or the last particle of talk behind it."""
    start = max((one.end() for one in _BREAK.finditer(text, max(0, end - _FARTHEST), end)), default=end)
    return max((one.end() for one in _LEAD.finditer(text, start, end)), default=start)


def _stopped_heads(note: Note) -> Iterator[EntryHead]:
    """변하늘. 『제목』. 출판사, 2009; 자세한 것은 돌다리연구회 편. 〈제목〉: names alone, or a body in its role."""
    text = note.text
    for stop in _STOP.finditer(text):
        end = stop.start()
        title = note.group_starts.get(stop.end())
        if note.mask[end] or title is None or not title.quoted:
            continue
        start = _begin(text, end)
        role = _ROLE.search(text, start, end)
        named = _BODY_IN_ROLE.fullmatch(text, start, role.start()) if role else None
        if named or (_STOPPED_NAMES.fullmatch(text, start, end) and not _TALK_LAST.search(text, start, end)):
            yield EntryHead(start, end, title.start, start)

"""Interviews, laws and judgments in Korean notes, without quotation marks: 변하늘 구술, 필자 면담, 목포, 2014년 3월."""

from __future__ import annotations

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.names.authors import comma_parts
from indexer.citations.names.eastern_names import is_eastern_name, is_eastern_talk, is_korean_name
from indexer.citations.names.persons import is_full_name, split_names, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.container_names import is_eastern
from indexer.citations.parts.facts import DAY
from indexer.citations.sources.issues import SAME_DAY
from indexer.citations.sources.made import ends_well, in_order, make, of_kind
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_HAN = "가-힣一-鿿"
_WAY = r"(?:(?:전화|서면|화상|온라인|구두|전자우편|이메일|영상|심층|공동)\s)?"
_GENRE = (
    rf"(?P<genre>(?:{w.KO_ROUND}\s)?{_WAY}(?:면담|인터뷰|대담|통화|구술(?:\s?(?:면담|자료|채록))?|면접|"
    r"증언|전자우편|이메일|대화|녹취록?|[訪面]談|對談|口述|證言)(?:\s\d{1,2}차)?)"
)
_HONOURS = r"(?:\s?(?:씨|氏|옹|翁|선생님?|先生|여사|女史|할머니|할아버지|어르신|교수|박사))?"
# 황진이와의 면담, 필자의 황진이 면담, 황진이 구술, 황진이의 증언, 황진이가 필자에게 보낸 이메일
_TALK = lazy(
    rf"(?:(?:필자|저자|글쓴이|연구자)(?:와|의|가)?\s(?:[가-힣]{{1,4}}한\s)?)?(?P<who>[{_HAN}]{{2,8}}?(?:[\s·][{_HAN}]{{1,8}}?){{0,3}}?){_HONOURS}(?:\s?\([^()]{{1,30}}\))?"
    rf"(?:와의|과의|와|과|의|에\s대한|(?:이|가)\s(?:필자|저자)에게\s보낸)?\s{_GENRE}"
)
_OF_TALK = lazy(rf"의\s{_GENRE}\s?$")
_OWN = lazy(
    rf"(?:(?:필자|저자|글쓴이|연구자|본인)(?:와의|의|와)?\s)?{_GENRE}|(?:면담자|채록자|녹취자)\s?:?\s?[가-힣]{{2,4}}"
)
_FOREIGNER = Prefiltered(
    rf"(?P<who>[A-ZÀ-Þ][A-Za-zÀ-ɏ.’'-]*(?:\s[A-Za-zÀ-ɏ.’'-]+){{1,4}}){_HONOURS}(?:(?:와의|과의|와|과|의)?\s|,\s(?:필자|저자|글쓴이|연구자)(?:와의|의|와)?\s){_GENRE}(?=[,.(\s])"
)
_SPEECH = lazy(r"[가-힣\s·]{0,40}(?:연설|담화|발언|축사|보고|기자\s?회견)")
# 조문객, 골키퍼의 아들: described, and not named.
_DESCRIBED = lazy(r"(?:객|들|원|민|족|관|생|아들|딸|부인|사람|가족|기자|선수|교수|주민|의\s[가-힣]+)$")
_LAW = lazy(
    r"(?P<title>[가-힣·\s]{2,40}?(?:법|령|규칙|헌법|조약|협정|조례))\s?\((?P<number>[^()]{0,12}제\s?\d{1,6}호)?,?\s?(?=[^()]{4,40}\))"
)
_JUDGED = lazy(
    r"(?P<court>(?:대법원|헌법재판소|헌재|[가-힣]{2,8}(?:법원|지법|고법))(?:\s[가-힣]{2,8}지원)?(?:\s전원합의체)?)\s(?=\d{4})"
)
_JUDGMENT = lazy(
    rf"\.?\s?(?:자\s)?(?:선고\s?)?(?:,\s)?(?P<number>{w.DOCKET}|(?:\d{{4}}년\s)?[가-힣]{{2,4}}\s제?\d{{1,5}}호)(?:\s(?:결정|판결))?"
)
_PASSED = "선고"
_FARTHEST = 60
_PLACE_AND_DAY = 2


def read_eastern(note: Note, start: int, end: int) -> Citation | None:
    """The interview, law or judgment at ``start``."""
    if start >= end or not note.eastern:
        return None
    if not is_eastern(note.text[start]):
        return _with_foreigner(note, start, end)
    return (
        _sent(note, start, end)
        or _led_interview(note, start, end)
        or _interview(note, start, end)
        or _dated_first(note, start, end)
        or _named_first(note, start, end)
        or _posted(note, start, end)
        or _law(note, start, end)
        or _judgment(note, start, end)
        or _in_talk(note, start, end)
        or _judged_in_talk(note, start, end)
    )


def _with_foreigner(note: Note, start: int, end: int) -> Citation | None:
    """Eva Mohr와의 인터뷰, 드레스덴, 2010년 10월 2일; Eva Mohr, 필자 인터뷰: whose name is in Latin letters."""
    found = _FOREIGNER.match(note.text, start, end)
    if found is None or not is_full_name(found["who"]):
        return None
    fields = [note.field("author", *found.span("who")), note.field("genre", *found.span("genre"))]
    return of_kind(make(note, start, found.end(), end, fields, "date"), "interview")


# 변하늘 신부가 남시내에게 보낸 1856년 11월 6일자 서한, XAA, vol. 579
_SENT = lazy(rf"[{_HAN}·\s]{{2,40}}(?:에게|에|께)\s(?:보낸|보내온|부친|띄운)\s(?=\d{{4}}[년.])")
_SENT_ON = lazy(r"\.?(?:\s?자의?|의)?\s(?:서한|편지|서신|전문|전보|공문|공한|보고서?|비망록)(?=,\s)")


def _sent(note: Note, start: int, end: int) -> Citation | None:
    """A letter with its day between its correspondents and its name, and where it lies."""
    found = _SENT.match(note.text, start, end)
    date = note.date_at(found.end(), end) if found else None
    sort = _SENT_ON.match(note.text, date.end, end) if date else None
    if date is None or sort is None:
        return None
    one = make(note, start, sort.end(), end, [note.field("title", start, sort.end()), date])
    return of_kind(one, "archival")


_WHO = lazy(r"(?P<who>[가-힣]{2,8}(?:\s[가-힣]{1,8}){0,2})(?:\s?\([^()\d]{1,20}\))?,\s(?=\d{4})")
_WHERE_TALKED = lazy(
    rf",?\s(?:(?P<place>[가-힣]{{2,10}})(?:에서)?,?\s)?(?:(?:필자|저자)(?:와의)?\s)?{_GENRE}(?=[,.;)]|\s*$)"
)


def _dated_first(note: Note, start: int, end: int) -> Citation | None:
    """변하늘(가명), 2014년 3월 22일 목포 인터뷰: the day and the place before what it was."""
    found = _WHO.match(note.text, start, end)
    date = note.date_at(found.end(), end) if found else None
    talked = _WHERE_TALKED.match(note.text, date.end, end) if date else None
    if found is None or date is None or talked is None or is_eastern_talk(found["who"]):
        return None
    fields = [note.field("author", *found.span("who")), date]
    if talked["place"]:
        fields.append(note.field("place", *talked.span("place")))
    fields.append(note.field("genre", *talked.span("genre")))
    return Citation(start, talked.end(), "full", "interview", tuple(fields))


def _named_first(note: Note, start: int, end: int) -> Citation | None:
    """변하늘, 필자 인터뷰, 목포, 2014년 3월; 변하늘, 소금대회 연설, 1967년 5월 11일: behind the name what it was."""
    text, parts = note.text, comma_parts(note, start, end)
    if len(parts) <= _PLACE_AND_DAY or not is_eastern_name(text[slice(*parts[0])]):
        return None
    author = note.field("author", *parts[0])
    if own := _OWN.fullmatch(text, *parts[1]):
        fields = [author, *([note.field("genre", *own.span("genre"))] if own["genre"] else [])]
        return of_kind(make(note, start, parts[1][1], end, fields, "date"), "interview")
    if not _SPEECH.fullmatch(text, *parts[1]):
        return None
    one = make(note, start, parts[1][1], end, [author, note.field("title", *parts[1])], "date")
    return of_kind(one, "statement") if ends_well(text, one, end) else None


_POST = lazy(
    rf"(?P<who>[{_HAN}]{{2,6}}(?:\s[{_HAN}]{{1,6}}){{0,2}})의\s(?P<where>페이스북|트위터|인스타그램|유튜브|블로그|누리집|홈페이지)"
    r"(?:에\s(?:올린|쓴|남긴))?\s(?:글|게시글|게시물|동?영상|사진|포스트)(?=,\s)"
)


def _posted(note: Note, start: int, end: int) -> Citation | None:
    """변하늘의 페이스북 글, 2013년 1월 30일, https://…: by whom, where and when."""
    found = _POST.match(note.text, start, end)
    if found is None or not is_eastern_name(found["who"]):
        return None
    fields = [note.field("author", *found.span("who")), note.field("container", *found.span("where"))]
    return of_kind(make(note, start, found.end(), end, fields, "date"), "web")


def _interview(note: Note, start: int, end: int) -> Citation | None:
    """With whom, where and when: between commas, or in brackets behind the name."""
    first = comma_parts(note, start, end)[0]
    last, done = first[1], first[1]
    group = next((one for one in note.groups_from(start) if one.round and one.end <= end), None)
    told = group is not None and _OF_TALK.search(note.text, start, group.start) is not None  # 변하늘의 증언(…)도 같다
    bracketed = (
        group is not None and (told or group.end >= first[1] - 1) and note.date_in(group.start, group.end) is not None
    )
    if group is not None and bracketed:
        last, done = trim(note.text, start, group.start)[1], group.start + 1
    own = _OWN.fullmatch(note.text, first[0], last)
    found = own or _TALK.fullmatch(note.text, first[0], last)
    if found is None:
        return None
    fields = [note.field("genre", *found.span("genre"))] if found["genre"] else []
    if not own and is_eastern_name(found["who"].replace("·", " ")) and not _DESCRIBED.search(found["who"]):
        fields[:0] = [note.field("author", *who) for who in split_names(note.text, *found.span("who"))]
    if group is not None and bracketed:
        return of_kind(_in_brackets(note, start, group.start, group.end, fields), "interview")
    parts = comma_parts(note, done, end)
    while parts and _OWN.fullmatch(note.text, *parts[0]):
        done = parts.pop(0)[1]
    if (
        own and len(parts) > _PLACE_AND_DAY and is_eastern_name(note.text[slice(*parts[0])])
    ):  # 필자와의 면담, 변하늘, 목포, …
        fields.insert(0, note.field("author", *parts[0]))
        done = parts[0][1]
    need: tuple[FieldName, ...] = () if SAME_DAY.search(note.text, done, end) else ("date",)
    return of_kind(make(note, start, done, end, fields, *need), "interview")


# 그 행방은 변하늘 구술, 2003년 10월 11일; 값에 대해서는 변하늘, 2003년 10월 11일 인터뷰
_LED_TALK = lazy(rf"(?<=[은는도])\s(?=[{_HAN}][{_HAN}\s]{{1,20}},\s)")


def _led_interview(note: Note, start: int, end: int) -> Citation | None:
    """The interview to which talk leads, with its day."""
    first = comma_parts(note, start, end)[0][1]
    for lead in _LED_TALK.finditer(note.text, start, first + 2):
        for read in (_interview, _dated_first, _named_first):
            one = read(note, lead.end(), end)
            if one and one.kind == "interview" and one.first("author") and one.first("date"):
                return one
    return None


def _in_brackets(note: Note, start: int, first: int, last: int, fields: list[CitationField]) -> Citation | None:
    """(2014년 3월 22일, 목포)"""
    date = note.date_in(first, last)
    if date is None:
        return None
    for part in comma_parts(note, first + 1, last - 1):
        if part[0] > date.start and is_eastern_name(note.text[slice(*part)]):
            fields.append(note.field("place", *part))
            break
    return Citation(start, last, "full", "interview", in_order((*fields, date)))


# 변하늘 씨는 2009년 4월 2일의 전자우편에서, 남시내의 증언(2009. 6. 25., 목포)도
_TOLD_ON = lazy(
    rf"(?<!\S)(?P<who>[가-힣]{{2,6}}(?:\s[가-힣]{{1,6}})?){_HONOURS}(?:(?:의|[은는이가])\s(?=\d{{4}}[년.])|의\s{_GENRE}\((?=\d{{4}}))"
)
_TOLD_BY = lazy(rf"(?:\s?자의?|의)?\s{_GENRE}(?=에|[은는이가을를]|[,.)]|\s*$)")


def _in_talk(note: Note, start: int, end: int) -> Citation | None:
    """A message or a testimony with its day, of which a sentence speaks."""
    for found in _TOLD_ON.finditer(note.text, start, end):
        date = note.date_at(found.end(), end)
        if date is None or len(date.value) < DAY:
            continue
        bracket = note.group_starts.get(found.end() - 1) if found["genre"] else None
        told = None if found["genre"] else _TOLD_BY.match(note.text, date.end, end)
        if bracket is None and told is None:
            continue
        genre = told.span("genre") if told else found.span("genre")
        first, last = found.span("who")
        if (space := note.text.find(" ", first, last)) > 0 and is_korean_name(note.text[space + 1 : last]):
            first = space + 1  # 대령 변하늘의 증언
        fields = in_order((note.field("author", first, last), note.field("genre", *genre), date))
        return Citation(first, bracket.end if bracket else genre[1], "full", "interview", fields)
    return None


def _law(note: Note, start: int, end: int) -> Citation | None:
    """제분업법(법률 제57호, 1949. 5. 3. 제정), 제2조."""
    found = _LAW.match(note.text, start, min(end, start + _FARTHEST))
    group = next((one for one in note.groups_from(start) if one.round and one.end <= end), None) if found else None
    date = note.date_in(group.start, group.end) if group else None
    if found is None or group is None or date is None:
        return None
    fields = [note.field("title", *found.span("title")), date]
    if found["number"]:
        fields.insert(1, note.field("document", *found.span("number")))
    return of_kind(make(note, start, group.end, end, fields), "document")


def _judgment(note: Note, start: int, end: int) -> Citation | None:
    """대법원 1967. 5. 3. 선고 66다1234 판결."""
    court = _JUDGED.match(note.text, start, end)
    date = note.date_at(court.end(), end) if court else None
    found = _JUDGMENT.match(note.text, date.end, end) if date else None
    if court is None or date is None or found is None:
        return None
    fields = [note.field("author", *court.span("court")), date, note.field("document", *found.span("number"))]
    return of_kind(make(note, start, found.end(), end, fields), "document")


def _judged_in_talk(note: Note, start: int, end: int) -> Citation | None:
    """원심은 대구고등법원 1967. 5. 3. 선고 66나123 판결: a judgment of which a sentence speaks."""
    if _PASSED not in note.text:
        return None
    for court in _JUDGED.finditer(note.text, start + 1, end):
        one = _judgment(note, court.start(), end) if note.text[court.start() - 1] == " " else None
        if one:
            return one
    return None

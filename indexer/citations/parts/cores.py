"""Which title in quotes, or which brackets with facts, is the core from which a citation is read?"""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.citations.model import Citation
from indexer.citations.names.authors import is_author
from indexer.citations.names.leads import LEADS_ON
from indexer.citations.names.persons import NAME, PEN_NAME, Span, is_full_name, split_names
from indexer.citations.notes import clauses
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.notes.shape import BOOK_QUOTES, Group
from indexer.citations.parts.bracketed import GAZETTED
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.facts import DAY
from indexer.citations.parts.imprints import is_publisher
from indexer.patterns import lazy

_TITLE_LEAD = lazy(
    r"(?:^|[\s(])(?:in|en|whose|cuy[oa]|titled|entitled|titulad[oa]|voz|entry|entrada|art\.|by|also|también|article|artículo|essay|on|column|columna|"
    r"see|piece|report|his|her|their|su|(?<![가-힣])(?:글|기사|책|논문|사설|칼럼|시|소설|노래|영화|연설|보고서))\s$",
    re.IGNORECASE,
)


_SHORT, _LONG = 5, 10
# Lo comenta «La sal», El Faro (Lima), 3 de mayo de 1967: what appeared on a day, or in a volume, is a title, whatever
# leads up to it.
_APPEARED = lazy(
    r"(?:,\s[a-zà-ÿ]{4,12}\s(?:del?|of|on)\s(?=\d{1,2}[\s/.])|[.,]?\s[^\W\d_a-z][^,;.()\[\]“”«»]{1,50}(?:\s[(\[][^()\[\]]{2,30}[)\]]|,\s[^\W\d_a-z][^,;.()\[\]“”«»\d]{2,24})?,?\s)"
    r"(?:(?:\d{1,2}\s(?:de\s)?[^\W\d_]{3,10}\s(?:de\s|del\s)?|\d{1,2}/\d{1,2}/|[^\W\d_a-z][^\W\d_]{2,8}\s\d{1,2},\s)(?:1[5-9]|20)\d\d(?=[,:]|\.?$|\.\s)"
    r"|(?:vol|no|núm|t|n\.?º)\.?\s?\d|\d{1,4}(?:[:.]\d{1,3})?\s?\((?:1[5-9]|20)\d\d\))"
)
# “…, p. 4: ‘He has taken away the rope.’” is what the page says, at the end of the note.
_PAGE_LAST = lazy(r"(?:pp?\.|box|folder|file|fols?\.|caja|carpeta|págs?\.)\s?\d{1,4}(?:[-–]\d{1,4})?:$", re.IGNORECASE)
_OVER = lazy(r"[\s.]*$")
_NEAR_PAGE = 24
# 송금액은 ‘물의 값’, 〈없는경제〉, 1967년 5월 3일: what is held is a title, whatever leads up to it.
# So is what stands before its author with a holder or a day: 그 반론은 “물의 값”, 변하늘, 없는신문, 1967년 5월 3일.
_HOLDER_NEXT = lazy(
    r",?\s(?:[^,;:()\d“”‘’〈〉《》『』]{2,30},\s)?(?:[〈《『][^〈〉《》『』]{1,40}[〉》』],?\s(?=\d{4}|제?\d{1,4}[호권])"
    r"|[^,;:()“”‘’〈〉《》『』]{2,30}(?:\([^()]{1,8}\))?,\s(?=\d{4}(?:년\s\d|\.\s?\d))"
    r"|\d{4}년\s\d{1,2}월\s\d{1,2}일(?=,\s))"
)
# «Frase feliz», la llama Ana Ruiz, El camino, …; “a happy phrase”, writes Luis Paz: what the next work says
_SAID_NEXT = lazy(
    rf",\s(?:(?:l[aeo]s?|se)\s(?!{w.CALLED})(?:l[aeo]s?\s)?[a-zà-ÿ]{{4,12}}|dice|escribe|anota|señala|afirma|sostiene|según|says|writes|notes|argues)\s"
    r"(?=[^\W\d_a-z])"
)
_CITED_NEXT = lazy(r"\s?\((?:ib[ií]d|[íi]d(?:em|\.)|(?:op|ob|art|loc)\.\s?cit)", re.IGNORECASE)
_UNDER = ("s.v.", "s. v.", "s.vv.")


def core_of(note: Note, start: int, end: int) -> Group | None:
    """The title in quotes or the brackets with facts from which the next citation is read."""
    text = note.text
    for group in note.groups_from(start):
        if group.end > end:
            break
        if group.quoted and any(first <= group.start and group.end < last - 1 for first, last in note.titles):
            continue  # _“The Salt Is Ours”: A History of Mills_
        if (
            group.quoted
            and (_is_title(text, group, start) or _is_imprinted(note, group))
            and not _is_of_archive(note, group, end)
            and not _is_talked_with(text, start, group)
        ):
            return _signed(note, start, group) or group
        if group.round and _is_slanted(note, start, group) and note.is_published(group):
            return group
        if group.round and "," not in text[start : group.start] and is_author_year(note, group):
            continue
        if group.round and note.is_published(group) and not _is_aside(note, start, group):
            if GAZETTED.match(text, group.start + 1, group.end) and w.TREATY.match(text, start, group.start):
                continue  # Convention on Salt, done at Lima on 3 May 1967 (Official Gazette no. 12, of 4 May 1967)
            return group
        if group.round and note.is_facts(group) and is_year_behind(text, start, group):
            return group
    return None


def _is_talked_with(text: str, start: int, group: Group) -> bool:
    """*Interview with “Old Zeph,” Lima, 1999*; *‘Old Zeph’, interview by the author*: a name somebody goes by."""
    if not PEN_NAME.fullmatch(text, group.start, group.end):
        return False
    begin = clauses.signal_at(text, start, group.start)
    behind = w.INTERVIEW.match(text, group.end + 2) if begin == group.start else None
    return bool(w.INTERVIEW.fullmatch(text, begin, group.start) or (behind and behind[0].endswith(_OF_AUTHOR)))


_OF_AUTHOR = ("author", "autor", "autora")


def _is_slanted(note: Note, start: int, group: Group) -> bool:
    """*_Prints of the North_ (Museum of Salt, 1930), 3*: nothing but a title in italics before, no talk behind."""
    begin = clauses.signal_at(note.text, start, group.start)
    return note.title_end(begin) == group.start - 1 and note.text[group.end : group.end + 1] in ("", ",", ".", ";", ":")


def _signed(note: Note, start: int, group: Group) -> Group | None:
    """*‘Vigil’, ‘Salt from Within’, Herald, 3 May 1967*: the title behind the pen name with which the note begins."""
    if note.text[start : group.start].strip() or not PEN_NAME.fullmatch(note.text, group.start, group.end):
        return None
    title = next((one for at in (group.end + 1, group.end + 2) if (one := note.group_starts.get(at))), None)
    if title is None or title.sign != group.sign or title.end - title.start <= _LONG:
        return None
    held = _APPEARED.match(note.text, title.end) or _HOLDER_NEXT.match(note.text, title.end)
    if held is None or note.outlet_at(title.start, title.end) or is_city(held[0].strip(" ,.").partition(",")[0]):
        return None  # «La sal», «El Molino del Sur», Lima, 3 de mayo de 1967
    return title


def _is_imprinted(note: Note, group: Group) -> bool:
    """북한 쪽은 “물의 값” (평양: 돌다리, 1975), 30쪽: what has place, publisher and year right behind it, in Korean."""
    bracket = note.group_starts.get(group.end + 1) if note.eastern else None
    return bracket is not None and _IMPRINT.fullmatch(note.text, bracket.start, bracket.end) is not None


_IMPRINT = lazy(r"\([^():;]{2,30}:\s[^():;]{1,60},\s(?:1[5-9]|20)\d\d년?\)|\([^():;,]{2,60},\s(?:1[5-9]|20)\d\d년?\)")
_KEPT_BEFORE = lazy(r"(?:소장|所藏|藏),\s$")


def _is_of_archive(note: Note, group: Group, end: int) -> bool:
    """없는기록원 소장, 『영사 문서철』, 12-3, 「소금 계약서」: what it calls its papers, before the title of one."""
    if group.sign not in BOOK_QUOTES or not _KEPT_BEFORE.search(note.text, group.start - 5, group.start):
        return False
    after = next((one for one in note.groups_from(group.end) if one.quoted), None)
    return after is not None and after.end <= end and after.sign not in BOOK_QUOTES


def is_author_year(note: Note, group: Group) -> bool:
    """*(Luna, 2016)*, *(Luna y Paz, 2016, p. 3)*: a short form, and neither town nor publisher with a year."""
    return _named_year(note, group) is not None


def _named_year(note: Note, group: Group) -> re.Match[str] | None:
    found = _AUTHOR_YEAR.fullmatch(note.text, group.start, group.end)
    if found is None or is_city(found["name"]) or is_publisher(note, found.span("name")):
        return None
    return found


def author_year(note: Note, group: Group) -> Citation | None:
    """The short form in such brackets, if it is one, or that of which they are the end."""
    if behind := _year_behind_name(note, group):
        return behind
    found = _named_year(note, group)
    return _short(note, found, found, (group.start + 1, group.end - 1)) if found else None


def _year_behind_name(note: Note, group: Group) -> Citation | None:
    """*Luna (2016, p. 3)*, *Luna and Paz (2016)*, in the midst of talk."""
    text = note.text
    year = _YEAR_AND_PAGE.match(text, group.start)
    if year is None or year.end() < group.end:
        return None
    near = max(0, group.start - _NEAR)
    name = _BODY_LAST.search(text, near, group.start)
    if name is None or not (year["dated"] or name["first"].endswith(_OF_BODY)):  # 소설가 남시원(2009, 12)
        name = _NAMES_LAST.search(text, near, group.start)
    if name is None:
        subject = _SUBJECT.search(text, near, group.start)
        one = _short(note, subject, year, (subject.start("name"), year.end())) if subject else None
        return replace(one, tentative=True) if one else None
    glued = note.eastern and not text[group.start - 1].isspace()
    one = _short(note, name, year, (name.start("name"), year.end()))
    return replace(one, tentative=False) if glued and year["page"] else one


def _short(note: Note, names: re.Match[str], year: re.Match[str], span: Span) -> Citation:
    """The short form with these names, and the year and page that were found with them; sure where a page is told."""
    told = year.groupdict()
    name = names["name"]
    first = names.start("name") + 2 * name.startswith(("y ", "e "))  # Mera (1998: 40) y Courtis (2000: 12)
    last = names.end("name") - 2 * name.endswith(("’s", "'s"))
    spans = [(first, last)] if "first" in names.groupdict() else split_names(note.text, first, last)
    fields = [note.field("author", *each) for each in spans]
    dated = note.date_at(year.start("dated"), year.end()) if told.get("dated") else None
    fields += [dated or note.field("date", *year.span("dated" if told.get("dated") else "year"))]
    pages = [page for page in ("page", "behind", "cited") if told.get(page)]
    fields += [note.field("locator", *year.span(page)) for page in pages]
    sure = pages and is_author(name) and not is_city(name)
    return Citation(*span, "short", "unknown", tuple(fields), tentative=not sure)


_NEAR = 80
_EASTERN = r"(?:[가-힣]{2,4}|[一-鿿]{2,4})"
_HANGUL = rf"(?<![가-힣一-鿿·]){_EASTERN}(?:[·・]{_EASTERN}){{0,4}}(?:\s외)?"
_NAMES = rf"(?P<name>{NAME}(?:,?\s(?:and|y|e|&)\s{NAME}|,?\set\sal\.)?|{_HANGUL})"
_PAGE = r"(?:(?:cuadro|tabla|table|cap\.|ch\.|chap\.|fig\.|n\.|nota|note)\s)?\d{1,4}(?:[-–~]\d{1,4})?(?:n\d{1,3})?"
_YEARED = (
    r"(?P<year>(?:1[89]|20)\d\d)[a-z]?(?:[,:]\s?(?:pp?\.\s?|págs?\.\s?)?"
    rf"(?P<page>{_PAGE}(?=[\s),쪽면])|(?:부록|표|제|각주)\s?\d{{1,3}}(?:장|절)?)(?:쪽|면)?)?\)"
)
# 변하늘(2007), 158쪽의 서술: the page behind the brackets; 제분부 수출국(1962. 10. 2): the day of a paper
_YEAR_AND_PAGE = lazy(
    rf"\((?:{_YEARED}|(?P<dated>(?:1[89]|20)\d\d)\.\s?\d{{1,2}}\.\s?\d{{1,2}}\.?\))"
    r"(?:,\s(?:(?P<behind>\d{1,4}(?:[-–~]\d{1,4})?)(?:쪽|면)|pp?\.\s(?P<cited>\d{1,4}(?:[-–~]\d{1,4})?)(?![\w.])))?"
)
# “Luna (2016, p. 3)”; 변하늘(2009, 12)에서, Ortega(2009, 12)의: right before the bracket, as it is written in Korean
_NAMES_LAST = lazy(rf"(?<![\w.’'])(?!(?:{'|'.join(sorted(LEADS_ON))})\s){_NAMES}\s?$")
# “Luna had guessed at fewer (2016: 3)”, 변하늘은 다르게 본다(2016: 3): the subject of the sentence
_SUBJECT = lazy(
    rf"(?:^|(?<=[.;:]\s)|(?<=\s(?:but|and)\s)|(?<=\spero\s))(?:(?:As|Como)\s)?(?P<name>(?!(?:The|In|El|La|En|As|Como)\s){NAME}(?:\s(?:and|y|&)\s{NAME})?(?=\s[a-zà-ÿ])"
    r"|[가-힣]{2,4}(?=[은는]\s))[^.;:()\d]{3,60}$"
)
# 제분부 수출국: a body of two words, of which the second calls itself one; with a year alone the first does so, too
_BODY_LAST = lazy(
    r"(?<![가-힣·])(?P<name>(?P<first>[가-힣]{2,10})(?<![은는이가을를의도과와에로])\s[가-힣]{1,10}[부국청처회소원관과실당단서])\s?$"
)
_OF_BODY = tuple("부국성청처회소원관당단")
_AUTHOR_YEAR = lazy(rf"\({_NAMES},\s{_YEARED}")


def _is_aside(note: Note, start: int, group: Group) -> bool:
    """*The price was unchanged (Granma, 4 May 1967).*: a day in brackets behind a sentence, and no title.

    So is a title in quotes with the rest of its citation, behind a Korean one: 물은 더 비쌌다(“Mills”, Nowhere, 1967).
    *Her brother told me (Ana Ruiz, e-mail, 4 May 1967)* says with whom I talked.
    """
    quoted = note.text[group.start + 1] in "“‘「『《〈" and _SENTENCE_LAST.search(note.text, start, group.start)
    if quoted or _TALKED_WITH.match(note.text, group.start):
        return True
    date = note.date_in(group.start + 1, group.end - 1)
    return date is not None and len(date.value) == DAY and bool(w.SAYS.search(note.text, start, group.start))


_SENTENCE_LAST = lazy(r"[가-힣](?:다|까|[음함됨])[.?]?\s?$")
_TALKED_WITH = lazy(rf"\({NAME},\s{w.CHANNEL.pattern},\s", w.CHANNEL.flags)


def is_year_behind(text: str, start: int, group: Group) -> bool:
    """*Ana Ruiz, The Salt Road (2004), 12*: a year alone, behind a title with its author’s full name."""
    found = _NAMED_TITLE.fullmatch(text, clauses.signal_at(text, start, group.start), group.start)
    return found is not None and is_full_name(found["name"])


_NAMED_TITLE = lazy(rf"\s*(?P<name>{NAME}),\s[^\W_a-z][^,;()“”«»\"\d]{{2,160}}\s")


def _is_of_page(text: str, group: Group) -> bool:
    """Whether a quotation at the end of a note is what the page before its colon says."""
    paged = text.endswith(": ", 0, group.start) and _OVER.match(text, group.end)
    return bool(paged and _PAGE_LAST.search(text[max(0, group.start - _NEAR_PAGE) : group.start - 1]))


def _is_title(text: str, group: Group, start: int) -> bool:
    """Whether a quotation can be a title: at the beginning, after a comma, or a word that leads to it."""
    before = text[start : group.start].rstrip()
    if group.end - group.start < 4 or (group.sign in "‘'" and before and before[-1] not in ",.:)"):
        led = _TITLE_LEAD.search(text[max(start, group.start - 14) : group.start])
        held = _HOLDER_NEXT.match(text, group.end)
        return bool(held or (led and (group.end - group.start > _LONG or _APPEARED.match(text, group.end))))
    if before.endswith(_UNDER) or _is_of_page(text, group) or _SAID_NEXT.match(text, group.end):
        return False
    if _CITED_NEXT.match(text, group.end):  # “Salt is dear” (ibid., 4)
        return False
    if not before or before[-1] in ",.:)]" or before.endswith(("’s", "'s")) or group.sign in "「『《〈≪":
        return True
    if _TITLE_LEAD.search(text[max(start, group.start - 14) : group.start]):
        return True
    if group.end - group.start > _LONG and _APPEARED.match(text, group.end):
        return True
    return group.end - group.start > _SHORT and _HOLDER_NEXT.match(text, group.end) is not None

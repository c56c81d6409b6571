"""Korean forms that lean on another citation: 앞의 책, 위의 글, 전게서, 上揭書, 동 논문, 같은 곳, 상동, 주 3의 책.

앞의 and 전게 go back to any work of the article, with or without its author; 위의, 상게, 같은 and 동 to what stands
right before, where no author is named. In the North 우의 (“to the right”) says what 위의 says elsewhere.
"""

from __future__ import annotations

import re

from indexer.citations.model import CitationField, Form
from indexer.citations.names.persons import NAME
from indexer.citations.notes.note import Note
from indexer.citations.notes.words import EASTERN_PAPER
from indexer.citations.short.located import Leaning, fields_of, located
from indexer.patterns import lazy
from indexer.prefilter import AnyPattern, Prefiltered

_THINGS = (
    r"(?:(?:신문|잡지|박사|석사)\s)?(?:(?:박사|석사)?학위논문|박사논문|석사논문|저서|책|글|논문|기사|자료집?|보고서|보고|문서|사이트|인터뷰|면담|대담|구술|증언|전문|전보|"
    r"편지|론문|설교|서한|서신|공한|훈령|훈시|통첩|조서|지시문?|명령|보도|일기|일지|신문|잡지|사설|논설|회고록|소설|시집|녹취록|발표문|연설|담화|공문|비망록|각서|회의록|회담록|書|論文|論考|稿|手記|日記|口述|證言|[訪面]談|書[信簡翰]|文書|記事|報告書?)"
)
# Told from talk only where nothing but a comma, a stop or a place in it follows: 위의 체육철, 문서번호 22.
_OTHER_THINGS = (
    r"(?:[가-힣]{0,5}(?:철|첩)|장부|명부|대장|필름|원고|영화|방송|강연|성명|판결|법률?|결의|조약|협정|사전|연감|년감|"
    r"초청장|사진|회람|진정서|청원서|결정|처분|계약서|[가-힣]{2,4}표)(?=\s?[,.;(]|$)"
)
_THING = rf"(?:{_THINGS}|{_OTHER_THINGS})"
_SAME_PLACE = r"(?:,\s(?:같은|동|위의?)\s?(?:쪽|면|곳|페지|장))?"
_IBID = (
    rf"(?:(?:위의?|우의(?=\s)|(?:위|우)와\s같은|상게|上揭)\s?{_THING}|윗(?:책|글)|위의?\s?곳(?=[.,;\s]|$)|(?:같은|동일한?)\s?(?:{_THING}|곳|쪽|면|페지)|동\s{_THING}|"
    rf"전게(?:서|논문)?\s?동일|상게(?:서|논문)|이\s(?:책|글|논문)(?=(?:의|,)?\s\d{{1,4}}(?:[-–~]\d{{1,4}})?(?:쪽|면))|同(?:書|论文|論文|稿)|上(?:掲|揭)書|동서(?=[,.]|$)|(?:상동|동상|上同|同上|同前|위와\s(?:같음|동일))(?=[.,;\s]|$)){_SAME_PLACE}"
)
KO_OPCIT = (
    rf"(?:(?:앞의?|앞에\s?(?:든|인용한)|앞서\s?(?:든|인용한)|전게|前揭)\s?{_THING}|전게(?:서|논문)|"
    r"前(?:掲|揭|引)(?:書|书|论文|論文|稿|文))"
)
_END = r"(?=$|[^가-힣]|은|는|이|가\s|을|를|에|의|도|과|와|참조)(?:에서|은|는|이|가|을|를|에|의|도|과|와)?"
HANGUL = r"(?:[가-힣]{2,4}|[一-鿿]{2,4})"
HANGUL_NAMES = rf"{HANGUL}(?:[·・]{HANGUL})*"
_NO_NAME = (
    r"(?![가-힣]{1,6}[은는도]\s(?:상동|동상|위와\s같|같은\s?(?:곳|쪽|면)))"
    r"(?!(?:[가-힣]{1,2}|[가-힣]{1,4}들)[은는]\s(?!앞의?\s?[「『《〈])|이[고며],)(?!(?:재인용:?|이상은?|이하는?|모두|역시|아울러|예외로|반대로|달리|특히|예컨대|가령|또한|먼저|다만|반면|그러나|한편)[\s,]|(?:위|우|이)와\s|앞[의에서]|(?:위의|상게|전게|윗|동)\s?(?:[가-힣]{1,5})[,\s]|같은|다른)"
)
_LATE = r"(?:\s외(?:\s\d{1,2}[인명])?|의)?"
_ROLE = r"(?:\s(?:편저?|엮음|외|공저|지음|저))?"
_YEAR = r"(?:1[89]|20)\d\d"
# 주 11, 각주 11번, 11번 주
_NUMBER = r"(?:(?:각?주|註)\s?(?P<note>\d{1,4})번?|(?P<numbered>\d{1,4})번\s?각?주)"
_ANY_NUMBER = re.sub(r"\?P<\w+>", "?:", _NUMBER)
_AUTHOR = (
    rf"{_NO_NAME}(?P<author>{NAME}(?:(?:\s(?:and|y|&)\s|[·・]){NAME}){{0,3}}|{HANGUL}(?:(?:[·・]|,\s|\s?(?:와|과)\s){HANGUL}){{0,4}}|"
    r"[가-힣]{1,12}(?:(?<![은는을를])\s(?!구술|증언|면담|인터뷰)[가-힣]{1,12}){0,3}(?<!다)(?=,|\s(?:구술|증언|면담|인터뷰),))"
)
_QUOTED = r"[「『《〈“][^「」『』《》〈〉“”]{2,80}[」』》〉”]"
_WITH_AUTHOR = Prefiltered(
    rf"{_AUTHOR}(?:(?<=[가-힣一-鿿])(?=\.)|{_LATE}|{_ROLE}\s?\((?:(?P<year>(?:1[89]|20)\d\d)[a-z]?|[^()]{{1,12}})\)|,\s(?P<plain>(?:1[89]|20)\d\d)[a-z]?(?=,|\s)|\s(?:구술|증언|면담|인터뷰)(?=,))(?:[,.]?\s|,(?=[前上同]))(?:{_QUOTED}[,.]\s(?=앞|전게))?(?P<form>{_IBID}|{KO_OPCIT}){_END}"
)
# 앞의 Ledger, p. 18; 위의 Ruiz, f. 3
_LATIN_TITLED = lazy(
    r"(?:앞의?|위의?|전게|상게|같은|앞서\s(?:든|인용한))\s(?P<short>[A-ZÀ-Þ][^,;:.()가-힣]{2,60}),\s(?=(?:pp?|ff?|fols?|vol|t|n)\.\s?\d|\d)"
)
_TITLED = Prefiltered(
    rf"(?:{_AUTHOR},?\s)?(?:앞의?|위의?|전게|상게|같은|[前上][掲揭])\s?(?P<quoted>[「『《〈][^「」『』《》〈〉]{{2,80}}[」』》〉])(?:\s?{_THINGS}(?=$|[,.\s(은는이가을를의에도과와])|(?=\s?(?:[,.(\d]|[제第]\d|$)))"
)
# 〈없는신문〉의 같은 기사 30쪽: a piece named by the newspaper
_SAME_PIECE = lazy(
    rf"(?P<quoted>[『《〈][^『』《》〈〉]{{2,60}}[』》〉])의?\s(?:같은|위의|앞의)\s(?:기사|사설|논설|글){_END}"
)
_SAME = r"(?:같은\s(?:기사|쪽|면|곳|책|글)|[上同][同上])"
# 『소금의 길』(주 1), 30쪽; 「소금의 역사」, 앞의 글, 30쪽; 『소금의 역사』, 같은 쪽
_TITLED_NOTE = lazy(
    rf"(?:{_AUTHOR},?\s)?(?P<quoted>[「『《〈][^「」『』《》〈〉]{{2,80}}[」』》〉])(?=\s?\({_ANY_NUMBER}\)|,?\s(?:{KO_OPCIT}|{_SAME}){_END})"
    rf"(?:,?\s(?:{KO_OPCIT}|{_SAME}){_END})?"
)
_IBID_FORM = lazy(rf"{_IBID}{_END}")
_OPCIT_FORM = lazy(rf"{KO_OPCIT}{_END}")
# In the midst of talk: with a name before it, or with nothing but a place in it behind.
_WITHIN = Prefiltered(
    rf"(?<=\s){_NO_NAME}(?P<author>(?-i:[A-Z])[\w’'-]+|{HANGUL_NAMES}){_LATE}(?:(?:{_ROLE}\s?\((?P<year>{_YEAR})[a-z]?\))?,|(?<=의)|(?<=[가-힣]{{3}}[은는])(?<![로에서라다]는))\s(?:(?P<plain>(?:1[89]|20)\d\d)[a-z]?,?\s)?(?P<form>{_IBID}|{KO_OPCIT}){_END}"
)
# 변하늘의 책 90쪽: a thing of somebody’s with the page in it
_OWNED = Prefiltered(
    rf"(?<!\S){_NO_NAME}(?P<author>(?-i:[A-Z])[\w’'-]+|[가-힣]{{2,4}})의\s(?:책|글|논문|저서|회고록|기사|논고)(?=,?\s\d{{1,4}}(?:[-–~]\d{{1,4}})?쪽)"
)
_ALONE_WITHIN = Prefiltered(
    rf"(?:(?<=[은는도로서고며]\s)|(?<=[고며],\s))(?:(?P<ibid>{_IBID})|{KO_OPCIT})(?=,?\s(?:pp?\.\s?|頁|(?:프레임|롤|문서|파일|등록|관리)\s?(?:번호)?\s?)?(?:\d|[A-Z]{{1,2}}\s?\d)|\.?$|에서\s)"
)
# 위 없는일보 기사, 없는일보 앞의 기사; 물값은 그대로였다(앞의 면담), (앞의 논문, 부록)
_PAPER = rf"[가-힣]{{2,8}}(?:{EASTERN_PAPER})"
_TALKED = Prefiltered(
    rf"(?<![^\s(])(?:(?P<container>{_PAPER})\s(?:앞의|위의?)\s(?:기사|사설|논설)|(?:앞의|위의?)\s(?P<journal>{_PAPER})\s(?:기사|사설|논설)){_END}"
    rf"|(?<![글책문]\()(?<=\()(?:{_IBID}|{KO_OPCIT})(?=\)|,\s(?:부록|부표|서문|머리말|범례))"
)
# 앞의 책(2009), 앞의 책(주 3)
_WHICH = lazy(rf"\s?\((?:(?P<year>{_YEAR})[a-z]?|{_NUMBER})\)")
_NOTE = lazy(
    rf"(?:(?P<named>{HANGUL}),\s)?(?:(?:앞|위)의?\s)?(?:각주|주|註)\s?(?P<d>\d{{1,4}})(?!\d|(?:과|와|·|,(?=\s\d{{1,3}}(?:[을를]|\s참)))\s?\d)(?:번)?(?:(?:의|에서?\s(?:인용한|든|언급한|본))\s{_THING})?"
    rf"|(?:앞|위)의?\s(?:[가-힣·]{{1,12}}\s){{0,3}}{_THING}\s?\({_NUMBER}\)"
)


def eastern_at(note: Note, start: int, end: int) -> Leaning | None:
    """The Korean form at ``start``."""
    text = note.text
    for pattern, form in _FORMS if note.eastern else ():
        if found := pattern.match(text, start, end):
            return _which(note, found, end, form)
    return None


_FORMS: tuple[tuple[AnyPattern, Form], ...] = (
    (_TITLED, "opcit"), (_LATIN_TITLED, "opcit"), (_SAME_PIECE, "opcit"), (_TITLED_NOTE, "opcit"),
    (_WITH_AUTHOR, "opcit"), (_IBID_FORM, "ibid"), (_OPCIT_FORM, "opcit"),
)  # fmt: skip


def is_eastern_form(text: str) -> bool:
    """Whether a text is nothing but such a form: 위의 글, 앞의 책."""
    return bool(_IBID_FORM.fullmatch(text) or _OPCIT_FORM.fullmatch(text))


def eastern_note_at(note: Note, start: int, end: int) -> Leaning | None:
    """앞의 각주 3, 주 12의 필름: the number of a note, with what it cites."""
    found = _NOTE.match(note.text, start, end) if note.eastern else None
    if found is None:
        return None
    number = next(name for name in ("d", "note", "numbered") if found[name])
    return located(note, found.end(), end, "note", (*fields_of(note, found), note.field("note", *found.span(number))))


def eastern_in(note: Note, start: int, end: int) -> tuple[int, Leaning] | None:
    """The Korean form in the midst of talk, and where it begins."""
    if not note.eastern:
        return None
    if found := _WITHIN.search(note.text, start, end):
        leaning = _which(note, found, end, "opcit")
        # 변하늘은 앞의 책, 30쪽에서: who says it there; 물레방아 이야기는 同書 p. 194에: what is told there
        says = note.text.startswith("에서", leaning.end)
        if says or not _ALONE_WITHIN.match(note.text, found.start("form"), end):
            return found.start(), leaning
    if owned := _OWNED.search(note.text, start, end):
        return owned.start("author"), located(note, owned.end(), end, "opcit", fields_of(note, owned))
    if found := _ALONE_WITHIN.search(note.text, start, end):
        return found.start(), located(note, found.end(), end, "ibid" if found["ibid"] else "opcit", ())
    if found := _TALKED.search(note.text, start, end):
        papers = [note.field("container", *found.span(name)) for name in ("container", "journal") if found[name]]
        return found.start(), located(note, found.end(), end, "opcit", tuple(papers))
    return None


def _without_particle(note: Note, one: CitationField) -> CitationField:
    """변하늘은 앞의 책에서: the name without the particle of a subject, where no comma follows."""
    subject = one.name == "author" and _SUBJECT.fullmatch(one.value) and note.text[one.end : one.end + 1] == " "
    return note.field("author", one.start, one.end - 1) if subject else one


def _is_topic(note: Note, one: CitationField) -> bool:
    """번호는 앞의 「장부」에서: what the sentence is about, too short for a name with its particle."""
    return (
        one.name == "author"
        and len(one.value) <= len("번호는")
        and one.value[-1] in "은는"
        and note.text[one.end] == " "
    )


_SUBJECT = lazy(r"[가-힣]{3}[은는이가도]")


def _which(note: Note, found: re.Match[str], end: int, form: Form) -> Leaning:
    """The form with the year or the note by which it is told from others of the same author."""
    fields, at = fields_of(note, found), found.end()
    groups = found.groupdict()
    for year in (name for name in ("year", "plain") if groups.get(name)):
        fields = (*fields, CitationField("date", found[year], *found.span(year)))
    fields = tuple(_without_particle(note, one) for one in fields if not _is_topic(note, one))
    if which := _WHICH.match(note.text, at, end):
        at = which.end()
        if number := next((name for name in ("note", "numbered") if which[name]), ""):
            return located(note, at, end, "note", (*fields, note.field("note", *which.span(number))))
        fields = (*fields, CitationField("date", which["year"], *which.span("year")))
        form = "opcit"
    return located(note, at, end, form, fields)

"""Who is named before a Korean title? 변하늘·남시내 편, 룰루 오르테가(Lulú Ortega) 지음, 남시내 외 옮김, 변하늘(2009).

A name of several words is told from talk by the endings of its words, for it is written as a sentence is: in Hangul.
"""

from __future__ import annotations

from indexer.citations.model import CitationField, FieldName
from indexer.citations.names.families import is_korean_family
from indexer.citations.names.persons import Span, is_full_name
from indexer.citations.notes.note import Note
from indexer.patterns import lazy

_HAN = "가-힣一-鿿々ぁ-ヿ"
_ROLES: tuple[tuple[FieldName, str], ...] = (
    ("author", r"지음|씀|글|공저|저|著|기자|특파원|논설위원|회고록|자서전|수기"),
    ("editor", r"엮음|펴냄|편역|편저|공편|편찬|편집|책임편집|편|[主總]編|[主总]编|編[著纂輯]|編|编"),
    ("translator", r"옮김|공역|번역|역주|역|[譯訳]|[譯訳]註|[校交]註|교주"),
)
_ROLE = "|".join(f"(?P<{name}>{words})" for name, words in _ROLES)
_LATE = r"(?:\s?외(?:\s?\d{1,2}\s?[인명])?)?"
_PART = lazy(
    rf"(?:(?P<leads>감독|연출|각본|제작)(?:\s?:)?\s)?(?P<names>[^()]{{2,60}}?)(?:\s?\((?P<script>[^()\d]{{2,40}})\))?{_LATE}"
    rf"(?:\s?\((?P<year>(?:1[89]|20)\d\d)[a-z]?\))?(?:(?:\s|(?<=[지엮옮]))(?:{_ROLE}|(?P<directed>감독|연출)))?"
)
IN_ROLE = lazy(
    r"\s?(?P<named>[^(),:;“”「」『』]{2,60}?\s(?:지음|씀|글|공저|저|著|엮음|펴냄|편저?|편역|공편|편찬|옮김|공역|번역|역|譯|編|감독|연출))"
    r"(?:\s?[,·/]\s?|\s*$)"
)
"""Names in a role, up to the sign before what follows them: 변하늘·남시내 지음, …; 남시내 옮김·돌다리."""
# 외무부장관 발 주리마대사 수신 훈령
_SENT = lazy(r"(?P<who>[가-힣]{2,20})\s발\s[가-힣\s]{2,24}\s수신\s(?P<genre>[가-힣]{2,6})")
# 룰루 오르테가(남시내 옮김)
_TRANSLATED = lazy(r"(?P<name>[가-힣]{2,5})(?:\s외)?\s(?:옮김|역|번역|공역)")
_GENRE = lazy(
    r"(?:기록|예술|극|만화|텔레비죤)?\s?영화|다큐멘터리|드라마|련속극|연속극|연극|가극|노래|가요|소설|장편소설|단편소설|시|수기"
)
# 변하늘·남시내; but ペ・ヨンギュン is one name
_SEPARATOR = lazy(r"\s?(?:(?<![ァ-ヿ])・|[·、/&])\s?|,\s?|(?<=[가-힣])(?:와|과)\s")
_UNIT = r"제?\d{1,4}[가-힣]{0,8}(?:군단|사단|여단|연대|대대|중대|함대|전단|비행단|부대|지원단)"
_WORD = rf"(?:[{_HAN}]{{1,16}}|{_UNIT})"
# “N. 오르테가”, “L. G. 오르테가”: initials in Latin letters
_NAME = lazy(rf"(?:(?:[A-Z]\.\s?){{1,3}})?{_WORD}(?:[\s-]{{1,2}}{_WORD}){{0,4}}(?:\s?\d{{1,3}})?")
AS_SUCH = (
    r"(?<![가-힣])(?:예|예외|보기|사례|취지|연구|논문|책|글|자료|기사|사설|번역|단행본|우리말|영문|보도|기록|증언|회고|문헌)"
    r"으?로는?(?=\s|$)"
)
"""전자의 예로 변하늘, 같은 취지로 변하늘: as what a work is named. 페드로 is a name."""
_ADVERB = (
    r"(?<![가-힣])(?:예컨대|이를테면|가령|특히|먼저|우선|다만|단|대표적으로|또한?|아울러|더불어|덧붙여|참고로|한편|이어|곧|대부분|"
    r"대체로|주로|나아가|끝으로|바로)"
)
_TALK_WITHIN = lazy(
    rf"^[의은는이가을를와과에]\s|[은는을를에와며](?=\s)|(?:에서|대하여|관하여|따르면|이\s책|것이?|오히려|물론|그러나|졸고|졸저|그리고|{AS_SUCH}|{_ADVERB}|(?<![가-힣])역시|달리|반면|반대로|각주|각각|이하|너무|매우|아주|거의|이미|아직|[가-힣]{{2}}히)(?=\s|$)"
)
_TALK_LAST = lazy(
    r"(?:[이하였있없했된었았한는온간난본준진친든운]다|[하되이있없]고|하여|하며|으며|라면|하면|들면|지만|에서|으로|에게|까지|부터|에는|에도|[은는을를])$"
)
# 그 번역은 룰루 오르테가·파울 루나: names of two words, of which the first is no verb
_FOREIGNER = r"[가-힣]{1,6}(?<![의은는을를한된던진룬온본쓴간난될할])\s[가-힣]{1,6}"
_LEAD = lazy(
    rf"(?:[은는도이]|에서|으로|대해선?|대하여|관하여|또는|자세히는|달리|반면|반대로|밖에|외에|{_ADVERB}|{AS_SUCH})\s(?=(?:\S+|{_FOREIGNER}(?:·[가-힣]{{1,6}}\s[가-힣]{{1,6}}){{0,3}}(?:\s?\([^()]*\))?)(?:\s(?:공?편저?|저|엮음|지음|감독|옮김|공?역))?$)|(?<=[쪽면])(?:의\s[가-힣]{{1,4}})?(?:와|과|\s및)\s"
)
_WORK = lazy(r"(?:[가-힣]{2,5}\s?)?(?:영화|다큐멘터리|드라마|소설|희곡|시집|노래|만화|기사|논문|사설|칼럼)")
_PARTICLE = lazy(r"[은는이가을를의에]$")
_YEAR = lazy(r"(?P<year>(?:1[89]|20)\d\d)[a-z]?년?")
_LONGEST = 40
_LEAST_NAME = 2


def is_eastern_name(text: str) -> bool:
    """Whether a text in Hangul or Hanja can be a name: a person’s, or a body’s, of a few words."""
    return (
        bool(_NAME.fullmatch(text)) and len(text) <= _LONGEST and not (is_eastern_talk(text) or _WORK.fullmatch(text))
    )


def is_eastern_talk(text: str) -> bool:
    """Whether words in Hangul are those of a sentence: 보기를 들면, 날씨는."""
    owned = text.endswith("의") and " " in text
    return bool(
        text.endswith("는") or owned or _TALK_WITHIN.search(text) or (len(text) > 3 and _TALK_LAST.search(text))
    )


def eastern_part(note: Note, span: Span) -> list[CitationField] | None:
    """The names in a part between commas in their role, and the year behind them; None where it holds anything else."""
    if sent := _SENT.fullmatch(note.text, *span):
        return [note.field("author", *sent.span("who")), note.field("genre", *sent.span("genre"))]
    if _GENRE.fullmatch(note.text, *span):  # 다큐멘터리 〈…〉
        return [note.field("genre", *span)]
    found = _PART.fullmatch(note.text, *span)
    if found is None:
        return None
    role: FieldName = next((name for name, _ in _ROLES if found[name]), "author")
    fields = []
    at, last = found.span("names")
    latin = role != "author" or found["author"] or found["directed"] or found["leads"]
    for gap in (*_SEPARATOR.finditer(note.text, at, last), None):
        end = gap.start() if gap else last
        name = note.text[at:end]
        if end - at < _LEAST_NAME or not (is_eastern_name(name) or (latin and is_full_name(name))):
            return None
        fields.append(note.field(role, at, end))
        at = gap.end() if gap else last
    if found["script"] and (translated := _TRANSLATED.fullmatch(note.text, *found.span("script"))):
        fields.append(note.field("translator", *translated.span("name")))
    if found["year"]:
        fields.append(CitationField("date", found["year"], *found.span("year")))
    return fields


def _is_described(name: str) -> bool:
    """같은 시기 변하늘: a Korean name behind a word that is none of it, as no foreigner’s is written."""
    return is_korean_name(name.partition(" ")[2])


def is_korean_name(word: str) -> bool:
    """Whether a word is written as the name of a Korean: three syllables, the first a family name."""
    return len(word) == len("변하늘") and is_korean_family(word[0])


def eastern_names(note: Note, parts: list[Span]) -> tuple[list[CitationField], int] | None:
    """The names in the parts before a title, from the first that is one, and where they begin; None without any."""
    if note.text[parts[-1][1] : parts[-1][1] + 1] != "," and _PARTICLE.search(note.text, *parts[-1]):
        return None  # 위의 책이 드는 문서는 「…」
    fields: list[CitationField] = []
    begin = -1
    for first, last in reversed(parts):
        if not fields and len(parts) > 1 and (year := _YEAR.fullmatch(note.text, first, last)):
            fields = [CitationField("date", year["year"], *year.span("year"))]  # 변하늘, 2009, 『…』
            continue
        named = eastern_part(note, (first, last))
        for lead in _LEAD.finditer(note.text, first, last) if named is None else ():
            behind = eastern_part(note, (lead.end(), last))
            if behind and not _is_described(behind[0].value):
                return [*behind, *fields], lead.end()
        if named is None:
            break
        fields, begin = [*named, *fields], first
    return (fields, begin) if begin >= 0 else None

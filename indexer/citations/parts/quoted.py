"""Who wrote it and what is it called, where the title stands in quotes?"""

from __future__ import annotations

import re

from indexer.citations.model import CitationField
from indexer.citations.names.authors import ROLE, by_role, comma_parts, is_author
from indexer.citations.names.eastern_names import AS_SUCH, eastern_names
from indexer.citations.names.families import is_korean_family
from indexer.citations.names.given import are_given
from indexer.citations.names.inverted import is_turned, whole_names
from indexer.citations.names.leads import name_behind, who_says
from indexer.citations.names.persons import (
    NAME,
    PEN_NAME,
    WORDS_OF_NAME,
    Span,
    is_full_name,
    is_person,
    split_names,
    trim,
)
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.notes.shape import Group
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.head import BRACKETED, GENRE, SAME_AUTHOR, Head, past_lead, without_stop
from indexer.citations.parts.paper_heads import genres, kept_before
from indexer.patterns import lazy


def before_quoted(note: Note, start: int, end: int, core: Group, signal: CitationField | None) -> Head | None:
    """What stands before a title in quotes, and the title; None where the quotes hold none."""
    text = note.text
    if pen := PEN_NAME.fullmatch(text, *trim(text, start, end)):
        fields, begin, led = [note.field("author", *pen.span("name"))], start, False
    else:
        fields, begin, led = _authors_before(note, start, end)
    first, last = core.start + 1, core.end - 1
    translation = None
    if bracket := BRACKETED.search(text, first, last):
        translation = note.field("translation", *bracket.span("inner"))
        last = bracket.start()
    title = without_stop(note.field("title", first, last))
    if not title.value:
        return None
    if begin < 0 and (teller := _TELLER.fullmatch(text, start, core.start)) and _tells(teller["name"]):
        fields, begin, led = [note.field("author", *teller.span("name"))], teller.start("name"), False
    if begin < 0:
        begin = core.start
    found = (*fields, title, *([translation] if translation else []))
    return Head(begin, found, core.end, led, signal)


def _authors_before(note: Note, start: int, end: int) -> tuple[list[CitationField], int, bool]:
    """The authors before a title in quotes, where they begin (-1 without), and whether other talk leads up to it."""
    text = note.text
    if entry := _ENTRY_WORD.search(text, start, end):  # SOSA, L., voz “Sal”, en …
        end = entry.start()
    start, end = _keep_initial(text, start, end)
    if start >= end:
        return [], -1, False
    if (same := SAME_AUTHOR.match(text, start, end + 2)) and name_behind(text, same.end(), end) is None:
        return [note.field("same_author", start, min(end, same.end()))], start, False
    if turned := _TURNED_LAST.search(text, max(start, end - _NEAR_NAME), end):  # is studied by Ruiz, Ana. “…”
        return [note.field("author", *turned.span("name"))], turned.start("name"), False
    parts = comma_parts(note, start, end)
    if len(parts) > 1 and text[slice(*parts[-1])] in ("in", "en"):
        parts.pop()
    if len(parts) > 1 and (same := SAME_AUTHOR.fullmatch(text, *parts[-1])):  # 변하늘의 편지, 2009. 4. 2. …, 그의 “…”
        return [note.field("same_author", *same.span())], same.start(), False
    genre = genres(note, parts)
    if parts and (year := _year_behind(note.text, parts)):  # Ana Ruiz (2002), «…»
        genre.append(note.field("date", *year.span("year")))
        parts[-1] = (parts[-1][0], year.start())
    if parts and (handle := _HANDLE.search(note.text, *parts[-1])):  # Ana Ruiz (@ruiz), “…”
        parts[-1] = (parts[-1][0], handle.start())
    if not parts:
        return genre, start, False
    return _named(note, start, parts, genre)


_ENTRY_WORD = lazy(r",\s(?:voz|entrada|entry|art\.)\s*$")


def _year_behind(text: str, parts: list[Span]) -> re.Match[str] | None:
    """The year behind the last name: *Ana Ruiz (2002)*; bare behind a name as *Ruiz, A 2002* and *Salt Board 2002*."""
    if year := _YEAR_BEHIND.search(text, *parts[-1]):
        return year
    bare = _BARE_YEAR_BEHIND.search(text, *parts[-1])
    if bare is None:
        return None
    names = split_names(text, past_lead(text, *parts[0]), bare.start())
    return bare if names and all(is_author(text[slice(*one)]) for one in names) else None


def _tells(name: str) -> bool:
    return is_full_name(name) and is_author(name)


_NEAR_NAME = 60
_TURNED_LAST = lazy(
    r"\s(?:see|by|in|from|is|are|of|with|compare|en|por|de|véase|ver|con|es)\s"
    r"(?P<name>[^\W\d_a-z][\w’'‘-]+(?:\s[^\W\d_a-z][\w’'‘-]+)?,\s[^\W\d_a-z][\w’'‘-]+(?:\s[^\W\d_]\.)?)\.?\s*$"
)


def _named(
    note: Note, start: int, parts: list[Span], genre: list[CitationField]
) -> tuple[list[CitationField], int, bool]:
    """The names in the parts before a title, and what is told with them."""
    text = note.text
    if len(parts) > 1 and (kept := kept_before(note, start, parts[-1][1])):
        return [*kept, *genre], kept[0].start, False
    if subject := _subject(note, start, parts[-1]):
        return [subject[0], *genre], subject[0].start, subject[1]
    if talked := _talked_with(note, start, parts):
        return talked
    if note.eastern and (of := _OWNER.search(text, *parts[-1])) and text[parts[-1][1]] == " " and _owns(of):
        return [note.field("author", *of.span("name")), *genre], of.start("name"), True
    if (owner := _POSSESSIVE_END.search(text, *parts[-1])) and is_person(owner[owner.lastgroup or 0].strip()):
        group = owner.lastgroup or 0
        return [note.field("author", *owner.span(group)), *genre], owner.start(group), False
    found = _listed(note, parts)
    if found is None and (tail_name := _name_at_end(text, *parts[-1])) is not None:
        found = [note.field("author", tail_name, parts[-1][1])], tail_name
    return ([*found[0], *genre], found[1], False) if found else (genre, -1, True)


def _owns(found: re.Match[str]) -> bool:
    """Whether a word before 의 is a name: with what its bearer is, or a family name at its head; in Latin, in full."""
    if not "가" <= found["name"][0] <= "힣":
        return is_full_name(found["name"])
    return found["honour"] is not None or is_korean_family(found["name"][0])


# 변하늘 전 장관의 『…』, 망명한 소설가 변하늘의 “…”
_OWNER = lazy(
    rf"(?<!\S)(?P<name>[가-힣]{{3}}|{WORDS_OF_NAME})(?P<honour>\s(?:전\s)?(?:장관|차관|대사|교수|선생|박사|신부|목사|스님|의원|기자|작가|시인|총리|대통령|여사|씨|옹))?의$"
)


def _talked_with(note: Note, start: int, parts: list[Span]) -> tuple[list[CitationField], int, bool] | None:
    """*Interview with Ana Ruiz*, before a title."""
    interview = w.INTERVIEW.match(note.text, *parts[0]) if len(parts) == 1 else None
    if interview is None:
        return None
    who = note.field("author", interview.end(), parts[0][1])
    return [note.field("genre", *interview.span()), who], start, False


def _listed(note: Note, parts: list[Span]) -> tuple[list[CitationField], int] | None:
    """The names at the end of the parts, in their role, and where they begin."""
    text, role = note.text, "author"
    last = text[parts[-1][0] : parts[-1][1]].rstrip(")")[-1:]  # Hans Krahl 감독, Ana Ruiz(남시내 옮김)
    told = text[parts[-1][0]], text[parts[0][0]], last
    if not all(map(str.isascii, told)) and (eastern := eastern_names(note, parts)):
        return _before_eastern(note, parts, *eastern)
    if _SHORT_TOPIC.fullmatch(text, *parts[-1]) and text[parts[-1][1]] != ",":  # 날씨는 “…”, 지난날의 “…”
        return None
    if len(parts) > 1 and ROLE.fullmatch(text[slice(*parts[-1])]):
        parts.pop()
        role = "editor"
    for number in range(len(parts)):
        first = parts[number][0]
        if number:
            first = past_lead(text, first, parts[-1][1])
        elif (behind := name_behind(text, first, parts[-1][1])) is not None:
            first = behind
        elif len(parts) > 1 and (turned := _turned_behind(text, parts)):
            first = turned
        names = whole_names(text, split_names(text, _past_of(text, first), parts[-1][1]))
        names = [name for name in names if name is names[0] or not _is_rank_behind(text, name, names[0])]
        if names and all(is_author(text[slice(*name)]) for name in names):
            return [by_role(note.field(role, *name)) for name in names], names[0][0]  # type: ignore[arg-type]
    return None


def _is_rank_behind(text: str, name: Span, first: Span) -> bool:
    """*Luis Paz, USN*, *Luis Paz, O.F.M.*: in what force or order somebody is, and no other author."""
    return bool(_RANK.fullmatch(text, *name)) and text[name[0] - 2] == "," and is_full_name(text[slice(*first)])


_RANK = lazy(r"US(?:A|N|AF|MC|CG)|R(?:AF|N|M|AAF|CAF|AN|CN)|(?:[A-Z]\.\s?){2,4}")
_OF = lazy(r"(?:(?:y|e|and)\s)?de\s(?=(?:[^\W\d_a-z][\w’'-]*\s){1,3}[^\W\d_a-z][\w’'-]*$)")


def _past_of(text: str, start: int) -> int:
    """*…, y de Ana Ruiz, «La sal»*: where a name in full begins behind a *de* that belongs to the talk."""
    of = _OF.match(text, start, text.find(",", start))
    return of.end() if of else start


def _turned_behind(text: str, parts: list[Span]) -> int:
    """*Lo explicó a todos Ruiz Mora, Ana: «La sal»*: where a turned name begins that ends talk; 0 without one."""
    colon = text[parts[-1][1]] == ":"
    family = _FAMILY_LAST.search(text, *parts[0])
    given = text[slice(*parts[1])]
    if family is None or len(parts) > _PAIR or not (colon or are_given(given.split())):
        return 0
    turned = is_turned(f"{family['name']}, {given}") and not is_city(given) and not is_city(family["name"])
    return family.start("name") if turned else 0


_PAIR = 2
_FAMILY_LAST = lazy(
    rf"(?<!\S)(?!(?:el|la|los|las|del|the|and|y|e)\s)[a-zà-ÿ]+\s(?P<name>[{w.CAPITAL}][\w’'-]+(?:\s(?:(?:de|del|la)\s){{0,2}}[{w.CAPITAL}][\w’'-]+){{0,2}})$"
)


def _before_eastern(
    note: Note, parts: list[Span], fields: list[CitationField], begin: int
) -> tuple[list[CitationField], int]:
    """*Bruce Cumings*, 김자동 옮김, 『…』: the names in Latin script before those in Korean."""
    before = [part for part in parts if part[1] <= begin]
    names = split_names(note.text, before[0][0], before[-1][1]) if before else []
    if not names or not all(is_full_name(note.text[slice(*name)]) for name in names):
        return fields, begin
    return [*(note.field("author", *name) for name in names), *fields], names[0][0]


def _subject(note: Note, start: int, last: Span) -> tuple[CitationField, bool] | None:
    """The author as the subject of a sentence that leads to a title, and whether it is no more than talk of it."""
    text = note.text
    if (says := who_says(text, start, last[1] + 1)) and says.end() >= last[1]:
        return note.field("author", *says.span("name")), False
    if (topic := _KOREAN_TOPIC.fullmatch(text, *last)) and text[last[1]] != ",":
        return note.field("author", *topic.span("name")), True
    return None


_YEAR_BEHIND = lazy(r"\s\((?P<year>(?:1[89]|20)\d\d)[a-z]?\)$")

_BARE_YEAR_BEHIND = lazy(r"(?<=[^\W\d_])\s(?P<year>(?:1[89]|20)\d\d)[a-z]?$")
_HANDLE = lazy(r"\s\(@\w+\)$")


def _keep_initial(text: str, start: int, end: int) -> Span:
    """A full stop after an initial or in *et al.* is the name's own."""
    first, last = trim(text, start, end, " ,;:\t\n")
    if (
        last - first > 2
        and text[last - 1] == "."
        and not (text[last - 2].isupper() or text[first:last].endswith(("al.", "Jr.", "Sr.")))
    ):
        last -= 1
    return first, last


# Ana Ruiz has counted them: “Salt”; the authority is Ana Ruiz, whose “Salt”
_TELLER = lazy(
    rf"(?:It\swas\s|[^“«\":]*?\s(?=[^\W_a-z][^“«\":,]*,\swhose))?(?P<name>{NAME})(?:[’']s\s[a-zà-ÿ][^“«\":]*:|\s[a-zà-ÿ][^“«\":]*:|,\swhose)\s*"
)


_END_NAME = lazy(r"(?:^|\s)(?:by|in|of|de|en|por|see|with|con)\s((?:[^\W\d_][\w.’'-]*\s?){2,5})$")
_END_SURNAME = lazy(
    r"(?:^|\s)(?:by|in|en|por|see|with|con|from|than|to|on|follow|follows|following|against|contra|sigo\sa)\s"
    r"(?P<name>[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*)?),?\s*$"
)
_POSSESSIVE_END = lazy(
    rf"(?:^|\s)(?P<name>(?:[^\W\d_][\w.-]*\s){{1,4}}[^\W\d_][\w-]*)[’']s(?:\s(?:[a-zà-ÿ][\w-]*\s){{0,2}}{GENRE})?$"
    rf"|(?:^|\s)(?P<family>[^\W\d_a-z][\w-]*)[’']s\s(?:[a-zà-ÿ][\w-]*\s){{0,2}}{GENRE}$"
)
# 홍길동은 『소금의 길』에서 …: the subject of a sentence, and the book that it speaks of.
_KOREAN_TOPIC = lazy(rf"(?!{AS_SUCH})(?P<name>[가-힣]{{3,4}})(?:은|는)")

_SHORT_TOPIC = lazy(r"[가-힣]{1,2}[은는]|[가-힣]{1,3}의")


def _name_at_end(text: str, start: int, end: int) -> int | None:
    """*the essay by Ana Ruiz*, before a title: where the name begins."""
    found = _END_NAME.search(text, max(start, end - 60), end)
    if found and is_full_name(found[1].strip()):
        return found.start(1)
    return name_behind(text, start, end)


def surname_before(note: Note, start: int, end: int) -> CitationField | None:
    """*Similar words in Ruiz*, before a short title in quotes: the name."""
    found = _END_SURNAME.search(note.text, max(start, end - 60), end)
    return note.field("author", *found.span("name")) if found and is_person(found["name"]) else None

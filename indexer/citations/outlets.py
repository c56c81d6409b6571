"""What a citation gives as its outlet, and can't be one: a town, a figure, a genre; an issue taken for a title."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from typing import Final

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.names.given import GIVEN_NAMES
from indexer.citations.names.persons import is_full_name
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.container_names import is_container_name
from indexer.citations.parts.facts import DAY, YEAR
from indexer.citations.parts.imprints import NO_PRESS
from indexer.citations.parts.kinds import LEANT_NOUN
from indexer.citations.sources.cases import is_case
from indexer.patterns import lazy

OUTLETS: Final = frozenset({"container", "publisher", "archive"})
_IN_BRACKETS = lazy(r"(?P<name>[^()]*[^\s()])\s?\((?P<place>[^\W\d_a-z][^()\d]{2,30})\)")
_PRESS_IN_BRACKETS = lazy(r"(?P<place>[^()]*[^\s()])\s\((?P<name>[^()]*\b(?:Press|Books|Editorial|Verlag)\b[^()]*)\)")
_ROMAN = r"(?=[CLXVI])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_NO_NAME = lazy(
    rf"[\d\W]+|(?:\d{{1,3}}\s)?{_ROMAN}(?:\s\d{{1,4}})?|{NO_PRESS.pattern}|{w.NO_DATE.pattern}"
    r"|(?:표|그림|각주|부표|[Tt]able|[Cc]uadro|[Nn]ote|[Nn]ota)\s?\d+(?:[-–.]\d+)?"
    r"|(?:S\.\s?[AL]|Ltd|Inc|Co|[ns]\.\s?[dfl])\.?"
    r"|(?:[Ss]uplemento|[Ss]upplement|[Ee]dición|[Ii]ssue|[Nn]úmero)\s\d+"
    # 正祖 10年, 壬午: the years of kings; what is said in Korean talk
    r"|PDF|등\.?|아래|위|같은|대외비|자가본|附錄|부록|[Aa]ccess(?:ed)?|[Cc]f\.?|D\.?\s?C\.?|[Aa]nnual|[Mm]onthly|[Aa]nual|[Mm]ensual|el|la|the"
    r"|LL?\.?\s?M\.?|M\.?\s?[AS]\.?|M\.?\s?Phil\.?|дата\sобращения"
    r"|\d+(?:\s&\s\d+)?\s(?:Geo|Vict?|Edw|Will|Eliz|Hen|Car)\.?|\([^()]*\d[^()]*\)"
    r"|(?:Decreto|Ley|Resolución|Decisión|Acuerdo)(?:\s[A-Z]?[a-z]+)?(?:\s(?:n\.?\s?[º°]|N\.?\s?[º°]|n[úu]m\.?|No\.?))"
    r"|제정|개정|공포|시행|폐지|[가-힣一-鿿]{2}\s?\d{1,2}[년年]|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]|[은는]\s.*|.*\s.*[가-힣]다"
)
# ST-CS-67, GC(VII)/OR.75, FOIA case F-2011-00345
_NUMBERED = lazy(r"(?:[A-Za-z]+\s(?:case|file|doc\.?)\s)?(?=[^\s]*\d)(?=[^\s]*[-./(])[A-Z\d().:/_–-]+")
_GENRE = lazy(
    rf"(?:(?:technical|final|annual|interim|progress|research|internal|unpublished)\s)+(?:report|paper|study)"
    rf"|{w.UNPUBLISHED.pattern}|report\s[IVX\d]+|(?:intelligence\s)?memorandum|press\srelease|(?:nota|comunicado)\sde\sprensa|working\spapers|field\s?notes|transcript|mimeographed|sales\scatalogue|advertisement|issue\sbrief(?:\s\d+)?|mecanograf\w+|LP|CD|VHS"
    r"|(?:미간행|미발표|비매품|내부)\s?\S{0,4}|필사본|팸플릿|유인물|등사본|油印本|수고|[일전]부\s?개정|탈고",
    re.IGNORECASE,
)
_OFFICIAL = lazy(
    r"(?:Ordinance|Resolución|Decisión|Decreto|Ley|Acuerdo|Convenio)(?:\s(?:of|on|del?|Supremo|Suprema|Ministerial)(?:\s.*)?)?|Agreement|Treaty|"
    r"(?:British|U\.?S\.?|German|Japanese)\sPatent"
)
# “for J. Tonson”, 홍길동 편, 『소금』, “Salt Press for the Institute”, “Salt Papers XIX/1, Doc. 8”, “Sal, s.v. Ice”
_WITHIN = lazy(
    r"(?:for\s(?=[^\W\d_a-z])|[–—-]\s+|(?:Advertisement|Anuncio)\.\s|(?:(?:la|el)\s)?(?:revista|diario|periódico|semanario|libro\scolectivo)\s(?=[^\W\d_a-z])|.{2,14}(?:編著?|著|편저?|엮음)\s?『)?(?P<name>.+?)"
    r"(?:(?<=Press)\sfor\sthe\s.*|,\s(?:[Dd]ocs?|[Nn]os?|[Nn]úm|[Vv]ol)\.\s[\dIVX/]+|,\ss\.\s?v\..*)?"
)
_KEPT = lazy(
    r"(?:(?:his|her|my|the)\s)?private\s(?:collection|papers|archive)|(?:colección|archivo)\s(?:particular|privad[oa])"
    r"|유족|개인|(?:유족|개인|필자|저자)\s?소장|같은\s?(?:문서)?철|(?:the\s)?same\s(?:file|folder|box)"
    r"|(?:(?:el|la)\s)?mism[oa]\s(?:carpeta|caja|legajo|expediente)",
    re.IGNORECASE,
)
_PERSON_BEFORE = lazy(
    r"(?:\b(?P<editor>[Ee]ds?\.)|\b(?P<director>[Dd]ir\.|directed\sby)|\b(?P<translator>[Tt]r(?:ans|ad)?\.(?:\sde)?))\s$"
)
_TRANSLATOR_AFTER = lazy(r",\s(?:[Tt]rad|[Tt]rans|[Tt]r)s?\.")
_LONGEST_BEFORE: Final = 16
_TOWN_WORDS: Final = 3
_PAPER_WORDS: Final = 5
_COLLECTIVE: Final = frozenset({"book", "chapter"})
# 22 Salt Law Journal 188
_BETWEEN_FIGURES = lazy(r"(?P<volume>\d{1,3})\s(?P<name>[^\W\d_a-z].*[^\W\d]\.?)\s(?P<page>\d{1,4})")
# Ruiz v. Salt Board, 183 F.3d 1011; Ruiz v Paz [1967] 2 AC 9: reports of cases are no outlet
_VOLUME_BEFORE = lazy(r"(?:[,\])]|^)\s\d{1,4}\s$|[\])]\s$")
_EASTERN_EDITED = lazy(r"\s?(?:편저?|編著?|엮음)\s?[,.]")
_REIGN = lazy(r"(?:[가-힣]{1,2}[조종군]|[一-鿿]{1,2}[祖宗])(?=\s?(?:\d{1,2}|元)[년年])")
"""*정조 5년*, *英祖 26年*: years are counted by kings in the annals."""
_EASTERN_PAPER = lazy(rf"[가-힣一-鿿](?:{w.EASTERN_PAPER}|新聞|日報|新報|時報)$")
_YEAR_AND_NUMBER = lazy(r"[”\"»]\s\d{4},\s(?:no|nr|n\.º|num|núm)\.?\s?\d")
"""*“Mirror” 1931, no. 4*, as Poles cite an issue."""
_COUNTRIES = lazy(
    r"(?:Corea\sdel\s(?:Norte|Sur)|(?:North|South)\sKorea|RPDC|DPRK|Estados\sUnidos|EE\.\s?UU\.?|U\.?S\.?A\.?|United\sStates|UK|"
    r"Reino\sUnido|España|Spain|Francia|France|Italia|Italy|Alemania|Germany|Japón|Japan|China|URSS|USSR|Cuba|Chile|Perú|"
    r"Peru|Argentina|Brasil|Brazil|Venezuela|Colombia|Ecuador|Bolivia|Uruguay|Paraguay|Polonia|Poland|Hungría|Hungary|"
    r"북한|남한|한국|미국|일본|중국|소련|프랑스|쿠바)"
)
_MAGAZINE = lazy(r"\b(?:Magazine|Gazette|Herald|Chronicle|Gaceta|Revista)\b")
_INNER_ARTICLE = lazy(r"(?<=\s)(?:el|la|le)\s", re.IGNORECASE)
_NO_ISSUES: Final = frozenset({"interview", "archival", "statement", "thesis"})
_ACT = lazy(
    r"\b(?:matter\sof|in\sre|act|law|code|decree|treaty|debates|minutes|constitution|ley|código|decreto|tratado|constitución|sesiones|actas?)\b|법$|령$|조약$",
    re.IGNORECASE,
)
"""What acts and records of a body are called, which are titles and have pages, too."""


def settled_outlet(note: Note, one: Citation, field: CitationField) -> list[CitationField]:
    """A field of ``OUTLETS`` as what it is; nothing where that says nothing, or is told already."""
    name = _name_of(note, one, field)
    if name is None or (name != field.name and name == "place" and one.first("place")):
        return []
    if name != "archive" and len(field.value) == field.end - field.start and (cut := _cut(name, field.value)):
        name, start, end = cut
        return [note.field(name, field.start + start, field.start + end)]
    if name == "container" and not one.first("volume") and (found := _BETWEEN_FIGURES.fullmatch(field.value)):
        parts: tuple[tuple[FieldName, str], ...] = (("volume", "volume"), ("container", "name"), ("pages", "page"))
        return [note.field(part, *(field.start + at for at in found.span(group))) for part, group in parts]
    if name == "container" and (found := _IN_BRACKETS.fullmatch(field.value)):  # El Faro (Lima)
        paper = note.field("container", field.start, field.start + len(found["name"]))
        start = field.end - 1 - len(found["place"])
        return [paper] if one.first("place") else [paper, note.field("place", start, field.end - 1)]
    return [field if name == field.name else replace(field, name=name)]


def settled_genre(note: Note, one: Citation, field: CitationField) -> list[CitationField]:
    """*columna en El Faro*: what sort of piece it is, and what holds it, if nothing else is told to."""
    found = _PIECE_IN.fullmatch(field.value)
    if found is None or one.first("container") or len(field.value) != field.end - field.start:
        return [field]
    piece = note.field("genre", field.start, field.start + found.end("piece"))
    return [piece, note.field("container", field.start + found.start("name"), field.end)]


_PIECE_IN = lazy(
    r"(?P<piece>columna|artículo|nota|reportaje|reseña|carta|crónica|column|article|op-ed|review|letter|report)\s(?:en|in)\s"
    r"(?:(?:el|la|the)\s)?(?P<name>[^\W\d_a-z].+)"
)


def _cut(name: FieldName, value: str) -> tuple[FieldName, int, int] | None:
    """From where to where an outlet stands in more than its name: *for J. Tonson*; *Lima (Salt Press)*."""
    pressed = _PRESS_IN_BRACKETS.fullmatch(value)
    if pressed and is_city(pressed["place"]):
        return "publisher", *pressed.span("name")
    found = _WITHIN.fullmatch(value)
    return (name, *found.span("name")) if found and found["name"] != value else None


def _name_of(note: Note, one: Citation, field: CitationField) -> FieldName | None:
    """What a field that is given as an outlet is; None for what says nothing."""
    if (told := _PERSON_BEFORE.search(note.text, max(0, field.start - _LONGEST_BEFORE), field.start)) is not None:
        return _person(one, told)
    if (behind := _person_behind(note, one, field)) is not None:
        return behind
    if _NO_NAME.fullmatch(field.value) or (field.name != "archive" and _REIGN.match(note.text, field.start)):
        return None
    if field.name == "container" and is_case(one.first("title")) and _VOLUME_BEFORE.search(note.text, 0, field.start):
        return "series"
    if _GENRE.fullmatch(field.value):
        return "genre"
    official = _OFFICIAL.fullmatch(field.value)
    if field.name == "container" and (official or (not one.first("title") and _is_diary(field.value))):
        return None if one.first("title") else "title"
    if _KEPT.fullmatch(field.value):
        return "archive"
    if field.name != "archive" and _NUMBERED.fullmatch(field.value):
        return "document"
    if field.name != "archive" and _COUNTRIES.fullmatch(field.value):
        return None  # where a film was made
    return "place" if "(" not in field.value and is_city(field.value) else field.name


def _person(one: Citation, told: re.Match[str]) -> FieldName | None:
    """What a person is of whom the words before the name tell it; None for a director of films, who has no field."""
    if told["director"]:  # of a book in Spanish, of a film elsewhere
        return "editor" if one.kind in _COLLECTIVE else None
    return "editor" if told["editor"] else "translator"


def _person_behind(note: Note, one: Citation, field: CitationField) -> FieldName | None:
    """What a person or body is of whom the words behind the name tell it."""
    if _TRANSLATOR_AFTER.match(note.text, field.end):
        return "translator"
    edited = field.name == "publisher" and not one.first("author") and _EASTERN_EDITED.match(note.text, field.end)
    return "editor" if edited else None


def _is_diary(name: str) -> bool:
    """*Diario de Ana Ruiz*, *Diario de Sesiones*: a diary, or the debates of a body, and no newspaper."""
    found = _DIARY.fullmatch(name)
    if found is None:
        return False
    whose = found["whose"]
    return bool(_DEBATES.match(whose)) or (is_full_name(whose) and whose.partition(" ")[0] in GIVEN_NAMES)


_DIARY = lazy(r"(?:Diarios?|Diary|Diaries)\s(?:de|of)\s(?P<whose>.+)")
_DEBATES = lazy(r"(?:las\s)?[Ss]esiones|(?:los\s)?[Dd]ebates")


def as_issue(note: Note, one: Citation, known: Container[str]) -> Citation:
    """*La Voz, Lima, 3 May 1967, p. 1*: a citation of an issue, of which the newspaper was taken for the title.

    ``known`` are the newspapers and journals, folded, that other citations of the article name.
    """
    titles = list(one.all("title"))
    if one.form != "full" or len(titles) != 1 or one.first("publisher") or one.first("archive"):
        return one
    title = titles[0]
    if _is_diary(title.value):
        return one
    if one.first("author") and not _is_signed_issue(note, one, title):
        return one
    town = next(one.all("container"), None)
    if town is not None and not _is_town_of(note, one, title, town):
        return one
    if town is None and not _is_periodical(note, one, title, known):
        return one
    renamed: dict[CitationField, FieldName] = {title: "container", **({town: "place"} if town else {})}
    return replace(one, fields=tuple(replace(each, name=renamed.get(each, each.name)) for each in one.fields))


def _is_signed_issue(note: Note, one: Citation, title: CitationField) -> bool:
    """*Letter of Ana Paz, Salt Magazine, July 1982, p. 447*: whether a piece without a title appeared in it."""
    return bool(
        len(one.first("date")) > YEAR
        and one.first("pages")
        and (w.PERIODICAL.search(title.value) or _MAGAZINE.search(title.value))
        and not _is_no_issue(note, one, title)
    )


def _is_town_of(note: Note, one: Citation, title: CitationField, town: CitationField) -> bool:
    """*The Salt Herald, Poole, 3 May 1967, p. 1*: whether what stands as the outlet is the town of a newspaper."""
    return (
        note.text[title.end : town.start] == ", "
        and _is_dated_page(one)
        and len(town.value.split()) <= _TOWN_WORDS
        and w.NEWSPAPER.search(_INNER_ARTICLE.sub("", title.value)) is not None
        and w.NEWSPAPER.search(town.value) is None
        and w.PERIODICAL.search(town.value) is None
        and not _is_no_issue(note, one, title)
    )


def _is_periodical(note: Note, one: Citation, title: CitationField, known: Container[str]) -> bool:
    if title.value.casefold() in known and one.kind not in _COLLECTIVE:
        return True
    outlet = note.outlet_at(title.start, title.end)
    if outlet is not None and outlet[:2] == (title.start, title.end):
        return True
    if _is_dated_name(note, one, title):
        return True
    if _EASTERN_PAPER.search(title.value) or (one.first("issue") and _YEAR_AND_NUMBER.match(note.text, title.end)):
        return True
    return (_is_dated_page(one) or bool(one.first("issue"))) and not _is_no_issue(note, one, title)


def _is_dated_name(note: Note, one: Citation, title: CitationField) -> bool:
    """*Amigoe di Curaçao*, 16-12-1911: nothing but a name in italics, and a day."""
    return (
        {field.name for field in one.fields} <= {"title", "date", "signal"}
        and len(one.first("date")) == DAY
        and note.title_end(title.start) == title.end
        and len(title.value.split()) <= _PAPER_WORDS
        and "," not in title.value
        and not LEANT_NOUN.search(title.value)
        and not _is_no_issue(note, one, title)
    )


def _is_dated_page(one: Citation) -> bool:
    return len(one.first("date")) == DAY and bool(one.first("pages"))


def _is_no_issue(note: Note, one: Citation, title: CitationField) -> bool:
    """Whether a title can't be the name of a newspaper or journal."""
    return (
        one.kind in _NO_ISSUES
        or any(group.quoted and group.start < title.start < group.end for group in note.groups)
        or any(char.isdigit() for char in title.value)
        or _ACT.search(title.value) is not None
        or is_case(title.value)
        or not is_container_name(title.value)
    )

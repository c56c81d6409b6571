"""Signs that stand for others, put in their place before a note is read: full width, colons behind names.

Each stands for one of the same length, so that every place in the text is kept.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.citations.model import Citation, CitationField
from indexer.citations.names.given import GIVEN_NAMES, are_given
from indexer.citations.names.persons import NAME
from indexer.citations.names.scripts import with_years_bracketed, without_scripts
from indexer.citations.notes.words import CAPITAL
from indexer.citations.parts.cities import is_city
from indexer.engine import kernels
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_FULL_WIDTH = str.maketrans("、，；：。．｢｣､｡", ",,;:..「」,.")
_WIDE_SIGNS = frozenset(map(chr, _FULL_WIDTH))
_CAPITALS = r"(?:[A-ZÀ-ÖØ-Þ]{2,20}[\s-]?){1,3}"
# “PAZ RUEDA, Miguel: Title, Place, Publisher, Year”; “Paz Rueda, Miguel: Title”; “Miguel Paz: Title. Place: Publisher”
_COLON = lazy(
    rf"(?:^|(?<=[;.]\s))(?P<family>{NAME}),\s(?P<given>[^\W\d_][\w.-]*(?:\s[^\W\d_][\w.-]*){{0,3}}):\s"
    rf"|(?:^|(?<=;\s))(?P<first>[^\W\d_a-z][\w-]+)\s{NAME}:\s(?=[^\W_a-z])"
)
# [Ana Ruiz], The Salt Road: a name that the book doesn’t bear.
_SUPPLIED = lazy(rf"(?:^|(?<=;\s))\[(?P<name>{NAME})\](?=,\s)")
_PSEUDONYM = lazy(r"\s\[(?:pseud|seud)[^\[\]]{0,20}\](?=,)")
_SEPARATOR = lazy(r"[,.:]\s")
_YEAR = lazy(r"[,\s](?:1[5-9]|20)\d\d(?!\w)")
_FARTHEST = 300
# “PAZ, Miguel; LUNA, Eva. Title”
_LISTED = lazy(
    rf"(?:^|(?<=[;.:]\s)|(?<=\s(?:de|en)\s)){_CAPITALS},\s[^\W\d_][\w.-]*(?:\s[\w.-]+){{0,2}}"
    rf"(?:;\s{_CAPITALS},\s[^\W\d_][\w-]*(?:\s[\w-]+){{0,2}}?){{1,4}}(?:\s(?:y|e|and)\s{_CAPITALS},\s[^\W\d_][\w-]*(?:\s[\w-]+){{0,2}})?(?=[.:,]|\s\()"
)


# <<로동신문>>, <소금 오르다>; “변하늘. 2009. 『…』”
_BOOK_ANGLES = lazy(r"<<(?=[^<>]*[가-힣一-鿿])([^<>]{1,120})>>")
_ANGLES = lazy(r"<(?=[^<>]*[가-힣一-鿿])([^<>]{1,120})>")
_HANGUL = r"(?:[가-힣]{2,4}|[一-鿿]{2,4})"
_MAKER = rf"(?:[가-힣]{{1,12}}(?:[\s·][가-힣]{{1,12}}){{0,4}}|{NAME})"
_TURNED = (
    rf"[{CAPITAL}][\w’'-]+(?:[\s-][{CAPITAL}][\w’'-]+)?,\s[{CAPITAL}][\w’'-]+(?:\.?[\s-][{CAPITAL}][\w’'-]*){{0,2}}"
)
# “Ruiz, Ana and Luis Paz. 2009. *Title*”, behind Korean talk, too: 값은 Ruiz, Ana. 2009. “…”
_DOTTED_YEAR = lazy(
    rf"(?:^|(?<=[;.]\s)|(?<=[은는]\s))((?:{_HANGUL}(?:·{_HANGUL}){{0,4}}(?:\s(?:외|감독|연출|편|엮음|지음))?)|"
    rf"{_TURNED}(?:,?\s(?:and|y|&)\s{NAME}|·{NAME}){{0,2}})\.\s((?:1[89]|20)\d\d[a-z]?)\.(?=\s[“\"‘«「『《〈]|\s[^\W\d_])"
)
# 「방아 소리」(변하늘, 《없는학보》 2001년 봄호), 『물의 값』(변하늘 지음, 돌다리, 2009), 〈물레방아〉(감독 구름,
# 1987), 「방아 소리」(《없는신문》 1967년 5월 3일), 「장부」(1952년, 없는박물관 소장)
_BRACKET_NEXT = Prefiltered(r"[」』》〉”]\(")
_ROLE = r"(?:지음|저|씀|글|엮음|편|편저|옮김|역|감독|연출|기자)"
_SIGNED = lazy(
    rf"(?<=[」』》〉”])\((?:(?=[「『《〈][^「」『』《》〈〉()]{{1,40}}[」』》〉][^()]*\d)|(?:감독|연출|각본|제작)(?:\s?:)?\s|"
    rf"{_MAKER},\s?[「『《〈]|{_MAKER}\s{_ROLE}(?=[,)])|(?P<alone>{_MAKER}),\s[^,:()「『《〈\d]{{2,40}},\s(?:1[5-9]|20)\d\d|"
    r"(?=[^()]*(?:\s소장\)|,\shttps?:))|(?=[^(),:]{2,30},\s(?:1[5-9]|20)\d\d(?:년\s\d{1,2}월|\.\s?\d{1,2}\.)))[^();]{0,200}(?P<end>\))(?P<next>[,.;])?"
)
_PLACE_NEXT = lazy(r"제?\d")
_YEAR_DOTTED = Prefiltered(r"\s(?:1[89]|20)\d\d[a-z]?\.\s")


# Page 4, “too sick to stand”: Ana Ruiz, …: the words of the article on which a note remarks, at its head
_KEYED = Prefiltered(
    r"(?i:(?P<page>(?:pages?|pp?\.|págs?\.|página)\s)?\d{1,4}(?:[-–]\d{1,4})?(?:쪽|면)?(?:[,:]\s(?:(?:lines?|líneas?|ll?\.)\s)?\d{1,3}(?:[-–]\d{1,3})?)?[,:.]?\s)?"
    r"(?P<words>[“\"‘«「][^“”\"«»「」]{2,160}[”\"’»」])\s?(?(page)[:.]|:)\s(?=[^\W_a-z]|[“\"‘«「『])"
)


# “…, Éditions Néant, coll. “Sel”, 1959”, “Ana Ruiz, as told to Luis Paz, The Salt Road”: neither title nor author
_BESIDE = Prefiltered(
    r",\s(?:coll?\.|colección|collection|Reihe)\s[“\"«][^“”\"«»]{2,80}[”\"»](?:,?\s(?:n\.?[°º]?\s?)?\d{1,3}(?!\d))?(?=,\s|\))"
    r"|,\scoll\.\s[^\W\d_a-z][^,;.()“”«»]{2,60}(?=,\s(?:n[°º.]|\d{4}))"
    rf"|,\s(?:as\stold\sto|as\srecorded\sby|as\sdictated\sto|in\scollaboration\swith|en\scolaboración\scon|según\slo\scontó\sa)\s{NAME}(?=,\s)"
)


def _eastern(text: str) -> str:
    """《…》 in the place of <<…>>, 〈…〉 of <…>, and a year in brackets of one between full stops."""
    if "<" in text:
        text = _ANGLES.sub(r"〈\1〉", _BOOK_ANGLES.sub(r" 《\1》 ", text))
    text = _SIGNED.sub(_unbracketed, text) if _BRACKET_NEXT.search(text) else text
    return _DOTTED_YEAR.sub(_bracketed, text) if _YEAR_DOTTED.search(text) else text


def _unbracketed(found: re.Match[str]) -> str:
    """「방아 소리」, 변하늘, 《없는학보》 2001년 봄호, 45쪽: more than an imprint, as it would stand between commas."""
    if found["alone"] and is_city(found["alone"]):
        return found[0]
    after = found.string[found.end("end") : found.end("end") + 2].strip()
    end = f"{found['next']} " if found["next"] else "," if _PLACE_NEXT.match(after) else CLOSED if after else "."
    return f"{' ' if found[0][1].isdigit() else ','}{found[0][1 : found.start('end') - found.start()]}{end}"


# “Ortega, Lulú. Personal interview. Lima, 3 May 1999”; 오르테가, 룰루. 필자와의 인터뷰. 목포, 2018년 8월 4일
_STOPPED_TALK = Prefiltered(
    rf"(?:^|(?<=[;.]\s))(?!Ib[ií]d)(?P<name>{NAME}(?:,\s{NAME})?|[가-힣]{{1,8}}(?:,\s[가-힣]{{1,8}})?)"
    r"\.(?P<genre>\s(?:(?:Personal|Telephone|Phone|E-?mail)\s(?:interview|communication|conversation)|Interview|"
    r"Entrevista(?:\s(?:personal|telefónica|con\s(?:el|la)\sautora?))?|(?:Comunicación|Conversación)\spersonal|"
    r"(?:(?:필자|저자|글쓴이)(?:와의|와)?\s)?(?:전화\s)?(?:면담|인터뷰|대담|구술|증언|통화|전자우편)))[.,](?=\s[^.;]{0,50}?\d{4})"
)


# “Lulú Ortega (@lulu). “The Mill.””
_HANDLE_STOP = lazy(r"(?P<handle>\(@\w{1,30}\))\.(?=\s[“\"「‘])")
CLOSED = "<"
"""Where a closing bracket stood behind which talk goes on; no address goes past it."""


def _bracketed(found: re.Match[str]) -> str:
    """변하늘 (2009), *Ruiz, Ana B.(2009)*: of the full stop before the year only that of an initial is kept."""
    initial = found[1][-2] in " ."
    return f"{found[1]}.({found[2]})" if initial else f"{found[1]} ({found[2]})"


def plain(text: str) -> str:
    """The text with the usual signs in the place of others."""
    if (keyed := _KEYED.match(text)) and (keyed.start("words") or keyed["words"][1].islower()):
        text = " " * keyed.end() + text[keyed.end() :]
    if ", " in text:
        text = _BESIDE.sub(lambda found: " " * len(found[0]), text)
    if not kernels.unusual(text).isdisjoint(_WIDE_SIGNS):  # which is quicker to see than the note is translated
        text = text.translate(_FULL_WIDTH)
    text = with_years_bracketed(without_scripts(_eastern(text)))
    if "(@" in text:
        text = _HANDLE_STOP.sub(r"\g<handle>,", text)
    if ". " in text:
        text = _STOPPED_TALK.sub(_talk_with_commas, text)
    if ":" in text:
        text = _COLON.sub(_with_comma, text)
    if "[" in text:
        text = _SUPPLIED.sub(lambda found: f" {found['name']} ", text)
        text = _PSEUDONYM.sub(lambda found: " " * len(found[0]), text)
    return _LISTED.sub(lambda found: found[0].replace(";", ","), text) if ";" in text else text


def _with_comma(found: re.Match[str]) -> str:
    family, given = found["family"], found["given"]
    if family and is_city(f"{family}, {given}"):  # Washington, D.C.: Banco Mundial
        return found[0]
    if family:
        names = [name for name in given.split() if name[0].isupper()]
        told = family.isupper() or (names and are_given(names))
    else:
        rest, _, _ = found.string[found.end() : found.end() + _FARTHEST].partition(";")
        year = _YEAR.search(rest) if found["first"] in GIVEN_NAMES else None
        told = year is not None and len(_SEPARATOR.findall(rest[: year.start() + 2])) > 1 and "(" not in rest
    return f"{found[0][:-2]}, " if told else found[0]


def _talk_with_commas(found: re.Match[str]) -> str:
    """*Ortega, Lulú, Personal interview,*: as most write it; a turned name in Hangul loses its comma, too."""
    name = found["name"]
    return f"{name.replace(',', ' ') if name >= '가' else name},{found['genre']},"


def restored(one: Citation, read: str, text: str) -> Citation:
    """The citation with its values as the note has them, ``text``, and not as they were ``read``."""
    if read == text:
        return one
    return replace(one, fields=tuple(_restored(field, read, text) for field in one.fields))


def _restored(field: CitationField, read: str, text: str) -> CitationField:
    was = text[field.start : field.end]
    same = field.value == read[field.start : field.end] and field.value != was
    return replace(field, value=was) if same else field

"""Is this stretch a person's name, where do several end, and which of its words is the family's?"""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.citations.names.bodies import BODY_WORDS, is_one_body
from indexer.citations.names.given import GIVEN_NAMES
from indexer.citations.notes.words import CAPITAL
from indexer.folding import fold

Span = tuple[int, int]

_WORD = (
    rf"(?:(?:[Dd]|[Ll]|O|Mc|Mac)['’‘]|(?:al|el|ad|ar|as|ash|ul)-)?(?:(?:[A-ZÀ-Þ]\.-?){{2,4}}|[{CAPITAL}][\w’'‘ʼ-]*\.?)"
)
_PARTICLE = (
    r"(?:de\slas?|de\slos|del|de|da|do|dos|das|di|du|la|le|van\sder|van\sden|van|von|der|den|ter|ten|af|ap|ferch|wa|zu|bin|ibn|al|el|y|"
    r"e|of)"
)
_NICK = r"\([^\W\d_][^\W\d_’'.-]{1,20}(?:\s[^\W\d_][^\W\d_’'.-]{1,20}){0,2}\)"
_HANGUL_NAME = r"[가-힣]{2,4}|[一-鿿]{2,4}"
WORDS_OF_NAME = rf"{_WORD}(?:\s(?:{_PARTICLE}\s)?(?:{_WORD}|{_NICK})){{0,5}}"
"""The words of a name from the first with a capital on: behind *de* or *of* it may end a stretch of talk."""
NAME = rf"(?:{_PARTICLE}\s)?{WORDS_OF_NAME}"
_NAME = re.compile(rf"(?:{NAME}|{_HANGUL_NAME})(?:,?\s(?:Jr|Sr)\.|,?\sI{{2,3}}\b)?")
_ANY_NAME = re.compile(rf"{NAME}|{_HANGUL_NAME}")
_WORDS = re.compile(r"[^\W_]+")
_AND = re.compile(
    r",?\s(?:and|y|e|und|et|with)\s|\s?&\s?|\s?[·・]\s?|(?<=[가-힣])\s?(?:와|과)\s|(?<=[^\W\d_]{2})(?:\s?/\s?|\s[–—]\s)(?=[^\W\d_a-z])"
)
PEN_NAME = re.compile(
    r"[“‘«\"'「](?P<name>[^\W\d_a-z][\w’]*(?:\.(?:[^\W\d_a-z]\.){0,3}|(?:\s[^\W\d_][\w’.-]*){0,2})),?[”’»\"'」]"
)
"""*‘D.S.M.’*, *‘An Old Resident’*, *«Un veraneante»*: who signed, in quotes."""
EDITING = re.compile(
    r"\s\((?:eds?|comps?|coords?|dirs?|editors?|editor(?:es|as?)?|compilador(?:es|as?)?|coordinador(?:es|as?)?|"
    r"Hgg?|Hrsg)\.?\)$"
)
LATE = re.compile(r",?\s(?:et\sal\.?|and\sothers|y\sotr[oa]s|u\.\s?a\.|외)(?!\w)")
_COMMA = re.compile(r",\s(?!(?:Jr|Sr)\.)")
_ONE_TURNED = re.compile(rf"{NAME},\s{WORDS_OF_NAME}")
_SEMICOLON = re.compile(r";\s")
_SHARED = re.compile(rf"(?P<given>{_WORD})\s(?:and|y|&)\s{_WORD}\s(?:[^\W\d_]\.\s)?{_WORD}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,4}")
_INITIAL_LAST = re.compile(r"[^\W\d_]{2}\s[^\W\d_]\.$")  # Liz C.
PARTICLE_LAST = r"(?:\s(?:de(?:\s(?:la|las|los))?|del|van(?:\sde[rn])?|von|da|dos?))?"
"""*Ruiz, A. de la*: of the family name, behind the given one."""
_GIVEN = re.compile(rf"{_WORD}(?:[\s-](?:{_PARTICLE}\s)?{_WORD}){{0,3}}{PARTICLE_LAST}")

# Family names of Korea as they are romanised, with one spelling for all of each; Hangul by its syllable.
_KOREAN = {
    "kim": "gim 김 金", "lee": "yi ri rhee i li rhie 이 리 李", "park": "pak bak bark 박 朴", "suh": "seo so sŏ 서 徐",
    "choi": "choe choy 최 崔", "chung": "jung jeong chong jong cheong 정 鄭", "baik": "paek baek paik 백 白",
    "yoo": "yu ryu ryoo 유 류 柳", "lim": "rim im yim 임 림 林", "kang": "gang 강 姜", "cho": "jo joe 조 趙",
    "noh": "ro roh no 노 로 盧", "ahn": "an 안 安", "shin": "sin 신 申", "chang": "jang 장 張", "han": "한 韓",
    "oh": "o 오 吳", "kwon": "gwon 권 權", "hwang": "황 黃", "song": "송 宋", "hong": "홍 洪", "moon": "mun 문 文",
    "yang": "ryang 양 량 梁", "son": "sohn 손 孫", "bae": "pae 배 裵", "heo": "huh ho hur 허 許", "nam": "남 南",
    "sim": "shim 심 沈", "ha": "하 河", "chu": "joo ju 주 周", "koo": "ku gu 구 具", "ko": "koh go 고 高",
    "chon": "jeon jun chun 전 全", "yun": "yoon 윤 尹", "min": "민 閔", "cha": "차 車", "woo": "u wu 우 禹",
    # Chinese ones that no Korean name is written like
    "wang": "왕 王", "zhang": "張", "liu": "劉", "chen": "陳", "zhao": "", "zhou": "", "xu": "", "zhu": "", "guo": "",
    "luo": "", "zheng": "", "liang": "", "xie": "", "tang": "", "deng": "", "feng": "", "cai": "", "peng": "",
    "zeng": "", "xiao": "", "yuan": "", "cao": "", "jiang": "", "wei": "", "yao": "", "shen": "", "mao": "", "qian": "",
}  # fmt: skip
_FAMILIES: dict[str, str] = {form: name for name, forms in _KOREAN.items() for form in (name, *forms.split())}
# One syllable of a Korean given name in any of the romanisations, or two joined.
_SYLLABLE = (
    r"(?:[kgtdpbsjhrlmncy]|ch|kk|tt|pp|ss|jj|sh|gy|hy|ky|my|by|py|ny|ry|kw|gw|hw)?'?"
    r"(?:[aeiouw]|ae|ai|eo|eu|oo|ou|ui|wo|wa|we|wi|ye|ya|yo|yu|yeo|yae|oe|ee|woo|ie)h?(?:n|ng|m|k|g|l|r|p|b|t|d|ck)?"
)
_GIVEN_KOREAN = re.compile(rf"{_SYLLABLE}(?:[-'\s]?{_SYLLABLE})?")


@lru_cache(maxsize=4096)
def is_person(text: str) -> bool:
    """Whether a text can be the whole of one person's name, of a word or more."""
    return bool(_NAME.fullmatch(text)) and not BODY_WORDS & set(_WORDS.findall(fold(text)))


def has_body_word(text: str) -> bool:
    """Whether one of the words is what a body is called: *Commission*, *Ministerio*."""
    return not BODY_WORDS.isdisjoint(_WORDS.findall(fold(text)))


def is_full_name(text: str) -> bool:
    """Whether it can be a given name with a family name, and not a family name alone."""
    words = len(text.split()) - bool(_ARTICLED.match(text))
    return (
        is_person(text) and not _FAMILY_ALONE.fullmatch(text) and (words > 1 or bool(re.fullmatch(_HANGUL_NAME, text)))
    )


_FAMILY_ALONE = re.compile(r"(?:de|del)\s(?:(?:la|las|los)\s)?\S+")  # de la Torre
_ARTICLED = re.compile(r"(?:la|las|los|el)\s")  # la Argentina


def name_at(text: str, start: int, end: int) -> int:
    """Where the longest run of words ends that could be a name at ``start``; ``start`` when there is none."""
    found = _ANY_NAME.match(text, start, end)
    return found.end() if found else start


def split_names(text: str, start: int, end: int) -> list[Span]:
    """The names in a stretch that holds nothing but names, each as a span; *et al.* is left out."""
    if late := LATE.search(text, start, end):
        end = late.start()
    if ";" in text[start:end]:  # Ruiz, Ana; Paz, Luis y Luna, Eva
        return [name for part in split_at(text, start, end, _SEMICOLON) for name in _in_list(text, part)]
    if "," in text[start:end] and is_one_body(text, start, end):
        return [(start, end)]
    spans: list[Span] = []
    turned = False  # Ruiz, Ana y Paz, Luis
    if (shared := _SHARED.fullmatch(text, start, end)) and shared["given"] in GIVEN_NAMES:  # Ana and Luis Ruiz
        return [trim(text, start, end)]
    if _OFFICE.fullmatch(text, start, end) and GIVEN_NAMES.isdisjoint(_WORDS.findall(text[start:end])):
        return [trim(text, start, end)]
    for first, last in bodies_joined(text, split_at(text, start, end, _AND)):
        found = _joined_inverted(text, split_at(text, first, last, _COMMA), first=not spans or turned)
        turned = turned or (not spans and "," in text[slice(*found[0])])
        spans += found
    return [trimmed for span in spans if (trimmed := trim(text, *span))[0] < trimmed[1]]


# “Ministerio de Comercio, Industria y Turismo”
_OFFICE = re.compile(
    r"(?:[Mm]inister\w+|[Mm]inistry|Secretar\w+|Department|Departamento|Faculty|Facultad|Committee|Comité|Comisión|Commission|Consejo|Dirección)"
    r"\s(?:de|of|for|para)\s(?:la\s)?[^,;]{3,30}(?:,\s[^\W\d_a-z][^,;]{2,24}){1,3},?\s(?:y|e|and|&)\s[^\W\d_a-z]\w+"
)


def _in_list(text: str, part: Span) -> list[Span]:
    """The names of a part of a list with semicolons, where a comma stands within a name."""
    names = split_at(text, *part, _AND)
    return names if all(_ONE_TURNED.fullmatch(text, *name) for name in names) else split_names(text, *part)


def bodies_joined(text: str, parts: list[Span]) -> list[Span]:
    """*Ministry of Education and Culture* is one body: behind *and* stands neither another nor a full name."""
    joined: list[Span] = []
    for part in parts:
        if joined and _goes_on(text[slice(*joined[-1])], text[slice(*part)]):
            joined[-1] = (joined[-1][0], part[1])
        else:
            joined.append(part)
    return joined


def _goes_on(body: str, more: str) -> bool:
    words = _WORDS.findall(fold(body))
    if _CONCERN.fullmatch(body) and has_body_word(more.partition(" ")[2]):  # Immigration and Refugee Board of Canada
        return True
    if _ARTICLED.match(more) and "," not in more:  # Alto Comisionado de la Sal y los Molinos
        return bool(_BODY_OF.search(body)) and BODY_WORDS.isdisjoint(_WORDS.findall(fold(more)))
    if " " not in body and not body.isupper() and body not in GIVEN_NAMES and _SHORT_BODY.fullmatch(more):
        return has_body_word(more)  # Food and Agriculture Organization
    if _TRADE.fullmatch(more):  # Film Export and Import Corporation
        return "," not in body and len(words) > 1
    of = _BODY_OF.search(body)
    if of and "," not in body and _TASK.fullmatch(more):  # Ministry of Health and Social Affairs
        return bool(BODY_WORDS & set(words))
    if not of or "," in more or not BODY_WORDS & set(words) or BODY_WORDS & set(_WORDS.findall(fold(more))):
        return False
    first = more.partition(" ")[0]
    if first == more or not _LATIN_NAME.fullmatch(more):
        return True
    # Ministry of Culture and Public Information: offices don’t write together with a person as institutes do
    return bool(_SEAT.match(body)) and first not in GIVEN_NAMES and not _INITIALS.fullmatch(first) and "-" not in more


_SEAT = re.compile(
    r"(?:[^\W\d_][\w.]*\s){0,2}(?i:(?:vice)?ministry|(?:vice)?ministerio|(?:sub)?secretar(?:y|[íi]a)|department|departamento|dirección|"
    r"directorate|(?:sub)?committee|commission|comisión|comité|board|bureau)\s"
)


# What a body is for, and no family is called.
_CONCERN = re.compile(
    r"[A-Z][a-z]{2,12}(?:tion|ment|ture|ance|ence|ing|ergy|istry|ort|alth|sm|try)|[A-Z][a-zà-ÿ]{2,12}(?:ción|miento|tura|ncia|dad|gía|stria)"
)
_SHORT_BODY = re.compile(rf"{_WORD}(?:\s{_WORD}){{1,2}}(?<!Institute)(?<!Association)(?<!Foundation)")
_TRADE = re.compile(rf"{_WORD}\s(?:Corporation|Company|Bank|Agency|Ministry|Department|Bureau|Office)")
_TASK = re.compile(
    rf"(?:{_WORD}\s){{1,2}}(?:Affairs|Security|Welfare|Services|Works|Resources|Social(?:es)?|Públic[ao]s?|Exteriores|Humanos|Naturales|Rural)"
)
_BODY_OF = re.compile(r"\s(?:of|for|on|del?|para)\s")
_LATIN_NAME = re.compile(rf"{_WORD}\s(?:{_PARTICLE}\s)?{_WORD}(?:\s{_WORD})?")


def _joined_inverted(text: str, parts: list[Span], *, first: bool) -> list[Span]:
    """*Taylor, Moe* is one name: a part of one word or two, before one that can be a given name, at the beginning."""
    if first and len(parts) >= 2:
        family, given = text[slice(*trim(text, *parts[0]))], text[slice(*trim(text, *parts[1]))]
        given = given.removesuffix(", Jr.").removesuffix(", Sr.")
        words = sum(word.casefold() not in _SMALL for word in family.split())  # Díez de Velasco
        if (
            (
                words == 1
                or (
                    words == _TWO
                    and (
                        len(given.split()) == 1
                        or family.isupper()
                        or (_is_given(given) and not _is_given(family) and not _is_whole(given))
                    )
                )
                or (words == _TWO + 1 and family.isupper() and _is_given(given))
            )
            and _GIVEN.fullmatch(given)
            and is_person(family)
        ):
            return [(parts[0][0], parts[1][1]), *_paired(text, parts[2:], first=(family, given))]
    return parts


_SMALL = frozenset(["de", "del", "la", "las", "los", "y", "e", "da", "do", "dos", "van", "von", "der"])
_TWO = 2


def _is_given(text: str) -> bool:
    return bool(_INITIALS.fullmatch(text) or _INITIAL_LAST.search(text)) or text.partition(" ")[0] in GIVEN_NAMES


def _is_whole(text: str) -> bool:
    """*Pedro Ruiz*: a known given name, and behind it what is none."""
    last = text.rsplit(maxsplit=1)[-1]
    return " " in text and text.partition(" ")[0] in GIVEN_NAMES and last not in GIVEN_NAMES and last[1:2] != "."


def _paired(text: str, parts: list[Span], *, first: tuple[str, str]) -> list[Span]:
    """*PAZ, Ana, LUNA, Eva*; *Paz, A., Luna, E.*: where the first name is such a pair, and all others can be."""
    pairs = [
        (text[slice(*trim(text, *a))], text[slice(*trim(text, *b))])
        for a, b in zip(parts[::2], parts[1::2], strict=False)
    ]
    plain = all(family.isupper() or _INITIALS.fullmatch(given) for family, given in (first, *pairs))
    if len(parts) % 2 or not plain:
        return parts
    return [(a[0], b[1]) for a, b in zip(parts[::2], parts[1::2], strict=True)]


def split_at(text: str, start: int, end: int, between: re.Pattern[str]) -> list[Span]:
    """What stands between the matches of a pattern, without what is empty."""
    parts = []
    for gap in between.finditer(text, start, end):
        if gap.start() > start:
            parts.append((start, gap.start()))
        start = gap.end()
    if start < end:
        parts.append((start, end))
    return parts


def trim(text: str, start: int, end: int, signs: str = " ,;:\t\n") -> Span:
    """A stretch without white space and points at its ends."""
    while start < end and text[start] in signs:
        start += 1
    while end > start and text[end - 1] in signs:
        end -= 1
    return start, end


# “Иванов И. И.”, “Barrera Oro JG”
_INITIALS_BEHIND = re.compile(
    r"(?P<family>[^\W\d_][^\W\d_’'-]+(?:-\w+)?)\s(?P<given>(?:[^\W\d_]\.\s?){1,3})|"
    r"(?P<families>[^\W\d_][\w’' -]*[a-zà-öø-ÿ])\s(?P<initials>(?!I{2,3}$|JR$|SR$)[A-Z]{1,3})"
)


@lru_cache(maxsize=4096)
def words_of_name(name: str) -> tuple[str, ...]:
    """The folded words of a name in the order in which they are said: *Taylor, Moe* as *moe taylor*."""
    plain = re.sub(r"\([^)]*\)", " ", name)
    family, comma, given = plain.partition(",")
    if comma and given.strip():
        plain = f"{given} {family}"
    elif behind := _INITIALS_BEHIND.fullmatch(plain.strip()):  # Иванов И. И.
        plain = f"{behind['given'] or behind['initials']} {behind['family'] or behind['families']}"
    return tuple(_WORDS.findall(fold(plain)))


@lru_cache(maxsize=4096)
def family_of(name: str) -> str:
    """The word of a name by which works are told apart, folded; Korean family names in one spelling each.

    Of two family names the last: *Gabriel García Márquez* can't be told from *García Márquez, Gabriel* otherwise.
    """
    words = words_of_name(name)
    if not words:
        return ""
    if BODY_WORDS & set(words):
        return "-".join(word for word in words if len(word) > 3 or len(words) < 3)
    if "," in name:
        family: list[str] = _WORDS.findall(fold(name.partition(",")[0])) or list(words)
        return _FAMILIES.get(family[-1], family[-1])
    if re.fullmatch(_HANGUL_NAME, name.strip()):
        return _FAMILIES.get(words[0][:1], words[0])
    if words[0] in _FAMILIES and len(words) > 1 and _korean_given(words[1:]) and not _western_order(name, words):
        return _FAMILIES[words[0]]
    if EASTERN_ORDER.fullmatch(name):
        return _FAMILIES.get(words[0], words[0])
    if len(words) > 2 and words[-1] in ("jr", "sr", "ii", "iii"):
        return words[-2]
    return _FAMILIES.get(words[-1], words[-1]) if _korean_given(words[:-1]) else words[-1]


EASTERN_ORDER = re.compile(
    rf"[{CAPITAL}][\w’'ʼ]*\s[{CAPITAL}][^\W\d_A-ZÀ-Þ’'ʼ]*[’'ʼ]?[^\W\d_A-ZÀ-Þ]*-[^\W\d_A-ZÀ-Þ]['’ʼ\w]*"
)
"""*Ham Ki-yong*: the family name first, for a small letter behind a hyphen tells a Korean given name."""


def _korean_given(words: tuple[str, ...]) -> bool:
    return bool(words) and all(_GIVEN_KOREAN.fullmatch(word) for word in words)


def _western_order(name: str, words: tuple[str, ...]) -> bool:
    """*Dae-Sook Suh*: the hyphen joins a given name, which here stands first."""
    return "-" in name.split(maxsplit=1)[0] or (words[-1] in ("kim", "lee", "park", "suh", "choi") and words[0] not in
                                      ("kim", "lee", "park", "suh", "choi"))  # fmt: skip


def _is_long_body(name: str, words: tuple[str, ...]) -> bool:
    return len(words) > 1 and name[:1] < "가" and "," not in name and not is_person(name)


def _is_acronym(short: str, full: str) -> bool:
    """*OMC*, of *Organización Mundial del Comercio*, or of *World Trade Organization (OMC)*: by the first letters."""
    if f"({short})" in full:
        return True
    initials = "".join(word[0] for word in full.split() if word[0].isupper())
    return len(short) >= _LEAST_ACRONYM and "," not in full and initials == short


_LEAST_ACRONYM = 3
_LONGEST_KOREAN = 3
_HAN_FAMILY = re.compile(r"[一-鿿]{2}")
_HAN_NAME = re.compile(r"[一-鿿々ぁ-ヿ]{3,5}")


@lru_cache(maxsize=4096)
def same_person(short: str, full: str) -> bool:
    """Whether a short form of a name, a family name as a rule, can mean the bearer of the full one."""
    few, many = words_of_name(short), words_of_name(full)
    if not few or not many:
        return False
    if len(short) == 1 and re.fullmatch(_HANGUL_NAME, full):  # 변 선생
        return full.startswith(short)
    if _HAN_FAMILY.fullmatch(short) and full.startswith(short) and _HAN_NAME.fullmatch(full):  # 內海, of 內海愛子
        return len(full) > _LONGEST_KOREAN or short[0] not in _FAMILIES
    if short.isupper() and _is_acronym(short, full):
        return True
    if len(few) == 1 and _is_long_body(full, many):  # not Lima, of Embassy of Utopia in Lima
        return few[0] == many[0] or (few[0] in BODY_WORDS and few[0] in many)
    if len(few) <= len(many) and any(many[i : i + len(few)] == few for i in range(len(many) - len(few) + 1)):
        return len(few) > 1 or few[0] != many[0] or len(many) == 1 or family_of(full) == family_of(short) or (
            many[0] in _FAMILIES
        )  # fmt: skip
    families = words_of_name(full.partition(",")[0]) if "," in full else ()  # Sotomayor, A., of Sotomayor Paz, Andrés
    same = family_of(short) == family_of(full) or few[-1:] == families[:1]
    return len(few) > 1 and same and few[0][:1] == many[0][:1]


def is_korean_family(syllable: str) -> bool:
    """Whether a syllable is one of the commonest family names of Korea, in Hangul or Hanja."""
    return syllable in _FAMILIES


def names_parts(name: str) -> tuple[str, str]:
    """Family and given name as they are written; a body, or a name of one word, is all family."""
    if BODY_WORDS & set(words_of_name(name)):
        return name, ""
    family, comma, given = name.partition(",")
    if comma:
        return family.strip(), given.strip()
    words = name.split()
    if len(words) < 2:
        return name, ""
    if (behind := _INITIALS_BEHIND.fullmatch(name)) and behind["initials"]:
        return behind["families"], behind["initials"]
    if family_of(name) == _FAMILIES.get(fold(words[0])) and family_of(name) != _FAMILIES.get(fold(words[-1])):
        return words[0], " ".join(words[1:])
    last = len(words) - 1
    while last > 1 and re.fullmatch(_PARTICLE, words[last - 1]):
        last -= 1
    return " ".join(words[last:]), " ".join(words[:last])

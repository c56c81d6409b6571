"""Which word of a name is the family's, which are given ones, and whom can a short form of a name mean?"""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.citations.names.bodies import BODY_WORDS
from indexer.citations.names.persons import HANGUL_NAME, PARTICLE, WORDS, is_person
from indexer.citations.notes.words import CAPITAL
from indexer.folding import fold
from indexer.patterns import lazy

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
_GIVEN_KOREAN = lazy(rf"{_SYLLABLE}(?:[-'\s]?{_SYLLABLE})?")

# “Иванов И. И.”, “Barrera Oro JG”
_INITIALS_BEHIND = lazy(
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
    return tuple(WORDS.findall(fold(plain)))


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
        family: list[str] = WORDS.findall(fold(name.partition(",")[0])) or list(words)
        return _FAMILIES.get(family[-1], family[-1])
    if re.fullmatch(HANGUL_NAME, name.strip()):
        return _FAMILIES.get(words[0][:1], words[0])
    if words[0] in _FAMILIES and len(words) > 1 and _korean_given(words[1:]) and not _western_order(name, words):
        return _FAMILIES[words[0]]
    if EASTERN_ORDER.fullmatch(name):
        return _FAMILIES.get(words[0], words[0])
    if len(words) > 2 and words[-1] in ("jr", "sr", "ii", "iii"):
        return words[-2]
    return _FAMILIES.get(words[-1], words[-1]) if _korean_given(words[:-1]) else words[-1]


EASTERN_ORDER = lazy(rf"[{CAPITAL}][\w’'ʼ]*\s[{CAPITAL}][^\W\d_A-ZÀ-Þ’'ʼ]*[’'ʼ]?[^\W\d_A-ZÀ-Þ]*-[^\W\d_A-ZÀ-Þ]['’ʼ\w]*")
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
_HAN_FAMILY = lazy(r"[一-鿿]{2}")
_HAN_NAME = lazy(r"[一-鿿々ぁ-ヿ]{3,5}")


@lru_cache(maxsize=4096)
def same_person(short: str, full: str) -> bool:
    """Whether a short form of a name, a family name as a rule, can mean the bearer of the full one."""
    few, many = words_of_name(short), words_of_name(full)
    if not few or not many:
        return False
    if len(short) == 1 and re.fullmatch(HANGUL_NAME, full):  # 변 선생
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
    while last > 1 and re.fullmatch(PARTICLE, words[last - 1]):
        last -= 1
    return " ".join(words[last:]), " ".join(words[:last])

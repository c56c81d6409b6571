"""Is this stretch a person's name, and where do several end?"""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.citations.names.bodies import BODY_WORDS, is_one_body
from indexer.citations.names.given import GIVEN_NAMES
from indexer.citations.notes.words import CAPITAL
from indexer.folding import fold
from indexer.patterns import lazy
from indexer.prefilter import AnyPattern, Prefiltered

Span = tuple[int, int]

_WORD = (
    rf"(?:(?:[Dd]|[Ll]|O|Mc|Mac)['’‘]|(?:al|el|ad|ar|as|ash|ul)-)?(?:(?:[A-ZÀ-Þ]\.-?){{2,4}}|[{CAPITAL}][\w’'‘ʼ-]*\.?)"
)
PARTICLE = (
    r"(?:de\slas?|de\slos|del|de|da|do|dos|das|di|du|la|le|van\sder|van\sden|van|von|der|den|ter|ten|af|ap|ferch|wa|zu|bin|ibn|al|el|y|"
    r"e|of)"
)
_NICK = r"\([^\W\d_][^\W\d_’'.-]{1,20}(?:\s[^\W\d_][^\W\d_’'.-]{1,20}){0,2}\)"
HANGUL_NAME = r"[가-힣]{2,4}|[一-鿿]{2,4}"
WORDS_OF_NAME = rf"{_WORD}(?:\s(?:{PARTICLE}\s)?(?:{_WORD}|{_NICK})){{0,5}}"
"""The words of a name from the first with a capital on: behind *de* or *of* it may end a stretch of talk."""
NAME = rf"(?:{PARTICLE}\s)?{WORDS_OF_NAME}"
_NAME = lazy(rf"(?:{NAME}|{HANGUL_NAME})(?:,?\s(?:Jr|Sr)\.|,?\sI{{2,3}}\b)?")
_ANY_NAME = lazy(rf"{NAME}|{HANGUL_NAME}")
WORDS = lazy(r"[^\W_]+")
_AND = Prefiltered(
    r",?\s(?:and|y|e|und|et|with)\s|\s?&\s?|\s?[·・]\s?|(?<=[가-힣])\s?(?:와|과)\s|(?<=[^\W\d_]{2})(?:\s?/\s?|\s[–—]\s)(?=[^\W\d_a-z])"
)
PEN_NAME = lazy(
    r"[“‘«\"'「](?P<name>[^\W\d_a-z][\w’]*(?:\.(?:[^\W\d_a-z]\.){0,3}|(?:\s[^\W\d_][\w’.-]*){0,2})),?[”’»\"'」]"
)
"""*‘D.S.M.’*, *‘An Old Resident’*, *«Un veraneante»*: who signed, in quotes."""
EDITING = Prefiltered(
    r"\s\((?:eds?|comps?|coords?|dirs?|editors?|editor(?:es|as?)?|compilador(?:es|as?)?|coordinador(?:es|as?)?|"
    r"Hgg?|Hrsg)\.?\)$"
)
LATE = Prefiltered(r",?\s(?:et\sal\.?|and\sothers|y\sotr[oa]s|u\.\s?a\.|외)(?!\w)")
_COMMA = lazy(r",\s(?!(?:Jr|Sr)\.)")
_ONE_TURNED = lazy(rf"{NAME},\s{WORDS_OF_NAME}")
_SEMICOLON = lazy(r";\s")
_SHARED = Prefiltered(rf"(?P<given>{_WORD})\s(?:and|y|&)\s{_WORD}\s(?:[^\W\d_]\.\s)?{_WORD}")
_INITIALS = lazy(r"(?:[^\W\d_]\.[\s-]?){1,4}")
_INITIAL_LAST = lazy(r"[^\W\d_]{2}\s[^\W\d_]\.$")  # Liz C.
PARTICLE_LAST = r"(?:\s(?:de(?:\s(?:la|las|los))?|del|van(?:\sde[rn])?|von|da|dos?))?"
"""*Ruiz, A. de la*: of the family name, behind the given one."""
_GIVEN = lazy(rf"{_WORD}(?:[\s-](?:{PARTICLE}\s)?{_WORD}){{0,3}}{PARTICLE_LAST}")


@lru_cache(maxsize=4096)
def is_person(text: str) -> bool:
    """Whether a text can be the whole of one person's name, of a word or more."""
    return bool(_NAME.fullmatch(text)) and not BODY_WORDS & set(WORDS.findall(fold(text)))


@lru_cache(maxsize=4096)
def has_body_word(text: str) -> bool:
    """Whether one of the words is what a body is called: *Commission*, *Ministerio*."""
    return not BODY_WORDS.isdisjoint(WORDS.findall(fold(text)))


@lru_cache(maxsize=4096)
def is_full_name(text: str) -> bool:
    """Whether it can be a given name with a family name, and not a family name alone."""
    words = len(text.split()) - bool(_ARTICLED.match(text))
    return (
        is_person(text) and not _FAMILY_ALONE.fullmatch(text) and (words > 1 or bool(re.fullmatch(HANGUL_NAME, text)))
    )


_FAMILY_ALONE = lazy(r"(?:de|del)\s(?:(?:la|las|los)\s)?\S+")  # de la Torre
_ARTICLED = lazy(r"(?:la|las|los|el)\s")  # la Argentina


def name_at(text: str, start: int, end: int) -> int:
    """Where the longest run of words ends that could be a name at ``start``; ``start`` when there is none."""
    found = _ANY_NAME.match(text, start, end)
    return found.end() if found else start


def split_names(text: str, start: int, end: int) -> list[Span]:
    """The names in a stretch that holds nothing but names, each as a span; *et al.* is left out."""
    if late := LATE.search(text, start, end):
        end = late.start()
    if _SEMICOLON.search(text, start, end):  # Ruiz, Ana; Paz, Luis y Luna, Eva
        return [name for part in split_at(text, start, end, _SEMICOLON) for name in _in_list(text, part)]
    if "," in text[start:end] and is_one_body(text, start, end):
        return [(start, end)]
    spans: list[Span] = []
    turned = False  # Ruiz, Ana y Paz, Luis
    if (shared := _SHARED.fullmatch(text, start, end)) and shared["given"] in GIVEN_NAMES:  # Ana and Luis Ruiz
        return [trim(text, start, end)]
    for first, last in bodies_joined(text, split_at(text, start, end, _AND)):
        found = _joined_inverted(text, split_at(text, first, last, _COMMA), first=not spans or turned)
        turned = turned or (not spans and "," in text[slice(*found[0])])
        spans += found
    return [trimmed for span in spans if (trimmed := trim(text, *span))[0] < trimmed[1]]


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


_ADJECTIVE = lazy(r"[^\W\d_a-zà-ÿ][^\W\d_A-ZÀ-Þ]{2,}(?:iv|ic|al|ari|an|ónic|ómic|iar|ent)(?:o|a|os|as|es)?")


def _goes_on(body: str, more: str) -> bool:
    words = WORDS.findall(fold(body))
    if _CONCERN.fullmatch(body) and has_body_word(more.partition(" ")[2]):  # Immigration and Refugee Board of Canada
        return True
    if _ADJECTIVE.fullmatch(more) and not BODY_WORDS.isdisjoint(words):  # Observatorio Agrario y Productivo
        return more not in GIVEN_NAMES
    if _ARTICLED.match(more) and "," not in more:  # Alto Comisionado de la Sal y los Molinos
        return bool(_BODY_OF.search(body)) and BODY_WORDS.isdisjoint(WORDS.findall(fold(more)))
    if " " not in body and not body.isupper() and body not in GIVEN_NAMES and _SHORT_BODY.fullmatch(more):
        return has_body_word(more)  # Food and Agriculture Organization
    if _TRADE.fullmatch(more):  # Film Export and Import Corporation
        return "," not in body and len(words) > 1
    of = _BODY_OF.search(body)
    if of and "," not in body and _TASK.fullmatch(more):  # Ministry of Health and Social Affairs
        return bool(BODY_WORDS & set(words))
    if not of or "," in more or not BODY_WORDS & set(words) or BODY_WORDS & set(WORDS.findall(fold(more))):
        return False
    first = more.partition(" ")[0]
    if first == more or not _LATIN_NAME.fullmatch(more):
        return True
    # Ministry of Culture and Public Information: offices don’t write together with a person as institutes do
    return bool(_SEAT.match(body)) and first not in GIVEN_NAMES and not _INITIALS.fullmatch(first) and "-" not in more


_SEAT = lazy(
    r"(?:[^\W\d_][\w.]*\s){0,2}(?i:(?:vice)?ministry|(?:vice)?ministerio|(?:sub)?secretar(?:y|[íi]a)|department|departamento|dirección|"
    r"directorate|(?:sub)?committee|commission|comisión|comité|board|bureau)\s"
)


# What a body is for, and no family is called.
_CONCERN = lazy(
    r"[A-Z][a-z]{2,12}(?:tion|ment|ture|ance|ence|ing|ergy|istry|ort|alth|sm|try)|[A-Z][a-zà-ÿ]{2,12}(?:ción|miento|tura|ncia|dad|gía|stria)"
)
_SHORT_BODY = lazy(rf"{_WORD}(?:\s{_WORD}){{1,2}}(?<!Institute)(?<!Association)(?<!Foundation)")
_TRADE = lazy(rf"{_WORD}\s(?:Corporation|Company|Bank|Agency|Ministry|Department|Bureau|Office)")
_TASK = lazy(
    rf"(?:{_WORD}\s){{1,2}}(?:Affairs|Security|Welfare|Services|Works|Resources|Social(?:es)?|Públic[ao]s?|Exteriores|Humanos|Naturales|Rural)"
)
_BODY_OF = lazy(r"\s(?:of|for|on|del?|para)\s")
_LATIN_NAME = lazy(rf"{_WORD}\s(?:{PARTICLE}\s)?{_WORD}(?:\s{_WORD})?")


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


def split_at(text: str, start: int, end: int, between: AnyPattern) -> list[Span]:
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

"""Where in a note does one citation end and the next begin, and which words only lead up to one?

A note is cut at semicolons and where a sentence ends, outside of quotations and brackets. What looks like the end of a
sentence within one citation (*Taylor, Moe. “One Hand …” Journal 17.1 (2015)*) is mended by ``_joined``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.citations.inverted import are_names
from indexer.citations.persons import NAME, is_full_name
from indexer.citations.shape import Group

Span = tuple[int, int]

# A full stop after one of these ends no sentence. Not after “ibid” and “cit”, unless a small letter or a sign follows.
_ABBREVIATIONS = frozenset({
    "ed", "eds", "edn", "trans", "tr", "trad", "vol", "vols", "no", "nos", "núm", "nums", "n", "nn", "nº", "p",
    "pp", "pág", "págs", "fol", "fols", "f", "ff", "fo", "t", "c", "ca", "cf", "cfr", "vid", "st", "dr", "mr",
    "mrs", "prof", "gen", "col", "lt", "capt", "sgt", "jr", "sra", "univ", "dept", "doc", "docs", "inc", "co",
    "ltd", "rev", "repr", "op", "loc", "ob", "óp", "al", "comp", "comps", "coord", "coords", "dir", "dirs", "e.g",
    "i.e", "s.f", "s.l", "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "ene", "abr", "ago", "dic", "art", "cap", "caps", "chap", "chaps", "ch", "pt", "ser", "suppl", "sec", "secc",
    "esp", "d", "l", "ll", "bl", "cols", "delo", "diss", "par", "para", "paras", "párr", "exp", "leg", "lib", "ms",
    "vv", "mss", "r", "v", "fig", "figs", "unpub", "unpubl", "no.", "ma", "sr", "dra", "lic", "ing", "hno", "maj",
    "cmdte", "bs", "as", "hg", "hrsg", "bd", "jg", "nr", "vgl", "gral", "cía", "imp", "tip", "edit", "edic",
})  # fmt: skip
_STOP = re.compile(r"[.?!…。][\"”’»)\]]*(?=\s+[\"“‘«(\[¿¡「『《〈]*[^\W_a-zà-öø-ÿ])|(?<=[가-힣])\.(?=\s)")
_DOTTED_DATE = re.compile(
    r"\d{4}\.\s\d{1,2}\.|\d{2,4}\.\s\d{1,2}\.\s\d|.?\s?\.?\s?\d{1,2}\.\s(?:\d{1,2}\.|\d{1,3}(?:면|쪽))"
)
_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)$")
_PLACE_FACTS = re.compile(
    r"\s*(?P<place>[^\W\d_][\w’'‘ .,-]{1,60}):\s[^:;()]{2,90},?\s(?:c\.\s?)?(?:\d{4}|n\.d\.|s\.f\.)", re.DOTALL
)
_SMALL_WORD = re.compile(r"(?<![\w’'])(?!(?:de|del|la|las|los|y|e|and|am|of|ed)(?!\w))[a-zà-öø-ÿ]{1,20}")
_NEW_NOTE = re.compile(rf"\s*{NAME},\s(?=[“\"«]|[^\W\d_])")
_GOES_ON = re.compile(
    r"\s*(?:(?:Translated|Obtained|Contributed)\s(?:by|for)\s|Traducido\spor\s|<?https?://|www\.|doi:|"
    r"(?:Available\s(?:online\s)?(?:at|from)|Retrieved\s|Disponible\sen|Recuperado\s(?:de|el)|En\slínea|URL)\s?:?\s?"
    r"|\[?(?:Consulta(?:do|da)?|Accessed|Last\saccessed|Acceso)(?:\sel|\son|:)\s)"
)
_IN_BOOK = re.compile(r"\s*(?:En|In)\s?:\s(?=[^\W_a-z])")
_EDITED = re.compile(r"\((?:eds?|comps?|coords?|dirs?|Hgg?)\.\)\.$")
_INVERTED = re.compile(
    r"[^\W\d_][\w’'‘-]+(?:\s[^\W\d_][\w’'‘-]+){0,2},\s[^\W\d_a-zà-öø-ÿ][\w’'‘. ()-]{0,40}(?:,?\s(?:and|y|"
    r"et al)\b[^.“\"«]{0,60})?\.?$"
)
# After *Ruiz, Ana M.*: a title in quotes, or one with a publisher and a year. After *Ruiz, Salt Road.* a remark begins.
_TITLE_NEXT = re.compile(r"\s*(?:[“\"‘«「『]|[^“\"«;()]{3,320}?,\s(?:c\.\s)?(?:1[5-9]|20)\d\d(?!\w))")
_AND = re.compile(r",?\s(?:and|y|e|&)\s|,\s")
_YEARED = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?\)")
_FACTS_NEXT = re.compile(r"\s+\([^()]{0,160}(?:1[5-9]|20)\d\d[a-z]?\)")
# “Ana Ruiz, personal communication, 9 March 2010. Her Salt Road (…)”
_ANEW = re.compile(r"\s*(?:His|Her|Their|Its|Su|Sus|This|These|Este|Esta|Both|See|Véase|Cf\.|Compare|But|Pero)\s")
# “op. cit. 12”, “Ibid. 12”: what stands four signs before the full stop and after it.
_OPCIT_PAGE = re.compile(r".?(?:cit|bid|bíd|\sib)\.\s(?:\d{1,4}(?=[\s.,;)–-]|$)|\([^\W_a-z])", re.IGNORECASE)
# “Ana Ruiz, El camino. Una historia (Utopía: Ninguna, 1999)”
_TITLED = re.compile(rf"(?:{NAME}|\)),\s[^\W_a-z][^,;:()“”«»\"\d.]{{1,80}}\.$")
_SUBTITLE = re.compile(r"\s*[^\W\d_a-z][^,;.“”«»()\"]{2,120}\s\([^()]{2,80}(?:1[5-9]|20)\d\d\)")
_YEAR_STOP = re.compile(r"[^\W\d_][^.;“\"]{0,80}?(?:[^\W\d_]\.\s?){0,4}\((?:19|20|18)\d\d[a-z]?\)\.?$")
_ITEM = re.compile(r"\d|(?:vol|no|núm|t)\.|\(\d{4}|(?:19|20|18)\d\d")

SIGNALS = (
    r"see\sfor\s(?:example|instance)|see,?\se\.g\.|for\s(?:example|instance),?\ssee|see\sespecially|see\sfurther|"
    r"see\sgenerally|see\salso|see|"
    r"apud|(?:first\s)?(?:printed|published|translated|reprinted|issued)\sas|(?:taken|quoted|cited|copied)\s(?:from|after)|qtd\.\sin|(?:tomad|extraíd|copiad)[oa]s?\sde|but\ssee|compare|contrast|cf\.|cfr\.|confer|(?:as\s)?(?:quoted|cited|reported|translated|reprinted|reproduced|"
    r"printed|published|found|described|discussed)\s(?:in|by)|according\sto|based\son|also|"
    r"véase\stambién|véanse\stambién|véase,?\spor\sejemplo|véanse|véase|vid\.|ver\stambién|ver|compárese|confróntese|"
    r"consúltese|citado\s(?:en|por)|cit\.\sen|reproducido\sen|publicado\sen|según|también|"
    r"다음을\s참조|참조|참고"
)
_SIGNAL = re.compile(rf"(?<![\w-])(?:{SIGNALS})(?:\s?[:,])?\s+", re.IGNORECASE)
# These lead up to a citation only at the beginning of a clause, with a comma, or right before a name.
_OPENINGS = (
    r"(?:en\s)?contra|accord|in\scontrast|by\scontrast|similarly|likewise|conversely|asimismo|igualmente|en\scontraste|"
    r"por\sel\scontrario|en\scambio"
)
_BEFORE_NAMES = (
    r"but|pero|on\swhich|though|aunque|thus|so|so\stoo|pace|following|even|both|yet|contra|against|así|"
    r"siguiendo\sa|lo\smismo\sen|the\ssame\sin|thus\sin"
)
_SIGNAL_AT = re.compile(
    rf"(?:and\s|y\s|but\s|pero\s)?(?:(?:{SIGNALS})(?:\s?[:,])?\s+|(?:{_OPENINGS})\s?[:,]\s+|"
    rf"(?:{_BEFORE_NAMES})\s+(?=(?-i:[A-ZÀ-Þ])))",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"compare|cf\.|cfr\.|confer|contrast|compárese|confróntese", re.IGNORECASE)
_WITH = re.compile(r",?\s(?:with|con)\s(?=[“\"‘«「『《]|[A-ZÀ-ÞĀ-Ž])")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch in which one citation is looked for after another; ``signal`` led up to it (*see also*)."""

    start: int
    end: int


def clauses(text: str, groups: list[Group], mask: bytearray) -> list[Clause]:
    """The clauses of a note, in order."""
    found: list[Clause] = []
    for start, end in _joined(text, list(_sentences(text, groups, mask)), groups):
        begin = start
        at = text.find(";", start, end)
        while at >= 0:
            if not mask[at]:
                found.append(Clause(begin, at))
                begin = at + 1
            at = text.find(";", at + 1, end)
        found.append(Clause(begin, end))
    return found


def _sentences(text: str, groups: list[Group], mask: bytearray) -> Iterator[Span]:
    quoted = {group.end: group for group in groups if group.quoted}
    start = 0
    for stop in _STOP.finditer(text):
        at, end = stop.start(), stop.end()
        within = mask[at]
        if text[at - 1].isdigit() and text[end : end + 2].strip().isdigit() and _DOTTED_DATE.match(text, at - 4):
            continue
        if _FACTS_NEXT.match(text, end):  # Revolution in the Revolution? (New York: …)
            continue
        if within and not (end in quoted and _ends_inside(text, quoted[end], at)):
            continue
        if text[at] == "." and not within and (_abbreviates(text, start, at) or _OPCIT_PAGE.match(text, at - 4)):
            continue
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _ends_inside(text: str, group: Group, at: int) -> bool:
    """Whether a stop is the last sign inside of a quotation."""
    return at == group.end - 2


def _abbreviates(text: str, start: int, at: int) -> bool:
    word = _LAST_WORD.search(text, max(start, at - 20), at)
    if word is None:
        return False
    if word[1].casefold() in _ABBREVIATIONS:
        return True
    return (len(word[1]) == 1 and word[1].isupper()) or ("." in word[1] and len(word[1]) <= 5)


def _joined(text: str, sentences: list[Span], groups: list[Group]) -> list[Span]:
    """Sentences that are parts of one citation in a style that puts full stops between its parts, put together."""
    quotes = [group for group in groups if group.quoted]
    out: list[Span] = []
    for start, end in sentences:
        if out:
            before = out[-1]
            if _continues(text, before, (start, end), quotes):
                out[-1] = (before[0], end)
                continue
        out.append((start, end))
    return out


def _continues(text: str, before: Span, now: Span, quotes: list[Group]) -> bool:
    if _ANEW.match(text, *now):
        return False
    head = text[max(before[0], before[1] - 160) : before[1]].strip()
    if head.endswith(".") and _is_author(head[:-1]) and _TITLE_NEXT.match(text, now[0]):
        return True
    if before[1] - before[0] <= 160 and (
        _YEAR_STOP.fullmatch(head)
        or _is_yeared(text, before)
        or (
            head.endswith(".") and "," in head and _TITLE_NEXT.match(text, now[0]) and are_names(head, 0, len(head) - 1)
        )
        or (_INVERTED.fullmatch(head) and (_YEARED.search(head) or _TITLE_NEXT.match(text, now[0])))
    ):
        return not _NEW_NOTE.match(text, *now)
    if _TITLED.search(text, max(before[0], before[1] - 160), before[1]) and _SUBTITLE.match(text, *now):
        return True
    if _GOES_ON.match(text, *now) or (_EDITED.search(text, max(before[0], before[1] - 30), before[1]) and "," in head):
        return True
    facts = _PLACE_FACTS.match(text, now[0], min(now[1], now[0] + 200))
    if facts and not _SMALL_WORD.search(facts["place"]):
        return True
    if text[before[1] - 1] in '”"»’」』》〉' or text[before[1] - 2 : before[1]] in ("».", "”.", '".'):
        return _is_container(text, now) or bool(_IN_BOOK.match(text, *now))
    yeared = bool(_YEAR_STOP.match(text, *before)) or _is_yeared(text, before)
    return yeared and before[1] - before[0] < 400 and now[1] - now[0] < 120


def _is_yeared(text: str, span: Span) -> bool:
    """Whether a stretch begins with names and a year in brackets: *Ruiz Peña, Ana (2004).*"""
    found = _YEARED.search(text, span[0], min(span[1], span[0] + 160))
    return found is not None and are_names(text, span[0], found.start())


def _is_author(head: str) -> bool:
    """Whether a sentence is nothing but authors: *Ana Ruiz and Luis Paz.*"""
    return len(head) < 80 and all(is_full_name(name) for name in _AND.split(head))


def _is_container(text: str, span: Span) -> bool:
    """Whether a sentence after a title in quotes goes on with where it appeared: few words, a number, no talk."""
    stretch = text[span[0] : min(span[1], span[0] + 220)].strip()
    first = stretch.split(",")[0].split("(")[0]
    words = [word for word in re.split(r"[\s,]+", re.split(r"\d", first, maxsplit=1)[0]) if word]
    if not words or len(words) > 9 or not _ITEM.search(stretch):
        return False
    small = {
        "of",
        "the",
        "and",
        "de",
        "la",
        "del",
        "y",
        "in",
        "for",
        "on",
        "en",
        "el",
        "los",
        "las",
        "&",
        "to",
        "vol.",
        "no.",
    }
    return all(word[0].isupper() or word.casefold() in small or not word[0].isalpha() for word in words)


def signal_at(text: str, start: int, end: int) -> int:
    """Where the signal ends that stands at ``start``; ``start`` itself without one."""
    found = _SIGNAL_AT.match(text, start, end)
    return found.end() if found else start


def last_signal(text: str, start: int, end: int, mask: bytearray) -> re.Match[str] | None:
    """The last signal in a stretch, outside of quotations and brackets."""
    found = None
    for match in _SIGNAL.finditer(text, start, end):
        if not mask[match.start()]:
            found = match
    return found


def compares(text: str, start: int, end: int) -> bool:
    """Whether a clause compares one thing with another."""
    return bool(_COMPARES.search(text, start, end))


def with_after(text: str, start: int, end: int, mask: bytearray) -> int:
    """Where *with* stands next, outside of quotations and brackets; ``end`` where it doesn't."""
    return next((one.start() for one in _WITH.finditer(text, start, end) if not mask[one.start()]), end)


def compared(text: str, start: int, end: int, mask: bytearray) -> int | None:
    """Where *with* stands in “compare A with B”; None where nothing is compared."""
    if not _COMPARES.search(text, max(0, start - 20), start):
        return None
    for match in _WITH.finditer(text, start, end):
        if not mask[match.start()] and not mask[match.end() - 1]:
            return match.start()
    return None

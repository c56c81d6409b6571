"""The patterns by which talk names a known work: names, titles, and places in it, made of an article’s own works."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from indexer.citations.known.said_words import ARTICLES
from indexer.citations.model import CitationField, FieldName
from indexer.citations.names.persons import NAME, Span, is_person, trim
from indexer.citations.notes import words as w
from indexer.citations.parts.kinds import LEANT_NOUNS
from indexer.enrich.dates import written_dates
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_N = r"\d{1,4}(?:\s?[-–—~]\s?\d{1,4})?"
NUMBERS = rf"{_N}(?:,\s{_N}(?!\s?[^\W\d_]))*(?:\s(?:and|y|&)\s{_N})?"


def paged(group: str) -> str:
    """A pattern of pages that call themselves so."""
    return rf"(?:pp?|pgs?|págs?|pages?|páginas?)\.?\s?(?P<{group}>{NUMBERS}|{w.SECTION_PAGES}|[ivxlc]{{1,7}}(?!\w))"


def part(group: str) -> str:
    """A pattern of chapters, notes, tables and other parts."""
    return (
        rf"(?P<{group}>(?:chap(?:ters?|s)?\.?|ch\.?|cap(?:ítulos?|s)?\.?|nn?\.|footnote|note|table|map|plate|pl\.|figure|fig\.|doc\.|annex|paras?\.?|párrs?\.?|part|arts?\.?|"
        r"app(?:endix|\.)|cuadro|tabla|mapa|min\.|minuto|fols?\.|fo\.|ff?\.)\s(?:\d{1,4}(?:\s?[rv](?!\w))?(?:(?:\s?[-–~]|\s(?:and|y))\s?\d{1,4}(?:[rv](?!\w))?)?|[A-H](?!\w)))"
    )


# “Ruiz (II, 90)”, “Ruiz’s account (1:90)”: a volume before the page
_IN_VOLUME = r"(?:(?:\d{1,2}:\s?|[IVX]{1,5}(?:/\d)?[,:]\s)(?=[p\d]))?"
_OVER = r"(?=\s*(?:[.,;:)\]—–]|$)|\s(?:and|y|with|con|for|on|has|is|gives|of|de|del|in|en)[\s,])"
# “변하늘 60에 나온다”, “변하늘 60 참조”: a particle behind a page that doesn’t call itself one, and no “60년”
_OVER_EASTERN = r"(?:[은는이가을를에도과와의]|에서|까지|부터)(?=[\s,.;)]|$)|\s(?:참조|참고|이하)"
_KO_PAGES = rf"(?P<ko>{_N})(?:쪽|면|페이지|페지)"
_AGAIN = (
    r"(?:,?\set\sal\.?)?(?:\s(?:again|also|too|himself|herself|likewise|ibid\.?|otra\svez|de\snuevo|también|mismo|misma|writes|says|notes|"
    r"gives|has|puts|escribe|dice|anota|da)){0,2}(?:,\s(?:tesis|libro|artículo|ensayo|thesis|dissertation|book|article|essay)(?=,))?"
)
# After a name: “Armstrong again, at 181”, “Armstrong (181)”, “Armstrong 190”, “Ruiz, p. 3”, 홍길동의 책 30쪽,
# Ruiz의 논의(p. 3)
NEAR_LOCATOR = lazy(
    rf"(?:(?:[’']s(?:\s[a-zà-ÿ][\w-]*){{0,3}})?{_AGAIN}(?:,?\s(?:at|on|en|in)\s(?:(?:la|las|the)\s)?{_IN_VOLUME}(?:{paged('a')}|(?P<b>{NUMBERS}))"
    rf"|,\s(?:(?:esp|especially|here|aquí)\.?\s)?{_IN_VOLUME}(?:{paged('c')}|{part('d')}|(?P<e>{NUMBERS}))"
    rf"|\s(?:{paged('i')}|(?P<j>{_N}))"
    rf")(?:{_OVER}|(?={_OVER_EASTERN}))"
    rf"|(?:[’']s(?:\s[a-zà-ÿ][\w-]*){{0,3}})?{_AGAIN}\s?\((?:(?:at|on|esp\.|here|en)\s)?{_IN_VOLUME}(?:{paged('f')}|{part('g')}|(?P<h>{_N}))(?=[),;])[^()]{{0,40}}\)"
    rf"|[가-힣]{{0,3}},?\s?\(?(?:[가-힣]{{1,6}},?\s){{0,3}}{_KO_PAGES}"
    rf"|[가-힣]{{0,3}}(?:\s[가-힣]{{1,6}}){{0,3}}\((?:{paged('k')}|(?!(?:1[5-9]|20)\d\d\))頁?(?P<l>{_N})(?:쪽|면|頁)?)\))"
)
PAGED = ("a", "c", "f", "i", "k")
"""The groups of a place that calls itself a page."""
# Later in the same sentence, where only a page that calls itself one is told from other figures.
_FAR_LOCATOR = lazy(
    rf"(?:(?![.?!…]\s[^\W_a-z])[^;]){{0,100}}?[\s(,](?:{paged('a')}{_OVER}|\({part('c')}\)|\((?:[“\"][^“”\"()]{{2,140}}[”\"],?\s)?(?P<b>{_N})\)|{_KO_PAGES})"
)
CITED_IN_NOTE = (
    r"(?:,\s(?:cit\.|cited|citad[oa])(?:,?\s\(?(?:see\s|ver\s|véase\s)?(?:fn|n|note|nota)\.?\s\d{1,3}\)?)?)?"
)
"""“, cit. (n. 11)”, between a short title and the page."""
TITLE_LOCATOR = lazy(
    rf"{CITED_IN_NOTE},?\s?\(?(?:(?:at|on|en|esp\.)\s)?(?:(?:(?P<time>{w.TIMECODE.pattern})|{paged('a')}|{part('b')}|(?P<leaf>\d{{1,4}}[rv](?!\w)|{w.SECTION_PAGES})|(?P<c>{NUMBERS})(?<!\d{{4}}))\)?(?:{_OVER}|(?={_OVER_EASTERN}))|{_KO_PAGES}\)?)"
)
LOCATOR_OF = lazy(
    rf"(?P<other>(?:pp?\.|págs?\.|pages?|páginas?|chap(?:ters?)?\.?|ch\.|cap(?:ítulos?)?\.?|footnote|table|map|appendix|part)\s"
    rf"(?:{_N}|[A-H](?!\w)))\s(?:of|in|from|de|en|del)\s(?:(?:the|el|la|su|his|her)\s)?"
    r"(?:(?:book|article|study|thesis|dissertation|essay|libro|artículo|estudio|tesis)\s(?:of|by|de)\s)?",
    re.IGNORECASE,
)
INTERVIEW_WITH = lazy(
    rf"(?:면담|인터뷰|구술|증언|대담|면접)(?=[\s.,;)]|$|{w.KO_PARTICLE})|(?:(?:the|my|author’s|author|personal|la|mi)\s)?(?:interview|entrevista|conversation|conversación)(?:\s(?:with|con|a)\s|(?=[\s.,;)]|$))",
    re.IGNORECASE,
)
# “Brandt, letter”, “the Brandt letter”: a paper of somebody, with nothing more told of it.
PAPER_BY = lazy(
    rf"(?:(?:the|author|la|el)\s)?(?i:{LEANT_NOUNS})(?:\s(?:with|to|con|al|a)\s(?:(?:the\s|el\s|la\s)?(?:author|autora?)))?(?=\s*(?:[.,;)]|$))"
)
NUMBERED_PAPER = lazy(
    r"(?:telegram|tel\.|cable|despatch|dispatch|airgram|memorandum|memo|circular|telegrama|despacho|oficio|전문|전보|"
    r"interview|entrevista|testimon(?:y|io)|인터뷰|면담|구술)(?:\s[a-zà-ÿ]{5,14}(?=\sn))?\s?"
    r"(?:no\.?\s|number\s|n\.?\s?º\s?|n°\s?|núm\.\s|nro\.\s|#\s?|제)?(?P<number>\d[\d./-]*\d|\d)(?!\w)",
    re.IGNORECASE,
)
# A note is leaned on where it is said to cite something, or stands in brackets behind what is meant.
NOTE_CITED = Prefiltered(
    r"(?:(?:cited|quoted|given|listed|printed|as|described|mentioned|named|citad[oa]s?|cit\.|mencionad[oa]s?|reproducid[oa]s?|como)"
    r"(?:\s(?:above,?\s)?(?:in|at|under|en)\s(?:the\s|la\s)?|\s(?:supra|arriba|above),?\s(?:en\s)?(?:la\s)?)|(?:[Rr]emit[oe]\sa|[Rr]efer\sto)\s(?:la\s)?(?=not)|[(\[](?:(?:see|as\sin|véase|ver|cf\.|v\.|vid\.|[a-zà-ÿ]{4,12},)\s(?:la\s)?)?)"
    r"(?:(?:foot|end)?note|nn?\.|fn\.?|nota)\s(?:(?P<a>\d{1,4})(?:\s(?:above|supra|arriba))?[)\]]|(?P<b>\d{1,4})(?!\w|[-–~]))"
    r"|\((?:각?주|註)\s?(?P<c>\d{1,4})(?:의\s[가-힣]{1,6})?\)"
)
SIGNALLED = lazy(
    r"(?<!\w)(?i:with|con|see(?:\salso|\stoo)?|cf\.|compare|pace|following|follow|after|véase(?:\stambién)?|ver|según|siguiendo\sa|sigo\sa)"
    r"\s(?=[^\W_a-z])"
)
# “la tesis de Ruiz”: what is meant, before its author.
WORK_OF = lazy(
    r"(?<!\w)(?:book|monograph|article|essay|paper|study|thesis|dissertation|letter|telegram|libro|artículo|ensayo|estudio|tesis|carta|"
    r"telegrama)\s(?:of|by|de|del)\s$"
)
_WORD = lazy(r"[^\W\d_][\w’'‘-]*")
_LEAST_LETTERS = 3
# “del capitán Téllez al ministro Wolff”: an office in small letters before the name
_RANK = r"(?:\s[a-zà-ÿ]{3,16}){1,3}"
_LETTER = lazy(
    rf"(?:[^\W\d_]+(?:\s(?:from|of|de)|,)\s|[^\W\d_]+\s(?:del|de\sla|from\sthe|of\sthe){_RANK}\s)?(?:(?P<a>{NAME})(?:[’']s)?,?\s)?(?:(?:letter|telegram|cable|note|carta|telegrama|nota)\s)?"
    rf"(?:(?:(?:to|a)|(?:to\sthe|al|a\sla){_RANK})\s(?P<b>{NAME})|(?:to\sthe|al|a\sla)\s[^\W\d_][\w-]*(?:\s[\w-]+){{0,4}})"
)
_DATE_LEAD = lazy(r",?\s(?:of\s|dated\s|del?\s|fechada\sel\s)?")
_KO_LETTER = lazy(r"(?P<a>[가-힣]{2,8}?)(?:이|가)\s(?P<b>[가-힣]{2,8}?)에게\s")


def known_names(names: Sequence[str]) -> frozenset[str]:
    """All that may be said of these names for short: the words of each with a capital, and Hangul."""
    words = {word for name in names for word in _WORD.findall(name) if _may_stand_alone(word)}
    words |= {word.capitalize() for word in words if word.isupper()}  # Vidal, of Marta VIDAL PONS
    return frozenset(words | {name for name in names if words and not is_person(name) and " " in name})


def names_in(talk: str, words: frozenset[str]) -> re.Pattern[str] | None:
    """One pattern for these names, if one of them stands in the talk: it takes as long to compile as a note to read."""
    return _known_names(words) if any(word in talk for word in words) else None


@lru_cache(maxsize=16)
def _known_names(words: frozenset[str]) -> re.Pattern[str]:
    any_ = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?<![\w’'‘-])(?P<name>(?:(?:{any_}|[A-Z]\.)\s(?:de\s|del\s|la\s)*)*(?:{any_}))(?:(?![\w-])|(?=[은는이가을를의에도과와]))"
    )


def correspondents(title: str) -> tuple[str, ...]:
    """The persons between whom a letter went: of *Letter from Ana Ruiz to Luis Paz* both, of *letter to Paz* one."""
    found = _LETTER.fullmatch(title) or _KO_LETTER.match(title)
    names = (found["a"] or "", found["b"] or "") if found else ()
    return tuple(name for name in names if name and is_person(name))


def _may_stand_alone(word: str) -> bool:
    named = len(word) >= _LEAST_LETTERS and word[0].isupper() and word not in ARTICLES
    return named or "가" <= word[0] <= "힣"


Title = tuple[str, ...]
"""The words of a title up to a colon, without an article before them."""


def main_titles(titles: Iterable[str]) -> tuple[Title, ...]:
    """The titles by which works may be named, the longest first."""
    mains = {main for title in titles if (main := tuple(_words(title)))}
    return tuple(sorted(mains, key=lambda words: (-len(words), words)))


def titles_in(text: str, titles: Iterable[Title]) -> re.Pattern[str] | None:
    """One pattern for those titles whose first two words stand in a text: few as a rule, since patterns cost time."""
    return _known_titles(tuple(title for title in titles if all(word in text for word in title[:2])))


@lru_cache(maxsize=64)
def _known_titles(titles: tuple[Title, ...]) -> re.Pattern[str] | None:
    """One pattern for these titles: their words up to a colon, or the first two and more of them."""
    made = [_title(words) for words in titles]
    if not made:
        return None
    body = "|".join(made)
    return re.compile(
        rf"(?<!\w)(?P<open>[“\"‘«「『〈《])?(?P<title>(?:(?:The|An?|El|La|Los|Las)\s)?(?:{body}))(?!\w)"
        rf"(?:[:,.][^“”\"«»」』;]{{0,160}}?)??(?P<close>[,.]?[”\"’»」』〉》])?(?!\w)"
    )


def _words(title: str) -> Sequence[str]:
    main = re.split(r":\s|\?\s|\s[–—]\s", title.strip(' “”"‘’«»'), maxsplit=1)[0]
    found = re.findall(r"\w[\w’'‘-]*", main)
    return found[1:] if len(found) > 1 and found[0] in ("The", "A", "An", "El", "La", "Los", "Las") else found


def _title(words: Sequence[str]) -> str:
    """The first two words and, as far as they follow, the others; of a title of one word, that word."""
    if len(words) == 1:
        return re.escape(words[0]) if len(words[0]) > _LEAST_LETTERS else r"(?!)"
    rest = ""
    for word in reversed(words[2:]):
        rest = rf"(?:\W{{1,3}}{re.escape(word)}{rest})?"
    return rf"{re.escape(words[0])}\W{{1,3}}{re.escape(words[1])}{rest}"


def date_near(text: str, start: int, end: int) -> CitationField | None:
    """The date right after a place: *, 4 May 1968*; *of 4 May 1968*."""
    lead = _DATE_LEAD.match(text, start, end)
    if lead is None:
        return None
    found = next((one for one in written_dates(text[lead.end() : min(end, lead.end() + 40)]) if one.start == 0), None)
    return CitationField("date", found.edtf, lead.end(), lead.end() + found.end) if found else None


def located_later(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where the rest of a sentence tells a place, behind a name: *Young, at forty (p. 45)*."""
    return _FAR_LOCATOR.match(text, start, min(end, start + _FARTHEST))


_FARTHEST = 110


def field_of(text: str, name: FieldName, span: Span) -> CitationField:
    """The field that a stretch of talk tells, without the points at its ends."""
    start, end = trim(text, *span)
    return CitationField(name, text[start:end], start, end)


def located_of(text: str, found: re.Match[str]) -> CitationField:
    """The locator that one of the groups of a match holds."""
    return field_of(text, "locator", found.span(next(name for name, value in found.groupdict().items() if value)))

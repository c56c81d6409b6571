"""Where does talk end and an author begin? *The fullest account is Ana Ruiz*, 자세한 것은 홍길동."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from indexer.citations.names.persons import EDITING, NAME, Span, has_body_word, is_full_name, is_person, split_names
from indexer.patterns import lazy

# After one of these, at the end of talk, an author may stand. *Of* and *de* are none: titles are full of them.
_WORDS: Final = (
    r"(?:(?:those|that)\s(?:of|in|by)(?:\sthe)?|a\sjuicio\sde|en\sopinión\sde|en\spalabras\sde|al\sdecir\sde|(?:the\s)?(?:view|words|opinion|account|version)\sof|by|in|en|por|see|with|con|from|is|are|was|remains|es|son|fue|than|to|on|sobre|after|contra|against|follow|"
    r"follows|following|read|consult|cite|quote|(?:sigo|seguimos|sigue|debo|cifra|dato|noticia|texto|referencia|remito|remitimos|[a-zà-ÿ]{2,10}[aei]r)\sa|(?:la|el|lo)\sde)\s(?=[^\W\d_])"
)
_COLON: Final = r":\s(?=[^\W\d_])"
_LEAD = lazy(rf"\s{_WORDS}|{_COLON}")
LEADS_ON = frozenset({
    "In", "On", "For", "As", "From", "With", "By", "About", "Since", "Until", "Before", "Against", "Between", "En",
    "Sobre",
    "Para", "Con", "Desde", "Según", "Contra", "Entre", "Hacia", "Hasta", "Por", "Como", "Tras", "Ante", "Sin",
})  # fmt: skip
"""Words with which talk begins that leads up to a name, and no name does: *Para la India, K. Ruiz, …*."""
_KOREAN_LEAD = lazy(r"(?:[은는]|에서|으로)\s(?=[가-힣]{2,4}$)")
_TALK = lazy(
    r"(?<![\w’'-])(?!(?:of|the|and|for|in|de|la|el|los|las|del|y|on|to|a|e|an|at|by|en|por|con|with|from|is|es|un|"
    r"una|al|vs)(?!\w))[a-zà-öø-ÿ][\w’'-]*"
)
_TOPICS = lazy(
    r"(?:Recogid[oa]s?|Citad[oa]s?|Reproducid[oa]s?|Publicad[oa]s?|Narrad[oa]s?|Told|Cited|Given|Reported|Described|Prices|Names|Dates|Lists?|Statistics|Data|Wording|Text|Quoted|Copied|Taken|Translated|Translation|Wages|Precios|Fechas|"
    r"Nombres|Details?|Discussion|Evidence|Examples?|Figures?|Numbers?|Texts?|Quotations?|Background|More|Most|Much|Further|"
    r"Similar|Printed|Reprinted|Both|All|Testimony|Texto|Datos|Detalles|Más|Cifras|Ejemplos|Testimonios?)\s"
)
# As Ana Ruiz shows in “Salt”; Ana Ruiz da otra cifra en El camino.
_SAYS = lazy(
    rf"(?:(?:as|como)\s)?(?P<name>(?-i:{NAME}))(?:,\swho)?\s(?:(?-i:[a-zà-ÿ])[\w’'-]*\s){{1,7}}(?:in|en)\s(?:(?:his|her|their|su)\s)?",
    re.IGNORECASE,
)
# Lo cuenta Ana Ruiz en «La sal»
_SAID_BY = lazy(
    rf"(?:(?:Lo|Así\slo|Como|Como\slo|Así|[^,;:“”«»\d]{{2,60}}?\sque)\s)?(?:da|dan|ofrece|publica|reproduce|cuenta|recuerda|dice|señala|afirma|explica|relata|refiere|escribe|sostiene|anota|observa|muestra)\s"
    rf"(?P<name>{NAME})\s(?:en|in)\s(?:su\s)?",
    re.IGNORECASE,
)
_NUMBERED = lazy(r"\d|(?:vol|t|tomo|part|book|series|no|núm)(?:ume|umen)?(?![\w’'‘])", re.IGNORECASE)
# “The classic statement is still Ana Ruiz”: a word in small letters that no title would have before a name.
_SAID = lazy(rf"(?<=\s)(?P<word>[a-zà-ÿ][\w’'-]*)\s(?P<name>{NAME})$")
_SEATED = ("en ", "in ")
_OF = lazy(r"(?:del?|of|al?)\s(?=[^\W_a-z])")
_SMALL = frozenset({
    "of", "the", "and", "for", "in", "de", "la", "el", "los", "las", "del", "y", "on", "to", "a", "e", "an", "at",
    "by", "en", "por", "con", "with", "from", "un", "una", "al", "vs", "than", "as", "or", "o", "sobre", "entre",
    "between", "under", "into", "against", "contra", "after", "before", "hacia", "desde", "según", "ante", "para",
    "sin", "van", "von", "der", "da", "do", "dos", "wa", "bin",
})  # fmt: skip
_HONOURS = lazy(
    r"(?:(?:the\slate|el|la|don|doña|señora?|sr\.|sra\.|dr\.|dra\.|ingenier[oa]|profesora?|coronel|general|capitán|padre|compañer[oa]|"
    r"doctora?|former\s[a-z]+|(?:Lt|Lieut|Maj|Col|Gen|Brig|Capt|Cdr|Adm|Sgt)\.?|"
    r"(?:Wing|Squadron|Group|Flight|Air|Vice|Rear|Lieutenant|Major|Brigadier)[\s-](?:Commander|Leader|Captain|Lieutenant|Marshal|Commodore|Admiral|Colonel|General)|"
    r"Colonel|General|Captain|Major|Brigadier|Sergeant|Ambassador|Senator|\([Rr]et(?:d|ired)?\.?\)|[Mm]rs?\.?|[Mm]s\.?|[Dd]r\.?|[Pp]rof(?:essor|\.)?)\s)+(?=[^\W_a-z])"
)
_FEW = 3
_FARTHEST = 80
_LONGEST_TALK = 400


def leads(text: str, start: int, end: int) -> Iterator[Span]:
    """Where in ``text[start:end]`` words, or a colon, lead up to a name that may stand behind them."""
    at = start - text[start - 1 : start].isspace()  # a space before a word is what is looked for first
    while found := _LEAD.search(text, at, end):
        at = found.end() - 1  # the space behind it may be that before the next
        yield found.start() + text[found.start()].isspace(), found.end()


def name_behind(text: str, start: int, end: int, talk: int | None = None) -> int | None:
    """Where the full name begins that ends a stretch of talk; None without one.

    ``talk`` is where the talk begins, if not at ``start``; a title (*Letters from Ana Ruiz*) is none.
    """
    if text[end - 1] == ")" and (editing := EDITING.search(text, start, end)):  # a survey in Ana Ruiz (ed.)
        end = editing.start()
    near = max(start, end - _FARTHEST)
    if (told := _behind_word(text, near, end)) is not None:
        return told
    if lead := _KOREAN_LEAD.search(text, near, end):
        return lead.end() if text[end : end + 1] == "," else None
    begin = start if talk is None else talk
    for first, last in leads(text, near, end):
        if text[first] == ":" and len(text[begin:first].split()) <= _FEW and is_full_name(text[last:end]):
            return last  # Prices: Ana Ruiz
        names = [text[slice(*name)] for name in split_names(text, last, end)]
        if names and text[first:last] in _SEATED and _begins_with_body(text[begin:first]):
            return None  # Centro de Molineros en Buenos Aires
        if not names or not all(is_full_name(name) or _is_long_body(name) for name in names):
            continue
        if (
            _TALK.search(text, max(begin, last - _LONGEST_TALK), last)
            or _TOPICS.match(text, begin, end)
            or text.startswith(("I ", "Sigo "), begin)
        ):
            return last
    return None


def _behind_word(text: str, start: int, end: int) -> int | None:
    """Where the names begin behind words that say of what a count was made, or the name behind a word of talk."""
    if (drawn := _DRAWN.search(text, start, end)) and _are_sources(text, drawn.end(), end):
        return drawn.end()
    said = _SAID.search(text, start, end)
    if said is None or said["word"] in _SMALL:
        return None
    particle = _OF.match(text, said.start("name"), end)  # a juicio de Ana Ruiz
    at = particle.end() if particle else said.start("name")
    return at if is_full_name(text[at:end]) else None


# “Recuento del autor sobre la base de CEPAL, «…»”: of what a count was made
_DRAWN = lazy(
    r"(?:^|(?<=\s))(?:a\spartir\sde|(?:sobre\sla|a|con)\sbase\s(?:de|en)|con\sdatos\sde|based\son|on\sthe\sbasis\sof|"
    r"(?:compiled|calculated|drawn)\sfrom)\s(?:(?:los\s)?datos\sde\s|data\s(?:from|of|in)\s)?(?=[^\W\d_a-z])"
)


def _are_sources(text: str, start: int, end: int) -> bool:
    """Whether nothing but persons or bodies stands in a stretch, an acronym among them."""
    names = [text[slice(*name)] for name in split_names(text, start, end)]
    return bool(names) and all(is_full_name(one) or one.isupper() or _is_long_body(one) for one in names)


def _begins_with_body(talk: str) -> bool:
    """Whether the last stretch between commas begins with what a body is called, so that it may go on with its seat."""
    words = talk.rpartition(", ")[2].split()
    return bool(words) and words[0][0].isupper() and has_body_word(words[0])


def _is_long_body(name: str) -> bool:
    """*Economic Commission for Latin America*: words enough, with capitals, to be the name of a body behind talk."""
    words = name.split()
    return (
        len(words) > 1
        and name[0].isupper()
        and all(word[0].isupper() or word in _SMALL for word in words)
        and not is_person(name)
    )


def begins_title(text: str, start: int) -> bool:
    """Whether what follows an author that was found behind talk can be a title, and no volume or year."""
    return not text[start : start + 1].islower() and not _NUMBERED.match(text, start)


def who_says(text: str, start: int, end: int) -> re.Match[str] | None:
    """*As Ana Ruiz shows in*, up to a title: the full name as ``name``; a title begins where the match ends."""
    found = _SAYS.match(text, start, end) or _SAID_BY.match(text, start, end)
    return found if found and is_full_name(found["name"]) else None


def past_honours(text: str, start: int, end: int) -> int:
    """Where a name begins behind *the late*, *don*, *el ingeniero*."""
    while start < end and text[start] == " ":
        start += 1
    found = _HONOURS.match(text, start, end)
    return found.end() if found else start

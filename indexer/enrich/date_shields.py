"""Numbers that look like years and are none: addresses, pages, counts, prices, numbers of laws and resolutions.

A shield is certain, and nothing that touches it is a date. A count is known only by the noun after it, and gives way to
a date that began before it: “1954 soldiers” holds no year, “on June 9, 1954 soldiers landed” does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = r"\d{1,4}(?:\s?[-–—]\s?\d{1,4})?"
# What a plain number counts: a measure always …
_UNITS = (
    "km|kilomet(?:er|re)s?|kil[óo]metros?|miles|met(?:er|re)s|metros|kg|kilos|tons?|tonnes|toneladas|hect[aá]reas?|"
    "hectares|acres|per\\scent|percent|por\\sciento|degrees|grados|dollars|d[óo]lares|pesos|bol[íi]vares|rubles|rublos|"
    "euros|won|yen|hours|hrs|horas|million|millions|mill[óo]n|millones|billion|mil|thousand|MW|barrels|barriles"
)
# … people and things, unless a word of time stands before the number (“in 1967 troops landed”).
_COUNTED = (
    "soldiers|troops|men|women|people|persons|guerrillas|fighters|combatants|prisoners|workers|students|delegates|"
    "members|families|residents|refugees|civilians|rifles|guns|weapons|rounds|tanks|copies|pages|words|cases|votes|"
    "seats|items|documents|years|days|soldados|hombres|mujeres|personas|guerrilleros|combatientes|prisioneros|"
    "trabajadores|obreros|estudiantes|delegados|miembros|familias|habitantes|refugiados|civiles|fusiles|armas|"
    "ejemplares|p[áa]ginas|palabras|casos|votos|documentos|años|d[íi]as"
)
_TIME_WORDS = (
    "in",
    "since",
    "during",
    "after",
    "before",
    "until",
    "en",
    "desde",
    "durante",
    "tras",
    "hasta",
    "antes de",
)
_NOT_AFTER_TIME = "".join(rf"(?<!\b{word}\s)" for word in _TIME_WORDS)
_UP_TO = r"(?:\s?(?:to|and|or|a|y|o|[-–—])\s?\d{4})?"

# Words before a number that make it one of a list of numbers, of a law, a page, a room.
_NUMBERED = (
    r"nos?\.|n[º°]|n\.\s?[ºo°]|n[úu]ms?\.|number|n[úu]mero|§{1,2}|pp?\.|p[áa]gs?\.?|pages?|p[áa]ginas?|vols?\.?|volumes?|"
    r"volumen|tomos?|arts?\.|articles?|art[íi]culos?|chap\.|chapter|cap\.|cap[íi]tulo|room|box|folder|reel|caja|carpeta|"
    r"legajo|expediente|folios?|ff?\.|telegram|telegrama|cable|flight|vuelo|unit|unidad|apartado|제"
)
_RULED = (
    r"resolutions?|resoluci[óo]n(?:es)?|res\.|unscr|s/res/|a/res/|laws?|ley(?:es)?|decrees?|decretos?(?:[\s-]ley)?|"
    r"executive\sorder|directives?|directivas?|ordinance|ordenanza|committee|comit[ée]|결의"
)
_QUANTIFIERS = (
    r"some|nearly|almost|(?:more|fewer|less)\sthan|at\sleast|"
    r"unos|unas|casi|(?:m[áa]s|menos)\sde|al\smenos|por\slo\smenos"
)
_PHONE = r"tel(?:[ée]fono|ephone|[ée]?f)?|phone|fax|whatsapp|전화"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_SHIELDS = _compiled(
    # A whole word that is an address: only at the start of a word, so that a long one is read once.
    r"(?<!\S)\S*(?:://|www\.|doi\.org|doi:|10\.\d{4,9}/|\.(?:com|org|net|edu|gov|info|int|mil|[a-z]{2})/)\S*",
    rf"(?<!\w)(?:{_NUMBERED})\s?{_NUMBER}(?!\w)",
    # “45 (1967): 1590-1601”, “1997): 209”: pages after the volume or the imprint
    rf"\)\s?:\s?{_NUMBER}",
    rf"(?<!\w)(?P<ruled>{_RULED})\s?(?:no\.?\s|n[º°o]\.?\s|nos\.\s|number\s|n[úu]mero\s|제\s?)?\d{{3,4}}(?!\d)",
    r"(?=\d)(?<![\d.,])\d{4}(?=\s\(\d{4}\))",  # “1718 (2006) and 1874 (2009)”: a number and its year
    rf"(?<!\w)(?:{_QUANTIFIERS})\s\d{{4}}(?!\d|['’]?s)",
    r"(?<!\w)(?:usd|eur|bs\.?|krw|mxn|s/\.?)\s?\d{4}(?!\d)",
    r"(?<!\w)(?:isbn|issn|oclc)(?:-1[03])?[\s:]{0,2}[\dx][\dx -]{3,20}",
    rf"(?<!\w)(?:{_PHONE})[.:]?(?:[\s().+-]{{0,3}}\d){{6,15}}",
    r"\+\d[\d\s().-]{6,20}\d|\(\d{3}\)\s?\d{3}[\s-]\d{4}|(?<!\d)\d{3}[\s-]\d{3}[\s-]\d{4}(?!\d)",
)
_COUNTS = _compiled(
    rf"(?=\d)(?<![\d.,])\d{{4}}{_UP_TO}(?=\s(?:{_UNITS})(?!\w))",
    rf"(?=\d){_NOT_AFTER_TIME}(?<![\d.,])\d{{4}}{_UP_TO}(?=\s(?:{_COUNTED})(?!\w))",
    rf"(?=\d){_NOT_AFTER_TIME}(?<![\d.,])\d{{4}}(?=\s(?:(?:sanctions\s)?committee|panel\sof\sexperts)(?!\w))",
)
# “Resolutions 1695 (2006), 1718 (2006) and 1874”: what follows the first of several; the years in brackets are dates.
_MORE_RULED = re.compile(r"(?:\s?\(\d{4}\))?(?:,\s?(?:and\s|y\s)?|\s(?:and|y|&|or|o)\s|\s?[및와과]\s?)(\d{4})(?![\d-])")


def shields(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text in which no year is a date."""
    for pattern in _SHIELDS:
        for found in pattern.finditer(text):
            yield found.span()
            if "ruled" in pattern.groupindex and found["ruled"].casefold().endswith("s"):
                yield from _more_ruled(text, found.end())


def counts(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text in which no date starts."""
    for pattern in _COUNTS:
        yield from (found.span() for found in pattern.finditer(text))


def _more_ruled(text: str, start: int) -> Iterator[tuple[int, int]]:
    while found := _MORE_RULED.match(text, start):
        yield found.span(1)
        start = found.end()

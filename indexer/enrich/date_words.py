"""The words of dates in English and Spanish: one table a language, from which the western rules are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What a Western language says in its dates. Every string is alternatives of a regular expression.

    ``months`` name a month by themselves (*May 1967*); those ``beside_day`` are words of other meanings too (*may*,
    *mar*) and count only beside a day. ``of`` stands between day, month and year, ``to`` between the ends of a range
    of days or months, ``both`` between two neighbours (*11 and 12 May*). ``ordinal`` follows a day in figures,
    ``days`` are days in words. ``seasons`` are in the order of EDTF, from spring. ``openings`` pair what stands before
    a range with what stands within it, ``filler`` may come between those and a date. ``circa`` comes before a date that
    is about right, ``thereabouts`` after it. ``decade`` is what comes before a decade in words or in two figures,
    ``plural`` what follows its figures, ``tens`` are its words; after ``partly`` they need no more. ``centuries`` are
    words for the number of a century, ``century`` is what stands after it or, in a language that says it so, before.
    """

    months: Mapping[str, int]
    beside_day: Mapping[str, int]
    of: str
    to: str
    both: str
    ordinal: str
    days: Mapping[str, int]
    seasons: tuple[str, str, str, str]
    openings: tuple[tuple[str, str], ...]
    filler: str
    circa: str
    thereabouts: str
    decade: str
    decade_words: str
    partly: str
    plural: str
    tens: Mapping[str, int]
    tens_plural: str
    centuries: Mapping[str, int]
    century: str
    century_first: bool


_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_EN_ORDINALS = {word: number for number, word in enumerate(_ORDINALS, start=1)} | {
    rf"twenty[\s-]{word}": 20 + number for number, word in enumerate(_ORDINALS[:9], start=1)
}
_ROMAN = ["XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI"]

# (?-i:…): in English only the capital tells the month from the verb.
ENGLISH = Words(
    months={
        "January|Jan": 1, "February|Feb": 2, "(?-i:March|MARCH|Mar)": 3, "April|Apr": 4, "(?-i:May|MAY)": 5,
        "June|Jun": 6, "July|Jul": 7, "August|Aug": 8, "September|Sept|Sep": 9, "October|Oct": 10,
        "November|Nov": 11, "December|Dec": 12,
    },
    beside_day={"March|Mar": 3, "May": 5},
    of="of|of the year|in the year",
    to="to|through|until|till",
    both="and|&",
    ordinal="st|nd|rd|th",
    days=_EN_ORDINALS | {"thirtieth": 30, r"thirty[\s-]first": 31},
    seasons=("spring", "summer", "autumn|fall", "winter"),
    openings=(
        ("from", "to|through|until|till|up to|up until|right up to"),
        ("between", "and"),
        ("", "to|through|till|until"),
        (  # “set up in 2009 and wound up on …”: how long an institution lasted
            "(?:set up|founded|established|created|formed|opened|launched) (?:again )?(?:in|on)",
            "and (?:(?:was|were|finally|formally|then|again) ){0,3}(?:wound up|closed|closed down|shut|"
            "shut down|dissolved|abolished|disbanded|discontinued|suppressed|liquidated) (?:again )?(?:in|on)",
        ),
    ),
    filler="the|early|mid|late|well|into|about|around|roughly|years?|of|beginning|middle|end|start",
    circa=r"(?-i:c)\.|ca\.?|circa|around|approximately|roughly|(?<=in\s)about|(?<=by\s)about|(?<=from\s)about|"
    r"(?<=to\s)about|(?<=until\s)about|(?<=till\s)about|(?<=since\s)about|(?<=between\s)about|(?<=of\s)about",
    thereabouts="or thereabouts|or so",
    decade=r"the\s(?:(?:very\s)?(?:early|mid|middle|late|later|long|global|nineteen)[\s-])?(?:nineteen[\s-])?",
    decade_words="",
    partly="",
    plural="['’]?s",
    tens={
        "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
        "nineties": 9,
    },
    tens_plural="",
    centuries={word: number for word, number in _EN_ORDINALS.items() if 11 <= number <= 21},
    century=r"century|centuries|cent\.",
    century_first=False,
)  # fmt: skip

SPANISH = Words(
    months={
        "enero|ene": 1, "febrero|feb": 2, "marzo": 3, "abril|abr": 4, "mayo": 5, "junio|jun": 6, "julio|jul": 7,
        "agosto": 8, "septiembre|setiembre|sept|sep": 9, "octubre|oct": 10, "noviembre|nov": 11, "diciembre|dic": 12,
    },
    beside_day={"mar": 3, "may": 5, "ago": 8, "set": 9},
    of="de|del|del año|de año|del mes de|del año de",
    to="al?|hasta|hasta el",
    both="y|e|y el|y del",
    ordinal=r"(?:\.?[ºo°]|ro|er)\.?",
    days={"primero": 1},
    seasons=("primavera", "verano", "otoño|otono", "invierno"),
    openings=(
        ("desde|del?", "hasta|al?"),
        ("entre", "y|e"),
        ("", "hasta|al?"),
        (
            "(?:fundad|cread|establecid|abiert|constituid|inaugurad)[oa]s? (?:en|el)",
            "y (?:disuelt|clausurad|cerrad|suprimid|abolid|liquidad)[oa]s? (?:en|el)",
        ),
    ),
    filler="bien|entrados|entrado|entrada|entradas|el|los|las|la|año|años|principios|mediados|fines|finales|comienzos|inicios|de|del",
    circa=r"hacia|alrededor de|cerca de|en torno a|allá por|aproximadamente en|(?-i:c)\.|ca\.|circa",
    thereabouts="aproximadamente|más o menos|o por ahí",
    decade=r"(?:(?:los|aquellos|esos)\s(?:primeros\s|últimos\s)?años|(?:d[ée]cadas?|decenios?)(?:\sde(?:l|\slos)?)?(?:\saños)?)\s",
    decade_words="años|década|décadas|decada|decadas|decenio|decenios",
    partly=r"(?:principios|comienzos|inicios|mediados|fines|finales|mitad)\sde\slos\s",
    plural="(?:['’]?s)?",
    tens={
        "veinte": 2, "treinta": 3, "cuarenta": 4, "cincuenta": 5, "sesenta": 6, "setenta": 7, "ochenta": 8,
        "noventa": 9,
    },
    tens_plural="s?",
    centuries={numeral: number for number, numeral in enumerate(_ROMAN, start=11)} | {"veinte": 20, "diecinueve": 19},
    century=r"siglo|siglos|s\.",
    century_first=True,
)  # fmt: skip

"""The words of dates in English and Spanish: one table a language, from which date_western makes its rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What a Western language says in its dates. Every string is alternatives of a regular expression.

    ``months`` name a month by themselves (*May 1967*); those ``beside_day`` are words of other meanings too (*may*,
    *mar*) and count only beside a day. ``of`` stands between day, month and year, ``to`` between the ends of a range
    of days or months, ``both`` between two neighbours (*11 and 12 May*). ``ordinal`` follows a day in figures,
    ``first`` is a day in words. ``openings`` pair what stands before a range with what stands within it, ``filler``
    may come between those and a date. ``decade`` is what comes before a decade in words or in two figures, ``plural``
    what follows its figures, ``tens`` are its words.
    """

    months: Mapping[str, int]
    beside_day: Mapping[str, int]
    of: str
    to: str
    both: str
    ordinal: str
    first: str
    openings: tuple[tuple[str, str], ...]
    filler: str
    circa: str
    decade: str
    decade_words: str
    plural: str
    tens: Mapping[str, int]


# (?-i:…): in English only the capital tells the month from the verb.
ENGLISH = Words(
    months={
        "January|Jan": 1, "February|Feb": 2, "(?-i:March|MARCH|Mar)": 3, "April|Apr": 4, "(?-i:May|MAY)": 5,
        "June|Jun": 6, "July|Jul": 7, "August|Aug": 8, "September|Sept|Sep": 9, "October|Oct": 10,
        "November|Nov": 11, "December|Dec": 12,
    },
    beside_day={"March|Mar": 3, "May": 5},
    of="of",
    to="to|through|until|till",
    both="and|&",
    ordinal="st|nd|rd|th",
    first="first",
    openings=(("from", "to|through|until|till|up to"), ("between", "and"), ("", "to|through")),
    filler="the|early|mid|late|about|around|years?|of",
    circa=r"c\.|ca\.?|circa|around",
    decade=r"the\s(?:(?:early|mid|late|nineteen)[\s-])?(?:nineteen[\s-]?)?",
    decade_words="",
    plural="['’]?s",
    tens={"thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9},
)  # fmt: skip

SPANISH = Words(
    months={
        "enero|ene": 1, "febrero|feb": 2, "marzo": 3, "abril|abr": 4, "mayo": 5, "junio|jun": 6, "julio|jul": 7,
        "agosto": 8, "septiembre|setiembre|sept|sep": 9, "octubre|oct": 10, "noviembre|nov": 11, "diciembre|dic": 12,
    },
    beside_day={"mar": 3, "may": 5, "ago": 8, "set": 9},
    of="de|del|del año",
    to="al?|hasta|hasta el",
    both="y|e|y el",
    ordinal=r"\.?[ºo°]",
    first="primero",
    openings=(("desde|del?", "hasta|al?"), ("entre", "y|e")),
    filler="el|los|año|años|principios|mediados|fines|finales|comienzos|de|del",
    circa=r"hacia|alrededor de|cerca de|c\.|ca\.",
    decade=r"(?:los\saños|d[ée]cadas?(?:\sde(?:l|\slos)?)?(?:\saños)?)\s",
    decade_words="años|década|décadas|decada|decadas",
    plural="(?:['’]?s)?",
    tens={
        "veinte": 2, "treinta": 3, "cuarenta": 4, "cincuenta": 5, "sesenta": 6, "setenta": 7, "ochenta": 8,
        "noventa": 9,
    },
)  # fmt: skip

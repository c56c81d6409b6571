"""How Spanish points from one date to another: ese mismo año, dos años después, al día siguiente, en marzo."""

from __future__ import annotations

import re

from indexer.enrich.date_pointers import EXACT, NUMBER, SPANISH_MONTHS, Pointers, Unit, pointer

# Without a capital, so that the Movimiento 26 de Julio is no date.
_MONTHS = "|".join(SPANISH_MONTHS)
_SEASONS = "primavera|verano|otoño|invierno"
# “3 de mayo de(l)”, “mayo de(l)”, “verano de(l)” before the year that is pointed to
_WITHIN = rf"(?:(?:(?P<d>\d{{1,2}})[ºo]?\sde\s)?(?P<m>{_MONTHS})\sdel?\s|(?P<s>{_SEASONS})\sdel?\s)?"
_NOT_OF = r"\b(?!\sdel?\b)"
_NO_YEAR = r"(?!,?\s(?:del?\s)?(?:año\s)?\d|\sde\s(?:ese|aquel|dicho|cada)|\sdel\s(?:mismo|año))"

_YEARS = (
    pointer(
        "same year", Unit.YEAR, 0, "mismo año",
        rf"\b{_WITHIN}(?:(?:[Ee]l|[Ee]se|[Aa]quel|[Dd]icho)\s)?mismo\saño\b(?!\s(?:en\s)?que)",
    ),
    pointer(
        "that year", Unit.YEAR, 0, "ese año|aquel año|dicho año",
        rf"\b{_WITHIN}(?:[Ee]se|[Aa]quel|[Dd]icho)\saño\b(?!\s(?:en\s)?que)",
    ),
    pointer(
        "following year", Unit.YEAR, 1, "año siguiente|siguiente año|año posterior",
        rf"\b{_WITHIN}(?:[EeAa]l\s)?(?:año\s(?:siguiente|posterior)|siguiente\saño)\b(?!\sal?\b)",
    ),
    pointer(
        "previous year", Unit.YEAR, -1, "año anterior|año previo|año precedente",
        rf"\b{_WITHIN}(?:[EeAa]l\s)?año\s(?:anterior|previo|precedente)\b(?!\sal?\b)",
    ),
    pointer(
        "years later", Unit.YEAR, 1, "después|más tarde|luego",
        rf"\b{EXACT}(?i:{NUMBER})\saños?\s(?:después|más\starde|luego){_NOT_OF}",
    ),
    pointer("years earlier", Unit.YEAR, -1, "antes", rf"\b{EXACT}(?i:{NUMBER})\saños?\s(?P<earlier>antes){_NOT_OF}"),
)  # fmt: skip
_MONTHS_COUNTED = (
    pointer(
        "same month", Unit.MONTH, 0, "mismo mes|ese mes|aquel mes|dicho mes",
        r"\b(?:(?P<d>\d{1,2})\sdel?\s)?(?:(?:(?:[Ee]l|[Ee]se|[Aa]quel|[Dd]icho)\s)?mismo|[Ee]se|[Aa]quel|dicho)"
        r"\smes\b(?!\sque)",
    ),
    pointer(
        "following month", Unit.MONTH, 1, "mes siguiente|siguiente mes",
        r"\b[EeAa]l\s(?:mes\ssiguiente|siguiente\smes)\b"
    ),
    pointer(
        "months later", Unit.MONTH, 1, "después|más tarde|antes",
        rf"\b{EXACT}(?i:{NUMBER})\smes(?:es)?\s(?:después|más\starde|(?P<earlier>antes)){_NOT_OF}",
    ),
)  # fmt: skip
_DAYS_COUNTED = (
    pointer(
        "same day", Unit.DAY, 0, "mismo día|ese día|aquel día",
        r"\b(?:(?:[Ee]l|[Ee]se|[Aa]quel)\smismo|[Ee]se|[Aa]quel)\sdía\b(?!\sque)",
    ),
    pointer(
        "following day", Unit.DAY, 1, "día siguiente|siguiente día", r"\b[EeAa]l\s(?:día\ssiguiente|siguiente\sdía)\b"
    ),
    pointer("previous day", Unit.DAY, -1, "día anterior", r"\b[Ee]l\sdía\santerior\b(?!\sal?\b)"),
    pointer(
        "days later", Unit.DAY, 1, "después|más tarde|antes",
        rf"\b{EXACT}(?i:{NUMBER})\sdías?\s(?:después|más\starde|(?P<earlier>antes)){_NOT_OF}",
    ),
)  # fmt: skip
_BY_NAME = (
    pointer(
        "following month by name", Unit.NEXT, 1, "siguiente",
        rf"\b(?:(?P<m>{_MONTHS})|(?P<s>{_SEASONS}))\ssiguiente\b(?!\sal?\b)",
    ),
    pointer(
        "that season", Unit.YEAR, 0, "",
        rf"\b(?:[Ee]s[ea]|[Aa]quel(?:la)?)\s(?:mism[oa]\s)?(?P<s>{_SEASONS})\b{_NO_YEAR}"
    ),
)  # fmt: skip
_ELLIPSES = (
    pointer(
        "day of the year", Unit.ELLIPSIS, 0, "",
        rf"\b(?:[Ee]l|del|[Aa]l)\s(?:día\s)?(?P<date>(?P<d>\d{{1,2}})[ºo]?\sde\s(?P<m>{_MONTHS}))\b{_NO_YEAR}",
    ),
    pointer(
        "month of the year", Unit.ELLIPSIS, 0, "",
        r"\b(?:[Ee]n|[Hh]asta|[Dd]esde|(?:principios|comienzos|mediados|fines|finales)\sde|mes\sde)\s"
        rf"(?P<date>(?P<m>{_MONTHS}))\b{_NO_YEAR}",
    ),
)  # fmt: skip

SPANISH_POINTERS = (
    Pointers((" año",), _YEARS, re.compile(r"\baño")),
    Pointers((" mes",), _MONTHS_COUNTED, re.compile(r"\bmes")),
    Pointers((" día",), _DAYS_COUNTED, re.compile(r"\bdía")),
    Pointers(("siguiente", *_SEASONS.split("|")), _BY_NAME, re.compile(rf"\b(?:{_MONTHS}|{_SEASONS})\b")),
    Pointers(tuple(SPANISH_MONTHS), _ELLIPSES, re.compile(rf"\b(?:{_MONTHS})\b")),
)

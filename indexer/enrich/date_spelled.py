"""Years written out in words: nineteen sixty-seven, mil novecientos sesenta y siete, 천구백육십칠년.

Years of 1800 to 1999 alone, and with tens or units: “mil novecientos” and “two thousand” are counts more often, and so
is what stands before the name of a thing counted (“mil novecientos sesenta soldados”).
"""

from __future__ import annotations

import re

from indexer.enrich.date_rules import Family, Hint, Rule, rule
from indexer.enrich.date_shields import COUNTED, UNITS
from indexer.folding import fold

_EN_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_EN_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_EN_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ES_UNITS = ("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
_ES_TEENS = (
    *("diez", "once", "doce", "trece", "catorce", "quince", "dieciseis", "diecisiete", "dieciocho", "diecinueve"),
    *("veinte", "veintiuno", "veintidos", "veintitres", "veinticuatro", "veinticinco", "veintiseis"),
    *("veintisiete", "veintiocho", "veintinueve"),
)
_ES_TENS = ("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_KO_FIGURES = {figure: number for number, figure in enumerate("일이삼사오육칠팔구", start=1)} | {"륙": 6}

# Folded words and the two last figures, or the last one, for which they stand.
_SMALL = (
    {word: n for n, word in enumerate(_EN_UNITS, start=1)}
    | {word: n for n, word in enumerate(_EN_TEENS, start=10)}
    | {word: 10 * n for n, word in enumerate(_EN_TENS, start=2)}
    | {word: n for n, word in enumerate(_ES_UNITS, start=1)}
    | {word: n for n, word in enumerate(_ES_TEENS, start=10)}
    | {word: 10 * n for n, word in enumerate(_ES_TENS, start=3)}
)
_HUNDREDS = {"eighteen": 18, "nineteen": 19, "ochocientos": 18, "novecientos": 19}
_NO_COUNT = rf"(?![\w-])(?!\s(?:{UNITS}|{COUNTED})(?!\w))"
# “Tres mil novecientos sesenta” is no year.
_NO_THOUSANDS = "".join(rf"(?<!{word}\s)" for word in (*_ES_UNITS[1:], *_ES_TEENS, *_ES_TENS, "cien", "cientos"))


def _alternatives(*words: str) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _western(found: re.Match[str]) -> str:
    small = sum(_SMALL[fold(found[group])] for group in ("tens", "unit", "teen") if found[group])
    return f"{_HUNDREDS[fold(found['hundreds'])]}{small:02}"


def _korean(found: re.Match[str]) -> str | None:
    tens = _KO_FIGURES.get(found["tens"], 1) if found["ten"] else 0
    return f"{19 if found['hundreds'] == '구' else 18}{tens}{_KO_FIGURES.get(found['unit'], 0)}"


_RULES: tuple[Rule, ...] = (
    rule(
        "year in words",
        r"(?<![\w-])(?P<hundreds>nineteen|eighteen)[\s-](?:hundred[\s-](?:and[\s-])?)?"
        rf"(?:(?P<tens>{_alternatives(*_EN_TENS)})(?:[\s-](?P<unit>{_alternatives(*_EN_UNITS)}))?"
        rf"|(?P<teen>{_alternatives(*_EN_TEENS)})){_NO_COUNT}",
        _western,
    ),
    rule(
        "year in words",
        rf"(?<![\w-]){_NO_THOUSANDS}mil\s(?P<hundreds>novecientos|ochocientos)\s"
        rf"(?:(?P<tens>{_alternatives(*_ES_TENS)})(?:\sy\s(?P<unit>{_alternatives(*_ES_UNITS)}))?"
        r"|(?P<teen>diecis[eé]is|veintid[oó]s|veintitr[eé]s|veintis[eé]is"
        rf"|{_alternatives(*_ES_TEENS, *_ES_UNITS)})){_NO_COUNT}",
        _western,
    ),
    rule(
        "year in words",
        r"(?<!\w)일?천(?P<hundreds>[팔구])백(?:(?P<ten>(?P<tens>[이삼사오육륙칠팔구])?십))?(?P<unit>[일이삼사오육륙칠팔구])?"
        r"\s?년(?!대|간|여|\s동안|\s만에)",
        _korean,
    ),
)

SPELLED = Family(Hint(frozenset(("nineteen", "eighteen")), marks=("cientos ", "천구백", "천팔백")), _RULES)

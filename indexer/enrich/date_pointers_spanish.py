"""How Spanish points from one date to another: ese mismo año, dos años después, al día siguiente, en marzo."""

from __future__ import annotations

from indexer.enrich.date_pointers import NUMBER, SPANISH_MONTHS, Pointers, Unit, pointer
from indexer.patterns import lazy

# Without a capital, so that the Movimiento 26 de Julio is no date.
_MONTHS = "|".join(SPANISH_MONTHS)
_SEASONS = "primavera|verano|otoño|invierno"
# “3 de mayo de(l)”, “mayo de(l)”, “verano de(l)” before the year that is pointed to
_WITHIN = rf"(?:(?:(?P<d>\d{{1,2}})[ºo]?\sde\s)?(?P<m>{_MONTHS})\sdel?\s|(?P<s>{_SEASONS})\sdel?\s)?"
_TIMES_OF_DAY = "mañana|tarde|noche|madrugada"
_NOT_OF = r"\b(?!\sdel?\b)"
_NO_YEAR = r"(?!,?\s(?:del?\s)?(?:año\s)?\d|\sde\s(?:ese|aquel|dicho|cada)|\sdel\s(?:mismo|año))"

# “Supo aquel año que pasó en Lima” tells which year; “respondió el 3 de mayo de ese año que sí” does not
_NOT_WHICH = r"\b(?!\sen\sque)(?(m)|(?!\sque))"
# “Aquel año, en mayo,”: the month says it
_NO_MONTH = rf"(?!,\sen\s(?:{_MONTHS})\b(?!\sdel?\s))"

_YEARS = (
    pointer(
        "same year", Unit.YEAR, 0, "mismo año",
        rf"\b{_WITHIN}(?:(?:[Ee]l|[Ee]se|[Aa]quel|[Dd]icho)\s)?mismo\saño\b(?!\s(?:en\s)?que){_NO_MONTH}",
    ),
    pointer(
        "that year", Unit.YEAR, 0, "ese año|aquel año|dicho año",
        rf"\b{_WITHIN}(?:[Ee]se|[Aa]quel|[Dd]icho)\saño{_NOT_WHICH}{_NO_MONTH}",
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
        rf"\b(?i:{NUMBER})\saños?\s(?:después|más\starde|luego){_NOT_OF}",
    ),
    pointer("years earlier", Unit.YEAR, -1, "antes", rf"\b(?i:{NUMBER})\saños?\s(?P<earlier>antes){_NOT_OF}"),
)  # fmt: skip
_WITHIN_YEAR = (
    pointer(
        "within the year", Unit.YEAR, 0, "de año|del año",
        r"\b(?:[Aa]|[Hh]acia|[Pp]ara|[Hh]asta)\s(?:fines|finales|principios|mediados|comienzos|inicios)\sdel?\saño\b"
        r"(?!\s(?:\d|de\b|siguiente|anterior|pasado|próximo|en\scurso|posterior|previo))",
    ),
    pointer(
        "years later", Unit.YEAR, 1, "al cabo de", rf"\b[Aa]l\scabo\sde\s(?i:{NUMBER})\saños?{_NOT_OF}",
    ),
    pointer(
        "last year of a range", Unit.LAST_YEAR, 0, "último año",
        rf"\b(?P<m>{_MONTHS})\sde(?:l|\sese|\saquel)\súltimo\s(?:de\s(?:esos|aquellos|estos)\saños|año)\b(?!\sdel?\b)",
    ),
)  # fmt: skip
_MONTHS_COUNTED = (
    pointer(
        "same month", Unit.MONTH, 0, "mismo mes|ese mes|aquel mes|dicho mes",
        r"\b(?:(?P<d>\d{1,2})\sdel?\s)?(?:(?:(?:[Ee]l|[Ee]se|[Aa]quel|[Dd]icho)\s)?mismo|[Ee]se|[Aa]quel|dicho)"
        r"\smes\b(?!\sque)",
    ),
    pointer(
        "following month", Unit.MONTH, 1, "mes siguiente|siguiente mes",
        r"\b(?:(?:(?P<d>\d{1,2})\sd)?[Ee]l|[Aa]l)\s(?:mes\ssiguiente|siguiente\smes)\b"
    ),
    pointer(
        "previous month", Unit.MONTH, -1, "mes anterior|mes previo",
        r"\b(?:(?P<d>\d{1,2})\sd)?[Ee]l\smes\s(?:anterior|previo)\b(?!\sal?\b)"
    ),
    pointer(
        "months later", Unit.MONTH, 1, "después|más tarde|antes",
        rf"\b(?i:{NUMBER})\smes(?:es)?\s(?:después|más\starde|(?P<earlier>antes)){_NOT_OF}",
    ),
    pointer(
        "months later", Unit.MONTH, 1, "a los |al cabo de",
        rf"\b[Aa](?:\slos|l\scabo\sde)\s(?i:{NUMBER})\smes(?:es)?\b(?!\s(?:del?|que)\b)",
    ),
)  # fmt: skip
_NO_WEEK = r"(?!(?:ocho|Ocho|8)\s)"  # eight days are a week, as one says
_DAYS_COUNTED = (
    pointer(
        "same day", Unit.DAY, 0, "mismo día|ese día|aquel día|misma |esa |aquella ",
        r"\b(?:(?:[Ee]l|[Ee]se|[Aa]quel)\smismo|[Ee]se|[Aa]quel)\sdía\b(?!\sque)"
        rf"|\b(?:(?:[Ll]a|[Ee]sa|[Aa]quella)\smisma|[Ee]sa|[Aa]quella)\s(?:{_TIMES_OF_DAY})\b(?!\sque)",
    ),
    pointer(
        "following day", Unit.DAY, 1, "siguiente|otro día",
        rf"\b(?:[EeAa]l|del)\s(?:día\ssiguiente|siguiente\sdía)\b|\b[Aa]l\sotro\sdía\b|\b[Ll]a\s(?:{_TIMES_OF_DAY})\ssiguiente\b(?!\sal?\b)",
    ),
    pointer(
        "previous day", Unit.DAY, -1, "anterior|víspera",
        r"\b(?:(?:[Ee]l|del)\sdía|[Ll]a\s(?:noche|tarde))\santerior\b(?!\sal?\b)|\b[Ll]a\svíspera\b(?!\sdel?\b)",
    ),
    pointer(
        "days later", Unit.DAY, 1, "después|más tarde|antes",
        rf"\b{_NO_WEEK}(?i:{NUMBER})\sdías?\s(?:después|más\starde|(?P<earlier>antes)){_NOT_OF}"
    ),
    pointer(
        "days later", Unit.DAY, 1, "a los ", rf"\b[Aa]\slos\s{_NO_WEEK}(?i:{NUMBER})\sdías\b(?!\s(?:del?|que)\b)",
    ),
)  # fmt: skip
_BY_NAME = (
    pointer(
        "following month by name", Unit.NEXT, 1, "siguiente",
        rf"\b(?:(?P<m>{_MONTHS})|(?P<s>{_SEASONS}))\ssiguiente\b(?!\sal?\b)",
    ),
    pointer(
        "previous month by name", Unit.NEXT, -1, "anterior",
        rf"\b(?:(?P<m>{_MONTHS})|(?P<s>{_SEASONS}))\santerior\b(?!\sal?\b)",
    ),
    pointer(
        "that season", Unit.YEAR, 0, "",
        rf"\b(?:[Ee]s[ea]|[Aa]quel(?:la)?|(?:[Ee]l|[Ll]a)(?=\smism))\s(?:mism[oa]\s)?(?:(?P<m>{_MONTHS})|(?P<s>{_SEASONS}))\b{_NO_YEAR}"
    ),
)  # fmt: skip
_WEEKDAYS = "lunes|martes|miércoles|jueves|viernes|sábado|domingo"
_NO_COUNT = r"(?![\d.,]?\d|\s(?:de|por)\b|\s?%)"
_BARE_DAYS = (
    pointer(
        "day of the month", Unit.BARE_DAY, 0, "",
        r"\b(?:[Ee]l|[Hh]asta\sel|[Dd]esde\sel)\s(?P<date>(?:día\s)?(?P<d>\d{1,2}))"
        r"(?=[,;)]|\.(?!\d)|$|\s(?:se|lo|los|la|las|el|ya|fue|cuando)\s)(?!,\s(?:el\s)?\d)",
    ),
    pointer("day of the month", Unit.BARE_DAY, 0, "día ", r"\b[Ee]l\s(?P<date>día\s(?P<d>\d{1,2}))(?!\d|\sde\b|,\d)"),
    pointer(
        "day of the month", Unit.BARE_DAY, 0, "entre el ",
        rf"\b[Ee]ntre\s(?P<date>el\s(?P<d>\d{{1,2}}))(?=\sy\sel\s\d{{1,2}}{_NO_COUNT})",
    ),
    pointer(
        "day of the month", Unit.BARE_DAY, 0, "entre el ",
        rf"\b[Ee]ntre\sel\s\d{{1,2}}\sy\s(?P<date>el\s(?P<d>\d{{1,2}})){_NO_COUNT}",
    ),
    pointer(
        "day of the month", Unit.BARE_DAY, 0, "",
        r"[^\W\d_],\sdel\s(?P<date>(?:día\s)?(?P<d>\d{1,2}))(?=,\s[^\d])",
    ),
)  # fmt: skip
_ELLIPSES = (
    pointer(
        "day of the year", Unit.ELLIPSIS, 0, "",
        rf"\b(?:[Ee]l|del|[Aa]l)\s(?:día\s|(?:{_WEEKDAYS})\s)?(?P<date>(?P<d>\d{{1,2}})[ºo]?\sde\s(?P<m>{_MONTHS}))\b{_NO_YEAR}"
    ),
    pointer(
        "month of the year", Unit.ELLIPSIS, 0, "",
        r"\b(?:[Ee]n|[Hh]asta|[Hh]acia|[Pp]ara|[Dd]esde|[Dd]urante|(?:principios|comienzos|mediados|fines|finales)\sde|mes\sde)\s"
        rf"(?P<date>(?P<m>{_MONTHS}))\b{_NO_YEAR}",
    ),
    pointer(
        "month of the year", Unit.ELLIPSIS, 0, "el de |la de ",
        rf"\b(?:[Ee]l|[Ll]a)\sde\s(?P<date>(?P<m>{_MONTHS}))\b{_NO_YEAR}",
    ),
    pointer(  # “la carta del 9 de mayo de 1967, y la siguiente, de octubre, …”
        "month of the year", Unit.ELLIPSIS, 0, "", rf"[^\W\d_],\sde\s(?P<date>(?P<m>{_MONTHS}))(?=,\s[^\d])",
    ),
    pointer(  # “Granma, 14 de noviembre de 1967, p. 8; ibíd., 5 de diciembre”
        "day of the year", Unit.ELLIPSIS, 0, "",
        rf"(?:[;,(]|\b[yeo])\s(?P<date>(?P<d>\d{{1,2}})[ºo]?\sde\s(?P<m>{_MONTHS}))(?=[,.;:)]|$|\s[yeoa]\s){_NO_YEAR}",
    ),
)  # fmt: skip
_DECADES = (
    pointer(
        "that decade", Unit.DECADE, 0, "",
        r"\b(?:(?:[Ll]a|[Ee]sa|[Aa]quella)\smisma|[Ee]sa|[Aa]quella)\sdécada\b(?!\s(?:en\s)?que)"
        r"|\b(?:(?:[Ee]l|[Ee]se|[Aa]quel)\smismo|[Ee]se|[Aa]quel)\sdecenio\b(?!\s(?:en\s)?que)",
    ),
)  # fmt: skip
_SAME_DATES = (
    pointer(
        "that date", Unit.SAME, 0, "fecha",
        r"\b(?:[Dd]esde|[Hh]asta|[Ee]ntre|[Aa]\spartir\sde|[Ee]n|[Aa]ntes\sde|[Dd]e)\s(?P<date>(?:esa|aquella|dicha)\sfecha)\b",
    ),
    pointer(
        "that date", Unit.SAME, 0, "desde entonces",
        r"\b[Dd]esde\s(?P<date>entonces)(?=\shasta\s(?:\w+\s){0,4}\d)",
    ),
)  # fmt: skip

SPANISH_POINTERS = (
    Pointers((" año",), (*_YEARS, *_WITHIN_YEAR), lazy(r"\baño")),
    Pointers((" mes",), _MONTHS_COUNTED, lazy(r"\bmes")),
    Pointers(
        (" día", "víspera", *(f" {each}" for each in _TIMES_OF_DAY.split("|"))),
        _DAYS_COUNTED,
        lazy(rf"\b(?:día|víspera|{_TIMES_OF_DAY})"),
    ),
    Pointers(
        tuple(f"{word} {n}" for word in ("el", "día") for n in range(1, 10)),
        _BARE_DAYS,
        lazy(r"\b(?:d?[Ee]l|día)\s\d{1,2}(?!\d)"),
    ),
    Pointers(
        ("siguiente", "anterior", "ese ", "mismo ", "aquel ", *_SEASONS.split("|")),
        _BY_NAME,
        lazy(rf"\b(?:{_MONTHS}|{_SEASONS})\b"),
        names=(*SPANISH_MONTHS, *_SEASONS.split("|")),
    ),
    Pointers(("década", "decenio"), _DECADES, lazy(r"\b(?:década|decenio)")),
    Pointers(("a fecha", "desde entonces"), _SAME_DATES, lazy(r"\b(?:fecha|entonces)\b")),
    Pointers(tuple(SPANISH_MONTHS), _ELLIPSES, lazy(rf"\b(?:{_MONTHS})\b")),
)

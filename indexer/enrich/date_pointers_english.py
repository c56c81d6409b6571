"""How English points from one date to another: the same year, two years later, the following May, on September 11."""

from __future__ import annotations

import re

from indexer.enrich.date_pointers import ENGLISH_MONTHS, EXACT, NUMBER, STOP, Pointers, Unit, pointer

# With a capital, so that “that may” is no month.
_MONTHS = "|".join(name.capitalize() for name in ENGLISH_MONTHS)
_SEASONS = "spring|summer|autumn|fall|winter"
# “on 3 May of”, “in May of”, “May 3 of”, “the spring of” before the year that is pointed to
_WITHIN = (
    rf"(?:(?:(?:[Oo]n\s(?:the\s)?)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?)?(?P<m>{_MONTHS})"
    rf"(?:\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?,?\s(?:of\s|in\s)?|(?P<s>{_SEASONS})\s(?:of\s)?)?"
)
_NAMED = rf"(?:(?P<m>{_MONTHS})|(?P<s>{_SEASONS}))"

# “things that fall apart”, “rights that spring from …”
_NO_VERB = r"(?<!\bfall)(?!\s(?:from|up|into|on|under|within|apart|short|out|to|back|forth|outside|be)\b)"

_YEARS = (
    pointer(
        "same year", Unit.YEAR, 0, "same year",
        rf"\b{_WITHIN}(?:[Tt]he|[Tt]hat)\s(?:very\s)?same\syear(?!s?\s(?:as|that|when|in\swhich)\b|s)",
    ),
    pointer(
        "that year", Unit.YEAR, 0, "that year|very year",
        rf"\b{_WITHIN}[Tt]hat\s(?:very\s)?year(?!s|\safter\syear|\s(?:when|in\swhich))\b",
    ),
    pointer(
        "within the year", Unit.YEAR, 0, "in the year|in the same year|of the year",
        r"\b(?:[Ll]ater|[Ee]arly|[Ee]arlier|[Ll]ate)\sin\sthe\s(?:same\s)?year(?!s|\s\d)\b"
        r"|\b(?:end|beginning|start|middle|rest|remainder|course)\sof\sthe\syear(?!s|\s\d)\b",
    ),
    pointer(
        "following year", Unit.YEAR, 1, "following year|next year|ensuing year|succeeding year|the year ",
        rf"\b{_WITHIN}(?:[Tt]he|[Tt]hat)\s(?:following|next|ensuing|succeeding)\syear\b(?!s|\s(?:or|and)\s(?:so|two))"
        rf"|\b[Tt]he\syear\s(?:after|afterwards|following|thereafter){STOP}",
    ),
    pointer(
        "previous year", Unit.YEAR, -1, "previous year|preceding year|prior year|the year before",
        rf"\b{_WITHIN}[Tt]he\s(?:previous|preceding|prior)\syear\b(?!s)|\b[Tt]he\syear\sbefore{STOP}",
    ),
    pointer(
        "years later", Unit.YEAR, 1, "later|after|thereafter|years on|year on",
        rf"\b{EXACT}(?i:{NUMBER})\syears?\s(?:later|afterwards?|thereafter|after{STOP}|on{STOP})\b",
    ),
    pointer(
        "years earlier", Unit.YEAR, -1, "earlier|previously|before",
        rf"\b{EXACT}(?i:{NUMBER})\syears?\s(?P<earlier>earlier|previously|beforehand|before{STOP})(?!\sthan)\b",
    ),
)  # fmt: skip
_MONTHS_COUNTED = (
    pointer(
        "same month", Unit.MONTH, 0, "same month|that month|in the month|of the month",
        r"\b(?:[Oo]n\s(?:the\s)?(?P<d>\d{1,2})(?:st|nd|rd|th)?\sof\s)?(?:(?:[Tt]he|[Tt]hat)\ssame|[Tt]hat)\smonth\b"
        r"(?!\sas\b)|\b(?:[Ll]ater|[Ee]arlier)\sin\sthe\smonth\b|\b(?:end|beginning|middle)\sof\sthe\smonth\b",
    ),
    pointer(
        "following month", Unit.MONTH, 1, "following month|next month|month after",
        rf"\b[Tt]he\s(?:following|next)\smonth\b|\b[Tt]he\smonth\safter{STOP}",
    ),
    pointer(
        "previous month", Unit.MONTH, -1, "previous month|preceding month|month before",
        rf"\b[Tt]he\s(?:previous|preceding)\smonth\b|\b[Tt]he\smonth\sbefore{STOP}",
    ),
    pointer(
        "months later", Unit.MONTH, 1, "later|after|earlier|previously",
        rf"\b{EXACT}(?i:{NUMBER})\smonths?\s(?:later|afterwards?|thereafter|(?P<earlier>earlier|previously))\b(?!\sthan)",
    ),
)  # fmt: skip
_DAYS_COUNTED = (
    pointer(
        "same day", Unit.DAY, 0, "same day|that day|very day",
        r"\b(?:(?:[Tt]he|[Tt]hat)\s(?:very\s)?same|[Tt]hat(?:\svery)?)\sday\b(?!\sas\b|\sin\sand|\sby)",
    ),
    pointer(
        "following day", Unit.DAY, 1, "following day|next day|day after",
        rf"\b[Tt]he\s(?:following|next)\sday\b|\b[Tt]he\sday\safter{STOP}",
    ),
    pointer(
        "previous day", Unit.DAY, -1, "previous day|preceding day|day before",
        rf"\b[Tt]he\s(?:previous|preceding)\sday\b|\b[Tt]he\sday\sbefore{STOP}",
    ),
    pointer(
        "days later", Unit.DAY, 1, "later|after|earlier|previously",
        rf"\b{EXACT}(?i:{NUMBER})\sdays?\s(?:later|afterwards?|(?P<earlier>earlier|previously))\b(?!\sthan)",
    ),
)  # fmt: skip
_BY_NAME = (
    pointer(
        "following month by name", Unit.NEXT, 1, "the following",
        rf"\b[Tt]he\sfollowing\s{_NAMED}\b(?!\s(?:of\s)?(?:\d|that|the\sfollowing))",
    ),
    pointer(
        "that season", Unit.YEAR, 0, "",
        rf"\b(?:[Tt]hat(?:\ssame)?|[Tt]he\ssame)\s{_NAMED}\b(?!,?\s(?:of\s)?\d){_NO_VERB}",
    ),
)  # fmt: skip
_ELLIPSES = (
    pointer(
        "day of the year", Unit.ELLIPSIS, 0, "",
        rf"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Aa]fter|[Bb]efore|[Ss]ince|[Ff]rom)\s"
        rf"(?P<date>(?:the\s)?(?:(?P<m>{_MONTHS})\s(?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_MONTHS})))"
        r"(?:st|nd|rd|th)?(?![\w-])(?!,?\s(?:\d|of\s(?:the|that)))",
    ),
    pointer(
        "month of the year", Unit.ELLIPSIS, 0, "",
        r"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|(?:end|middle|beginning|start|course)\sof)\s(?:(?:early|mid|late)[\s-])?"
        rf"(?P<date>(?P<m>{_MONTHS}))(?![\w-])(?!,?\s(?:of\s)?\d)(?!\sof\s)",
    ),
)  # fmt: skip

ENGLISH_POINTERS = (
    Pointers(("year",), _YEARS, re.compile(r"\byear")),
    Pointers(("month",), _MONTHS_COUNTED, re.compile(r"\bmonth")),
    Pointers((" day",), _DAYS_COUNTED, re.compile(r"\bday")),
    Pointers(("that ", "same ", "following "), _BY_NAME, re.compile(rf"\b(?:{_MONTHS}|{_SEASONS})\b")),
    Pointers((" ",), _ELLIPSES, re.compile(rf"\b(?:{_MONTHS})\b")),
)

"""How English points from one date to another: the same year, two years later, the following May, on September 11."""

from __future__ import annotations

from indexer.enrich.date_pointers import DAY_WORDS, ENGLISH_MONTHS, NUMBER, STOP, Pointers, Unit, pointer
from indexer.patterns import lazy

# With a capital, so that “that may” is no month.
_MONTHS = "|".join(name.capitalize() for name in ENGLISH_MONTHS)
_SEASONS = "spring|summer|autumn|fall|winter"
# “on 3 May of”, “in May of”, “May 3 of”, “the spring of” before the year that is pointed to
_WITHIN = (
    rf"(?:(?:(?:[Oo]n\s(?:the\s)?)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?)?(?P<m>{_MONTHS})"
    rf"(?:\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?,?\s(?:of\s|in\s)?|(?P<s>{_SEASONS})\s(?:of\s)?)?"
)
_NAMED = rf"(?:(?P<m>{_MONTHS})|(?P<s>{_SEASONS}))"

_TO_THE_DAY = r"(?P<exact>,?\sto\sthe\s(?:very\s)?day\b)?"
# “on the 18th of”, “on the eighteenth of” before the month that is pointed to
_ORDINAL = rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?|(?P<dw>{'|'.join(sorted(DAY_WORDS, key=len, reverse=True))}))"
_OF_A_MONTH = rf"(?:(?:[Oo]n\s)?(?:[Tt]he\s)?{_ORDINAL}\sof\s)?"
_TIMES_OF_DAY = "morning|afternoon|evening|night"
_ON_TO = r"(?<=\d\s)(?:to|till|through)"  # of a range that a date begins: “3 May 1967 to the 18th”
# The 18th, alone: what follows is no floor or parallel of which it would be the number.
_ALONE = (
    r"(?!,?\s(?:(?:and|or|to)\s)?(?:the\s)?\d)(?=[,.;:)—]|$|\s(?:and|but|he|she|they|it|we|the|a|an|in|at|by|to|with|"
    r"from|for|when|where|after|before|under|his|her|their|that|as|is|was|says|said|has|had)\b)"
)

# “things that fall apart”, “rights that spring from …”
_NO_VERB = r"(?<!\bfall)(?!\s(?:from|up|into|on|under|within|apart|short|out|to|back|forth|outside|be)\b)"

# “That year, in May,”: the month says it
_NO_MONTH = rf"(?!,\sin\s(?:{_MONTHS})\b(?!,?\s\d))"

_YEARS = (
    pointer(
        "same year", Unit.YEAR, 0, "same year",
        rf"\b{_WITHIN}(?:[Tt]he|[Tt]hat)\s(?:very\s)?same\syear(?!s?\s(?:as|that|when|in\swhich)\b|s){_NO_MONTH}",
    ),
    pointer(
        "that year", Unit.YEAR, 0, "that year|very year",
        rf"\b{_WITHIN}[Tt]hat\s(?:very\s)?year(?!s|\safter\syear|\s(?:when|in\swhich))\b{_NO_MONTH}",
    ),
    pointer(
        "within the year", Unit.YEAR, 0, "in the year|in the same year|of the year|s end",
        r"\b(?:[Ll]ater|[Ee]arly|[Ee]arlier|[Ll]ate)\sin\sthe\s(?:same\s)?year(?!s|\s\d)\b"
        r"|\b(?:end|beginning|start|middle|rest|remainder|course)\sof\sthe\syear(?!s|\s\d)\b"
        r"|\b(?:by|at|before|until)\s(?:the\s)?year[’']s\send\b",
    ),
    pointer(
        "following year", Unit.YEAR, 1, "following year|next year|ensuing year|succeeding year|the year ",
        rf"\b{_WITHIN}(?:[Tt]he|[Tt]hat)\s(?:following|next|ensuing|succeeding)\syear\b(?!s|\s(?:or|and)\s(?:so|two))"
        rf"|\b[Tt]he\syear\s(?:after|afterwards|following|thereafter|after\sthat){STOP}",
    ),
    pointer(
        "previous year", Unit.YEAR, -1, "previous year|preceding year|prior year|the year before",
        rf"\b{_WITHIN}[Tt]he\s(?:previous|preceding|prior)\syear\b(?!s)|\b[Tt]he\syear\sbefore{STOP}",
    ),
    pointer(
        "years later", Unit.YEAR, 1, "later|after|thereafter|years on|year on",
        rf"\b(?i:{NUMBER})\syears?\s(?:later|afterwards?|thereafter|after(?:\sthat)?{STOP}|on{STOP})\b{_TO_THE_DAY}",
    ),
    pointer(
        "years earlier", Unit.YEAR, -1, "earlier|previously|before",
        rf"\b(?i:{NUMBER})\syears?\s(?P<earlier>earlier|previously|beforehand|before{STOP})(?!\sthan)\b",
    ),
)  # fmt: skip
_MONTHS_COUNTED = (
    pointer(
        "same month", Unit.MONTH, 0, "same month|that month|in the month|of the month",
        rf"\b{_OF_A_MONTH}(?:(?:[Tt]he|[Tt]hat)\ssame|[Tt]hat)\smonth\b"
        r"(?!\sas\b)|\b(?:[Ll]ater|[Ee]arlier)\sin\sthe\smonth\b|\b(?:end|beginning|middle)\sof\sthe\smonth\b",
    ),
    pointer(
        "following month", Unit.MONTH, 1, "following month|next month|month after",
        rf"\b{_OF_A_MONTH}[Tt]he\s(?:following|next)\smonth\b|\b[Tt]he\smonth\safter(?:\sthat)?{STOP}",
    ),
    pointer(
        "previous month", Unit.MONTH, -1, "previous month|preceding month|month before",
        rf"\b{_OF_A_MONTH}[Tt]he\s(?:previous|preceding)\smonth\b|\b[Tt]he\smonth\sbefore{STOP}",
    ),
    pointer(
        "months later", Unit.MONTH, 1, "later|after|earlier|previously|before",
        rf"\b(?i:{NUMBER})\smonths?\s(?:later|afterwards?|thereafter|after(?:\sthat)?{STOP}|"
        rf"(?P<earlier>earlier|previously|before{STOP}))\b(?!\sthan)"
        rf"{_TO_THE_DAY}",
    ),
)  # fmt: skip
_DAYS_COUNTED = (
    pointer(
        "same day", Unit.DAY, 0, "same |that |very ",
        rf"\b(?:(?:[Tt]he|[Tt]hat)\s(?:very\s)?same|[Tt]hat(?:\svery)?)\s(?:day|{_TIMES_OF_DAY})\b"
        r"(?!\sas\b|\sin\sand|\sby)",
    ),
    pointer(
        "following day", Unit.DAY, 1, "following |next | after",
        rf"\b(?:[Tt]he\s(?:following|next)\s(?:day|{_TIMES_OF_DAY})|[Nn]ext\s(?:day|morning))\b|\b[Tt]he\s(?:day|morning)\safter(?:\sthat)?{STOP}",
    ),
    pointer(
        "previous day", Unit.DAY, -1, "previous |preceding |day before|night before|evening before",
        rf"\b[Tt]he\s(?:previous|preceding)\s(?:day|{_TIMES_OF_DAY})\b|\b[Tt]he\s(?:day|night|evening)\sbefore{STOP}",
    ),
    pointer(
        "days later", Unit.DAY, 1, "late|after|earlier|previously|before",
        rf"\b(?i:{NUMBER})\sdays?\s(?:later?|afterwards?|after(?:\sthat)?{STOP}|"
        rf"(?P<earlier>earlier|previously|before{STOP}))\b(?!\sthan)",
    ),
)  # fmt: skip
_BY_NAME = (
    pointer(
        "following month by name", Unit.NEXT, 1, "the following|the next",
        rf"\b[Tt]he\s(?:following|next)\s{_NAMED}\b(?!,?\s(?:of\s)?(?:\d|that|the\sfollowing))",
    ),
    pointer(
        "previous month by name", Unit.NEXT, -1, "the previous|the preceding",
        rf"\b[Tt]he\s(?:previous|preceding)\s{_NAMED}\b(?!,?\s(?:of\s)?\d)",
    ),
    pointer(
        "that season", Unit.YEAR, 0, "",
        rf"\b(?:[Tt]hat(?:\ssame)?|[Tt]he\ssame)\s{_NAMED}\b(?!,?\s(?:of\s)?\d){_NO_VERB}",
    ),
)  # fmt: skip
# Not the first, second or third, which are ranks more often.
_LATER_DAYS = "|".join(sorted((word for word, n in DAY_WORDS.items() if n > 3), key=len, reverse=True))
_OPENS_PAIR = r"\b(?:[Oo]n|[Bb]etween)\s"
_BARE_DAYS = (
    pointer(
        "day of the month", Unit.BARE_DAY, 0, "",
        rf"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Aa]fter|[Bb]efore|[Ss]ince|{_ON_TO})\s"
        rf"(?P<date>the\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)){_ALONE}",
    ),
    pointer(
        "day of the month", Unit.BARE_DAY, 0, "",
        rf"(?:,|\b(?:that|those|one|letter|telegram|cable|report|issue|note|entry|reply|answer|despatch|session|meeting))\sof\s"
        rf"(?P<date>the\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)){_ALONE}(?!\s(?:and|or|to)\b)",
    ),
    pointer(  # “on the 5th and the 9th”, “between the 5th and the 9th”
        "day of the month", Unit.BARE_DAY, 0, " and | to | or ",
        rf"{_OPENS_PAIR}(?P<date>the\s(?P<d>\d{{1,2}})(?:st|nd|rd|th))(?=,?\s(?:and|to|or)\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th){_ALONE})",
    ),
    pointer(
        "day of the month", Unit.BARE_DAY, 0, " and | to | or ",
        rf"{_OPENS_PAIR}the\s\d{{1,2}}(?:st|nd|rd|th),?\s(?:and|to|or)\s(?P<date>(?:the\s)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)){_ALONE}",
    ),
    pointer(
        "day of the month", Unit.BARE_DAY, 0, "",
        rf"\b[Oo]n\s(?P<date>the\s(?P<dw>{_LATER_DAYS})){_ALONE}",
    ),
)  # fmt: skip
_LAST_YEARS = (
    pointer(
        "last year of a range", Unit.LAST_YEAR, 0, "last|final",
        rf"\b(?P<m>{_MONTHS})\sof\s(?:the|that)\s(?:last|final)\s(?:of\s(?:those|these|the)\syears|year)\b"
        r"(?!\s(?:of|before|that|in\swhich)\b)",
    ),
)  # fmt: skip
# “the Movement of 26 July” is none of that day
_NAMESAKES = ["Movement", "Brigade", "Front", "Group", "Revolution", "Square", "Street", "Avenue", "Plaza", "Day"]
_NO_NAME = "".join(rf"(?<!{each}\s)" for each in _NAMESAKES)
_ELLIPSES = (
    pointer(
        "day of the year", Unit.ELLIPSIS, 0, "",
        rf"\b(?:(?:[Oo]n|[Bb]y|[Uu]ntil|[Aa]fter|[Bb]efore|[Ss]ince|[Ff]rom|[Dd]ated|{_ON_TO})(?:\s\w{{3,6}}day,?)?|{_NO_NAME}of)\s"
        rf"(?P<date>(?:the\s)?(?:(?P<m>{_MONTHS})\s(?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_MONTHS})))"
        r"(?:st|nd|rd|th)?(?![\w-])(?!,?\s(?:\d|of\s(?:the|that)))",
    ),
    pointer(
        "month of the year", Unit.ELLIPSIS, 0, "",
        r"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|[Dd]uring|[Tt]hroughout|(?:end|middle|beginning|start|course)\sof)\s(?:(?:early|mid|late)[\s-])?"
        rf"(?P<date>(?P<m>{_MONTHS}))(?![\w-])(?!,?\s(?:of\s)?\d)(?!\sof\s)",
    ),
    pointer(  # “the issue of May 1967 …; that of June …”
        "month of the year", Unit.ELLIPSIS, 0, "",
        rf"\b(?:that|those|the\sone)\s(?:of|for)\s(?P<date>(?P<m>{_MONTHS}))(?![\w-])(?!,?\s(?:of\s)?(?:\d|[A-Z]))",
    ),
    pointer(  # “Granma, 3 May 1967, 2; 9 May, 4”, “dated 3 May 1967 and 9 June”
        "day of the year", Unit.ELLIPSIS, 0, "",
        rf"(?:[;,(]|\b(?:and|or))\s(?P<date>(?P<m>{_MONTHS})\s(?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}})\s(?P<m2>{_MONTHS}))"
        r"(?![\w-])(?=[,.;:)]|$|\s(?:and|or|to)\s)(?!,?\s\d{3})",
    ),
)  # fmt: skip
_DECADES = (
    pointer(
        "that decade", Unit.DECADE, 0, "",
        r"\b(?:(?:[Tt]he|[Tt]hat)\s(?:very\s)?same|[Tt]hat)\sdecade\b(?!\sas\b)|\b(?:[Ll]ater|[Ee]arlier)\sin\sthe\sdecade\b",
    ),
)  # fmt: skip
_SAME_DATES = (
    pointer(
        "that date", Unit.SAME, 0, "that date|same date",
        r"\b(?:[Ff]rom|[Ss]ince|[Bb]etween|[Uu]ntil|[Oo]n|[Bb]efore|[Aa]fter|[Bb]y)\s(?P<date>(?:that|the\ssame)\sdate)\b",
    ),
    pointer(
        "that date", Unit.SAME, 0, "from then|from that time",
        r"\b[Ff]rom\s(?P<date>then|that\stime)(?=\s(?:until|till|to|through)\s(?:\w+\s){0,3}\d)",
    ),
)  # fmt: skip

ENGLISH_POINTERS = (
    Pointers(("year",), _YEARS, lazy(r"\byear")),
    Pointers(("month",), _MONTHS_COUNTED, lazy(r"\bmonth")),
    Pointers(
        (" day", " morning", "afternoon", "evening", " night"), _DAYS_COUNTED, lazy(rf"\b(?:day|{_TIMES_OF_DAY})")
    ),
    Pointers(
        (
            *(f"the {n}" for n in range(1, 10)),
            "fourth",
            "fifth",
            "sixth",
            "enth",
            "ighth",
            "ninth",
            "lfth",
            "tieth",
            "twenty",
        ),
        _BARE_DAYS,
        lazy(rf"\bthe\s(?:\d{{1,2}}(?=st|nd|rd|th)|(?:{_LATER_DAYS})\b)"),
    ),
    Pointers(("decade",), _DECADES, lazy(r"\bdecade")),
    Pointers(("that date", "same date", "from then", "from that time"), _SAME_DATES, lazy(r"\b(?:date|then|time)\b")),
    Pointers(("last ", "final "), _LAST_YEARS, lazy(r"\b(?:last|final)\s")),
    Pointers(
        ("that ", "same ", "following ", "next ", "previous ", "preceding "),
        _BY_NAME,
        lazy(rf"\b(?:{_MONTHS}|{_SEASONS})\b"),
        names=(*ENGLISH_MONTHS, *_SEASONS.split("|")),
    ),
    Pointers(tuple(ENGLISH_MONTHS), _ELLIPSES, lazy(rf"\b(?:{_MONTHS})\b")),
)

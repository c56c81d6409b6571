"""Days and months in German, French, Portuguese and Russian, which notes in other languages cite: *3. Mai 1967*.

Prose in these languages isn't read for more (decades, seasons, “since”): what is cited of them are the days of papers.
Where English has the same name of a month, the full stop after the day tells German, and only where no number can
have ended a sentence: *…, 24. September 1952*, *vom 24. September 1952*, *24. September 1952: 3*.
"""

from __future__ import annotations

import re

from indexer.enrich.date_rules import (
    ALONE,
    DASH,
    DAY_START,
    ENDS,
    YEAR,
    Family,
    Hint,
    Rule,
    day,
    hint,
    month,
    rule,
    span,
)
from indexer.folding import fold
from indexer.patterns import lazy

_MONTHS = (
    "januar|jänner|janvier|janeiro|января|январь|январе", "februar|février|fevereiro|февраля|февраль|феврале",
    "märz|mars|março|марта|март|марте", "avril|апреля|апрель|апреле", "mai|maio|мая|май|мае",
    "juni|juin|junho|июня|июнь|июне", "juli|juillet|julho|июля|июль|июле", "août|августа|август|августе",
    "septembre|setembro|сентября|сентябрь|сентябре", "oktober|octobre|outubro|октября|октябрь|октябре",
    "novembre|novembro|ноября|ноябрь|ноябре", "dezember|décembre|dezembro|декабря|декабрь|декабре",
)  # fmt: skip
_SHARED = {"april": 4, "august": 8, "september": 9, "november": 11}
_NUMBERS = {fold(name): n for n, names in enumerate(_MONTHS, start=1) for name in names.split("|")} | _SHARED
_MONTH = "|".join(_MONTHS).replace("mars", "(?-i:mars)")  # English knows the planet

_EITHER = f"{_MONTH}|{'|'.join(_SHARED)}"
_TO = rf"(?:{DASH}|/|\s(?:bis(?:\szum)?|au|ao?|по)\s)"
_OF = r"\s(?:de\s)?"
_YEAR = rf",?\s(?:de\s)?(?P<y>{YEAR}){ENDS}"
# What stands before a day, and not before a number at the end of a sentence.
_OPENS = (
    r"(?:(?<=[,(“”»„«\]]\s)|(?<=[(\[])|(?<=\b(?:vom|zum|den|dem|der|bis)\s)|(?<=\b(?:am|ab)\s)|"
    r"(?=\d{1,2}\.\s[A-Z][a-z]{4,8}\s\d{4}(?::\s?\d|,\sS\.)))"
)


def _days(named: str, stop: str, before: str = "") -> tuple[Rule, ...]:
    """3. Mai 1967; 3.–5. Mai 1967; 30 avril au 2 mai 1967."""
    d1, d2 = (rf"(?P<d{place}>\d{{1,2}}){stop}" for place in (1, 2))
    m1, m2 = (rf"(?P<m{place}>{named})\.?" for place in (1, 2))
    begin = before + ALONE
    return (
        rule("day", rf"{begin}{d1}{_OF}{m1}{_YEAR}", _first),
        rule("range of days", rf"{begin}{d1}{_TO}{d2}{_OF}{m1}{_YEAR}", _range),
        rule("range of days", rf"{begin}{d1}{_OF}{m1}{_TO}{d2}{_OF}{m2}{_YEAR}", _range),
    )


def _on(found: re.Match[str], d: str, m: str) -> str | None:
    return day(found["y"], _NUMBERS[fold(found[m])], found[d])


def _first(found: re.Match[str]) -> str | None:
    return _on(found, "d1", "m1")


def _range(found: re.Match[str]) -> str | None:
    return span(_first(found), _on(found, "d2", "m2" if "m2" in found.re.groupindex else "m1"))


_BY_MONTH = rule(
    "month", rf"(?<!\w)(?P<m1>{_MONTH})\.?{_YEAR}", lambda found: month(found["y"], _NUMBERS[fold(found["m1"])])
)
_named = hint(*_MONTHS)
CONTINENTAL = (
    Family(_named, _days(_EITHER, r"(?:\.|er|º|°|-?го)?"), DAY_START, figures=True),
    Family(_named, (_BY_MONTH,)),
    Family(
        Hint(marks=tuple(f". {name}" for name in _SHARED)),
        _days("|".join(_SHARED), r"\.", _OPENS),
        DAY_START,
        figures=True,
    ),
)
"""The families of rules for these languages."""


def is_behind_day(text: str, at: int) -> bool:
    """Whether the full stop at ``at`` is that of a day, *3. Mai 1967*, and ends no sentence."""
    if _OWN_AHEAD.match(text, at):
        return True
    found = _SHARED_AHEAD.match(text, at)
    if found is None:
        return False
    return found["page"] is not None or _OPENED.search(text, max(0, at - _FARTHEST), at) is not None


_OWN_AHEAD = lazy(rf"\.\s(?:{_MONTH})\s\d{{4}}", re.IGNORECASE)
_SHARED_AHEAD = lazy(rf"\.\s(?:{'|'.join(_SHARED)})\s\d{{4}}(?P<page>:\s?\d|,\sS\.)?", re.IGNORECASE)
_OPENED = lazy(rf"{_OPENS}\d{{1,2}}$")
_FARTHEST = 8

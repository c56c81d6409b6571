"""*Madrid: Siglo XXI, 1977*; *(Bloomsbury, 2003)*: a press by its name without the word that says that it is one.

By itself such a name means something else: a century, a part of London. Between a town and a year of a note it is a
press.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from indexer.enrich.name_forms import form_key
from indexer.enrich.names import Name, by_key
from indexer.model import Record
from indexer.patterns import lazy

_FIRST = lazy(r"^(?:The|Editorial|Ediciones|Editora|Librería|Verlag)\s")
_LAST = lazy(
    r",?\s(?:(?<!University\s)Press|Books|Publishing|Publishers|Editores|Editorial|Verlag|Company|(?:&|and)\sCo(?:mpany|\.)?"
    r"|(?:&|and)\sSons|\([^()]+\))$"
)
_OTHER = lazy(r"^Universi|^en\s|:|\sCenter$")
"""A university, which may have taken a thesis, and what else isn't the press."""
_SHORTEST = 4
_FAR = 200
_LONGEST_TOWN = 40
_TOWN = r"[^\W\d_a-z][\w.’'-]*(?:\s(?:de\s|del\s|of\s|la\s)?[^\W\d_a-z][\w.’'-]*){0,3}"
_YEAR = r"\[?(?:1[5-9]|20)\d\d(?!\d)"
_BEFORE = lazy(rf"(?:(?:^|[.,;:()»”’\"]\s?){_TOWN}(?:,\s[A-Z]{{2}})?[:,]\s|\()$")
_AFTER = lazy(rf",?\s{_YEAR}|,\s{_TOWN}(?:\s\([^()]{{2,12}}\))?,?\s{_YEAR}")
# 1977. Title. London: Press; where the year stands behind the author, too.
_AFTER_TOWN = lazy(rf"[.,(]\s?{_TOWN}(?:,\s[A-Z]{{2}})?:\s$")
_CLOSED = lazy(r"[;.,)]|$")
# Gómez, A. (1977). Title. Press, p. 12: where the year stands behind the author, the press is last.
_YEAR_FIRST = lazy(rf"\({_YEAR}[a-z]?(?:/\d{{4}})?\)\.\s.*[.)»”]\s$", re.DOTALL)
_ENDS = lazy(r"\.(?=\s|$)|$|,\s(?:pp?|págs?|cap|vol)\.\s")


def press_names(records: Iterable[Record]) -> dict[str, Name]:
    """What presses are called without their words, by key: where it means one alone and is no form of the authority."""
    records = tuple(records)
    known = {form_key(form) for record in records for form in record.forms}
    return {
        key: Name(key, tuple(told), next(iter(told.values())), acronym=False, capital=True)
        for key, told in by_key(records, _bare_forms).items()
        if key and key not in known and len(told) == 1
    }


def _bare_forms(record: Record) -> Iterator[str]:
    if record.type != "publisher":
        return
    for form in record.forms:
        bare = form
        while (shorter := _LAST.sub("", _FIRST.sub("", bare))) != bare:
            bare = shorter
        if bare != form and len(bare) >= _SHORTEST and not _OTHER.search(bare):
            yield bare


def is_in_imprint(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` of a note stands where a press does: behind a town or a bracket, before a year."""
    if _AFTER.match(text, end) and _BEFORE.search(text, max(0, start - _LONGEST_TOWN), start):
        return True
    if _CLOSED.match(text, end) and _AFTER_TOWN.search(text, max(0, start - _LONGEST_TOWN), start):
        return True
    return bool(_ENDS.match(text, end) and _YEAR_FIRST.search(text[max(0, start - _FAR) : start]))
